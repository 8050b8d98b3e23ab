package checks

import (
	_ "embed" // the page

	"github.com/offerlint/offerlint/lint"
)

//go:embed uninspected-file.md
var uninspectedFileDoc string

var uninspectedFile = &lint.Check{
	ID:   "uninspected-file",
	Kind: lint.Malformed,
	Doc:  uninspectedFileDoc,
	Messages: lint.Messages{
		DE: "Die Datei geht hinaus und ließ sich nicht auf Kommentare, Änderungen und Eigenschaften ansehen ({{reason}})",
		EN: "The file goes out and could not be looked into for comments, changes and properties ({{reason}})",
	},
	Advice: lint.Messages{
		DE: "Die Datei öffnen, ein Kennwort entfernen und sie neu speichern; ging sie so hinaus, könnte auch der Auftraggeber sie nicht öffnen.",
		EN: "Open the file, remove a password and save it again; sent as it is, the customer might not be able to open it either.",
	},
	Run: func(p *lint.Pass) error {
		for t := range tracesOf(p, lint.NotInspected) {
			p.Report(lint.Finding{At: t.At, Match: t.Name + " " + t.Text, Words: map[string]lint.Messages{"reason": whyNot(t)}})
		}
		return nil
	},
}

// whyNot puts the reason into words. What is not in the list comes from the operating system.
func whyNot(t lint.Trace) lint.Messages {
	why, ok := map[string]lint.Messages{
		"closed":    {DE: "verschlüsselt, beschädigt oder keine Office-Datei", EN: "encrypted, damaged or no Office file"},
		"no-xml":    {DE: "kein lesbares XML", EN: "no readable XML"},
		"too-large": {DE: "zu groß", EN: "too large"},
		"damaged":   {DE: "beschädigt", EN: "damaged"},
	}[t.Text]
	if !ok {
		why = lint.Messages{DE: t.Text, EN: t.Text}
	}
	if t.Name != "" {
		why = lint.Messages{DE: t.Name + ": " + why.DE, EN: t.Name + ": " + why.EN}
	}
	return why
}
