package price

import (
	"math/big"
	"strings"

	"github.com/offerlint/offerlint/parsers/table"
)

// count is COUNT, the numbers of ranges, or COUNTA, what stands in them.
func (b *book) count(args []*node, sheet string, all bool) (value, bool) {
	n := int64(0)
	for _, arg := range args {
		if arg.op != opRef {
			return value{}, false
		}
		if !b.each(arg.ref, sheet, func(v value, _ *table.Cell) bool {
			if !v.empty && (all || v.num != nil && !v.text && !v.truth) {
				n++
			}
			return true
		}) {
			return value{}, false
		}
	}
	return whole(n), true
}

// joined is AND or OR of conditions that stand in the formula.
func (b *book) joined(name string, args []*node, sheet string) (value, bool) {
	holds := name == "AND"
	for _, arg := range args {
		is, v, ok := b.holdsTrue(arg, sheet)
		if !ok || v.err != "" {
			return v, ok
		}
		if name == "AND" {
			holds = holds && is
		} else {
			holds = holds || is
		}
	}
	return logical(holds), len(args) > 0
}

func (b *book) not(args []*node, sheet string) (value, bool) {
	if len(args) != 1 {
		return value{}, false
	}
	is, v, ok := b.holdsTrue(args[0], sheet)
	if !ok || v.err != "" {
		return v, ok
	}
	return logical(!is), true
}

// holdsTrue evaluates a condition. An error value is handed over in v.
func (b *book) holdsTrue(n *node, sheet string) (is bool, v value, ok bool) {
	v, ok = b.eval(n, sheet)
	if !ok || v.text || v.num == nil && !v.empty && v.err == "" {
		return false, value{}, false
	}
	return orZero(v.num).Sign() != 0, v, true
}

// kindOf is ISBLANK, ISNUMBER, ISTEXT or ISERROR of one cell.
func (b *book) kindOf(name string, args []*node, sheet string) (value, bool) {
	if len(args) != 1 {
		return value{}, false
	}
	v, ok := b.eval(args[0], sheet)
	switch name {
	case "ISBLANK":
		return logical(v.empty), ok
	case "ISNUMBER":
		return logical(v.num != nil && !v.text && !v.truth), ok
	case "ISTEXT":
		return logical(v.text), ok
	}
	return logical(v.err != ""), ok
}

func (b *book) abs(args []*node, sheet string) (value, bool) {
	if len(args) != 1 {
		return value{}, false
	}
	v, ok := b.number(args[0], sheet)
	if !ok || v.err != "" || v.num.Sign() >= 0 {
		return v, ok
	}
	return b.times(v, big.NewRat(-1, 1)), true
}

// concat joins two texts, or a text and a whole number; how a program writes others is its own affair.
func (b *book) concat(n *node, sheet string) (value, bool) {
	var s strings.Builder
	for _, arg := range n.args {
		v, ok := b.eval(arg, sheet)
		switch {
		case !ok || v.truth:
			return value{}, false
		case v.err != "":
			return v, true
		case v.text || v.empty:
			s.WriteString(v.str)
		case v.num != nil && v.num.IsInt() && v.num.Num().BitLen() < 40:
			s.WriteString(v.num.RatString())
		default:
			return value{}, false
		}
	}
	return value{text: true, str: s.String(), opaque: true}, true
}
