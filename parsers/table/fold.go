package table

import (
	"unicode"

	"github.com/offerlint/offerlint/parsers/fold"
)

// wordCount is the number of words between blanks: len(strings.Fields(s)), without the slice.
func wordCount(s string) int {
	n := 0
	inWord := false
	for _, r := range s {
		blank := r == ' ' || r > ' ' && r >= 0x80 && unicode.IsSpace(r) || r >= '\t' && r <= '\r'
		if !blank && !inWord {
			n++
		}
		inWord = !blank
	}
	return n
}

// folded is the form in which words are compared.
func folded(s string) string { return fold.String(s) }
