package price

import (
	"math/big"
	"slices"
	"sort"
	"strings"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers/table"
)

// call works out a function. Those of price sheets are known; a formula with any other one is not followed.
func (b *book) call(name string, args []*node, sheet string) (value, bool) {
	switch name {
	case "SUM":
		return b.sum(args, sheet, false)
	case "SUBTOTAL":
		return b.subtotal(args, sheet)
	case "PRODUCT":
		return b.product(args, sheet)
	case "ROUND", "ROUNDUP", "ROUNDDOWN", "TRUNC", "INT":
		return b.round(name, args, sheet)
	case "IF":
		return b.choose(args, sheet)
	case "IFERROR":
		return b.ifError(args, sheet)
	case "MIN", "MAX":
		return b.extreme(name, args, sheet)
	case "SUMPRODUCT":
		return b.sumProduct(args, sheet)
	case "SUMIF":
		return b.sumIf(args, sheet)
	case "SUMIFS":
		return b.sumIfs(args, sheet)
	case "COUNTIF":
		return b.countIf(args, sheet)
	case "COUNT", "COUNTA":
		return b.count(args, sheet, name == "COUNTA")
	case "AND", "OR":
		return b.joined(name, args, sheet)
	case "NOT":
		return b.not(args, sheet)
	case "ABS":
		return b.abs(args, sheet)
	case "ISBLANK", "ISNUMBER", "ISTEXT", "ISERROR":
		return b.kindOf(name, args, sheet)
	}
	return b.lookedUp(name, args, sheet)
}

// lookedUp works out a function that takes its value from a list.
func (b *book) lookedUp(name string, args []*node, sheet string) (value, bool) {
	switch name {
	case "VLOOKUP", "HLOOKUP":
		return b.lookup(args, sheet, name == "HLOOKUP")
	case "INDEX":
		return b.index(args, sheet)
	case "MATCH":
		return b.match(args, sheet)
	case "XLOOKUP":
		return b.xlookup(args, sheet)
	}
	return value{}, false
}

// sum adds up ranges, in which texts do not count, and numbers. A position counts as added even where its cell is empty or
// holds a text: the range covers it. Where subtotals is set, cells that are a SUBTOTAL themselves are left out.
func (b *book) sum(args []*node, sheet string, subtotals bool) (value, bool) {
	total := value{num: new(big.Rat), adds: map[*lint.Position]*lint.Addend{}}
	add := func(v value) {
		total.num = new(big.Rat).Add(total.num, v.num)
		total.opaque = total.opaque || v.opaque
		b.addTo(total.adds, v.adds)
	}
	for _, arg := range args {
		if arg.op != opRef {
			v, ok := b.number(arg, sheet)
			if !ok || v.err != "" {
				return v, ok
			}
			add(v)
			continue
		}
		var failed value
		ok := b.each(arg.ref, sheet, func(v value, c *table.Cell) bool {
			switch {
			case v.err != "":
				failed = v
				return false
			case subtotals && c != nil && strings.Contains(strings.ToUpper(c.Formula()), "SUBTOTAL("):
				return true
			case v.num == nil || v.text || v.truth:
				v = value{adds: v.adds, opaque: v.opaque}
			}
			v.num = orZero(v.num)
			add(v)
			return true
		})
		if !ok || failed.err != "" {
			return failed, ok
		}
	}
	return total, true
}

// each hands over the values of the cells in an area that hold something, and those of the positions in it that do not. It
// stops where the callback says so, and reports whether all values are known.
func (b *book) each(a area, sheet string, do func(v value, c *table.Cell) bool) bool {
	if a.sheet != "" {
		sheet = a.sheet
	}
	if b.grids[sheet] == nil {
		return false
	}
	seen := map[place]bool{}
	for _, g := range b.grids[sheet] {
		for i := sort.Search(len(g.Rows), func(i int) bool { return g.Rows[i].N >= a.row }); i < len(g.Rows) && g.Rows[i].N <= a.endRow; i++ {
			for k := range g.Rows[i].Cells {
				c := &g.Rows[i].Cells[k]
				if c.Col < a.col || c.Col > a.endCol {
					continue
				}
				at := place{sheet, g.Rows[i].N, c.Col}
				seen[at] = true
				v, ok := b.value(at)
				if !ok {
					return false
				}
				v.inherited = v.err != ""
				if !do(v, c) {
					return true
				}
			}
		}
	}
	rows := b.rows[sheet]
	for i := sort.Search(len(rows), func(i int) bool { return rows[i].row >= a.row }); i < len(rows) && rows[i].row <= a.endRow; i++ {
		p := b.leaves[rows[i]]
		if seen[rows[i]] || rows[i].col < a.col || rows[i].col > a.endCol {
			continue
		}
		if !do(value{empty: true, adds: map[*lint.Position]*lint.Addend{p: {Position: p, Times: one}}}, nil) {
			return true
		}
	}
	return b.work > 0
}

// subtotal is SUBTOTAL(9, …), which leaves out rows that a filter hides, and other subtotals. Where rows are hidden it
// depends on how.
func (b *book) subtotal(args []*node, sheet string) (value, bool) {
	if len(args) < 2 || args[0].op != opNumber || args[0].num.Cmp(big.NewRat(9, 1)) != 0 && args[0].num.Cmp(big.NewRat(109, 1)) != 0 {
		return value{}, false
	}
	for _, arg := range args[1:] {
		if arg.op != opRef || b.hides(arg.ref, sheet) {
			return value{}, false
		}
	}
	return b.sum(args[1:], sheet, true)
}

