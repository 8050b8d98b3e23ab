package checks

import (
	_ "embed" // the page
	"slices"

	"github.com/offerlint/offerlint/lint"
)

//go:embed planned-evidence.md
var plannedEvidenceDoc string

var plannedEvidence = &lint.Check{
	ID:   "planned-evidence",
	Kind: lint.Unverified,
	Doc:  plannedEvidenceDoc,
	Messages: lint.Messages{
		DE: "{{criterion}} ist zugesagt; der Nachweis „{{evidence}}“ ist erst geplant",
		EN: "{{criterion}} is promised; the evidence “{{evidence}}” is only planned",
	},
	Advice: lint.Messages{
		DE: "Den Nachweis beschaffen und status: available setzen, oder in der Antwort sagen, was es heute gibt und was wann kommt.",
		EN: "Get the document and say status: available, or write into the response what is there today and what comes when.",
	},
	Replaces: []string{"missing-evidence"},
	Run: func(p *lint.Pass) error {
		for u := range uses(p) {
			if u.criterion == nil || !u.entry.Planned {
				continue
			}
			day := lastDay(p.Bid.Config)
			if !slices.ContainsFunc(restsOn(p.Bid, u.criterion), func(e *lint.EvidenceEntry) bool { return holds(e, day) }) {
				p.Report(u.finding())
			}
		}
		return nil
	},
}
