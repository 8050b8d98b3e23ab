package checks

import (
	"cmp"
	_ "embed" // the page

	"github.com/offerlint/offerlint/lint"
)

//go:embed removed-criterion.md
var removedCriterionDoc string

var removedCriterion = &lint.Check{
	ID:   "removed-criterion",
	Kind: lint.Missed,
	Doc:  removedCriterionDoc,
	Messages: lint.Messages{
		DE: "hier wird „{{match}}“ beantwortet ({{label}}); {{became}}",
		EN: "this answers “{{match}}” ({{label}}); {{became}}",
	},
	Advice: lint.Messages{
		DE: "Die Antwort zum neuen Kriterium stellen, mit dessen Nummer, oder entfernen, wenn nichts mehr danach fragt.",
		EN: "Move the response to the new criterion, under its number, or remove it where nothing asks for it any more.",
	},
	Run: func(p *lint.Pass) error {
		for _, s := range p.Bid.Strays {
			if r := p.Bid.Former(s.ID); r != nil && !s.Empty {
				p.Report(lint.Finding{
					At: s.At, Match: s.ID, Args: lint.Args{"match": s.ID, "label": lint.Shorten(cmp.Or(r.Old.Label(), "–"), 60)},
					Words: map[string]lint.Messages{"became": became(r)},
				})
			}
		}
		return nil
	},
}

// became says what became of a criterion whose number is gone.
func became(r *lint.Revision) lint.Messages {
	switch {
	case r.Into != nil:
		return lint.Messages{DE: "das Kriterium ist jetzt Teil von " + r.Into.ID, EN: "the criterion is part of " + r.Into.ID + " now"}
	case r.New != nil:
		return lint.Messages{DE: "das Kriterium heißt jetzt " + r.New.ID, EN: "the criterion is " + r.New.ID + " now"}
	}
	return lint.Messages{DE: "das Kriterium ist in dieser Fassung entfallen", EN: "the criterion is gone in this version"}
}
