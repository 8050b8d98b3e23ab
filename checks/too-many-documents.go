package checks

import (
	_ "embed" // the page
	"strconv"
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
		DE: "{{what}}: höchstens {{wanted}} verlangt, {{found}} gefunden ({{files}})",
		EN: "{{what}}: at most {{wanted}} wanted, {{found}} found ({{files}})",
	},
	Advice: lint.Messages{
		DE: "Überzählige Dateien aus dem Paket nehmen. Wer alle abgeben will, fragt vorher den Auftraggeber.",
		EN: "Take the surplus files out of the package. Ask the customer before you hand in more.",
	},
	Run: func(p *lint.Pass) error {
		for _, d := range p.Bid.Config.RequiredDocuments {
			if d.AtMost == 0 {
				continue
			}
			reported := false
			for _, s := range d.Shares {
				if len(s.Found) > d.AtMost {
					p.Report(surplus(d, []string{s.Name}, d.AtMost, s.Found))
					reported = true
				}
			}
			if _, most := d.Wants(); len(d.Found) > most && !reported {
				p.Report(surplus(d, nil, most, d.Found))
			}
		}
		return nil
	},
}

// surplus is the finding about files of which there are too many; whose is the member or lot that they are of, if any.
func surplus(d *lint.RequiredDocument, whose []string, most int, found []*lint.Document) lint.Finding {
	f := documentFinding(d, most)
	f.Words = map[string]lint.Messages{"what": nameFor(d, whose)}
	f.Args["found"] = strconv.Itoa(len(found))
	var names []string
	for _, doc := range found {
		names = append(names, doc.File)
		f.Related = append(f.Related, lint.Related{
			Messages: lint.Messages{DE: "{{file}} zählt dazu", EN: "{{file}} is one of them"},
			Args:     lint.Args{"file": doc.File}, At: lint.At(lint.Location{File: doc.File}),
		})
	}
	f.Args["files"] = strings.Join(names, ", ")
	return f
}
