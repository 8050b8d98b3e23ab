package checks

import (
	"path"
	"slices"
	"strings"
	"unicode"

	"github.com/offerlint/offerlint/lint"
)

// marks say how a file is marked: by its name or that of a sheet, or by a line. Cell says that the line is a cell of a table.
type marks struct {
	name func(string) bool
	line func(line string, cell bool) bool
	how  lint.Messages   // the mark, for people
	made lint.Messages   // what offerlint made, where that counts too
	not  map[string]bool // files to leave out
}

// reportMarked reports the files that go out and are marked, each once: by its name, else at the first mark in it.
func reportMarked(p *lint.Pass, m marks) {
	done := map[string]bool{}
	report := func(at lint.Span, match string, place, how lint.Messages) {
		if !done[at.File] && !m.not[at.File] {
			done[at.File] = true
			p.Report(lint.Finding{At: at, Match: match, Args: lint.Args{"match": match}, Words: map[string]lint.Messages{"place": place, "how": how}})
		}
	}
	for _, d := range p.Bid.Documents {
		name := path.Base(d.File)
		stem := strings.TrimSuffix(name, path.Ext(name))
		at := lint.At(lint.Location{File: d.File})
		switch made := d.Role == "made-by-offerlint"; {
		case !p.Bid.Config.GoesOut(d):
		case made && m.made.DE != "":
			report(at, name, lint.Messages{DE: "Die Datei", EN: "The file"}, m.made)
		case m.name(stem):
			report(at, name, lint.Messages{DE: "Die Datei", EN: "The file"}, m.how)
		}
	}
	for t := range tracesOf(p, lint.SheetNamed, lint.PageMargin, lint.FirstLine) {
		switch {
		case t.Kind == lint.SheetNamed && m.name(t.Text):
			report(t.At, t.Text, lint.Messages{DE: "Das Blatt", EN: "The sheet"}, m.how)
		case t.Kind == lint.PageMargin && m.line(bareLine(t.Text), false):
			report(t.At, t.Text, lint.Messages{DE: "Die Kopf- oder Fußzeile", EN: "The header or footer"}, m.how)
		case t.Kind == lint.FirstLine && m.line(bareLine(t.Text), t.At.Sheet != ""):
			report(t.At, bareLine(t.Text), lint.Messages{DE: "Die Zeile", EN: "The line"}, m.how)
		}
	}
}

// bareLine is a line without the signs of a heading, of emphasis and of markup around it.
func bareLine(s string) string {
	s = markup().ReplaceAllString(s, " ")
	return strings.Join(strings.Fields(strings.Trim(s, " #*_>=-–!.|\r")), " ")
}

var markup = lazily(`<[^<>]*>`)

// nameWords are the words in the name of a file or sheet.
func nameWords(name string) []string {
	return strings.FieldsFunc(name, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

func folded(s string) string { return strings.ToLower(s) }

func in(s string, list ...string) bool { return slices.Contains(list, s) }
