package checks

import (
	_ "embed" // the page
	"math/big"
	"slices"
	"strings"

	"github.com/offerlint/offerlint/lint"
)

//go:embed arithmetic-error.md
var arithmeticErrorDoc string

var arithmeticError = &lint.Check{
	ID:   "arithmetic-error",
	Kind: lint.Unverified,
	Doc:  arithmeticErrorDoc,
	Messages: lint.Messages{
		DE: "{{what}}: {{shown}} statt {{right}} ({{how}})",
		EN: "{{what}}: {{shown}}, should be {{right}} ({{how}})",
	},
	Advice: lint.Messages{
		DE: "Mengen und Preise prüfen und den Betrag rechnen lassen statt ihn einzutippen. Eine Mappe, deren Werte veraltet sind, in Excel öffnen und speichern.",
		EN: "Check quantities and prices, and let a formula work out the amount. Open a workbook whose values are out of date in Excel and save it.",
	},
	Run: func(p *lint.Pass) error {
		for _, s := range priceSheets(p.Bid) {
			for _, f := range slices.Concat(lineFaults(s), missingTotals(s), totalFaults(s)) {
				p.Report(f)
			}
		}
		return nil
	},
}

// A reckoning is how an amount should have been worked out.
type reckoning struct {
	right *big.Rat
	how   lint.Messages
}

// fault makes a finding of an amount that is not what it should be. Where the right amount has more decimals than cents, it
// is rounded, and the message says so.
func (r reckoning) fault(p *lint.Position, what lint.Messages, at lint.Span, shown *big.Rat) lint.Finding {
	right, how := r.right, r.how
	if c := cents(right); c.Cmp(right) != 0 {
		exact := money(right)
		right = c
		how.DE += ", auf Cent gerundet; genau " + exact.DE
		how.EN += ", rounded to cents; exactly " + exact.EN
	}
	match := what.EN
	if p != nil {
		match = p.ID
	}
	return lint.Finding{Position: p, At: at, Match: match, Words: map[string]lint.Messages{
		"what": what, "shown": money(shown), "right": money(right), "how": how,
	}}
}

// positionName is how messages call a position whose amount is wrong.
func positionName(p *lint.Position) lint.Messages {
	text := about(p)["text"]
	return lint.Messages{DE: "Position " + p.ID + " „" + text + "“", EN: "Position " + p.ID + " “" + text + "”"}
}

// stale is the fault of a formula whose value in the file is not what the formula gives: some program wrote it, or Excel was
// not asked to calculate. A cent more or less may be a matter of binary fractions.
func stale(a *lint.Amount) (reckoning, bool) {
	if a.Formula == "" || a.Result == nil || a.Value == nil || !a.Stored || a.AsText {
		return reckoning{}, false
	}
	if d := sub(a.Value, a.Result); d.Abs(d).Cmp(cent) <= 0 {
		return reckoning{}, false
	}
	return reckoning{a.Result, lint.Messages{
		DE: "die Formel =" + a.Formula + " nachgerechnet; der gespeicherte Wert ist veraltet",
		EN: "the formula =" + a.Formula + " recalculated; the value in the file is out of date",
	}}, true
}

// lineFaults finds positions whose total is not quantity × unit price. Sheets that reckon otherwise, with months or discounts
// in further columns or a factor in the header, show it in most of their rows, and are left alone.
func lineFaults(s priceSheet) []lint.Finding {
	var out, wrong []lint.Finding
	agree, alone := 0, true
	var factors []*big.Rat
	for _, p := range s.positions {
		for _, a := range []*lint.Amount{&p.Cells.UnitPrice, &p.Cells.Quantity} {
			if r, is := stale(a); is {
				out = append(out, r.fault(p, positionName(p), a.At, a.Value))
			}
		}
		t := &p.Cells.Total
		if r, is := stale(t); is {
			out = append(out, r.fault(p, positionName(p), t.At, t.Value))
			continue
		}
		q, u := p.Cells.Quantity.Number(), p.Cells.UnitPrice.Number()
		noPrice := u == nil || u.Sign() == 0 && p.Cells.UnitPrice.Formula != "" // a reference to an empty cell is no price
		if q == nil || noPrice || t.Number() == nil || q.Sign() == 0 && t.Number().Sign() == 0 {
			continue
		}
		if u.Sign() == 0 && t.Number().Sign() != 0 && len(p.Others) > 0 {
			continue // the total comes from another column: costs by the month beside costs once
		}
		if productOf(p, q, u, t.Number()) {
			agree++
			continue
		}
		wrong = append(wrong, reckoning{mul(q, u), product(q, u, t.Formula)}.fault(p, positionName(p), t.At, t.Number()))
		alone = alone && len(p.Others) == 0
		if x := mul(q, u); x.Sign() != 0 {
			factors = append(factors, new(big.Rat).Quo(t.Number(), x))
		}
	}
	if agree < len(wrong) && (!alone || oneFactor(factors)) {
		return out
	}
	return append(out, wrong...)
}

