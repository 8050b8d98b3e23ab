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

const (
	alike     = 0.9  // from here a text repeats the criterion
	apart     = 0.1  // the next criterion must be less similar by this much
	mostRunes = 4000 // longer texts are compared by their beginning
)

// quotes finds criteria by their own words.
type quotes struct {
	texts   []saying
	of      map[*lint.Criterion][]int
	own     map[*lint.Criterion][]string // title, text and the lines of the text, folded
	exact   map[string][]int
	byTitle map[string][]*lint.Criterion
	runes   []int // lengths of the texts, ascending
	near    [3]*pieces
	seen    map[string]match
}

// A saying is one wording of a criterion: its text, or its title and text.
type saying struct {
	c     *lint.Criterion
	text  string // folded, without ID and closing punctuation
	runes int
}

// A match is what a text repeats.
type match struct {
	c    *lint.Criterion
	like float64
	// clear says that the text alone tells which criterion it is: no other comes near, and what differs changes no meaning.
	clear bool
	exact bool
}

func newQuotes(criteria []*lint.Criterion) *quotes {
	q := &quotes{
		of: map[*lint.Criterion][]int{}, exact: map[string][]int{}, own: map[*lint.Criterion][]string{},
		byTitle: map[string][]*lint.Criterion{}, seen: map[string]match{},
	}
	for _, c := range criteria {
		for _, t := range wordings(c) {
			i := len(q.texts)
			q.texts = append(q.texts, saying{c: c, text: t, runes: utf8.RuneCountInString(t)})
			q.of[c] = append(q.of[c], i)
			q.exact[t] = append(q.exact[t], i)
			q.runes = append(q.runes, q.texts[i].runes)
		}
		q.own[c] = []string{normal(c.Title), normal(c.Text)}
		if t := q.own[c][0]; t != "" {
			q.byTitle[t] = append(q.byTitle[t], c)
		}
		for _, line := range strings.Split(c.Text, "\n") {
			q.own[c] = append(q.own[c], normal(line))
		}
	}
	slices.Sort(q.runes)
	q.runes = slices.Compact(q.runes)
	return q
}

// wordings are the ways to quote a criterion in full.
func wordings(c *lint.Criterion) []string {
	text, title := normal(c.Text), normal(c.Title)
	if text == "" {
		text, title = title, ""
	}
	out := []string{text}
	if id := fold.String(c.ID); id != "" && strings.HasPrefix(text, id) { // the ID stands inside the text
		out = append(out, normal(strings.TrimLeft(text[len(id):], " .:)-")))
	}
	if title != "" && title != text {
		out = append(out, normal(title+" "+text))
	}
	return slices.DeleteFunc(out, func(s string) bool { return s == "" })
}

// normal is a text folded for comparing, without quotes around it and punctuation at its end.
func normal(s string) string {
	s = fold.String(s)
	for s != "" && closing[s[0]] {
		s = s[1:]
	}
	for s != "" && closing[s[len(s)-1]] {
		s = s[:len(s)-1]
	}
	return s
}

// closing are the signs that normal takes away at the ends.
var closing = [256]bool{' ': true, '.': true, ';': true, ':': true, ',': true, '"': true, '\'': true, '*': true, '_': true}

var word = pattern.Must(`[\p{L}\p{N}]+`)

func distinct(s string) []string {
	ws := strings.FieldsFunc(s, notInWord)
	slices.Sort(ws)
	return slices.Compact(ws)
}

// notInWord is what the pattern word leaves out.
func notInWord(r rune) bool {
	if r < utf8.RuneSelf {
		return (r < 'a' || r > 'z') && (r < '0' || r > '9') && (r < 'A' || r > 'Z')
	}
	return !unicode.IsLetter(r) && !unicode.Is(unicode.N, r)
}

// long reports whether a folded text is long enough to tell something by its words.
func long(s string) bool {
	if len(s) >= 4*20 || utf8.RuneCountInString(s) >= 20 {
		return true
	}
	words, in := 0, false
	for _, r := range s {
		if now := !notInWord(r); now != in {
			in = now
			words += one(in)
		}
	}
	return words >= 3
}

