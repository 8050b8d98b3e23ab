package checks

import (
	_ "embed" // the page

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
	Params:   noWordings,
	Phrases:  phrasesOf,
	Replaces: []string{"stated-assumption", "conditional-response"},
	Run:      func(p *lint.Pass) error { return reportPhrases(p, excerpt) },
}
