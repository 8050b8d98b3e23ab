package checks

import (
	_ "embed" // the page

	"github.com/offerlint/offerlint/lint"
)

//go:embed bare-claim.md
var bareClaimDoc string

var bareClaim = &lint.Check{
	ID:   "bare-claim",
	Kind: lint.Unverified,
	Doc:  bareClaimDoc,
	Messages: lint.Messages{
		DE: "{{criterion}} ist nur mit „{{match}}“ beantwortet; hier ist Text gefragt, oder es gibt Punkte dafür",
		EN: "{{criterion}} is answered with “{{match}}” only; text is asked here, or points are given",
	},
	Params:  noWordings,
	Phrases: phrasesOf,
	Run: func(p *lint.Pass) error {
		known := filled(p)
		for c := range p.Criteria() {
			if c.Expects != lint.ExpectsText && !c.Points() {
				continue
			}
			// Without a claim, a text of nothing but "wird erfüllt" is the yes.
			if r := allBare(c, known); r != nil && (r.Claim.Yes() || r.Claim == lint.Unstated) {
				p.Report(lint.Finding{Criterion: c, Response: r, At: claimAt(r), Match: wording(r), Args: lint.Args{"match": wording(r)}})
			}
		}
		return nil
	},
}
