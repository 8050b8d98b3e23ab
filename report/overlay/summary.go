package overlay

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"sync"
)

// A Sheet is the sheet that is laid behind those of the workbook.
type Sheet struct {
	Name   string
	Colour string    // of its tab, RRGGBB
	Widths []float64 // of the columns, in characters
	Rows   []Row
	Header int // the row, from 1, above the list that can be filtered and that ends the sheet; 0 for none
}

// A Row of the sheet. A zero Height lets Excel choose it.
type Row struct {
	Height float64 // in points
	Cells  []Cell
}

// A Cell of the sheet. Its text is never a formula, whatever it begins with.
type Cell struct {
	Text  string
	Count bool   // Text is a whole number
	Link  string // the place in the workbook that a click leads to, such as 'Sheet 1'!F14
	Span  int    // how many columns it reaches over; 0 is 1
	Style Style
}

// A Style is how a cell of the sheet looks. The zero value is plain text.
type Style struct {
	Bold, Border, Link bool
	Size               int    // in points; 0 is 11
	Fill, Ink          string // RRGGBB; "" for none, and for black
}

// maxLinks is how many links Excel allows in a sheet.
const maxLinks = 65000

// Finish lays the sheet behind the others, opens the workbook at it, and marks the copy with a document property.
func (b *Book) Finish(s Sheet, property, value string) error {
	s.Name = b.newName(s.Name)
	part := b.free(b.beside("worksheets/sheet%d.xml"))
	b.set(part, []byte(b.render(s)))
	if err := b.declare(part, "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"); err != nil {
		return err
	}
	if err := b.unselect(); err != nil {
		return err
	}
	if err := b.list(s.Name, part, s.filter(true)); err != nil {
		return err
	}
	return b.setProperty(property, value)
}

// filter is the area of the list that can be filtered; "" where there is none.
func (s Sheet) filter(absolute bool) string {
	if s.Header == 0 {
		return ""
	}
	f := "%s%d:%s%d"
	if absolute {
		f = "$%s$%d:$%s$%d"
	}
	return fmt.Sprintf(f, "A", s.Header, columnName(len(s.Widths)), len(s.Rows))
}

// render writes the part of the sheet.
func (b *Book) render(s Sheet) string {
	var out, links, merges strings.Builder
	fmt.Fprintf(&out, `%s<worksheet xmlns="%s"><sheetPr><tabColor rgb="FF%s"/><pageSetUpPr fitToPage="1"/></sheetPr>`, xmlHead, b.main(), s.Colour)
	out.WriteString(`<sheetViews><sheetView showGridLines="0" tabSelected="1" workbookViewId="0"/></sheetViews><sheetFormatPr defaultRowHeight="15"/><cols>`)
	for i, w := range s.Widths {
		fmt.Fprintf(&out, `<col min="%d" max="%[1]d" width="%g" customWidth="1"/>`, i+1, w)
	}
	out.WriteString(`</cols><sheetData>`)
	n, merged := 0, 0
	for i, row := range s.Rows {
		height := ""
		if row.Height > 0 {
			height = fmt.Sprintf(` ht="%g" customHeight="1"`, row.Height)
		}
		fmt.Fprintf(&out, `<row r="%d"%s>`, i+1, height)
		for k, col := 0, 1; k < len(row.Cells); k++ {
			c := row.Cells[k]
			at := cell{i + 1, col}
			b.renderCell(&out, c, at)
			if c.Span > 1 {
				fmt.Fprintf(&merges, `<mergeCell ref="%s"/>`, area{at, cell{at.row, col + c.Span - 1}})
				merged++
			}
			if c.Link != "" && n < maxLinks {
				fmt.Fprintf(&links, `<hyperlink ref="%s" location="%s" display="%s"/>`, at.name(), escape(c.Link), escape(c.Text))
				n++
			}
			col += max(c.Span, 1)
		}
		out.WriteString(`</row>`)
	}
	out.WriteString(`</sheetData>`)
	if f := s.filter(false); f != "" {
		fmt.Fprintf(&out, `<autoFilter ref="%s"/>`, f)
	}
	if merged > 0 {
		fmt.Fprintf(&out, `<mergeCells count="%d">%s</mergeCells>`, merged, &merges)
	}
	if n > 0 {
		fmt.Fprintf(&out, `<hyperlinks>%s</hyperlinks>`, &links)
	}
	out.WriteString(`<pageMargins left="0.4" right="0.4" top="0.6" bottom="0.6" header="0.3" footer="0.3"/>` +
		`<pageSetup paperSize="9" orientation="landscape" fitToHeight="0"/><headerFooter><oddFooter>&amp;L&amp;A&amp;R&amp;P / &amp;N</oddFooter></headerFooter></worksheet>`)
	return out.String()
}

