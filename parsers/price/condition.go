package price

import (
	"strings"

	"github.com/offerlint/offerlint/quantity"
)

// A condition is what SUMIF and COUNTIF ask of a cell.
type condition struct {
	op  string // "=" where none is written
	key value
}

// comparators of conditions, the longer ones first.
var comparators = []string{"<>", "<=", ">=", "=", "<", ">"}

// condition reads what is looked for: a value, or a comparator with one behind it, ">0". Not followed are wildcards, empty cells
// that are looked for, and the order of texts, which depends on the program.
func (b *book) condition(n *node, sheet string) (c condition, ok bool) {
	key, ok := b.eval(n, sheet)
	if !ok {
		return c, false
	}
	c = condition{"=", key}
	for _, op := range comparators {
		rest, found := strings.CutPrefix(key.str, op)
		if !key.text || !found {
			continue
		}
		c = condition{op, value{text: true, str: rest}}
		if num, is := quantity.Stored(rest); is {
			c.key = value{num: num}
		}
		break
	}
	return c, exact(c.key) && (!c.key.text || c.op == "=" || c.op == "<>")
}

// meets reports whether a cell meets a condition. Only numbers are more or less than a number.
func (b *book) meets(at area, c condition, sheet string) (is, ok bool) {
	switch c.op {
	case "=":
		return b.equal(at, c.key, sheet)
	case "<>":
		is, ok = b.equal(at, c.key, sheet)
		return !is, ok
	}
	v, ok := b.single(at, sheet)
	switch {
	case !ok || v.text && v.num != nil: // a number that is kept as a text
		return false, false
	case v.num == nil || v.text || v.truth:
		return false, true
	}
	return holds(c.op, v.num.Cmp(c.key.num)), true
}

// holds reports whether an operator holds for the result of a comparison.
func holds(op string, c int) bool {
	return map[string]bool{"=": c == 0, "<>": c != 0, "<": c < 0, ">": c > 0, "<=": c <= 0, ">=": c >= 0}[op]
}

// countIf is COUNTIF(range, what is looked for).
func (b *book) countIf(args []*node, sheet string) (value, bool) {
	if len(args) != 2 || args[0].op != opRef {
		return value{}, false
	}
	c, ok := b.condition(args[1], sheet)
	if !ok {
		return value{}, false
	}
	a := args[0].ref
	width := a.endCol - a.col + 1
	last := b.lastOf(sheet, a)
	if b.work -= max(0, last-a.row+1) * width; b.work <= 0 || c.op == "<>" {
		return value{}, false // empty cells count as well, down to the end of the range
	}
	n := int64(0)
	for i := 0; a.row+i <= last; i++ {
		for j := range width {
			is, ok := b.meets(cellIn(a, i, j), c, sheet)
			if !ok {
				return value{}, false
			}
			if is {
				n++
			}
		}
	}
	return whole(n), true
}
