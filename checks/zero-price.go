package checks

import (
	_ "embed" // the page
	"strings"

	"github.com/offerlint/offerlint/lint"
)

//go:embed zero-price.md
var zeroPriceDoc string

var zeroPrice = &lint.Check{
	ID:   "zero-price",
	Kind: lint.Unverified,
	Doc:  zeroPriceDoc,
	Messages: lint.Messages{
		DE: "Position {{id}} „{{text}}“ wird für 0,00 angeboten, und kein Wort sagt, dass das gewollt ist",
		EN: "Position {{id}} “{{text}}” is offered for 0.00, and no word says that this is meant",
	},
	Many: lint.Messages{
		DE: "{{n}} Positionen werden für 0,00 angeboten, und kein Wort sagt, dass das gewollt ist: {{ids}}",
		EN: "{{n}} positions are offered for 0.00, and no word says that this is meant: {{ids}}",
	},
	Advice: lint.Messages{
		DE: "Den Preis eintragen. Ist die Null gewollt, sie in derselben Zeile bestätigen: „kostenfrei“, „im Preis von Position 3 enthalten“.",
		EN: "Enter the price. Where the zero is meant, confirm it in the same row: free of charge, included in position 3.",
	},
	Run: func(p *lint.Pass) error {
		for _, s := range priceSheets(p.Bid) {
			for _, pos := range s.positions {
				a := priceCell(pos)
				typedZero := a.Formula == "" && a.Value != nil && a.Value.Sign() == 0
				onlyTotal := a == &pos.Cells.Total && pos.Cells.UnitPrice.At.Line > 0 // missing-price
				if t := pos.Cells.Total.Number(); t != nil && t.Sign() != 0 || paidOtherwise(pos) {
					continue // another column has the price: costs by the month beside costs once
				}
				if typedZero && !onlyTotal && !pos.Hidden && !confirmsZero(pos) && !sameAsOriginal(pos, a) {
					p.Report(priceFinding(pos, a.At))
				}
			}
		}
		return nil
	},
}

// confirmsZero reports whether the row says that the position costs nothing of its own.
func confirmsZero(p *lint.Position) bool {
	s := strings.ToLower(p.Remark + " " + p.Cells.Total.Text)
	for _, w := range []string{
		"kostenfrei", "kostenlos", "kostenneutral", "ohne berechnung", "ohne aufpreis", "ohne mehrpreis", "inkl", "enthalten", "inbegriffen", "bestätigt", "entfällt",
		"gratis", "free", "no charge", "without charge", "no cost", "at no", "included", "confirmed", "waived",
	} {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}
