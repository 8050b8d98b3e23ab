package change

import (
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/report"
	"github.com/offerlint/offerlint/versions"
)

// maxCell is how many characters a cell of Excel holds, less some for what says that more was cut.
const maxCell = 32_700

// XLSX makes a workbook with both texts side by side; the words that went and came are marked in colour. Day is the date that
// it carries, YYYY-MM-DD: two runs give the same bytes.
func XLSX(w io.Writer, c *versions.Comparison, o Options, day string) error {
	f := excelize.NewFile()
	defer f.Close()
	s := sheet{f, o.pick("Änderungen", "Changes"), o}
	if err := f.SetSheetName("Sheet1", s.name); err != nil {
		return err
	}
	if err := s.head(c); err != nil {
		return err
	}
	row := firstRow
	for _, ch := range o.listed(c) {
		if err := s.row(row, ch); err != nil {
			return err
		}
		row++
	}
	if err := s.finish(row-1, day); err != nil {
		return err
	}
	f.SetZipWriter(func(w io.Writer) excelize.ZipWriter { return report.NewPack(w) })
	return f.Write(w)
}

// firstRow is the first row with a change; the header stands above it.
const firstRow = 5

type sheet struct {
	f    *excelize.File
	name string
	o    Options
}

// columns is how many columns the sheet has; the one about the offer is there where one is looked at.
func (s sheet) columns() int {
	if s.o.Touches != nil {
		return 9
	}
	return 8
}

// last is the name of the last cell of a row.
func (s sheet) last(row int) string { return fmt.Sprintf("%s%d", lint.ColumnName(s.columns()), row) }

func (s sheet) head(c *versions.Comparison) error {
	title, err := s.f.NewStyle(&excelize.Style{Font: &excelize.Font{Bold: true, Size: 14}})
	if err != nil {
		return err
	}
	bar, err := s.f.NewStyle(&excelize.Style{
		Font: &excelize.Font{Bold: true, Color: "FFFFFF"}, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"22384F"}},
		Alignment: &excelize.Alignment{Vertical: "top", WrapText: true},
	})
	if err != nil {
		return err
	}
	for i, text := range []string{s.o.Old + " → " + s.o.New, s.o.verdict(c), s.o.sum(c)} {
		if err := s.f.SetCellStr(s.name, fmt.Sprintf("A%d", i+1), text); err != nil {
			return err
		}
	}
	if err := s.f.SetCellStyle(s.name, "A1", "A1", title); err != nil {
		return err
	}
	o := s.o
	for i, h := range []string{
		o.pick("Nr. bisher", "No. before"), o.pick("Nr. neu", "No. now"), o.pick("Änderung", "Change"), o.pick("Inhalt betroffen", "Of substance"),
		o.pick("Text bisher", "Text before"), o.pick("Text neu", "Text now"), o.pick("Abschnitt", "Section"), o.pick("Stelle", "Place"), o.offer(),
	}[:s.columns()] {
		if err := s.f.SetCellStr(s.name, lint.ColumnName(i+1)+"4", h); err != nil {
			return err
		}
	}
	return s.f.SetCellStyle(s.name, "A4", s.last(4), bar)
}

func (s sheet) row(n int, ch *versions.Change) error {
	at := func(col string) string { return fmt.Sprintf("%s%d", col, n) }
	substance := s.o.pick("nein", "no")
	if ch.Substance() {
		substance = s.o.pick("ja", "yes")
	}
	cells := map[string]string{"C": ch.What(s.o.Lang), "D": substance, "G": ch.Entry().Section, "H": ch.Entry().At.String()}
	if s.o.Touches != nil {
		cells["I"] = strings.Join(s.o.touches(ch), "\n")
	}
	if ch.Old != nil {
		cells["A"] = ids(ch.Old, ch, versions.Merged)
	}
	if ch.New != nil {
		cells["B"] = ids(ch.New, ch, versions.Split)
	}
	for _, col := range slices.Sorted(maps.Keys(cells)) { // texts are numbered as they come
		if err := s.f.SetCellStr(s.name, at(col), clean(cells[col])); err != nil {
			return err
		}
	}
	old, updated := wordings(ch)
	// A column of 30 holds about 26 letters of a line.
	lines := 1 + max(utf8.RuneCountInString(cells["C"])/26, utf8.RuneCountInString(cells["H"])/26, utf8.RuneCountInString(cells["G"])/20, utf8.RuneCountInString(cells["I"])/34+strings.Count(cells["I"], "\n"))
	for i, ps := range [][]versions.Piece{old, updated} {
		runs, height := rich(ps)
		lines = max(lines, height)
		if len(runs) == 0 {
			continue
		}
		if err := s.f.SetCellRichText(s.name, at([]string{"E", "F"}[i]), runs); err != nil {
			return err
		}
	}
	return s.f.SetRowHeight(s.name, n, min(float64(lines)*15+3, 400))
}

