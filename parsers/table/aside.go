package table

import (
	"slices"
	"strings"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers/pattern"
)

// readAsides reads what the customer wrote beside the cells: comments and text boxes. Text that asks for something is
// noted. In a comment on a criterion it adds to what the criterion asks; elsewhere, where it reads like a criterion of
// its own, it is reported, for no row of the account holds it.
func (r *reader) readAsides() {
	if r.opt.Side == lint.SideOffer {
		return // our own notes to ourselves
	}
	for i, row := range r.rows {
		for k := range row.Cells {
			cell := &row.Cells[k]
			if cell.Comment() == "" || !asks(cell.Comment()) {
				continue
			}
			r.note("asking-comments")
			c := r.criterionIn(row.N)
			switch {
			case c != nil:
				c.AsksText = c.AsksText || asksForText(cell.Comment())
				c.AsksEvidence = c.AsksEvidence || asksForEvidence(cell.Comment())
			case len(r.tables) > 0 && r.fates[i].class != aPosition && r.fates[i].class != answerRow && demands(cell.Comment()):
				r.unread(r.at(i, cell.Col), cell.Comment())
			}
		}
	}
	for _, s := range r.g.Text {
		if !asks(s) {
			continue
		}
		r.note("asking-text-boxes")
		if len(r.tables) > 0 && demands(s) {
			r.unread(lint.Span{Location: lint.Location{File: r.g.File, Sheet: r.g.Sheet}}, s)
		}
	}
}

// criterionIn is the criterion that a row asks; nil for none.
func (r *reader) criterionIn(row int) *lint.Criterion {
	if k, ok := slices.BinarySearch(r.out.rows, row); ok {
		return r.out.Criteria[k]
	}
	return nil
}

func (r *reader) unread(at lint.Span, text string) {
	args := lint.Args{"text": firstWords(Row{Cells: []Cell{{Text: text}}})}
	r.out.Problems = append(r.out.Problems, lint.Problem{Check: "unreadable-row", At: at, Args: args})
}

// aboutForm matches sentences about filling in the form: they ask for no feature.
var aboutForm = pattern.Must(`(?:ausfüll|ausgefüll|auszufüll|ankreuz|angekreuz|anzukreuz|auswähl|ausgewähl|auszuwähl|eintrag|einzutrag|spalte|zelle|zeile|felder|tabelle|arbeitsblatt|alle fragen|alle punkte|` +
	`to be completed|completed by|fill in|filled in|fill out|column|cell|these fields|this sheet|worksheet|drop-?down|tick|select|all questions|each question|all items)`)

// asks reports whether a text asks the reader for anything.
func asks(s string) bool {
	f := folded(s)
	return strings.Contains(f, "bitte ") || strings.Contains(f, "please ") || strings.Contains(f, "?") || textTerm(s).ok || asksForText(s) || asksForEvidence(s)
}

// demands reports whether a text reads like a criterion: a sentence that obliges or asks to describe, and speaks neither
// about the form nor about all of its criteria at once.
func demands(s string) bool {
	for _, sentence := range sentences(s) {
		if wordCount(sentence) < 4 || aboutForm.MatchString(sentence) || sectionTerm(sentence).ok {
			continue
		}
		t := textTerm(sentence)
		if t.ok && (t.of == lint.Must || t.of == lint.Should) || asksForText(sentence) || asksForEvidence(sentence) {
			return true
		}
	}
	return false
}
