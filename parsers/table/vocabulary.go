package table

import (
	"strings"
	"sync"

	"github.com/offerlint/offerlint/lint"
)

// claimWords are the words by which forms and bidders say how far a criterion is met. Single letters and digits are left
// out: they mean something only within a column or by a legend.
var claimWords = map[lint.Claim]string{
	lint.Full: "ja|erfüllt|voll erfüllt|vollständig erfüllt|vollumfänglich erfüllt|vollständig|vollumfänglich|wird erfüllt|wird vollständig erfüllt|wird vollumfänglich erfüllt|" +
		"ist erfüllt|im standard erfüllt|standard|im standard|im standard enthalten|im standard vorhanden|standardfunktion|ohne anpassung|vorhanden|enthalten|" +
		"inklusive|verfügbar|zugesichert|bestätigt|konform|entspricht|zutreffend|trifft zu|liegt vor|100%|100 %|grün|++|umgesetzt|vollständig umgesetzt|zugestimmt|eingehalten|wird eingehalten|wird zugesichert|" +
		"yes|fully compliant|full compliance|fully complies|compliant|complies|comply|fc|full|fully|fully met|met|meets|meets requirement|exceeds|out of the box|" +
		"out-of-the-box|ootb|oob|std|native|core|included|available|supported|fully supported|fully supports|supports|provided|accept|accepted|agree|agreed|pass|true|" +
		"implemented|fully implemented|fit|we comply|will comply|fully meets|meets in full|met in full|meets fully|fulfilled|fully fulfilled|satisfied|fully satisfied|confirmed|we confirm",
	lint.Configured: "konfiguration|konfigurierbar|durch konfiguration|über konfiguration|mit konfiguration|erfüllt durch konfiguration|durch konfiguration erfüllt|parametrierung|durch parametrierung|einstellbar|customizing|" +
		"per customizing|durch customizing|configuration|configurable|config|cfg|via configuration|with configuration|by configuration|through configuration|workflow configuration|report writer|reporting tool",
	lint.Custom: "anpassung|mit anpassung|erfüllbar durch anpassung|durch anpassung|anpassungsprogrammierung|zusatzprogrammierung|individualprogrammierung|individualentwicklung|" +
		"durch individualentwicklung|erweiterung|durch erweiterung|zusatzentwicklung|programmierung|durch programmierung|mit aufwand|eigenentwicklung|modifikation|customization|customisation|custom|custom development|" +
		"with customization|with customisation|modification|modify|mod|enhancement|extension|development required|code change|custom build",
	lint.ThirdParty: "drittprodukt|partnerlösung|fremdprodukt|über partner|durch partner|durch dritte|nachunternehmer|durch nachunternehmer|unterauftragnehmer|zusatzmodul eines dritten|drittanbieter|" +
		"third party|third-party|3rd party|3rd-party|tp|partner|partner solution|via partner|subcontractor|integration|via integration",
	lint.Partial: "größtenteils erfüllt|im wesentlichen erfüllt|grundsätzlich erfüllt|nahezu erfüllt|zum größten teil|zum größten teil erfüllt|erfüllt mit einschränkung|mostly|mostly compliant|mostly met|largely|largely compliant|" +
		"largely met|substantially compliant|generally compliant|conditional|conditionally compliant|teilweise|teilw|tw|teilweise erfüllt|teilweise umgesetzt|teils|zum teil|zum teil erfüllt|bedingt|bedingt erfüllt|eingeschränkt|eingeschränkt erfüllt|mit einschränkung|mit einschränkungen|" +
		"erfüllt mit einschränkungen|mit einschränkungen erfüllt|größtenteils|grösstenteils|überwiegend erfüllt|weitgehend erfüllt|50%|50 %|gelb|+|partial|partially|partially compliant|partial compliance|partially met|partial fit|" +
		"pc|partly|partly met|partly agreed|partlyagreed|partially supports|partially supported|supports with exceptions|partially implemented|partial implementation|limited|with limitations|" +
		"compliant with exception|compliant with exceptions|compliant with clarification|compliant with comment|cwc|qualified|in part|in-part|partially comply|partially complies",
	lint.Alternative: "alternative|alternativlösung|alternative lösung|gleichwertig|gleichwertige lösung|anders gelöst|workaround|abweichend|nebenangebot|alternate|alt|" +
		"alternative solution|alternative implementation|alternatively implemented|equivalent|functional equivalent|meets intent|exception",
	lint.Roadmap: "geplant|in planung|in entwicklung|in vorbereitung|roadmap|nächstes release|folgeversion|künftig|zukünftig|künftige version|ab q1|ab q2|ab q3|ab q4|beantragt|angestrebt|noch nicht|" +
		"planned|future|future release|next release|in development|under development|upcoming|scheduled|coming soon|beta|target date|on roadmap|not yet",
	lint.ExtraCost: "mit zusatzkosten erfüllt|mit zusatzkosten|gegen aufpreis|kostenpflichtig|optional|option|als option|zusatzmodul|gegen mehrpreis|erfüllt mit zusatzkosten|" +
		"add-on|additional cost|extra cost|at extra cost|at additional cost|chargeable|separately priced|not included",
	lint.No: "nein|nicht erfüllt|wird nicht erfüllt|nicht erfüllbar|nicht umgesetzt|nicht möglich|nicht vorhanden|nicht verfügbar|nicht enthalten|nicht angeboten|entspricht nicht|" +
		"nicht unterstützt|nicht konform|abgelehnt|0%|0 %|rot|no|non-compliant|non compliant|noncompliant|not compliant|nc|does not comply|do not comply|not met|not available|n/av|not supported|does not support|" +
		"not provided|not offered|unable to comply|not agreed|notagreed|not accepted|reject|rejected|fail|false|gap|no fit|not implemented|not possible|cannot comply",
	lint.NotApplicable: "n/a|na|n. z|n.z|nicht zutreffend|trifft nicht zu|entfällt|nicht relevant|nicht anwendbar|keine anforderung|not applicable|does not apply|not relevant|out of scope|n.a",
	lint.Noted:         "zur kenntnis genommen|z. k|z.k|kenntnisnahme|verstanden|gelesen|akzeptiert|gelesen und verstanden|noted|read and understood|understood|acknowledged|information only",
	lint.Unclear: "zu klären|offen|klärung erforderlich|rückfrage|k. a|k.a|keine angabe|keine angaben|siehe kommentar|s. kommentar|siehe konzept|siehe anlage|siehe bemerkung|in klärung|unklar|to be clarified|tobeclarified|tbc|tbd|tba|" +
		"noch zu klären|noch offen|noch zu prüfen|in prüfung|wird geprüft|in bearbeitung|in arbeit|in abstimmung|nach absprache|nach vereinbarung|nach bedarf|nach abstimmung|auf anfrage|auf wunsch|ungeklärt|unbekannt|fraglich|" +
		"on request|upon request|by arrangement|by agreement|as agreed|under review|being checked|in progress|in clarification|under clarification|to be confirmed|to be decided|to be determined|to be agreed|unsure|not sure|" +
		"clarification required|see comment|see comments|see below|see attached|see notes|not evaluated|unknown|open|pending|todo|to do|n.n|nn|xxx|ausstehend",
}

