package register

import (
	"crypto/sha256"
	"encoding/hex"
	"strings"
	"unicode"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"

	"github.com/offerlint/offerlint/lint"
)

// Fingerprint hashes parts. Case, space, punctuation and the Unicode form do not count; a word and a number do. A
// response that is empty is a part like any other: nothing was there.
func Fingerprint(p lint.Parts) lint.Fingerprint {
	f := lint.Fingerprint{Text: digest(p.Text), Obligation: digest(p.Obligation), Response: digest(p.Response)}
	if p.Answers != "" {
		f.Answers = digest(p.Answers)
	}
	return f
}

// digest is the start of the hash of a normalised text: 48 bits, of which two different ones in one bid are as good as
// impossible.
func digest(s string) string {
	sum := sha256.Sum256([]byte(Normal(s)))
	return hex.EncodeToString(sum[:6])
}

// Normal is a text without what does not change its meaning: words and numbers in lower case with one space between them.
// It keeps signs between digits (99,9, 24/7), a minus before a digit, and symbols: comparators, %, ±, § and the like.
func Normal(s string) string {
	text := []rune(cases.Fold().String(norm.NFC.String(s)))
	var b strings.Builder
	gap := false
	put := func(r rune, apart bool) {
		if b.Len() > 0 && (gap || apart) {
			b.WriteByte(' ')
		}
		b.WriteRune(r)
		gap = apart
	}
	for i, r := range text {
		digitAfter := i+1 < len(text) && unicode.IsDigit(text[i+1])
		digitBefore := i > 0 && unicode.IsDigit(text[i-1])
		switch {
		case unicode.Is(unicode.Cf, r): // soft hyphens, signs of direction: nobody sees them
		case unicode.IsLetter(r) || unicode.IsNumber(r) || unicode.IsMark(r):
			put(r, false)
		case digitBefore && digitAfter && !unicode.IsSpace(r):
			put(dash(r), false)
		case dash(r) == '-' && digitAfter && !wordBefore(text, i):
			put('-', true)
			gap = false
		case unicode.IsSymbol(r) && !unicode.Is(unicode.Sk, r) || strings.ContainsRune("%‰§#&@*", r):
			put(r, true)
		default:
			gap = true
		}
	}
	return b.String()
}

func wordBefore(text []rune, i int) bool {
	return i > 0 && (unicode.IsLetter(text[i-1]) || unicode.IsNumber(text[i-1]))
}

// dash makes one sign of all dashes and the minus.
func dash(r rune) rune {
	if unicode.Is(unicode.Pd, r) || r == '\u2212' {
		return '-'
	}
	return r
}

// AnswerHash is the hash of a question and the customer's answer to it, to tell whether what was read is what stands there.
func AnswerHash(c *lint.Clarification) string { return digest(c.Question + "\x00" + c.Answer) }
