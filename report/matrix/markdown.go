package matrix

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/report"
)

// Markdown writes the matrix as one table below the verdict. Signs of Markdown in the words of others are escaped.
func Markdown(w io.Writer, r *lint.Result, opt Options) error {
	t := newTable(r, opt)
	b := bufio.NewWriter(w)
	fmt.Fprintf(b, "%s\n\n# %s\n\n", lint.MarkdownMark("matrix"), report.Escape(t.heading()))
	fmt.Fprintf(b, "%s\n\n**%s**\n\n%s\n\n", report.Escape(t.subtitle()), report.Verdict(r.Summary, r.Stage, t.lang),
		report.SummaryLine(r.Summary, t.lang))
	shown := t.filled()
	for _, c := range shown {
		fmt.Fprintf(b, "| %s ", c.header(t.lang))
	}
	fmt.Fprintf(b, "|\n%s|\n", strings.Repeat("|---", len(shown)))
	for _, r := range t.rows {
		for _, c := range shown {
			var lines []string
			for line := range strings.Lines(t.shown(r, c.field)) {
				if line = report.Escape(line); line != "" {
					lines = append(lines, line)
				}
			}
			fmt.Fprintf(b, "| %s ", strings.Join(lines, "<br>"))
		}
		fmt.Fprintln(b, "|")
	}
	for i, line := range t.notRead() {
		if i == 0 {
			fmt.Fprintln(b)
		}
		fmt.Fprintf(b, "- %s\n", report.Escape(line))
	}
	return b.Flush()
}

// shown is what a row says in a field to people who read it in the matrix's language.
func (t *table) shown(r *row, f field) string {
	if f == points {
		return decimal(r.Weight, t.pick(",", "."))
	}
	return clean(t.value(r, f))
}

// filled lists the columns that hold anything, without those that only offerlint needs.
func (t *table) filled() []column {
	var out []column
	for _, c := range columns {
		used := false
		for _, r := range t.rows {
			used = used || t.value(r, c.field) != ""
		}
		if used && !c.hidden {
			out = append(out, c)
		}
	}
	return out
}

// heading names the bid and its customer.
func (t *table) heading() string {
	c := t.r.Bid.Config
	return clean(joined(" · ", c.Name, c.Customer))
}

// subtitle says what this is, of which tender, at which stage and of which day.
func (t *table) subtitle() string {
	c := t.r.Bid.Config
	stand := ""
	if c.Today != "" {
		stand = t.pick("Stand ", "as of ") + day(c.Today, t.lang)
	}
	return clean(joined(" · ", t.pick("Compliance-Matrix", "Compliance matrix"), c.Tender,
		t.pick("Stufe ", "stage ")+report.Stage(t.r.Stage, t.lang), stand))
}

// notRead says what the matrix cannot know: files that were not read, and that nobody has verified anything.
func (t *table) notRead() []string {
	lines := report.NotRead(t.r, t.lang)
	for i := range lines {
		lines[i] = clean(lines[i])
	}
	if !t.r.Bid.Register.Present() && t.r.Summary.Criteria > 0 {
		lines = append(lines, t.pick("kein Register: keine Antwort ist von einer Person freigegeben", "no register: no response has been verified by a person"))
	}
	return lines
}
