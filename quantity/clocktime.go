package quantity

import (
	"math/big"
	"slices"
	"strconv"
	"strings"
)

// timeOfDay reads a time of day that begins at token i: "6:30 Uhr", "7 pm", "Viertel vor sieben", "half past six in the morning".
// Words that leave open which half of the day is meant have two readings.
func (p *parser) timeOfDay(i int) (Quantity, int, bool) {
	minutes, next, sure, ok := p.clockTime(i)
	if !ok {
		return Quantity{}, i, false
	}
	values := []*big.Rat{big.NewRat(int64(minutes), 1)}
	if !sure && minutes > 0 && minutes < 720 {
		values = append(values, big.NewRat(int64(minutes+720), 1))
	}
	return Quantity{Kind: TimeOfDay, Values: values, From: p.ts[i].from, To: p.ts[next-1].to, NumberFrom: p.ts[i].from}, next, true
}

// clockTime reads a time of day in minutes after midnight. sure says that the half of the day is known.
func (p *parser) clockTime(i int) (minutes, next int, sure, ok bool) {
	minutes, next = p.figures(i)
	if next == i {
		if minutes, next, ok = p.spoken(i); !ok {
			return 0, i, false, false
		}
	}
	marked := false
	if p.word(next, "uhr", "o") {
		switch n, isMinute := p.num(next + 1); {
		case p.word(next, "o") && !p.word(next+2, "clock"): // o'clock
			return 0, i, false, false
		case p.word(next, "o"):
			next += 3
		case isMinute && n < 60 && len(p.ts[next+1].text) == 2 && minutes%60 == 0 && p.ts[next+1].sentence == p.ts[next].sentence && !p.word(next+2, "%", "uhr"):
			minutes, next, sure = minutes+n, next+2, true
		default:
			next, sure = next+1, p.ts[i].kind == numberToken
		}
		marked = true
	}
	if half, end := p.halfOfDay(next); half != "" {
		minutes, next, marked, sure = inHalf(minutes, half), end, true, true
	}
	if p.ts[i].kind == wordToken {
		return minutes, next, sure || minutes == 0 || minutes >= 720, true
	}
	if colon := next > i+2 && p.word(i+1, ":"); colon {
		marked = marked || i > 0 && leadsToTime()[p.ts[i-1].text]
		sure = true
	}
	return minutes, next, sure, marked
}

// figures reads the figures of a time: 6, 6:30, 6.30. next is i where there are none.
func (p *parser) figures(i int) (minutes, next int) {
	if i >= len(p.ts) || p.ts[i].kind != numberToken {
		return 0, i
	}
	h, m, dotted := strings.Cut(p.ts[i].text, ".")
	hours, err := strconv.Atoi(h)
	if err != nil || hours > 24 || len(h) > 2 {
		return 0, i
	}
	next = i + 1
	switch {
	case dotted:
		if len(m) != 2 {
			return 0, i
		}
		if minutes, err = strconv.Atoi(m); err != nil {
			return 0, i
		}
	case p.word(next, ":") && p.ts[next].glued && next+1 < len(p.ts) && p.ts[next+1].glued && len(p.ts[next+1].text) == 2:
		var ok bool
		if minutes, ok = p.num(next + 1); !ok {
			return 0, i
		}
		next += 2
	}
	if minutes > 59 {
		return 0, i
	}
	return 60*hours + minutes, next
}

// spoken reads a time in words: "Viertel vor sieben", "halb acht", "ten past six", "noon".
func (p *parser) spoken(i int) (minutes, next int, ok bool) {
	j, add := i, 0
	if p.word(j, "a") && p.word(j+1, "quarter") {
		j++
	}
	switch {
	case p.word(i, "noon", "midday"):
		return 720, i + 1, true
	case p.word(i, "midnight", "mitternacht"):
		return 1440, i + 1, true
	case p.word(j, "viertel", "quarter"):
		add = 15
	case p.word(j, "dreiviertel"):
		return p.fullHour(j+1, -15)
	case p.word(j, "halb"):
		return p.fullHour(j+1, -30)
	case p.word(j, "half") && p.word(j+1, "past"):
		return p.fullHour(j+2, 30)
	default:
		n, _, isNumber := numeral(p.ts[:min(j+1, len(p.ts))], j)
		if v, isFigure := p.num(j); isFigure {
			n, isNumber = big.NewRat(int64(v), 1), true
		}
		if !isNumber || !n.IsInt() || n.Cmp(big.NewRat(30, 1)) >= 0 || articles()[p.ts[j].text] {
			return 0, i, false
		}
		add = int(n.Num().Int64())
		if p.word(j+1, "minuten", "minutes") {
			j++
		}
	}
	half, _ := p.halfOfDay(j + 1)
	switch {
	case add <= 12 && (half != "" || p.word(j+1, "uhr") || p.word(j+1, "o") && p.word(j+3, "clock")):
		return 60 * add, j + 1, true
	case p.word(j+1, "vor", "to", "before"):
		return p.fullHour(j+2, -add)
	case p.word(j+1, "nach", "past"):
		return p.fullHour(j+2, add)
	}
	return 0, i, false
}

