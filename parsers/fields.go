package parsers

import (
	"slices"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers/field"
	"github.com/offerlint/offerlint/parsers/table"
)

// formFields are the empty fields of a form that we return, until it is known which rows are criteria and positions.
type formFields struct {
	found []lint.Field
	rows  map[lint.Location]bool // rows that others judge: file, sheet and line
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
	for _, n := range s.Source.HeaderRows {
		note(lint.At(lint.Location{File: s.Source.File, Sheet: s.Source.Sheet, Line: n}))
	}
}

// left are the fields in all other rows; those of one column below each other are one.
func (f *formFields) left() []lint.Field {
	return field.Join(slices.DeleteFunc(f.found, func(x lint.Field) bool {
		return f.rows[lint.Location{File: x.At.File, Sheet: x.At.Sheet, Line: x.At.Line}]
	}))
}
