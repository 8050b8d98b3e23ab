package checks

import (
	_ "embed" // the page
	"slices"

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
	Advice: lint.Messages{
		DE: "Den Verweis berichtigen oder die Datei beilegen.",
		EN: "Correct the link, or add the file.",
	},
	Replaces: []string{"missing-evidence"},
	Run: func(p *lint.Pass) error {
		for c, r := range p.Responses() {
			for _, e := range r.Evidence {
				if e.Path != "" && !e.Exists {
					p.Report(lint.Finding{
						Criterion: c, Response: r, At: e.At, Match: e.Name(),
						Args: lint.Args{"match": e.Name(), "path": e.Path},
					})
				}
			}
		}
		reportLooseLinks(p)
		reportLostFiles(p)
		return nil
	},
}

// reportLostFiles reports evidence of the register whose file is not there, save where the response links the file itself, and that was said.
func reportLostFiles(p *lint.Pass) {
	for u := range uses(p) {
		e := u.entry
		if e.Path == "" || e.Exists || e.Planned {
			continue
		}
		if r := u.response; r != nil && slices.ContainsFunc(r.Evidence, func(c lint.Evidence) bool { return c.Path != "" && !c.Exists && means(c, e) }) {
			continue
		}
		f := u.finding()
		f.Args = lint.Args{"match": e.Name(), "path": e.Path}
		p.Report(f)
	}
}

// reportLooseLinks reports links into nowhere that no response cites: a chapter refers to files as well. The evidence
// column of a table is no text of the response, but its links are cited.
func reportLooseLinks(p *lint.Pass) {
	cited := map[lint.Span]bool{}
	for _, r := range p.Bid.Responses {
		for _, e := range r.Evidence {
			cited[e.At] = true
		}
	}
	for b, s := range places(p) {
		if s.Response != nil {
			continue
		}
		for _, l := range b.Links {
			if l.Path != "" && !l.Exists && !cited[l.At] {
				p.Report(lint.Finding{At: l.At, Match: l.Label, Args: lint.Args{"match": l.Label, "path": l.Path}})
			}
		}
	}
}
