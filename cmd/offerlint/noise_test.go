package main

import (
	"fmt"
	"path/filepath"
	"slices"
	"sort"
	"strings"
	"testing"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/phrase"
)

// wordingRules are the rules of core that look for wordings anywhere in the offer.
func wordingRules(t *testing.T) []*lint.Rule {
	t.Helper()
	set, err := loadRules(target{}, nil)
	if err != nil {
		t.Fatal(err)
	}
	filling := []string{"bare-claim", "missing-explanation", "declined-criterion"}
	return slices.DeleteFunc(set.Rules, func(r *lint.Rule) bool { return r.Check.Phrases == nil || slices.Contains(filling, r.Name) })
}

// customerTexts are the texts of the customers in the corpus, by their language: no offer of ours, so that every hit of a
// phrase in them is noise.
func customerTexts(t *testing.T, dir string) map[string][]*lint.Block {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "workbooks", "*"))
	if err != nil {
		t.Fatal(err)
	}
	out := map[string][]*lint.Block{}
	for _, f := range files {
		target, err := fromFlags([]string{f}, nil)
		if err != nil {
			t.Fatal(err)
		}
		bid, err := (&app{today: "2026-11-02"}).read(target)
		if err != nil {
			continue // price sheets hold no criteria
		}
		lang := bid.Config.Language
		for _, c := range bid.Criteria {
			out[lang] = append(out[lang], &lint.Block{Kind: lint.Paragraph, Lang: lang, Str: c.Text, Marks: []lint.Mark{{At: c.At.Location}}, Span: c.At})
		}
	}
	return out
}

// TestNoiseOfWordings prints how often each rule speaks where it should not: in texts of customers, per hundred paragraphs,
// and with at least a warning in real offers, per hundred answered criteria. A rule beyond the budget fails: it must ship
// as info. docs/rules.md shows the table.
func TestNoiseOfWordings(t *testing.T) {
	dir := corpus(t)
	rules := wordingRules(t)
	texts := customerTexts(t, dir)
	noise := map[string]map[string]float64{}
	for lang, blocks := range texts {
		bid := &lint.Bid{Passages: []*lint.Text{{Blocks: blocks}}, Config: lint.Config{Language: lang}}
		res, err := lint.Run(bid, &lint.Ruleset{Rules: loud(rules)}, lint.Options{Stage: lint.Submit, Match: phrase.Match})
		if err != nil {
			t.Fatal(err)
		}
		for _, f := range res.Findings {
			if noise[f.Rule.Name] == nil {
				noise[f.Rule.Name] = map[string]float64{}
			}
			noise[f.Rule.Name][lang] += 100 / float64(len(blocks))
			if testing.Verbose() {
				t.Logf("%s %s: %q in %q", lang, f.Rule.Name, f.Match, shortened(f, blocks))
			}
		}
	}
	warnings, answered := map[string]int{}, 0
	for _, o := range realOffers {
		res := submitted(t, filepath.Join(dir, "offers", o.name, "criteria.csv"), filepath.Join(dir, "offers", o.name, "offer"))
		for _, c := range res.Bid.Criteria {
			if c.Answered() {
				answered++
			}
		}
		for _, f := range res.Findings {
			if f.Severity >= lint.Warning && slices.ContainsFunc(rules, func(r *lint.Rule) bool { return r.Name == f.Rule.Name }) {
				warnings[f.Rule.Name]++
				if testing.Verbose() {
					t.Logf("%s %s: %s: %q", o.name, f.Rule.Name, f.Severity, f.Args["match"])
				}
			}
		}
	}
	var rows []string
	for _, r := range rules {
		real := 100 * float64(warnings[r.Name]) / float64(answered)
		rows = append(rows, fmt.Sprintf("| %s | %.1f | %.1f | %.1f |", r.Name, noise[r.Name]["de"], noise[r.Name]["en"], real))
		single := r.Name == "hedged-response" || r.Name == "best-effort" || r.Name == "vague-amount" || r.Name == "absolute-promise" ||
			r.Name == "unsupported-superlative" || r.Name == "taken-for-granted"
		if single && real > 3 {
			t.Errorf("%s: %.1f warnings per 100 answered criteria, the budget is 3: it must ship as info", r.Name, real)
		}
	}
	sort.Strings(rows)
	t.Logf("%d German and %d English paragraphs of customers, %d answered criteria\n| rule | de | en | real |\n%s",
		len(texts["de"]), len(texts["en"]), answered, strings.Join(rows, "\n"))
}

// loud makes rules speak at every stage and about everything, so that nothing is counted as quiet.
func loud(rules []*lint.Rule) []*lint.Rule {
	var out []*lint.Rule
	for _, r := range rules {
		loud := *r
		loud.Levels = []lint.Level{{Severity: map[lint.Stage]lint.Severity{lint.Submit: lint.Info}}}
		out = append(out, &loud)
	}
	return out
}

func shortened(f *lint.Finding, blocks []*lint.Block) string {
	for _, b := range blocks {
		if b.Span == f.At || strings.Contains(b.Str, f.Match) {
			if r := []rune(b.Str); len(r) > 140 {
				return string(r[:140]) + " …"
			}
			return b.Str
		}
	}
	return ""
}

func submitted(t *testing.T, list, offer string) *lint.Result {
	t.Helper()
	target, err := fromFlags([]string{list}, []string{offer})
	if err != nil {
		t.Fatal(err)
	}
	res, err := (&app{today: "2026-11-02"}).judge(target, checkFlags{stage: "submit"})
	if err != nil {
		t.Fatal(err)
	}
	return res
}
