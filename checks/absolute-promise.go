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
	Params:  noWordings,
	Phrases: phrasesOf,
	Run:     func(p *lint.Pass) error { return reportPhrases(p, excerpt) },
}
