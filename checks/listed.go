package checks

import (
	"iter"
	"slices"
	"sort"
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"

	"github.com/offerlint/offerlint/lint"
)

// A listing says where the assumptions of the register stand in the offer.
type listing struct {
	all     []*listedAssumption
	answers map[*lint.Block][]lint.Found // what each block answers, one entry without criterion where it answers nothing
	words   map[*lint.Block][]foldedWord
	blocks  []*lint.Block
	by      map[*lint.Criterion][]*lint.Block // what answers a criterion; nil: what answers none
}

// A listedAssumption is an entry of the register with the sentences of the offer that say so.
type listedAssumption struct {
	*lint.Assumption
	words  []foldedWord
	places []statement
}

// A statement is a sentence of the offer.
type statement struct {
	block      *lint.Block
	start, end int // block.Str[start:end]
	about      lint.Found
}

// finding is a finding about the statement.
func (s statement) finding(match string) lint.Finding {
	return lint.Finding{
		Criterion: s.about.Criterion, Response: s.about.Response, At: s.block.At(s.start, s.end), Match: match,
	}
}

func (s statement) text() string { return s.block.Str[s.start:s.end] }

// listingOf looks for the assumptions of the register in the offer. It costs nothing where there are none.
func listingOf(p *lint.Pass) *listing {
	l := &listing{answers: map[*lint.Block][]lint.Found{}, words: map[*lint.Block][]foldedWord{}, by: map[*lint.Criterion][]*lint.Block{}}
	if len(p.Bid.Register.Assumptions) == 0 {
		return l
	}
	for b, f := range places(p) {
		if _, ok := l.answers[b]; !ok {
			l.blocks = append(l.blocks, b)
			l.words[b] = foldedWords(b.Str)
		}
		l.answers[b] = append(l.answers[b], f)
		l.by[f.Criterion] = append(l.by[f.Criterion], b)
	}
	for _, a := range p.Bid.Register.Assumptions {
		e := &listedAssumption{Assumption: a, words: foldedWords(a.Text)}
		for _, b := range l.blocksFor(e) {
			if s, ok := l.find(e, b); ok {
				e.places = append(e.places, s)
			}
		}
		l.all = append(l.all, e)
	}
	return l
}

// blocksFor are the blocks in which the sentence of an entry may stand: those that answer its criterion, and those that answer
// none; all where it names no criterion.
func (l *listing) blocksFor(e *listedAssumption) []*lint.Block {
	switch {
	case e.Criterion == "":
		return l.blocks
	case e.Of == nil:
		return l.by[nil]
	}
	return slices.Concat(l.by[e.Of], l.by[nil])
}

// find looks for an assumption in a block: its words one after the other, or a sentence that is a part of the entry.
func (l *listing) find(e *listedAssumption, b *lint.Block) (statement, bool) {
	about, ok := l.meant(e, b)
	if !ok {
		return statement{}, false
	}
	words := l.words[b]
	if i := indexWords(words, e.words); i >= 0 && (len(e.words) >= leastWordsOfSentence || len(e.words) == len(words)) {
		return statement{b, words[i].start, words[i+len(e.words)-1].end, about}, true
	}
	for s := range sentences(b) {
		if said := within(words, s); len(said) > leastWordsOfSentence && indexWords(e.words, said) >= 0 {
			return statement{b, s[0], s[1], about}, true
		}
	}
	return statement{}, false
}

// sentences yields where the sentences of a block begin and end.
func sentences(b *lint.Block) iter.Seq[[2]int] {
	return func(yield func([2]int) bool) {
		for from := 0; from < len(b.Str); {
			_, to := sentenceAt(b.Str, from, from+1)
			if !yield([2]int{from, to}) {
				return
			}
			from = to + 1
		}
	}
}

// within are the words of a part of a text.
func within(words []foldedWord, part [2]int) []foldedWord {
	from := sort.Search(len(words), func(i int) bool { return words[i].start >= part[0] })
	to := sort.Search(len(words), func(i int) bool { return words[i].start >= part[1] })
	return words[from:max(from, to)]
}

// leastWordsOfSentence is how many words an entry has at least that is found inside a text: "Annahme" alone stands everywhere.
const leastWordsOfSentence = 3

// meant is what a block answers, if the entry may be about it: the criterion of the entry, or no criterion.
func (l *listing) meant(e *listedAssumption, b *lint.Block) (lint.Found, bool) {
	for _, f := range l.answers[b] {
		if e.Criterion == "" || f.Criterion == nil || f.Criterion == e.Of {
			return f, true
		}
	}
	return lint.Found{}, false
}

