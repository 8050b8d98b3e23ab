package checks

import (
	"math/big"
	"slices"
	"strconv"
	"strings"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/quantity"
)

var perNumber = lazily(`\d[\d.,' ]*`)

// perUnits are the numbers by which the unit divides the price: "% auf €", "100 Stück", "1.000 kWh".
func perUnits(unit string) []*big.Rat {
	var out []*big.Rat
	if strings.ContainsAny(unit, "%") || strings.Contains(strings.ToLower(unit), "prozent") || strings.Contains(strings.ToLower(unit), "percent") {
		out = append(out, big.NewRat(100, 1))
	}
	for _, lang := range []string{"de", "en"} {
		if n, ok := quantity.Number(strings.Trim(perNumber().FindString(unit), " .,"), lang); ok && n.Sign() > 0 {
			out = append(out, n)
		}
	}
	return out
}

// totalFaults finds sums, taxes, discounts and carried sums that do not come to what stands above them. A sum that a formula
// adds up is right as far as it goes; whether it goes far enough is sum-range-short.
func totalFaults(s priceSheet) []lint.Finding {
	var out []lint.Finding
	for _, t := range s.totals {
		r, is := stale(&t.Cell)
		shown := t.Cell.Value
		if !is {
			shown = t.Cell.Number()
			r, is = s.reckon(t)
		}
		if is && shown != nil {
			out = append(out, r.fault(nil, totalName(t), t.Cell.At, shown))
		}
	}
	return out
}

// reckon works a total out from the rows above it; ok is false where it is right, or where that cannot be told.
func (s priceSheet) reckon(t *lint.Total) (r reckoning, wrong bool) {
	n := t.Cell.Number()
	if n == nil {
		return r, false
	}
	if r, twice := s.addedTwice(t); twice {
		return r, true
	}
	switch t.Kind {
	case lint.TaxTotal, lint.DiscountTotal:
		return s.reckonRate(t, n)
	case lint.GrossTotal:
		return s.reckonGross(t, n)
	case lint.SumTotal, lint.CarriedTotal:
		if t.Cell.Formula == "" || t.Cell.Adds != nil && len(t.Cell.Adds) == 0 {
			return s.reckonSum(t, n)
		}
	}
	return r, false
}

// addedTwice finds a sum that counts positions by themselves and once more in a subtotal.
func (s priceSheet) addedTwice(t *lint.Total) (r reckoning, twice bool) {
	if t.Kind != lint.SumTotal {
		return r, false
	}
	right := new(big.Rat).Set(t.Cell.Number())
	var ids []string
	for _, a := range t.Cell.Adds {
		if n := worth(a.Position).Number(); a.Twice && n != nil {
			right.Sub(right, n)
			ids = append(ids, a.Position.ID)
		}
	}
	if right.Cmp(t.Cell.Number()) == 0 {
		return r, false
	}
	list := listed(ids)
	return reckoning{right, lint.Messages{
		DE: "=" + t.Cell.Formula + " zählt doppelt, einzeln und in einer Zwischensumme: Position " + list,
		EN: "=" + t.Cell.Formula + " counts twice, by itself and within a subtotal: position " + list,
	}}, true
}

// listed names a few of many IDs.
func listed(ids []string) string {
	const most = 6
	if len(ids) <= most {
		return strings.Join(ids, ", ")
	}
	return strings.Join(ids[:most-1], ", ") + " … " + ids[len(ids)-1]
}

// contained says that a tax is part of the amount above: it is then less than the rate of it.
var contained = lazily(`(?i)enthalten|darin|davon|inkl|incl|thereof|of which`)

