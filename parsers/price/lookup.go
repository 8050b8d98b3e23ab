package price

import (
	"math/big"
	"strings"

	"github.com/offerlint/offerlint/lint"
)

// sumIf is SUMIF(range, what is looked for, what is added up): the sum of a lot. Wildcards are not followed.
func (b *book) sumIf(args []*node, sheet string) (value, bool) {
	if len(args) < 2 || len(args) > 3 || args[0].op != opRef {
		return value{}, false
	}
	added := args[len(args)-1]
	if len(args) == 2 {
		added = args[0]
	}
	return b.sumWhere(added, [][2]*node{{args[0], args[1]}}, sheet)
}

// sumIfs is SUMIFS(what is added up, range, what is looked for, …).
func (b *book) sumIfs(args []*node, sheet string) (value, bool) {
	if len(args) < 3 || len(args)%2 == 0 {
		return value{}, false
	}
	var wheres [][2]*node
	for i := 1; i < len(args); i += 2 {
		wheres = append(wheres, [2]*node{args[i], args[i+1]})
	}
	return b.sumWhere(args[0], wheres, sheet)
}

// sumWhere adds up the cells of an area where all ranges beside it hold what is looked for.
func (b *book) sumWhere(added *node, wheres [][2]*node, sheet string) (value, bool) {
	var conditions []condition
	for _, w := range wheres {
		c, ok := b.condition(w[1], sheet)
		if !ok || w[0].op != opRef {
			return value{}, false
		}
		conditions = append(conditions, c)
	}
	if added.op != opRef {
		return value{}, false
	}
	total := value{num: new(big.Rat), adds: map[*lint.Position]*lint.Addend{}}
	first := wheres[0][0].ref
	height, width := first.endRow-first.row, first.endCol-first.col
	if b.work -= (height + 1) * (width + 1); b.work <= 0 || height > maxWork || width > lastCol {
		return value{}, false
	}
	for i := 0; i <= min(height, b.lastOf(sheet, wheres[0][0].ref)-first.row); i++ {
		for j := range width + 1 {
			all := true
			for k, w := range wheres {
				is, ok := b.meets(cellIn(w[0].ref, i, j), conditions[k], sheet)
				if !ok {
					return value{}, false
				}
				all = all && is
			}
			if !all {
				continue
			}
			v, ok := b.single(cellIn(added.ref, i, j), sheet)
			if !ok || v.err != "" {
				return v, ok
			}
			if v.num != nil && !v.text && !v.truth {
				total.num = new(big.Rat).Add(total.num, v.num)
			}
			total.opaque = total.opaque || v.opaque
			b.addTo(total.adds, v.adds)
		}
	}
	return total, true
}

// lastOf is the last row of an area in which anything stands.
func (b *book) lastOf(sheet string, a area) int {
	if a.sheet != "" {
		sheet = a.sheet
	}
	last := 0
	for _, g := range b.grids[sheet] {
		if n := len(g.Rows); n > 0 {
			last = max(last, g.Rows[n-1].N)
		}
	}
	return min(last, a.endRow)
}

// cellIn is a cell of an area, so many rows and columns from its first.
func cellIn(a area, rows, cols int) area {
	return area{a.sheet, a.row + rows, a.col + cols, a.row + rows, a.col + cols}
}

// exact reports whether a value can be looked for: a number, or a text without wildcards and comparators.
func exact(key value) bool {
	return key.err == "" && !key.truth && !key.empty && (!key.text || key.str != "" && !strings.ContainsAny(key.str, "*?~<>="))
}

// equal reports whether a cell holds what is looked for. A number that is kept as a text equals the number in some programs
// and functions and not in others; ok is then false.
func (b *book) equal(at area, key value, sheet string) (is, ok bool) {
	v, ok := b.single(at, sheet)
	switch {
	case !ok:
		return false, false
	case v.empty || v.err != "" || v.truth:
		return false, true
	case v.text && key.text:
		return strings.EqualFold(v.str, key.str), true
	case v.num == nil || key.num == nil || v.num.Cmp(key.num) != 0:
		return false, true
	}
	return true, v.text == key.text
}
