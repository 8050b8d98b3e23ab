package checks

import (
	_ "embed" // the page

	"github.com/offerlint/offerlint/lint"
)

//go:embed hedged-response.md
var hedgedResponseDoc string

var hedgedResponse = &lint.Check{
	ID:   "hedged-response",
	Kind: lint.Assumed,
	Doc:  hedgedResponseDoc,
	Messages: lint.Messages{
		DE: "{{criterion}}: „{{match}}“ schwächt die Zusage ab",
		EN: "{{criterion}}: “{{match}}” weakens the commitment",
	},
	Params:  noWordings,
	Phrases: phrasesOf,
	Run:     func(p *lint.Pass) error { return reportPhrases(p, excerpt) },
}
