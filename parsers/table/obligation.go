package table

import (
	"slices"
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers/pattern"
	"github.com/offerlint/offerlint/parsers/stem"
)

// A term is an obligation as it was stated somewhere.
type term struct {
	of        lint.Obligation
	word      string // the customer's own
	withdrawn bool
	ok        bool
}

// An obligationKey reads the cells of one type column.
type obligationKey struct {
	letters map[string]lint.Obligation
	legend  map[string]lint.Obligation
	// whole is what a yes or a mark in the column means: its header is the obligation ("K.o.", "Mandatory?").
	whole   lint.Obligation
	isWhole bool
	header  string // the word above such marks
}

// newObligationKey decides by the whole set of values how a column is read.
func newObligationKey(values []string, header string, legend map[string]lint.Obligation) obligationKey {
	k := obligationKey{legend: legend}
	var letters []string
	for _, v := range values {
		// A number is the count in a row of totals, and no letter of a set.
		if f := bareTerm(v); len(f) == 1 && isLetter(f[0]) && !slices.Contains(letters, f) {
			letters = append(letters, f)
		}
	}
	k.letters, k.header = lettersOf(letters, plain(header)), header
	if of, ok := headerObligation(header); ok {
		k.whole, k.isWhole = of, true
		for _, v := range values {
			if yes, sure := yesNo(v); !sure && !yes {
				k.isWhole = false
			}
		}
	}
	return k
}

// lettersOf finds the set that holds all letters of a column. One letter alone says nothing, unless the header spells
// the set out ("A/B").
func lettersOf(letters []string, header string) map[string]lint.Obligation {
	for _, set := range letterSets {
		all := true
		for _, l := range letters {
			all = all && strings.Contains(set.letters, l)
		}
		spelled := spells(header, set.letters)
		if all && (len(letters) >= 2 || len(letters) == 1 && spelled) {
			return set.of
		}
	}
	return nil
}

// spells reports whether a header spells out two letters of a set or more: "A/B", "M / D".
func spells(header, letters string) bool {
	parts := strings.Split(strings.ReplaceAll(header, " ", ""), "/")
	return len(parts) >= 2 && !slices.ContainsFunc(parts, func(p string) bool { return len(p) != 1 || !strings.Contains(letters, p) })
}

// headerObligation reads a header that names one obligation: "Muss", "K.o.", "Mandatory?".
func headerObligation(header string) (lint.Obligation, bool) {
	h := strings.TrimRight(folded(header), " ?*:.")
	if i := strings.LastIndex(h, " / "); i >= 0 {
		h = h[i+3:]
	}
	if h == "pflichtfeld" {
		h = "pflicht"
	}
	t, ok := termIndex()[h]
	return t.of, ok && !t.withdrawn && t.of != lint.Informative && h != "bewertung" && h != "option" && h != "requirement" && h != "forderung"
}

// yesNo reads a cell below such a header.
func yesNo(s string) (yes, sure bool) {
	switch f := bareAnswer(s); f {
	case "ja", "yes", "j", "y", "x", "1", "true", "wahr":
		return true, true
	case "", "nein", "no", "n", "0", "false", "falsch", "-", "--":
		return false, true
	default:
		return strings.Trim(f, markedSigns) == "", strings.Trim(f, markedSigns) == ""
	}
}

func bareTerm(s string) string { return strings.Trim(folded(s), " .!:;,()[]*") }

// read says what a cell of the column states.
func (k obligationKey) read(s string) term {
	f := bareTerm(s)
	if f == "" {
		return term{}
	}
	word := strings.TrimSpace(s)
	if of, ok := k.legend[f]; ok {
		return term{of: of, word: word, ok: true}
	}
	if k.isWhole {
		yes, _ := yesNo(s)
		switch {
		case yes: // a mark says nothing without the word above it
			return term{of: k.whole, word: firstOf(strings.TrimRight(strings.Join(strings.Fields(k.header), " "), " ?*:"), word), ok: true}
		case k.whole == lint.Must: // "Mandatory? no" says that it is optional
			return term{of: lint.Should, word: word, ok: true}
		}
		return term{}
	}
	if of, ok := k.letters[f]; ok {
		return term{of: of, word: word, ok: true}
	}
	return readTerm(s)
}

