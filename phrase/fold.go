package phrase

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// A folder brings words to the form in which they are compared. It keeps a Caser, which must not be shared between
// goroutines.
type folder struct {
	caser cases.Caser
	buf   []byte
}

func newFolder() *folder { return &folder{caser: cases.Fold()} }

// word folds a word: NFC, case, no soft hyphens and zero-width characters, straight apostrophes. The result is valid
// until the next call. Words of ASCII and of the letters of German, French and Spanish, nearly all there are, take the
// quick way.
func (f *folder) word(s string) []byte {
	f.buf = f.buf[:0]
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			if c >= 'A' && c <= 'Z' {
				c += 'a' - 'A'
			}
			if c == '`' {
				c = '\''
			}
			f.buf = append(f.buf, c)
			i++
			continue
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		switch {
		case r >= 'À' && r <= 'Þ' && r != '×':
			f.buf = utf8.AppendRune(f.buf, r+('a'-'A'))
		case r == 'ß':
			f.buf = append(f.buf, "ss"...)
		case r > 'ß' && r <= 'ÿ' && r != '÷':
			f.buf = append(f.buf, s[i:i+n]...)
		case r == '\u00ad':
		case r == '’':
			f.buf = append(f.buf, '\'')
		default:
			f.buf = append(f.buf[:0], f.slow(s)...)
			return f.buf
		}
		i += n
	}
	return f.buf
}

func (f *folder) slow(s string) string {
	clean := strings.Map(func(r rune) rune {
		switch {
		case ignorable(r):
			return -1
		case apostrophe(r):
			return '\''
		}
		return r
	}, s)
	return norm.NFC.String(f.caser.String(norm.NFC.String(clean)))
}

func foldWord(s string) string { return string(newFolder().word(s)) }

// foldMark brings a punctuation mark to the form in which it is compared: every dash is a hyphen, quotes are straight.
func foldMark(s string) string {
	r, _ := utf8.DecodeRuneInString(s)
	switch {
	case dash(r):
		return "-"
	case apostrophe(r), r == '‚', r == '‹', r == '›':
		return "'"
	case r == '„', r == '“', r == '”', r == '‟', r == '«', r == '»':
		return "\""
	}
	return s
}

func dash(r rune) bool { return unicode.Is(unicode.Pd, r) || r == '\u2212' }

func apostrophe(r rune) bool {
	switch r {
	case '\'', '’', '‘', '‛', '´', '`', '\u02bc':
		return true
	}
	return false
}

// ignorable reports whether a character is not seen: soft hyphen, zero-width and direction characters, variation
// selectors.
func ignorable(r rune) bool {
	return unicode.Is(unicode.Cf, r) || unicode.Is(unicode.Variation_Selector, r) || r == '\u034f'
}
