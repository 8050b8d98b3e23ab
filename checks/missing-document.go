package checks

import (
	_ "embed" // the page
	"strconv"
	"strings"

	"github.com/offerlint/offerlint/lint"
)

//go:embed missing-document.md
var missingDocumentDoc string

var missingDocument = &lint.Check{
	ID:   "missing-document",
	Kind: lint.Missed,
	Doc:  missingDocumentDoc,
	Messages: lint.Messages{
		DE: "Es fehlt: {{name}}; verlangt {{wanted}}, gefunden {{found}} ({{files}})",
		EN: "Missing: {{name}}; {{wanted}} wanted, {{found}} found ({{files}})",
	},
	Advice: lint.Messages{
		DE: "Das Dokument unter dem Namen ablegen, den required_documents nennt, oder das Muster dort berichtigen.",
		EN: "Put the document where required_documents looks for it, or correct the pattern there.",
	},
	Run: func(p *lint.Pass) error {
		for _, d := range p.Bid.Config.RequiredDocuments {
			if d.Wanted() && len(d.Found) < d.AtLeast {
				p.Report(documentFinding(d, d.AtLeast))
			}
		}
		return nil
	},
}

// documentFinding is a finding about an entry of required_documents, at its place there.
func documentFinding(d *lint.RequiredDocument, wanted int) lint.Finding {
	return lint.Finding{
		At: lint.At(d.At), Match: d.Name,
		Args: lint.Args{
			"name": d.Name, "wanted": strconv.Itoa(wanted), "found": strconv.Itoa(len(d.Found)), "files": strings.Join(d.Files, ", "),
		},
	}
}
