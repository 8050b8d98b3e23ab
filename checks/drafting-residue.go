package checks

import (
	_ "embed" // the page

	"github.com/offerlint/offerlint/lint"
)

//go:embed drafting-residue.md
var draftingResidueDoc string

var draftingResidue = &lint.Check{
	ID:   "drafting-residue",
	Kind: lint.Unverified,
	Doc:  draftingResidueDoc,
	Messages: lint.Messages{
		DE: "{{criterion}}: „{{match}}“ ist ein Rest vom Entwerfen mit einem Textprogramm",
		EN: "{{criterion}}: “{{match}}” is left over from drafting with a writing tool",
	},
	Advice: lint.Messages{
		DE: "Den Satz löschen und die Antwort darum herum lesen: was das Programm geschrieben hat, kann falsch sein.",
		EN: "Delete the sentence, and read the answer around it: what the tool wrote may be wrong.",
	},
	Params:   noWordings,
	Phrases:  phrasesOf,
	Replaces: []string{"placeholder", "hedged-response"},
	Run:      func(p *lint.Pass) error { return reportPhrases(p, excerpt) },
}
