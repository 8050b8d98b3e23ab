package checks

import (
	_ "embed" // the page

	"github.com/offerlint/offerlint/lint"
)

//go:embed undated-document.md
var undatedDocumentDoc string

var undatedDocument = &lint.Check{
	ID:   "undated-document",
	Kind: lint.Unverified,
	Doc:  undatedDocumentDoc,
	Messages: lint.Messages{
		DE: "{{name}} darf nicht älter sein als vom {{oldest}}; von wann {{file}} ist, steht nirgends",
		EN: "{{name}} must not be older than of {{oldest}}; nothing says of which day {{file}} is",
	},
	Advice: lint.Messages{
		DE: "Das Datum unter issued eintragen, in required_documents oder beim Nachweis im Register, oder in den Dateinamen nehmen.",
		EN: "Enter the date as issued, in required_documents or with the evidence in the register, or take it into the name of the file.",
	},
	Run: func(p *lint.Pass) error {
		for d, doc := range aging(p.Bid) {
			if issuedOn(p.Bid, d, doc) != "" {
				continue
			}
			p.Report(lint.Finding{
				At: lint.At(lint.Location{File: doc.File}), Match: d.Name, Args: lint.Args{"name": d.Name, "file": doc.File},
				Words: map[string]lint.Messages{"oldest": dayWords(d.MaxAge.Before(d.Anchor))},
			})
		}
		return nil
	},
}
