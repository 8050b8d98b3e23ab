package quantity

import (
	"maps"
	"math/big"
	"slices"
	"strings"
	"sync"
)

// A mention is a word that says what a quantity of its sentence is about.
type mention struct {
	dimension, value string
	at               int // token
}

// describe adds to each quantity what the words around it say: what is measured, for what, how, and what does not count.
func (p *parser) describe(context string) {
	if len(p.found) == 0 {
		return
	}
	p.covered = make([]bool, len(p.ts))
	for _, f := range p.found {
		for i := f.first; i < f.next; i++ {
			p.covered[i] = true
		}
	}
	var exclusions []string // of the whole text
	if slices.ContainsFunc(p.found, func(f found) bool { return f.Kind == Percent }) {
		exclusions = p.exclusions(0, len(p.ts))
	}
	around := &parser{text: context, lang: p.lang, ts: tokens(context)}
	outside := firstOfEach(around.mentions(0, len(around.ts)))
	for from := 0; from < len(p.found); {
		to := from + 1
		sentence := p.ts[p.found[from].first].sentence
		for to < len(p.found) && p.ts[p.found[to].first].sentence == sentence {
			to++
		}
		first, last := p.sentence(p.found[from].first)
		inside := p.mentions(first, last)
		for i := from; i < to; i++ {
			p.bind(&p.found[i], p.found[from:to], inside, outside)
			p.measured(&p.found[i], p.found[from:to], first, last)
			p.found[i].Cited = p.cited(p.found[i], first)
			p.found[i].Conditional = p.conditional(p.found[i], first)
			if p.found[i].Kind == Percent {
				p.found[i].Exclusions = exclusions
			} else {
				p.found[i].Exclusions = p.exclusions(first, last)
			}
			p.taxed(&p.found[i])
		}
		from = to
	}
}

// taxed gives the only amount of money of a text the tax that another sentence of it names.
func (p *parser) taxed(f *found) {
	if f.Kind != Money || f.Basis["vat"] != "" || slices.ContainsFunc(p.found, func(o found) bool { return o.Kind == Money && o.first != f.first }) {
		return
	}
	for _, m := range p.mentions(0, len(p.ts)) {
		if m.dimension == "vat" {
			p.note(f, m, true)
			return
		}
	}
}

// firstOfEach keeps the first mention of each dimension.
func firstOfEach(ms []mention) []mention {
	seen := map[string]bool{}
	return slices.DeleteFunc(ms, func(m mention) bool {
		known := seen[m.dimension]
		seen[m.dimension] = true
		return known
	})
}

// sentence are the first token of the sentence of token i, and the one behind its last.
func (p *parser) sentence(i int) (first, last int) {
	for first = i; first > 0 && p.ts[first-1].sentence == p.ts[i].sentence; first-- {
	}
	for last = i; last < len(p.ts) && p.ts[last].sentence == p.ts[i].sentence; last++ {
	}
	return first, last
}

// bind gives a quantity the mentions of its sentence. Where the first mention of a dimension stands before the first
// quantity, each quantity takes the last one before it: "Priorität 1: 1 Stunde, Priorität 2: 4 Stunden". Otherwise it
// takes the next one behind it: "4 Stunden bei Priorität 1 und 8 Stunden bei Priorität 2".
func (p *parser) bind(f *found, all []found, inside, outside []mention) {
	for _, m := range outside {
		p.note(f, m, false)
	}
	seen := map[string]bool{}
	for _, m := range inside {
		group := m.dimension
		if seen[group] {
			continue
		}
		seen[group] = true
		if best, ok := p.nearest(*f, all, inside, group); ok {
			p.note(f, best, true)
		}
	}
}

