package linking

import (
	"fmt"
	"slices"
	"strings"

	"github.com/offerlint/offerlint/lint"
)

// outlines opens responses at numbers with a parent (4.1) that stand in the order of the list, written alike, where they
// are most of the customer's numbers below that parent. The offer's own chapters are numbered too: they have numbers
// that the list does not have, or meet a few of its.
func (l *linker) outlines(cs []candidate) {
	by := map[string][]candidate{}
	var order []string
	for _, x := range cs {
		if x.numbered || strengthOfID(x.token) != dotted || x.list != nil && (len(x.list.criteria) > 1 || l.otherText(x)) {
			continue
		}
		k := fmt.Sprintf("%d\x00%s", x.c.n, x.dress)
		if _, ok := by[k]; !ok {
			order = append(order, k)
		}
		by[k] = append(by[k], x)
	}
	for _, k := range order {
		l.outline(by[k])
	}
}

// outline opens responses at one group of numbers, where they are the customer's.
func (l *linker) outline(cs []candidate) {
	s := l.longest(cs)
	if len(s.members) < least || l.inside(s) {
		return
	}
	met := map[string]int{}
	for _, x := range s.members {
		met[parent(x.list.criteria[0])]++
	}
	whole := map[string]bool{}
	var ours []candidate
	for _, x := range s.members {
		p := parent(x.list.criteria[0])
		if whole[p] = 2*met[p] > l.ids.below[p]; whole[p] {
			ours = append(ours, x)
		}
	}
	others := 0
	for _, x := range cs {
		if x.list == nil {
			others++
		}
	}
	if len(ours) < least || others >= len(ours) || 2*l.elsewhere(ours) > len(ours) {
		return
	}
	for _, x := range ours {
		l.openAt(x)
	}
	for _, x := range cs {
		if p := above(x.token); x.list == nil && whole[p] && x.i > ours[0].i {
			l.stray(x.token, x.c.blocks()[x.i].At(x.name.from, x.name.end))
		}
	}
}

// elsewhere counts the candidates whose criterion is answered at another place already: chapters of our own beside a
// table of answers.
func (l *linker) elsewhere(cs []candidate) int {
	n := 0
	for _, x := range cs {
		if slices.ContainsFunc(l.opened[x.list.criteria[0]], func(p openedAt) bool { return !p.here(x) }) {
			n++
		}
	}
	return n
}

// here reports whether an opening is the candidate's own.
func (p openedAt) here(x candidate) bool {
	return p.c == x.c && (p.o.at == x.i || x.row != nil && p.o.row == x.row)
}

// parent is the number that a criterion's number continues, folded: "4" of "4.1"; "" for any other ID.
func parent(c *lint.Criterion) string { return above(c.ID) }

func above(id string) string {
	k := key(id)
	if i := strings.LastIndexAny(k, ".-_/"); i > 0 && strengthOf(k) == dotted {
		return k[:i]
	}
	return ""
}
