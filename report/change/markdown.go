package change

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/report"
	"github.com/offerlint/offerlint/versions"
)

// Markdown prints a comparison as a table: what went is struck through, what came is bold.
func Markdown(w io.Writer, c *versions.Comparison, o Options) error {
	b := bufio.NewWriter(w)
	fmt.Fprintf(b, "%s\n\n# %s → %s\n\n**%s**\n\n%s\n", lint.MarkdownMark("diff"), report.Escape(o.Old), report.Escape(o.New), o.verdict(c), o.sum(c))
	list := o.listed(c)
	if len(list) > 0 {
		header, rule := "| %s | %s | %s | %s |", "| --- | --- | --- | --- |"
		if o.Touches != nil {
			header, rule = header+" "+o.offer()+" |", rule+" --- |"
		}
		fmt.Fprintf(b, "\n"+header+"\n"+rule+"\n", o.pick("Nr.", "No."), o.pick("Änderung", "Change"), o.pick("Text", "Text"), o.pick("Stelle", "Place"))
	}
	for _, ch := range list {
		var text strings.Builder
		pieces := ch.Pieces
		if pieces == nil {
			pieces = []versions.Piece{{Text: ch.Entry().Wording()}}
		}
		for _, p := range pieces {
			s := report.Escape(lint.Printable(strings.ReplaceAll(p.Text, "\n", " ")))
			switch {
			case s == "":
			case p.Op == versions.Gone:
				s = "~~" + s + "~~"
			case p.Op == versions.Insert:
				s = "**" + s + "**"
			}
			text.WriteString(s + " ")
		}
		fmt.Fprintf(b, "| %s | %s | %s | %s |", report.Escape(o.name(ch)), report.Escape(ch.What(o.Lang)), strings.TrimSpace(text.String()), report.Escape(ch.Entry().At.String()))
		if o.Touches != nil {
			fmt.Fprintf(b, " %s |", report.Escape(strings.Join(o.touches(ch), "; ")))
		}
		fmt.Fprintln(b)
	}
	return b.Flush()
}
