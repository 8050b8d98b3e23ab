package checks

import (
	"cmp"
	_ "embed" // the page
	"iter"
	"slices"
	"strings"
	"unicode"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/quantity"
	"github.com/offerlint/offerlint/versions"
)

//go:embed altered-criterion.md
var alteredCriterionDoc string

var alteredCriterion = &lint.Check{
	ID:   "altered-criterion",
	Kind: lint.Unverified,
	Doc:  alteredCriterionDoc,
	Messages: lint.Messages{
		DE: "{{criterion}} steht hier anders als beim Auftraggeber: {{change}}",
		EN: "{{criterion}} stands here otherwise than with the customer: {{change}}",
	},
	Advice: lint.Messages{
		DE: "Den des Auftraggebers wiederherstellen. Was anders gemeint sein soll, gehört in die Antwort oder in eine Bieterfrage.",
		EN: "Restore the customer's wording. What is to be understood differently belongs into the answer or into a question to the customer.",
	},
	Run: func(p *lint.Pass) error {
		for a := range altered(p) {
			if a.Criterion == nil {
				continue
			}
			change := ""
			switch a.What {
			case lint.AlteredObligation, lint.AlteredWeight:
				change = a.Was + " → " + cmp.Or(a.Is, "–")
			case lint.AlteredWording:
				change = wordsAltered(a.Was, a.Is)
			case lint.AlteredQuotation:
				change = misquoted(a.Criterion, a.Is)
			}
			if change == "" || outdated(p.Bid.RevisionOf(a.Criterion), a) {
				continue
			}
			of := alteredWhat[a.What]
			p.Report(lint.Finding{
				Criterion: a.Criterion, Response: responseOf(a.Criterion, a.At), At: a.At, Match: a.Is,
				Words:   map[string]lint.Messages{"change": {DE: of.DE + change, EN: of.EN + change}},
				Related: []lint.Related{{Messages: lint.Messages{DE: "beim Auftraggeber", EN: "with the customer"}, At: a.Original}},
			})
		}
		return nil
	},
}

var alteredWhat = map[lint.AlterationKind]lint.Messages{
	lint.AlteredWording:    {},
	lint.AlteredQuotation:  {DE: "zitiert als ", EN: "quoted as "},
	lint.AlteredObligation: {DE: "Verbindlichkeit ", EN: "obligation "},
	lint.AlteredWeight:     {DE: "Gewicht ", EN: "weight "},
}

// outdated reports whether what stands in our offer is what the customer asked for in the version that was accepted: then he
// changed it and not we, and amended-criterion says so.
func outdated(r *lint.Revision, a lint.Alteration) bool {
	if r == nil || r.Old == nil {
		return false
	}
	switch a.What {
	case lint.AlteredWording:
		return versions.SameWording(a.Is, r.Old.Text) || versions.SameWording(a.Is, r.Old.Title+"\n"+r.Old.Text)
	case lint.AlteredQuotation:
		return misquoted(r.Old, a.Is) == ""
	case lint.AlteredObligation:
		return strings.EqualFold(a.Is, r.Old.ObligationWord)
	}
	return r.Old.Weight != nil && sameWeight(*r.Old.Weight, a.Is)
}

func sameWeight(weight float64, cell string) bool {
	n, ok := quantity.Number(strings.TrimRight(cell, "% "), "")
	if !ok {
		return false
	}
	is, _ := n.Float64()
	return is == weight
}

// altered yields the alterations of criteria for which the rule holds, and those of the form as such.
func altered(p *lint.Pass) iter.Seq[lint.Alteration] {
	return func(yield func(lint.Alteration) bool) {
		if len(p.Bid.Alterations) == 0 {
			return
		}
		about := concerned(p)
		for _, a := range p.Bid.Alterations {
			if about[a.Criterion] && !yield(a) {
				return
			}
		}
	}
}

// responseOf is the response that stands in the row or passage of a place; nil where none does.
func responseOf(c *lint.Criterion, at lint.Span) *lint.Response {
	for _, r := range c.Responses {
		if r.At.File == at.File && r.At.Sheet == at.Sheet && (r.At.Line == at.Line || at.Sheet == "" && r.At.Overlaps(at)) {
			return r
		}
	}
	return nil
}

// aroundWords is how many characters of the unchanged text a message shows on either side of a changed word.
const aroundWords = 24

// wordsAltered is the difference of two wordings on one line; "" where they say the same.
func wordsAltered(was, is string) string {
	if versions.SameWording(was, is) {
		return ""
	}
	return versions.Line(versions.Words(was, is), aroundWords, nil)
}

// misquoted is how a quotation differs from a criterion, in the wording that it comes nearest to; "" for one that is literal,
// that leaves out words and says so, or that is no quotation at all.
func misquoted(c *lint.Criterion, said string) string {
	best, like := "", alikeQuote
	wordings := distinctTexts(append([]string{c.Text, c.Title, c.Title + " " + c.Text}, strings.Split(c.Text, "\n")...))
	for _, w := range wordings {
		for _, s := range distinctTexts([]string{said, unnumbered(said)}) {
			if versions.SameWording(w, s) || abbreviates(w, s) {
				return ""
			}
			if l := likeQuote(versions.Words(w, s)); l > like {
				best, like = wordsAltered(w, s), l
			}
		}
	}
	return best
}

// distinctTexts trims texts, and leaves out those that are empty or were there before.
func distinctTexts(texts []string) []string {
	var out []string
	seen := map[string]bool{"": true}
	for _, t := range texts {
		if t = strings.TrimSpace(t); !seen[t] {
			seen[t] = true
			out = append(out, t)
		}
	}
	return out
}

// alikeQuote is which part of all characters two texts must share, so that one quotes the other.
const alikeQuote = 0.7

func likeQuote(ps []versions.Piece) float64 {
	same, all := 0, 0
	for _, p := range ps {
		n := len(p.Text)
		if p.Op == versions.Same {
			same, n = same+2*n, 2*n
		}
		all += n
	}
	return float64(same) / float64(max(all, 1))
}

// unnumbered is a text without a number or letter of our own in front of it: "3.1 ", "a) ", "(12) ".
func unnumbered(s string) string {
	rest := strings.TrimLeft(s, "([")
	i := strings.IndexFunc(rest, func(r rune) bool { return !unicode.IsDigit(r) && r != '.' })
	if i == 0 && len(rest) > 1 && rest[1] == ')' {
		i = 1
	}
	if i <= 0 {
		return s
	}
	return strings.TrimLeft(rest[i:], ".)]:-– ")
}

// abbreviates reports whether a text quotes another and marks what it leaves out: … or [...].
func abbreviates(whole, said string) bool {
	said = strings.NewReplacer("[…]", "…", "(…)", "…", "[...]", "…", "(...)", "…", "...", "…", "[..]", "…").Replace(said)
	if !strings.Contains(said, "…") {
		return false
	}
	words := strings.Fields(plainWords(whole))
	for _, part := range strings.Split(said, "…") {
		ws := strings.Fields(plainWords(part))
		i := indexOf(words, ws)
		if i < 0 {
			return false
		}
		words = words[i+len(ws):]
	}
	return true
}

// indexOf is where a run of words begins among others; -1 where it is not among them.
func indexOf(words, run []string) int {
	for i := 0; i+len(run) <= len(words); i++ {
		if slices.Equal(words[i:i+len(run)], run) {
			return i
		}
	}
	return -1
}
