package change

import (
	"bufio"
	"fmt"
	"io"
	"strings"
	"unicode/utf8"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/versions"
)

// context is how many characters of unchanged text stand on either side of a change in a difference for terminals.
const context = 50

// Text prints a comparison for people: for each change its place, so that editors can jump, what it is, and the words that
// went and came.
func Text(w io.Writer, c *versions.Comparison, o Options) error {
	b := bufio.NewWriter(w)
	for _, ch := range o.listed(c) {
		fmt.Fprintf(b, o.pick("%s: %s „%s“: %s\n", "%s: %s “%s”: %s\n"), ch.Entry().At.String(), o.name(ch), lint.Shorten(ch.Entry().Label(), 60), o.what(ch))
		if ch.Pieces != nil {
			fmt.Fprintf(b, "    %s\n", o.line(ch.Pieces))
		}
		if o.Verbose && ch.Old != nil && ch.New != nil {
			fmt.Fprintf(b, "    %s %s\n", o.pick("vorher", "before"), ch.Old.At.String())
		}
	}
	fmt.Fprintln(b, o.sum(c))
	fmt.Fprintln(b, o.verdict(c))
	return b.Flush()
}

// line is a difference on one line: the words that went and came, with some of those around them.
func (o Options) line(ps []versions.Piece) string {
	var b strings.Builder
	for i, p := range ps {
		text := strings.Join(strings.FieldsFunc(lint.Printable(strings.ReplaceAll(p.Text, "\n", " ")), func(r rune) bool { return r == ' ' || r == '\u00a0' }), " ")
		blank := ""
		if strings.TrimRight(p.Text, " \n\t\u00a0") != p.Text {
			blank = " "
		}
		switch {
		case p.Op == versions.Same:
			b.WriteString(shorten(text, i > 0, i < len(ps)-1))
		case o.Paint != nil:
			b.WriteString(o.Paint(p.Op, p.Telling, text))
		case p.Op == versions.Gone:
			b.WriteString("[-" + text + "-]")
		default:
			b.WriteString("{+" + text + "+}")
		}
		if p.Op != versions.Same && blank == "" && i+1 < len(ps) && ps[i+1].Op != versions.Same {
			blank = " "
		}
		b.WriteString(blank)
	}
	return strings.TrimRight(b.String(), " ")
}

// shorten leaves out the middle of an unchanged text, or its beginning or end where no change is there.
func shorten(s string, changeBefore, changeBehind bool) string {
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
