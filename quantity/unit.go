package quantity

import (
	"math/big"
	"strings"
	"sync"
)

// A unit says what a word after a number makes of it.
type unit struct {
	kind  Kind
	scale *big.Rat
	name  string
	other *big.Rat // the scale that it may have as well; nil where it has one
}

// units maps words, in lower case, to units. Words of several tokens are joined by a blank.
var units = sync.OnceValue(func() map[string]unit {
	m := map[string]unit{}
	add := func(kind Kind, name string, num, den int64, words string) {
		for w := range strings.SplitSeq(words, "|") {
			m[w] = unit{kind: kind, scale: big.NewRat(num, den), name: name}
		}
	}
	add(Percent, "", 1, 1, "%|prozent|percent|per cent|pct|v h|vom hundert"+endings("prozentig"))
	add(Percent, "", 1, 10, "‰|promille")
	add(Percent, "point", 1, 1, "prozentpunkt|prozentpunkte|prozentpunkten|percentage point|percentage points")
	durations(add)
	for i, p := range []string{"k", "m", "g", "t", "p"} {
		dec, bin := int64(1), int64(1)
		for range i + 1 {
			dec, bin = dec*1000, bin*1024
		}
		long := []string{"kilo", "mega", "giga", "tera", "peta"}[i]
		add(Data, "", dec, 1, p+"b|"+p+"byte|"+p+"bytes|"+long+"byte|"+long+"bytes")
		add(Data, "", bin, 1, p+"ib|"+[]string{"kibi", "mebi", "gibi", "tebi", "pebi"}[i]+"byte")
		add(Rate, "", dec, 1, p+"bit / s|"+p+"bps|"+p+"bit / sec|"+p+"bit|"+p+"bits / s|"+long+"bit|"+long+"bit pro sekunde|"+p+"bit pro sekunde|"+p+"bit per second|"+long+"bits per second|"+long+"bit / s")
		add(Rate, "", 8*dec, 1, p+"b / s|"+p+"byte / s|"+p+"bytes / s|"+long+"byte pro sekunde|"+p+"b pro sekunde|"+p+"b per second|"+long+"bytes per second")
	}
	add(Money, "EUR", 1, 1, "€|eur|euro|euros")
	add(Money, "EUR", 1000, 1, "t€|t €|teur|tsd €|k€|k €|keur")
	add(Money, "EUR", 1000000, 1, "m€|mio€|mio €|meur|mn €")
	add(Money, "EUR", 1, 100, "cent|cents|ct")
	add(Money, "CHF", 1, 1, "chf|franken|sfr")
	add(Money, "USD", 1, 1, "$|usd|us dollar|us $|dollar|dollars|us - dollar")
	add(Money, "GBP", 1, 1, "£|gbp|pound|pounds|pounds sterling")
	measures(add)
	counts(add)
	return m
})

