package checks

import (
	"cmp"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"

	"github.com/offerlint/offerlint/lint"
)

// numberText is a number as requirements spell it, in figures or in words.
const numberText = `(\d{1,3}|eine[mnrs]?|ein|zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|an?|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve)`

var smallNumbers = sync.OnceValue(func() map[string]int {
	m := map[string]int{}
	for i, words := range []string{
		"ein eine einem einen einer eines a an one", "zwei two", "drei three", "vier four", "fünf five", "sechs six", "sieben seven",
		"acht eight", "neun nine", "zehn ten", "elf eleven", "zwölf twelve",
	} {
		for w := range strings.FieldsSeq(words) {
			m[w] = i + 1
		}
	}
	return m
})

func smallNumber(s string) int {
	if n := smallNumbers()[strings.ToLower(s)]; n > 0 {
		return n
	}
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0
	}
	return n
}

// straight is a text with single blanks, in which "drei (3)" is "drei".
func straight(s string) string {
	return bracketed().ReplaceAllString(strings.Join(strings.Fields(s), " "), "$1")
}

// plain is straight in small letters.
func plain(s string) string { return strings.ToLower(straight(s)) }

var bracketed = lazily(`(\p{L}) \(\d+\)`)

// An age is the most that a document may be old.
type age struct {
	n      int
	unit   string // day, week, month or year
	words  string // as the customer puts it
	clause string // what the words stand in, in small letters
}

var (
	agePattern = lazily(`(?i)(?:nicht|keinesfalls) älter (?:sein )?als ` + numberText + ` ` + ageUnit +
		`|(?:höchstens|maximal|max\.) ` + numberText + ` ` + ageUnit + ` alt` +
		`|(?:not|no) (?:be )?(?:more than|older than) ` + numberText + ` ` + ageUnit + `(?: old)?` +
		`|at most ` + numberText + ` ` + ageUnit + ` old` +
		`|(?:issued|dated|drawn up) (?:within|in) the (?:last|past|previous) ` + numberText + ` ` + ageUnit)
	clauseEnd = lazily(`(?i)[.;:!?•\n]| und | sowie | and `)
)

const ageUnit = `(tag|woche|monat|jahr|day|week|month|year)(?:e?n|e|s)?\b`

// ages reads how old documents may be from what the customer asks for.
func ages(text string) []age {
	text = straight(text)
	var out []age
	for _, m := range agePattern().FindAllStringSubmatchIndex(text, -1) {
		words := text[m[0]:m[1]]
		if lower := strings.ToLower(words); strings.Contains(lower, "more than") && !strings.HasSuffix(lower, " old") {
			continue // not more than 3 months: a duration like any other
		}
		var parts []string
		for i := 2; i < len(m); i += 2 {
			if m[i] >= 0 {
				parts = append(parts, text[m[i]:m[i+1]])
			}
		}
		unit := strings.ToLower(parts[1])
		if en := map[string]string{"tag": "day", "woche": "week", "monat": "month", "jahr": "year"}[unit]; en != "" {
			unit = en
		}
		out = append(out, age{smallNumber(parts[0]), unit, words, strings.ToLower(around(text, m[0], m[1]))})
	}
	return out
}

// around is the clause in which text[from:to] stands.
func around(text string, from, to int) string {
	if ends := clauseEnd().FindAllStringIndex(text[:from], -1); len(ends) > 0 {
		from = ends[len(ends)-1][1]
	} else {
		from = 0
	}
	if end := clauseEnd().FindStringIndex(text[to:]); end != nil {
		return text[from : to+end[0]]
	}
	return text[from:]
}

// earliest is the first day, YYYY-MM-DD, on which a document may have been issued to be young enough on a day.
func (a age) earliest(day string) string {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return ""
	}
	switch a.unit {
	case "day":
		t = t.AddDate(0, 0, -a.n)
	case "week":
		t = t.AddDate(0, 0, -7*a.n)
	default:
		months := a.n
		if a.unit == "year" {
			months *= 12
		}
		first := time.Date(t.Year(), t.Month()-time.Month(months), 1, 0, 0, 0, 0, time.UTC)
		last := first.AddDate(0, 1, -1).Day() // six months before 31 August is the last of February
		t = first.AddDate(0, 0, min(t.Day(), last)-1)
	}
	return t.Format(time.DateOnly)
}

// A countWanted is how many documents of a kind the customer wants. Most is 0 where more do no harm.
type countWanted struct {
	documentWords
	least, most int
	words       string // as the customer puts it
}

// documentWords are how customers and bidders call a kind of evidence of which a number is wanted.
type documentWords struct {
	kind string // one of lint.EvidenceKinds
	// wanted is a number of such documents in a requirement, one the name of a single document, and any also that of a list,
	// which counts as many, and nobody can tell how many.
	wanted, one, any func() *lazyRegexp
}

