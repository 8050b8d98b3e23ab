package checks

import (
	"slices"
	"strings"
	"unicode"

	"github.com/offerlint/offerlint/lint"
)

// dutiesAsked reports whether the customer wants to read there what he has to do: in a column "Mitwirkung des Auftraggebers", or
// because the criterion asks for it.
func dutiesAsked(f lint.Found) bool {
	if ofCustomer().MatchString(f.Block.Under()) {
		return true
	}
	return f.Criterion != nil && slices.ContainsFunc(strings.FieldsFunc(asked(f.Criterion), endsSentence), func(s string) bool {
		return ofCustomer().MatchString(s) && asksToName().MatchString(s) && !ruledOut().MatchString(s)
	})
}

var (
	ofCustomer = lazily(`(?i)mitwirkung|beistell|(?:pflicht|verantwort|aufgabe|zuarbeit|voraussetzung|vorleistung)\p{L}*[^.;|]{0,30}(?:auftraggeber|kunden?(?:$|[^\p{L}])|ihrerseits|unsererseits)|` +
		`(?:auftraggeber|kunden)\p{L}*[-\s](?:pflicht|verantwort|aufgabe|leistung)|(?:customer|client|agency|authority|buyer|purchaser)(?:[’']?s)?[^.;|]{0,25}(?:responsibilit|duties|obligation|dependenc|inputs?(?:$|[^\p{L}]))|` +
		`(?:responsibilit|duties|obligation|dependenc|inputs?)[^.;|]{0,25}(?:customer|client|agency|authority|buyer|purchaser)`)
	asksToName = lazily(`(?i)nenn|benenn|beschreib|angeben|geben sie|auflist|aufliste|darstell|darleg|erläuter|führen sie|welche|list(?:$|[^\p{L}])|describe|state(?:$|[^\p{L}])|name(?:$|[^\p{L}])|identify|which|what|set out|outline|specify`)
	ruledOut   = lazily(`(?i)(?:^|[^\p{L}])(?:ohne|keine[nrs]?|without|no)(?:$|[^\p{L}])`)
)

// dutyKnown reports whether the customer knows of a duty that a response gives him: one of his criteria says so in a sentence
// of its own, or a question about it was put down. All things that the sentence names must be named there. Duties are the
// sentences of dutiesStated.
func dutyKnown(bid *lint.Bid, f lint.Found, duties [][]string) bool {
	things := thingsOf(sentence(f.Block.Str, f.Start, f.End), bid.Config.Customer)
	if len(things) == 0 {
		return false
	}
	for _, q := range bid.Register.Questions {
		if (q.Of == nil && q.Criterion == "" || q.Of == f.Criterion) && names(wordsOf(q.Text+" "+q.Answer), things) {
			return true
		}
	}
	return slices.ContainsFunc(duties, func(words []string) bool { return names(words, things) })
}

// dutiesStated are the words of each sentence of the criteria that gives the customer something to do.
func dutiesStated(bid *lint.Bid) [][]string {
	var out [][]string
	for _, c := range bid.Criteria {
		if c.Withdrawn {
			continue
		}
		for s := range strings.FieldsFuncSeq(asked(c), endsSentence) {
			if words := wordsOf(s); givesIt(words, bid.Config.Customer) {
				out = append(out, words)
			}
		}
	}
	return out
}

func endsSentence(r rune) bool { return strings.ContainsRune(".!?;\n", r) }

// customerWords are how texts call the customer, and givingWords the beginnings of what he does about a duty.
var (
	customerWords = strings.Fields("auftraggeber auftraggebers auftraggeberin kunde kunden stadt behörde verwaltung vergabestelle customer client authority buyer agency purchaser city council you")
	givingWords   = strings.Fields("stell bereit liefer beistell beschaff benenn übernimm übernehm richte einricht sorg trägt provid suppl deliver nominat arrang ensur procur furnish make appoint grant")
	fillingWords  = strings.Fields("dass wird werden wurde wurden sind sein seine seiner ihre ihrer eine einen einem einer unser unsere unserem wir benötigen brauchen erwarten von vom durch seitens rechtzeitig zugang zugriff verfügung projekt " +
		"that this will shall must need needs with from have been their your our for the and all any time access")
)

// thingsOf are the beginnings of the words of a sentence that name things: without the customer, what he does, and filling.
func thingsOf(s, customer string) []string {
	var out []string
	for _, w := range wordsOf(s) {
		switch {
		case len([]rune(w)) < 4, isCustomer(w, customer), slices.Contains(fillingWords, w):
		case slices.ContainsFunc(givingWords, func(g string) bool { return strings.HasPrefix(w, g) }):
		default:
			out = append(out, stem(w))
		}
	}
	return out
}

func wordsOf(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
}

// stem is a word without the endings by which two mentions of one thing differ.
func stem(w string) string {
	r := []rune(w)
	return string(r[:max(min(len(r), 4), len(r)-2)])
}

func isCustomer(w, customer string) bool {
	return slices.Contains(customerWords, w) || slices.Contains(wordsOf(customer), w)
}

// names reports whether words of a text name all things.
func names(words, things []string) bool {
	return !slices.ContainsFunc(things, func(t string) bool {
		return !slices.ContainsFunc(words, func(w string) bool { return strings.HasPrefix(w, t) })
	})
}

// givesIt reports whether the words of a sentence make the customer do something.
func givesIt(words []string, customer string) bool {
	return slices.ContainsFunc(words, func(w string) bool { return isCustomer(w, customer) }) &&
		slices.ContainsFunc(words, func(w string) bool {
			return slices.ContainsFunc(givingWords, func(g string) bool { return strings.Contains(w, g) })
		})
}
