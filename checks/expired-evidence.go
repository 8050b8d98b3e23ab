package checks

import (
	_ "embed" // the page

	"github.com/offerlint/offerlint/lint"
)

//go:embed expired-evidence.md
var expiredEvidenceDoc string

var expiredEvidence = &lint.Check{
	ID:   "expired-evidence",
	Kind: lint.Unverified,
	Doc:  expiredEvidenceDoc,
	Messages: lint.Messages{
		DE: "{{criterion}}: der Nachweis „{{evidence}}“ {{state}}",
		EN: "{{criterion}}: the evidence “{{evidence}}” {{state}}",
	},
	Advice: lint.Messages{
		DE: "Den gültigen Nachweis beschaffen und in register.yaml file und valid_until nachtragen. Liegt er noch nicht vor, status: planned.",
		EN: "Get the valid document and enter its file and valid_until in register.yaml. If it is not there yet, say status: planned.",
	},
	Params:   atTheAnchor,
	Replaces: []string{"missing-evidence"},
	Run: func(p *lint.Pass) error {
		day, needed := dayOf(p)
		for u := range uses(p) {
			if u.entry.Planned || !ended(u.entry, day) || renewed(p.Bid, u, day) {
				continue
			}
			f := u.finding()
			f.Words = map[string]lint.Messages{"state": {
				DE: "sagt nicht, bis wann er gilt (valid_until)", EN: "does not say until when it is valid (valid_until)",
			}}
			if until := dayWords(u.entry.ValidUntil); u.entry.ValidUntil != "" {
				f.Words["state"] = lint.Messages{
					DE: "gilt nur bis " + until.DE + "; gebraucht wird er " + needed.DE,
					EN: "is valid only until " + until.EN + "; it is needed " + needed.EN,
				}
			}
			p.Report(f)
		}
		return nil
	},
}

// renewed reports whether the register has another piece of the same kind for the criterion that is valid, and the response
// does not cite the one that has ended.
func renewed(bid *lint.Bid, u use, day string) bool {
	if u.criterion == nil || citing(u.criterion, u.entry) != nil {
		return false
	}
	for _, e := range restsOn(bid, u.criterion) {
		if e != u.entry && e.Kind == u.entry.Kind && e.Kind != "" && holds(e, day) {
			return true
		}
	}
	return false
}
