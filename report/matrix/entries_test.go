package matrix_test

import (
	"bytes"
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/report/matrix"
)

// edited is a matrix in which somebody filled in cells of the first row.
func edited(t *testing.T, r *lint.Result, edit func(f *excelize.File) error) []byte {
	t.Helper()
	f := open(t, workbook(t, r, matrix.Options{}))
	if err := edit(f); err != nil {
		t.Fatal(err)
	}
	var out bytes.Buffer
	if err := f.Write(&out); err != nil {
		t.Fatal(err)
	}
	return out.Bytes()
}

func entries(t *testing.T, content []byte) matrix.Entries {
	t.Helper()
	es, err := matrix.ReadEntries(bytes.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	return es
}

func filledIn(f *excelize.File) error {
	return errors.Join(f.SetCellStr("Matrix", "L2", "b.neu"), f.SetCellStr("Matrix", "M2", "=a.muster"), f.SetCellValue("Matrix", "N2", 46332.0),
		f.SetCellStr("Matrix", "P2", "Gilt das?"), f.SetCellStr("Matrix", "S2", "später"))
}

// work is what stands in the columns to work in.
func work(t *testing.T, content []byte) []string {
	t.Helper()
	rows, err := open(t, content).GetRows("Matrix")
	if err != nil {
		t.Fatal(err)
	}
	return rows[1][11:19]
}

func TestEntriesAreKept(t *testing.T) {
	r := sample("de", "x")
	es := entries(t, edited(t, r, filledIn))
	if changed, left := es.Assign(r.Bid); len(changed)+len(left) > 0 {
		t.Fatalf("changed %v, left %v", changed, left)
	}
	want := []string{"b.neu", "=a.muster", "2026-11-06", "", "Gilt das?", "", "", "später"}
	if diff := cmp.Diff(want, work(t, workbook(t, r, matrix.Options{Entries: es, Lang: "en"}))); diff != "" {
		t.Errorf("entries (-want +got)\n%s", diff)
	}
	// A column that somebody moved is found by its name, and what was not touched is no entry.
	if es := entries(t, workbook(t, r, matrix.Options{})); len(es) != 0 {
		t.Errorf("%d entries in a new matrix", len(es))
	}
}

// The owner of the bid's configuration may change; one that a person wrote stays.
func TestOwnersFollowTheBid(t *testing.T) {
	r := sample("de", "x")
	es := entries(t, edited(t, r, func(f *excelize.File) error { return f.SetCellStr("Matrix", "P2", "?") }))
	r.Bid.Criteria[0].Owner = "c.neu"
	es.Assign(r.Bid)
	if got := work(t, workbook(t, r, matrix.Options{Entries: es})); got[0] != "c.neu" || got[4] != "?" {
		t.Errorf("owner and question are %q", got)
	}
}

// Entries follow their criterion; where its wording changed or it is gone, that is said.
func TestEntriesOfChangedCriteria(t *testing.T) {
	content := edited(t, sample("de", "x"), filledIn)
	for _, tt := range []struct {
		name          string
		change        func(*lint.Criterion)
		changed, left int
	}{
		{"renumbered", func(c *lint.Criterion) { c.ID = "y" }, 0, 0},
		{"reworded", func(c *lint.Criterion) { c.Key = "other" }, 1, 0},
		{"gone", func(c *lint.Criterion) { c.ID, c.Key = "y", "other" }, 0, 1},
	} {
		r := sample("de", "x")
		tt.change(r.Bid.Criteria[0])
		changed, left := entries(t, content).Assign(r.Bid)
		if len(changed) != tt.changed || len(left) != tt.left {
			t.Errorf("%s: changed %v, left %q", tt.name, changed, left)
		}
	}
}

func TestForeignWorkbooksAreNotRead(t *testing.T) {
	f := excelize.NewFile()
	defer f.Close()
	var b bytes.Buffer
	if err := f.Write(&b); err != nil {
		t.Fatal(err)
	}
	for name, content := range map[string][]byte{"workbook": b.Bytes(), "text": []byte("no workbook")} {
		if _, err := matrix.ReadEntries(bytes.NewReader(content)); !errors.Is(err, matrix.ErrForeign) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// What the register says stands in the columns to work in. It is no entry, unless somebody changed it, and an entry that the
// register has by now is none any more.
func TestRegisterInTheMatrix(t *testing.T) {
	r := sample("de", "x")
	c := r.Bid.Criteria[0]
	r.Bid.Register = lint.Register{
		File:          "register.yaml",
		Verifications: []*lint.Verification{{Entry: lint.Entry{Of: c}, By: "a.muster", On: "2026-11-06", Evidence: []string{"e1", "e2"}}},
		Questions:     []*lint.Question{{Entry: lint.Entry{Of: c}, ID: "Q-1", Text: "Gilt\ndas?"}},
		Waivers:       []*lint.Waiver{{Entry: lint.Entry{Of: c}, Reason: "darum", By: "b", Until: "2026-12-01"}},
	}
	content := workbook(t, r, matrix.Options{})
	want := []string{"x", "a.muster", "06.11.2026", "e1, e2", "Q-1: Gilt das?", "darum", "b", "01.12.2026"}
	if diff := cmp.Diff(want, work(t, content)); diff != "" {
		t.Errorf("columns (-want +got)\n%s", diff)
	}
	if es := entries(t, content); len(es) != 0 {
		t.Errorf("%d entries in a new matrix", len(es))
	}
	es := entries(t, edited(t, r, func(f *excelize.File) error {
		return errors.Join(f.SetCellStr("Matrix", "M2", "c.neu"), f.SetCellStr("Matrix", "Q2", ""))
	}))
	es.Assign(r.Bid)
	got := es.Entered(r.Bid)
	if len(got) != 1 || !got[0].Any(lint.EnteredVerifiedBy) || len(got[0].Changed) != 1 || got[0].VerifiedBy != "c.neu" || len(got[0].Emptied) != 1 {
		t.Fatalf("entered: %+v", got)
	}
	r.Bid.Register.Verifications[0].By = "d.anders"
	if got := es.Entered(r.Bid)[0].Overtaken; len(got) != 1 || got[0].Registered != "d.anders" {
		t.Errorf("overtaken: %+v", got)
	}
	r.Bid.Register.Verifications[0].By, r.Bid.Register.Waivers = "c.neu", nil
	if got := es.Entered(r.Bid); len(got) != 0 {
		t.Errorf("what the register has by now is entered: %+v", got[0])
	}
}
