package lint

import (
	"cmp"
	"fmt"
	"strconv"
	"strings"
	"unicode"
)

// A Location is a place in an input file. In a workbook Sheet is set and Line and Col count rows and columns; elsewhere
// they count lines and bytes. All are 1-based; a zero Line means the file (or the sheet) as a whole.
type Location struct {
	File  string // as printed: relative to the working directory, with forward slashes
	Sheet string
	Line  int
	Col   int
}

// String prints offer.md:12:3, rfp.xlsx:Anforderungen!C14 or rfp.xlsx:'Site list'!C14, so that editors can jump.
func (l Location) String() string {
	l.File, l.Sheet = Printable(l.File), Printable(l.Sheet)
	switch {
	case l.Sheet != "" && l.Line > 0:
		return l.File + ":" + quoteSheet(l.Sheet) + "!" + l.Cell()
	case l.Sheet != "":
		return l.File + ":" + quoteSheet(l.Sheet)
	case l.Line > 0 && l.Col > 0:
		return fmt.Sprintf("%s:%d:%d", l.File, l.Line, l.Col)
	case l.Line > 0:
		return fmt.Sprintf("%s:%d", l.File, l.Line)
	}
	return l.File
}

// Printable replaces control characters, which input files may hold: they could clear the screen, or forge a line of a
// report. So could those that turn the direction of the text around them (U+202A to U+202E, U+2066 to U+2069).
func Printable(s string) string {
	if !strings.ContainsFunc(s, unprintable) {
		return s
	}
	return strings.Map(func(r rune) rune {
		if unprintable(r) {
			return '\ufffd'
		}
		return r
	}, s)
}

func unprintable(r rune) bool {
	return unicode.IsControl(r) || r >= '\u202a' && r <= '\u202e' || r >= '\u2066' && r <= '\u2069'
}

// Cell is the name of the cell, such as "C14"; empty outside a workbook or where no row is known.
func (l Location) Cell() string {
	if l.Sheet == "" || l.Line < 1 {
		return ""
	}
	return ColumnName(max(l.Col, 1)) + strconv.Itoa(l.Line)
}

// Compare orders locations by file, sheet, line and column.
func (l Location) Compare(m Location) int {
	// Most findings are compared with one in the same file, and cmp.Or would look at all parts first.
	if l.File != m.File {
		return cmp.Compare(l.File, m.File)
	}
	if l.Sheet != m.Sheet {
		return cmp.Compare(l.Sheet, m.Sheet)
	}
	if l.Line != m.Line {
		return cmp.Compare(l.Line, m.Line)
	}
	return cmp.Compare(l.Col, m.Col)
}

// ColumnName turns 1 into "A" and 28 into "AB".
func ColumnName(col int) string {
	var b [8]byte
	i := len(b)
	for ; col > 0 && i > 0; col = (col - 1) / 26 {
		i--
		b[i] = byte('A' + (col-1)%26)
	}
	return string(b[i:])
}

// ColumnNumber turns "A" into 1 and "ab" into 28; 0 for anything else, and for more than a sheet can have.
func ColumnNumber(name string) int {
	n := 0
	for i := range len(name) {
		c := name[i] &^ 0x20
		if c < 'A' || c > 'Z' || n > 16_384 {
			return 0
		}
		n = n*26 + int(c-'A') + 1
	}
	return n
}

// quoteSheet puts a sheet's name into quotes where a formula would need them.
func quoteSheet(s string) string {
	for _, r := range s {
		if r == '_' || r >= '0' && r <= '9' || r >= 'a' && r <= 'z' || r >= 'A' && r <= 'Z' || r > 0x7f {
			continue
		}
		q := "'"
		for _, r := range s {
			if r == '\'' {
				q += "'"
			}
			q += string(r)
		}
		return q + "'"
	}
	return s
}

// A Span is a place with an end. EndLine and EndCol are those of the last row and column, or line and byte, that still
// belong to it.
type Span struct {
	Location
	EndLine, EndCol int
}

// At is the span of a single cell or byte.
func At(l Location) Span { return Span{Location: l, EndLine: l.Line, EndCol: l.Col} }

// Overlaps reports whether two spans share a place.
func (s Span) Overlaps(t Span) bool {
	if s.File != t.File || s.Sheet != t.Sheet {
		return false
	}
	if s.Sheet != "" {
		return s.Line <= t.EndLine && t.Line <= s.EndLine && s.Col <= t.EndCol && t.Col <= s.EndCol
	}
	before := func(l, c, m, d int) bool { return l < m || l == m && c < d }
	return !before(s.EndLine, s.EndCol, t.Line, t.Col) && !before(t.EndLine, t.EndCol, s.Line, s.Col)
}
