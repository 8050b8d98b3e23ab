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
	x := newIndex(wholes, func(int) bool { return true })
	found := map[int][]int{}
	for i, p := range parts {
		if left[i] >= 0 || len(p.words) < fewestShared || m.absorbed[p] {
			continue
		}
		for _, j := range x.like(p) {
			if len(wholes[j].words) > len(p.words) && within(p.words, wholes[j].words) >= covered {
				found[j] = append(found[j], i)
				break
			}
		}
	}
	for _, j := range slices.Sorted(maps.Keys(found)) {
		is, whole := found[j], wholes[j]
		if k := partner[j]; k >= 0 {
			if within(parts[k].words, whole.words) < covered {
				continue
			}
			is = append(slices.Clone(is), k)
		}
		var all []string
		for _, i := range is {
			all = append(all, parts[i].words...)
		}
		if len(is) < 2 || within(whole.words, all) < covered || m.absorbed[whole] || more[whole] != nil {
			continue
		}
		for _, i := range is {
			if i != partner[j] {
				more[whole] = append(more[whole], parts[i])
				m.absorbed[parts[i]] = true
			}
		}
	}
}

// within is which part of some words stands among others.
func within(words, others []string) float64 {
	have := map[string]int{}
	for _, w := range others {
		have[w]++
	}
	n := 0
	for _, w := range words {
		if have[w] > 0 {
			have[w]--
			n++
		}
	}
	return float64(n) / float64(max(len(words), 1))
}
