package checks

import (
	_ "embed" // the page

	"github.com/offerlint/offerlint/lint"
)

//go:embed open-question.md
var openQuestionDoc string

var openQuestion = &lint.Check{
	ID:   "open-question",
	Kind: lint.Assumed,
	Doc:  openQuestionDoc,
	Messages: lint.Messages{
		DE: "{{criterion}}: die Frage {{id}} {{state}}",
		EN: "{{criterion}}: the question {{id}} {{state}}",
	},
	Advice: lint.Messages{
		DE: "Die Frage stellen oder an die Antwort erinnern und Datum und Antwort in register.yaml nachtragen. Bleibt sie offen, so antworten, dass die Antwort in jeder Lesart hält.",
		EN: "Ask it, or remind the customer, and enter the date and the answer in register.yaml. If it stays open, write a response that holds in every reading.",
	},
	Run: func(p *lint.Pass) error {
		about := concerned(p)
		for _, q := range p.Bid.Register.Questions {
			if q.Answer != "" || !about[q.Of] {
				continue
			}
			p.Report(lint.Finding{
				Criterion: q.Of, At: lint.At(q.At), Match: q.ID, Args: lint.Args{"id": q.ID},
				Words: map[string]lint.Messages{"state": whereItStands(p.Bid.Config, q)},
			})
		}
		return nil
	},
}

// whereItStands says what is missing of a question, and how much time there is.
func whereItStands(cfg lint.Config, q *lint.Question) lint.Messages {
	if q.Asked == "" {
		until, over := toAsk(cfg)
		switch {
		case over:
			return lint.Messages{
				DE: "wurde nicht gestellt, und Fragen sind " + until.DE + " nicht mehr möglich",
				EN: "was not asked, and no questions are answered " + until.EN,
			}
		case until == (lint.Messages{}):
			return lint.Messages{DE: "ist noch nicht gestellt", EN: "has not been asked yet"}
		}
		return lint.Messages{DE: "ist noch nicht gestellt; das geht " + until.DE, EN: "has not been asked yet; that is possible " + until.EN}
	}
	on := dayWords(q.Asked)
	state := lint.Messages{DE: "ist seit dem " + on.DE + " ohne Antwort", EN: "was asked on " + on.EN + " and is not answered"}
	if left, ok := cfg.Left(); ok && !left.Over {
		still := stillDays(left.Days)
		state.DE, state.EN = state.DE+"; Abgabe: "+still.DE, state.EN+"; the offer is due: "+still.EN
	}
	return state
}
