package quantity_test

import (
	"strings"
	"testing"

	"github.com/offerlint/offerlint/quantity"
)

// show writes quantities as the table below expects them: comparator, values, kind, unit, period.
func show(qs []quantity.Quantity) string {
	var parts []string
	for _, q := range qs {
		var vs []string
		for _, v := range q.Values {
			vs = append(vs, v.RatString())
		}
		s := string(q.Comparator) + strings.Join(vs, "|") + " " + string(q.Kind)
		if q.Unit != "" {
			s += " " + q.Unit
		}
		if q.Period != "" {
			s += " /" + q.Period
		}
		parts = append(parts, s)
	}
	return strings.Join(parts, "; ")
}

func TestFind(t *testing.T) {
	for _, tt := range []struct{ text, lang, want string }{
		{"mindestens 99,9 % Verfügbarkeit", "de", ">=999/10 percent"},
		{"at least 99.9% availability", "en", ">=999/10 percent"},
		{"99,5\u00a0% im Jahr", "de", "199/2 percent /year"},
		{"höchstens 2 s", "de", "<=2 duration"},
		{"3,5 s", "de", "7/2 duration"},
		{"bis zu 500 Nutzer", "de", "up to500 count user"},
		{"up to 500 concurrent users", "en", "up to500 count user"},
		{"500 Mandanten", "de", "500 count tenant"},
		{"innerhalb von 4 Stunden", "de", "<=14400 duration"},
		{"within four hours", "en", "<=14400 duration"},
		{"within 30 minutes", "en", "<=1800 duration"},
		{"250 ms", "", "1/4 duration"},
		{"zwei Arbeitstage", "de", "2 duration business day"},
		{"nicht mehr als 3 Monate", "de", "<=3 months"},
		{"2 years", "en", "24 months"},
		{"1,5 TB", "de", "1500000000000 data"},
		{"1.5 TB", "en", "1500000000000 data"},
		{"1 GiB", "", "1073741824 data"},
		{"1 GB", "", "1000000000 data"},
		{"100 Mbit/s", "", "100000000 rate"},
		{"10 MB/s", "", "80000000 rate"},
		{"5 Mio. €", "de", "5000000 money EUR"},
		{"€1,000", "en", "1000 money EUR"},
		{"1.000 Nutzer", "de", "1000 count user"},
		{"1.000 Nutzer", "", "1|1000 count user"},
		{"1'000.50 CHF", "de", "2001/2 money CHF"},
		{"weniger als 10 Minuten", "de", "<600 duration"},
		{"mehr als 10 Referenzen", "de", ">10 count reference"},
		{"ca. 3 Tage", "de", "~259200 duration"},
		{"3 Tage und 5 GB", "de", "259200 duration; 5000000000 data"},
		{"500 Anfragen pro Tag", "de", "500 count request /day"},
		{"Kriterium K-12 Tage", "de", ""},
		{"Version 3.1 des Systems", "de", ""},
		{"", "de", ""},
		{"im Jahr 2026", "de", ""},
		{"12.34.56 h", "de", ""},
	} {
		if got := show(quantity.Find(tt.text, tt.lang)); got != tt.want {
			t.Errorf("Find(%q, %q) = %q, want %q", tt.text, tt.lang, got, tt.want)
		}
	}
}

func TestBelow(t *testing.T) {
	one := func(s, lang string) quantity.Quantity {
		t.Helper()
		qs := quantity.Find(s, lang)
		if len(qs) != 1 {
			t.Fatalf("Find(%q) found %d quantities, want 1", s, len(qs))
		}
		return qs[0]
	}
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
		{"1.000 Nutzer", "500 Nutzer", false}, // one reading is larger
		{"500 Nutzer", "1.000 Nutzer", false},
	} {
		a, b := one(tt.a, ""), one(tt.b, "")
		if got := a.Below(b); got != tt.want {
			t.Errorf("%q below %q = %t, want %t", tt.a, tt.b, got, tt.want)
		}
		if a.Below(b) && b.Below(a) {
			t.Errorf("%q and %q are below each other", tt.a, tt.b)
		}
	}
}

func FuzzFind(f *testing.F) {
	f.Add("mindestens 99,9 % im Jahr", "de")
	f.Add("up to €1,000 or 1.000 users", "")
	f.Fuzz(func(t *testing.T, text, lang string) {
		last := 0
		for _, q := range quantity.Find(text, lang) {
			if q.From < last || q.To <= q.From || q.To > len(text) {
				t.Fatalf("quantity at %d:%d of %d bytes, after %d", q.From, q.To, len(text), last)
			}
			last = q.To
			if len(q.Values) == 0 || q.Low().Cmp(q.High()) > 0 {
				t.Fatalf("values %v", q.Values)
			}
		}
	})
}
