package versions_test

import (
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/versions"
)

// What is the same in other words or units is no change; what is another number is, and the values say which.
func TestQuantities(t *testing.T) {
	for _, tt := range []struct {
		old, updated string
		want         [2]string // "" for no other number
		slight       bool
	}{
		{"Störungen werden binnen 4 Stunden behoben.", "Störungen werden binnen 240 Minuten behoben.", [2]string{}, true},
		{"Störungen werden binnen 4 Stunden behoben.", "Störungen werden binnen vier Stunden behoben.", [2]string{}, true},
		{"Störungen werden binnen 4 Stunden behoben.", "Störungen werden binnen vier Tagen behoben.", [2]string{"4 Stunden", "vier Tagen"}, false},
		{"Verfügbar zu 99,5 % im Jahr.", "Verfügbar zu 99,5 Prozent im Jahr.", [2]string{}, true},
		{"Verfügbar zu 99,5 % im Jahr.", "Verfügbar zu 99,50 % im Jahr.", [2]string{}, true},
		{"Verfügbar zu 99,5 % im Jahr.", "Verfügbar zu 99,9 % im Jahr.", [2]string{"99,5 % im Jahr", "99,9 % im Jahr"}, false},
		{"Der Betrieb beginnt am 1.4.2027.", "Der Betrieb beginnt am 1. April 2027.", [2]string{}, true},
		{"Der Betrieb beginnt am 1.4.2027.", "Der Betrieb beginnt am 1. Mai 2027.", [2]string{"1.4.2027", "1. Mai 2027"}, false},
		{"Ein Anwender exportiert Listen.", "Der Anwender exportiert Listen.", [2]string{}, true},
		{"Es sind 3 Referenzen zu nennen.", "Es sind 4 Referenzen zu nennen.", [2]string{"3", "4"}, false},
		{"Nach DIN 9001 und Version 3.2.", "Nach DIN 9002 und Version 3.2.", [2]string{"9001", "9002"}, false},
		{"The file has at most 5 MB.", "The file has at most 5000 KB.", [2]string{}, true},
		{"The file has at least 5 MB.", "The file has at most 5 MB.", [2]string{}, false},
		{"Das Archiv fasst 5 TB oder mehr.", "Das Archiv fasst 5 TB oder weniger.", [2]string{}, false},
		{"Die Antwort kommt in 2 Stunden mindestens.", "Die Antwort kommt in 2 Stunden höchstens.", [2]string{}, false},
		{"Der Preis ist höchstens 5 € pro Nutzer.", "Der Preis ist höchstens 5 € pro Standort.", [2]string{"5 € pro Nutzer", "5 € pro Standort"}, false},
		{"Erfahrung von 5+ Jahren.", "Erfahrung von 5 Jahren.", [2]string{"5+ Jahren", "5 Jahren"}, false},
		{"Answers come within 2 business days.", "Answers come within 2 days.", [2]string{"2 business days", "2 days"}, false},
	} {
		of := func(text string) []*versions.Entry {
			return versions.Of(&lint.Bid{Criteria: []*lint.Criterion{{ID: "K-1", Text: text}}})
		}
		c := versions.Compare(of(tt.old), of(tt.updated)).Changes[0]
		if diff := cmp.Diff(tt.want, c.Values[versions.Threshold]); diff != "" || c.Slight != tt.slight || c.Substance() == tt.slight {
			t.Errorf("%q → %q: slight %t, want %t (-want +got):\n%s", tt.old, tt.updated, c.Slight, tt.slight, diff)
		}
	}
}