const (
	leastWords = `(?:mindestens|wenigstens|zumindest|mind\.|min\.|minimum|at least|no fewer than|not fewer than|no less than|not less than|nicht weniger als)`
	mostWords  = `(?:höchstens|maximal|max\.|nicht mehr als|bis zu|at most|no more than|not more than|maximum|up to|a maximum of)`
	exactWords = `(?:genau|exakt|ausschließlich|exactly|precisely)`
	adjectives = `(?:\p{L}+(?:e|en|er|es|able|ible|ar|ant|ent|ed|al|ive|ic)(?:,| und| and)? ){0,3}`
)

func documents(kind, one, any string) documentWords {
	word := func(s string) func() *lazyRegexp { return lazily(`(?i)(?:^|[^\p{L}])(?:` + s + `)(?:[^\p{L}]|$)`) }
	return documentWords{
		kind: kind, one: word(one), any: word(any),
		wanted: lazily(`(?i)(?:^|[^\p{L}\d.,])(` + leastWords + ` |` + mostWords + ` |` + exactWords + ` )?` + numberText +
			`(?:(?: bis(?: zu)? | to | und | and | oder | or |-|–|(?:,| und| and| oder| or| but)* ` + mostWords + ` )` + numberText + `)? ` + adjectives + `(?:` + any + `)(?:[^\p{L}]|$)`),
	}
}

var documentKinds = []documentWords{
	documents("reference", `referenz(?:projekt|auftrag|objekt|schreiben|blatt)?|reference(?: project| letter| sheet)?`,
		`referenz\p{L}*|references?(?: (?:projects?|letters?|sheets?|list))?`),
	documents("certificate", `zertifikat|certificate`, `zertifikate?n?|certificates?`),
	documents("cv", `lebenslauf|(?:personal|mitarbeiter)profil|cv|curriculum vitae`,
		`lebensläufen?|lebenslauf|(?:personal|mitarbeiter)profile?n?|cvs?|curricul(?:um|a) vitae`),
}

var (
	onlyMost  = lazily(`(?i)^` + mostWords + `$`)
	numbered  = lazily(`(?i)(?:kapitel|kap\.|abschnitt|ziffer|nr\.|punkt|anlage|anhang|formblatt|chapter|section|annex|appendix|item|no\.)$`)
	onlyExact = lazily(`(?i)^` + exactWords + `$`)
)

// countedIn is the key of what is shared about how many documents a criterion wants.
type countedIn struct{ *lint.Criterion }

// documentStem is in every name of documentKinds: most criteria want none of them.
var documentStem = lazily(`(?i)referen[zc]|[zc]ertifi[kc]at|lebensl|profil|\bcv|curricul`)

// countsWanted reads how many documents the customer asks for: mindestens drei Referenzen, genau zwei, two to four references.
// A number alone is the least.
func countsWanted(text string) []countWanted {
	text = straight(text)
	if !documentStem().MatchString(text) {
		return nil
	}
	var out []countWanted
	for _, d := range documentKinds {
		for _, at := range d.wanted().FindAllStringSubmatchIndex(text, -1) {
			if numbered().MatchString(text[:at[0]]) {
				continue // chapter 3, references
			}
			m := pieces(text, at)
			first, second := smallNumber(m[2]), smallNumber(m[3])
			w := countWanted{documentWords: d, least: first, most: second, words: strings.Trim(m[0], " .,;:()")}
			switch before := strings.TrimSpace(m[1]); {
			case second > 0:
			case onlyMost().MatchString(before):
				w.least, w.most = 0, first
			case onlyExact().MatchString(before):
				w.most = first
			}
			if w.most == 0 || w.most >= w.least {
				out = append(out, w)
			}
		}
	}
	return out
}

// pieces are the groups of a match; "" for one that did not take part.
func pieces(text string, at []int) []string {
	out := make([]string, len(at)/2)
	for i := range out {
		if at[2*i] >= 0 {
			out[i] = text[at[2*i]:at[2*i+1]]
		}
	}
	return out
}

// found names the documents of this kind that a criterion has: those of the register, and what the responses cite. It is
// false where their number cannot be told: there are none, or one that may hold several.
func (d documentWords) found(bid *lint.Bid, c *lint.Criterion) (names []string, ok bool) {
	known := restsOn(bid, c)
	lists := false
	add := func(name, text string) {
		names = append(names, name)
		lists = lists || d.any().MatchString(text) && !d.one().MatchString(text)
	}
	for _, e := range known {
		if e.Kind == d.kind && !e.Planned {
			add(e.Name(), plain(e.Name()))
		}
	}
	seen := map[string]bool{} // a document that is cited twice is one
	for _, r := range given(c) {
		for _, cited := range r.Evidence {
			text := plain(cited.Name() + " " + cited.Target)
			key := strings.ToLower(cmp.Or(cited.Path, cited.Target, cited.Name()))
			if seen[key] {
				continue
			}
			seen[key] = true
			if d.any().MatchString(text) && !slices.ContainsFunc(known, func(e *lint.EvidenceEntry) bool { return means(cited, e) }) {
				add(cited.Name(), text)
			}
		}
	}
	return names, len(names) > 0 && !lists
}

// asked is what the customer says about a criterion.
func asked(c *lint.Criterion) string { return c.Title + ".\n" + c.Text }
