package checks

import (
	_ "embed" // the page

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/quantity"
)

//go:embed different-basis.md
var differentBasisDoc string

var differentBasis = &lint.Check{
	ID:   "different-basis",
	Kind: lint.Unverified,
	Doc:  differentBasisDoc,
	Messages: lint.Messages{
		DE: "{{criterion}}: verlangt ist „{{asked}}“ ({{asked_at}}), zugesagt „{{offered}}“, aber {{how}}",
		EN: "{{criterion}}: “{{asked}}” is asked for ({{asked_at}}), “{{offered}}” is offered, but {{how}}",
	},
	Advice: lint.Messages{
		DE: "Bezugszeitraum, Servicezeit und Ausnahmen so zusagen wie verlangt, oder eine Bieterfrage stellen, wenn der Kunde sie offen lässt.",
		EN: "Promise the base period, the service hours and the exclusions as they are asked for, or ask the customer where they are left open.",
	},
	Run: func(p *lint.Pass) error {
		for _, c := range comparisons(p) {
			if c.verdict != quantity.OtherBasis || !c.near {
				continue
			}
			f := c.finding()
			f.Words = map[string]lint.Messages{"how": howDifferent(quantity.Differences(c.asked.Quantity, c.offered.Quantity))}
			p.Report(f)
		}
		return nil
	},
}

// howDifferent puts differences of the basis into words.
func howDifferent(ds []quantity.Difference) lint.Messages {
	var m lint.Messages
	for _, d := range ds {
		w := differenceWords(d)
		if m.DE != "" {
			m.DE, m.EN = m.DE+"; ", m.EN+"; "
		}
		m.DE, m.EN = m.DE+w.DE, m.EN+w.EN
	}
	if m.DE == "" {
		return lint.Messages{DE: "anders gemessen", EN: "measured otherwise"}
	}
	return m
}

func differenceWords(d quantity.Difference) lint.Messages {
	asked, offered := basisNames[d.Asked], basisNames[d.Offered]
	switch d.Dimension {
	case "period":
		return lint.Messages{DE: "gemessen je " + offered.DE + " statt je " + asked.DE, EN: "measured per " + offered.EN + " instead of per " + asked.EN}
	case "clock":
		return lint.Messages{DE: "nur während der Servicezeit", EN: "during service hours only"}
	case "days":
		return lint.Messages{DE: "gezählt in Arbeitszeit statt durchgehend", EN: "counted in working time instead of running time"}
	case "hours":
		return lint.Messages{DE: "die Tage oder Stunden sind weniger als verlangt", EN: "its days or hours are fewer than asked for"}
	case "excludes":
		return lint.Messages{DE: offered.DE + " zählen nicht mit", EN: offered.EN + " do not count"}
	case "measure":
		return lint.Messages{DE: "als Reaktion, nicht als Behebung", EN: "as a response, not as a resolution"}
	case "after":
		return lint.Messages{DE: "gerechnet ab " + offered.DE + " statt ab " + asked.DE, EN: "counted from " + offered.EN + " instead of from " + asked.EN}
	case "vat":
		return lint.Messages{DE: offered.DE + " statt " + asked.DE, EN: offered.EN + " instead of " + asked.EN}
	case "stat":
		if asked.DE == "" {
			return lint.Messages{DE: "nur als " + offered.DE, EN: "as " + offered.EN + " only"}
		}
		return lint.Messages{DE: "als " + offered.DE + " statt als " + asked.DE, EN: "as " + offered.EN + " instead of " + asked.EN}
	case "per":
		return lint.Messages{DE: "für jeweils etwas anderes", EN: "for each of something else"}
	case "users":
		return lint.Messages{DE: "für " + offered.DE + " statt für " + asked.DE + " Nutzer", EN: "for " + offered.EN + " instead of " + asked.EN + " users"}
	}
	return lint.Messages{DE: "an anderer Stelle gemessen", EN: "measured at another place"}
}

// basisNames are the values of package quantity for people.
var basisNames = map[string]lint.Messages{
	"day": {DE: "Tag", EN: "day"}, "week": {DE: "Woche", EN: "week"}, "month": {DE: "Monat", EN: "month"}, "quarter": {DE: "Quartal", EN: "quarter"}, "year": {DE: "Jahr", EN: "year"},
	"hour": {DE: "Stunde", EN: "hour"}, "minute": {DE: "Minute", EN: "minute"}, "second": {DE: "Sekunde", EN: "second"},
	"maintenance": {DE: "Wartungszeiten", EN: "maintenance windows"}, "force majeure": {DE: "Fälle höherer Gewalt", EN: "cases of force majeure"},
	"third party": {DE: "Störungen Dritter", EN: "faults of third parties"}, "holiday": {DE: "Feiertage", EN: "public holidays"},
	"award": {DE: "Zuschlag", EN: "award"}, "contract": {DE: "Vertragsschluss", EN: "the contract"}, "acceptance": {DE: "Abnahme", EN: "acceptance"}, "delivery": {DE: "Lieferung", EN: "delivery"},
	"report": {DE: "Meldung", EN: "the report"}, "response": {DE: "Reaktion", EN: "the response"}, "invoice": {DE: "Rechnung", EN: "the invoice"}, "golive": {DE: "Produktivsetzung", EN: "go-live"},
	"end": {DE: "Vertragsende", EN: "the end of the contract"}, "kickoff": {DE: "Projektstart", EN: "the start of the project"},
	"net": {DE: "netto", EN: "net"}, "gross": {DE: "brutto", EN: "gross"},
	"average": {DE: "Durchschnitt", EN: "an average"}, "median": {DE: "Median", EN: "a median"}, "peak": {DE: "Wert unter Spitzenlast", EN: "a peak"},
	"p90": {DE: "90. Perzentil", EN: "the 90th percentile"}, "p95": {DE: "95. Perzentil", EN: "the 95th percentile"}, "p99": {DE: "99. Perzentil", EN: "the 99th percentile"},
	"named": {DE: "benannte", EN: "named"}, "concurrent": {DE: "gleichzeitige", EN: "concurrent"},
}
