package checks

import (
	_ "embed" // the page
	"slices"
	"strings"

	"github.com/offerlint/offerlint/lint"
)

//go:embed unused-evidence.md
var unusedEvidenceDoc string

var unusedEvidence = &lint.Check{
	ID:   "unused-evidence",
	Kind: lint.Malformed,
	Doc:  unusedEvidenceDoc,
	Messages: lint.Messages{
		DE: "Der Nachweis „{{evidence}}“ {{state}}",
		EN: "The evidence “{{evidence}}” {{state}}",
	},
	Advice: lint.Messages{
		DE: "Unter covers die Kriterien nennen, die er belegt (offerlint criteria zeigt die IDs), oder den Eintrag löschen.",
		EN: "Name the criteria that it proves under covers (offerlint criteria shows the IDs), or delete the entry.",
	},
	Run: func(p *lint.Pass) error {
		for _, e := range p.Bid.Register.Evidence {
			f := use{entry: e}.finding()
			lost := coversNothing(p.Bid, e)
			switch {
			case len(lost) > 0:
				ids := strings.Join(lost, ", ")
				f.Match += " " + ids
				state := lint.Messages{DE: "soll " + ids + " belegen; ein solches Kriterium gibt es nicht", EN: "covers " + ids + "; there is no such criterion"}
				if id := lost[0]; !strings.Contains(id, "*") {
					near := nearest(id, p.Bid.Criteria)
					state.DE, state.EN = state.DE+", am ähnlichsten ist "+near, state.EN+", the nearest is "+near
				}
				f.Words = map[string]lint.Messages{"state": state}
			case !inUse(p.Bid, e):
				f.Words = map[string]lint.Messages{"state": {DE: "belegt kein Kriterium", EN: "proves no criterion"}}
			default:
				continue
			}
			p.Report(f)
		}
		return nil
	},
}

// coversNothing lists the IDs and patterns of a piece of evidence that are those of no criterion.
func coversNothing(bid *lint.Bid, e *lint.EvidenceEntry) []string {
	var out []string
	for _, id := range e.Covers {
		if !slices.ContainsFunc(bid.Criteria, func(c *lint.Criterion) bool { return lint.MatchesID(id, c.ID) }) {
			out = append(out, id)
		}
	}
	return out
}

// inUse reports whether anything needs a piece of evidence: a criterion that it covers, a response that cites it, a
// verification, or a document that the package must hold.
func inUse(bid *lint.Bid, e *lint.EvidenceEntry) bool {
	return len(e.Covers) > 0 ||
		slices.ContainsFunc(bid.Criteria, func(c *lint.Criterion) bool { return citing(c, e) != nil }) ||
		slices.ContainsFunc(bid.Register.Verifications, func(v *lint.Verification) bool { return slices.Contains(v.Evidence, e.ID) }) ||
		slices.ContainsFunc(bid.Config.RequiredDocuments, func(d *lint.RequiredDocument) bool { return isOf(e, d) })
}

// isOf reports whether a piece of evidence is one of the files of a required document.
func isOf(e *lint.EvidenceEntry, d *lint.RequiredDocument) bool {
	return slices.ContainsFunc(d.Found, func(f *lint.Document) bool { return e.Path != "" && f.File == e.Path })
}
