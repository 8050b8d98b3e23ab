package checks

import (
	_ "embed" // the page
	"strings"

	"github.com/offerlint/offerlint/lint"
)

//go:embed local-path.md
var localPathDoc string

var localPath = &lint.Check{
	ID:   "local-path",
	Kind: lint.Unverified,
	Doc:  localPathDoc,
	Messages: lint.Messages{
		DE: "{{where}} nennt einen Ort auf unseren Rechnern: „{{path}}“",
		EN: "{{where}} names a place on our computers: “{{path}}”",
	},
	Advice: lint.Messages{
		DE: "Den Verweis entfernen, oder die Datei beilegen und sie mit ihrem Namen nennen.",
		EN: "Remove the reference, or enclose the file and give its name.",
	},
	Run: func(p *lint.Pass) error {
		said := map[lint.Trace]*lint.Finding{} // one for a kind of place on a sheet
		var all []*lint.Finding
		for t := range tracesOf(p, lint.LinkOut, lint.Property, lint.CommentLeft, lint.PageMargin) {
			path := strings.TrimSpace(ourPlace().FindString(t.Text))
			if path == "" {
				continue
			}
			if f := said[sameAs(t, "")]; f != nil {
				if len(f.Related) < mostRelated {
					f.Related = append(f.Related, lint.Related{Messages: lint.Messages{DE: "ebenso: „{{path}}“", EN: "likewise: “{{path}}”"}, Args: lint.Args{"path": path}, At: t.At})
				}
				continue
			}
			f := &lint.Finding{At: t.At, Match: path, Args: lint.Args{"path": path}, Words: map[string]lint.Messages{"where": whereOf(t)}}
			said[sameAs(t, "")], all = f, append(all, f)
		}
		for _, f := range all {
			p.Report(*f)
		}
		return nil
	},
}

// ourPlace is a file or folder that only we can open: on a drive, on a share, in a home folder.
var ourPlace = lazily(`(?i)file:///?/?[^ <>"]+(?: [^ <>"]+)*|\b[A-Z]:[\\/][^<>":|?*]+|\\\\[\p{L}\p{N}._-]+\\[^<>":|?*]+` +
	`|/(?:home|Users)/[\p{L}\p{N}._-]+/[^<>":|?*]+`)
