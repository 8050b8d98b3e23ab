package checks

import (
	_ "embed" // the page
	"strconv"

	"github.com/offerlint/offerlint/lint"
)

//go:embed external-link.md
var externalLinkDoc string

var externalLink = &lint.Check{
	ID:   "external-link",
	Kind: lint.Unverified,
	Doc:  externalLinkDoc,
	Messages: lint.Messages{
		DE: "Die Arbeitsmappe nimmt Werte aus „{{target}}“ ({{count}}); der Auftraggeber hat diese Quelle nicht",
		EN: "The workbook takes values from “{{target}}” ({{count}}), a source that the customer does not have",
	},
	Advice: lint.Messages{
		DE: "Die Verknüpfung lösen (Daten, Verknüpfungen bearbeiten), damit die Werte selbst in den Zellen stehen.",
		EN: "Break the link (Data, Edit Links), so that the cells hold the values themselves.",
	},
	Run: func(p *lint.Pass) error {
		for t := range tracesOf(p, lint.OtherWorkbook) {
			count := lint.Messages{DE: strconv.Itoa(t.N) + " Formeln", EN: strconv.Itoa(t.N) + " formulas"}
			switch t.N {
			case 0:
				count = lint.Messages{DE: "keine Formel", EN: "no formula"}
			case 1:
				count = lint.Messages{DE: "eine Formel", EN: "one formula"}
			}
			p.Report(lint.Finding{At: t.At, Match: t.Text, Args: lint.Args{"target": t.Text}, Words: map[string]lint.Messages{"count": count}})
		}
		return nil
	},
}
