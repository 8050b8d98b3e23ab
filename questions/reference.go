package questions

import (
	"path"
	"strings"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers/pattern"
)

var referenceWording = map[string]wording{
	"de": {
		question: "Sie verweisen auf „{words}“. In den Unterlagen, die uns vorliegen, finden wir keine Datei dieses Namens. Unter welchem Namen liegt sie vor, oder können Sie sie allen Bietern bereitstellen?",
		readings: []string{"Die Anlage gehört zu den Unterlagen und trägt dort einen anderen Namen.", "Die Anlage fehlt und wird nachgereicht.", "Der Verweis ist überholt; es gilt, was im Text steht."},
		why:      "Der Text macht die Anlage zum Teil der Anforderung; ungesehen kann sie niemand zusagen.",
	},
	"en": {
		question: "You refer to “{words}”. Among the documents we have we find no file of that name. Under which name is it, or could you make it available to all bidders?",
		readings: []string{"It is part of the documents, under another name.", "It is missing and will be supplied.", "The reference is outdated; what the text says applies."},
		why:      "The text makes it part of the requirement; nobody can commit to it unseen.",
	},
}

var (
	annex = pattern.Must(`(?:^|[^\p{L}\p{N}])((Anlage|Anhang|Beilage|Annex|Appendix|Attachment|Exhibit) (\d{1,2}|[A-Z])(?:[.-]\d{1,2})?)(?:[^\p{L}\p{N}]|$)`)
	// ours matches what the bidder hands in; laws and standards have annexes of their own.
	ours    = pattern.Must(`(?i)beizufügen|beifügen|als anlage|einzureichen|ausgefüllt|attach |enclose|submit|provide as|complete`)
	foreign = pattern.Must(`§|ISO|DIN|(?:^|[^\p{L}])EN \d|DSGVO|GDPR|Richtlinie|Verordnung|Directive|Regulation|BSI|Art\.|Artikel|Article|NIST|IEC|CEN|PCI`)
)

// dangling asks for an annex that a criterion refers to and that is not in the bid's folder. Without an offerlint.yaml the folder
// is not known, and nothing is asked.
func dangling(bid *lint.Bid, c *lint.Criterion, lang string) []doubt {
	s := wordsOf(c)
	if bid.Config.File == "" || !binding(c) {
		return nil
	}
	for _, m := range annex.FindAllStringSubmatchIndex(s, -1) {
		words, kind, name := s[m[2]:m[3]], s[m[4]:m[5]], s[m[6]:m[7]]
		sentence := s[strings.LastIndexAny(s[:m[2]], "!?\n")+1:]
		if ours.MatchString(sentence) || foreign.MatchString(sentence) || present(bid, kind, name) {
			continue
		}
		return []doubt{{
			criteria: []*lint.Criterion{c}, words: words, wording: referenceWording[lang].with("{words}", words),
			group: "annex\x00" + plain(words),
		}}
	}
	return nil
}

// present reports whether a file, a sheet or a heading of the customer's bears the name of an annex: "Anlage_07_AVV.pdf".
func present(bid *lint.Bid, kind, name string) bool {
	re := pattern.Must(`(?i)(?:^|[^\p{L}])(?:` + kind + `|anl|anh|annex|app|att)[\s._-]*0*` + name + `(?:[^\p{L}\p{N}]|$)`)
	for _, d := range bid.Documents {
		if d.Side != lint.SideOffer && re.MatchString(strings.ReplaceAll(path.Base(d.File), "_", " ")) {
			return true
		}
	}
	for _, s := range bid.Sources {
		if re.MatchString(s.Sheet) {
			return true
		}
	}
	for _, n := range bid.Notices {
		if re.MatchString(n.Text) {
			return true
		}
	}
	return false
}
