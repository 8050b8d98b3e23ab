package checks

import (
	_ "embed" // the page

	"github.com/offerlint/offerlint/lint"
)

//go:embed deferred-response.md
var deferredResponseDoc string

var deferredResponse = &lint.Check{
	ID:   "deferred-response",
	Kind: lint.Assumed,
	Doc:  deferredResponseDoc,
	Messages: lint.Messages{
		DE: "{{criterion}}: „{{match}}“ verschiebt die Antwort auf später",
		EN: "{{criterion}}: “{{match}}” puts the answer off",
	},
	Advice: lint.Messages{
		DE: "Jetzt antworten, mit dem, was bekannt ist: einem Beispiel, einem Standard, dem Vorgehen in anderen Projekten.",
		EN: "Answer now, with what you know: an example, a default, the way it was done elsewhere.",
	},
	Params:   noWordings,
	Phrases:  phrasesOf,
	Replaces: []string{"unclear-claim"},
	Run:      func(p *lint.Pass) error { return reportPhrases(p, excerpt) },
}
