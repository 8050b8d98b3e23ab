// Package phrase finds wordings in text: words, gaps and inflections, matched in one pass, in German and English.
//
// A pattern is made of these, with blanks between them:
//
//	unter vorbehalt         words, one after the other: whole Unicode words, never parts of words
//	gehen … davon aus       … (or ... on its own): zero to eight words of the same sentence
//	{setzt|setzen} voraus   one of several wordings; an empty one, {ganz|}, makes the others optional
//	gehen …3 davon aus      at most three words in the gap
//	geplant*                any ending, none included
//	*bedingungen            any beginning, none included: what German joins to one word
//	^Sie                    a word that begins with a capital in the text
//	@kunde                  one of the wordings of a class (Classes), alone or as one of several: {@kunde|die stadt}
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
	"fmt"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

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
	langs    []string
	index
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
	m.lex.sort()
	m.index = newIndex(m.patterns, m.lex)
	return m, nil
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
	parts := share(blocks)
	found := make([][]lint.Hit, len(parts))
	var next atomic.Int64
	work := func() {
		f := newFinder(m)
		for i := int(next.Add(1)) - 1; i < len(parts); i = int(next.Add(1)) - 1 {
			found[i] = f.find(parts[i])
		}
	}
	var others sync.WaitGroup
	for range min(runtime.GOMAXPROCS(0), len(parts)) - 1 {
		others.Go(work)
	}
	work()
	others.Wait()
	return slices.Concat(found...)
}

// worthSharing is how many bytes of text are a part that is worth being shared.
const worthSharing = 1 << 16

// share cuts a list of blocks into parts of about the same length.
func share(blocks []*lint.Block) [][]*lint.Block {
	var parts [][]*lint.Block
	from, size := 0, 0
	for i, b := range blocks {
		if b != nil {
			size += len(b.Str)
		}
		if size >= worthSharing {
			parts, from, size = append(parts, blocks[from:i+1]), i+1, 0
		}
	}
	return append(parts, blocks[from:])
}
