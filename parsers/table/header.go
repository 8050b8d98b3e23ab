package table

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"unicode"

	"github.com/offerlint/offerlint/parsers/pattern"
)

// How well a header cell says what its column holds. A word inside a longer header counts only at its end ("Rule
// Description") or its start ("Einzelpreis in EUR"); in the middle it is a hint.
const (
	scoreExact    = 100
	scorePart     = 85
	scoreSuffix   = 70
	scorePrefix   = 60
	scoreContains = 40
)

// maxHeader is the longest header in runes; longer cells are text, whatever words they hold.
const maxHeader = 150

// A guess is a field that a header may mean.
type guess struct {
	field string
	score int
}

// hyphenated is a word that was cut at the end of a line to fit its column: "Erfüllungs-" and "grad" below it.
var hyphenated = pattern.Must(`(\p{L})-[ \t\r]*\n[ \t]*(\p{Ll})`)

// umlauts writes German letters the way people without the keys do, so that both spellings meet.
var umlauts = strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "_", " ", "$", "")

// unitBehind is what a header says about the unit of its column: "EP in EUR", "GP netto €", "Gewicht in %".
var unitBehind = pattern.Must(`(?: (?:in|je|per|pro|netto|brutto|net|gross|€|eur|euro|chf|usd|gbp|£|%|prozent|percent|punkten|tagen|pt|stk|einheit|unit|me))+$|€$|%$`)

// pricePer is the header of a unit price that says of what: "Preis pro Mengeneinheit", "Kosten netto je Tag", "Price per 1,000".
var pricePer = pattern.Must(`^(?:\p{L}+ )?(?:preis|kosten|entgelt|price|cost|rate|fee|charge)(?: \(?[\p{L}€]+\)?){0,2} (?:je|pro|per) `)

// scoreOf is a header below which stands what earns so many points: "5 Punkte", "0 points".
var scoreOf = pattern.Must(`^\d{1,3} (?:punkte?|points?|pkt|marks?)$`)

// plain is the form in which headers are compared: folded, without the signs of technical names and of required fields.
func plain(s string) string {
	if strings.Contains(s, "\n") {
		s = hyphenated.ReplaceAllString(s, "$1$2")
	}
	s = folded(splitCamel(s))
	if strings.ContainsAny(s, "äöü_$") {
		s = umlauts.Replace(s)
	}
	if rest := strings.TrimPrefix(s, "#"); strings.Trim(rest, " ") != "" {
		s = rest
	}
	return oneLine(strings.Trim(s, " :*?!.¹²³\"'"))
}

// splitCamel sets blanks into names such as "ControlId". Names that have blanks already are left alone.
func splitCamel(s string) string {
	low := false
	if strings.EqualFold(s, "MoSCoW") { // no name of several words
		return s
	}
	if strings.ContainsAny(s, " \n\u00a0") || !strings.ContainsFunc(s, func(r rune) bool {
		was := low
		low = unicode.IsLower(r)
		return was && unicode.IsUpper(r)
	}) {
		return s
	}
	var b strings.Builder
	low = false
	for _, r := range s {
		if low && unicode.IsUpper(r) {
			b.WriteByte(' ')
		}
		low = unicode.IsLower(r)
		b.WriteRune(r)
	}
	return b.String()
}

// words splits a normalised header at blanks and signs.
func words(s string) []string {
	return strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune(" -/()[]:,;|.&+", r) })
}

// unbracket splits off what stands in brackets: "Antwort (vom Bieter auszufüllen)".
func unbracket(s string) (outside, inside string) {
	var out, in strings.Builder
	depth := 0
	for _, r := range s {
		switch {
		case r == '(' || r == '[':
			depth++
			in.WriteByte(' ')
		case (r == ')' || r == ']') && depth > 0:
			depth--
		case depth > 0:
			in.WriteRune(r)
		default:
			out.WriteRune(r)
		}
	}
	return plain(out.String()), plain(in.String())
}

// readHeader says which fields a header cell may mean: all fields of its best match, none for a cell that is no header.
func readHeader(s string) []guess {
	if len([]rune(s)) > maxHeader || strings.TrimSpace(s) == "" {
		return nil
	}
	if obligesBidder(s) {
		return guesses([]string{fieldText}, scorePart)
	}
	ix := headers()
	whole := plain(s)
	outside, inside := unbracket(s)
	if scoreOf.MatchString(whole) {
		return guesses([]string{fieldExpected}, scoreExact)
	}
	if fs := ix.exact[whole]; len(fs) > 0 {
		return guesses(fs, scoreExact)
	}
	if fs := ix.exact[outside]; len(fs) > 0 {
		return guesses(fs, scoreExact)
	}
	if fs := ix.exact[strings.TrimSpace(unitBehind.ReplaceAllString(outside, ""))]; len(fs) > 0 {
		return guesses(fs, scoreExact)
	}
	if fs := ix.exact[withoutParty(outside)]; len(fs) > 0 {
		return guesses(fs, scoreExact)
	}
	if pricePer.MatchString(whole) {
		return guesses([]string{fieldUnitPrice}, scorePart)
	}
	if fs := ix.exact[inside]; len(fs) > 0 && (len(words(inside)) > 1 || len(inside) > 4 && slices.ContainsFunc(fs, func(f string) bool { return f == fieldText || f == fieldTitle }) && len(ix.inside(outside)) == 0) {
		return guesses(fs, scorePart)
	}
	if fs := ix.parts(outside); len(fs) > 0 {
		return guesses(fs, scorePart)
	}
	return ix.inside(outside)
}

