package report

import (
	"strings"
	"unicode/utf8"
)

// narrowest is the width below which nothing is wrapped: words would stand one below the other.
const narrowest = 40

// wrap breaks a line between words, so that none of its lines is wider than width characters; further lines are
// indented. The first line begins with head, which may hold what takes no room on a terminal: headWidth is the room that
// it takes. A width of 0, or one too narrow, leaves all on one line. Words that are wider than a line, such as paths, are
// kept whole: a reader has to be able to copy them. A head that leaves little room stands alone.
func wrap(head string, headWidth int, text string, width, indent int) string {
	if width < narrowest {
		return head + text
	}
	var b strings.Builder
	col, fresh := headWidth, true // fresh: nothing but the head or the indent stands in this line
	if headWidth*3 > width*2 {
		head, col, headWidth = strings.TrimRight(head, " ")+"\n"+strings.Repeat(" ", indent), indent, indent
	}
	b.WriteString(head)
	for word := range strings.FieldsFuncSeq(text, func(r rune) bool { return r == ' ' || r == '\n' || r == '\t' }) {
		n := utf8.RuneCountInString(word)
		switch {
		case fresh && (col == headWidth || col+n <= width):
		case col+1+n <= width:
			b.WriteByte(' ')
			col++
		default:
			b.WriteString("\n" + strings.Repeat(" ", indent))
			col = indent
		}
		b.WriteString(word)
		col, fresh = col+n, false
	}
	return b.String()
}