// ids are the numbers of an entry and, where the change is of a class, of the others that belong to it.
func ids(e *versions.Entry, ch *versions.Change, class versions.Class) string {
	out := []string{e.Name()}
	if ch.Is(class) {
		for _, m := range ch.More {
			out = append(out, m.Name())
		}
	}
	return strings.Join(out, ", ")
}

// rich is a text with its marked words, and how many lines it takes in a column of some sixty characters.
func rich(ps []versions.Piece) (runs []excelize.RichTextRun, lines int) {
	left, length := maxCell, 0
	for _, p := range ps {
		text := clean(p.Text)
		n := utf8.RuneCountInString(text)
		if n > left {
			text, n = string([]rune(text)[:left])+"…", left
		}
		font := &excelize.Font{Family: "Calibri", Size: 11}
		switch p.Op {
		case versions.Gone:
			font.Color, font.Strike, font.Bold = "A4001D", true, p.Telling
		case versions.Insert:
			font.Color, font.Underline, font.Bold = "0B6B33", "single", p.Telling
		}
		if text != "" {
			runs = append(runs, excelize.RichTextRun{Text: text, Font: font})
		}
		length += n + 60*strings.Count(text, "\n")
		if left -= n; left == 0 {
			break
		}
	}
	return runs, length/55 + 1
}

// clean takes out what a cell cannot hold.
func clean(s string) string {
	return strings.Map(func(r rune) rune {
		if r == '\n' || r == '\t' {
			return r
		}
		if r < ' ' || r == 0xfffe || r == 0xffff || r == utf8.RuneError {
			return -1
		}
		return r
	}, s)
}

// finish sets what holds for the sheet as a whole.
func (s sheet) finish(last int, day string) error {
	for i, width := range []float64{12, 12, 30, 10, 58, 58, 24, 30, 40}[:s.columns()] {
		col := lint.ColumnName(i + 1)
		if err := s.f.SetColWidth(s.name, col, col, width); err != nil {
			return err
		}
	}
	if last >= firstRow {
		wrapped, err := s.f.NewStyle(&excelize.Style{Alignment: &excelize.Alignment{Vertical: "top", WrapText: true}})
		if err != nil {
			return err
		}
		if err := s.f.SetCellStyle(s.name, fmt.Sprintf("A%d", firstRow), s.last(last), wrapped); err != nil {
			return err
		}
		if err := s.f.AutoFilter(s.name, "A4:"+s.last(last), nil); err != nil {
			return err
		}
	}
	if err := s.f.SetPanes(s.name, &excelize.Panes{Freeze: true, XSplit: 2, YSplit: 4, TopLeftCell: "C5", ActivePane: "bottomRight"}); err != nil {
		return err
	}
	fit := true
	if err := s.f.SetSheetProps(s.name, &excelize.SheetPropsOptions{FitToPage: &fit}); err != nil {
		return err
	}
	landscape, a4, one, none := "landscape", 9, 1, 0
	if err := s.f.SetPageLayout(s.name, &excelize.PageLayoutOptions{Orientation: &landscape, Size: &a4, FitToWidth: &one, FitToHeight: &none}); err != nil {
		return err
	}
	if err := s.f.SetDocProps(&excelize.DocProperties{
		Title: s.o.Old + " → " + s.o.New, Creator: "offerlint", LastModifiedBy: "offerlint", Created: day + "T00:00:00Z", Modified: day + "T00:00:00Z", Language: s.o.Lang,
	}); err != nil {
		return err
	}
	return s.f.SetCustomProps(excelize.CustomProperty{Name: lint.MadeBy, Value: Made})
}
