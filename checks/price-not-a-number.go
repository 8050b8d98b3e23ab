package checks

import (
	_ "embed" // the page
	"strings"
	"unicode"

	"github.com/offerlint/offerlint/lint"
)

//go:embed price-not-a-number.md
var priceNotANumberDoc string

var priceNotANumber = &lint.Check{
	ID:   "price-not-a-number",
	Kind: lint.Missed,
	Doc:  priceNotANumberDoc,
	Messages: lint.Messages{
		DE: "Position {{id}} „{{text}}“: {{fault}}",
		EN: "Position {{id}} “{{text}}”: {{fault}}",
	},
	Many: lint.Messages{
		DE: "{{n}} Positionen haben als Preis keine Zahl: {{ids}}",
		EN: "{{n}} positions have a price that is no number: {{ids}}",
	},
	Advice: lint.Messages{
		DE: "Einen Betrag eintragen, als Zahl. Darf ein Preis anderswo enthalten sein, dann eine Null eintragen und in der Bemerkung sagen, wo.",
		EN: "Enter an amount, as a number. Where the price may be part of another, enter a zero and say in the remark of which.",
	},
	Run: func(p *lint.Pass) error {
		for _, s := range priceSheets(p.Bid) {
			for _, pos := range s.positions {
				f := priceFinding(pos, priceCell(pos).At)
				switch a, sum := priceCell(pos), leftOut(pos, s); {
				case wordForPrice(a) && !sameAsOriginal(pos, a):
					f.Words = map[string]lint.Messages{"fault": {
						DE: "als Preis steht „" + a.Text + "“, keine Zahl", EN: "the price reads “" + a.Text + "”, which is no number",
					}}
				case sum != nil:
					w, name := worth(pos), totalName(sum)
					f.At = w.At
					f.Words = map[string]lint.Messages{"fault": {
						DE: w.Text + " steht als Text in der Zelle; " + name.DE + " zählt es nicht mit",
						EN: w.Text + " is kept as a text; " + name.EN + " leaves it out",
					}}
				default:
					continue
				}
				p.Report(f)
			}
		}
		return nil
	},
}

// wordForPrice reports whether a cell holds words where a price belongs. A dash is no price at all, an error value is another
// fault, and some totals are not wanted.
func wordForPrice(a *lint.Amount) bool {
	return a.Value == nil && a.Error == "" && a.Formula == "" && !rateOnly().MatchString(a.Text) && strings.ContainsFunc(a.Text, unicode.IsLetter)
}

// sameAsOriginal reports whether the customer's own sheet holds the same in that cell.
func sameAsOriginal(p *lint.Position, a *lint.Amount) bool {
	if p.Original == nil {
		return false
	}
	o := priceCell(p.Original)
	return strings.EqualFold(strings.TrimSpace(o.Text), strings.TrimSpace(a.Text)) && o.Formula == a.Formula
}

// leftOut is the first sum over a range that covers a position whose amount is kept as a text; nil for none. Spreadsheets
// leave texts out of such sums without a word.
func leftOut(p *lint.Position, s priceSheet) *lint.Total {
	w := worth(p)
	if !w.AsText || w.Formula != "" || w.Value == nil || w.Value.Sign() == 0 {
		return nil
	}
	for _, t := range s.totals {
		if strings.Contains(strings.ToUpper(t.Cell.Formula), "SUM(") && t.Cell.Factor(p).Sign() != 0 {
			return t
		}
	}
	return nil
}
