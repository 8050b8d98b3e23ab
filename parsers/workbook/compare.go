package workbook

import (
	"slices"
	"strconv"
	"strings"
)

// What excelize v2.11.1 makes of cells without content in a comparison is not what Excel makes of them: B1="" is false
// there, and true in Excel. COUNTIF(B1:C1,"") finds none of them, and TEXT(B1,"0") is an empty text.

// solidFunctions give a text, a number or a truth value, never the emptiness of a cell.
var solidFunctions = strings.Fields(`ABS AND AVERAGE CEILING CHAR CODE COLUMN COLUMNS CONCAT CONCATENATE COUNT COUNTA COUNTBLANK COUNTIF
	COUNTIFS DATE DAY EXACT FIND FLOOR INT ISBLANK ISERROR ISNA ISNUMBER ISTEXT LEFT LEN LOWER MATCH MAX MID MIN MOD MONTH N NOT OR
	PRODUCT PROPER RIGHT ROUND ROUNDDOWN ROUNDUP ROW ROWS SEARCH SIGN SUBSTITUTE SUBTOTAL SUM SUMIF SUMIFS SUMPRODUCT TEXTJOIN TRIM
	TRUNC UPPER VALUE YEAR`)

// An operand is one side of a comparison.
type operand struct {
	kind operandKind
	at   int    // the token, of a literal or a cell
	text string // of a literal
	cell value  // of a cell
}

type operandKind uint8

const (
	unknown operandKind = iota // may hand on the emptiness of a cell
	solid                      // a result that is never empty
	literal                    // "Ja", 5
	logical                    // TRUE
	oneCell
)

// A value is what a cell holds, as far as comparisons are concerned.
type value struct{ empty, number, noText bool }

// comparable words a formula so that excelize compares cells without content as Excel does; ok is false where that cannot
// be done.
func (c *calculator) comparable(s *sheet, ts []token) (formula string, ok bool) {
	ts = slices.DeleteFunc(slices.Clone(ts), func(t token) bool { return t.text == " " || t.text == "\n" || t.text == "\r" || t.text == "\t" })
	out := slices.Clone(ts)
	for i := 0; i < len(ts); i++ {
		if counts(ts, i) || ts[i].kind == function && strings.EqualFold(ts[i].text, "TEXT(") && c.refersToNothing(s, ts) {
			return "", false
		}
		if !comparison(ts[i]) || i == 0 {
			continue
		}
		end := i
		for end+1 < len(ts) && comparison(ts[end+1]) {
			end++
		}
		left, right := c.leftOf(s, ts, i-1), c.rightOf(s, ts, end+1)
		i = end
		for _, pair := range [][2]operand{{left, right}, {right, left}} {
			switch a, b := pair[0], pair[1]; {
			case a.kind == unknown && c.refersToNothing(s, ts), a.kind == oneCell && a.cell.number && b.kind == literal && quotesNumber(b.text):
				return "", false
			case a.kind != oneCell || !a.cell.empty:
			case b.kind == literal && strings.HasPrefix(b.text, `"`), b.kind == oneCell && b.cell.empty:
				out[a.at].text = `""`
				if a.at > 0 && out[a.at-1].kind == sheetRef {
					out[a.at-1].text = ""
				}
			case b.kind == logical, b.kind == unknown, b.kind == oneCell && b.cell.noText:
				return "", false
			}
		}
	}
	var b strings.Builder
	for _, t := range out {
		b.WriteString(t.text)
	}
	return b.String(), true
}

func comparison(t token) bool {
	return t.kind == other && (t.text == "=" || t.text == "<" || t.text == ">")
}

// counts reports whether a function that counts or adds up by a condition begins here, and asks for cells without content.
func counts(ts []token, i int) bool {
	if ts[i].kind != function || !strings.Contains(strings.ToUpper(ts[i].text), "IF") || strings.HasPrefix(strings.ToUpper(ts[i].text), "IF") {
		return false
	}
	depth := 0
	for _, t := range ts[i:] {
		depth += opens(t)
		if depth == 0 {
			return false
		}
		if depth == 1 && (t.text == `""` || t.text == `"="`) {
			return true
		}
	}
	return false
}

