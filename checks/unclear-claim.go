package checks

import (
	_ "embed" // the page

	"github.com/offerlint/offerlint/lint"
)

//go:embed unclear-claim.md
var unclearClaimDoc string

var unclearClaim = &lint.Check{
	ID:   "unclear-claim",
	Kind: lint.Unverified,
	Doc:  unclearClaimDoc,
	Messages: lint.Messages{
		DE: "{{criterion}}: „{{match}}“ ist weder ja noch nein",
		EN: "{{criterion}}: “{{match}}” is neither yes nor no",
	},
	Advice: lint.Messages{
		DE: "Ja oder nein sagen oder schreiben, was gilt.",
		EN: "Say yes or no, or write what applies.",
	},
	Run: func(p *lint.Pass) error {
		for c := range p.Criteria() {
			if r := undecided(c); r != nil {
				p.Report(lint.Finding{
					Criterion: c, Response: r, At: claimAt(r), Match: wording(r), Args: lint.Args{"match": wording(r)},
				})
			}
		}
		return nil
	},
}

// undecided is the first response that commits to nothing, where no other response to the criterion says more. Words beside
// the claim say more, unless the claim itself says that something is still open: whoever scores reads that first.
func undecided(c *lint.Criterion) *lint.Response {
	var first *lint.Response
	for _, r := range given(c) {
		if r.Claim == lint.Unclear && r.ClaimCell != nil && stillOpen().MatchString(wording(r)) {
			return r
		}
		if r.Claim != lint.Unclear && r.Claim != lint.Noted || len(prose(r)) > 0 {
			return nil
		}
		if first == nil {
			first = r
		}
	}
	return first
}

// stillOpen matches claims which say that nobody has decided yet. "Siehe Kommentar" and codes say where the answer stands.
var stillOpen = lazily(`(?i)klär|offen|unklar|unbekannt|fraglich|prüf|bearbeitung|in arbeit|abstimmung|absprache|vereinbarung|anfrage|auf wunsch|ausstehend|` +
	`open|pending|clarif|review|checked|progress|request|arrangement|agree|confirm|decided|determined|unknown|not evaluated|sure|^(?:tb[acd]|to ?do|n\.?n\.?|x{3,}|\?+)$`)
