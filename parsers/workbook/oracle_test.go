package workbook_test

import (
	"os"
	"strconv"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers/table"
)

// excelizeCells are the values of all cells as they stand in the file, by sheet and cell; nil where excelize cannot read
// the workbook.
func excelizeCells(file string) (cells map[string]string) {
	defer func() {
		if recover() != nil { // it panics on some damaged workbooks
			cells = nil
		}
	}()
	f, err := excelize.OpenFile(file, excelize.Options{RawCellValue: true})
	if err != nil {
		return nil
	}
	defer f.Close()
	cells = map[string]string{}
	for _, sheet := range f.GetSheetList() {
		rows, err := f.Rows(sheet)
		if err != nil {
			continue // a sheet of charts
		}
		for n := 1; rows.Next(); n++ {
			values, err := rows.Columns()
			if err != nil {
				return nil
			}
			for i, v := range values {
				if strings.TrimSpace(v) != "" {
					cells[sheet+"!"+lint.ColumnName(i+1)+strconv.Itoa(n)] = v
				}
			}
		}
		if rows.Error() != nil {
			return nil
		}
	}
	return cells
}

// wantLikeExcelize compares every cell with what excelize reads: all that it has must be there, and say the same. Numbers,
// dates and truth values are displayed here and raw there, and a sign in a font of symbols is what it looks like.
func wantLikeExcelize(t *testing.T, file string, grids []*table.Grid) int {
	t.Helper()
	theirs := excelizeCells(file)
	covered, same := 0, 0
	got := map[string]table.Cell{}
	for _, g := range grids {
		for _, r := range g.Rows {
			for k, c := range r.Cells {
				got[g.Sheet+"!"+g.At(r, k).Cell()] = c
			}
		}
		for _, n := range g.Notes {
			if n.Fact == "covered-cells" {
				covered += n.N
			}
		}
	}
	for at, want := range theirs {
		c, ok := got[at]
		if shown := c.Extra().Shown; shown != "" {
			c.Text = shown
		}
		_, err := strconv.ParseFloat(want, 64)
		switch {
		case !ok:
			covered-- // under a merged range, where no program shows it
		case c.Number || c.Date:
			if err != nil && (c.Number || !strings.ContainsAny(want, "-:")) { // dates may be written out
				t.Errorf("%s: %s is a number, excelize reads %q", at, c.Text, want)
			}
		case c.NoValue && want == "0": // a stand-in for a value
		case oneLine(c.Text) != oneLine(want) && len([]rune(c.Text)) > 1 && c.Text != "TRUE" && c.Text != "FALSE":
			t.Errorf("%s: %q, excelize reads %q", at, c.Text, want)
		default:
			same++
		}
	}
	if covered < 0 {
		t.Errorf("%s: excelize reads %d cells more", file, -covered)
	}
	return same
}

// oneLine makes every line break the same: excelize leaves them as they are.
func oneLine(s string) string {
	return strings.TrimSpace(strings.NewReplacer("\r\n", "\n", "\r", "\n", "\x00", "").Replace(s))
}

// TestLikeExcelizeCorpus compares every cell of real workbooks.
func TestLikeExcelizeCorpus(t *testing.T) {
	dir := os.Getenv("OFFERLINT_CORPUS")
	if dir == "" {
		t.Skip("OFFERLINT_CORPUS is not set: real workbooks are not read")
	}
	same := 0
	eachWorkbook(t, dir, func(file, _ string, grids []*table.Grid) { same += wantLikeExcelize(t, file, grids) })
	t.Logf("%d texts are those that excelize reads", same)
	if same == 0 {
		t.Error("nothing was compared")
	}
}
