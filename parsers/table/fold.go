package table

import (
	"strings"

	"github.com/offerlint/offerlint/parsers/fold"
)

// folded is fold.String, with a short way for what most cells hold: ASCII, and the letters and signs of German texts.
func folded(s string) string {
	if plainly(s) {
		return s
	}
	var b strings.Builder
	b.Grow(len(s) + 2)
	blank := true // swallows blanks at the start
	for _, r := range s {
		switch {
		case r == ' ' || r >= '\t' && r <= '\r' || r == '\u00a0':
			if !blank {
				b.WriteByte(' ')
			}
			blank = true
			continue
		case r >= 'A' && r <= 'Z', r == 'Ä', r == 'Ö', r == 'Ü':
			r += 'a' - 'A' // the same distance in Latin-1
		case r < 0x80:
		case r == 'ß':
			b.WriteByte('s')
			r = 's'
		case r == '–' || r == '—':
			r = '-'
		case r == '„' || r == '“' || r == '”':
			r = '"'
		case r == '‚' || r == '‘' || r == '’':
			r = '\''
		case strings.ContainsRune("äöü§€°•·…", r):
		default:
			return fold.String(s)
		}
		blank = false
		b.WriteRune(r)
	}
	return strings.TrimSuffix(b.String(), " ")
}

// plainly reports whether a text is folded as it stands.
func plainly(s string) bool {
	before := byte(' ')
	for i := range len(s) {
		c := s[i]
		if c >= 0x80 || c < ' ' || c >= 'A' && c <= 'Z' || c == ' ' && before == ' ' {
			return false
		}
		before = c
	}
	return before != ' ' || s == ""
}
