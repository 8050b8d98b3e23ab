package workbook

import (
	"slices"
	"sort"

	"github.com/offerlint/offerlint/parsers/table"
)

// mergeBudget bounds the rows that merged ranges may touch, together. Ranges cannot overlap, so that honest ones stay far
// below: 50,000 ranges of two rows touch 100,000.
const mergeBudget = 20 << 20

// cover notes the merged ranges at their first cells and takes away what lies under them: no program shows it.
func (s *sheet) cover() error {
	slices.SortStableFunc(s.merges, func(a, b area) int {
		return place{a.row, a.col}.compare(place{b.row, b.col})
	})
	budget := mergeBudget
	gone := false
	for _, m := range s.merges {
		rows := s.grid.Rows
		for i := s.rowFrom(m.row); i < len(rows) && rows[i].N <= m.endRow; i++ {
			if budget--; budget < 0 {
				return s.faulty(m.row, m.col, "is merged in ranges that overlap, the workbook is damaged")
			}
			gone = s.coverRow(&rows[i], m) || gone
		}
		if c := s.cellAt(place{m.row, m.col}); c != nil {
			x := c.Extra()
			x.MergeTo, x.MergeEnd = m.endCol, m.endRow
		}
	}
	if gone {
		s.grid.Rows = slices.DeleteFunc(s.grid.Rows, func(r table.Row) bool { return len(r.Cells) == 0 })
	}
	return nil
}

// coverRow reports whether the row is empty afterwards.
func (s *sheet) coverRow(r *table.Row, m area) bool {
	from := sort.Search(len(r.Cells), func(i int) bool { return r.Cells[i].Col >= m.col })
	to := sort.Search(len(r.Cells), func(i int) bool { return r.Cells[i].Col > m.endCol })
	if from < to && r.N == m.row && r.Cells[from].Col == m.col {
		from++
	}
	if from < to {
		s.notes[coveredCells] += to - from
		r.Cells = slices.Delete(r.Cells, from, to)
	}
	return len(r.Cells) == 0
}
