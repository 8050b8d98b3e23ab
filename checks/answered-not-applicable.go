package checks

import (
	_ "embed" // the page
	"slices"

	"github.com/offerlint/offerlint/lint"
)

//go:embed answered-not-applicable.md
var answeredNotApplicableDoc string

var answeredNotApplicable = &lint.Check{
	ID:   "answered-not-applicable",
	Kind: lint.Unverified,
	Doc:  answeredNotApplicableDoc,
	Messages: lint.Messages{
		DE: "{{criterion}} ist beantwortet, entfällt aber laut offerlint.yaml: {{reason_de}}",
		EN: "{{criterion}} is answered, but not applicable by offerlint.yaml: {{reason_en}}",
	},
	Advice: lint.Messages{
		DE: "Die Antwort herausnehmen, oder den Eintrag in offerlint.yaml.",
		EN: "Take out the response, or the entry in offerlint.yaml.",
	},
	Run: func(p *lint.Pass) error {
		for c, reason := range p.Exempted() {
			says := func(r *lint.Response) bool {
				return !r.Empty() && r.Via != lint.ViaBlanket && r.Claim != lint.NotApplicable
			}
			if i := slices.IndexFunc(c.Responses, says); i >= 0 {
				p.Report(lint.Finding{
					Criterion: c, Response: c.Responses[i], At: claimAt(c.Responses[i]),
					Args: lint.Args{"reason_de": reason.DE, "reason_en": reason.EN},
				})
			}
		}
		return nil
	},
}
