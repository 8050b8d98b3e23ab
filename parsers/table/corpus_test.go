package table_test

import (
	"encoding/csv"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

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
		g, err := csvfile.Read(path, name, workbook.Limits{})
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

// TestCorpusDoubts reads what the real files leave for the checks.
func TestCorpusDoubts(t *testing.T) {
	dir := corpus(t)
	for _, tc := range []struct {
		file string
		want map[string]int
	}{
		{"filled/cloudgov-cis-worksheet.xlsx", map[string]int{"contradictory-marks": 13}},
		{"workbooks/strictdoc-tsrm-questionnaires.xlsx", map[string]int{"unmarked-answer": 230, "duplicate-criterion": 3}},
		{"workbooks/pretix-museum.xlsx", map[string]int{}},
		{"workbooks/inferno-crd-2.0.1.xlsx", map[string]int{}},
		{"workbooks/nasa-cfe.csv", map[string]int{}},
		{"workbooks/asvs-4.0.3-de.csv", map[string]int{}},
		{"workbooks/18f-price-response.xlsx", map[string]int{}},
	} {
		sheets, all := readFile(t, dir, tc.file)
		got := map[string]int{}
		for _, s := range sheets {
			for _, p := range s.Problems {
				got[p.Check]++
				if p.Criterion != nil && !slices.Contains(all, p.Criterion) {
					t.Errorf("%s: %s at %s speaks about a criterion that is not read", tc.file, p.Check, p.At)
				}
			}
			if len(s.Source.Columns) > 0 && len(s.Source.Reasons) < len(s.Source.Columns) {
				t.Errorf("%s %s: columns %v, but reasons only %v", tc.file, s.Source.Sheet, s.Source.Columns, s.Source.Reasons)
			}
		}
		if diff := cmp.Diff(tc.want, got); diff != "" {
			t.Errorf("%s: problems by check (-want +got):\n%s", tc.file, diff)
		}
	}
}

// TestCorpusAnswersOnTwoSheets wants both sheets of the filled worksheet to answer the same IDs, and the price lines of
// the other to be positions.
func TestCorpusAnswersOnTwoSheets(t *testing.T) {
	dir := corpus(t)
	sheets, all := readFile(t, dir, "filled/cloudgov-cis-worksheet.xlsx")
	if n := sheets[2].Source.AnswerRows; len(all) != 616 || n != 616 {
		t.Errorf("%d criteria and %d answer rows on the second sheet, want 616 of each", len(all), n)
	}
	sheets, all = readFile(t, dir, "workbooks/18f-price-response.xlsx")
	positions := 0
	for _, s := range sheets {
		positions += len(s.Positions)
	}
	if len(all) != 0 || positions != 56 {
		t.Errorf("%d criteria and %d positions, want none and 56", len(all), positions)
	}
}
