package checks

import (
	"cmp"
	_ "embed" // the page
	"strconv"

	"github.com/offerlint/offerlint/lint"
)

//go:embed tracked-change.md
var trackedChangeDoc string

var trackedChange = &lint.Check{
	ID:   "tracked-change",
	Kind: lint.Unverified,
	Doc:  trackedChangeDoc,
	Messages: lint.Messages{
		DE: "{{count}} in einer Datei, die hinausgeht: „{{text}}“",
		EN: "{{count}} in a file that goes out: “{{text}}”",
	},
	Advice: lint.Messages{
		DE: "Jede Änderung annehmen oder ablehnen, das Nachverfolgen ausschalten und die Datei neu speichern.",
		EN: "Accept or reject each change, switch tracking off, and save the file again.",
	},
	Run: func(p *lint.Pass) error {
		each := lint.Messages{DE: "noch eine Änderung: „{{text}}“", EN: "another change: “{{text}}”"}
		for _, b := range piles(p, lint.ChangeTracked, each) {
			count := lint.Messages{DE: "Eine nachverfolgte Änderung", EN: "One tracked change"}
			if b.n > 1 {
				count = lint.Messages{DE: strconv.Itoa(b.n) + " nachverfolgte Änderungen", EN: strconv.Itoa(b.n) + " tracked changes"}
			}
			text := cmp.Or(remark(b.first), "…")
			p.Report(lint.Finding{
				At: b.first.At, Match: text, Args: lint.Args{"text": text}, Words: map[string]lint.Messages{"count": count}, Related: b.rest,
			})
		}
		return nil
	},
}
