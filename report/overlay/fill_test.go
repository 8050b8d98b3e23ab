package overlay_test

import (
	"bytes"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"github.com/offerlint/offerlint/report/overlay"
)

// values are what is put into empty cells, and how excelize reads them.
var values = []struct {
	value overlay.Value
	reads string
}{
	{overlay.Value{Kind: overlay.Text, Text: " Ja, \"größtenteils\" <b> & mehr\n_x0041_"}, " Ja, \"größtenteils\" <b> & mehr\n_x0041_"},
	{overlay.Value{Kind: overlay.Number, Text: "1234.5"}, "1234.5"},
	{overlay.Value{Kind: overlay.Logical, Text: "TRUE"}, "TRUE"},
	{overlay.Value{Formula: `12*100&"<"`}, ""},
}

// Filling cells of odd and of real workbooks changes those cells and nothing else.
func TestFill(t *testing.T) {
	files := glob(t, "../../testdata", "workbooks/*.xlsx")
	if dir := os.Getenv("OFFERLINT_CORPUS"); dir != "" {
		files = slices.Concat(files, glob(t, dir, "workbooks/*.xlsx"), glob(t, dir, "filled/*.xlsx"))
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			original, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			book, err := overlay.Open(bytes.NewReader(original), int64(len(original)))
			if err != nil || !wellFormed(unzip(t, original)) {
				t.Skip("nothing reads it")
			}
			want, fillings := map[overlay.Spot]string{}, []overlay.Filling{}
			for _, name := range book.Sheets() {
				c, err := book.Contents(name)
				if err != nil {
					continue // a chart has no cells
				}
				for i, at := range empty(name, c) {
					v := values[i%len(values)]
					want[at] = v.reads
					fillings = append(fillings, overlay.Filling{Spot: at, Value: v.value, Link: []string{"", "anlagen/a & b.pdf"}[i%2]})
				}
			}
			if err := book.Fill(fillings); err != nil {
				t.Fatal(err)
			}
			var out bytes.Buffer
			if err := book.Write(&out, day); err != nil {
				t.Fatal(err)
			}
			differsOnlyInMarks(t, withoutResults(unzip(t, original)), withoutResults(unzip(t, out.Bytes())))
			holds(t, original, out.Bytes(), want)
		})
	}
}

var results = regexp.MustCompile(`(</(?:\w+:)?f>|<(?:\w+:)?f(?: [^>]*)?/>)\s*<(?:\w+:)?v>[^<]*</(?:\w+:)?v>`)

// withoutResults is a workbook without the results of its formulas: filled-in numbers make them wrong.
func withoutResults(p pack) pack {
	for name, src := range p.parts {
		p.parts[name] = results.ReplaceAllString(src, "$1")
	}
	return p
}

// empty are some cells of a sheet in which nothing stands: in rows that are there, between them, below, and to the right.
func empty(name string, c *overlay.Contents) []overlay.Spot {
	last := overlay.Spot{Sheet: name, Row: 1, Col: 1}
	for at := range c.Cells {
		last.Row, last.Col = max(last.Row, at.Row), max(last.Col, at.Col)
	}
	var out []overlay.Spot
	for _, at := range []overlay.Spot{{name, 1, 2}, {name, 2, 1}, {name, 2, 3}, {name, 3, last.Col}, {name, last.Row, last.Col + 1}, {name, last.Row + 1, 1}, {name, last.Row + 9, last.Col + 9}} {
		first, _ := c.First(at)
		if _, taken := c.Cells[at]; !taken && first == at {
			out = append(out, at)
		}
	}
	return out
}

// holds compares what excelize reads of a copy with what the original and the fillings say.
func holds(t *testing.T, original, copied []byte, want map[overlay.Spot]string) {
	t.Helper()
	a, err := excelize.OpenReader(bytes.NewReader(original))
	if err != nil {
		t.Skipf("excelize does not read it: %v", err)
	}
	defer a.Close()
	b, err := excelize.OpenReader(bytes.NewReader(copied))
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	raw := excelize.Options{RawCellValue: true}
	for at, reads := range want {
		name, _ := excelize.CoordinatesToCellName(at.Col, at.Row)
		got, err := b.GetCellValue(at.Sheet, name, raw)
		if err != nil || got != reads && (reads != "TRUE" || got != "1") {
			t.Errorf("%s!%s holds %q, %v, want %q", at.Sheet, name, got, err, reads)
		}
		if err := b.SetCellValue(at.Sheet, name, nil); err != nil {
			t.Fatal(err)
		}
		if err := b.SetCellFormula(at.Sheet, name, ""); err != nil {
			t.Fatal(err)
		}
	}
	for _, s := range a.GetSheetList() {
		was, is := cellsOf(a, s), cellsOf(b, s)
		for cell := range was {
			if f, err := b.GetCellFormula(s, cell); is[cell] == "" && err == nil && f != "" {
				delete(was, cell)
			}
		}
		if diff := cmp.Diff(was, is); diff != "" {
			t.Errorf("%s (-original +copy):\n%s", s, diff)
		}
	}
}

// cellsOf are the cells of a sheet that hold something.
func cellsOf(f *excelize.File, sheet string) map[string]string {
	out := map[string]string{}
	rows, err := f.GetRows(sheet, excelize.Options{RawCellValue: true})
	if err != nil {
		return out
	}
	for i, row := range rows {
		for j, s := range row {
			if s != "" {
				name, _ := excelize.CoordinatesToCellName(j+1, i+1)
				out[name] = s
			}
		}
	}
	return out
}

