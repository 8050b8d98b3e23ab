package checks

import (
	_ "embed" // the page

	"github.com/offerlint/offerlint/lint"
)

//go:embed stated-assumption.md
var statedAssumptionDoc string

var statedAssumption = &lint.Check{
	ID:   "stated-assumption",
	Kind: lint.Assumed,
	Doc:  statedAssumptionDoc,
	Messages: lint.Messages{
		DE: "{{criterion}} beruht auf einer Annahme: „{{match}}“",
		EN: "{{criterion}} rests on an assumption: “{{match}}”",
	},
	Advice: lint.Messages{
		DE: "Den Auftraggeber fragen, solange Bieterfragen zulässig sind, und die Antwort in das Angebot übernehmen.",
		EN: "Ask the customer while questions are allowed, and write the answer into the offer.",
	},
	Params:  noWordings,
	Phrases: phrasesOf,
	Run:     func(p *lint.Pass) error { return reportPhrases(p, excerpt) },
}
