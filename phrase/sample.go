package phrase

import (
	"strings"
	"unicode"
	"unicode/utf8"
)

// Samples are texts that a pattern means to find: its gaps closed, each of its alternatives in one of them at least. A
// pattern that is not found in one of its samples is never found.
func Samples(pattern string) ([]string, error) {
	p, err := parse(pattern)
	if err != nil {
		return nil, err
	}
	out := []string{p.sample(-1, 0)}
	for i, st := range p {
		for k := range st.alts[1:] {
			out = append(out, p.sample(i, k+1))
		}
	}
	return out, nil
}

// sample writes the pattern with the alternative alt of one step, and the first of all others. Alternatives are kept
// longest first, so that the first is never the empty one.
func (p pattern) sample(step, alt int) string {
	var b strings.Builder
	tied := true
	for i, st := range p {
		terms := st.alts[0]
		if i == step {
			terms = st.alts[alt]
		}
		for _, t := range terms {
			if !tied && !t.tiedLeft && (t.key != "-" || !t.tiedRight) {
				b.WriteByte(' ')
			}
			key := t.key
			if t.upper {
				key = capitalised(key)
			}
			b.WriteString(key)
			tied = t.tiedRight
		}
	}
	return b.String()
}

func capitalised(s string) string {
	r, n := utf8.DecodeRuneInString(s)
	return string(unicode.ToTitle(r)) + s[n:]
}
