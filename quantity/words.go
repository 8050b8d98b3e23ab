package quantity

import (
	"slices"
	"strings"
	"sync"
)

// sayingWords are wordings by dimension and value. Dimensions in basisDimensions say how something is measured, all others
// of what.
var sayingWords = map[string]map[string]string{
	"measure": {
		"golive": "go - live|go live|in betrieb", "onsite": "vor ort|vor - ort|on - site|on site", "rpo": "recovery point|data loss", "rto": "recovery time", "lifetime": "end of life|end of support",
		"endurance": "battery life|battery runtime|battery run time", "latency": "page load|page loads", "availability": "service level availability|in betrieb sein", "retention": "kept for|keep logs|keep records|keep backups|keep data|keeps logs|keeps records|keeps backups|keeps data|keep them|aufzubewahren", "response": "first response",
		"validity": "open for acceptance|remains open|remain open", "notice": "notice period|period of notice|months notice", "reporting": "im voraus|in advance|advance notice|prior notice", "resolution": "in betrieb genommen wieder|time to repair|time to restore|time to fix",
	},
	"urgency": {
		"critical": "kritische|kritischen|kritischer|kritischem|critical|dringende|dringenden|urgent|betriebsverhindernde|betriebsverhindernden|betriebsverhindernder|betriebsverhindernd|schwerwiegende|schwerwiegenden|blocker|blocking|notfall|notfällen|emergency",
		"high":     "hohe priorität|hoher priorität|hohen priorität|high priority|high severity|high - priority|betriebsbehindernde|betriebsbehindernden|betriebsbehindernder|betriebsbehindernd|major incidents|major incident|erhebliche störungen",
		"medium":   "mittlere priorität|mittlerer priorität|medium priority|normal priority|medium severity|normale priorität|normaler priorität",
		"low":      "niedrige priorität|niedriger priorität|low priority|low severity|minor incidents|minor incident|leichte störungen|leichten störungen|leichte mängel|leichten mängeln|sonstige störungen|sonstigen störungen|unkritische|unkritischen|non - critical|geringfügige|geringfügigen",
	},
	"end":         {"inlet": "inlet|zulauf|eingang|einlauf|eintritt|input|intake|eingangsseitig|supply", "outlet": "outlet|ablauf|ausgang|auslauf|austritt|output|ausgangsseitig|return flow"},
	"link":        {"up": "upload|uploadrate|uploadgeschwindigkeit|upload speed|uplink|upstream|hochladen", "down": "download|downloadrate|downloadgeschwindigkeit|downlink|downstream|herunterladen"},
	"access":      {"read": "lesezugriff|lesezugriffe|lesen|lesend|lesende|read|reads", "write": "schreibzugriff|schreibzugriffe|schreiben|schreibend|schreibende|write|writes"},
	"sum":         {"total": "insgesamt|in total|in all|altogether|overall|zusammen"},
	"place":       {"indoor": "innenbereich|indoor|indoors|innen", "outdoor": "außenbereich|outdoor|outdoors|außen"},
	"environment": {"test": "testsystem|testsystems|testumgebung|test environment|test system|staging|abnahmesystem|integrationsumgebung|schulungssystem|training environment", "production": "produktivsystem|produktivsystems|produktivumgebung|produktionsumgebung|production environment|production system|production"},
	"colour":      {"mono": "monochrom|schwarzweiß|schwarz|mono|monochrome", "colour": "farbe|farbig|farbdruck|colour|color|ymcko"},
	"season":      {"day": "tagsüber|daytime", "night": "nachts|nacht|night|nighttime", "weekend": "wochenende|wochenenden|weekend|weekends|samstags und sonntags", "holiday": "an feiertagen|on public holidays"},
	"sort":        {"once": "einmalig|einmalige|einmaligen|one - off|one - time|einrichtung|setup", "running": "laufend|laufende|laufenden|recurring|wartung pro|pflege pro"},
	"component": {
		"data centre": "rechenzentrum|rechenzentrums|rechenzentren|data centre|data center", "network": "netz|netzes|netzwerk|netzwerks|network|leitung|internetanbindung|wan|lan",
		"portal": "portal|portals|webportal", "interface": "schnittstelle|schnittstellen|interface|interfaces|api|apis", "phone": "hotline|telefon|telephone|servicedesk|phone",
		"storage": "datenspeicher|speichersystem|object storage", "database": "datenbank|database", "test": "testsystem|testumgebung|test environment|testsystems",
		"hardware": "hardware|geräte|terminals|server|drucker|printers|devices", "app": "app|mobile app|mobilen app",
	},
	"clock": {
		"24x7":     "24x7|rund um die uhr|around the clock|round the clock|an jedem tag und zu jeder stunde|zu jeder stunde|zu jeder tages - und nachtzeit|zu jeder zeit|tag und nacht|day and night|at any hour|at all hours|at any time of day or night|every hour of every day",
		"business": "servicezeit|servicezeiten|geschäftszeiten|geschäftszeit|bürozeiten|supportzeiten|betriebszeiten|bereitschaftszeiten|kernzeit|kernzeiten|werktags|wochentags|business hours|office hours|working hours|service hours|support hours|on working days|on business days|an werktagen|an arbeitstagen|on weekdays|betriebszeit|hauptbetriebszeit|core hours|arbeitszeiten|regelarbeitszeit|5x8|8x5|öffnungszeit|öffnungszeiten|opening hours|dienstzeiten|dienstzeit|dienststunden|bürostunden|montag bis freitag|montags bis freitags|mo - fr|mo – fr|mo bis fr|monday to friday|mondays to fridays|monday through friday|mon - fri|mon – fri|during the day|weekdays only|nur werktags|nur an werktagen",
	},
	"stat": {
		"average": "durchschnittlich|durchschnittliche|durchschnittlichen|durchschnitt|im mittel|mittlere|mittleren|mittlerer|im schnitt|on average|average|averages|averaging|mean|mittelwert|tagesmittel",
		"median":  "median|p50",
		"peak":    "spitze|spitzenlast|spitzenlasten|peak|in der spitze|lastspitze|lastspitzen|spitzenzeiten|at peak",
	},
	"vat":   {"net": "netto|net|zzgl mwst|zzgl ust|zuzüglich mehrwertsteuer|zuzüglich umsatzsteuer|zzgl der gesetzlichen mehrwertsteuer|excl vat|excluding vat|plus vat|exclusive of vat|ohne mehrwertsteuer|ohne mwst|ex vat", "gross": "brutto|gross|inkl mwst|inkl ust|inklusive mehrwertsteuer|einschließlich mehrwertsteuer|einschließlich umsatzsteuer|incl vat|including vat|inclusive of vat"},
	"users": {"named": "named|benannte|benannten|namentlich|registrierte|registrierten|registered|eingerichtete|angelegte", "concurrent": "concurrent|concurrently|gleichzeitig|gleichzeitige|gleichzeitigen|gleichzeitiger|simultaneous|simultaneously|parallel|parallele|parallelen|simultane|simultanen"},
	"point": {"data centre": "übergabepunkt des rechenzentrums|rechenzentrumsausgang|am ausgang des rechenzentrums|data centre boundary|server - side|serverseitig|am übergabepunkt", "user": "am arbeitsplatz|beim nutzer|beim anwender|am endgerät|at the user|end - to - end|ende - zu - ende|user's desk|end user device|client - side|clientseitig"},
	"after": {
		"award":      "zuschlag|zuschlagserteilung|zuschlags|auftragserteilung|beauftragung|auftragsvergabe|award|contract award|auftrag|bestellung|order|auftragseingang|purchase order|bestelleingang|placement of order|receipt of order",
		"contract":   "vertragsschluss|vertragsabschluss|vertragsbeginn|vertragsunterzeichnung|contract signature|signature|commencement|contract start|vertragsstart|contract commencement|effective date|inkrafttreten",
		"acceptance": "abnahme|acceptance|final acceptance|endabnahme|gesamtabnahme|betriebsbereitschaft",
		"delivery":   "lieferung|delivery|übergabe|handover|gefahrübergang",
		"report":     "meldung|störungsmeldung|störungseingang|fehlermeldung|meldungseingang|ticketeingang|eingang der meldung|notification|report|reporting|being reported|the call|the report|ticketeröffnung|kenntnisnahme|bekanntwerden|logging|incident report|problem report",
		"response":   "reaktion|beginn der bearbeitung|the response|störungsannahme|diagnose|start of work",
		"invoice":    "rechnungseingang|rechnungsdatum|rechnungsstellung|zugang der rechnung|eingang der rechnung|receipt of invoice|receipt of the invoice|invoice|invoice date|date of invoice|receipt of a valid invoice",
		"golive":     "go - live|golive|produktivsetzung|inbetriebnahme|produktivstart|produktionsbeginn|betriebsaufnahme",
		"end":        "vertragsende|ende des vertrags|ende der vertragslaufzeit|end of contract|termination|contract end|expiry|ablauf des vertrags|beendigung des vertrags|vertragsbeendigung",
		"kickoff":    "kick - off|kickoff|projektstart|projektbeginn|project start|start of the project|leistungsbeginn",
	},
}

