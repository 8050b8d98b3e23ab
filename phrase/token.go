package phrase

import (
	"unicode"
	"unicode/utf8"
)

// A token is one word or one punctuation mark of a text.
type token struct {
	start, end int32 // byte offsets
	word       int32 // number in the lexicon; 0: in no pattern
	stem       int32 // the longest stem of the lexicon that the word begins with; -1: none
	tailed     int32 // the longest end of words in the lexicon that the word ends with; -1: none
	sentence   int32 // ordinal of its sentence in the block
	tail       int32 // the token after the hyphenated word that this one belongs to
	flags      flag
}

type flag uint16

const (
	isWord     flag = 1 << iota
	isUpper         // begins with a capital
	isLower         // begins with a small letter
	isDash          // a dash of any kind
	isEmDash        // a dash that separates words even without blanks
	afterBlank      // a blank stands before it
	afterBreak      // a line break stands before it
	afterPara       // an empty line stands before it
	tiedLeft        // a hyphen makes it a part of the word before it
	tiedRight       // a hyphen makes it a part of the word after it
	isInner         // tiedLeft, with the word before it given
	isEnd           // . ! ? or …, which may end a sentence
)

func (t *token) is(f flag) bool { return t.flags&f != 0 }

// counts reports whether the token is one of the words that are counted in a gap: what hyphens join is one.
func (t *token) counts() bool { return t.flags&(isWord|isInner) == isWord }

// What a character is for the scanner.
type class uint8

const (
	mark class = iota
	letter
	digit
	joiner // _ between two parts of an identifier
	blank
	hidden
)

func classify(r rune) class {
	switch {
	case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z':
		return letter
	case r >= '0' && r <= '9':
		return digit
	case r == '_':
		return joiner
	case r <= ' ', r == 0x7f:
		return blank
	case r < utf8.RuneSelf:
		return mark
	// A damaged byte belongs to the word it damages, so that the rest of that word is not taken for a whole one.
	case r == utf8.RuneError, unicode.IsLetter(r):
		return letter
	case unicode.IsDigit(r):
		return digit
	case unicode.IsSpace(r), unicode.IsControl(r):
		return blank
	case ignorable(r):
		return hidden
	case unicode.IsMark(r), unicode.IsNumber(r):
		return letter
	}
	return mark
}

// scan appends the tokens of s to toks. Only start, end and the flags about the token itself are set.
func scan(toks []token, s string) []token {
	var before flag // what stands before the next token
	for i := 0; i < len(s); {
		if s[i] == ' ' {
			before |= afterBlank
			i++
			continue
		}
		r, n := rune(s[i]), 1
		if r >= utf8.RuneSelf {
			r, n = utf8.DecodeRuneInString(s[i:])
		}
		switch classify(r) {
		case blank:
			before |= afterBlank
			if lineBreak(s, i, r) {
				before |= breakAfter(before, r)
			}
		case hidden:
		case letter, digit:
			end := wordEnd(s, i)
			t := token{start: int32(i), end: int32(end), flags: before | isWord}
			switch {
			case r >= 'a' && r <= 'z':
				t.flags |= isLower
			case unicode.IsUpper(r), unicode.IsTitle(r):
				t.flags |= isUpper
			case unicode.IsLower(r):
				t.flags |= isLower
			}
			toks, before, n = append(toks, t), 0, end-i
		default:
			toks, before = append(toks, token{start: int32(i), end: int32(i + n), flags: before | markFlags(r)}), 0
		}
		i += n
	}
	return toks
}

// markFlags says what a punctuation mark is.
func markFlags(r rune) flag {
	switch r {
	case '.', '!', '?', '…':
		return isEnd
	case '-':
		return isDash
	case '\u2014', '\u2015', '\u2e3a', '\u2e3b':
		return isDash | isEmDash
	}
	if r >= utf8.RuneSelf && dash(r) {
		return isDash
	}
	return 0
}

// lineBreak reports whether the blank r at s[i] ends a line. Of \r\n the second does.
func lineBreak(s string, i int, r rune) bool {
	switch r {
	case '\n', '\u0085', '\u2028', '\u2029':
		return true
	case '\r':
		return i+1 == len(s) || s[i+1] != '\n'
	}
	return false
}

// breakAfter is the flag of one more line break.
func breakAfter(before flag, r rune) flag {
	if before&afterBreak != 0 || r == '\u2029' {
		return afterBreak | afterPara
	}
	return afterBreak
}

// wordEnd is the end of the word that begins at i. A mark belongs to the word where it stands between two letters (an
// apostrophe), two digits (the separators of a number) or two of either (_). Hidden characters after the last letter
// do not belong to it.
func wordEnd(s string, i int) int {
	end, last := i, letter
	for i < len(s) {
		if n := plainLetters(s[i:]); n > 0 {
			i += n
			last, end = letter, i
			if i == len(s) || s[i] == ' ' {
				return end
			}
		}
		r, n := utf8.DecodeRuneInString(s[i:])
		c := classify(r)
		switch {
		case c == letter, c == digit:
			last, end = c, i+n
		case c == hidden:
		case c == joiner:
			if k := peek(s, i+n); k != letter && k != digit {
				return end
			}
		case apostrophe(r) && last == letter:
			if peek(s, i+n) != letter {
				return end
			}
		case (r == '.' || r == ',') && last == digit:
			if peek(s, i+n) != digit {
				return end
			}
		default:
			return end
		}
		i += n
	}
	return end
}

// plainLetters counts the bytes of letters at the beginning of s that are of ASCII or among those of ä, é and the like, as
// nearly all are.
func plainLetters(s string) int {
	for i := 0; i < len(s); {
		switch c := s[i]; {
		case asciiLetter[c]:
			i++
		case c == 0xc3 && i+1 < len(s) && s[i+1] >= 0x80 && s[i+1] <= 0xbf && s[i+1] != 0x97 && s[i+1] != 0xb7: // no × or ÷
			i += 2
		default:
			return i
		}
	}
	return len(s)
}

// asciiLetter says which bytes are letters of ASCII.
var asciiLetter = func() (is [256]bool) {
	for c := 'a'; c <= 'z'; c++ {
		is[c], is[c-'a'+'A'] = true, true
	}
	return is
}()

// peek is the class of the next character from i on that can be seen; a mark at the end.
func peek(s string, i int) class {
	for i < len(s) {
		r, n := utf8.DecodeRuneInString(s[i:])
		if c := classify(r); c != hidden {
			return c
		}
		i += n
	}
	return mark
}
