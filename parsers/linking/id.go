package linking

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers/fold"
	"github.com/offerlint/offerlint/parsers/pattern"
)

// A strength says how much an ID says about itself.
type strength uint8

// The strengths. A weak ID (a, 12, iv) counts in a sequence or beside the criterion's text only. A number such as 3.2 may
// be one of the offer's own chapters. A bare one (K1, SEARCH) may be a word of a sentence.
const (
	strong strength = iota
	bare
	dotted
	weak
)

// ids are the IDs of the list.
type ids struct {
	byKey  map[string][]*lint.Criterion
	order  map[*lint.Criterion]int
	shapes map[string]bool
	odd    []*lint.Criterion // IDs with blanks or signs in them, longest first
	// oddFolded are the IDs of odd, folded; oddAt finds them, and oddLengths are the lengths that they have.
	oddFolded  []string
	oddAt      map[string][]int
	oddLengths []int
	weak       int                          // how many IDs are weak
	below      map[string]int               // how many numbers have a parent
	found      map[string][]*lint.Criterion // what was found for IDs as written
}

// mostFound bounds ids.found: a text may be made of nothing but words that are all different.
const mostFound = 100_000

func newIDs(criteria []*lint.Criterion) *ids {
	x := &ids{byKey: map[string][]*lint.Criterion{}, order: map[*lint.Criterion]int{}, shapes: map[string]bool{}, below: map[string]int{}, found: map[string][]*lint.Criterion{}}
	for i, c := range criteria {
		x.order[c] = i
		k := key(c.ID)
		if k == "" {
			continue
		}
		x.byKey[k] = append(x.byKey[k], c)
		x.shapes[shape(k)] = true
		if s := strengthOf(k); s == weak || s == dotted {
			x.weak++
		}
		if p := parent(c); p != "" {
			x.below[p]++
		}
		if strings.ContainsFunc(strings.TrimSpace(c.ID), func(r rune) bool { return !inToken(r) }) {
			x.odd = append(x.odd, c)
		}
	}
	slices.SortStableFunc(x.odd, func(a, b *lint.Criterion) int { return len(b.ID) - len(a.ID) })
	for _, c := range x.odd {
		x.oddFolded = append(x.oddFolded, fold.String(c.ID))
	}
	x.oddAt = map[string][]int{}
	for i, id := range x.oddFolded {
		x.oddAt[id] = append(x.oddAt[id], i)
		x.oddLengths = append(x.oddLengths, len(id))
	}
	slices.Sort(x.oddLengths)
	x.oddLengths = slices.Compact(x.oddLengths)
	return x
}

// key is an ID without what people change about it: case, brackets, punctuation at the ends, leading zeros, kinds of
// dash, and the sign between letters and a number.
func key(id string) string {
	s := strings.Trim(fold.String(id), " .,:;()[]{}<>#§-_\"'*")
	var b strings.Builder
	rs := []rune(s)
	for i := 0; i < len(rs); i++ {
		r := rs[i]
		between := i > 0 && i+1 < len(rs) && unicode.IsLetter(rs[i-1]) && unicode.IsDigit(rs[i+1])
		if between && (r == '-' || r == '_' || r == ' ') {
			continue
		}
		if r == '0' && i+1 < len(rs) && unicode.IsDigit(rs[i+1]) && (i == 0 || !unicode.IsDigit(rs[i-1])) {
			for i+1 < len(rs) && rs[i] == '0' && unicode.IsDigit(rs[i+1]) {
				i++
			}
			r = rs[i]
		}
		b.WriteRune(r)
	}
	return b.String()
}

// shape is a key with its numbers blotted out: k12 → k#. All single letters have one shape.
func shape(key string) string {
	if r, n := utf8.DecodeRuneInString(key); n == len(key) && unicode.IsLetter(r) {
		return "@"
	}
	var b strings.Builder
	last := rune(0)
	for _, r := range key {
		if unicode.IsDigit(r) {
			r = '#'
		}
		if r != '#' || last != '#' {
			b.WriteRune(r)
		}
		last = r
	}
	return b.String()
}

