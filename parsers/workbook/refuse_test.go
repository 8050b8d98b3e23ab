package workbook_test

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"

	"github.com/offerlint/offerlint/parsers/workbook"
)

// ole is the beginning of a compound file whose directory has an entry of that name.
func ole(entry string) []byte {
	b := append([]byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"), make([]byte, 100)...)
	for _, u := range utf16.Encode([]rune(entry)) {
		b = binary.LittleEndian.AppendUint16(b, u)
	}
	return append(b, 0, 0)
}

func TestRefused(t *testing.T) {
	good := pack(nil)
	cases := map[string]struct {
		data []byte
		want string
	}{
		"empty":         {nil, "rfp.xlsx: is empty (0 bytes): get the file again"},
		"truncated":     {good[:len(good)/2], "rfp.xlsx: is truncated or damaged, the end of the archive is missing: get the file again"},
		"encrypted":     {ole("EncryptionInfo"), "rfp.xlsx: is encrypted: remove the password in Excel and save it again"},
		"xls":           {ole("Workbook"), "rfp.xlsx: is an old Excel workbook (.xls): open it in Excel and save it as .xlsx"},
		"xls without":   {[]byte("\x09\x08\x10\x00\x00\x06\x05\x00"), "rfp.xlsx: is an old Excel workbook (.xls): open it in Excel and save it as .xlsx"},
		"doc":           {ole("WordDocument"), "rfp.xlsx: is not a workbook but another Office file of the old kind: save it as .xlsx in the program it comes from"},
		"xlsb":          {pack(parts{"xl/workbook.bin": "x"}), "rfp.xlsx: is a binary workbook (.xlsb): open it in Excel and save it as .xlsx"},
		"ods":           {pack(parts{"mimetype": "application/vnd.oasis.opendocument.spreadsheet"}), "rfp.xlsx: is an OpenDocument spreadsheet (.ods): open it in Excel or LibreOffice and save it as .xlsx"},
		"docx":          {pack(parts{"word/document.xml": "x"}), "rfp.xlsx: is a Word document, not a workbook: save its tables as .xlsx"},
		"zip":           {pack(parts{"[Content_Types].xml": "", "xl/workbook.xml": "", "a.txt": "x"}), "rfp.xlsx: is a zip archive, not a workbook: unpack it and name the workbook inside"},
		"csv":           {[]byte("Nr.;Anforderung\r\nK-1;Verf\xfcgbarkeit\r\n"), "rfp.xlsx: is a text or CSV file with the name of a workbook: give it the extension .csv, or save it as .xlsx"},
		"html":          {[]byte("<html xmlns:x=\"urn:schemas-microsoft-com:office:excel\"><table>"), "rfp.xlsx: is an HTML page with the name of a workbook: open it in Excel and save it as .xlsx"},
		"xml 2003":      {[]byte(`<?xml version="1.0"?><Workbook xmlns="urn:schemas-microsoft-com:office:spreadsheet">`), "rfp.xlsx: is an XML Spreadsheet 2003: open it in Excel and save it as .xlsx"},
		"pdf":           {[]byte("%PDF-1.7\n"), "rfp.xlsx: is a PDF, not a workbook: ask for the workbook itself"},
		"noise":         {[]byte{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}, "rfp.xlsx: is not a workbook: save it as .xlsx in Excel"},
		"no sheets":     {pack(parts{"xl/workbook.xml": "<workbook><sheets/></workbook>"}), "rfp.xlsx: has no sheets: get the file again"},
		"sheet missing": {pack(parts{"xl/worksheets/sheet1.xml": ""}), `rfp.xlsx: has no part "xl/worksheets/sheet1.xml", the workbook is damaged: open it in Excel and save it again`},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			wantError(t, c.data, workbook.Limits{}, c.want)
		})
	}
}

func wantError(t *testing.T, data []byte, limits workbook.Limits, want string) {
	t.Helper()
	grids, err := workbook.Read(write(t, data), "rfp.xlsx", limits)
	if err == nil {
		t.Fatalf("read %d sheets, want the error %q", len(grids), want)
	}
	if got := err.Error(); !strings.HasPrefix(got, strings.TrimSuffix(want, "…")) || !strings.HasSuffix(want, "…") && got != want {
		t.Errorf("got  %s\nwant %s", got, want)
	}
	wantAdvice(t, "rfp.xlsx", err)
}

func TestMissingFile(t *testing.T) {
	_, err := workbook.Read(filepath.Join(t.TempDir(), "nirgends.xlsx"), "rfp/nirgends.xlsx", workbook.Limits{})
	if !errors.Is(err, fs.ErrNotExist) || !strings.HasPrefix(err.Error(), "rfp/nirgends.xlsx: cannot be read: ") {
		t.Errorf("got %v", err)
	}
}

