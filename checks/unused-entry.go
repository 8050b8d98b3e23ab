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
		for _, e := range strayEntries(p.Bid) {
			p.Report(lint.Finding{At: lint.At(e.At), Match: e.Entry, Args: lint.Args{"entry": e.Entry}})
		}
		return nil
	},
}

// strayEntries are the assumptions and questions of the register that name a criterion which the bid does not have.
func strayEntries(bid *lint.Bid) []lint.UnusedEntry {
	var out []lint.UnusedEntry
	add := func(entry string, e lint.Entry) {
		if e.Criterion != "" && e.Of == nil {
			out = append(out, lint.UnusedEntry{Entry: entry + ": " + e.Criterion, At: e.At})
		}
	}
	for _, a := range bid.Register.Assumptions {
		add("assumptions "+a.ID, a.Entry)
	}
	for _, q := range bid.Register.Questions {
		add("questions "+q.ID, q.Entry)
	}
	return out
}