// fullHour reads the hour that a time in words names, and moves it by some minutes.
func (p *parser) fullHour(i, by int) (minutes, next int, ok bool) {
	if i >= len(p.ts) || p.ts[i].sentence != p.ts[i-1].sentence {
		return 0, i, false
	}
	hours, ok := p.num(i)
	next = i + 1
	if !ok {
		n, end, isNumber := numeral(p.ts, i)
		if !isNumber || !n.IsInt() || articles()[p.ts[i].text] {
			return 0, i, false
		}
		hours, next = int(n.Num().Int64()), end
	}
	if hours < 1 || hours > 24 {
		return 0, i, false
	}
	if u, _, isUnit := p.unitAt(next); isUnit && u.kind != Duration || isUnit && !p.word(next, "h") {
		return 0, i, false // "halb zwei Drittel", "ten to twelve days"
	}
	return 60*hours + by, next, true
}

// halves of the day, by the words behind a time.
var dayHalves = []struct {
	half  string
	words []string
}{
	{"am", []string{"am"}},
	{"pm", []string{"pm"}},
	{"am", []string{"a", "m"}},
	{"pm", []string{"p", "m"}},
	{"am", []string{"in", "the", "morning"}},
	{"pm", []string{"in", "the", "afternoon"}},
	{"pm", []string{"in", "the", "evening"}},
	{"pm", []string{"at", "night"}},
	{"am", []string{"morgens"}},
	{"am", []string{"früh"}},
	{"am", []string{"vormittags"}},
	{"am", []string{"in", "der", "früh"}},
	{"am", []string{"am", "morgen"}},
	{"am", []string{"am", "vormittag"}},
	{"pm", []string{"nachmittags"}},
	{"pm", []string{"abends"}},
	{"pm", []string{"am", "abend"}},
	{"pm", []string{"am", "nachmittag"}},
}

// halfOfDay reads which half of the day is meant. The German "am" before a word is none: "um 7 Uhr am Montag".
func (p *parser) halfOfDay(i int) (half string, next int) {
	for k := len(dayHalves) - 1; k >= 0; k-- {
		h := dayHalves[k]
		if i+len(h.words) > len(p.ts) || !matches(p.ts[i:i+len(h.words)], h.words) || p.ts[i].sentence != p.ts[i-1].sentence {
			continue
		}
		if len(h.words) == 1 && h.words[0] == "am" && p.lang == "de" {
			continue
		}
		return h.half, i + len(h.words)
	}
	return "", i
}

func inHalf(minutes int, half string) int {
	switch {
	case half == "pm" && minutes < 720:
		return minutes + 720
	case half == "am" && minutes >= 720 && minutes < 780:
		return minutes - 720
	}
	return minutes
}

// leadsToTime are words before figures with a colon that make them a time, and no ratio.
var leadsToTime = wordSet("um gegen at by bis until till before vor ab from von spätestens nach after between zwischen to")

// timed are the measures of which a time of day is the end or the beginning.
var timed = []string{"completion", "delivery", "golive", "start", "onsite", "response", "resolution", "deletion"}

// beforeTime reports whether a quantity is a time of day up to which something has to be done: a word says so, or "bis" stands beside what
// is finished or begun. "Geöffnet bis 18 Uhr" is no such time.
func (q Quantity) beforeTime() bool {
	switch q.Comparator {
	case AtMost, LessThan:
		return true
	case Upto:
		return slices.Contains(timed, q.Measure)
	}
	return false
}