// TestDamaged refuses what would otherwise be read in part.
func TestDamaged(t *testing.T) {
	const row = `<row r="1"><c r="A1" t="inlineStr"><is><t>K</t></is></c></row>`
	cases := map[string]struct{ sheet, want string }{
		"invalid byte":     {sheetOf(`<row r="1"><c r="A1" t="inlineStr"><is><t>Verf`+"\xfc"+`gbar</t></is></c></row>`, ""), "rfp.xlsx: xl/worksheets/sheet1.xml: XML syntax error on line 1: invalid UTF-8: …"},
		"ends early":       {strings.TrimSuffix(sheetOf(row, ""), "</worksheet>"), "rfp.xlsx: xl/worksheets/sheet1.xml: ends in the middle: …"},
		"tag mismatch":     {`<worksheet><sheetData></row></sheetData></worksheet>`, "rfp.xlsx: xl/worksheets/sheet1.xml: unexpected </row>: …"},
		"nothing":          {" ", "rfp.xlsx: xl/worksheets/sheet1.xml: ends in the middle: …"},
		"cell elsewhere":   {sheetOf(`<row r="1"><c r="A2"><v>1</v></c></row>`, ""), `rfp.xlsx:Katalog!A1: has a cell "A2" in row 1, …`},
		"cell twice":       {sheetOf(`<row r="1"><c r="B1"><v>1</v></c><c r="B1"><v>2</v></c></row>`, ""), "rfp.xlsx:Katalog!B1: is there twice, …"},
		"beyond the rows":  {sheetOf(`<row r="1048577"><c><v>1</v></c></row>`, ""), "rfp.xlsx:Katalog: has a row 1048577, beyond the last that Excel knows (1048576): …"},
		"no text":          {sheetOf(`<row r="1"><c r="A1" t="s"><v>3</v></c></row>`, ""), `rfp.xlsx:Katalog!A1: refers to a text "3" that is not there, …`},
		"too long":         {sheetOf(`<row r="1"><c r="A1" t="inlineStr"><is><t>`+strings.Repeat("ä", 32768)+`</t></is></c></row>`, ""), "rfp.xlsx:Katalog!A1: holds more than 32767 characters, …"},
		"overlapping":      {sheetOf(strings.Repeat(`<row><c><v>1</v></c></row>`, 3000), `<mergeCells>`+strings.Repeat(`<mergeCell ref="C1:D3000"/>`, 8000)+`</mergeCells>`), "rfp.xlsx:Katalog!C1: is merged in ranges that overlap, …"},
		"unknown encoding": {`<?xml version="1.0" encoding="x-geheim"?><worksheet/>`, "rfp.xlsx: xl/worksheets/sheet1.xml: …"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			wantError(t, pack(parts{"xl/worksheets/sheet1.xml": c.sheet}), workbook.Limits{}, c.want)
		})
	}
}

// TestChecksum refuses a part that excelize would read as it is: it drops the error.
func TestChecksum(t *testing.T) {
	const part = "xl/worksheets/sheet1.xml"
	data := pack(nil)
	i := bytes.LastIndex(data, []byte(part)) - 46 // its entry in the directory, where the checksum is at 16
	data[i+16] ^= 0xff
	wantError(t, data, workbook.Limits{}, "rfp.xlsx: "+part+": does not match its length and checksum: …")
}

// TestSheetsRefused names the first sheet that cannot be read, whichever of them is read first, and the size before all
// else: which sheet is the one too many depends on chance.
func TestSheetsRefused(t *testing.T) {
	book, rels := "", ""
	ps := parts{}
	for i := range 9 {
		book += fmt.Sprintf(`<sheet name="S%d" r:id="s%d"/>`, i, i)
		rels += fmt.Sprintf(`<Relationship Id="s%d" Type="x/worksheet" Target="worksheets/s%d.xml"/>`, i, i)
		ps[fmt.Sprintf("xl/worksheets/s%d.xml", i)] = sheetOf(strings.Repeat(" ", 100<<10)+`<row><c><v>1</v></c></row>`, "")
	}
	ps["xl/workbook.xml"] = `<workbook ` + ns + `><sheets>` + book + `</sheets></workbook>`
	ps["xl/_rels/workbook.xml.rels"] = `<Relationships ` + pkg + `>` + rels + `</Relationships>`
	for i, g := range read(t, write(t, pack(ps))) {
		if g.Sheet != fmt.Sprintf("S%d", i) {
			t.Errorf("sheet %d is %s", i, g.Sheet)
		}
	}
	for _, i := range []int{8, 5, 3} {
		ps[fmt.Sprintf("xl/worksheets/s%d.xml", i)] = sheetOf(fmt.Sprintf(`<row r="%d"><c r="A1"/></row>`, i), "")
		wantError(t, pack(ps), workbook.Limits{}, fmt.Sprintf(`rfp.xlsx:S%d!A%d: has a cell "A1" in row %d, …`, i, i, i))
	}
	wantError(t, pack(ps), workbook.Limits{Bytes: 500 << 10}, "rfp.xlsx: is larger than 1 MiB when unpacked: …")
}

