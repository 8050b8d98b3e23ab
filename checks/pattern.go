package checks

import (
	_ "embed" // the page
	"errors"
	"regexp"
	"slices"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/phrase"
)

//go:embed pattern.md
var patternDoc string

var pattern = &lint.Check{
	ID:      "pattern",
	Kind:    lint.Unverified,
	Generic: true,
	Doc:     patternDoc,
	Messages: lint.Messages{
		DE: "{{criterion}}: „{{match}}“ {{fault_de}}",
		EN: "{{criterion}}: “{{match}}” {{fault_en}}",
	},
	Advice: lint.Messages{
		DE: "Herausnehmen, was verboten ist, oder schreiben, was fehlt.",
		EN: "Take out what is forbidden, or write what is missing.",
	},
	Params: func() any { return &patterns{} },
	Validate: func(params any) error {
		if ps, _ := params.(*patterns); len(ps.Forbid)+len(ps.Require) == 0 {
			return errors.New("pattern needs forbid or require")
		}
		return nil
	},
	Run: func(p *lint.Pass) error {
		ps, _ := p.Rule.Params.(*patterns)
		if len(ps.Forbid) > 0 {
			ps.forbidden(p)
		}
		if len(ps.Require) > 0 {
			ps.required(p)
		}
		return nil
	},
}

// patterns are the parameters: what must not stand in the offer, and what every response must hold.
type patterns struct {
	Forbid  []expression `yaml:"forbid"`
	Require []expression `yaml:"require"`
}

// An expression is a regular expression that knows more than ASCII.
type expression struct{ *regexp.Regexp }

// UnmarshalText implements encoding.TextUnmarshaler.
func (e *expression) UnmarshalText(text []byte) (err error) {
	e.Regexp, err = phrase.Regexp(string(text))
	return err
}

func (ps *patterns) forbidden(p *lint.Pass) {
	for b, s := range places(p) {
		for _, e := range ps.Forbid {
			for _, m := range e.FindAllStringIndex(b.Str, -1) {
				match := b.Str[m[0]:m[1]]
				p.Report(lint.Finding{
					Criterion: s.Criterion, Response: s.Response, At: b.At(m[0], m[1]), Match: match,
					Args: lint.Args{"match": match, "fault_de": "soll nicht im Angebot stehen", "fault_en": "is not to stand in the offer"},
				})
			}
		}
	}
}

func (ps *patterns) required(p *lint.Pass) {
	for c := range p.Criteria() {
		i := slices.IndexFunc(c.Responses, committed)
		if i < 0 {
			continue
		}
		for _, e := range ps.Require {
			holds := func(r *lint.Response) bool {
				return committed(r) && (e.MatchString(r.ClaimText()) || e.MatchString(r.Text.String()))
			}
			if !slices.ContainsFunc(c.Responses, holds) {
				p.Report(lint.Finding{
					Criterion: c, Response: c.Responses[i], At: c.Responses[i].At, Match: e.String(),
					Args: lint.Args{"match": e.String(), "fault_de": "fehlt in der Antwort", "fault_en": "is missing in the response"},
				})
			}
		}
	}
}
