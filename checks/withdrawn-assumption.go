package checks

import (
	_ "embed" // the page

	"github.com/offerlint/offerlint/lint"
)

//go:embed withdrawn-assumption.md
var withdrawnAssumptionDoc string

var withdrawnAssumption = &lint.Check{
	ID:   "withdrawn-assumption",
	Kind: lint.Assumed,
	Doc:  withdrawnAssumptionDoc,
	Messages: lint.Messages{
		DE: "{{criterion}}: die Annahme {{id}} steht so nicht mehr im Angebot; {{next}}",
		EN: "{{criterion}}: the offer no longer makes the assumption {{id}} as it is listed; {{next}}",
	},
	Advice: lint.Messages{
		DE: "Im Register status: withdrawn setzen. Wurde der Satz nur geändert, text im Register anpassen.",
		EN: "Say status: withdrawn in the register. If the sentence was only changed, change text in the register.",
	},
	Run: func(p *lint.Pass) error {
		if len(p.Bid.Register.Assumptions) == 0 {
			return nil
		}
		l, about := listingOf(p), concerned(p)
		for _, a := range l.all {
			if a.Criterion != "" && a.Of == nil {
				continue // unused-entry says so
			}
			if len(a.places) > 0 || a.Status != lint.AssumptionOpen && a.Status != lint.AssumptionConfirmed || !about[a.Of] {
				continue
			}
			f := lint.Finding{Criterion: a.Of, At: lint.At(a.At), Match: a.ID}
			next := lint.Messages{DE: "im Register zurückziehen: „" + a.Text + "“", EN: "withdraw it in the register: “" + a.Text + "”"}
			if s, ok := l.nearest(a); ok {
				f = s.finding(s.text())
				next = lint.Messages{DE: "am ähnlichsten ist „" + s.text() + "“", EN: "the nearest is “" + s.text() + "”"}
			}
			f.Args, f.Words = lint.Args{"id": a.ID}, map[string]lint.Messages{"next": next}
			p.Report(f)
		}
		return nil
	},
}
