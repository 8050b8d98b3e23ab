package checks

import (
	_ "embed" // the page
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/offerlint/offerlint/lint"
)

//go:embed placeholder.md
var placeholderDoc string

var placeholder = &lint.Check{
	ID:   "placeholder",
	Kind: lint.Assumed,
	Doc:  placeholderDoc,
	Messages: lint.Messages{
		DE: "{{criterion}}: „{{match}}“ ist ein Platzhalter",
		EN: "{{criterion}}: “{{match}}” is a placeholder",
	},
	Advice: lint.Messages{
		DE: "Einsetzen, was dorthin gehört, oder den Satz löschen.",
		EN: "Put in what belongs there, or delete the sentence.",
	},
	Params:   noWordings,
	Phrases:  phrasesOf,
	Replaces: []string{"deferred-response", "hedged-response", "stated-assumption", "unclear-claim"},
	Run: func(p *lint.Pass) error {
		words := map[*lint.Block][]lint.Hit{}
		for f := range p.Hits() {
			words[f.Block] = append(words[f.Block], f.Hit)
		}
		used := func(h lint.Hit) bool { return !mentioned(h.Block.Str, h.Start, h.End) }
		if err := reportPhrasesWhere(p, lint.Hit.Match, used); err != nil {
			return err
		}
		for b, s := range places(p) {
			for _, h := range signs(b) {
				known := slices.ContainsFunc(words[b], func(w lint.Hit) bool { return w.Start < h.End && h.Start < w.End })
				if known {
					continue
				}
				p.Report(lint.Finding{
					Criterion: s.Criterion, Response: s.Response, At: b.At(h.Start, h.End),
					Match: h.Match(), Args: lint.Args{"match": h.Match()},
				})
			}
		}
		return nil
	},
}

// sign is everything that stands for words to come and is no word itself. The alternatives, in their order: capitals of
// drafters · N.N. for a person not named yet · runs of ?, X and _ · fill-in dots · brackets that tell what to write, or
// hold nothing but the name of a thing · dates that hold no number · a note to a colleague · a whole block that says that
// it is open · fields of templates · broken references of Word and Excel.
var sign = lazily(`TODO|FIXME|N\.[ \x{a0}\x{202f}]?N\.` +
	`|\?{2,}|[Xx]{3,}|XX\.XX\.(?:\d{2,4}|X{2,4})?|(?:€|EUR|CHF) ?X+|X{2,} ?(?:` + unit + `)|X+[.,]X+ ?(?:` + unit + `)|_{4,}|\.{6,}|…{2,}` +
	`|\[(?:[^\[\]\n]{0,60}[^\p{L}\[\]\n])?(?i:` + order + `)(?:[^\p{L}\[\]\n][^\[\]\n]{0,60})?\]` +
	`|<(?:[^<>\n]{0,60}[^\p{L}<>\n])?(?i:` + order + `)(?:[^\p{L}<>\n][^<>\n]{0,60})?>` +
	`|[<\[«](?i:` + thing + `)[>\]»]` +
	`|\[(?:` + nameless + `)\]` +
	`|##\.##\.(?:\d{2,4}|#{2,4})?|\[(?:` + datePart + `)(?:[./-](?:` + datePart + `)){1,2}\]` +
	`|\B@\p{Lu}[\p{L}-]+(?: ?:|,? (?:bitte|please)\b)` +
	`|^\(?(?i:to be (?:confirmed|advised|determined|decided|announced|agreed|provided|completed)|noch offen|noch in (?:klärung|arbeit))\)?[.!]?$` +
	`|<<[^<>\n]{2,40}>>|\{\{[^{}\n]+\}\}` +
	`|#(?:REF|BEZUG|NAME|VALUE|WERT|DIV/0)[!?]`)

// What brackets order the writer to do, the things whose bare name in brackets waits to be replaced, what a template says of a
// thing that it cannot name (“[Specific Process]”, “[Challenge 2]”, “[Kennzahl, z. B. 30 %]”), and the units of numbers that
// are still X.
const (
	unit     = `€|EUR|CHF|%|Euro|Stunden|Tage|Wochen|Monate|Jahre|Personentage|hours|days|weeks|months|years`
	datePart = `DD|TT|MM|YYYY|JJJJ|YY|JJ`
	order    = `einfügen|einsetzen|eintragen|ergänzen|ausfüllen|nachtragen|insert|fill in|enter|add (?:the |a )?(?:name|names|date|amount|text|figure|figures|number|details|price|address)|to be completed|to be added|tbd|tbc|your [\p{L} ]+|to (?:add|insert|complete|confirm|provide|supply|write|update)`
	nameless = `(?:Specific|Relevant|Desired|Quantifiable|Appropriate|Applicable|Number of|Name of|Type of|Description of|Explanation of|Describe|Specify|Explain|Spezifische[rsnm]?|Relevante[rsnm]?|Gewünschte[rsnm]?|Konkrete[rsnm]?|Anzahl der|Name des|Name der|Art der|Beschreibung der|Beschreibung des) [\p{Lu}\d][^\[\]\n]{0,80}` +
		`|\p{Lu}[^\[\]\n]{0,60}, (?:e\.[ \x{a0}]?g\.|for example|such as|z\.[ \x{a0}]?B\.|zum Beispiel|etwa)[^\[\]\n]{1,80}` +
		`|(?:Challenge|Benefit|Feature|Goal|Outcome|Objective|Strength|Differentiator|Client|Customer|Metric|Product|Team Member|Herausforderung|Vorteil|Nutzen|Ziel|Stärke|Kunde|Produkt|Kennzahl|Mitarbeiter|Teammitglied) (?:\d{1,2}|[A-C])`
	thing = `(?:name|projektname|projekttitel|produktname|project|bidder|tenderer|supplier|vendor|vorname|nachname|kunde|kundenname|firma|firmenname|auftraggeber|bieter|ansprechpartner|datum|ort|betrag|preis|anzahl|adresse|telefon|client|customer|company|contact|date|amount|price|number|address|phone|e-?mail|telefonnummer|phone number|title|job title|role|funktion|unterschrift|signature|website|url|logo|version|jahr|year|monat|month|zahl|menge|quantity|standort|location|start date|end date|beginn|ende)(?: (?:des|der|name|person|number|address) ?[\p{L}]*)?`
)

