package checks

import (
	_ "embed" // the page

	"github.com/offerlint/offerlint/lint"
)

//go:embed invalid-answer.md
var invalidAnswerDoc string

var invalidAnswer = &lint.Check{
	ID:   "invalid-answer",
	Kind: lint.Unverified,
	Doc:  invalidAnswerDoc,
	Messages: lint.Messages{
		DE: "{{criterion}}: „{{match}}“ steht nicht zur Auswahl; zulässig: {{allowed}}",
		EN: "{{criterion}}: “{{match}}” is not among the answers offered: {{allowed}}",
	},
	Advice: lint.Messages{
		DE: "Eine der Antworten wählen, die der Befund nennt, und was darüber hinausgeht in die Spalte für Bemerkungen schreiben.",
		EN: "Choose one of the answers that the message lists, and write what goes beyond it into the column for remarks.",
	},
	Replaces: []string{"unclear-claim"},
	Run: func(p *lint.Pass) error {
		for pr := range p.Problems() {
			if pr.Criterion == nil || pr.Criterion.Withdrawn {
				continue
			}
			p.Report(lint.Finding{
				Criterion: pr.Criterion, Response: responseAt(pr.Criterion, pr.At), At: pr.At, Match: pr.Args["match"], Args: pr.Args,
			})
		}
		return nil
	},
}
