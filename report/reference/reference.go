// Package reference makes one web page of the pages of checks.
package reference

import (
	"bytes"
	_ "embed"
	"fmt"
	"html/template"
	"io"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/report"
)

//go:embed page.html
var pageHTML string

//go:embed page.css
var pageCSS string

// An Entry is one check: its page in Markdown, with how its rules are set.
type Entry struct {
	ID, Summary string
	Kind        lint.Kind
	Markdown    string
	HTML        template.HTML // made of Markdown
}

// A group is the checks of one kind.
type group struct {
	Name    string
	Entries []*Entry
}

// A page is what the template prints.
type page struct {
	Lang, Title, Intro, Contents, Up, Footer, Policy string
	Style                                            template.CSS
	Groups                                           []group // nil for a single check
	Entries                                          []*Entry
}

// HTML prints checks as one page: a list by kind, and the page of each, in the order given; tables is how those in the pages are
// read. The page is a single file that loads
// nothing and runs nothing. What stands in the Markdown as HTML is shown as text.
func HTML(w io.Writer, entries []*Entry, tables goldmark.Extender, lang, version string) error {
	pick := func(de, en string) string { return map[bool]string{true: de, false: en}[lang == "de"] }
	p := page{
		Lang: lang, Title: pick("offerlint: alle Prüfungen", "offerlint: all checks"), Contents: pick("Inhalt", "Contents"),
		Intro: pick("Was geprüft wird, warum, wie es zu beheben ist, und Beispiele: mit Befund, und solche, die nach einem Fehler aussehen und keiner sind.",
			"What is checked, why, how to fix it, and examples: with a finding, and those that look like a fault and are none."),
		Up: pick("Nach oben", "Back to the list"), Footer: "offerlint " + version, Style: template.CSS(pageCSS),
		Policy: "default-src 'none'; style-src " + report.CSPHash(pageCSS) + "; base-uri 'none'; form-action 'none'",
	}
	for _, e := range entries {
		if err := e.render(len(entries) > 1, tables); err != nil {
			return fmt.Errorf("%s: %w", e.ID, err)
		}
	}
	p.Entries = entries
	if len(entries) == 1 {
		p.Title = entries[0].ID
	} else {
		p.Groups = byKind(entries, lang)
	}
	t, err := template.New("reference").Parse(pageHTML)
	if err != nil {
		return err
	}
	return t.Execute(w, p)
}

func byKind(entries []*Entry, lang string) []group {
	var out []group
	for _, k := range []lint.Kind{lint.Missed, lint.Unverified, lint.Assumed, lint.Malformed} {
		g := group{Name: report.Kind(k, lang)}
		for _, e := range entries {
			if e.Kind == k {
				g.Entries = append(g.Entries, e)
			}
		}
		if len(g.Entries) > 0 {
			out = append(out, g)
		}
	}
	return out
}

// render turns the Markdown into HTML; among others its headings go one level down.
func (e *Entry) render(among bool, tables goldmark.Extender) error {
	md := goldmark.New(goldmark.WithExtensions(tables))
	if among {
		md.Parser().AddOptions(parser.WithASTTransformers(util.Prioritized(deeper{}, 100)))
	}
	var b bytes.Buffer
	if err := md.Convert([]byte(e.Markdown), &b); err != nil {
		return err
	}
	// A corner of a workbook is empty, and an empty cell heads nothing.
	made := bytes.ReplaceAll(b.Bytes(), []byte("<th></th>"), []byte("<td></td>"))
	e.HTML = template.HTML(made) // goldmark escapes all text, and leaves out HTML and dangerous links
	return nil
}

// deeper puts headings one level down, below that of the page.
type deeper struct{}

// Transform implements parser.ASTTransformer.
func (deeper) Transform(doc *ast.Document, _ text.Reader, _ parser.Context) {
	for n := doc.FirstChild(); n != nil; n = n.NextSibling() {
		if h, ok := n.(*ast.Heading); ok {
			h.Level = min(h.Level+1, 6)
		}
	}
}
