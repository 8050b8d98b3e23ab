package quantity

import (
	"math/big"
	"slices"
	"strconv"
	"strings"
	"sync"
	"time"
)

// months maps names of months, in lower case, to their numbers.
var months = sync.OnceValue(func() map[string]int {
	m := map[string]int{}
	for i, ws := range strings.Fields("januar|jänner|january|jan februar|feber|february|feb märz|maerz|march|mär|mar|mrz april|apr mai|may juni|june|jun juli|july|jul august|aug september|sep|sept oktober|october|okt|oct november|nov dezember|december|dez|dec") {
		for w := range strings.SplitSeq(ws, "|") {
			m[w] = i + 1
		}
	}
	return m
})

// A span is a run of days, both ends included.
type dates struct{ from, to time.Time }

func oneDay(y, m, d int) (dates, bool) {
	switch {
	case y < 70:
		y += 2000
	case y < 100:
		y += 1900
	}
	t := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	return dates{t, t}, t.Day() == d && int(t.Month()) == m && y >= 1950 && y < 2100
}

func wholeMonths(y, m, n int) (dates, bool) {
	from := time.Date(y, time.Month(m), 1, 0, 0, 0, 0, time.UTC)
	return dates{from, from.AddDate(0, n, -1)}, y >= 1950 && y < 2100 && m >= 1 && m <= 12
}

// week is an ISO week.
func week(y, w int) (dates, bool) {
	jan4 := time.Date(y, 1, 4, 0, 0, 0, 0, time.UTC)
	monday := jan4.AddDate(0, 0, -(int(jan4.Weekday())+6)%7+7*(w-1))
	return dates{monday, monday.AddDate(0, 0, 6)}, y >= 1950 && y < 2100 && w >= 1 && w <= 53
}

// date reads a date or a part of a year that begins at token i.
func (p *parser) date(i int) (Quantity, int, bool) {
	for _, read := range []func(int) ([]dates, int, bool){p.numericDate, p.namedDate, p.partOfYear} {
		if ds, next, ok := read(i); ok {
			return p.dated(i, ds, next), next, true
		}
	}
	return Quantity{}, i, false
}

func (p *parser) dated(i int, ds []dates, next int) Quantity {
	slices.SortFunc(ds, func(a, b dates) int { return a.from.Compare(b.from) })
	q := Quantity{Kind: Date, From: p.ts[i].from, To: p.ts[next-1].to, NumberFrom: p.ts[i].from}
	span := false
	for _, d := range ds {
		q.Values = append(q.Values, days(d.from))
		q.Upper = append(q.Upper, days(d.to))
		span = span || d.from != d.to
	}
	if !span {
		q.Upper = nil
	}
	return q
}

func days(t time.Time) *big.Rat { return big.NewRat(t.Unix()/day, 1) }

func (p *parser) num(i int) (int, bool) {
	if i >= len(p.ts) || p.ts[i].kind != numberToken {
		return 0, false
	}
	n, err := strconv.Atoi(p.ts[i].text)
	return n, err == nil
}

func (p *parser) word(i int, words ...string) bool {
	return i >= 0 && i < len(p.ts) && p.ts[i].is(words...)
}

func (p *parser) year(i int) (int, bool) {
	n, ok := p.num(i)
	return n, ok && len(p.ts[i].text) == 4 && n >= 1950 && n < 2100
}

// numericDate reads 02.01.2026, 2026-01-02, 1/2/2026 and 03/2026. Of a date with slashes English texts leave open which
// is the month.
func (p *parser) numericDate(i int) ([]dates, int, bool) {
	if p.ts[i].kind != numberToken {
		return nil, i, false
	}
	if parts := strings.Split(p.ts[i].text, "."); len(parts) == 3 && len(parts[0]) <= 2 && len(parts[1]) <= 2 && (len(parts[2]) == 4 || len(parts[2]) == 2) {
		d, _ := strconv.Atoi(parts[0])
		m, _ := strconv.Atoi(parts[1])
		y, _ := strconv.Atoi(parts[2])
		one, ok := oneDay(y, m, d)
		return []dates{one}, i + 1, ok
	} else if len(parts) == 2 && len(parts[0]) == 2 && len(parts[1]) == 4 && strings.HasPrefix(parts[1], "20") {
		m, _ := strconv.Atoi(parts[0])
		y, _ := strconv.Atoi(parts[1])
		one, ok := wholeMonths(y, m, 1)
		return []dates{one}, i + 1, ok
	}
	if y, ok := p.year(i); ok && p.word(i+1, "-") && p.word(i+3, "-") {
		m, okM := p.num(i + 2)
		d, okD := p.num(i + 4)
		one, ok := oneDay(y, m, d)
		return []dates{one}, i + 5, ok && okM && okD
	}
	a, ok := p.num(i)
	if !ok || !p.word(i+1, "/") || len(p.ts[i].text) > 2 {
		return nil, i, false
	}
	if y, ok := p.year(i + 2); ok {
		one, ok := wholeMonths(y, a, 1)
		return []dates{one}, i + 3, ok
	}
	b, okB := p.num(i + 2)
	y, okY := p.year(i + 4)
	if !okB || !okY || !p.word(i+3, "/") {
		return nil, i, false
	}
	var ds []dates
	if d, ok := oneDay(y, b, a); ok {
		ds = append(ds, d)
	}
	if d, ok := oneDay(y, a, b); ok && a != b && p.lang != "de" {
		ds = append(ds, d)
	}
	return ds, i + 5, len(ds) > 0
}

