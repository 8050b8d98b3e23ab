package overlay_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"reflect"
	"regexp"
	"slices"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"github.com/offerlint/offerlint/checks"
	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers"
	"github.com/offerlint/offerlint/phrase"
	"github.com/offerlint/offerlint/report"
	"github.com/offerlint/offerlint/report/overlay"
	"github.com/offerlint/offerlint/rulesets"
)

var day = time.Date(2026, 11, 2, 0, 0, 0, 0, time.UTC)

// annotated judges a workbook as a form that is filled in, and copies it with comments; twice, which gives the same bytes.
func annotated(t *testing.T, file string) (original, copied []byte, sum report.Annotated) {
	t.Helper()
	res := judged(t, file)
	original, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	var out, again bytes.Buffer
	opt := report.AnnotateOptions{File: res.Bid.Documents[0].File, When: day}
	if sum, err = report.Annotate(&out, bytes.NewReader(original), int64(len(original)), res, opt); err != nil {
		t.Fatal(err)
	}
	if _, err = report.Annotate(&again, bytes.NewReader(original), int64(len(original)), judged(t, file), opt); err != nil {
		t.Fatal(err)
	}
	if !bytes.Equal(out.Bytes(), again.Bytes()) {
		t.Error("two runs differ")
	}
	return original, out.Bytes(), sum
}

func judged(t *testing.T, file string) *lint.Result {
	t.Helper()
	bid, err := parsers.Read(lint.Config{
		Dir: ".", Today: "2026-11-02", RFP: []lint.RFPFile{{Path: file}}, Offer: []lint.OfferFile{{Path: file}},
	})
	if err != nil {
		t.Fatal(err)
	}
	set, err := rulesets.Load(checks.All(), rulesets.Layer{Name: "core"})
	if err != nil {
		t.Fatal(err)
	}
	res, err := lint.Run(bid, set, lint.Options{Stage: lint.Review, Match: phrase.Match})
	if err != nil {
		t.Fatal(err)
	}
	return res
}

// Annotated copies of real workbooks differ from their originals in marks alone.
func TestRealWorkbooks(t *testing.T) {
	dir := os.Getenv("OFFERLINT_CORPUS")
	if dir == "" {
		t.Skip("OFFERLINT_CORPUS is not set: real files of others are not read")
	}
	files := slices.Concat(glob(t, dir, "workbooks/*.xlsx"), glob(t, dir, "filled/*.xlsx"))
	if len(files) < 9 {
		t.Fatalf("%d workbooks in %s, want at least 9", len(files), dir)
	}
	marked := 0
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			original, copied, sum := annotated(t, file)
			a, b := unzip(t, original), unzip(t, copied)
			differsOnlyInMarks(t, a, b)
			isSound(t, b)
			worksAsBefore(t, original, copied, sum.Cells)
			looksAsBefore(t, original, copied)
			marked += sum.Cells
		})
	}
	if marked < 1000 {
		t.Errorf("%d cells marked in all, want at least 1000: the proof above is about little", marked)
	}
}

func glob(t *testing.T, dir, pattern string) []string {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, pattern))
	if err != nil {
		t.Fatal(err)
	}
	return files
}

// The same for workbooks that are odd in one way each: every sheet is marked at the corners of what it holds.
func TestOddWorkbooks(t *testing.T) {
	files := glob(t, "../../testdata", "workbooks/*.xlsx")
	if dir := os.Getenv("OFFERLINT_CORPUS"); dir != "" {
		files = append(files, glob(t, dir, "hostile/*/*.xlsx")...)
	}
	if len(files) == 0 {
		t.Fatal("no workbooks")
	}
	for _, file := range files {
		t.Run(filepath.Base(file), func(t *testing.T) {
			original, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			f, err := excelize.OpenReader(bytes.NewReader(original))
			if err != nil {
				t.Skipf("no workbook: %v", err)
			}
			defer f.Close()
			if !wellFormed(unzip(t, original)) {
				t.Skip("not well-formed: nothing reads it")
			}
			book, err := overlay.Open(bytes.NewReader(original), int64(len(original)))
			if err != nil {
				t.Skipf("refused: %v", err)
			}
			marked := false
			for _, sheet := range f.GetSheetList() {
				_, err := book.Mark([]overlay.Mark{
					mark(sheet, 1, 1, "look"), mark(sheet, 2, 2, "at"), mark(sheet, 2, 5, "this"), mark(sheet, 40, 30, "cell"),
				}, words)
				marked = marked || err == nil // a chart has no cells
			}
			if !marked {
				t.Fatal("no sheet could be marked")
			}
			var out bytes.Buffer
			if err := book.Finish(summary, "offerlint", "test"); err != nil {
				t.Fatal(err)
			}
			if err := book.Write(&out, day); err != nil {
				t.Fatal(err)
			}
			differsOnlyInMarks(t, unzip(t, original), unzip(t, out.Bytes()))
			worksAsBefore(t, original, out.Bytes(), -1)
		})
	}
}

var (
	words   = overlay.Words{Elsewhere: "on %s:", More: "… more"}
	summary = overlay.Sheet{Name: "INTERN", Colour: "A4001D", Widths: []float64{20}, Rows: []overlay.Row{{Cells: []overlay.Cell{{Text: "=1+1"}}}}}
)

