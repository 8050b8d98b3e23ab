package checks

import (
	_ "embed" // the page

	"github.com/offerlint/offerlint/lint"
)

//go:embed stale-verification.md
var staleVerificationDoc string

var staleVerification = &lint.Check{
	ID:   "stale-verification",
	Kind: lint.Unverified,
	Doc:  staleVerificationDoc,
	Messages: lint.Messages{
		DE: "{{criterion}} wurde freigegeben von {{who}}; {{why}}",
		EN: "{{criterion}} was verified by {{who}}; {{why}}",
	},
	Advice: lint.Messages{
		DE: "Ansehen, was sich geändert hat, und neu freigeben: offerlint verify --stale zeigt es Wort für Wort.",
		EN: "Look at what changed, and verify again: offerlint verify --stale shows it word by word.",
	},
	Run: func(p *lint.Pass) error {
		for c, v := range verifications(p) {
			if v == nil || v.Stands() {
				continue
			}
			why := lint.Messages{DE: "es fehlt, welcher Wortlaut gemeint war", EN: "it does not say which wording was meant"}
			if v.Judged != (lint.Fingerprint{}) {
				why = changedWords(p.Bid.Register.Changes(v.Judged, c))
			}
			p.Report(lint.Finding{
				Criterion: c, Response: c.Best(), Words: map[string]lint.Messages{"who": whoVerified(v), "why": why}, Related: []lint.Related{entry(v)},
			})
		}
		return nil
	},
}
