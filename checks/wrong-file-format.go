package checks

import (
	_ "embed" // the page
	"path"
	"slices"
	"strings"

	"github.com/offerlint/offerlint/lint"
)

//go:embed wrong-file-format.md
var wrongFileFormatDoc string

var wrongFileFormat = &lint.Check{
	ID:   "wrong-file-format",
	Kind: lint.Unverified,
	Doc:  wrongFileFormatDoc,
	Messages: lint.Messages{
		DE: "{{name}}: {{file}} ist keine Datei im verlangten Format ({{formats}})",
		EN: "{{name}}: {{file}} is not in a format that is wanted ({{formats}})",
	},
	Advice: lint.Messages{
		DE: "Das Dokument im verlangten Format ausgeben und die andere Datei aus dem Paket nehmen.",
		EN: "Save the document in the format that is wanted, and take the other file out of the package.",
	},
	Run: func(p *lint.Pass) error {
		for _, d := range p.Bid.Config.RequiredDocuments {
			for _, doc := range d.Found {
				ending := strings.ToLower(strings.TrimPrefix(path.Ext(doc.File), "."))
				if len(d.Formats) == 0 || slices.Contains(d.Formats, ending) {
					continue
				}
				p.Report(lint.Finding{
					At: lint.At(lint.Location{File: doc.File}), Match: d.Name,
					Args: lint.Args{"name": d.Name, "file": doc.File, "formats": strings.Join(d.Formats, ", ")},
				})
			}
		}
		return nil
	},
}
