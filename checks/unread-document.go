package checks

import (
	_ "embed" // the page

	"github.com/offerlint/offerlint/lint"
)

//go:embed unread-document.md
var unreadDocumentDoc string

var unreadDocument = &lint.Check{
	ID:   "unread-document",
	Kind: lint.Malformed,
	Doc:  unreadDocumentDoc,
	Messages: lint.Messages{
		DE: "{{file}} ist vom Auftraggeber und wurde nicht gelesen; selbst lesen und read_by in offerlint.yaml eintragen",
		EN: "{{file}} is the customer's and was not read; read it yourself and enter read_by in offerlint.yaml",
	},
	Advice: lint.Messages{
		DE: "Die Datei lesen, was sie verlangt in das Angebot übernehmen und in offerlint.yaml als read_by eintragen, wer sie gelesen hat.",
		EN: "Read the file, take what it asks for into the offer, and enter in offerlint.yaml who read it, as read_by.",
	},
	Run: func(p *lint.Pass) error {
		for _, d := range p.Bid.Documents {
			if d.Side == lint.SideCustomer && d.Role == "not-read" && d.ReadBy == "" {
				p.Report(lint.Finding{
					At: lint.At(lint.Location{File: d.File}), Match: d.File, Args: lint.Args{"file": d.File},
				})
			}
		}
		return nil
	},
}
