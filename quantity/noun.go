package quantity

import (
	"math/big"
	"strings"
	"unicode"
	"unicode/utf8"
)

// unitFor is the unit of a number that ends before token j: its currency, a unit behind it, or the thing that it counts.
// i is the token at which the number begins.
func (p *parser) unitFor(currency string, i, j int) (unit, int, bool) {
	if currency != "" {
		return unit{kind: Money, scale: big.NewRat(1, 1), name: currency}, j, true
	}
	if u, next, ok := p.unitAt(j); ok {
		if p.ts[next-1].is("\"") && (i > 0 && p.ts[i-1].is("\"", "„", "“") || !p.ts[next-1].glued) {
			return unit{}, j, false
		}
		return u, next, true
	}
	return p.thing(i, j)
}

// unitAt reads a unit at token j, the longest first. A hyphen may stand before it, as in "30-day".
func (p *parser) unitAt(j int) (unit, int, bool) {
	if p.word(j, "-", "–") && j+1 < len(p.ts) && p.ts[j+1].glued && p.ts[j+1].kind == wordToken {
		j++
	}
	for n := min(5, len(p.ts)-j); n > 0; n-- {
		if p.ts[j+n-1].sentence != p.ts[j].sentence {
			continue
		}
		s := p.ts[j].text
		for _, t := range p.ts[j+1 : j+n] {
			s += " " + t.text
		}
		u, ok := units()[s]
		if k := j + n; ok && u.kind == Count && k+1 < len(p.ts) && p.ts[k].is("-") && p.ts[k].glued && p.ts[k+1].glued && p.ts[k+1].kind == wordToken {
			continue // "user-centric" is no user
		}
		if !ok || n == 1 && !rightCase(p.ts[j]) {
			continue
		}
		if u.kind == Rate {
			u = bits(p.text[p.ts[j].from:p.ts[j].to], u)
		}
		return u, j + n, true
	}
	return unit{}, j, false
}

// bits tells "Mb/s" from "MB/s"; "mb/s" may be either.
func bits(written string, u unit) unit {
	if len(written) != 2 || written[1] != 'b' {
		return u
	}
	eighth := new(big.Rat).Quo(u.scale, big.NewRat(8, 1))
	if written[0] >= 'a' && written[0] != 'k' {
		u.other = eighth
		return u
	}
	u.scale = eighth
	return u
}

// rightCase turns away single letters that are no units as they are written.
func rightCase(t token) bool {
	switch t.text {
	case "m", "l", "g", "d", "s", "h", "t":
		return !t.upper
	case "w", "v", "at", "pt":
		return t.upper
	}
	return true
}

// noThing are words behind a number that are nothing it counts.
var noThing = wordSet(`uhr und oder and or bis to von of im in der die das den dem the a an ist sind is are wird werden will was were has have hat haben be zu für for bei at on an auf mit with
	aus from nach after vor before pro per je alle every each am pm th st nd rd x ab by as if wenn when which die that who where falls und/oder sowie plus minus mal times not nicht pt
	januar februar märz april mai juni juli august september oktober november dezember january february march may june july october december`)

// thing reads what is counted: "500 gleichzeitige Nutzer", "five labor categories". Up to three words may stand before the
// noun. A German noun is known by its capital letter, an English one by its plural.
func (p *parser) thing(i, j int) (unit, int, bool) {
	if !p.counts(i) {
		return unit{}, j, false
	}
	if p.word(j, "of") && p.word(j+1, "the", "these", "our") {
		j += 2
	}
	for k := j; k < len(p.ts) && k < j+5; k++ {
		t := p.ts[k]
		if t.is("-") && t.glued && k > j {
			k++
			continue
		}
		if k+2 < len(p.ts) && p.ts[k+1].is("-") && p.ts[k+1].glued && p.ts[k+2].glued && t.kind == wordToken && !t.upper {
			k++ // "on-site training days"
			continue
		}
		if t.kind != wordToken || t.glued && k == j || t.sentence != p.ts[i].sentence || noThing()[t.text] {
			break
		}
		if u, next, ok := p.unitAt(k); ok {
			if k > j && u.kind != Count && (u.kind != Duration || utf8.RuneCountInString(t.text) <= 2) {
				break
			}
			return u, next, true
		}
		if t.upper && utf8.RuneCountInString(t.text) > 2 || p.lang != "de" && plural(t.text) {
			return unit{kind: Count, scale: big.NewRat(1, 1), name: stem(t.text)}, k + 1, true
		}
	}
	return p.thingBefore(i, j)
}

