package checks

import (
	_ "embed" // the page

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/quantity"
)

//go:embed weaker-value.md
var weakerValueDoc string

var weakerValue = &lint.Check{
	ID:   "weaker-value",
	Kind: lint.Missed,
	Doc:  weakerValueDoc,
	Messages: lint.Messages{
		DE: "{{criterion}}: verlangt ist „{{asked}}“ ({{asked_at}}), zugesagt „{{offered}}“",
		EN: "{{criterion}}: “{{asked}}” is asked for ({{asked_at}}), “{{offered}}” is offered",
	},
	Advice: lint.Messages{
		DE: "Zusagen, was verlangt ist, oder bewusst entscheiden, weniger anzubieten, und das offen sagen.",
		EN: "Offer what is asked for, or decide on purpose to offer less, and say so openly.",
	},
	Replaces: []string{"different-basis", "not-comparable", "contradicting-responses"},
	Run: func(p *lint.Pass) error {
		for _, c := range comparisons(p) {
			if c.verdict == quantity.Weaker && c.near {
				p.Report(c.finding())
			}
		}
		return nil
	},
}
