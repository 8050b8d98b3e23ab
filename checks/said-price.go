package checks

import (
	"cmp"
	"math/big"
	"slices"
	"strings"
	"sync"

	"github.com/offerlint/offerlint/lint"
)

// contradictPrice compares the total price that a text states with the sums of the price sheets. A sum that could not be
// worked out may be the one that is meant; nothing is said then. It returns the statements that no sum contradicts: where one does,
// what another chapter says need not be set against it as well.
func contradictPrice(p *lint.Pass, said []fact) []fact {
	var sums []*lint.Total
	sheets := map[string]bool{}
	for _, t := range ourTotals(p.Bid) {
		switch n := t.Cell.Number(); {
		case n == nil:
			return said
		case n.Sign() > 0 && t.Kind != lint.TaxTotal && t.Kind != lint.DiscountTotal:
			sums = append(sums, t)
			sheets[t.Cell.At.File] = true
		}
	}
	if len(sums) == 0 {
		return said
	}
	var sound []fact
	reported := map[string]bool{}
	for _, x := range said {
		if x.Period != "" || sheets[x.at.File] || pricedSo(x.Low(), sums) {
			sound = append(sound, x)
			continue
		}
		if reported[x.at.File+x.words] {
			continue
		}
		reported[x.at.File+x.words] = true
		t := largest(sums, x.Basis["vat"] == "gross")
		contradict(p, lint.Finding{Criterion: x.about.Criterion, Response: x.about.Response, At: x.at, Match: x.words},
			strings.TrimSpace(t.Label+" "+cmp.Or(t.Cell.Text, t.Cell.Number().FloatString(2))), t.Cell.At)
	}
	return sound
}

// ourTotals are the totals of our files; those of the customer's sheet only where we have none, as it is the one that is filled in then.
func ourTotals(bid *lint.Bid) []*lint.Total {
	ours := map[string]bool{}
	for _, d := range bid.Documents {
		ours[d.File] = d.Side == lint.SideOffer
	}
	out := slices.DeleteFunc(slices.Clone(bid.Totals), func(t *lint.Total) bool { return !ours[t.Cell.At.File] })
	if len(out) == 0 {
		return bid.Totals
	}
	return out
}

// largest is the largest sum, with tax where one is and it is asked for.
func largest(sums []*lint.Total, gross bool) *lint.Total {
	var most *lint.Total
	for _, t := range sums {
		if most == nil || (t.Kind == lint.GrossTotal) == gross && ((most.Kind == lint.GrossTotal) != gross || t.Cell.Number().Cmp(most.Cell.Number()) > 0) {
			most = t
		}
	}
	return most
}

// pricedSo reports whether a price is one of the sums, what the last sums of all sheets come to, or one of these over the
// years of a contract, or with or without a tax that the sheet does not show.
func pricedSo(price *big.Rat, sums []*lint.Total) bool {
	within := big.NewRat(1, 100)
	if price.IsInt() {
		within = big.NewRat(99, 100) // whole euros
	}
	for _, n := range append(together(sums), sumsOf(sums)...) {
		for _, f := range priceFactors() {
			d := new(big.Rat).Mul(n, f)
			if d.Sub(d, price); d.Abs(d).Cmp(within) <= 0 {
				return true
			}
		}
	}
	return false
}

// priceFactors are rates of value added tax in Germany, Austria, Switzerland and the United Kingdom, with and without, and
// months and years of a contract.
var priceFactors = sync.OnceValue(func() []*big.Rat {
	out := []*big.Rat{big.NewRat(1, 1)}
	for _, rate := range []int64{1190, 1070, 1200, 1050, 1100, 1130, 1081, 1077, 1026, 1038} {
		out = append(out, big.NewRat(rate, 1000), big.NewRat(1000, rate))
	}
	for _, times := range []int64{2, 3, 4, 5, 6, 8, 10, 12, 24, 36, 48, 60, 72, 84, 96, 120} {
		out = append(out, big.NewRat(times, 1))
	}
	return out
})

func sumsOf(sums []*lint.Total) []*big.Rat {
	out := make([]*big.Rat, len(sums))
	for i, t := range sums {
		out[i] = t.Cell.Number()
	}
	return out
}

// together adds up the last sums of all sheets, those without tax and those with it.
func together(sums []*lint.Total) []*big.Rat {
	var out []*big.Rat
	for _, gross := range []bool{false, true} {
		last := map[string]*big.Rat{}
		for _, t := range sums {
			if (t.Kind == lint.GrossTotal) == gross {
				last[t.Cell.At.File+"\x00"+t.Cell.At.Sheet] = t.Cell.Number()
			}
		}
		sum := new(big.Rat)
		for _, n := range last {
			sum.Add(sum, n)
		}
		out = append(out, sum)
	}
	return out
}
