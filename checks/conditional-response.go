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
	Advice: lint.Messages{
		DE: "Zusagen, was in der eigenen Hand liegt. Steht die Bedingung in den Vergabeunterlagen, die Stelle nennen, sonst vor der Frist den Auftraggeber fragen.",
		EN: "Promise what is in your hands. If a condition is in the tender documents, cite it; otherwise ask the customer before the deadline.",
	},
	Params:   noWordings,
	Phrases:  phrasesOf,
	Replaces: []string{"hedged-response"},
	Run:      func(p *lint.Pass) error { return reportPhrases(p, excerpt) },
}