// headingType reports whether a type says that the row is a title, as requirement tools export them.
func headingType(s string) bool {
	switch bareTerm(s) {
	case "heading", "title", "section", "chapter", "header", "folder", "überschrift", "titel", "kapitel", "abschnitt", "gliederung":
		return true
	}
	return false
}

// readTerm reads a word of a type column, or the word that begins it: "MUSS bei Aktivierung", "Muss (A)".
func readTerm(s string) term {
	f := bareTerm(s)
	if t, ok := termIndex()[folded(strings.TrimSpace(s))]; ok {
		return term{of: t.of, word: strings.TrimSpace(s), withdrawn: t.withdrawn, ok: true}
	}
	if t, ok := termIndex()[f]; ok {
		return term{of: t.of, word: strings.TrimSpace(s), withdrawn: t.withdrawn, ok: true}
	}
	if wordCount(f) > 5 {
		return term{}
	}
	for _, end := range wordEnds(f, 3) {
		if t, ok := termIndex()[bareTerm(f[:end])]; ok {
			return term{of: t.of, word: strings.TrimSpace(s), withdrawn: t.withdrawn, ok: true}
		}
	}
	return term{}
}

var (
	bracketAB = pattern.Must(`^[(\[]([AB])[)\]][-. ]*(\d[\d.]*)$`)
	behindAB  = pattern.Must(`^(\d.*\d|\d)\s*[(\[]([AB])[)\]]$`)
	suffixAB  = pattern.Must(`^(.*\d)\s*[(\[]?([ABab])[)\]]?$`)
	prefixAB  = pattern.Must(`^([AB])[-. ]*(\d[\d.]*)$`)
)

// A formAB is a way in which IDs say A or B: where its expression holds the letter, and where the number. Apart from the
// number, in brackets, the letter is no chapter, however often it changes.
type formAB struct {
	re             *pattern.Pattern
	letter, number int
	switches       int // how often the letter has to change from one ID to the next
}

func formsAB() []formAB {
	return []formAB{{bracketAB, 1, 2, 1}, {behindAB, 2, 1, 1}, {suffixAB, 2, 1, 2}, {prefixAB, 1, 2, 2}}
}

// match matches an ID; nil where it says neither A nor B.
func (f formAB) match(id string) []string {
	id = strings.TrimSpace(id)
	if !strings.ContainsAny(id, "ABab") {
		return nil
	}
	return f.re.FindStringSubmatch(id)
}

// idTerms reads A and B from IDs where the whole list shows that they are meant: both letters occur, and no number
// occurs under both, or they are chapters named A and B.
func idTerms(ids []string) func(id string) term {
	if kinds := kindsOf(ids); kinds != nil {
		return kinds
	}
	may := slices.DeleteFunc(slices.Clone(ids), func(id string) bool { return !strings.ContainsAny(id, "ABab") })
	if len(may) == 0 || len(may)*10 < len(ids)*9 {
		return func(string) term { return term{} } // no form would match enough of them
	}
	for _, form := range formsAB() {
		byNumber, letters, n, switches, last := map[string]string{}, map[string]bool{}, 0, 0, ""
		clash := false
		for _, id := range may {
			m := form.match(id)
			if m == nil {
				continue
			}
			l := strings.ToUpper(m[form.letter])
			clash = clash || byNumber[m[form.number]] != "" && byNumber[m[form.number]] != l
			if l != last && last != "" {
				switches++
			}
			byNumber[m[form.number]], letters[l], last, n = l, true, l, n+1
		}
		if n == 0 || n*10 < len(ids)*9 || clash || len(letters) < 2 || switches < form.switches {
			continue
		}
		return func(id string) term {
			m := form.match(id)
			if m == nil {
				return term{}
			}
			of := map[string]lint.Obligation{"A": lint.Exclusion, "B": lint.Scored}[strings.ToUpper(m[form.letter])]
			return term{of: of, word: strings.ToUpper(m[form.letter]), ok: true}
		}
	}
	return func(string) term { return term{} }
}

