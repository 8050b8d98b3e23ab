package checks

import (
	_ "embed" // the page
	"strings"

	"github.com/offerlint/offerlint/lint"
)

//go:embed unknown-criterion.md
var unknownCriterionDoc string

var unknownCriterion = &lint.Check{
	ID:   "unknown-criterion",
	Kind: lint.Missed,
	Doc:  unknownCriterionDoc,
	Messages: lint.Messages{
		DE: "hier wird „{{match}}“ beantwortet; ein solches Kriterium gibt es nicht, am ähnlichsten ist „{{nearest}}“",
		EN: "this answers “{{match}}”; there is no such criterion, the nearest is “{{nearest}}”",
	},
	Advice: lint.Messages{
		DE: "Die ID berichtigen; der Befund nennt die ähnlichste. Hat der Auftraggeber das Kriterium in einer späteren Fassung gestrichen, die Antwort entfernen.",
		EN: "Correct the ID; the message names the nearest one. If the customer withdrew the criterion in a later version, remove the answer.",
	},
	Run: func(p *lint.Pass) error {
		for _, s := range p.Bid.Strays {
			if p.Bid.Former(s.ID) != nil {
				continue // there was such a criterion: removed-criterion says what became of it
			}
			p.Report(lint.Finding{
				At: s.At, Match: s.ID,
				Args: lint.Args{"match": s.ID, "nearest": nearest(s.ID, p.Bid.Criteria)},
			})
		}
		return nil
	},
}

// nearest is the ID that was probably meant: the one with the least slips; on a tie one that nothing answers, then the
// first. Where there are no criteria it is "–".
func nearest(id string, cs []*lint.Criterion) string {
	best, least := "–", -1
	for _, c := range cs {
		d := 2 * slips(strings.ToLower(id), strings.ToLower(c.ID))
		if c.Answered() {
			d++
		}
		if least < 0 || d < least {
			best, least = c.ID, d
		}
	}
	return best
}

// slips is the edit distance of two IDs in half steps: two neighbours swapped (93 for 39) are the commonest slip and
// count 1, a character too many, too few or another one 2.
func slips(a, b string) int {
	s, t := []rune(a), []rune(b)
	d := make([][]int, len(s)+1)
	for i := range d {
		d[i] = make([]int, len(t)+1)
		for j := range d[i] {
			switch {
			case i == 0 || j == 0:
				d[i][j] = 2 * (i + j)
			case s[i-1] == t[j-1]:
				d[i][j] = d[i-1][j-1]
			default:
				d[i][j] = 2 + min(d[i-1][j], d[i][j-1], d[i-1][j-1])
			}
			if i > 1 && j > 1 && s[i-1] == t[j-2] && s[i-2] == t[j-1] {
				d[i][j] = min(d[i][j], d[i-2][j-2]+1)
			}
		}
	}
	return d[len(s)][len(t)]
}
