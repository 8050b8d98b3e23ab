package checks

import (
	_ "embed" // the page

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/quantity"
)

//go:embed not-comparable.md
var notComparableDoc string

var notComparable = &lint.Check{
	ID:   "not-comparable",
	Kind: lint.Unverified,
	Doc:  notComparableDoc,
	Messages: lint.Messages{
		DE: "{{criterion}}: ob „{{offered}}“ für „{{asked}}“ ({{asked_at}}) genügt, lässt sich nicht vergleichen",
		EN: "{{criterion}}: whether “{{offered}}” is enough for “{{asked}}” ({{asked_at}}) cannot be compared",
	},
	Advice: lint.Messages{
		DE: "Die Zahl in der Einheit und für den Fall nennen, nach dem gefragt ist, oder bestätigen, dass sie genügt.",
		EN: "Give the number in the unit and for the case that is asked about, or confirm that it is enough.",
	},
	Run: func(p *lint.Pass) error {
		for _, c := range comparisons(p) {
			doubtful := c.verdict == quantity.Unknown || c.verdict == quantity.Unrelated || c.verdict == quantity.Weaker || c.verdict == quantity.OtherBasis
			if doubtful && (!c.near || c.verdict == quantity.Unknown || c.verdict == quantity.Unrelated) {
				p.Report(c.finding())
			}
		}
		return nil
	},
}
