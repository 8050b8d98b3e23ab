package versions

import (
	"maps"
	"slices"
)

// How much of a text must be found in another to be a part of it, and the fewest words that show it.
const (
	covered      = 0.75
	fewestShared = 3
)

// joined finds entries that were merged into one, and those that were split: what is left over on one side and stands, for
// the most part, within an entry of the other. It gives for each entry what belongs to it: for a new entry the old ones that
// it was merged from, for an old one the new ones that it was split into. Of a pair that was matched already, the partner is
// not among them.
func (m *matcher) joined() map[*Entry][]*Entry {
	more := map[*Entry][]*Entry{}
	m.join(more, m.old, m.new, m.of, m.from)
	m.join(more, m.new, m.old, m.from, m.of)
	return more
}

// join looks for parts that are left over in wholes. partner gives the part that each whole is matched with.
func (m *matcher) join(more map[*Entry][]*Entry, parts, wholes []*Entry, left, partner []int) {
	found := m.within(parts, wholes, left, partner)
	for _, j := range slices.Sorted(maps.Keys(found)) {
		whole := wholes[j]
		if m.absorbed[whole] || more[whole] != nil {
			continue
		}
		var all []string // the words of what is known to be a part
		var joined []*Entry
		is := found[j]
		if k := partner[j]; k < 0 {
			joined, all, is = []*Entry{parts[is[0]]}, parts[is[0]].words, is[1:]
		} else if all = parts[k].words; share(parts[k].body, whole.words) < covered {
			continue
		}
		for _, i := range is {
			if adds(parts[i].body, whole.words, all) {
				joined, all = append(joined, parts[i]), slices.Concat(all, parts[i].words)
			}
		}
		if len(joined) == 0 || partner[j] < 0 && len(joined) < 2 || share(whole.words, all) < covered {
			continue
		}
		more[whole] = joined
		for _, p := range joined {
			m.absorbed[p] = true
		}
	}
}

// within says in which whole each part stands for the most part. What stayed as it was has taken nothing in.
func (m *matcher) within(parts, wholes []*Entry, left, partner []int) map[int][]int {
	x := newIndex(wholes, func(j int) bool { return partner[j] < 0 || parts[partner[j]].print != wholes[j].print })
	found := map[int][]int{}
	for i, p := range parts {
		if left[i] >= 0 || len(p.body) < fewestShared || m.absorbed[p] {
			continue
		}
		best, most := -1, 0.0
		for _, j := range x.like(p) {
			if w := share(p.body, wholes[j].words); len(wholes[j].words) > len(p.body) && w >= covered && w > most {
				best, most = j, w
			}
		}
		if best >= 0 {
			found[best] = append(found[best], i)
		}
	}
	return found
}

// adds reports whether a part brings into the whole what others do not: an entry that is gone, and is like one that stays as
// it was, became no part of that.
func adds(part, whole, others []string) bool {
	own := beyond(part, others)
	return len(own) > 0 && share(own, beyond(whole, others)) >= covered
}

// beyond are the words that others do not have as often.
func beyond(words, others []string) []string {
	have := map[string]int{}
	for _, w := range others {
		have[w]++
	}
	return slices.DeleteFunc(slices.Clone(words), func(w string) bool {
		have[w]--
		return have[w] >= 0
	})
}

// share is which part of some words stands among others.
func share(words, others []string) float64 {
	return 1 - float64(len(beyond(words, others)))/float64(max(len(words), 1))
}
