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
		DE: "Es fehlt: {{what}}; verlangt {{wanted}}, gefunden {{found}} ({{files}})",
		EN: "Missing: {{what}}; {{wanted}} wanted, {{found}} found ({{files}})",
	},
	Advice: lint.Messages{
		DE: "Das Dokument unter dem Namen ablegen, den required_documents nennt, oder das Muster dort berichtigen.",
		EN: "Put the document where required_documents looks for it, or correct the pattern there.",
	},
	Run: func(p *lint.Pass) error {
		for _, d := range p.Bid.Config.RequiredDocuments {
			if n, whose := d.Lacking(); n > 0 && d.Wanted() {
				p.Report(lacking(d, whose))
			}
		}
		return nil
	},
}

// lacking is the finding about a document that is missing, in whole or for some.
func lacking(d *lint.RequiredDocument, whose []string) lint.Finding {
	least, _ := d.Wants()
	f := documentFinding(d, least)
	f.Words = map[string]lint.Messages{"what": nameFor(d, whose)}
	if d.Bears == lint.AboutPerformance {
		f.Related = append(f.Related, lint.Related{
			Messages: lint.Messages{
				DE: "{{name}} betrifft die Leistung; was in die Wertung eingeht, darf kaum nachgereicht werden",
				EN: "{{name}} is about the performance; what bears on the award may hardly be handed in later",
			},
			Args: lint.Args{"name": d.Name}, At: lint.At(d.At),
		})
	}
	return f
}

// nameFor is the name of a document with those for whom it is wanted, if any.
func nameFor(d *lint.RequiredDocument, whose []string) lint.Messages {
	if len(whose) == 0 {
		return lint.Messages{DE: d.Name, EN: d.Name}
	}
	list := lint.Messages{DE: strings.Join(whose, ", "), EN: strings.Join(whose, ", ")}
	if d.Per == lint.PerLot && len(whose[0]) <= 3 { // the number or letter alone
		list = lint.Messages{DE: "Los " + list.DE, EN: "lot " + list.EN}
	}
	return lint.Messages{DE: d.Name + " für " + list.DE, EN: d.Name + " for " + list.EN}
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
