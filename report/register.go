package report

import (
	"cmp"

	"github.com/offerlint/offerlint/lint"
)

// assumptionWords name what became of an assumption.
var assumptionWords = map[lint.AssumptionStatus]word{
	lint.AssumptionOpen:      same("offen", "open"),
	lint.AssumptionConfirmed: same("bestätigt", "confirmed"),
	lint.AssumptionRejected:  same("verworfen", "rejected"),
	lint.AssumptionWithdrawn: same("zurückgezogen", "withdrawn"),
}

// registered is what the register says about a criterion, a line each: what proves it, what is assumed and asked about it, and who
// was consulted. Who verified it stands elsewhere.
func registered(b *lint.Bid, c *lint.Criterion, lang string) []string {
	pick := func(de, en string) string { return lint.Messages{DE: de, EN: en}.In(lang) }
	var lines []string
	for _, e := range b.Register.Evidence {
		if !e.Proves(c) {
			continue
		}
		line := pick("Nachweis: ", "Evidence: ") + e.Name()
		switch {
		case e.Planned:
			line += pick(" (erst geplant)", " (only planned)")
		case e.ValidUntil != "":
			line += pick(", gültig bis ", ", valid until ") + dayOf(e.ValidUntil, lang)
		}
		lines = append(lines, line)
	}
	for _, a := range b.Register.Assumptions {
		if a.Of != c {
			continue
		}
		line := pick("Annahme ", "Assumption ") + a.ID + ": " + assumptionWords[a.Status].in(lang, 1)
		if a.ConfirmedBy != "" {
			line += pick(", siehe ", ", see ") + a.ConfirmedBy
		}
		lines = append(lines, line)
	}
	for _, q := range b.Register.Questions {
		if q.Of != c {
			continue
		}
		line := pick("Frage ", "Question ") + q.ID
		if q.Asked != "" {
			line += pick(" vom ", " of ") + dayOf(q.Asked, lang)
		}
		line += ": " + q.Text
		switch {
		case q.Answer != "" && q.Answered != "":
			line += pick(" Antwort vom ", " Answer of ") + dayOf(q.Answered, lang) + ": " + q.Answer
		case q.Answer != "":
			line += pick(" Antwort: ", " Answer: ") + q.Answer
		}
		lines = append(lines, line)
	}
	if a := b.Register.AssignmentOf(c); a != nil {
		for _, x := range a.Consulted {
			lines = append(lines, pick("Gefragt: ", "Consulted: ")+x.Who+": "+cmp.Or(x.Result, pick("noch ohne Ergebnis", "no result yet")))
		}
	}
	for i, l := range lines {
		lines[i] = lint.Printable(l)
	}
	return lines
}

// What the register says about a criterion, in JSON.
type (
	jsonAssumption struct {
		ID          string `json:"id"`
		Text        string `json:"text"`
		Owner       string `json:"owner"`
		Status      string `json:"status"`
		ConfirmedBy string `json:"confirmed_by"`
	}
	jsonQuestion struct {
		ID       string `json:"id"`
		Text     string `json:"text"`
		Asked    string `json:"asked"`
		Answer   string `json:"answer"`
		Answered string `json:"answered"`
	}
)

func jsonAssumptions(r *lint.Register, c *lint.Criterion) []jsonAssumption {
	var out []jsonAssumption
	for _, a := range r.Assumptions {
		if a.Of == c {
			out = append(out, jsonAssumption{a.ID, a.Text, a.Owner, a.Status.String(), a.ConfirmedBy})
		}
	}
	return out
}

func jsonQuestions(r *lint.Register, c *lint.Criterion) []jsonQuestion {
	var out []jsonQuestion
	for _, q := range r.Questions {
		if q.Of == c {
			out = append(out, jsonQuestion{q.ID, q.Text, q.Asked, q.Answer, q.Answered})
		}
	}
	return out
}
