package table

import (
	"slices"
	"strings"

	"github.com/offerlint/offerlint/parsers/pattern"
)

const (
	bidder   = `(?:bieter|auftragnehmer|anbieter|bewerber|bidder|vendor|offeror|contractor|supplier|tenderer|proposer|respondent)`
	describe = `(?:describe|explain|outline|detail|elaborate|summari[sz]e|justify|specify how|list)`
	proof    = `(?:nachweis|nachweise|nachweisen|nachweises|zertifikat|zertifikate|zertifikats|zertifizierung|bescheinigung|bescheinigungen|eigenerklärung|eigenerklärungen|urkunde|referenz|referenzen|referenzliste|beleg|belege|` +
		`prüfbericht|prüfberichte|prüfzeugnis|prüfzeugnisse|prüfprotokoll|prüfprotokolle|bescheid|bescheide|garantieerklärung|garantieerklärungen|testat|attest|versicherungsbestätigung|bestätigung|datenblatt|datenblätter|nachweisdokument|[\p{L}]*nachweis|[\p{L}]*zertifikat|[\p{L}]*bescheinigung)`
	proofEN = `(?:evidence|proof|certificates?|certification|attestations?|documentation|datasheets?|data sheets?|test reports?|a copy of|copies of)`
	handIn  = `(?:beizufügen|beifügen|beigefügt|beizulegen|beilegen|beigelegt|vorzulegen|vorlegen|vorgelegt|einzureichen|einreichen|eingereicht|beizubringen|mitzuliefern|zu erbringen|zu führen|abzugeben|vorlage)`
)

