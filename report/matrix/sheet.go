package matrix

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"github.com/offerlint/offerlint/lint"
)

// What Excel takes: links on one sheet, and characters of the tip of a link.
const (
	maxLinks = 65_000
	maxTip   = 255
)

// A book is a workbook in the making.
type book struct {
	*excelize.File
	t      *table
	pack   *packer
	styles map[look]int
	sheets int
}

// add adds a sheet and gives back its part in the file. The first takes the place of the one that a new file has.
func (b *book) add(name string) (part string, err error) {
	b.sheets++
	part = fmt.Sprintf("xl/worksheets/sheet%d.xml", b.sheets)
	if b.sheets == 1 {
		return part, b.SetSheetName("Sheet1", name)
	}
	_, err = b.NewSheet(name)
	return part, err
}

// A cell of a sheet. Its text never becomes a formula.
type cell struct {
	text string
	runs []excelize.RichTextRun // text in several fonts, in place of text
	num  *float64               // a number, in place of text
	look look
	link target
}

// value is what excelize writes. Strings go in as inline strings, never as formulas.
func (c cell) value() any {
	switch {
	case c.num != nil:
		return *c.num
	case c.runs != nil:
		return c.runs
	case c.text == "":
		return nil
	}
	return c.text
}

// A list is a sheet with a header and a row for each of many things, written row by row.
type list struct {
	b      *book
	name   string
	part   string
	out    *excelize.StreamWriter
	widths []float64
	row    int
}

// list begins a sheet; frozen is how many columns stay in sight beside the header. Its page is A4 across, as wide as the
// columns.
func (b *book) list(name string, widths []float64, frozen int) (*list, error) {
	part, err := b.add(name)
	if err != nil {
		return nil, err
	}
	fit, zoom := true, 100.0
	if err := b.SetSheetProps(name, &excelize.SheetPropsOptions{FitToPage: &fit}); err != nil {
		return nil, err
	}
	if err := b.SetSheetView(name, 0, &excelize.ViewOptions{ZoomScale: &zoom}); err != nil {
		return nil, err
	}
	out, err := b.NewStreamWriter(name)
	if err != nil {
		return nil, err
	}
	l := &list{b: b, name: name, part: part, out: out, widths: widths}
	for i, w := range widths {
		if err := out.SetColWidth(i+1, i+1, w); err != nil {
			return nil, err
		}
	}
	corner, err := excelize.CoordinatesToCellName(frozen+1, 2)
	if err != nil {
		return nil, err
	}
	pane := "bottomRight"
	if frozen == 0 {
		pane = "bottomLeft"
	}
	return l, out.SetPanes(&excelize.Panes{Freeze: true, XSplit: frozen, YSplit: 1, TopLeftCell: corner, ActivePane: pane})
}

// write adds a row, as high as its texts need.
func (l *list) write(cells []cell) error {
	l.row++
	values := make([]any, len(cells))
	tall := 1
	for i, c := range cells {
		n, err := l.b.style(c.look)
		if err != nil {
			return err
		}
		values[i] = excelize.Cell{StyleID: n, Value: c.value()}
		text := c.text
		if c.runs != nil {
			text = plain(c.runs)
		}
		if !c.look.plain {
			tall = max(tall, lines(text, l.widths[i]))
		}
		l.link(i+1, c.link)
	}
	start, err := excelize.CoordinatesToCellName(1, l.row)
	if err != nil {
		return err
	}
	return l.out.SetRow(start, values, excelize.RowOpts{Height: height(tall)})
}

// link makes a cell lead somewhere. Beyond what Excel takes, the text of the cell alone says where.
func (l *list) link(col int, to target) {
	links := l.b.pack.links[l.part]
	if to.none() || len(links) >= maxLinks || units(to.address) > maxAddress {
		return
	}
	if to.tip = clean(to.tip); units(to.tip) > maxTip {
		to.tip = ""
	}
	l.b.pack.links[l.part] = append(links, placed{lint.ColumnName(col) + strconv.Itoa(l.row), to})
}

func plain(runs []excelize.RichTextRun) string {
	var b strings.Builder
	for _, r := range runs {
		b.WriteString(r.Text)
	}
	return b.String()
}

// header writes the row that names the columns.
func (l *list) header(names []string, looks func(i int) look) error {
	cells := make([]cell, len(names))
	for i, n := range names {
		cells[i] = cell{text: n, look: looks(i)}
	}
	return l.write(cells)
}

func headLook(int) look {
	return look{fill: headFill, text: headText, bold: true, box: true, down: "center"}
}

// close sets filter and page, and ends the sheet. The first columns, up to printed, go on paper.
func (l *list) close(printed int) error {
	last, err := excelize.CoordinatesToCellName(len(l.widths), max(l.row, 1))
	if err != nil {
		return err
	}
	if err := l.b.AutoFilter(l.name, "A1:"+last, nil); err != nil {
		return err
	}
	corner, err := excelize.CoordinatesToCellName(printed, max(l.row, 1), true)
	if err != nil {
		return err
	}
	quoted := inQuotes(l.name)
	for _, n := range []excelize.DefinedName{
		{Name: "_xlnm.Print_Area", RefersTo: quoted + "!$A$1:" + corner, Scope: l.name},
		{Name: "_xlnm.Print_Titles", RefersTo: quoted + "!$1:$1", Scope: l.name},
	} {
		if err := l.b.SetDefinedName(&n); err != nil {
			return err
		}
	}
	if err := l.b.AddIgnoredErrors(l.name, "A1:"+last, excelize.IgnoredErrorsNumberStoredAsText); err != nil {
		return err
	}
	if err := l.b.paper(l.name, "landscape"); err != nil {
		return err
	}
	if links := l.b.pack.links[l.part]; len(links) > 0 { // keeps the place where the packer puts them
		if err := l.b.SetCellHyperLink(l.name, links[0].cell, "A1", "Location"); err != nil {
			return err
		}
	}
	return l.out.Flush()
}

// paper sets up a sheet's page: A4, as wide as one page, with the bid's name above and the page's number below.
func (b *book) paper(sheet, orientation string) error {
	size, wide, tall := 9, 1, 0
	if err := b.SetPageLayout(sheet, &excelize.PageLayoutOptions{
		Size: &size, Orientation: &orientation, FitToWidth: &wide, FitToHeight: &tall,
	}); err != nil {
		return err
	}
	side, top, head := 0.35, 0.65, 0.3
	if err := b.SetPageMargins(sheet, &excelize.PageLayoutMarginsOptions{
		Left: &side, Right: &side, Top: &top, Bottom: &top, Header: &head, Footer: &head,
	}); err != nil {
		return err
	}
	// & begins a code in headers.
	name := strings.ReplaceAll(fit(clean(b.t.r.Bid.Config.Name), ""), "&", "&&")
	if r := []rune(name); len(r) > 100 {
		name = strings.TrimRight(string(r[:100]), "&") + "…"
	}
	return b.SetHeaderFooter(sheet, &excelize.HeaderFooterOptions{
		OddHeader: "&L&9" + spaced(name) + "&R&9&A",
		OddFooter: "&L&9" + b.t.pick("intern", "internal") + "&R&9" + b.t.pick("Seite &P von &N", "page &P of &N"),
	})
}

// spaced keeps a name that begins with a digit from being read as part of the size of the font before it.
func spaced(name string) string { return " " + name }
