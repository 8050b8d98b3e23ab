package questions

import (
	"fmt"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/phrase"
)

// A family is one kind of vagueness: the phrases that show it, and what is asked about it.
type family struct {
	name    string
	phrases []string
	// unless are phrases that explain the vague words in the same sentence; without are those that do so anywhere in the criterion.
	unless, without []string
	// with are phrases one of which has to stand in the same sentence; nil for none.
	with []string
	// before and after are how many words around the phrase are quoted, so that the question reads on its own.
	before, after int
	// noun quotes what follows up to the noun, and raises no question where there is none.
	noun bool
	// open raises no question in brackets or after words that announce examples.
	open bool
	// must asks only where the criterion binds; every asks also where it does not.
	must, every bool
	wording     wording
}

// A matcher finds the phrases of all families in one pass.
type matcher struct {
	families []family
	use      []use // by phrase
	m        *phrase.Matcher
}

// A use says of what family a phrase is, and what for.
type use struct {
	family int
	role   role
}

type role uint8

const (
	shows role = iota
	explains
	explainsAll
	needed
)

func newMatcher(lang string) (*matcher, error) {
	m := &matcher{families: families[lang]}
	if m.families == nil {
		return nil, fmt.Errorf("questions: unknown language %q, want de or en", lang)
	}
	var phrases []lint.Phrase
	for i, f := range m.families {
		for r, list := range [][]string{shows: f.phrases, explains: f.unless, explainsAll: f.without, needed: f.with} {
			for _, p := range list {
				phrases = append(phrases, lint.Phrase{Pattern: p, Group: 4*i + r})
				m.use = append(m.use, use{i, role(r)})
			}
		}
	}
	var err error
	m.m, err = phrase.Compile(phrases)
	return m, err
}

// vague lists what a criterion leaves vague: at most one doubt of each family.
func (m *matcher) vague(c *lint.Criterion) []doubt {
	hits := m.m.Find([]*lint.Block{{Str: wordsOf(c)}})
	if word := c.ObligationWord; word != "" {
		for _, h := range m.m.Find([]*lint.Block{{Str: word}}) {
			if m.families[m.use[h.Phrase].family].name == "conditional-type" {
				hits = append(hits, h)
			}
		}
	}
	var out []doubt
	for i, f := range m.families {
		if f.must && c.Obligation != lint.Exclusion && c.Obligation != lint.Must || !f.every && !binding(c) {
			continue
		}
		if d, ok := m.doubt(i, f, hits); ok {
			d.criteria = []*lint.Criterion{c}
			out = append(out, d)
		}
	}
	return out
}

func (m *matcher) doubt(i int, f family, hits []lint.Hit) (doubt, bool) {
	has := func(r role, h lint.Hit) bool {
		return slices.ContainsFunc(hits, func(o lint.Hit) bool {
			u := m.use[o.Phrase]
			return u.family == i && u.role == r && (r == explainsAll || o.Block == h.Block && o.Sentence == h.Sentence)
		})
	}
	for _, h := range hits {
		if m.use[h.Phrase] != (use{i, shows}) || has(explains, h) || has(explainsAll, h) || f.with != nil && !has(needed, h) {
			continue
		}
		words, ok := quoted(f, h)
		if !ok || f.open && illustrates(h) {
			continue
		}
		return doubt{words: words, wording: f.wording.with("{words}", words), group: f.name + "\x00" + plain(words)}, true
	}
	return doubt{}, false
}

// quoted are the words of the customer that a question quotes.
func quoted(f family, h lint.Hit) (string, bool) {
	s := h.Block.Str
	start, end := h.Start, h.End
	if f.noun {
		if end = nounEnd(s, h.End); end == h.End {
			return "", false
		}
	}
	for range f.before {
		if !f.open && strings.HasSuffix(strings.TrimRight(s[:start], " "), ",") {
			break
		}
		start = wordBefore(s, start)
	}
	for range f.after {
		end = wordAfter(s, end)
	}
	words := strings.Join(strings.Fields(s[start:end]), " ")
	if f.open {
		if !strings.Contains(words, ",") {
			return "", false // no list
		}
		if _, list, ok := strings.Cut(words, ", dass "); ok {
			words = list
		}
	}
	if strings.Count(words, "]") > strings.Count(words, "[") && start > 0 && s[start-1] == '[' {
		words = "[" + words
	}
	return trimmed(words, len(strings.Fields(h.Match()))), true
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

// illustrates reports whether a phrase ends a list of examples, which nobody takes for complete: in brackets, or after words that
// announce examples.
func illustrates(h lint.Hit) bool {
	head := h.Block.Str[:h.Start]
	if i := max(strings.LastIndexByte(head, '('), strings.LastIndexByte(head, '[')); i >= 0 && !strings.ContainsAny(head[i:], ")]") {
		return true
	}
	if i := strings.LastIndexAny(head, "!?;:\n"); i >= 0 {
		head = head[i:]
	}
	head = strings.Join(strings.Fields(strings.ToLower(head)), " ")
	for _, sign := range []string{"z. b.", "z.b.", "zum beispiel", "beispielsweise", " wie ", "e.g.", "such as", "for example", "etwa "} {
		if strings.Contains(head, sign) {
			return true
		}
	}
	return false
}
