package checks

import (
	"cmp"
	_ "embed" // the page

	"github.com/offerlint/offerlint/lint"
)

//go:embed unreadable-row.md
var unreadableRowDoc string

var unreadableRow = &lint.Check{
	ID:   "unreadable-row",
	Kind: lint.Malformed,
	Doc:  unreadableRowDoc,
	Messages: lint.Messages{
		DE: "„{{text}}“ ließ sich nicht als Kriterium lesen; selbst lesen, dann Blatt und Spalten in offerlint.yaml angeben",
		EN: "“{{text}}” could not be read as a criterion; read it yourself, then name sheet and columns in offerlint.yaml",
	},
	Advice: lint.Messages{
		DE: "Die Stelle selbst ansehen. Ist es eine Tabelle mit Kriterien, in offerlint.yaml Blatt und Spalten nennen; wird dort nichts verlangt, sie dort unter skip eintragen.",
		EN: "Look at the place yourself. If it is a table with criteria, name its sheet and columns in offerlint.yaml; if it asks for nothing, list it under skip in offerlint.yaml.",
	},
	Run: func(p *lint.Pass) error {
		for pr := range p.Problems() {
			// A problem with a whole sheet or file has no words of its own.
			text := cmp.Or(pr.Args["text"], pr.At.Sheet, pr.At.File)
			p.Report(lint.Finding{Criterion: pr.Criterion, At: pr.At, Match: text, Args: lint.Args{"text": text}})
		}
		return nil
	},
}
