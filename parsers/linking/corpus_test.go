package linking_test

import (
	"encoding/csv"
	"errors"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers/linking"
	"github.com/offerlint/offerlint/parsers/markdown"
)

// corpus is the folder of real files; the test is skipped where it is not named.
func corpus(t *testing.T) string {
	t.Helper()
	dir := os.Getenv("OFFERLINT_CORPUS")
	if dir == "" {
		t.Skip("OFFERLINT_CORPUS is not set: no real offers to read")
	}
	return dir
}

func readCriteria(t *testing.T, file string) func() []*lint.Criterion {
	t.Helper()
	f, err := os.Open(file)
	if err != nil {
		t.Fatal(err)
	}
	recs, err := csv.NewReader(f).ReadAll()
	if err := errors.Join(err, f.Close()); err != nil {
		t.Fatal(err)
	}
	return func() []*lint.Criterion {
		var cs []*lint.Criterion
		for _, r := range recs[1:] {
			cs = append(cs, &lint.Criterion{ID: r[0], Text: r[1]})
		}
		return cs
	}
}

func readOffer(t *testing.T, dir string) map[string][]byte {
	t.Helper()
	files := map[string][]byte{}
	err := filepath.WalkDir(dir, func(p string, e os.DirEntry, err error) error {
		if err != nil || e.IsDir() || !strings.EqualFold(filepath.Ext(p), ".md") {
			return err
		}
		b, err := os.ReadFile(p)
		files[filepath.ToSlash(p)] = b
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return files
}

func link(cs []*lint.Criterion, files map[string][]byte) ([]*markdown.Doc, *linking.Result) {
	var names []string
	for n := range files {
		names = append(names, n)
	}
	slices.Sort(names)
	var docs []*markdown.Doc
	for _, n := range names {
		docs = append(docs, markdown.Read(files[n], n))
	}
	return docs, linking.Link(cs, docs, linking.Options{Exists: func(string) bool { return true }})
}

func TestRealOffers(t *testing.T) {
	dir := corpus(t)
	for name, want := range map[string]struct {
		answered int
		bare     []string // without any evidence
	}{
		"oncore": {20, []string{"a"}}, "cgi": {17, []string{"n"}}, "empowerai": {17, nil},
	} {
		t.Run(name, func(t *testing.T) {
			t.Parallel()
			list := readCriteria(t, filepath.Join(dir, "offers", name, "criteria.csv"))
			files := readOffer(t, filepath.Join(dir, "offers", name, "offer"))
			cs := list()
			_, res := link(cs, files)
			if len(res.Strays) > 0 {
				t.Errorf("stray %q at %v", res.Strays[0].ID, res.Strays[0].At.Location)
			}
			answered := 0
			var bare []string
			for _, c := range cs {
				if c.Answered() {
					answered++
				}
				if !slices.ContainsFunc(c.Responses, func(r *lint.Response) bool { return len(r.Evidence) > 0 }) {
					bare = append(bare, c.ID)
				}
			}
			if answered != want.answered {
				t.Errorf("%d criteria answered, want %d", answered, want.answered)
			}
			if diff := cmp.Diff(want.bare, bare); diff != "" {
				t.Errorf("criteria without evidence (-want +got):\n%s", diff)
			}
			deletions(t, list, files)
		})
	}
}

// deletions removes the passages of each criterion in turn: then this one is unanswered, and the others keep theirs.
func deletions(t *testing.T, list func() []*lint.Criterion, files map[string][]byte) {
	whole := list()
	docs, _ := link(whole, files)
	for n, c := range whole {
		if !c.Answered() {
			continue
		}
		cut := remove(files, docs, c)
		cs := list()
		link(cs, cut)
		for m, d := range cs {
			switch {
			case m == n && d.Answered():
				t.Errorf("%s is still answered without its passages, at %v", d.ID, answeredAt(d))
			case m != n && d.Answered() != whole[m].Answered():
				t.Errorf("%s changed when the passages of %s were removed", d.ID, c.ID)
			case m != n && len(d.Responses) != len(whole[m].Responses):
				t.Errorf("%s has %d responses, had %d, when the passages of %s were removed", d.ID, len(d.Responses), len(whole[m].Responses), c.ID)
			}
		}
	}
}

func answeredAt(c *lint.Criterion) (at []string) {
	for _, r := range c.Responses {
		if !r.Empty() {
			at = append(at, r.At.String())
		}
	}
	return at
}

// remove deletes the lines of a criterion's responses, and of the customer's words beside them.
func remove(files map[string][]byte, docs []*markdown.Doc, c *lint.Criterion) map[string][]byte {
	gone := map[string]map[int]bool{}
	drop := func(s lint.Span) {
		if gone[s.File] == nil {
			gone[s.File] = map[int]bool{}
		}
		for l := s.Line; l <= s.EndLine; l++ {
			gone[s.File][l] = true
		}
	}
	for _, r := range c.Responses {
		if r.ClaimCell != nil {
			drop(r.ClaimCell.Span)
		}
		if r.Text != nil {
			for _, b := range r.Text.Blocks {
				drop(b.Span)
			}
		}
		for _, d := range docs {
			for _, b := range d.Text.Blocks {
				if b.Customer && b.Span.Overlaps(r.At) {
					drop(b.Span)
				}
			}
		}
	}
	out := map[string][]byte{}
	for name, src := range files {
		var kept []string
		for i, line := range strings.SplitAfter(string(src), "\n") {
			if !gone[name][i+1] {
				kept = append(kept, line)
			}
		}
		out[name] = []byte(strings.Join(kept, ""))
	}
	return out
}
