package checks

import (
	_ "embed" // the page
	"math/big"
	"slices"
	"strings"
	"unicode"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/quantity"
)

//go:embed changed-by-clarification.md
var changedByClarificationDoc string

var changedByClarification = &lint.Check{
	ID:   "changed-by-clarification",
	Kind: lint.Unverified,
	Doc:  changedByClarificationDoc,
	Messages: lint.Messages{
		DE: "{{criterion}}: die Antwort des Auftraggebers auf Frage {{number}} sagt „{{match}}“, das Kriterium {{asked}}",
		EN: "{{criterion}}: the customer's answer to question {{number}} says “{{match}}”, the criterion {{asked}}",
	},
	Advice: lint.Messages{
		DE: "Für das Angebot gilt die Antwort des Auftraggebers. Die eigene Antwort danach richten, und im Zweifel nachfragen.",
		EN: "The customer's answer holds for the offer. Go by it in the response, and ask where in doubt.",
	},
	Run: func(p *lint.Pass) error {
		by := map[*lint.Criterion][]*lint.Clarification{}
		for _, q := range p.Bid.Clarifications {
			for _, c := range q.Criteria {
				if len(q.Criteria) <= fewNamed && !q.Open() {
					by[c] = append(by[c], q)
				}
			}
		}
		if len(by) == 0 {
			return nil
		}
		for c := range p.Criteria() {
			for _, q := range by[c] {
				said, asked := otherNumber(c, q.Answer, p.Bid.Config.Language)
				if said == "" {
					said, asked = otherObligation(c, q.Answer)
				}
				if said != "" {
					p.Report(lint.Finding{
						Criterion: c, At: c.At, Match: said, Args: lint.Args{"number": q.Number, "match": said}, Words: map[string]lint.Messages{"asked": asked},
						Related: []lint.Related{{
							Messages: lint.Messages{DE: "die Antwort des Auftraggebers: {{text}}", EN: "the customer's answer: {{text}}"}, Args: lint.Args{"text": q.Answer}, At: q.AnswerAt,
						}},
					})
				}
			}
		}
		return nil
	},
}

// fewNamed is how many criteria an answer names at most whose numbers are compared with each of them.
const fewNamed = 3

// otherNumber is a quantity of the answer that the criterion states with another number: of the same kind, about the same, and
// the only one of its kind in the criterion. Where the answer says that it changes a number, it need not say again what of.
func otherNumber(c *lint.Criterion, answer, lang string) (said string, asked lint.Messages) {
	text := strings.TrimSpace(c.Title + "\n" + c.Text)
	theirs := quantity.Find(text, lang)
	amended := amends().MatchString(answer)
	for _, a := range quantity.Find(answer, lang) {
		if a.Kind == quantity.Date || a.Cited || len(a.Values) == 0 {
			continue
		}
		var same []quantity.Quantity
		equal := false
		for _, q := range theirs {
			if q.Kind == a.Kind && q.Comparable(a) && len(q.Values) > 0 && (amended || quantity.SameThing(q, a)) {
				same = append(same, q)
				equal = equal || sameValue(q, a)
			}
		}
		if len(same) == 1 && !equal {
			return trimmedQuote(answer[a.From:a.To]), quoted(text[same[0].From:same[0].To])
		}
	}
	return "", lint.Messages{}
}

func sameValue(a, b quantity.Quantity) bool {
	if a.Unit == b.Unit {
		return a.Low().Cmp(b.Low()) == 0 && a.High().Cmp(b.High()) == 0
	}
	low, high := a.Bounds()
	l, h := b.Bounds()
	within := func(x, from, to *big.Rat) bool { return x.Cmp(from) >= 0 && x.Cmp(to) <= 0 }
	return within(low, l, h) || within(l, low, high)
}

func trimmedQuote(s string) string { return strings.Join(strings.Fields(s), " ") }

