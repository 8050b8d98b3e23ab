package quantity_test

import (
	"testing"

	"github.com/offerlint/offerlint/quantity"
)

var verdicts = map[quantity.Verdict]string{
	quantity.Unrelated: "unrelated", quantity.Unknown: "unknown", quantity.Meets: "meets", quantity.Weaker: "weaker", quantity.OtherBasis: "basis",
}

func TestCompare(t *testing.T) {
	for _, tt := range []struct{ asked, offered, lang, want string }{
		{"mindestens 99,9 %", "99,5 %", "de", "weaker"},
		{"Verfügbarkeit mindestens 99,5 %", "Verfügbarkeit 99,7 %. Wartungsfenster legen wir außerhalb dieser Zeit.", "de", "meets"},
		{"available 99.5% of service hours", "available 99.7%; maintenance takes place outside service hours", "en", "meets"},
		{"Verfügbarkeit mindestens 99,5 %", "Verfügbarkeit 99,7 % außerhalb der Wartungsfenster.", "de", "basis"},
		{"800 mm ± 5 mm", "790 mm", "de", "weaker"},
		{"800 mm ± 5 mm", "803 mm", "de", "meets"},
		{"800 mm ± 5 mm", "800 mm ± 10 mm", "de", "unknown"},
		{"800 mm ± 5 mm", "mindestens 700 mm", "de", "unknown"},
		{"21 °C ± 1 K", "23 °C", "de", "weaker"},
		{"Services respond within the required time 90% of the time.", "99.2% of the calls were answered within the required time.", "en", "meets"},
		{"Services respond within the required time 90% of the time.", "85% of the calls were answered within the required time.", "en", "weaker"},
		{"sent at least 24 hours later", "response within 4 seconds", "en", "unrelated"},
		{"respond within 4 hours", "kept for at least 24 hours", "en", "unrelated"},
		{"within 4 hours", "response within 8 hours", "en", "weaker"},
		{"99,9% verfügbar (im Jahr, Wartungsfenster\nnicht eingerechnet)", "99,95 % im Jahresmittel. Wartungsfenster zählen nicht als Ausfall.", "de", "meets"},
		{"mindestens 99,9 %", "99,9 %", "de", "meets"},
		{"at least once every seven days", "once a fortnight", "en", "weaker"},
		{"at least once every seven days", "every Tuesday and every Friday", "en", "meets"},
		{"geräumt bis spätestens 6:30 Uhr", "geräumt um Viertel vor sieben", "de", "weaker"},
		{"geräumt bis spätestens 6:30 Uhr", "geräumt um 6 Uhr", "de", "meets"},
		{"geöffnet bis 18 Uhr", "geöffnet bis 19 Uhr", "de", "unknown"},
		{"finished by 6:30 am", "finished by 7:15 am", "en", "weaker"},
		{"within 2 working days", "within 72 working hours", "en", "weaker"},
		{"within 2 working days", "within 12 working hours", "en", "meets"},
		{"within 2 working days", "within 16 working hours", "en", "unknown"},
		{"50 GB je Nutzer", "50 GB je Mandant", "de", "basis"},
		{"50 GB je Nutzer", "100 GB je Mandant", "de", "unrelated"},
		{"Das Papier besteht zu 100 % aus Altpapier.", "Das Papier besteht zu 80 % aus Altpapier.", "de", "weaker"},
		{"three references", "two references", "en", "weaker"},
		{"three references", "four references", "en", "meets"},
		{"Verfügbarkeit 99,5 % pro Monat", "99,5 %, gemittelt über zwölf Monate", "de", "basis"},
		{"Störungen in 8 Stunden beseitigt", "8 Stunden während unserer Öffnungszeiten", "de", "basis"},
		{"mindestens 99,9 %", "mehr als 99,95 %", "de", "meets"},
		{"mindestens 99,9 %", "mehr als 99,5 %", "de", "weaker"},
		{"Verfügbarkeit 99,9 %", "99,5 %", "de", "weaker"},
		{"höchstens 2 s", "3,5 s", "de", "weaker"},
		{"höchstens 2 s", "unter 2 s", "de", "meets"},
		{"höchstens 2 s", "800 ms", "de", "meets"},
		{"unter 2 s", "2 s", "de", "weaker"},
		{"bis zu 500 Nutzer", "bis zu 300 Nutzer", "de", "weaker"},
		{"bis zu 500 Nutzer", "bis zu 800 Nutzer", "de", "meets"},
		{"bis zu 500 Nutzer", "300 Mandanten", "de", "unrelated"},
		{"maximal 500 Nutzer", "maximal 300 Nutzer", "de", "weaker"},
		{"Betrieb bei bis zu 40 °C", "Betrieb bei bis zu 45 °C", "de", "meets"},
		{"Betrieb bei bis zu 40 °C", "Betrieb bei bis zu 35 °C", "de", "weaker"},
		{"operates at ambient temperatures of up to 40°C", "operates at up to 35°C", "en", "weaker"},
		{"Störung behoben in 4 Stunden", "Bearbeitung beginnt in 4 Stunden", "de", "basis"},
		{"resolved within 4 hours", "work begins within 4 hours", "en", "basis"},
		{"2 Techniker je Standort", "insgesamt 2 Techniker", "de", "basis"},
		{"Two engineers must be available per site", "Two engineers are available in total", "en", "basis"},
		{"Pro Halbjahr mindestens 2 Termine", "Pro Halbjahr bieten wir drei Termine an", "de", "meets"},
		{"Pro Halbjahr mindestens 2 Termine", "Pro Jahr bieten wir drei Termine an", "de", "basis"},
		{"werktags von 7 bis 19 Uhr", "montags bis donnerstags von 7 bis 19 Uhr", "de", "weaker"},
		{"bis 31.03.2027 bindend", "gebunden bis 30.04.2027", "de", "meets"},
		{"bis 31.03.2027 bindend", "gebunden bis 15.01.2027", "de", "weaker"},
		{"Verfügbarkeit mindestens 99,5 %", "weniger als 0,5 %", "de", "unknown"},
		{"due four weeks after award", "handed over three weeks after award", "en", "unknown"},
		{"available 99.9% measured monthly", "99.9% measured over a year", "en", "basis"},
		{"bis zu 4 Stunden", "bis zu 8 Stunden", "de", "weaker"},
		{"bis zu 4 Stunden", "bis zu 2 Stunden", "de", "meets"},
		{"innerhalb von 4 Stunden", "NBD", "de", "weaker"},
		{"within 4 hours", "next business day", "en", "weaker"},
		{"within 4 hours", "within 4 business hours", "en", "basis"},
		{"within 4 hours", "within 8 business hours", "en", "weaker"},
		{"within 24 hours", "1 business day", "en", "basis"},
		{"within 1 business day", "within 4 hours", "en", "meets"},
		{"within 5 business days", "within 5 days", "en", "meets"},
		{"within 5 days", "within 5 working days", "en", "basis"},
		{"innerhalb von 5 Tagen", "innerhalb von 5 Werktagen", "de", "basis"},
		{"innerhalb von 4 Wochen", "30 Kalendertage", "de", "weaker"},
		{"mindestens 4 Wochen", "1 Monat", "de", "meets"},
		{"mindestens 1 Monat", "30 Tage", "de", "unknown"},
		{"Gewährleistung: 24 Monate", "1 Jahr", "de", "weaker"},
		{"Gewährleistung: 24 Monate", "2 Jahre", "de", "meets"},
		{"bis 31.03.2027", "30.06.2027", "de", "weaker"},
		{"bis 31.03.2027", "Q1 2027", "de", "meets"},
		{"bis 15.03.2027", "Q1 2027", "de", "unknown"},
		{"bis Ende März 2027", "Anfang April 2027", "de", "weaker"},
		{"Bindefrist bis 15.03.2027", "Bindefrist bis 28.02.2027", "de", "weaker"},
		{"by 1 April 2027", "1/4/2027", "en", "meets"},
		{"by 31 January 2027", "1/2/2027", "en", "unknown"},
		{"Verfügbarkeit 99,9 % pro Monat", "99,9 % im Jahresmittel", "de", "basis"},
		{"Verfügbarkeit 99,9 % im Jahr", "99,9 % im Monatsmittel", "de", "meets"},
		{"Verfügbarkeit 99,9 %", "99,9 %, Wartungsfenster ausgenommen", "de", "basis"},
		{"Verfügbarkeit 99,9 %, Wartungsfenster zählen nicht mit", "99,9 % ohne Wartungsfenster", "de", "meets"},
		{"Wiederherstellung innerhalb von 4 Stunden", "Reaktion innerhalb von 4 Stunden", "de", "basis"},
		{"Reaktion innerhalb von 4 Stunden", "Wiederherstellung innerhalb von 4 Stunden", "de", "unrelated"},
		{"Priorität 1: 4 Stunden", "Priorität 3: 8 Stunden", "de", "unrelated"},
		{"Reaktion bei Priorität 1 in 4 Stunden", "Reaktion bei Priorität 1 in 8 Stunden", "de", "weaker"},
		{"12 € je Nutzer", "15 € je Mandant", "de", "unrelated"},
		{"höchstens 40 °C am Zulauf", "höchstens 60 °C am Ablauf", "de", "unrelated"},
		{"innerhalb von 4 Stunden, 24x7", "innerhalb von 4 Stunden, Mo-Fr 8-17 Uhr", "de", "basis"},
		{"innerhalb von 4 Stunden", "innerhalb von 4 Stunden während der Geschäftszeiten", "de", "basis"},
		{"within 30 days of contract award", "within 30 days of contract signature", "en", "basis"},
		{"24/7", "5x8", "de", "basis"},
		{"24/7", "Mo–Fr 8–17 Uhr", "de", "weaker"},
		{"Mo–Fr 8–17 Uhr", "Mo–Fr 9–16 Uhr", "de", "weaker"},
		{"Mo–Fr 8–17 Uhr", "Mo–Fr 7–18 Uhr", "de", "meets"},
		{"Mo–Fr 8–17 Uhr", "24/7", "de", "meets"},
		{"mindestens 1.000 Nutzer", "1.000 Nutzer", "", "meets"},
		{"mindestens 1.000 Nutzer", "500 Nutzer", "", "unknown"},
		{"mehr als 1.000 Nutzer", "weniger als 1.000 Nutzer", "", "weaker"},
		{"mindestens 500 Nutzer", "weniger als 600 Nutzer", "de", "unknown"},
		{"mindestens 500 Nutzer", "höchstens 600 Nutzer", "de", "meets"},
		{"mindestens 99,9 % Verfügbarkeit", "bis zu 99,9 % Verfügbarkeit", "de", "unknown"},
		{"mindestens 24 Monate Gewährleistung", "bis zu 24 Monate Gewährleistung", "de", "unknown"},
		{"Gewährleistung bis zu 5 Jahren", "Gewährleistung 2 Jahre", "de", "unknown"},
		{"Gewährleistung bis zu 5 Jahren", "Gewährleistung 5 Jahre", "de", "meets"},
		{"at least 500 Mbit/s", "100 Mb/s", "en", "weaker"},
		{"at least 500.000 users", "1,000 users", "en", "unknown"},
		{"Mon-Fri 9:00 to 20:00", "Mon-Fri 9 to 5", "en", "weaker"},
		{"mindestens 1 GiB", "1 GB", "de", "weaker"},
		{"mindestens 100 Mbit/s", "10 MB/s", "de", "weaker"},
		{"mindestens alle 2 Jahre", "alle 3 Jahre", "de", "weaker"},
		{"mindestens alle 2 Jahre", "jährlich", "de", "meets"},
		{"genau vier Referenzen", "drei Referenzen", "de", "weaker"},
		{"genau vier Referenzen", "fünf Referenzen", "de", "weaker"},
		{"höchstens 5 Seiten", "7 Seiten", "de", "weaker"},
		{"-10 °C bis 40 °C", "0 °C bis 40 °C", "de", "weaker"},
		{"0 °C bis 40 °C", "-10 °C bis 50 °C", "de", "meets"},
		{"500 Anfragen pro Sekunde", "500 Anfragen pro Minute", "de", "basis"},
		{"500 Anfragen pro Minute", "500 Anfragen pro Sekunde", "de", "meets"},
		{"500 Anfragen pro Minute", "500 Anfragen", "de", "unknown"},
		{"Verfügbarkeit 99,5 %", "Verfügbarkeit 99,7 % innerhalb der Servicezeit", "de", "basis"},
		{"Verfügbarkeit 99,5 % je Kalendermonat", "Verfügbarkeit 99,7 % je Kalenderjahr", "de", "basis"},
		{"Abmeldung nach 15 Minuten", "Abmeldung nach 30 Minuten", "de", "unknown"},
		{"Deckungssumme 5 Mio. €", "3 Mio. €", "de", "weaker"},
		{"Deckungssumme 5 Mio. €", "5 Mio. CHF", "de", "unrelated"},
		{"Antwortzeit höchstens 2 s", "im Mittel 2 s", "de", "basis"},
		{"500 gleichzeitige Nutzer", "500 benannte Nutzer", "de", "basis"},
		{"zwischen 3 und 5 Referenzen", "zwei Referenzen", "de", "weaker"},
		{"zwischen 3 und 5 Referenzen", "vier Referenzen", "de", "meets"},
		{"Jahresumsatz mindestens 1 Mio. € pro Jahr", "2 Mio. €", "de", "meets"},
		{"höchstens 8 Stunden Ausfall pro Jahr", "8 Stunden Ausfall pro Monat", "de", "basis"},
		{"höchstens 8 Stunden Ausfall pro Monat", "8 Stunden Ausfall pro Jahr", "de", "meets"},
		{"4 Stunden", "99,9 %", "de", "unrelated"},
	} {
		asked, offered := quantity.Find(tt.asked, tt.lang), quantity.Find(tt.offered, tt.lang)
		if len(asked) == 0 || len(offered) == 0 {
			t.Errorf("%q or %q holds no quantity", tt.asked, tt.offered)
			continue
		}
		if got := verdicts[quantity.Compare(asked[0], offered[0])]; got != tt.want {
			t.Errorf("%q against %q is %s, want %s (%s; %s)", tt.offered, tt.asked, got, tt.want, showOne(asked[0]), showOne(offered[0]))
		}
	}
}

