package table

import (
	"slices"

	"github.com/offerlint/offerlint/lint"
)

// Beside cuts a sheet with tables side by side into one grid for each, from the left; a sheet with one table is returned
// as it is. Two tables stand side by side where a row holds the same header twice: words for the text and for something
// else, the same ones, with an empty column between them or in the very same order. Rows are accounted for in each grid.
func Beside(g *Grid) []*Grid {
	for i := range min(len(g.Rows), headerRows) {
		if col := g.restarts(i); col > 0 {
			left, right := g.until(col), g.from(col)
			return append([]*Grid{left}, Beside(right)...)
		}
	}
	return []*Grid{g}
}

// restarts is the column in which the header in row i begins anew; 0 where it does not.
func (g *Grid) restarts(i int) int {
	var cells []Cell
	for _, c := range g.Rows[i].Cells {
		if clean(c.Text) != "" {
			cells = append(cells, c)
		}
	}
	if len(cells) < 4 || len(cells) > 60 {
		return 0
	}
	for k := 2; k <= len(cells)-2; k++ {
		left, right := cells[:k], cells[k:]
		apart := left[k-1].Col+1 < right[0].Col && g.emptyBetween(i, left[k-1].Col, right[0].Col)
		if again(left, right, apart) && g.told(i, left) && g.told(i, right) {
			return right[0].Col
		}
	}
	return 0
}

// again reports whether the right part of a header repeats the left one.
func again(left, right []Cell, apart bool) bool {
	same := 0
	for k, c := range right {
		name := plain(c.Text)
		if slices.ContainsFunc(left, func(o Cell) bool { return plain(o.Text) == name }) {
			same++
		}
		if !apart && (len(left) < len(right) || plain(left[k].Text) != name) {
			return false
		}
	}
	return same >= 2 && same*2 > len(left) && same*2 > len(right) && askingHeader(left) && askingHeader(right)
}

// askingHeader reports whether header cells name a text and something else.
func askingHeader(cells []Cell) bool {
	text, more := false, false
	for _, c := range cells {
		gs := readHeader(c.Text)
		if len(gs) == 0 || gs[0].score < scorePart {
			continue
		}
		if slices.ContainsFunc(gs, func(g guess) bool { return g.field == fieldText || g.field == fieldTitle }) {
			text = true
		} else {
			more = true
		}
	}
	return text && more
}

// emptyBetween reports whether nothing stands between two columns from row i on.
func (g *Grid) emptyBetween(i, from, to int) bool {
	for _, row := range g.Rows[i:] {
		if slices.ContainsFunc(row.Cells, func(c Cell) bool { return c.Col > from && c.Col < to && clean(c.Text) != "" }) {
			return false
		}
	}
	return true
}

// told reports whether at least two rows below the header have two cells in its columns.
func (g *Grid) told(i int, header []Cell) bool {
	n := 0
	for _, row := range g.Rows[i+1:] {
		in := 0
		for _, c := range row.Cells {
			in += one(c.Col >= header[0].Col && c.Col <= header[len(header)-1].Col && clean(c.Text) != "")
		}
		n += one(in >= 2)
	}
	return n >= 2
}

// until is the part of the grid to the left of a column, with all that stands outside of cells.
func (g *Grid) until(col int) *Grid {
	return g.part(func(c int) bool { return c < col }, g.Notes, g.Text)
}

func (g *Grid) from(col int) *Grid {
	return g.part(func(c int) bool { return c >= col }, []lint.Note{{Fact: "table-beside", N: 1}}, nil)
}

func (g *Grid) part(in func(col int) bool, notes []lint.Note, text []string) *Grid {
	p := *g
	p.Notes, p.Text, p.Rows, p.LastRow = notes, text, nil, 0
	for _, row := range g.Rows {
		r := Row{N: row.N, Hidden: row.Hidden}
		for k, c := range row.Cells {
			if !in(c.Col) {
				continue
			}
			r.Cells = append(r.Cells, c)
			if row.Places != nil {
				r.Places = append(r.Places, row.Places[k])
			}
		}
		if len(r.Cells) > 0 {
			p.Rows, p.LastRow = append(p.Rows, r), r.N
		}
	}
	return &p
}