// reckonRate checks a tax or a discount against the rate that its row states. Any amount above may be what it is a part of;
// with several rates in one sheet, none is certain.
func (s priceSheet) reckonRate(t *lint.Total, n *big.Rat) (r reckoning, wrong bool) {
	bases := s.amountsAbove(t)
	if t.Rate == nil || len(bases) == 0 || s.severalRates(t) {
		return r, false
	}
	for _, base := range bases {
		of := mul(base, t.Rate)
		if near(n, of) || near(new(big.Rat).Neg(n), of) {
			return r, false
		}
		if inside := new(big.Rat).Quo(of, add(big.NewRat(1, 1), t.Rate)); contained().MatchString(t.Label) && near(n, inside) {
			return r, false
		}
	}
	base := bases[len(bases)-1]
	right := mul(base, t.Rate)
	if n.Sign() < 0 {
		right.Neg(right)
	}
	rate, whole := plainNumber(mul(t.Rate, big.NewRat(100, 1))), money(base)
	return reckoning{right, lint.Messages{DE: rate.DE + " % von " + whole.DE, EN: rate.EN + " % of " + whole.EN}}, true
}

func (s priceSheet) severalRates(t *lint.Total) bool {
	return slices.ContainsFunc(s.totals, func(o *lint.Total) bool {
		return o.Kind == t.Kind && o.Rate != nil && o.Rate.Cmp(t.Rate) != 0
	})
}

// amountsAbove are the sums above a total, the nearest last; where there is none, the sum of the positions. Nothing where an
// amount is missing among them.
func (s priceSheet) amountsAbove(t *lint.Total) []*big.Rat {
	var out []*big.Rat
	row := t.Cell.At.Line
	if all, ok := worthOf(s.between(0, row)); ok {
		out = append(out, all)
	}
	out = append(out, amountsOf(s.above(row, lint.SumTotal, lint.GrossTotal, lint.CarriedTotal))...)
	return append(s.afterDiscounts(row, out), out...)
}

// amountsOf are the amounts of totals that have one.
func amountsOf(ts []*lint.Total) []*big.Rat {
	var out []*big.Rat
	for _, t := range ts {
		if n := t.Cell.Number(); n != nil {
			out = append(out, n)
		}
	}
	return out
}

// afterDiscounts are the amounts above a row less the discounts that stand above it: a tax may be worked out of what is left
// where no row says what that is.
func (s priceSheet) afterDiscounts(row int, amounts []*big.Rat) []*big.Rat {
	all := new(big.Rat)
	for _, d := range s.above(row, lint.DiscountTotal) {
		if n := d.Cell.Number(); n != nil {
			all.Add(all, new(big.Rat).Abs(n))
		}
	}
	if all.Sign() == 0 {
		return nil
	}
	var out []*big.Rat
	for _, n := range amounts {
		out = append(out, sub(n, all))
	}
	return out
}

// worthOf adds up positions; ok is false where one has no number or there are none.
func worthOf(ps []*lint.Position) (sum *big.Rat, ok bool) {
	sum = new(big.Rat)
	for _, p := range ps {
		n := worth(p).Number()
		switch {
		case n != nil:
			sum.Add(sum, n)
		case p.Kind == lint.NormalPosition || !worth(p).Empty():
			return nil, false
		}
	}
	return sum, len(ps) > 0
}

// reckonGross checks net amount + tax, where both stand above.
func (s priceSheet) reckonGross(t *lint.Total, n *big.Rat) (r reckoning, wrong bool) {
	row := t.Cell.At.Line
	taxes, sums := s.above(row, lint.TaxTotal), s.above(row, lint.SumTotal, lint.CarriedTotal)
	if len(taxes) == 0 || len(sums) == 0 || len(s.above(row, lint.GrossTotal)) > 0 {
		return r, false // of several grand totals, it is not certain which taxes belong to which
	}
	all := new(big.Rat)
	for _, tax := range taxes {
		if tax.Cell.Number() == nil {
			return r, false
		}
		all.Add(all, tax.Cell.Number())
	}
	for _, sum := range sums {
		net := sum.Cell.Number()
		if net == nil || near(n, add(net, all)) {
			return r, false
		}
		for _, tax := range taxes {
			if near(n, add(net, tax.Cell.Number())) || tax.Rate != nil && near(n, mul(net, add(big.NewRat(1, 1), tax.Rate))) {
				return r, false
			}
		}
	}
	for _, left := range s.afterDiscounts(row, amountsOf(sums)) {
		if near(n, add(left, all)) {
			return r, false
		}
	}
	net := sums[len(sums)-1].Cell.Number()
	a, b := money(net), money(all)
	return reckoning{add(net, all), lint.Messages{DE: a.DE + " + Steuer " + b.DE, EN: a.EN + " + tax " + b.EN}}, true
}

