package phrase

import (
	"hash/maphash"
	"slices"
	"strings"
	"unicode/utf8"
)

// A reader turns the text of one block after the other into tokens.
type reader struct {
	lex    *lexicon
	folder *folder
	toks   []token
	src    string
	abbr   role // what counts as an abbreviation in the block

	// met are words that were met lately, at the place that their hash gives them; nil: none are kept. Texts say few words
	// over and over, and most of the work is to look them up.
	met  []known
	seed maphash.Seed
}

// A known word is one as it stands in the text, and its numbers in the lexicon. The word itself is kept here, so that the
// text in which it was met need not be looked at again.
type known struct {
	length uint8
	text   [23]byte
	numbers
}

// numbers are what a word is in the lexicon: itself, the longest beginning and the longest end of words in it.
type numbers struct{ word, stem, tailed int32 }

func newReader(lex *lexicon) *reader { return &reader{lex: lex, folder: newFolder()} }

// remember makes the reader of long texts keep the words that it met.
func (r *reader) remember() {
	const words = 1 << 12
	r.met, r.seed = make([]known, words), maphash.MakeSeed()
}

// look finds a word of the text in the lexicon.
func (r *reader) look(s string) numbers {
	if r.met == nil || len(s) > len(known{}.text) {
		return r.lookUp(s)
	}
	k := &r.met[maphash.String(r.seed, s)%uint64(len(r.met))]
	if string(k.text[:k.length]) != s {
		k.length, k.numbers = uint8(copy(k.text[:], s)), r.lookUp(s)
	}
	return k.numbers
}

func (r *reader) lookUp(s string) numbers {
	key := r.folder.word(s)
	n := numbers{r.lex.ids[string(key)], r.lex.heads.longest(key), -1}
	if len(r.lex.tails.list) > 0 {
		slices.Reverse(key)
		n.tailed = r.lex.tails.longest(key)
	}
	return n
}

// read reads a text. The tokens are valid until the next call.
func (r *reader) read(src, lang string) []token {
	r.src, r.toks = src, scan(r.toks[:0], src)
	switch lang {
	case "de":
		r.abbr = abbrDE
	case "en":
		r.abbr = abbrEN
	default:
		r.abbr = abbrDE | abbrEN
	}
	for i := range r.toks {
		t := &r.toks[i]
		if t.is(isWord) {
			n := r.look(src[t.start:t.end])
			t.word, t.stem, t.tailed = n.word, n.stem, n.tailed
		} else {
			t.word, t.stem, t.tailed = r.lex.mark(src[t.start:t.end]), -1, -1
		}
	}
	r.tie()
	r.sentences()
	return r.toks
}

// text is what stands at token i; "" outside of the text.
func (r *reader) text(i int) string {
	if i < 0 || i >= len(r.toks) {
		return ""
	}
	return r.src[r.toks[i].start:r.toks[i].end]
}

// tie joins what a hyphen makes one word, and the stumps before and after one: "Liefer- und Leistungsbedingungen",
// "Projektleitung und -planung". A hyphen on one side only is a stump's if a conjunction, a comma or a slash follows or
// goes before; else it is a dash that somebody typed carelessly.
func (r *reader) tie() {
	for i := range r.toks {
		if !r.toks[i].is(isDash) || r.toks[i].is(isEmDash) {
			continue
		}
		left := i > 0 && r.toks[i-1].is(isWord) && !r.toks[i].is(afterBlank)
		right := i+1 < len(r.toks) && r.toks[i+1].is(isWord) && !r.toks[i+1].is(afterBlank)
		switch {
		case left && right:
			r.toks[i-1].flags |= tiedRight
			r.toks[i+1].flags |= tiedLeft | isInner
		case left && r.connects(i+1):
			r.toks[i-1].flags |= tiedRight
		case right && r.connects(i-1):
			r.toks[i+1].flags |= tiedLeft
		}
	}
	for i := len(r.toks) - 1; i >= 0; i-- {
		r.toks[i].tail = int32(i + 1)
		if i+2 < len(r.toks) && r.toks[i+2].is(isInner) {
			r.toks[i].tail = r.toks[i+2].tail
		}
	}
}

