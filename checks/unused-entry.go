package checks

import (
	_ "embed" // the page

	"github.com/offerlint/offerlint/lint"
)

//go:embed unused-entry.md
var unusedEntryDoc string

var unusedEntry = &lint.Check{
	ID:   "unused-entry",
	Kind: lint.Malformed,
	Doc:  unusedEntryDoc,
	Messages: lint.Messages{
		DE: "der Eintrag „{{entry}}“ trifft auf kein Kriterium zu",
		EN: "the entry “{{entry}}” is about no criterion",
	},
	Advice: lint.Messages{
		DE: "Die IDs mit der Liste vergleichen, die offerlint criteria ausgibt, und den Eintrag ändern oder löschen.",
		EN: "Compare the IDs with the list that offerlint criteria prints, and change or delete the entry.",
	},
	Run: func(p *lint.Pass) error {
		for _, e := range p.UnusedEntries() {
			p.Report(lint.Finding{At: lint.At(e.At), Match: e.Entry, Args: lint.Args{"entry": e.Entry}})
		}
		return nil
	},
}
