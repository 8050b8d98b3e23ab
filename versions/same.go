package versions

import "strings"

// SameWording reports whether two wordings are one but for what says nothing: case, blanks, line breaks, hyphenation, kinds of dashes
// and quotes, and punctuation.
func SameWording(a, b string) bool { return a == b || bareText(a) == bareText(b) }

// bareText joins the words of a text and the signs that speak. A hyphen stays where it stands between digits.
func bareText(s string) string {
	var b strings.Builder
	for _, w := range spoken(tokens(s)) {
		if !numeric(w) {
			w = strings.ReplaceAll(w, "-", "")
		}
		b.WriteString(w)
	}
	return b.String()
}
