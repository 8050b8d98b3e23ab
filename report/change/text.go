package change

import (
	"bufio"
	"fmt"
	"io"

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
		fmt.Fprintf(b, o.pick("%s: %s „%s“: %s\n", "%s: %s “%s”: %s\n"), ch.Entry().At.String(), o.name(ch), lint.Shorten(ch.Entry().Label(), 60), ch.What(o.Lang))
		if ch.Pieces != nil {
			fmt.Fprintf(b, "    %s\n", o.line(ch.Pieces))
		}
		for _, t := range o.Touches[ch] {
			fmt.Fprintf(b, "    %s: %s\n", t.At, o.touch(ch, t))
		}
		if o.Verbose && ch.Old != nil && ch.New != nil {
			fmt.Fprintf(b, "    %s %s\n", o.pick("vorher", "before"), ch.Old.At.String())
		}
	}
	fmt.Fprintln(b, o.sum(c))
	fmt.Fprintln(b, o.verdict(c))
	return b.Flush()
}

// line is a difference on one line, for a terminal.
func (o Options) line(ps []versions.Piece) string { return versions.Line(ps, context, o.Paint) }
