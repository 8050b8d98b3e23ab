package rulesets_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/rulesets"
	"github.com/offerlint/offerlint/strictyaml"
)

type words struct {
	Phrases struct {
		DE []string `yaml:"de"`
		EN []string `yaml:"en"`
	} `yaml:"phrases"`
	Max int `yaml:"max"`
}

// fakeChecks are one check with phrases and one that takes no parameters.
func fakeChecks() []*lint.Check {
	return []*lint.Check{
		{
			ID: "vague-word", Kind: lint.Assumed, Messages: lint.Messages{DE: "vage: {{match}}", EN: "vague: {{match}}"},
			Params: func() any { return &words{Max: 3} },
			Phrases: func(params any) []lint.Phrase {
				var out []lint.Phrase
				for _, p := range params.(*words).Phrases.DE {
					out = append(out, lint.Phrase{Lang: "de", Pattern: p})
				}
				return out
			},
			Run: func(*lint.Pass) error { return nil },
		},
		{ID: "empty-cell", Kind: lint.Missed, Messages: lint.Messages{DE: "{{b}} leer", EN: "{{b}} empty"}, Run: func(*lint.Pass) error { return nil }},
	}
}

func text(name, src string) rulesets.Layer { return rulesets.Layer{Name: name, Data: []byte(src)} }

// section is the rules: section of an offerlint.yaml.
func section(t *testing.T, src string) rulesets.Layer {
	t.Helper()
	n, err := strictyaml.Parse("offerlint.yaml", []byte(src))
	if err != nil {
		t.Fatal(err)
	}
	return rulesets.Layer{Name: "offerlint.yaml", Rules: n.Field("rules")}
}

func load(t *testing.T, layers ...rulesets.Layer) *lint.Ruleset {
	t.Helper()
	set, err := rulesets.Load(fakeChecks(), layers...)
	if err != nil {
		t.Fatalf("loading: %v", err)
	}
	return set
}

func TestLayers(t *testing.T) {
	set := load(t,
		text("base.yaml", `
name: base
title: The ground
rules:
  vague-word:
    severity: {draft: off, review: info, submit: warning}
    with: {max: 5, phrases: {de: [etwa, ungefähr], en: [about]}}
    why: because
  empty-cell: {severity: error}
  own-words:
    check: vague-word
    kind: unverified
    severity: warning
    with: {phrases: {de: [quasi]}}
    message: {de: "{{criterion}}: {{match}}"}
    source: "§ 57"
    waivable: false
    tests:
      - {name: a, lang: de, stage: submit, criterion: "Daten", response: {claim: full, text: x}, expect: finding}
      - {criterion: {text: x, obligation: must, weight: 1.5}, response: x, expect: none}
`),
		text("house.yaml", `
rules:
  vague-word:
    severity: {submit: error}
    with: {phrases: {de: [circa]}}
    add: {phrases: {en: [roughly]}}
  empty-cell:
    cases: [{where: 'criterion.obligation == "may"', severity: {submit: info}}]
`),
		section(t, "rules:\n  own-words: {severity: info, kind: missed}\n  vague-word: {add: {phrases: {de: [rund]}}}\n"),
	)
	if set.Name != "house" {
		t.Errorf("name is %q", set.Name)
	}
	var names []string
	for _, r := range set.Rules {
		names = append(names, r.Name)
	}
	if diff := cmp.Diff([]string{"empty-cell", "own-words", "vague-word"}, names); diff != "" {
		t.Fatalf("rules (-want +got):\n%s", diff)
	}
	vague, own, empty := set.Rule("vague-word"), set.Rule("own-words"), set.Rule("empty-cell")

	want := &words{Max: 5}
	want.Phrases.DE, want.Phrases.EN = []string{"circa", "rund"}, []string{"about", "roughly"}
	if diff := cmp.Diff(want, vague.Params); diff != "" {
		t.Errorf("parameters (-want +got):\n%s", diff)
	}
	if vague.Why != "because" || vague.Origin != "offerlint.yaml" || vague.Kind != lint.Assumed || !vague.Waivable {
		t.Errorf("vague-word is %+v", vague)
	}
	if own.Kind != lint.Missed || own.Check.ID != "vague-word" || own.Source != "§ 57" || own.Waivable ||
		own.Messages != (lint.Messages{DE: "{{criterion}}: {{match}}", EN: "vague: {{match}}"}) {
		t.Errorf("own-words is %+v", own)
	}
	if empty.Params != nil || empty.Origin != "house.yaml" {
		t.Errorf("empty-cell is %+v", empty)
	}
	severities(t, vague, lint.Subject{}, "off info error")
	severities(t, own, lint.Subject{}, "info info info")
	severities(t, empty, lint.Subject{}, "error error error")
	severities(t, empty, lint.Subject{Criterion: &lint.Criterion{Obligation: lint.May}}, "error error info")
}

