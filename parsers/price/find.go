package price

import (
	"math/big"
	"strings"
)

// A line is one row or column of cells in which something is looked for, and a list in which it is found.
type line struct {
	of       area
	sideways bool
}

// lineOf takes an area that is one cell wide or one cell high.
func lineOf(n *node) (line, bool) {
	if n.op != opRef || n.ref.row != n.ref.endRow && n.ref.col != n.ref.endCol {
		return line{}, false
	}
	return line{n.ref, n.ref.row == n.ref.endRow && n.ref.col != n.ref.endCol}, true
}

func (l line) at(i int) area {
	if l.sideways {
		return cellIn(l.of, 0, i)
	}
	return cellIn(l.of, i, 0)
}

// find says how far from the first cell of a line the first one stands that holds a key; -1 for none.
func (b *book) find(key value, l line, sheet string) (at int, ok bool) {
	list, ok := b.listing(l, sheet)
	if b.work--; !ok || b.work <= 0 || !exact(key) {
		return -1, false
	}
	number := ""
	if key.num != nil {
		number = key.num.RatString()
	}
	same, other, word := list.numbers, list.asText, number
	if key.text {
		same, other, word = list.texts, list.numbers, strings.ToLower(key.str)
	}
	at, found := same[word]
	if j, is := other[number]; is && (!found || j < at) {
		return -1, false // a number that is kept as a text equals the number in some programs and functions, and not in others
	}
	if !found {
		return -1, true
	}
	return at, true
}

// A listing says where texts, numbers, and numbers that are kept as texts stand first in a line of cells.
type listing struct{ texts, numbers, asText map[string]int }

// listing reads a line of cells, once; ok is false where one of its values is not known.
func (b *book) listing(l line, sheet string) (listing, bool) {
	if l.of.sheet == "" {
		l.of.sheet = sheet
	}
	if list, known := b.listings[l]; known {
		return list, true
	}
	n := l.of.endCol - l.of.col + 1
	if !l.sideways {
		n = b.lastOf(sheet, l.of) - l.of.row + 1
	}
	b.work -= max(n, 0)
	list := listing{map[string]int{}, map[string]int{}, map[string]int{}}
	note := func(in map[string]int, word string, i int) {
		if _, before := in[word]; !before {
			in[word] = i
		}
	}
	for i := range n {
		v, ok := b.single(l.at(i), sheet)
		switch {
		case !ok || b.work <= 0:
			return listing{}, false
		case v.empty || v.err != "" || v.truth:
			continue
		case v.text:
			note(list.texts, strings.ToLower(v.str), i)
			if v.num != nil {
				note(list.asText, v.num.RatString(), i)
			}
		case v.num != nil:
			note(list.numbers, v.num.RatString(), i)
		}
	}
	b.listings[l] = list
	return list, true
}

// taken is the value of a cell that was looked up; which positions it adds up depends on what was looked for.
func (b *book) taken(at area, sheet string) (value, bool) {
	v, ok := b.single(at, sheet)
	v.adds, v.opaque = nil, true
	return v, ok
}

var notFound = value{err: "#N/A"}

// lookup is VLOOKUP(what is looked for, table, column, FALSE) or, sideways, HLOOKUP: a rate out of a list. Without FALSE the
// list has to be sorted, and it is not followed.
func (b *book) lookup(args []*node, sheet string, sideways bool) (value, bool) {
	if len(args) != 4 || args[1].op != opRef {
		return value{}, false
	}
	key, ok := b.eval(args[0], sheet)
	nth, okNth := b.whole(args[2], sheet)
	sorted, okSorted := b.number(args[3], sheet)
	table := args[1].ref
	first, size := line{area{table.sheet, table.row, table.col, table.endRow, table.col}, false}, table.endCol-table.col+1
	if sideways {
		first, size = line{area{table.sheet, table.row, table.col, table.row, table.endCol}, true}, table.endRow-table.row+1
	}
	if !ok || !okNth || !okSorted || sorted.num == nil || sorted.num.Sign() != 0 || nth < 1 || nth > size {
		return value{}, false
	}
	i, ok := b.find(key, first, sheet)
	switch {
	case !ok:
		return value{}, false
	case i < 0:
		return notFound, true
	case sideways:
		return b.taken(cellIn(table, nth-1, i), sheet)
	}
	return b.taken(cellIn(table, i, nth-1), sheet)
}

// match is MATCH(what is looked for, row or column, 0).
func (b *book) match(args []*node, sheet string) (value, bool) {
	if len(args) != 3 {
		return value{}, false
	}
	l, okLine := lineOf(args[1])
	key, ok := b.eval(args[0], sheet)
	how, okHow := b.whole(args[2], sheet)
	if !ok || !okLine || !okHow || how != 0 {
		return value{}, false
	}
	i, ok := b.find(key, l, sheet)
	if i < 0 {
		return notFound, ok
	}
	return whole(int64(i + 1)), ok
}

// index is INDEX(table, row, column), or INDEX(row or column, number).
func (b *book) index(args []*node, sheet string) (value, bool) {
	if len(args) < 2 || len(args) > 3 || args[0].op != opRef {
		return value{}, false
	}
	var at [2]int
	for k, arg := range args[1:] {
		n, ok := b.number(arg, sheet)
		if ok && n.err != "" {
			return n, true
		}
		if at[k], ok = b.whole(arg, sheet); !ok || at[k] < 1 {
			return value{}, false
		}
	}
	table := args[0].ref
	if len(args) == 2 {
		l, ok := lineOf(args[0])
		at[1] = 1
		if l.sideways {
			at[0], at[1] = 1, at[0]
		}
		if !ok {
			return value{}, false
		}
	}
	if at[0] > table.endRow-table.row+1 || at[1] > table.endCol-table.col+1 {
		return value{err: "#REF!"}, true
	}
	return b.taken(cellIn(table, at[0]-1, at[1]-1), sheet)
}

// xlookup is XLOOKUP(what is looked for, where, what is given back, where it is not found).
func (b *book) xlookup(args []*node, sheet string) (value, bool) {
	if len(args) < 3 || len(args) > 4 {
		return value{}, false
	}
	where, okWhere := lineOf(args[1])
	back, okBack := lineOf(args[2])
	key, ok := b.eval(args[0], sheet)
	if !ok || !okWhere || !okBack || where.sideways != back.sideways {
		return value{}, false
	}
	i, ok := b.find(key, where, sheet)
	switch {
	case !ok:
		return value{}, false
	case i >= 0:
		return b.taken(back.at(i), sheet)
	case len(args) == 4 && args[3].op != opMissing:
		return b.eval(args[3], sheet)
	}
	return notFound, true
}

// whole is a part of a formula as a whole number of moderate size.
func (b *book) whole(n *node, sheet string) (int, bool) {
	v, ok := b.number(n, sheet)
	if !ok || v.num == nil || !v.num.IsInt() || v.num.Num().BitLen() > 31 {
		return 0, false
	}
	return int(v.num.Num().Int64()), true
}

// whole is a number that depends on cells, and adds none of them up.
func whole(n int64) value { return value{num: big.NewRat(n, 1), opaque: true} }