// missingTotals finds positions with a quantity and a unit price whose total was left empty, where most have one: no sum over
// the column counts them.
func missingTotals(s priceSheet) []lint.Finding {
	var out []lint.Finding
	filled := 0
	for _, p := range s.positions {
		q, u, t := p.Cells.Quantity.Number(), p.Cells.UnitPrice.Number(), &p.Cells.Total
		switch {
		case q == nil || u == nil || q.Sign() == 0 || u.Sign() == 0 || t.At.Line == 0:
		case !t.Empty():
			filled++
		case p.Kind == lint.NormalPosition && len(perUnits(p.Unit)) == 0 && !strings.Contains(p.Cells.UnitPrice.Text, "%"):
			f := reckoning{mul(q, u), product(q, u, "")}.fault(p, positionName(p), t.At, new(big.Rat))
			f.Words["shown"] = lint.Messages{DE: "nichts", EN: "nothing"}
			out = append(out, f)
		}
	}
	if filled < len(out) || filled == 0 {
		return nil
	}
	return out
}

func product(q, u *big.Rat, formula string) lint.Messages {
	quantity, price := plainNumber(q), money(u)
	m := lint.Messages{DE: "Menge " + quantity.DE + " × Einzelpreis " + price.DE, EN: "quantity " + quantity.EN + " × unit price " + price.EN}
	if formula != "" {
		m.DE += "; die Zelle rechnet =" + formula
		m.EN += "; the cell has =" + formula
	}
	return m
}

// oneFactor reports whether totals are all the same multiple of what they should be, and that a whole one: "Gesamtpreis (4
// Jahre)". Of a single total, any small whole multiple will do.
func oneFactor(factors []*big.Rat) bool {
	if len(factors) == 0 {
		return false
	}
	for _, f := range factors {
		if f.Cmp(factors[0]) != 0 {
			return false
		}
	}
	return len(factors) > 1 || factors[0].IsInt() && factors[0].Cmp(big.NewRat(120, 1)) <= 0 && factors[0].Sign() > 0
}

// period are units of prices that are paid again and again.
var period = lazily(`(?i)monat|mtl|month|quartal|quarter|woche|week|jahr|year|\bp\. ?[am]\.`)

// productOf reports whether a total can be told from quantity and unit price: as their product, by a price per hundred or in
// percent, or with a number that stands in another column of the row, such as months or a discount.
func productOf(p *lint.Position, q, u, total *big.Rat) bool {
	if p.Kind != lint.NormalPosition && total.Sign() == 0 {
		return true // "nur Einheitspreis"
	}
	x := mul(q, u)
	if near(total, x) || near(total, mul(q, cents(u))) {
		return true
	}
	for _, per := range perUnits(p.Unit) {
		if near(total, new(big.Rat).Quo(x, per)) {
			return true
		}
	}
	if n := new(big.Rat).Quo(total, x); x.Sign() != 0 && p.Cells.Total.Formula != "" && n.IsInt() && n.Cmp(big.NewRat(60, 1)) <= 0 && n.Sign() > 0 && period().MatchString(p.Unit) {
		return true // a price by the month, and the costs of a year
	}
	one, hundred := big.NewRat(1, 1), big.NewRat(100, 1)
	for _, n := range p.Others {
		rate := new(big.Rat).Quo(n, hundred)
		for _, y := range []*big.Rat{
			mul(x, n), mul(n, u), mul(x, sub(one, n)), mul(x, sub(one, rate)), mul(x, add(one, n)), mul(x, add(one, rate)), mul(x, rate), sub(x, n), add(x, n),
		} {
			if near(total, y) {
				return true
			}
		}
		for _, m := range p.Others {
			if near(total, mul(mul(x, n), m)) || near(total, mul(mul(n, m), u)) {
				return true
			}
		}
	}
	return false
}
