package checks

import (
	"maps"
	"math/big"
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/quantity"
)

// A measured is a quantity in a criterion or in an answer, with its words and where it stands.
type measured struct {
	quantity.Quantity
	words    string // as written, comparator included
	at       lint.Span
	block    *lint.Block // nil in a criterion
	beside   []string    // the words next to it, which name the thing: "16 GB Arbeitsspeicher"
	clause   []string    // the words between the commas around it
	sentence []string
}

// A comparison sets a quantity that a criterion asks for against the one that a response names for it.
type comparison struct {
	criterion *lint.Criterion
	response  *lint.Response
	asked     measured
	offered   measured
	verdict   quantity.Verdict
	near      bool // words of the criterion stand beside the offered number
}

// comparisons judges the quantities of every criterion that the rule holds for: for each response, and each quantity that
// is asked for, at most one. What is met yields nothing.
func comparisons(p *lint.Pass) []comparison {
	var out []comparison
	for c, r := range p.Responses() {
		if declines(r.Claim) {
			continue // declined-criterion speaks about it
		}
		// Three checks look at the same comparisons, each at those of another verdict.
		out = append(out, lint.Shared(p, compared{r}, func() []comparison { return compareWith(p, c, r) })...)
	}
	return out
}

// compared and measuredIn are the keys of what is shared about a response and a criterion.
type (
	compared   struct{ *lint.Response }
	measuredIn struct{ *lint.Criterion }
)

// compareWith judges the quantities of a criterion against one response.
func compareWith(p *lint.Pass, c *lint.Criterion, r *lint.Response) []comparison {
	asked := lint.Shared(p, measuredIn{c}, func() []measured { return askedOf(p.Bid, c) })
	if len(asked) == 0 {
		return nil
	}
	var out []comparison
	offered := offeredIn(p.Bid, r, asked)
	for i := range asked {
		if cmp, ok := compare(asked, i, offered); ok {
			cmp.criterion, cmp.response = c, r
			out = append(out, cmp)
		}
	}
	return out
}

// askedOf lists what a criterion asks for, its title and section being the words around it.
func askedOf(bid *lint.Bid, c *lint.Criterion) []measured {
	text := c.Text
	if !mayMeasure(text) {
		if text = c.Title; !mayMeasure(text) {
			return nil
		}
	}
	qs := quantity.In(c.Title+"\n"+c.Section, text, bid.Config.Language)
	if whole := withUnit(c.Title, text); len(qs) == 0 && whole != "" {
		text = whole
		qs = quantity.In(c.Title+"\n"+c.Section, text, bid.Config.Language)
	}
	var out []measured
	for _, q := range qs {
		if !q.Conditional {
			out = append(out, measureAt(q, text, c.At, nil))
		}
	}
	return withoutClock(out)
}

// withoutClock drops hours of service that say when the clock of a time runs: they are its basis.
func withoutClock(ms []measured) []measured {
	if !slices.ContainsFunc(ms, func(m measured) bool { return m.Kind != quantity.Schedule && m.Basis["clock"] != "" }) {
		return ms
	}
	return slices.DeleteFunc(ms, func(m measured) bool { return m.Kind == quantity.Schedule })
}

// mayMeasure reports whether a text can hold a quantity at all: most criteria hold none.
func mayMeasure(s string) bool {
	return strings.ContainsFunc(s, unicode.IsDigit) || len(quantity.Find(s, "")) > 0
}

// offeredIn lists what a response names, in the order of its blocks. Headings, the first cell and the header of a table
// and the line before a list are the words around what follows.
func offeredIn(bid *lint.Bid, r *lint.Response, asked []measured) []measured {
	var out []measured
	blocks := prose(r)
	if b := r.ClaimCell; b != nil && b.Kind == lint.Cell && !slices.Contains(blocks, b) {
		blocks = append([]*lint.Block{b}, blocks...)
	}
	lead := leads(r)
	for _, b := range blocks {
		lang := b.Lang
		if lang == "" {
			lang = bid.Config.Language
		}
		if b.Kind == lint.Cell && len(asked) == 1 {
			if q, ok := quantity.Bare(b.Str, lang, asked[0].Quantity); ok {
				out = append(out, measured{Quantity: q, words: b.Str, at: b.Span, block: b})
				continue
			}
		}
		for _, q := range quantity.In(lead[b], b.Str, lang) {
			if !q.Cited && !q.Conditional {
				out = append(out, measureAt(q, b.Str, b.At(q.From, q.To), b))
			}
		}
	}
	return out
}

