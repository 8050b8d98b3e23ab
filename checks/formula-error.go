package checks

import (
	_ "embed" // the page

	"github.com/offerlint/offerlint/lint"
)

//go:embed formula-error.md
var formulaErrorDoc string

var formulaError = &lint.Check{
	ID:   "formula-error",
	Kind: lint.Malformed,
	Doc:  formulaErrorDoc,
	Messages: lint.Messages{
		DE: "{{what}}: die Zelle zeigt {{error}}{{why}}",
		EN: "{{what}}: the cell shows {{error}}{{why}}",
	},
	Advice: lint.Messages{
		DE: "Die Zelle reparieren, auf die die Formel sich bezieht, oder die Formel; Summen, in die sie eingeht, zeigen den Fehler mit.",
		EN: "Repair the cell that the formula refers to, or the formula; sums that it goes into show the error as well.",
	},
	Run: func(p *lint.Pass) error {
		var inherited []cellError // by totals, most often from a cell that is reported
		n := 0
		for _, s := range priceSheets(p.Bid) {
			for _, e := range s.errors() {
				if e.amount.Inherited && (e.position == nil || e.amount == &e.position.Cells.Total) {
					inherited = append(inherited, e)
					continue
				}
				p.Report(e.finding())
				n++
			}
		}
		if n == 0 && len(inherited) > 0 { // the cell where it comes from is none of a price sheet
			p.Report(inherited[0].finding())
		}
		return nil
	},
}

// A cellError is an error value in a price sheet.
type cellError struct {
	position *lint.Position // nil: a total
	what     lint.Messages
	amount   *lint.Amount
}

// errors lists the cells with error values, position by position, then the totals. A row that nobody has priced yet is left to
// missing-price: its formulas may come right with the price.
func (s priceSheet) errors() []cellError {
	var out []cellError
	for _, p := range s.positions {
		for _, a := range []*lint.Amount{&p.Cells.Quantity, &p.Cells.UnitPrice, &p.Cells.Total} {
			if a.Error != "" && (hasPrice(&p.Cells.UnitPrice) || p.Cells.UnitPrice.Error != "" || p.Cells.UnitPrice.At.Line == 0) {
				out = append(out, cellError{p, positionName(p), a})
			}
		}
	}
	for _, t := range s.totals {
		if t.Cell.Error != "" {
			out = append(out, cellError{nil, totalName(t), &t.Cell})
		}
	}
	return out
}

func (e cellError) finding() lint.Finding {
	f := lint.Finding{Position: e.position, At: e.amount.At, Match: e.what.EN, Words: map[string]lint.Messages{"what": e.what, "why": e.why()}}
	if e.position != nil {
		f.Match = e.position.ID
	}
	f.Args = lint.Args{"error": e.amount.Error}
	return f
}

// why says what the formula stumbles over, where it can be seen.
func (e cellError) why() lint.Messages {
	var m lint.Messages
	if e.amount.Formula != "" {
		m = lint.Messages{DE: "; die Formel ist =" + e.amount.Formula, EN: "; the formula is =" + e.amount.Formula}
	}
	if p := e.position; p != nil && e.amount == &p.Cells.Total {
		q, u := &p.Cells.Quantity, &p.Cells.UnitPrice
		switch {
		case q.Value == nil && q.Text != "" && q.Error == "":
			m.DE += ", und als Menge steht „" + q.Text + "“"
			m.EN += ", and the quantity reads “" + q.Text + "”"
		case u.Value == nil && u.Text != "" && u.Error == "":
			m.DE += ", und als Preis steht „" + u.Text + "“"
			m.EN += ", and the price reads “" + u.Text + "”"
		}
	}
	if m.DE == "" {
		m = lint.Messages{DE: ", keinen Betrag", EN: ", no amount"}
	}
	return m
}
