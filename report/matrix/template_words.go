package matrix

import (
	"strings"
	"unicode"
)

// headerWords are the headers under which the matrices of customers and houses have our fields, as spelled has them.
var headerWords = map[field][]string{
	id: {
		"id", "nr", "no", "nummer", "number", "lfd nr", "laufende nr", "laufende nummer", "pos", "position", "ref", "reference", "referenz", "item", "item no",
		"kriterium nr", "kriteriennummer", "kriterien nr", "kriterien id", "kriterium id", "anforderung nr", "anforderungs nr", "anforderungsnummer",
		"anforderungs id", "anforderung id", "requirement id", "requirement no", "requirement number", "requirement ref", "req id", "req no", "req",
		"req nr", "criterion id", "criterion no", "criteria id", "question id", "question no", "frage nr", "control id", "kennung", "rfp ref", "rfp reference",
	},
	section:     {"abschnitt", "kapitel", "bereich", "themenbereich", "thema", "kategorie", "gruppe", "section", "chapter", "area", "category", "topic", "domain", "group"},
	title:       {"titel", "bezeichnung", "kurztext", "title", "name", "short text", "kurzbeschreibung"},
	requirement: {"anforderung", "anforderungen", "kriterium", "requirement", "requirements", "criterion", "anforderungstext", "requirement text", "question", "frage"},
	longText: {
		"beschreibung", "anforderungsbeschreibung", "beschreibung der anforderung", "langtext", "description", "requirement description", "long text",
		"full text", "text",
	},
	obligation: {
		"art", "typ", "anforderungsart", "verbindlichkeit", "muss soll kann", "a b", "a b kriterium", "prioritaet", "type", "requirement type", "obligation",
		"priority", "must should may", "mandatory", "shall should may", "m s k",
	},
	points: {"punkte", "max punkte", "maximale punkte", "gewicht", "gewichtung", "points", "max points", "maximum points", "weight", "weighting", "score"},
	status: {"status", "stand", "bearbeitungsstand", "state"},
	claim: {
		"erfuellungsgrad", "erfuellung", "erfuellt", "compliance", "compliant", "compliance status", "compliance level", "claim", "fulfilment", "konform",
		"konformitaet", "response code", "antwort code", "comply", "compliant y n", "erfuellt ja nein",
	},
	response: {
		"antwort", "unsere antwort", "antwort des bieters", "antwort bieter", "antwort anbieter", "bieterantwort", "kommentar anbieter", "kommentar bieter", "kommentar des bieters", "antworttext", "erlaeuterung", "erlaeuterung des bieters", "umsetzung", "response", "our response",
		"bidder response", "supplier response", "vendor response", "response text", "comment", "comments", "kommentar", "bemerkung", "remarks",
		"explanation", "vendor comments", "supplier comments",
	},
	findings: {"befund", "befunde", "offene punkte", "finding", "findings", "issues", "open issues"},
	evidence: {"nachweis", "nachweise", "beleg", "belege", "anlage", "anlagen", "evidence", "proof", "attachment", "attachments", "supporting documents"},
	answered: {
		"beantwortet in", "wo beantwortet", "fundstelle", "verweis", "verweis im angebot", "angebotskapitel", "kapitel im angebot", "stelle im angebot",
		"answered in", "where answered", "proposal section", "proposal reference", "offer reference", "location in proposal", "proposal page", "cross reference",
	},
	owner: {"zustaendig", "verantwortlich", "verantwortlicher", "bearbeiter", "bearbeiterin", "owner", "responsible", "assigned to", "author", "autor"},
	source: {
		"beim auftraggeber", "quelle", "stelle beim auftraggeber", "fundstelle unterlagen", "customer s file", "source", "rfp section", "rfp page", "source document",
	},
}

// fieldOfHeader finds the field that a header names; false where it names none of ours.
func fieldOfHeader(header string) (field, bool) {
	s := spelled(header)
	for f, words := range headerWords {
		for _, w := range words {
			if s == w {
				return f, true
			}
		}
	}
	return "", false
}

// umlauts spelled without them, as many headers are.
var umlauts = strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "ß", "ss", "a\u0308", "ae", "o\u0308", "oe", "u\u0308", "ue")

// spelled brings headers that mean the same to one form: small letters, one blank between words, no signs, no umlauts, and no
// hyphen at the end of a line.
func spelled(s string) string {
	s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "-\n", "")
	s = umlauts.Replace(strings.ToLower(s))
	words := strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	return strings.Join(words, " ")
}