// namedDate reads "2. Januar 2026", "2nd of January 2026", "January 2, 2026" and "Januar 2026".
func (p *parser) namedDate(i int) ([]dates, int, bool) {
	j := i
	d, hasDay := p.num(j)
	if hasDay {
		j++
		for p.word(j, ".", "st", "nd", "rd", "th", "of") {
			j++
		}
	}
	if j >= len(p.ts) || months()[p.ts[j].text] == 0 {
		return nil, i, false
	}
	m := months()[p.ts[j].text]
	j++
	if n, ok := p.num(j); ok && !hasDay && n <= 31 && len(p.ts[j].text) <= 2 {
		d, hasDay = n, true
		j++
		for p.word(j, "st", "nd", "rd", "th") {
			j++
		}
	}
	if p.word(j, ",") {
		j++
	}
	y, ok := p.year(j)
	switch {
	case !ok:
		return nil, i, false
	case hasDay:
		one, ok := oneDay(y, m, d)
		return []dates{one}, j + 1, ok
	}
	one, ok := wholeMonths(y, m, 1)
	return []dates{one}, j + 1, ok
}

// partOfYear reads "KW 12/2026", "Q3 2026", "3. Quartal 2026", "H1/2026", "first half of 2026", "Ende März 2026" and
// "Ende 2026".
func (p *parser) partOfYear(i int) ([]dates, int, bool) {
	if part := partWords[p.ts[i].text]; part != 0 {
		return p.partOf(i+1, part)
	}
	if ds, next, ok := p.season(i); ok {
		return ds, next, true
	}
	if ds, next, ok := p.weekOfMonth(i); ok {
		return ds, next, true
	}
	n, j, unitWord := p.numbered(i)
	if unitWord == "" {
		return nil, i, false
	}
	for p.word(j, "/", "of", "in", "des", "jahres", "the", "-", "im", "jahr", "year", ",") {
		j++
	}
	y, ok := p.year(j)
	if !ok {
		return nil, i, false
	}
	var d dates
	switch unitWord {
	case "week":
		d, ok = week(y, n)
	case "quarter":
		d, ok = wholeMonths(y, 3*n-2, 3)
	case "half":
		d, ok = wholeMonths(y, 6*n-5, 6)
	}
	return []dates{d}, j + 1, ok
}

// seasons are the months with which they begin.
var seasons = map[string]int{
	"frühjahr": 3, "frühling": 3, "spring": 3, "sommer": 6, "summer": 6, "herbst": 9, "autumn": 9, "winter": 12,
}

// season reads "Herbst 2027", "in the spring of 2027".
func (p *parser) season(i int) ([]dates, int, bool) {
	m := seasons[p.ts[i].text]
	j := i + 1
	if p.word(j, "of", "des", "im") {
		j++
	}
	y, ok := p.year(j)
	if m == 0 || !ok {
		return nil, i, false
	}
	d, ok := wholeMonths(y, m, 3)
	return []dates{d}, j + 1, ok
}