// A measureWord is the beginning or a part of the words for what is measured.
type measureWord struct {
	part, measure string
	whole         bool // the word itself, and no longer one
}

// measureWords are tried in their order: "nichtverfügbar" is no availability.
var measureWords = sync.OnceValue(func() []measureWord {
	var ms []measureWord
	for line := range strings.Lines(measureList) {
		name, words, ok := strings.Cut(strings.TrimSpace(line), ":")
		if !ok {
			continue
		}
		for _, w := range strings.Fields(words) {
			part, whole := strings.CutPrefix(w, "=")
			ms = append(ms, measureWord{part, name, whole})
		}
	}
	return ms
})

const measureList = `
	downtime: nichtverfügbar unverfügbar unavailab ausfallzeit downtime ausfallsdauer stillstand =ausfall =ausfälle =outage =outages nichterreichbar
	availability: verfügbarkeit =verfügbar availab uptime erreichbarkeit =erreichbar verfügbarkeits
	reporting: ankündig angekündigt vorankündig announce =notice vorlauf voranmeld
	rpo: =rpo datenverlust dataloss
	rto: =rto wiederanlauf =recovery
	resolution: wiederherstell entstör lösungszeit behebung =behoben beheb beseitig mttr restor resolution resolv =fix =fixed =fixes repair reparatur instandsetz problemlösung =gelöst störungsbehebung fehlerbehebung umgehungslösung workaround wiederhergestellt instandgesetzt =correct =corrected fehlerkorrektur bereinig
	onsite: antrittszeit anfahrt onsite vor-ort eintreffen eintrifft anwesenheit eintreff technikereinsatz
	response: reaktion reagier erstreaktion rückmeld rückruf respond response antwort acknowledg bestätig quittier reaction =react =reacts beantwort =answered =angenommen entgegengenommen
	latency: ladezeit latenz latency seitenaufbau rendering ladevorgang =load =loads suchergebnis trefferliste bearbeitungszeit validier transaktionszeit
	deletion: löschfrist gelöscht löschung =löschen delet purge vernicht
	retention: aufbewahr =bewahren =bewahrt vorgehalten vorhalt retention retain =kept archivier aufbewahrt gespeichert =stored vorratsdauer
	golive: go-live golive produktivsetzung inbetriebnahme produktivstart produktivbetrieb produktivnahme wirkbetrieb echtbetrieb =live produktionsaufnahme betriebsaufnahme betriebsstart
	completion: =abnahme fertigstell fertiggestellt abgeschlossen abzuschließ abschließ abschluss complet finish umgesetzt umsetzung implement rollout =fertig
	lifetime: lieferbar
	delivery: lieferfrist lieferzeit liefer auslieferung anlieferung zuzustellen zugestellt zustellung deliver lead shipping shipped bereitstellung =bereitgestellt geliefert versand
	start: projektbeginn projektstart leistungsbeginn vertragsbeginn kick-off kickoff =start =starts =started =startet =beginn =beginnt =begonnen =begin =begins commence
	notice: kündigungsfrist kündig kündb terminat
	endurance: akkulaufzeit batterielaufzeit akkulaufdauer
	term: vertragslaufzeit laufzeit mindestlaufzeit vertragsdauer =term grundlaufzeit
	warranty: gewährleist garantiezeit garantiefrist =garantie warrant mängelhaftung mängelanspr herstellergarantie verjährung
	validity: bindefrist zuschlagsfrist =gültig =gültigkeit =valid validity gebunden angebotsbindung bindung
	lifetime: ersatzteil spare lifecycle produktpflege end-of-life =pflege wartungszusage =updates nachkauf nachliefer
	payment: zahlungsziel zahlbar payment payable zahlungsfrist skonto =fällig
	insurance: deckungssumme versicherungssumme =deckung versicher insur indemnit liability haftpflicht haftung
	turnover: =umsatz =umsätze =umsatzes umsatzerlös gesamtumsatz turnover revenue jahresumsatz
	penalty: vertragsstrafe pönale penalt gutschrift malus liquidated credits
	price: preis kosten vergütung price =cost =costs =fee =fees charge budget tagessatz stundensatz angebotssumme auftragswert gesamtsumme entgelt
	experience: erfahrung experience berufserfahrung
	training: schulung training
	maintenance: wartungsfenster maintenance wartung
	age: älter =older =alt =age
	share: anteil =share quote eigenanteil recycling
	memory: arbeitsspeicher =ram memory hauptspeicher
	storage: speicher storage =disk =ssd festplatte postfach mailbox quota datenvolumen
	bandwidth: bandbreite bandwidth anbindung durchsatz throughput datenrate übertragungsrate
	operation: betrieb betreib umgebungstemperatur operat ambient withstand
	timeout: abgemeldet timeout session-timeout inaktiv automatische-abmeldung =idle gesperrt
`