// leads gives each block of a response the words that stand above or beside it.
func leads(r *lint.Response) map[*lint.Block]string {
	out := map[*lint.Block]string{}
	if r.Text == nil {
		return out
	}
	type cell struct{ table, row, col int }
	cells := map[cell]string{}
	heading, intro := "", ""
	for _, b := range r.Text.Blocks {
		switch {
		case b.Kind == lint.Heading:
			heading, intro = b.Str, ""
			continue
		case b.Table() > 0:
			cells[cell{b.Table(), b.Row(), b.Col()}] = b.Str
			out[b] = cells[cell{b.Table(), b.Row(), 1}] + "\n" + cells[cell{b.Table(), 1, b.Col()}] + "\n" + heading
		case b.Kind == lint.Item:
			out[b] = intro + "\n" + heading
		default:
			out[b], intro = heading, ""
			if strings.HasSuffix(strings.TrimSpace(b.Str), ":") {
				intro = b.Str
			}
		}
	}
	return out
}

// measureAt takes down a quantity with the words beside it, in its clause and in its sentence.
func measureAt(q quantity.Quantity, text string, at lint.Span, b *lint.Block) measured {
	m := measured{Quantity: q, words: strings.TrimSpace(text[q.From:q.To]), at: at, block: b}
	from, to := edgesOf(text, q, ".!?\n")
	m.sentence = subjects(text[from:q.From] + " " + text[q.To:to])
	from, to = edgesOf(text, q, ".!?\n,;()|•")
	m.clause = subjects(text[from:q.From] + " " + text[q.To:to])
	behind := strings.TrimLeft(text[q.To:to], " \u00a0-–")
	if w := leadingWord(behind); w != "" {
		m.beside = append(m.beside, subjects(w)...)
	}
	return m
}

func leadingWord(s string) string {
	if i := strings.IndexFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && r != '-' }); i >= 0 {
		return s[:i]
	}
	return s
}

// edgesOf are where the part of a text between marks begins and ends in which a quantity stands. A full stop counts before
// a blank only.
func edgesOf(text string, q quantity.Quantity, marks string) (from, to int) {
	edge := func(i int) bool {
		if !strings.ContainsRune(marks, rune(text[i])) {
			return false
		}
		return text[i] != '.' && text[i] != ',' || i+1 >= len(text) || text[i+1] == ' ' || text[i+1] == '\n'
	}
	for from = q.From; from > 0 && !edge(from-1); from-- {
	}
	for to = q.To; to < len(text) && !edge(to); to++ {
	}
	return from, to
}

// subjects are the words of a text that may name what is measured: words of content, without numbers and comparators.
func subjects(s string) []string {
	return slices.DeleteFunc(contentWords(s), func(w string) bool {
		return utf8.RuneCountInString(w) < 3 || measuring()[w] || strings.ContainsFunc(w, unicode.IsDigit)
	})
}

var measuring = wordSet(`mindestens hochstens maximal minimal innerhalb binnen bis zu ca etwa rund mehr weniger als genau least most more less than within
	betragt betragen stunden stunde minuten tage monate jahre hours hour minutes days months years prozent percent erfolgt jeweils each per pro garantieren
	garantiert zugesichert sichern guarantee guaranteed commit provide offer bieten bietet angeboten gilt steht stehen liegt`)

// closeness says how much speaks for two quantities being about the same: 3 the word beside the number, 2 what is measured
// or a word of the clause, 1 a word of the sentence, 0 nothing.
func closeness(a, o measured) int {
	share := func(xs, ys []string) bool {
		return slices.ContainsFunc(xs, func(x string) bool { return repeated(x, ys) })
	}
	switch {
	case share(a.beside, o.beside):
		return 3
	case a.Measure != "" && a.Measure == o.Measure, share(a.clause, o.clause):
		return 2
	case share(a.sentence, o.sentence), a.Kind == quantity.Count && a.Unit == o.Unit:
		return 1
	}
	return 0
}

