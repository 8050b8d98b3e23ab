package price

import (
	"math/big"
	"slices"
	"sort"
	"strings"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers/table"
	"github.com/offerlint/offerlint/quantity"
)

// Bounds of what is followed. A workbook beyond them is recalculated in part, and the account says so.
const (
	maxWork  = 3_000_000 // cells looked at and addends noted, all formulas together
	maxDepth = 500       // formulas that refer to formulas
	maxBits  = 4096      // of a numerator or denominator
)

// A value is what a cell or a part of a formula comes to.
type value struct {
	num       *big.Rat // nil: no number
	text      bool     // it is a text; num is then the number that it says, if any
	str       string   // of a text
	truth     bool     // it is a logical value: 1 or 0
	empty     bool     // an empty cell
	err       string   // an error value: #VALUE!
	inherited bool     // err comes from another cell
	adds      map[*lint.Position]*lint.Addend
	opaque    bool // what it adds up cannot be told
}

// A book is a workbook whose formulas are followed.
type book struct {
	grids    map[string][]*table.Grid // by folded name of the sheet
	langs    map[string]string
	leaves   map[place]*lint.Position
	rows     map[string][]place // leaves of a sheet, by row
	known    map[place]value
	busy     map[place]bool   // being followed right now: a circle
	lost     map[place]bool   // formulas whose value was taken from the file
	listings map[line]listing // lines of cells in which something was looked for
	work     int
	depth    int
}

func newBook(grids []*table.Grid, sheets []*table.Sheet) *book {
	b := &book{
		grids: map[string][]*table.Grid{}, langs: map[string]string{}, leaves: map[place]*lint.Position{}, rows: map[string][]place{},
		known: map[place]value{}, busy: map[place]bool{}, lost: map[place]bool{}, listings: map[line]listing{}, work: maxWork,
	}
	for _, g := range grids {
		b.grids[foldSheet(g.Sheet)] = append(b.grids[foldSheet(g.Sheet)], g)
	}
	for _, s := range sheets {
		b.langs[foldSheet(s.Source.Sheet)] = s.Lang
		for _, p := range s.Positions {
			if at := cellOf(worth(p)); at.row > 0 {
				b.leaves[at] = p
				b.rows[at.sheet] = append(b.rows[at.sheet], at)
			}
		}
	}
	for _, ps := range b.rows {
		slices.SortStableFunc(ps, func(p, q place) int { return p.row - q.row })
	}
	return b
}

// cell finds a cell; nil where nothing stands in it.
func (b *book) cell(at place) *table.Cell {
	for _, g := range b.grids[at.sheet] {
		i := sort.Search(len(g.Rows), func(i int) bool { return g.Rows[i].N >= at.row })
		if i == len(g.Rows) || g.Rows[i].N != at.row {
			continue
		}
		cs := g.Rows[i].Cells
		if j := sort.Search(len(cs), func(j int) bool { return cs[j].Col >= at.col }); j < len(cs) && cs[j].Col == at.col {
			return &cs[j]
		}
	}
	return nil
}

// value is what a cell comes to, its formula recalculated. A formula that cannot be followed counts with the value that the
// file holds; ok is false where there is none.
func (b *book) value(at place) (v value, ok bool) {
	b.work--
	c := b.cell(at)
	switch {
	case c == nil || c.Text == "" && c.Formula() == "":
		v = value{empty: true}
	case c.Formula() != "":
		if v, ok = b.formula(at); ok {
			break
		}
		if b.busy[at] || c.NoValue || c.Extra().NotInFile {
			return value{}, false
		}
		b.lost[at] = true
		v = b.written(c, at.sheet)
		if n, ok := quantity.Stored(c.Text); ok && v.text {
			v = value{num: n} // some programs call the result of every formula a text
		}
		v.opaque = true
	default:
		v = b.written(c, at.sheet)
	}
	if p := b.leaves[at]; p != nil {
		v.adds = b.merge(v.adds, map[*lint.Position]*lint.Addend{p: {Position: p, Times: one}})
		v.opaque = false
	}
	return v, true
}

