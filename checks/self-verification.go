package checks

import (
	_ "embed" // the page
	"strings"

	"github.com/offerlint/offerlint/lint"
)

//go:embed self-verification.md
var selfVerificationDoc string

var selfVerification = &lint.Check{
	ID:   "self-verification",
	Kind: lint.Unverified,
	Doc:  selfVerificationDoc,
	Messages: lint.Messages{
		DE: "{{criterion}} wurde von {{who}} geschrieben und freigegeben",
		EN: "{{criterion}} was written and verified by {{who}}",
	},
	Advice: lint.Messages{
		DE: "Die Antwort von jemand anderem ansehen und freigeben lassen.",
		EN: "Have somebody else look at the response and verify it.",
	},
	Run: func(p *lint.Pass) error {
		for c, v := range verifications(p) {
			a := p.Bid.Register.AssignmentOf(c)
			if v == nil || a == nil || a.Author == "" || !strings.EqualFold(strings.TrimSpace(a.Author), strings.TrimSpace(v.By)) {
				continue
			}
			p.Report(lint.Finding{Criterion: c, Response: c.Best(), Args: lint.Args{"who": v.By}, Related: []lint.Related{entry(v)}})
		}
		return nil
	},
}
