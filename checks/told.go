package checks

import (
	"cmp"
	"math/big"
	"path"
	"slices"
	"strings"

	"github.com/offerlint/offerlint/lint"
)

// A told is what one place of the offer says about the bidder or about what is offered: how many depots there are, who
// leads the project, how long the vehicle is.
type told struct {
	fact  string // what it tells about, with its qualifiers: "depot", "founded", "role project manager"
	reach reach
	value *big.Rat // nil where a name is told
	grain *big.Rat // how coarsely the value is written: 0.1 for "9,9"
	more  bool     // "more than"
	about bool     // "about"
	name  string   // of a person; else ""
	of    string   // the thing whose size is told; "" where the sentence names none

	says string // of a count: the rest of the sentence

	words   string
	at      lint.Span
	found   lint.Found
	section int  // the chapters of the offer, counted
	retells bool // stands in a letter or a summary
}

// A reach is how much of the thing a statement counts. Only wholes of one reach must agree; a part must not.
type reach int

const (
	ofSome      reach = iota // some of them, or nobody knows how many there are in all
	inList                   // "nine crews, …" as an item of a list of what is offered: maybe all, maybe some
	ofEach                   // "nine crews, each with …": all that are offered
	ofUs                     // "our eleven crews": all that we have, or all that this contract gets
	forContract              // "we will dedicate 14 vehicles to this contract"
	ofBidder                 // "we employ 240 people"
	ofCustomers              // "90 councils use our system"
	inPrice                  // "the price includes 400 licences"
	aSingleOne               // what has one value only: the day of founding, the length of the vehicle
)

// agree reports whether two statements can both be meant.
func (a told) agree(b told) bool {
	if a.name != "" || b.name != "" {
		return samePerson(a.name, b.name)
	}
	off := new(big.Rat).Sub(a.value, b.value)
	switch {
	case a.more != b.more && (a.more && off.Sign() <= 0 || b.more && off.Sign() >= 0):
		return true
	case a.about || b.about:
		return apart(a.value, b.value, 4, 5)
	}
	grain := big.NewRat(0, 1)
	for _, g := range []*big.Rat{a.grain, b.grain} {
		if g != nil && g.Cmp(grain) > 0 {
			grain = g
		}
	}
	return off.Sign() == 0 || off.Abs(off).Cmp(new(big.Rat).Mul(grain, big.NewRat(1, 2))) <= 0 && a.grain.Cmp(b.grain) != 0
}

// apart reports whether the smaller of two values is at least n/d of the larger.
func apart(a, b *big.Rat, n, d int64) bool {
	if a.Cmp(b) > 0 {
		a, b = b, a
	}
	return a.Cmp(new(big.Rat).Mul(b, big.NewRat(n, d))) >= 0
}

// clash reports whether one of two statements of a fact must be wrong. Some of a thing may be fewer than all, but never
// more, and where "our twelve engineers" may be those of this contract they are taken for all only where they are nearly as many.
func clash(a, b told) bool {
	if a.reach > b.reach {
		a, b = b, a
	}
	if a.reach == ofSome || a.section == b.section || a.of != "" && b.of != "" && a.of != b.of || a.agree(b) {
		return false
	}
	more, near := a.value != nil && a.value.Cmp(b.value) > 0, a.value != nil && apart(a.value, b.value, 1, 2)
	if a.reach == b.reach {
		return a.reach != inList && (a.reach != ofUs || near && !parallel(a, b))
	}
	switch b.reach {
	case ofEach, ofCustomers, inPrice, aSingleOne:
		return false
	case ofUs:
		return more || a.reach == ofEach && near
	case forContract:
		if a.reach == ofUs {
			return !more && near // of all that we have the contract may get some
		}
		return more || a.reach == ofEach && near
	case ofBidder:
		return more && a.reach != forContract || a.reach == ofUs && near
	}
	return false
}

// parallel reports whether two statements say the same of two lots: "our five engineers cover the north", and nine the south.
func parallel(a, b told) bool {
	return a.says != b.says && a.says != "" && leadingWord(a.says) == leadingWord(b.says)
}

// A backing is what the other statements of a fact say of the value of one.
type backing struct {
	support int   // statements that agree, this one included
	reaches uint8 // what those with the same value count, as bits
}

func backingOf(x told, all []told) backing {
	var b backing
	for _, y := range all {
		if y.reach != ofSome && x.agree(y) {
			b.support++
		}
		if y.value != nil && x.value != nil && y.value.Cmp(x.value) == 0 {
			b.reaches |= 1 << y.reach
		}
	}
	return b
}

// explains reports whether the value of x, which may count all or some, is one that the offer names of something else than x and y.
func (b backing) explains(x, y told) bool {
	return x.reach <= ofUs && b.reaches&^(1<<x.reach|1<<y.reach) != 0
}

