package checks

import (
	_ "embed" // the page
	"strconv"

	"github.com/offerlint/offerlint/lint"
)

//go:embed page-limit.md
var pageLimitDoc string

var pageLimit = &lint.Check{
	ID:   "page-limit",
	Kind: lint.Unverified,
	Doc:  pageLimitDoc,
	Messages: lint.Messages{
		DE: "{{name}}: {{file}} hat {{pages}} Seiten, erlaubt sind {{most}}",
		EN: "{{name}}: {{file}} has {{pages}} pages, {{most}} are allowed",
	},
	Advice: lint.Messages{
		DE: "Kürzen. Prüfen, ob Deckblatt und Verzeichnisse mitzählen.",
		EN: "Cut it. See whether the cover and the tables of contents count.",
	},
	Run: func(p *lint.Pass) error {
		for _, d := range p.Bid.Config.RequiredDocuments {
			for _, doc := range d.Found {
				if d.MaxPages == 0 || doc.Pages <= d.MaxPages {
					continue
				}
				p.Report(lint.Finding{
					At: lint.At(lint.Location{File: doc.File}), Match: d.Name,
					Args: lint.Args{
						"name": d.Name, "file": doc.File, "pages": strconv.Itoa(doc.Pages), "most": strconv.Itoa(d.MaxPages),
					},
				})
			}
		}
		return nil
	},
}