// written is the value of a cell as the file holds it.
func (b *book) written(c *table.Cell, sheet string) value {
	if n, ok := quantity.Stored(c.Value()); ok && c.Number {
		return value{num: n}
	}
	s := strings.TrimSpace(c.Text)
	if strings.HasPrefix(s, "#") && (strings.HasSuffix(s, "!") || s == "#N/A" || s == "#NAME?") {
		return value{err: s}
	}
	if c.Date {
		return value{text: true, str: "1." + s} // has digits, and is no number
	}
	n, _ := quantity.Number(s, b.langs[sheet])
	return value{num: n, text: true, str: c.Text}
}

// formula is what the formula in a cell gives; ok is false where it cannot be followed for certain.
func (b *book) formula(at place) (v value, ok bool) {
	if v, known := b.known[at]; known {
		return v, true
	}
	c := b.cell(at)
	if c == nil || b.busy[at] || b.lost[at] || b.work <= 0 || b.depth >= maxDepth {
		return value{}, false
	}
	n, ok := parse(c.Formula())
	if !ok {
		return value{}, false
	}
	b.busy[at] = true
	b.depth++
	v, ok = b.eval(n, at.sheet)
	b.depth--
	delete(b.busy, at)
	if !ok || b.work <= 0 || v.num != nil && (v.num.Num().BitLen() > maxBits || v.num.Denom().BitLen() > maxBits) {
		return value{}, false
	}
	if v.empty {
		v = value{num: new(big.Rat), adds: v.adds} // =A1 of an empty cell is zero
	}
	b.known[at] = v
	return v, true
}

// eval works out a part of a formula that stands on a sheet.
func (b *book) eval(n *node, sheet string) (value, bool) {
	switch n.op {
	case opNumber:
		return value{num: n.num}, true
	case opText:
		return value{text: true, str: n.text}, true
	case opError:
		return value{err: n.text}, true
	case "TRUE", "FALSE":
		return logical(n.op == "TRUE"), true
	case opRef:
		return b.single(n.ref, sheet)
	case opNegate, opPercent:
		return b.scaled(n, sheet)
	case "+", "-", "*", "/", "^":
		return b.arithmetic(n, sheet)
	case "=", "<>", "<", ">", "<=", ">=":
		return b.compare(n, sheet)
	case "&":
		return b.concat(n, sheet)
	}
	return b.call(n.op, n.args, sheet)
}

// single is the value of a reference to one cell. An error that stands there comes from there.
func (b *book) single(a area, sheet string) (value, bool) {
	if a.row != a.endRow || a.col != a.endCol {
		return value{}, false
	}
	at := place{a.sheet, a.row, a.col}
	if at.sheet == "" {
		at.sheet = sheet
	}
	if b.grids[at.sheet] == nil {
		return value{}, false
	}
	v, ok := b.value(at)
	v.inherited = v.err != ""
	return v, ok
}

// number is the value of a part of a formula where a number is wanted. A text that says a number is one, as in Excel; a text
// without any digit is an error. What Excel and other programs see differently is not followed.
func (b *book) number(n *node, sheet string) (value, bool) {
	v, ok := b.eval(n, sheet)
	if !ok {
		return v, false
	}
	switch {
	case v.err != "":
	case v.empty:
		v.num = new(big.Rat)
	case v.text && v.num == nil && (strings.TrimSpace(v.str) == "" || strings.ContainsAny(v.str, "0123456789")):
		return value{}, false
	case v.text && v.num == nil:
		return value{err: "#VALUE!"}, true
	}
	v.text, v.empty, v.str = false, false, ""
	return v, v.num != nil || v.err != ""
}

func (b *book) scaled(n *node, sheet string) (value, bool) {
	v, ok := b.number(n.args[0], sheet)
	if !ok || v.err != "" {
		return v, ok
	}
	by := big.NewRat(-1, 1)
	if n.op == opPercent {
		by = big.NewRat(1, 100)
	}
	return b.times(v, by), true
}

