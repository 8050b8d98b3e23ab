package workbook_test

import (
	"os"
	"path/filepath"
	"reflect"
	"runtime"
	"strings"
	"testing"

	"github.com/offerlint/offerlint/parsers/table"
	"github.com/offerlint/offerlint/parsers/workbook"
)

// wantSameInPieces reads a workbook with its rows in order and in pieces of several sizes: it comes to the same, faults included.
func wantSameInPieces(t *testing.T, file string, limits workbook.Limits) {
	t.Helper()
	defer runtime.GOMAXPROCS(runtime.GOMAXPROCS(4)) // one core reads in order
	read := func(size int) ([]*table.Grid, string) {
		defer workbook.InPieces(size)()
		grids, err := workbook.Read(file, "rfp.xlsx", limits)
		if err != nil {
			return nil, err.Error()
		}
		return grids, ""
	}
	want, fault := read(0)
	for _, size := range []int{40, 150, 1000, 20_000} {
		got, gotFault := read(size)
		if gotFault != fault {
			t.Errorf("%s in pieces of %d bytes: %q, want %q", file, size, gotFault, fault)
		}
		if !reflect.DeepEqual(got, want) {
			t.Errorf("%s in pieces of %d bytes is read otherwise than in order", file, size)
		}
	}
}

func TestRowsInPieces(t *testing.T) {
	const plain = `<row r="1"><c r="A1" t="inlineStr"><is><t>Nr.</t></is></c><c r="B1" s="1"><v>1</v></c></row>
	<row r="2" hidden="1"><c r="A2" t="s"><v>0</v></c><c t="inlineStr"><is><r><rPr><strike/></rPr><t>alt</t></r><r><t> neu</t></r></is></c></row>`
	for name, rows := range map[string]string{
		"plain":               plain,
		"empty":               "",
		"a formula":           plain + `<row r="3"><c r="A3"><f>B1+1</f><v>2</v></c></row><row r="4"><c r="A4"><v>4</v></c></row>`,
		"a shared formula":    plain + `<row r="3"><c r="A3"><f t="shared" ref="A3:A4" si="0">B1+1</f></c></row><row r="4"><c r="A4"><f t="shared" si="0"/></c></row>`,
		"no row number":       plain + `<row><c><v>3</v></c></row><row><c><v>4</v></c></row>` + `<row r="9"><c r="A9"><v>9</v></c></row>`,
		"the wrong row":       plain + `<row r="3"><c r="A4"><v>3</v></c></row>`,
		"a row twice":         plain + `<row r="3"><c r="A3"><v>3</v></c></row><row r="3"><c r="A3"><v>3</v></c></row>`,
		"no order":            `<row r="3"><c r="A3"><v>3</v></c></row>` + plain,
		"no such text":        plain + `<row r="3"><c r="A3" t="s"><v>99</v></c></row>`,
		"not closed":          plain + `<row r="3"><c r="A3"><v>3</v></row>`,
		"no UTF-8":            plain + "<row r=\"3\"><c r=\"A3\" t=\"str\"><v>f\xfcr</v></c></row>\n",
		"the end in a text":   plain + `<row r="3"><c r="A3" t="inlineStr"><is><t><![CDATA[</row>]]></t></is></c></row><row r="4"><c r="A4"><v>4</v></c></row>`,
		"the end in a remark": plain + `<!-- </row> --><row r="3"><c r="A3"><v>3</v></c></row>`,
		"cells without a row": plain + `<c r="A3"><v>3</v></c><row r="4"><c r="A4"><v>4</v></c></row>`,
		"an end too many":     plain + `</sheetData><sheetData><row r="3"><c r="A3"><v>3</v></c></row>`,
		"something else":      plain + `<extra/><row r="3"><x/><c r="A3"><x/><v>3</v></c></row>`,
	} {
		t.Run(name, func(t *testing.T) {
			file := write(t, pack(parts{
				"xl/worksheets/sheet1.xml": sheetOf(rows, `<mergeCells><mergeCell ref="A1:A2"/></mergeCells>`),
				"xl/sharedStrings.xml":     `<sst ` + ns + `><si><t>geteilt</t></si></sst>`,
			}))
			wantSameInPieces(t, file, workbook.Limits{})
			wantSameInPieces(t, file, workbook.Limits{Rows: 2})
			wantSameInPieces(t, file, workbook.Limits{Cells: 3})
		})
	}
}

// TestWorkbooksInPieces reads all workbooks that are at hand both ways.
func TestWorkbooksInPieces(t *testing.T) {
	dirs := []string{filepath.Join("..", "..", "testdata", "workbooks")}
	if dir := os.Getenv("OFFERLINT_CORPUS"); dir != "" {
		dirs = append(dirs, dir)
	}
	n := 0
	for _, dir := range dirs {
		files, err := filepath.Glob(filepath.Join(dir, "*.xls[xm]"))
		if err != nil {
			t.Fatal(err)
		}
		below, err := filepath.Glob(filepath.Join(dir, "*", "*.xls[xm]"))
		if err != nil {
			t.Fatal(err)
		}
		for _, file := range append(files, below...) {
			if !strings.HasPrefix(filepath.Base(file), "~$") {
				n++
				wantSameInPieces(t, file, workbook.Limits{})
			}
		}
	}
	if n == 0 {
		t.Error("no workbook is at hand")
	}
}