// templates are cells of a form that nobody has filled in yet.
var templates = strings.Split("ja/nein|ja / nein|j/n|j / n|yes/no|yes / no|y/n|y / n|yes/no/na|yes/no/n/a|ja/nein/teilweise|ja / nein / teilweise|bitte auswählen|bitte wählen|auswählen|bitte auswaehlen|"+
	"bitte ausfüllen|auswahl treffen|please select|select|select one|choose|choose one|please choose|select an answer|select from list|wählen sie|bitte angeben|-- select --|<select>|vom bieter auszufüllen", "|")

// signs in a mark column. An empty box is no mark.
const (
	markedSigns   = "✓✔☑☒✗✘●•■þýü√⊠"
	unmarkedSigns = "☐□○◯"
)

// claimIndex maps folded words to claims; built on first use, never changed after.
var claimIndex = sync.OnceValue(func() map[string]lint.Claim {
	ix := map[string]lint.Claim{}
	for c := lint.Full; c <= lint.Unclear; c++ {
		for w := range strings.SplitSeq(claimWords[c], "|") {
			if _, ok := ix[folded(w)]; !ok {
				ix[folded(w)] = c
			}
		}
	}
	return ix
})

// A termWord is what a word of a type column means. Withdrawn: the customer struck the criterion.
type termWord struct {
	of        lint.Obligation
	withdrawn bool
}

