package checks

import (
	_ "embed" // the page

	"github.com/offerlint/offerlint/lint"
)

//go:embed coerced-id.md
var coercedIDDoc string

var coercedID = &lint.Check{
	ID:   "coerced-id",
	Kind: lint.Malformed,
	Doc:  coercedIDDoc,
	Messages: lint.Messages{
		DE: "{{criterion}}: vermutlich hat Excel aus der ID {{into_de}} gemacht („{{match}}“); beim Auftraggeber nachsehen, wie sie lautet",
		EN: "{{criterion}}: Excel probably turned the ID into {{into_en}} (“{{match}}”); look up what the customer calls it",
	},
	Advice: lint.Messages{
		DE: "Die ID im PDF des Auftraggebers nachsehen oder erfragen und im Angebot diese verwenden.",
		EN: "Look up the ID in the customer's PDF or ask for it, and use that one in the offer.",
	},
	Run: func(p *lint.Pass) error {
		for pr := range p.Problems() {
			args := lint.Args{"match": pr.Args["id"], "into_de": "eine Zahl", "into_en": "a number"}
			if pr.Args["into"] == "date" {
				args["into_de"], args["into_en"] = "ein Datum", "a date"
			}
			p.Report(lint.Finding{Criterion: pr.Criterion, At: pr.At, Match: pr.Args["id"], Args: args})
		}
		return nil
	},
}
