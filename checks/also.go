package checks

import (
	"cmp"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/offerlint/offerlint/lint"
)

// alsoAsked are the two halves of a sentence that asks for one thing and for another beside it: "sowie", "as well as", "sowohl … als auch".
var alsoAsked = lazily(`(?i)(?:,[\s\p{Z}]+)?(?:[\s\p{Z}]sowie(?:[\s\p{Z}]+auch)?|[\s\p{Z}]als[\s\p{Z}]+auch|[\s\p{Z}]as[\s\p{Z}]+well[\s\p{Z}]+as|[\s\p{Z}]sondern[\s\p{Z}]+auch|[\s\p{Z}]but[\s\p{Z}]+also|[\s\p{Z}]along[\s\p{Z}]+with|[\s\p{Z}]together[\s\p{Z}]+with|[\s\p{Z}]and[\s\p{Z}]+also|[\s\p{Z}]und[\s\p{Z}]+auch|[\s\p{Z}]plus)[\s\p{Z}]+`)

// addedWords is how many words what is asked beside it has at most: a longer one is a sentence, and answered in other words.
const addedWords = 7

// added is what a sentence of a criterion asks for beside something else; ok is false where none does.
func added(text string) (first []string, second part, ok bool) {
	for _, s := range endOfSentence().Split(text, -1) {
		at := alsoAsked().FindAllStringIndex(s, -1)
		if len(at) != 1 || notAll().MatchString(s) || openEnded().MatchString(s) || denies(s) {
			continue
		}
		rest := s[at[0][1]:]
		if i := strings.IndexAny(rest, ",("); i >= 0 {
			rest = rest[:i]
		}
		if alternatives().MatchString(" "+rest+" ") || len(strings.Fields(rest)) > addedWords {
			continue
		}
		before := contentWords(s[:at[0][0]])
		p := part{text: withoutDuty(rest)}
		for _, w := range contentWords(rest) {
			if !repeated(w, before) && !slices.Contains(partWords, w) && !verbOfDuty()[w] {
				p.keys = append(p.keys, w)
				p.like = append(p.like, synonymsOf(w))
			}
		}
		if len(p.keys) > 0 && len(before) > 1 {
			return before, p, true
		}
	}
	return nil, part{}, false
}

// withoutDuty is what is wanted without the verb that wants it: "eine Schnittstelle bereitzustellen".
func withoutDuty(s string) string {
	words := strings.Fields(s)
	for n := len(words); n > 1 && verbOfDuty()[umlauts.Replace(strings.ToLower(strings.Trim(words[n-1], ".")))]; n-- {
		words = words[:n-1]
	}
	return strings.Join(words, " ")
}

// verbOfDuty are verbs that say nothing of what is wanted.
var verbOfDuty = wordSet("erfolgen erfolgt bereitzustellen bereitstellen anzubieten anbieten vorzusehen vorsehen sicherzustellen gewahrleisten unterstutzen unterstutzt enthalten umfassen ubernehmen ubernimmt erbringen leisten " +
	"provide provided supply supplied support supported include included offer offered ensure ensured available required needed")

// unadded is what responses leave out that a criterion asks for beside something else: they speak of that, with two of its words, and have
// none for the other.
func unadded(text string, said []string) string {
	first, second, ok := added(text)
	if !ok {
		return ""
	}
	words := contentWords(strings.Join(said, " "))
	n := 0
	for _, w := range first {
		if repeated(w, words) || slices.ContainsFunc(synonymsOf(w), func(s string) bool { return repeated(s, words) }) {
			n++
		}
	}
	if n < 2 || second.hits(words) > 0 || !hasLetter(second.text) { // a number alone is for the checks of quantities
		return ""
	}
	return second.text
}