// byFirst lists measureWords by their first bytes, and compounds those that may stand inside a longer word.
var (
	byFirst = sync.OnceValue(func() map[byte][]int {
		m := map[byte][]int{}
		for i, w := range measureWords() {
			m[w.part[0]] = append(m[w.part[0]], i)
		}
		return m
	})
	compounds = sync.OnceValue(func() []int {
		var is []int
		for i, w := range measureWords() {
			if !w.whole && len(w.part) >= compoundPart {
				is = append(is, i)
			}
		}
		return is
	})
)

// compoundPart is how long a word is at least that is looked for inside another: "systemverfügbarkeit".
const compoundPart = 8

// measureOf is what a word says is measured; "" for none.
func measureOf(w string) string {
	words := measureWords()
	best := len(words)
	for _, i := range byFirst()[w[0]] {
		if m := words[i]; w == m.part || !m.whole && strings.HasPrefix(w, m.part) {
			best = i
			break
		}
	}
	if len(w) > compoundPart {
		for _, i := range compounds() {
			if i >= best {
				break
			}
			if strings.Contains(w, words[i].part) {
				best = i
			}
		}
	}
	if best == len(words) {
		return ""
	}
	return words[best].measure
}

// measureKinds says which kinds of quantity a measure may have; a measure that is not listed may have any.
var measureKinds = map[string][]Kind{
	"availability": {Percent, Schedule}, "downtime": {Percent, Duration}, "reporting": {Duration}, "rpo": {Duration}, "rto": {Duration}, "resolution": {Duration, Percent},
	"onsite": {Duration, TimeOfDay}, "response": {Duration, Percent, TimeOfDay}, "latency": {Duration}, "deletion": {Duration, Date, TimeOfDay}, "retention": {Duration}, "golive": {Date, Duration, TimeOfDay}, "completion": {Date, Duration, TimeOfDay},
	"delivery": {Date, Duration, TimeOfDay}, "start": {Date, Duration, TimeOfDay}, "notice": {Duration}, "term": {Duration, Date}, "warranty": {Duration}, "validity": {Date, Duration}, "lifetime": {Date, Duration},
	"payment": {Duration, Percent}, "insurance": {Money}, "turnover": {Money}, "penalty": {Money, Percent}, "price": {Money}, "experience": {Duration}, "training": {Duration, Count},
	"maintenance": {Duration, Schedule, Frequency}, "age": {Duration}, "share": {Percent}, "memory": {Data}, "storage": {Data}, "bandwidth": {Rate, Count}, "timeout": {Duration}, "operation": {Temperature}, "endurance": {Duration},
}