// sectionTerms are the words by which a section, a sheet or a sentence declares all its criteria.
var sectionTerms = []struct {
	re *pattern.Pattern
	of lint.Obligation
}{
	{pattern.Must(`(?:^|[^\p{L}])(a-kriterien|a-kriterium|ausschlusskriterien|ausschlusskriterium|k\.?-?o\.?-kriterien|knock-?out criteria|exclusion criteria|pass/fail criteria)`), lint.Exclusion},
	{pattern.Must(`(?:^|[^\p{L}])(b-kriterien|b-kriterium|bewertungskriterien|wertungskriterien|zuschlagskriterien|award criteria|scored criteria|rated requirements)`), lint.Scored},
	{pattern.Must(`(?:^|[^\p{L}])(muss-kriterien|muss-anforderungen|mussanforderungen|musskriterien|mindestanforderungen|mandatory requirements|mandatory criteria|minimum requirements)`), lint.Must},
	{pattern.Must(`(?:^|[^\p{L}])(soll-kriterien|soll-anforderungen|sollanforderungen|sollkriterien|wünschenswerte anforderungen|desirable requirements|desirable criteria)`), lint.Should},
	{pattern.Must(`(?:^|[^\p{L}])(kann-kriterien|kann-anforderungen|kannanforderungen|kannkriterien|optionale anforderungen|optional requirements)`), lint.May},
}

// declaring are parts of words without one of which none of sectionTerms matches.
var declaring = sync.OnceValue(func() *stem.Finder { return stem.New(strings.Split("kriteri|criteri|anforderung|requirement", "|")) })

// severalTerms matches a title that names more than one obligation: "Muss- und Zuschlagskriterien", "Soll-/Kann-Kriterien",
// "Mandatory and desirable requirements".
var severalTerms = pattern.Must(`\p{L}-(?: ?(?:,|/|&|\+)| (?:und|oder|bzw\.?) )|(?:mandatory|desirable|optional|scored|minimum|essential|must|should|rated)(?: ?[,/&+] ?| and | or )\p{L}`)

// asWritten finds a folded word in the text that it was found in; where folding changed its length, it stays folded.
func asWritten(s, f, word string) string {
	if i := strings.Index(f, word); i >= 0 && len(s) == len(f) && folded(s[i:i+len(word)]) == word {
		return s[i : i+len(word)]
	}
	return word
}

// sectionTerm reads a title such as "B-Kriterien" or a sentence such as "Alle Anforderungen dieses Kapitels sind
// Ausschlusskriterien". A title that names two obligations ("A- und B-Kriterien") declares none.
func sectionTerm(s string) term {
	f, found := folded(s), term{}
	if !declaring().Any(f) {
		return term{}
	}
	for _, st := range sectionTerms {
		if m := st.re.FindStringSubmatch(f); m != nil {
			if found.ok || severalTerms.MatchString(f) {
				return term{}
			}
			found = term{of: st.of, word: asWritten(s, f, m[1]), ok: true}
		}
	}
	return found
}

// sectionTerm is that of a title, which many rows share.
func (r *reader) sectionTerm(title string) term {
	t, ok := r.titled[title]
	if !ok {
		t = sectionTerm(title)
		remember(r.titled, title, t)
	}
	return t
}

// declares reports whether a sentence above the table speaks about all of its criteria.
var declares = pattern.Must(`(?:^|[^\p{L}])(alle|sämtliche|all)(?:[^\p{L}].*)?[^\p{L}](anforderungen|kriterien|requirements|criteria|punkte|items)[^\p{L}]`)

const before, after = `(?:^|[^\p{L}\p{N}])(`, `)(?:[^\p{L}\p{N}]|$)`

