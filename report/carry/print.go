package carry

import (
	"bufio"
	"encoding/json"
	"fmt"
	"io"
	"strings"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/report/overlay"
	"github.com/offerlint/offerlint/versions"
)

// Text prints for people what became of the answers: each that was not carried with its place first, then the sums.
func (o *Outcome) Text(w io.Writer) error {
	b := bufio.NewWriter(w)
	for _, r := range o.Rows {
		if r.State == Carried || r.State == Unanswered || r.State == Dropped && r.Answers == 0 {
			continue
		}
		e := r.Entry()
		fmt.Fprintf(b, o.pick("%s: %s „%s“: %s\n", "%s: %s “%s”: %s\n"), r.place().String(), lint.Printable(e.Name()), lint.Shorten(e.Label(), 60), o.line(r))
		if r.Pieces != nil && r.State == Changed {
			fmt.Fprintf(b, "    %s\n", versions.Line(r.Pieces, 50, nil))
		}
		if r.State == Changed || r.State == Dropped {
			if s := o.said(r); s != "" {
				fmt.Fprintf(b, o.pick("    bisher: %s\n", "    before: %s\n"), s)
			}
		}
	}
	o.others(b)
	fmt.Fprintln(b, o.sum())
	fmt.Fprintln(b, o.sumNew())
	return b.Flush()
}

// place is where the row is answered in the new version; of one that is gone, where it stood.
func (r *Row) place() lint.Span {
	switch {
	case r.New == nil:
		return r.Old.At
	case r.New.Criterion != nil:
		return r.New.Criterion.AnswerAt
	}
	return r.New.Position.PriceAt
}

// said is what our answer was, on one line.
func (o *Outcome) said(r *Row) string {
	var parts []string
	for _, c := range r.Cells {
		parts = append(parts, c.Text)
	}
	return lint.Shorten(strings.Join(parts, " · "), 100)
}

// others prints what stands outside the criteria.
func (o *Outcome) others(b io.Writer) {
	for _, c := range o.Beside {
		if c.Why != (lint.Messages{}) {
			fmt.Fprintf(b, o.pick("%s: „%s“ nicht übertragen: %s\n", "%s: “%s” not carried over: %s\n"), o.place(c.From), lint.Shorten(c.Text, 60), c.Why.In(o.opt.Lang))
		}
	}
	for _, c := range o.Lost {
		fmt.Fprintf(b, o.pick("%s: %s; Zellen nicht übertragen: %d\n", "%s: %s; cells not carried over: %d\n"),
			lint.Location{File: o.Old, Sheet: c.At.Sheet, Line: 1, Col: c.At.Col}, lint.Printable(c.Why.In(o.opt.Lang)), c.Cells)
	}
}

func (o *Outcome) place(at overlay.Spot) string {
	return lint.Location{File: o.Old, Sheet: at.Sheet, Line: at.Row, Col: at.Col}.String()
}

// sum adds up the answers of the old version.
func (o *Outcome) sum() string {
	s := fmt.Sprintf(o.pick("%d Antworten bisher: %d übertragen, ", "%d answers before: %d carried over, "), o.Answers(), o.Count(Carried))
	if n := o.Count(InPart); n > 0 {
		s += fmt.Sprintf(o.pick("%d zum Teil übertragen, ", "%d carried over in part, "), n)
	}
	s += fmt.Sprintf(o.pick("%d leer gelassen, weil geändert, %d entfallen, %d nicht untergebracht", "%d left empty because changed, %d gone, %d not placed"),
		o.Count(Changed), o.Count(Dropped), o.Count(NotPlaced))
	return s
}

// sumNew adds up the rows of the new version.
func (o *Outcome) sumNew() string {
	total := 0
	for _, s := range []State{Carried, InPart, Changed, NotPlaced, Unanswered, New} {
		total += o.CountNew(s)
	}
	return fmt.Sprintf(o.pick("%d Kriterien und Positionen jetzt: %d beantwortet, %d geändert, %d neu, %d ohne Antwort", "%d criteria and positions now: %d answered, %d changed, %d new, %d without an answer"),
		total, o.CountNew(Carried)+o.CountNew(InPart), o.CountNew(Changed), o.CountNew(New), o.CountNew(NotPlaced)+o.CountNew(Unanswered))
}

