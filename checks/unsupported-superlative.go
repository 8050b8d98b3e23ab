package checks

import (
	_ "embed" // the page

	"github.com/offerlint/offerlint/lint"
)

//go:embed unsupported-superlative.md
var unsupportedSuperlativeDoc string

var unsupportedSuperlative = &lint.Check{
	ID:   "unsupported-superlative",
	Kind: lint.Unverified,
	Doc:  unsupportedSuperlativeDoc,
	Messages: lint.Messages{
		DE: "{{criterion}}: „{{match}}“ lobt ohne Beleg",
		EN: "{{criterion}}: “{{match}}” praises without proof",
	},
	Advice: lint.Messages{
		DE: "Die Tatsache an die Stelle setzen: wie viele Kunden, seit wann, von wem gemessen.",
		EN: "Put the fact in its place: how many customers, since when, measured by whom.",
	},
	Params:  noWordings,
	Phrases: phrasesOf,
	Run: func(p *lint.Pass) error {
		return reportPhrasesWhere(p, excerpt, func(h lint.Hit) bool { return numberlessClause(h) && len(h.Block.Links) == 0 })
	},
}
