package quantity

import (
	"math/big"
	"strings"
	"sync"
)

// often maps adverbs and adjectives, without their endings, to how many times a year they mean.
var often = sync.OnceValue(func() map[string]*big.Rat {
	m := map[string]*big.Rat{}
	add := func(period string, num int64, stems ...string) {
		n := new(big.Rat).Mul(periodsPerYear[period], big.NewRat(num, 1))
		for _, s := range stems {
			m[s] = n
			for _, e := range []string{"e", "en", "er", "es", "em"} {
				m[s+e] = n
			}
		}
	}
	add("minute", 1, "minütlich")
	add("hour", 1, "stündlich", "hourly")
	add("day", 1, "täglich", "tagesaktuell", "daily", "nightly", "nächtlich")
	add("week", 1, "wöchentlich", "weekly")
	add("fortnight", 1, "fortnightly", "zweiwöchentlich", "vierzehntäglich", "vierzehntägig")
	add("month", 1, "monatlich", "monthly")
	add("quarter", 1, "quartalsweise", "vierteljährlich", "quarterly")
	add("half-year", 1, "halbjährlich", "semi-annually", "semiannually")
	add("year", 1, "jährlich", "annually", "yearly", "alljährlich")
	add("day", 2, "halbtäglich")
	add("year", 2, "six-monthly")
	add("year", 6, "zweimonatlich")
	return m
})

// adverbPeriods are the periods of the same words where they stand beside a number: "500 € monatlich".
var adverbPeriods = map[string]string{
	"stündlich": "hour", "hourly": "hour", "täglich": "day", "daily": "day", "wöchentlich": "week", "weekly": "week", "monatlich": "month", "mtl": "month",
	"monthly": "month", "quartalsweise": "quarter", "vierteljährlich": "quarter", "quarterly": "quarter", "fortnightly": "fortnight", "jährlich": "year", "annually": "year", "yearly": "year",
	"jährl": "year", "tgl": "day", "monatliche": "month", "jährliche": "year", "annual": "year", "monatlichen": "month", "jährlichen": "year", "monatlicher": "month", "jährlicher": "year",
}

var times = map[string]int64{
	"einmal": 1, "zweimal": 2, "dreimal": 3, "viermal": 4, "fünfmal": 5, "sechsmal": 6, "zwölfmal": 12, "once": 1, "twice": 2, "thrice": 3,
	"mehrmals": 2, "mehrfach": 2,
}

// frequency reads how often something happens: "täglich", "zweimal im Jahr", "alle 2 Jahre", "every 15 minutes".
func (p *parser) frequency(i int) (Quantity, int, bool) {
	if adverbPeriods[p.ts[i].text] != "" {
		b := token{}
		if i+1 < len(p.ts) {
			b = p.ts[i+1]
		}
		m := ""
		if b.kind == wordToken && b.text != "" {
			m = measureOf(b.text)
		}
		switch {
		case b.kind == numberToken, currencies[b.text] != "", m == "price", m == "availability", m == "downtime", p.word(i-1, "p", "measured", "gemessen", "berechnet", "calculated"), p.leadsToShare(i + 1):
			return Quantity{}, i, false // the period of what follows
		}
	}
	n, next, ok := p.everySo(i)
	for _, read := range []func(int) (*big.Rat, int, bool){p.timesPer, p.inRhythm, p.onWeekdays} {
		if !ok {
			n, next, ok = read(i)
		}
	}
	if !ok && often()[p.ts[i].text] != nil && p.ts[i].kind == wordToken {
		n, next, ok = often()[p.ts[i].text], i+1, true
	}
	if !ok {
		return Quantity{}, i, false
	}
	return Quantity{Kind: Frequency, Values: []*big.Rat{n}, From: p.ts[i].from, To: p.ts[next-1].to, NumberFrom: p.ts[i].from}, next, true
}

// leadsToShare reports whether a percentage or an amount of money follows within a few words: "monatlich mindestens 99,8 %".
func (p *parser) leadsToShare(i int) bool {
	for k := i; k < min(i+4, len(p.ts)) && p.ts[k].sentence == p.ts[i].sentence; k++ {
		if p.ts[k].kind == numberToken {
			u, _, ok := p.unitAt(k + 1)
			return ok && (u.kind == Percent || u.kind == Money)
		}
	}
	return false
}

// everySo reads "alle 2 Jahre", "every other day", "jeden Monat", "every 15 minutes", "in Abständen von 6 Monaten".
func (p *parser) everySo(i int) (*big.Rat, int, bool) {
	if !p.word(i, "alle", "every", "jede", "jeden", "jedes", "each") {
		return nil, i, false
	}
	if p.word(i-1, "of", "during", "in", "per", "for", "während", "within") {
		return nil, i, false
	}
	n, j := big.NewRat(1, 1), i+1
	switch {
	case p.word(j, "other"):
		n, j = big.NewRat(2, 1), j+1
	case j < len(p.ts) && p.ts[j].kind == numberToken:
		vs := readings(p.ts[j].text, p.lang)
		if len(vs) != 1 {
			return nil, i, false
		}
		n, j = vs[0], j+1
	case j < len(p.ts) && p.word(i, "alle", "every"):
		if v, next, ok := numeral(p.ts, j); ok {
			n, j = v, repeated(p.ts, next)
		} else if p.word(i, "alle") {
			return nil, i, false
		}
	}
	u, next, ok := p.unitAt(j)
	if !ok || u.kind != Duration || n.Sign() <= 0 {
		return nil, i, false
	}
	// "every day" and "each month" say when, "jeden Tag" too.
	return perYear(u, n), next, true
}

