package questions

import (
	"fmt"
	"slices"
	"strings"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers/pattern"
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
	// clause quotes the sentence around the phrase, or a part of it, so that the question reads on its own; after is how many of the
	// words that follow are quoted else.
	clause bool
	after  int
	// noun quotes what follows up to the noun, and raises no question where there is none.
	noun bool
	// open raises no question in brackets or after words that announce examples.
	open bool
	// ours asks only about what the bidder does: what the customer does soon or often costs the bidder nothing.
	ours bool
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
		if explained(h) || f.ours && theirs(h) {
			continue
		}
		words, ok := quoted(f, h)
		if !ok || f.open && illustrates(h) {
			continue
		}
		return doubt{words: words, sign: h.Match(), wording: f.wording.with("{words}", words), group: f.name + "\x00" + plain(words)}, true
	}
	return doubt{}, false
}

// quoted are the words of the customer that a question quotes.
func quoted(f family, h lint.Hit) (string, bool) {
	s := h.Block.Str
	end := h.End
	switch {
	case f.open:
		words := list(s, h.Start, h.End)
		return words, words != ""
	case f.clause:
		return passage(s, h.Start, h.End), true
	case f.noun:
		if end = nounEnd(s, h.End); end == h.End {
			return "", false
		}
	}
	for range f.after {
		end = wordAfter(s, end)
	}
	start := h.Start
	if part := s[start:end]; strings.Count(part, "]") > strings.Count(part, "[") && start > 0 && s[start-1] == '[' {
		start--
	}
	return trimmed(strings.Join(strings.Fields(s[start:end]), " "), len(strings.Fields(h.Match()))), true
}

// explained reports whether what is meant follows in brackets or after a colon, or whether the sentence asks the bidder: then he says it.
func explained(h lint.Hit) bool {
	s := h.Block.Str
	next := strings.TrimLeft(s[h.End:], " ")
	_, to := sentenceAt(s, h.Start, h.End)
	return strings.HasPrefix(next, "(") || strings.HasPrefix(next, ":") || strings.HasPrefix(s[to:], "?") || strings.HasSuffix(s[h.Start:to], "?")
}

// theirs reports whether the sentence around a phrase says what the customer does.
func theirs(h lint.Hit) bool {
	from, _ := sentenceAt(h.Block.Str, h.Start, h.End)
	return customer.MatchString(h.Block.Str[from:h.Start])
}

var customer = pattern.Must(`(?i)^(?:(?:der|die) )?(?:auftraggeber(?:in)?|vergabestelle|the (?:authority|customer|client|council|buyer|purchaser|contracting authority|agency))[^\p{L}]`)

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