func mark(sheet string, row, col int, text string) overlay.Mark {
	return overlay.Mark{Sheet: sheet, Row: row, Col: col, Fill: "FFF2C2", Edge: "B7860B", Ink: "5F4600", Text: []overlay.Run{{Text: text}}}
}

// worksAsBefore opens both with excelize: values, formulas, dropdowns, merged ranges, protection and hidden state are the
// same, and so are the comments that were there. cells is how many comments are new; -1 does not count.
func worksAsBefore(t *testing.T, original, copied []byte, cells int) {
	t.Helper()
	a, err := excelize.OpenReader(bytes.NewReader(original))
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	b, err := excelize.OpenReader(bytes.NewReader(copied))
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	sheets := a.GetSheetList()
	if got := b.GetSheetList(); !slices.Equal(got[:len(sheets)], sheets) || len(got) != len(sheets)+1 {
		t.Fatalf("sheets %q, want %q and one more", got, sheets)
	}
	fresh := 0
	for _, s := range sheets {
		was := facts(a, s)
		if was["error"] == true || len(was["rows"].([][]string)) == 0 {
			continue // excelize cannot read the original, or nothing is in it
		}
		if diff := cmp.Diff(was, facts(b, s)); diff != "" {
			t.Errorf("%s (-original +copy):\n%s", s, diff)
		}
		old, _ := a.GetComments(s)
		now, err := b.GetComments(s)
		if err != nil {
			t.Error(err)
		}
		fresh += len(now) - len(old)
	}
	if cells >= 0 && fresh != cells {
		t.Errorf("%d new comments, want %d", fresh, cells)
	}
}

// facts are what one sheet says, as excelize understands it. Rows at the end that hold nothing are left out.
func facts(f *excelize.File, sheet string) map[string]any {
	m := map[string]any{}
	rows, err := f.GetRows(sheet, excelize.Options{RawCellValue: true})
	for len(rows) > 0 && len(rows[len(rows)-1]) == 0 {
		rows = rows[:len(rows)-1]
	}
	_, bad := f.GetCellValue(sheet, "A1") // GetRows ends in silence at some errors
	m["rows"], m["error"] = rows, err != nil || bad != nil
	m["dropdowns"], _ = f.GetDataValidations(sheet)
	m["merged"], _ = f.GetMergeCells(sheet)
	m["visible"], _ = f.GetSheetVisible(sheet)
	tables, _ := f.GetTables(sheet)
	var names []string
	for _, t := range tables {
		names = append(names, t.Name+" "+t.Range+" "+t.StyleName)
	}
	m["tables"] = names
	m["protection"], _ = f.GetSheetProtection(sheet)
	for r := range rows {
		for c := range rows[r] {
			name, _ := excelize.CoordinatesToCellName(c+1, r+1)
			if formula, _ := f.GetCellFormula(sheet, name); formula != "" {
				m[name] = formula
			}
		}
	}
	return m
}

// looksAsBefore compares the styles of all cells that have one.
func looksAsBefore(t *testing.T, original, copied []byte) {
	t.Helper()
	a, err := excelize.OpenReader(bytes.NewReader(original))
	if err != nil {
		t.Fatal(err)
	}
	defer a.Close()
	b, err := excelize.OpenReader(bytes.NewReader(copied))
	if err != nil {
		t.Fatal(err)
	}
	defer b.Close()
	was, is := map[int]string{}, map[int]string{}
	for _, sheet := range a.GetSheetList() {
		rows, err := a.GetRows(sheet)
		if err != nil {
			t.Fatal(err)
		}
		for r := range rows {
			for c := range rows[r] {
				name, err := excelize.CoordinatesToCellName(c+1, r+1)
				if err != nil {
					t.Fatal(err)
				}
				if x, y := look(a, sheet, name, was), look(b, sheet, name, is); x != y {
					t.Errorf("%s!%s: %s, was %s", sheet, name, y, x)
				}
			}
		}
	}
}

// look is the style of a cell without what marks change: fill, border and the colour of the letters.
func look(f *excelize.File, sheet, name string, known map[int]string) string {
	id, err := f.GetCellStyle(sheet, name)
	if err != nil {
		return err.Error()
	}
	if known[id] == "" {
		s, err := f.GetStyle(id)
		if err != nil {
			return err.Error()
		}
		s.Fill, s.Border = excelize.Fill{}, nil
		var font excelize.Font
		if s.Font != nil {
			font = *s.Font
			font.Color, font.ColorTheme, font.ColorIndexed, font.ColorTint = "", nil, 0, 0
		}
		s.Font = nil
		text := fmt.Sprintf("%+v %+v", s, font)
		for _, p := range []any{s.Alignment, s.Protection, s.CustomNumFmt, s.DecimalPlaces} {
			if v := reflect.ValueOf(p); !v.IsNil() {
				text += fmt.Sprintf(" %+v", v.Elem())
			}
		}
		known[id] = regexp.MustCompile(`0x[0-9a-f]+`).ReplaceAllString(text, "")
	}
	return known[id]
}
