// Package clarification reads the lists in which customers publish bidders' questions and their answers: a table with a
// column of answers and one of numbers or questions, German or English. It also says which criteria they name.
package clarification

import (
	"slices"
	"strings"
	"unicode"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers/fold"
	"github.com/offerlint/offerlint/parsers/pattern"
	"github.com/offerlint/offerlint/parsers/table"
)

// Fields are the columns that a list may have, for offerlint.yaml.
var Fields = []string{"number", "reference", "question", "answer", "date"}

// headerRows is how far down a header is looked for.
const headerRows = 40

// A layout says which columns, from 1, hold what. Several may hold the reference.
type layout map[string][]int

// Read reads the clarifications of a sheet; ok is false where it has no column of answers. Columns are what the config says
// about them: header texts or letters. Rows with words that are neither a question nor an answer, nor a heading, are problems.
func Read(g *table.Grid, columns map[string]string) (list []*lint.Clarification, problems []lint.Problem, ok bool) {
	at, found := header(g, columns)
	if found == nil {
		return nil, nil, false
	}
	for _, row := range g.Rows[at+1:] {
		c, fate := read(g, row, found)
		switch {
		case fate == rowClarification:
			list = append(list, c)
		case fate == rowMore && len(list) > 0:
			last := list[len(list)-1]
			last.Question, last.Answer = joined(last.Question, c.Question), joined(last.Answer, c.Answer)
		case fate == rowOther || fate == rowMore:
			problems = append(problems, lint.Problem{Check: "unreadable-row", At: g.At(row, 0), Args: lint.Args{"text": row.Cells[0].Text}})
		}
	}
	return list, problems, true
}

func joined(a, b string) string {
	if a == "" || b == "" {
		return a + b
	}
	return a + "\n" + b
}

// header finds the first row that names a column of answers, and one of numbers or questions.
func header(g *table.Grid, columns map[string]string) (int, layout) {
	rows := g.Rows[:min(len(g.Rows), headerRows)]
	for i, row := range rows {
		found := layout{}
		for k := range row.Cells {
			c := &row.Cells[k]
			if f := field(c.Text); f != "" && (f == "reference" || found[f] == nil) {
				found[f] = append(found[f], c.Col)
			}
		}
		if !override(found, rows, i, columns) {
			continue
		}
		if found["answer"] != nil && (found["number"] != nil || found["question"] != nil) {
			return i, found
		}
	}
	return 0, nil
}

// override puts in what the config says; false where the row has not the header texts that it names. Two letters that
// some row has as a header (ID) are no column.
func override(found layout, rows []table.Row, i int, columns map[string]string) bool {
	for _, f := range Fields {
		name, named := columns[f]
		if !named {
			continue
		}
		col := titled(rows[i], name)
		if col == 0 && (len(name) == 1 || !slices.ContainsFunc(rows, func(r table.Row) bool { return titled(r, name) > 0 })) {
			col = table.ColumnNumber(name)
		}
		if col == 0 {
			return false
		}
		for other, cols := range found {
			if len(cols) == 1 && cols[0] == col {
				delete(found, other)
			}
		}
		found[f] = []int{col}
	}
	return true
}

// titled is the last column of a row with a text; 0 for none.
func titled(row table.Row, text string) int {
	col := 0
	for k := range row.Cells {
		if fold.String(row.Cells[k].Text) == fold.String(text) {
			col = row.Cells[k].Col
		}
	}
	return col
}

