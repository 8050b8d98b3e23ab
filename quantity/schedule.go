package quantity

import (
	"math/big"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// Hours are hours of service: on which days, and from when to when.
type Hours struct {
	Days     int // of the week, from Monday on: 4 to Thursday, 5 to Friday, 6 to Saturday, 7 all
	From, To int // minutes after midnight; To may be past midnight and is then more than 1440. Both are 0 where only PerDay is named
	PerDay   int // minutes a day
}

// Clocked reports whether the hours say when they begin and end; around the clock does.
func (h Hours) Clocked() bool { return h.To > 0 }

// Covers reports whether service during h is service during all of o.
func (h Hours) Covers(o Hours) bool {
	if h.Days < o.Days || h.PerDay < o.PerDay {
		return false
	}
	if h.PerDay >= 1440 || !h.Clocked() || !o.Clocked() {
		return true
	}
	return h.From <= o.From && h.To >= o.To
}

func allDay(days int) Hours { return Hours{Days: days, From: 0, To: 1440, PerDay: 1440} }

// schedule reads hours of service that begin at token i.
func (p *parser) schedule(i int) (Quantity, int, bool) {
	h, next, ok := p.shorthand(i)
	if !ok {
		h, next, ok = p.dayAndTime(i)
	}
	if !ok {
		return Quantity{}, i, false
	}
	return Quantity{
		Kind: Schedule, Hours: h, Values: []*big.Rat{big.NewRat(int64(h.Days*h.PerDay), 60)},
		From: p.ts[i].from, To: p.ts[next-1].to, NumberFrom: p.ts[i].from,
	}, next, true
}

// shorthand reads "24/7", "7 x 24", "5x8", "rund um die Uhr", "24 hours a day".
func (p *parser) shorthand(i int) (Hours, int, bool) {
	if next, ok := p.wording(roundTheClock(), i); ok {
		j := next
		for p.word(j, ",", "von", "from", "an", "on") {
			j++
		}
		if n, end, ok := p.someDays(j); ok && n < 7 {
			return allDay(n), end, true
		}
		if end, ok := p.wording(allYear(), next); ok {
			next = end
		}
		return allDay(7), next, true
	}
	a, ok := p.num(i)
	if !ok || !p.word(i+1, "/", "x", "×", "*") {
		return Hours{}, i, false
	}
	b, ok := p.num(i + 2)
	if !ok {
		return Hours{}, i, false
	}
	slash := p.word(i+1, "/")
	if a < b {
		a, b = b, a
	}
	switch {
	case b < 5 || b > 7 || a < 8 || a > 24 || slash && a != 24:
		return Hours{}, i, false
	case p.word(i+3, ".") && i+4 < len(p.ts) && p.ts[i+4].glued && p.ts[i+4].kind == numberToken:
		return Hours{}, i, false
	}
	next := i + 3
	if p.word(next, "/", "x", "×") {
		if n, ok := p.num(next + 1); ok && n == 365 {
			next += 2
		}
	}
	if a == 24 {
		return allDay(b), next, true
	}
	return Hours{Days: b, PerDay: 60 * a}, next, true
}

// wordings are wordings by their first word, the longest first.
type wordings map[string][][]string

func byFirstWord(all ...string) func() wordings {
	return sync.OnceValue(func() wordings { return sortedWordings(all) })
}

func sortedWordings(all []string) wordings {
	out := wordings{}
	for _, w := range all {
		ws := strings.Fields(w)
		out[ws[0]] = append(out[ws[0]], ws)
	}
	for _, same := range out {
		slices.SortStableFunc(same, func(a, b []string) int { return len(b) - len(a) })
	}
	return out
}

// wording is the token behind the wording that begins at token i.
func (p *parser) wording(of wordings, i int) (next int, ok bool) {
	if i >= len(p.ts) {
		return i, false
	}
	for _, ws := range of[p.ts[i].text] {
		if i+len(ws) <= len(p.ts) && matches(p.ts[i:i+len(ws)], ws) {
			return i + len(ws), true
		}
	}
	return i, false
}

var roundTheClock = byFirstWord(
	"rund um die uhr", "around the clock", "round the clock", "24 hours a day", "24 stunden am tag", "24 hours per day", "24 stunden täglich", "täglich 24 stunden",
	"24 stunden pro tag", "24 - stunden - betrieb", "24 - stunden - bereitschaft", "24 - stunden - service", "24 h täglich", "24 h am tag", "24 hours daily",
)

// atAllHours are wordings behind days: "Monday to Saturday, at all hours".
var atAllHours = byFirstWord("at all hours", "at any hour", "day and night", "rund um die uhr", "around the clock", "round the clock", "tag und nacht", "24 stunden", "24 hours", "zu jeder stunde", "ganztägig")

var allYear = byFirstWord(
	", 7 days a week", ", seven days a week", "7 days a week", ", 365 days a year", "an 7 tagen pro woche", "an 7 tagen in der woche", "an sieben tagen in der woche",
	", 7 tage die woche", ", an 365 tagen im jahr", "an 365 tagen im jahr", "and 7 days a week", "and seven days a week", ", 7 tage in der woche", "und 7 tage die woche",
)

// weekdays are the names of days, from 1 for Monday.
var weekdays = sync.OnceValue(func() map[string]int {
	m := map[string]int{}
	for i, ws := range strings.Fields("montag|montags|monday|mondays|mo|mon dienstag|dienstags|tuesday|di|tue mittwoch|mittwochs|wednesday|mi|wed donnerstag|donnerstags|thursday|do|thu freitag|freitags|friday|fridays|fr|fri samstag|samstags|sonnabend|sonnabends|saturday|saturdays|sa|sat sonntag|sonntags|sunday|sundays|so|sun") {
		for w := range strings.SplitSeq(ws, "|") {
			m[w] = i + 1
		}
	}
	return m
})

// dayWords name days without naming them.
var dayWords = map[string]int{
	"werktags": 5, "werktäglich": 5, "arbeitstäglich": 5, "arbeitstags": 5, "werktagen": 5, "arbeitstagen": 5, "weekdays": 5, "wochentags": 5, "täglich": 7, "daily": 7,
}

// someDays reads "Mo–Fr", "montags bis freitags", "an Werktagen", "täglich", "every day".
func (p *parser) someDays(i int) (n, next int, ok bool) {
	if p.word(i, "an", "on", "every", "each") {
		if p.word(i+1, "allen") || p.word(i+1, "every") {
			i++
		}
		if p.word(i, "every", "each") && p.word(i+1, "day") || p.word(i, "allen") && p.word(i+1, "tagen") {
			next = i + 2
			for p.word(next, "of", "the", "year", "week", "im", "jahr", "des", "jahres") {
				next++
			}
			return 7, next, true
		}
		if p.word(i+1, "working", "business") && p.word(i+2, "days") {
			return 5, i + 3, true
		}
		i++
	}
	if i >= len(p.ts) {
		return 0, i, false
	}
	if n := dayWords[p.ts[i].text]; n > 0 {
		return n, i + 1, true
	}
	if from := weekdays()[p.ts[i].text]; from == 1 {
		j := i + 1
		if p.word(j, "bis", "-", "–", "—", "to", "through", "thru") && j+1 < len(p.ts) && weekdays()[p.ts[j+1].text] > 1 {
			return weekdays()[p.ts[j+1].text], j + 2, true
		}
	}
	return 0, i, false
}

// dayAndTime reads days with a time, in either order.
func (p *parser) dayAndTime(i int) (Hours, int, bool) {
	n, j, hasDays := p.someDays(i)
	if hasDays {
		k := j
		for p.word(k, ",", ":", "(") {
			k++
		}
		if next, ok := p.wording(atAllHours(), k); ok {
			return allDay(n), next, true
		}
		for p.word(j, ",", "von", "from", "zwischen", "between", "(", ":", "jeweils", "in", "der", "zeit", "the", "hours", "of", "at", "-") {
			j++
		}
	} else {
		j = i
		for p.word(j, "von", "from", "zwischen", "between") {
			j++
		}
		if p.ts[i].kind != numberToken && j == i {
			return Hours{}, i, false
		}
	}
	from, j, okFrom := p.clock(j)
	if !okFrom || !p.word(j, "bis", "-", "–", "—", "to", "und", "and", "until", "till") {
		return Hours{}, i, false
	}
	to, j, okTo := p.clock(j + 1)
	if !okTo {
		return Hours{}, i, false
	}
	oclock := p.word(j, "uhr", "h") || p.word(j-1, "am", "pm", "m", "morning", "evening", "afternoon")
	if p.word(j, "uhr") {
		j++
	}
	if !hasDays {
		k := j
		for p.word(k, ",", "(") {
			k++
		}
		if n, k, hasDays = p.someDays(k); hasDays {
			j = k
		}
	}
	if !hasDays || !oclock && !strings.Contains(p.between(i, j), ":") && n == 7 {
		return Hours{}, i, false
	}
	switch {
	case to < from && from < 720 && !p.oclock(i, j):
		to += 720 // "9 to 5"
	case to <= from:
		to += 1440
	}
	return Hours{Days: n, From: from, To: to, PerDay: min(to-from, 1440)}, j, true
}

// oclock reports whether the tokens [i:j) tell the halves of the day apart: by a word, or by hours that are written with a
// nought.
func (p *parser) oclock(i, j int) bool {
	for k := i; k < j; k++ {
		if p.word(k, "uhr", "h", "am", "pm", "m") || p.ts[k].text[0] == '0' && !p.word(k-1, ":") {
			return true
		}
	}
	return false
}

func (p *parser) between(i, j int) string { return p.text[p.ts[i].from:p.ts[j-1].to] }

// clock reads a time of day: 8, 8:30, 8.30, 08:00 Uhr, 5 pm.
func (p *parser) clock(i int) (minutes, next int, ok bool) {
	if i >= len(p.ts) {
		return 0, i, false
	}
	if p.ts[i].kind != numberToken || p.word(i+1, "minuten", "minutes", "vor", "nach", "past") {
		minutes, next, _, ok = p.clockTime(i)
		return minutes, next, ok
	}
	h, m, dotted := strings.Cut(p.ts[i].text, ".")
	hours, err := strconv.Atoi(h)
	if err != nil || hours > 24 {
		return 0, i, false
	}
	j := i + 1
	if dotted {
		minutes, err = strconv.Atoi(m)
	} else if p.word(j, ":") && p.ts[j].glued {
		minutes, ok = p.num(j + 1)
		if !ok {
			return 0, i, false
		}
		j += 2
	}
	if err != nil || minutes > 59 {
		return 0, i, false
	}
	minutes += 60 * hours
	half := ""
	switch {
	case p.word(j, "am", "pm"):
		half, j = p.ts[j].text, j+1
	case p.word(j, "a", "p") && p.word(j+1, "m"): // p.m.
		half, j = p.ts[j].text+"m", j+2
	case p.word(j, "in") && p.word(j+1, "the") && p.word(j+2, "morning", "evening", "afternoon"):
		half, j = map[bool]string{true: "am", false: "pm"}[p.word(j+2, "morning")], j+3
	case p.word(j, "uhr") && p.word(j+1, "bis", "-", "–", "und"):
		j++
	}
	switch {
	case half == "pm" && hours < 12:
		minutes += 720
	case half == "am" && hours == 12:
		minutes -= 720
	}
	return minutes, j, true
}
