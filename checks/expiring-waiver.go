package checks

import (
	_ "embed" // the page

	"github.com/offerlint/offerlint/lint"
)

//go:embed expiring-waiver.md
var expiringWaiverDoc string

var expiringWaiver = &lint.Check{
	ID:   "expiring-waiver",
	Kind: lint.Unverified,
	Doc:  expiringWaiverDoc,
	Messages: lint.Messages{
		DE: "{{waiver}} endet {{left}}, am {{until}}",
		EN: "{{waiver}} ends {{left}}, on {{until}}",
	},
	Advice: lint.Messages{
		DE: "Den Befund bis dahin beheben, oder mit offerlint waive ein späteres Ende eintragen.",
		EN: "Mend the finding by then, or enter a later end with offerlint waive.",
	},
	Params:       func() any { return &expiringParams{Days: 7} },
	AfterWaivers: true,
	Run: func(p *lint.Pass) error {
		due := lastSubmission(p.Bid.Config)
		for _, w := range p.Waivers() {
			lasts := due != "" && w.Until >= due
			if w.State != lint.WaiverHolds || lasts || p.Bid.Config.Today == "" || w.DaysLeft > p.Rule.Params.(*expiringParams).Days {
				continue
			}
			left := lint.Messages{DE: "in " + amountOf(w.DaysLeft, "Tag", "Tagen"), EN: "in " + amountOf(w.DaysLeft, "day", "days")}
			if w.DaysLeft == 0 {
				left = lint.Messages{DE: "heute", EN: "today"}
			}
			reportWaiver(p, w, map[string]lint.Messages{"left": left, "until": dayWords(w.Until)})
		}
		return nil
	},
}

// expiringParams say how many days before its end a waiver is announced.
type expiringParams struct {
	Days int `yaml:"days"`
}