// hides reports whether any row of an area is hidden.
func (b *book) hides(a area, sheet string) bool {
	if a.sheet != "" {
		sheet = a.sheet
	}
	for _, g := range b.grids[sheet] {
		if slices.ContainsFunc(g.Rows, func(r table.Row) bool { return r.Hidden && r.N >= a.row && r.N <= a.endRow }) {
			return true
		}
	}
	return false
}

// list is the numbers of arguments, one for each cell that holds one; empty cells and texts in ranges are left out.
func (b *book) list(args []*node, sheet string) (vs []value, ok bool) {
	for _, arg := range args {
		if arg.op != opRef {
			v, ok := b.number(arg, sheet)
			if !ok {
				return nil, false
			}
			vs = append(vs, v)
			continue
		}
		if !b.each(arg.ref, sheet, func(v value, _ *table.Cell) bool {
			if v.err != "" || v.num != nil && !v.text && !v.truth {
				vs = append(vs, v)
			}
			return true
		}) {
			return nil, false
		}
	}
	return vs, true
}

func (b *book) product(args []*node, sheet string) (value, bool) {
	vs, ok := b.list(args, sheet)
	if !ok || len(vs) == 0 {
		return value{num: new(big.Rat)}, ok
	}
	out := value{num: big.NewRat(1, 1)}
	for _, v := range vs {
		if v.err != "" {
			return v, true
		}
		out = value{num: new(big.Rat).Mul(out.num, v.num), opaque: out.opaque || v.opaque || len(v.adds) > 0}
	}
	return out, true
}

func (b *book) extreme(name string, args []*node, sheet string) (value, bool) {
	vs, ok := b.list(args, sheet)
	out := value{num: new(big.Rat), opaque: true}
	for i, v := range vs {
		if v.err != "" {
			return v, ok
		}
		if c := v.num.Cmp(out.num); i == 0 || name == "MAX" && c > 0 || name == "MIN" && c < 0 {
			out.num = v.num
		}
	}
	return out, ok
}

// sumProduct multiplies the cells of two columns, row by row, and adds that up.
func (b *book) sumProduct(args []*node, sheet string) (value, bool) {
	if len(args) != 2 || args[0].op != opRef || args[1].op != opRef {
		return value{}, false
	}
	x, y := args[0].ref, args[1].ref
	height := x.endRow - x.row
	if x.col != x.endCol || y.col != y.endCol || y.endRow-y.row != height || height > maxWork/8 {
		return value{}, false
	}
	total := value{num: new(big.Rat)}
	for i := range height + 1 {
		v, okX := b.single(area{x.sheet, x.row + i, x.col, x.row + i, x.col}, sheet)
		w, okY := b.single(area{y.sheet, y.row + i, y.col, y.row + i, y.col}, sheet)
		if !okX || !okY || v.err != "" || w.err != "" {
			return value{}, false
		}
		if v.text || w.text || v.num == nil || w.num == nil {
			continue
		}
		total.num = new(big.Rat).Add(total.num, new(big.Rat).Mul(v.num, w.num))
	}
	total.opaque = true
	return total, true
}

// round rounds half away from zero, up or down, to a number of decimals.
func (b *book) round(name string, args []*node, sheet string) (value, bool) {
	if len(args) == 0 || len(args) > 2 || len(args) == 1 && name != "INT" && name != "TRUNC" {
		return value{}, false
	}
	v, ok := b.number(args[0], sheet)
	if !ok || v.err != "" {
		return v, ok
	}
	places := new(big.Rat)
	if len(args) == 2 {
		p, ok := b.number(args[1], sheet)
		if !ok || p.err != "" || !p.num.IsInt() || new(big.Rat).Abs(p.num).Cmp(big.NewRat(15, 1)) > 0 {
			return value{}, false
		}
		places = p.num
	}
	scale := new(big.Rat).SetInt(new(big.Int).Exp(big.NewInt(10), new(big.Int).Abs(places.Num()), nil))
	if places.Sign() < 0 {
		scale.Inv(scale)
	}
	v.num = rounded(v.num, scale, name)
	v.text, v.empty = false, false
	return v, true
}

func rounded(n, scale *big.Rat, how string) *big.Rat {
	x := new(big.Rat).Mul(n, scale)
	q, rest := new(big.Int).QuoRem(x.Num(), x.Denom(), new(big.Int))
	sign := int64(x.Sign())
	twice := new(big.Int).Mul(new(big.Int).Abs(rest), big.NewInt(2))
	switch {
	case how == "ROUND" && twice.Cmp(x.Denom()) >= 0, how == "ROUNDUP" && rest.Sign() != 0, how == "INT" && rest.Sign() < 0:
		q.Add(q, big.NewInt(sign))
	}
	return new(big.Rat).Quo(new(big.Rat).SetInt(q), scale)
}

func (b *book) choose(args []*node, sheet string) (value, bool) {
	if len(args) < 2 || len(args) > 3 {
		return value{}, false
	}
	cond, ok := b.eval(args[0], sheet)
	switch {
	case !ok || cond.text || cond.num == nil && !cond.empty && cond.err == "":
		return value{}, false
	case cond.err != "":
		return cond, true
	}
	pick := args[1]
	if orZero(cond.num).Sign() == 0 {
		if len(args) < 3 {
			return logical(false), true
		}
		pick = args[2]
	}
	if pick.op == opMissing {
		return value{num: new(big.Rat)}, true
	}
	return b.eval(pick, sheet)
}

func (b *book) ifError(args []*node, sheet string) (value, bool) {
	if len(args) != 2 || args[1].op == opMissing {
		return value{}, false
	}
	v, ok := b.eval(args[0], sheet)
	if ok && v.err != "" {
		return b.eval(args[1], sheet)
	}
	return v, ok
}