var (
	asksText = []*pattern.Pattern{
		pattern.Must(before + `(?:beschreiben|erläutern|begründen|skizzieren|schildern|nennen|benennen|erklären|konkretisieren) sie` + after),
		pattern.Must(before + `bitte (?:[^.!?]* )?(?:beschreiben|erläutern|begründen|skizzieren|schildern|angeben|darstellen|darlegen|ausführen)` + after),
		pattern.Must(before + `(?:ist|sind)(?: [^.!?]*)? (?:zu (?:beschreiben|erläutern|begründen|skizzieren|schildern|benennen)|darzustellen|darzulegen|auszuführen)` + after),
		pattern.Must(before + `(?:stellen|legen|führen) sie [^.!?]*(?:dar|aus)` + after),
		pattern.Must(before + bidder + `s?(?: (?:hat|haben|soll|muss|sollen|müssen))?(?: [^.!?]*)? (?:beschreibt|erläutert|begründet|beschreiben|erläutern|begründen|darzustellen|darzulegen|zu beschreiben|zu erläutern|dar)` + after),
		pattern.Must(before + `(?:please|pls) (?:\p{L}+ )?` + describe + after),
		pattern.Must(`(?:^|[.!?:;,\n] *|(?:if|so|then|and|yes) )` + describe + ` (?:\p{L}+|")`),
		pattern.Must(before + bidder + `s? (?:shall|must|should|will|is to|are to) (?:\p{L}+ )?` + describe + after),
		pattern.Must(before + `(?:be)?antworten sie(?: [^.!?]*)? (?:wörtern|worten|sätzen|zeichen|seiten|seite|absatz|absätzen)` + after),
		pattern.Must(`(?:^|[.!?:;,\n] *|please )(?:state|answer|respond|reply|set out|tell us) (?:[^.!?]* )?(?:words|characters|sentences|paragraphs?|pages?)(?:[^\p{L}]|$)`),
		pattern.Must(`(?:^|[.!?:;,\n] *|please )(?:state|set out|tell us|indicate) (?:clearly |briefly |here )?(?:how|why|what|where)(?:[^\p{L}]|$)`),
		pattern.Must(before + `(?:provide|include|give|submit) (?:an? |the |your )?(?:\p{L}+ ){0,2}(?:details|description|descriptions|explanation|narrative|overview|summary|examples|rationale)` + after),
	}
	question    = pattern.Must(`^(?:(?:bitte )?(?:wie|wodurch|womit|inwiefern|inwieweit|auf welche weise|in welche[rmn]?|mit welche[rmn]?|welche[rmsn]?|was|warum|weshalb|how|what|which|why|in what way|describe)) [^?]*\?`)
	asksEvident = []*pattern.Pattern{
		pattern.Must(before + `(?:ist|sind|wird|werden|muss|müssen)(?: [^.!?]*)? (?:nachzuweisen|zu belegen|nachgewiesen werden|belegt werden)` + after),
		pattern.Must(before + `(?:nachzuweisen durch|nachweis durch|nachweis [^.!?]{0,90}durch|nachweis mittels|zu belegen durch|belegt durch (?:beigefügte|vorlage))` + after),
		pattern.Must(before + `(?:weisen|belegen) sie` + after),
		pattern.Must(before + bidder + `(?:in|innen|s)? (?:weist|weisen)(?: [^!?]*)? nach)(?: \(|[,.;!]|$)`),
		pattern.Must(before + `(?:weist|weisen) (?:der|die|das|jeder|jede) ` + bidder + `(?:in|innen|s)?(?: [^!?]*)? nach)(?:[,.;!]|$)`),
		pattern.Must(before + bidder + `(?:in|innen|s)? (?:legt|legen|reicht|reichen|fügt|fügen)(?: [^!?]*)? ` + proof + `(?: [^!?]*)? (?:vor|ein|bei))(?:[,.;!]|$)`),
		pattern.Must(before + proof + `(?: [^.!?]*)? ` + handIn + after),
		pattern.Must(before + `(?:fügen|legen|reichen) sie (?:[^.!?]* )?` + proof + after),
		pattern.Must(before + `(?:durch |unter |mit )?vorlage (?:[^.!?]* )?` + proof + after),
		pattern.Must(before + `zu belegen (?:über|mit|anhand|mittels|per)` + after),
		pattern.Must(before + proof + ` bitte (?:nachweisen|beifügen|beilegen|vorlegen|einreichen)` + after),
		pattern.Must(before + proofEN + ` (?:[^.!?]* )?(?:is|are) to be handed in` + after),
		pattern.Must(before + `als nachweis (?:ist|sind|dient|dienen|gilt|wird)` + after),
		pattern.Must(`(?:^|[.;] *)(?:geforderte[rs]? )?nachweise?(?: \([^)]*\))?: *\p{L}`),
		pattern.Must(before + `(?:provide|submit|supply|furnish|include|enclose|attach) (?:[\p{L}/-]+,? ){0,4}(?:` + proofEN + `)` + after),
		pattern.Must(`(?:^|[.!?:;,\n] *|please )attach ` + `(?:\p{L}+)`),
		pattern.Must(before + proofEN + ` (?:[^.!?]* )?(?:shall|must|is to|are to|should) (?:accompany|be (?:provided|submitted|attached|enclosed|supplied|furnished|included))` + after),
		pattern.Must(before + `(?:evidenced by|demonstrated by (?:a |an |the )?(?:\p{L}+ )?certificate|proof of [^.!?]* (?:is|are) required)` + after),
		pattern.Must(before + `(?:must|shall|to) be (?:evidenced|substantiated|proven|proved|documented by)` + after),
		pattern.Must(before + `(?:must|shall|should|will|to|please) (?:\p{L}+ )?(?:prove|evidence|substantiate)` + after),
		pattern.Must(before + `by (?:enclosing|attaching|submitting|producing|presenting|means of) (?:an? |the |your |its |copies |copy )*(?:[\p{L}/-]+ ){0,4}(?:` + proofEN + `|copy|copies)` + after),
		pattern.Must(before + `(?:show|prove|demonstrate|evidence|substantiate),? by (?:means of )?(?:[\p{L}/-]+ ){0,3}(?:testimonials?|references|letters?|certificates?|reports?|records?|statements?)` + after),
		pattern.Must(before + `(?:is|are) (?:to be )?(?:accompanied|supported|backed) by (?:an? |the )?(?:[\p{L}/-]+ ){0,3}(?:` + proofEN + `)` + after),
		pattern.Must(before + `(?:unter|mit|durch) (?:beifügung|beigabe|vorlage|einreichung|übersendung)` + after),
		pattern.Must(before + proof + ` (?:[^.!?]* )?(?:liegt|liegen) (?:dem angebot|mit dem angebot) (?:bei|vor)` + after),
	}
	onRequest = pattern.Must(before + `auf (?:gesondertes |besonderes )?(?:verlangen|anforderung|nachfrage|aufforderung)|(?:up)?on request|if requested|when requested` + after)
	// The product as the one who acts: "Das System protokolliert Nachweise", "users can attach a certificate".
	product = pattern.Must(`^(?:(?:das|die|der|the|ein|eine|a|an|als|as) )?(?:[\p{L}-]+ )?(?:system|software|lösung|anwendung|plattform|applikation|portal|app|benutzer|nutzer|anwender|administrator|administratoren|modul|` +
		`solution|application|platform|user|users|administrators|tool|module|product|produkt|benutzerin|sachbearbeiter|kunde|kunden|customer|customers` + after)
	// What an item of a list below it is able to do: "Crews must be able to" before "- attach photographs".
	ability = pattern.Must(`(?:able to|ability to|can|may|allows? (?:\p{L}+ )?to|enables? (?:\p{L}+ )?to|possible to|kann|können|ermöglicht|ermöglichen|in der lage sein|möglich)(?: *:)?$`)
	passive = pattern.Must(before + `nachzuweisen|zu belegen|` + proof + ` (?:[^.!?]* )?(?:ist|sind) (?:[^.!?]* )?` + handIn + after)
)

