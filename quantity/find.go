package quantity

import (
	"cmp"
	"math/big"
	"slices"
	"strings"
)

// Find reads the quantities of a text, in their order. A number without a unit or a thing it counts is none. lang is "de"
// or "en" and decides how "1.000" is read; where it is "", both readings are kept.
func Find(text, lang string) []Quantity { return In("", text, lang) }

// In is Find for a text that stands below or beside other words, such as a heading or the first cell of its row: they
// say what is measured where the text does not.
func In(context, text, lang string) []Quantity {
	p := &parser{text: text, lang: lang, ts: tokens(text)}
	p.all()
	p.join()
	p.describe(context)
	var qs []Quantity
	for _, f := range p.found {
		qs = append(qs, f.Quantity)
	}
	return qs
}

// Bare reads a text that is nothing but a number, such as the cell beside "Reaktionszeit in Stunden", in the unit of
// another quantity, as that was written.
func Bare(text, lang string, like Quantity) (Quantity, bool) {
	text = strings.TrimSpace(text)
	if like.Scale == nil || strings.Trim(text, "0123456789.,'’ ") != "" {
		return Quantity{}, false
	}
	vs := readings(text, lang)
	if len(vs) == 0 {
		return Quantity{}, false
	}
	return Quantity{Kind: like.Kind, Unit: like.Unit, Period: like.Period, Values: scale(vs, like.Scale), Scale: like.Scale, To: len(text), NumberTo: len(text)}, true
}

// A parser reads one text. Its methods take and return the indices of tokens.
type parser struct {
	text, lang string
	ts         []token
	found      []found
	covered    []bool // by token: it belongs to a quantity
}

// A found is a quantity with its tokens, and the size of its unit.
type found struct {
	Quantity
	first, next int
}

func (p *parser) all() {
	for i := 0; i < len(p.ts); {
		q, next, ok := p.at(i)
		if !ok {
			i++
			continue
		}
		p.found = append(p.found, q)
		i = next
	}
}

// at reads the quantity that begins at token i, without its comparator, and adds that.
func (p *parser) at(i int) (found, int, bool) {
	if p.inIdentifier(i) {
		return found{}, i, false
	}
	for _, read := range []func(int) (Quantity, int, bool){p.date, p.schedule, p.timeOfDay, p.nextDay, p.frequency, p.fraction} {
		if q, next, ok := read(i); ok {
			return p.compared(found{Quantity: q, first: i, next: next}, i), next, true
		}
	}
	f, ok := p.amount(i)
	if !ok {
		return found{}, i, false
	}
	f = p.compared(f, i)
	return f, f.next, true
}

// compared adds the comparator around a quantity that begins at token i.
func (p *parser) compared(f found, i int) found {
	is, from, at := comparatorAt(p.ts, i)
	if n := len(p.found); n > 0 && at < p.found[n-1].next {
		is, from, at = Stated, i, i
	}
	switch {
	case f.Comparator == Between, f.Comparator == AtLeast:
		is, from = f.Comparator, i
	case is == AtMost && (at != from && (f.Kind == Count || f.Kind == Data || f.Kind == Rate) || carried()[f.Unit] && p.word(from, "max", "maximal", "maximum")):
		is = Upto // "the maximum number of users" is a capacity
	case is == MoreThan && p.word(i-1, "über", "over") && f.Kind == Duration && f.Unit != "":
		is, from = Stated, i // over a period of years
	case f.Kind == Date && is == MoreThan && !p.word(i-1, "nach", "after"):
		is, from = Stated, i
	case f.Kind == TimeOfDay && p.word(i-1, "by"):
		is = AtMost
	case f.Kind != Date && f.Kind != Schedule && p.word(i-1, "by", "from"):
		is, from = Stated, i
	case f.Kind == Schedule && is != AtLeast:
		is, from = Stated, i
	}
	f.NumberTo = f.To
	if comparingVerbs()[p.ts[from].text] && deniedBehind(p.ts, f.next) {
		is = cmp.Or(turned[is], is)
		f.next++
		f.To = p.ts[f.next-1].to
	}
	if is == Stated {
		var next int
		if is, next = after(p.ts, f.next); is != Stated {
			f.next = next
			f.To = p.ts[next-1].to
		}
	}
	if f.Period == "" && f.Kind == Count && from > 1 {
		if name, next := p.per(from - 2); next == from && p.word(from-2, "pro", "je", "per", "each", "every") {
			f.Period = name // "pro Stunde bis zu 80 Vorgänge"
		}
	}
	if f.Kind == Duration && is == AtMost && p.word(i-1, "than", "spätestens", "latest", "bis") && p.word(f.next, "vor", "before", "ahead", "prior", "im", "in") &&
		(!p.word(f.next, "im", "in") || p.word(f.next+1, "voraus", "advance")) {
		is = AtLeast // "spätestens 15 Minuten vor Beginn"
	}
	f.Comparator = is
	f.From = min(f.From, p.ts[from].from)
	return f
}