func (p *parser) nearest(f found, all []found, ms []mention, group string) (best mention, ok bool) {
	if group == "after" { // what a time runs from follows it: "8 Wochen nach Zuschlag"
		i := slices.IndexFunc(ms, func(m mention) bool { return m.dimension == group && m.at >= f.next && m.at <= f.next+5 })
		if i < 0 || p.taken(ms[i].at, f, all) {
			return mention{}, false
		}
		return ms[i], true
	}
	if i := slices.IndexFunc(ms, func(m mention) bool { return m.dimension == group && m.at >= f.first && m.at < f.next }); i >= 0 && (group == "users" || group == "stat") {
		return ms[i], true // "500 gleichzeitige Nutzer"
	}
	if group == "measure" { // "4 Stunden Reaktionszeit"
		for _, m := range ms {
			if m.dimension == group && m.at == f.next && fits(m.value, f.Kind) && (m.at+1 >= len(p.ts) || p.ts[m.at+1].kind != numberToken) {
				return m, true
			}
		}
	}
	ahead, started := true, false
	start := all[slices.IndexFunc(all, func(o found) bool { return o.Kind == f.Kind })].first
	for _, m := range ms {
		if m.dimension != group || m.dimension == "measure" && !fits(m.value, f.Kind) || p.covered[m.at] {
			continue
		}
		if !started {
			started, ahead = true, m.at < start
		}
		if group == "stat" && (p.apart(f.next, m.at) || p.ofNext(f, m, all)) {
			continue // "zwei je Schicht, im Mittel sind es drei"
		}
		if ahead && m.at < f.first || !ahead && !ok && m.at >= f.next && !p.taken(m.at, f, all) {
			best, ok = m, true
		}
	}
	if only, one := p.onlyMeasure(f, ms); !ok && group == "measure" && one {
		return only, true // "Klasse A: 4 h, Klasse B: 8 h Wiederherstellungszeit"
	}
	if !ok && started {
		// A single word that stands on the other side of its quantity.
		for _, m := range ms {
			if group == "stat" && (p.apart(f.next, m.at) || p.ofNext(f, m, all)) {
				continue
			}
			if m.dimension == group && (m.dimension != "measure" || fits(m.value, f.Kind)) && !p.covered[m.at] && len(all) == 1 {
				return m, true
			}
		}
	}
	return best, ok
}

// statWords is how far behind a number it is told that the number is an average, where a comma lies between.
const statWords = 3

// ofNext reports whether a mention behind a quantity leads to the next one of its kind: "2 cm, im Mittel 0,9 cm".
func (p *parser) ofNext(f found, m mention, all []found) bool {
	const words = 4
	return m.at >= f.next && slices.ContainsFunc(all, func(o found) bool { return o.Kind == f.Kind && o.first > m.at && o.first <= m.at+words })
}

// apart reports whether a semicolon stands among the tokens [from:to), or a comma among so many that what follows is about something else.
func (p *parser) apart(from, to int) bool {
	return from < to && slices.ContainsFunc(p.ts[from:to], func(t token) bool { return t.is(";") || t.is(",") && to-from > statWords })
}

// onlyMeasure is the one thing that the words of a sentence say is measured.
func (p *parser) onlyMeasure(f found, ms []mention) (m mention, ok bool) {
	for _, x := range ms {
		if x.dimension != "measure" || !fits(x.value, f.Kind) || p.covered[x.at] {
			continue
		}
		if ok && x.value != m.value {
			return mention{}, false
		}
		m, ok = x, true
	}
	return m, ok
}

// taken reports whether another quantity of the same kind stands between a quantity and a mention behind it.
func (p *parser) taken(at int, f found, all []found) bool {
	return slices.ContainsFunc(all, func(o found) bool { return o.first >= f.next && o.first < at && o.Kind == f.Kind })
}

// endless are kinds of which nothing has an inlet and an outlet: "nach Eingang der Meldung".
var endless = []Kind{Duration, Frequency, Date, Count, Money, Percent, Schedule, Data}

// note writes a mention down. Words inside the sentence win over those around it.
func (p *parser) note(f *found, m mention, inside bool) {
	switch {
	case m.dimension == "measure":
		if fits(m.value, f.Kind) && (inside || f.Measure == "") {
			f.Measure = m.value
		}
	case m.dimension == "component" && f.Kind != Percent, m.dimension == "end" && slices.Contains(endless, f.Kind):
	case basisDimensions()[m.dimension]:
		if m.dimension == "vat" && f.Kind != Money || m.dimension == "clock" && f.Kind != Duration && f.Kind != Percent {
			return
		}
		if m.dimension == "after" && (f.Kind != Duration || !inside) {
			return
		}
		if m.dimension == "users" && f.Kind != Count {
			return
		}
		if f.Basis == nil {
			f.Basis = map[string]string{}
		}
		f.Basis[m.dimension] = m.value
	default:
		p.setScope(f, m.dimension, m.value)
	}
}

