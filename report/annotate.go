package report

import (
	"cmp"
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/report/overlay"
)

// AnnotatedCopy is the value of the document property lint.MadeBy in annotated copies.
const AnnotatedCopy = "annotated copy"

// AnnotateOptions say what an annotated copy is made of.
type AnnotateOptions struct {
	Options
	File   string    // the workbook, as locations name it
	Owners []string  // whose criteria Show chooses, for the summary; none: all
	When   time.Time // the day of the copy
}

// Annotated adds up what an annotated copy holds.
type Annotated struct {
	Findings  int // that are listed
	Marked    int // of these, those that a comment in a cell tells about
	Cells     int // that are coloured
	Elsewhere int // findings without a cell in the workbook
}

// Line says in one line what a copy holds.
func (s Annotated) Line(lang string) string {
	findings := word{"Befund", "Befunde", "finding", "findings"}.count(lang, s.Findings)
	comments := word{"Kommentar", "Kommentare", "comment", "comments"}.count(lang, s.Marked)
	cells := word{"Zelle", "Zellen", "cell", "cells"}.count(lang, s.Cells)
	line := fmt.Sprintf("%s, %s in %s", findings, comments, cells)
	switch {
	case s.Elsewhere == 0:
		return line
	case lang == "de":
		return fmt.Sprintf("%s; %d ohne Zelle, siehe letztes Blatt", line, s.Elsewhere)
	}
	return fmt.Sprintf("%s; %d without a cell, see the last sheet", line, s.Elsewhere)
}

// Annotate writes a copy of a workbook, given as a file of size bytes, with a comment in each cell that has a finding, a
// colour by its severity, and a sheet that adds up and links to the cells. Everything else is copied as it is. Findings
// that the stage only counts are no comments but a line of the sheet.
func Annotate(w io.Writer, src io.ReaderAt, size int64, r *lint.Result, opt AnnotateOptions) (Annotated, error) {
	book, err := overlay.Open(src, size)
	if err != nil {
		return Annotated{}, err
	}
	a := annotation{opt: opt, lang: opt.lang(r.Bid), r: r, counted: map[*lint.Rule]int{}}
	a.choose()
	if err := a.mark(book); err != nil {
		return Annotated{}, err
	}
	if err := book.Finish(a.sheet(book.Signed()), lint.MadeBy, AnnotatedCopy); err != nil {
		return Annotated{}, err
	}
	return a.sum(), book.Write(w, opt.When)
}

// An annotation is a copy in the making.
type annotation struct {
	opt     AnnotateOptions
	lang    string
	r       *lint.Result
	remarks []*remark
	counted map[*lint.Rule]int
}

// A remark is one finding and the cell that tells about it.
type remark struct {
	*lint.Finding
	at    lint.Location // the cell; zero where the workbook has none
	place overlay.Place
}

func (a *annotation) pick(de, en string) string {
	if a.lang == "de" {
		return de
	}
	return en
}

// choose lists the findings, the most severe first, then in the order of places.
func (a *annotation) choose() {
	for _, f := range a.r.Findings {
		switch {
		case a.opt.Show != nil && !a.opt.Show(f):
		case f.Counted:
			a.counted[f.Rule]++
		default:
			a.remarks = append(a.remarks, &remark{Finding: f, at: spot(f, a.opt.File)})
		}
	}
	slices.SortStableFunc(a.remarks, func(x, y *remark) int {
		return cmp.Or(cmp.Compare(y.Severity, x.Severity), cmp.Compare(y.at.File, x.at.File)) // those with a cell first
	})
}

// spot is the cell of a workbook that a finding is about: where it stands, else where the criterion is answered, else where
// it is asked. It is zero where none of these is in the workbook.
func spot(f *lint.Finding, file string) lint.Location {
	within := func(s lint.Span) bool { return s.File == file && s.Sheet != "" && s.Line > 0 }
	if within(f.At) || f.Criterion == nil {
		return cellOf(f.At, within)
	}
	for _, resp := range f.Criterion.Responses {
		if within(resp.At) {
			return cellOf(resp.At, within)
		}
	}
	if within(f.Criterion.AnswerAt) {
		return cellOf(f.Criterion.AnswerAt, within)
	}
	return cellOf(f.Criterion.At, within)
}

func cellOf(s lint.Span, within func(lint.Span) bool) lint.Location {
	if !within(s) {
		return lint.Location{}
	}
	l := s.Location
	l.Col = max(l.Col, 1)
	return l
}

// mark lays the comments over the workbook.
func (a *annotation) mark(book *overlay.Book) error {
	var marks []overlay.Mark
	var of []*remark
	for _, m := range a.remarks {
		if m.at == (lint.Location{}) {
			continue
		}
		c := severityColours[m.Severity]
		marks = append(marks, overlay.Mark{
			Sheet: m.at.Sheet, Row: m.at.Line, Col: m.at.Col, Fill: c.Fill, Edge: c.Strong, Ink: c.Text, Text: a.comment(m),
		})
		of = append(of, m)
	}
	places, err := book.Mark(marks, overlay.Words{
		Elsewhere: a.pick("zu %s:", "on %s:"),
		More:      a.pick("… mehr dazu auf dem Blatt „", "… more on the sheet “") + a.sheetName() + a.pick("“", "”"),
	})
	if err != nil {
		return err
	}
	for i, m := range of {
		m.place = places[i]
	}
	return nil
}

// comment is what the cell says about one finding: what sort of fault it is, what is wrong, what to do, and by which rule.
func (a *annotation) comment(m *remark) []overlay.Run {
	text := "\n" + m.Message(a.lang)
	if m.At.Location != m.at {
		text += "\n" + a.pick("Stelle: ", "Place: ") + m.At.String()
	}
	if advice := m.Rule.Check.Advice.In(a.lang); advice != "" {
		text += "\n" + a.pick("Was tun: ", "What to do: ") + advice
	}
	if m.Criterion != nil && m.Criterion.Owner != "" {
		text += "\n" + a.pick("Zuständig: ", "Owner: ") + lint.Printable(m.Criterion.Owner)
	}
	text += "\n" + a.pick("Regel: ", "Rule: ") + m.Rule.Name
	return []overlay.Run{{Text: a.severity(m.Severity) + " · " + kindWords[m.Kind].in(a.lang, 1), Bold: true}, {Text: text}}
}

// severity is the word for a severity as it stands alone: with a capital.
func (a *annotation) severity(s lint.Severity) string {
	w := severityWords[s].in(a.lang, 1)
	return strings.ToUpper(w[:1]) + w[1:]
}

func (a *annotation) sum() Annotated {
	s := Annotated{Findings: len(a.remarks)}
	cells := map[string]bool{}
	for _, m := range a.remarks {
		if m.at == (lint.Location{}) {
			s.Elsewhere++
			continue
		}
		s.Marked++
		cells[m.link()] = true
	}
	s.Cells = len(cells)
	return s
}

// link is the place of the coloured cell, as links of a workbook name it.
func (m *remark) link() string {
	if m.place.Cell == "" {
		return ""
	}
	return fmt.Sprintf("'%s'!%s", strings.ReplaceAll(m.at.Sheet, "'", "''"), m.place.Cell)
}
