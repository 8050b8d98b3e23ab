package rulesets_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/offerlint/offerlint/checks"
	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/phrase"
	"github.com/offerlint/offerlint/rulesets"
)

// What offerlint test says about the built-in rulesets must be nothing, and every phrase must be needed by an example: then
// one that is misspelt makes the test fail.
func TestBuiltinRulesetsHold(t *testing.T) {
	for _, name := range rulesets.Builtin() {
		res, err := rulesets.Test(checks.All(), func(origin string) bool { return origin == name },
			rulesets.Layer{Name: "core"}, rulesets.Layer{Name: name})
		if err != nil {
			t.Fatal(err)
		}
		for _, err := range slices.Concat(res.Failures, res.Todo) {
			t.Error(err)
		}
		if res.Rules == 0 {
			t.Errorf("%s says nothing about any rule", name)
		}
	}
}

// Every list of phrases that is built in is well-formed: loading does not look at them again.
func TestBuiltinPhrasesAreWellFormed(t *testing.T) {
	set, err := rulesets.Load(checks.All(), rulesets.Layer{Name: "core"})
	if err != nil {
		t.Fatal(err)
	}
	n := 0
	for _, r := range set.Rules {
		if r.Check.Phrases == nil {
			continue
		}
		for _, p := range r.Check.Phrases(r.Params) {
			n++
			if err := phrase.Check(p.Pattern); err != nil {
				t.Errorf("%s: %q: %v", r.Name, p.Pattern, err)
			}
		}
	}
	if n < 1000 {
		t.Errorf("only %d phrases, want at least 1000", n)
	}
}

// Every condition that is built in is sound: loading does not look at them.
func TestBuiltinConditionsAreSound(t *testing.T) {
	n := 0
	for _, name := range rulesets.Builtin() {
		set, err := rulesets.Load(checks.All(), rulesets.Layer{Name: "core"}, rulesets.Layer{Name: name})
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range set.Rules {
			conditions := []lint.Condition{r.Where}
			for _, l := range r.Levels {
				for _, c := range l.Cases {
					conditions = append(conditions, c.Where)
				}
			}
			for _, holds := range conditions {
				if holds == nil {
					continue
				}
				n++
				if _, err := holds(lint.Subject{Bid: &lint.Bid{}}); err != nil {
					t.Errorf("%s: %s: %v", name, r.Name, err)
				}
			}
		}
	}
	if n < 50 {
		t.Errorf("only %d conditions, want at least 50", n)
	}
}

// The files of wordings bring no rules: leaving them unread leaves all rules known, so that a bid may speak of them.
func TestWordingsBringNoRules(t *testing.T) {
	core := rulesets.Layer{Name: "core"}
	all, err := rulesets.Load(checks.All(), core)
	if err != nil {
		t.Fatal(err)
	}
	some, err := rulesets.LoadSome(checks.All(), func(rule string) bool { return rule == "reservation" }, core)
	if err != nil {
		t.Fatal(err)
	}
	for _, r := range all.Rules {
		other := some.Rule(r.Name)
		switch {
		case other == nil:
			t.Errorf("%s is stated in a file of wordings", r.Name)
		case r.Name == "reservation" && len(other.Check.Phrases(other.Params)) != len(r.Check.Phrases(r.Params)):
			t.Errorf("%s was asked for and lost its phrases", r.Name)
		}
	}
}

// A profile says why it differs where it makes a rule a blocker, and names a source for what is law.
func TestProfilesSayWhy(t *testing.T) {
	for _, name := range rulesets.Builtin() {
		set, err := rulesets.Load(checks.All(), rulesets.Layer{Name: "core"}, rulesets.Layer{Name: name})
		if err != nil {
			t.Fatal(err)
		}
		for _, r := range set.Rules {
			if r.Why == "" {
				t.Errorf("%s: %s has no why", name, r.Name)
			}
			law := strings.HasPrefix(name, "vgv") || name == "uvgo"
			if (r.Name == "own-terms" || r.Name == "reservation") && law && !strings.Contains(r.Source, "§") {
				t.Errorf("%s: %s names no paragraph", name, r.Name)
			}
		}
	}
}

// No rule on single words exceeds a warning, whatever the profile: these find words, not sentences.
func TestWordsNeverExceedWarning(t *testing.T) {
	words := []string{
		"hedged-response", "best-effort", "vague-amount", "absolute-promise", "unsupported-superlative", "taken-for-granted",
	}
	for _, name := range rulesets.Builtin() {
		set, err := rulesets.Load(checks.All(), rulesets.Layer{Name: "core"}, rulesets.Layer{Name: name})
		if err != nil {
			t.Fatal(err)
		}
		for _, w := range words {
			for _, l := range set.Rule(w).Levels {
				for _, m := range append([]map[lint.Stage]lint.Severity{l.Severity}, severitiesOf(l.Cases)...) {
					for stage, sev := range m {
						if sev > lint.Warning {
							t.Errorf("%s: %s is %s at %s", name, w, sev, stage)
						}
					}
				}
			}
		}
	}
}

func severitiesOf(cases []lint.Case) []map[lint.Stage]lint.Severity {
	var out []map[lint.Stage]lint.Severity
	for _, c := range cases {
		out = append(out, c.Severity)
	}
	return out
}
