// Package fold brings text that people typed to one form for comparing. What is printed stays verbatim.
package fold

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// String folds s for comparing: NFC, case (ß becomes ss), every kind of blank one space, every dash a hyphen, curly
// quotes straight; soft hyphens, zero-width characters and byte order marks vanish. Ends are trimmed.
//
// Text of letters up to ÿ, with dashes and quotes, which is nearly all that bids hold, is folded in one pass: it takes a
// tenth of the time that normalising and folding by the tables of Unicode take.
func String(s string) string {
	same := foldedPrefix(s)
	if same == len(s) {
		return s
	}
	var room [512]byte // nothing folds to more bytes than it has
	b := append(room[:0], s[:same]...)
	blank := same == 0 || s[same-1] == ' ' // swallows blanks, and those at the start
	for i := same; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			i++
			if c = ascii[c]; c != ' ' || !blank {
				b = append(b, c)
			}
			blank = c == ' '
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		i += n
		switch {
		case r == '\u0085' || r == '\u00a0':
			if !blank {
				b = append(b, ' ')
			}
			blank = true
			continue
		case r == '\u00ad' || r >= '\u200b' && r <= '\u200d' || r == '\u2060' || r == '\ufeff':
			continue
		}
		folded, ok := simple(r)
		if !ok {
			return general(s)
		}
		b = append(b, folded...)
		blank = false
	}
	if n := len(b); n > 0 && b[n-1] == ' ' {
		b = b[:n-1]
	}
	return string(b)
}

// ascii folds the characters of ASCII: capitals and blanks.
var ascii = func() (t [utf8.RuneSelf]byte) {
	for c := range t {
		t[c] = byte(unicode.ToLower(rune(c)))
		if c >= '\t' && c <= '\r' {
			t[c] = ' '
		}
	}
	return t
}()

// foldedPrefix is how many bytes at the start of s are sure to be folded: ASCII without capitals and double blanks. It is
// all of s only where no blank ends it.
func foldedPrefix(s string) int {
	last := byte(' ')
	for i := range len(s) {
		c := s[i]
		if c >= utf8.RuneSelf || c != ascii[c] || c == ' ' && last == ' ' {
			return i
		}
		last = c
	}
	if s != "" && last == ' ' {
		return len(s) - 1
	}
	return len(s)
}

// simple folds a character that stands for itself: no combining character after it changes that, because those are not
// simple.
func simple(r rune) (string, bool) {
	switch {
	case r == 'ß':
		return "ss", true
	case r == 'µ':
		return "μ", true
	case r >= 'À' && r <= 'Þ' && r != '×':
		return latin[r-'À'+0x20], true
	case r >= '\u00a1' && r <= 'ÿ':
		if r < 'À' {
			return signs[r-0xa1], true
		}
		return latin[r-'À'], true
	case r >= '\u2010' && r <= '\u2015' || r == '\u2212':
		return "-", true
	case r == '„' || r == '“' || r == '”':
		return `"`, true
	case r == '‚' || r == '‘' || r == '’':
		return "'", true
	case r == '…' || r == '•' || r == '€':
		return string(r), true
	}
	return "", false
}

// latin are the characters from À to ÿ, signs those before them, as text.
var (
	latin = texts('À', 'ÿ')
	signs = func() []string {
		s := texts('\u00a1', '¿')
		s['«'-0xa1], s['»'-0xa1] = `"`, `"`
		return s
	}()
)

func texts(from, to rune) []string {
	var out []string
	for r := from; r <= to; r++ {
		out = append(out, string(r))
	}
	return out
}

// general folds any text.
func general(s string) string {
	var b strings.Builder
	b.Grow(len(s))
	blank := true // swallows blanks at the start
	for _, r := range norm.NFC.String(s) {
		switch {
		case unicode.IsSpace(r):
			if !blank {
				b.WriteByte(' ')
			}
			blank = true
			continue
		case r == '\u00ad' || r >= '\u200b' && r <= '\u200d' || r == '\u2060' || r == '\ufeff':
			continue
		case r >= '\u2010' && r <= '\u2015' || r == '\u2212':
			r = '-'
		case r == '„' || r == '“' || r == '”' || r == '«' || r == '»':
			r = '"'
		case r == '‚' || r == '‘' || r == '’':
			r = '\''
		}
		blank = false
		b.WriteRune(r)
	}
	return cases.Fold().String(strings.TrimRight(b.String(), " "))
}
