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
	Advice: lint.Messages{
		DE: "Ausschreiben, statt darauf zu verweisen: was vereinbart ist, mit wem, und wo es schriftlich beantwortet wurde. Sagt es niemand, eine Bieterfrage stellen.",
		EN: "Say it in full instead of pointing to it: what was agreed, with whom and when it was answered in writing; what is there, and where the tender documents say so. If nobody said so, ask while questions are allowed.",
	},
	Params:  noWordings,
	Phrases: phrasesOf,
	Run:     func(p *lint.Pass) error { return reportPhrases(p, excerpt) },
}
