package versions_test

import (
	"testing"

	"github.com/offerlint/offerlint/versions"
)

func TestSameWording(t *testing.T) {
	for _, tt := range []struct {
		a, b string
		want bool
	}{
		{"Das System muss E-Mails verschlüsseln.", "das System  muss\nE\u2011Mails verschlu\u0308sseln", true},
		{"Verfügbarkeit im Jahr", "Verfüg\u00adbarkeit im Jahr", true},
		{"Verfügbarkeit im Jahr", "Verfüg-\nbarkeit im Jahr", true},
		{"„Akte“ – neu", "\"Akte\" - neu", true},
		{"binnen 4 Stunden", "binnen 8 Stunden", false},
		{"99,9 %", "99,5 %", false},
		{"99,9 %", "999 %", false},
		{"3-5 Tage", "35 Tage", false},
		{"muss", "soll", false},
		{"≥ 5", "5", false},
		{"Daten löschen", "Daten nicht löschen", false},
		{"1\u00a0000 Nutzer", "1 000 Nutzer", true},
	} {
		if got := versions.SameWording(tt.a, tt.b); got != tt.want {
			t.Errorf("SameWording(%q, %q) = %t", tt.a, tt.b, got)
		}
	}
}