func quoted(s string) lint.Messages {
	s = trimmedQuote(s)
	return lint.Messages{DE: "„" + s + "“", EN: "“" + s + "”"}
}

// rulings are sentences with which customers change how binding a criterion is. "Das kann auch per E-Mail geschehen" and "der
// Bieter muss" are none: they say how.
var rulings = lazily(`(?i)(?:(?:ist|sind|wird|werden)\s+(?:nunmehr\s+|nun\s+|jetzt\s+|hiermit\s+)?(?:(?:zu|als)\s+(?:einem?r?\s+)?|zum\s+|zur\s+|ein[e]?\s+)?(?:ausschlusskriteri\pL*|(?:muss|soll|kann|a|b)-?(?:kriteri\pL*|anforderung\pL*))` +
	`|\b(?:muss|soll|kann)\s+(?:statt|anstatt|anstelle)\s+(?:von\s+)?(?:muss|soll|kann)\b` +
	`|(?:ist|sind|wird|werden|gilt|gelten)\s+(?:\pL+\s+){0,2}(?:ein|kein|zum|als)\s+(?:muss|soll|kann)\b` +
	`|(?:kriterium|anforderung|vorgabe|forderung|punkt|position)\s+(?:\S*\d\S*\s+)?(?:ent\s?fällt|wird\s+gestrichen|ist\s+gestrichen|wird\s+optional|ist\s+optional|ist\s+nicht\s+(?:mehr\s+)?(?:zwingend|verpflichtend|erforderlich)|ist\s+(?:nunmehr\s+|jetzt\s+)?(?:zwingend|verpflichtend))` +
	`|(?:requirement|criterion|item)\s+(?:\S*\d\S*\s+)?(?:is\s+(?:now\s+|hereby\s+|no\s+longer\s+)?(?:mandatory|optional|required|deleted|withdrawn|removed|waived|(?:a\s+)?(?:must|should|may)\b)|becomes\s+(?:mandatory|optional|a\s+(?:must|should|may))|(?:has\s+been|will\s+be)\s+(?:deleted|withdrawn|removed|waived|made\s+(?:optional|mandatory)))` +
	`|(?:changed|downgraded|upgraded)\s+(?:from\s+\S+\s+)?to\s+(?:a\s+)?["“']?(?:must|should|may|shall|mandatory|optional)\b)`)

// otherObligation is what the answer says about how binding the criterion is, where it says something.
func otherObligation(c *lint.Criterion, answer string) (said string, asked lint.Messages) {
	m := rulings().FindString(answer)
	if m == "" || c.Withdrawn || confirms(m, c.ObligationWord) {
		return "", lint.Messages{}
	}
	if c.ObligationWord == "" {
		return trimmedQuote(m), lint.Messages{DE: "sagt nicht, wie verbindlich es ist", EN: "does not say how binding it is"}
	}
	return trimmedQuote(m), quoted(c.ObligationWord)
}

// confirms reports whether a ruling leaves a criterion as binding as it is: it names the criterion's own word, and no other.
func confirms(ruling, word string) bool {
	words := strings.FieldsFunc(strings.ToLower(ruling), func(r rune) bool { return !unicode.IsLetter(r) })
	if word == "" || slices.ContainsFunc(words, func(w string) bool { return negations()[w] || w == "statt" || w == "anstatt" || w == "anstelle" }) {
		return false
	}
	return slices.ContainsFunc(words, func(w string) bool {
		return w == strings.ToLower(word) || strings.HasPrefix(w, strings.ToLower(word)+"kriteri") || strings.HasPrefix(w, strings.ToLower(word)+"anforderung")
	})
}

// amends are words with which customers give a number another value.
var amends = lazily(`(?i)\b(?:verlängert|verkürzt|erhöht|gesenkt|reduziert|herabgesetzt|heraufgesetzt|angehoben|geändert|abgeändert|korrigiert|berichtigt|` +
	`extended|shortened|increased|reduced|raised|lowered|decreased|changed|amended|corrected)\b`)
