// Package quantity reads numbers as people and workbooks write them, exactly: as fractions, never as floating point.
package quantity

import (
	"math"
	"math/big"
	"regexp"
	"strconv"
	"strings"
	"sync"
)

// maxDigits bounds the texts that are taken for numbers; no price is that long.
const maxDigits = 40

var (
	currency = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`(?i)^(?:€|eur|euro|chf|sfr\.?|us\$|usd|\$|£|gbp)\s*|\s*(?:€|eur|euro|chf|sfr\.?|usd|\$|£|gbp)\.?$`)
	})
	dashes  = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`[.,](?:-{1,2}|–|—)$`) })
	grouped = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^\d{1,3}(?:[ '’]\d{3})+(?:[.,]\d+)?$`) })
	digits  = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^\d*(?:[.,]\d+)*$`) })
)

// Number reads a number that a person wrote: "1.234,56 €", "EUR 1,234.56", "1 234,50", "4.800,-", "(120,00)", "12,5 %".
// A percentage is read as a fraction. In lang "de" a comma is the decimal sign and a point groups digits, in "en" the other
// way round; it matters only before exactly three digits, as in "1.000", which is no number where lang is "". ok is false
// for anything that is more than a number.
func Number(text, lang string) (n *big.Rat, ok bool) {
	if plainDigits(text) {
		return exact(text, false, false) // most are, and what follows costs more
	}
	s := strings.TrimSpace(strings.NewReplacer("\u00a0", " ", "\u202f", " ", "\u2009", " ", "−", "-").Replace(text))
	s, negative := sign(s)
	s = strings.TrimSpace(currency().ReplaceAllString(s, ""))
	if !negative {
		s, negative = sign(s)
	}
	s, percent := strings.CutSuffix(s, "%")
	s = dashes().ReplaceAllString(strings.TrimSpace(s), "")
	if grouped().MatchString(s) {
		s = strings.NewReplacer(" ", "", "'", "", "’", "").Replace(s)
		if i := strings.IndexAny(s, ".,"); i >= 0 {
			s = s[:i] + "." + s[i+1:]
			return exact(s, negative, percent)
		}
	}
	if s == "" || len(s) > maxDigits || !digits().MatchString(s) {
		return nil, false
	}
	s, ok = ungroup(s, lang)
	if !ok {
		return nil, false
	}
	return exact(s, negative, percent)
}

func plainDigits(s string) bool {
	return s != "" && len(s) <= maxDigits && strings.Trim(s, "0123456789") == ""
}

// sign takes the sign off a number; brackets are the accountants' minus.
func sign(s string) (rest string, negative bool) {
	switch {
	case strings.HasPrefix(s, "(") && strings.HasSuffix(s, ")"):
		return strings.TrimSpace(s[1 : len(s)-1]), true
	case strings.HasPrefix(s, "-"):
		return strings.TrimSpace(s[1:]), true
	case strings.HasPrefix(s, "+"):
		return strings.TrimSpace(s[1:]), false
	}
	return s, false
}

// ungroup writes digits with separators as a plain decimal number.
func ungroup(s, lang string) (string, bool) {
	last := strings.LastIndexAny(s, ".,")
	if last < 0 {
		return s, true
	}
	mark := s[last : last+1]
	before, after := s[:last], s[last+1:]
	switch other := strings.ContainsAny(before, ".,") && !strings.Contains(before, mark); {
	case other: // 1.234,56
		whole, ok := joinGroups(before)
		return whole + "." + after, ok
	case strings.Contains(before, mark): // 1.234.567
		return joinGroups(s)
	case len(after) != 3 || before == "" || before == "0" || len(before) > 3:
		return before + "." + after, true
	case lang == "":
		return "", false
	case (lang == "de") == (mark == "."):
		return before + after, true
	}
	return before + "." + after, true
}

// joinGroups drops the separators of a number whose groups are complete.
func joinGroups(s string) (string, bool) {
	parts := strings.FieldsFunc(s, func(r rune) bool { return r == '.' || r == ',' })
	for i, p := range parts {
		if i > 0 && len(p) != 3 || i == 0 && len(p) > 3 {
			return "", false
		}
	}
	if strings.Contains(s, ".") && strings.Contains(s, ",") {
		return "", false
	}
	return strings.Join(parts, ""), true
}

func exact(s string, negative, percent bool) (*big.Rat, bool) {
	n, ok := new(big.Rat).SetString(s)
	if !ok {
		return nil, false
	}
	if negative {
		n.Neg(n)
	}
	if percent {
		n.Quo(n, big.NewRat(100, 1))
	}
	return n, true
}

// Stored reads a number as a workbook stores it: the shortest decimal of a binary fraction, such as 683.3200000000001. Excel
// shows and reckons with 15 significant digits, and so does this: what the person typed comes back, 683.32.
func Stored(s string) (n *big.Rat, ok bool) {
	v, err := strconv.ParseFloat(strings.TrimSpace(s), 64)
	if err != nil || math.IsInf(v, 0) || math.IsNaN(v) {
		return nil, false
	}
	return new(big.Rat).SetString(strconv.FormatFloat(v, 'e', 14, 64))
}