// durations adds units of time, with the adjectives of "24-stündig" and "30-tägige".
func durations(add func(kind Kind, name string, num, den int64, words string)) {
	add(Duration, "", 1, 1000000, "µs|μs|mikrosekunde|mikrosekunden|microsecond|microseconds")
	add(Duration, "", 1, 1000, "ms|msec|msek|millisekunde|millisekunden|millisecond|milliseconds")
	add(Duration, "", 1, 1, "s|sek|sekunde|sekunden|sec|secs|second|seconds"+endings("sekündig"))
	add(Duration, "", 60, 1, "min|mins|minute|minuten|minutes"+endings("minütig"))
	add(Duration, "", hour, 1, "h|std|stdn|stunde|stunden|hour|hours|hrs|hr|zeitstunde|zeitstunden|clock hours"+endings("stündig"))
	add(Duration, "", 900, 1, "viertelstunde|viertelstunden|quarter of an hour|quarters of an hour|quarter hour")
	add(Duration, "", 2700, 1, "dreiviertelstunde")
	add(Duration, Month, 6, 1, "halbjahr|halbjahre|halbjahren|half - year|half - years|half years")
	add(Duration, "", day, 1, "d|tag|tage|tagen|tages|day|days|kalendertag|kalendertage|kalendertagen|calendar day|calendar days|consecutive days"+endings("tägig"))
	add(Duration, "", 7*day, 1, "woche|wochen|week|weeks|wk|wks|kalenderwochen|calendar weeks"+endings("wöchig"))
	add(Duration, "", 14*day, 1, "fortnight|fortnights")
	add(Duration, BusinessHour, 1, 1, "geschäftsstunde|geschäftsstunden|servicestunde|servicestunden|arbeitsstunde|arbeitsstunden|bürostunden|werktagsstunden|business hour|business hours|working hour|working hours|service hours|office hours")
	add(Duration, BusinessDay, 1, 1, "arbeitstag|arbeitstage|arbeitstagen|arbeitstages|werktag|werktage|werktagen|werktages|bankarbeitstag|bankarbeitstage|bankarbeitstagen|bankarbeitstages|geschäftstag|geschäftstage|geschäftstagen|geschäftstages|at|business day|business days|working day|working days|banking day|banking days|workday|workdays|weekday|weekdays|bank working days|bank working day")
	add(Duration, Month, 1, 1, "monat|monate|monaten|monats|month|months|kalendermonat|kalendermonate|kalendermonaten|calendar months|calendar month"+endings("monatig"))
	add(Duration, Month, 3, 1, "quartal|quartale|quartalen|quarter|quarters")
	add(Duration, Month, 1200, 1, "jahrhundert|jahrhunderte|century|centuries")
	add(Duration, Month, 300, 1, "vierteljahrhundert|quarter of a century|quarter century")
	add(Duration, Month, 120, 1, "decade|decades|jahrzehnt|jahrzehnte|jahrzehnten")
	add(Duration, Month, 12, 1, "jahr|jahre|jahren|jahres|year|years|yr|yrs|kalenderjahr|kalenderjahre|kalenderjahren|geschäftsjahr|geschäftsjahre|geschäftsjahren|vertragsjahr|vertragsjahre|vertragsjahren|calendar years|financial years"+endings("jährig"))
}

func endings(stem string) string {
	var b strings.Builder
	for _, e := range []string{"", "e", "er", "es", "en", "em"} {
		b.WriteString("|" + stem + e)
	}
	return b.String()
}

