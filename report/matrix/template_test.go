package matrix_test

import (
	"bytes"
	"errors"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/report/matrix"
)

// catalogue is a bid of three criteria with answers, one ID among them in another dress.
func catalogue() *lint.Result {
	r := &lint.Result{Bid: &lint.Bid{Config: lint.Config{Name: "k", Language: "de", Today: "2026-11-02"}}, Status: map[*lint.Criterion]lint.Standing{}}
	for i, id := range []string{"K-1", "k-2", "1.10"} {
		at := lint.At(lint.Location{File: "rfp.csv", Line: i + 2, Col: 1})
		c := &lint.Criterion{ID: id, Key: id, Text: "Text " + id, ObligationWord: "MUSS", Weight: points(float64(i) + 0.5), At: at}
		block := &lint.Block{Str: "=Antwort " + id}
		c.Responses = []*lint.Response{{Criterion: c, Claim: lint.Full, ClaimCell: &lint.Block{Str: "Ja"}, Text: &lint.Text{Blocks: []*lint.Block{block}}, At: at}}
		r.Bid.Criteria = append(r.Bid.Criteria, c)
		r.Status[c] = lint.Standing{Status: lint.StatusAnswered}
	}
	return r
}

// form makes a workbook with one sheet of cells.
func form(t *testing.T, rows [][]string, more func(*excelize.File) error) []byte {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	for i, row := range rows {
		for j, s := range row {
			if s == "" {
				continue
			}
			if err := f.SetCellStr("Sheet1", lint.ColumnName(j+1)+string(rune('1'+i)), s); err != nil {
				t.Fatal(err)
			}
		}
	}
	if more != nil {
		if err := more(f); err != nil {
			t.Fatal(err)
		}
	}
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func fill(t *testing.T, template []byte, r *lint.Result) (*excelize.File, *matrix.Filling) {
	t.Helper()
	var out, again bytes.Buffer
	done, err := matrix.Fill(bytes.NewReader(template), &out, r, matrix.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if _, err := matrix.Fill(bytes.NewReader(template), &again, r, matrix.Options{}); err != nil || !bytes.Equal(out.Bytes(), again.Bytes()) {
		t.Errorf("two runs differ, %v", err)
	}
	return open(t, out.Bytes()), done
}

func cells(t *testing.T, f *excelize.File) [][]string {
	t.Helper()
	rows, err := f.GetRows("Sheet1")
	if err != nil {
		t.Fatal(err)
	}
	for i, row := range rows {
		for len(row) > 0 && row[len(row)-1] == "" { // formulas without a value
			row = row[:len(row)-1]
		}
		rows[i] = row
	}
	return rows
}

// Rows with IDs are filled in by them: what is there stays, formulas stay, and what is left over is said.
func TestTemplateByID(t *testing.T) {
	f, done := fill(t, form(t, [][]string{
		{"Anforderungsmatrix"},
		{"Anforde-\nrungs-ID", "Anforderung", "Hausnotiz", "Erfüllungsgrad", "Antwort des Bieters", "Gewichtung", "Summe"},
		{"1 Allgemeines"},
		{"[K-1]", "Text K-1", "bleibt", "Nein"},
		{"K-2", "", "", "", "schon da"},
		{"K-9"},
	}, func(f *excelize.File) error {
		return errors.Join(f.SetCellFormula("Sheet1", "F4", "1+1"), f.SetCellFormula("Sheet1", "G4", "F4*2"))
	}), catalogue())
	want := [][]string{
		{"[K-1]", "Text K-1", "bleibt", "Nein", "=Antwort K-1"}, {"K-2", "Text k-2", "", "Ja", "schon da", "1.5"}, {"K-9"},
	}
	if diff := cmp.Diff(want, cells(t, f)[3:]); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	for cell, want := range map[string]string{"F4": "1+1", "G4": "F4*2", "E4": ""} {
		if got, err := f.GetCellFormula("Sheet1", cell); got != want || err != nil {
			t.Errorf("formula of %s is %q, %v; want %q", cell, got, err, want)
		}
	}
	wanted := &matrix.Filling{
		Sheet: "Sheet1", HeaderRow: 2, Rows: 2, Cells: 4, Unknown: []string{"C Hausnotiz", "G Summe"}, NoRow: []string{"1.10"}, NoID: []string{"1 Allgemeines", "K-9"},
		Columns: map[string]string{"A": "id", "B": "requirement", "D": "claim", "E": "response", "F": "points"},
		Kept: []matrix.Kept{
			{Cell: "D4", Has: "Nein", Ours: "Ja"}, {Cell: "F4", Has: "=1+1", Ours: "0.5"}, {Cell: "E5", Has: "schon da", Ours: "=Antwort k-2"},
		},
	}
	if diff := cmp.Diff(wanted, done); diff != "" {
		t.Errorf("what was done (-want +got)\n%s", diff)
	}
	props, err := f.GetCustomProps()
	if err != nil || len(props) != 1 || props[0].Name != lint.MadeBy {
		t.Errorf("properties %v, %v", props, err)
	}
}

// An empty form gets rows in the style of its first, above what stands below.
func TestEmptyTemplate(t *testing.T) {
	var style int
	f, done := fill(t, form(t, [][]string{
		{"ID", "Requirement", "Points", "Compliance", "Comment"}, {}, {"", "", "", "", ""}, {"", "Signature"},
	}, func(f *excelize.File) (err error) {
		style, err = f.NewStyle(&excelize.Style{Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"AABBCC"}}})
		return errors.Join(err, f.SetCellStyle("Sheet1", "A2", "E2", style), f.SetCellFormula("Sheet1", "B5", "SUM(C2:C3)"))
	}), catalogue())
	// The text below is in the column of the requirement, but a form with IDs is empty where it has none.
	got := cells(t, f)
	want := [][]string{{"K-1", "Text K-1", "0.5", "Ja", "=Antwort K-1"}, {"k-2", "Text k-2", "1.5", "Ja", "=Antwort k-2"}, {"1.10", "Text 1.10", "2.5", "Ja", "=Antwort 1.10"}, {"", "Signature"}}
	if diff := cmp.Diff(want, got[1:5]); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if done.Rows != 3 || done.Cells != 15 {
		t.Errorf("%d rows, %d cells", done.Rows, done.Cells)
	}
	if s, err := f.GetCellStyle("Sheet1", "D4"); err != nil || s != style {
		t.Errorf("the last row has style %d, %v; want %d", s, err, style)
	}
	if got, err := f.GetCellFormula("Sheet1", "B6"); err != nil || got == "" {
		t.Errorf("the formula below moved to nowhere: %q, %v", got, err)
	}
}

