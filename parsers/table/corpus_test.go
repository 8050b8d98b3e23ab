package table_test

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/offerlint/offerlint/lint"
	csvfile "github.com/offerlint/offerlint/parsers/csv"
	"github.com/offerlint/offerlint/parsers/table"
	"github.com/offerlint/offerlint/parsers/workbook"
)

// corpus is the folder of real files; tests that read it are skipped where there is none.
func corpus(t *testing.T) string {
	t.Helper()
	dir := os.Getenv("OFFERLINT_CORPUS")
	if dir == "" {
		t.Skip("OFFERLINT_CORPUS is not set: no real files to read")
	}
	return dir
}

func grids(path, name string) ([]*table.Grid, error) {
	if strings.HasSuffix(path, ".csv") {
		g, err := csvfile.Read(path, name)
		return []*table.Grid{g}, err
	}
	return workbook.Read(path, name, workbook.Limits{})
}

// readFile reads a file as the product does: sheet by sheet, each merged to those before it.
func readFile(t *testing.T, dir, name string) (sheets []*table.Sheet, all []*lint.Criterion) {
	t.Helper()
	gs, err := grids(filepath.Join(dir, name), name)
	if err != nil {
		t.Fatalf("%s: %v", name, err)
	}
	side := lint.SideCustomer
	if strings.HasPrefix(name, "filled/") {
		side = lint.SideOffer
	}
	for _, g := range gs {
		s := table.Read(g, table.Options{Side: side})
		all = table.Merge(all, s)
		checkAccount(t, s.Source)
		sheets = append(sheets, s)
	}
	return sheets, all
}

func TestCorpusCounts(t *testing.T) {
	dir := corpus(t)
	f, err := os.Open(filepath.Join(dir, "expected.tsv"))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.Close() })
	rd := csv.NewReader(f)
	rd.Comma, rd.LazyQuotes, rd.FieldsPerRecord = '\t', true, -1
	lines, err := rd.ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	for _, l := range lines[1:] {
		file, sheet := l[0], l[1]
		sheets, _ := readFile(t, dir, file)
		criteria, positions := 0, 0
		for _, s := range sheets {
			if sheet != "*" && sheet != "-" && s.Source.Sheet != sheet {
				if len(s.Criteria) > 0 {
					t.Errorf("%s: sheet %q has %d criteria, want none", file, s.Source.Sheet, len(s.Criteria))
				}
				continue
			}
			criteria += s.Source.Criteria
			positions += s.Source.Positions
		}
		t.Logf("%-52s %-14s criteria want %s read %d, positions want %s read %d", file, sheet, l[2], criteria, l[3], positions)
		if want, err := strconv.Atoi(l[2]); err == nil && want != criteria {
			t.Errorf("%s %s: read %d criteria, want %d", file, sheet, criteria, want)
		}
		if want, err := strconv.Atoi(l[3]); err == nil && want != positions {
			t.Errorf("%s %s: read %d positions, want %d", file, sheet, positions, want)
		}
	}
}

// checkAccount asserts that no row vanished.
func checkAccount(t *testing.T, s lint.Source) {
	t.Helper()
	sum := s.Criteria + s.Positions + s.AnswerRows + s.Headings + s.Continuations + s.Blank + len(s.Skipped)
	if sum != s.Rows {
		t.Errorf("%s %s: %d rows, but %d accounted for: %+v", s.File, s.Sheet, s.Rows, sum, s)
	}
	if s.Role == "" {
		t.Errorf("%s %s: no role", s.File, s.Sheet)
	}
}

// TestCorpusAccount reads every real file that can be opened, hostile ones included.
func TestCorpusAccount(t *testing.T) {
	dir := corpus(t)
	for _, pattern := range []string{"*/*.xlsx", "*/*.csv", "*/*/*.xlsx", "*/*/*.csv", "*/*/*.xlsm"} {
		paths, err := filepath.Glob(filepath.Join(dir, pattern))
		if err != nil {
			t.Fatal(err)
		}
		for _, p := range paths {
			name, _ := filepath.Rel(dir, p)
			gs, err := grids(p, filepath.ToSlash(name))
			if err != nil {
				continue // refusing a file is the carriers' business
			}
			for _, g := range gs {
				s := table.Read(g, table.Options{})
				checkAccount(t, s.Source)
				if testing.Verbose() {
					src := s.Source
					t.Logf("%s!%s role=%s rows=%d criteria=%d positions=%d answers=%d headings=%d cont=%d blank=%d skipped=%v header=%v columns=%v responses=%d problems=%d lang=%s",
						src.File, src.Sheet, src.Role, src.Rows, src.Criteria, src.Positions, src.AnswerRows, src.Headings, src.Continuations, src.Blank, reasons(src), src.HeaderRows, src.Columns, src.Responses, len(s.Problems), s.Lang)
				}
			}
		}
	}
}

func reasons(s lint.Source) map[string]int {
	m := map[string]int{}
	for _, k := range s.Skipped {
		m[k.Reason]++
	}
	return m
}
