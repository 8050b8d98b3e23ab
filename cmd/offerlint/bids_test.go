package main

import (
	"bytes"
	"crypto/sha256"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers"
	"github.com/offerlint/offerlint/phrase"
)

// examples are the bids of the README, with the exit status of a plain check.
var examples = []string{"dms-musterhausen", "ticketing-rivermouth"}

// offerlint runs the command line in the repository's root, as the README does.
func offerlint(t *testing.T, args ...string) (status int, stdout, stderr string) {
	t.Helper()
	t.Chdir("../..")
	defer t.Chdir("cmd/offerlint")
	var out, errOut bytes.Buffer
	status = run(args, strings.NewReader(""), &out, &errOut)
	return status, out.String(), errOut.String()
}

// TestExamples compares the reports of the example bids with the golden ones, at every stage.
func TestExamples(t *testing.T) {
	for _, name := range examples {
		for _, stage := range []string{"draft", "review", "submit"} {
			t.Run(name+"/"+stage, func(t *testing.T) {
				status, out, errOut := offerlint(t, "check", "examples/"+name, "--stage", stage, "--today", "2026-11-02T09:30")
				got := fmt.Sprintf("exit status %d\n%s%s", status, errOut, out)
				golden(t, filepath.Join("../../testdata/bids", name+"."+stage+".txt"), got)
			})
		}
	}
}

func golden(t *testing.T, path, got string) {
	t.Helper()
	if *update {
		if err := os.WriteFile(path, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
		return
	}
	want, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s (-want +got), go test ./cmd/offerlint -update accepts it\n%s", path, diff)
	}
}

// TestExamplesAreRepeatable runs each example twice: the same bytes, and no input file touched.
func TestExamplesAreRepeatable(t *testing.T) {
	for _, name := range examples {
		before := hashes(t, "../../examples/"+name)
		_, one, _ := offerlint(t, "check", "examples/"+name, "--format", "json", "--format", "text", "--verbose", "--today", "2026-11-02T09:30")
		_, two, _ := offerlint(t, "check", "examples/"+name, "--format", "json", "--format", "text", "--verbose", "--today", "2026-11-02T09:30")
		if one != two {
			t.Errorf("%s: two runs differ\n%s", name, cmp.Diff(one, two))
		}
		if diff := cmp.Diff(before, hashes(t, "../../examples/"+name)); diff != "" {
			t.Errorf("%s: input files changed (-before +after)\n%s", name, diff)
		}
	}
}

