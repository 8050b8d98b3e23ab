package checks

import (
	_ "embed" // the page

	"github.com/offerlint/offerlint/lint"
)

//go:embed verification-without-evidence.md
var verificationWithoutEvidenceDoc string

var verificationWithoutEvidence = &lint.Check{
	ID:   "verification-without-evidence",
	Kind: lint.Unverified,
	Doc:  verificationWithoutEvidenceDoc,
	Messages: lint.Messages{
		DE: "{{criterion}} wurde freigegeben von {{who}}, ohne einen Nachweis zu nennen",
		EN: "{{criterion}} was verified by {{who}} without naming any evidence",
	},
	Advice: lint.Messages{
		DE: "Den Nachweis ins Register eintragen und ihn bei der Freigabe nennen: offerlint verify --evidence.",
		EN: "Enter the evidence in the register and name it when verifying: offerlint verify --evidence.",
	},
	Run: func(p *lint.Pass) error {
		for c, v := range verifications(p) {
			if v != nil && len(v.Evidence) == 0 && !cites(c) && !registered(p.Bid, c) {
				p.Report(lint.Finding{
					Criterion: c, Response: c.Best(), Words: map[string]lint.Messages{"who": whoVerified(v)}, Related: []lint.Related{entry(v)},
				})
			}
		}
		return nil
	},
}
