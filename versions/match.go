package versions

import (
	"cmp"
	"slices"
	"strings"
)

// How alike two texts must be to be one, from 0 to 1. Under the same ID little is enough; less is another meaning. In the same
// section and between the same neighbours there are few to confuse it with.
const (
	likeSameID   = 0.4
	likeBetween  = 0.4
	likeSection  = 0.6
	likeAnywhere = 0.75
	likeStranger = 0.5 // by the words of content alone, where the IDs differ
)

// A matcher says which entry of the new version is which of the old.
type matcher struct {
	old, new []*Entry
	of       []int // old → new; -1 for none
	from     []int // new → old; -1 for none
	foreign  []bool
	absorbed map[*Entry]bool // reported with the entry that they were merged into, or split from
}

func newMatcher(old, updated []*Entry) *matcher {
	m := &matcher{old: old, new: updated, of: make([]int, len(old)), from: make([]int, len(updated)), foreign: make([]bool, len(old)), absorbed: map[*Entry]bool{}}
	for i := range m.of {
		m.of[i] = -1
	}
	for j := range m.from {
		m.from[j] = -1
	}
	return m
}

func (m *matcher) pair(i, j int) { m.of[i], m.from[j] = j, i }

// match pairs what is the same, the surest first.
func (m *matcher) match() {
	m.pairBy(func(e *Entry) string { return key(e, e.id, e.place, e.print) }, false)
	m.pairBy(func(e *Entry) string { return key(e, e.id, e.print) }, false)
	m.pairBy(func(e *Entry) string { return key(e, e.place, e.print) }, true)
	m.pairBy(func(e *Entry) string { return key(e, e.print) }, true)
	m.pairIDs(likeSameID)
	m.pairTwins()
	m.pairBy(func(e *Entry) string { return key(e, e.place, e.print) }, false)
	m.pairBy(func(e *Entry) string { return key(e, e.print) }, false)
	m.pairSimilar()
	m.pairNeighbours()
	m.pairIDs(0)
}

// key joins what two entries must have in common; "" where a part that tells them apart is missing.
func key(e *Entry, parts ...string) string {
	if parts[0] == "" || e.print == "" {
		return ""
	}
	kind := "criterion"
	if e.Position != nil {
		kind = "position"
	}
	return kind + "\x00" + strings.Join(parts, "\x00")
}

// section is a section for comparing, without its number.
func section(s string) string {
	var words []string
	for _, t := range tokens(s) {
		if t.word && !numeric(t.folded) {
			words = append(words, t.folded)
		}
	}
	return " " + strings.Join(words, " ")
}

// pairBy pairs entries with the same key: the first with the first, or only those whose key both versions have once.
func (m *matcher) pairBy(key func(*Entry) string, once bool) {
	waiting := map[string][]int{}
	for j, e := range m.new {
		if k := ""; m.from[j] < 0 {
			if k = key(e); k != "" {
				waiting[k] = append(waiting[k], j)
			}
		}
	}
	times := map[string]int{}
	for i, e := range m.old {
		if m.of[i] < 0 {
			times[key(e)]++
		}
	}
	for i, e := range m.old {
		if m.of[i] >= 0 {
			continue
		}
		k := key(e)
		js := waiting[k]
		if k == "" || len(js) == 0 || once && (len(js) > 1 || times[k] > 1) {
			continue
		}
		m.pair(i, js[0])
		waiting[k] = js[1:]
	}
}

// pairTwins pairs entries with the same words that stand beside the same neighbour: of several that read alike, the neighbour
// tells which is which.
func (m *matcher) pairTwins() {
	alike := func(i, j int) bool {
		return i >= 0 && j >= 0 && i < len(m.old) && j < len(m.new) && m.of[i] < 0 && m.from[j] < 0 &&
			m.old[i].print != "" && m.old[i].print == m.new[j].print && kindOf(m.old[i]) == kindOf(m.new[j])
	}
	for i := range m.old {
		if j := m.of[i]; j >= 0 && alike(i+1, j+1) {
			m.pair(i+1, j+1)
		}
	}
	for i := len(m.old) - 1; i > 0; i-- {
		if j := m.of[i]; j >= 0 && alike(i-1, j-1) {
			m.pair(i-1, j-1)
		}
	}
}

// pairIDs pairs entries with the same ID whose texts are alike enough. Below likeSameID they ask for something else.
func (m *matcher) pairIDs(enough float64) {
	waiting := map[string][]int{}
	for j, e := range m.new {
		if m.from[j] < 0 && e.ID != "" {
			waiting[kindOf(e)+e.id] = append(waiting[kindOf(e)+e.id], j)
		}
	}
	for i, e := range m.old {
		js := waiting[kindOf(e)+e.id]
		if m.of[i] >= 0 || e.ID == "" || len(js) == 0 {
			continue
		}
		// Many texts under one ID is a fault of the customer's; comparing all with all would be slow.
		for k, j := range js[:min(len(js), maxCandidates)] {
			like := similarity(e.words, m.new[j].words)
			if like < enough {
				continue
			}
			m.pair(i, j)
			m.foreign[i] = like < likeSameID
			waiting[kindOf(e)+e.id] = slices.Delete(slices.Clone(js), k, k+1)
			break
		}
	}
}

func kindOf(e *Entry) string {
	if e.Position != nil {
		return "position "
	}
	return "criterion "
}

// maxCandidates bounds how many texts one is compared with; rareIn how many texts a word may stand in to lead to them.
const (
	maxCandidates = 8
	maxRareWords  = 12
	rareIn        = 64
)

