package checks

import (
	_ "embed" // the page

	"github.com/offerlint/offerlint/lint"
)

//go:embed answered-question.md
var answeredQuestionDoc string

var answeredQuestion = &lint.Check{
	ID:   "answered-question",
	Kind: lint.Unverified,
	Doc:  answeredQuestionDoc,
	Messages: lint.Messages{
		DE: "{{criterion}}: die Frage {{id}} ist beantwortet: „{{answer}}“; {{state}}",
		EN: "{{criterion}}: the question {{id}} is answered: “{{answer}}”; {{state}}",
	},
	Advice: lint.Messages{
		DE: "Die Antwort des Auftraggebers neben unsere legen, unsere anpassen und freigeben: offerlint verify.",
		EN: "Read the customer’s answer beside our response, change ours, and verify it: offerlint verify.",
	},
	Run: func(p *lint.Pass) error {
		about := concerned(p)
		for _, q := range p.Bid.Register.Questions {
			c := q.Of
			if q.Answer == "" || c == nil || !about[c] || !c.Answered() {
				continue
			}
			state, ok := heeded(p.Bid, q)
			if ok {
				continue
			}
			p.Report(lint.Finding{
				Criterion: c, Response: c.Best(), Match: q.ID, Args: lint.Args{"id": q.ID, "answer": lint.Shorten(q.Answer, excerptRunes)},
				Words:   map[string]lint.Messages{"state": state},
				Related: []lint.Related{{Messages: lint.Messages{DE: "die Antwort des Auftraggebers", EN: "the customer’s answer"}, At: lint.At(q.At)}},
			})
		}
		return nil
	},
}

// heeded reports whether somebody looked at the response in the light of the answer, and it still says what it said then: the
// question notes what was judged, or a verification is not older than the answer. An answer without a date is newer than any.
func heeded(bid *lint.Bid, q *lint.Question) (lint.Messages, bool) {
	c := q.Of
	same := func(f lint.Fingerprint) bool {
		return f != (lint.Fingerprint{}) && len(f.Differs(c.Fingerprint())) == 0
	}
	v := bid.Register.VerificationOf(c)
	since := v != nil && v.On != "" && q.Answered != "" && v.On >= q.Answered
	switch {
	case same(q.Judged), since && same(v.Judged):
		return lint.Messages{}, true
	case q.Judged != (lint.Fingerprint{}) || since && v.Judged != (lint.Fingerprint{}):
		return lint.Messages{
			DE: "seit sie eingearbeitet wurde, hat sich das Kriterium oder unsere Antwort geändert",
			EN: "the criterion or our response changed since it was worked in",
		}, false
	case since:
		return lint.Messages{DE: "die Freigabe danach sagt nicht, was sie beurteilt hat (judged)", EN: "the verification after it does not say what it judged (judged)"}, false
	case v != nil && q.Answered == "":
		return lint.Messages{
			DE: "ob die Antwort vor der Freigabe kam, sagt das Register nicht (answered)",
			EN: "whether the answer came before the verification, the register does not say (answered)",
		}, false
	case v != nil:
		return lint.Messages{DE: "unsere Antwort wurde zuletzt davor freigegeben", EN: "our response was last verified before that"}, false
	}
	return lint.Messages{DE: "niemand hat unsere Antwort seither freigegeben", EN: "nobody has verified our response since"}, false
}
