package checks

import (
	_ "embed" // the page
	"slices"
	"strings"

	"github.com/offerlint/offerlint/lint"
)

//go:embed partial-response.md
var partialResponseDoc string

var partialResponse = &lint.Check{
	ID:   "partial-response",
	Kind: lint.Missed,
	Doc:  partialResponseDoc,
	Messages: lint.Messages{
		DE: "{{criterion}} verlangt auch „{{match}}“; dazu sagt die Antwort nichts",
		EN: "{{criterion}} also asks for “{{match}}”; the response does not mention it",
	},
	Advice: lint.Messages{
		DE: "Den fehlenden Punkt beantworten, am besten mit demselben Buchstaben und in derselben Reihenfolge wie gefragt.",
		EN: "Answer the point that is missing, best with the same letter and in the order in which it is asked.",
	},
	Params: func() any { return &partial{} },
	Run: func(p *lint.Pass) error {
		params, _ := p.Rule.Params.(*partial)
		for c := range p.Criteria() {
			parts := partsOf(c.Text)
			r, missing := unmentioned(c, parts)
			if parts == nil {
				r, missing = omitted(c)
				if params.Sentences && r == nil {
					r, missing = unmentioned(c, listedIn(c.Text))
				} else if params.Sentences {
					continue // a warning says so already
				}
			} else if params.Sentences {
				continue // the marked parts are what is asked
			}
			if r != nil {
				p.Report(lint.Finding{
					Criterion: c, Response: r, At: claimOrProse(r), Match: missing, Args: lint.Args{"match": missing},
				})
			}
		}
		return nil
	},
}

// partial are the parameters.
type partial struct {
	// Sentences looks at lists in sentences ("PDF, CSV und XLSX") instead of at parts with letters, numbers or bullets.
	Sentences bool `yaml:"sentences"`
}

// all are words with which a response speaks of every part at once.
var all = lazily(`(?i)(?:alle[rn]?|sämtliche[rn]?|jede[rs]?|vollständig)[\s\p{Z}]+(?:[\p{L}-]+[\s\p{Z}]+){0,3}(?:punkte?|anforderung(?:en)?|angaben|funktionen|formate?|teile?|aspekte?|` +
	`kriterien|merkmale|oben|genannten?|aufgeführten?|geforderten?|aufgezählten?|vorgaben)|(?:all|each|every|any)(?:[\s\p{Z}]+of)?[\s\p{Z}]+(?:the[\s\p{Z}]+|these[\s\p{Z}]+|those[\s\p{Z}]+)?` +
	`(?:[\p{L}-]+[\s\p{Z}]+){0,2}(?:above|listed|requirements?|points?|items?|parts?|functions?|formats?|listed|named|criteria|required|requested)|punkte?[\s\p{Z}]+a\)?[\s\p{Z}]+bis|items?[\s\p{Z}]+a\)?[\s\p{Z}]+to`)

// unmentioned names the parts that nothing said about a criterion mentions. It is careful: where fewer parts are named than are
// not, the responses do not go through them one by one, and nothing is missing that could be told.
func unmentioned(c *lint.Criterion, parts []part) (*lint.Response, string) {
	if len(parts) < 2 {
		return nil, ""
	}
	var first *lint.Response
	var said [][]string // the words of each sentence, and of what commas part in it
	labels := map[string]bool{}
	sizes := sizesIn(parts)
	for _, r := range given(c) {
		if r.Claim != lint.Unstated && !r.Claim.Yes() {
			return nil, ""
		}
		for b := range blocksOf(r) {
			if b.Customer || b.Str == "" {
				continue
			}
			if all().MatchString(b.Str) {
				return nil, ""
			}
			for _, sentence := range endOfSentence().Split(b.Str, -1) {
				said = append(said, contentWords(sentence))
				if pieces := strings.Split(sentence, ", "); len(pieces) > 1 {
					for _, piece := range pieces {
						said = append(said, contentWords(piece))
					}
				}
			}
			sizes.answer(b)
			labelled(b.Str, labels)
			if first == nil && b != r.ClaimCell {
				first = r
			}
		}
		for _, e := range r.Evidence {
			said = append(said, contentWords(e.Name()))
		}
	}
	var missing []string
	named := inSentences(parts, said)
	for i, p := range parts {
		if !named[i] && !labels[p.label] && !sizes.name(i) && len(p.keys) > 0 { // a part without words of its own cannot be looked for
			missing = append(missing, lint.Shorten(p.text, 60))
		}
	}
	if first == nil || len(missing) == 0 || len(missing) > len(parts)-len(missing) {
		return nil, ""
	}
	return first, strings.Join(missing, "; ")
}

