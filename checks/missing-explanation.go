package checks

import (
	_ "embed" // the page

	"github.com/offerlint/offerlint/lint"
)

//go:embed missing-explanation.md
var missingExplanationDoc string

var missingExplanation = &lint.Check{
	ID:   "missing-explanation",
	Kind: lint.Missed,
	Doc:  missingExplanationDoc,
	Messages: lint.Messages{
		DE: "{{criterion}} verlangt eine Beschreibung; die Antwort ist nur „{{match}}“",
		EN: "{{criterion}} asks for a description; the answer is only “{{match}}”",
	},
	Advice: lint.Messages{
		DE: "Die Beschreibung in die Zeile schreiben oder in ein Kapitel, das mit der ID beginnt, oder das Dokument nennen, in dem sie steht.",
		EN: "Write the description into the row or into a chapter that opens with the ID, or name the document that holds it.",
	},
	Params:   noWordings,
	Phrases:  phrasesOf,
	Replaces: []string{"bare-claim", "parroted-criterion"},
	Run: func(p *lint.Pass) error {
		known := filled(p)
		for c := range p.Criteria() {
			if !c.AsksText {
				continue
			}
			r := allBare(c, known)
			f := lint.Finding{Criterion: c, Response: r}
			if r != nil {
				f.At, f.Match = claimAt(r), wording(r)
			} else if r = saysNothing(c); r != nil {
				f.Response, f.At, f.Match = r, claimOrProse(r), prose(r)[0].Str
			}
			if r == nil || settled(r.Claim) && (bare(r, known) || declines(r.Claim)) {
				continue
			}
			f.Args = lint.Args{"match": lint.Shorten(f.Match, excerptRunes)}
			p.Report(f)
		}
		return nil
	},
}

// settled reports whether the fault of a bare answer is the claim itself, which other checks speak about: a no needs
// no description, and what is neither yes nor no is unclear first of all.
func settled(c lint.Claim) bool {
	switch c {
	case lint.No, lint.NotApplicable, lint.Noted, lint.Unclear:
		return true
	}
	return false
}