// of is the entry that lists the sentence in which a phrase was found; nil for none. What was withdrawn is not listed.
func (l *listing) of(h lint.Hit) *listedAssumption {
	for _, e := range l.all {
		if e.Status != lint.AssumptionWithdrawn && l.holds(e, h) {
			return e
		}
	}
	return nil
}

// holds reports whether the sentence of a phrase is the one of an entry.
func (l *listing) holds(e *listedAssumption, h lint.Hit) bool {
	for _, s := range e.places {
		from, to := sentenceAt(s.block.Str, s.start, s.end)
		if s.block == h.Block && h.Start < to && from < h.End {
			return true
		}
	}
	return false
}

// similar is the entry that was probably meant for the sentence of a phrase: one that stands nowhere as it is written, or
// stands in the response to another criterion, or was withdrawn. It is nil for none.
func (l *listing) similar(h lint.Hit) *listedAssumption {
	from, to := sentenceAt(h.Block.Str, h.Start, h.End)
	said := within(l.words[h.Block], [2]int{from, to})
	var best *listedAssumption
	most := leastLikeness
	for _, e := range l.all {
		if len(e.places) > 0 && e.Status != lint.AssumptionWithdrawn {
			continue
		}
		if s := likeness(said, e.words); s > most {
			best, most = e, s
		}
	}
	return best
}

// leastLikeness is how alike two sentences are at least for one to have been meant by the other.
const leastLikeness = 0.6

// nearest is the sentence of the offer, in what answers the criterion of the entry, that is most like it.
func (l *listing) nearest(e *listedAssumption) (best statement, ok bool) {
	most := leastLikeness
	for _, b := range l.blocksFor(e) {
		about, meant := l.meant(e, b)
		if !meant {
			continue
		}
		for part := range sentences(b) {
			if s := likeness(within(l.words[b], part), e.words); s > most {
				best, ok, most = statement{b, part[0], part[1], about}, true, s
			}
		}
	}
	return best, ok
}

// likeness is the share of words that two sentences have in common, from 0 to 1.
func likeness(a, b []foldedWord) float64 {
	count := map[string]int{}
	for _, w := range a {
		count[w.text]++
	}
	n := 0
	for _, w := range b {
		if count[w.text] > 0 {
			count[w.text]--
			n++
		}
	}
	return 2 * float64(n) / float64(max(len(a)+len(b), 1))
}

// A foldedWord is a word, a number or a symbol of a text in the form in which two texts are compared, as the fingerprints of
// package register do it: NFC and without case. Punctuation is none; a sign between digits belongs to the number.
type foldedWord struct {
	text       string
	start, end int // bytes of the text
}

func foldedWords(s string) []foldedWord {
	var out []foldedWord
	fold := cases.Fold()
	open := false
	for i, r := range s {
		_, n := utf8.DecodeRuneInString(s[i:]) // 1 for a damaged byte
		next, _ := utf8.DecodeRuneInString(s[i+n:])
		switch {
		case unicode.Is(unicode.Cf, r):
		case unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r),
			open && unicode.IsDigit(next) && !unicode.IsSpace(r) && endsInDigit(s[:i]):
			if !open {
				out = append(out, foldedWord{start: i})
			}
			out[len(out)-1].end = i + n
			open = true
		case unicode.IsSymbol(r) && !unicode.Is(unicode.Sk, r) || strings.ContainsRune("%‰§#&@*", r):
			out = append(out, foldedWord{start: i, end: i + n})
			open = false
		default:
			open = false
		}
	}
	for i, w := range out {
		out[i].text = fold.String(norm.NFC.String(strings.Map(visible, s[w.start:w.end])))
	}
	return out
}

// visible drops soft hyphens and signs of direction.
func visible(r rune) rune {
	if unicode.Is(unicode.Cf, r) {
		return -1
	}
	return r
}

func endsInDigit(s string) bool {
	r, _ := utf8.DecodeLastRuneInString(s)
	return unicode.IsDigit(r)
}

// indexWords is where words stand in others, one after the other; -1 where they do not, or where there are none.
func indexWords(all, some []foldedWord) int {
	for i := 0; len(some) > 0 && i+len(some) <= len(all); i++ {
		same := true
		for j, w := range some {
			if all[i+j].text != w.text {
				same = false
				break
			}
		}
		if same {
			return i
		}
	}
	return -1
}