var roman = pattern.Must(`^[ivxlc]{1,6}$`)

func strengthOf(key string) strength {
	letters, digits, others := 0, 0, 0
	for _, r := range key {
		switch {
		case unicode.IsLetter(r):
			letters++
		case unicode.IsDigit(r):
			digits++
		default:
			others++
		}
	}
	switch {
	case letters == 0 && others > 0 && digits > 1:
		return dotted
	case letters == 0, digits == 0 && letters <= 2, roman.MatchString(key):
		return weak
	case digits > 0 && unicode.IsDigit(rune(key[0])) && letters == 1 && others == 0: // 2a
		return weak
	case digits == 0 && others == 0, letters+digits <= 2:
		return bare
	}
	return strong
}

// signed is an ID whose letters and number a sign divides: K-1, REQ_2. Nobody writes that for another thing.
var signed = pattern.Must(`^\p{L}+[-_\x{2010}-\x{2015}\x{2212}]\p{N}`)

// strengthOfID is the strength of an ID as written.
func strengthOfID(id string) strength {
	s := strengthOf(key(id))
	if s == bare && signed.MatchString(strings.Trim(id, " .,:;()[]{}<>#§*")) {
		return strong
	}
	return s
}

// find is the criteria of an ID as written: one, or several that share it.
func (x *ids) find(id string) []*lint.Criterion {
	cs, ok := x.found[id]
	if !ok {
		if cs = x.search(id); len(x.found) < mostFound {
			x.found[id] = cs
		}
	}
	return cs
}

func (x *ids) search(id string) []*lint.Criterion {
	cs := x.byKey[key(id)]
	if len(cs) < 2 {
		return cs
	}
	var exact []*lint.Criterion
	want := strings.Trim(fold.String(id), " .,:;()[]{}")
	for _, c := range cs {
		if strings.Trim(fold.String(c.ID), " .,:;()[]{}") == want {
			exact = append(exact, c)
		}
	}
	return exact
}

// one is the criterion of an ID. Of several with the same ID it is the first that the customer did not withdraw: the
// others have another text and want an answer of their own.
func (x *ids) one(id string) *lint.Criterion {
	cs := x.find(id)
	for _, c := range cs {
		if !c.Withdrawn {
			return c
		}
	}
	if len(cs) > 0 {
		return cs[0]
	}
	return nil
}

func inToken(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || r == '.' || r == '-' || r == '_' || isDash(r)
}

func isDash(r rune) bool { return r >= '\u2010' && r <= '\u2015' || r == '\u2212' }

// An idList is the criteria that the start of a text names.
type idList struct {
	name
	criteria []*lint.Criterion
	ranged   bool
	strength strength
}

// read finds the ID at the start of a text; a nil list says that there is none.
func (x *ids) read(s string) *idList {
	for _, n := range names(s) {
		if c := x.one(n.token); c != nil {
			l := &idList{name: n, criteria: []*lint.Criterion{c}, strength: strengthOfID(n.token)}
			x.more(l, s)
			return l
		}
		if l := x.spaced(n, s); l != nil {
			return l
		}
		if cs := x.dashRange(n.token); cs != nil {
			return &idList{name: n, criteria: cs, ranged: true, strength: strengthOfID(cs[0].ID)}
		}
	}
	return x.oddID(s)
}

// spaced reads "K 12" for K-12.
func (x *ids) spaced(n name, s string) *idList {
	if n.close != "" || n.alone || strings.ContainsFunc(n.token, func(r rune) bool { return !unicode.IsLetter(r) }) {
		return nil
	}
	m, ok := lex(s, n.end)
	if !ok || m.open != "" || m.token == "" || !unicode.IsDigit(rune(m.token[0])) {
		return nil
	}
	if len(n.token) < 2 && m.close == "" && !m.alone && n.word == "" {
		return nil
	}
	c := x.one(n.token + "-" + m.token)
	if c == nil {
		return nil
	}
	m.word, m.open, m.from = n.word, n.open, n.from
	return &idList{name: m, criteria: []*lint.Criterion{c}, strength: strengthOfID(c.ID)}
}

