package checks

import (
	_ "embed" // the page
	"path"
	"slices"
	"strings"

	"github.com/offerlint/offerlint/lint"
)

//go:embed unrequested-document.md
var unrequestedDocumentDoc string

var unrequestedDocument = &lint.Check{
	ID:   "unrequested-document",
	Kind: lint.Unverified,
	Doc:  unrequestedDocumentDoc,
	Messages: lint.Messages{
		DE: "{{file}} liegt im Paket, und nichts verlangt es",
		EN: "{{file}} is in the package, and nothing asks for it",
	},
	Advice: lint.Messages{
		DE: "Die Datei aus dem Paket nehmen, oder unter required_documents eintragen, wozu sie gehört.",
		EN: "Take the file out of the package, or enter under required_documents what it belongs to.",
	},
	Run: func(p *lint.Pass) error {
		cfg := p.Bid.Config
		asked := map[*lint.Document]bool{}
		for _, d := range cfg.RequiredDocuments {
			for _, doc := range d.Found {
				asked[doc] = true
			}
		}
		for _, e := range p.Bid.Register.Evidence {
			for _, doc := range p.Bid.Documents {
				asked[doc] = asked[doc] || doc.File == e.Path
			}
		}
		for _, doc := range p.Bid.Documents {
			// What answers criteria, and what a response cites, is asked for.
			if !doc.InPackage || asked[doc] || doc.Role == "read" || doc.Role == "evidence" || doc.File == p.Bid.Register.File {
				continue
			}
			if len(cfg.RequiredDocuments) == 0 || cfg.Package == nil && !handedIn(doc.File) {
				continue
			}
			p.Report(lint.Finding{
				At: lint.At(lint.Location{File: doc.File}), Match: path.Base(doc.File), Args: lint.Args{"file": doc.File},
			})
		}
		return nil
	},
}

// handedIn reports whether a file has a format in which documents are handed in. Where nobody said what goes out, notes and
// pictures that lie beside a document are none.
func handedIn(file string) bool {
	return slices.Contains([]string{".pdf", ".docx", ".doc", ".odt", ".rtf", ".xlsx", ".xlsm", ".xls", ".ods", ".pptx", ".ppt", ".zip"},
		strings.ToLower(path.Ext(file)))
}
