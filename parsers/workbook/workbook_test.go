package workbook_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers/table"
	"github.com/offerlint/offerlint/parsers/workbook"
)

// made writes a workbook with excelize and reads it.
func made(t *testing.T, fill func(f *excelize.File)) []*table.Grid {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	fill(f)
	file := filepath.Join(t.TempDir(), "rfp.xlsx")
	if err := f.SaveAs(file); err != nil {
		t.Fatal(err)
	}
	return read(t, file)
}

func read(t *testing.T, file string) []*table.Grid {
	t.Helper()
	grids := readAlone(t, file)
	wantLikeExcelize(t, file, grids)
	return grids
}

// readAlone is for workbooks that excelize misreads.
func readAlone(t *testing.T, file string) []*table.Grid {
	t.Helper()
	grids, err := workbook.Read(file, "rfp.xlsx", workbook.Limits{})
	if err != nil {
		t.Fatal(err)
	}
	wantSound(t, grids)
	return grids
}

// parts are the files of a workbook that is put together by hand.
type parts map[string]string

const ns = `xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"`

const pkg = `xmlns="http://schemas.openxmlformats.org/package/2006/relationships"`

// sheetOf puts a sheet around rows and what follows them.
func sheetOf(rows, rest string) string {
	return `<?xml version="1.0"?><worksheet ` + ns + `><sheetData>` + rows + `</sheetData>` + rest + `</worksheet>`
}

// pack makes a workbook with the sheet Katalog of parts; a part given as "" is left out.
func pack(ps parts) []byte {
	const rel = `http://schemas.openxmlformats.org/officeDocument/2006/relationships/`
	all := parts{
		"[Content_Types].xml": `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>`,
		"_rels/.rels":         `<Relationships ` + pkg + `><Relationship Id="r1" Type="` + rel + `officeDocument" Target="xl/workbook.xml"/></Relationships>`,
		"xl/workbook.xml":     `<workbook ` + ns + `><sheets><sheet name="Katalog" sheetId="1" r:id="r1"/></sheets></workbook>`,
		"xl/_rels/workbook.xml.rels": `<Relationships ` + pkg + `><Relationship Id="r1" Type="` + rel + `worksheet" Target="worksheets/sheet1.xml"/>` +
			`<Relationship Id="r2" Type="` + rel + `sharedStrings" Target="sharedStrings.xml"/>` +
			`<Relationship Id="r3" Type="` + rel + `styles" Target="styles.xml"/></Relationships>`,
		"xl/worksheets/sheet1.xml": sheetOf(`<row r="1"><c r="A1"><v>1</v></c></row>`, ""),
	}
	for name, text := range ps {
		all[name] = text
	}
	var buf bytes.Buffer
	zw := zip.NewWriter(&buf)
	for _, name := range slices.Sorted(maps.Keys(all)) {
		text := all[name]
		if text == "" {
			continue
		}
		w, err := zw.Create(name)
		if err == nil {
			_, err = w.Write([]byte(text))
		}
		if err != nil {
			return nil
		}
	}
	if zw.Close() != nil {
		return nil
	}
	return buf.Bytes()
}

func write(t *testing.T, data []byte) string {
	t.Helper()
	file := filepath.Join(t.TempDir(), "rfp.xlsx")
	if err := os.WriteFile(file, data, 0o600); err != nil {
		t.Fatal(err)
	}
	return file
}

func packed(t *testing.T, ps parts) *table.Grid {
	t.Helper()
	return read(t, write(t, pack(ps)))[0]
}

// texts lists the cells of a grid as A1=text, with =formula, !, # and @ for formula, no value, number and date.
func texts(g *table.Grid) []string {
	var out []string
	for _, r := range g.Rows {
		for k, c := range r.Cells {
			s := g.At(r, k).Cell() + "=" + c.Text
			for mark, is := range map[string]bool{"!": c.NoValue, "#": c.Number, "@": c.Date} {
				if is {
					s += mark
				}
			}
			if c.Formula() != "" {
				s += " =" + c.Formula()
			}
			out = append(out, s)
		}
	}
	return out
}

func notes(g *table.Grid) map[string]int {
	out := map[string]int{}
	for _, n := range g.Notes {
		out[n.Fact] = n.N
	}
	return out
}

func must(t *testing.T, errs ...error) {
	t.Helper()
	for _, err := range errs {
		if err != nil {
			t.Fatal(err)
		}
	}
}

