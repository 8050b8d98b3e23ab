package table

import (
	"strings"
	"sync"
)

// The fields a column can hold. Those up to owner are the ones of the account; the others are known so that they are
// not mistaken for an answer, and stay out of it.
const (
	fieldID         = "id"
	fieldParent     = "parent"
	fieldSection    = "section"
	fieldLot        = "lot"
	fieldTitle      = "title"
	fieldText       = "text"
	fieldObligation = "obligation"
	fieldWeight     = "weight"
	fieldPoints     = "points"
	fieldAllowed    = "allowed"
	fieldClaim      = "claim"
	fieldComment    = "comment"
	fieldEvidence   = "evidence"
	fieldReference  = "reference"
	fieldDeviation  = "deviation"
	fieldQuantity   = "quantity"
	fieldUnit       = "unit"
	fieldUnitPrice  = "unit_price"
	fieldTotal      = "total"
	fieldOwner      = "owner"

	fieldPriority = "priority" // an obligation only where its words say so
	fieldRequired = "required" // the proof that the customer wants
	fieldExpected = "expected" // what the customer calls a good answer
	fieldCost     = "cost"
	fieldState    = "state"
	fieldOther    = "other" // source, reviewer, date, change and the like
)

// headerWords are the words that customers write above a column, by field, German first. A word may stand under several
// fields; the content of the column decides then.
var headerWords = map[string]string{
	fieldID: "code|control code|kontroll-nr|req|krit|kpi|kpi ref|nr|pkt|pkt nr|punkt|lfd. nr|lfd.nr|lfd nr|lfd-nr|lfdnr|laufende nummer|laufende nr|id|anforderungs-id|anforderungsid|anforderungsnummer|anforderungs-nr|anforderungsnr|" +
		"anf.-nr|anf-id|req-id|kriterium nr|kriteriennummer|krit.-nr|kennung|ref|referenznr|pos|pos.-nr|pos. nr|pos nr|position nr|positionsnummer|oz|" +
		"ordnungszahl|ziffer|ziff|gliederungspunkt|gliederungsnr|gliederungsnummer|kapitel nr|kapitelnummer|frage nr|fragen-nr|fragennummer|ek-nr|zk-nr|ts-nr|index|#|" +
		"req id|reqid|req. id|req #|req. no|req no|requirement id|requirementid|requirement #|requirement no|requirement number|ref no|reference no|" +
		"reference number|item|item #|item no|item number|no|number|line|line no|line item|clin|clause|clause no|para|paragraph|section #|question id|question #|" +
		"question no|question number|q#|q no|ques num|serial|serial no|ser|control id|control|ccm control id|new id|criterion id|criteria id|rule id|sn|s/n|identifier|" +
		"key|issue key|safeguard|sub-control",
	fieldParent: "parent|parent id|übergeordnet|übergeordnete id|parent requirement|elternelement",
	fieldSection: "kategorie|bereich|themenbereich|thema|themengebiet|kapitel|abschnitt|gruppe|kriteriengruppe|kriterienhauptgruppe|hauptkriterium|" +
		"unterkriterium|unterkategorie|hauptkategorie|modul|prozess|teilprozess|funktionsbereich|domäne|cluster|obergruppe|gewerk|category|sub-category|subcategory|area|" +
		"functional area|module|section|sub-section|subsection|domain|ccm domain title|topic|group|process|workstream|factor|subfactor|" +
		"chapter|chapter name|section name|kapitelname|family|control family|grouping|theme|epic|component",
	fieldLot: "los|lose|losnummer|los nr|lot|lot no|lot number",
	fieldTitle: "parameter|parameters|raumbezeichnung|titel|überschrift|artikelbezeichnung|produktbezeichnung|leistungsbezeichnung|leistungsart|leistungsposition|positionsbezeichnung|kostenart|kostenposition|kostenelement|arbeitspaket|lizenzart|staffel|preisstaffel|cost element|cost item|cost category|work package|license type|licence type|price tier|volume band|warenbezeichnung|rolle|profil|role|grade|labour category|labor category|job title|bezeichnung|kurztext|kurzbezeichnung|kurzbeschreibung|anforderung|kriterium|merkmal|leistungsmerkmal|funktion|position|" +
		"artikel|gegenstand|betreff|zusammenfassung|name|title|short description|requirement title|requirement name|feature|heading|control title|control name|subject|" +
		"item description|summary|item|leistung|produkt|product|service",
	fieldText: "sub-criteria|sub-criterion|subcriteria|subcriterion|sub criteria|unterkriterium|unterkriterien|teilkriterium|teilkriterien|zielwert|zielvorgabe|grenzwert|target|control objective|control objectives|kontrollziel|prüfpunkt|gefordert|geforderte werte|geforderte eigenschaften|verlangt|soll-wert|target value|specified value|minimum value|minimum requirement|minimum requirements|required value|geforderter wert|service level|kennzahl|kontrollfrage|prüffrage|control question|security question|desc|anforderung|anforderungen|anforderungstext|beschreibung|anforderungsbeschreibung|beschreibung der anforderung|langtext|leistungsbeschreibung|" +
		"kriterium|kriterien|kriterienbeschreibung|frage|fragen|fragestellung|forderung|text|inhalt|detailbeschreibung|erläuterung der anforderung|" +
		"spezifikation|vorgabe|soll-zustand|sollvorgabe|sollwert|mindestanforderung|mindestanforderungen|eignungskriterium|zuschlagskriterium|unterlage|unterlagen|maßnahme|maßnahmen|requirement|requirement text|" +
		"requirement description|requirements|description|detailed description|question|questions|consensus assessment questions|question text|specification|statement|criterion|criteria|" +
		"functionality|feature description|desired functionality|control specification|control description|text|user story|user stories|acceptance criteria|" +
		"rule description|requirement statement|needs|need",
	fieldObligation: "bewertungsart|wertungsart|krit.-art|krit. art|art|art der anforderung|art der anforderungen|art des kriteriums|art der kriterien|typ der anforderung|type of requirement|kriterienart|kriteriumsart|kriterientyp|typ|anforderungstyp|anforderungsart|a/b|a-/b-kriterium|a/b-kriterium|muss/soll/kann|" +
		"m/s/k|m/k|muss/kann|muss/soll|verbindlichkeit|verpflichtungsgrad|verbindlichkeitsgrad|k.o|ko|ko-kriterium|k.-o.-kriterium|k.o.-kriterium|ausschluss|ausschlusskriterium|" +
		"einstufung|klassifizierung|klassifikation|relevanz|pflicht|pflichtfeld|muss|soll|kann|type|requirement type|req type|criteria type|criterion type|m/d|" +
		"m/o|mandatory|mandatory/desirable|mandatory (y/n)|must/should/could|moscow|obligation|level|classification|conformance|" +
		"essential/desirable|pass/fail|gate|required|optional|mandatory/optional|must have|keyword",
	fieldPriority: "priorität|prio|wichtigkeit|bedeutung|dringlichkeit|rang|priority|rank|ranking|importance|default importance|criticality|kritikalität|tier",
	fieldWeight: "gewichtung|gewicht|wichtung|gewichtung in %|gewichtungspunkte|gewichtungsfaktor|faktor|anteil|anteil in %|g|relative gewichtung|absolute gewichtung|" +
		"weight|weighting|weight %|relative weight|percentage",
	fieldPoints: "punkte|max. punkte|max punkte|maximale punkte|maximale punktzahl|maximalpunkte|punktzahl|bewertungspunkte|leistungspunkte|wertungspunkte|" +
		"erreichbare punkte|erreichbare punktzahl|bewertung|points|max points|max. points|maximum points|available points|possible points|marks|max score|maximum score|score available",
	fieldAllowed: "zulässige antworten|antwortmöglichkeiten|antwortoptionen|mögliche antworten|allowed answers|allowed values|answer options|possible answers",
	fieldClaim: "vorhanden|vorhanden ja/nein|gegeben|eingehalten|lieferbar|erfüllbar|in place|compliance statement|compliance response|konformitätsaussage|angabe|angaben|eintragung|ihre angabe|ihre angaben|ihre antwort|your answer|your response|antwort|antwort bieter|antwort des bieters|bieterantwort|antwort auftragnehmer|antwort anbieter|angabe bieter|bieterangabe|bieterangaben|angaben des bieters|angabe des bieters|angabe des bewerbers|angaben des bewerbers|angaben der anbieterin|angaben des anbieters|angaben der bieterin|angaben des unternehmens|bewerberangabe|antwort des anbieters|antwort der anbieterin|antwort des bewerbers|antwort des auftragnehmers|liegt bei|beigefügt|beigelegt|enclosed|" +
		"angaben bieter|eintrag bieter|erfüllt|erfüllt ja/nein|erfüllung|erfüllungsgrad|erfüllungsstatus|wird erfüllt|zusage|bestätigung|ja/nein|ja / nein|j/n|status bieter|" +
		"abdeckung|abdeckungsgrad|realisierung|realisierungsart|lösungsart|umsetzung|umsetzungsart|umsetzungsstatus|umsetzungsstand|verfügbarkeit im standard|" +
		"standard ja/nein|stellungnahme|auswahl|bewertung|status|response|vendor response|bidder response|supplier response|offeror response|tenderer response|" +
		"proposer response|contractor response|response code|compliance|compliance code|compliance status|compliant|comply|comply (y/n)|complies|" +
		"statement of compliance|level of compliance|yes/no|y/n|answer|vendor answer|vendor answers|consensus assessment answers|csp caiq answer|service provider ai-caiq answer|availability|capability|support|" +
		"supported|fit|fit/gap|rating|self-score|conformance|conformance level|met|meets requirement|implementation status|erfüllungserklärung|konformität",
	fieldComment: "offer|angebot|zusicherung|angebotene leistung|objective evidence|audit evidence|finding|findings|finding / objective evidence|angeboten|solution description|implementation details|implementation statement|control implementation|response description|description of response|angebotene werte|angebotene eigenschaften|ist-wert|istwert|offered|your offer|ihr angebot|how|angebotener wert|angebotenes produkt|angebotenes fabrikat|angebotener typ|zugesicherter wert|fabrikat|fabrikat/typ|fabrikat / typ|hersteller/typ|hersteller / typ|offered value|value offered|offered product|product offered|kommentar|kommentare|kommentar anbieter|kommentar bieter|kommentar des bieters|bemerkung|bemerkungen|bemerkung bieter|bemerkungen des bieters|anmerkung|anmerkungen|" +
		"erläuterung|erläuterungen|erläuterung des bieters|erläuterung bieter|begründung|begründung des bieters|beschreibung der umsetzung|beschreibung der lösung|lösungsbeschreibung|ausführungen|freitext|" +
		"hinweis|hinweise|detailantwort|antworttext|konzept|comment|comments|vendor comments|bidder comments|supplier comments|remarks|remark|notes|note|additional information|" +
		"explanation|justification|details|detailed response|narrative|narrative response|implementation description|service provider implementation description|csp implementation description|" +
		"description of solution|how is the requirement met|how met|approach|clarification|remarks and explanations|solution|lösung|our response|unsere antwort",
	fieldDeviation: "abweichung|abweichungen|einschränkung|einschränkungen|alternativvorschlag|alternative lösung|deviation|deviations|exception|exceptions|" +
		"exceptions taken|limitation|limitations|alternative|workaround",
	fieldCost: "zusatzkosten|mehrkosten|aufpreis|kosten|aufwand|aufwand in pt|aufwand (pt)|personentage|anpassungsaufwand|im preis enthalten|im festpreis enthalten|" +
		"additional cost|cost|extra cost|cost impact|pricing impact|effort|effort (days)|man-days|customization cost|included in price",
	fieldRequired: "geforderter nachweis|geforderte nachweise|nachweis gefordert|nachweisform|art des nachweises|nachweis|prüfmethode|nachweis erforderlich|vorzulegen|formblatt|evidence required|proof required|" +
		"required documentation|verification method|deliverable|submission requirement|substantiation required|evidence needed|einzureichende unterlage|mit dem angebot|mit angebot|mit dem angebot einzureichen|with the tender|with tender|with the offer",
	fieldEvidence: "nachweis|nachweise|nachweis / anlage|nachweis bieter|nachweis des bieters|beleg|belege|anlage|anlagen|anlagennummer|anlage nr|anlage nummer|anlagen-nr|anlagen nr|anhang|dokument|nachweisdokument|evidence|" +
		"supporting document|supporting documents|supporting documentation|attachment|attachments|artifact|artifacts|artefact|artefacts|proof|substantiation|link|evidence provided",
	fieldReference: "page reference|page no|page number|seitenverweis|verweis|verweis auf angebot|fundstelle|fundstelle im angebot|seite im angebot|kapitel im angebot|angebotsseite|referenz|referenz im konzept|" +
		"siehe seite|proposal reference|proposal section|proposal page|response location|where addressed|cross reference|cross-reference|page ref|" +
		"location in proposal|volume/section/page",
	fieldExpected: "erwartungshaltung|erwartung|erwarteter inhalt|bewertungsmaßstab|zielerfüllungsgrad|bewertungshinweis|wertungsmaßstab|" +
		"musterantwort|erwartete antwort|evaluation guidance|scoring guidance|what we are looking for|guidance|evaluation criteria|assessment method|rating scale|" +
		"good answer|compliant response|expected answer|expected response|correct answer|preferred answer|rationale|purpose|mindestpunktzahl|mindestpunkte|minimum score|threshold|schwellenwert|reason|reason for question|follow-up inquiries",
	fieldState: "bearbeitungsstatus|stand|bearbeitungsstand|ampel|offen|erledigt|offene punkte|review status|state|final disposition|disposition|rag|progress|open issues|risk level|confidence",
	fieldOwner: "verantwortlich|verantwortlicher|zuständig|zuständigkeit|bearbeiter|bearbeiterin|ansprechpartner|autor|fachbereich|team|owner|response owner|author|writer|assigned to|" +
		"responsible|sme|lead|contributor",
	fieldOther: "ssrm control ownership|csc responsibilities|prüfer|geprüft von|freigabe|freigegeben von|qs|vier-augen|zweitprüfer|reviewer|reviewed by|approver|approved by|qa|checker|frist|termin|fällig|" +
		"fällig am|datum|abgabedatum|due|due date|deadline|target date|date|änderung|änderungshinweis|geändert am|version|änderungshistorie|neu/geändert|" +
		"bieterfrage nr|change|change note|amendment|amendment no|revision|rev|modified|q&a ref|zeichenbegrenzung|max. zeichen|wortzahl|max. seiten|umfang|word limit|" +
		"word count|character limit|page limit|max words|quelle|bezug|bezugsdokument|kapitel lb|verweis lb|fundstelle lastenheft|rechtsgrundlage|herkunft|source|" +
		"source section|rfp section|rfp reference|rfp page|sow ref|section l|section m|source document|clause reference|standard reference|url|page|seite|" +
		"actor|actors|hersteller|manufacturer|artikelnummer|email|e-mail|compliant response code|auf verlangen|auf anforderung|auf gesonderte anforderung|on request|issue type|vorgangstyp|scoring|bewertungsskala|analyst notes|analyst note",
	fieldQuantity: "fläche|fläche in m²|grundfläche|reinigungsfläche|jahresmenge|menge pro jahr|floor area|annual quantity|menge|mengen|schätzmenge|wertungsmenge|anzahl|stückzahl|stk|vordersatz|lv-menge|bedarf|abnahmemenge|geschätzte menge|quantity|qty|count|estimated quantity|est. qty",
	fieldUnit:     "einheit|me|mengeneinheit|eh|abrechnungseinheit|bezugsgröße|unit|units|uom|unit of measure|unit of issue|basis",
	fieldUnitPrice: "preis je m²|preis pro m²|preis je stunde|price per m²|price per hour|einzelpreis|ep|einheitspreis|preis je einheit|stückpreis|preis pro stück|preis|ep (netto)|ep netto|einzelpreis netto|tagessatz|stundensatz|monatspreis|" +
		"verrechnungssatz|einzelkosten|kosten je einheit|einmalige kosten|monatliche kosten|einmalpreis|unit price|price per unit|price|rate|daily rate|day rate|hourly rate|unit cost|price each|unit rate|monthly fee|monthly cost|one-off cost|one-time cost|set-up fee",
	fieldTotal: "jahrespreis|preis pro jahr|jahreskosten|annual price|gesamtpreis|preis gesamt|zeilensumme|positionssumme|positionsbetrag|ext. price|ext price|line price|line amount|net amount|gp|summe|summe netto|summe brutto|betrag|gesamt|gesamtbetrag|positionspreis|angebotspreis|angebotssumme|endpreis|gesamtkosten|gesamtkosten netto|total|total price|" +
		"extended price|amount|line total|extended amount|sub-total|total cost|bid price|cost per year|annual cost|total costs|estimate",
}

