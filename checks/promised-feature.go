package checks

import (
	_ "embed" // the page

	"github.com/offerlint/offerlint/lint"
)

//go:embed promised-feature.md
var promisedFeatureDoc string

var promisedFeature = &lint.Check{
	ID:   "promised-feature",
	Kind: lint.Assumed,
	Doc:  promisedFeatureDoc,
	Messages: lint.Messages{
		DE: "{{criterion}}: „{{match}}“ verspricht, was es noch nicht gibt",
		EN: "{{criterion}}: “{{match}}” promises what does not exist yet",
	},
	Advice: lint.Messages{
		DE: "Anbieten, was es gibt, mit der Version, in der es enthalten ist. Kommt die Funktion vor dem Betriebsbeginn, sie ausdrücklich zusagen, mit Datum.",
		EN: "Offer what is there, with the version in which it is. If the feature comes before the start of operation, commit to it in so many words, with a date.",
	},
	Params:   noWordings,
	Phrases:  phrasesOf,
	Replaces: []string{"best-effort", "vague-amount"},
	Run:      func(p *lint.Pass) error { return reportPhrases(p, excerpt) },
}
