package main

import (
	"encoding/json"
	"io"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/rulesets"
)

// ruleJSON is a rule as --format json prints it. Fields are only ever added.
type ruleJSON struct {
	Name      string              `json:"name"`
	Check     string              `json:"check"`
	Kind      string              `json:"kind"`
	Summary   string              `json:"summary"`
	Origin    string              `json:"origin"`
	Severity  map[string]string   `json:"severity"`
	Cases     []caseJSON          `json:"cases"` // the strongest first; the first that holds and names the stage counts
	Where     string              `json:"where"`
	With      map[string][]string `json:"with"`
	Message   messageJSON         `json:"message"`
	Why       string              `json:"why"`
	Source    string              `json:"source"`
	Waivable  bool                `json:"waivable"`
	Settings  []settingJSON       `json:"settings"`
	Responses int                 `json:"examples"`
}

type caseJSON struct {
	Where    string            `json:"where"`
	Severity map[string]string `json:"severity"`
	Origin   string            `json:"origin"`
}

type messageJSON struct {
	DE string `json:"de"`
	EN string `json:"en"`
}

type settingJSON struct {
	Field  string `json:"field"`
	Value  string `json:"value"`
	Origin string `json:"origin"`
	File   string `json:"file"`
	Line   int    `json:"line"`
	Column int    `json:"column"`
}

// rulesJSON prints the rules in force.
func rulesJSON(w io.Writer, set *lint.Ruleset) error {
	out := struct {
		Version int        `json:"version"`
		Ruleset string     `json:"ruleset"`
		Rules   []ruleJSON `json:"rules"`
	}{Version: 1, Ruleset: set.Name, Rules: []ruleJSON{}}
	for _, r := range set.Rules {
		out.Rules = append(out.Rules, toJSON(r))
	}
	enc := json.NewEncoder(w)
	enc.SetIndent("", "  ")
	enc.SetEscapeHTML(false)
	return enc.Encode(out)
}

func toJSON(r *lint.Rule) ruleJSON {
	j := ruleJSON{
		Name: r.Name, Check: r.Check.ID, Kind: r.Kind.String(), Summary: r.Check.Summary(), Origin: r.Origin,
		Severity: map[string]string{}, Cases: []caseJSON{}, Where: r.WhereText, With: map[string][]string{},
		Message: messageJSON(r.Messages), Why: r.Why, Source: r.Source, Waivable: r.Waivable, Settings: []settingJSON{},
	}
	for i := len(r.Levels) - 1; i >= 0; i-- {
		l := r.Levels[i]
		for _, c := range l.Cases {
			j.Cases = append(j.Cases, caseJSON{c.WhereText, stagesJSON(c.Severity), l.Origin})
		}
		for stage, sev := range stagesJSON(l.Severity) {
			if _, ok := j.Severity[stage]; !ok {
				j.Severity[stage] = sev
			}
		}
	}
	for _, p := range rulesets.Parameters(r.Params) {
		j.With[p.Name] = p.Values
	}
	for _, s := range rulesets.InForce(r) {
		j.Settings = append(j.Settings, settingJSON{s.Field, s.Value, s.Origin, s.At.File, s.At.Line, s.At.Col})
	}
	for _, e := range r.Examples {
		j.Responses += len(e.Texts)
	}
	return j
}

func stagesJSON(m map[lint.Stage]lint.Severity) map[string]string {
	out := map[string]string{}
	for stage, sev := range m {
		out[stage.String()] = sev.String()
	}
	return out
}
