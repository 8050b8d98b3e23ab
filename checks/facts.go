package checks

import (
	"math/big"
	"strings"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/quantity"
)

// A fact is a number that an offer states once or many times and that can have one value only: the availability of the
// system, the day of go-live, the price.
type fact struct {
	name string
	measured
	about lint.Found
}

// contradictFacts compares the facts of the whole offer. A file that states two values of one fact has a schedule or a
// list of variants, and is left out.
func contradictFacts(p *lint.Pass) {
	byName := map[string][]fact{}
	var names []string
	for b, f := range places(p) {
		if b.Quoted || b.Kind == lint.Heading {
			continue
		}
		for _, x := range factsOf(p.Bid, b) {
			if byName[x.name] == nil {
				names = append(names, x.name)
			}
			x.about = f
			byName[x.name] = append(byName[x.name], x)
		}
	}
	for _, name := range names {
		fs := single(byName[name])
		if strings.HasPrefix(name, "price/") {
			fs = contradictPrice(p, fs)
		}
		reported := map[string]bool{}
		for _, x := range fs {
			first := fs[0]
			if !differs(first, x) || reported[x.at.File+x.words] || twoCriteria(first, x) || sameCriterion(first, x) {
				continue
			}
			reported[x.at.File+x.words] = true
			contradict(p, lint.Finding{Criterion: x.about.Criterion, Response: x.about.Response, At: x.at, Match: x.words}, first.words, first.at)
		}
	}
}

// single drops the facts of files that state more than one value.
func single(fs []fact) []fact {
	first := map[string]fact{}
	many := map[string]bool{}
	for _, x := range fs {
		if y, ok := first[x.at.File]; !ok {
			first[x.at.File] = x
		} else if differs(x, y) {
			many[x.at.File] = true
		}
	}
	var out []fact
	for _, x := range fs {
		if !many[x.at.File] {
			out = append(out, x)
		}
	}
	return out
}

// differs reports whether two statements of a fact cannot both be meant. Two guaranteed numbers are two promises.
func differs(a, b fact) bool {
	if a.Kind == quantity.Date {
		return quantity.Contradict(a.Quantity, b.Quantity)
	}
	return a.Low().Cmp(b.Low()) != 0 || a.High().Cmp(b.High()) != 0
}

// twoCriteria reports whether two statements answer two criteria: the customer may ask for the same thing of two systems.
func twoCriteria(a, b fact) bool {
	return a.about.Criterion != nil && b.about.Criterion != nil && a.about.Criterion != b.about.Criterion
}

// sameCriterion reports whether both answer one criterion; these are compared anyway.
func sameCriterion(a, b fact) bool {
	return a.about.Criterion != nil && a.about.Criterion == b.about.Criterion
}

// factsOf lists the facts that a block states.
func factsOf(bid *lint.Bid, b *lint.Block) []fact {
	if !containsAny(strings.ToLower(b.Str), factWords) {
		return nil
	}
	lang := b.Lang
	if lang == "" {
		lang = bid.Config.Language
	}
	var out []fact
	for _, q := range quantity.Find(b.Str, lang) {
		from, to := edgesOf(b.Str, q, ".!?\n")
		if name := factName(q, strings.ToLower(b.Str[from:to])); name != "" {
			out = append(out, fact{name: name, measured: measureAt(q, b.Str, b.At(q.From, q.To), b)})
		}
	}
	return out
}

// factWords and totalWords are what the blocks hold one of in which a fact can stand; most blocks do not.
var (
	factWords = append([]string{
		"verfügbar", "availab", "uptime", "go-live", "produktivsetzung", "inbetriebnahme", "produktivstart", "go live", "betriebsaufnahme",
	}, totalWords...)
	totalWords = []string{
		"gesamtpreis", "angebotspreis", "angebotssumme", "gesamtsumme", "total price", "bid price", "contract price", "grand total", "overall price", "total cost",
	}
)

// factName says which fact of an offer a number in a sentence is; "" for none. Numbers of a part, a phase, a variant, the
// past or somebody else are none.
func factName(q quantity.Quantity, sentence string) string {
	if q.Cited || q.Comparator == quantity.About || len(q.Values) != 1 || len(q.Scope) > 1 || len(q.Scope) == 1 && q.Scope["component"] == "" || otherFacts().MatchString(sentence) {
		return ""
	}
	switch {
	case q.Kind == quantity.Percent && q.Measure == "availability" && q.Low().Cmp(big.NewRat(90, 1)) >= 0 && q.Low().Cmp(big.NewRat(100, 1)) < 0:
		return "availability/" + q.Scope["component"] + "/" + q.Period + "/" + q.Basis["clock"]
	case len(q.Scope) > 0:
	case q.Kind == quantity.Date && q.Measure == "golive":
		return "go-live"
	case q.Kind == quantity.Money && containsAny(sentence, totalWords):
		return "price/" + q.Unit + "/" + q.Basis["vat"] + "/" + q.Period
	}
	return ""
}

// otherFacts are words of sentences that speak about a part, a phase, a variant, the past or somebody else; short ones stand
// alone, as "spätestens" is no test and a "Zuschlag" is not where something lay.
var otherFacts = lazily(`(?i)phase|stufe|pilot|teil|variante|option|alternativ|referen[zc]|beispiel|example|vergangen|zuletzt|bisher|gemessen wurde|` +
	`erreicht|achieved|last year|im vorjahr|früher|schulung|training|meilenstein|spätere|ausbau|bei einem kunden|wave|gutschrift|credit|` +
	`vertragsstrafe|penalty|unterschritten|standort|(?:^|[^ä])test` +
	`|(?:^|[^\pL])(?:los|lot|part|lag|lagen|was|were|nicht|not|falls|wenn|if)(?:$|[^\pL])|(?:module?|site)(?:$|[^\pL])`)
