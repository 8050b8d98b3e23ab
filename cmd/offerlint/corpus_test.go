package main

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/offerlint/offerlint/lint"
)

// corpus is the folder with real workbooks and offers of others, which are not part of this repository.
func corpus(t *testing.T) string {
	t.Helper()
	dir := os.Getenv("OFFERLINT_CORPUS")
	if dir == "" {
		t.Skip("OFFERLINT_CORPUS is not set: real files of others are not read")
	}
	return dir
}

// realOffers are the offers of the corpus, with the criteria whose responses cite no evidence.
var realOffers = []struct {
	name    string
	answers int
	bare    []string
}{
	{"oncore", 20, []string{"a"}},
	{"cgi", 17, []string{"n"}},
	{"empowerai", 17, nil},
}

func judgeOffer(t *testing.T, list, offer string) *lint.Result {
	t.Helper()
	target, err := fromFlags([]string{list}, []string{offer})
	if err != nil {
		t.Fatal(err)
	}
	res, err := (&app{today: "2026-11-02"}).judge(target, checkFlags{})
	if err != nil {
		t.Fatal(err)
	}
	return res
}

func missed(res *lint.Result) []string {
	var ids []string
	for _, c := range res.Bid.Criteria {
		if res.Status[c].Status == lint.StatusMissed {
			ids = append(ids, c.ID)
		}
	}
	return ids
}

func TestRealOffersAreAnswered(t *testing.T) {
	dir := corpus(t)
	for _, o := range realOffers {
		t.Run(o.name, func(t *testing.T) {
			res := judgeOffer(t, filepath.Join(dir, "offers", o.name, "criteria.csv"), filepath.Join(dir, "offers", o.name, "offer"))
			if ids := missed(res); len(res.Bid.Criteria) != o.answers || ids != nil {
				t.Errorf("%d criteria, want %d; missed: %v", len(res.Bid.Criteria), o.answers, ids)
			}
			var bare []string
			for _, c := range res.Bid.Criteria {
				if slices.ContainsFunc(c.Responses, func(r *lint.Response) bool { return len(r.Evidence) == 0 }) {
					bare = append(bare, c.ID)
				}
			}
			if !slices.Equal(bare, o.bare) {
				t.Errorf("responses without evidence: %v, want %v", bare, o.bare)
			}
		})
	}
}

// TestDeletedAnswersAreMissed deletes every passage linked to one criterion, for each criterion in turn: exactly that
// criterion is missed then.
func TestDeletedAnswersAreMissed(t *testing.T) {
	dir := corpus(t)
	for _, o := range realOffers {
		t.Run(o.name, func(t *testing.T) {
			list := filepath.Join(dir, "offers", o.name, "criteria.csv")
			from := filepath.Join(dir, "offers", o.name, "offer")
			whole := judgeOffer(t, list, from)
			for _, c := range whole.Bid.Criteria {
				to := t.TempDir()
				without(t, c, from, to)
				if got := missed(judgeOffer(t, list, to)); !slices.Equal(got, []string{c.ID}) {
					t.Errorf("without the answer to %s, missed are %v", c.ID, got)
				}
			}
		})
	}
}

// without copies an offer and empties the lines of the responses to one criterion.
func without(t *testing.T, c *lint.Criterion, from, to string) {
	t.Helper()
	gone := map[string]map[int]bool{}
	remove := func(s lint.Span) {
		abs, err := filepath.Abs(filepath.FromSlash(s.File))
		if err != nil {
			t.Fatal(err)
		}
		if gone[abs] == nil {
			gone[abs] = map[int]bool{}
		}
		for n := s.Line; n <= s.EndLine; n++ {
			gone[abs][n] = true
		}
	}
	for _, r := range c.Responses {
		remove(r.At)
		if r.Text == nil {
			continue
		}
		for _, b := range r.Text.Blocks {
			remove(b.Span)
		}
	}
	err := filepath.WalkDir(from, func(p string, d os.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		src, err := os.ReadFile(p)
		if err != nil {
			return err
		}
		abs, err := filepath.Abs(p)
		if err != nil {
			return err
		}
		// A table ends at an empty line: lines are taken out, not emptied.
		var lines []string
		for i, l := range strings.Split(string(src), "\n") {
			if !gone[abs][i+1] {
				lines = append(lines, l)
			}
		}
		rel, err := filepath.Rel(from, p)
		if err != nil {
			return err
		}
		out := filepath.Join(to, rel)
		if err := os.MkdirAll(filepath.Dir(out), 0o755); err != nil {
			return err
		}
		return os.WriteFile(out, []byte(strings.Join(lines, "\n")), 0o644)
	})
	if err != nil {
		t.Fatal(err)
	}
}