func diff(t *testing.T, what string, want, got any) {
	t.Helper()
	if d := cmp.Diff(want, got); d != "" {
		t.Errorf("%s (-want +got):\n%s", what, d)
	}
}

func TestSheets(t *testing.T) {
	grids := made(t, func(f *excelize.File) {
		_, err1 := f.NewSheet("Preisblatt")
		_, err2 := f.NewSheet("Listen")
		must(t, err1, err2, f.SetSheetVisible("Listen", false), f.SetCellStr("Preisblatt", "C14", "K-12"))
	})
	var got []string
	for _, g := range grids {
		got = append(got, fmt.Sprintf("%s %s %v %d", g.File, g.Sheet, g.Hidden, g.LastRow))
	}
	diff(t, "sheets", []string{"rfp.xlsx Sheet1 false 0", "rfp.xlsx Preisblatt false 14", "rfp.xlsx Listen true 0"}, got)
	at := lint.At(lint.Location{File: "rfp.xlsx", Sheet: "Preisblatt", Line: 14, Col: 3})
	diff(t, "place", at, grids[1].At(grids[1].Rows[0], 0))
}

// TestTypes reads the types of cell that the standard knows, and a cell and a row without reference.
func TestTypes(t *testing.T) {
	g := packed(t, parts{
		"xl/sharedStrings.xml": `<sst ` + ns + `><si><t>geteilt</t></si><si><r><t>zwei </t></r><r><rPr><b/></rPr><t>Läufe</t></r>` +
			`<rPh sb="0" eb="1"><t>nicht zu lesen</t></rPh></si></sst>`,
		"xl/worksheets/sheet1.xml": sheetOf(`<row r="2"><c r="B2" t="s"><v>0</v></c><c t="s"><v>1</v></c>`+
			`<c r="E2" t="inlineStr"><is><t>im &amp; Blatt</t></is></c><c r="F2" t="b"><v>1</v></c><c r="G2" t="e"><v>#N/A</v></c>`+
			`<c r="H2" t="str"><f>"a"&amp;"b"</f><v>ab</v></c><c r="I2" t="d"><v>2026-03-05T00:00:00</v></c><c r="J2"><v>1E3</v></c></row>`+
			`<row><c t="inlineStr"><is><t>a_x000D_
b_x005F_x0041_</t></is></c><c t="inlineStr"><is><t> `+"\u00a0"+` </t></is></c><c t="inlineStr"><is><t>=1+1</t></is></c></row>`, ""),
	})
	diff(t, "cells", []string{
		"B2=geteilt", "C2=zwei Läufe", "E2=im & Blatt", "F2=TRUE", "G2=#N/A", `H2=ab ="a"&"b"`, "I2=2026-03-05@", "J2=1000#",
		"A3=a\nb_x0041_", "C3==1+1",
	}, texts(g))
}

// TestOrder reads rows and cells that their writer did not put into order, and a row in two pieces.
func TestOrder(t *testing.T) {
	g := readAlone(t, write(t, pack(parts{"xl/worksheets/sheet1.xml": sheetOf(`<row r="3"><c r="B3"><v>4</v></c><c r="A3"><v>3</v></c></row>`+
		`<row r="1"><c r="A1"><v>1</v></c></row><row r="3"><c r="C3"><v>5</v></c></row>`, "")})))[0]
	diff(t, "cells", []string{"A1=1#", "A3=3#", "B3=4#", "C3=5#"}, texts(g))
}

