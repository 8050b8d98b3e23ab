package table

import (
	"sort"
)

// maxCovered bounds the cells of merged ranges that are remembered; a sheet that merges whole columns has no use for
// them.
const maxCovered = 200_000

func (r *reader) expandMerges() {
	last := 0
	for _, row := range r.rows {
		if n := len(row.Cells); n > 0 {
			last = max(last, row.Cells[n-1].Col) // ascending
		}
	}
	for _, row := range r.rows {
		for k := range row.Cells {
			c := &row.Cells[k]
			if c.Plain() {
				continue
			}
			for n := row.N; n <= max(row.N, min(c.MergeEnd(), r.lastRow())); n++ {
				for col := c.Col; col <= max(c.Col, min(c.MergeTo(), last)); col++ {
					if len(r.cover) < maxCovered && (n != row.N || col != c.Col) {
						r.cover[place{n, col}] = place{row.N, c.Col}
					}
				}
			}
		}
	}
}

// spread is the text of a cell, or of the merged range that begins above it in the same column: sections and types are
// often merged downwards. A title that is merged across says nothing about the columns that it covers.
func (r *reader) spread(i, col int) string {
	if s := r.text(i, col); s != "" || col == 0 {
		return s
	}
	if from, ok := r.cover[place{r.rows[i].N, col}]; ok && from.col == col {
		return r.covering(i, col)
	}
	return ""
}

// covering is the text of the merged range in which a cell lies, whatever column it begins in.
func (r *reader) covering(i, col int) string {
	from, ok := r.cover[place{r.rows[i].N, col}]
	if !ok {
		return ""
	}
	j := sort.Search(len(r.rows), func(j int) bool { return r.rows[j].N >= from.row }) // looks at numbers alone, see letGo
	if j < len(r.rows) && r.rows[j].N == from.row {
		return r.text(j, from.col)
	}
	return ""
}
