package phrase

import (
	"strings"
	"unicode/utf8"
)

// A lexicon numbers the words, marks and stems that the patterns speak of, so that a word of the text is looked up
// once for all of them.
type lexicon struct {
	ids   map[string]int32
	marks [utf8.RuneSelf]int32 // the numbers of punctuation marks of ASCII
	roles []role               // by number of the word; 0 stands for all words that no pattern has

	heads stems // beginnings of words: geplant*
	tails stems // ends of words, reversed: *bedingungen
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

// add notes the word, the beginning or the end of a term.
func (l *lexicon) add(t *term) {
	switch {
	case t.open:
		l.heads.list = append(l.heads.list, t.key)
	case t.tail:
		l.tails.list = append(l.tails.list, reversed(t.key))
	default:
		l.word(t.key)
	}
}

// sort brings the stems in order; add must not be called after it.
func (l *lexicon) sort() {
	l.heads.sort()
	l.tails.sort()
}

// number gives a term its number.
func (l *lexicon) number(t *term) {
	switch {
	case t.open:
		t.stem = l.heads.number(t.key)
	case t.tail:
		t.stem = l.tails.number(reversed(t.key))
	default:
		t.word = l.ids[t.key]
	}
}

// fits reports whether a token may be what a term means; its hyphens are not looked at.
func (l *lexicon) fits(e *term, t *token) bool {
	switch {
	case e.open:
		return l.heads.extends(t.stem, e.stem)
	case e.tail:
		return l.tails.extends(t.tailed, e.stem)
	}
	return t.word == e.word
}
