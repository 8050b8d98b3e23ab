package checks

import (
	_ "embed" // the page

	"github.com/offerlint/offerlint/lint"
)

//go:embed hidden-criterion.md
var hiddenCriterionDoc string

var hiddenCriterion = &lint.Check{
	ID:   "hidden-criterion",
	Kind: lint.Missed,
	Doc:  hiddenCriterionDoc,
	Messages: lint.Messages{
		DE: "{{criterion}} ist nicht beantwortet und {{place_de}}",
		EN: "{{criterion}} is not answered and {{place_en}}",
	},
	Advice: lint.Messages{
		DE: "Die ausgeblendeten Zeilen und Blätter des Formulars einblenden und das Kriterium beantworten.",
		EN: "Show the rows and sheets of the form, and answer the criterion.",
	},
	Replaces: []string{"missing-response", "unmarked-answer"},
	Run: func(p *lint.Pass) error {
		hidden := map[answerForm]bool{}
		for _, s := range p.Bid.Sources {
			hidden[answerForm{s.File, s.Sheet}] = s.Hidden
		}
		for c := range p.Criteria() {
			if !c.Hidden || c.Answered() || blanket(c) != nil {
				continue
			}
			args := lint.Args{"place_de": "steht in einer ausgeblendeten Zeile", "place_en": "stands in a hidden row"}
			if hidden[formOf(c.At)] {
				args = lint.Args{"place_de": "steht auf einem ausgeblendeten Blatt", "place_en": "stands on a hidden sheet"}
			}
			p.Report(lint.Finding{Criterion: c, At: c.AnswerAt, Args: args})
		}
		return nil
	},
}