// measures adds the units of devices.
func measures(add func(kind Kind, name string, num, den int64, words string)) {
	add(Length, "", 1, 1000, "mm|millimeter|millimetern|millimetre|millimetres|millimeters")
	add(Length, "", 1, 100, "cm|zentimeter|zentimetern|centimetre|centimetres|centimeters")
	add(Length, "", 1, 1, "m|meter|metern|metre|metres|meters|lfm")
	add(Length, "", 1000, 1, "km|kilometer|kilometern|kilometre|kilometres|kilometers|straßenkilometer|straßenkilometern|fahrkilometer|fahrkilometern|autokilometer")
	add(Length, "", 254, 10000, "zoll|inch|inches|″|\"")
	add(Length, "", 1609344, 1000, "mile|miles|road miles")
	add(Area, "", 1, 1, "m²|qm|quadratmeter|quadratmetern|square metres|square meters|sqm")
	add(Volume, "", 1, 1, "l|liter|litern|litre|litres|liters")
	add(Volume, "", 100, 1, "hl|hektoliter|hektolitern|hectolitre|hectolitres")
	add(Volume, "", 1, 10, "dl|deziliter")
	add(Volume, "", 1, 100, "cl|zentiliter|centilitre|centilitres")
	add(Volume, "", 1, 1000, "ml|milliliter|millilitern|millilitre|millilitres|milliliters|cm³|ccm")
	add(Area, "", 10000, 1, "ha|hektar|hectare|hectares")
	add(Area, "", 1000000, 1, "km²|quadratkilometer|square kilometres|square kilometers")
	add(Area, "", 404686, 100, "acre|acres")
	add(Flow, "", 1, 1, "l / h|liter pro stunde|litres per hour|liter je stunde")
	add(Flow, "", 60, 1, "l / min|l per minute|l pro minute|liters per minute|liter pro minute|litres per minute|liter je minute")
	add(Flow, "", 3600, 1, "l / s|liter pro sekunde|litres per second")
	add(Flow, "", 1000, 1, "m³ / h|m³ per hour|m³ pro stunde|m³ je stunde|kubikmeter pro stunde|cubic metres per hour|kubikmeter je stunde")
	add(Pressure, "", 1, 1, "pa|pascal")
	add(Pressure, "", 1000, 1, "kpa|kilopascal")
	add(Pressure, "", 1000000, 1, "mpa|megapascal|n / mm²")
	add(Pressure, "", 100, 1, "mbar|millibar|hpa")
	add(Pressure, "", 100000, 1, "bar")
	add(Force, "", 1, 1, "newton|newtons")
	add(Force, "", 1000, 1, "kn|kilonewton|kilonewtons")
	add(Force, "newton metre", 1, 1, "nm|newtonmeter|newton metres|newton meters")
	add(Rotation, "", 1, 1, "rpm|u / min|1 / min|umdrehungen pro minute|revolutions per minute|umdrehungen je minute")
	add(Power, "", 735499, 1000, "ps|pferdestärken")
	add(Power, "", 745700, 1000, "hp|horsepower|bhp")
	add(Power, "", 1000000, 1, "mw|megawatt|megawatts")
	add(Mass, "", 1, 1000, "mg|milligramm|milligram|milligrams")
	add(Mass, "", 635029318, 100000, "stone")
	add(Mass, "", 45359237, 100000, "lb|lbs|pounds weight")
	add(Length, "", 3048, 10000, "foot|feet")
	add(Volume, "", 1000, 1, "m³|kubikmeter|kubikmetern|cubic metres|cubic meters|cbm")
	add(Mass, "", 1, 1, "g|gramm|gram|grams")
	add(Mass, "", 1000, 1, "kg|kilogramm|kilogram|kilograms")
	add(Mass, "", 1000000, 1, "t|tonne|tonnen|tonnes|tons|metric tonnes|metric tons")
	add(Temperature, "", 1, 1, "°c|° c|grad celsius|degrees celsius|grad|celsius")
	add(Power, "", 1, 1, "w|watt|watts")
	add(Power, "", 1000, 1, "kw|kilowatt|kilowatts")
	add(Power, "va", 1, 1, "va")
	add(Power, "va", 1000, 1, "kva")
	add(Electric, "volt", 1, 1, "v|volt|volts")
	add(Electric, "ampere hour", 1, 1000, "mah")
	add(Electric, "ampere hour", 1, 1, "ah")
	add(Electric, "watt hour", 1000, 1, "kwh")
	add(Electric, "watt hour", 1, 1, "wh")
	add(Clock, "", 1, 1, "hz|hertz")
	add(Clock, "", 1000, 1, "khz")
	add(Clock, "", 1000000, 1, "mhz|megahertz")
	add(Clock, "", 1000000000, 1, "ghz|gigahertz")
	add(Density, "", 1, 1, "dpi|ppi")
	add(Loudness, "", 1, 1, "db|dezibel|decibel|decibels|db a|db ( a )")
	add(Brightness, "lumen", 1, 1, "lm|lumen|lumens|ansi lumen|ansi - lumen")
	add(Brightness, "candela", 1, 1, "cd / m²|nits|cd")
	add(Brightness, "lux", 1, 1, "lux|lx")
	add(Speed, "", 1, 1000, "mm / s|mm / sec")
	add(Speed, "", 1, 1, "m / s")
	add(Speed, "", 1000, 3600, "km / h")
}