// Two columns for the answer, the first with a list of answers: one is for the claim. An answer that a list does not allow is not written.
func TestTemplateLists(t *testing.T) {
	template := form(t, [][]string{{"Nr.", "Antwort", "Bemerkung"}, {"K-1"}, {"K-2"}, {"1.10"}}, func(f *excelize.File) error {
		answers := excelize.NewDataValidation(true)
		answers.SetSqref("B2:B3")
		answers.SetError(excelize.DataValidationErrorStyleStop, "", "")
		if err := answers.SetDropList([]string{"Ja", "Nein"}); err != nil {
			return err
		}
		others := excelize.NewDataValidation(true)
		others.SetSqref("B4")
		others.SetError(excelize.DataValidationErrorStyleStop, "", "")
		others.SetSqrefDropList("$F$1:$F$2")
		return errors.Join(f.SetCellStr("Sheet1", "F1", "C"), f.SetCellStr("Sheet1", "F2", "NC"), f.AddDataValidation("Sheet1", answers), f.AddDataValidation("Sheet1", others))
	})
	f, done := fill(t, template, catalogue())
	got := cells(t, f)
	if want := []string{"K-1", "Ja", "=Antwort K-1"}; !slices.Equal(got[1][:3], want) {
		t.Errorf("first row %q, want %q", got[1], want)
	}
	if diff := cmp.Diff([]matrix.Kept{{Cell: "B4", Ours: "Ja", Refused: true}}, done.Kept); diff != "" {
		t.Errorf("kept (-want +got)\n%s", diff)
	}
}

func TestTemplateWithoutHeader(t *testing.T) {
	for name, rows := range map[string][][]string{"nothing known": {{"Foo", "Bar"}}, "neither ID nor text": {{"Status", "Owner", "Points"}}, "one word": {{"ID"}}} {
		var none *matrix.NoHeader
		if _, err := matrix.Fill(bytes.NewReader(form(t, rows, nil)), &bytes.Buffer{}, catalogue(), matrix.Options{}); !errors.As(err, &none) {
			t.Errorf("%s: %v", name, err)
		}
	}
	if _, err := matrix.Fill(bytes.NewReader([]byte("text")), &bytes.Buffer{}, catalogue(), matrix.Options{}); err == nil {
		t.Error("a text is no template")
	}
}
