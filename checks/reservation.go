package checks

import (
	_ "embed" // the page

	"github.com/offerlint/offerlint/lint"
)

//go:embed reservation.md
var reservationDoc string

var reservation = &lint.Check{
	ID:   "reservation",
	Kind: lint.Assumed,
	Doc:  reservationDoc,
	Messages: lint.Messages{
		DE: "{{criterion}}: „{{match}}“ ist ein Vorbehalt; er kann zum Ausschluss führen: rechtlich prüfen lassen",
		EN: "{{criterion}}: “{{match}}” is a reservation; it may exclude the offer: ask legal",
	},
	Params:   noWordings,
	Phrases:  phrasesOf,
	Replaces: []string{"conditional-response", "own-terms"},
	Run:      func(p *lint.Pass) error { return reportPhrases(p, excerpt) },
}
