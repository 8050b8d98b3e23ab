// Package fold brings text that people typed to one form for comparing. What is printed stays verbatim.
package fold

import (
	"strings"
	"unicode"

	"golang.org/x/text/cases"
	"golang.org/x/text/unicode/norm"
)

// String folds s for comparing: NFC, case (ß becomes ss), every kind of blank one space, every dash a hyphen, curly
// quotes straight; soft hyphens, zero-width characters and byte order marks vanish. Ends are trimmed.
func String(s string) string {
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
