package checks

import (
	_ "embed" // the page

	"github.com/offerlint/offerlint/lint"
)

//go:embed contradictory-marks.md
var contradictoryMarksDoc string

// contradictoryMarks is unverified rather than malformed: the marks are plain to read, and the claim that goes out with
// them cannot have been confirmed by anybody.
var contradictoryMarks = &lint.Check{
	ID:   "contradictory-marks",
	Kind: lint.Unverified,
	Doc:  contradictoryMarksDoc,
	Messages: lint.Messages{
		DE: "{{criterion}}: „{{first}}“ und „{{second}}“ sind zugleich angekreuzt",
		EN: "{{criterion}}: “{{first}}” and “{{second}}” are both marked",
	},
	Advice: lint.Messages{
		DE: "Entscheiden, was von beidem gilt, und die andere Zelle leeren.",
		EN: "Decide which of the two applies, and clear the other cell.",
	},
	Replaces: []string{"unclear-claim"},
	Run: func(p *lint.Pass) error {
		for pr := range p.Problems() {
			if pr.Criterion == nil || pr.Criterion.Withdrawn {
				continue
			}
			p.Report(lint.Finding{
				Criterion: pr.Criterion, Response: responseAt(pr.Criterion, pr.At), At: pr.At,
				Match: pr.Args["first"] + " + " + pr.Args["second"], Args: pr.Args,
			})
		}
		return nil
	},
}

// responseAt is the response whose claim stands in a cell; nil for none.
func responseAt(c *lint.Criterion, at lint.Span) *lint.Response {
	for _, r := range c.Responses {
		if claimAt(r) == at {
			return r
		}
	}
	return nil
}
