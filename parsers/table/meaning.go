package table

import (
	"maps"
	"slices"
	"strings"
	"unicode"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers/pattern"
)

// A meaning is a code with what the sentence that explains it says about compliance; Unstated where it says nothing.
type meaning struct {
	code string
	of   lint.Claim
}

var (
	// What is not needed says nothing about how something is met: "ohne Anpassung", "no customization required".
	notNeeded = pattern.Must(`(?:ohne|keine|kein|without|no)(?: (?:weitere|zusätzliche|any|further|additional))? (?:\p{L}*anpassung\p{L}*|\p{L}*programmierung|konfiguration|parametrierung|customi[sz]ation|configuration|modifications?|programming)`)
	denied    = pattern.Must(`(?:cannot|can not|can't|will not|does not|do not|not)(?: (?:be|currently|able to))*(?: (?:available|provided?|supported?|met|meet|offer|offered|included?|fulfilled?|satisfied|satisfy|comply|compliant|possible|delivered|deliver))` +
		`|(?:nicht|nicht im standard)(?: (?:abgedeckt|erfüllt|erfüllbar|verfügbar|enthalten|unterstützt|möglich|vorhanden|lieferbar|angeboten|erbracht|bereitgestellt|umsetzbar|umgesetzt|realisierbar))`)
	but = pattern.Must(`(?:^|[ ,;(])(?:but|however|unless|aber|jedoch|sondern|sofern)[ ,]`)
	// meanings are read in this order: what falls short of the standard is said more plainly than that something is met.
	meanings = []struct {
		of lint.Claim
		re *pattern.Pattern
	}{
		{lint.Roadmap, pattern.Must(`in development|under development|in entwicklung|future (?:release|version)|next (?:release|version)|planned|roadmap|künftig|geplant|nächste[mnrs]? (?:release|version)|folgeversion|folgerelease`)},
		{lint.ThirdParty, pattern.Must(`third[- ]part|3rd[- ]part|drittanbieter|drittprodukt|fremdprodukt|partnerlösung|partnerprodukt|subcontractor|nachunternehmer`)},
		{lint.Custom, pattern.Must(`customi[sz]ation|custom (?:develop|code|program|build)|modification|programming|source code|programmierung|programmiert|individualentwick|eigenentwick|zusatzentwick|entwicklungsaufwand|(?:^| )(?:development|entwicklung)(?:$|[ .,;)])`)},
		{lint.ExtraCost, pattern.Must(`additional cost|extra cost|additional charge|zusatzkosten|mehrkosten|aufpreis|kostenpflichtig`)},
		{lint.Alternative, pattern.Must(`workaround|alternativ|umgehungslösung`)},
		{lint.Configured, pattern.Must(`configur|konfigur|parametri|customizing|report(?:ing)? (?:tool|writer)`)},
		{lint.Partial, pattern.Must(`partial|partly|in part|teilweise|zum teil|einschränkung|with exceptions`)},
		{lint.Full, pattern.Must(`(?:^| )(?:fully|vollständig|voll|vollumfänglich|out[- ]of[- ]the[- ]box|standard|im standard|standardfunktion\p{L}*|base product|basisprodukt|abgedeckt|erfüllt|compliant|complies|is provided|is met|is supported|is available)(?:$|[ .,;)])`)},
	}
)

// claimOfMeaning reads what a sentence that explains a code says about compliance.
func claimOfMeaning(s string) lint.Claim {
	f := notNeeded.ReplaceAllString(folded(s), "standard")
	if denied.MatchString(f) && !but.MatchString(f) {
		return lint.No
	}
	for _, m := range meanings {
		if m.re.MatchString(f) {
			return m.of
		}
	}
	return lint.Unstated
}

// settle takes over the codes that sentences explain. The steps of an instruction and the letters of a list are codes with
// sentences as well: what is explained must be met in one case and fall short in another, and of numbers each must be a case.
func (l *legend) settle() {
	different, yes := map[lint.Claim]bool{}, false
	for _, c := range l.claims {
		different[c], yes = true, yes || c.Yes()
	}
	understood, numbers := 0, true
	for _, m := range l.loose {
		if m.of == lint.Unstated {
			numbers = numbers && strings.ContainsFunc(m.code, unicode.IsLetter)
			continue
		}
		understood++
		different[m.of], yes = true, yes || m.of.Yes()
	}
	if !yes || len(different) < 2 || understood*2 < len(l.loose) {
		return
	}
	for _, m := range l.loose {
		number := !strings.ContainsFunc(m.code, unicode.IsLetter)
		if _, seen := l.claims[m.code]; m.of != lint.Unstated && !seen && (numbers || !number) {
			l.claims[m.code] = m.of
		}
	}
}

// besideItem is a cell that does nothing but explain a code: "M = Modification required".
var besideItem = pattern.Must(`^"?'?([\p{L}]{1,3}|\d)"?'?\s*=\s*(\S.{1,120})$`)

// readBeside reads the legend that stands to the right of a table, beside its rows: a column of nothing but codes and what
// they mean.
func (r *reader) readBeside(l *legend) {
	for _, t := range r.tables {
		rows := r.shownFrom(t.top + t.h.height)
		rows = rows[:min(len(rows), headerRows)] // it begins beside the first row, or not far below
		for _, col := range r.used(rows) {
			items, filled := map[string]string{}, 0
			for _, i := range rows {
				s := r.text(i, col)
				if s == "" || i >= t.end {
					continue
				}
				filled++
				if m := besideItem.FindStringSubmatch(s); m != nil {
					items[m[1]] = m[2]
				}
				if filled > 12 {
					break
				}
			}
			if len(items) < 2 || len(items) < filled {
				continue
			}
			l.cols[col] = true
			for _, code := range slices.Sorted(maps.Keys(items)) {
				l.add(code, items[code])
			}
		}
	}
}

// codeHeaders may stand above the codes of answers that a legend explains.
var codeHeaders = []string{"code", "codes", "kuerzel", "schluessel", "key", "rating", "score", "bewertung", "einschaetzung", "selbsteinschaetzung", "selbstbewertung", "einstufung", "status"}

// addressed begins a header that speaks to the bidder: "Ihre Bewertung", "Your score".
var addressed = pattern.Must(`^(?:ihre?|your) `)

// legendClaim finds the one column for the codes of answers that the legend explains: it holds little else, or is empty under a
// header that says so.
func (t *span) legendClaim(cands map[int]candidate) int {
	found := 0
	for _, col := range sortedCols(cands) {
		c := cands[col]
		explained := 0
		for _, v := range c.p.values {
			explained += one(t.r.key.claims[bareAnswer(v)] != lint.Unstated)
		}
		foreign := explained*2 < len(c.p.values)
		outside, _ := unbracket(c.c.own)
		named := slices.Contains(codeHeaders, addressed.ReplaceAllString(outside, ""))
		if t.taken[col] || foreign || hasWord(c.c.name, buyerWords) || !named || len(t.r.key.claims) < 2 || col < t.text {
			continue
		}
		if found != 0 {
			return 0
		}
		found = col
	}
	if found != 0 {
		t.because(found, "the codes that the legend explains")
	}
	return found
}