// inRhythm reads "im Abstand von zwei Wochen", "at intervals of six months", "im 14-Tage-Rhythmus", "14-tägig".
func (p *parser) inRhythm(i int) (*big.Rat, int, bool) {
	j, named := i, false
	switch {
	case p.word(i, "abstand", "abständen", "turnus", "rhythmus", "intervall", "intervallen") && p.word(i+1, "von"), p.word(i, "intervals", "interval") && p.word(i+1, "of"):
		j, named = i+2, true
	case p.ts[i].kind != numberToken && !numeralWords()[prefix(p.ts[i].text)]:
		return nil, i, false
	}
	for p.word(j, "höchstens", "maximal", "längstens", "mindestens", "at", "most", "no", "more", "than", "up", "to") {
		j++
	}
	if j >= len(p.ts) {
		return nil, i, false
	}
	vs, next, plain := p.values(j)
	if len(vs) != 1 || plain || vs[0].Sign() <= 0 {
		return nil, i, false
	}
	u, end, ok := p.unitAt(next)
	if !ok || u.kind != Duration {
		return nil, i, false
	}
	if !named && p.word(end, "-") && p.word(end+1, "rhythmus", "turnus", "intervall", "takt") {
		end, named = end+2, true
	}
	if last := p.ts[end-1].text; !named && (strings.HasSuffix(last, "tägig") || strings.HasSuffix(last, "wöchig")) && !p.word(end, "gültig", "besetzt", "lang") {
		named = true // no ending: an adverb
	}
	return perYear(u, vs[0]), end, named
}

// onWeekdays reads days of the week on which something happens again: "every Tuesday and every Friday", "dienstags und freitags".
// A run of days ("montags bis freitags") is none, nor is a single one: "freitags gibt es Fisch".
func (p *parser) onWeekdays(i int) (*big.Rat, int, bool) {
	seen, next := map[int]bool{}, i
	for j := i; j < len(p.ts); {
		led := p.word(j, "every", "each", "jeden")
		if led {
			j++
		}
		if j >= len(p.ts) || weekdays()[p.ts[j].text] == 0 || len(p.ts[j].text) < 6 || !led && !strings.HasSuffix(p.ts[j].text, "s") && len(seen) == 0 {
			break
		}
		seen[weekdays()[p.ts[j].text]] = true
		next, j = j+1, j+1
		for p.word(j, ",", "und", "and", "sowie") {
			j++
		}
		if j == next {
			break
		}
	}
	const through = "bis to through until - –"
	if len(seen) == 0 || len(seen) == 1 && !p.word(i, "every", "each", "jeden") || p.word(next, strings.Fields(through)...) || p.word(i-1, strings.Fields(through)...) {
		return nil, i, false
	}
	return new(big.Rat).Mul(periodsPerYear["week"], big.NewRat(int64(len(seen)), 1)), next, true
}

// perYear is how often a year has n units of time.
func perYear(u unit, n *big.Rat) *big.Rat {
	length := new(big.Rat).Mul(u.scale, n)
	if length.Sign() == 0 {
		return new(big.Rat)
	}
	switch u.name {
	case Month:
		return new(big.Rat).Quo(periodsPerYear["month"], length)
	case BusinessDay:
		return new(big.Rat).Quo(big.NewRat(250, 1), length)
	case BusinessHour:
		return new(big.Rat).Quo(big.NewRat(2000, 1), length)
	}
	return new(big.Rat).Quo(periodsPerYear["second"], length)
}

// timesPer reads "zweimal jährlich", "3 x pro Woche", "once a month", "4 mal im Jahr", "two times per year".
func (p *parser) timesPer(i int) (*big.Rat, int, bool) {
	j := i
	var n *big.Rat
	if t := times[p.ts[i].text]; t > 0 {
		n, j = big.NewRat(t, 1), i+1
	} else {
		switch v, next, ok := numeral(p.ts, i); {
		case ok:
			n, j = v, next
		case p.ts[i].kind == numberToken && p.word(i+1, "x", "×", "mal", "times", "-"):
			if vs := readings(p.ts[i].text, p.lang); len(vs) == 1 {
				n, j = vs[0], i+1
			}
		}
		if n == nil || !p.word(j, "x", "×", "mal", "times", "-") {
			return nil, i, false
		}
		if p.word(j, "-") && !p.word(j+1, "mal") {
			return nil, i, false
		}
		j++
		if p.word(j, "mal") {
			j++
		}
	}
	if j < len(p.ts) && often()[p.ts[j].text] != nil {
		return new(big.Rat).Mul(n, often()[p.ts[j].text]), j + 1, true
	}
	if name, next := p.per(j); name != "" {
		return new(big.Rat).Mul(n, periodsPerYear[name]), next, true
	}
	return nil, i, false
}
