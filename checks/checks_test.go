package checks_test

import (
	"flag"
	"os"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/offerlint/offerlint/checks"
	"github.com/offerlint/offerlint/config"
	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers"
	"github.com/offerlint/offerlint/phrase"
	"github.com/offerlint/offerlint/register"
	"github.com/offerlint/offerlint/rulesets"
	"github.com/offerlint/offerlint/versions"
)

var update = flag.Bool("update", false, "rewrite the findings of pages and cases, and nothing else")

// today is the day on which the examples are judged.
const today = "2026-11-02"

// Every example of every page is a bid: it is written to disk, read, and judged by the one check that the page is about.
func TestPages(t *testing.T) {
	pages, err := filepath.Glob("*.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, page := range pages {
		id := strings.TrimSuffix(page, ".md")
		t.Run(id, func(t *testing.T) {
			c := check(id)
			if c == nil {
				t.Fatalf("%s: no check is named %q; add it to All, or remove the page", page, id)
			}
			src := readFile(t, page)
			if c.Doc != src {
				t.Errorf("the check does not embed %s", page)
			}
			examples := parsePage(t, page, src)
			for _, e := range examples {
				e.run(t, c)
			}
			wantBalance(t, examples)
			if *update {
				writeFile(t, page, rewrite(src, examples))
			}
		})
	}
}

// Cases that would crowd a page lie in testdata/checks/ID/*.txtar, in the same notation.
func TestCases(t *testing.T) {
	files, err := filepath.Glob("../testdata/checks/*/*.txtar")
	if err != nil {
		t.Fatal(err)
	}
	for _, file := range files {
		id := filepath.Base(filepath.Dir(file))
		t.Run(id+"/"+filepath.Base(file), func(t *testing.T) {
			c := check(id)
			if c == nil {
				t.Fatalf("%s: no check is named %q", file, id)
			}
			e := parseCase(t, file)
			e.run(t, c)
			if *update {
				e.rewriteCase(t, file)
			}
		})
	}
}

// Every check is complete: a page, messages in both languages with fields that are filled, and its entry in core.
func TestEveryCheckIsComplete(t *testing.T) {
	set := core(t)
	var ids []string
	for _, c := range checks.All() {
		ids = append(ids, c.ID)
		if _, err := os.Stat(c.ID + ".md"); err != nil {
			t.Errorf("%s has no page", c.ID)
		}
		if _, err := os.Stat(c.ID + ".go"); err != nil {
			t.Errorf("%s: its file is not named like it", c.ID)
		}
		if !strings.HasPrefix(c.Doc, "# "+c.ID+"\n\n") || c.Summary() == "" {
			t.Errorf("%s: the page does not begin with its name and one sentence", c.ID)
		}
		for _, part := range []string{"**Why it matters.**", "**How to fix.**", "**Parameters.**", "## Example"} {
			if !strings.Contains(c.Doc, part) {
				t.Errorf("%s: the page has no %s", c.ID, part)
			}
		}
		if c.Messages.DE == "" || c.Messages.EN == "" {
			t.Errorf("%s lacks a message in German or English", c.ID)
		}
		if c.Advice.DE == "" || !strings.Contains(howToFix(c.Doc), c.Advice.EN) || c.Advice.EN == "" {
			t.Errorf("%s: wants advice in German, and in English the words of the page's How to fix", c.ID)
		}
		r := set.Rule(c.ID)
		if c.Generic {
			if r != nil || c.Validate == nil || c.Validate(c.Params()) == nil {
				t.Errorf("%s is for house rules: no entry in core, and no rule without parameters", c.ID)
			}
			continue
		}
		if r == nil {
			t.Errorf("%s is not in core.yaml", c.ID)
			continue
		}
		if len(r.Levels) == 0 || len(r.Levels[0].Severity) != len(lint.Draft.Names()) {
			t.Errorf("%s: core.yaml does not state a severity for every stage", c.ID)
		}
		if r.Why == "" {
			t.Errorf("%s: core.yaml does not say why", c.ID)
		}
		for _, other := range c.Replaces {
			if check(other) == nil {
				t.Errorf("%s replaces %q, which is no check", c.ID, other)
			}
		}
	}
	if !slices.IsSorted(ids) || len(slices.Compact(slices.Clone(ids))) != len(ids) {
		t.Errorf("All is not in the order of names, or names one twice: %s", ids)
	}
}

