package checks

import (
	_ "embed" // the page

	"github.com/offerlint/offerlint/lint"
)

//go:embed stated-assumption.md
var statedAssumptionDoc string

var statedAssumption = &lint.Check{
	ID:   "stated-assumption",
	Kind: lint.Assumed,
	Doc:  statedAssumptionDoc,
	Messages: lint.Messages{
		DE: "{{criterion}} beruht auf einer Annahme: „{{match}}“",
		EN: "{{criterion}} rests on an assumption: “{{match}}”",
	},
	Advice: lint.Messages{
		DE: "Den Auftraggeber fragen, solange Bieterfragen zulässig sind, und die Antwort in das Angebot übernehmen.",
		EN: "Ask the customer while questions are allowed, and write the answer into the offer.",
	},
	Params:   noWordings,
	Phrases:  phrasesOf,
	Replaces: []string{"withdrawn-assumption", "taken-for-granted", "hedged-response"},
	Run: func(p *lint.Pass) error {
		l := listingOf(p)
		return reportPhrasesAs(p, excerpt, func(f lint.Found, found *lint.Finding) bool {
			if l.of(f.Hit) != nil {
				return false
			}
			if e := l.similar(f.Hit); e != nil {
				found.Words = map[string]lint.Messages{"match": insteadOf(e, f)}
			}
			return true
		})
	},
}

// insteadOf is what was found, and the entry of the register that was probably meant for it. The message closes the last
// quotation.
func insteadOf(e *listedAssumption, f lint.Found) lint.Messages {
	said, listed := lint.Shorten(excerpt(f.Hit), 34), lint.Shorten(e.Text, 60)
	switch {
	case e.Status == lint.AssumptionWithdrawn:
		return lint.Messages{
			DE: said + "“; " + e.ID + " ist im Register zurückgezogen: „" + listed,
			EN: said + "”; " + e.ID + " is withdrawn in the register: “" + listed,
		}
	case e.Criterion != "" && f.Criterion != nil && e.Of != f.Criterion:
		return lint.Messages{
			DE: said + "“; das Register führt " + e.ID + " zu " + e.Criterion + ": „" + listed,
			EN: said + "”; the register lists " + e.ID + " for " + e.Criterion + ": “" + listed,
		}
	}
	if before, after, ok := oneDifference(e.Text, f.Hit); ok {
		return lint.Messages{
			DE: said + "“; bei " + e.ID + " im Register steht „" + before + "“ statt „" + after,
			EN: said + "”; " + e.ID + " in the register has “" + before + "” instead of “" + after,
		}
	}
	return lint.Messages{
		DE: said + "“; im Register lautet " + e.ID + ": „" + listed,
		EN: said + "”; in the register " + e.ID + " says: “" + listed,
	}
}

// oneDifference is the words that the register and the sentence of a phrase have at the one place where they differ; false where they
// differ at several, or one of them only has more words.
func oneDifference(listed string, h lint.Hit) (before, after string, ok bool) {
	from, to := sentenceAt(h.Block.Str, h.Start, h.End)
	runs := wordRuns(listed, h.Block.Str[from:to])
	if len(runs) != 1 || runs[0][0] == "" || runs[0][1] == "" {
		return "", "", false
	}
	return lint.Shorten(runs[0][0], 40), lint.Shorten(runs[0][1], 40), true
}
