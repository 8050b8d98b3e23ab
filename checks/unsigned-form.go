package checks

import (
	_ "embed" // the page

	"github.com/offerlint/offerlint/lint"
)

//go:embed unsigned-form.md
var unsignedFormDoc string

var unsignedForm = &lint.Check{
	ID:   "unsigned-form",
	Kind: lint.Missed,
	Doc:  unsignedFormDoc,
	Messages: lint.Messages{
		DE: "„{{label}}“ ist leer: ohne den Namen der Person ist die Erklärung nicht in Textform abgegeben",
		EN: "“{{label}}” is empty: without the name of the person the declaration is not made in text form",
	},
	Advice: lint.Messages{
		DE: "Vor- und Nachnamen der Person eintragen, die die Erklärung abgibt.",
		EN: "Enter first and last name of the person who makes the declaration.",
	},
	Run: func(p *lint.Pass) error {
		for _, f := range p.Bid.Fields {
			if f.Signer {
				p.Report(lint.Finding{At: f.At, Match: f.Label, Args: lint.Args{"label": f.Label}})
			}
		}
		return nil
	},
}
