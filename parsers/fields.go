package parsers

import (
	"slices"
	"strings"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers/field"
	"github.com/offerlint/offerlint/parsers/table"
)

// formFields are the empty fields of a form that we return, until it is known which rows are criteria and positions.
type formFields struct {
	found []lint.Field
	rows  map[lint.Location]bool // rows that others judge: file, sheet and line
	lists []answers              // columns of tables in which a list may reach over rows that ask for nothing
}

// answers are the columns of a table in which we answer, from its header to the last row that asks for something.
type answers struct {
	file, sheet string
	first, last int
	columns     []string // letters
}

// fields finds the empty fields of the file read last. Chapters and workbooks of the customer's have none.
func (r *reader) fields() *formFields {
	if len(r.whole) == 0 {
		return &formFields{}
	}
	found := field.Empty(r.whole)
	r.whole = nil
	return &formFields{found: found, rows: map[lint.Location]bool{}}
}

// judged notes the rows of a sheet that are criteria, positions or headers.
func (f *formFields) judged(s *table.Sheet) {
	if len(f.found) == 0 {
		return
	}
	note := func(at lint.Span) {
		f.rows[lint.Location{File: at.File, Sheet: at.Sheet, Line: at.Line}] = true
	}
	for _, c := range s.Criteria {
		note(c.At)
		note(c.AnswerAt)
	}
	for _, p := range s.Positions {
		note(p.At)
	}
	for _, t := range s.Totals {
		note(t.Cell.At)
	}
	f.lists = append(f.lists, answersOf(s))
	for _, n := range s.Source.HeaderRows {
		note(lint.At(lint.Location{File: s.Source.File, Sheet: s.Source.Sheet, Line: n}))
	}
}

func answersOf(s *table.Sheet) answers {
	a := answers{file: s.Source.File, sheet: s.Source.Sheet}
	for _, key := range []string{"claim", "comment", "evidence", "deviation"} {
		a.columns = append(a.columns, s.Source.Columns[key]...)
	}
	for _, c := range s.Criteria {
		if a.first == 0 || c.At.Line < a.first {
			a.first = c.At.Line
		}
		a.last = max(a.last, c.At.Line)
	}
	if n := len(s.Source.HeaderRows); n > 0 {
		a.first = min(a.first, s.Source.HeaderRows[n-1]) // the first heading may stand above the first row
	}
	return a
}

// hold reports whether a field is the list of a heading between the rows of a table: customers draw one list over the whole column.
func (a answers) hold(x lint.Field) bool {
	at := x.At.Location
	return x.Mark == lint.ByList && at.File == a.file && at.Sheet == a.sheet && a.first <= at.Line && at.Line <= a.last &&
		slices.Contains(a.columns, strings.TrimRight(at.Cell(), "0123456789"))
}

// left are the fields in all other rows; those of one column below each other are one.
func (f *formFields) left() []lint.Field {
	return field.Join(slices.DeleteFunc(f.found, func(x lint.Field) bool {
		return f.rows[lint.Location{File: x.At.File, Sheet: x.At.Sheet, Line: x.At.Line}] ||
			slices.ContainsFunc(f.lists, func(a answers) bool { return a.hold(x) })
	}))
}