// compare judges what is offered for asked[i]. Of several numbers those count whose words come closest; a number that
// belongs to another request counts only where nothing comes close.
func compare(asked []measured, i int, offered []measured) (comparison, bool) {
	a := asked[i]
	best, top := -1, 0
	var candidates []int
	for j, o := range offered {
		if quantity.Compare(a.Quantity, o.Quantity) == quantity.Unrelated {
			continue
		}
		n := closeness(a, o)
		if belongsToOther(asked, i, o, n) {
			continue
		}
		if n = max(n, 1); n < top {
			continue
		}
		if n > top {
			candidates, top = candidates[:0], n
		}
		candidates = append(candidates, j)
	}
	var verdict quantity.Verdict
	clock := hoursOf(a, offered)
	for _, j := range candidates {
		v := quantity.Compare(a.Quantity, offered[j].Quantity)
		if v == quantity.Meets && clock != "" && offered[j].Basis["clock"] == "" {
			offered[j].Basis = withClock(offered[j].Basis, clock)
			v = quantity.OtherBasis
		}
		switch {
		case v == quantity.Meets:
			return comparison{}, false
		case best < 0 || v == quantity.Weaker && verdict != quantity.Weaker || v == quantity.OtherBasis && verdict == quantity.Unknown:
			best, verdict = j, v
		}
	}
	if best < 0 {
		return other(a, offered)
	}
	o := offered[best]
	return comparison{asked: a, offered: o, verdict: verdict, near: isNear(asked, a, o, offered)}, true
}

// hoursOf is the clock by which the times of a response run that names hours of service once, where the customer wants them to run at all hours;
// "" for none.
func hoursOf(a measured, offered []measured) string {
	if a.Kind != quantity.Duration || a.Basis["clock"] != "24x7" {
		return ""
	}
	var hours []measured
	for _, o := range offered {
		if o.Kind == quantity.Schedule {
			hours = append(hours, o)
		}
	}
	if len(hours) == 1 && (hours[0].Hours.Days < 7 || hours[0].Hours.PerDay < 1440) {
		return "business"
	}
	return ""
}

// withClock is a basis with a clock.
func withClock(basis map[string]string, clock string) map[string]string {
	out := maps.Clone(basis)
	if out == nil {
		out = map[string]string{}
	}
	out["clock"] = clock
	return out
}

// isNear reports whether enough speaks for an offered number being the answer to the one asked for: a word, an answer that says little
// else, or that neither side has another of its sort and both are of one size.
func isNear(asked []measured, a, o measured, offered []measured) bool {
	n := closeness(a, o)
	if a.Kind == quantity.Count && a.Comparator == quantity.Stated && o.Comparator == quantity.Stated {
		return n > 1 || alone(o) // so many things that are told about are no demand
	}
	return n > 0 || alone(o) || onlyOne(asked, a) && onlyOne(offered, o) && oneSize(a.Quantity, o.Quantity)
}

// onlyOne reports whether a quantity is the only one of its kind among those of a text.
func onlyOne(all []measured, m measured) bool {
	n := 0
	for _, o := range all {
		if o.Kind == m.Kind {
			n++
		}
	}
	return n == 1
}

// oneSize reports whether neither of two quantities is many times the other: what took hours is not answered in years.
func oneSize(a, b quantity.Quantity) bool {
	const times = 6
	_, aHigh := a.Bounds()
	_, bHigh := b.Bounds()
	by := big.NewRat(times, 1)
	return aHigh.Sign() > 0 && bHigh.Sign() > 0 && new(big.Rat).Mul(aHigh, by).Cmp(bHigh) >= 0 && new(big.Rat).Mul(bHigh, by).Cmp(aHigh) >= 0
}

// belongsToOther reports whether an offered number comes closer to another request of the criterion.
func belongsToOther(asked []measured, i int, o measured, n int) bool {
	for k, b := range asked {
		if k != i && quantity.SameThing(b.Quantity, o.Quantity) && closeness(b, o) > n {
			return true
		}
	}
	return false
}

// aloneWords is how many words an answer has at most that is about its number and nothing else.
const aloneWords = 12

// alone reports whether the block of a number says little else: it must be the answer then.
func alone(m measured) bool {
	return m.block == nil || len(strings.Fields(m.block.Str)) <= aloneWords
}

// other is the comparison with a number that speaks about another thing of the same sort: another priority, another side.
// It is none that can be made, and the answer to what was asked is missing.
func other(a measured, offered []measured) (comparison, bool) {
	for _, o := range offered {
		if a.Kind == o.Kind && a.Comparable(o.Quantity) && a.Measure == o.Measure && a.Measure != "" {
			return comparison{asked: a, offered: o, verdict: quantity.Unrelated, near: true}, true
		}
	}
	return comparison{}, false
}

// finding fills in what the three checks of quantities have in common.
func (c comparison) finding() lint.Finding {
	return lint.Finding{
		Criterion: c.criterion, Response: c.response, At: c.offered.at, Match: c.offered.words,
		Args: lint.Args{"asked": c.asked.words, "asked_at": c.criterion.At.String(), "offered": c.offered.words},
	}
}
