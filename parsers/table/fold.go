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
	if len(s) > shortText && isSpaced(s) {
		return strings.Count(s, " ") + 1
	}
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

// isSpaced reports whether single spaces, none at the ends, are the only blanks of a text.
func isSpaced(s string) bool {
	for _, c := range []byte{'\n', '\t', '\r', '\v', '\f', 0xc2, 0xe1, 0xe2, 0xe3} { // what blanks begin with
		if strings.IndexByte(s, c) >= 0 {
			return false
		}
	}
	return s[0] != ' ' && s[len(s)-1] != ' ' && !strings.Contains(s, "  ")
}

// hasDigit reports whether a text has a digit of any script.
func hasDigit(s string) bool {
	for i := range len(s) {
		switch c := s[i]; {
		case c >= '0' && c <= '9':
			return true
		case c >= 0xd9: // from U+0660 on
			return strings.ContainsFunc(s[i:], unicode.IsDigit)
		}
	}
	return false
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
