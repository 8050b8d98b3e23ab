package matrix

import (
	"strings"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"

	"github.com/offerlint/offerlint/report"
)

// Colours of headers; statuses and severities have those of package report.
const (
	ink       = "1D2733"
	headFill  = "22384F"
	headText  = "FFFFFF"
	entryHead = "F2D479" // the header of columns for people to fill in
	entryFill = "FFFBEB"
	entryText = "4A3A00"
	lineGrey  = "C9D0D8"
	quietText = "55606D"
	linkText  = "0B4F8A"
)

// A look is how a cell of the workbook looks. Equal looks share one style of the file.
type look struct {
	fill, text           string
	size                 float64 // points; 0 for 10
	bold, italic, struck bool
	link, box, plain     bool // plain: one line, not wrapped
	format               string
	across, down         string // alignment; "" for left and top
}

const fontSize = 10

func (l look) style() *excelize.Style {
	font := &excelize.Font{Family: "Calibri", Size: l.size, Bold: l.bold, Italic: l.italic, Strike: l.struck, Color: l.text}
	if font.Size == 0 {
		font.Size = fontSize
	}
	if font.Color == "" {
		font.Color = ink
	}
	if l.link {
		font.Color, font.Underline = linkText, "single"
	}
	s := &excelize.Style{Font: font, Alignment: &excelize.Alignment{
		WrapText: !l.plain, Vertical: "top", Horizontal: l.across,
	}}
	if l.down != "" {
		s.Alignment.Vertical = l.down
	}
	if l.fill != "" {
		s.Fill = excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{l.fill}}
	}
	if l.box {
		for _, side := range []string{"left", "top", "right", "bottom"} {
			s.Border = append(s.Border, excelize.Border{Type: side, Color: lineGrey, Style: 1})
		}
	}
	if l.format != "" {
		s.CustomNumFmt = &l.format
	}
	return s
}

// in is the look in the colours of a status or severity.
func (l look) in(c report.Colour) look {
	l.fill, l.text = c.Fill, c.Text
	return l
}

// style is the number of a look in the file.
func (b *book) style(l look) (int, error) {
	if n, ok := b.styles[l]; ok {
		return n, nil
	}
	n, err := b.NewStyle(l.style())
	if err == nil {
		b.styles[l] = n
	}
	return n, err
}

// Row heights are in points. Excel does not fit a row that a program wrote to its text, so that heights are estimated.
const (
	lineHeight = 12.8
	rowPadding = 5
	maxLines   = 24 // of one row; beyond, a row would fill the screen: all of the text is in the cell all the same
)

// lines estimates how many lines a text takes in a column of so many digits of the standard font, at fontSize.
func lines(s string, width float64) int {
	perLine := max(int(width*1.22), 4)
	n := 0
	for line := range strings.SplitSeq(s, "\n") {
		n++
		used := 0
		for word := range strings.FieldsSeq(line) {
			w := len([]rune(word))
			if used > 0 && used+1+w > perLine {
				n, used = n+1, 0
			}
			if used > 0 {
				used++
			}
			used += w
			for ; used > perLine; used -= perLine {
				n++
			}
		}
	}
	return n
}

func height(n int) float64 { return float64(min(n, maxLines))*lineHeight + rowPadding }

// units is how long Excel takes a text to be.
func units(s string) int { return len(utf16.Encode([]rune(s))) }

// fit shortens a text at a word so that with what follows, which says where the whole of it stands, it fits into a cell.
func fit(s, rest string) string {
	if units(s) <= excelize.TotalCellChars {
		return s
	}
	room := excelize.TotalCellChars - units(rest)
	u := utf16.Encode([]rune(s))
	cut := strings.TrimRight(string(utf16.Decode(u[:max(room, 0)])), "\ufffd")
	if i := strings.LastIndexAny(cut, " \n"); i > len(cut)-100 && i > 0 {
		cut = cut[:i]
	}
	return cut + rest
}
