package checks

import (
	_ "embed" // the page

	"github.com/offerlint/offerlint/lint"
)

//go:embed conditional-response.md
var conditionalResponseDoc string

var conditionalResponse = &lint.Check{
	ID:   "conditional-response",
	Kind: lint.Assumed,
	Doc:  conditionalResponseDoc,
	Messages: lint.Messages{
		DE: "{{criterion}} steht unter einer Bedingung: „{{match}}“",
		EN: "{{criterion}} is bound to a condition: “{{match}}”",
	},
	Params:  noWordings,
	Phrases: phrasesOf,
	Run:     func(p *lint.Pass) error { return reportPhrases(p, excerpt) },
}