// thingBefore reads what is counted before a colon: "Standorte: 14", "maximum number of users: 500".
func (p *parser) thingBefore(i, j int) (unit, int, bool) {
	if i < 2 || !p.word(i-1, ":", "=") || j < len(p.ts) && p.ts[j].sentence == p.ts[i].sentence && !p.word(j, ",", ";", ".", ")", "|", "/") {
		return unit{}, j, false
	}
	for k := i - 2; k >= max(0, i-5); k-- {
		if u, ok := units()[p.ts[k].text]; ok && u.kind == Count && p.ts[k].kind == wordToken {
			return u, j, true
		}
	}
	return unit{}, j, false
}

// counts reports whether the number at token i may count things: a name before it makes it a number of that name, as in
// "Los 3 Betrieb".
func (p *parser) counts(i int) bool {
	if i == 0 {
		return true
	}
	b := p.ts[i-1]
	if b.sentence != p.ts[i].sentence || b.kind != wordToken {
		return !b.is("§", "#") && b.kind != numberToken
	}
	if before(p.ts, i) != Stated {
		return true
	}
	return !b.upper || i == 1
}

// countsOne reports whether an article before a unit stands for the number one: behind a comparator, or before a unit of
// time that a preposition leads to.
func (p *parser) countsOne(i, next int, u unit) bool {
	if is, from, at := comparatorAt(p.ts, i); is != Stated && is != About && from == at {
		return true
	}
	if u.kind != Duration {
		return false
	}
	if u.kind == Duration {
		for k := i - 1; k >= max(0, i-3); k-- {
			if p.word(k, "beträgt", "is", "ist", "liegt") {
				return true
			}
		}
	}
	if u.kind == Duration && (u.name == Month || u.scale.Cmp(big.NewRat(hour, 1)) == 0) && p.word(i, "ein", "eine", "einen", "one") && !p.word(i-1, "je", "pro", "an", "für") {
		return i > 0 && p.ts[i-1].kind == wordToken && !p.ts[i-1].upper // "umfasst ein Jahr Wartung"
	}
	if i == 0 {
		return next >= len(p.ts) || p.ts[next].kind == signToken
	}
	return p.word(i-1, "in", "nach", "von", "binnen", "after", "of", "beträgt", "ist", "is", ":", "=", "|", "for", "um")
}

// unlikelyCount reports whether a number of things is a year or no whole number.
func (p *parser) unlikelyCount(i int, vs []*big.Rat) bool {
	t := p.ts[i].text
	if len(t) != 4 || !strings.HasPrefix(t, "19") && !strings.HasPrefix(t, "20") {
		return !vs[len(vs)-1].IsInt()
	}
	switch is, from, _ := comparatorAt(p.ts, i); is {
	case Stated:
		return !p.countsThings(i)
	case Upto:
		return i-from < 2 // "bis 2020", but "bis zu 2000 Nutzer"
	case AtLeast:
		return p.word(i-1, "ab", "from")
	}
	return false
}

// yearWords stand before a year.
var yearWords = wordSet("jahr jahre year years in im seit since von vom from ab stand bis until und and - – / of")

// countsThings reports whether what looks like a year stands right before a thing that requirements count, and behind nothing
// that dates or names anything: "unterstützt 2000 Nutzer", but "Umsatz 2023 Mitarbeiter".
func (p *parser) countsThings(i int) bool {
	u, _, ok := p.unitAt(i + 1)
	if !ok && i+2 < len(p.ts) && p.ts[i+1].kind == wordToken && !noThing()[p.ts[i+1].text] {
		u, _, ok = p.unitAt(i + 2) // gleichzeitige
	}
	if !ok || u.kind != Count || i == 0 || p.ts[i-1].sentence != p.ts[i].sentence {
		return ok && u.kind == Count
	}
	b := p.ts[i-1]
	return !yearWords()[b.text] && b.kind != numberToken && !b.upper
}

func plural(w string) bool {
	return len(w) > 3 && strings.HasSuffix(w, "s") && !strings.HasSuffix(w, "ss") && !strings.HasSuffix(w, "us") && !strings.HasSuffix(w, "is") && !strings.HasSuffix(w, "ous")
}

