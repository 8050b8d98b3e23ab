package checks

import (
	_ "embed" // the page

	"github.com/offerlint/offerlint/lint"
)

//go:embed blanket-claim.md
var blanketClaimDoc string

var blanketClaim = &lint.Check{
	ID:   "blanket-claim",
	Kind: lint.Unverified,
	Doc:  blanketClaimDoc,
	Messages: lint.Messages{
		DE: "{{criterion}} ist nur pauschal beantwortet: „{{match}}“",
		EN: "{{criterion}} is covered by a blanket claim only: “{{match}}”",
	},
	Advice: lint.Messages{
		DE: "Jedes Kriterium für sich beantworten.",
		EN: "Answer each criterion by itself.",
	},
	Run: func(p *lint.Pass) error {
		for c := range p.Criteria() {
			if r := blanket(c); r != nil {
				p.Report(lint.Finding{Criterion: c, Response: r, Match: wording(r), Args: lint.Args{"match": wording(r)}})
			}
		}
		return nil
	},
}
