package checks

import (
	_ "embed" // the page
	"errors"

	"github.com/offerlint/offerlint/lint"
)

//go:embed banned-words.md
var bannedWordsDoc string

var bannedWords = &lint.Check{
	ID:      "banned-words",
	Kind:    lint.Unverified,
	Generic: true,
	Doc:     bannedWordsDoc,
	Messages: lint.Messages{
		DE: "{{criterion}}: „{{match}}“ soll nicht im Angebot stehen",
		EN: "{{criterion}}: “{{match}}” is not to stand in the offer",
	},
	Advice: lint.Messages{
		DE: "Das Wort verwenden, das die Regel in ihrer Meldung oder Begründung nennt.",
		EN: "Use the word that the rule names in its message or in its why.",
	},
	Params:  noWordings,
	Phrases: phrasesOf,
	Validate: func(params any) error {
		if len(phrasesOf(params)) == 0 {
			return errors.New("banned-words needs phrases")
		}
		return nil
	},
	Run: func(p *lint.Pass) error { return reportPhrases(p, lint.Hit.Match) },
}