// TestLimit refuses what unpacks to more than is allowed, before it is in memory.
func TestLimit(t *testing.T) {
	big := sheetOf(strings.Repeat(" ", 3<<20), "")
	wantError(t, pack(parts{"xl/worksheets/sheet1.xml": big}), workbook.Limits{Bytes: 1 << 20},
		"rfp.xlsx: is larger than 1 MiB when unpacked: split it, or remove pictures and unused sheets")
}

// TestLongestText reads a cell with as much text as Excel allows.
func TestLongestText(t *testing.T) {
	text := strings.Repeat("ä", 32767)
	g := made(t, func(f *excelize.File) { must(t, f.SetCellStr("Sheet1", "A1", text)) })[0]
	if g.Rows[0].Cells[0].Text != text {
		t.Error("the text was changed")
	}
}

// TestUTF16 reads parts in the other encoding that the standard allows.
func TestUTF16(t *testing.T) {
	utf := []byte("\xff\xfe")
	for _, u := range utf16.Encode([]rune(`<?xml version="1.0" encoding="UTF-16"?>` + strings.TrimPrefix(
		sheetOf(`<row r="1"><c r="A1" t="inlineStr"><is><t>für</t></is></c></row>`, ""), `<?xml version="1.0"?>`))) {
		utf = binary.LittleEndian.AppendUint16(utf, u)
	}
	diff(t, "cells", []string{"A1=für"}, texts(packed(t, parts{"xl/worksheets/sheet1.xml": string(utf)})))
}

func FuzzRead(f *testing.F) {
	f.Add([]byte{})
	f.Add(pack(nil))
	f.Add(ole("Workbook"))
	f.Add([]byte("Nr.;Anforderung\n"))
	f.Fuzz(func(t *testing.T, data []byte) { fuzzed(t, data) })
}

// FuzzSheet reads a workbook around any XML of a sheet, its strings and its looks: bytes inside an archive are out of reach
// for FuzzRead.
func FuzzSheet(f *testing.F) {
	f.Add(sheetOf(`<row r="1"><c r="A1" t="s" s="1"><v>0</v></c></row>`, `<mergeCells><mergeCell ref="A1:B2"/></mergeCells>`),
		`<sst><si><t>a</t></si></sst>`, `<styleSheet><cellXfs><xf/><xf numFmtId="14"/></cellXfs></styleSheet>`)
	f.Add(sheetOf(`<row><c><f>SUM(A1:B2)*$C$3</f></c><c><f t="shared" si="0">A1</f></c><c><f t="shared" si="0"/></c></row>`,
		`<dataValidations><dataValidation type="list" sqref="A1:B9"><formula1>"Ja,Nein"</formula1></dataValidation></dataValidations>`),
		``, `<styleSheet><numFmts><numFmt numFmtId="200" formatCode="[&lt;5]0.0;_-# ?&quot;x"/></numFmts><cellXfs><xf numFmtId="200"/></cellXfs></styleSheet>`)
	f.Add(sheetOf(`<row r="3"><c r="C3" s="0"><v>46086.5</v></c></row>`, ""), ``,
		`<styleSheet><numFmts><numFmt numFmtId="200" formatCode="0.00E+0,,;\"/>"/></numFmts><cellXfs><xf numFmtId="200"/></cellXfs></styleSheet>`)
	f.Add(sheetOf(`<row r="1"><c r="A1" t="s"><v>0</v></c><c r="B1"><v>2</v></c><c r="C1"><f>IF(D1="",A1&lt;&gt;"",COUNTIF(A1:B1,""))</f></c></row>`,
		`<dataValidations><dataValidation type="list" sqref="A1:B9 D1"><formula1>B1:C1</formula1></dataValidation><dataValidation type="list" sqref="C1"><formula1>INDIRECT(A1)</formula1></dataValidation></dataValidations>`),
		`<sst><si><r><rPr><strike/></rPr><t>nicht </t></r><r><t>ja</t></r></si></sst>`, ``)
	f.Fuzz(func(t *testing.T, sheet, strings, styles string) {
		fuzzed(t, pack(parts{"xl/worksheets/sheet1.xml": sheet, "xl/sharedStrings.xml": strings, "xl/styles.xml": styles}))
	})
}

func fuzzed(t *testing.T, data []byte) {
	t.Helper()
	grids, err := workbook.Read(write(t, data), "rfp.xlsx", workbook.Limits{Bytes: 4 << 20})
	if err == nil {
		wantSound(t, grids)
		return
	}
	if !strings.HasPrefix(err.Error(), "rfp.xlsx:") {
		t.Errorf("error without its file: %v", err)
	}
}
