package report

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"github.com/offerlint/offerlint/lint"
)

// CriteriaMarkdown prints what was read as Markdown: for each bid a table of criteria, the findings, and the account. It
// quotes the customer's words so that they stay words: signs of Markdown, pipes among them, are escaped.
func CriteriaMarkdown(w io.Writer, results []*lint.Result, opt CriteriaOptions) error {
	b := bufio.NewWriter(w)
	fmt.Fprintf(b, "%s\n\n", lint.MarkdownMark("criteria"))
	for i, r := range results {
		t := text{Writer: b, opt: opt.Options, lang: opt.lang(r.Bid), r: r}
		if i > 0 {
			fmt.Fprintln(b)
		}
		fmt.Fprintf(b, "# %s\n\n%s\n\n", escape(r.Bid.Config.Name), escape(t.readLine()))
		t.markdownTable(t.criteriaRows())
		t.markdownFindings()
		t.markdownAccount()
		if opt.Explain {
			t.markdownExplain()
		}
	}
	return b.Flush()
}

func (t text) markdownTable(rows [][]string) {
	for i, row := range rows {
		for _, cell := range row {
			fmt.Fprintf(t, "| %s ", escape(cell))
		}
		fmt.Fprintln(t, "|")
		if i == 0 {
			fmt.Fprintln(t, strings.Repeat("|---", len(row))+"|")
		}
	}
}

func (t text) markdownFindings() {
	for i, f := range t.r.Findings {
		if i == 0 {
			fmt.Fprintf(t, "\n## %s\n\n", t.pick("Befunde", "Findings"))
		}
		fmt.Fprintf(t, "- %s: %s: %s \\[%s\\]\n", escape(fmt.Sprint(f.At.Location)), severityWords[f.Severity].in(t.lang, 1),
			escape(f.Message(t.lang)), escape(f.Rule.Name))
	}
}

func (t text) markdownAccount() {
	fmt.Fprintf(t, "\n## %s\n\n", t.pick("Rechenschaft", "Account"))
	rows := [][]string{{t.pick("Datei", "File"), t.pick("Blatt", "Sheet"), t.pick("Gelesen", "Read")}}
	for _, s := range t.r.Bid.Sources {
		rows = append(rows, []string{s.File, s.Sheet, t.source(s)})
	}
	t.markdownTable(rows)
	var b strings.Builder
	lines := t
	lines.Writer = bufio.NewWriter(&b)
	lines.documents()
	if err := lines.Flush(); err != nil || b.Len() == 0 { // a strings.Builder takes everything
		return
	}
	fmt.Fprintln(t)
	for line := range strings.Lines(b.String()) {
		fmt.Fprintf(t, "- %s\n", escape(line))
	}
}

func (t text) markdownExplain() {
	for _, s := range t.r.Bid.Sources {
		for i, line := range t.explanation(s) {
			if i == 0 {
				fmt.Fprintf(t, "\n## %s\n\n", escape(line))
				continue
			}
			fmt.Fprintf(t, "- %s\n", escape(line))
		}
	}
}

// escape writes a text so that Markdown shows it as it is, on one line. Every sign that may mean something inside a line is
// escaped; those that do so only at the start of a line never stand there.
func escape(s string) string {
	var b strings.Builder
	for _, r := range strings.Join(strings.Fields(s), " ") {
		if strings.ContainsRune("\\|`*_[]<>&~", r) {
			b.WriteByte('\\')
		}
		b.WriteRune(r)
	}
	return b.String()
}
