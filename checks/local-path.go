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
		for t := range tracesOf(p, lint.LinkOut, lint.Property, lint.CommentLeft, lint.PageMargin) {
			path := strings.TrimSpace(ourPlace().FindString(t.Text))
			if path == "" {
				continue
			}
			p.Report(lint.Finding{
				At: t.At, Match: path, Args: lint.Args{"path": path}, Words: map[string]lint.Messages{"where": whereOf(t)},
			})
		}
		return nil
	},
}

// ourPlace is a file or folder that only we can open: on a drive, on a share, in a home folder.
var ourPlace = lazily(`(?i)file:///?/?[^ <>"]+(?: [^ <>"]+)*|(?:^|[^\p{L}])[A-Z]:[\\/][^<>":|?*]+|\\\\[\p{L}\p{N}._-]+\\[^<>":|?*]+` +
	`|/(?:home|Users)/[\p{L}\p{N}._-]+/[^<>":|?*]+`)
