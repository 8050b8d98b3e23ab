package phrase

import (
	"cmp"
	"fmt"
	"iter"
	"slices"
	"unicode/utf8"
)

// A pattern is a phrase as it was read: steps that match one after the other.
type pattern []step

// A step is one of several wordings, longest first; a wording without terms makes the step optional. Plain words are a
// step with one wording.
type step struct {
	gap  int // how many words may stand before it
	alts [][]*term
}

// A term matches one word or one punctuation mark of the text.
type term struct {
	key       string // folded
	open      bool   // any ending
	tail      bool   // any beginning
	upper     bool   // begins with a capital
	tiedLeft  bool   // the pattern has the hyphen before it
	tiedRight bool   // the pattern has the hyphen after it

	// Numbers in the lexicon, set when compiled: stem where the term is open or a tail, else word.
	word, stem int32
}

// plain reports whether the term is one word or mark.
func (t *term) plain() bool { return !t.open && !t.tail }

// terms yields every term of the pattern.
func (p pattern) terms() iter.Seq[*term] {
	return func(yield func(*term) bool) {
		for _, st := range p {
			for _, alt := range st.alts {
				for _, t := range alt {
					if !yield(t) {
						return
					}
				}
			}
		}
	}
}

// firsts yields the wordings with which a match can begin.
func (p pattern) firsts() iter.Seq[[]*term] {
	return func(yield func([]*term) bool) {
		for _, st := range p {
			for _, alt := range st.alts {
				if len(alt) > 0 && !yield(alt) {
					return
				}
			}
			if st.solid() {
				return
			}
		}
	}
}

// reach is how many words there are at most from the first word of a match to its last.
func (p pattern) reach() int32 {
	n := 0
	for _, st := range p {
		n += len(st.alts[0]) // the longest
		n += st.gap
	}
	return int32(n)
}

// begins lists the words with one of which a match begins; nil where that may be a stem, or is the first of two plain words.
func (p pattern) begins() []int32 {
	var words []int32
	for alt := range p.firsts() {
		if !alt[0].plain() || len(alt) > 1 && alt[1].plain() {
			return nil
		}
		words = appendNew(words, alt[0].word)
	}
	return words
}

// need lists plain words, as their numbers in the lexicon, of which every match holds at least one; nil where none are
// known. They are those of one step, as far as possible not of the first, which is looked at anyway: the last with a single
// wording, because phrases that share their beginning mostly differ in their end, else the last all of whose wordings hold a
// plain word.
func (p pattern) need() []int32 {
	for _, single := range []bool{true, false} {
		for _, st := range slices.Backward(p[1:]) {
			if words := st.plain(); words != nil && (!single || len(st.alts) == 1) {
				return words
			}
		}
	}
	return p[0].plain()
}

// plain is a plain word of each wording of the step; nil where one of them has none.
func (s step) plain() []int32 {
	var words []int32
	for _, alt := range s.alts {
		found := false
		for _, t := range slices.Backward(alt) {
			if t.plain() {
				words, found = append(words, t.word), true
				break
			}
		}
		if !found {
			return nil
		}
	}
	return words
}

// solid reports whether the step matches at least one word or mark.
func (s step) solid() bool {
	return !slices.ContainsFunc(s.alts, func(alt []*term) bool { return len(alt) == 0 })
}

// maxGaps bounds what one start in the text can cost. Nobody needs more than two.
const maxGaps = 4

// A parser reads one pattern.
type parser struct {
	src  string
	toks []token
	pos  int
	out  pattern

	terms  []*term   // the words read since the last step, or since the last bar of the braces
	alts   [][]*term // the wordings read in open braces
	listed bool      // those of a class were the last of them
	open   int       // byte offset after the open brace; 0: none is open
	gap    int       // how many words may stand before the next step
	upper  bool      // the next word begins with a capital
	tail   bool      // the next word may have any beginning
	gapAt  int       // byte offset of the last gap
	solid  bool      // something stands since the last gap that is not optional
	gaps   int
}

// parse reads a pattern.
func parse(src string) (pattern, error) {
	p := &parser{src: src}
	if !utf8.ValidString(src) {
		i := 0
		for r, n := utf8.DecodeRuneInString(src); r != utf8.RuneError || n != 1; r, n = utf8.DecodeRuneInString(src[i:]) {
			i += n
		}
		return nil, p.fault(i, "invalid UTF-8")
	}
	p.toks = scan(nil, src)
	if len(p.toks) == 0 {
		return nil, p.fault(0, "the pattern is empty")
	}
	for p.pos < len(p.toks) {
		if err := p.token(); err != nil {
			return nil, err
		}
	}
	if p.open > 0 {
		return nil, p.fault(p.open-1, "this brace is not closed")
	}
	p.flush()
	switch {
	case p.gap > 0:
		return nil, p.fault(p.gapAt, "a gap needs a word after it")
	case !p.solid && p.gaps > 0:
		return nil, p.fault(p.gapAt, "a gap needs a word after it that is not optional")
	case !p.solid:
		return nil, p.fault(0, "everything is optional: at least one word must be required")
	}
	return p.out, nil
}

