package linking

import (
	"slices"
	"sort"
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
	mostTried = 40   // criteria compared in full with one text, those that share the most words first
)

// quotes finds criteria by their own words.
type quotes struct {
	texts   []saying
	of      map[*lint.Criterion][]int
	own     map[*lint.Criterion][]string // title, text and the lines of the text, folded
	words   map[string]int32             // numbers of the distinct words
	holders [][]int32                    // word → texts, the short ones first
	asked   []bool                       // scratch: the frequent words of the text that is looked for
	exact   map[string][]int
	byTitle map[string][]*lint.Criterion
	runes   []int // lengths of the texts, ascending
	lengths []int // lengths of the texts, in their order
	rough   []sketch
	seen    map[string]match
	shared  []int // scratch: words that each text shares with the one that is looked for
}

// A saying is one wording of a criterion: its text, or its title and text.
type saying struct {
	c     *lint.Criterion
	text  string // folded, without ID and closing punctuation
	runes int
	words []int32 // distinct
	bag   bag
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
		of: map[*lint.Criterion][]int{}, words: map[string]int32{}, exact: map[string][]int{},
		own: map[*lint.Criterion][]string{}, byTitle: map[string][]*lint.Criterion{}, seen: map[string]match{},
	}
	for _, c := range criteria {
		for _, t := range wordings(c) {
			i := len(q.texts)
			ws := distinct(t)
			q.texts = append(q.texts, saying{c: c, text: t, runes: utf8.RuneCountInString(t), words: q.numbers(ws, i), bag: newBag(t)})
			q.of[c] = append(q.of[c], i)
			q.exact[t] = append(q.exact[t], i)
			q.runes, q.lengths = append(q.runes, q.texts[i].runes), append(q.lengths, q.texts[i].runes)
			q.rough = append(q.rough, q.texts[i].bag.sketch())
		}
		q.own[c] = []string{normal(c.Title), normal(c.Text)}
		if t := q.own[c][0]; t != "" {
			q.byTitle[t] = append(q.byTitle[t], c)
		}
		for _, line := range strings.Split(c.Text, "\n") {
			q.own[c] = append(q.own[c], normal(line))
		}
	}
	for _, is := range q.holders {
		slices.SortStableFunc(is, func(a, b int32) int { return q.lengths[a] - q.lengths[b] })
	}
	q.shared, q.asked = make([]int, len(q.texts)), make([]bool, len(q.words))
	slices.Sort(q.runes)
	q.runes = slices.Compact(q.runes)
	return q
}

// numbers are those of the words of text i, which is noted with each.
func (q *quotes) numbers(ws []string, i int) []int32 {
	ns := make([]int32, len(ws))
	for k, w := range ws {
		n, ok := q.words[w]
		if !ok {
			n = int32(len(q.holders))
			q.words[w] = n
			q.holders = append(q.holders, nil)
		}
		q.holders[n] = append(q.holders[n], int32(i))
		ns[k] = n
	}
	return ns
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
	return strings.Trim(fold.String(s), " .;:,\"'*_")
}

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
	own := cut(s)
	e := newEdits(own)
	// beyond reports whether a text is less similar than that. The distance that likeness takes from a diff is never smaller
	// than the true one.
	beyond := func(i int, like float64) bool {
		theirs := cut(q.texts[i].text)
		return e.beyond(theirs, int((1-like)*float64(max(len(own), len(theirs))))+1)
	}
	near, _ := q.candidates(s, narrow)
	if !slices.ContainsFunc(near, func(i int) bool { return !beyond(i, alike) }) {
		return match{} // which is so for nearly all that we write ourselves
	}
	near, also := q.candidates(s, wide)
	best, next := match{}, 0.0
	for n, i := range append(near, also...) {
		if n == len(near) && best.like < alike {
			break
		}
		t := q.texts[i]
		if beyond(i, alike-apart) {
			continue // neither repeats the criterion nor makes it unclear which one is meant
		}
		v := likeness(s, t.text)
		switch {
		case v > best.like && t.c != best.c:
			best, next = match{c: t.c, like: v}, best.like
		case t.c == best.c:
			best.like = max(best.like, v)
		default:
			next = max(next, v)
		}
		if next >= alike {
			break // twins: no closer look makes it clear
		}
	}
	if best.like < alike {
		return match{}
	}
	best.clear = best.like-next >= apart && !slices.ContainsFunc(q.of[best.c], func(i int) bool {
		return likeness(s, q.texts[i].text) == best.like && tells(s, q.texts[i].text)
	})
	return best
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

