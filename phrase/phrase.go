// Package phrase finds wordings in text: words, gaps and inflections, matched in one pass, in German and English.
//
// A pattern is made of these, with blanks between them:
//
//	unter vorbehalt         words, one after the other: whole Unicode words, never parts of words
//	gehen … davon aus       … (or ... on its own): zero to eight words of the same sentence
//	{setzt|setzen} voraus   one of several wordings; an empty one, {ganz|}, makes the others optional
//	geplant*                any ending, none included
//	z. B.   99,9 %   24/7   punctuation, which must then stand in the text
//
// Words are compared in NFC and case-folded, so that STRASSE equals straße. Soft hyphens and zero-width characters are
// ignored, every dash is a hyphen, and curly quotes are straight ones. Blanks, of whatever kind and number, separate
// words and mean nothing beside punctuation: "z. B." is found in "z.B.", "100 %" in "100%". Punctuation that stands in
// the text only, a comma between two words, breaks a wording but may stand in a gap.
//
// A sentence ends at . ! ? or … before a blank and a capital, a quote or the end of the block, at an empty line, and at a
// line that begins like an item of a list. The dots of abbreviations ("gem.", "z. B.", "e.g.") and of ordinal numbers
// ("1. Januar") do not end it, nor do colons and semicolons.
//
// What is joined by hyphens is one word: "house" and "planung" are not found in "in-house" and "Release-Planung",
// "in-house" and "release*" are; "liefer" is not found in "Liefer- und Leistungsbedingungen". A decimal number is one
// word, too: "9 %" is not found in "99,9 %". An em dash separates words, with or without blanks around it.
package phrase

import (
	"cmp"
	"fmt"
	"runtime"
	"slices"
	"sync"

	"github.com/offerlint/offerlint/lint"
)

// Check reports whether a pattern is well-formed. The error names the fault and its column, counted in characters
// from 1: `column 7: a gap needs a word after it`.
func Check(pattern string) error {
	_, err := parse(pattern)
	return err
}

// Match finds phrases in blocks: Compile and Find in one step.
func Match(blocks []*lint.Block, phrases []lint.Phrase) ([]lint.Hit, error) {
	m, err := Compile(phrases)
	if err != nil {
		return nil, err
	}
	return m.Find(blocks), nil
}

// A Matcher finds many phrases at once. It does not change after Compile and may be used by several goroutines.
type Matcher struct {
	lex      *lexicon
	patterns []pattern
	needs    [][]int32 // phrase → words of the lexicon of which every match holds one; nil: none are known
	langs    []string
	byWord   [][]int32            // word of the lexicon → phrases that may begin with it, those in byPair left out
	byStem   [][]int32            // stem of the lexicon → phrases that may begin with it
	byPair   map[[2]int32][]int32 // two words of the lexicon → phrases that may begin with them
	pairs    []bool               // word of the lexicon → some pair begins with it
}

// Compile prepares phrases for Find. An error names the first phrase that is not well-formed, or whose language is
// none of "de", "en" and "".
func Compile(phrases []lint.Phrase) (*Matcher, error) {
	m := &Matcher{lex: newLexicon(), patterns: make([]pattern, len(phrases)), langs: make([]string, len(phrases))}
	for i, ph := range phrases {
		if ph.Lang != "" && ph.Lang != "de" && ph.Lang != "en" {
			return nil, fmt.Errorf("phrase %q: unknown language %q, want \"de\", \"en\" or none for any", ph.Pattern, ph.Lang)
		}
		p, err := parse(ph.Pattern)
		if err != nil {
			return nil, fmt.Errorf("phrase %q: %w", ph.Pattern, err)
		}
		m.patterns[i], m.langs[i] = p, ph.Lang
		for t := range p.terms() {
			m.lex.add(t)
		}
	}
	m.lex.sortStems()
	m.index()
	return m, nil
}

// index files every phrase under its first word, or its first two where they are plain words: many phrases begin with
// the same "in", "unter" or "we".
func (m *Matcher) index() {
	m.byWord, m.byStem = make([][]int32, len(m.lex.roles)), make([][]int32, len(m.lex.stems))
	m.byPair, m.pairs = map[[2]int32][]int32{}, make([]bool, len(m.lex.roles))
	m.needs = make([][]int32, len(m.patterns))
	for i, p := range m.patterns {
		for t := range p.terms() {
			m.lex.number(t)
		}
		m.needs[i] = p.need()
		for alt := range p.firsts() {
			ph, t := int32(i), alt[0]
			switch {
			case t.open:
				m.byStem[t.stem] = appendNew(m.byStem[t.stem], ph)
			case len(alt) > 1 && !alt[1].open:
				pair := [2]int32{t.word, alt[1].word}
				m.byPair[pair], m.pairs[t.word] = appendNew(m.byPair[pair], ph), true
			default:
				m.byWord[t.word] = appendNew(m.byWord[t.word], ph)
			}
		}
	}
}

