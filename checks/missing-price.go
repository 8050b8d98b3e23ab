package checks

import (
	_ "embed" // the page
	"slices"
	"strings"
	"unicode"

	"github.com/offerlint/offerlint/lint"
)

//go:embed missing-price.md
var missingPriceDoc string

var missingPrice = &lint.Check{
	ID:   "missing-price",
	Kind: lint.Missed,
	Doc:  missingPriceDoc,
	Messages: lint.Messages{
		DE: "Position {{id}} „{{text}}“ hat keinen Preis",
		EN: "Position {{id}} “{{text}}” has no price",
	},
	Many: lint.Messages{
		DE: "{{n}} Positionen haben keinen Preis: {{ids}}",
		EN: "{{n}} positions have no price: {{ids}}",
	},
	Advice: lint.Messages{
		DE: "Den Einheitspreis eintragen. Eine Position, die nichts kostet, braucht eine Null und ein Wort dazu.",
		EN: "Enter the unit price. A position that costs nothing needs a zero, and a word that says so.",
	},
	Run: func(p *lint.Pass) error {
		dropped := map[*lint.Position]bool{} // position-dropped says so, and more
		for _, c := range copiedSheets(p.Bid) {
			for _, pos := range c.dropped {
				dropped[pos] = true
			}
		}
		for _, copies := range priceLines(p.Bid.Positions) {
			last := copies[len(copies)-1]
			if dropped[last] || pricedAnywhere(copies) || priceCell(last).At.Line == 0 { // the sheet has no column for prices
				continue
			}
			p.Report(priceFinding(last, last.PriceAt))
		}
		return nil
	},
}

// priceLines groups the positions that are one line: the customer's blank sheet and our copy of it hold the same ones. Where
// the reader did not pair them, they are told by ID and text, and equal ones within a file by their order. The offer is read
// last.
func priceLines(ps []*lint.Position) [][]*lint.Position {
	type line struct {
		what string
		nth  int
	}
	type inFile struct{ file, what string }
	seen := map[inFile]int{}
	index := map[line]int{}
	of := map[*lint.Position]int{}
	var out [][]*lint.Position
	for _, p := range ps {
		what := strings.ToLower(strings.Join(strings.Fields(p.ID+"\x00"+p.Text), " "))
		k := line{what, seen[inFile{p.At.File, what}]}
		seen[inFile{p.At.File, what}]++
		i, known := index[k]
		if j, paired := of[p.Original]; paired {
			i, known = j, true
		}
		if !known {
			i = len(out)
			out = append(out, nil)
		}
		if _, taken := index[k]; !taken {
			index[k] = i
		}
		of[p] = i
		out[i] = append(out[i], p)
	}
	return out
}

// pricedAnywhere reports whether a line has a price in any of its copies: a unit price, or a total that is more than the
// zero which a formula makes of an empty cell. A word in place of a price is price-not-a-number, and an error value is
// formula-error; a row that adds up other positions has no price of its own.
func pricedAnywhere(copies []*lint.Position) bool {
	for _, p := range copies {
		u, t := &p.Cells.UnitPrice, &p.Cells.Total
		zero := t.Number() != nil && t.Number().Sign() == 0
		if paidOtherwise(p) || hasPrice(u) || u.Error != "" || hasPrice(t) && (!zero || u.At.Line == 0) || len(t.Adds) > 0 && u.Empty() {
			return true
		}
	}
	return false
}

// paidOtherwise reports whether a position has a price in another column: costs by the month beside costs once.
func paidOtherwise(p *lint.Position) bool {
	return slices.ContainsFunc(p.Further, func(a lint.Amount) bool { return a.Number() != nil && a.Number().Sign() != 0 })
}

// hasPrice reports whether a cell holds a price or a word in its place. A zero counts where somebody typed it.
func hasPrice(a *lint.Amount) bool {
	if a.Formula != "" {
		n := a.Number()
		return n != nil && n.Sign() != 0
	}
	return a.Error == "" && !rateOnly().MatchString(a.Text) && strings.ContainsFunc(a.Text, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) })
}

// rateOnly are the customer's words in place of a total: the position is to have a unit price and no total.
var rateOnly = lazily(`(?i)^\W*(?:nur (?:einheitspreis|e\.?p\.?)|nep|ohne (?:gp|gesamtpreis)|(?:unit )?rate only|unit price only)\W*$`)