func one(b bool) int {
	if b {
		return 1
	}
	return 0
}

// find is the criterion that a text repeats. The zero value says that there is none.
func (q *quotes) find(s string) match {
	if len(q.runes) == 0 || len(s)/utf8.UTFMax > 2*q.runes[len(q.runes)-1]+100 {
		return match{} // too long, however many blanks it has
	}
	s = normal(s)
	if !long(s) || !q.plausible(utf8.RuneCountInString(s)) {
		return match{}
	}
	if m, ok := q.seen[s]; ok {
		return m
	}
	m := q.search(s)
	q.seen[s] = m
	return m
}

// plausible reports whether any criterion has about n runes.
func (q *quotes) plausible(n int) bool {
	i, _ := slices.BinarySearch(q.runes, n*9/10)
	return i < len(q.runes) && q.runes[i]*9 <= n*10+10
}

func (q *quotes) search(s string) match {
	if m, ok := q.literal(s); ok {
		return m
	}
	own := newWanted(s)
	best := q.first(own, s)
	if best.c == nil {
		return match{} // which is so for nearly all that we write ourselves
	}
	best.clear = q.alone(own, s, best) && !slices.ContainsFunc(q.of[best.c], func(i int) bool {
		return likeness(s, q.texts[i].text) == best.like && tells(s, q.texts[i].text)
	})
	return best
}

// first is a criterion that a text repeats. Another one that it repeats too makes it unclear which is meant, whichever comes
// first here.
func (q *quotes) first(own *wanted, s string) match {
	for i := range q.like(own, 1-alike) {
		if c := q.texts[i].c; likeness(s, q.texts[i].text) >= alike {
			m := match{c: c}
			for _, k := range q.of[c] {
				m.like = max(m.like, likeness(s, q.texts[k].text))
			}
			return m
		}
	}
	return match{}
}

// alone reports whether no other criterion comes near to the best one.
func (q *quotes) alone(own *wanted, s string, best match) bool {
	for i := range q.like(own, 1-best.like+apart) {
		if t := q.texts[i]; t.c != best.c && best.like-likeness(s, t.text) < apart {
			return false
		}
	}
	return true
}

// literal finds criteria that say exactly s. Where several do, the text alone does not tell which.
func (q *quotes) literal(s string) (match, bool) {
	is := q.exact[s]
	if len(is) == 0 {
		return match{}, false
	}
	c := q.texts[is[0]].c
	only := !slices.ContainsFunc(is, func(i int) bool { return q.texts[i].c != c })
	return match{c: c, like: 1, clear: only, exact: only}, true
}

// agrees is how similar a text is to one criterion, whatever else it is similar to; 0 where that is less than alike.
func (q *quotes) agrees(c *lint.Criterion, s string) float64 {
	s = normal(s)
	n := utf8.RuneCountInString(s)
	best := 0.0
	for _, i := range q.of[c] {
		t := q.texts[i]
		if n*10 < t.runes*9-10 || t.runes*10 < n*9-10 {
			continue
		}
		if isAlike(s, t.text) {
			best = max(best, likeness(s, t.text))
		}
	}
	return best
}

// repeats reports whether a text repeats the criterion, its title, or one of the lines of its text.
func (q *quotes) repeats(c *lint.Criterion, s string) bool {
	n := normal(s)
	if n == "" {
		return false
	}
	own := q.own[c]
	if n == own[0] || n == own[1] || long(n) && q.agrees(c, n) >= alike {
		return true
	}
	for _, t := range own[2:] {
		if closeLengths(t, n) && long(t) && isAlike(t, n) {
			return true
		}
	}
	return false
}

func closeLengths(a, b string) bool {
	m, n := utf8.RuneCountInString(a), utf8.RuneCountInString(b)
	return m*10 >= n*9-10 && n*10 >= m*9-10
}
