package field

import (
	"strings"
	"unicode/utf8"

	"github.com/offerlint/offerlint/parsers/fold"
	"github.com/offerlint/offerlint/parsers/pattern"
)

// A strength says how sure a label is that of a field of ours.
type strength uint8

const (
	none   strength = iota
	weak            // "Datum:", "Phone:": ours where a strong label stands near, and with its colon only
	colon           // "Firma:", "Bieter:": ours, with its colon only
	strong          // "Name des Bieters", "Unterschrift": ours, with or without a colon
)

// longestLabel is in bytes; what is longer is a sentence.
const longestLabel = 90

// The labels, folded and without what follows a colon. They are lists and no guess: a label that is none of them is
// nobody's field.
var (
	strongLabel = pattern.Must(`^(?:(?:vollständiger? )?(?:name|firmenname|bezeichnung|firma|anschrift|adresse|sitz)(?:,? (?:und |/ ?)?(?:anschrift|adresse|rechtsform|sitz))* ` +
		`(?:des|der) (?:bieters?|bietenden|bewerbers?|bieters?/bewerbers?|bieterin|anbieters?|auftragnehmers?|unternehmens|firma|bietergemeinschaft)` +
		`|name (?:der|des) (?:erklärenden(?: person)?|unterzeichn\S+|unterzeichnenden person|vertretungsberechtigten(?: person)?)` +
		`|(?:ort ?(?:,|/|und) ?)?datum ?(?:,|/|und) ?(?:name ?(?:,|/|und) ?)?(?:rechtsverbindliche )?unterschrift(?: .*)?` +
		`|ort ?(?:,|/|und) ?datum|(?:rechtsverbindliche )?unterschrift(?:en)?(?: (?:des|der) .*)?(?: ?(?:,|/|und) ?(?:firmen)?stempel)?` +
		`|(?:firmen)?stempel ?(?:,|/|und) ?unterschrift(?: .*)?` +
		`|(?:(?:full |legal |registered )*(?:company )?(?:name|address)) of (?:the )?(?:bidder|tenderer|vendor|offeror|supplier|company|organi[sz]ation|firm|respondent|contractor|proposer)` +
		`|(?:bidder|tenderer|vendor|offeror|supplier|respondent|proposer)(?:'s)? (?:legal )?(?:company )?(?:name|address)` +
		`|(?:printed )?name of (?:the )?(?:authori[sz]ed )?(?:signatory|signer|person signing|representative)` +
		`|(?:authori[sz]ed )?signature(?: of .*)?|signature (?:and|/|,) ?date|place ?(?:,|/|and) ?date)$`)
	colonLabel = pattern.Must(`^(?:firma|firmenname|unternehmen|name des unternehmens|bieter|bieterin|bewerber|bieter ?/ ?bewerber|bewerber ?/ ?bieter|anbieter` +
		`|bidder|tenderer|vendor|offeror|supplier|respondent|proposer|company|company name|organi[sz]ation name|signed|signed by|signatory)$`)
	weakLabel = pattern.Must(`^(?:name|vorname|nachname|name, vorname|vorname, name|straße|strasse|straße ?(?:,|/|und) ?(?:hausnummer|nr\.?)|hausnummer|plz|ort|plz ?(?:,|/) ?ort|postleitzahl|anschrift|adresse` +
		`|telefon|telefonnummer|tel|e-mail|e-mail-adresse|email|mail|ansprechpartner(?:in)?|ansprechperson|kontaktperson|funktion|position|datum|ort|rechtsform|land` +
		`|ust-?id(?:-?nr)?|umsatzsteuer-?id(?:-?nr)?|umsatzsteuer-identifikationsnummer|steuernummer|handelsregister(?:nummer)?|registergericht|iban|bic|bank` +
		`|phone|phone number|telephone|e-mail address|email address|contact|contact person|contact name|title|job title|date|street|address|city|zip|zip code|post ?code|country|state` +
		`|(?:registered|business|postal|trading) (?:address|office|name)|name in (?:block )?capitals|(?:print|printed) name|name \(print\)|company registration (?:number|no)|website|firmensitz|geschäftsanschrift` +
		`|vat (?:number|no|id)|tax id|ein|duns|duns number|uei|cage|cage code|registration number|company number)$`)
	signer = pattern.Must(`^(?:vor- und )?(?:nach|zu)?name.*(?:textform|126 ?b|erklärenden)|^(?:erklärung in )?textform.*\bname|^name .*text form`)
	// theirsHead begins a part of the form that is not for us; otherHead one that is for others, or for some bidders only.
	theirsHead = pattern.Must(`auftraggeber|vergabestelle|ausschreibende stelle|öffentliche stelle|contracting authority|contracting officer|for official use|buyer|purchaser|issued by|customer|government`)
	otherHead  = pattern.Must(`nachunternehmer|unterauftragnehmer|bietergemeinschaft|eignungsleihe|mitglied|subcontractor|consortium|joint venture|optional|falls |sofern |wenn zutreffend|if applicable|nur bei|only if|^(?:ausfüll)?beispiel:?$|^example:?$`)
	oursHead   = pattern.Must(`bieter|bewerber|anbieter|auftragnehmer|unternehmen|bidder|tenderer|vendor|offeror|supplier|respondent|proposer`)
	// noHeading is a field of somebody's: "Unterschrift des Auftraggebers" begins no part of the form.
	noHeading = pattern.Must(`^(?:unterschrift|stempel|name|anschrift|datum|ort,|signature|signed|address|date|place)(?:$|[^\p{L}])`)
	// optional is in a label of what need not be filled in, or what the customer fills in.
	optional = pattern.Must(`optional|freiwillig|falls |sofern|ggf|gegebenenfalls|wenn zutreffend|soweit zutreffend|nur bei|if applicable|if any|only if|n/a|skonto|nachlass|rabatt|discount|fax|bemerkung|kommentar|remark|comment|note`)
)