// carried are things of which a system has to carry so many: "maximal 250 Nutzer" is no limit that the customer sets.
var carried = wordSet("user tenant session workplace device request transaction scan record document")

// inIdentifier reports whether a number continues a word or another number, as in "K-12", "v1.2" or "§ 14", or is one of a
// numbered thing, as in "Kapitel 4".
func (p *parser) inIdentifier(i int) bool {
	if p.ts[i].kind != numberToken || i == 0 {
		return false
	}
	b := p.ts[i-1]
	switch {
	case b.kind == wordToken && p.ts[i].glued:
		return currencies[b.text] == "" && yearParts[b.text] == ""
	case b.is("§", "#", "art", "nr", "no", "ziff", "abs") || labels()[b.text]:
		return true
	case b.is("-", "–", "/", "_", ".", ":") && b.glued && p.ts[i].glued && i > 1:
		dayOrPrice := b.is("-", "–", "/") && p.ts[i-2].is("mo", "fr", "uhr", "€")
		return !dayOrPrice && p.ts[i-2].to == b.from
	}
	return false
}

// labels are words that number a thing: what follows is its name, not how many there are.
var labels = wordSet(`kapitel abschnitt anlage anhang ziffer punkt los phase stufe level version release ausgabe seite zeile tabelle abbildung schritt frage position pos
	kriterium anforderung artikel paragraph absatz satz nummer variante typ klasse kategorie priorität prio teil block modul paket meilenstein sprint iteration
	chapter section annex appendix clause lot step page table figure question item criterion requirement article paragraph number type class category priority
	part module milestone severity sev tier schedule volume grade iso iec en din ieee rfc tls ssl windows server port usb wcag bitv java python sql http oauth saml aes sha rsa din vde ik ip din ds tr
	störungsklasse fehlerklasse prioritätsstufe § ref release kw gleis raum gebäude haus zimmer etage`)

// amount reads a number with its unit that begins at token i.
func (p *parser) amount(i int) (found, bool) {
	f := found{first: i}
	size, currency := int64(1), ""
	j := i
	if c := currencies[p.ts[j].text]; c != "" && j+1 < len(p.ts) && p.ts[j+1].kind == numberToken {
		currency = c
		if p.ts[j].is("t€", "teur", "k€") {
			size = 1000
		}
		j++
	}
	f.NumberFrom = p.ts[j].from
	values, j, plain := p.values(j)
	if len(values) == 0 {
		return f, false
	}
	if p.word(j, ",") && p.word(j+1, "-", "–", "—") && p.ts[j].glued && p.ts[j+1].glued {
		j += 2 // 4.800,-
	}
	values, j = p.multiplied(values, j, currency != "")
	if p.word(j, "+") && p.ts[j].glued {
		f.Comparator = AtLeast
		j++
	}
	upper, j := p.rangeEnd(i, j, currency)
	tolerance, j := p.toleranceInUnit(i, j, currency)
	u, next, ok := p.unitFor(currency, i, j)
	if !ok || plain && !p.countsOne(i, next, u) {
		return f, false
	}
	if u.kind == Count && p.unlikelyCount(i, values) {
		return f, false
	}
	f.Kind, f.Unit = u.kind, u.name
	f.Scale = new(big.Rat).Mul(big.NewRat(size, 1), u.scale)
	f.From = p.ts[i].from
	if u.kind == Temperature && i > 0 && p.minus(i-1) && (i == 1 || p.ts[i-2].to < p.ts[i-1].from) {
		values = scale(values, big.NewRat(-1, 1))
		f.From, f.NumberFrom = p.ts[i-1].from, p.ts[i-1].from
	}
	f.Values = scale(values, f.Scale)
	if upper == nil {
		upper, next = p.rangeAfterUnit(i, next, u)
	}
	if tolerance == nil && upper == nil {
		tolerance, next = p.toleranceBehind(next, values[0], u)
	}
	if upper != nil {
		if upper[0].Cmp(values[0]) < 0 {
			values, upper = upper, values // "10 bis 5"
			f.Values = scale(values, f.Scale)
		}
		f.Upper, f.Comparator = scale(upper, f.Scale), Between
		for len(f.Values) < len(f.Upper) {
			f.Values = append(f.Values, f.Values[0])
		}
		for len(f.Upper) < len(f.Values) {
			f.Upper = append(f.Upper, f.Upper[len(f.Upper)-1])
		}
	}
	if tolerance != nil && len(f.Values) == 1 && len(f.Upper) == 0 {
		f.around(new(big.Rat).Mul(tolerance, f.Scale))
	}
	if u.other != nil {
		by := new(big.Rat).Quo(u.other, u.scale)
		f.Values = slices.Concat(scale(f.Values, by), f.Values)
		f.Upper = slices.Concat(scale(f.Upper, by), f.Upper)
	}
	f.next = next
	f.To = p.ts[next-1].to
	p.addPer(&f)
	return f, f.Kind != Duration || f.Period != "year" || !p.word(i, "365")
}