// Every phrase of core is well-formed and stands in its list once, whatever its case.
func TestPhrasesOfCore(t *testing.T) {
	for _, r := range core(t).Rules {
		if r.Check.Phrases == nil || r.Name != r.Check.ID {
			continue
		}
		seen := map[string]bool{}
		count := map[string]int{}
		for _, ph := range r.Check.Phrases(r.Params) {
			if err := phrase.Check(ph.Pattern); err != nil {
				t.Errorf("%s: %q: %v", r.Name, ph.Pattern, err)
			}
			key := ph.Lang + " " + strings.ToLower(ph.Pattern)
			if seen[key] {
				t.Errorf("%s: %q stands twice among its phrases in %q", r.Name, ph.Pattern, ph.Lang)
			}
			seen[key] = true
			switch {
			case ph.Not || ph.Unless:
			case ph.Lang == "":
				count["de"]++
				count["en"]++
			default:
				count[ph.Lang]++
			}
		}
		if count["de"] < 15 || count["en"] < 15 {
			t.Errorf("%s: %d German and %d English phrases, want at least 15 each", r.Name, count["de"], count["en"])
		}
	}
}

func check(id string) *lint.Check {
	for _, c := range checks.All() {
		if c.ID == id {
			return c
		}
	}
	return nil
}

// onlyCore is loaded once: most examples need nothing else.
var onlyCore = sync.OnceValues(func() (*lint.Ruleset, error) {
	return rulesets.Load(checks.All(), rulesets.Layer{Name: "core"})
})

func core(t *testing.T) *lint.Ruleset {
	t.Helper()
	set, err := onlyCore()
	if err != nil {
		t.Fatal(err)
	}
	return &lint.Ruleset{Name: set.Name, Rules: slices.Clone(set.Rules)} // the caller may change the list
}

// load resolves the rules of an example.
func load(t *testing.T, layers []rulesets.Layer) *lint.Ruleset {
	t.Helper()
	if len(layers) == 1 {
		return core(t)
	}
	set, err := rulesets.Load(checks.All(), layers...)
	if err != nil {
		t.Fatal(err)
	}
	return set
}

// run writes the example to disk, reads it like any bid, lets the rules of one check speak, and compares.
func (e *example) run(t *testing.T, c *lint.Check) {
	t.Helper()
	t.Run(e.name, func(t *testing.T) {
		t.Chdir(t.TempDir())
		e.write(t)
		cfg, layers := e.config(t)
		bid, err := parsers.Read(cfg)
		if err != nil {
			t.Fatal(err)
		}
		if err := register.Attach(bid); err != nil {
			t.Fatal(err)
		}
		versions.Since(bid)
		e.others(t, bid)
		set := load(t, layers)
		if !c.AfterWaivers { // it looks at what the others find
			set.Rules = slices.DeleteFunc(set.Rules, func(r *lint.Rule) bool { return r.Check.ID != c.ID })
		}
		res, err := lint.Run(bid, set, lint.Options{Stage: e.stage, Match: phrase.Match})
		if err != nil {
			t.Fatal(err)
		}
		res.Findings = slices.DeleteFunc(res.Findings, func(f *lint.Finding) bool { return f.Rule.Check.ID != c.ID })
		for _, f := range res.Findings {
			wantFilled(t, f)
		}
		e.lang = bid.Config.Language
		got := render(res, e.lang)
		if *update {
			e.findings = got
		}
		if diff := cmp.Diff(e.findings, got); diff != "" {
			t.Errorf("findings (-want +got):\n%s", diff)
		}
	})
}

