package quantity

import (
	"slices"
	"strings"
	"sync"
)

// comparatorsBefore are the words before a number, in lower case and without full stops.
var comparatorsBefore = map[Comparator]string{
	AtLeast: `mindestens|mind|min|wenigstens|zumindest|nicht weniger als|nicht unter|nicht kürzer als|nicht kleiner als|nicht geringer als|nicht niedriger als|ab|größer gleich|größer oder gleich|minimal|minimum|mindest|
		mindestens bis|mindestens bis zum|mindestens bis zu|noch mindestens|ein minimum von|einem minimum von|untergrenze|at least|at a minimum|at minimum|a minimum of|minimum of|min of|no less than|not less than|no fewer than|not fewer than|not below|not under|not lower than|not shorter than|
		at least until|from|≥|>=|=>|upwards of|greater than or equal to|equal to or greater than|frühestens|frühestens am|frühestens nach|nicht vor|nicht vor dem|not before|ab dem|ab zum|no earlier than|not earlier than|noch bis|gültig bis|gültig bis zum|gebunden bis|gebunden bis zum|valid until|valid through|remain valid until|open until|supported until|unterstützt bis`,
	MoreThan: `mehr als|größer als|länger als|über|höher als|besser als|more than|greater than|longer than|higher than|better than|over|above|in excess of|exceeding|exceeds|beyond|>|übersteigt|überschreitet|jenseits von|besser`,
	AtMost: `höchstens|maximal|max|nicht mehr als|nicht länger als|nicht über|nicht älter als|nicht größer als|nicht höher als|nicht später als|nicht langsamer als|kleiner gleich|kleiner oder gleich|innerhalb von|innerhalb|innerhalb der|innert|binnen|längstens|äußerstenfalls|spätestens nach|spätestens|spätestens am|spätestens zum|spätestens bis|spätestens bis zum|bis spätestens|bis spätestens zum|bis spätestens am|bis längstens|ein maximum von|einem maximum von|obergrenze|
		at most|maximum|maximum of|a maximum of|up to a maximum of|max of|no more than|not more than|no longer than|not longer than|no later than|not later than|no greater than|not exceed|not to exceed|not exceeding|never more than|within|within a period of|inside|latest|at the latest|by the latest|in at most|≤|<=|=<|less than or equal to|equal to or less than|no older than|not older than|no higher than|no slower than|in maximal|nie mehr als|bis maximal|in höchstens|not take more than|deckel von`,
	LessThan: `weniger als|kleiner als|kürzer als|geringer als|niedriger als|unter|unterhalb von|unterhalb|schneller als|jünger als|in unter|in weniger als|innerhalb weniger als|less than|fewer than|lower than|shorter than|smaller than|faster than|quicker than|below|under|in under|<|vor|vor dem|before|prior to|unterschreitet`,
	Upto:     `bis zu|bis|up to|until|till|bis zum|bis einschließlich|by|by the|bis hin zu|as many as|as much as|bis in`,
	Exactly:  `genau|exakt|ausschließlich|exactly|precisely|fixed at|fest|only|lediglich|nur|constant`,
	About: `ca|circa|zirka|etwa|ungefähr|rund|annähernd|knapp|gut|fast|nahezu|durchschnittlich|im durchschnitt|im mittel|im schnitt|typischerweise|schätzungsweise|in der regel|üblicherweise|ungefähr bei|approximately|approx|about|around|roughly|nearly|almost|on average|typically|an average of|average|circa|some|~|≈|±|
		an estimated|in the region of|usually|normally|cirka`,
}

// notOver are words to which "over" belongs: "handed over 3 weeks after award", "measured over a year".
var notOver = wordSet("hand hands handed take takes taken took carry carries carried turn turns turned measured averaged calculated spread rolled left")

// strict are comparators that stand right before their number: elsewhere these words mean something else.
var strict = wordSet("ab bis by from über unter over under above below until till vor before min max fest nur only gut fast some < > inside exactly knapp better latest beyond besser average usually normally constant")