// measured finds the base period of a percentage in its sentence, the schedule that stands beside a length of time, and
// whether a number is a capacity.
func (p *parser) measured(f *found, all []found, first, last int) {
	if f.Measure == "" && f.Kind == Duration && p.word(f.next, "lang") {
		f.Measure = "lifetime" // "acht Jahre lang"
	}
	if f.Measure == "retention" && f.Unit == "" && f.Comparator == Stated && f.High().Cmp(big.NewRat(60, 1)) <= 0 {
		f.Measure = "" // "gespeichert ist nach zwei Sekunden" keeps nothing
	}
	if f.Kind == Percent && f.Measure == "" && p.word(f.next, "of", "der", "aller", "all", "von") && slices.ContainsFunc(all, func(o found) bool { return o.Kind == Duration }) {
		f.Measure = "attainment" // "95 % der Anrufe innerhalb von 30 Sekunden"
	}
	if f.Kind == Percent && (f.Measure == "response" || f.Measure == "resolution") {
		f.Measure = "attainment" // of the cases that are answered in time
	}
	if f.Measure == "downtime" && f.Kind == Percent && f.Low().Cmp(big.NewRat(50, 1)) > 0 {
		f.Measure = "availability" // "99,5 %; Ausfälle durch Wartung zählen nicht mit"
	}
	if f.Measure == "downtime" && f.Period == "" {
		f.Period = p.basePeriod(first, last)
	}
	if f.Kind == Percent && f.Period == "" {
		f.Period = p.basePeriod(first, last)
		if next := last; f.Period == "" && next < len(p.ts) && p.ts[next].is("gemessen", "measured", "bezugszeitraum", "messzeitraum", "berechnet", "bezogen", "maßgeblich", "calculated", "die", "der", "the", "messperiode") {
			_, end := p.sentence(next)
			f.Period = p.basePeriod(next, end)
		}
	}
	if f.Kind == Percent && f.Period == "" {
		f.Period = p.averagedOver(all)
	}
	if perPeriod(f.Kind) && len(all) == 1 {
		p.elsewherePer(f, first, last)
	}
	if f.Kind == Duration || f.Kind == Percent {
		for _, o := range all {
			if o.Kind == Schedule {
				if f.Basis == nil {
					f.Basis = map[string]string{}
				}
				f.Basis["clock"] = clockName(o.Hours)
			}
		}
	}
	if f.Measure == "" && (f.Kind == Count || f.Kind == Data || f.Kind == Rate) && p.capacity(first, last) {
		f.Measure = "capacity"
	}
}

// averagedOver is the base period that a percentage has by a length of time beside it: "gemittelt über zwölf Monate".
func (p *parser) averagedOver(all []found) string {
	for _, o := range all {
		if o.Kind == Duration && o.Unit == Month && len(o.Values) == 1 && p.word(o.first-1, "über", "over", "across", "von", "letzten", "last", "any") {
			switch months := o.Values[0]; {
			case months.Cmp(big.NewRat(12, 1)) == 0:
				return "year"
			case months.Cmp(big.NewRat(3, 1)) == 0:
				return "quarter"
			}
		}
	}
	return ""
}