func TestNumberFormats(t *testing.T) {
	cases := []struct {
		value  float64
		format string
		want   string
	}{
		{1.1, "", "1.1#"},
		{0.1 + 0.2, "", "0.3#"},
		{12345678901234, "", "12345678901234#"},
		{1.1, "0.00", "1.10#"},
		{1.005, "0.00", "1.01#"},
		{7, "000", "007#"},
		{7, `"K-"000`, "K-007#"},
		{7, `"K-"General`, "K-7#"},
		{123, `0\.0\.0`, "1.2.3#"},
		{1234.5, `#,##0.00\ "€"`, "1234.50 €#"},
		{1234.5, `_-* #,##0.00\ [$€-407]_-;\-* #,##0.00\ [$€-407]_-;_-* "-"??\ [$€-407]_-;_-@_-`, "1234.50 €#"},
		{-5, `_-* #,##0.00\ [$€-407]_-;\-* #,##0.00\ [$€-407]_-`, "-5.00 €#"},
		{-5, "#,##0.00_);(#,##0.00)", "(5.00)#"},
		{-5, "0;[Red]0", "-5#"},
		{0, `0;-0;"-"`, "0#"},
		{0, `0;-0;;@`, "0#"},
		{42, ";;;", "42#"},
		{1, `"Ja";;"Nein"`, "Ja#"},
		{0, `"Ja";;"Nein"`, "Nein#"},
		{0.999, "0.0%", "99.9%#"},
		{0.5, "0%", "50%#"},
		{1500000, `0.0,,"Mio."`, "1.5Mio.#"},
		{5, `[<10]"0"0;0`, "05#"},
		{1.5, "# ?/?", "1.5#"},
		{1234, "0.00E+00", "1.23E+03#"},
		{2.5, "0.00 EUR", "2.50 EUR#"},
		{2.5, "0.0 Stk", "2.5#"},
		{46086, "dd.mm.yyyy", "2026-03-05@"},
		{46086.5, `dd\.mm\.yyyy\ hh:mm`, "2026-03-05 12:00@"},
		{0.75, "hh:mm", "18:00@"},
		{1.5, "[h]:mm", "36:00@"},
		{60, "yyyy-mm-dd", "1900-02-29@"},
		{1, "yyyy-mm-dd", "1900-01-01@"},
		{-1, "yyyy-mm-dd", "-1#"},
	}
	g := made(t, func(f *excelize.File) {
		for i, c := range cases {
			cell := fmt.Sprintf("A%d", i+1)
			must(t, f.SetCellFloat("Sheet1", cell, c.value, -1, 64))
			if c.format == "" {
				continue
			}
			style, err := f.NewStyle(&excelize.Style{CustomNumFmt: &c.format})
			must(t, err, f.SetCellStyle("Sheet1", cell, cell, style))
		}
	})[0]
	got := texts(g)
	for i, c := range cases {
		if want := fmt.Sprintf("A%d=%s", i+1, c.want); got[i] != want {
			t.Errorf("%v as %q: got %s, want %s", c.value, c.format, got[i], want)
		}
	}
}

func TestDates1904(t *testing.T) {
	g := packed(t, parts{
		"xl/workbook.xml":          `<workbook ` + ns + `><workbookPr date1904="1"/><sheets><sheet name="K" r:id="r1"/></sheets></workbook>`,
		"xl/styles.xml":            `<styleSheet ` + ns + `><cellXfs><xf numFmtId="0"/><xf numFmtId="14"/></cellXfs></styleSheet>`,
		"xl/worksheets/sheet1.xml": sheetOf(`<row r="1"><c r="A1" s="1"><v>44624</v></c></row>`, ""),
	})
	diff(t, "cells", []string{"A1=2026-03-05@"}, texts(g))
}

func TestHidden(t *testing.T) {
	g := made(t, func(f *excelize.File) {
		must(t, f.SetSheetRow("Sheet1", "A1", &[]any{"Nr.", "intern", "Anforderung"}), f.SetSheetRow("Sheet1", "A2", &[]any{"K-1", "x", "…"}),
			f.SetRowVisible("Sheet1", 2, false), f.SetRowVisible("Sheet1", 9, false),
			f.SetColVisible("Sheet1", "B", false), f.SetColVisible("Sheet1", "H:XFD", false))
	})[0]
	diff(t, "hidden rows", []bool{false, true}, []bool{g.Rows[0].Hidden, g.Rows[1].Hidden})
	diff(t, "hidden columns", map[int]bool{2: true}, g.HiddenCols)
	diff(t, "notes", map[string]int{"hidden-rows": 1, "hidden-columns": 1}, notes(g))
}

func TestMerged(t *testing.T) {
	g := packed(t, parts{"xl/worksheets/sheet1.xml": sheetOf(
		`<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c><c r="C1"><v>3</v></c></row><row r="2"><c r="A2"><v>4</v></c></row>`,
		`<mergeCells count="1"><mergeCell ref="A1:B2"/></mergeCells>`)})
	diff(t, "cells", []string{"A1=1#", "C1=3#"}, texts(g))
	if c := g.Rows[0].Cells[0]; c.MergeTo() != 2 || c.MergeEnd() != 2 || g.LastRow != 1 {
		t.Errorf("merged to column %d and row %d, last row %d; want 2, 2, 1", c.MergeTo(), c.MergeEnd(), g.LastRow)
	}
	diff(t, "notes", map[string]int{"covered-cells": 2}, notes(g))
}

