package checks

import (
	_ "embed" // the page

	"github.com/offerlint/offerlint/lint"
)

//go:embed rejected-assumption.md
var rejectedAssumptionDoc string

var rejectedAssumption = &lint.Check{
	ID:   "rejected-assumption",
	Kind: lint.Assumed,
	Doc:  rejectedAssumptionDoc,
	Messages: lint.Messages{
		DE: "{{criterion}} beruht auf der Annahme {{id}}, die der Auftraggeber verworfen hat: „{{match}}“",
		EN: "{{criterion}} rests on the assumption {{id}}, which the customer rejected: “{{match}}”",
	},
	Advice: lint.Messages{
		DE: "Den Satz streichen und die Antwort, den Preis und den Zeitplan auf das stellen, was der Auftraggeber gesagt hat.",
		EN: "Remove the sentence, and base the response, the price and the schedule on what the customer said.",
	},
	Replaces: []string{"stated-assumption", "customer-duty", "conditional-response", "taken-for-granted"},
	Run: func(p *lint.Pass) error {
		for _, a := range listingOf(p).all {
			if a.Status != lint.AssumptionRejected {
				continue
			}
			for _, s := range a.places {
				f := s.finding(s.text())
				f.Args = lint.Args{"id": a.ID, "match": lint.Shorten(s.text(), 2*excerptRunes)}
				if q := p.Bid.Register.QuestionByID(a.ConfirmedBy); q != nil && q.Answer != "" {
					f.Related = append(f.Related, lint.Related{
						Messages: lint.Messages{DE: "{{id}}: Antwort des Auftraggebers: „{{answer}}“", EN: "{{id}}: the customer’s answer: “{{answer}}”"},
						Args:     lint.Args{"id": q.ID, "answer": q.Answer}, At: lint.At(q.At),
					})
				}
				p.Report(f)
			}
		}
		return nil
	},
}
