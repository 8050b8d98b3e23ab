package checks

import (
	_ "embed" // the page
	"strings"

	"github.com/offerlint/offerlint/lint"
)

//go:embed outdated-standard.md
var outdatedStandardDoc string

var outdatedStandard = &lint.Check{
	ID:   "outdated-standard",
	Kind: lint.Unverified,
	Doc:  outdatedStandardDoc,
	Messages: lint.Messages{
		DE: "{{criterion}}: „{{match}}“ ist überholt; heute: {{now}}",
		EN: "{{criterion}}: “{{match}}” is outdated; today: {{now}}",
	},
	Advice: lint.Messages{
		DE: "Nennen, was heute gilt, wenn wir es haben, und nachsehen, ob der beigefügte Nachweis diese Ausgabe trägt.",
		EN: "Name what is in force today, if we have it, and look whether the certificate that is enclosed is of that edition.",
	},
	Params: func() any { return &standards{} },
	Phrases: func(params any) []lint.Phrase {
		s, _ := params.(*standards)
		var out []lint.Phrase
		for _, o := range s.Standards {
			for _, p := range o.Phrases {
				out = append(out, lint.Phrase{Pattern: p})
			}
		}
		return append(out, phrasesOf(&wordings{Not: s.Not, Unless: s.Unless})...)
	},
	Run: func(p *lint.Pass) error {
		s, _ := p.Rule.Params.(*standards)
		for f := range p.Hits() {
			// What the customer asks for by name has to be answered by name; it is a question to the customer.
			if c := f.Criterion; c != nil && strings.Contains(strings.ToLower(c.Text), strings.ToLower(f.Match())) {
				continue
			}
			p.Report(lint.Finding{
				Criterion: f.Criterion, Response: f.Response, At: f.Block.At(f.Start, f.End), Match: f.Match(),
				Args: lint.Args{"match": f.Match(), "now": s.now(f.Phrase)},
			})
		}
		return nil
	},
}

// standards are the parameters: what is outdated and what has taken its place, and exceptions as everywhere.
type standards struct {
	Standards []standardEdition `yaml:"standards"`
	Not       byLanguage        `yaml:"not"`
	Unless    byLanguage        `yaml:"unless"`
}

// A standardEdition is one that is no longer in force, as people write it.
type standardEdition struct {
	Phrases []string `yaml:"phrases"`
	Now     string   `yaml:"now"`
}

// now is what has taken the place of the standard that a phrase names.
func (s *standards) now(phrase int) string {
	for _, o := range s.Standards {
		if phrase -= len(o.Phrases); phrase < 0 {
			return o.Now
		}
	}
	return ""
}
