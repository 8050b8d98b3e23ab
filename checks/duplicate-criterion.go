package checks

import (
	_ "embed" // the page

	"github.com/offerlint/offerlint/lint"
)

//go:embed duplicate-criterion.md
var duplicateCriterionDoc string

var duplicateCriterion = &lint.Check{
	ID:   "duplicate-criterion",
	Kind: lint.Malformed,
	Doc:  duplicateCriterionDoc,
	Messages: lint.Messages{
		DE: "{{criterion}}: dieselbe ID steht mit anderem Text in {{other}}",
		EN: "{{criterion}}: the same ID stands with another text in {{other}}",
	},
	Advice: lint.Messages{
		DE: "Den Auftraggeber fragen, welcher Text gilt. Bis dahin beide beantworten und in der Antwort sagen, welcher Text gemeint ist.",
		EN: "Ask the customer which text holds. Until then answer both, and say in the answer which text is meant.",
	},
	Run: func(p *lint.Pass) error {
		for pr := range p.Problems() {
			p.Report(lint.Finding{Criterion: pr.Criterion, At: pr.At, Match: pr.Args["id"], Args: pr.Args})
		}
		return nil
	},
}
