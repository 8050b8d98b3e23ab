package checks

import (
	_ "embed" // the page
	"strings"

	"github.com/offerlint/offerlint/lint"
)

//go:embed too-many-documents.md
var tooManyDocumentsDoc string

var tooManyDocuments = &lint.Check{
	ID:   "too-many-documents",
	Kind: lint.Unverified,
	Doc:  tooManyDocumentsDoc,
	Messages: lint.Messages{
		DE: "{{name}}: höchstens {{wanted}} verlangt, {{found}} gefunden ({{files}})",
		EN: "{{name}}: at most {{wanted}} wanted, {{found}} found ({{files}})",
	},
	Advice: lint.Messages{
		DE: "Überzählige Dateien aus dem Paket nehmen. Wer alle abgeben will, fragt vorher den Auftraggeber.",
		EN: "Take the surplus files out of the package. Ask the customer before you hand in more.",
	},
	Run: func(p *lint.Pass) error {
		for _, d := range p.Bid.Config.RequiredDocuments {
			if d.AtMost == 0 || len(d.Found) <= d.AtMost {
				continue
			}
			f := documentFinding(d, d.AtMost)
			var names []string
			for _, doc := range d.Found {
				names = append(names, doc.File)
				f.Related = append(f.Related, lint.Related{
					Messages: lint.Messages{DE: "{{file}} zählt dazu", EN: "{{file}} is one of them"},
					Args:     lint.Args{"file": doc.File}, At: lint.At(lint.Location{File: doc.File}),
				})
			}
			f.Args["files"] = strings.Join(names, ", ")
			p.Report(f)
		}
		return nil
	},
}