func TestBelow(t *testing.T) {
	for _, tt := range []struct {
		a, b string
		want bool
	}{
		{"99,5 %", "99,9 %", true},
		{"300 Nutzer", "500 Nutzer", true},
		{"1 GB", "1 GiB", true},
		{"500 Nutzer", "500 Nutzer", false},
		{"300 Nutzer", "500 Mandanten", false},
		{"2 Arbeitstage", "9 Stunden", false},
		{"2 Stunden", "1 Arbeitstag", true},
		{"1.000 Nutzer", "500 Nutzer", false}, // one reading is larger
		{"500 Nutzer", "1.000 Nutzer", false},
	} {
		a, b := quantity.Find(tt.a, "")[0], quantity.Find(tt.b, "")[0]
		if got := a.Below(b); got != tt.want {
			t.Errorf("%q below %q = %t, want %t", tt.a, tt.b, got, tt.want)
		}
	}
}

// TestConditional tells the quantities that say when something holds from those that are asked or promised.
func TestConditional(t *testing.T) {
	for text, want := range map[string]bool{
		"It extends to 10 seconds when sent at least 24 hours later.":    true,
		"Warnen, wenn mehr als 80 % belegt sind.":                        true,
		"Falls weniger als 3 Angebote vorliegen, wird verlängert.":       true,
		"If reported, the fault is resolved within 4 hours.":             false,
		"Wenn die Leitung ausfällt, übernimmt sie mindestens 2 Stunden.": false,
		"Das System muss mindestens 500 Nutzer tragen.":                  false,
		"If a fault is reported, at least 2 engineers come.":             false,
	} {
		qs := quantity.Find(text, "")
		if got := qs[len(qs)-1].Conditional; got != want {
			t.Errorf("%q: %t, want %t", text, got, want)
		}
	}
}
