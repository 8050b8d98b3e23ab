package table

import (
	"maps"
	"slices"
)

// better is the header of more rows where they say more.
func better(short, long *header) *header {
	if long.weigh().score > short.score {
		return long
	}
	return short
}

// nameThree joins the header cells of row i and the two below it.
func (r *reader) nameThree(i int) []column {
	upper := map[int]column{}
	cols := map[int]bool{}
	for _, c := range r.nameColumns(i, i+1) {
		upper[c.col], cols[c.col] = c, true
	}
	for _, c := range r.rows[i+2].Cells {
		if clean(c.Text) != "" {
			cols[c.Col] = true
		}
	}
	var out []column
	var group column
	for _, col := range slices.Sorted(maps.Keys(cols)) {
		if up, ok := upper[col]; ok {
			group = up
		} else if from, ok := r.cover[place{r.rows[i+1].N, col}]; ok {
			group = upper[from.col]
		}
		own := r.text(i+2, col)
		if own == "" {
			out = append(out, group)
			continue
		}
		out = append(out, r.joined(col, "", group.name, own))
	}
	return out
}

// mostNamed is how many columns a header may name: those further right are read by their content alone.
const mostNamed = 2000

// readHeader says which fields a header cell may mean. Many rows are asked, and each in more than one way.
func (r *reader) readHeader(s string, col int) []guess {
	if s == "" || col > mostNamed {
		return nil
	}
	gs, known := r.guesses[s]
	if !known {
		gs = readHeader(s)
		remember(r.guesses, s, gs)
	}
	return gs
}

// column is a column with the name that stands above it.
func (r *reader) column(col int, name string) column {
	c := column{col: col, name: name, own: name, guesses: r.readHeader(name, col)}
	if col <= mostNamed {
		claim, known := r.marks[name]
		if !known {
			claim = markHeader(name)
			remember(r.marks, name, claim)
		}
		c.mark = claim
	}
	return c
}

// joined names a column below a group. The cell next to the data says what it holds; the group, whose it is.
func (r *reader) joined(col int, top, group, own string) column {
	c := r.column(col, own)
	c.group = group
	switch {
	case own == "":
		return r.column(col, top)
	case group != "" && group != own:
		c.name = group + " / " + own
		if len(c.guesses) == 0 {
			for _, g := range r.readHeader(group, col) {
				c.guesses = append(c.guesses, guess{g.field, g.score - 20})
			}
		}
	}
	return c
}