func TestLook(t *testing.T) {
	g := made(t, func(f *excelize.File) {
		struck, err1 := f.NewStyle(&excelize.Style{Font: &excelize.Font{Strike: true, Bold: true}})
		filled, err2 := f.NewStyle(&excelize.Style{Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"DDEEFF"}}})
		white, err3 := f.NewStyle(&excelize.Style{Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"FFFFFF"}}})
		wing, err4 := f.NewStyle(&excelize.Style{Font: &excelize.Font{Family: "Wingdings"}})
		must(t, err1, err2, err3, err4)
		must(t, f.SetCellStr("Sheet1", "A1", "ganz"), f.SetCellStyle("Sheet1", "A1", "A1", struck),
			f.SetCellStr("Sheet1", "B1", "blau"), f.SetCellStyle("Sheet1", "B1", "B1", filled),
			f.SetCellStr("Sheet1", "C1", "weiß"), f.SetCellStyle("Sheet1", "C1", "C1", white),
			f.SetCellStr("Sheet1", "D1", "ü"), f.SetCellStyle("Sheet1", "D1", "D1", wing),
			f.SetCellRichText("Sheet1", "E1", []excelize.RichTextRun{
				{Text: "nicht ", Font: &excelize.Font{Strike: true}}, {Text: "verfügbar", Font: &excelize.Font{Family: "Arial"}},
			}),
			f.SetCellRichText("Sheet1", "F1", []excelize.RichTextRun{
				{Text: "alles ", Font: &excelize.Font{Strike: true}}, {Text: "weg", Font: &excelize.Font{Strike: true}},
			}))
	})[0]
	var got []string
	for _, c := range g.Rows[0].Cells {
		got = append(got, fmt.Sprintf("%s struck=%v bold=%v filled=%v", c.Text, c.Struck, c.Bold, c.Filled))
	}
	diff(t, "look", []string{
		"ganz struck=true bold=true filled=false", "blau struck=false bold=false filled=true",
		"weiß struck=false bold=false filled=false", "✓ struck=false bold=false filled=false",
		"verfügbar struck=false bold=false filled=false", "alles weg struck=true bold=false filled=false",
	}, got)
	diff(t, "notes", map[string]int{"struck-runs": 1}, notes(g))
}

func TestCommentsAndLinks(t *testing.T) {
	g := made(t, func(f *excelize.File) {
		must(t, f.SetCellStr("Sheet1", "A1", "ISO 27001"), f.SetCellHyperLink("Sheet1", "A1", "anlagen/iso.pdf", "External"),
			f.SetCellStr("Sheet1", "B1", "oben"), f.SetCellHyperLink("Sheet1", "B1", "Sheet1!A1", "Location"),
			f.SetCellFormula("Sheet1", "C1", `HYPERLINK("https://example.org/a","hier")`),
			f.AddComment("Sheet1", excelize.Comment{Cell: "A1", Author: "Muster", Text: "intern"}),
			f.AddComment("Sheet1", excelize.Comment{Cell: "D5", Author: "Muster", Text: "ohne Zelle"}))
	})[0]
	var got []string
	for _, r := range g.Rows {
		for k, c := range r.Cells {
			got = append(got, fmt.Sprintf("%s %s|%s|%s", g.At(r, k).Cell(), c.Text, c.Link(), c.Comment()))
		}
	}
	diff(t, "cells", []string{
		"A1 ISO 27001|anlagen/iso.pdf|intern", "B1 oben|#Sheet1!A1|", "C1 hier|https://example.org/a|", "D5 ||ohne Zelle",
	}, got)
	diff(t, "notes", map[string]int{"comments": 2, "calculated-formulas": 1}, notes(g))
}