func (b *book) arithmetic(n *node, sheet string) (value, bool) {
	x, okX := b.number(n.args[0], sheet)
	y, okY := b.number(n.args[1], sheet)
	switch {
	case !okX || !okY:
		return value{}, false
	case x.err != "":
		return x, true
	case y.err != "":
		return y, true
	}
	switch n.op {
	case "+":
		return b.plus(x, y), true
	case "-":
		return b.plus(x, b.times(y, big.NewRat(-1, 1))), true
	case "*":
		if len(y.adds) == 0 && !y.opaque {
			return b.times(x, y.num), true
		}
		v := b.times(y, x.num)
		v.opaque = v.opaque || x.opaque || len(x.adds) > 0
		return v, true
	case "/":
		if y.num.Sign() == 0 {
			return value{err: "#DIV/0!"}, true
		}
		v := b.times(x, new(big.Rat).Inv(y.num))
		v.opaque = v.opaque || y.opaque || len(y.adds) > 0
		return v, true
	}
	return power(x, y)
}

// power knows small whole exponents.
func power(x, y value) (value, bool) {
	const most = 60
	if !y.num.IsInt() || y.num.Sign() < 0 || y.num.Cmp(big.NewRat(most, 1)) > 0 {
		return value{}, false
	}
	out := value{num: big.NewRat(1, 1), opaque: x.opaque || y.opaque || len(x.adds)+len(y.adds) > 0}
	for range y.num.Num().Int64() {
		out.num = new(big.Rat).Mul(out.num, x.num)
	}
	return out, true
}

// times multiplies a value by a plain number; what it adds up counts so much more often.
func (b *book) times(v value, by *big.Rat) value {
	out := value{num: new(big.Rat).Mul(v.num, by), opaque: v.opaque}
	if len(v.adds) > 0 {
		out.adds = make(map[*lint.Position]*lint.Addend, len(v.adds))
		for p, a := range v.adds {
			out.adds[p] = &lint.Addend{Position: p, Times: new(big.Rat).Mul(a.Times, by), Twice: a.Twice}
		}
		b.work -= len(v.adds)
	}
	return out
}

func (b *book) plus(x, y value) value {
	return value{num: new(big.Rat).Add(x.num, y.num), adds: b.merge(x.adds, y.adds), opaque: x.opaque || y.opaque}
}

// merge adds up what two sums add up.
func (b *book) merge(x, y map[*lint.Position]*lint.Addend) map[*lint.Position]*lint.Addend {
	if len(x) == 0 {
		return y
	}
	if len(y) == 0 {
		return x
	}
	out := make(map[*lint.Position]*lint.Addend, len(x)+len(y))
	b.addTo(out, x)
	b.addTo(out, y)
	return out
}

// addTo adds up in place. A position that both count in full is counted twice; a tax of it is something else.
func (b *book) addTo(sum, adds map[*lint.Position]*lint.Addend) {
	for p, a := range adds {
		if have := sum[p]; have != nil {
			a = &lint.Addend{
				Position: p, Times: new(big.Rat).Add(have.Times, a.Times),
				Twice: have.Twice || a.Twice || have.Times.Cmp(one) == 0 && a.Times.Cmp(one) == 0,
			}
		}
		sum[p] = a
	}
	b.work -= len(adds)
}

func logical(t bool) value {
	if t {
		return value{num: big.NewRat(1, 1), truth: true}
	}
	return value{num: new(big.Rat), truth: true}
}

// compare knows numbers, texts and empty cells; an empty cell equals zero and the empty text.
func (b *book) compare(n *node, sheet string) (value, bool) {
	x, okX := b.eval(n.args[0], sheet)
	y, okY := b.eval(n.args[1], sheet)
	switch {
	case !okX || !okY || x.truth != y.truth:
		return value{}, false
	case x.err != "":
		return x, true
	case y.err != "":
		return y, true
	}
	var c int
	switch textual := func(v value) bool { return v.text || v.empty }; {
	case textual(x) && textual(y):
		c = strings.Compare(strings.ToLower(x.str), strings.ToLower(y.str))
	case x.text || y.text:
		c = -1 // numbers come before texts
		if x.text {
			c = 1
		}
	default:
		c = orZero(x.num).Cmp(orZero(y.num))
	}
	return logical(holds(n.op, c)), true
}

func orZero(n *big.Rat) *big.Rat {
	if n == nil {
		return new(big.Rat)
	}
	return n
}
