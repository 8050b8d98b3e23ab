package checks

import (
	_ "embed" // the page
	"strconv"

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
		each := lint.Messages{DE: "noch ein Kommentar: „{{text}}“", EN: "another comment: “{{text}}”"}
		for _, b := range piles(p, lint.CommentLeft, each) {
			count := lint.Messages{DE: "Ein Kommentar", EN: "A comment"}
			if b.n > 1 {
				count = lint.Messages{DE: strconv.Itoa(b.n) + " Kommentare", EN: strconv.Itoa(b.n) + " comments"}
			}
			text := remark(b.first)
			p.Report(lint.Finding{
				At: b.first.At, Match: text, Args: lint.Args{"text": text}, Words: map[string]lint.Messages{"count": count}, Related: b.rest,
			})
		}
		return nil
	},
}
