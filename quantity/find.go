package quantity

import (
	"math/big"
	"regexp"
	"slices"
	"strings"
	"sync"
)

// gap is blank space inside a quantity, the no-break spaces included.
const gap = `[ \x{a0}\x{202f}\x{2009}]`

var (
	figure = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`[€$£]?\d+(?:(?:[.,'’]|[ \x{a0}\x{202f}])\d+)*|\p{L}+`)
	})
	wordAfter = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`^` + gap + `?(?:gleichzeitigen?` + gap + `|concurrent` + gap + `)?((?:[kmgtp]bit/s|[kmgtp]b/s|t€|v\.h\.|us-dollar|[%€$£]|\p{L}+)\.?)`)
	})
	perAfter = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`^` + gap + `*(?:pro|je|im|per|a|in each|/)` + gap + `*(\p{L}+)`)
	})
	before = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(?:^|[^\p{L}])(` + comparatorWords() + `)` + gap + `*$`)
	})
)

// comparators are the words before a number, lower case.
var comparators = map[string]Comparator{
	"mindestens": AtLeast, "mind.": AtLeast, "min.": AtLeast, "wenigstens": AtLeast, "zumindest": AtLeast, "nicht weniger als": AtLeast,
	"at least": AtLeast, "minimum": AtLeast, "no less than": AtLeast, "not less than": AtLeast, "no fewer than": AtLeast, "≥": AtLeast, ">=": AtLeast,
	"mehr als": MoreThan, "more than": MoreThan, ">": MoreThan,
	"höchstens": AtMost, "maximal": AtMost, "max.": AtMost, "nicht mehr als": AtMost, "nicht länger als": AtMost, "innerhalb von": AtMost,
	"innerhalb": AtMost, "binnen": AtMost, "spätestens nach": AtMost, "at most": AtMost, "maximum": AtMost, "no more than": AtMost,
	"not more than": AtMost, "within": AtMost, "no later than": AtMost, "≤": AtMost, "<=": AtMost,
	"weniger als": LessThan, "less than": LessThan, "fewer than": LessThan, "<": LessThan,
	"bis zu": Upto, "up to": Upto,
	"ca.": About, "circa": About, "etwa": About, "ungefähr": About, "rund": About, "approximately": About, "approx.": About, "about": About, "~": About,
}

// comparatorWords is the alternatives of a pattern, the longest first: "nicht mehr als" is no "mehr als".
func comparatorWords() string {
	var ws []string
	for w := range comparators {
		ws = append(ws, regexp.QuoteMeta(w))
	}
	slices.SortFunc(ws, func(a, b string) int {
		if len(a) != len(b) {
			return len(b) - len(a)
		}
		return strings.Compare(a, b)
	})
	return strings.Join(ws, "|")
}

// Find reads the quantities of a text, in their order. A number without a unit it knows is none. lang is "de" or "en" and
// decides how "1.000" is read; where it is "", both readings are kept.
func Find(text, lang string) []Quantity {
	lower := strings.ToLower(text)
	if len(lower) != len(text) {
		lower = text // a letter that changes its length would move all places behind it
	}
	var qs []Quantity
	for _, m := range figure().FindAllStringIndex(lower, -1) {
		if q, ok := read(lower, m[0], m[1], lang); ok && (len(qs) == 0 || q.From >= qs[len(qs)-1].To) {
			qs = append(qs, q)
		}
	}
	return qs
}

// read reads the quantity whose number is text[from:to].
func read(text string, from, to int, lang string) (Quantity, bool) {
	number := text[from:to]
	sign := strings.TrimLeft(number, "€$£")
	values := readings(sign, lang)
	if len(values) == 0 || inWord(text, from) {
		return Quantity{}, false
	}
	var u unit
	if sign != number {
		u = units[number[:len(number)-len(sign)]]
	}
	for {
		m := wordAfter().FindStringSubmatchIndex(text[to:])
		if m == nil {
			break
		}
		word := text[to+m[2] : to+m[3]]
		if n := multiplier(word); n > 0 {
			scale(values, big.NewRat(n, 1))
			to += m[3]
			continue
		}
		if known, ok := unitOf(word); ok && u.scale == nil {
			u = known
			to += m[2] + len(strings.TrimSuffix(word, "."))
		}
		break
	}
	if u.scale == nil {
		return Quantity{}, false
	}
	scale(values, u.scale)
	q := Quantity{Kind: u.kind, Unit: u.name, Values: values, From: from, To: to}
	if m := before().FindStringSubmatchIndex(text[:from]); m != nil {
		q.Comparator, q.From = comparators[text[m[2]:m[3]]], m[2]
	}
	if m := perAfter().FindStringSubmatchIndex(text[to:]); m != nil {
		if p := periods[text[to+m[2]:to+m[3]]]; p != "" {
			q.Period, q.To = p, to+m[1]
		}
	}
	return q, true
}

// inWord reports whether a number continues a word or another number, as in "K-12" or "v1.2".
func inWord(text string, at int) bool {
	if at == 0 {
		return false
	}
	before := text[:at]
	return regexpWordEnd().MatchString(before)
}

var regexpWordEnd = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`[\p{L}\p{N}][-–_.,:/]?$`) })

func unitOf(word string) (unit, bool) {
	if u, ok := units[word]; ok {
		return u, true
	}
	u, ok := units[strings.TrimSuffix(word, ".")]
	return u, ok
}

func multiplier(word string) int64 {
	if n := multipliers[word]; n > 0 {
		return n
	}
	return multipliers[strings.TrimSuffix(word, ".")]
}

// readings are what a number or a number word may mean, ascending.
func readings(s, lang string) []*big.Rat {
	if n, ok := numberWords[s]; ok {
		return []*big.Rat{big.NewRat(n, 1)}
	}
	if n, ok := Number(s, lang); ok {
		return []*big.Rat{n}
	}
	de, ok := Number(s, "de")
	en, okEN := Number(s, "en")
	if lang != "" || !ok || !okEN {
		return nil
	}
	vs := []*big.Rat{de, en}
	slices.SortFunc(vs, (*big.Rat).Cmp)
	return vs
}

func scale(values []*big.Rat, by *big.Rat) {
	for i, v := range values {
		values[i] = new(big.Rat).Mul(v, by)
	}
}