// Find finds the phrases in blocks. Hits come in the order of the blocks, then by Start, then by Phrase; Start and End
// are byte offsets into Block.Str.
//
// A phrase with a language is looked for in blocks of that language and of none. Blocks of code are left out. Hits of
// one phrase do not overlap: the leftmost counts, with the shortest gaps and the longest alternatives. Exceptions
// (lint.Phrase.Not and Unless) are reported like all others.
//
// Long texts are shared among the cores of the machine; the hits are the same.
func (m *Matcher) Find(blocks []*lint.Block) []lint.Hit {
	parts := share(blocks, runtime.GOMAXPROCS(0))
	if len(parts) < 2 {
		return m.find(blocks)
	}
	found := make([][]lint.Hit, len(parts))
	var group sync.WaitGroup
	for i, part := range parts {
		group.Go(func() { found[i] = m.find(part) })
	}
	group.Wait()
	return slices.Concat(found...)
}

// worthSharing is how many bytes of text make a goroutine of their own pay.
const worthSharing = 1 << 17

// share cuts a list of blocks into at most n parts of about the same length; into one where the text is short.
func share(blocks []*lint.Block, n int) [][]*lint.Block {
	total := 0
	for _, b := range blocks {
		if b != nil {
			total += len(b.Str)
		}
	}
	n = min(n, total/worthSharing)
	if n < 2 {
		return [][]*lint.Block{blocks}
	}
	var parts [][]*lint.Block
	from, size := 0, 0
	for i, b := range blocks {
		if b != nil {
			size += len(b.Str)
		}
		if size >= total/n && len(parts) < n-1 {
			parts, from, size = append(parts, blocks[from:i+1]), i+1, 0
		}
	}
	return append(parts, blocks[from:])
}

func (m *Matcher) find(blocks []*lint.Block) []lint.Hit {
	f := &finder{Matcher: m, reader: newReader(m.lex), until: make([]int, len(m.patterns)), seen: make([]int, len(m.lex.roles))}
	for _, b := range blocks {
		if b == nil || b.Kind == lint.Code || b.Str == "" {
			continue
		}
		f.block(b)
	}
	return f.hits
}

// A finder is one run of Find, with the room it needs.
type finder struct {
	*Matcher
	reader    *reader
	hits      []lint.Hit
	seen      []int // word of the lexicon → one plus base of the last block that has it
	base      int   // tokens of the blocks before this one
	until     []int // phrase → base plus token at which its last hit ended
	cur, next []int
}

func (f *finder) block(b *lint.Block) {
	toks := f.reader.read(b.Str, b.Lang)
	for i := range toks {
		f.seen[toks[i].word] = f.base + 1
	}
	first := len(f.hits)
	for i := range toks {
		t := &toks[i]
		f.try(b, toks, i, f.byWord[t.word])
		if f.pairs[t.word] && i+1 < len(toks) {
			f.try(b, toks, i, f.byPair[[2]int32{t.word, toks[i+1].word}])
		}
		for s := t.stem; s >= 0; s = f.lex.parent[s] {
			f.try(b, toks, i, f.byStem[s])
		}
	}
	f.base += len(toks)
	slices.SortFunc(f.hits[first:], func(a, b lint.Hit) int {
		return cmp.Or(cmp.Compare(a.Start, b.Start), cmp.Compare(a.Phrase, b.Phrase))
	})
}

// try looks for phrases that may begin at token i.
func (f *finder) try(b *lint.Block, toks []token, i int, phrases []int32) {
	for _, ph := range phrases {
		if l := f.langs[ph]; l != "" && b.Lang != "" && l != b.Lang || f.until[ph] > f.base+i {
			continue
		}
		if !f.has(f.needs[ph]) {
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
			Phrase: int(ph), Block: b, Start: toks[start].start, End: toks[end-1].end, Sentence: toks[start].sentence,
		})
	}
}

// has reports whether the block holds one of the words, if there are any.
func (f *finder) has(words []int32) bool {
	for _, w := range words {
		if f.seen[w] == f.base+1 {
			return true
		}
	}
	return len(words) == 0
}

// match matches a pattern from token i on. It returns the token after the match, or -1, and where the first gap of the
// pattern begins, or 0. The positions that are still possible are kept in the order of preference.
func (f *finder) match(toks []token, p pattern, i int) (end, gap int) {
	f.cur = append(f.cur[:0], i)
	for _, st := range p {
		if st.gap && gap == 0 {
			gap = slices.Max(f.cur)
		}
		f.next = f.next[:0]
		for _, pos := range f.cur {
			if st.gap {
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

// leap adds the positions after the step when zero to eight words of the sentence stand before it, fewest first.
func (f *finder) leap(toks []token, st step, pos int) {
	words := 0
	for q := pos; q < len(toks) && q-pos <= gapTokens && toks[q].sentence == toks[pos-1].sentence; q++ {
		f.step(toks, st, q)
		if toks[q].is(isWord) && !toks[q].is(isInner) {
			words++
		}
		if words > gapWords {
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
		if t.is(tiedLeft) && !e.tiedLeft {
			return -1
		}
		switch {
		case e.open && m.lex.extends(t.stem, e.stem):
			if !e.tiedRight {
				pos = t.tail
				continue
			}
		case e.open || t.word != e.word, t.is(tiedRight) && !e.tiedRight:
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