func (b *Book) renderCell(out *strings.Builder, c Cell, at cell) {
	style := b.styles.plain(c.Style, isFormula(c.Text))
	switch {
	case c.Count:
		fmt.Fprintf(out, `<c r="%s" s="%d"><v>%s</v></c>`, at.name(), style, escape(c.Text))
	case c.Text == "":
		fmt.Fprintf(out, `<c r="%s" s="%d"/>`, at.name(), style)
	default:
		fmt.Fprintf(out, `<c r="%s" s="%d" t="inlineStr"><is><t xml:space="preserve">%s</t></is></c>`, at.name(), style, cellText(c.Text))
	}
	for k := 1; k < c.Span; k++ {
		fmt.Fprintf(out, `<c r="%s" s="%d"/>`, cell{at.row, at.col + k}.name(), style)
	}
}

// isFormula reports whether Excel would take a text for a formula once somebody edits its cell.
func isFormula(s string) bool { return s != "" && strings.ContainsRune("=+-@\t\r", rune(s[0])) }

// plain is the number of a style of the sheet. A quoted one keeps text that looks like a formula text when it is edited.
func (st *styles) plain(s Style, quoted bool) int {
	asked := fmt.Sprint("plain", s, quoted)
	n, ok := st.clones[asked]
	if !ok {
		n = st.add("cellXfs", st.look(s, quoted))
		st.clones[asked] = n
	}
	return n
}

// look writes the style.
func (st *styles) look(s Style, quoted bool) string {
	size, ink, marks := 11, "000000", ""
	if s.Size > 0 {
		size = s.Size
	}
	if s.Bold {
		marks += "<%sb/>"
	}
	if s.Link {
		marks += "<%su/>"
		ink = "0B57D0"
	}
	if s.Ink != "" {
		ink = s.Ink
	}
	font := st.add("fonts", `<%sfont>`+marks+`<%ssz val="`+strconv.Itoa(size)+`"/><%scolor rgb="FF`+ink+`"/><%sname val="Calibri"/><%sfamily val="2"/></%sfont>`)
	fill := 0 // none, by the standard
	if s.Fill != "" {
		fill = st.fill(s.Fill)
	}
	// The first border of a workbook may be any.
	border := st.add("borders", `<%sborder><%sleft/><%sright/><%stop/><%sbottom/><%sdiagonal/></%sborder>`)
	if s.Border {
		border = st.frame("thin", "BFC4CA")
	}
	more := ""
	if quoted {
		more = ` quotePrefix="1"`
	}
	if _, ok := child(st.src, "cellStyleXfs"); ok {
		more += ` xfId="0"`
	}
	return fmt.Sprintf(`<%%sxf numFmtId="0" fontId="%d" fillId="%d" borderId="%d"%s applyFont="1" applyFill="1" applyBorder="1" applyAlignment="1">`+
		`<%%salignment vertical="top" wrapText="1"/></%%sxf>`, font, fill, border, more)
}

var escaped = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`_x[0-9A-Fa-f]{4}_`) })

// cellText writes a text for a cell or comment: cut to what Excel takes, and without what Excel would decode (_x0041_).
func cellText(s string) string {
	const most = 32767
	if units(s) > most {
		r := []rune(s)
		for units(string(r)) >= most {
			r = r[:len(r)-max(1, (units(string(r))-most)/2)]
		}
		s = string(r) + "…"
	}
	return escape(escaped().ReplaceAllStringFunc(s, func(m string) string { return "_x005F" + m }))
}