// weekOfMonth reads "zweite Aprilwoche 2027" and "the second week of April 2027". A month has four to six weeks; the second may begin
// from its second day on, and end with its fourteenth.
func (p *parser) weekOfMonth(i int) ([]dates, int, bool) {
	n, isFigure := p.num(i)
	if !isFigure {
		n = ordinals[p.ts[i].text]
	}
	j := i + 1
	for p.word(j, ".", "st", "nd", "rd", "th") {
		j++
	}
	if n < 1 || n > 4 || j >= len(p.ts) {
		return nil, i, false
	}
	m := 0
	if name, ok := strings.CutSuffix(p.ts[j].text, "woche"); ok {
		m = months()[name]
	} else if p.word(j, "week", "woche") && p.word(j+1, "of", "in", "im", "des") && j+2 < len(p.ts) {
		m = months()[p.ts[j+2].text]
		j += 2
	}
	y, ok := p.year(j + 1)
	if m == 0 || !ok {
		return nil, i, false
	}
	from := time.Date(y, time.Month(m), max(1, 7*(n-2)+2), 0, 0, 0, 0, time.UTC)
	return []dates{{from, time.Date(y, time.Month(m), 7*n, 0, 0, 0, 0, time.UTC)}}, j + 2, true
}

var yearParts = map[string]string{
	"kw": "week", "cw": "week", "kalenderwoche": "week", "week": "week", "woche": "week",
	"q": "quarter", "quartal": "quarter", "quarter": "quarter", "h": "half", "hj": "half", "halbjahr": "half", "half": "half",
	"jahreshälfte": "half", "calendar": "",
}

var ordinals = map[string]int{
	"first": 1, "second": 2, "third": 3, "fourth": 4, "erste": 1, "ersten": 1, "erstes": 1, "zweite": 2, "zweiten": 2, "zweites": 2,
	"dritte": 3, "dritten": 3, "drittes": 3, "vierte": 4, "vierten": 4, "viertes": 4, "i": 1, "ii": 2, "iii": 3, "iv": 4,
}

// numbered reads a numbered part of a year, without its year: "Q3", "KW 12", "3. Quartal", "first half".
func (p *parser) numbered(i int) (n, next int, unitWord string) {
	if p.word(i, "calendar") {
		i++
	}
	if i < len(p.ts) && p.ts[i].kind == wordToken && yearParts[p.ts[i].text] != "" {
		if n, ok := p.num(i + 1); ok && n <= 53 {
			return n, i + 2, yearParts[p.ts[i].text]
		}
	}
	n, ok := p.num(i)
	j := i + 1
	if !ok && i < len(p.ts) {
		n = ordinals[p.ts[i].text]
	}
	for p.word(j, ".", "st", "nd", "rd", "th") {
		j++
	}
	if n == 0 || j >= len(p.ts) || len(p.ts[j].text) == 1 {
		return 0, i, ""
	}
	return n, j + 1, yearParts[p.ts[j].text]
}

const (
	partStart = iota + 1
	partMiddle
	partEnd
)

var partWords = map[string]int{
	"anfang": partStart, "early": partStart, "beginning": partStart, "beginn": partStart, "start": partStart, "jahresanfang": partStart,
	"mitte": partMiddle, "mid": partMiddle, "middle": partMiddle, "ende": partEnd, "end": partEnd, "late": partEnd, "jahresende": partEnd, "ultimo": partEnd,
}

// partOf reads what follows "Ende", "mid-" and the like: a month with its year, a quarter, or a year.
func (p *parser) partOf(j, part int) ([]dates, int, bool) {
	for p.word(j, "of", "-", "des", "the", "jahres", "year", "vom", "monats") {
		j++
	}
	if j >= len(p.ts) {
		return nil, j, false
	}
	var whole dates
	var next int
	if y, ok := p.year(j); ok && !p.word(j+1, "-") {
		whole, _ = wholeMonths(y, 1, 12)
		next = j + 1
	} else {
		ds, n, ok := p.namedDate(j)
		if !ok {
			ds, n, ok = p.partOfYearOnly(j)
		}
		if !ok {
			return nil, j, false
		}
		whole, next = ds[0], n
	}
	length := int(whole.to.Sub(whole.from).Hours()/24) + 1
	if length < 28 {
		return nil, j, false // "Ende der 3. Woche"
	}
	third := length / 3
	switch part {
	case partStart:
		whole.to = whole.from.AddDate(0, 0, third-1)
	case partMiddle:
		whole.from, whole.to = whole.from.AddDate(0, 0, third), whole.to.AddDate(0, 0, -third)
	default:
		whole.from = whole.to.AddDate(0, 0, -third+1)
		if length > 31 {
			whole.from = whole.to.AddDate(0, 0, -30)
		}
	}
	return []dates{whole}, next, true
}

func (p *parser) partOfYearOnly(i int) ([]dates, int, bool) {
	if partWords[p.ts[i].text] != 0 {
		return nil, i, false
	}
	return p.partOfYear(i)
}
