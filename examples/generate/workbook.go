package main

import (
	"errors"
	"fmt"

	"github.com/xuri/excelize/v2"
)

// An edition is one copy of the catalogue.
type edition struct {
	Version  string
	Date     string // as printed in the workbook
	Modified string // RFC 3339, for the document properties
	Author   string
	Amended  bool                      // holds the rows of version 1.1
	Answered bool                      // filled in
	Bidder   string                    // "" in the customer's own copy
	change   func([]section) []section // what a later amendment changes; nil for nothing
}

// issued is the customer's catalogue after its first amendment.
func issued() edition {
	return edition{
		Version: "1.1", Date: "26.10.2026", Modified: "2026-10-26T08:00:00Z",
		Author: "Stadt Musterhausen", Amended: true,
	}
}

// returned is the bidder's copy. It was filled in before the amendment came, so that one row is missing.
func returned() edition {
	return edition{
		Version: "1.0", Date: "12.10.2026", Modified: "2026-11-13T15:30:00Z",
		Author: "Beispiel Systemhaus GmbH", Answered: true, Bidder: "Beispiel Systemhaus GmbH",
	}
}

const (
	hintSheet = "Ausfüllhinweise"
	listSheet = "Anforderungskatalog"

	headerRow = 5
	lastCol   = "H"
)

// workbook builds an edition and returns the bytes of the .xlsx file.
func workbook(e edition) ([]byte, error) {
	return assemble(&excelize.DocProperties{
		Title: "Anforderungskatalog Dokumentenmanagementsystem", Subject: "Vergabe VG-2026-117", Language: "de-DE",
		Creator: "Stadt Musterhausen", LastModifiedBy: e.Author, Version: e.Version,
		Created: "2026-10-12T08:00:00Z", Modified: e.Modified,
	}, filling{hintSheet, func(s *sheet) { s.writeHints(e) }}, filling{listSheet, func(s *sheet) { s.writeCatalogue(e) }})
}

// A filling is the name of a sheet and what writes it.
type filling struct {
	name  string
	write func(*sheet)
}

// assemble makes a workbook of its sheets and returns the bytes of the .xlsx file.
func assemble(about *excelize.DocProperties, fillings ...filling) (data []byte, err error) {
	f := excelize.NewFile()
	defer func() { err = errors.Join(err, f.Close()) }()
	recalculate := true
	if err := f.SetCalcProps(&excelize.CalcPropsOptions{FullCalcOnLoad: &recalculate}); err != nil {
		return nil, err
	}
	if err := f.SetDocProps(about); err != nil {
		return nil, err
	}
	st, err := newStyles(f)
	if err != nil {
		return nil, err
	}
	for i, part := range fillings {
		if i == 0 {
			err = f.SetSheetName("Sheet1", part.name)
		} else {
			_, err = f.NewSheet(part.name)
		}
		if err != nil {
			return nil, err
		}
	}
	for _, part := range fillings {
		s := &sheet{f: f, name: part.name, styles: st}
		if part.write(s); s.err != nil {
			return nil, s.err
		}
	}
	buf, err := f.WriteToBuffer()
	if err != nil {
		return nil, err
	}
	return buf.Bytes(), nil
}

// A sheet writes cells and remembers the first error, after which it does nothing.
type sheet struct {
	f      *excelize.File
	name   string
	styles styles
	err    error
}

func (s *sheet) do(action func() error) {
	if s.err == nil {
		s.err = action()
	}
}

// set writes value into the cell, unless it is "", and gives the cell its style.
func (s *sheet) set(cell string, value any, style int) {
	s.do(func() error {
		if value != "" {
			if err := s.f.SetCellValue(s.name, cell, value); err != nil {
				return err
			}
		}
		return s.f.SetCellStyle(s.name, cell, cell, style)
	})
}

// across writes value into one cell merged over all columns of a list.
func (s *sheet) across(row int, value string, style int) {
	first, last := fmt.Sprintf("A%d", row), fmt.Sprintf("%s%d", lastCol, row)
	s.set(first, value, style)
	s.do(func() error { return s.f.SetCellStyle(s.name, first, last, style) })
	s.do(func() error { return s.f.MergeCell(s.name, first, last) })
}

func (s *sheet) width(col string, w float64) {
	s.do(func() error { return s.f.SetColWidth(s.name, col, col, w) })
}

func (s *sheet) height(row int, h float64) {
	s.do(func() error { return s.f.SetRowHeight(s.name, row, h) })
}

// page sets A4 paper: one page wide, and as many high as it takes, which is what a height of 0 says.
func (s *sheet) page(orientation string) {
	a4, wide, high, fit := 9, 1, 0, true
	s.do(func() error {
		return s.f.SetPageLayout(s.name, &excelize.PageLayoutOptions{
			Size: &a4, Orientation: &orientation, FitToWidth: &wide, FitToHeight: &high,
		})
	})
	s.do(func() error { return s.f.SetSheetProps(s.name, &excelize.SheetPropsOptions{FitToPage: &fit}) })
}

// styles are the style indexes of one workbook.
type styles struct {
	title, note, header, section, text, short, number, answer, link, total int
}

func newStyles(f *excelize.File) (styles, error) {
	var st styles
	thin := func() []excelize.Border {
		var bs []excelize.Border
		for _, side := range []string{"left", "right", "top", "bottom"} {
			bs = append(bs, excelize.Border{Type: side, Color: "A6A6A6", Style: 1})
		}
		return bs
	}
	fill := func(color string) excelize.Fill {
		return excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{color}}
	}
	top := &excelize.Alignment{Vertical: "top", WrapText: true}
	centre := &excelize.Alignment{Vertical: "top", Horizontal: "center", WrapText: true}
	const bidder = "DDEBF7" // light blue: to be filled in by the bidder
	for _, d := range []struct {
		into  *int
		style excelize.Style
	}{
		{&st.title, excelize.Style{Font: &excelize.Font{Family: "Calibri", Bold: true, Size: 14}}},
		{&st.note, excelize.Style{Alignment: top}},
		{&st.header, excelize.Style{
			Font: &excelize.Font{Family: "Calibri", Size: 11, Bold: true, Color: "FFFFFF"}, Fill: fill("1F3864"), Border: thin(),
			Alignment: &excelize.Alignment{Vertical: "center", WrapText: true},
		}},
		{&st.section, excelize.Style{Font: &excelize.Font{Family: "Calibri", Size: 11, Bold: true}, Fill: fill("D9D9D9"), Border: thin()}},
		{&st.text, excelize.Style{Alignment: top, Border: thin()}},
		{&st.short, excelize.Style{Alignment: centre, Border: thin()}},
		{&st.number, excelize.Style{Alignment: centre, Border: thin(), NumFmt: 1}},
		{&st.answer, excelize.Style{Alignment: top, Border: thin(), Fill: fill(bidder)}},
		{&st.link, excelize.Style{
			Font: &excelize.Font{Family: "Calibri", Size: 11, Color: "0563C1", Underline: "single"}, Alignment: top, Border: thin(), Fill: fill(bidder),
		}},
		{&st.total, excelize.Style{Font: &excelize.Font{Family: "Calibri", Size: 11, Bold: true}, Alignment: centre, Border: thin()}},
	} {
		n, err := f.NewStyle(&d.style)
		if err != nil {
			return st, err
		}
		*d.into = n
	}
	return st, nil
}