// answerLabel is the letter or number of a part, where a line or sentence of a response begins with it.
var answerLabel = lazily(`(?:^|[\n.;]|zu|Zu|re|ad|Ad)[\s\p{Z}]*\(?([a-z]|[ivx]{1,4}|\d{1,2})(?:\)|\.?:|\.[\s\p{Z}])`)

// labelWithin is one in the middle of a line, where Markdown has put the lines of a list together.
var labelWithin = lazily(`[\s\p{Z}]\(?([a-z]|\d{1,2})\)[\s\p{Z}]`)

func labelled(s string, into map[string]bool) {
	for _, re := range []func() *lazyRegexp{answerLabel, labelWithin} {
		for _, m := range re().FindAllStringSubmatch(strings.ToLower(s), -1) {
			into[m[1]] = true
		}
	}
}

// inSentences says which parts a response names: by one of their words, an inflection or a synonym of it. One word of three or
// more does not name a part in a sentence that is about another one.
func inSentences(parts []part, said [][]string) []bool {
	named := make([]bool, len(parts))
	for _, words := range said {
		best := 0.0
		share := make([]float64, len(parts))
		for i, p := range parts {
			if len(p.keys) > 0 {
				share[i] = float64(p.hits(words)) / float64(len(p.keys))
				best = max(best, share[i])
			}
		}
		for i, s := range share {
			aside := slices.ContainsFunc(parts[i].aside, func(w string) bool { return repeated(w, words) })
			named[i] = named[i] || s > 0 && (s == best || s >= 0.4 || parts[i].anyKey) || aside
		}
	}
	return named
}

// hits is how many of the part's words stand in a sentence.
func (p part) hits(words []string) int {
	n := 0
	for i, k := range p.keys {
		if repeated(k, words) || slices.ContainsFunc(words, func(w string) bool { return sameVerb(k, w) }) ||
			slices.ContainsFunc(p.like[i], func(s string) bool { return repeated(s, words) }) {
			n++
		}
	}
	return n
}

// sameVerb reports whether two German words may be forms of one strong verb: "anbieten", "angeboten", "anzubieten". What is
// left without vowels, and without the "ge" or "zu" in the middle, has to agree.
func sameVerb(a, b string) bool {
	x, y := skeleton(a), skeleton(b)
	return len(x) >= 4 && x == y
}

func skeleton(w string) string {
	if m := participle().FindStringSubmatch(w); m != nil {
		w = m[1] + m[2]
	}
	return strings.Map(func(r rune) rune {
		if strings.ContainsRune("aeiou", r) {
			return -1
		}
		return r
	}, w)
}

var participle = lazily(`^((?:an|ab|auf|aus|ein|vor|zu|mit|nach|bei|her|hin|um|durch|uber|unter|weiter|wieder|zuruck|bereit|dar|fest|los|statt|teil|weg)?)(?:ge|zu)(\p{L}{3,}en)$`)

// claimOrProse is where a response begins to say something.
func claimOrProse(r *lint.Response) lint.Span {
	for _, b := range prose(r) {
		return b.Span
	}
	return claimAt(r)
}
