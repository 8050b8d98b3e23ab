package overlay

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// A want is a cell that gets another style or content, and what was found of it in the sheet.
type want struct {
	*note
	found  bool
	before int // where a new cell goes; 0 while that is not known
}

// A wantRow is the row of some of them.
type wantRow struct {
	n      int
	wants  []*want // by column
	tag    tag     // of the row, where the sheet has it
	before int     // where a new row goes
}

// wantRows sorts notes, which come by row and column, into rows.
func wantRows(notes []*note) (rows []*wantRow, byNumber map[int]*wantRow) {
	byNumber = map[int]*wantRow{}
	for _, n := range notes {
		r := byNumber[n.row]
		if r == nil {
			r = &wantRow{n: n.row}
			byNumber[n.row] = r
			rows = append(rows, r)
		}
		r.wants = append(r.wants, &want{note: n})
	}
	return rows, byNumber
}

// colour is the edits that give each note's cell the style that restyle makes of the one it has. A cell that the sheet
// does not list has the style of its row, else of its column.
func (s *sheet) colour(notes []*note, restyle func(n *note, old int) int) []edit {
	rows, byNumber := wantRows(notes)
	var edits []edit
	s.walkRows(rows, byNumber, func(n *note, t tag) {
		edits = append(edits, edit{t.at, t.end, t.with("s", strconv.Itoa(restyle(n, integer(t.attr("s")))))})
	})
	return append(edits, s.missing(rows, func(n *note, r *wantRow) string {
		return fmt.Sprintf(`<%sc r="%s" s="%d"/>`, s.root.prefix, n.name(), restyle(n, s.inherited(r, n.col)))
	})...)
}

// missing is the edits that put in those cells which the sheet does not list.
func (s *sheet) missing(rows []*wantRow, make func(*note, *wantRow) string) []edit {
	var edits []edit
	seen := area{}
	var fresh strings.Builder
	for i, r := range rows {
		var cells []string
		for _, w := range r.wants {
			if w.found {
				continue
			}
			seen = seen.with(w.cell)
			c := make(w.note, r)
			if r.tag.src != nil && !r.tag.closes {
				edits = append(edits, edit{w.before, w.before, c})
			} else {
				cells = append(cells, c)
			}
		}
		edits = append(edits, s.rowEdits(r, cells)...)
		if r.tag.src == nil && r.before == 0 {
			fmt.Fprintf(&fresh, `<%srow r="%d">%s</%[1]srow>`, s.root.prefix, r.n, strings.Join(cells, ""))
		}
		if i == len(rows)-1 && fresh.Len() > 0 {
			edits = append(edits, s.data.into(fresh.String()))
		}
	}
	return append(edits, s.widen(seen)...)
}

// walkRows goes through the rows of the sheet, tells of the cells that are there, and finds out where those go that are not.
func (s *sheet) walkRows(rows []*wantRow, byNumber map[int]*wantRow, there func(*note, tag)) {
	if s.data.empty() {
		return
	}
	sc := &scanner{src: s.src[:s.data.close.end], pos: s.data.open.end, depth: 2}
	var row *wantRow
	n, col, nextRow, nextCell := 0, 0, 0, 0
	for t, ok := sc.next(); ok; t, ok = sc.next() {
		switch {
		case t.depth == 2 && t.name == "row" && t.opens:
			n = rowNumber(t, n)
			for ; nextRow < len(rows) && rows[nextRow].n < n; nextRow++ {
				rows[nextRow].before = t.at
			}
			row, col, nextCell = byNumber[n], 0, 0
			if row != nil && row.tag.src == nil {
				row.tag = t
			}
		case row == nil:
		case t.depth == 2 && t.name == "row":
			for _, w := range row.wants[nextCell:] {
				w.goes(t.at)
			}
		case t.depth == 3 && t.name == "c" && t.opens:
			col++
			if c, ok := parseCell(t.attr("r")); ok {
				col = c.col
			}
			for ; nextCell < len(row.wants) && row.wants[nextCell].col < col; nextCell++ {
				row.wants[nextCell].goes(t.at)
			}
			if i := slices.IndexFunc(row.wants, func(w *want) bool { return w.col == col && !w.found }); i >= 0 {
				w := row.wants[i]
				w.found = true
				there(w.note, t)
			}
		}
	}
}

// goes notes where a new cell would stand; the first place found is the right one.
func (w *want) goes(at int) {
	if w.before == 0 {
		w.before = at
	}
}

// rowEdits are the edits to the row itself: one that is new, one that was empty, and the columns that one says it spans.
func (s *sheet) rowEdits(r *wantRow, cells []string) []edit {
	missing := slices.ContainsFunc(r.wants, func(w *want) bool { return !w.found })
	switch {
	case r.tag.src == nil && r.before > 0:
		text := fmt.Sprintf(`<%srow r="%d">%s</%[1]srow>`, s.root.prefix, r.n, strings.Join(cells, ""))
		return []edit{{r.before, r.before, text}}
	case r.tag.src == nil || !missing:
		return nil
	}
	t := r.tag
	if from, to, ok := strings.Cut(t.attr("spans"), ":"); ok && !strings.Contains(to, " ") {
		first, last := r.wants[0].col, r.wants[len(r.wants)-1].col
		t = fresh(t.with("spans", fmt.Sprintf("%d:%d", min(integer(from), first), max(integer(to), last))))
	}
	text := string(t.src[t.at:t.end])
	if t.closes {
		text = element{t, t}.into(strings.Join(cells, "")).text
	}
	return []edit{{r.tag.at, r.tag.end, text}}
}

// inherited is the style of a cell that the sheet does not list.
func (s *sheet) inherited(r *wantRow, col int) int {
	if r.tag.src != nil && isTrue(r.tag.attr("customFormat")) {
		return integer(r.tag.attr("s"))
	}
	c, _ := s.column(col)
	return c.style
}

// widen makes the area that the sheet says it uses hold new cells.
func (s *sheet) widen(a area) []edit {
	if a == (area{}) {
		return nil
	}
	for _, e := range s.children {
		if e.open.name != "dimension" {
			continue
		}
		old, ok := parseArea(e.open.attr("ref"))
		if !ok || old.holds(a.from) && old.holds(a.to) {
			return nil
		}
		t := e.open
		return []edit{{t.at, t.end, t.with("ref", old.with(a.from).with(a.to).String())}}
	}
	return nil
}

// with is the area grown to hold a cell.
func (a area) with(c cell) area {
	if a == (area{}) {
		return area{c, c}
	}
	return area{
		cell{min(a.from.row, c.row), min(a.from.col, c.col)},
		cell{max(a.to.row, c.row), max(a.to.col, c.col)},
	}
}
