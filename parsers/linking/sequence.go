package linking

import (
	"cmp"
	"fmt"
	"slices"
	"sort"

	"github.com/offerlint/offerlint/lint"
)

// least is how many short IDs must stand in the list's order to count.
const least = 3

// A sequence is short IDs written alike, in the order of the list.
type sequence struct {
	members []candidate
	unknown []candidate // written alike, with an ID that the list does not have
}

// sequences opens responses at short IDs that stand in the order of the list. Of sequences the longest count; "a)", "b)",
// "c)" inside one response of a longer one are its parts.
func (l *linker) sequences(cs []candidate) {
	all := l.groups(cs)
	slices.SortStableFunc(all, func(a, b sequence) int { return cmp.Compare(len(b.members), len(a.members)) })
	done := map[*lint.Criterion]bool{}
	best := 0
	for _, s := range all {
		fresh := 0
		for _, x := range s.members {
			if !done[x.list.criteria[0]] {
				fresh++
			}
		}
		if len(s.members) < least || fresh < least && 2*len(s.members) < best || !l.believable(s) || l.inside(s) {
			continue
		}
		best = max(best, len(s.members))
		for _, x := range s.members {
			done[x.list.criteria[0]] = true
			l.openAt(x)
		}
		for _, x := range s.unknown {
			l.stray(x.token, x.c.blocks()[x.i].At(x.name.from, x.name.end))
		}
	}
}

// groups collects the candidates that are written alike, per file and over files, and keeps the longest sequence of each.
func (l *linker) groups(cs []candidate) []sequence {
	by := map[string][]candidate{}
	var order []string
	put := func(k string, x candidate) {
		if _, ok := by[k]; !ok {
			order = append(order, k)
		}
		by[k] = append(by[k], x)
	}
	for _, x := range cs {
		if x.list != nil && (x.list.strength == strong || !x.row0() && !x.mayFollow()) {
			continue
		}
		put(fmt.Sprintf("%d\x00%s", x.c.n, x.dress), x)
		if x.cross {
			put("\x00"+x.dress, x)
		}
	}
	var out []sequence
	for _, k := range order {
		if s := l.longest(by[k]); len(s.members) >= least {
			out = append(out, s)
		}
	}
	return out
}

// row0 reports whether the candidate is a cell that begins its row.
func (x candidate) row0() bool {
	return x.row != nil && (x.name.alone || x.name.close != "" || x.name.open != "")
}

// longest is the longest run of candidates that ascends in the list's order (patience sorting). Repeated IDs join it.
func (l *linker) longest(cs []candidate) sequence {
	var s sequence
	var tails []int // indices into cs: the smallest end of a run of each length
	prev := make([]int, len(cs))
	pos := func(i int) int { return l.ids.order[cs[i].list.criteria[0]] }
	for i, x := range cs {
		if x.list == nil {
			continue
		}
		n := sort.Search(len(tails), func(j int) bool { return pos(tails[j]) >= pos(i) })
		prev[i] = -1
		if n > 0 {
			prev[i] = tails[n-1]
		}
		if n == len(tails) {
			tails = append(tails, i)
		} else {
			tails[n] = i
		}
	}
	if len(tails) < least {
		return s
	}
	for i := tails[len(tails)-1]; i >= 0; i = prev[i] {
		s.members = append(s.members, cs[i])
	}
	slices.Reverse(s.members)
	first := s.members[0]
	for _, x := range cs {
		if x.list == nil && !x.numbered && (x.c.n > first.c.n || x.i > first.i) && (x.row0() || x.mayFollow()) {
			s.unknown = append(s.unknown, x)
		}
	}
	return s
}

// believable reports whether a sequence is about the criteria. Letters are; but numbers count other things too: an
// offer's own chapters, its milestones, the items of any list. They must be most of the list, stand alone or in a table of
// answers, or have words in common with what they answer.
func (l *linker) believable(s sequence) bool {
	first := s.members[0]
	if first.name.word != "" || !digit(key(first.token)[0]) || first.row != nil && first.row.roles.about {
		return true
	}
	if first.kind != lint.Heading && 5*len(s.members) >= 3*l.ids.weak {
		return true
	}
	titled, shared := 0, 0
	for _, x := range s.members {
		if x.name.alone && x.row == nil || normal(x.rest()) == "" && x.row == nil {
			continue
		}
		titled++
		if first.kind == lint.Heading && shares(x.rest(), x.list.criteria[0]) || first.kind != lint.Heading && x.akin() {
			shared++
		}
	}
	return 2*titled < len(s.members) || !first.numbered && 3*shared >= titled
}

func digit(c byte) bool { return c >= '0' && c <= '9' }

// inside reports whether all members of a sequence stand within one response that is open already.
func (l *linker) inside(s sequence) bool {
	var within *opening
	for n, x := range s.members {
		var o *opening
		if n > 0 && x.c == s.members[n-1].c && x.i >= s.members[n-1].i {
			o = x.c.before(x.i, s.members[n-1].i, within)
		} else {
			o = x.c.before(x.i, -1, nil)
		}
		if o == nil || n > 0 && o != within || o.at == x.i {
			return false
		}
		within = o
	}
	c := s.members[0].c
	return len(s.members) > 0 && l.extent(c, within) > s.members[len(s.members)-1].i
}

// before is the last opening at or before block i and behind block from; where there is none, it is that before.
func (c *chapter) before(i, from int, before *opening) *opening {
	for j := i; j > from; j-- {
		if o := c.opens[j]; o != nil {
			return o
		}
	}
	return before
}
