package checks

import (
	_ "embed" // the page
	"time"

	"github.com/offerlint/offerlint/lint"
)

//go:embed submission-overdue.md
var submissionOverdueDoc string

var submissionOverdue = &lint.Check{
	ID:   "submission-overdue",
	Kind: lint.Missed,
	Doc:  submissionOverdueDoc,
	Messages: lint.Messages{
		DE: "Die Abgabefrist ist abgelaufen: {{due}}",
		EN: "The submission is overdue: it was due on {{due}}",
	},
	Advice: lint.Messages{
		DE: "Prüfen, ob der Auftraggeber die Frist verlängert hat, und submission.due in offerlint.yaml nachtragen.",
		EN: "See whether the customer extended the deadline, and enter it as submission.due in offerlint.yaml.",
	},
	Run: func(p *lint.Pass) error {
		if left, ok := p.Bid.Config.Left(); ok && left.Over {
			p.Report(dueFinding(p.Bid.Config))
		}
		return nil
	},
}

// dueFinding is a finding about the deadline; its place is the offerlint.yaml that names it.
func dueFinding(c lint.Config) lint.Finding {
	due := c.Submission.Due
	words := lint.Messages{DE: due.Format("02.01.2006, 15:04 Uhr"), EN: due.Format("2 January 2006, 15:04")}
	if c.Submission.DayOnly {
		words = lint.Messages{DE: due.Format("02.01.2006"), EN: due.Format("2 January 2006")}
	}
	return lint.Finding{
		At: lint.At(lint.Location{File: c.File}), Match: due.Format(time.RFC3339),
		Words: map[string]lint.Messages{"due": words},
	}
}