// Stems without which a text asks for nothing: looking for them first spares most criteria the patterns.
var (
	textStems = strings.Split("beschr|erläut|begründ|skizzier|schilder|nennen|konkretis|erklär|angeben|darst|darzu|darleg|ausführ|auszuführ| dar|legen sie|stellen sie|führen sie|"+
		"antworten sie|state|set out|tell us|indicate|answer|respond|reply|"+
		"descri|expla|outlin|detail|elaborat|summar|justif|specif|list|overview|narrative|examples|rationale|?", "|")
	evidenceStems = strings.Split("nachweis|nachzuweisen|nachgewiesen|beleg|zertifi|bescheinig|erklärung|urkunde|referenz|prüfbericht|testat|attest|bestätigung|datenbl|weisen sie|weist |weisen |vorlage|"+
		"eviden|proof|certif|prove|bescheid|prüfprotokoll|prüfzeugnis|handed in|copy|testimonial|letter|enclosing|attaching|beifügung|beigabe|einreichung|documentation|attest|datasheet|data sheet|test report|a copy|copies|attach|substantiat|proven", "|")
)

// asksForText reports whether a criterion asks to describe, explain or justify.
func asksForText(s string) bool {
	text, _ := asksFor(s, hasTextStem)
	return text
}

// asksForEvidence reports whether a criterion asks for a proof with the offer. A proof on request is not asked for now,
// and a product that handles proofs asks for none.
func asksForEvidence(s string) bool {
	_, evidence := asksFor(s, hasEvidenceStem)
	return evidence
}

// asksFor answers both questions, as far as they are asked, with one look at the text.
func asksFor(s string, questions uint64) (text, evidence bool) {
	able := false // the line that leads in the list that we are in
	for line := range strings.SplitSeq(s, "\n") {
		f := folded(line)
		if !strings.HasPrefix(f, "-") && !strings.HasPrefix(f, "*") && !strings.HasPrefix(f, "•") {
			able = len(f) < len(s) && ability.MatchString(f)
		} else if able {
			continue
		}
		if telling().Groups(f)&questions == 0 {
			continue
		}
		for _, sentence := range splitFolded(nil, f) {
			has := telling().Groups(sentence) & questions
			text = text || has&hasTextStem != 0 && sentenceAsksText(sentence)
			evidence = evidence || has&hasEvidenceStem != 0 && sentenceAsksEvidence(sentence)
		}
	}
	return text, evidence
}

func sentenceAsksText(sentence string) bool {
	if question.MatchString(sentence) {
		return true
	}
	return !product.MatchString(sentence) && slices.ContainsFunc(asksText, func(re *pattern.Pattern) bool { return re.MatchString(sentence) })
}

func sentenceAsksEvidence(sentence string) bool {
	if onRequest.MatchString(sentence) || product.MatchString(sentence) && !passive.MatchString(sentence) {
		return false
	}
	return slices.ContainsFunc(asksEvident, func(re *pattern.Pattern) bool { return re.MatchString(sentence) })
}

// sentences splits a text roughly, folded. Abbreviations may cut a sentence in two, which only makes the reading more
// cautious.
func sentences(s string) []string {
	var out []string
	for line := range strings.SplitSeq(s, "\n") {
		out = splitFolded(out, folded(line))
	}
	return out
}

// splitFolded appends the sentences of a folded line.
func splitFolded(out []string, f string) []string {
	start := 0
	for i := 0; i < len(f); i++ {
		if f[i] == '.' && i > 1 && (f[i-2] == ' ' || f[i-2] == '(' || f[i-2] == '.') && f[i-1] >= 'a' && f[i-1] <= 'z' {
			continue // z. B., e. g.
		}
		if (f[i] == '.' || f[i] == '!' || f[i] == '?' || f[i] == ';') && (i+1 == len(f) || f[i+1] == ' ') {
			out = append(out, strings.Trim(f[start:i+1], " -*•"))
			start = i + 1
		}
	}
	if rest := strings.Trim(f[start:], " -*•"); rest != "" {
		out = append(out, rest)
	}
	return out
}
