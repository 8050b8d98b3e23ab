package quantity_test

import (
	"testing"

	"github.com/offerlint/offerlint/quantity"
)

func TestNumber(t *testing.T) {
	for _, tt := range []struct{ text, lang, want string }{
		{"1.234,56 €", "de", "30864/25"},
		{"1.234,56", "en", "30864/25"},
		{"EUR 1,234.56", "de", "30864/25"},
		{"1 234,50", "", "2469/2"},
		{"1 234,50 EUR", "", "2469/2"},
		{"1'234.50", "", "2469/2"},
		{"1’234", "", "1234"},
		{"4.800,-", "de", "4800"},
		{"4.800,--", "de", "4800"},
		{"4,800.–", "en", "4800"},
		{"(120,00)", "de", "-120"},
		{"-120,5", "", "-241/2"},
		{"€ -5", "", "-5"},
		{"−5", "", "-5"},
		{"12,5 %", "", "1/8"},
		{"19%", "", "19/100"},
		{"1.000", "de", "1000"},
		{"1.000", "en", "1"},
		{"1,000", "en", "1000"},
		{"1,000", "de", "1"},
		{"1.000", "", "no"},
		{"0.125", "", "1/8"},
		{"1234.567", "de", "1234567/1000"},
		{"1.234.567", "en", "1234567"},
		{"1.234.567,8", "", "6172839/5"},
		{"12.34.56", "", "no"},
		{"1,2.3,4", "", "no"},
		{"140", "", "140"},
		{"$ 7", "", "7"},
		{"inkl.", "de", "no"},
		{"", "", "no"},
		{"-", "", "no"},
		{"siehe Pos. 3", "de", "no"},
		{"3 Monate", "de", "no"},
		{"1e9999999", "", "no"},
		{"11111111111111111111111111111111111111111", "", "no"},
	} {
		got := "no"
		if n, ok := quantity.Number(tt.text, tt.lang); ok {
			got = n.RatString()
		}
		if got != tt.want {
			t.Errorf("Number(%q, %q) = %s, want %s", tt.text, tt.lang, got, tt.want)
		}
	}
}

func TestStored(t *testing.T) {
	for _, tt := range []struct{ text, want string }{
		{"683.3200000000001", "17083/25"},
		{"0.30000000000000004", "3/10"},
		{"41.5", "83/2"},
		{"1E+3", "1000"},
		{"-7", "-7"},
		{"1e400", "no"},
		{"x", "no"},
		{"", "no"},
	} {
		got := "no"
		if n, ok := quantity.Stored(tt.text); ok {
			got = n.RatString()
		}
		if got != tt.want {
			t.Errorf("Stored(%q) = %s, want %s", tt.text, got, tt.want)
		}
	}
}