// connects reports whether token i joins parts of words.
func (r *reader) connects(i int) bool {
	s := r.text(i)
	return s == "," || s == "/" || s == "&" || s != "" && r.lex.roles[r.toks[i].word]&conjunction != 0
}

// sentences numbers the sentences. One ends at . ! ? or … before a blank and a capital, a quote or the end; at an empty
// line; and at a line that begins like an item of a list. Semicolons and colons do not end it.
func (r *reader) sentences() {
	n := int32(0)
	for i := 0; i < len(r.toks); {
		if r.toks[i].is(afterPara) || r.item(i) {
			n++
		}
		r.toks[i].sentence = n
		if !r.toks[i].is(isEnd) {
			i++
			continue
		}
		// "?!", "…", closing quotes and brackets belong to the sentence that they end.
		last := i
		for i++; i < len(r.toks) && !r.toks[i].is(afterBlank) && closes(r.text(i)); i++ {
			r.toks[i].sentence = n
		}
		if r.border(last, i) {
			n++
		}
	}
}

// item reports whether token i begins an item of a list, as people type them into a cell.
func (r *reader) item(i int) bool {
	if !r.toks[i].is(afterBreak) {
		return false
	}
	s := r.text(i)
	switch s {
	case "•", "·", "▪", "‣", "◦", "●", "■", "*", "+":
		return true
	}
	next := r.text(i + 1)
	if r.toks[i].is(isDash) {
		return next != ""
	}
	return digits(s) && len(s) <= 2 && (next == "." || next == ")")
}

func closes(s string) bool {
	switch s {
	case ".", "!", "?", "…", ")", "]", "\"", "'", "”", "’", "“", "‘", "»", "«", "›", "‹":
		return true
	}
	return false
}

// border reports whether the mark at token i, with all that belongs to it up to next, ends a sentence.
func (r *reader) border(i, next int) bool {
	if next == len(r.toks) {
		return true
	}
	if !r.toks[next].is(afterBlank) {
		return false
	}
	dot := r.text(i) == "."
	for ; next < len(r.toks); next++ {
		t := &r.toks[next]
		switch m := foldMark(r.text(next)); {
		case t.is(isWord):
			return dot && t.is(isUpper) && !r.abbreviated(i, next) || !dot && !t.is(isLower)
		case m == "\"" || m == "'":
			return !dot || !r.abbreviated(i, next)
		case m != "(" && m != "[" && !t.is(isDash):
			return false
		}
	}
	return true
}

// abbreviated reports whether the dot at token i belongs to an abbreviation or an ordinal number before it. The word
// after it is at next.
func (r *reader) abbreviated(i, next int) bool {
	if i == 0 || r.toks[i].is(afterBlank) || !r.toks[i-1].is(isWord) {
		return false
	}
	t, s := &r.toks[i-1], r.text(i-1)
	roles := r.lex.roles[t.word]
	switch {
	case roles&r.abbr != 0:
		return true
	case roles&abbrNumber != 0:
		return numeral(r.text(next))
	case digits(s):
		// "am 3. Werktag", "1. Januar", but "in 2027." and "24/7." end a sentence.
		return len(s) <= 2 && (i == 1 || t.is(afterBlank) || r.text(i-2) == "(")
	case utf8.RuneCountInString(s) == 1:
		// "z. B.", "d. h.", "i. d. R."; a capital alone may be the name of a thing: "Anlage B."
		return t.is(isLower) || i >= 3 && r.text(i-2) == "." && utf8.RuneCountInString(r.text(i-3)) == 1
	}
	return false
}

// numeral reports whether s counts something: it has a digit, or it is a Roman number or a single letter.
func numeral(s string) bool {
	return strings.ContainsAny(s, "0123456789") || strings.Trim(s, "IVXLC") == "" || utf8.RuneCountInString(s) == 1
}

func digits(s string) bool { return s != "" && strings.Trim(s, "0123456789") == "" }
