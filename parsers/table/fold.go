package table

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/offerlint/offerlint/parsers/fold"
)

// Cells of up to shortText bytes often repeat what others say, so that it pays to remember up to mostShort of them.
const (
	shortText = 40
	mostShort = 1 << 12
)

// remember keeps what was found out about a short text, while there is room.
func remember[V any](known map[string]V, s string, v V) {
	if len(s) <= shortText && len(known) < mostShort {
		known[s] = v
	}
}

// wordCount is the number of words between blanks: len(strings.Fields(s)), without the slice.
func wordCount(s string) int {
	n := 0
	blank := true // what stands before
	for i := 0; i < len(s); {
		c, before := s[i], blank
		switch {
		case c < utf8.RuneSelf:
			blank = c == ' ' || c >= '\t' && c <= '\r'
			i++
		case c != 0xc2 && c < 0xe1: // of U+00C0 to U+0FFF, where no blank is; U+0085 and U+00A0 begin with C2
			blank = false
			i++
		default:
			r, size := utf8.DecodeRuneInString(s[i:])
			blank = unicode.IsSpace(r)
			i += size
		}
		if before && !blank {
			n++
		}
	}
	return n
}

// oneLine is a text with every run of blanks as one space, and none at its ends.
func oneLine(s string) string {
	last := byte(' ')
	for i := range len(s) {
		c := s[i]
		if c >= utf8.RuneSelf || c < ' ' || c == ' ' && last == ' ' {
			return strings.Join(strings.Fields(s), " ")
		}
		last = c
	}
	if last == ' ' {
		return strings.TrimSpace(s)
	}
	return s
}

// folded is the form in which words are compared.
func folded(s string) string { return fold.String(s) }