// Words of a header that say whose its column is, before what it holds: "Ihre Ausführungen", "Supplier's offer"; and behind it:
// "Zusage AN", "Zielwert AG".
var (
	partyBefore = pattern.Must(`^(?:ihre[rsn]?|ihr|your|our|unsere?|the )?(?:(?:^| )(?:bidder|supplier|vendor|tenderer|contractor|purchaser|buyer|customer|client|employer)['’]?s?)? `)
	partyBehind = pattern.Must(` (?:ag|an|bieter|anbieter|bewerber|auftragnehmer|auftraggeber|vendor|bidder|supplier)$`)
)

// withoutParty is a header without such words.
func withoutParty(s string) string {
	return strings.TrimSpace(partyBehind.ReplaceAllString(partyBefore.ReplaceAllString(s, ""), ""))
}

// parts finds the first part of "Anforderung / Sollwert" or "Kriterium oder Frage" that is a header of its own.
func (ix *headerIndex) parts(s string) []string {
	for _, sep := range []string{"/", " oder ", " or ", "|", " - ", " und ", " and "} {
		if !strings.Contains(s, sep) {
			continue
		}
		for part := range strings.SplitSeq(s, sep) {
			if fs := ix.exact[plain(part)]; len(fs) > 0 {
				return fs
			}
		}
	}
	return nil
}

// inside finds the longest known words at the end, at the start or in the middle of a header of a few words.
func (ix *headerIndex) inside(s string) []guess {
	ws := words(s)
	if len(ws) < 2 || len(ws) > 14 {
		if len(ws) == 1 && compoundID(ws[0]) {
			return guesses([]string{fieldID}, scorePart)
		}
		return nil
	}
	best, score := []string(nil), 0
	for _, i := range ix.within(ws) {
		p := ix.phrases[i]
		if at := indexWords(ws, p.words); at >= 0 {
			sc := scoreContains
			switch {
			case at+len(p.words) == len(ws):
				sc = scoreSuffix
			case at == 0:
				sc = scorePrefix
			}
			if sc > score && (sc > scoreContains || len(ws) <= 8) {
				best, score = p.fields, sc
			}
		}
	}
	return guesses(best, score)
}

// within lists the phrases that begin with any of the words, in their order.
func (ix *headerIndex) within(ws []string) []int {
	var out []int
	for _, w := range ws {
		out = append(out, ix.byFirst[w]...)
	}
	slices.Sort(out)
	return slices.Compact(out)
}

// compoundID knows German compounds such as "Kriteriumsnr"; "Artikelnummer" and "Telefonnummer" name no criterion.
func compoundID(w string) bool {
	for _, end := range []string{"nummer", "nr", "id", "kennung"} {
		head, ok := strings.CutSuffix(w, end)
		if !ok {
			continue
		}
		switch strings.TrimSuffix(head, "s") {
		case "anforderung", "kriterien", "kriterium", "frage", "fragen", "position", "merkmal", "leistung", "vorgabe", "requirement", "question", "criterion":
			return true
		}
	}
	return false
}

func indexWords(ws, of []string) int {
	for i := len(ws) - len(of); i >= 0; i-- { // the last occurrence: the end of a header tells most
		if slices.Equal(ws[i:i+len(of)], of) {
			return i
		}
	}
	return -1
}

func guesses(fields []string, score int) []guess {
	var gs []guess
	for _, f := range fields {
		gs = append(gs, guess{f, score})
	}
	return gs
}

// hasWord reports whether one of the words stands in s.
func hasWord(s string, list []string) bool {
	return slices.ContainsFunc(words(plain(s)), func(w string) bool { return slices.Contains(list, w) || slices.Contains(list, ownerOf(w)) })
}

// ownerOf is the one to whom a word in the genitive gives something: "supplier's".
func ownerOf(w string) string {
	for _, end := range []string{"'s", "’s", "s'", "s’"} {
		if head, ok := strings.CutSuffix(w, end); ok {
			return head
		}
	}
	return w
}

// ofContractor is how German headers shorten Auftragnehmer: "Zusage AN".
var ofContractor = pattern.Must(`(?:^|[ (/-])AN\)?$`)

// bidders reports whether a header says that the column is the bidder's: "Antwort des Bieters", "Vendor Response".
func bidders(name string) bool {
	return (hasWord(name, bidderWords) || ofContractor.MatchString(name)) && !obligesBidder(name)
}

// obliged matches a header that begins the sentences below it: "The Supplier shall", "Der Auftragnehmer hat".
var obliged = pattern.Must(`(?:bieter|anbieter|auftragnehmer|bewerber|lieferant|supplier|vendor|bidder|tenderer|offeror|proposer|contractor|respondent)\p{L}* ` +
	`(?:shall|must|should|will|may|is to|has to|muss|soll|sollte|hat|wird|kann|darf|ist verpflichtet)`)

// obligesBidder reports whether a header names the bidder as the one of whom something is asked: the column holds what is
// asked, and not his answer.
func obligesBidder(name string) bool {
	f := folded(name)
	cut := strings.HasSuffix(f, "…") || strings.HasSuffix(f, "...")
	return obliged.MatchString(f) || cut && hasWord(strings.Trim(f, "….: "), bidderWords)
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

func sortLongest(ps []headerPhrase) {
	slices.SortStableFunc(ps, func(a, b headerPhrase) int { return cmp.Compare(len(b.words), len(a.words)) })
}
