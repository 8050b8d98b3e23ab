package change

import (
	"bufio"
	_ "embed" // the page
	"html/template"
	"io"
	"strings"
	"sync"
	"unicode"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/versions"
)

//go:embed change.html
var pageHTML string

var page = sync.OnceValue(func() *template.Template { return template.Must(template.New("change").Parse(pageHTML)) })

type htmlPage struct {
	Lang, Title, Verdict, Sum string
	Substance, Touched        bool
	Header                    []string
	Rows                      []htmlRow
}

type htmlRow struct {
	Name, What, Place string
	Substance         bool
	Old, New          []htmlPiece
	Touches           []string
}

type htmlPiece struct{ Text, Class string }

// HTML prints a comparison as one page with both texts side by side. It needs no script and loads nothing.
func HTML(w io.Writer, c *versions.Comparison, o Options) error {
	p := htmlPage{
		Lang: o.Lang, Title: o.Old + " → " + o.New, Verdict: o.verdict(c), Sum: o.sum(c), Substance: c.Substance(),
		Header: []string{o.pick("Nr.", "No."), o.pick("Änderung", "Change"), o.pick("Bisher", "Before"), o.pick("Neu", "Now"), o.pick("Stelle", "Place")},
	}
	if p.Touched = o.Touches != nil; p.Touched {
		p.Header = append(p.Header, o.offer())
	}
	for _, ch := range o.listed(c) {
		old, updated := wordings(ch)
		p.Rows = append(p.Rows, htmlRow{
			o.name(ch), ch.What(o.Lang), ch.Entry().At.String(), ch.Substance(), htmlPieces(old), htmlPieces(updated), o.touches(ch),
		})
	}
	b := bufio.NewWriter(w)
	if err := page().Execute(b, p); err != nil {
		return err
	}
	return b.Flush()
}

func htmlPieces(ps []versions.Piece) []htmlPiece {
	var out []htmlPiece
	for _, p := range ps {
		class := map[versions.Op]string{versions.Gone: "gone", versions.Insert: "come"}[p.Op]
		if class != "" && p.Telling {
			class += " telling"
		}
		text := printableLines(p.Text)
		words := strings.TrimRightFunc(text, unicode.IsSpace)
		if class == "" || words == "" {
			words = text
		}
		out = append(out, htmlPiece{words, class})
		if blank := text[len(words):]; blank != "" {
			out = append(out, htmlPiece{blank, ""})
		}
	}
	return out
}

// printableLines is a text for the page, whose lines stay.
func printableLines(s string) string {
	lines := strings.Split(s, "\n")
	for i, l := range lines {
		lines[i] = lint.Printable(l)
	}
	return strings.Join(lines, "\n")
}
