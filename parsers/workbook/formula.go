package workbook

import (
	"strconv"
	"strings"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers/pattern"
)

// A tokenKind says what a piece of a formula is, as far as it matters here.
type tokenKind uint8

const (
	other    tokenKind = iota // operators, numbers, strings
	cellRef                   // $B3
	lineRef                   // the B of B:D, the $3 of $3:$5
	sheetRef                  // Lists! or 'Site list'!
	function                  // SUM(
	nameRef                   // anything else that is named: a defined name, a table
)

type token struct {
	kind tokenKind
	text string
}

var (
	tokenPattern = pattern.Must(`"(?:[^"]|"")*"` + `|'(?:[^']|'')*'!` +
		`|(?:\[[^\[\]]*\])?[\p{L}_\\$][\p{L}\p{N}_.\\$]*[!(]?` + `|\[[^\]]*\]!?` + `|[0-9.]+(?:[eE][+-]?[0-9]+)?` + `|(?s:.)`)
	cellPattern = pattern.Must(`^(\$?)([A-Za-z]{1,3})(\$?)([0-9]{1,7})$`)
	linePattern = pattern.Must(`^\$?[A-Za-z]{1,3}$|^\$[0-9]{1,7}$`)
)

// tokens takes a formula apart. Joined, the tokens are the formula again.
func tokens(formula string) []token {
	parts := tokenPattern.FindAllString(formula, -1)
	ts := make([]token, len(parts))
	for i, p := range parts {
		last := p[len(p)-1]
		t := token{text: p}
		switch {
		case p[0] == '"' || p[0] >= '0' && p[0] <= '9':
		case last == '!' && len(p) > 1:
			t.kind = sheetRef
		case last == '(' && len(p) > 1:
			t.kind = function
		case cellPattern.MatchString(p):
			t.kind = cellRef
		case linePattern.MatchString(p) && (i > 0 && parts[i-1] == ":" || i+1 < len(parts) && parts[i+1] == ":"):
			t.kind = lineRef
		case strings.EqualFold(p, "true") || strings.EqualFold(p, "false"):
		case isLetter(rune(p[0])) || p[0] == '_' || p[0] == '\\' || p[0] >= 0x80 || p[0] == '[' || p[0] == '$' && len(p) > 1:
			t.kind = nameRef
		}
		ts[i] = t
	}
	return ts
}

// shift moves the relative references of a formula, as Excel does with the formula that several cells share.
func shift(formula string, rows, cols int) string { return moved(tokens(formula), rows, cols) }

// moved is shift for a formula that was taken apart.
func moved(ts []token, rows, cols int) string {
	var b strings.Builder
	for _, t := range ts {
		switch t.kind {
		case cellRef:
			b.WriteString(shiftCell(t.text, rows, cols))
		case lineRef:
			b.WriteString(shiftColumn(t.text, cols))
		default:
			b.WriteString(t.text)
		}
	}
	return b.String()
}

func shiftCell(ref string, rows, cols int) string {
	letters := skipDollar(ref, 0)
	for letters < len(ref) && isASCIILetter(ref[letters]) {
		letters++
	}
	digits := skipDollar(ref, letters)
	row, err := strconv.Atoi(ref[digits:])
	if err != nil {
		return ref
	}
	if digits == letters {
		row += rows
	}
	col := shiftColumn(ref[:letters], cols)
	if row < 1 || row > maxRow || col == refError {
		return refError
	}
	return col + ref[letters:digits] + strconv.Itoa(row)
}

const refError = "#REF!"

func shiftColumn(ref string, cols int) string {
	if strings.HasPrefix(ref, "$") {
		return ref
	}
	col := lint.ColumnNumber(ref) + cols
	if col < 1 || col > maxCol {
		return refError
	}
	return lint.ColumnName(col)
}

// parseCell reads "C14", with or without dollar signs; ok is false for anything that is no cell of a sheet. Every cell of a
// workbook comes by here, which is why it is no pattern.
func parseCell[T string | []byte](ref T) (row, col int, ok bool) {
	i := skipDollar(ref, 0)
	for ; i < len(ref) && isASCIILetter(ref[i]) && col <= maxCol; i++ {
		col = col*26 + int(ref[i]&^0x20-'A') + 1
	}
	for i = skipDollar(ref, i); i < len(ref); i++ {
		if ref[i] < '0' || ref[i] > '9' || row > maxRow {
			return 0, 0, false
		}
		row = row*10 + int(ref[i]-'0')
	}
	return row, col, row >= 1 && row <= maxRow && col >= 1 && col <= maxCol
}

func skipDollar[T string | []byte](ref T, i int) int {
	if i < len(ref) && ref[i] == '$' {
		i++
	}
	return i
}

func isASCIILetter(c byte) bool { return c|0x20 >= 'a' && c|0x20 <= 'z' }

// An area is a rectangle of cells; all its bounds belong to it.
type area struct{ row, col, endRow, endCol int }

// parseArea reads C14, C14:D20, C:D and 14:20, with or without dollar signs.
func parseArea(ref string) (area, bool) {
	from, to, found := strings.Cut(strings.TrimSpace(ref), ":")
	if !found {
		to = from
	}
	r1, c1, ok1 := parseCell(from)
	r2, c2, ok2 := parseCell(to)
	if ok1 && ok2 {
		return area{min(r1, r2), min(c1, c2), max(r1, r2), max(c1, c2)}, true
	}
	from, to = strings.TrimPrefix(from, "$"), strings.TrimPrefix(to, "$")
	if c1, c2 = lint.ColumnNumber(from), lint.ColumnNumber(to); found && c1 > 0 && c2 > 0 && max(c1, c2) <= maxCol {
		return area{1, min(c1, c2), maxRow, max(c1, c2)}, true
	}
	r1, err1 := strconv.Atoi(from)
	r2, err2 := strconv.Atoi(to)
	if !found || err1 != nil || err2 != nil || min(r1, r2) < 1 || max(r1, r2) > maxRow {
		return area{}, false
	}
	return area{min(r1, r2), 1, max(r1, r2), maxCol}, true
}

// isExternal reports whether a formula refers to another workbook; the file numbers those, from 1.
func (b *book) isExternal(formula string) bool {
	if b.externals == 0 || !strings.Contains(formula, "[") {
		return false
	}
	for _, t := range tokens(formula) {
		_, rest, found := strings.Cut(t.text, "[")
		num, _, closed := strings.Cut(rest, "]")
		n, err := strconv.Atoi(num)
		if found && closed && err == nil && n >= 1 && n <= b.externals && t.kind == sheetRef {
			return true
		}
	}
	return false
}

// linkOf is the address in a formula HYPERLINK("address", …); "" where it is put together.
func linkOf(formula string) string {
	rest, ok := strings.CutPrefix(strings.ToUpper(formula[:min(len(formula), len("HYPERLINK("))]), "HYPERLINK(")
	if !ok || rest != "" {
		return ""
	}
	ts := tokens(formula)
	if len(ts) < 3 || !strings.HasPrefix(ts[1].text, `"`) || ts[2].text != "," && ts[2].text != ")" {
		return ""
	}
	return strings.ReplaceAll(strings.Trim(ts[1].text, `"`), `""`, `"`)
}

// unquoteSheet is the name of the sheet in a token of kind sheetRef.
func unquoteSheet(t string) string {
	t = strings.TrimSuffix(t, "!")
	if strings.HasPrefix(t, "'") && len(t) > 1 {
		t = strings.ReplaceAll(t[1:len(t)-1], "''", "'")
	}
	return t
}
