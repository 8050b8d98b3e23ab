package checks

import (
	_ "embed" // the page

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
		return reportPiles(p, lint.ChangeTracked, pileWords{
			one:  lint.Messages{DE: "Eine nachverfolgte Änderung", EN: "One tracked change"},
			many: lint.Messages{DE: "nachverfolgte Änderungen", EN: "tracked changes"},
			next: lint.Messages{DE: "noch eine Änderung: „{{text}}“", EN: "another change: “{{text}}”"},
		})
	},
}
