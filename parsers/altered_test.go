package parsers_test

import (
	"fmt"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/offerlint/offerlint/lint"
)

// terms writes a workbook with a list of criteria and a sheet of long texts, as tell gives them.
func terms(t *testing.T, name, answer string, rows int, tell func(int) string) {
	t.Helper()
	f := excelize.NewFile()
	_ = f.SetSheetName("Sheet1", "List")
	_, _ = f.NewSheet("Terms")
	for i := range 6 {
		row := []any{fmt.Sprintf("K-%d", i), fmt.Sprintf("The system shall export records of type %c as a file.", 'A'+i), answer}
		if i == 0 {
			row = []any{"ID", "Requirement", "Response"}
		}
		_ = f.SetSheetRow("List", fmt.Sprintf("A%d", i+1), &row)
	}
	for i := range rows {
		_ = f.SetCellStr("Terms", fmt.Sprintf("A%d", i+1), tell(i))
	}
	if err := f.SaveAs(name); err != nil {
		t.Fatal(err)
	}
}

// sentence is a text of many words, each other ones for each number.
func sentence(language string, i int) string {
	s := ""
	for k := range 45 {
		s += fmt.Sprintf("%s%d ", language, i*(k+7)%9973)
	}
	return s
}

// Of a sheet that says something else in every row each text is noted, without the minutes that it takes to compare each with all
// others; where one text was changed, the one in its place is told beside it.
func TestAlteredTexts(t *testing.T) {
	folder(t, map[string]string{"offerlint.yaml": ""})
	const rows = 400
	terms(t, "theirs.xlsx", "", rows, func(i int) string { return sentence("word", i) })
	terms(t, "ours.xlsx", "Yes.", rows, func(i int) string {
		if i == 7 {
			return sentence("word", i) + "and one more"
		}
		return sentence("mot", i)
	})
	bid := mustRead(t, config([]string{"theirs.xlsx"}, "ours.xlsx"))
	n := 0
	for _, a := range bid.Alterations {
		if a.What != lint.AlteredCell {
			continue
		}
		n++
		if a.Original.Line == 8 && (a.At.Line != 8 || a.Is == "") {
			t.Errorf("row 8 was changed, and is told at %v: %q", a.At, a.Is)
		}
	}
	if n != rows {
		t.Errorf("%d texts noted, want %d", n, rows)
	}
}
