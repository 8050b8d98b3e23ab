package checks

import (
	_ "embed" // the page
	"strconv"
	"strings"
	"time"
	"unicode"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/phrase"
)

//go:embed offer-expires-early.md
var offerExpiresEarlyDoc string

var offerExpiresEarly = &lint.Check{
	ID:   "offer-expires-early",
	Kind: lint.Unverified,
	Doc:  offerExpiresEarlyDoc,
	Messages: lint.Messages{
		DE: "Unser Angebot gilt nur bis {{stated}}; gebunden sein müssen wir bis {{until}}",
		EN: "Our offer is valid until {{stated}} only; it has to bind us until {{until}}",
	},
	Advice: lint.Messages{
		DE: "Die Gültigkeit bis zum Ende der Bindefrist verlängern, oder den Satz streichen: die Vergabeunterlagen nennen die Frist.",
		EN: "Extend the validity to the end of the binding period, or strike the sentence: the tender documents state the period.",
	},
	Run: func(p *lint.Pass) error {
		s := p.Bid.Config.Submission
		if s.BindingUntil == "" {
			return nil
		}
		if s.ValidUntil != "" && s.ValidUntil < s.BindingUntil {
			p.Report(expiry(s, s.ValidUntil, lint.At(lint.Location{File: p.Bid.Config.File}), "valid_until"))
		}
		seen := map[lint.Span]bool{} // a passage may answer several criteria
		for b := range places(p) {
			for _, v := range validities(b.Str, s.Due) {
				at := b.At(v.start, v.end)
				if v.until >= s.BindingUntil || seen[at] {
					continue
				}
				seen[at] = true
				p.Report(expiry(s, v.until, at, b.Str[v.start:v.end])) // about the offer, whichever criterion it stands under
			}
		}
		return nil
	},
}

func expiry(s lint.Submission, until string, at lint.Span, match string) lint.Finding {
	return lint.Finding{
		At: at, Match: match, Words: map[string]lint.Messages{"stated": dayWords(until), "until": dayWords(s.BindingUntil)},
	}
}

// A validity is the last day on which an offer binds us, YYYY-MM-DD, and where a text says it.
type validity struct {
	until      string
	start, end int
}

var (
	// offerWords are what is valid, bound words that it is. A sentence on a licence or a certificate speaks of that.
	offerWords = lazily(`(?i)(?:^|[^\pL])(?:angebote?s?|angebotspreise?n?|offerten?|gebote?s?|preise?n?|` + bindingPeriod + `|offers?|tenders?|bids?|proposals?|quotations?|quotes?|prices)(?:$|[^\pL])`)
	otherWords = lazily(`(?i)lizenz|licen[cs]e|zertifik|certificat|testat|bescheinigung|police|policy|versicherung|insurance|vollmacht|nachweis|` +
		`angebotsfrist|bieterfrage|nachunternehmer|subcontract|rabatt|nachlass|discount|skonto|token|sitzung|session|link`)
	boundUntil = blanks(`(?i)(?:^|[^\pL])(?:` + boundWord + `)(?:[^.!?\n]|\.\d|\d\.){0,40}?\s(?:bis(?:\s+(?:zum|einschließlich|einschl\.|einschließlich zum))?|until|till|through|up to|to)\s+` +
		`(?:(?:ablauf|ende)\s+der\s+(?:` + bindingPeriod + `),?\s+\(?(?:am\s+|dem\s+)?|(?:the\s+)?(?:end|expiry)\s+of\s+the\s+(?:binding|validity)\s+period,?\s+\(?(?:on\s+)?)?(?:and including\s+|the\s+)?` + dateWords)
	untilBound = blanks(`(?i)(?:^|\s)(?:bis(?:\s+(?:zum|einschließlich))?|until|till|through)\s+` + dateWords + `\s+(?:\(?einschließlich\)?\s+)?(?:` + boundWord + `)`)
	boundFor   = lazily(`(?i)(?:^|[^\pL])(?:` + boundWord + `)(?:\s+des\s+angebote?s|\s+of\s+(?:the|our|this)\s+(?:offer|tender|bid|proposal))?(?:\s+(?:ist|sind|bleibt|bleiben|beträgt|von|für|während|period|is|of|for|remains|open for acceptance|our|prices|a))*\s*:?\s*(?P<n>\d{1,3})\s*(?P<unit>` + spanWord + `)|` +
		`\s(?P<n2>\d{1,3})\s*(?P<unit2>` + spanWord + `)\s+(?:lang\s+|ab\s+(?:angebotsabgabe|abgabe|angebotsdatum)\s+|nach\s+(?:angebotsabgabe|abgabe)\s+)?(?:` + boundWord + `)`)
)