// severities compares the severities at draft, review and submit.
func severities(t *testing.T, r *lint.Rule, s lint.Subject, want string) {
	t.Helper()
	var got []string
	for _, stage := range []lint.Stage{lint.Draft, lint.Review, lint.Submit} {
		s.Stage = stage
		sev, err := r.Severity(s)
		if err != nil {
			t.Fatal(err)
		}
		got = append(got, sev.String())
	}
	if strings.Join(got, " ") != want {
		t.Errorf("severities of %s are %v, want %s", r.Name, got, want)
	}
}

func TestCases(t *testing.T) {
	base := text("base.yaml", `
rules:
  empty-cell:
    severity: {draft: off, review: error, submit: blocker}
    cases:
      - {where: 'criterion.obligation == "info"', severity: off}
      - {where: criterion.weight > 0, severity: {submit: error}}
      - {where: 'criterion.obligation in ["should", "may"]', severity: {review: info, submit: warning}}
`)
	ten := 10.0
	subject := func(o lint.Obligation, w *float64) lint.Subject {
		return lint.Subject{Criterion: &lint.Criterion{Obligation: o, Weight: w}}
	}
	r := load(t, base).Rule("empty-cell")
	severities(t, r, subject(lint.Must, nil), "off error blocker")
	severities(t, r, subject(lint.Informative, &ten), "off off off")
	severities(t, r, subject(lint.Should, &ten), "off info error")
	severities(t, r, subject(lint.May, nil), "off info warning")
	severities(t, r, lint.Subject{}, "off error blocker")

	r = load(t, base, text("house.yaml", "rules: {empty-cell: {severity: {submit: info}}}")).Rule("empty-cell")
	severities(t, r, subject(lint.Should, &ten), "off info info")
	severities(t, r, subject(lint.Must, nil), "off error info")
}

func TestOff(t *testing.T) {
	base := text("base.yaml", "rules: {empty-cell: {severity: error}, vague-word: {severity: {draft: info}}}")
	if r := load(t, base, section(t, "rules: {empty-cell: {severity: off}}")).Rule("empty-cell"); r != nil {
		t.Errorf("a rule that is off is in force: %+v", r)
	}
	if r := load(t, base, section(t, "rules: {empty-cell: {severity: {draft: off, submit: off}}}")).Rule("empty-cell"); r == nil {
		t.Error("a rule that is on at review is not in force")
	}
	onlyCases := section(t, "rules: {empty-cell: {severity: off, cases: [{where: criterion.hidden, severity: {review: info}}]}}")
	r := load(t, base, onlyCases).Rule("empty-cell")
	severities(t, r, lint.Subject{Criterion: &lint.Criterion{Hidden: true}}, "off info off")
	severities(t, load(t, base).Rule("vague-word"), lint.Subject{}, "info off off")
}