var (
	// pageNumber follows the dots of a table of contents.
	pageNumber = lazily(`^[ \x{a0}]*(?:\d|[ivxIVX]+(?:[^\p{L}]|$))`)
	// dateFormat precedes the letters of a date that describe how dates are written.
	dateFormat = lazily(`(?i)(?:format|schreibweise|form|muster|pattern)[\p{L}]*[ \x{a0}:]*$`)
	// placeNamed begins brackets that name a place of the offer or of a source.
	placeNamed = lazily(`^\[(?i:annex|appendix|attachment|schedule|exhibit|section|chapter|clause|table|figure|fig\b|see|cf\b|anlage|anhang|beilage|kapitel|abschnitt|ziffer|tabelle|abbildung|abb\b|siehe|vgl)`)
	// seaLevel precedes N.N. that stands for Normalnull.
	seaLevel = lazily(`(?i)(?:über|ü\.)[ \x{a0}]*$`)
)

// signs finds the signs of a block that are placeholders.
func signs(b *lint.Block) []lint.Hit {
	if !mayHoldSign(b.Str) {
		return nil
	}
	var hits []lint.Hit
	for _, m := range sign().FindAllStringIndex(b.Str, -1) {
		if from, to := m[0], m[1]; !harmless(b.Str, from, to) && !mentioned(b.Str, from, to) {
			hits = append(hits, lint.Hit{Block: b, Start: from, End: to})
		}
	}
	return hits
}

// mayHoldSign is a quick look for what any sign has: the pattern takes longer than all other checks of an offer together.
func mayHoldSign(s string) bool {
	const longestBlock = 40 // bytes of a whole block that says that it is open: "to be confirmed", "noch offen"
	first := strings.TrimPrefix(s, "(")
	if len(s) <= longestBlock && first != "" && strings.ContainsAny(first[:1], "tTnN") || strings.ContainsAny(s, "X#@") || strings.ContainsAny(s, "[<«") && strings.ContainsAny(s, "]>»") {
		return true
	}
	return slices.ContainsFunc([]string{"TODO", "FIXME", "N.", "??", "xx", "____", "......", "……", "{{"},
		func(part string) bool { return strings.Contains(s, part) })
}

// harmless tells what looks like a sign and is none: a part of a word, a name or an address, the dots of a table of
// contents, a height above sea level.
func harmless(s string, from, to int) bool {
	before, _ := utf8.DecodeLastRuneInString(s[:from])
	after, _ := utf8.DecodeRuneInString(s[to:])
	first, _ := utf8.DecodeRuneInString(s[from:])
	if unicode.IsLetter(first) && (wordRune(before) || wordRune(after)) {
		return true
	}
	start := strings.LastIndexFunc(s[:from], unicode.IsSpace) + 1
	end := len(s)
	if i := strings.IndexFunc(s[to:], unicode.IsSpace); i >= 0 {
		end = to + i
	}
	token := s[start:end]
	switch {
	case strings.Contains(token, "://") || strings.HasPrefix(token, "www."):
		return true
	case first == '{' && strings.HasPrefix(token, "/"): // a path with a parameter
		return true
	case first == '_': // a name such as a____b
		return wordRune(before) && wordRune(after)
	case first == '.' || first == '…':
		return pageNumber().MatchString(s[to:])
	case first == 'N':
		return seaLevel().MatchString(s[:from])
	case first == '[':
		return dateFormat().MatchString(s[:from]) || placeNamed().MatchString(s[from:to])
	}
	return false
}

var (
	// fill and form are in sentences about a form or a template and what people put into it.
	fill = lazily(`(?i)ersetz|eingegeben|eingetippt|befüllt|gefüllt|replac|substitut|\bentered|\btyped|\bfilled`)
	form = lazily(`(?i)\bfeld|felder\b|vorlage|maske|formular|platzhalter|serienbrief|\bfields?\b|template|\bforms?\b|placeholder`)
)

// mentioned tells what is spoken about and waits for nothing: it stands in quotation marks of its own, or in a sentence
// about what a form or a template is filled with.
func mentioned(s string, from, to int) bool {
	before, _ := utf8.DecodeLastRuneInString(s[:from])
	after, _ := utf8.DecodeRuneInString(s[to:])
	if strings.ContainsRune("„“\"‚'»›", before) && strings.ContainsRune("“”\"‘’'«‹", after) {
		return true
	}
	s = sentence(s, from, to)
	return fill().MatchString(s) && form().MatchString(s)
}

func wordRune(r rune) bool {
	return r != utf8.RuneError && (unicode.IsLetter(r) || unicode.IsDigit(r) || r == '-' || r == '_')
}
