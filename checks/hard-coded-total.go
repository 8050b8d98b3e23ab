package checks

import (
	_ "embed" // the page

	"github.com/offerlint/offerlint/lint"
)

//go:embed hard-coded-total.md
var hardCodedTotalDoc string

var hardCodedTotal = &lint.Check{
	ID:   "hard-coded-total",
	Kind: lint.Unverified,
	Doc:  hardCodedTotalDoc,
	Messages: lint.Messages{
		DE: "{{what}}: {{shown}} ist eingetippt, {{where}} steht eine Formel",
		EN: "{{what}}: {{shown}} was typed in, and there is a formula {{where}}",
	},
	Advice: lint.Messages{
		DE: "Die Formel wieder einsetzen: Der Betrag stimmt jetzt und bleibt stehen, wenn sich eine Menge oder ein Preis ändert.",
		EN: "Put the formula back: the amount is right now and stays as it is when a quantity or a price changes.",
	},
	Run: func(p *lint.Pass) error {
		for _, s := range priceSheets(p.Bid) {
			wrong := map[lint.Span]bool{} // arithmetic-error has said what is the matter
			for _, f := range append(lineFaults(s), totalFaults(s)...) {
				wrong[f.At] = true
			}
			for _, f := range append(typedLines(s), typedTotals(s)...) {
				if !wrong[f.At] {
					p.Report(f)
				}
			}
		}
		return nil
	},
}

var (
	inOriginal = lint.Messages{DE: "im Blatt des Auftraggebers", EN: "in the customer's sheet"}
	inOthers   = lint.Messages{DE: "in den übrigen Zeilen", EN: "in the other rows"}
)

func typed(p *lint.Position, what lint.Messages, a *lint.Amount, where lint.Messages) lint.Finding {
	match := what.EN
	if p != nil {
		match = p.ID
	}
	return lint.Finding{Position: p, At: a.At, Match: match, Words: map[string]lint.Messages{"what": what, "shown": money(a.Value), "where": where}}
}

// typedLines finds totals of positions that hold a number where the customer's sheet, or two thirds of the other rows, have a
// formula.
func typedLines(s priceSheet) []lint.Finding {
	formulas, numbers := s.formulas()
	var out []lint.Finding
	for _, p := range s.positions {
		t := &p.Cells.Total
		u := &p.Cells.UnitPrice
		if t.Formula != "" || t.Value == nil || u.Text != "" && u.Number() == nil {
			continue // where a word stands for the price, price-not-a-number says what is the matter
		}
		switch {
		case p.Original != nil && p.Original.Cells.Total.Formula != "":
			out = append(out, typed(p, positionName(p), t, inOriginal))
		case p.Original == nil && p.Cells.UnitPrice.Value != nil && !lumpSum(p) && formulas >= 3 && formulas >= 2*numbers:
			out = append(out, typed(p, positionName(p), t, inOthers))
		}
	}
	return out
}

// lumpSum reports whether a row leaves the quantity open, so that there is no product to work out: "psch".
func lumpSum(p *lint.Position) bool {
	q := &p.Cells.Quantity
	return q.At.Line > 0 && q.Number() == nil && near(p.Cells.UnitPrice.Value, p.Cells.Total.Value)
}

// formulas counts the priced rows whose total is a formula, and those whose total is a number.
func (s priceSheet) formulas() (formulas, numbers int) {
	for _, p := range s.positions {
		switch t := &p.Cells.Total; {
		case t.Formula != "":
			formulas++
		case t.Value != nil && p.Cells.UnitPrice.Value != nil:
			numbers++
		}
	}
	return formulas, numbers
}

// typedTotals finds sums and taxes that hold a number on a sheet that works out its rows by formulas.
func typedTotals(s priceSheet) []lint.Finding {
	formulas, numbers := s.formulas()
	var out []lint.Finding
	for _, t := range s.totals {
		a := &t.Cell
		typedIn := a.Formula == "" && a.Value != nil && a.Value.Sign() != 0
		if typedIn && t.Kind != lint.CarriedTotal && t.Kind != lint.DiscountTotal && formulas >= 2 && formulas >= 2*numbers {
			out = append(out, typed(nil, totalName(t), a, inOthers))
		}
	}
	return out
}
