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
		out = append(out, joined(col, "", group.name, own))
	}
	return out
}

// joined names a column below a group. The cell next to the data says what it holds; the group, whose it is.
func joined(col int, top, group, own string) column {
	c := column{col: col, name: own, own: own, group: group, guesses: readHeader(own)}
	switch {
	case own == "":
		return column{col: col, name: top, own: top, guesses: readHeader(top)}
	case group != "" && group != own:
		c.name = group + " / " + own
		if len(c.guesses) == 0 {
			for _, g := range readHeader(group) {
				c.guesses = append(c.guesses, guess{g.field, g.score - 20})
			}
		}
	}
	return c
}
