package checks

import (
	_ "embed" // the page

	"github.com/offerlint/offerlint/lint"
)

//go:embed unused-waiver.md
var unusedWaiverDoc string

var unusedWaiver = &lint.Check{
	ID:   "unused-waiver",
	Kind: lint.Unverified,
	Doc:  unusedWaiverDoc,
	Messages: lint.Messages{
		DE: "{{waiver}} akzeptiert nichts mehr: die Regel findet dort nichts",
		EN: "{{waiver}} accepts nothing any more: the rule finds nothing there",
	},
	Advice: lint.Messages{
		DE: "Die Ausnahme löschen.",
		EN: "Delete the waiver.",
	},
	AfterWaivers: true,
	Run: func(p *lint.Pass) error {
		for _, w := range p.Waivers() {
			if w.State == lint.WaiverUnused {
				reportWaiver(p, w, nil)
			}
		}
		return nil
	},
}
