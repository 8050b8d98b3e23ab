package checks

import (
	_ "embed" // the page

	"github.com/offerlint/offerlint/lint"
)

//go:embed absolute-promise.md
var absolutePromiseDoc string

var absolutePromise = &lint.Check{
	ID:   "absolute-promise",
	Kind: lint.Unverified,
	Doc:  absolutePromiseDoc,
	Messages: lint.Messages{
		DE: "{{criterion}}: „{{match}}“ lässt keine Ausnahme zu; ist das zu halten?",
		EN: "{{criterion}}: “{{match}}” allows no exception; can it be kept?",
	},
	Advice: lint.Messages{
		DE: "Sagen, was zugesagt ist und unter welchen Bedingungen es gemessen wird, wie die Unterlagen es tun. „Garantieren“ nur, wo die Rechtsabteilung es gelesen hat.",
		EN: `Say what is promised and under which conditions it is measured, as the tender documents do. Keep "garantieren" for what legal has read.`,
	},
	Params:  noWordings,
	Phrases: phrasesOf,
	Run:     func(p *lint.Pass) error { return reportPhrases(p, excerpt) },
}
