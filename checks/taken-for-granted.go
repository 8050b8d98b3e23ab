package checks

import (
	_ "embed" // the page

	"github.com/offerlint/offerlint/lint"
)

//go:embed taken-for-granted.md
var takenForGrantedDoc string

var takenForGranted = &lint.Check{
	ID:   "taken-for-granted",
	Kind: lint.Assumed,
	Doc:  takenForGrantedDoc,
	Messages: lint.Messages{
		DE: "{{criterion}}: „{{match}}“ setzt etwas als gegeben voraus",
		EN: "{{criterion}}: “{{match}}” takes something for granted",
	},
	Params:  noWordings,
	Phrases: phrasesOf,
	Run:     func(p *lint.Pass) error { return reportPhrases(p, excerpt) },
}
