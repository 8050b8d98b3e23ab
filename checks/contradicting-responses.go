package checks

import (
	_ "embed" // the page
	"slices"
	"strings"
	"unicode"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/quantity"
)

//go:embed contradicting-responses.md
var contradictingResponsesDoc string

var contradictingResponses = &lint.Check{
	ID:   "contradicting-responses",
	Kind: lint.Unverified,
	Doc:  contradictingResponsesDoc,
	Messages: lint.Messages{
		DE: "{{criterion}}: „{{second}}“ widerspricht „{{first}}“ ({{first_at}})",
		EN: "{{criterion}}: “{{second}}” contradicts “{{first}}” ({{first_at}})",
	},
	Advice: lint.Messages{
		DE: "Klären, was gilt, und es an beiden Stellen gleich schreiben.",
		EN: "Find out which of the two holds, and write the same in both places.",
	},
	Replaces: []string{"promised-feature"},
	Run: func(p *lint.Pass) error {
		for c := range p.Criteria() {
			contradictClaims(p, c)
			contradictQuantities(p, c)
		}
		contradictFacts(p)
		return nil
	},
}

// contradict reports the second of two places that cannot both hold.
func contradict(p *lint.Pass, f lint.Finding, first string, firstAt lint.Span) {
	f.Args = lint.Args{"first": first, "first_at": firstAt.String(), "second": f.Match}
	p.Report(f)
}

// contradictClaims compares what the responses to a criterion claim: a plain yes in one, and a no, a partly or a plan in
// another.
func contradictClaims(p *lint.Pass, c *lint.Criterion) {
	var yes *lint.Response
	for _, r := range given(c) {
		if r.Claim == lint.Full || r.Claim == lint.Configured {
			yes = r
			break
		}
	}
	if yes == nil {
		return
	}
	for _, r := range given(c) {
		if r == yes || sameForm(r, yes) {
			continue
		}
		if declines(r.Claim) {
			contradict(p, lint.Finding{Criterion: c, Response: r, At: claimAt(r), Match: wording(r)}, wording(yes), claimAt(yes))
			return
		}
		asked := contentWords(c.Title + " " + c.Text)
		for n, b := range prose(r) {
			from, to := sentenceThat(b.Str, stillToCome)
			if to == from && !denies(c.Text) {
				from, to = sentenceThat(b.Str, func(s string) bool { return takesBack(letterWords(s)) })
			}
			if to > from && (n == 0 && from == 0 || twoRepeated(b.Str[from:to], asked) || named(b.Str[from:to])) {
				contradict(p, lint.Finding{Criterion: c, Response: r, At: b.At(from, to), Match: b.Str[from:to]}, wording(yes), claimAt(yes))
				return
			}
		}
	}
}

// twoRepeated reports whether a sentence has two words of what is asked: with one it may be about something more.
func twoRepeated(sentence string, asked []string) bool {
	n := 0
	for _, w := range contentWords(sentence) {
		if repeated(w, asked) {
			n++
		}
	}
	return n >= 2
}

// plans are how a sentence says that something is still to come. They are looked for only where another response to the
// same criterion says yes.
var plans = []string{
	" geplant ", " geplant.", " geplant,", "in planung", "noch nicht verfügbar", "noch nicht unterstützt", "noch nicht umgesetzt", "noch nicht enthalten",
	"auf der roadmap", "auf unserer roadmap", "nächsten release", "nächsten version", "künftigen version", "folgeversion", "in entwicklung", "wird derzeit entwickelt", "nachgeliefert",
	" planned for ", " planned in ", " planned.", " is planned", " are planned", "not yet available", "not yet supported", "not yet implemented", "on our roadmap", "on the roadmap", "future release", "next release",
	"upcoming release", "future version", "under development", "being developed",
}

// projects are what a plan may be about without being about the product.
var projects = []string{"wartung", "schulung", "workshop", "termin", "einführung", "umstellung", "migration", "maintenance", "training", "visit", "downtime", "rollout", "abnahme", "projekt", "wie geplant", "nicht geplant", "as planned"}

// sentenceThat is where the first sentence of a text begins and ends that says something; to is 0 where none does.
func sentenceThat(text string, says func(string) bool) (from, to int) {
	for from < len(text) {
		to = len(text)
		if i := strings.Index(text[from:], ". "); i >= 0 {
			to = from + i + 1
		}
		if s := text[from:to]; says(s) {
			return from + len(s) - len(strings.TrimLeft(s, " ")), to
		}
		from = to
	}
	return 0, 0
}

// stillToCome reports whether a sentence says that something is still to come.
func stillToCome(sentence string) bool {
	s := strings.ToLower(sentence)
	return containsAny(s, plans) && !containsAny(s, projects)
}

func letterWords(s string) []string {
	return strings.FieldsFunc(strings.ToLower(s), func(r rune) bool { return !unicode.IsLetter(r) })
}

// backWords is how many words a sentence has at most that takes something back: a longer one tells something else beside.
const backWords = 14

