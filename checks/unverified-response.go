package checks

import (
	_ "embed" // the page

	"github.com/offerlint/offerlint/lint"
)

//go:embed unverified-response.md
var unverifiedResponseDoc string

var unverifiedResponse = &lint.Check{
	ID:   "unverified-response",
	Kind: lint.Unverified,
	Doc:  unverifiedResponseDoc,
	Messages: lint.Messages{
		DE: "{{criterion}} ist beantwortet, und niemand hat die Antwort freigegeben",
		EN: "{{criterion}} is answered, and nobody has verified the response",
	},
	Advice: lint.Messages{
		DE: "Die Antwort von jemandem prüfen lassen, der sie nicht geschrieben hat, und mit offerlint verify freigeben.",
		EN: "Have the response looked at by somebody who did not write it, and verify it with offerlint verify.",
	},
	Run: func(p *lint.Pass) error {
		for c, v := range verifications(p) {
			if v == nil {
				p.Report(lint.Finding{Criterion: c, Response: c.Best()})
			}
		}
		return nil
	},
}
