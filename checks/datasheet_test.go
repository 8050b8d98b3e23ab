package checks

import "testing"

func TestUnitOfTitle(t *testing.T) {
	for _, tc := range [][3]string{
		{"Tragkraft in kg", "≥ 120", "≥ 120 kg"},
		{"Garantie in Jahren", "mindestens 5", "mindestens 5 Jahren"},
		{"Lautstärke [dB(A)]", "<= 60", "<= 60 dB(A)"},
		{"Weight (kg)", "max. 10,5", "max. 10,5 kg"},
		{"Breite in mm", "800 ± 5", "800 ± 5 mm"},
		{"Durchfluss (l/min)", "20 - 40", "20 - 40 l/min"},
		{"Fläche in m²", "1.250", "1.250 m²"},
		{"Farbe", "9016", ""},
		{"Breite in mm", "nach Zeichnung 12", ""},
		{"Breite in mm", "", ""},
		{"Anmeldung in der Anwendung", "3", ""},
	} {
		if got := withUnit(tc[0], tc[1]); got != tc[2] {
			t.Errorf("withUnit(%q, %q) = %q, want %q", tc[0], tc[1], got, tc[2])
		}
	}
}