// values reads the number at token j. plain says that it is an article, which mostly counts nothing.
func (p *parser) values(j int) (vs []*big.Rat, next int, plain bool) {
	if p.ts[j].kind == numberToken {
		vs = readings(p.ts[j].text, p.lang)
		next = j + 1
		if next < len(p.ts) && p.ts[next].glued && len(vs) == 1 && vs[0].IsInt() && strings.Contains(p.ts[next].text, "/") && p.ts[next].kind == numberToken {
			half := readings(p.ts[next].text, p.lang) // 1½
			return []*big.Rat{new(big.Rat).Add(vs[0], half[0])}, next + 1, false
		}
		// "2 x 960 GB" is either.
		if len(vs) == 1 && p.word(next, "x", "×") && next+1 < len(p.ts) && p.ts[next+1].kind == numberToken {
			second := readings(p.ts[next+1].text, p.lang)
			if len(second) != 1 || vs[0].Cmp(big.NewRat(64, 1)) > 0 {
				return nil, next, false
			}
			both := []*big.Rat{second[0], new(big.Rat).Mul(vs[0], second[0])}
			slices.SortFunc(both, (*big.Rat).Cmp)
			return both, next + 2, false
		}
		return vs, next, false
	}
	n, next, ok := numeral(p.ts, j)
	if !ok {
		return nil, j, false
	}
	return []*big.Rat{n}, repeated(p.ts, next), articles()[p.ts[j].text] && next == j+1
}

// multiplied reads words such as "Mio." behind a number. "Billion" is a thousand times as much in German; without a
// language both readings are kept.
func (p *parser) multiplied(vs []*big.Rat, j int, money bool) ([]*big.Rat, int) {
	for j < len(p.ts) && p.ts[j].kind == wordToken {
		t := p.ts[j]
		n := multipliers[t.text]
		switch {
		case t.text == "billion" && p.lang == "":
			vs = []*big.Rat{new(big.Rat).Mul(vs[0], big.NewRat(1e9, 1)), new(big.Rat).Mul(vs[len(vs)-1], big.NewRat(1e12, 1))}
			j++
			continue
		case t.text == "billion" && p.lang == "de":
			n = 1e12
		case t.text == "billion":
			n = 1e9
		case t.text == "m" && money:
			n = 1e6
		case t.text == "k" && !t.glued:
			n = 0
		}
		if n == 0 {
			return vs, j
		}
		vs = scale(vs, big.NewRat(n, 1))
		j++
		if p.word(j, ".") && p.ts[j].glued {
			j++
		}
	}
	return vs, j
}

// rangeEnd reads the second number of "2 bis 4 Stunden", "2-4 h" and "zwischen 2 und 4 Stunden", whose unit follows.
func (p *parser) rangeEnd(i, j int, currency string) ([]*big.Rat, int) {
	k := p.rangeSign(i, j)
	if k < 0 {
		return nil, j
	}
	if currency != "" && k < len(p.ts) && currencies[p.ts[k].text] != "" {
		k++
	}
	if k >= len(p.ts) {
		return nil, j
	}
	negative := p.minus(k)
	if negative || p.word(k, "+") {
		k++
	}
	if k >= len(p.ts) {
		return nil, j
	}
	vs, next, _ := p.values(k)
	if len(vs) == 0 || articles()[p.ts[k].text] {
		return nil, j
	}
	vs, next = p.multiplied(vs, next, currency != "")
	u, _, ok := p.unitFor(currency, i, next)
	if !ok || negative && u.kind != Temperature {
		return nil, j
	}
	if negative {
		vs = scale(vs, big.NewRat(-1, 1))
	}
	return vs, next
}

// rangeSign is the token behind the word or sign that makes a range of two numbers; -1 where there is none at token j.
func (p *parser) rangeSign(i, j int) int {
	between := false
	for k := i - 1; k >= max(i-3, 0); k-- {
		between = between || p.ts[k].is("zwischen", "between")
	}
	switch {
	case p.word(j, "bis", "-", "–", "—", "to", "…"), between && p.word(j, "und", "and"):
		return j + 1
	}
	return -1
}