func fits(measure string, k Kind) bool {
	kinds := measureKinds[measure]
	return len(kinds) == 0 || slices.Contains(kinds, k)
}

// exclusionWords are what may be left out of account, by the beginnings of words.
var exclusionWords = map[string][]string{
	"maintenance":   {"wartung", "maintenance", "geplante ausfall", "planned downtime", "scheduled downtime", "planned outage", "wartungsfenster", "servicefenster", "planmäßig", "scheduled"},
	"force majeure": {"höhere gewalt", "höherer gewalt", "force majeure"},
	"third party":   {"drittanbieter", "third party", "third parties", "providers", "störungen des providers", "fremdverschulden", "internetanbindung"},
	"holiday":       {"feiertag", "public holiday", "bank holiday", "holidays"},
}

// leavingOut and counting are how a sentence says that something does not count, or does.
var (
	leavingOut = strings.Fields(`ohne ausgenommen exkl exklusive excl excluding exclude excluded excludes except abzüglich ausnahme ausgeschlossen außerhalb outside abgesehen unberücksichtigt bereinigt
		less ignoring disregarding other ausschluss herausgerechnet ausnahmen exclusive apart unbeachtlich net herausfallen herausfällt herausgenommen herausgerechnete abgezogen deducted disregarded subtracted discounted excepted nettobetrachtung ausgeklammert`)
	notCounted = []string{
		"nicht eingerechnet", "nicht mitgerechnet", "nicht mitgezählt", "nicht mit", "nicht angerechnet", "nicht berücksichtigt", "nicht einbezogen", "zählen nicht", "zählt nicht", "nicht als ausfall", "nicht enthalten",
		"keine ausfallzeit", "kein ausfall", "keine ausfallzeiten", "not count", "not counted", "not included", "not be counted", "does not count", "not considered", "not as downtime", "not downtime", "not form part", "gelten nicht", "fallen nicht", "nicht zur ausfallzeit", "not taken into account", "bleiben außer betracht", "not unavailability", "nicht zu lasten", "nicht als nichtverfügbarkeit", "not treated", "nicht gewertet", "fallen heraus", "fällt heraus", "rechnen wir heraus", "ziehen wir ab", "left out of", "out of account", "fall outside", "falls outside", "aus der berechnung",
	}
)

