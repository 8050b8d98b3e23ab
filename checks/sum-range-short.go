package checks

import (
	_ "embed" // the page
	"math/big"
	"slices"
	"strings"

	"github.com/offerlint/offerlint/lint"
)

//go:embed sum-range-short.md
var sumRangeShortDoc string

var sumRangeShort = &lint.Check{
	ID:   "sum-range-short",
	Kind: lint.Missed,
	Doc:  sumRangeShortDoc,
	Messages: lint.Messages{
		DE: "{{what}} (={{formula}}) lässt Positionen aus: {{ids}}, zusammen {{worth}}",
		EN: "{{what}} (={{formula}}) leaves out positions: {{ids}}, together {{worth}}",
	},
	Advice: lint.Messages{
		DE: "Den Bereich der Summe bis zur letzten Position ziehen, und eine Zeile, die unter der Summe steht, darüber setzen.",
		EN: "Extend the range of the sum to the last position, and move a row that stands below the sum above it.",
	},
	Run: func(p *lint.Pass) error {
		counted := map[*lint.Position]bool{}
		for _, t := range p.Bid.Totals {
			for _, a := range t.Cell.Adds {
				counted[a.Position] = true
			}
		}
		for _, s := range priceSheets(p.Bid) {
			if slices.ContainsFunc(s.totals, func(t *lint.Total) bool { return t.Cell.Formula != "" && t.Cell.Adds == nil }) {
				continue // what that one adds up is not known
			}
			for i, t := range s.totals {
				left := slices.Concat(s.leftOver(i, counted), s.lotsLeftOver(i), s.below(i, counted))
				if t.Kind == lint.SumTotal && isOrdinary(t.Cell.Adds) > 0 && len(left) > 0 {
					p.Report(shortSum(totalName(t), t.Label, &t.Cell, left))
				}
			}
		}
		for _, f := range shortLinks(p.Bid, counted) {
			p.Report(f)
		}
		return nil
	},
}

func shortSum(what lint.Messages, match string, a *lint.Amount, left []*lint.Position) lint.Finding {
	sum := new(big.Rat)
	var ids []string
	f := lint.Finding{At: a.At, Match: match}
	for i, p := range left {
		ids = append(ids, p.ID)
		if n := worth(p).Number(); n != nil {
			sum.Add(sum, n)
		}
		if i < 5 {
			f.Related = append(f.Related, lint.Related{Messages: lint.Messages{DE: "Position {{id}} „{{text}}“", EN: "position {{id}} “{{text}}”"}, Args: about(p), At: worth(p).At})
		}
	}
	f.Args = lint.Args{"formula": a.Formula, "ids": listed(ids)}
	f.Words = map[string]lint.Messages{"what": what, "worth": money(sum)}
	return f
}

// leftOver lists the positions between the total before and the i-th one, of which that counts some, that no sum of the bid
// counts.
func (s priceSheet) leftOver(i int, counted map[*lint.Position]bool) []*lint.Position {
	t := s.totals[i]
	if selects(t) && slices.ContainsFunc(s.totals[i+1:], func(o *lint.Total) bool { return o.Kind == lint.SumTotal && !selects(o) }) {
		return nil // it leaves out what it does not select, on purpose; the sum of all lots tells
	}
	from := 0
	for _, o := range s.totals[:i] {
		if (o.Kind == lint.SumTotal || o.Kind == lint.CarriedTotal) && !selects(o) {
			from = o.Cell.At.Line
		}
	}
	block := s.between(from, t.Cell.At.Line)
	if len(s.between(0, t.Cell.At.Line)) == 0 {
		block = slices.Clone(s.positions) // the sum stands above what it adds up
	}
	if !slices.ContainsFunc(block, func(p *lint.Position) bool { return t.Cell.Factor(p).Sign() != 0 }) {
		return nil
	}
	return slices.DeleteFunc(block, func(p *lint.Position) bool { return !countsOnce(p) || counted[p] })
}

// selects reports whether a total adds up what a condition chooses: the positions of a lot.
func selects(t *lint.Total) bool { return strings.Contains(strings.ToUpper(t.Cell.Formula), "SUMIF") }

// below lists the positions that follow the last of a run of totals in the very next rows, under the same title, and that no
// sum counts: somebody put them there. Rates and options that are listed below the sum have a title of their own.
func (s priceSheet) below(i int, counted map[*lint.Position]bool) []*lint.Position {
	next := s.totals[i].Cell.At.Line
	above := s.between(0, next)
	for _, o := range s.totals[i+1:] {
		if o.Cell.At.Line > next+1 {
			break
		}
		if next = o.Cell.At.Line; o.Kind == lint.SumTotal {
			return nil // whatever follows belongs to that one
		}
	}
	var out []*lint.Position
	for _, p := range s.between(next, 1<<30) {
		n := worth(p).Number()
		if len(above) == 0 || p.At.Line != next+1 || p.Section != above[len(above)-1].Section || counted[p] || !countsOnce(p) || n == nil || n.Sign() == 0 {
			break
		}
		out, next = append(out, p), p.At.Line
	}
	return out
}

// isOrdinary counts the addends that are to be delivered in any case.
func isOrdinary(adds []lint.Addend) int {
	n := 0
	for _, a := range adds {
		if a.Position.Kind == lint.NormalPosition {
			n++
		}
	}
	return n
}

// countsOnce reports whether a position has to be in a sum: it is not optional, and no title that adds up the positions below.
func countsOnce(p *lint.Position) bool {
	return p.Kind == lint.NormalPosition && worth(p).At.Line > 0 && len(p.Cells.Total.Adds) == 0
}

// lotsLeftOver lists the positions of a subtotal that a grand total does not count, though it counts at least two others, and
// no larger total does.
func (s priceSheet) lotsLeftOver(i int) []*lint.Position {
	t := s.totals[i]
	if t.Kind != lint.SumTotal || t.Cell.Formula == "" || strings.ContainsAny(t.Label, "0123456789") {
		return nil
	}
	within := 0
	var out []*lint.Position
	for _, o := range s.totals[:i] {
		if o.Kind != lint.SumTotal || len(o.Cell.Adds) == 0 || isOrdinary(o.Cell.Adds) < len(o.Cell.Adds) {
			continue
		}
		switch n := shared(o, t); {
		case n == len(o.Cell.Adds):
			within++
		case n == 0 && !s.largerCounts(t, o):
			for _, a := range o.Cell.Adds {
				out = append(out, a.Position)
			}
		}
	}
	if within < 2 {
		return nil
	}
	return out
}

// shared counts the positions of one total that another counts too.
func shared(o, t *lint.Total) int {
	n := 0
	for _, a := range o.Cell.Adds {
		if t.Cell.Factor(a.Position).Sign() != 0 {
			n++
		}
	}
	return n
}

// largerCounts reports whether some total counts all of two others.
func (s priceSheet) largerCounts(t, o *lint.Total) bool {
	return slices.ContainsFunc(s.totals, func(l *lint.Total) bool {
		return l != t && shared(t, l) == len(t.Cell.Adds) && shared(o, l) == len(o.Cell.Adds)
	})
}
