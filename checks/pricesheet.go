package checks

import (
	"cmp"
	"math/big"
	"slices"
	"strconv"
	"strings"

	"github.com/offerlint/offerlint/lint"
)

// A priceSheet is the positions and totals of one sheet, in the order of the rows.
type priceSheet struct {
	positions []*lint.Position
	totals    []*lint.Total
}

// priceSheets lists the price sheets of a bid, sheet by sheet. Of a sheet of the customer's that we return as a copy, only the
// copy counts.
func priceSheets(b *lint.Bid) []priceSheet {
	type name struct{ file, sheet string }
	var order []name
	sheets := map[name]*priceSheet{}
	of := func(at lint.Span) *priceSheet {
		k := name{at.File, at.Sheet}
		if sheets[k] == nil {
			sheets[k] = &priceSheet{}
			order = append(order, k)
		}
		return sheets[k]
	}
	for _, p := range b.Positions {
		s := of(p.At)
		s.positions = append(s.positions, p)
	}
	for _, t := range b.Totals {
		s := of(t.Cell.At)
		s.totals = append(s.totals, t)
	}
	var out []priceSheet
	for _, k := range order {
		if s := sheets[k]; !slices.ContainsFunc(s.positions, func(p *lint.Position) bool { return p.Copied }) {
			out = append(out, *s)
		}
	}
	return out
}

// between lists the positions that stand below a row, 0 for the head of the sheet, and above another.
func (s priceSheet) between(from, to int) []*lint.Position {
	var out []*lint.Position
	for _, p := range s.positions {
		if p.At.Line > from && p.At.Line < to {
			out = append(out, p)
		}
	}
	return out
}

// above lists the totals above a row, of the kinds that are named, nearest last.
func (s priceSheet) above(row int, kinds ...lint.TotalKind) []*lint.Total {
	var out []*lint.Total
	for _, t := range s.totals {
		if t.Cell.At.Line < row && slices.Contains(kinds, t.Kind) {
			out = append(out, t)
		}
	}
	return out
}

// worth is the cell that sums add up for a position: its total, or its price where the table has no column of totals.
func worth(p *lint.Position) *lint.Amount {
	if p.Cells.Total.At.Line > 0 {
		return &p.Cells.Total
	}
	return &p.Cells.UnitPrice
}

// priceCell is where a position has its price to fill in.
func priceCell(p *lint.Position) *lint.Amount {
	if p.Cells.UnitPrice.At.Line > 0 && (!p.Cells.UnitPrice.Empty() || p.Cells.Total.Empty() || p.Cells.Total.Formula != "") {
		return &p.Cells.UnitPrice
	}
	return &p.Cells.Total
}

// about are the fields of a message that name a position: id, and text or, where it has none, its unit.
func about(p *lint.Position) lint.Args {
	return lint.Args{"id": p.ID, "text": cmp.Or(p.Text, p.Unit, "–")}
}

// priceFinding is a finding about a position.
func priceFinding(p *lint.Position, at lint.Span) lint.Finding {
	return lint.Finding{Position: p, At: at, Match: p.ID, Args: about(p)}
}

// totalName is how messages call a row of totals.
func totalName(t *lint.Total) lint.Messages {
	if t.Label == "" {
		cell := lint.ColumnName(t.Cell.At.Col) + strconv.Itoa(t.Cell.At.Line)
		return lint.Messages{DE: "die Summe in " + cell, EN: "the sum in " + cell}
	}
	return lint.Messages{DE: "„" + t.Label + "“", EN: "“" + t.Label + "”"}
}

// money writes an amount with cents, and with more decimals where it has them: 1.234,50 and 1,234.50.
func money(n *big.Rat) lint.Messages {
	digits := 2
	for ; digits < 5 && !new(big.Rat).Mul(n, big.NewRat(pow10(digits), 1)).IsInt(); digits++ {
	}
	return localized(n.FloatString(digits))
}

// plainNumber writes a quantity or a rate without needless decimals.
func plainNumber(n *big.Rat) lint.Messages {
	s := n.FloatString(4)
	return localized(strings.TrimRight(strings.TrimRight(s, "0"), "."))
}

func pow10(n int) int64 {
	p := int64(1)
	for range n {
		p *= 10
	}
	return p
}

// localized groups the digits of a decimal number as both languages do.
func localized(s string) lint.Messages {
	sign := ""
	if rest, negative := strings.CutPrefix(s, "-"); negative {
		sign, s = "-", rest
	}
	whole, fraction, _ := strings.Cut(s, ".")
	var groups []string
	for len(whole) > 3 {
		groups = append([]string{whole[len(whole)-3:]}, groups...)
		whole = whole[:len(whole)-3]
	}
	groups = append([]string{whole}, groups...)
	de, en := sign+strings.Join(groups, "."), sign+strings.Join(groups, ",")
	if fraction != "" {
		de, en = de+","+fraction, en+"."+fraction
	}
	return lint.Messages{DE: de, EN: en}
}

var (
	cent = big.NewRat(1, 100)
	half = big.NewRat(1, 2)
)

// cents rounds to two decimals, half away from zero, as people and spreadsheets round money.
func cents(n *big.Rat) *big.Rat {
	x := new(big.Rat).Mul(new(big.Rat).Abs(n), big.NewRat(100, 1))
	x.Add(x, half)
	q := new(big.Rat).SetInt(new(big.Int).Quo(x.Num(), x.Denom()))
	q.Mul(q, cent)
	if n.Sign() < 0 {
		q.Neg(q)
	}
	return q
}

// near reports whether two amounts are the same, rounded to cents in whatever way.
func near(a, b *big.Rat) bool {
	d := new(big.Rat).Sub(a, b)
	return d.Abs(d).Cmp(cent) < 0
}

func mul(a, b *big.Rat) *big.Rat { return new(big.Rat).Mul(a, b) }
func add(a, b *big.Rat) *big.Rat { return new(big.Rat).Add(a, b) }
func sub(a, b *big.Rat) *big.Rat { return new(big.Rat).Sub(a, b) }
