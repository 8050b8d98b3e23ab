package parsers_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers"
)

// catalogue writes a workbook with a list of criteria and, on a sheet of its own, questions and answers.
func catalogue(t *testing.T, name string) {
	t.Helper()
	f := excelize.NewFile()
	_ = f.SetSheetName("Sheet1", "Anforderungen")
	_, _ = f.NewSheet("Bieterfragen")
	for sheet, rows := range map[string][][]any{
		"Anforderungen": {{"Nr.", "Anforderung"}, {"K-1", "Das System muss suchen."}, {"K-2", "Das System muss drucken."}},
		"Bieterfragen":  {{"Nr.", "Frage", "Antwort"}, {"1", "Gilt K-1 auch nachts?", "Ja."}},
	} {
		for i, row := range rows {
			cell, _ := excelize.CoordinatesToCellName(1, i+1)
			if err := f.SetSheetRow(sheet, cell, &row); err != nil {
				t.Fatal(err)
			}
		}
	}
	if err := f.SaveAs(name); err != nil {
		t.Fatal(err)
	}
}

// A workbook may hold criteria and answers to questions: none of its sheets vanishes, and none is read as both.
func TestAnswersInTheCatalogue(t *testing.T) {
	for _, test := range []struct {
		name, rfp string
		sheets    []string
		criteria  int
		want      string // in the error
	}{
		{"the sheet is named", "rfp/list.xlsx", []string{"Bieterfragen"}, 2, ""},
		{"the sheet is named, and a pattern finds the workbook", "rfp/*.xlsx", []string{"Bieterfragen"}, 2, ""},
		{"nothing says which sheet", "rfp/list.xlsx", nil, 0, `offerlint.yaml:9:3: clarifications: "rfp/list.xlsx" is named under rfp or offer as well; name it once, or say which of its sheets`},
		{"nothing says which sheet, and a pattern finds the workbook", "rfp/*.xlsx", nil, 0, ""},
	} {
		t.Run(test.name, func(t *testing.T) {
			folder(t, map[string]string{"offerlint.yaml": "", "rfp/other.csv": "", "a.md": "## K-1\n\nJa, mit Solr.\n"})
			catalogue(t, "rfp/list.xlsx")
			cfg := config([]string{test.rfp}, "a.md")
			cfg.Clarifications = []lint.ClarificationFile{{Path: "rfp/list.xlsx", Sheets: test.sheets, At: lint.Location{File: "offerlint.yaml", Line: 9, Col: 3}}}
			bid, err := parsers.Read(cfg)
			if err != nil || test.want != "" {
				if err == nil || test.want == "" || !strings.Contains(err.Error(), test.want) {
					t.Errorf("got error %v, want %q", err, test.want)
				}
				return
			}
			if len(bid.Criteria) != test.criteria || len(bid.Clarifications) != 1 {
				t.Errorf("%d criteria and %d answers, want %d and 1", len(bid.Criteria), len(bid.Clarifications), test.criteria)
			}
			var sheets, docs []string
			for _, s := range bid.Sources {
				if s.Sheet != "" {
					sheets = append(sheets, s.Sheet)
				}
			}
			for _, d := range bid.Documents {
				if d.File == "rfp/list.xlsx" {
					docs = append(docs, d.Role)
				}
			}
			if diff := cmp.Diff([]string{"Anforderungen", "Bieterfragen"}, sheets); diff != "" {
				t.Errorf("accounted for (-want +got):\n%s", diff)
			}
			if diff := cmp.Diff([]string{"read"}, docs); diff != "" {
				t.Errorf("documents (-want +got):\n%s", diff)
			}
		})
	}
}

// A column of answers that is not there would make every question one that is still open.
func TestAnswersInNoColumn(t *testing.T) {
	folder(t, map[string]string{"offerlint.yaml": "", "rfp/list.csv": list, "rfp/q.csv": "No.;Question;Our view\n1;Is it?;Yes.\n", "a.md": "## K-1\n\nYes.\n"})
	cfg := config([]string{"rfp/list.csv"}, "a.md")
	cfg.Clarifications = []lint.ClarificationFile{{Path: "rfp/q.csv", Columns: map[string]string{"answer": "D"}, At: lint.Location{File: "offerlint.yaml", Line: 9, Col: 3}}}
	if _, err := parsers.Read(cfg); err == nil || !strings.Contains(err.Error(), `offerlint.yaml:9:3: rfp/q.csv: no column "D" for answer; its headers are "No.", "Question", "Our view"`) {
		t.Errorf("got %v", err)
	}
}
