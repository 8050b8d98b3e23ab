package checks

import (
	_ "embed" // the page

	"github.com/offerlint/offerlint/lint"
)

//go:embed unknown-waiver.md
var unknownWaiverDoc string

var unknownWaiver = &lint.Check{
	ID:   "unknown-waiver",
	Kind: lint.Malformed,
	Doc:  unknownWaiverDoc,
	Messages: lint.Messages{
		DE: "diese Ausnahme akzeptiert nichts: {{fault}}",
		EN: "this waiver accepts nothing: {{fault}}",
	},
	Advice: lint.Messages{
		DE: "Regel und Kriterium mit dem Befund vergleichen, der akzeptiert werden soll; offerlint waive schreibt den Eintrag.",
		EN: "Compare rule and criterion with the finding that is to be accepted; offerlint waive writes the entry.",
	},
	AfterWaivers: true,
	Run: func(p *lint.Pass) error {
		var ids []string
		for _, c := range p.Bid.Criteria {
			ids = append(ids, c.ID)
		}
		for _, w := range p.Waivers() {
			var fault lint.Messages
			switch w.State {
			case lint.WaiverUnread:
				fault = lint.Messages{
					DE: "ein Kommentar braucht Regel, by:, reason: und, wenn es eines hat, ein Ende als until: 2026-12-15",
					EN: "a comment needs a rule, by:, reason:, and an end, if it has one, as until: 2026-12-15",
				}
			case lint.WaiverOfNoRule:
				near := meant(w.Rule, p.RuleNames())
				fault = lint.Messages{DE: "es gibt keine Regel „" + w.Rule + "“" + near.DE, EN: "there is no rule “" + w.Rule + "”" + near.EN}
			case lint.WaiverOfNoCriterion:
				near := meant(w.Criterion, ids)
				fault = lint.Messages{DE: "es gibt kein Kriterium „" + w.Criterion + "“" + near.DE, EN: "there is no criterion “" + w.Criterion + "”" + near.EN}
			default:
				continue
			}
			reportWaiver(p, w, map[string]lint.Messages{"fault": fault})
		}
		return nil
	},
}
