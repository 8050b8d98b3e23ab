package checks

import (
	_ "embed" // the page

	"github.com/offerlint/offerlint/lint"
)

//go:embed declined-criterion.md
var declinedCriterionDoc string

var declinedCriterion = &lint.Check{
	ID:   "declined-criterion",
	Kind: lint.Missed,
	Doc:  declinedCriterionDoc,
	Messages: lint.Messages{
		DE: "{{criterion}}: gefordert ist „{{obligation_de}}“, die Antwort lautet „{{match}}“",
		EN: "{{criterion}}: the customer asks for “{{obligation_en}}”, the answer is “{{match}}”",
	},
	Replaces: []string{"promised-feature", "hedged-response", "bare-claim", "missing-explanation"},
	Run: func(p *lint.Pass) error {
		var open *lint.Finding
		for c, r := range p.Responses() {
			switch {
			case !declines(r.Claim):
			case open != nil && open.Criterion == c:
				open.Related = append(open.Related, lint.Related{Messages: alsoDeclined, Args: lint.Args{"match": wording(r)}, At: claimAt(r)})
			default:
				if open != nil {
					p.Report(*open)
				}
				open = declined(c, r)
			}
		}
		if open != nil {
			p.Report(*open)
		}
		return nil
	},
}

var alsoDeclined = lint.Messages{DE: "auch hier lautet die Antwort „{{match}}“", EN: "here too the answer is “{{match}}”"}

func declined(c *lint.Criterion, r *lint.Response) *lint.Finding {
	de, en := obligationWords(c)
	return &lint.Finding{
		Criterion: c, Response: r, At: claimAt(r), Match: wording(r),
		Args: lint.Args{"match": wording(r), "obligation_de": de, "obligation_en": en},
	}
}

// declines reports whether a claim falls short of what is asked.
func declines(c lint.Claim) bool {
	switch c {
	case lint.No, lint.Partial, lint.Roadmap, lint.NotApplicable:
		return true
	}
	return false
}

// obligationWords is the customer's own word in both languages' messages; where the customer states none, ours.
func obligationWords(c *lint.Criterion) (de, en string) {
	if c.ObligationWord != "" {
		return c.ObligationWord, c.ObligationWord
	}
	switch c.Obligation {
	case lint.Exclusion:
		return "Ausschluss", "exclusion"
	case lint.Scored:
		return "Bewertung", "scored"
	case lint.Should:
		return "Soll", "should"
	case lint.May:
		return "Kann", "may"
	case lint.Informative:
		return "Info", "info"
	}
	return "Muss", "must"
}
