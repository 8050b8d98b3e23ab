package checks

import (
	_ "embed" // the page
	"path"
	"slices"
	"strings"
	"unicode"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/phrase"
)

//go:embed document-not-enclosed.md
var documentNotEnclosedDoc string

var documentNotEnclosed = &lint.Check{
	ID:   "document-not-enclosed",
	Kind: lint.Unverified,
	Doc:  documentNotEnclosedDoc,
	Messages: lint.Messages{
		DE: "{{criterion}}: mit dem Angebot verlangt ist „{{document}}“; keine Datei und kein Kapitel heißt so",
		EN: "{{criterion}}: “{{document}}” is wanted with the offer; no file and no chapter is named so",
	},
	Advice: lint.Messages{
		DE: "Das Dokument beilegen und unter required_documents eintragen. Liegt es bei und heißt anders, genügt der Eintrag.",
		EN: "Enclose the document and enter it under required_documents. Where it is there under another name, the entry is enough.",
	},
	Run: func(p *lint.Pass) error {
		if p.Bid.Config.File == "" {
			return nil // without a config nobody knows what else lies in the package
		}
		have := packageNames(p.Bid)
		said := map[string]bool{}
		report := func(text string, f lint.Finding) {
			for _, wanted := range demanded(text) {
				if key := strings.ToLower(wanted); !said[key] && !heldBy(wanted, have) {
					said[key] = true
					f.Match, f.Args = wanted, lint.Args{"document": wanted}
					p.Report(f)
				}
			}
		}
		for c := range p.Criteria() {
			// A proof is for missing-evidence, a criterion without an answer for missing-response.
			if !c.AsksEvidence && !cites(c) && !registered(p.Bid, c) && commits(c) != nil {
				report(c.Text, lint.Finding{Criterion: c, At: c.At})
			}
		}
		for _, n := range p.Bid.Notices {
			report(n.Text, lint.Finding{At: n.At})
		}
		return nil
	},
}

// What customers call documents, how they ask for them with the offer, and what makes a sentence ask for something else: a
// condition, another time, or a request that is still to come.
const (
	documentDE = `[\pL-]*(?:konzepte?s?|nachweise?s?|erklärung(?:en)?|bescheinigung(?:en)?|zertifikate?s?|auszugs?|auszüge|liste|listen|plan|pläne|lebenslauf|lebensläufe|` +
		`datenbl(?:att|ätter)|formbl(?:att|ätter)|verzeichnis(?:se)?|urkunden?|preisbl(?:att|ätter)|bericht|berichte|profile?|organigramm|vertrag|entwurf)`
	documentEN = `(?:[\pL-]+ ){0,4}(?:statements?|plans?|certificates?|declarations?|extracts?|concepts?|lists?|cvs?|data ?sheets?|forms?|reports?|policy|policies|schedules?|r[ée]sum[ée]s?|charts?|sheets?)`
	phraseDE   = `((?:[\pL-]+[ ,]+){0,5}` + documentDE + `(?: (?:der|des|zum|zur|für|über|nach|gemäß|aus) [^.;:,]{3,60}?)?)`
	phraseEN   = `((?:an? |the |your )?` + documentEN + `(?: (?:of|for|on|under) [^.;:,]{3,60}?)?)`
	withOffer  = `(?:dem|ihrem|mit dem|mit ihrem|zum) (?:angebot|teilnahmeantrag)|(?:bei|mit) (?:der )?angebotsabgabe`
	toHandIn   = `(?:beizufügen|beizulegen|einzureichen|vorzulegen|abzugeben)`
	toTheOffer = `(?:with|in|to) (?:the|your) (?:tender|offer|bid|proposal|response)`
)

var (
	demands = []func() *lazyRegexp{
		lazily(`(?i)(?:` + withOffer + `) (?:ist|sind) (?:zwingend |außerdem |ferner )?` + phraseDE + ` ` + toHandIn),
		lazily(`(?i)^` + phraseDE + ` (?:ist|sind) (?:zwingend |vollständig |ausgefüllt )?(?:` + withOffer + `) (?:als anlage )?` + toHandIn),
		lazily(`(?i)^` + phraseDE + ` (?:ist|sind) (?:als anlage )?(?:beizufügen|beizulegen)`),
		lazily(`(?i)^(?:der )?bieter (?:fügt|legt|reicht) (?:` + withOffer + `) ` + phraseDE + ` (?:bei|vor|ein)(?:$|[.,])`),
		lazily(`(?i)^(?:bitte )?(?:fügen|legen|reichen) sie (?:` + withOffer + `) ` + phraseDE + ` (?:bei|vor|ein)(?:$|[.,])`),
		lazily(`(?i)^` + phraseEN + ` (?:shall|must|is to|are to|should) be (?:enclosed|attached|submitted|included|provided) ` + toTheOffer),
		lazily(`(?i)(?:^|please |shall |must )(?:enclose|attach|submit|include|provide) ` + phraseEN + ` ` + toTheOffer),
		lazily(`(?i)` + phraseEN + ` to be enclosed(?:$|[.,]| ` + toTheOffer + `)`),
	}
	notNow = lazily(`(?i)verlangen|anforderung|aufforderung|auftragserteilung|zuschlag|vertragsschluss|inbetriebnahme|abnahme|projekt(?:beginn|start)|` +
		`soweit|sofern|falls|wenn|gegebenenfalls|ggf|nachunternehmer|bei bedarf|nicht |kein|optional|kann |können |` +
		`request|award|if |where |unless|may |not |commence|acceptance|subcontract|within \d+ days`)
)