// obligationWords are the words of type columns. Letters are decided by the set they stand in, see letterSets.
var obligationWords = map[lint.Obligation]string{
	lint.Exclusion: "ek|eignungskriterium|a-kriterium|a-krit|ausschlusskriterium|ausschlusskriterien|ausschluss|k.o|ko|k.o.-kriterium|ko-kriterium|k.o.-krit|muss (a)|mindestanforderung|mindestbedingung|" +
		"mindestkriterium|ausschlussrelevant|m (ko)|formalkriterium|ausschlusskriterium (a)|mandatory (pass/fail)|pass/fail|gate|knock-out|knockout|go/no-go|minimum requirement|" +
		"minimum qualification|non-negotiable|disqualifying|eliminatory|exclusion",
	lint.Must: "muss|pflicht|muss-kriterium|muss-anforderung|mussanforderung|musskriterium|verpflichtend|erforderlich|zwingend|zwingend erforderlich|festforderung|forderung|obligatorisch|" +
		"darf nicht|mandatory|must|must have|must-have|shall|shall not|must not|required|requirement|essential|obligatory|verbindlich",
	lint.Scored: "punkte|points|zk|b-kriterium|b-krit|bewertungskriterium|bewertungskriterien|wertungskriterium|zuschlagskriterium|qualitätskriterium|leistungskriterium|bewertung|scored|rated|rated requirement|evaluated|award criterion",
	lint.Should: "soll|soll-kriterium|soll-anforderung|sollanforderung|sollkriterium|sollte|wünschenswert|gewünscht|desirable|desired|should|should not|should have|highly desirable|preferred|recommended|empfohlen",
	lint.May:    "kann|kann-kriterium|kann-anforderung|kannanforderung|kannkriterium|wunsch|optional|option|nice to have|nice-to-have|bedarfsposition|eventualposition|alternativposition|wahlposition|zulageposition|may|could|could have|nth|may not",
	lint.Informative: "info|information|hinweis|zur kenntnis|zur information|informationskriterium|informativ|abfrage|nicht bewertet|informational|not scored|rfi|" +
		"for information only|for information|informative",
}

const withdrawnWords = "reserviert|entfällt|entfallen|gestrichen|gelöscht|gelöscht!|won't|won't have|wont|wont have|reserved|deleted|not used|deprecated|removed|withdrawn|obsolete|obsolet|intentionally left blank|intentionally blank"

// letterSets say what single letters mean, decided by all letters that the column holds.
var letterSets = []struct {
	letters string
	of      map[string]lint.Obligation
}{
	{"ab", map[string]lint.Obligation{"a": lint.Exclusion, "b": lint.Scored}},
	{"abi", map[string]lint.Obligation{"a": lint.Exclusion, "b": lint.Scored, "i": lint.Informative}},
	{"mski", map[string]lint.Obligation{"m": lint.Must, "s": lint.Should, "k": lint.May, "i": lint.Informative}},
	{"mscw", map[string]lint.Obligation{"m": lint.Must, "s": lint.Should, "c": lint.May, "w": lint.Informative}},
	{"mdi", map[string]lint.Obligation{"m": lint.Must, "d": lint.Should, "i": lint.Informative}},
	{"mdo", map[string]lint.Obligation{"m": lint.Must, "d": lint.Should, "o": lint.May}},
	{"mw", map[string]lint.Obligation{"m": lint.Must, "w": lint.May}},
	{"fw", map[string]lint.Obligation{"f": lint.Must, "w": lint.May}},
	{"ed", map[string]lint.Obligation{"e": lint.Must, "d": lint.Should}},
	{"ro", map[string]lint.Obligation{"r": lint.Must, "o": lint.May}},
	{"rd", map[string]lint.Obligation{"r": lint.Must, "d": lint.Should}},
}

var termIndex = sync.OnceValue(func() map[string]termWord {
	ix := map[string]termWord{}
	for o := lint.Must; o <= lint.Informative; o++ {
		for w := range strings.SplitSeq(obligationWords[o], "|") {
			if _, ok := ix[folded(w)]; !ok {
				ix[folded(w)] = termWord{of: o}
			}
		}
	}
	for w := range strings.SplitSeq(withdrawnWords, "|") {
		ix[folded(w)] = termWord{of: lint.Informative, withdrawn: true}
	}
	return ix
})