// elsewherePer finds what the only number of a sentence is reckoned for where that does not stand beside it: "Pro Halbjahr bieten
// wir drei Termine an", "Two engineers are available per site".
func (p *parser) elsewherePer(f *found, first, last int) {
	for k := first; k+1 < last; k++ {
		if !p.word(k, "pro", "je", "per", "each", "every", "jeder", "jede", "jedem", "jedes") || k >= f.first && k < f.next {
			continue
		}
		if name, _ := p.per(k); name != "" && f.Period == "" && p.word(k, "pro", "je", "per") {
			f.Period = name
		} else if u, _, ok := p.unitAt(k + 1); ok && u.kind == Count && f.Scope["per"] == "" {
			p.setScope(f, "per", u.name)
		} else if p.word(k, "pro", "je") && p.ts[k+1].upper && len(p.ts[k+1].text) > 2 && f.Scope["per"] == "" && f.Period == "" {
			p.setScope(f, "per", canonical(p.ts[k+1].text))
		}
	}
}

func clockName(h Hours) string {
	if h.Days == 7 && h.PerDay == 1440 {
		return "24x7"
	}
	return "business"
}

// basePeriod finds what a percentage is measured over: "im Jahresmittel", "per calendar month".
func (p *parser) basePeriod(first, last int) string {
	for k := first; k < last; k++ {
		t := p.ts[k]
		if t.kind != wordToken || p.covered[k] {
			continue
		}
		w := t.text
		switch {
		case strings.HasPrefix(w, "monats") || strings.HasPrefix(w, "kalendermonat") || w == "monat" || w == "monatlich" || strings.HasPrefix(w, "monatliche") || w == "month" || w == "monthly" || strings.HasSuffix(w, "monat"):
			return "month"
		case strings.HasPrefix(w, "jahres") || strings.HasPrefix(w, "kalenderjahr") || w == "jahr" || strings.HasPrefix(w, "jährlich") || w == "year" || w == "yearly" || w == "annual" || w == "annually" || w == "annum" || strings.HasSuffix(w, "jahr"):
			return "year"
		case strings.HasPrefix(w, "quartal") || w == "quarter" || w == "quarterly" || strings.HasPrefix(w, "vierteljahr"):
			return "quarter"
		case strings.HasPrefix(w, "wochen") && w != "wochenende" || w == "week" || w == "weekly":
			return "week"
		case w == "p" && k+1 < last && p.word(k+1, "a"):
			return "year"
		}
	}
	return ""
}

// capacityWords are the beginnings of verbs and nouns beside which a number is one that must be carried.
var capacityWords = strings.Fields(`unterstütz support handl ausgelegt auszulegen dimension skalier scal verarbeit process concurrent gleichzeitig parallel kapazität capacity
	bewältig serve accommodat kapazitäten simultan nutzbar aufnehm speicher store hold host verwalt manag lizenz licen zugelassen bereitgestell bereitzustell provid cover abdeck abgedeckt umfass inclu enthalten ermöglich enabl bedien sized sustain erlaub allow nutzerzahl benutzerzahl`)

func (p *parser) capacity(first, last int) bool {
	for k := first; k < last; k++ {
		if p.ts[k].kind == wordToken && slices.ContainsFunc(capacityWords, func(s string) bool { return strings.HasPrefix(p.ts[k].text, s) }) {
			return true
		}
	}
	return false
}

// cited reports whether the words before a quantity say that it is the one asked for.
func (p *parser) cited(f found, first int) bool {
	for k := f.first - 1; k >= max(first, f.first-5); k-- {
		w := p.ts[k].text
		if citing()[w] || strings.HasPrefix(w, "gefordert") || strings.HasPrefix(w, "verlangt") || strings.HasPrefix(w, "vorgegeben") {
			return true
		}
		if p.ts[k].is(",", ";", ".") || p.ts[k].kind == numberToken {
			break
		}
	}
	return p.word(f.next, "gefordert", "verlangt", "required", "requested") || p.word(f.next, "are", "is", "werden", "wird", "sind") && p.word(f.next+1, "gefordert", "verlangt", "required", "requested")
}

// conditional reports whether a quantity stands right behind a conjunction, in its clause: "when sent at least 24 hours later". A
// deadline is what is asked even there: "if reported, within 4 hours".
func (p *parser) conditional(f found, first int) bool {
	if f.Comparator != AtLeast && f.Comparator != MoreThan && f.Comparator != LessThan {
		return false
	}
	if f.Kind == Duration && p.word(f.first-1, "ab", "from") && p.definesBehind(f.next) {
		return true // "Verspätung ab 15 Minuten gilt als unpünktlich"
	}
	for k := f.first - 1; k >= max(first, f.first-conditionWords); k-- {
		switch {
		case p.ts[k].is(",", ";", ":", "then", "dann", "so", "must", "shall", "muss", "müssen"):
			return false
		case conjunctions()[p.ts[k].text]:
			return true
		}
	}
	return false
}

