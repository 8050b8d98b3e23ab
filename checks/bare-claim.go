package checks

import (
	_ "embed" // the page

	"github.com/offerlint/offerlint/lint"
)

//go:embed bare-claim.md
var bareClaimDoc string

var bareClaim = &lint.Check{
	ID:   "bare-claim",
	Kind: lint.Unverified,
	Doc:  bareClaimDoc,
	Messages: lint.Messages{
		DE: "{{criterion}} ist nur mit „{{match}}“ beantwortet; {{reason_de}}",
		EN: "{{criterion}} is answered with “{{match}}” only; {{reason_en}}",
	},
	Advice: lint.Messages{
		DE: "In zwei, drei Sätzen sagen, wie das Kriterium erfüllt wird, mit einer Zahl, einem Namen oder einer Fundstelle.",
		EN: "Say in two or three sentences how the criterion is met, with a number, a name or a place to look it up.",
	},
	Params:   noWordings,
	Phrases:  phrasesOf,
	Replaces: []string{"parroted-criterion"},
	Run: func(p *lint.Pass) error {
		known := filled(p)
		for c := range p.Criteria() {
			if c.Expects != lint.ExpectsText && !c.Points() {
				continue
			}
			// Without a claim, a text of nothing but "wird erfüllt" is the yes.
			if r := allBare(c, known); r != nil && (r.Claim.Yes() || r.Claim == lint.Unstated) {
				args := lint.Args{"match": wording(r)}
				args["reason_de"], args["reason_en"] = wantsWords(c)
				p.Report(lint.Finding{Criterion: c, Response: r, At: claimAt(r), Match: wording(r), Args: args})
			}
		}
		return nil
	},
}

// wantsWords says why a plain yes to a criterion is too little.
func wantsWords(c *lint.Criterion) (de, en string) {
	switch {
	case c.Points():
		return "dafür gibt es Punkte", "points are given for it"
	case c.AsksText:
		return "gefragt ist eine Beschreibung", "a description is asked for"
	}
	return "die Liste hat keine Spalte zum Ankreuzen, erwartet wird eine Antwort in Worten", "the list has no column for a mark, so an answer in words is expected"
}