// What stands in cells is read as it was typed, whatever program wrote it.
func TestContents(t *testing.T) {
	f := excelize.NewFile()
	defer f.Close()
	const s = "Sheet1"
	struck, err := f.NewStyle(&excelize.Style{Font: &excelize.Font{Strike: true}})
	if err != nil {
		t.Fatal(err)
	}
	day, err := f.NewStyle(&excelize.Style{NumFmt: 14})
	if err != nil {
		t.Fatal(err)
	}
	percent := `0.0" % "%`
	share, err := f.NewStyle(&excelize.Style{CustomNumFmt: &percent})
	if err != nil {
		t.Fatal(err)
	}
	for _, err := range []error{
		f.SetCellStr(s, "A1", "Zeile 1\nZeile 2 <&>"), f.SetCellInt(s, "B1", 12), f.SetCellBool(s, "C1", true),
		f.SetCellRichText(s, "D1", []excelize.RichTextRun{{Text: "nicht ", Font: &excelize.Font{Strike: true}}, {Text: "verfügbar"}}),
		f.SetCellStr(s, "A2", "weg"), f.SetCellStyle(s, "A2", "A2", struck), f.SetCellStyle(s, "B2", "B2", day), f.SetCellFloat(s, "C2", 0.5, -1, 64),
		f.SetCellStyle(s, "C2", "C2", share), f.SetCellStr(s, "D2", "  "), f.MergeCell(s, "A4", "B6"), f.SetCellStr(s, "A4", "beide"),
	} {
		if err != nil {
			t.Fatal(err)
		}
	}
	buf, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	book, err := overlay.Open(bytes.NewReader(buf.Bytes()), int64(buf.Len()))
	if err != nil {
		t.Fatal(err)
	}
	c, err := book.Contents(s)
	if err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for at, v := range c.Cells {
		name, _ := excelize.CoordinatesToCellName(at.Col, at.Row)
		got[name] = fmt.Sprint(v.Kind, " ", v.Text, " ", v.Format, " ", v.Struck)
	}
	want := map[string]string{
		"A1": "1 Zeile 1\nZeile 2 <&> 0 false", "B1": "2 12 0 false", "C1": "3 TRUE 0 false", "D1": "1 nicht verfügbar 0 false",
		"A2": "1 weg 0 true", "C2": "2 0.5 2 false", "A4": "1 beide 0 false",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if diff := cmp.Diff(map[overlay.Spot]overlay.Format{{s, 2, 2}: overlay.Date}, maps.Clone(c.Formats)); diff != "" {
		t.Errorf("formats (-want +got):\n%s", diff)
	}
	if first, last := c.First(overlay.Spot{Sheet: s, Row: 5, Col: 2}); first != (overlay.Spot{Sheet: s, Row: 4, Col: 1}) || last != 6 {
		t.Errorf("B5 is shown by %v, down to row %d", first, last)
	}
}

// A sheet that is a chart holds nothing, and a day that a program wrote as such is a text: a cell with a number cannot hold it.
func TestContentsOfOddSheets(t *testing.T) {
	const space = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"`
	for sheet, want := range map[string]overlay.Value{
		`<chartsheet ` + space + `><sheetViews/></chartsheet>`:                                                               {},
		`<worksheet ` + space + `><sheetData><row r="1"><c r="A1" t="d"><v>2025-12-09</v></c></row></sheetData></worksheet>`: {Kind: overlay.Text, Text: "2025-12-09"},
	} {
		src := build(t, frame(sheet))
		book, err := overlay.Open(bytes.NewReader(src), int64(len(src)))
		if err != nil {
			t.Fatal(err)
		}
		c, err := book.Contents("S")
		if err != nil {
			t.Fatal(err)
		}
		if v := c.Cells[overlay.Spot{Sheet: "S", Row: 1, Col: 1}]; v.Kind != want.Kind || v.Text != want.Text {
			t.Errorf("%s: %+v", sheet, v)
		}
	}
}

// A result that was calculated before a number was filled in goes; a text stays, and so does a number on a sheet without new ones.
func TestFillForgetsResults(t *testing.T) {
	f := excelize.NewFile()
	defer f.Close()
	_, err := f.NewSheet("Summe")
	if err != nil {
		t.Fatal(err)
	}
	for cell, n := range map[string]float64{"B1": 0, "B2": 7} {
		for _, s := range []string{"Sheet1", "Summe"} {
			if err := f.SetCellFloat(s, cell, n, -1, 64); err != nil {
				t.Fatal(err)
			}
			if err := f.SetCellFormula(s, cell, "Sheet1!A1*1"); err != nil {
				t.Fatal(err)
			}
		}
	}
	buf, err := f.WriteToBuffer()
	if err != nil {
		t.Fatal(err)
	}
	book, err := overlay.Open(bytes.NewReader(buf.Bytes()), int64(buf.Len()))
	if err != nil {
		t.Fatal(err)
	}
	if err := book.Fill([]overlay.Filling{{Spot: overlay.Spot{Sheet: "Sheet1", Row: 1, Col: 1}, Value: overlay.Value{Kind: overlay.Number, Text: "5"}}}); err != nil {
		t.Fatal(err)
	}
	got := map[string]string{}
	for _, s := range book.Sheets() {
		c, err := book.Contents(s)
		if err != nil {
			t.Fatal(err)
		}
		for _, row := range []int{1, 2} {
			v := c.Cells[overlay.Spot{Sheet: s, Row: row, Col: 2}]
			got[fmt.Sprint(s, row)] = v.Formula + " " + v.Text
		}
	}
	want := map[string]string{"Sheet11": "Sheet1!A1*1 ", "Sheet12": "Sheet1!A1*1 ", "Summe1": "Sheet1!A1*1 ", "Summe2": "Sheet1!A1*1 7"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