func hashes(t *testing.T, dir string) map[string][32]byte {
	t.Helper()
	sums := map[string][32]byte{}
	err := filepath.WalkDir(dir, func(p string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		b, err := os.ReadFile(p)
		sums[p] = sha256.Sum256(b)
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return sums
}

// TestExamplesAddUp holds the invariant that the product lives by: every row is accounted for, and every place that is
// printed lies inside its file.
func TestExamplesAddUp(t *testing.T) {
	for _, name := range examples {
		t.Run(name, func(t *testing.T) {
			target, err := fromFile("../../examples/" + name + "/offerlint.yaml")
			if err != nil {
				t.Fatal(err)
			}
			bid, err := parsers.Read(target.config)
			if err != nil {
				t.Fatal(err)
			}
			addsUp(t, bid)
			inside := placesOf(t, bid)
			set, err := loadRules(target, nil)
			if err != nil {
				t.Fatal(err)
			}
			res, err := lint.Run(bid, set, lint.Options{Stage: lint.Submit, Match: phrase.Match})
			if err != nil {
				t.Fatal(err)
			}
			for _, f := range res.Findings {
				inside(f.At, "finding "+f.Rule.Name)
				for _, r := range f.Related {
					inside(r.At, "related to "+f.Rule.Name)
				}
			}
			for _, c := range bid.Criteria {
				inside(c.At, "criterion "+c.ID)
				inside(c.AnswerAt, "answer of "+c.ID)
				for _, r := range c.Responses {
					inside(r.At, "response to "+c.ID)
				}
			}
			for _, p := range bid.Passages {
				for _, b := range p.Blocks {
					inside(b.Span, "block")
					inside(b.At(0, len(b.Str)), "text of a block")
				}
			}
		})
	}
}

func addsUp(t *testing.T, bid *lint.Bid) {
	t.Helper()
	criteria := 0
	for _, s := range bid.Sources {
		criteria += s.Criteria
		if s.Role == "text" {
			continue
		}
		sum := s.Criteria + s.Positions + s.AnswerRows + s.Headings + s.Continuations + s.Blank + len(s.Skipped)
		if sum != s.Rows {
			t.Errorf("%s %s: %d rows, but %d are accounted for", s.File, s.Sheet, s.Rows, sum)
		}
	}
	if criteria != len(bid.Criteria) {
		t.Errorf("the sources account for %d criteria, the bid has %d", criteria, len(bid.Criteria))
	}
}

// placesOf returns a function that fails the test for a place outside its file.
func placesOf(t *testing.T, bid *lint.Bid) func(lint.Span, string) {
	lines := map[string][]string{}
	books := map[string]*excelize.File{}
	for _, s := range bid.Sources {
		if filepath.Ext(s.File) == ".xlsx" {
			f, err := excelize.OpenFile(s.File)
			if err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { _ = f.Close() })
			books[s.File] = f
			continue
		}
		b, err := os.ReadFile(s.File)
		if err != nil {
			t.Fatal(err)
		}
		lines[s.File] = strings.Split(string(b), "\n")
	}
	if b, err := os.ReadFile(bid.Config.File); err == nil {
		lines[bid.Config.File] = strings.Split(string(b), "\n") // findings about the package stand in the config
	}
	return func(s lint.Span, what string) {
		t.Helper()
		if s.Sheet != "" {
			f := books[s.File]
			if f == nil {
				t.Errorf("%s: %v is in no workbook of the bid", what, s)
			} else if i, err := f.GetSheetIndex(s.Sheet); err != nil || i < 0 || s.Line < 0 || s.Line > 1<<20 || s.Col < 0 || s.Col > 1<<14 {
				t.Errorf("%s: %v is outside its workbook", what, s)
			}
			return
		}
		ls, ok := lines[s.File]
		switch {
		case s.Line == 0:
		case !ok || s.Line > len(ls) || s.EndLine > len(ls) || s.EndLine < s.Line:
			t.Errorf("%s: %v ends outside its file", what, s)
		case s.Col < 1 || s.Col > len(ls[s.Line-1])+1 || s.EndCol > len(ls[s.EndLine-1])+1:
			t.Errorf("%s: %v is outside its line", what, s)
		}
	}
}

// TestExamplesAreAnnotated copies the returned form of each example twice: the same bytes, and the sheet that adds up is last.
func TestExamplesAreAnnotated(t *testing.T) {
	for name, want := range map[string]struct{ copy, sum string }{
		"dms-musterhausen": {
			"INTERN-anforderungskatalog-antworten.xlsx", "34 Befunde, 18 Kommentare in 15 Zellen; 16 ohne Zelle, siehe letztes Blatt",
		},
		"ticketing-rivermouth": {
			"INTERN-requirements-response.xlsx", "13 findings, 10 comments in 9 cells; 3 without a cell, see the last sheet",
		},
	} {
		dir := t.TempDir()
		var made [2][]byte
		for i := range made {
			status, _, errOut := offerlint(t, "annotate", "examples/"+name, "-o", dir, "--today", "2026-11-02")
			if status != statusClean || !strings.Contains(errOut, want.copy+": "+want.sum+"\n") {
				t.Fatalf("%s: exit status %d, %s", name, status, errOut)
			}
			var err error
			if made[i], err = os.ReadFile(filepath.Join(dir, want.copy)); err != nil {
				t.Fatal(err)
			}
		}
		if !bytes.Equal(made[0], made[1]) {
			t.Errorf("%s: two runs differ", name)
		}
		sheets := openFile(t, filepath.Join(dir, want.copy)).GetSheetList()
		if got := sheets[len(sheets)-1]; len(sheets) != 3 || !strings.HasPrefix(got, "INTERN") {
			t.Errorf("%s: sheets %q", name, sheets)
		}
	}
}