// comparatorsAfter are the words behind a quantity.
var comparatorsAfter = map[Comparator]string{
	AtLeast: `oder mehr|und mehr|oder besser|oder höher|oder größer|oder länger|und höher|und darüber|oder darüber|or more|or better|or higher|or above|or greater|or longer|and above|and more|and over|or over|minimum|as a minimum|at minimum|at least|mindestens|plus|nicht unterschreiten|nicht unterschritten|mindestens betragen|or newer|or later|oder neuer`,
	AtMost:  `oder weniger|oder kürzer|oder kleiner|oder darunter|und weniger|und darunter|or less|or fewer|or below|or under|or shorter|or faster|oder schneller|maximum|max|at most|at the latest|höchstens|maximal|spätestens|nicht überschreiten|nicht überschritten|nicht übersteigen|nicht überschreitet|nicht übersteigt|nicht überschreitend`,
}

// A wording is a comparator in words, one for each token.
type wording struct {
	words []string
	is    Comparator
}

var (
	beforeByLast = sync.OnceValue(func() map[string][]wording {
		return index(comparatorsBefore, func(ws []string) string { return ws[len(ws)-1] })
	})
	afterByFirst = sync.OnceValue(func() map[string][]wording {
		return index(comparatorsAfter, func(ws []string) string { return ws[0] })
	})
)

func index(lists map[Comparator]string, key func([]string) string) map[string][]wording {
	m := map[string][]wording{}
	for is, list := range lists {
		for w := range strings.SplitSeq(list, "|") {
			ws := strings.Fields(w)
			m[key(ws)] = append(m[key(ws)], wording{ws, is})
		}
	}
	for k := range m {
		slices.SortFunc(m[k], func(a, b wording) int {
			if len(a.words) != len(b.words) {
				return len(b.words) - len(a.words)
			}
			return strings.Compare(strings.Join(a.words, " ")+string(a.is), strings.Join(b.words, " ")+string(b.is))
		})
	}
	return m
}

// fillers may stand between a comparator and its number.
var fillers = wordSet("für von zu auf im in der die das dem den des einer eine einem einen ein for to of the a an jeweils insgesamt je with mit total derzeit gleichzeitig jedoch aber noch bei ( : „ \" “ weitere weiteren further another eur € chf usd gbp $ £ once einmal nochmals durchgehend und and an am zum zur is ist are sind also beträgt be betragen um at")

// before is the comparator of the number at token i.
func before(ts []token, i int) Comparator {
	is, _, _ := comparatorAt(ts, i)
	return is
}

// comparatorAt finds the comparator of the number at token i, and where it begins. Words of the least and the most, such
// as "maximale Antwortzeit" or "minimum bandwidth of", may stand farther off: at is their place.
func comparatorAt(ts []token, i int) (is Comparator, from, at int) {
	for k := i; k > 0 && i-k <= 4; k-- {
		for _, w := range beforeByLast()[ts[k-1].text] {
			n := k - len(w.words)
			if n < 0 || ts[n].sentence != ts[i-min(1, i)].sentence || !matches(ts[n:k], w.words) {
				continue
			}
			if k < i && len(w.words) == 1 && strict()[w.words[0]] && !currencyBetween(ts[k:i]) {
				continue
			}
			if n > 0 && w.words[0] == "over" && notOver()[ts[n-1].text] {
				continue
			}
			return denied(ts, n, w.is), n, n
		}
		if !fillers()[ts[k-1].text] && (k < 2 || !ts[k-1].is(",") || !ts[k-2].is("minimum", "maximum")) {
			break
		}
	}
	for k := i - 1; k >= 0 && i-k <= 9 && ts[k].sentence == ts[i].sentence && ts[k].kind != numberToken && !ts[k].is(",", ";", "und", "and", "–", "oder", "or"); k-- {
		switch {
		case least(ts[k].text):
			return AtLeast, i, k
		case most(ts[k].text):
			return AtMost, i, k
		}
	}
	return Stated, i, i
}

// denied turns a comparator round where its verb is denied: "must not take longer than", "shall not fall below".
func denied(ts []token, i int, is Comparator) Comparator {
	if turned[is] == Stated {
		return is
	}
	for k := i - 1; k >= max(0, i-deniedWords) && ts[k].sentence == ts[i].sentence; k-- {
		switch t := ts[k]; {
		case t.is("'", "’") && ts[k+1].is("t"):
			return turned[is] // doesn't
		case t.kind != wordToken, t.is("und", "and", "aber", "but", "sondern", "sowie"):
			return is
		case !denials()[t.text]:
		case ts[k+1].is("nur", "only", "just", "merely", "bloß", "allein"):
			return is
		case t.is("ohne", "without"):
			return goesWithout(ts[k+1:i], is)
		default:
			return turned[is]
		}
	}
	return is
}