// rangeAfterUnit reads the rest of "10 °C bis 40 °C" behind its first unit.
func (p *parser) rangeAfterUnit(i, j int, u unit) ([]*big.Rat, int) {
	k := p.rangeSign(i, j)
	negative := p.minus(k)
	if negative || p.word(k, "+") {
		k++
	}
	if k < 0 || k >= len(p.ts) || p.word(j, "-") && p.ts[j].glued {
		return nil, j
	}
	vs, next, plain := p.values(k)
	if len(vs) == 0 || plain {
		return nil, j
	}
	v, end, ok := p.unitAt(next)
	if !ok || v.kind != u.kind || v.name != u.name {
		return nil, j
	}
	if negative {
		vs = scale(vs, big.NewRat(-1, 1))
	}
	return scale(vs, new(big.Rat).Quo(v.scale, u.scale)), end
}

// minus reports whether the sign of a negative number stands at token k.
func (p *parser) minus(k int) bool {
	return p.word(k, "-", "−", "–") && k+1 < len(p.ts) && p.ts[k+1].glued && p.ts[k+1].kind == numberToken
}

// nextDay reads service levels in words: NBD, "am nächsten Werktag", "next business day".
func (p *parser) nextDay(i int) (Quantity, int, bool) {
	n, unit, next := int64(1), BusinessDay, i+1
	switch {
	case p.word(i, "nbd"):
	case p.word(i, "2bd"):
		n = 2
	case p.word(i, "next", "following", "nächster", "nächsten", "nächste", "folgenden", "darauffolgenden", "kommenden", "übernächsten"):
		if p.word(i, "übernächsten") {
			n = 2
		}
		u, end, ok := p.unitAt(i + 1)
		switch {
		case ok && u.kind == Duration && u.name == BusinessDay && u.scale.IsInt():
		case ok && u.kind == Duration && u.name == "" && u.scale.Cmp(big.NewRat(day, 1)) == 0 && p.word(i, "next", "nächsten", "folgenden", "übernächsten"):
			n, unit = n*day, ""
		default:
			return Quantity{}, i, false
		}
		next = end
	case p.word(i, "taggleich"), p.word(i, "same", "selben", "gleichen") && p.word(i+1, "day", "tag", "werktag", "arbeitstag", "business", "working"):
		n, unit = 8, BusinessHour
		if !p.word(i, "taggleich") {
			next++
			if p.word(next, "day") {
				next++
			}
		}
	default:
		return Quantity{}, i, false
	}
	return Quantity{
		Kind: Duration, Unit: unit, Values: []*big.Rat{big.NewRat(n, 1)}, From: p.ts[i].from, NumberFrom: p.ts[i].from, To: p.ts[next-1].to,
	}, next, true
}

// join puts together what is one length in two units: "8h 45m", "1 Jahr und 6 Monate".
func (p *parser) join() {
	var out []found
	for _, f := range p.found {
		if n := len(out) - 1; n >= 0 && p.continues(out[n], &f) {
			out[n].Values = []*big.Rat{new(big.Rat).Add(out[n].Values[0], f.Values[0])}
			out[n].To, out[n].NumberTo, out[n].next, out[n].Scale = f.To, f.NumberTo, f.next, f.Scale
			out[n].Comparator = cmp.Or(out[n].Comparator, f.Comparator) // "1 Stunde 30 Minuten oder weniger"
			if f.Period != "" {
				out[n].Period = f.Period
			}
			continue
		}
		out = append(out, f)
	}
	p.found = out
}

func (p *parser) continues(a found, b *found) bool {
	if a.Scale == nil || b.Scale == nil || a.Kind != Duration || len(a.Values) != 1 || len(b.Values) != 1 || a.Upper != nil || b.Upper != nil || b.Comparator != Stated && (b.From < b.NumberFrom || a.Comparator != Stated) || p.ts[b.first].kind != numberToken {
		return false
	}
	gap := b.first - a.next
	if gap > 1 || gap == 1 && !p.word(a.next, "und", "and") {
		return false
	}
	if b.Kind == Length && a.Scale.Cmp(big.NewRat(hour, 1)) == 0 && p.word(b.next-1, "m") {
		b.Kind, b.Scale, b.Values = Duration, big.NewRat(60, 1), scale(b.Values, big.NewRat(60, 1))
	}
	return b.Kind == Duration && a.Unit == b.Unit && b.Scale.Cmp(a.Scale) < 0
}
