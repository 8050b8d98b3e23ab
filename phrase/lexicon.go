package phrase

import (
	"slices"
	"sort"
	"strings"
	"unicode/utf8"
)

// A lexicon numbers the words, marks and stems that the patterns speak of, so that a word of the text is looked up
// once for all of them.
type lexicon struct {
	ids   map[string]int32
	marks [utf8.RuneSelf]int32 // the numbers of punctuation marks of ASCII
	roles []role               // by number of the word; 0 stands for all words that no pattern has

	stems  []string   // sorted
	parent []int32    // stem → the longest other stem that it begins with; -1: none
	bucket [257]int32 // byte → the first stem that begins with it or a greater one
}

// A role is what a word means for the borders of sentences and words.
type role uint8

const (
	abbrDE      role = 1 << iota // German abbreviation: its dot does not end a sentence
	abbrEN                       // the same in English
	abbrNumber                   // an abbreviation only before a number: "state of the art." ends a sentence, "Art. IV" does not
	conjunction                  // joins parts of words: "Liefer- und Leistungsbedingungen"
)

// roleWords are the words with a role, folded. What mostly ends a sentence before a capital ("usw.", "etc.") is left out.
var roleWords = []struct {
	role  role
	words string
}{
	{abbrDE, `abb abs abschn abt abzgl allg anl anm aufl bd beil bes bezgl bspw bzgl bzw ca dergl dipl dr einschl entspr evtl
		exkl ff geb gem ges ggf ggfs ggü hr hrsg inkl insb insbes kap lfd lt max mind min mio mrd nr nrn pkt pos prof rd rn
		sog st str tab tel tsd vgl vors vorl vs ziff zit zzgl zzt jan feb apr aug sept okt nov dez`},
	{abbrEN, `approx cf dept dr eg est excl fig figs ie incl max min mr mrs ms para paras prof resp sect st vol vs viz jan feb
		apr aug sept oct nov dec`},
	{abbrNumber, `anh art no nos sec`},
	{conjunction, `als and as bis bzw nor oder or resp sowie to und`},
}

func newLexicon() *lexicon {
	l := &lexicon{ids: map[string]int32{}, roles: []role{0}}
	for _, rw := range roleWords {
		for _, w := range strings.Fields(rw.words) {
			l.roles[l.word(w)] |= rw.role
		}
	}
	return l
}

// word is the number of a word, a new one where it has none yet.
func (l *lexicon) word(key string) int32 {
	id, ok := l.ids[key]
	if !ok {
		id = int32(len(l.roles))
		l.ids[key] = id
		l.roles = append(l.roles, 0)
		if len(key) == 1 {
			l.marks[key[0]] = id
		}
	}
	return id
}

// mark is the number of a punctuation mark of the text, 0 where no pattern has it.
func (l *lexicon) mark(s string) int32 {
	if len(s) == 1 && s[0] < utf8.RuneSelf && s[0] != '`' && s[0] != '\'' {
		return l.marks[s[0]]
	}
	return l.ids[foldMark(s)]
}

// add notes the word or stem of a term.
func (l *lexicon) add(t *term) {
	if t.open {
		l.stems = append(l.stems, t.key)
		return
	}
	l.word(t.key)
}

// sortStems brings the stems in order; add must not be called after it.
func (l *lexicon) sortStems() {
	slices.Sort(l.stems)
	l.stems = slices.Compact(l.stems)
	l.parent = make([]int32, len(l.stems))
	for i, s := range l.stems {
		p := int32(i - 1)
		for p >= 0 && !strings.HasPrefix(s, l.stems[p]) {
			p = l.parent[p]
		}
		l.parent[i] = p
	}
	for c := range l.bucket {
		l.bucket[c] = int32(sort.Search(len(l.stems), func(i int) bool { return int(l.stems[i][0]) >= c }))
	}
}

// number gives a term its number.
func (l *lexicon) number(t *term) {
	if !t.open {
		t.word = l.ids[t.key]
		return
	}
	i, _ := slices.BinarySearch(l.stems, t.key)
	t.stem = int32(i)
}

// fits reports whether a token may be what a term means; its hyphens are not looked at.
func (l *lexicon) fits(e *term, t *token) bool {
	return !e.open && t.word == e.word || e.open && l.extends(t.stem, e.stem)
}

// extends reports whether the stem a begins with the stem b or is b.
func (l *lexicon) extends(a, b int32) bool {
	for a > b {
		a = l.parent[a]
	}
	return a == b
}

// stem is the longest stem that the word begins with, or -1. All others are its parents: whatever sorts between a stem
// and a word that begins with it begins with it, too.
func (l *lexicon) stem(key []byte) int32 {
	if len(key) == 0 {
		return -1
	}
	lo, hi := l.bucket[key[0]], l.bucket[int(key[0])+1]
	first := lo
	for lo < hi {
		mid := (lo + hi) / 2
		if l.stems[mid] <= string(key) {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo == first {
		return -1
	}
	s := lo - 1
	for s >= 0 && (len(l.stems[s]) > len(key) || string(key[:len(l.stems[s])]) != l.stems[s]) {
		s = l.parent[s]
	}
	return s
}
