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
	Run: func(p *lint.Pass) error {
		return reportPhrasesAs(p, excerpt, func(f lint.Found, _ *lint.Finding) bool { return !validityAsked(f) })
	},
}

// validityAsked reports whether a phrase says how long the offer holds, and the criterion asks for that. Whether it is long enough is
// for the checks of numbers and dates to say.
func validityAsked(f lint.Found) bool {
	return f.Criterion != nil && validityWords().MatchString(f.Match()) && !onlyWords().MatchString(f.Match()) && validityWords().MatchString(asked(f.Criterion))
}

var (
	validityWords = lazily(`(?i)gültig|gebunden|bindefrist|bindend|valid|binding|open[\s\p{Z}]+for[\s\p{Z}]+acceptance|(?:price|preis)\p{L}*[^.;]{0,40}(?:held|hold|fixed|firm|fest)`)
	onlyWords     = lazily(`(?i)(?:^|[^\p{L}])(?:nur|only|sofern|wenn|if)(?:$|[^\p{L}])`)
)
