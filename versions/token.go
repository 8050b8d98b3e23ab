package versions

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/sergi/go-diff/diffmatchpatch"

	"github.com/offerlint/offerlint/parsers/fold"
)

// An Op says to which version a piece belongs.
type Op int8

// The versions of a piece.
const (
	Same   Op = 0
	Gone   Op = -1 // in the old wording alone
	Insert Op = 1  // in the new wording alone
)

// A Piece is a run of words of a difference, with the blanks behind them.
type Piece struct {
	Op   Op
	Text string
	// Telling says that the piece holds a number, a modal verb or a negation: the words that change what is asked.
	Telling bool
}

// A token is a word or a sign of a text, with the blanks that follow it.
type token struct {
	str    string // verbatim, blanks behind it included
	folded string // for comparing
	word   bool
}

// tokens takes a text apart. Signs within numbers (99,5 and 3.2.1), hyphens and apostrophes within words stay.
func tokens(s string) []token {
	if !utf8.ValidString(s) {
		s = strings.ToValidUTF8(s, "\ufffd")
	}
	rs := []rune(s)
	var ts []token
	for i := 0; i < len(rs); {
		from := i
		word := letter(rs[i])
		for i++; word && i < len(rs) && (letter(rs[i]) || inner(rs, i)); i++ {
		}
		to := i
		for i < len(rs) && unicode.IsSpace(rs[i]) {
			i++
		}
		t := token{str: string(rs[from:i]), folded: fold.String(string(rs[from:to])), word: word}
		if t.folded != "" {
			ts = append(ts, t)
		}
	}
	return ts
}

// letter reports whether a rune belongs to a word. Marks and soft hyphens do: they split no word.
func letter(r rune) bool {
	return unicode.IsLetter(r) || unicode.IsDigit(r) || unicode.IsMark(r) || r == '\u00ad' || r >= '\u200b' && r <= '\u200d'
}

func inner(rs []rune, i int) bool {
	if i+1 >= len(rs) {
		return false
	}
	before, after := rs[i-1], rs[i+1]
	switch rs[i] {
	case '.', ',', ':', '/':
		return unicode.IsDigit(before) && unicode.IsDigit(after)
	case '-', '\u2010', '\u2011', '\'', '’', '_':
		return letter(before) && letter(after)
	}
	return false
}

// maxWords bounds the texts whose difference is worked out, in words and signs. It is about twelve pages.
const maxWords = 6000

// Words is the difference of two texts, word by word. Case, kinds of blanks, dashes and quotes do not count. It is nil where
// the texts do not differ.
func Words(old, updated string) []Piece {
	a, b := tokens(old), tokens(updated)
	var out []Piece
	changed := false
	i, j := 0, 0
	for _, d := range difference(a, b) {
		n := d.n
		p := Piece{Op: d.op}
		for range n {
			t := token{}
			switch d.op {
			case Gone:
				t, i = a[i], i+1
			case Insert:
				t, j = b[j], j+1
			default:
				t = b[j]
				i, j = i+1, j+1
			}
			p.Text += t.str
			p.Telling = p.Telling || d.op != Same && telling(t.folded)
		}
		changed = changed || d.op != Same
		out = append(out, p)
	}
	if !changed {
		return nil
	}
	return out
}

// A run is so many tokens of one kind.
type run struct {
	op Op
	n  int
}

// difference is the shortest way from one list of tokens to the other, deletions before insertions.
func difference(a, b []token) []run {
	if len(a) > maxWords || len(b) > maxWords {
		return coarse(a, b)
	}
	code := map[string]rune{}
	encode := func(ts []token) []rune {
		rs := make([]rune, len(ts))
		for i, t := range ts {
			r, ok := code[t.folded]
			if !ok {
				r = 0x10000 + rune(len(code)) // beyond the surrogates, and there are at most 2 * maxWords
				code[t.folded] = r
			}
			rs[i] = r
		}
		return rs
	}
	d := diffmatchpatch.New()
	d.DiffTimeout = 0 // else the result would depend on the machine
	var out []run
	for _, x := range d.DiffCleanupMerge(d.DiffMainRunes(encode(a), encode(b), false)) {
		out = append(out, run{Op(x.Type), utf8.RuneCountInString(x.Text)})
	}
	return out
}

// coarse says of long texts what lies between their common beginning and end.
func coarse(a, b []token) []run {
	head := 0
	for head < min(len(a), len(b)) && a[head].folded == b[head].folded {
		head++
	}
	tail := 0
	for tail < min(len(a), len(b))-head && a[len(a)-1-tail].folded == b[len(b)-1-tail].folded {
		tail++
	}
	var out []run
	for _, r := range []run{{Same, head}, {Gone, len(a) - head - tail}, {Insert, len(b) - head - tail}, {Same, tail}} {
		if r.n > 0 {
			out = append(out, r)
		}
	}
	return out
}