// headers say what a column holds by its header, folded and without signs; the first that matches counts.
var headers = []struct {
	field string
	re    *pattern.Pattern
}{
	{"", pattern.Must(`gestellt|eingang|eingegangen|fragedatum|datum der (bieter)?frage|asked|received|submitted|date of (the )?question|question date`)},
	{"date", pattern.Must(`^(datum|date|vom|am|stand)$|datum|beantwortet am|veroffentlicht|veröffentlicht|antwort vom|date|published|answered on|issued|released`)},
	{"number", pattern.Must(`^(lfd )?(nr|nummer|num|no|number|id|pos|item|#|q|lfd)$|^(lfd|laufende) |((bieter)?fragen?|questions?|q) ?(nr|nummer|no|number|id|#|ref)$|^(nr|nummer|no) (der )?(frage|question)`)},
	{"answer", pattern.Must(`antwort|stellungnahme|klarstellung|answer|response|reply|^clarification$|^clarification (provided|response)`)},
	{"reference", pattern.Must(`bezug|referenz|reference|^ref|fundstelle|kriteri|anforderung|betrifft|betreff|kapitel|abschnitt|section|clause|requirement|dokument|document|seite|^page|ziffer|absatz|paragraph|position|thema|topic|los$|^lot`)},
	{"question", pattern.Must(`frage|question|query|queries|anfrage|request|^clarification`)},
}

var signs = pattern.Must(`[^\pL\pN#]+`)

// field is what a header names; "" for nothing that is known. A sentence is no header.
func field(s string) string {
	words := strings.TrimSpace(signs.ReplaceAllString(fold.String(s), " "))
	if words == "" || len([]rune(words)) > 60 {
		return ""
	}
	for _, h := range headers {
		if h.re.MatchString(words) {
			return h.field
		}
	}
	return ""
}

// A rowFate is what becomes of a row.
type rowFate uint8

const (
	rowBlank rowFate = iota
	rowClarification
	rowMore    // goes on with the one above: no number
	rowHeading // one cell that stands for a group, or the header again
	rowOther
)

func read(g *table.Grid, row table.Row, cols layout) (*lint.Clarification, rowFate) {
	if len(row.Cells) == 0 {
		return nil, rowBlank
	}
	c := &lint.Clarification{}
	cell := func(f string) (string, lint.Span) {
		var parts []string
		var at lint.Span
		for _, col := range cols[f] {
			for k := range row.Cells {
				if text := strings.TrimSpace(row.Cells[k].Text); row.Cells[k].Col == col && text != "" {
					parts = append(parts, text)
					if at.Line == 0 {
						at = g.At(row, k)
					}
				}
			}
		}
		return strings.Join(parts, "; "), at
	}
	var numberAt, questionAt lint.Span
	c.Number, numberAt = cell("number")
	c.Reference, _ = cell("reference")
	c.Question, questionAt = cell("question")
	c.Answer, c.AnswerAt = cell("answer")
	date, _ := cell("date")
	c.Date = Day(date)
	if c.Answer != "" && !strings.ContainsFunc(c.Answer, func(r rune) bool { return unicode.IsLetter(r) || unicode.IsDigit(r) }) {
		c.Answer = "" // a dash: not answered yet
	}
	c.At = first(numberAt, questionAt, c.AnswerAt)
	c.AnswerAt = first(c.AnswerAt, c.At)
	switch {
	case field(c.Answer) == "answer" && field(c.Question) == "question":
		return c, rowHeading
	case c.Question == "" && c.Answer == "" && len(row.Cells) == 1:
		return c, rowHeading
	case c.Question == "" && c.Answer == "":
		return c, rowOther
	case len(row.Cells) == 1 && c.Answer == "" && c.Number == "" && title(c.Question):
		return c, rowHeading
	case c.Number == "" && cols["number"] != nil && (c.Question == "" || c.Answer == "") && c.Reference == "":
		return c, rowMore
	case c.Number == "":
		c.Number = name(g, row)
	}
	return c, rowClarification
}

// title reports whether a text alone in its row names a group of questions rather than asking one.
func title(s string) bool { return len([]rune(s)) <= 60 && !strings.ContainsAny(s, "?.!") }

func name(g *table.Grid, row table.Row) string {
	if g.Sheet == "" {
		return "#" + number(row.N)
	}
	return g.Sheet + "!" + number(row.N)
}

func first(spans ...lint.Span) lint.Span {
	for _, s := range spans {
		if s.Line != 0 {
			return s
		}
	}
	return lint.Span{}
}
