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
	Advice: lint.Messages{
		DE: "Im Vergabeverfahren streichen oder vor der Abgabe fragen, ob er erlaubt ist. Sonst in die Liste der Annahmen und Abweichungen stellen, nach der gefragt ist.",
		EN: "In a public procedure: delete it, or ask the customer whether it is allowed, before the offer goes out. Otherwise: move it into the list of assumptions and deviations that the customer asked for.",
	},
	Params:   noWordings,
	Phrases:  phrasesOf,
	Replaces: []string{"conditional-response", "own-terms"},
	Run:      func(p *lint.Pass) error { return reportPhrases(p, excerpt) },
}
