package phrase

import (
	"cmp"
	"slices"

	"github.com/offerlint/offerlint/lint"
)

// A finder looks through one list of blocks after the other, with the room it needs for that.
type finder struct {
	*Matcher
	reader    *reader
	hits      []lint.Hit
	base      int       // tokens of the blocks before this one
	ahead     []int     // word of the lexicon → one plus base plus token of where it stands next, or stood last
	after     []int     // token → the same for its word, behind it; 0: nowhere in this block
	nth       []int32   // token → words of the block up to it
	until     []int     // phrase → base plus token at which its last hit ended
	woken     []int     // phrase in byNeed → one plus base of the last block that holds a word it needs
	begin     [][]int32 // word of the lexicon → woken phrases that begin with it in this block
	begun     []int32   // the words that have some there
	cur, next []int
}

func newFinder(m *Matcher) *finder {
	f := &finder{
		Matcher: m, reader: newReader(m.lex), ahead: make([]int, len(m.lex.roles)), begin: make([][]int32, len(m.lex.roles)),
		until: make([]int, len(m.patterns)), woken: make([]int, len(m.patterns)),
	}
	f.reader.remember()
	return f
}

func (f *finder) find(blocks []*lint.Block) []lint.Hit {
	f.hits = nil
	for _, b := range blocks {
		if b != nil && b.Kind != lint.Code && b.Str != "" {
			f.block(b)
		}
	}
	return f.hits
}

func (f *finder) block(b *lint.Block) {
	toks := f.reader.read(b.Str, b.Lang)
	f.survey(toks)
	first := len(f.hits)
	for i := range toks {
		t := &toks[i]
		f.try(b, toks, i, f.byWord[t.word])
		f.try(b, toks, i, f.begin[t.word])
		if f.pairs[t.word] && i+1 < len(toks) && toks[i+1].word > 0 {
			f.try(b, toks, i, f.byPair[[2]int32{t.word, toks[i+1].word}])
		}
		for s := t.stem; s >= 0; s = f.lex.heads.parent[s] {
			f.try(b, toks, i, f.byStem[s])
		}
		for s := t.tailed; s >= 0; s = f.lex.tails.parent[s] {
			f.try(b, toks, i, f.byTail[s])
		}
		f.ahead[t.word] = f.after[i]
	}
	f.base += len(toks)
	for _, w := range f.begun {
		f.begin[w] = f.begin[w][:0]
	}
	f.begun = f.begun[:0]
	slices.SortFunc(f.hits[first:], func(a, b lint.Hit) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.Phrase, b.Phrase))
	})
}

// survey notes where each word of a block stands next, and wakes the phrases for which it holds a word they need.
func (f *finder) survey(toks []token) {
	f.after, f.nth = slices.Grow(f.after[:0], len(toks))[:len(toks)], slices.Grow(f.nth[:0], len(toks))[:len(toks)]
	for i := len(toks) - 1; i >= 0; i-- {
		w := toks[i].word
		if f.after[i] = 0; f.ahead[w] > f.base {
			f.after[i] = f.ahead[w]
		}
		f.ahead[w] = f.base + i + 1
		for _, ph := range f.byNeed[w] {
			f.wake(ph)
		}
	}
	nth := int32(0)
	for i := range toks {
		if toks[i].counts() {
			nth++
		}
		f.nth[i] = nth
	}
}

// wake makes a phrase be looked for in this block.
func (f *finder) wake(ph int32) {
	if f.woken[ph] == f.base+1 {
		return
	}
	f.woken[ph] = f.base + 1
	for _, w := range f.begins[ph] {
		if len(f.begin[w]) == 0 {
			f.begun = append(f.begun, w)
		}
		f.begin[w] = append(f.begin[w], ph)
	}
}

// try looks for phrases that may begin at token i.
func (f *finder) try(b *lint.Block, toks []token, i int, phrases []int32) {
	for _, ph := range phrases {
		if !f.near(ph, i) || f.until[ph] > f.base+i {
			continue
		}
		if l := f.langs[ph]; l != "" && b.Lang != "" && l != b.Lang {
			continue
		}
		end, gap := f.match(toks, f.patterns[ph], i)
		if end < 0 {
			continue
		}
		start := i
		// "gehen vor und gehen davon aus": the wording begins at the last of its first words, not in front of another.
		for s := gap; gap > 0 && s < end; s++ {
			if e, _ := f.match(toks, f.patterns[ph], s); e >= 0 && e <= end {
				start, end = s, e
			}
		}
		f.until[ph] = f.base + end
		f.hits = append(f.hits, lint.Hit{
			Phrase: int(ph), Block: b, Start: int(toks[start].start), End: int(toks[end-1].end), Sentence: int(toks[start].sentence),
		})
	}
}

// near reports whether a word that the phrase needs, if it needs any, stands at token i or as far behind it as it may.
func (f *finder) near(ph int32, i int) bool {
	needs := f.needs[ph]
	for _, w := range needs {
		if at := f.ahead[w] - f.base - 1; at >= i && f.nth[at]-f.nth[i] <= f.reach[ph] {
			return true
		}
	}
	return len(needs) == 0
}

// match matches a pattern from token i on. It returns the token after the match, or -1, and where the first gap of the
// pattern begins, or 0. The positions that are still possible are kept in the order of preference.
func (f *finder) match(toks []token, p pattern, i int) (end, gap int) {
	f.cur = append(f.cur[:0], i)
	for _, st := range p {
		if st.gap > 0 && gap == 0 {
			gap = slices.Max(f.cur)
		}
		f.next = f.next[:0]
		for _, pos := range f.cur {
			if st.gap > 0 {
				f.leap(toks, st, pos)
			} else {
				f.step(toks, st, pos)
			}
		}
		f.cur, f.next = f.next, f.cur
		if len(f.cur) == 0 {
			return -1, 0
		}
	}
	return f.cur[0], gap
}

// step adds the positions after the step when it matches at pos.
func (f *finder) step(toks []token, st step, pos int) {
	for _, alt := range st.alts {
		if len(alt) > 0 && (pos == len(toks) || !f.lex.fits(alt[0], &toks[pos])) {
			continue
		}
		if q := f.run(toks, alt, pos); q >= 0 {
			f.next = appendNew(f.next, q)
		}
	}
}

// The limits of a gap. Punctuation is not counted as words, but a gap must end somewhere: without the second limit a
// long line of dots costs time quadratic in its length.
const (
	gapWords  = 8
	gapTokens = 40
)

// leap adds the positions after the step when no more words of the sentence than its gap takes stand before it, fewest first.
func (f *finder) leap(toks []token, st step, pos int) {
	words := 0
	for q := pos; q < len(toks) && q-pos <= gapTokens && toks[q].sentence == toks[pos-1].sentence; q++ {
		f.step(toks, st, q)
		if toks[q].counts() {
			words++
		}
		if words > st.gap {
			return
		}
	}
}

// run matches terms one after the other and returns the token after them, or -1.
func (m *Matcher) run(toks []token, terms []*term, pos int) int {
	for _, e := range terms {
		if pos >= len(toks) {
			return -1
		}
		t := &toks[pos]
		if t.is(tiedLeft) && !e.tiedLeft && !e.tail || e.upper && !t.is(isUpper) || !m.lex.fits(e, t) {
			return -1
		}
		if e.open && !e.tiedRight {
			pos = int(t.tail)
			continue
		}
		if !e.open && t.is(tiedRight) && !e.tiedRight {
			return -1
		}
		pos++
	}
	return pos
}

func appendNew[T comparable](s []T, v T) []T {
	if slices.Contains(s, v) {
		return s
	}
	return append(s, v)
}
