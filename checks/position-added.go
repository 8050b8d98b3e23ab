package checks

import (
	_ "embed" // the page

	"github.com/offerlint/offerlint/lint"
)

//go:embed position-added.md
var positionAddedDoc string

var positionAdded = &lint.Check{
	ID:   "position-added",
	Kind: lint.Unverified,
	Doc:  positionAddedDoc,
	Messages: lint.Messages{
		DE: "Position {{id}} „{{text}}“ hat das Blatt des Auftraggebers nicht",
		EN: "Position {{id}} “{{text}}” is not in the customer's sheet",
	},
	Many: lint.Messages{
		DE: "{{n}} Positionen hat das Blatt des Auftraggebers nicht: {{ids}}",
		EN: "{{n}} positions are not in the customer's sheet: {{ids}}",
	},
	Advice: lint.Messages{
		DE: "Die Zeile entfernen und ihren Preis in die verlangten Positionen rechnen, oder fragen, wohin er gehört.",
		EN: "Remove the row and put its price into the positions that are asked for, or ask where it belongs.",
	},
	Run: func(p *lint.Pass) error {
		for _, c := range copiedSheets(p.Bid) {
			for _, pos := range c.added {
				// A row without a price and a total is a remark.
				if priceCell(pos).Number() != nil || worth(pos).Number() != nil {
					p.Report(priceFinding(pos, pos.At))
				}
			}
		}
		return nil
	},
}
