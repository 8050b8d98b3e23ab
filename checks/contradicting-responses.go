package checks

import (
	_ "embed" // the page
	"strings"

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
		contradictTold(p)
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
			if to == from {
				from, to = sentenceThat(b.Str, func(s string) bool { return takesBack(s, c, asked) })
			}
			if to > from && (n == 0 && from == 0 || twoRepeated(b.Str[from:to], asked) || named(b.Str[from:to]) || to == len(b.Str) && from == 0 && ofProduct(b.Str)) {
				contradict(p, lint.Finding{Criterion: c, Response: r, At: b.At(from, to), Match: b.Str[from:to]}, wording(yes), claimAt(yes))
				return
			}
		}
	}
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

// sentenceThat is where the first statement of a text begins and ends that says something; to is 0 where none does.
func sentenceThat(text string, says func(string) bool) (from, to int) {
	for _, span := range statements(text) {
		if s := strings.TrimSpace(text[span[0]:span[1]]); s != "" && says(s) {
			return span[0] + strings.Index(text[span[0]:span[1]], s), span[1]
		}
	}
	return 0, 0
}

// stillToCome reports whether a sentence says that something is still to come.
func stillToCome(sentence string) bool {
	s := strings.ToLower(sentence)
	return containsAny(s, plans) && !containsAny(s, projects)
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
