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
	Run: func(p *lint.Pass) error {
		for c := range p.Criteria() {
			if !c.Answered() && blanket(c) == nil {
				p.Report(lint.Finding{Criterion: c, At: c.AnswerAt})
			}
		}
		return nil
	},
}
