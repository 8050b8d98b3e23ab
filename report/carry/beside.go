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
		elsewhere := p.moved(from, to)
		var spots []overlay.Spot
		for at, v := range from.Cells {
			if v.Kind == overlay.Empty || from.entries[at.Row] || from.first > 0 && at.Row == from.first || elsewhere[folded(v.Text)] {
				continue
			}
			if to != nil && isTheirs(from, to, at) {
				continue
			}
			spots = append(spots, at)
		}
		slices.SortFunc(spots, func(a, b overlay.Spot) int { return cmp.Or(a.Row-b.Row, a.Col-b.Col) })
		for _, at := range spots {
			p.out.Beside = append(p.out.Beside, p.besideCell(from, to, at))
		}
	}
}

// isTheirs reports whether a cell of the old version holds words or a formula of the customer's: he says the same there, or something
// else at a place that nothing shows to be ours.
func isTheirs(from, to *sheet, at overlay.Spot) bool {
	v := from.Cells[at]
	now, taken := to.Cells[at]
	switch {
	case taken && folded(now.Text) == folded(v.Text), v.Formula != "" && labelled(from, to, at):
		return true
	case !taken, from.first > 0 && at.Row > from.first && slices.Contains(ourFields, from.fields[at.Col]):
		return false
	case from.first > 0 && at.Row > from.first:
		return true
	}
	// A form that is filled in: its labels stay, or stand now where our words did.
	return !from.texts[folded(now.Text)] && !agree(from, to, at)
}

// agree reports whether another cell of a row says the same in both versions.
func agree(from, to *sheet, at overlay.Spot) bool {
	for col := 1; col <= from.width; col++ {
		beside := overlay.Spot{Sheet: at.Sheet, Row: at.Row, Col: col}
		if v, ok := from.Cells[beside]; ok && col != at.Col && folded(v.Text) == folded(to.Cells[beside].Text) {
			return true
		}
	}
	return false
}

// moved are the texts beside the criteria of a sheet that the customer only put elsewhere: as often as they are gone from their places,
// they stand at others. Of a sheet that is gone these are the sheets that are new.
func (p *planner) moved(from, to *sheet) map[string]bool {
	gone, come := map[string]int{}, map[string]int{}
	for at, v := range from.Cells {
		if text := folded(v.Text); !from.entries[at.Row] && (to == nil || folded(to.Cells[at].Text) != text) {
			gone[text]++
		}
	}
	for _, name := range p.new.names {
		sh := p.new.sheets[name]
		if to != nil && sh != to || to == nil && p.old.sheets[name] != nil {
			continue
		}
		for at, v := range sh.Cells {
			if text := folded(v.Text); !sh.entries[at.Row] && (to == nil || folded(from.Cells[at].Text) != text) {
				come[text]++
			}
		}
	}
	out := map[string]bool{}
	for text, n := range gone {
		out[text] = n <= come[text]
	}
	return out
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

func (p *planner) besideCell(from, to *sheet, at overlay.Spot) Cell {
	v := from.Cells[at]
	c := Cell{From: at, Text: p.shown(v)}
	switch {
	case to == nil:
		c.Why = lint.Messages{DE: "das neue Formular hat kein Blatt „" + from.name + "“", EN: "the new form has no sheet “" + from.name + "”"}
	case from.first > 0 && at.Row > from.first, to.first > 0 && at.Row >= to.first:
		c.Why = lint.Messages{DE: "steht zwischen den Kriterien", EN: "stands between the criteria"}
	case to.Cells[at].Text != "":
		text := lint.Shorten(to.Cells[at].Text, 40)
		c.Why = lint.Messages{DE: "in " + cellName(at) + " steht schon „" + text + "“", EN: cellName(at) + " holds “" + text + "” already"}
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

// lostColumns lists the columns that are not carried.
func (p *planner) lostColumns() {
	for _, name := range p.old.names {
		for col := 1; col <= p.old.sheets[name].width; col++ {
			if c := p.lost[overlay.Spot{Sheet: name, Col: col}]; c != nil {
				p.out.Lost = append(p.out.Lost, *c)
			}
		}
	}
}
