package questions

import (
	"math/big"
	"strconv"
	"strings"
	"sync"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers/pattern"
	"github.com/offerlint/offerlint/quantity"
)

// A measure is a number that can be read in more than one way, because what it counts is not said.
type measure struct {
	name string
	// finds matches the words to be quoted: group 1, and the number: group 2.
	finds *pattern.Pattern
	// settled matches what says elsewhere in the criterion how the number counts.
	settled *pattern.Pattern
	wording wording
	// few is the number above which nobody is in doubt; 0 for none: 30 days are days of the calendar.
	few int
	// figures gives more names that stand in the wording, from the number; nil for none.
	figures func(n string) []string
}

const (
	edge    = `(?:^|[^\p{L}\p{N}])`
	numeral = `\d+|zwei|drei|vier|fünf|sechs|sieben|acht|zehn|zwölf|vierzehn|two|three|four|five|six|seven|eight|ten|twelve`
)

func expression(s string) *pattern.Pattern { return pattern.Must(`(?i)` + s) }

// measuresOf are the measures by language.
var measuresOf = sync.OnceValue(func() map[string][]measure {
	return map[string][]measure{
		"de": {
			{
				name:    "availability-period",
				finds:   expression(edge + `((?:verfügbarkeit|verfügbar)[^.;\n]{0,60}?(9\d(?:[.,]\d+)?) ?%|(9\d(?:[.,]\d+)?) ?%[^.;\n]{0,40}?verfügbar(?:keit)?)`),
				settled: expression(`jahr|monat|quartal|woche`),
				wording: wording{
					question: "Über welchen Zeitraum wird „{words}“ gemessen, und zählen vereinbarte Wartungsfenster als Ausfall?",
					readings: []string{
						"im Jahr: höchstens {year} Ausfall, auch an einem Stück",
						"im Kalendermonat: höchstens {month} Ausfall in jedem Monat",
					},
					why: "Derselbe Prozentwert erlaubt {year} Ausfall am Stück oder nur {month}; das entscheidet über die Redundanz und damit den Preis.",
				},
				figures: downtime,
			},
			{
				name:    "kind-of-day",
				finds:   expression(edge + `((?:innerhalb|binnen|nach spätestens|spätestens nach|spätestens) (?:von )?(` + numeral + `) tagen?)(?:[^\p{L}]|$)`),
				settled: expression(`arbeitstag|werktag|kalendertag|bankarbeitstag`),
				few:     14,
				wording: wording{
					question: "Sind mit „{words}“ Kalendertage, Werktage (Montag bis Samstag) oder Arbeitstage (Montag bis Freitag) gemeint, und welche Feiertage zählen nicht?",
					readings: []string{"Kalendertage, auch über Wochenende und Feiertage", "Werktage, Montag bis Samstag", "Arbeitstage, Montag bis Freitag"},
					why:      "Über Wochenende und Feiertage unterscheiden sich die Fristen um mehrere Tage; mit Kalendertagen braucht es eine Bereitschaft.",
				},
			},
			{
				name:    "hours-of-service",
				finds:   expression(edge + `((?:reaktionszeit|wiederherstellungszeit|entstörzeit|entstörungszeit|behebungszeit|lösungszeit|störung|störungen|ausfall|ausfalls|fehler|wiederherstellung)[^.;\n]{0,80}?(?:^|[^\p{L}\p{N}])(` + numeral + `) stunden?)(?:[^\p{L}]|$)`),
				settled: expression(`servicezeit|bürozeit|betriebszeit|arbeitszeit|geschäftszeit|dienstzeit|24 ?[x×/] ?7|7 ?[x×/] ?24|rund um die uhr|werktag|arbeitstag|montag|mo\.? ?[-–] ?fr|uhr|kalender`),
				wording: wording{
					question: "Läuft die Frist „{words}“ rund um die Uhr oder nur während der Servicezeit, und ab welchem Ereignis zählt sie: Eintritt, Meldung oder Annahme der Meldung?",
					readings: []string{
						"rund um die Uhr: nach einer Meldung am Freitag um 16 Uhr noch am Wochenende",
						"nur in der Servicezeit: nach einer Meldung am Freitag um 16 Uhr im Lauf der folgenden Servicetage",
					},
					why: "Eine Frist, die nachts und am Wochenende läuft, braucht Rufbereitschaft; das ist ein Mehrfaches der Kosten.",
				},
			},
			{
				name:  "volume",
				finds: expression(edge + `((?:ca\.?|circa|zirka|rund|etwa|ungefähr) (\d[\d.,]*(?: ?(?:millionen|million|mio\.?|tausend|tsd\.?))?) ?(?:nutzer|benutzer|anwender|arbeitspl|dokument|vorgäng|akten|datensätz|standort|mitarbeit|beschäftigt|person|fäll|ticket|anfrag|gerät|konten|postfächer|gb|tb|transaktion|besuch|seiten|lizenz|teilnehm|e-mail|dateien|buchung|kund|server|schul|filial)\p{L}*)`),
				wording: wording{
					question: "Mit welcher Obergrenze ist „{words}“ zu kalkulieren, und wie werden Mehr- und Mindermengen vergütet?",
					readings: []string{
						"eine Schätzung; der Preis gilt, gleich welche Menge sich ergibt",
						"die Menge, die der Preis abdeckt; was darüber liegt, wird gesondert vergütet",
					},
					why: "Das Mengenrisiko gehört in den Preis oder in eine Regel; ohne Angabe kalkuliert jeder Bieter anders.",
				},
			},
		},
		"en": {
			{
				name:    "availability-period",
				finds:   expression(edge + `((?:availability|available|uptime)[^.;\n]{0,60}?(9\d(?:[.,]\d+)?) ?%|(9\d(?:[.,]\d+)?) ?%[^.;\n]{0,40}?(?:availability|available|uptime))`),
				settled: expression(`year|annual|month|quarter|week`),
				wording: wording{
					question: "Over which period is “{words}” measured, and do agreed maintenance windows count as downtime?",
					readings: []string{
						"per year: at most {year} of downtime, also in one piece",
						"per calendar month: at most {month} of downtime in every month",
					},
					why: "The same percentage allows {year} of downtime in one piece or only {month}; that decides about redundancy, and so the price.",
				},
				figures: downtime,
			},
			{
				name:    "kind-of-day",
				finds:   expression(edge + `((?:within|no later than|in no more than) (` + numeral + `) (?:\(\d+\) )?days?)(?:[^\p{L}]|$)`),
				settled: expression(`working day|business day|calendar day`),
				few:     14,
				wording: wording{
					question: "Does “{words}” mean calendar days or working days, and which public holidays do not count?",
					readings: []string{"calendar days, weekends and holidays included", "working days, Monday to Friday"},
					why:      "Over a weekend and holidays the two differ by several days; calendar days need staff on call.",
				},
			},
			{
				name:    "hours-of-service",
				finds:   expression(edge + `((?:response time|resolution time|restoration|incident|incidents|outage|fault|faults|failure|recovery)[^.;\n]{0,80}?(?:^|[^\p{L}\p{N}])(` + numeral + `) hours?)(?:[^\p{L}]|$)`),
				settled: expression(`service hour|business hour|working hour|office hour|24 ?[x×/] ?7|around the clock|calendar|working day|business day|monday`),
				wording: wording{
					question: "Does the time “{words}” run around the clock or in service hours only, and from which event does it count: occurrence, report, or acceptance of the report?",
					readings: []string{
						"around the clock: after a report on Friday at 16:00 it ends during the weekend",
						"in service hours only: after a report on Friday at 16:00 it ends in the following days of service",
					},
					why: "A time that runs at night and at weekends needs staff on call, which multiplies the cost.",
				},
			},
			{
				name:  "volume",
				finds: expression(edge + `((?:approximately|approx\.?|about|around|roughly|circa) (\d[\d.,]*(?: ?(?:million|thousand))?) (?:users|employees|documents|records|sites|locations|workstations|devices|tickets|transactions|customers|accounts|mailboxes|gb|tb|requests|cases|files|people|persons|licen[cs]es|servers|schools|passengers))`),
				wording: wording{
					question: "With which upper limit is “{words}” to be priced, and how are larger and smaller quantities paid for?",
					readings: []string{
						"an estimate; the price holds whatever the quantity turns out to be",
						"the quantity that the price covers; what exceeds it is paid for separately",
					},
					why: "The risk of quantity belongs into the price or into a rule; without it every bidder prices something else.",
				},
			},
		},
	}
})

