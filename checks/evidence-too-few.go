package checks

import (
	_ "embed" // the page
	"strconv"
	"strings"

	"github.com/offerlint/offerlint/lint"
)

//go:embed evidence-too-few.md
var evidenceTooFewDoc string

var evidenceTooFew = &lint.Check{
	ID:   "evidence-too-few",
	Kind: lint.Missed,
	Doc:  evidenceTooFewDoc,
	Messages: lint.Messages{
		DE: "{{criterion}} verlangt „{{wanted}}“; vorhanden: {{found}} ({{names}})",
		EN: "{{criterion}} asks for “{{wanted}}”; found: {{found}} ({{names}})",
	},
	Advice: lint.Messages{
		DE: "Die fehlenden Nachweise in register.yaml eintragen, mit dem Kriterium unter covers, oder in der Antwort auf sie verweisen.",
		EN: "Enter the documents that are missing in register.yaml, with the criterion under covers, or cite them in the response.",
	},
	Run: func(p *lint.Pass) error {
		return reportCounts(p, func(w countWanted, n int) bool { return n < w.least })
	},
}

// reportCounts reports criteria with a number of documents that is wrong.
func reportCounts(p *lint.Pass, wrong func(w countWanted, n int) bool) error {
	for c := range p.Criteria() {
		r := commits(c)
		if r == nil {
			continue
		}
		for _, w := range lint.Shared(p, countedIn{c}, func() []countWanted { return countsWanted(asked(c)) }) {
			names, ok := w.found(p.Bid, c)
			if !ok || !wrong(w, len(names)) {
				continue
			}
			p.Report(lint.Finding{
				Criterion: c, Response: r, Match: w.words,
				Args: lint.Args{"wanted": w.words, "found": strconv.Itoa(len(names)), "names": strings.Join(names, ", ")},
			})
			break
		}
	}
	return nil
}
