package questions

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/offerlint/offerlint/parsers/pattern"
)

// maxQuote is how many words of a sentence a question quotes; of a longer one it quotes a part.
const maxQuote = 18

// list quotes an open list up to the sign that leaves it open; "" where it is none: no comma among the words before.
func list(s string, start, end int) string {
	from, _ := sentenceAt(s, start, end)
	near := start
	for range 6 {
		near = max(wordBefore(s, near), from)
	}
	for _, lead := range []string{", dass ", ", that "} {
		if i := strings.LastIndex(s[from:start], lead); i >= 0 {
			from = from + i + len(lead)
		}
	}
	switch {
	case !strings.Contains(s[max(near, from):start], ","):
		return ""
	case len(strings.Fields(s[from:end])) <= maxQuote:
		return quote(s, from, end)
	}
	return "… " + quote(s, near, end)
}

// passage quotes a place with the sentence around it, so that a question reads on its own: all of a short one; of a longer one what
// stands between commas, or else some words on each side. Where words are left out, "…" says so.
func passage(s string, start, end int) string {
	from, to := sentenceAt(s, start, end)
	if words := quote(s, from, to); len(strings.Fields(words)) <= maxQuote {
		return words
	}
	a, b := from, to
	if i := strings.LastIndex(s[from:start], ", "); i >= 0 {
		a = from + i + 2
	}
	if i := strings.Index(s[end:to], ","); i >= 0 {
		b = end + i
	}
	if n := len(strings.Fields(s[a:b])); n <= maxQuote && n >= len(strings.Fields(s[start:end]))+2 {
		return cut(s, a, b, from, to)
	}
	a, b = start, end
	for range maxQuote / 2 {
		a = max(wordBefore(s, a), from)
	}
	for range maxQuote / 3 {
		b = min(wordAfter(s, b), to)
	}
	for b > end && slices.Contains(small, strings.ToLower(lastWord(s[end:b]))) {
		b = end + len(strings.TrimRight(s[end:b], " ")) - len(lastWord(s[end:b]))
	}
	return cut(s, a, b, from, to)
}

// cut quotes a part of a sentence and marks what is left out of it.
func cut(s string, from, to, first, last int) string {
	words := quote(s, from, to)
	if strings.TrimSpace(s[first:from]) != "" {
		words = "… " + words
	}
	if strings.Trim(s[to:last], " .,") != "" {
		words += " …"
	}
	return words
}

// quote is a part of a text on one line, without the stop behind it. A bracket that opens or closes outside of it is left out.
func quote(s string, from, to int) string {
	words := links.ReplaceAllString(strings.Join(strings.Fields(s[from:to]), " "), "$1")
	if strings.HasPrefix(words, "(") && strings.HasSuffix(words, ")") && strings.Count(words, "(") == 1 {
		words = words[1 : len(words)-1]
	}
	if !abbreviated(words) {
		words = strings.TrimRight(words, " .,")
	}
	for _, pair := range []string{"()", "[]"} {
		if strings.Count(words, pair[:1]) == strings.Count(words, pair[1:]) {
			continue
		}
		words = strings.TrimSuffix(strings.TrimPrefix(words, pair[:1]), pair[1:])
	}
	return strings.TrimSpace(words)
}

// links match what Markdown makes a link of; the address says nothing.
var links = pattern.Must(`\[([^\[\]]*)\]\([^()\s]*\)`)

// abbreviations end with a stop that ends no sentence, and with one that is part of them.
var abbreviations = strings.Fields("bzw. usw. etc. ggf. inkl. exkl. vgl. evtl. sog. gem. lt. ca. max. min. mind. o.ä. u.ä. z.b. d.h. m. approx. e.g. i.e. incl. excl. no. nr. ä.")

func abbreviated(words string) bool {
	return slices.Contains(abbreviations, strings.ToLower(strings.TrimLeft(lastWord(words), "([„“\"")))
}

func lastWord(s string) string {
	s = strings.TrimRightFunc(s, unicode.IsSpace)
	return s[strings.LastIndexFunc(s, unicode.IsSpace)+1:]
}

// sentenceAt is where the sentence around a place begins and ends: at a stop before a capital letter, a semicolon, a colon, an end of
// line or a mark of a list.
func sentenceAt(s string, start, end int) (from, to int) {
	for i := start - 1; i >= 0; i-- {
		if ends(s, i) {
			from = i + 1
			break
		}
	}
	to = len(s)
	for i := end; i < len(s); i++ {
		if ends(s, i) {
			to = i
			break
		}
	}
	head := strings.TrimLeft(s[from:start], " \t-–•*")
	return start - len(head), to
}