// shortened is the one item of a list in a sentence that a response leaves out which goes through the others one by one, and names nothing
// that could stand for it.
func shortened(text string, said []string) string {
	parts := listedIn(text)
	wordless := func(p part) bool { return len(p.keys) == 0 || p.anyKey } // it cannot be looked for
	if len(parts) < 3 || slices.ContainsFunc(parts, wordless) {
		return ""
	}
	for _, s := range said {
		for _, sentence := range endOfSentence().Split(s, -1) {
			ours := piecesOf(sentence)
			if len(ours) != len(parts)-1 {
				continue
			}
			missing := -1
			for i, p := range parts {
				at := slices.IndexFunc(ours, func(words []string) bool { return p.hits(words) > 0 })
				switch {
				case at >= 0:
					ours = slices.Delete(ours, at, at+1)
				case missing < 0:
					missing = i
				default:
					missing = len(parts)
				}
			}
			if len(ours) > 0 || missing < 0 || missing == len(parts) {
				continue
			}
			all := contentWords(strings.Join(said, " "))
			if a := activityOf(parts[missing].text); a != nil && a.done([][]string{letterWords(umlauts.Replace(strings.ToLower(strings.Join(said, " "))))}) {
				continue
			}
			if p := parts[missing]; p.hits(all) == 0 && !slices.ContainsFunc(p.aside, func(w string) bool { return repeated(w, all) }) {
				return p.text
			}
		}
	}
	return ""
}

// unnamed is the one item of a list that is written as a name ("xAPI", "SCORM 2004") and that responses do not write which name all others.
func unnamed(text string, said []string) string {
	parts := listedIn(text)
	words := contentWords(strings.Join(said, " "))
	missing := ""
	for _, p := range parts {
		switch {
		case p.hits(words) > 0:
		case missing != "" || len(p.keys) == 0 || !technical(p.text):
			return ""
		default:
			missing = p.text
		}
	}
	return missing
}

// technical reports whether something is written as no word is: with a capital inside, or a digit.
func technical(s string) bool {
	return slices.ContainsFunc(strings.Fields(s), func(w string) bool {
		w = strings.Trim(w, "(),;:.")
		if _, noun, ok := strings.Cut(w, "-"); ok && len(noun) > 4 {
			return false // WLAN-Vorbereitung may be called otherwise
		}
		_, n := utf8.DecodeRuneInString(w)
		return strings.ContainsFunc(w[n:], unicode.IsUpper) || strings.ContainsFunc(w, unicode.IsDigit)
	})
}

// piecesOf are the words of what commas and conjunctions part in a sentence.
func piecesOf(sentence string) [][]string {
	var out [][]string
	for _, piece := range listSeparator().Split(sentence, -1) {
		if words := contentWords(piece); len(words) > 0 {
			out = append(out, words)
		}
	}
	return out
}

// omitted is what the responses to a criterion leave out that it asks for in a sentence; "" for nothing that could be told.
func omitted(c *lint.Criterion) (*lint.Response, string) {
	var first *lint.Response
	var said []string
	for _, r := range given(c) {
		if r.Claim != lint.Unstated && !r.Claim.Yes() {
			return nil, ""
		}
		for _, b := range prose(r) {
			if all().MatchString(b.Str) || refersElsewhere().MatchString(b.Str) {
				return nil, ""
			}
			said = append(said, b.Str)
			if first == nil {
				first = r
			}
		}
		if len(r.Evidence) > 0 {
			return nil, "" // it may stand there
		}
	}
	if first == nil || len(contentWords(strings.Join(said, " "))) < omittedWords {
		return nil, ""
	}
	if parts := coupled(c.Text); parts != nil {
		if missing := undone(parts, said); missing != nil {
			return first, strings.Join(missing, "; ")
		}
	}
	if s := unadded(c.Text, said); s != "" {
		return first, s
	}
	if s := cmp.Or(shortened(c.Text, said), unnamed(c.Text, said)); hasLetter(s) {
		return first, s
	}
	return nil, ""
}

// omittedWords is how many words of content a response has at least that goes into what is asked.
const omittedWords = 2
