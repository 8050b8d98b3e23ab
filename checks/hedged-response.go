package checks

import (
	_ "embed" // the page

	"github.com/offerlint/offerlint/lint"
)

//go:embed hedged-response.md
var hedgedResponseDoc string

var hedgedResponse = &lint.Check{
	ID:   "hedged-response",
	Kind: lint.Assumed,
	Doc:  hedgedResponseDoc,
	Messages: lint.Messages{
		DE: "{{criterion}}: „{{match}}“ schwächt die Zusage ab",
		EN: "{{criterion}}: “{{match}}” weakens the commitment",
	},
	Advice: lint.Messages{
		DE: "Sagen, was immer gilt, und die Ausnahme nennen, wenn es eine gibt. Hat das Wort nichts zu bedeuten, es streichen.",
		EN: "Say what holds always, and name the exception if there is one. If nothing is meant by the word, delete it.",
	},
	Params:  noWordings,
	Phrases: phrasesOf,
	Run:     func(p *lint.Pass) error { return reportPhrases(p, excerpt) },
}