// ends reports whether a sentence ends with the byte at a place.
func ends(s string, i int) bool {
	switch s[i] {
	case ';':
		return true
	case '\n':
		return !wrapped(s, i)
	case ':':
		return i+1 < len(s) && (s[i+1] == ' ' || s[i+1] == '\n')
	case '.', '!', '?':
		next := strings.TrimLeft(s[i+1:], " ")
		r, _ := utf8.DecodeRuneInString(next)
		word := lastWord(s[:i+1])
		return len(next) < len(s[i+1:]) && (unicode.IsUpper(r) || r == '(' || r == '[') && len([]rune(word)) > 2 && !abbreviated(word) && !unicode.IsDigit(rune(s[max(i-1, 0)]))
	}
	return false
}

// wrapped reports whether an end of line only wraps a sentence: it goes on in small letters or in brackets, or below a long line.
func wrapped(s string, i int) bool {
	line := s[strings.LastIndexByte(s[:i], '\n')+1 : i]
	next := strings.TrimLeft(s[i+1:], " \t\r")
	r, _ := utf8.DecodeRuneInString(next)
	switch {
	case next == "" || strings.ContainsRune("\n-–•*", r) || strings.ContainsRune(".:;!?", lastRune(strings.TrimSpace(line))):
		return false
	case unicode.IsLower(r) || r == '(':
		return true
	}
	return utf8.RuneCountInString(line) >= 60 && !unicode.IsDigit(r)
}

// small are words with which no quote ends.
var small = strings.Fields("und oder sowohl bei auf an in im zu zur zum der die das den dem des ein eine einer eines einem einen sowie also and or the a an of to with for by on")

// trimmed takes small words off the end of a quote that has more words than the least.
func trimmed(words string, least int) string {
	fields := strings.Fields(words)
	for len(fields) > least && slices.Contains(small, strings.ToLower(fields[len(fields)-1])) {
		fields = fields[:len(fields)-1]
	}
	return strings.Join(fields, " ")
}

// nounEnd is where the noun that follows ends, at most three words on; German writes it with a capital. It is end itself where no
// noun follows, or where brackets after it say what is meant.
func nounEnd(s string, end int) int {
	at := end
	for range 3 {
		next := wordAfter(s, at)
		word := strings.TrimSpace(s[at:next])
		if next == at {
			return end
		}
		if r, _ := utf8.DecodeRuneInString(word); unicode.IsUpper(r) || unicode.IsDigit(r) {
			if strings.HasPrefix(strings.TrimLeft(s[next:], " "), "(") || strings.HasPrefix(strings.TrimLeft(s[next:], " "), ":") {
				return end
			}
			if strings.HasSuffix(word, "-") { // 1D- und 2D-Barcodes
				at = next
				continue
			}
			return next
		}
		at = next
	}
	return end
}

// sentenceBreaks are signs beyond which nothing is quoted.
const sentenceBreaks = ".!?;:\n()[]"

// wordBefore is where the word before begins; at itself where a sign stands between.
func wordBefore(s string, at int) int {
	rest := strings.TrimRight(s[:at], " \t")
	if rest == "" || strings.ContainsRune(sentenceBreaks, lastRune(rest)) {
		return at
	}
	i := strings.LastIndexFunc(rest, func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("()[]", r) })
	if i < 0 {
		return 0
	}
	_, n := utf8.DecodeRuneInString(rest[i:])
	return i + n
}

// wordAfter is where the word after ends, without the sign behind it; at itself where a sign stands between.
func wordAfter(s string, at int) int {
	from := at
	for from < len(s) && (s[from] == ' ' || s[from] == '\t') {
		from++
	}
	n := strings.IndexFunc(s[from:], func(r rune) bool { return unicode.IsSpace(r) || strings.ContainsRune("()[],;:", r) })
	if n < 0 {
		n = len(s) - from
	}
	word := strings.TrimRight(s[from:from+n], ".!?")
	if word == "" {
		return at
	}
	return from + len(word)
}

func lastRune(s string) rune {
	r, _ := utf8.DecodeLastRuneInString(s)
	return r
}