// counts adds the things that requirements count by many names. The name is the thing: users are never compared with
// tenants. What is not listed here is counted by its own stem.
func counts(add func(kind Kind, name string, num, den int64, words string)) {
	for name, words := range map[string]string{
		"user":        "nutzer|nutzern|benutzer|benutzern|user|users|anwender|anwendern|nutzende|nutzenden|nutzerinnen|anwenderinnen|benutzerinnen|anwendende|anwendenden|endanwender|endanwendern|named user|benutzerkonten|accounts|user accounts|nutzerkonten|benutzende|benutzenden|clients",
		"tenant":      "mandant|mandanten|tenant|tenants",
		"document":    "dokument|dokumente|dokumenten|document|documents|schriftstück|schriftstücke|schriftstücken",
		"reference":   "referenz|referenzen|reference|references|referenzprojekt|referenzprojekte|referenzprojekten|reference projects|referenzkunden|reference project|referenzangaben",
		"site":        "standort|standorte|standorten|site|sites|location|locations|liegenschaft|liegenschaften",
		"device":      "gerät|geräte|geräten|device|devices|endgerät|endgeräte|endgeräten|terminals",
		"employee":    "mitarbeiter|mitarbeitern|mitarbeitende|mitarbeitenden|beschäftigte|beschäftigten|employee|employees|mitarbeiterinnen|vollzeitkräfte|staff",
		"transaction": "transaktion|transaktionen|transaction|transactions|buchungen|vorgänge|vorgängen",
		"request":     "anfrage|anfragen|request|requests|aufrufe|aufrufen|zugriffe|zugriffen|queries|query|abfragen",
		"licence":     "lizenz|lizenzen|licence|licences|license|licenses",
		"session":     "sitzung|sitzungen|session|sessions",
		"core":        "kern|kerne|kernen|core|cores|cpu kerne|cpu cores|vcpu|vcpus|prozessorkerne|prozessorkernen|cpu - kerne|cpu - kernen",
		"character":   "zeichen|character|characters|stellen",
		"page":        "seite|seiten|page|pages",
		"message":     "nachricht|nachrichten|message|messages|e - mails|emails|mails",
		"person day":  "personentag|personentage|personentagen|pt|person day|person days|person - days|man days|beratertage|beratertagen|dienstleistungstage",
		"data centre": "rechenzentrum|rechenzentren|data centre|data centres|data center|data centers|datacenter",
		"workplace":   "arbeitsplatz|arbeitsplätze|arbeitsplätzen|workplaces|workstations",
		"time":        "mal|times",
		"ppm":         "ppm",
		"port":        "anschluss|anschlüsse|anschlüssen|port|ports",
		"scan":        "scan|scans|scanvorgänge",
		"record":      "datensatz|datensätze|datensätzen|record|records|data records",
		"file":        "datei|dateien|file|files|akte|akten",
		"piece":       "stück|stücke|stk|stck|piece|pieces|units|einheiten|exemplare|exemplar",
		"person":      "person|personen|persons|people|teilnehmer|teilnehmern|participants|teilnehmende|teilnehmenden|attendees",
		"expert":      "techniker|technikern|engineer|engineers|entwickler|entwicklern|developer|developers|berater|beratern|consultant|consultants",
	} {
		add(Count, name, 1, 1, words)
	}
}

var multipliers = map[string]int64{
	"tsd": 1e3, "tausend": 1e3, "thousand": 1e3, "k": 1e3, "hundert": 100, "hundred": 100, "dutzend": 12, "dozen": 12,
	"mio": 1e6, "million": 1e6, "millionen": 1e6, "millions": 1e6, "mn": 1e6,
	"mrd": 1e9, "milliarde": 1e9, "milliarden": 1e9, "bn": 1e9, "billionen": 1e12,
}

// periods maps nouns and adverbs to the names of periods, and periodsPerYear these to how many of them a year has.
var periods = sync.OnceValue(func() map[string]string {
	m := map[string]string{}
	for name, words := range map[string]string{
		"second": "sekunde|second|s|sec|sek", "minute": "minute|min", "hour": "stunde|hour|h|std|hr|zeitstunde",
		"day":       "tag|day|d|kalendertag|calendar day|arbeitstag|business day|working day|werktag",
		"week":      "woche|week|kalenderwoche",
		"fortnight": "fortnight",
		"month":     "monat|month|kalendermonat|calendar month|abrechnungsmonat|kalendermonats|monats|mon",
		"half-year": "halbjahr|half-year|kalenderhalbjahr",
		"quarter":   "quartal|quarter|kalendervierteljahr|kalenderquartal",
		"year":      "jahr|year|kalenderjahr|calendar year|vertragsjahr|contract year|jahres|kalenderjahres|geschäftsjahr|annum|yr",
	} {
		for w := range strings.SplitSeq(words, "|") {
			m[w] = name
		}
	}
	return m
})

var periodsPerYear = map[string]*big.Rat{
	"second": big.NewRat(31557600, 1), "minute": big.NewRat(525960, 1), "hour": big.NewRat(8766, 1), "day": big.NewRat(1461, 4),
	"week": big.NewRat(1461, 28), "fortnight": big.NewRat(1461, 56), "month": big.NewRat(12, 1), "quarter": big.NewRat(4, 1), "half-year": big.NewRat(2, 1), "year": big.NewRat(1, 1),
}
