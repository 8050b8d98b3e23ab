package checks

import (
	_ "embed" // the page

	"github.com/offerlint/offerlint/lint"
)

//go:embed waiver-in-offer.md
var waiverInOfferDoc string

var waiverInOffer = &lint.Check{
	ID:   "waiver-in-offer",
	Kind: lint.Unverified,
	Doc:  waiverInOfferDoc,
	Messages: lint.Messages{
		DE: "der Kommentar „{{match}}“ steht noch im Angebot; der Auftraggeber kann ihn lesen",
		EN: "the comment “{{match}}” is still in the offer, where the customer can read it",
	},
	Advice: lint.Messages{
		DE: "Die Ausnahme mit offerlint waive ins Register eintragen und den Kommentar löschen.",
		EN: "Enter the waiver in the register with offerlint waive, and delete the comment.",
	},
	AfterWaivers: true,
	Run: func(p *lint.Pass) error {
		seen := map[lint.Location]bool{}
		for _, w := range p.Waivers() {
			if !w.Inline() || seen[w.At] {
				continue
			}
			seen[w.At] = true
			match := "offerlint:ignore " + w.Rule
			p.Report(lint.Finding{At: lint.At(w.At), Match: match, Args: lint.Args{"match": match}})
		}
		return nil
	},
}