type jsonOutcome struct {
	Version int           `json:"version"`
	Old     string        `json:"old"`
	New     string        `json:"new"`
	Output  string        `json:"output"` // "" where nothing was written
	Answers jsonAnswers   `json:"answers"`
	Rows    jsonRows      `json:"rows"`
	Cells   int           `json:"cells"`
	List    []jsonRow     `json:"list"`
	Beside  []jsonCell    `json:"beside"`
	Columns []jsonColumns `json:"columns"`
}

// Of the answers of the old version; they add up to total.
type jsonAnswers struct {
	Total     int `json:"total"`
	Carried   int `json:"carried"`
	InPart    int `json:"carried_in_part"`
	Changed   int `json:"changed"`
	Dropped   int `json:"dropped"`
	NotPlaced int `json:"not_placed"`
}

// Of the criteria and positions of the new version.
type jsonRows struct {
	Carried    int `json:"carried"`
	InPart     int `json:"carried_in_part"`
	Changed    int `json:"changed"`
	NotPlaced  int `json:"not_placed"`
	Unanswered int `json:"unanswered"`
	New        int `json:"new"`
}

type jsonRow struct {
	State   State            `json:"state"`
	ID      string           `json:"id"`
	OldID   string           `json:"old_id"`
	Classes []versions.Class `json:"classes"`
	Change  string           `json:"change,omitempty"`
	Cells   []jsonCell       `json:"cells"`
}

type jsonCell struct {
	From string `json:"from"`
	To   string `json:"to"` // "" where it was not carried
	Text string `json:"text"`
	Why  string `json:"why,omitempty"`
	// AsValue says that a formula was carried as its result.
	AsValue bool `json:"as_value,omitempty"`
}

type jsonColumns struct {
	Column string `json:"column"`
	Title  string `json:"title"`
	Cells  int    `json:"cells"`
	Why    string `json:"why"`
}

// JSON prints what became of each answer for other programs. Output is the file that was written; "" for none.
func (o *Outcome) JSON(w io.Writer, output string) error {
	j := jsonOutcome{Version: 1, Old: o.Old, New: o.New, Output: output, Cells: o.Cells(), List: []jsonRow{}, Beside: []jsonCell{}, Columns: []jsonColumns{}}
	j.Answers = jsonAnswers{o.Answers(), o.Count(Carried), o.Count(InPart), o.Count(Changed), o.Count(Dropped), o.Count(NotPlaced)}
	j.Rows = jsonRows{o.CountNew(Carried), o.CountNew(InPart), o.CountNew(Changed), o.CountNew(NotPlaced), o.CountNew(Unanswered), o.CountNew(New)}
	for _, r := range o.Rows {
		row := jsonRow{State: r.State, Classes: r.Classes, Cells: []jsonCell{}}
		if r.New != nil {
			row.ID = r.New.Name()
		}
		if r.Old != nil {
			row.OldID = r.Old.Name()
		}
		if r.Pieces != nil {
			row.Change = versions.Line(r.Pieces, 50, nil)
		}
		for _, c := range r.Cells {
			row.Cells = append(row.Cells, o.jsonCell(c))
		}
		j.List = append(j.List, row)
	}
	for _, c := range o.Beside {
		j.Beside = append(j.Beside, o.jsonCell(c))
	}
	for _, c := range o.Lost {
		j.Columns = append(j.Columns, jsonColumns{c.At.Sheet + "!" + lint.ColumnName(c.At.Col), c.Title, c.Cells, c.Why.In(o.opt.Lang)})
	}
	enc := json.NewEncoder(w)
	enc.SetEscapeHTML(false)
	enc.SetIndent("", "  ")
	return enc.Encode(j)
}

func (o *Outcome) jsonCell(c Cell) jsonCell {
	j := jsonCell{From: c.From.Sheet + "!" + cellName(c.From), Text: c.Text, Why: c.Why.In(o.opt.Lang), AsValue: c.AsValue}
	if c.Why == (lint.Messages{}) && c.To != (overlay.Spot{}) {
		j.To = c.To.Sheet + "!" + cellName(c.To)
	}
	return j
}