func TestWhere(t *testing.T) {
	five := 5.0
	criterion := &lint.Criterion{
		ID: "K-1", Text: "Datenhaltung für Übersichten", Section: "3.1", Weight: &five, Allowed: []string{"Ja", "Nein"},
		Obligation: lint.Exclusion, ObligationSource: lint.FromColumn, Expects: lint.ExpectsMark, Owner: "b.beispiel",
	}
	response := &lint.Response{
		Criterion: criterion, Claim: lint.ThirdParty, Via: lint.ViaQuote,
		Text:     &lint.Text{Blocks: []*lint.Block{{Str: "In Deutschland."}}},
		Evidence: []lint.Evidence{{Link: &lint.Link{Label: "Anlage 7"}}, {Link: &lint.Link{Label: "iso27001"}}},
	}
	full := lint.Subject{
		Bid:   &lint.Bid{Config: lint.Config{Name: "netz", Customer: "Erlendorf", Language: "de"}},
		Stage: lint.Submit, Criterion: criterion, Response: response,
	}
	tests := []struct {
		where       string
		full, empty bool // for the subject above, and for one without bid, criterion and response
	}{
		{`true`, true, true},
		{`criterion.obligation in ["exclusion", "must"]`, true, false},
		{`criterion.obligation not in ["exclusion", "must"]`, false, true},
		{`criterion.obligation == ""`, false, true},
		{`criterion["obligation"] == "exclusion"`, true, false},
		{`criterion?.obligation == "exclusion"`, true, false},
		{`criterion.obligation_source == "column" and criterion.expects == "mark"`, true, false},
		{`criterion.weight > 0`, true, false},
		{`criterion.weight == 5`, true, false},
		{`criterion.text matches "(?i)datenhaltung|hosting"`, true, false},
		{`criterion.text matches "(^|[^\\p{L}])Übersichten"`, true, false},
		{`lower(criterion.text) contains "übersicht"`, true, false},
		{`criterion.section startsWith "3." and criterion.id == "K-1" and criterion.owner == "b.beispiel"`, true, false},
		{`"Ja" in criterion.allowed and not criterion.hidden`, true, false},
		{`len(criterion.allowed) == 0`, false, true},
		{`response.claim == "third-party" && response.via == "quote"`, true, false},
		{`response.text contains "Deutschland"`, true, false},
		{`any(response.evidence, # startsWith "Anlage")`, true, false},
		{`response.evidence[1] == "iso27001"`, true, false},
		{`response.empty`, false, true},
		{`bid.name == "netz" and bid.customer == "Erlendorf" and bid.language == "de" and bid.stage == "submit"`, true, false},
		{`bid.stage == "draft"`, false, true},
		{`criterion.weight > 3 ? response.claim != "no" : criterion.hidden`, true, false},
	}
	for _, tt := range tests {
		r := load(t, text("w.yaml", "rules:\n  empty-cell:\n    severity: info\n    where: |-\n      "+tt.where+"\n")).Rule("empty-cell")
		if r.WhereText != tt.where {
			t.Errorf("text of the condition is %q, want %q", r.WhereText, tt.where)
		}
		for _, s := range []struct {
			name    string
			subject lint.Subject
			want    bool
		}{{"full", full, tt.full}, {"empty", lint.Subject{}, tt.empty}} {
			got, err := r.Where(s.subject)
			if s.name == "empty" && strings.Contains(tt.where, "[1]") {
				want := "w.yaml:4:12: where: index out of range: 1 (array length is 0)\n    " + tt.where + "\n                     ^"
				if err == nil || err.Error() != want {
					t.Errorf("%s: error is %v, want %s", tt.where, err, want)
				}
				continue
			}
			if err != nil || got != s.want {
				t.Errorf("%s holds for the %s subject: %v, %v; want %v", tt.where, s.name, got, err, s.want)
			}
		}
	}
}