// scheduledOutside are words of sentences that put work into hours which do not count anyway: "Wartungsfenster legen wir außerhalb dieser Zeit.".
var scheduledOutside = strings.Split("legen wir außerhalb|liegen außerhalb|liegt außerhalb|finden außerhalb|findet außerhalb|erfolgen außerhalb|erfolgt außerhalb|planen wir außerhalb|gelegt , außerhalb|"+
	"takes place outside|take place outside|scheduled outside|carried out outside|done outside|placed outside|held outside", "|")

// exclusions lists what the tokens [first:last) leave out of account, sentence by sentence.
func (p *parser) exclusions(first, last int) []string {
	var out []string
	for from := first; from < last; {
		_, to := p.sentence(from)
		var b strings.Builder
		out1 := false
		for _, t := range p.ts[from:to] {
			b.WriteString(t.text)
			b.WriteByte(' ')
			out1 = out1 || t.kind == wordToken && slices.Contains(leavingOut, t.text)
		}
		s := b.String()
		out1 = out1 || slices.ContainsFunc(notCounted, func(w string) bool { return strings.Contains(s, w) })
		if out1 && !slices.ContainsFunc(scheduledOutside, func(w string) bool { return strings.Contains(s, w) }) {
			for name, words := range exclusionWords {
				if slices.ContainsFunc(words, func(w string) bool { return strings.Contains(s, w) }) {
					out = append(out, name)
				}
			}
		}
		from = to
	}
	slices.Sort(out)
	return slices.Compact(out)
}