// definesBehind reports whether the words behind a quantity say what it counts as.
func (p *parser) definesBehind(i int) bool {
	for k := i; k < min(i+4, len(p.ts)); k++ {
		if p.word(k, "gilt", "gelten", "zählt", "zählen") && p.word(k+1, "als") || p.word(k, "counts", "count") && p.word(k+1, "as") {
			return true
		}
	}
	return false
}

// conditionWords is how many words stand at most between a conjunction and the number of its clause, comparator included.
const conditionWords = 6

var conjunctions = wordSet("when whenever if unless wenn falls sofern sobald")

var citing = wordSet("statt anstelle anstatt instead rather required requested requires require asked fordern fordert verlangen demanded specified")

// belongs reports whether a word only says whose measure an earlier word names: "the response time of the outage desk".
func (p *parser) belongs(ms []mention, k int) bool {
	if len(ms) == 0 || ms[len(ms)-1].dimension != "measure" || k-ms[len(ms)-1].at > 5 {
		return false
	}
	of := false
	for j := ms[len(ms)-1].at + 1; j < k; j++ {
		if p.ts[j].kind != wordToken {
			return false
		}
		of = of || k-j <= 3 && p.word(j, "of", "der", "des", "von", "vom")
	}
	return of
}

// mentions finds the words that tell what quantities are about, in tokens [first:last).
func (p *parser) mentions(first, last int) []mention {
	var ms []mention
	for k := first; k < last; k++ {
		t := p.ts[k]
		if t.kind != wordToken {
			continue
		}
		if m, ok := p.numberedClass(k, last); ok {
			ms = append(ms, m)
		}
		for _, s := range sayings()[t.text] {
			if k+len(s.words) <= last && matches(p.ts[k:k+len(s.words)], s.words) {
				ms = append(ms, mention{s.dimension, s.value, k})
				break
			}
		}
		if value := p.tax(k, last); value != "" {
			ms = append(ms, mention{"vat", value, k})
		}
		if m, ok := p.percentile(k); ok {
			ms = append(ms, m)
		}
		if p.precededBy(k, 1, "been") && p.precededBy(k, 8, "after", "once") {
			continue // "after the last one has been delivered"
		}
		if m := measureOf(t.text); m != "" && !p.precededBy(k, 1, "nicht") && (m != "downtime" || !p.precededBy(k, 3, "nach", "after", "following", "bei", "upon") && !p.belongs(ms, k)) {
			ms = append(ms, mention{"measure", m, k})
		}
	}
	return ms
}

// tax reads at token k whether an amount holds the value added tax: "zzgl. der gesetzlichen Umsatzsteuer", "Bruttopreis", "VAT included".
func (p *parser) tax(k, last int) string {
	w := p.ts[k].text
	switch {
	case strings.HasPrefix(w, "brutto") && len(w) > len("brutto"):
		return "gross"
	case strings.HasPrefix(w, "netto") && len(w) > len("netto"):
		return "net"
	case taxes()[w] && (p.word(k+1, "eingerechnet", "inbegriffen", "enthalten", "inklusive", "inkludiert", "included") || p.word(k+1, "is", "ist") && p.word(k+2, "included", "enthalten", "eingerechnet")):
		return "gross"
	}
	value := map[bool]string{true: "net", false: "gross"}[withoutTax()[w]]
	if !withoutTax()[w] && !withTax()[w] {
		return ""
	}
	for j := k + 1; j < min(k+5, last); j++ {
		switch {
		case taxes()[p.ts[j].text]:
			return value
		case p.ts[j].kind != wordToken && !p.word(j, "."), withoutTax()[p.ts[j].text], withTax()[p.ts[j].text]:
			return ""
		}
	}
	return ""
}