var (
	mustWords = strings.Split("shall not|shall|must not|must|muss|müssen|darf nicht|dürfen nicht|darf kein|dürfen keine|darf keine|darf nur|dürfen nur|"+
		"ist zwingend|zwingend erforderlich|ist verpflichtend|is mandatory|are mandatory|is required to|are required to|ist sicherzustellen|ist zu gewährleisten|ist nachzuweisen|"+
		"sind nachzuweisen|ist vorzulegen|sind vorzulegen|sind beizufügen|ist beizufügen|führt zum ausschluss|ist unzulässig|ist nicht zulässig", "|")
	shouldWords = strings.Split("should not|should|soll|sollen|sollte|sollten|ist wünschenswert|wünschenswert|is desirable|are desirable|is recommended|wird empfohlen|nach möglichkeit", "|")
	textMay     = pattern.Must(before + `der (?:bieter|auftragnehmer|anbieter) (?:kann|darf)|(?:kann|können) (?:optional )?angeboten werden|the (?:bidder|vendor|contractor|supplier|offeror|tenderer) (?:may|can)|may (?:optionally )?be offered|nice to have|ist freigestellt|bleibt dem bieter überlassen` + after)
	// mayParts are parts of textMay without one of which it cannot match.
	mayParts     = strings.Split("der bieter |der auftragnehmer |der anbieter |angeboten werden|the bidder |the vendor |the contractor |the supplier |the offeror |the tenderer |be offered|nice to have|ist freigestellt|bleibt dem bieter", "|")
	capitalMay   = pattern.Must(before + `MAY|OPTIONAL|KANN|KÖNNEN` + after)
	conditionals = pattern.Must(`(?i)^\s*(?:sollte|sollten|should)\s`)
)

// telling finds what a text has to hold to be worth a closer look; the groups are those of the constants below.
var (
	telling = sync.OnceValue(func() *stem.Finder {
		return stem.New(mustWords, shouldWords, mayParts, withdrawing, textStems, evidenceStems)
	})
	mustFinder  = sync.OnceValue(func() *stem.Finder { return stem.New(mustWords) })
	shallFinder = sync.OnceValue(func() *stem.Finder { return stem.New(shouldWords) })
)

const (
	hasMust = 1 << iota
	hasShould
	hasMay
	hasWithdrawing
	hasTextStem
	hasEvidenceStem
)

// textTerm reads the obligation from the wording, the strongest word first. "Kann", "can" and "may" speak about what
// users and the system do, not about what the bidder may leave out, unless the bidder is named or the word is written in
// capitals as a defined term.
func textTerm(s string) term {
	f := folded(s)
	return termOfFolded(s, f, telling().Groups(f))
}

// termOfFolded is textTerm of a text that was folded already, and holds what has says.
func termOfFolded(s, f string, has uint64) term {
	if has&hasMust != 0 {
		if w, _ := mustFinder().First(f, func(from, to int) bool { return wholeWords(f, from, to) }); w != "" {
			return term{of: lint.Must, word: w, ok: true}
		}
	}
	if has&hasShould != 0 && !strings.HasSuffix(f, "?") {
		asked := conditionals.ReplaceAllString(f, "")
		if w, _ := shallFinder().First(asked, func(from, to int) bool { return wholeWords(asked, from, to) }); w != "" {
			return term{of: lint.Should, word: w, ok: true}
		}
	}
	if has&hasMay != 0 {
		if m := textMay.FindStringSubmatch(f); m != nil {
			return term{of: lint.May, word: m[1], ok: true}
		}
	}
	if hasCapitalMay(s) {
		if m := capitalMay.FindStringSubmatch(s); m != nil && strings.ToUpper(s) != s {
			return term{of: lint.May, word: m[1], ok: true}
		}
	}
	return term{}
}

// hasCapitalMay reports whether capitalMay may match.
func hasCapitalMay(s string) bool {
	return strings.Contains(s, "MAY") || strings.Contains(s, "KANN") || strings.Contains(s, "KÖNNEN") || strings.Contains(s, "OPTIONAL")
}

// wholeWords reports whether s[from:to] begins and ends where words do.
func wholeWords(s string, from, to int) bool {
	inWord := func(r rune) bool { return unicode.IsLetter(r) || unicode.IsNumber(r) }
	if r, n := utf8.DecodeLastRuneInString(s[:from]); n > 0 && inWord(r) {
		return false
	}
	r, n := utf8.DecodeRuneInString(s[to:])
	return n == 0 || !inWord(r)
}

// disagree reports whether the type column and the wording of a criterion say opposite things: one that it binds, the
// other that it does not. Which of them holds is a question to the customer; A and B against a must is none, for an
// exclusion criterion binds and a scored one may be worded either way.
func disagree(column, wording term) bool {
	if !column.ok || !wording.ok || column.of == lint.Scored {
		return false
	}
	binds := func(t term) bool { return t.of == lint.Must || t.of == lint.Exclusion }
	return binds(column) != binds(wording)
}