// contradictTold compares what the chapters of the offer say about the bidder and about what is offered.
func contradictTold(p *lint.Pass) {
	byFact := map[string][]told{}
	var facts []string
	for _, x := range toldIn(p) {
		if byFact[x.fact] == nil {
			facts = append(facts, x.fact)
		}
		byFact[x.fact] = append(byFact[x.fact], x)
	}
	for _, f := range facts {
		all := unlisted(byFact[f])
		backings := make([]backing, len(all)) // once for each statement: a long offer has thousands of pairs
		for i, x := range all {
			backings[i] = backingOf(x, all)
		}
		reported := map[lint.Span]bool{}
		for i, x := range all {
			for j, y := range all[i+1:] {
				ofX, ofY := backings[i], backings[i+1+j]
				if !clash(x, y) || ofX.explains(x, y) || ofY.explains(y, x) || bothAnswer(x, y) {
					continue
				}
				right, wrong := held(x, y, cmp.Compare(ofX.support, ofY.support))
				if reported[wrong.at] {
					continue
				}
				reported[wrong.at] = true
				contradict(p, lint.Finding{Criterion: wrong.found.Criterion, Response: wrong.found.Response, At: wrong.at, Match: wrong.words}, right.words, right.at)
			}
		}
	}
}

// unlisted drops what one chapter tells with several values: it lists variants, or what belongs to several things.
func unlisted(all []told) []told {
	var out []told
	for _, x := range all {
		if !slices.ContainsFunc(all, func(y told) bool {
			return x.section == y.section && x.reach == y.reach && x.reach != ofSome && !x.agree(y)
		}) {
			out = append(out, x)
		}
	}
	return out
}

// bothAnswer reports whether two statements answer criteria: those of one are compared by its responses, and those of two
// may be about two things that the customer asks for. What the bidder is and has is the same in all of them.
func bothAnswer(a, b told) bool {
	if a.found.Criterion == nil || b.found.Criterion == nil || a.found.Criterion == b.found.Criterion {
		return a.found.Criterion != nil && a.found.Criterion == b.found.Criterion
	}
	of := strings.HasPrefix(a.fact, "founded") || strings.HasPrefix(a.fact, "role ")
	return !of && a.reach != ofBidder && a.reach != ofUs && a.reach != ofCustomers
}

// held says which of two statements is held to be right: the one that more places bear out, then the one that answers a
// criterion, then the one that stands in a chapter and not in the letter or the summary, then the first.
//
// The support of a against that of b is -1, 0 or 1.
func held(a, b told, support int) (right, wrong told) {
	answers := func(x told) int {
		switch {
		case x.found.Criterion != nil:
			return 2
		case x.retells:
			return 0
		}
		return 1
	}
	if cmp.Or(support, cmp.Compare(answers(a), answers(b))) < 0 {
		return b, a
	}
	return a, b
}

// toldIn lists what the blocks of the offer tell, in their order.
func toldIn(p *lint.Pass) []told {
	var out []told
	file, heading, section, retells := "", "", 0, false
	labels := map[[2]int]string{}
	var last *lint.Block
	for b, f := range places(p) {
		if b.Span.File != file {
			file, heading = b.Span.File, ""
			retells = summary().MatchString(path.Base(file))
			section++
			clear(labels)
		}
		if b.Kind == lint.Heading {
			heading = strings.ToLower(b.Str)
			section++
			retells = retells && b.Level > 1 || summary().MatchString(heading)
		}
		if b.Col() == 1 {
			labels[[2]int{b.Table(), b.Row()}] = b.Str
		}
		if b.Kind == lint.Heading || b.Quoted || b == last || ofPart().MatchString(heading) {
			continue
		}
		last = b
		r := reader{bid: p.Bid, block: b, found: f, heading: heading}
		if b.Col() > 1 {
			r.label = labels[[2]int{b.Table(), b.Row()}]
		}
		for _, x := range r.all() {
			x.section, x.found, x.retells = section, f, retells
			out = append(out, x)
		}
	}
	return out
}

// summary finds the names of what retells the offer.
var summary = lazily(`(?i)summary|zusammenfassung|kurzfassung|anschreiben|letter|überblick|ueberblick|overview|einleitung|introduction|vorwort|foreword|auf einen blick|at a glance`)

// ofPart are headings of chapters that speak about something else than the whole offer.
var ofPart = lazily(`(?i)(?:^|[^\pL])(?:los|lot|referenz(?:en|projekte?)?|references?|case stud(?:y|ies)|fallstudien?|variante|option|nebenangebot|alternative)(?:$|[^\pL])`)

// A reader reads the statements of one block.
type reader struct {
	bid     *lint.Bid
	block   *lint.Block
	found   lint.Found
	heading string
	label   string // the first cell of the row of a table
}

func (r reader) lang() string { return cmp.Or(r.block.Lang, r.bid.Config.Language) }

func (r reader) all() []told {
	out := r.counts()
	out = append(out, r.once()...)
	return append(out, r.names()...)
}
