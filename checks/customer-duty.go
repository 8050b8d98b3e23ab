package checks

import (
	_ "embed" // the page
	"sync"

	"github.com/offerlint/offerlint/lint"
)

//go:embed customer-duty.md
var customerDutyDoc string

var customerDuty = &lint.Check{
	ID:   "customer-duty",
	Kind: lint.Assumed,
	Doc:  customerDutyDoc,
	Messages: lint.Messages{
		DE: "{{criterion}}: „{{match}}“ legt dem Auftraggeber etwas auf; verlangen es die Unterlagen?",
		EN: "{{criterion}}: “{{match}}” makes it the customer’s duty; do the tender documents say so?",
	},
	Advice: lint.Messages{
		DE: "Die Stelle in den Unterlagen nennen („laut Leistungsbeschreibung, Abschnitt 3.2“). Gibt es keine, selbst anbieten oder fragen.",
		EN: `Cite the place in the tender documents ("laut Leistungsbeschreibung, Abschnitt 3.2"). If there is none, offer it ourselves or ask the customer.`,
	},
	Params:   noWordings,
	Phrases:  phrasesOf,
	Replaces: []string{"stated-assumption", "conditional-response"},
	Run: func(p *lint.Pass) error {
		l := listingOf(p)
		duties := sync.OnceValue(func() [][]string { return dutiesStated(p.Bid) })
		return reportPhrasesAs(p, excerpt, func(f lint.Found, _ *lint.Finding) bool {
			return l.of(f.Hit) == nil && !dutiesAsked(f) && !dutyKnown(p.Bid, f, duties())
		})
	},
}
