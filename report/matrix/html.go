package matrix

import (
	_ "embed"
	"html/template"
	"io"
	"strings"
	"sync"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/report"
)

//go:embed matrix.html
var page string

// Everything that comes from files is escaped by html/template, addresses included. The page is parsed when it is first
// needed: most runs make none.
var pageTemplate = sync.OnceValue(func() *template.Template { return template.Must(template.New("matrix").Parse(page)) })

type (
	htmlPage struct {
		Lang, Title, Subtitle, Verdict, Sum string
		Colour                              report.Colour
		Legend                              []htmlLegend
		Columns                             []htmlHeader
		Rows                                [][]htmlCell
		NotReadTitle                        string
		NotRead                             []string
		Caption                             string
	}
	htmlLegend struct {
		Name, Meaning string
		N             int
		Colour        report.Colour
	}
	htmlHeader struct {
		Name  string
		Field field
		Width float64
	}
	htmlCell struct {
		Field  field
		Lines  []htmlLine
		Colour *report.Colour
	}
	htmlLine struct {
		Text, Href, Tip string
		Strong          bool
	}
)

// HTML writes the matrix as one table in one file that needs nothing else: no script, no font, no picture.
func HTML(w io.Writer, r *lint.Result, opt Options) error {
	t := newTable(r, opt)
	p := htmlPage{
		Lang: t.lang, Title: t.heading(), Subtitle: t.subtitle(), Verdict: report.Verdict(r.Summary, r.Stage, t.lang),
		Sum: report.SummaryLine(r.Summary, t.lang), Colour: report.SeverityColour(report.Worst(r.Summary)),
		NotReadTitle: t.pick("Was nicht gelesen wurde", "What was not read"), NotRead: t.notRead(),
		Caption: t.pick("Ein Kriterium je Zeile, in der Reihenfolge des Auftraggebers", "One criterion a row, in the customer's order"),
	}
	for _, s := range report.Statuses() {
		if n := t.count(s); n > 0 {
			p.Legend = append(p.Legend, htmlLegend{report.StatusOf(n, s, t.lang), statusMeanings[s].in(t.lang), n, report.StatusColour(s)})
		}
	}
	shown := t.filled()
	total := 0.0
	for _, c := range shown {
		total += htmlWidth(c)
	}
	for _, c := range shown {
		p.Columns = append(p.Columns, htmlHeader{strings.ReplaceAll(t.pick(c.de, c.en), "-\n", "\u00ad"), c.field, htmlWidth(c) / total * 100})
	}
	for _, r := range t.rows {
		cells := make([]htmlCell, len(shown))
		for i, c := range shown {
			cells[i] = t.htmlCell(r, c.field)
		}
		p.Rows = append(p.Rows, cells)
	}
	return pageTemplate().Execute(w, p)
}

// htmlWidth is a column's share of the page: words that must not break need more of it than in a workbook.
func htmlWidth(c column) float64 {
	switch c.field {
	case status, claim:
		return c.width + 3
	case points, id:
		return c.width + 2.5
	}
	return c.width
}

// count is how many criteria have a status.
func (t *table) count(s lint.Status) int {
	n := 0
	for _, r := range t.rows {
		if r.standing.Status == s {
			n++
		}
	}
	return n
}

func (t *table) htmlCell(r *row, f field) htmlCell {
	cell := htmlCell{Field: f}
	switch f {
	case status:
		colour := report.StatusColour(r.standing.Status)
		cell.Colour = &colour
	case answered:
		for _, a := range r.answers() {
			cell.Lines = append(cell.Lines, htmlLine{Text: clean(t.brief(a.At.Location)), Href: t.address(a.At.File), Tip: clean(t.place(a.At.Location))})
		}
		return cell
	}
	if f == source {
		place := htmlLine{Text: clean(t.brief(r.At.Location)), Href: t.address(r.At.File), Tip: clean(t.place(r.At.Location))}
		cell.Lines = []htmlLine{place}
		if r.Hidden {
			cell.Lines = append(cell.Lines, htmlLine{Text: t.pick("(ausgeblendet)", "(hidden)")})
		}
		return cell
	}
	hrefs := map[string]string{}
	if f == evidence {
		for _, e := range r.proofs() {
			hrefs[clean(e.Name())] = t.proofAddress(e)
		}
	}
	for _, s := range strings.Split(t.shown(r, f), "\n") {
		cell.Lines = append(cell.Lines, htmlLine{Text: s, Href: hrefs[s], Strong: f == requirement && s == clean(r.Title)})
	}
	return cell
}