// unmeasured lists the numbers of a criterion of which it does not say how they count. A volume is asked about whatever the
// obligation: the price rests on it.
func unmeasured(c *lint.Criterion, lang string) []doubt {
	var out []doubt
	s := strings.Join(strings.Fields(wordsOf(c)), " ")
	for _, m := range measuresOf()[lang] {
		if m.name != "volume" && !binding(c) || m.settled != nil && m.settled.MatchString(c.Title+" "+s) {
			continue
		}
		found := m.finds.FindStringSubmatch(s)
		if found == nil {
			continue
		}
		if n, err := strconv.Atoi(found[2]); err == nil && m.few > 0 && n > m.few {
			continue
		}
		words := strings.TrimSpace(found[1])
		if i := max(strings.LastIndex(words, "innerhalb "), strings.LastIndex(words, "binnen "), strings.LastIndex(words, "within ")); i > 0 {
			words = words[i:]
		}
		names, sign := []string{"{words}", words}, ""
		if m.figures != nil {
			percent := found[2] + found[len(found)-1]
			names, sign = append(names, m.figures(percent)...), percent+" %"
		}
		out = append(out, doubt{
			criteria: []*lint.Criterion{c}, words: words, sign: sign, wording: m.wording.with(names...), group: m.name + "\x00" + plain(words),
		})
	}
	return out
}

// downtime is what an availability in percent allows: in a year of 365 days, and in a month of 30.
func downtime(percent string) []string {
	p, ok := quantity.Number(strings.ReplaceAll(percent, ".", ","), "de")
	if !ok {
		return nil
	}
	down := new(big.Rat).Sub(big.NewRat(1, 1), new(big.Rat).Quo(p, big.NewRat(100, 1)))
	span := func(days int64) string {
		minutes, _ := new(big.Rat).Mul(down, big.NewRat(days*24*60, 1)).Float64()
		return duration(int(minutes + 0.5))
	}
	return []string{"{year}", span(365), "{month}", span(30)}
}