// reckonSum checks a sum that somebody typed, or whose formula adds up no position. It may be that of all positions above, with or without the optional ones, of
// those below the last sum, or of sums; only where its label says nothing else and none of these fits, it is wrong.
func (s priceSheet) reckonSum(t *lint.Total, n *big.Rat) (r reckoning, wrong bool) {
	row := t.Cell.At.Line
	sums := s.above(row, lint.SumTotal, lint.GrossTotal, lint.CarriedTotal)
	last := 0
	if len(sums) > 0 {
		last = sums[len(sums)-1].Cell.At.Line
	}
	block := s.between(last, row)
	right, known := worthOf(block)
	if !t.Plain || !known || slices.ContainsFunc(block, isUnsure) || t.Kind == lint.CarriedTotal {
		return r, false
	}
	if fits(n, s.sumsThatMayBe(t, last)) {
		return r, false
	}
	if len(sums) > 0 && sums[len(sums)-1].Kind == lint.CarriedTotal && sums[len(sums)-1].Cell.Number() != nil {
		right = add(right, sums[len(sums)-1].Cell.Number())
	}
	first, final := block[0].ID, block[len(block)-1].ID
	count := strconv.Itoa(len(block))
	return reckoning{right, lint.Messages{
		DE: "Summe der " + count + " Positionen " + first + " bis " + final,
		EN: "sum of the " + count + " positions " + first + " to " + final,
	}}, true
}

// isUnsure reports whether a position may or may not be part of a sum: it is optional, or it adds up others itself.
func isUnsure(p *lint.Position) bool {
	return p.Kind != lint.NormalPosition || len(p.Cells.Total.Adds) > 0
}

func fits(n *big.Rat, sums []*big.Rat) bool {
	return slices.ContainsFunc(sums, func(x *big.Rat) bool { return near(n, x) })
}

// sumsThatMayBe are all amounts that a typed sum may stand for.
func (s priceSheet) sumsThatMayBe(t *lint.Total, last int) []*big.Rat {
	row := t.Cell.At.Line
	var out []*big.Rat
	for _, ps := range [][]*lint.Position{s.between(last, row), s.between(0, row), s.positions} {
		exact, rounded, products := new(big.Rat), new(big.Rat), new(big.Rat)
		for _, p := range ps {
			n := worth(p).Number()
			if n == nil {
				continue
			}
			exact.Add(exact, n)
			rounded.Add(rounded, cents(n))
			// A sum of what the rows should come to is right where one of them is wrong.
			if q, u := p.Cells.Quantity.Number(), p.Cells.UnitPrice.Number(); q != nil && u != nil {
				n = cents(mul(q, u))
			}
			products.Add(products, n)
		}
		out = append(out, exact, rounded, products)
	}
	block := out[0]
	subtotals := new(big.Rat)
	above := s.above(row, lint.SumTotal, lint.GrossTotal, lint.CarriedTotal, lint.TaxTotal, lint.DiscountTotal)
	for i, o := range above {
		n := o.Cell.Number()
		if n == nil {
			continue
		}
		out = append(out, n, add(n, block))
		if o.Kind == lint.SumTotal {
			subtotals.Add(subtotals, n)
		}
		for _, before := range above[:i] {
			if m := before.Cell.Number(); m != nil {
				out = append(out, add(m, n), sub(m, n))
			}
		}
	}
	return append(out, subtotals, add(subtotals, block))
}
