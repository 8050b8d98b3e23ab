package checks

import (
	_ "embed" // the page

	"github.com/offerlint/offerlint/lint"
)

//go:embed vague-amount.md
var vagueAmountDoc string

var vagueAmount = &lint.Check{
	ID:   "vague-amount",
	Kind: lint.Assumed,
	Doc:  vagueAmountDoc,
	Messages: lint.Messages{
		DE: "{{criterion}}: „{{match}}“ nennt weder Zahl noch Frist",
		EN: "{{criterion}}: “{{match}}” gives neither a number nor a date",
	},
	Advice: lint.Messages{
		DE: "Die Zahl, die Einheit und den Anfang der Messung nennen.",
		EN: "Write the number, the unit and what it is measured from.",
	},
	Params:  noWordings,
	Phrases: phrasesOf,
	Run:     func(p *lint.Pass) error { return reportPhrasesWhere(p, excerpt, numberless) },
}
