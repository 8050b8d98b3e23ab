package checks

import (
	_ "embed" // the page

	"github.com/offerlint/offerlint/lint"
)

//go:embed open-assumption.md
var openAssumptionDoc string

var openAssumption = &lint.Check{
	ID:   "open-assumption",
	Kind: lint.Assumed,
	Doc:  openAssumptionDoc,
	Messages: lint.Messages{
		DE: "{{criterion}} beruht auf der offenen Annahme {{id}}: „{{match}}“; {{next}}",
		EN: "{{criterion}} rests on the open assumption {{id}}: “{{match}}”; {{next}}",
	},
	Advice: lint.Messages{
		DE: "Den Auftraggeber fragen, solange Bieterfragen zulässig sind. Danach den Satz streichen, oder mit einer Begründung in Kauf nehmen (offerlint waive).",
		EN: "Ask the customer while questions are allowed. After that remove the sentence, or accept it with a reason (offerlint waive).",
	},
	Replaces: []string{"stated-assumption", "customer-duty", "taken-for-granted"},
	Run: func(p *lint.Pass) error {
		for _, a := range listingOf(p).all {
			if len(a.places) == 0 || !a.open(&p.Bid.Register) {
				continue
			}
			s := a.places[0]
			f := s.finding(s.text())
			f.Args = lint.Args{"id": a.ID, "match": lint.Shorten(s.text(), 2*excerptRunes)}
			f.Words = map[string]lint.Messages{"next": nextStep(p.Bid, a)}
			p.Report(f)
		}
		return nil
	},
}

// nextStep says what to do about an open assumption.
func nextStep(bid *lint.Bid, a *listedAssumption) lint.Messages {
	if q := bid.Register.QuestionByID(a.ConfirmedBy); q != nil {
		switch on, answered := dayWords(q.Asked), dayWords(q.Answered); {
		case q.Answer != "" && q.Answered != "":
			return lint.Messages{
				DE: q.ID + " ist seit dem " + answered.DE + " beantwortet: im Register bestätigen oder verwerfen",
				EN: q.ID + " was answered on " + answered.EN + ": confirm or reject it in the register",
			}
		case q.Answer != "":
			return lint.Messages{
				DE: q.ID + " ist beantwortet: im Register bestätigen oder verwerfen",
				EN: q.ID + " is answered: confirm or reject it in the register",
			}
		case q.Asked != "":
			return lint.Messages{
				DE: q.ID + " ist seit dem " + on.DE + " ohne Antwort", EN: q.ID + " was asked on " + on.EN + " and is not answered",
			}
		}
	}
	if a.Status == lint.AssumptionConfirmed {
		return lint.Messages{DE: "wer sie bestätigt hat, sagt das Register nicht (confirmed_by)", EN: "the register does not say who confirmed it (confirmed_by)"}
	}
	until, over := toAsk(bid.Config)
	switch {
	case over:
		return lint.Messages{
			DE: "Fragen sind " + until.DE + " nicht mehr möglich: streichen, oder mit Begründung in Kauf nehmen",
			EN: "no questions are answered " + until.EN + ": remove it, or accept it with a reason",
		}
	case until == (lint.Messages{}):
		return lint.Messages{DE: "beim Auftraggeber nachfragen", EN: "ask the customer"}
	}
	return lint.Messages{DE: until.DE + " beim Auftraggeber nachfragen", EN: "ask the customer " + until.EN}
}
