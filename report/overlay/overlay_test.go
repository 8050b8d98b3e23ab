package overlay_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/rogpeppe/go-internal/txtar"
	"github.com/xuri/excelize/v2"

	"github.com/offerlint/offerlint/report/overlay"
)

// build makes a workbook of the parts of an archive, in their order.
func build(t *testing.T, archive string) []byte {
	t.Helper()
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, f := range txtar.Parse([]byte(archive)).Files {
		w, err := z.Create(f.Name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write(bytes.TrimSpace(f.Data)); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

// overlaid marks a workbook and gives back the copy.
func overlaid(t *testing.T, src []byte, marks []overlay.Mark) (pack, []overlay.Place, []byte) {
	t.Helper()
	book, err := overlay.Open(bytes.NewReader(src), int64(len(src)))
	if err != nil {
		t.Fatal(err)
	}
	places, err := book.Mark(marks, words)
	if err != nil {
		t.Fatal(err)
	}
	if err := book.Finish(summary, "offerlint", "test"); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := book.Write(&out, day); err != nil {
		t.Fatal(err)
	}
	p := unzip(t, out.Bytes())
	differsOnlyInMarks(t, unzip(t, src), p)
	isSound(t, p)
	return p, places, out.Bytes()
}

func wants(t *testing.T, p pack, part string, texts ...string) {
	t.Helper()
	for _, text := range texts {
		if !strings.Contains(p.parts[part], text) {
			t.Errorf("%s lacks %s:\n%s", part, text, p.parts[part])
		}
	}
}

// A sheet as other programs write it: a prefix, rows and cells without their places, rows that are empty or missing.
func TestUnusualSheet(t *testing.T) {
	src := build(t, frame(`<x:worksheet xmlns:x="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><x:dimension ref="A1:B2"/>`+
		`<x:cols><x:col min="3" max="3" style="1"/></x:cols><x:sheetData><x:row><x:c><x:v>1</x:v></x:c><x:c s="1"><x:v>2</x:v></x:c></x:row>`+
		`<!-- <x:row> --><x:row spans="1:2"/><x:row r="7" s="1" customFormat="1"><x:c r="D7"/></x:row></x:sheetData>`+
		`<x:sheetProtection sheet="1"/><x:mergeCells count="1"><x:mergeCell ref="B7:C8"/></x:mergeCells><x:pageMargins left="1" right="1" top="1" bottom="1" header="1" footer="1"/></x:worksheet>`))
	p, places, _ := overlaid(t, src, []overlay.Mark{
		mark("S", 1, 2, "b1"), mark("S", 2, 1, "a2"), mark("S", 5, 3, "c5"), mark("S", 8, 3, "merged"), mark("S", 7, 2, "again"), mark("S", 9, 1, "below"),
	})
	wants(t, p, "xl/worksheets/sheet1.xml",
		`<x:dimension ref="A1:C9"/>`, `<x:c s="2"><x:v>2</x:v></x:c></x:row>`,
		`<x:row spans="1:2"><x:c r="A2" s="3"/></x:row><x:row r="5"><x:c r="C5" s="2"/></x:row><x:row r="7" s="1" customFormat="1"><x:c r="B7" s="2"/><x:c r="D7"/></x:row>`+
			`<x:row r="9"><x:c r="A9" s="3"/></x:row></x:sheetData><x:sheetProtection sheet="1"/>`,
		`footer="1"/><x:legacyDrawing xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships" r:id="rId2"/></x:worksheet>`)
	if places[3].Cell != "B7" || places[3] != places[4] {
		t.Errorf("a cell of a merged range is marked at %+v, its first at %+v", places[3], places[4])
	}
	wants(t, p, "xl/comments1.xml", `<comment ref="B7" authorId="0"><text>`, `merged</t></r><r>`, `again</t></r></text>`)
	// The number format, the alignment and the protection of the style stay; white letters would not be read on a pale ground.
	wants(t, p, "xl/styles.xml", `<xf numFmtId="9" fontId="2" fillId="2" borderId="1" applyFont="1" applyFill="1" applyBorder="1"><alignment wrapText="1"/><protection locked="0"/></xf>`,
		`<font><b/><color rgb="FF5F4600"/></font>`)
}

// frame puts a sheet into a workbook of it alone, with a style for numbers in bold and white.
func frame(sheet string) string {
	return fmt.Sprintf(`-- [Content_Types].xml --
<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/></Types>
-- _rels/.rels --
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="xl/workbook.xml"/></Relationships>
-- xl/workbook.xml --
<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"><sheets><sheet name="S" sheetId="4" r:id="rId1"/></sheets><calcPr calcId="1"/></workbook>
-- xl/_rels/workbook.xml.rels --
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/worksheet" Target="worksheets/sheet1.xml"/><Relationship Id="rId2" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/styles" Target="styles.xml"/></Relationships>
-- xl/styles.xml --
<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><fonts count="2"><font/><font><b/><color theme="0"/></font></fonts><cellXfs count="2"><xf/><xf numFmtId="9" fontId="1" fillId="0" borderId="0" applyFont="1"><alignment wrapText="1"/><protection locked="0"/></xf></cellXfs></styleSheet>
-- xl/worksheets/sheet1.xml --
%s
`, sheet)
}

// Comments of others stay as they are, and their authors'. Ours goes below one in the same cell, and beside a conversation.
func TestOtherComments(t *testing.T) {
	const rels = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	declared := `<Default Extension="xml" ContentType="application/xml"/>`
	form := frame(`<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:rel="` + rels + `">` +
		`<sheetData><row r="3" hidden="1"><c r="A3"/></row></sheetData><drawing rel:id="rId9"/><legacyDrawing rel:id="rId2"/><tableParts count="0"/></worksheet>`)
	src := build(t, strings.Replace(form, declared, declared+`<Default Extension="VML" ContentType="application/vnd.openxmlformats-officedocument.vmlDrawing"/>`, 1)+
		`-- xl/worksheets/_rels/sheet1.xml.rels --
<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="rId1" Type="`+rels+`/comments" Target="../comments7.xml"/><Relationship Id="rId2" Type="`+rels+`/vmlDrawing" Target="../drawings/vmlDrawing1.vml"/><Relationship Id="rId3" Type="http://schemas.microsoft.com/office/2017/10/relationships/threadedComment" Target="../threadedComments/threadedComment1.xml"/></Relationships>
-- xl/comments7.xml --
<comments xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><authors><author>Vergabestelle</author><author>tc={1}</author></authors><commentList><comment ref="A1" authorId="0"><text><t>plain</t></text></comment><comment ref="B1" authorId="0"><text><r><t>rich</t></r></text></comment><comment ref="C1" authorId="1"><text><t>[Threaded comment]</t></text></comment></commentList></comments>
-- xl/drawings/vmlDrawing1.vml --
<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:x="urn:schemas-microsoft-com:office:excel"><o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="3"/></o:shapelayout><v:shapetype id="_x0000_t201"/><v:shape id="_x0000_s3073" type="#_x0000_t201"><x:ClientData ObjectType="Checkbox"><x:Anchor>1, 0, 1, 0, 2, 0, 2, 0</x:Anchor></x:ClientData></v:shape>
<v:shape id="_x0000_s3074"><x:ClientData ObjectType="Note"><x:Anchor>1, 15, 0, 2, 2, 15, 1, 4</x:Anchor><x:Row>0</x:Row><x:Column>0</x:Column></x:ClientData></v:shape><v:shape id="_x0000_s3075"><x:ClientData ObjectType="Note"><x:Anchor>2, 15, 0, 2, 30, 15, 90, 4</x:Anchor><x:Row>0</x:Row><x:Column>1</x:Column></x:ClientData></v:shape><v:shape id="_x0000_s3076"><x:ClientData ObjectType="Note"><x:Row>0</x:Row><x:Column>2</x:Column></x:ClientData></v:shape></xml>
-- xl/threadedComments/threadedComment1.xml --
<ThreadedComments xmlns="http://schemas.microsoft.com/office/spreadsheetml/2018/threadedcomments"><threadedComment ref="C1" id="{1}"><text>why?</text></threadedComment></ThreadedComments>
`)
	p, places, _ := overlaid(t, src, []overlay.Mark{mark("S", 1, 1, "first"), mark("S", 1, 2, "second"), mark("S", 1, 3, "third"), mark("S", 3, 1, "fourth")})
	if diff := cmp.Diff([]overlay.Place{{Cell: "A1", Note: "A1"}, {Cell: "B1", Note: "B1"}, {Cell: "C1", Note: "D1"}, {Cell: "A3", Note: "A3", Hidden: true}}, places); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	wants(t, p, "xl/comments7.xml",
		`<author>tc={1}</author><author>offerlint</author></authors>`,
		`<comment ref="A1" authorId="0"><text><r><t>plain</t></r><r><rPr>`, `first</t></r></text></comment><comment ref="B1"`,
		`<comment ref="B1" authorId="0"><text><r><t>rich</t></r><r><rPr>`,
		`<comment ref="C1" authorId="1"><text><t>[Threaded comment]</t></text></comment>`,
		`<comment ref="D1" authorId="2"><text><r>`, `on C1:`)
	wants(t, p, "xl/drawings/vmlDrawing1.vml", `data="3,4"`, `id="_x0000_s4097"`, `id="_x0000_s4098"`, `_x0000_t202"`,
		`<x:Anchor>1, 0, 1, 0, 2, 0, 2, 0</x:Anchor>`,     // not ours to change
		`<x:Anchor>1, 15, 0, 2, 7, 11, 4, 3</x:Anchor>`,   // grown
		`<x:Anchor>2, 15, 0, 2, 30, 15, 90, 4</x:Anchor>`, // large enough
		`<x:Row>0</x:Row><x:Column>3</x:Column></x:ClientData></v:shape>`)
	wants(t, p, "xl/worksheets/sheet1.xml", `<drawing rel:id="rId9"/><legacyDrawing rel:id="rId2"/><tableParts count="0"/>`, `<c r="C1" s="2"/>`)
}

// A workbook in the strict edition of the standard gets parts of that edition.
func TestStrictWorkbook(t *testing.T) {
	strict := strings.NewReplacer(
		"http://schemas.openxmlformats.org/spreadsheetml/2006/main", "http://purl.oclc.org/ooxml/spreadsheetml/main",
		"http://schemas.openxmlformats.org/officeDocument/2006/relationships", "http://purl.oclc.org/ooxml/officeDocument/relationships",
	).Replace(frame(`<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData/></worksheet>`))
	p, _, _ := overlaid(t, build(t, strict), []overlay.Mark{mark("S", 2, 2, "x")})
	wants(t, p, "xl/worksheets/sheet1.xml", `<sheetData><row r="2"><c r="B2" s="2"/></row></sheetData>`)
	for name, src := range p.parts {
		if strings.Contains(src, "schemas.openxmlformats.org/officeDocument") || strings.Contains(src, "schemas.openxmlformats.org/spreadsheetml") {
			t.Errorf("%s is transitional: %s", name, src)
		}
	}
}

// Texts stay texts: signs of a formula, of markup and of an escape, what XML cannot hold, and what is too long.
func TestTexts(t *testing.T) {
	sheet := overlay.Sheet{Name: "S", Colour: "A4001D", Widths: []float64{20, 20}, Header: 1}
	texts := []string{"=1+1", "+1", "-1", "@SUM(A1)", "<b>&amp;\"'", "_x0041_", "a\x00b\x1bc", strings.Repeat("ä", 40000)}
	for _, s := range texts {
		sheet.Rows = append(sheet.Rows, overlay.Row{Cells: []overlay.Cell{{Text: s, Link: "'S'!A1"}, {Text: "7", Count: true}}})
	}
	src := build(t, frame(`<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetViews><sheetView tabSelected="1" workbookViewId="0"/></sheetViews><sheetData/></worksheet>`))
	book, err := overlay.Open(bytes.NewReader(src), int64(len(src)))
	if err != nil {
		t.Fatal(err)
	}
	var marks []overlay.Mark
	for i, s := range texts {
		marks = append(marks, mark("S", i+1, 1, s))
	}
	places, err := book.Mark(marks, words)
	if err != nil {
		t.Fatal(err)
	}
	if !places[7].Cut || places[0].Cut {
		t.Errorf("cut: %+v", places)
	}
	if err := book.Finish(sheet, "offerlint", "=1"); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := book.Write(&out, day); err != nil {
		t.Fatal(err)
	}
	p := unzip(t, out.Bytes())
	isSound(t, p)
	f, err := excelize.OpenReader(bytes.NewReader(out.Bytes()))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if got := f.GetSheetList(); !cmp.Equal(got, []string{"S", "S (2)"}) || f.GetActiveSheetIndex() != 1 {
		t.Errorf("sheets %q, the active one is %d", got, f.GetActiveSheetIndex())
	}
	wants(t, p, "xl/worksheets/sheet1.xml", `tabSelected="0"`)
	for i, want := range []string{"=1+1", "+1", "-1", "@SUM(A1)", "<b>&amp;\"'", "_x0041_", "a\ufffdb\ufffdc"} {
		cell := fmt.Sprintf("A%d", i+1)
		got, err := f.GetCellValue("S (2)", cell)
		formula, err2 := f.GetCellFormula("S (2)", cell)
		if got != want || formula != "" || err != nil || err2 != nil {
			t.Errorf("%s is %q, formula %q, want the text %q (%v, %v)", cell, got, formula, want, err, err2)
		}
	}
	if got, _ := f.GetCellValue("S (2)", "A8"); len([]rune(got)) > 32767 || !strings.HasSuffix(got, "ä…") {
		t.Errorf("a long text has %d characters", len([]rune(got)))
	}
	props, err := f.GetCustomProps()
	if err != nil || len(props) != 1 || props[0].Name != "offerlint" || props[0].Value != "=1" {
		t.Errorf("properties %v, %v", props, err)
	}
}

// A form of which every cell has a finding: more shapes than one thousand of identifiers holds, and more marks in one cell
// than a comment has room for.
func TestManyMarks(t *testing.T) {
	src := build(t, frame(`<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData/></worksheet>`))
	var marks []overlay.Mark
	for i := range 10000 {
		marks = append(marks, mark("S", 1+i/4, 1+i%4, "text"))
	}
	for range 20 {
		marks = append(marks, mark("S", 1, 1, "one more"))
	}
	p, places, data := overlaid(t, src, marks)
	if !places[0].Cut || places[1].Cut {
		t.Errorf("cut: %+v %+v", places[0], places[1])
	}
	if n := strings.Count(p.parts["xl/comments1.xml"], "one more"); n != 7 || !strings.Contains(p.parts["xl/comments1.xml"], words.More) {
		t.Errorf("%d of 20 more texts in a comment, want 7 and how to find the others", n)
	}
	f, err := excelize.OpenReader(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	defer f.Close()
	if comments, err := f.GetComments("S"); err != nil || len(comments) != 10000 {
		t.Errorf("%d comments, want 10000 (%v)", len(comments), err)
	}
}

// A part in UTF-16 is read, and written in UTF-8; one in an encoding that nobody uses is refused.
func TestEncodings(t *testing.T) {
	sheet := `<?xml version="1.0" encoding="UTF-16"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData/></worksheet>`
	wide := "\xff\xfe"
	for _, r := range sheet {
		wide += string(rune(r)) + "\x00"
	}
	archive := frame("SHEET")
	parts := txtar.Parse([]byte(archive))
	parts.Files[len(parts.Files)-1].Data = []byte(wide)
	var out bytes.Buffer
	z := zip.NewWriter(&out)
	for _, f := range parts.Files {
		w, err := z.Create(f.Name)
		if err != nil {
			t.Fatal(err)
		}
		if _, err := w.Write(f.Data); err != nil {
			t.Fatal(err)
		}
	}
	if err := z.Close(); err != nil {
		t.Fatal(err)
	}
	book, err := overlay.Open(bytes.NewReader(out.Bytes()), int64(out.Len()))
	if err != nil {
		t.Fatal(err)
	}
	if _, err := book.Mark([]overlay.Mark{mark("S", 1, 1, "x")}, words); err != nil {
		t.Fatal(err)
	}
	var copied bytes.Buffer
	if err := book.Write(&copied, day); err != nil {
		t.Fatal(err)
	}
	wants(t, unzip(t, copied.Bytes()), "xl/worksheets/sheet1.xml", `encoding="UTF-8"?><worksheet`, `<c r="A1" s="2"/>`)

	old := build(t, frame(`<?xml version="1.0" encoding="EBCDIC-CP-DE"?><worksheet><sheetData/></worksheet>`))
	if book, err = overlay.Open(bytes.NewReader(old), int64(len(old))); err != nil {
		t.Fatal(err)
	}
	_, err = book.Mark([]overlay.Mark{mark("S", 1, 1, "x")}, words)
	if err == nil || !strings.Contains(err.Error(), "is written in EBCDIC-CP-DE; open the workbook in Excel and save it again") {
		t.Errorf("error %v", err)
	}
}

// Whatever a sheet, its styles or its comments hold, marking it ends with a copy or an error.
func FuzzMark(f *testing.F) {
	const sheet = `<worksheet><sheetData><row r="1"><c r="A1" s="1"/></row></sheetData><legacyDrawing r:id="rId1"/></worksheet>`
	f.Add(sheet, `<styleSheet><fonts count="1"><font><color rgb="FFFFFFFF"/></font></fonts><cellXfs><xf fontId="0"/></cellXfs></styleSheet>`,
		`<comments><authors/><commentList><comment ref="A1"><text/></comment></commentList></comments>`, `<xml></xml>`)
	f.Fuzz(func(t *testing.T, sheet, styles, comments, boxes string) {
		var out bytes.Buffer
		z := zip.NewWriter(&out)
		add := func(name, text string) {
			w, err := z.Create(name)
			if err != nil {
				t.Fatal(err)
			}
			if _, err := w.Write([]byte(text)); err != nil {
				t.Fatal(err)
			}
		}
		for _, p := range txtar.Parse([]byte(frame(""))).Files {
			switch p.Name {
			case "xl/styles.xml":
				add(p.Name, styles)
			case "xl/worksheets/sheet1.xml":
				add(p.Name, sheet)
			default:
				add(p.Name, string(p.Data))
			}
		}
		add("xl/comments1.xml", comments)
		add("xl/boxes.vml", boxes)
		add("xl/worksheets/_rels/sheet1.xml.rels", `<Relationships><Relationship Id="rId1" Type="x/vmlDrawing" Target="../boxes.vml"/>`+
			`<Relationship Id="rId2" Type="x/comments" Target="../comments1.xml"/></Relationships>`)
		if err := z.Close(); err != nil {
			t.Fatal(err)
		}
		book, err := overlay.Open(bytes.NewReader(out.Bytes()), int64(out.Len()))
		if err != nil {
			return
		}
		if _, err := book.Mark([]overlay.Mark{mark("S", 1, 1, "x"), mark("S", 3, 2, "y")}, words); err != nil {
			return
		}
		if err := book.Finish(summary, "offerlint", "test"); err != nil {
			return
		}
		if err := book.Write(&bytes.Buffer{}, day); err != nil {
			t.Error(err)
		}
	})
}
