package checks

import (
	_ "embed" // the page

	"github.com/offerlint/offerlint/lint"
)

//go:embed expired-waiver.md
var expiredWaiverDoc string

var expiredWaiver = &lint.Check{
	ID:   "expired-waiver",
	Kind: lint.Unverified,
	Doc:  expiredWaiverDoc,
	Messages: lint.Messages{
		DE: "{{waiver}} {{end}}; der Befund zählt wieder",
		EN: "{{waiver}} {{end}}; the finding counts again",
	},
	Advice: lint.Messages{
		DE: "Den Befund beheben, oder noch einmal entscheiden und mit offerlint waive ein neues Ende eintragen.",
		EN: "Mend the finding, or decide again and enter a new end with offerlint waive.",
	},
	AfterWaivers: true,
	Run: func(p *lint.Pass) error {
		for _, w := range p.Waivers() {
			if w.State != lint.WaiverExpired {
				continue
			}
			end := lint.Messages{DE: "hat kein Enddatum und gilt deshalb nicht", EN: "has no end date and therefore does not hold"}
			if w.Until != "" {
				day := dayWords(w.Until)
				end = lint.Messages{DE: "galt nur bis " + day.DE, EN: "held until " + day.EN + " only"}
			}
			reportWaiver(p, w, map[string]lint.Messages{"end": end})
		}
		return nil
	},
}
