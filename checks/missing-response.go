package checks

import (
	_ "embed" // the page

	"github.com/offerlint/offerlint/lint"
)

//go:embed missing-response.md
var missingResponseDoc string

var missingResponse = &lint.Check{
	ID:   "missing-response",
	Kind: lint.Missed,
	Doc:  missingResponseDoc,
	Messages: lint.Messages{
		DE: "{{criterion}} ist nicht beantwortet",
		EN: "{{criterion}} is not answered",
	},
	Advice: lint.Messages{
		DE: "Das Kriterium in seiner Zeile beantworten oder in einem Abschnitt, der mit seiner ID beginnt.",
		EN: "Answer the criterion in its row, or in a passage that begins with its ID.",
	},
	Run: func(p *lint.Pass) error {
		for c := range p.Criteria() {
			if !c.Answered() && blanket(c) == nil {
				p.Report(lint.Finding{Criterion: c, At: c.AnswerAt})
			}
		}
		return nil
	},
}
