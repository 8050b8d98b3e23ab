package versions

import (
	"slices"
	"sort"
	"strings"
)

// renamed says for each old name, of a section or sheet, which new one most of its entries went to, where most entries of that
// one came from there.
func (m *matcher) renamed(name func(*Entry) string) map[string]string {
	went, came := map[string]map[string]int{}, map[string]map[string]int{}
	add := func(t map[string]map[string]int, a, b string) {
		if t[a] == nil {
			t[a] = map[string]int{}
		}
		t[a][b]++
	}
	for i, j := range m.of {
		if j >= 0 {
			a, b := name(m.old[i]), name(m.new[j])
			add(went, a, b)
			add(came, b, a)
		}
	}
	out := map[string]string{}
	for a, to := range went {
		if b := most(to, a); most(came[b], b) == a {
			out[a] = b
		}
	}
	return out
}

// most is the name that was counted most often; same where it is among them, else the first of the alphabet.
func most(n map[string]int, same string) string {
	best := ""
	for s := range n {
		if best == "" || n[s] > n[best] || n[s] == n[best] && best != same && (s == same || s < best) {
			best = s
		}
	}
	return best
}

// moved says for each new entry whether it left its place: its section, its sheet, or its order among those that stayed.
func (m *matcher) moved(sections map[string]string) []bool {
	sheet := func(e *Entry) string { return kindOf(e) + e.At.Sheet }
	sheets := m.renamed(sheet)
	out := make([]bool, len(m.new))
	stay := map[string][]int{} // by sheet: new entries in their order
	for j, i := range m.from {
		if i < 0 {
			continue
		}
		a, b := m.old[i], m.new[j]
		if sheets[sheet(a)] != sheet(b) || sections[a.place] != b.place && !failed(a.Section) && !failed(b.Section) {
			out[j] = true
			continue
		}
		stay[sheet(b)] = append(stay[sheet(b)], j)
	}
	for _, js := range stay {
		kept := m.inOrder(js)
		for _, j := range js {
			out[j] = !kept[j]
		}
	}
	return out
}

// failed reports whether the name of a section is the error of a formula: a program that knows a function less calculated it,
// and the rows are where they were.
func failed(section string) bool {
	return slices.ContainsFunc([]string{"#VALUE!", "#NAME?", "#REF!", "#N/A", "#DIV/0!", "#NUM!", "#NULL!"}, func(s string) bool { return strings.Contains(section, s) })
}

// inOrder finds the most entries that stand in the same order in both versions.
func (m *matcher) inOrder(js []int) map[int]bool {
	ends := []int{} // of each length, the entry that ends a run with the smallest place in old
	before := map[int]int{}
	for _, j := range js {
		n := sort.Search(len(ends), func(k int) bool { return m.from[ends[k]] >= m.from[j] })
		before[j] = -1
		if n > 0 {
			before[j] = ends[n-1]
		}
		if n == len(ends) {
			ends = append(ends, j)
		} else {
			ends[n] = j
		}
	}
	kept := map[int]bool{}
	if len(ends) > 0 {
		for j := ends[len(ends)-1]; j >= 0; j = before[j] {
			kept[j] = true
		}
	}
	return kept
}