// Words in a header or in the group above it that say whose column it is.
var (
	bidderWords = append(strings.Split("bieter|bieters|bieterangabe|bieterangaben|anbieter|anbieters|auftragnehmer|auftragnehmers|bewerber|lieferant|vendor|bidder|supplier|tenderer|offeror|proposer|"+
		"contractor|respondent|csp|our|unsere|unser", "|"), offeredWords...)
	offeredWords = strings.Fields("angeboten angebotene angebotener angebotenes angebotenen offered")
	buyerWords   = strings.Split("ag|auftraggeber|auftraggebers|auftraggeberin|vergabestelle|evaluator|evaluators|evaluation|analyst|buyer|customer|client|reviewer|intern|"+
		"interne|internal|agency|authority", "|")
)

// A headerIndex finds the fields of a header's words.
type headerIndex struct {
	exact   map[string][]string // normalised words → fields
	phrases []headerPhrase      // longest first, for words inside a longer header
	byFirst map[string][]int    // the first word of a phrase → which of phrases begin with it
}

type headerPhrase struct {
	words  []string
	fields []string
}

// headers is the index of headerWords, built on first use and never changed after.
var headers = sync.OnceValue(func() *headerIndex {
	ix := &headerIndex{exact: map[string][]string{}}
	for _, f := range fieldOrder {
		for w := range strings.SplitSeq(headerWords[f], "|") {
			n := plain(w)
			if len(ix.exact[n]) == 0 || ix.exact[n][len(ix.exact[n])-1] != f {
				ix.exact[n] = append(ix.exact[n], f)
			}
		}
	}
	for _, n := range sortedKeys(ix.exact) {
		// Words of one or two letters and signs say something only where they stand alone.
		if len(n) > 2 || n == "id" || n == "nr" {
			ix.phrases = append(ix.phrases, headerPhrase{words: words(n), fields: ix.exact[n]})
		}
	}
	sortLongest(ix.phrases)
	ix.byFirst = map[string][]int{}
	for i, p := range ix.phrases {
		if len(p.words) > 0 {
			ix.byFirst[p.words[0]] = append(ix.byFirst[p.words[0]], i)
		}
	}
	return ix
})

