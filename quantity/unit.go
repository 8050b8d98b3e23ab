package quantity

import (
	"math/big"
	"strings"
)

// A unit says what a word after a number makes of it.
type unit struct {
	kind  Kind
	scale *big.Rat
	name  string
}

// units maps words, in lower case, to units. A month and a year have no length in seconds and are months.
var units = func() map[string]unit {
	m := map[string]unit{}
	add := func(kind Kind, name string, num, den int64, words string) {
		for w := range strings.SplitSeq(words, "|") {
			m[w] = unit{kind, big.NewRat(num, den), name}
		}
	}
	add(Percent, "", 1, 1, "%|prozent|percent|v.h.")
	add(Duration, "", 1, 1000, "ms|millisekunde|millisekunden|millisecond|milliseconds")
	add(Duration, "", 1, 1, "s|sek|sek.|sekunde|sekunden|sec|secs|second|seconds")
	add(Duration, "", 60, 1, "min|min.|minute|minuten|minutes|mins")
	add(Duration, "", 3600, 1, "h|std|std.|stunde|stunden|hour|hours|hrs|hr")
	add(Duration, "", 86400, 1, "tag|tage|tagen|day|days|kalendertag|kalendertage|kalendertagen")
	add(Duration, "", 604800, 1, "woche|wochen|week|weeks")
	add(Duration, "business day", 1, 1, "arbeitstag|arbeitstage|arbeitstagen|werktag|werktage|werktagen|bankarbeitstag|bankarbeitstage|bankarbeitstagen")
	add(Months, "", 1, 1, "monat|monate|monaten|month|months")
	add(Months, "", 3, 1, "quartal|quartale|quartalen|quarter|quarters")
	add(Months, "", 12, 1, "jahr|jahre|jahren|year|years")
	for i, p := range []string{"k", "m", "g", "t", "p"} {
		dec, bin := int64(1), int64(1)
		for range i + 1 {
			dec, bin = dec*1000, bin*1024
		}
		add(Data, "", dec, 1, p+"b|"+p+"byte")
		add(Data, "", bin, 1, p+"ib")
		add(Rate, "", dec, 1, p+"bit/s|"+p+"bps|"+p+"bit/sec")
		add(Rate, "", 8*dec, 1, p+"b/s")
	}
	add(Data, "", 1e6, 1, "megabyte|megabytes")
	add(Data, "", 1e9, 1, "gigabyte|gigabytes")
	add(Data, "", 1e12, 1, "terabyte|terabytes")
	add(Money, "EUR", 1, 1, "€|eur|euro|euros")
	add(Money, "EUR", 1000, 1, "t€|teur|tsd.€")
	add(Money, "CHF", 1, 1, "chf|franken")
	add(Money, "USD", 1, 1, "$|usd|us-dollar")
	add(Money, "GBP", 1, 1, "£|gbp")
	counts(add)
	return m
}()

// counts adds the things that requirements count. The name is the thing: users are never compared with tenants.
func counts(add func(kind Kind, name string, num, den int64, words string)) {
	add(Count, "user", 1, 1, "nutzer|nutzern|benutzer|benutzern|user|users|anwender|anwendern|nutzende|nutzenden|nutzerinnen|anwenderinnen")
	add(Count, "tenant", 1, 1, "mandant|mandanten|tenant|tenants")
	add(Count, "document", 1, 1, "dokument|dokumente|dokumenten|document|documents")
	add(Count, "reference", 1, 1, "referenz|referenzen|reference|references|referenzprojekt|referenzprojekte|referenzprojekten")
	add(Count, "site", 1, 1, "standort|standorte|standorten|site|sites|location|locations")
	add(Count, "device", 1, 1, "gerät|geräte|geräten|device|devices|endgeräte|endgeräten")
	add(Count, "employee", 1, 1, "mitarbeiter|mitarbeitern|mitarbeitende|mitarbeitenden|beschäftigte|beschäftigten|employee|employees")
	add(Count, "transaction", 1, 1, "transaktion|transaktionen|transaction|transactions")
	add(Count, "request", 1, 1, "anfragen|request|requests")
	add(Count, "licence", 1, 1, "lizenz|lizenzen|licence|licences|license|licenses")
}

var multipliers = map[string]int64{
	"tsd": 1e3, "tsd.": 1e3, "tausend": 1e3, "thousand": 1e3,
	"mio": 1e6, "mio.": 1e6, "million": 1e6, "millionen": 1e6, "millions": 1e6,
	"mrd": 1e9, "mrd.": 1e9, "milliarde": 1e9, "milliarden": 1e9, "bn": 1e9,
}

var numberWords = func() map[string]int64 {
	m := map[string]int64{}
	for i, w := range strings.Fields("ein|eine|einem|einer|eines|einen|one zwei|two drei|three vier|four fünf|five sechs|six sieben|seven acht|eight neun|nine zehn|ten elf|eleven zwölf|twelve") {
		for s := range strings.SplitSeq(w, "|") {
			m[s] = int64(i + 1)
		}
	}
	for w, n := range map[string]int64{
		"fünfzehn": 15, "fifteen": 15, "zwanzig": 20, "twenty": 20, "dreißig": 30, "thirty": 30, "fünfzig": 50, "fifty": 50,
		"hundert": 100, "hundred": 100,
	} {
		m[w] = n
	}
	return m
}()

var periods = func() map[string]string {
	m := map[string]string{}
	for name, words := range map[string]string{
		"day": "tag|day", "week": "woche|week", "month": "monat|month|kalendermonat", "quarter": "quartal|quarter", "year": "jahr|year|kalenderjahr",
	} {
		for w := range strings.SplitSeq(words, "|") {
			m[w] = name
		}
	}
	return m
}()