// demanded lists the documents that a text wants with the offer, as it calls them, without their article.
func demanded(text string) []string {
	var out []string
	for _, at := range phrase.Sentences(text, "") {
		s := strings.Join(strings.Fields(text[at[0]:at[1]]), " ")
		s = strings.TrimLeft(s, "-–•*0123456789.) ")
		if notNow().MatchString(s) {
			continue
		}
		for _, re := range demands {
			if m := re().FindStringSubmatch(s); m != nil {
				out = append(out, articles().ReplaceAllString(m[1], ""))
				break
			}
		}
	}
	return out
}

var articles = lazily(`(?i)^(?:(?:ein|eine|einen|der|die|das|den|folgende|jeweils|a|an|the|your|ihr|ihre) )+`)

// packageNames are the names under which a document may be in the package: of files, entries, evidence and chapters.
func packageNames(bid *lint.Bid) []string {
	var out []string
	for _, d := range bid.Documents {
		if d.Side != lint.SideCustomer && d.Role != "config" && d.Role != "lock" {
			out = append(out, strings.TrimSuffix(d.File, path.Ext(d.File)))
		}
	}
	for _, d := range bid.Config.RequiredDocuments {
		out = append(out, d.Name)
	}
	for _, e := range bid.Register.Evidence {
		out = append(out, e.Title, e.File)
	}
	for _, r := range bid.Responses {
		for _, e := range r.Evidence {
			out = append(out, e.Name())
		}
	}
	for _, t := range bid.Passages {
		for _, b := range t.Blocks {
			if b.Kind == lint.Heading && !b.Customer {
				out = append(out, b.Str)
			}
		}
	}
	return out
}

// squeezed is a name in small letters and digits alone, umlauts as they are written in the names of files.
func squeezed(s string) string {
	s = strings.NewReplacer("ä", "ae", "ö", "oe", "ü", "ue", "ß", "ss", "a\u0308", "ae", "o\u0308", "oe", "u\u0308", "ue").Replace(strings.ToLower(s))
	return strings.Map(func(r rune) rune {
		if r >= 'a' && r <= 'z' || r >= '0' && r <= '9' {
			return r
		}
		return -1
	}, s)
}

// plainDocument are words that name no document in particular.
var plainDocument = lazily(`(?i)^(?:nachweise?s?|erklärung(?:en)?|bescheinigung(?:en)?|angebots?|aktuelle[rns]?|gültige[rns]?|vollständige[rns]?|entsprechende[rns]?|ausgefüllte[rns]?|unterschriebene[rns]?|` +
	`certificates?|statements?|valid|current|completed?|signed|full|detailed|copy|copies|with|from|bidders?|bieters?)$`)

// generalWords name kinds of documents; they do not tell one from another.
var generalWords = lazily(`^(?:konzepte?|angebote?s?|anlagen?|anhang|dokumente?|systems?|leistung|auftrag|kapitel|tender|proposal|document|annex|offer)$`)

// heldBy reports whether one of the names holds a word of the document's, but for its ending, or a word that the document's is
// put together of: "Konzept für die Migration" is a Migrationskonzept.
func heldBy(document string, names []string) bool {
	var keys, whole []string
	for _, w := range strings.FieldsFunc(document, func(r rune) bool { return strings.ContainsRune(" ,/()„“\"", r) }) {
		if key := squeezed(w); len(key) >= 4 && !plainDocument().MatchString(w) {
			keys, whole = append(keys, key[:max(4, len(key)-2)]), append(whole, key)
		}
	}
	if len(keys) == 0 {
		keys = []string{squeezed(document)}
	}
	for _, n := range names {
		s := squeezed(n)
		if slices.ContainsFunc(keys, func(k string) bool { return strings.Contains(s, k) }) {
			return true
		}
		for _, w := range strings.FieldsFunc(n, func(r rune) bool { return !unicode.IsLetter(r) }) {
			part := squeezed(w)
			if len(part) >= 6 && !generalWords().MatchString(part) && slices.ContainsFunc(whole, func(k string) bool { return strings.Contains(k, part) }) {
				return true
			}
		}
	}
	return false
}
