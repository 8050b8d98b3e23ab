package checks

import (
	_ "embed" // the page

	"github.com/offerlint/offerlint/lint"
)

//go:embed leftover-comment.md
var leftoverCommentDoc string

var leftoverComment = &lint.Check{
	ID:   "leftover-comment",
	Kind: lint.Unverified,
	Doc:  leftoverCommentDoc,
	Messages: lint.Messages{
		DE: "{{count}} in einer Datei, die hinausgeht: „{{text}}“",
		EN: "{{count}} in a file that goes out: “{{text}}”",
	},
	Advice: lint.Messages{
		DE: "Tun, was der Kommentar verlangt, und ihn löschen; in Excel und Word findet „Dokument prüfen“ alle.",
		EN: "Do what the comment asks for and delete it; Inspect Document in Excel and Word finds them all.",
	},
	Run: func(p *lint.Pass) error {
		return reportPiles(p, lint.CommentLeft, pileWords{
			one:  lint.Messages{DE: "Ein Kommentar", EN: "A comment"},
			many: lint.Messages{DE: "Kommentare", EN: "comments"},
			next: lint.Messages{DE: "noch ein Kommentar: „{{text}}“", EN: "another comment: “{{text}}”"},
		})
	},
}
