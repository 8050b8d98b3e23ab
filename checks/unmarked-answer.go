package checks

import (
	_ "embed" // the page

	"github.com/offerlint/offerlint/lint"
)

//go:embed unmarked-answer.md
var unmarkedAnswerDoc string

var unmarkedAnswer = &lint.Check{
	ID:   "unmarked-answer",
	Kind: lint.Missed,
	Doc:  unmarkedAnswerDoc,
	Messages: lint.Messages{
		DE: "{{criterion}}: nichts ist angekreuzt, zur Wahl stehen {{choices}}",
		EN: "{{criterion}}: nothing is marked, the choices are {{choices}}",
	},
	Advice: lint.Messages{
		DE: "In der Zeile, die der Befund nennt, eine der Antworten ankreuzen.",
		EN: "Mark one of the answers in the row that the message names.",
	},
	Replaces: []string{"missing-response"},
	Run: func(p *lint.Pass) error {
		used := formsInUse(p.Bid)
		// The offer is read after the customer's files: of two forms without a mark, ours is the one to fill in.
		last := map[*lint.Criterion]lint.Problem{}
		for pr := range p.Problems() {
			if c := pr.Criterion; c != nil && !c.Withdrawn && unmarked(c, pr, used) {
				last[c] = pr
			}
		}
		for _, c := range p.Bid.Criteria {
			if pr, ok := last[c]; ok {
				p.Report(lint.Finding{Criterion: c, At: pr.At, Args: pr.Args})
			}
		}
		return nil
	},
}

// An answerForm is a sheet or file to be filled in.
type answerForm struct{ file, sheet string }

func formOf(at lint.Span) answerForm { return answerForm{at.File, at.Sheet} }

// formsInUse are the forms in which some row holds a claim. The customer's blank form is none where the offer answers in
// chapters.
func formsInUse(b *lint.Bid) map[answerForm]bool {
	used := map[answerForm]bool{}
	for _, r := range b.Responses {
		if r.Via == lint.ViaRow && r.Claim != lint.Unstated {
			used[formOf(r.At)] = true
		}
	}
	return used
}

// unmarked reports whether a row without a mark leaves its criterion open: nothing else answers it, the row has words
// but no mark, or other rows of the same form are marked. A mark in a further row of the criterion answers it.
func unmarked(c *lint.Criterion, pr lint.Problem, used map[answerForm]bool) bool {
	here := formOf(pr.At)
	worded := false
	for _, r := range given(c) {
		if r.Via != lint.ViaRow || formOf(r.At) != here {
			continue
		}
		if r.Claim != lint.Unstated {
			return false
		}
		worded = true
	}
	return worded || used[here] || !c.Answered() && blanket(c) == nil
}
