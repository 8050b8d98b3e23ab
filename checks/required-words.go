package checks

import (
	_ "embed" // the page
	"errors"
	"slices"
	"strings"

	"github.com/offerlint/offerlint/lint"
)

//go:embed required-words.md
var requiredWordsDoc string

var requiredWords = &lint.Check{
	ID:      "required-words",
	Kind:    lint.Missed,
	Generic: true,
	Doc:     requiredWordsDoc,
	Messages: lint.Messages{
		DE: "{{criterion}}: es fehlt {{words_de}}",
		EN: "{{criterion}}: {{words_en}} is missing",
	},
	Advice: lint.Messages{
		DE: "Schreiben, was die Regel verlangt, wenn es stimmt. Stimmt es nicht, muss die Antwort sagen, was stattdessen gilt.",
		EN: "Write what the rule asks for, if it is true. If it is not, the response has to say what holds instead.",
	},
	Params:   func() any { return &required{} },
	Phrases:  requiredPhrases,
	Validate: validateRequired,
	Run: func(p *lint.Pass) error {
		want, _ := p.Rule.Params.(*required)
		said := map[*lint.Criterion]map[int]bool{}
		for f := range p.Hits() {
			c := f.Criterion
			if want.In == inOffer {
				c = nil
			}
			if said[c] == nil {
				said[c] = map[int]bool{}
			}
			said[c][f.Phrase] = true
		}
		if want.In == inOffer {
			if args := want.missing(said[nil]); args != nil {
				p.Report(lint.Finding{At: atOffer(p.Bid), Args: args})
			}
			return nil
		}
		for c := range p.Criteria() {
			i := slices.IndexFunc(c.Responses, committed)
			if i < 0 {
				continue
			}
			if args := want.missing(said[c]); args != nil {
				p.Report(lint.Finding{Criterion: c, Response: c.Responses[i], At: c.Responses[i].At, Args: args})
			}
		}
		return nil
	},
}

// required are the parameters: all of All, and one of Any.
type required struct {
	All []string `yaml:"all"`
	Any []string `yaml:"any"`
	In  scope    `yaml:"in"`
}

func validateRequired(params any) error {
	r, _ := params.(*required)
	switch {
	case len(r.All)+len(r.Any) == 0:
		return errors.New("required-words needs all or any")
	case r.In == inFile:
		return errors.New("required-words looks in a response or in the offer")
	}
	return nil
}

// requiredPhrases puts every phrase into a group of its own: "Deutschland" counts inside "in Deutschland", too.
func requiredPhrases(params any) []lint.Phrase {
	r, _ := params.(*required)
	var out []lint.Phrase
	for i, s := range slices.Concat(r.All, r.Any) {
		out = append(out, lint.Phrase{Pattern: s, Group: i, Wanted: true})
	}
	return out
}

// missing names what is not said, in both languages; nil where nothing is missing.
func (r *required) missing(said map[int]bool) lint.Args {
	var de, en []string
	for i, s := range r.All {
		if !said[i] {
			de, en = append(de, "„"+s+"“"), append(en, "“"+s+"”")
		}
	}
	some := len(r.Any) == 0
	for i := range r.Any {
		some = some || said[len(r.All)+i]
	}
	if !some {
		de, en = append(de, "eines von „"+strings.Join(r.Any, "“, „")+"“"), append(en, "one of “"+strings.Join(r.Any, "”, “")+"”")
	}
	if de == nil {
		return nil
	}
	return lint.Args{"words_de": strings.Join(de, ", "), "words_en": strings.Join(en, ", ")}
}