// opens is 1 for a token that opens a bracket, -1 for one that closes it.
func opens(t token) int {
	switch {
	case t.kind == function || t.text == "(":
		return 1
	case t.text == ")":
		return -1
	}
	return 0
}

func quotesNumber(lit string) bool {
	_, err := strconv.ParseFloat(strings.Trim(lit, `"`), 64)
	return strings.HasPrefix(lit, `"`) && err == nil
}

// leftOf reads the operand that ends at token i.
func (c *calculator) leftOf(s *sheet, ts []token, i int) operand {
	if ts[i].text == ")" {
		depth := 0
		for k := i; k >= 0; k-- {
			if depth += opens(ts[k]); depth == 0 {
				return result(ts[k])
			}
		}
		return operand{}
	}
	before := i - 1
	if before >= 0 && ts[before].kind == sheetRef {
		before--
	}
	return c.single(s, ts, i, before >= 0 && calculates(ts[before]), before >= 0 && ts[before].text == ":")
}

// rightOf reads the operand that begins at token i.
func (c *calculator) rightOf(s *sheet, ts []token, i int) operand {
	if i >= len(ts) {
		return operand{}
	}
	if opens(ts[i]) == 1 {
		return result(ts[i])
	}
	if ts[i].kind == sheetRef && i+1 < len(ts) {
		i++
	}
	return c.single(s, ts, i, i+1 < len(ts) && calculates(ts[i+1]), i+1 < len(ts) && ts[i+1].text == ":")
}

// calculates reports whether an operator makes a number or a text of what stands beside it, whatever that is.
func calculates(t token) bool {
	return t.kind == other && slices.Contains([]string{"+", "-", "*", "/", "^", "&", "%"}, t.text)
}

// result is that of a function, or of what stands in brackets.
func result(open token) operand {
	name := strings.TrimPrefix(strings.ToUpper(strings.TrimSuffix(open.text, "(")), "_XLFN.")
	if slices.Contains(solidFunctions, name) {
		return operand{kind: solid}
	}
	return operand{}
}

func (c *calculator) single(s *sheet, ts []token, i int, part, ranges bool) operand {
	t := ts[i]
	switch {
	case part:
		return operand{kind: solid}
	case ranges:
		return operand{}
	case t.kind == cellRef:
		from := s
		if i > 0 && ts[i-1].kind == sheetRef {
			from = c.book.sheetNamed(unquoteSheet(ts[i-1].text))
		}
		row, col, ok := parseCell(t.text)
		if !ok || from == nil {
			return operand{}
		}
		return operand{kind: oneCell, at: i, cell: c.valueAt(from, place{row, col})}
	case strings.EqualFold(t.text, "true") || strings.EqualFold(t.text, "false"):
		return operand{kind: logical}
	case strings.HasPrefix(t.text, `"`) || t.text[0] >= '0' && t.text[0] <= '9':
		return operand{kind: literal, at: i, text: t.text}
	case t.text == "-":
		return operand{kind: solid}
	}
	return operand{}
}

func (c *calculator) valueAt(s *sheet, p place) value {
	cell := s.cellAt(p)
	switch {
	case cell == nil || cell.Text == "" && cell.Formula() == "":
		// A cell of blanks alone is not kept here, but it is not empty.
		got, err := c.file.GetCellValue(s.grid.Sheet, cellName(p))
		return value{empty: err == nil && got == ""}
	case cell.Text == "":
		return value{noText: true}
	}
	return value{number: cell.Number || cell.Date}
}

// refersToNothing reports whether any cell without content is among those that a formula refers to.
func (c *calculator) refersToNothing(s *sheet, ts []token) bool {
	refs, ok := c.references(s, ts)
	if !ok {
		return true
	}
	for _, r := range refs {
		cells := 0
		rows := r.sheet.grid.Rows
		for i := r.sheet.rowFrom(r.area.row); i < len(rows) && rows[i].N <= r.area.endRow; i++ {
			for _, cell := range rows[i].Cells {
				if cell.Col >= r.area.col && cell.Col <= r.area.endCol && (cell.Text != "" || cell.Formula() != "") {
					cells++
				}
			}
		}
		if cells < (r.area.endRow-r.area.row+1)*(r.area.endCol-r.area.col+1) {
			return true
		}
	}
	return false
}
