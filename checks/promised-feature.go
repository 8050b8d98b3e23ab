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
	Params:  noWordings,
	Phrases: phrasesOf,
	Run:     func(p *lint.Pass) error { return reportPhrases(p, excerpt) },
}
