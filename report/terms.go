package report

import (
	"bufio"
	"strings"

	"github.com/offerlint/offerlint/lint"
)

// What the rooms below report share with it: words, colours and sums.

// Status names a status.
func Status(s lint.Status, lang string) string { return statusWords[s].in(lang, 1) }

// StatusOf names a status as so many criteria have it: "Lücken" of five.
func StatusOf(n int, s lint.Status, lang string) string { return statusWords[s].in(lang, n) }

// Claim names what a response claims; "" where it claims nothing.
func Claim(c lint.Claim, lang string) string { return claimWords[c].in(lang, 1) }

// Statuses lists all statuses in the order of tables, legends and charts.
func Statuses() []lint.Status { return statuses }

// StatusColour is how a status looks.
func StatusColour(s lint.Status) Colour { return statusColours[s] }

// SeverityColour is how a severity looks.
func SeverityColour(s lint.Severity) Colour { return severityColours[s] }

// Worst is the gravest severity that a summary counts; Info where it counts none.
func Worst(s lint.Summary) lint.Severity { return worst(s) }

// Obligation is the customer's own word for what a criterion asks, else ours; ? marks one that nothing in the files states.
func Obligation(c *lint.Criterion, lang string) string { return text{lang: lang}.obligation(c) }

// BySection adds up the criteria of a result by the customer's sections, in the customer's order.
func BySection(r *lint.Result) []*Share { return bySection(r) }

// ByOwner adds up the criteria of a result by their owners, in the order in which they first appear.
func ByOwner(r *lint.Result) []*Share {
	return shares(r, func(c *lint.Criterion) string { return c.Owner })
}

// NotRead names, a line each, the files that were not read, and why.
func NotRead(r *lint.Result, lang string) []string {
	var b strings.Builder
	t := text{Writer: bufio.NewWriter(&b), opt: Options{Verbose: true}, lang: lang, r: r}
	t.documents()
	if err := t.Flush(); err != nil || b.Len() == 0 { // a strings.Builder takes everything
		return nil
	}
	return strings.Split(strings.TrimSuffix(b.String(), "\n"), "\n")
}

// Account adds up what was read of a sheet or file: "62 rows: 48 criteria, 10 headings".
func Account(s lint.Source, lang string) string { return text{lang: lang}.source(s) }

// Harmless keeps a spreadsheet from running a text in a CSV file as a formula: it gets a leading apostrophe.
func Harmless(cell string) string { return harmless(cell) }

// Escape writes a text so that Markdown shows it as it is, on one line.
func Escape(s string) string { return escape(s) }

// Language is the language in which a bid's results are printed.
func (o Options) Language(b *lint.Bid) string { return o.lang(b) }
