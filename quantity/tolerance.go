package quantity

import "math/big"

// A tolerance is the leeway that a number has upwards and downwards: "800 ± 5 mm", "230 V ± 10 %".

// toleranceAt reads the sign of a tolerance at token j and the number behind it; nil where there is none.
func (p *parser) toleranceAt(j int) (n *big.Rat, next int) {
	k := j + 1
	switch {
	case p.word(j, "±"):
	case p.word(j, "+") && p.word(j+1, "/") && p.word(j+2, "-", "−", "–"):
		k = j + 3
	default:
		return nil, j
	}
	if k >= len(p.ts) {
		return nil, j
	}
	vs, next, plain := p.values(k)
	if len(vs) != 1 || plain {
		return nil, j
	}
	return vs[0], next
}

// toleranceInUnit reads "± 5" between a number and its unit, whose tolerance is in that unit too.
func (p *parser) toleranceInUnit(i, j int, currency string) (*big.Rat, int) {
	n, next := p.toleranceAt(j)
	if n == nil {
		return nil, j
	}
	if _, _, ok := p.unitFor(currency, i, next); !ok {
		return nil, j
	}
	return n, next
}

// toleranceBehind reads "± 5 mm" or "± 10 %" behind a number of value v with the unit u.
func (p *parser) toleranceBehind(j int, v *big.Rat, u unit) (*big.Rat, int) {
	n, next := p.toleranceAt(j)
	if n == nil {
		return nil, j
	}
	switch t, end, ok := p.unitAt(next); {
	case u.kind == Temperature && p.word(next, "k"): // "21 °C ± 1 K"
		return n, next + 1
	case ok && t.kind == u.kind && t.name == u.name:
		return new(big.Rat).Mul(n, new(big.Rat).Quo(t.scale, u.scale)), end
	case ok && t.kind == Percent:
		return new(big.Rat).Abs(new(big.Rat).Mul(v, new(big.Rat).Quo(n, big.NewRat(100, 1)))), end
	}
	return nil, j
}

// around makes a number the range that its tolerance allows.
func (q *Quantity) around(tolerance *big.Rat) {
	v := q.Values[0]
	q.Values = []*big.Rat{new(big.Rat).Sub(v, tolerance)}
	q.Upper = []*big.Rat{new(big.Rat).Add(v, tolerance)}
	q.Comparator, q.Tolerance = Between, true
}

// within judges a number against one with a tolerance: it may lie anywhere in it, and nowhere else.
func within(asked, offered Quantity) Verdict {
	switch {
	case offered.Low().Cmp(asked.Low()) >= 0 && offered.High().Cmp(asked.High()) <= 0:
		return Meets
	case offered.Comparator == Stated || offered.Comparator == Exactly || offered.Tolerance:
		if offered.Low().Cmp(asked.High()) > 0 || offered.High().Cmp(asked.Low()) < 0 {
			return Weaker
		}
	}
	return Unknown
}
