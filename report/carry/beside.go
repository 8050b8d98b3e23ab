package carry

import (
	"cmp"
	"slices"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/report/overlay"
)

// beside finds what we filled in outside the criteria and positions: the bidder's name on a cover sheet. It is carried where the
// row that it stands in says the same in the new version, so that the same is asked for.
func (p *planner) beside() {
	for _, name := range p.old.names {
		from, to := p.old.sheets[name], p.new.sheets[name]
		var spots []overlay.Spot
		for at, v := range from.Cells {
			if v.Kind == overlay.Empty || from.entries[at.Row] || from.first > 0 && at.Row == from.first {
				continue
			}
			if to != nil {
				if _, taken := to.Cells[at]; taken || to.texts[folded(v.Text)] || v.Formula != "" && labelled(from, to, at) {
					continue // the customer's
				}
			} else if p.knows(v.Text) {
				continue
			}
			spots = append(spots, at)
		}
		slices.SortFunc(spots, func(a, b overlay.Spot) int { return cmp.Or(a.Row-b.Row, a.Col-b.Col) })
		for _, at := range spots {
			p.out.Beside = append(p.out.Beside, besideCell(from, to, at))
		}
	}
}

// labelled reports whether a formula stands beside words of the customer's: then it is his sum, which may have moved.
func labelled(from, to *sheet, at overlay.Spot) bool {
	for col := 1; col <= from.width; col++ {
		v := from.Cells[overlay.Spot{Sheet: at.Sheet, Row: at.Row, Col: col}]
		if v.Kind == overlay.Text && v.Formula == "" && to.texts[folded(v.Text)] {
			return true
		}
	}
	return false
}

// knows reports whether a text stands anywhere in the new version.
func (p *planner) knows(text string) bool {
	for _, sh := range p.new.sheets {
		if sh.texts[folded(text)] {
			return true
		}
	}
	return false
}

func besideCell(from, to *sheet, at overlay.Spot) Cell {
	v := from.Cells[at]
	c := Cell{From: at, Text: shown(v)}
	switch {
	case to == nil:
		c.Why = lint.Messages{DE: "das neue Formular hat kein Blatt „" + from.name + "“", EN: "the new form has no sheet “" + from.name + "”"}
	case from.first > 0 && at.Row > from.first, to.first > 0 && at.Row >= to.first:
		c.Why = lint.Messages{DE: "steht zwischen den Kriterien", EN: "stands between the criteria"}
	case !sameRow(from, to, at.Row), v.Kind == overlay.Failure, v.Struck:
		c.Why = lint.Messages{DE: "die Zeile ist im neuen Formular anders", EN: "the row is another one in the new form"}
	default:
		first, _ := to.First(at)
		if first != at {
			c.Why = lint.Messages{DE: "die Zelle gehört zu " + cellName(first), EN: "the cell belongs to " + cellName(first)}
			return c
		}
		c.To = at
	}
	return c
}

// sameRow reports whether all that the customer's new version says in a row stood there before, and it says something.
func sameRow(from, to *sheet, row int) bool {
	said := false
	for col := 1; col <= max(from.width, to.width); col++ {
		at := overlay.Spot{Sheet: to.name, Row: row, Col: col}
		v, ok := to.Cells[at]
		if !ok {
			continue
		}
		if folded(v.Text) != folded(from.Cells[at].Text) {
			return false
		}
		said = true
	}
	return said
}

// gone lists the columns that are not carried because the new version has none like them, and nobody knows whose they were.
func (p *planner) gone() {
	for _, name := range p.old.names {
		from := p.old.sheets[name]
		found := map[int]bool{}
		for key, c := range p.columns {
			if key[0] == name {
				for _, col := range c.gone {
					found[col] = true
				}
			}
		}
		for col := 1; col <= from.width; col++ {
			n := 0
			for row := range from.entries {
				if _, ok := from.filled(row, col); ok {
					n++
				}
			}
			if found[col] && n > 0 {
				p.out.Gone = append(p.out.Gone, Column{overlay.Spot{Sheet: name, Col: col}, from.titles[col], n})
			}
		}
	}
}
