package checks

import (
	_ "embed" // the page

	"github.com/offerlint/offerlint/lint"
)

//go:embed best-effort.md
var bestEffortDoc string

var bestEffort = &lint.Check{
	ID:   "best-effort",
	Kind: lint.Assumed,
	Doc:  bestEffortDoc,
	Messages: lint.Messages{
		DE: "{{criterion}}: „{{match}}“ verspricht ein Bemühen und kein Ergebnis",
		EN: "{{criterion}}: “{{match}}” promises an effort and no result",
	},
	Advice: lint.Messages{
		DE: "Schreiben, was da sein wird, bis wann und wie es gemessen wird. Geht das nicht, es dort sagen, wo nach Abweichungen gefragt ist.",
		EN: "Write what will be there, by when, and how it is measured. If we cannot, say so where deviations are asked for.",
	},
	Params:   noWordings,
	Phrases:  phrasesOf,
	Replaces: []string{"hedged-response", "vague-amount"},
	Run:      func(p *lint.Pass) error { return reportPhrases(p, excerpt) },
}