// read says what a cell is a label of, and how surely; label is what to print. rest is what follows the label in the cell.
func read(text string) (label string, s strength, rest string) {
	text = strings.TrimSpace(text)
	if len(text) > longestLabel || len(text) < 2 || !utf8.ValidString(text) {
		return "", none, ""
	}
	label, rest, found := strings.Cut(text, ":")
	label, rest = strings.TrimSpace(label), strings.TrimSpace(rest)
	key := strings.Trim(fold.String(label), " .*")
	if open := strings.LastIndex(key, " ("); open > 0 && strings.HasSuffix(key, ")") {
		key = key[:open]
	}
	switch {
	case optional.MatchString(fold.String(text)) || theirsHead.MatchString(key):
		return "", none, ""
	case strongLabel.MatchString(key) || signer.MatchString(fold.String(label)) && len(label) < 70:
		return label, strong, rest
	case found && colonLabel.MatchString(key):
		return label, colon, rest
	case found && weakLabel.MatchString(key):
		return label, weak, rest
	}
	return "", none, ""
}

// gap is what stands for a line to write on.
var gap = pattern.Must(`_{3,}|\.{6,}|…{2,}`)

// maybeLabel is a quick look that spares most cells the patterns: a label has a colon, or begins with a word with which
// strong ones begin.
func maybeLabel(text string) bool {
	if len(text) < 3 || len(text) > longestLabel {
		return false
	}
	if strings.HasSuffix(text, ":") || strings.Contains(text, ": ") || strings.Contains(text, "126") {
		return true
	}
	var word [20]byte
	n := 0
	for n < len(text) && n < len(word) && (text[n]|0x20 >= 'a' && text[n]|0x20 <= 'z' || text[n] >= 0x80) {
		word[n] = text[n] | 0x20
		if text[n] >= 0x80 {
			word[n] = text[n]
		}
		n++
	}
	return firstWords[string(word[:n])]
}

// firstWords are those with which the strong labels begin.
var firstWords = map[string]bool{
	"name": true, "vollständiger": true, "vollständige": true, "firmenname": true, "bezeichnung": true, "firma": true, "anschrift": true, "adresse": true, "sitz": true,
	"ort": true, "datum": true, "rechtsverbindliche": true, "unterschrift": true, "unterschriften": true, "stempel": true, "firmenstempel": true,
	"vor": true, "zuname": true, "nachname": true, "textform": true, "erklärung": true,
	"full": true, "legal": true, "registered": true, "company": true, "address": true, "bidder": true, "tenderer": true, "vendor": true, "offeror": true,
	"supplier": true, "respondent": true, "proposer": true, "printed": true, "authorised": true, "authorized": true, "signature": true, "place": true,
}