var (
	taxes      = wordSet("mwst ust umsatzsteuer mehrwertsteuer vat tax steuer steuern gst")
	withoutTax = wordSet("zzgl zuzüglich plus excl excluding exclusive ohne exklusive exkl before")
	withTax    = wordSet("inkl inklusive einschließlich einschl incl including inclusive mit")
)

// precededBy reports whether one of the n tokens before k is one of the words: "nach einem Ausfall" measures no outage.
func (p *parser) precededBy(k, n int, words ...string) bool {
	return slices.ContainsFunc(p.ts[max(0, k-n):k], func(t token) bool { return t.is(words...) })
}

// percentile reads "95. Perzentil", "95th percentile" and "p95".
func (p *parser) percentile(k int) (mention, bool) {
	t := p.ts[k]
	if t.text == "p" && k+1 < len(p.ts) && p.ts[k+1].glued {
		if n, ok := p.num(k + 1); ok && n >= 50 && n < 100 {
			return mention{"stat", "p" + p.ts[k+1].text, k}, true
		}
	}
	if !strings.HasPrefix(t.text, "perzentil") && !strings.HasPrefix(t.text, "percentile") && t.text != "quantil" {
		return mention{}, false
	}
	for j := k - 1; j >= max(0, k-3); j-- {
		if p.ts[j].kind == numberToken {
			return mention{"stat", "p" + p.ts[j].text, k}, true
		}
	}
	return mention{}, false
}

// numberedClass reads "Priorität 1", "P1", "Sev-2", "Störungsklasse B".
func (p *parser) numberedClass(k, last int) (mention, bool) {
	t := p.ts[k]
	if !classes()[t.text] && (!t.upper || !t.is("p", "s", "sev", "prio")) {
		return mention{}, false
	}
	j := k + 1
	for p.word(j, "-", "–", "(", "level", "klasse", ":") {
		j++
	}
	if j >= last || t.is("p", "s") && !p.ts[k+1].glued {
		return mention{}, false
	}
	v := p.ts[j].text
	switch {
	case p.ts[j].kind == numberToken && len(v) == 1:
		return mention{"priority", v, k}, true
	case p.ts[j].kind == wordToken && p.ts[j].upper && len(v) == 1 && v[0] >= 'a' && v[0] <= 'd':
		return mention{"priority", string('1' + v[0] - 'a'), k}, true
	case ordinals[v] > 0 && strings.Trim(v, "iv") == "":
		return mention{"priority", string(rune('0' + ordinals[v])), k}, true
	case classWords[v] != "":
		return mention{"urgency", classWords[v], k}, true
	}
	return mention{}, false
}

var classes = wordSet("priorität prio priority severity sev störungsklasse fehlerklasse klasse class prioritätsstufe prioritätsklasse kategorie category störungskategorie mängelklasse stufe störungsstufe schweregrad dringlichkeit mangelklasse störungspriorität supportklasse incidentklasse")

var classWords = map[string]string{
	"kritisch": "critical", "critical": "critical", "urgent": "critical", "dringend": "critical", "high": "high", "hoch": "high", "medium": "medium", "mittel": "medium",
	"normal": "medium", "low": "low", "niedrig": "low", "gering": "low",
}

// A saying is a wording that says something about a quantity.
type saying struct {
	words            []string
	dimension, value string
}

var basisDimensions = wordSet("clock stat vat after users point")

// sayings maps the first words of wordings to them, the longest first.
var sayings = sync.OnceValue(func() map[string][]saying {
	m := map[string][]saying{}
	for _, dimension := range slices.Sorted(maps.Keys(sayingWords)) {
		for _, value := range slices.Sorted(maps.Keys(sayingWords[dimension])) {
			for w := range strings.SplitSeq(sayingWords[dimension][value], "|") {
				ws := strings.Fields(w)
				m[ws[0]] = append(m[ws[0]], saying{ws, dimension, value})
			}
		}
	}
	for k := range m {
		slices.SortStableFunc(m[k], func(a, b saying) int { return len(b.words) - len(a.words) })
	}
	return m
})
