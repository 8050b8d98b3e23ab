package checks

import (
	_ "embed" // the page
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
	Advice: lint.Messages{
		DE: "Den Einheitspreis eintragen. Eine Position ohne eigenen Preis braucht eine Null oder das Wort, das der Auftraggeber dafür zulässt.",
		EN: "Enter the unit price. A position that costs nothing of its own needs a zero, or the word that the customer allows for it.",
	},
	Run: func(p *lint.Pass) error {
		lines := priceLines(p.Bid.Positions)
		for _, copies := range lines {
			last := copies[len(copies)-1]
			if pricedAnywhere(copies) || last.PriceAt == last.At { // the sheet has no column for prices
				continue
			}
			text := last.Text
			if text == "" {
				text = last.Unit
			}
			p.Report(lint.Finding{Position: last, At: last.PriceAt, Match: last.ID, Args: lint.Args{"id": last.ID, "text": text}})
		}
		return nil
	},
}

// priceLines groups the positions that are one line: the customer's blank sheet and our copy of it hold the same ones.
// Lines are told apart by ID and text, and equal ones within a file by their order. The offer is read last.
func priceLines(ps []*lint.Position) [][]*lint.Position {
	type line struct {
		what string
		nth  int
	}
	type inFile struct{ file, what string }
	seen := map[inFile]int{}
	index := map[line]int{}
	var out [][]*lint.Position
	for _, p := range ps {
		what := strings.ToLower(strings.Join(strings.Fields(p.ID+"\x00"+p.Text), " "))
		k := line{what, seen[inFile{p.At.File, what}]}
		seen[inFile{p.At.File, what}]++
		if i, ok := index[k]; ok {
			out[i] = append(out[i], p)
			continue
		}
		index[k] = len(out)
		out = append(out, []*lint.Position{p})
	}
	return out
}

// pricedAnywhere reports whether a line has a price in any of its copies: a unit price, or a total that is more than the
// zero which a formula makes of an empty cell.
func pricedAnywhere(copies []*lint.Position) bool {
	for _, p := range copies {
		if strings.ContainsAny(p.UnitPrice, "0123456789") || included(p.UnitPrice) || included(p.Total) || strings.ContainsAny(p.Total, "123456789") {
			return true
		}
	}
	return false
}

// included reports whether a price cell says that the position costs nothing of its own. "Auf Anfrage" and a dash name
// no price.
func included(s string) bool {
	for _, w := range strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) }) {
		switch w {
		case "inkl", "inklusive", "inbegriffen", "enthalten", "kostenfrei", "kostenlos", "entfällt", "incl", "included", "free":
			return true
		}
	}
	return false
}