// oddID reads IDs that are more than one token: "§ 4 (1)", "Sheet!7".
func (x *ids) oddID(s string) *idList {
	if len(x.odd) == 0 {
		return nil
	}
	f := fold.String(s)
	var begin []int // the IDs with which the text begins
	for _, n := range x.oddLengths {
		if n > 0 && n <= len(f) {
			begin = append(begin, x.oddAt[f[:n]]...)
		}
	}
	slices.Sort(begin)
	for _, i := range begin {
		c, id := x.odd[i], x.oddFolded[i]
		end := min(len(c.ID), len(s))
		if fold.String(s[:end]) != id { // folding changed the length; the whole text must be the ID
			if f != id {
				continue
			}
			end = len(s)
		}
		n := name{token: s[:end], end: end}
		if r, _ := utf8.DecodeRuneInString(s[end:]); end < len(s) && (unicode.IsLetter(r) || unicode.IsDigit(r)) {
			continue
		}
		if n.punctuation(s) {
			return &idList{name: n, criteria: []*lint.Criterion{c}}
		}
	}
	return nil
}

var (
	listSign  = pattern.Must(`^\s*(?:,|;|/|&|\+|und\b|and\b|sowie\b)\s*`)
	rangeSign = pattern.Must(`^\s*(?:bis|to|through|thru|–|—|-|\.\.\.?|…)\s*`)
)

// more reads the rest of "K-12, K-13 und K-14" or "K-12 bis K-14".
func (x *ids) more(l *idList, s string) {
	numbered := l.strength == bare && strings.ContainsAny(l.token, "0123456789")
	if l.strength != strong && l.strength != dotted && !numbered && l.word == "" {
		return
	}
	for range 50 {
		tail := s[l.end:]
		m := listSign.FindString(tail)
		ranged := false
		if m == "" {
			m, ranged = rangeSign.FindString(tail), true
		}
		if m == "" {
			return
		}
		if ranged && l.strength == weak && strings.Trim(m, " –—-") == "" {
			return // "Anforderung 3 - 5 Nutzer"
		}
		n, ok := lex(s, l.end+len(m))
		if !ok || n.open != l.open {
			return
		}
		c := x.one(n.token)
		if c == nil || shape(key(n.token)) != shape(key(l.token)) {
			return
		}
		if ranged {
			cs := x.between(l.criteria[len(l.criteria)-1], c)
			if cs == nil {
				return
			}
			l.criteria = append(l.criteria, cs[1:]...)
			l.ranged = true
		} else if !slices.Contains(l.criteria, c) {
			l.criteria = append(l.criteria, c)
		}
		l.end, l.rest, l.close, l.alone = n.end, n.rest, n.close, n.alone
	}
}

// dashRange reads "K-12–K-14", a range without blanks.
func (x *ids) dashRange(token string) []*lint.Criterion {
	for i, r := range token {
		if i == 0 || r != '-' && !isDash(r) {
			continue
		}
		a, b := x.one(token[:i]), x.one(token[i+utf8.RuneLen(r):])
		if a != nil && b != nil && shape(key(a.ID)) == shape(key(b.ID)) {
			return x.between(a, b)
		}
	}
	return nil
}

// between is the criteria from a to b in the list's order; nil where b comes first.
func (x *ids) between(a, b *lint.Criterion) []*lint.Criterion {
	i, j := x.order[a], x.order[b]
	if j <= i {
		return nil
	}
	out := make([]*lint.Criterion, 0, j-i+1)
	for c, n := range x.order {
		if n >= i && n <= j {
			out = append(out, c)
		}
	}
	slices.SortFunc(out, func(c, d *lint.Criterion) int { return x.order[c] - x.order[d] })
	return out
}
