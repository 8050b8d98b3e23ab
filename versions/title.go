package versions

import "strings"

// alike makes two versions comparable where the titles are read in one of them alone: the customer put the column in, or took
// it out, or its header no longer says what it is. Of a sheet whose texts stand in the other version without titles, the titles
// are left out; a few titles that came or went are changes.
func alike(old, updated []*Entry) {
	for _, es := range [][]*Entry{old, updated} {
		for _, e := range es {
			if e.untitled {
				e.untitled = false
				e.read()
			}
		}
	}
	untitle(old, updated)
	untitle(updated, old)
}

// untitle leaves titles out of some entries where others have the same texts without any.
func untitle(es, others []*Entry) {
	whole, bare := map[string]bool{}, map[string]bool{}
	for _, e := range others {
		whole[e.print] = true
		bare[e.print] = bare[e.print] || e.Title == "" || e.Text == ""
	}
	type count struct{ all, titled, bare int }
	sheets := map[string]*count{}
	of := func(e *Entry) *count {
		k := kindOf(e) + e.At.File + "\x00" + e.At.Sheet
		if sheets[k] == nil {
			sheets[k] = &count{}
		}
		return sheets[k]
	}
	for _, e := range es {
		n := of(e)
		n.all++
		if e.Title == "" || e.Text == "" {
			continue
		}
		n.titled++
		if bare[strings.Join(e.body, " ")] && !whole[e.print] {
			n.bare++
		}
	}
	for _, e := range es {
		if n := of(e); n.titled*2 > n.all && n.bare*2 > n.titled {
			e.untitled = true
			e.read()
		}
	}
}