// turned says what remains where a comparator is denied.
var turned = map[Comparator]Comparator{MoreThan: AtMost, LessThan: AtLeast}

// goesWithout judges a comparator behind "without" and some words: "ohne Datenverlust von mehr als 4 Stunden" and "without
// exceeding" deny it, "ohne Unterbrechung mehr als 8 Stunden" does not. "Without charging for more than 8 hours" may mean
// either.
func goesWithout(between []token, is Comparator) Comparator {
	switch n := len(between); {
	case n == 0, between[n-1].is("von", "of"), between[0].is("dass"):
		return turned[is]
	case between[n-1].is("for"):
		return Stated
	case strings.HasSuffix(between[0].text, "ing"):
		return turned[is]
	}
	return is
}

// deniedBehind reports whether a denial stands at token i, behind the quantity that a verb compares with: "überschreitet 2
// Sekunden nicht".
func deniedBehind(ts []token, i int) bool {
	return i < len(ts) && ts[i].sentence == ts[i-1].sentence && ts[i].is("nicht", "nie", "niemals", "keinesfalls")
}

// comparingVerbs are verbs that compare; a denial stands behind what they compare with.
var comparingVerbs = wordSet("übersteigt überschreitet unterschreitet")

// deniedWords is how many words a verb and what belongs to it have at most between "not" and the comparator.
const deniedWords = 6

var denials = wordSet("not nicht never nie niemals keinesfalls keineswegs no kein keine keinem keinen keiner without ohne cannot neither")

func currencyBetween(ts []token) bool {
	for _, t := range ts {
		if _, ok := currencies[t.text]; !ok {
			return false
		}
	}
	return true
}

func matches(ts []token, words []string) bool {
	for i, w := range words {
		if ts[i].text != w {
			return false
		}
	}
	return true
}

// least and most report whether a word names the lower or the upper end: "Mindestverfügbarkeit", "maximale".
func least(w string) bool {
	return strings.HasPrefix(w, "mindest") || strings.HasPrefix(w, "minimal") || w == "minimum" || w == "min"
}

func most(w string) bool {
	return strings.HasPrefix(w, "maximal") || w == "maximum" || w == "max" || strings.HasPrefix(w, "höchstens") ||
		strings.HasPrefix(w, "höchstdauer") || strings.HasPrefix(w, "höchstwert") || strings.HasPrefix(w, "höchstzahl") || strings.HasPrefix(w, "obergrenze")
}

// after finds a comparator that begins at token i, behind a quantity, and the token behind it.
func after(ts []token, i int) (is Comparator, next int) {
	for skip := range 3 {
		k := i + skip
		if k >= len(ts) || i > 0 && ts[k].sentence != ts[i-1].sentence {
			break
		}
		if skip > 0 && !ts[k-1].is("dürfen", "darf", "werden", "wird", "must", "shall", "-", "zu") {
			break
		}
		for _, w := range afterByFirst()[ts[k].text] {
			n := k + len(w.words)
			if n > len(ts) || !matches(ts[k:n], w.words) {
				continue
			}
			// "mindestens" may belong to the next number: "500 Nutzer, mindestens 20 Standorte" has a comma, this does not.
			if len(w.words) == 1 && n < len(ts) && ts[n].kind == numberToken {
				continue
			}
			if w.words[0] == "plus" && n < len(ts) && ts[n].kind == wordToken && ts[n].sentence == ts[k].sentence {
				continue // "£40 plus VAT" adds another thing
			}
			return w.is, n
		}
	}
	return Stated, i
}

var currencies = map[string]string{
	"€": "EUR", "eur": "EUR", "euro": "EUR", "$": "USD", "us$": "USD", "usd": "USD", "£": "GBP", "gbp": "GBP", "chf": "CHF", "sfr": "CHF",
	"t€": "EUR", "teur": "EUR", "k€": "EUR",
}
