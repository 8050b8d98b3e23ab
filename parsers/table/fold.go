package table

import (
	"strings"

	"github.com/offerlint/offerlint/parsers/fold"
)

// folded is fold.String, with a short way for plain ASCII, which most cells of a large sheet are.
func folded(s string) string {
	upper, blank := false, byte('x')
	for i := range len(s) {
		c := s[i]
		switch {
		case c >= 0x80 || c < ' ' && c != '\n':
			return fold.String(s)
		case c >= 'A' && c <= 'Z':
			upper = true
		case c == '\n' || c == ' ' && (blank == ' ' || i == 0 || i == len(s)-1):
			return fold.String(s)
		}
		blank = c
	}
	if upper {
		return strings.ToLower(s)
	}
	return s
}