// candidates are the texts that may be similar to s: of about its length, and sharing at least four words in ten. Near are
// those that may repeat it; the others may come close enough to make it unclear which one is meant.
// A narrow look finds all that are near, and leaves out others.
func (q *quotes) candidates(s string, slack int) (near, also []int) {
	n, ws := utf8.RuneCountInString(s), distinct(s)
	byShared := make([][]int, len(ws)+1)
	letters := newBag(s)
	for _, i := range q.sharing(ws, letters.sketch(), n, slack) {
		byShared[q.shared[i]] = append(byShared[q.shared[i]], i)
		q.shared[i] = 0
	}
	for _, is := range slices.Backward(byShared) {
		slices.Sort(is)
		for _, i := range is {
			if len(near)+len(also) >= mostTried {
				return near, also
			}
			t := &q.texts[i]
			switch d, longer := letters.distance(&t.bag), max(n, t.runes); {
			case d*10 <= longer:
				near = append(near, i)
			case d*5 <= longer:
				also = append(also, i)
			}
		}
	}
	return near, also
}

// How much longer one of two texts may be than the other, in tenths of the longer.
const (
	narrow = 1
	wide   = 2
)

// enough is how many words in common are four in ten of so many.
func enough(words int) int { return (4*words + 9) / 10 }

// sharing are the texts of about n runes with at least four words in ten in common with ws; how many is in q.shared. Such a
// text has at least one of the rarer words, which leaves out those that stand in every text: "das System muss". Texts with
// other letters, which candidates would leave out, are left out already.
func (q *quotes) sharing(ws []string, rough sketch, n, slack int) []int {
	var known []int32
	for _, w := range ws {
		if k, ok := q.words[w]; ok {
			known = append(known, k)
		}
	}
	if len(known) < enough(len(ws)) {
		return nil
	}
	slices.SortFunc(known, func(a, b int32) int { return len(q.holders[a]) - len(q.holders[b]) })
	rare := min(len(known), len(known)-enough(len(ws))+1)
	for rare < len(known) && len(q.holders[known[rare]])*3 < len(q.texts) {
		rare++ // to count a word is quicker than to look later whether a text has it, unless nearly all have it
	}
	var seen []int
	for _, k := range known[:rare] {
		is := q.holders[k]
		first := sort.Search(len(is), func(j int) bool { return q.lengths[is[j]]*10 >= n*(10-slack)-10 })
		for _, i := range is[first:] {
			if n*10 < q.lengths[i]*(10-slack)-10 {
				break
			}
			if q.shared[i]++; q.shared[i] == 1 {
				seen = append(seen, int(i))
			}
		}
	}
	frequent := known[rare:]
	for _, k := range frequent {
		q.asked[k] = true
	}
	out := seen[:0]
	for _, i := range seen {
		if q.shared[i]+len(frequent) < enough(len(ws)) || rough.distance(&q.rough[i])*10 > slack*max(n, q.lengths[i]) {
			q.shared[i] = 0 // has too few of the words, or other letters
			continue
		}
		want := enough(max(len(ws), len(q.texts[i].words)))
		if q.shared[i]+len(frequent) >= want {
			for _, k := range q.texts[i].words {
				q.shared[i] += one(q.asked[k])
			}
		}
		if q.shared[i] >= want {
			out = append(out, i)
		} else {
			q.shared[i] = 0
		}
	}
	for _, k := range frequent {
		q.asked[k] = false
	}
	return out
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
