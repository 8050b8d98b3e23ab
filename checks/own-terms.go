package checks

import (
	_ "embed" // the page

	"github.com/offerlint/offerlint/lint"
)

//go:embed own-terms.md
var ownTermsDoc string

var ownTerms = &lint.Check{
	ID:   "own-terms",
	Kind: lint.Assumed,
	Doc:  ownTermsDoc,
	Messages: lint.Messages{
		DE: "{{criterion}}: „{{match}}“ bringt eigene Bedingungen ein; das kann zum Ausschluss führen: rechtlich prüfen lassen",
		EN: "{{criterion}}: “{{match}}” brings in terms of our own; this may exclude the offer: ask legal",
	},
	Advice: lint.Messages{
		DE: "Im Vergabeverfahren den Satz streichen und auch Briefbogen, Fußzeilen und Datenblätter ansehen. Lizenzbedingungen eines Herstellers, die nicht zu vermeiden sind, sind eine Bieterfrage.",
		EN: "In a public procedure: delete the sentence, and look at letterhead, footers and data sheets. Licence terms of a manufacturer that cannot be avoided are a question to the customer.",
	},
	Params:   noWordings,
	Phrases:  phrasesOf,
	Replaces: []string{"conditional-response", "own-terms"},
	Run:      func(p *lint.Pass) error { return reportPhrases(p, excerpt) },
}
