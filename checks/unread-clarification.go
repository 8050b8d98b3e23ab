package checks

import (
	"cmp"
	_ "embed" // the page

	"github.com/offerlint/offerlint/lint"
)

//go:embed unread-clarification.md
var unreadClarificationDoc string

var unreadClarification = &lint.Check{
	ID:   "unread-clarification",
	Kind: lint.Unverified,
	Doc:  unreadClarificationDoc,
	Messages: lint.Messages{
		DE: "{{about}} {{state}}: „{{match}}“",
		EN: "{{about}} {{state}}: “{{match}}”",
	},
	Advice: lint.Messages{
		DE: "Die Antwort des Auftraggebers lesen, im Angebot berücksichtigen, und das mit offerlint clarifications ack und ihrer Nummer festhalten.",
		EN: "Read the customer's answer, take it into account in the offer, and record that with offerlint clarifications ack and its number.",
	},
	Run: func(p *lint.Pass) error {
		inForce := map[*lint.Criterion]bool{}
		for c := range p.Criteria() {
			inForce[c] = true
		}
		for _, q := range p.Bid.Clarifications {
			if q.Open() || q.Read != nil {
				continue
			}
			for _, c := range q.Criteria {
				if inForce[c] {
					f := unreadFinding(q)
					f.Criterion, f.Words["about"] = c, aboutAnswer(q, c)
					p.Report(f)
				}
			}
			if len(q.Criteria) == 0 {
				p.Report(unreadFinding(q))
			}
		}
		return nil
	},
}

func unreadFinding(q *lint.Clarification) lint.Finding {
	state := lint.Messages{DE: "hat niemand als gelesen vermerkt", EN: "was read by nobody yet"}
	if q.Earlier != nil {
		state = lint.Messages{DE: "ist geändert, seit " + q.Earlier.By + " sie gelesen hat", EN: "has changed since " + q.Earlier.By + " read it"}
	}
	return lint.Finding{
		At: q.AnswerAt, Match: q.Answer, Args: lint.Args{"match": lint.Shorten(q.Answer, 100)},
		Words: map[string]lint.Messages{
			"state": state,
			"about": {DE: "die Antwort des Auftraggebers auf Frage " + q.Number, EN: "the customer's answer to question " + q.Number},
		},
		Related: []lint.Related{{
			Messages: lint.Messages{DE: "die Frage war: {{text}}", EN: "the question was: {{text}}"}, Args: lint.Args{"text": cmp.Or(q.Question, q.Reference, "–")}, At: q.At,
		}},
	}
}

// aboutAnswer names the criterion that the answer is about.
func aboutAnswer(q *lint.Clarification, c *lint.Criterion) lint.Messages {
	label := lint.Shorten(c.Label(), 40)
	return lint.Messages{
		DE: c.ID + " „" + label + "“: die Antwort des Auftraggebers auf Frage " + q.Number,
		EN: c.ID + " “" + label + "”: the customer's answer to question " + q.Number,
	}
}