// stem makes one word of the forms of a noun: "Karte" and "Karten", "category" and "categories".
func stem(w string) string {
	w = strings.Map(func(r rune) rune {
		switch {
		case r == 'ä':
			return 'a'
		case r == 'ö':
			return 'o'
		case r == 'ü':
			return 'u'
		case unicode.IsLetter(r):
			return r
		}
		return -1
	}, w)
	for _, e := range []string{"innen", "ies", "ern", "en", "es", "er", "e", "n", "s", "y"} {
		if cut, ok := strings.CutSuffix(w, e); ok && utf8.RuneCountInString(cut) >= 3 {
			return cut
		}
	}
	return w
}

// per reads a base period at token i: "pro Tag", "/ h", "im Monat", "p. a.", "monatlich".
func (p *parser) per(i int) (name string, next int) {
	if i >= len(p.ts) {
		return "", i
	}
	if n := adverbPeriods[p.ts[i].text]; n != "" {
		return n, i + 1
	}
	j := i
	switch {
	case p.word(i, "p") && p.word(i+1, "a"):
		return "year", i + 2
	case p.word(i, "p") && p.word(i+1, "m"):
		return "month", i + 2
	case p.word(i, "pro", "je", "per", "a", "an", "im", "/", "am", "each", "every", "und", "and"):
		j++
	case p.word(i, "in") && p.word(i+1, "der", "einem", "einer", "jedem", "any", "each", "a", "one", "every"):
		j += 2
	default:
		return "", i
	}
	if p.word(i, "/") && i > 0 && p.word(i-1, "/") {
		return "", i
	}
	for p.word(j, "einem", "jedem", "jede", "jeden", "vollem", "vollen", "einzelnen", "given", "einen", "angefangene", "angefangenem") {
		j++
	}
	if p.word(j, "calendar", "contract", "business", "working") {
		j++
	}
	if j >= len(p.ts) || p.ts[j].kind != wordToken {
		return "", i
	}
	if _, ok := p.year(j + 1); ok {
		return "", i // "im Jahr 2026"
	}
	switch w := p.ts[j].text; {
	case periods()[w] != "":
		return periods()[w], j + 1
	case strings.HasSuffix(w, "jahr"):
		return "year", j + 1
	case strings.HasSuffix(w, "monat"):
		return "month", j + 1
	}
	return "", i
}

// addPer reads what a quantity is reckoned over or for: "pro Tag", "je Nutzer und Monat", "per user per month".
func (p *parser) addPer(f *found) {
	if f.Kind == Count && f.Unit == "ppm" {
		f.Unit, f.Period = "page", "minute"
	}
	for range 3 {
		if name, next := p.per(f.next); name != "" && (f.Kind != Duration || !p.word(f.next, "und", "and", "a")) {
			if f.Period == "" {
				f.Period = name
			}
			f.next = next
		} else if j := p.forThe(f.next); j > 0 {
			p.setScope(f, "per", canonical(p.ts[j].text))
			f.next = j + 1
		} else if p.word(f.next, "pro", "je", "per", "/", "for", "und") && f.next+1 < len(p.ts) && (!p.word(f.next, "für", "for", "und") || p.word(f.next+1, "each", "every", "jeden", "jede")) {
			j := f.next + 1
			for p.word(j, "each", "every", "jeden", "jede", "einzelnen", "named", "benannten", "angefangene", "weiteren", "concurrent") {
				j++
			}
			if j >= len(p.ts) || p.ts[j].kind != wordToken || noThing()[p.ts[j].text] {
				break
			}
			p.setScope(f, "per", canonical(p.ts[j].text))
			f.next = j + 1
		} else {
			break
		}
		f.To = p.ts[f.next-1].to
	}
	if f.Period == "" && (f.Kind == Money || f.Kind == Count) && f.first > 0 {
		f.Period = adverbPeriods[p.ts[f.first-1].text]
	}
}

// forThe is the token of the thing that a number is for: "5.000 Seiten für den Standort"; 0 for none.
func (p *parser) forThe(i int) int {
	if !p.word(i, "für", "for") || !p.word(i+1, "den", "das", "the", "dieses", "diesen") {
		return 0
	}
	j := i + 2
	for p.word(j, "einzelnen", "einzelne", "ganzen", "ganze", "gesamten", "gesamte", "whole", "entire", "individual", "single") {
		j++
	}
	if u, next, ok := p.unitAt(j); ok && u.kind == Count && next == j+1 {
		return j
	}
	return 0
}

func (p *parser) setScope(f *found, dimension, value string) {
	if f.Scope == nil {
		f.Scope = map[string]string{}
	}
	f.Scope[dimension] = value
}

// canonical is the name of a thing in all of its forms.
func canonical(w string) string {
	if u, ok := units()[w]; ok && u.kind == Count {
		return u.name
	}
	return stem(w)
}