// An index finds entries by their rarer words.
type index struct {
	es    []*Entry
	where map[string][]int
}

// newIndex indexes those entries that are open.
func newIndex(es []*Entry, open func(int) bool) *index {
	x := &index{es, map[string][]int{}}
	for j, e := range es {
		if !open(j) {
			continue
		}
		for _, w := range e.words {
			if js := x.where[w]; len(js) == 0 || js[len(js)-1] != j {
				x.where[w] = append(js, j)
			}
		}
	}
	return x
}

// like lists the entries that share most rare words with e, at most maxCandidates.
func (x *index) like(e *Entry) []int {
	words := slices.DeleteFunc(slices.Compact(slices.Sorted(slices.Values(e.words))), func(w string) bool {
		n := len(x.where[w])
		return n == 0 || n > rareIn
	})
	slices.SortStableFunc(words, func(a, b string) int { return cmp.Compare(len(x.where[a]), len(x.where[b])) })
	shared := map[int]float64{}
	for _, w := range words[:min(len(words), maxRareWords)] {
		for _, j := range x.where[w] {
			shared[j] += 1 / float64(len(x.where[w]))
		}
	}
	var js []int
	for j := range shared {
		if kindOf(x.es[j]) == kindOf(e) {
			js = append(js, j)
		}
	}
	slices.SortFunc(js, func(a, b int) int { return cmp.Or(cmp.Compare(shared[b], shared[a]), cmp.Compare(a, b)) })
	return js[:min(len(js), maxCandidates)]
}

// pairSimilar pairs the entries whose texts are most alike, those in the same section first.
func (m *matcher) pairSimilar() {
	type couple struct {
		i, j int
		like float64
		near bool // in the same section
		next bool // behind the same entry, or before it
	}
	var couples []couple
	x := newIndex(m.new, func(j int) bool { return m.from[j] < 0 })
	for i, e := range m.old {
		if m.of[i] >= 0 {
			continue
		}
		for _, j := range x.like(e) {
			if strangers(e, m.new[j]) {
				continue
			}
			c := couple{i, j, similarity(e.words, m.new[j].words), e.place == m.new[j].place, m.beside(i, j)}
			if c.like >= likeAnywhere || c.near && c.like >= likeSection {
				couples = append(couples, c)
			}
		}
	}
	slices.SortStableFunc(couples, func(a, b couple) int {
		if a.near != b.near {
			if a.near {
				return -1
			}
			return 1
		}
		if a.like == b.like && a.next != b.next {
			if a.next {
				return -1
			}
			return 1
		}
		return cmp.Or(cmp.Compare(b.like, a.like), cmp.Compare(a.i, b.i), cmp.Compare(a.j, b.j))
	})
	for _, c := range couples {
		if m.of[c.i] < 0 && m.from[c.j] < 0 {
			m.pair(c.i, c.j)
		}
	}
}

// beside reports whether two entries stand beside the same neighbour.
func (m *matcher) beside(i, j int) bool {
	return i > 0 && j > 0 && m.of[i-1] == j-1 || i+1 < len(m.old) && j+1 < len(m.new) && m.of[i+1] == j+1
}

// strangers reports whether the customer numbers two entries apart and they share less than half of the words that carry
// what is asked: "Das System muss …" makes short texts look alike that ask for different things.
func strangers(a, b *Entry) bool {
	if a.ID == "" || b.ID == "" || a.id == b.id {
		return false
	}
	return similarity(content(a.words), content(b.words)) < likeStranger
}

// content leaves out the words that stand in every requirement.
func content(words []string) []string {
	return slices.DeleteFunc(slices.Clone(words), func(w string) bool { return fillers()[w] || modals()[w] || subjects()[w] })
}

// pairNeighbours pairs an entry with one that is less like it where both stand alone between the same neighbours.
func (m *matcher) pairNeighbours() {
	for i, e := range m.old {
		if m.of[i] >= 0 {
			continue
		}
		j := 0
		if i > 0 {
			if m.of[i-1] < 0 {
				continue
			}
			j = m.of[i-1] + 1
		}
		switch {
		case j >= len(m.new) || m.from[j] >= 0 || kindOf(e) != kindOf(m.new[j]):
		case e.ID != "" && m.new[j].ID != "" && e.id != m.new[j].id:
			// The customer says that it is another one.
		case i+1 < len(m.old) && (j+1 >= len(m.new) || m.of[i+1] != j+1), i+1 == len(m.old) && j+1 != len(m.new):
		case similarity(e.words, m.new[j].words) >= likeBetween:
			m.pair(i, j)
		}
	}
}

// similarity is how much two texts have in common: twice the words of the shortest difference that stay, by all words.
func similarity(a, b []string) float64 {
	if len(a)+len(b) == 0 {
		return 1
	}
	same := 0
	for _, r := range difference(asTokens(a), asTokens(b)) {
		if r.op == Same {
			same += r.n
		}
	}
	return 2 * float64(same) / float64(len(a)+len(b))
}

func asTokens(words []string) []token {
	ts := make([]token, len(words))
	for i, w := range words {
		ts[i] = token{folded: w}
	}
	return ts
}

// vocabulary is every word of the new version.
func (m *matcher) vocabulary() map[string]bool {
	known := map[string]bool{}
	for _, e := range m.new {
		for _, w := range e.words {
			known[w] = true
		}
	}
	return known
}