// takesBack reports whether a sentence takes back what a yes has promised: it names the requirement or what it is about, denies
// it, and says of what.
func takesBack(words []string) bool {
	var subject, pronoun, product, denial, predicate bool
	for i, w := range words {
		next := ""
		if i+1 < len(words) {
			next = words[i+1]
		}
		switch {
		case conditions[w], w == "nicht" && next == "nur", w == "not" && next == "only":
			return false
		case generalNames[w]:
			subject = true
		case pronouns[w]:
			pronoun = true
			subject = subject || copulas[next]
		case w == "produkt", w == "plattform", w == "product", w == "platform", w == "hierfür":
			product = true
		}
		denial = denial || takenBack[w]
		predicate = predicate || backPredicates[w]
	}
	return (subject || product && (pronoun || len(words) < 9)) && denial && predicate && len(words) <= backWords
}

var (
	generalNames = wordSet(`anforderung funktion punkt leistung unterstützung umsetzung kriterium merkmal requirement function feature point support implementation
		criterion service`)
	pronouns   = wordSet("das dies es this it that")
	copulas    = wordSet("ist wird werden kann is can will bietet bieten geht")
	conditions = wordSet("ohne außer sofern wenn falls bevor without unless except if before until solange")
	takenBack  = wordSet("nicht kein keine keinen not no cannot unable teilweise partly partially kostenpflichtiges kostenpflichtig charge")
	// backPredicates are what a sentence denies of its subject.
	backPredicates = wordSet(`enthalten unterstützt erfüllt vorgesehen möglich umgesetzt verfügbar angebot bietet teilweise zusatzmodul angeboten vorhanden realisiert
		included supported met intended possible implemented available offer offered provided partly partially module`)
)

// named reports whether a sentence calls what is asked for by a general name: "diese Funktion", "the requirement".
func named(sentence string) bool {
	return slices.ContainsFunc(letterWords(sentence), func(w string) bool { return generalNames[w] })
}

// denies reports whether a criterion itself asks that something is not so; a response that denies it agrees.
func denies(criterion string) bool {
	return slices.ContainsFunc(contentWords(criterion), func(w string) bool { return negations[w] })
}

func containsAny(s string, words []string) bool {
	for _, w := range words {
		if strings.Contains(s, w) {
			return true
		}
	}
	return false
}

// sameForm reports whether two responses stand in cells of one workbook: its sheets ask different things of one criterion,
// such as whether it is met and whether the customer has a part in it.
func sameForm(a, b *lint.Response) bool {
	return a.At.Sheet != "" && b.At.Sheet != "" && a.At.File == b.At.File
}

// contradictQuantities compares the numbers in the responses to a criterion, two by two. Numbers contradict each other
// where they speak about the same thing and nothing that one response says agrees with the other.
func contradictQuantities(p *lint.Pass, c *lint.Criterion) {
	rs := given(c)
	if len(rs) < 2 {
		return
	}
	asked := askedOf(p.Bid, c)
	numbers := make([][]measured, len(rs))
	for i, r := range rs {
		numbers[i] = offeredIn(p.Bid, r, asked)
	}
	for i := range rs {
		for j := i + 1; j < len(rs); j++ {
			if sameForm(rs[i], rs[j]) && rs[i].At.Sheet != rs[j].At.Sheet {
				continue
			}
			for _, a := range numbers[i] {
				if b, ok := opposite(a, numbers[i], numbers[j], asked); ok {
					contradict(p, lint.Finding{Criterion: c, Response: rs[j], At: b.at, Match: b.words}, a.words, a.at)
					return
				}
			}
		}
	}
}

// opposite finds the number that contradicts a among those of another response.
func opposite(a measured, mine, others, asked []measured) (measured, bool) {
	var found *measured
	for i, b := range others {
		if !sameSubject(a, b, asked) {
			continue
		}
		if !quantity.Contradict(a.Quantity, b.Quantity) {
			return measured{}, false
		}
		if found == nil {
			found = &others[i]
		}
	}
	if found == nil {
		return measured{}, false
	}
	for _, m := range mine {
		if sameSubject(m, *found, asked) && !quantity.Contradict(m.Quantity, found.Quantity) {
			return measured{}, false
		}
	}
	return *found, true
}

// sameSubject reports whether two numbers are about one thing: their words agree, or both answer the one number of that
// kind that is asked for.
func sameSubject(a, b measured, asked []measured) bool {
	if !quantity.SameThing(a.Quantity, b.Quantity) {
		return false
	}
	if closeness(a, b) >= 2 {
		return true
	}
	n := 0
	for _, q := range asked {
		if q.Kind == a.Kind {
			n++
			if !quantity.SameThing(q.Quantity, a.Quantity) || !quantity.SameThing(q.Quantity, b.Quantity) || !alone(a) && closeness(q, a) == 0 || !alone(b) && closeness(q, b) == 0 {
				return false
			}
		}
	}
	return n == 1
}
