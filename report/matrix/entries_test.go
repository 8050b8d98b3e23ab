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
		f.SetCellStr("Matrix", "O2", "Gilt das?"), f.SetCellStr("Matrix", "R2", "später"))
}

// work is what stands in the columns to work in.
func work(t *testing.T, content []byte) []string {
	t.Helper()
	rows, err := open(t, content).GetRows("Matrix")
	if err != nil {
		t.Fatal(err)
	}
	return rows[1][11:18]
}

func TestEntriesAreKept(t *testing.T) {
	r := sample("de", "x")
	es := entries(t, edited(t, r, filledIn))
	if changed, left := es.Assign(r.Bid); len(changed)+len(left) > 0 {
		t.Fatalf("changed %v, left %v", changed, left)
	}
	want := []string{"b.neu", "=a.muster", "2026-11-06", "Gilt das?", "", "", "später"}
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
	es := entries(t, edited(t, r, func(f *excelize.File) error { return f.SetCellStr("Matrix", "O2", "?") }))
	r.Bid.Criteria[0].Owner = "c.neu"
	es.Assign(r.Bid)
	if got := work(t, workbook(t, r, matrix.Options{Entries: es})); got[0] != "c.neu" || got[3] != "?" {
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
