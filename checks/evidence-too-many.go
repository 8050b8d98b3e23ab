package checks

import (
	_ "embed" // the page

	"github.com/offerlint/offerlint/lint"
)

//go:embed evidence-too-many.md
var evidenceTooManyDoc string

var evidenceTooMany = &lint.Check{
	ID:   "evidence-too-many",
	Kind: lint.Unverified,
	Doc:  evidenceTooManyDoc,
	Messages: lint.Messages{
		DE: "{{criterion}} verlangt „{{wanted}}“; vorhanden: {{found}} ({{names}})",
		EN: "{{criterion}} asks for “{{wanted}}”; found: {{found}} ({{names}})",
	},
	Advice: lint.Messages{
		DE: "Die schwächsten weglassen: aus covers und aus der Antwort nehmen.",
		EN: "Leave out the weakest: take them out of covers and of the response.",
	},
	Run: func(p *lint.Pass) error {
		return reportCounts(p, func(w countWanted, n int) bool { return w.most > 0 && n > w.most })
	},
}