func TestThreadedComment(t *testing.T) {
	g := packed(t, parts{
		"xl/worksheets/_rels/sheet1.xml.rels": `<Relationships><Relationship Id="a" Type="x/comments" Target="../comments1.xml"/>` +
			`<Relationship Id="b" Type="x/threadedComment" Target="../threadedComments/t1.xml"/></Relationships>`,
		"xl/comments1.xml":           `<comments><commentList><comment ref="A1"><text><t>[Threaded comment] …</t></text></comment></commentList></comments>`,
		"xl/threadedComments/t1.xml": `<ThreadedComments><threadedComment ref="A1"><text>Frage?</text></threadedComment><threadedComment ref="A1"><text>Antwort.</text></threadedComment></ThreadedComments>`,
	})
	diff(t, "comment", "Frage?\nAntwort.", g.Rows[0].Cells[0].Comment())
}

func TestTextBoxes(t *testing.T) {
	box := func(row int, text string) string {
		return fmt.Sprintf(`<xdr:twoCellAnchor><xdr:from><xdr:col>1</xdr:col><xdr:row>%d</xdr:row></xdr:from><xdr:sp><xdr:txBody><a:p><a:r><a:t>%s</a:t></a:r></a:p></xdr:txBody></xdr:sp></xdr:twoCellAnchor>`, row, text)
	}
	g := packed(t, parts{
		"xl/worksheets/_rels/sheet1.xml.rels": `<Relationships><Relationship Id="a" Type="x/drawing" Target="../drawings/d.xml"/></Relationships>`,
		"xl/drawings/d.xml": `<xdr:wsDr>` + box(20, "unten") + box(2, "Alle A-Kriterien sind zu erfüllen.") + `<xdr:oneCellAnchor><mc:AlternateContent><mc:Choice><xdr:pic/></mc:Choice>` +
			`<mc:Fallback><xdr:pic/></mc:Fallback></mc:AlternateContent></xdr:oneCellAnchor></xdr:wsDr>`,
	})
	diff(t, "text", []string{"Alle A-Kriterien sind zu erfüllen.", "unten"}, g.Text)
	diff(t, "notes", map[string]int{"text-boxes": 2, "pictures": 1}, notes(g))
}

func TestAllowed(t *testing.T) {
	grids := made(t, func(f *excelize.File) {
		_, err := f.NewSheet("Auto Responses")
		must(t, err, f.SetSheetVisible("Auto Responses", false), f.SetSheetCol("Auto Responses", "J3", &[]any{"Ja", "Nein", "teilweise"}),
			f.SetDefinedName(&excelize.DefinedName{Name: "Arten", RefersTo: "'Auto Responses'!$J$3:$J$4"}),
			f.SetSheetRow("Sheet1", "A1", &[]any{"Nr.", "Art", "Antwort", "Name", "fremd", "A"}), f.SetCellStr("Sheet1", "A9", "K-9"))
		inline := excelize.NewDataValidation(true)
		inline.Sqref = "B1:B1048576"
		must(t, inline.SetDropList([]string{"erfüllt", "nicht erfüllt"}))
		inline.Formula1 = `"erf&#252;llt,nicht &quot;&quot;erfüllt"`
		list := func(sqref, source string) *excelize.DataValidation {
			v := excelize.NewDataValidation(true)
			v.Sqref = sqref
			v.SetSqrefDropList(source)
			return v
		}
		for _, v := range []*excelize.DataValidation{
			inline, list("C2:C9", "'Auto Responses'!$J:$J"), list("C3", "'Auto Responses'!$J$3"), list("D2:D9", "Arten"),
			list("E2:E9", "OFFSET(A1,0,0,3,1)"), list("F2:F9", `INDIRECT("Arten")`),
		} {
			must(t, f.AddDataValidation("Sheet1", v))
		}
	})
	diff(t, "allowed", map[int][]string{
		2: {"erfüllt", `nicht "erfüllt`}, 3: {"Ja", "Nein", "teilweise"}, 4: {"Ja", "Nein"}, 6: {"Ja", "Nein"},
	}, grids[0].Allowed)
	diff(t, "notes", map[string]int{"lists-not-read": 1}, notes(grids[0]))
}

func TestAllowedExtension(t *testing.T) {
	g := packed(t, parts{"xl/worksheets/sheet1.xml": sheetOf(`<row r="1"><c r="A1"><v>1</v></c><c r="B1"><v>2</v></c></row>`,
		`<extLst><ext><x14:dataValidations><x14:dataValidation type="list"><x14:formula1><xm:f>$A$1:$B$1</xm:f></x14:formula1>`+
			`<xm:sqref>B1:B5</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst>`)})
	diff(t, "allowed", map[int][]string{2: {"1", "2"}}, g.Allowed)
}