// token reads the next token of the pattern.
func (p *parser) token() error {
	t := p.toks[p.pos]
	if t.is(isWord) {
		p.word(t)
		return nil
	}
	switch p.mark(p.pos) {
	case "…":
		return p.readGap(1)
	case ".":
		if p.dots() {
			return p.readGap(3)
		}
	case "@":
		if !p.apart(p.pos + 1) {
			return p.class(t)
		}
	case "^":
		return p.capital(t)
	case "{":
		return p.brace(t)
	case "|", "}":
		return p.alternative(t)
	case "*":
		return p.star(t)
	}
	p.word(t)
	return nil
}

// mark is the text of the token i, "" where there is none.
func (p *parser) mark(i int) string {
	if i < 0 || i >= len(p.toks) {
		return ""
	}
	return p.src[p.toks[i].start:p.toks[i].end]
}

// apart reports whether nothing touches the left side of token i.
func (p *parser) apart(i int) bool {
	return i <= 0 || i >= len(p.toks) || p.toks[i].is(afterBlank)
}

// dots reports whether three dots stand alone here.
func (p *parser) dots() bool {
	return p.mark(p.pos+1) == "." && p.mark(p.pos+2) == "." && !p.apart(p.pos+1) && !p.apart(p.pos+2) &&
		p.apart(p.pos) && (p.apart(p.pos+3) || digits(p.mark(p.pos+3)))
}

// word adds a term for the token t.
func (p *parser) word(t token) {
	e := &term{key: foldWord(p.src[t.start:t.end]), upper: p.upper, tail: p.tail}
	p.upper, p.tail = false, false
	if !t.is(isWord) {
		e.key = foldMark(p.src[t.start:t.end])
	}
	if n := len(p.terms); n > 0 {
		e.tiedLeft = p.terms[n-1].key == "-"
		p.terms[n-1].tiedRight = e.key == "-"
	}
	p.terms = append(p.terms, e)
	p.pos++
}

// flush makes a step of the words read so far.
func (p *parser) flush() {
	if len(p.terms) > 0 {
		p.step([][]*term{p.terms})
		p.terms = nil
	}
}

func (p *parser) step(alts [][]*term) {
	st := step{gap: p.gap, alts: alts}
	p.out = append(p.out, st)
	p.gap, p.solid = 0, p.solid || st.solid()
}

func (p *parser) readGap(n int) error {
	at := int(p.toks[p.pos].start)
	p.flushOutside()
	words, n := p.gapLength(n)
	switch {
	case words < 1 || words > gapWords:
		return p.fault(at, fmt.Sprintf("a gap takes one to %d words: …3 takes up to three", gapWords))
	case !p.apart(p.pos) || !p.apart(p.pos+n):
		return p.fault(at, "a gap stands alone: put blanks around …")
	case p.open > 0:
		return p.fault(at, "a gap does not stand between braces: write two phrases")
	case p.gap > 0:
		return p.fault(at, "two gaps in a row: one gap already takes up to eight words")
	case len(p.out) == 0:
		return p.fault(at, "a gap needs a word before it")
	case !p.solid:
		return p.fault(at, "a gap needs a word before it that is not optional")
	case p.gaps == maxGaps:
		return p.fault(at, "more than four gaps")
	}
	p.gap, p.gapAt, p.solid = words, at, false
	p.gaps++
	p.pos += n
	return nil
}

// flushOutside makes a step of the words read so far, unless they belong to open braces.
func (p *parser) flushOutside() {
	if p.open == 0 {
		p.flush()
	}
}

func (p *parser) brace(t token) error {
	p.flushOutside()
	switch {
	case p.open > 0:
		return p.fault(int(t.start), "braces do not stand within braces")
	case !p.apart(p.pos) && p.sticky(p.pos-1):
		return p.fault(int(t.start), "a brace does not touch a word: put a blank before it, and whole words between braces")
	}
	p.open = int(t.end)
	p.pos++
	return nil
}

// sticky reports whether the token i may not touch a brace, because the two would look like one word.
func (p *parser) sticky(i int) bool {
	return p.toks[i].is(isWord) || p.toks[i].is(isDash) || p.mark(i) == "*"
}

// alternative reads the bar or the closing brace that ends a wording.
func (p *parser) alternative(t token) error {
	if p.open == 0 && p.mark(p.pos) == "|" {
		return p.fault(int(t.start), "alternatives stand between braces: {one|two}")
	}
	if p.open == 0 {
		return p.fault(int(t.start), "no brace is open here")
	}
	if !p.listed {
		p.alts = append(p.alts, p.terms)
	}
	p.terms, p.listed = nil, false
	p.pos++
	if p.mark(p.pos-1) == "|" {
		return nil
	}
	alts := p.alts
	if !slices.ContainsFunc(alts, func(alt []*term) bool { return len(alt) > 0 }) {
		return p.fault(p.open-1, "nothing stands between these braces")
	}
	if !p.apart(p.pos) && p.sticky(p.pos) {
		return p.fault(int(t.start), "a brace does not touch a word: put a blank after it, and whole words between braces")
	}
	longestFirst(alts)
	p.open, p.alts = 0, nil
	p.step(alts)
	return nil
}

func longestFirst(alts [][]*term) {
	slices.SortStableFunc(alts, func(a, b []*term) int { return cmp.Compare(len(b), len(a)) })
}

// fault is an error at a byte offset of the pattern.
func (p *parser) fault(at int, text string) error {
	return fmt.Errorf("column %d: %s", utf8.RuneCountInString(p.src[:at])+1, text)
}
