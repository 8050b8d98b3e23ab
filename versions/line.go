package versions

import (
	"strings"
	"unicode/utf8"

	"github.com/offerlint/offerlint/lint"
)

// Line is a difference on one line: the words that went and came, with up to context characters of the unchanged text on
// either side of each. Paint dresses words that changed; nil writes them as [-gone-] and {+come+}.
func Line(ps []Piece, context int, paint func(op Op, telling bool, text string) string) string {
	if paint == nil {
		paint = bracket
	}
	var b strings.Builder
	for i, p := range ps {
		text := strings.Join(strings.FieldsFunc(lint.Printable(strings.ReplaceAll(p.Text, "\n", " ")), func(r rune) bool { return r == ' ' || r == '\u00a0' }), " ")
		blank := ""
		if strings.TrimRight(p.Text, " \n\t\u00a0") != p.Text {
			blank = " "
		}
		if p.Op == Same {
			b.WriteString(shorten(text, context, i > 0, i < len(ps)-1))
		} else {
			b.WriteString(paint(p.Op, p.Telling, text))
		}
		if blank == "" && i+1 < len(ps) && (p.Op != Same && ps[i+1].Op != Same || joins(p.Text, ps[i+1].Text)) {
			blank = " "
		}
		b.WriteString(blank)
	}
	return strings.TrimRight(b.String(), " ")
}

// joins reports whether two pieces would run into one word: the text that stays has no blank where it ends in one version.
func joins(a, b string) bool {
	last, _ := utf8.DecodeLastRuneInString(a)
	first, _ := utf8.DecodeRuneInString(b)
	return letter(last) && letter(first)
}

func bracket(op Op, _ bool, text string) string {
	if op == Gone {
		return "[-" + text + "-]"
	}
	return "{+" + text + "+}"
}

// shorten leaves out the middle of an unchanged text, or its beginning or end where no change is there.
func shorten(s string, context int, changeBefore, changeBehind bool) string {
	n := utf8.RuneCountInString(s)
	keep := 0
	if changeBefore {
		keep += context
	}
	if changeBehind {
		keep += context
	}
	if n <= keep+5 {
		return s
	}
	rs := []rune(s)
	out := "…"
	if changeBefore {
		head := string(rs[:context])
		if i := strings.LastIndexByte(head, ' '); i > 0 {
			head = head[:i]
		}
		out = head + " " + out
	}
	if changeBehind {
		tail := string(rs[n-context:])
		if i := strings.IndexByte(tail, ' '); i >= 0 {
			tail = tail[i+1:]
		}
		out += " " + tail
	}
	return out
}
