package checks

import (
	_ "embed" // the page

	"github.com/offerlint/offerlint/lint"
)

//go:embed verified-before-clarification.md
var verifiedBeforeClarificationDoc string

var verifiedBeforeClarification = &lint.Check{
	ID:   "verified-before-clarification",
	Kind: lint.Unverified,
	Doc:  verifiedBeforeClarificationDoc,
	Messages: lint.Messages{
		DE: "{{criterion}}: {{by}} hat die Antwort am {{on}} freigegeben; der Auftraggeber hat Frage {{number}} erst am {{date}} beantwortet",
		EN: "{{criterion}}: {{by}} verified the response on {{on}}; the customer answered question {{number}} on {{date}}, after that",
	},
	Advice: lint.Messages{
		DE: "Die Antwort im Licht dessen neu prüfen, was der Auftraggeber klargestellt hat, und neu freigeben.",
		EN: "Check the response again in the light of what the customer made clear, and verify it anew.",
	},
	Run: func(p *lint.Pass) error {
		latest := map[*lint.Criterion]*lint.Clarification{}
		for _, q := range p.Bid.Clarifications {
			for _, c := range q.Criteria {
				if old := latest[c]; !q.Open() && q.Date != "" && (old == nil || q.Date > old.Date) {
					latest[c] = q
				}
			}
		}
		if len(latest) == 0 {
			return nil
		}
		for c := range p.Criteria() {
			q, v := latest[c], p.Bid.Register.VerificationOf(c)
			if q == nil || v == nil || v.On == "" || v.On >= q.Date || !c.Answered() {
				continue
			}
			p.Report(lint.Finding{
				Criterion: c, Response: c.Best(), At: claimAt(c.Best()), Match: q.Number,
				Args:  lint.Args{"by": v.By, "number": q.Number},
				Words: map[string]lint.Messages{"on": dayWords(v.On), "date": dayWords(q.Date)},
				Related: []lint.Related{{
					Messages: lint.Messages{DE: "die Antwort des Auftraggebers: {{text}}", EN: "the customer's answer: {{text}}"}, Args: lint.Args{"text": q.Answer}, At: q.AnswerAt,
				}},
			})
		}
		return nil
	},
}