const (
	bindingPeriod = `(?:angebots)?bind(?:e|ungs)frist|zuschlagsfrist|angebotsbindung|validity period|acceptance period`
	boundWord     = `gültig(?:keit)?(?:sdauer)?|halten wir uns|gebunden|bindend|verbindlich|aufrecht|gelten|gilt|` + bindingPeriod + `|valid(?:ity)?|binding|bound|firm|open for acceptance|hold|holds|held`
	spanWord      = `(?:kalender)?tagen?\b|wochen\b|monaten?\b|(?:calendar )?days\b|weeks\b|months\b`
)

// blanks is lazily for a pattern in which \s is every kind of blank: Word puts no-break spaces before dates and units.
func blanks(source string) func() *lazyRegexp {
	return lazily(strings.ReplaceAll(source, `\s`, `[\s\x{a0}\x{202f}]`))
}

// validities finds how long an offer says that it binds us. A number of days counts from the day of submission, which is the
// latest on which it may begin; without that day it is passed over.
func validities(s string, due time.Time) []validity {
	if !offerWords().MatchString(s) {
		return nil
	}
	var out []validity
	for _, at := range phrase.Sentences(s, "") {
		sentence := s[at[0]:at[1]]
		if !offerWords().MatchString(sentence) || otherWords().MatchString(sentence) {
			continue
		}
		add := func(m []int, day time.Time) {
			text := sentence[m[0]:m[1]]
			if n := len(out); n > 0 && out[n-1].start >= at[0] && out[n-1].until == day.Format(time.DateOnly) {
				return // the same day, found by another pattern
			}
			start := at[0] + m[0] + len(text) - len(strings.TrimLeftFunc(text, func(c rune) bool { return !unicode.IsLetter(c) && !unicode.IsDigit(c) }))
			out = append(out, validity{day.Format(time.DateOnly), start, at[0] + m[1]})
		}
		for _, re := range []*lazyRegexp{boundUntil(), untilBound()} {
			for _, m := range re.FindAllStringSubmatchIndex(sentence, -1) {
				if day, ok := dayIn(groups(re, sentence, m)); ok {
					add(m, day)
				}
			}
		}
		for _, m := range boundFor().FindAllStringSubmatchIndex(sentence, -1) {
			if !due.IsZero() {
				add(m, later(due, groups(boundFor(), sentence, m)))
			}
		}
	}
	return out
}

// later is the day of submission and a number of days, weeks or months more.
func later(due time.Time, group func(string) string) time.Time {
	n, _ := strconv.Atoi(group("n") + group("n2"))
	switch unit := strings.ToLower(group("unit") + group("unit2")); {
	case strings.HasPrefix(unit, "wo"), strings.HasPrefix(unit, "we"):
		return due.AddDate(0, 0, 7*n)
	case strings.HasPrefix(unit, "mo"):
		day := due.AddDate(0, n, 0)
		if day.Day() != due.Day() {
			return day.AddDate(0, 0, -day.Day()) // 31 December and two months are the last of February
		}
		return day
	}
	return due.AddDate(0, 0, n)
}

// groups gives the text of the groups of a match by their names.
func groups(re *lazyRegexp, s string, m []int) func(name string) string {
	return func(name string) string {
		for i, n := range re.SubexpNames() {
			if n == name && m[2*i] >= 0 {
				return s[m[2*i]:m[2*i+1]]
			}
		}
		return ""
	}
}