// fieldOrder is the order in which fields are looked at, so that nothing depends on the order of a map.
var fieldOrder = []string{
	fieldID, fieldParent, fieldSection, fieldLot, fieldTitle, fieldText, fieldObligation, fieldPriority, fieldWeight,
	fieldPoints, fieldAllowed, fieldClaim, fieldComment, fieldEvidence, fieldRequired, fieldReference, fieldDeviation,
	fieldQuantity, fieldUnit, fieldUnitPrice, fieldTotal, fieldOwner, fieldExpected, fieldCost, fieldState, fieldOther,
}

// sheetRoles are the names that say what a sheet without criteria is for.
var sheetRoles = map[string]string{
	"instructions": "einleitung|anleitung|ausfüllhilfe|ausfüllanleitung|bearbeitungshilfe|help|guidelines|hinweise|hinweise zum|lesehinweise|legende|ausfüllhinweise|bearbeitungshinweise|vorbemerkungen|start here|readme|read me|instructions|introduction|" +
		"about|legend|guidance|change log|changelog|änderungshistorie|version|versionen|version history|revision history|history|info|information|metadata|notes|" +
		"glossar|glossary|begriffe|begriffsbestimmungen|definitionen|definitions|abkürzungen|abkürzungsverzeichnis|abbreviations|acronyms",
	"cover":   "deckblatt|cover|cover page|titelblatt|title page|kontakt|kontakte|kontaktdaten|ansprechpartner|ansprechpersonen|contact|contacts|contact details",
	"lists":   "listen|daten|stammdaten|dropdown|dropdowns|auswahllisten|lists|lookup|lookups|auto responses|ref|data|column data|values|picklists",
	"scoring": "auswertung|scoring|evaluation|backend scoring|analyst|analyst report|summary|dashboard|results|ergebnis|übersicht|summary report",
	"price": "preisblatt|kostenblatt|preise|preisliste|preisübersicht|preistabelle|preiszusammenstellung|angebotspreis|angebotspreise|kostenübersicht|kostenaufstellung|kostenzusammenstellung|" +
		"stundensätze|tagessätze|kalkulation|kosten|preisangebot|pricing|price|prices|cost|costs|price schedule|pricing schedule|schedule of rates|price sheet|cost sheet|bom|rate card|" +
		"bill of quantities|boq",
	"clarifications": "bieterfragen|q&a|q and a|fragen und antworten|questions and answers|clarifications|clarification questions",
}

var roleOrder = []string{"clarifications", "lists", "instructions", "cover", "scoring", "price"}
