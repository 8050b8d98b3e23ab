package checks

import (
	_ "embed" // the page

	"github.com/offerlint/offerlint/lint"
)

//go:embed evidence-not-found.md
var evidenceNotFoundDoc string

var evidenceNotFound = &lint.Check{
	ID:   "evidence-not-found",
	Kind: lint.Unverified,
	Doc:  evidenceNotFoundDoc,
	Messages: lint.Messages{
		DE: "{{criterion}} beruft sich auf „{{match}}“; die Datei {{path}} gibt es nicht",
		EN: "{{criterion}} refers to “{{match}}”; the file {{path}} does not exist",
	},
	Run: func(p *lint.Pass) error {
		for c, r := range p.Responses() {
			for _, e := range r.Evidence {
				if e.Path != "" && !e.Exists {
					p.Report(lint.Finding{
						Criterion: c, Response: r, At: e.At, Match: e.Name,
						Args: lint.Args{"match": e.Name, "path": e.Path},
					})
				}
			}
		}
		reportLooseLinks(p)
		return nil
	},
}

// reportLooseLinks reports links into nowhere that stand outside of responses: a chapter cites files as well.
func reportLooseLinks(p *lint.Pass) {
	for b, s := range places(p) {
		if s.Response != nil {
			continue
		}
		for _, l := range b.Links {
			if l.Path != "" && !l.Exists {
				p.Report(lint.Finding{At: l.At, Match: l.Label, Args: lint.Args{"match": l.Label, "path": l.Path}})
			}
		}
	}
}
