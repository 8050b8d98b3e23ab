package checks

import (
	_ "embed" // the page

	"github.com/offerlint/offerlint/lint"
)

//go:embed position-dropped.md
var positionDroppedDoc string

var positionDropped = &lint.Check{
	ID:   "position-dropped",
	Kind: lint.Missed,
	Doc:  positionDroppedDoc,
	Messages: lint.Messages{
		DE: "Position {{id}} „{{text}}“ des Auftraggebers fehlt in {{ours}}",
		EN: "Position {{id}} “{{text}}” of the customer's is not in {{ours}}",
	},
	Many: lint.Messages{
		DE: "{{n}} Positionen des Auftraggebers fehlen in unserem Blatt: {{ids}}",
		EN: "{{n}} positions of the customer's are not in our sheet: {{ids}}",
	},
	Advice: lint.Messages{
		DE: "Die Zeile aus dem Blatt des Auftraggebers wiederherstellen und den Preis eintragen.",
		EN: "Restore the row from the customer's sheet, and enter the price.",
	},
	Run: func(p *lint.Pass) error {
		for _, c := range copiedSheets(p.Bid) {
			for _, pos := range c.dropped {
				f := priceFinding(pos, pos.At)
				f.Args["ours"] = c.name()
				p.Report(f)
			}
		}
		return nil
	},
}

// A copiedSheet is a price sheet of ours that is a copy of one of the customer's, and where their rows differ.
type copiedSheet struct {
	at      lint.Location // our sheet
	dropped []*lint.Position
	added   []*lint.Position
}

// name is how messages call our sheet.
func (c copiedSheet) name() string { return c.at.String() }

// copiedSheets compares the rows of our price sheets with those of the customer's sheets that they are copies of. Ours is a copy
// where most of the customer's positions are in it. A row that might be meant by one on the other side is neither dropped
// nor added: it has the same number or the same text, which stand there more than once.
func copiedSheets(bid *lint.Bid) []copiedSheet {
	type sheet struct{ file, name string }
	of := func(p *lint.Position) sheet { return sheet{p.At.File, p.At.Sheet} }
	var order []sheet // the customer's
	theirs, ours := map[sheet][]*lint.Position{}, map[sheet][]*lint.Position{}
	copyOf := map[sheet]map[sheet]int{} // the customer's sheet → ours → positions that both have
	for _, p := range bid.Positions {
		if p.Original == nil {
			continue
		}
		from := of(p.Original)
		if copyOf[from] == nil {
			copyOf[from] = map[sheet]int{}
			order = append(order, from)
		}
		copyOf[from][of(p)]++
	}
	for _, p := range bid.Positions {
		if copyOf[of(p)] != nil {
			theirs[of(p)] = append(theirs[of(p)], p)
		} else {
			ours[of(p)] = append(ours[of(p)], p)
		}
	}
	var out []copiedSheet
	for _, from := range order {
		if len(copyOf[from]) != 1 {
			continue // its rows are spread over several sheets of ours, where each is a selection
		}
		for to, both := range copyOf[from] {
			if 2*both <= len(theirs[from]) {
				continue
			}
			c := copiedSheet{at: lint.Location{File: to.file, Sheet: to.name}}
			c.dropped = unmatched(theirs[from], ours[to], func(p *lint.Position) bool { return p.Copied })
			c.added = unmatched(ours[to], theirs[from], func(p *lint.Position) bool { return p.Original != nil })
			out = append(out, c)
		}
	}
	return out
}

// unmatched lists the positions without a partner that no position on the other side could be.
func unmatched(ps, others []*lint.Position, paired func(*lint.Position) bool) []*lint.Position {
	ids, texts := map[string]bool{}, map[string]bool{}
	for _, o := range others {
		if o.HasID() {
			ids[plainWords(o.ID)] = true
		}
		texts[plainWords(o.Text)] = true
	}
	var out []*lint.Position
	for _, p := range ps {
		alike := p.HasID() && ids[plainWords(p.ID)] || texts[plainWords(p.Text)]
		if !paired(p) && !alike {
			out = append(out, p)
		}
	}
	return out
}