// config is the bid's offerlint.yaml, or one that names rfp.* and offer*.*; without an offer the customer's file is the
// one that is filled in.
func (e *example) config(t *testing.T) (lint.Config, []rulesets.Layer) {
	t.Helper()
	layers := []rulesets.Layer{{Name: "core"}}
	cfg := lint.Config{Dir: ".", Name: "example"}
	if _, ok := e.files[config.Name]; ok {
		f, err := config.Load(config.Name, config.Name)
		if err != nil {
			t.Fatal(err)
		}
		for i, n := range f.Conditions {
			if n == nil {
				continue
			}
			if f.NotApplicable[i].Where, err = rulesets.Compile(n); err != nil {
				t.Fatal(err)
			}
		}
		cfg = f.Config
		if f.Rules != nil {
			layers = append(layers, rulesets.Layer{Name: config.Name, Rules: f.Rules})
		}
	}
	if text, ok := e.files["rules.yaml"]; ok {
		layers = append(layers, rulesets.Layer{Name: "rules.yaml", Data: []byte(text)})
	}
	if cfg.File == "" {
		for _, name := range e.names() {
			switch {
			case strings.HasPrefix(name, "rfp"):
				cfg.RFP = append(cfg.RFP, lint.RFPFile{Path: name})
			case strings.HasPrefix(name, "offer"):
				cfg.Offer = append(cfg.Offer, lint.OfferFile{Path: name})
			}
		}
	}
	if _, ok := e.files[register.Name]; ok && cfg.File == "" {
		cfg.Register = register.Name
	}
	if len(cfg.Offer) == 0 {
		for _, f := range cfg.RFP {
			cfg.Offer = append(cfg.Offer, lint.OfferFile{Path: f.Path})
		}
	}
	cfg.Today = today
	return cfg, layers
}

// render prints findings one per line: place, severity, criterion or dash, message; "none" without any.
func render(res *lint.Result, lang string) string {
	var b strings.Builder
	for _, f := range res.Findings {
		id, severity := "-", f.Severity.String()
		if f.Criterion != nil {
			id = f.Criterion.ID
		}
		if f.Counted {
			severity = "counted"
		}
		b.WriteString(f.At.String() + ": " + severity + ": " + id + ": " + f.Message(lang) + "\n")
		for _, r := range f.Related {
			b.WriteString("  " + r.At.String() + ": " + r.Message(lang) + "\n")
		}
	}
	if b.Len() == 0 {
		return "none\n"
	}
	return b.String()
}

var field = regexp.MustCompile(`\{\{(\w+)\}\}`)

// wantFilled wants a value for every field of both messages.
func wantFilled(t *testing.T, f *lint.Finding) {
	t.Helper()
	for _, m := range field.FindAllStringSubmatch(f.Rule.Messages.DE+f.Rule.Messages.EN, -1) {
		if f.Args[m[1]] == "" && m[1] != "criterion" && (f.Words[m[1]].DE == "" || f.Words[m[1]].EN == "") {
			t.Errorf("%s: the message has a field {{%s}} and the finding at %s no value for it", f.Rule.Name, m[1], f.At)
		}
	}
	if strings.Contains(f.Rule.Messages.DE, "{{match}}") && f.Match == "" {
		t.Errorf("%s: the finding at %s names no words", f.Rule.Name, f.At)
	}
}

// wantBalance wants a faulty and a clean example in each language: a page that only accuses teaches nobody when a
// sentence is sound.
func wantBalance(t *testing.T, examples []*example) {
	t.Helper()
	have := map[string]bool{}
	for _, e := range examples {
		kind := "faulty"
		if e.findings == "none\n" {
			kind = "clean"
		}
		have[e.lang+" "+kind] = true
	}
	for _, want := range []string{"de faulty", "de clean", "en faulty", "en clean"} {
		if !have[want] {
			t.Errorf("the page has no example that is %s", want)
		}
	}
}

func readFile(t *testing.T, name string) string {
	t.Helper()
	b, err := os.ReadFile(name)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

func writeFile(t *testing.T, name, text string) {
	t.Helper()
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := os.WriteFile(name, []byte(text), 0o600); err != nil {
		t.Fatal(err)
	}
}

// howToFix is what a page says under How to fix, on one line and without marks of code.
func howToFix(page string) string {
	_, rest, _ := strings.Cut(page, "**How to fix.**")
	paragraph, _, _ := strings.Cut(rest, "\n\n")
	return strings.ReplaceAll(strings.Join(strings.Fields(paragraph), " "), "`", "")
}
