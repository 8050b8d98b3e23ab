package checks

import (
	_ "embed" // the page
	"slices"

	"github.com/offerlint/offerlint/lint"
)

//go:embed added-criterion.md
var addedCriterionDoc string

var addedCriterion = &lint.Check{
	ID:   "added-criterion",
	Kind: lint.Missed,
	Doc:  addedCriterionDoc,
	Messages: lint.Messages{
		DE: "{{criterion}} {{how}} und nicht beantwortet",
		EN: "{{criterion}} {{how}} and not answered",
	},
	Advice: lint.Messages{
		DE: "Das Kriterium beantworten, und wer die Antworten zählt oder aufteilt, muss von ihm wissen.",
		EN: "Answer the criterion, and tell whoever counts or assigns the responses.",
	},
	Replaces: []string{"missing-response", "unmarked-answer", "blanket-claim"},
	Run: func(p *lint.Pass) error {
		for c := range p.Criteria() {
			if c.Answered() {
				continue
			}
			switch r := p.Bid.RevisionOf(c); {
			case r == nil:
			case r.From != nil:
				reportAdded(p, c, "ist neu, von "+r.From.ID+" abgeteilt", "is new, split from "+r.From.ID)
			case r.Old == nil:
				reportAdded(p, c, "ist in dieser Fassung neu", "is new in this version")
			case slices.Contains(r.Classes, "restored"):
				reportAdded(p, c, "ist nicht mehr gestrichen", "is no longer struck")
			}
		}
		return nil
	},
}

func reportAdded(p *lint.Pass, c *lint.Criterion, de, en string) {
	p.Report(lint.Finding{Criterion: c, At: c.AnswerAt, Words: map[string]lint.Messages{"how": {DE: de, EN: en}}})
}
