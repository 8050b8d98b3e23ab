package checks

import (
	_ "embed" // the page
	"path"

	"golang.org/x/text/unicode/norm"

	"github.com/offerlint/offerlint/lint"
)

//go:embed wrong-file-name.md
var wrongFileNameDoc string

var wrongFileName = &lint.Check{
	ID:   "wrong-file-name",
	Kind: lint.Unverified,
	Doc:  wrongFileNameDoc,
	Messages: lint.Messages{
		DE: "{{name}}: {{file}} heißt nicht, wie verlangt: {{pattern}}",
		EN: "{{name}}: {{file}} is not named as wanted: {{pattern}}",
	},
	Advice: lint.Messages{
		DE: "Die Datei umbenennen.",
		EN: "Rename the file.",
	},
	Run: func(p *lint.Pass) error {
		for _, d := range p.Bid.Config.RequiredDocuments {
			for _, doc := range d.Found {
				base := norm.NFC.String(path.Base(doc.File))
				pattern := norm.NFC.String(d.FileName)
				if ok, err := path.Match(pattern, base); d.FileName == "" || pattern == base || ok && err == nil {
					continue
				}
				p.Report(lint.Finding{
					At: lint.At(lint.Location{File: doc.File}), Match: d.Name,
					Args: lint.Args{"name": d.Name, "file": doc.File, "pattern": d.FileName},
				})
			}
		}
		return nil
	},
}