func TestExtends(t *testing.T) {
	dir := t.TempDir()
	write := func(name, src string) {
		t.Helper()
		path := filepath.Join(dir, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(src), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	write("base.yaml", "rules: {empty-cell: {severity: info}}")
	write("x/left.yaml", "name: left\nextends: [../base.yaml]\nrules: {empty-cell: {severity: {submit: error}}}")
	write("x/right.yaml", "extends: ['..\\base.yaml']\nrules: {vague-word: {severity: warning}}")
	at := lint.Location{File: "bid/offerlint.yaml", Line: 7, Col: 12}

	set := load(t, rulesets.Layer{Name: "x/left.yaml", Dir: dir, At: at}, rulesets.Layer{Name: "./x/right.yaml", Dir: dir, At: at})
	severities(t, set.Rule("empty-cell"), lint.Subject{}, "info info error")
	if o := set.Rule("vague-word").Origin; o != "bid/x/right.yaml" {
		t.Errorf("origin is %q", o)
	}
	if set.Name != "right" {
		t.Errorf("name is %q", set.Name)
	}

	write("a.yaml", "extends: [b.yaml]")
	write("b.yaml", "extends: [base.yaml, ./a.yaml]")
	write("self.yaml", "extends:\n  - self.yaml")
	write("far.yaml", "extends: [nowhere.yaml, cor, [x]]\nrules: [x]")
	tests := []struct{ name, want string }{
		{"a.yaml", "bid/b.yaml:1:22: extends goes in a circle: bid/a.yaml extends bid/b.yaml extends bid/a.yaml"},
		{"self.yaml", "bid/self.yaml:2:5: extends goes in a circle: bid/self.yaml extends bid/self.yaml"},
		{"far.yaml", "bid/far.yaml:1:11: reading ruleset \"bid/nowhere.yaml\": no such file or directory\n" +
			"bid/far.yaml:1:25: unknown ruleset \"cor\", did you mean \"core\"?\n" +
			"bid/far.yaml:1:30: want the name of a ruleset, got a list\nbid/far.yaml:2:8: want a mapping of rules, got a list"},
		{"none.yaml", `bid/offerlint.yaml:7:12: reading ruleset "bid/none.yaml": no such file or directory`},
		{"cor", `bid/offerlint.yaml:7:12: unknown ruleset "cor", did you mean "core"?`},
		{"./x", `bid/offerlint.yaml:7:12: reading ruleset "bid/x": not a regular file`},
	}
	for _, tt := range tests {
		_, err := rulesets.Load(fakeChecks(), rulesets.Layer{Name: tt.name, Dir: dir, At: at})
		if err == nil || err.Error() != tt.want {
			t.Errorf("%s: error is\n%v\nwant\n%s", tt.name, err, tt.want)
		}
	}
	if _, err := rulesets.Load(fakeChecks(), rulesets.Layer{Name: "cor"}); err == nil || err.Error() != `unknown ruleset "cor", did you mean "core"?` {
		t.Errorf("error is %v", err)
	}
	if _, err := rulesets.Load(fakeChecks()); err == nil {
		t.Error("no layer is no ruleset")
	}
}

func TestBuiltin(t *testing.T) {
	names := rulesets.Builtin()
	if !slices.Contains(names, "core") || !slices.IsSorted(names) {
		t.Fatalf("built-in rulesets are %v", names)
	}
	for _, name := range names {
		src, err := rulesets.Read(name)
		if err != nil {
			t.Fatal(err)
		}
		root, err := strictyaml.Parse(name+".yaml", src)
		if err != nil {
			t.Fatal(err)
		}
		if got := root.Field("name").Text(); got != name {
			t.Errorf("%s.yaml calls itself %q", name, got)
		}
	}
	if _, err := rulesets.Read("../core"); err == nil {
		t.Error("read a ruleset that is not built in")
	}
}

func TestParamsAreFresh(t *testing.T) {
	shared := &words{}
	shared.Phrases.DE = append(make([]string, 0, 8), "etwa")
	checks := fakeChecks()
	checks[0].Params = func() any { w := *shared; return &w }
	for _, add := range []string{"circa", "rund"} {
		layer := text("x.yaml", "rules: {vague-word: {severity: info, add: {phrases: {de: ["+add+"]}}}}")
		set, err := rulesets.Load(checks, layer)
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff([]string{"etwa", add}, set.Rules[0].Params.(*words).Phrases.DE); diff != "" {
			t.Errorf("phrases (-want +got):\n%s", diff)
		}
	}
	if got := shared.Phrases.DE[:2][1]; got != "" {
		t.Errorf("the defaults were written to: %q", got)
	}
}
