package quantity_test

import (
	"flag"
	"fmt"
	"maps"
	"math/big"
	"math/rand/v2"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/offerlint/offerlint/quantity"
)

var update = flag.Bool("update", false, "write the readings into testdata/phrasings.tsv; look at the diff")

const phrasings = "testdata/phrasings.tsv"

// TestPhrasings reads wordings of requirements, service levels and offers. Each line has a language, the wording, and what
// it says, as show writes it.
func TestPhrasings(t *testing.T) {
	b, err := os.ReadFile(phrasings)
	if err != nil {
		t.Fatal(err)
	}
	var out strings.Builder
	n := 0
	for line := range strings.Lines(string(b)) {
		lang, rest, _ := strings.Cut(strings.TrimRight(line, "\r\n"), "\t")
		text, want, _ := strings.Cut(rest, "\t")
		got := show(quantity.Find(text, lang))
		fmt.Fprintf(&out, "%s\t%s\t%s\n", lang, text, got)
		n++
		if got != want && !*update {
			t.Errorf("Find(%q, %q):\n got %s\nwant %s", text, lang, got, want)
		}
	}
	if n < 300 {
		t.Errorf("%d wordings, want 300 at least", n)
	}
	if *update {
		if err := os.WriteFile(phrasings, []byte(out.String()), 0o600); err != nil {
			t.Fatal(err)
		}
	}
}

// show writes quantities: comparator and value, kind, unit, period, measure, scope, basis, exclusions.
func show(qs []quantity.Quantity) string {
	var parts []string
	for _, q := range qs {
		parts = append(parts, showOne(q))
	}
	return strings.Join(parts, "; ")
}

func showOne(q quantity.Quantity) string {
	v := string(q.Comparator)
	if q.Comparator == quantity.Upto {
		v += " "
	}
	for i, x := range q.Values {
		if i > 0 {
			v += "|"
		}
		v += number(x, q.Kind)
		if len(q.Upper) > 0 {
			v += ".." + number(q.Upper[i], q.Kind)
		}
	}
	out := []string{strings.TrimPrefix(v, string(quantity.Between)), string(q.Kind)}
	if q.Unit != "" {
		out = append(out, "("+q.Unit+")")
	}
	if h := q.Hours; q.Kind == quantity.Schedule {
		out = append(out, fmt.Sprintf("%dd %d:%02d-%d:%02d", h.Days, h.From/60, h.From%60, h.To/60, h.To%60))
	}
	if q.Period != "" {
		out = append(out, "/"+q.Period)
	}
	if q.Measure != "" {
		out = append(out, q.Measure)
	}
	for _, k := range slices.Sorted(maps.Keys(q.Scope)) {
		out = append(out, k+":"+q.Scope[k])
	}
	for _, k := range slices.Sorted(maps.Keys(q.Basis)) {
		out = append(out, k+"="+q.Basis[k])
	}
	for _, e := range q.Exclusions {
		out = append(out, "-"+strings.ReplaceAll(e, " ", "-"))
	}
	if q.Cited {
		out = append(out, "cited")
	}
	return strings.Join(out, " ")
}

func number(x *big.Rat, k quantity.Kind) string {
	if k == quantity.Date {
		return time.Unix(x.Num().Int64()*86400, 0).UTC().Format(time.DateOnly)
	}
	if s := strings.TrimRight(strings.TrimRight(x.FloatString(6), "0"), "."); !x.IsInt() {
		if y, _ := new(big.Rat).SetString(s); y.Cmp(x) == 0 {
			return s
		}
	}
	return x.RatString()
}

// TestPlace checks that a quantity knows where it stands: with its comparator, and its number alone.
func TestPlace(t *testing.T) {
	const text = "Die Verfügbarkeit beträgt im Jahresmittel mindestens 99,9 % der Zeit."
	q := quantity.Find(text, "de")[0]
	if got, want := text[q.From:q.To], "mindestens 99,9 %"; got != want {
		t.Errorf("quantity %q, want %q", got, want)
	}
	if got, want := text[q.NumberFrom:q.NumberTo], "99,9 %"; got != want {
		t.Errorf("number %q, want %q", got, want)
	}
	const behind = "Die Wartung dauert 1 Stunde und 30 Minuten oder weniger."
	q = quantity.Find(behind, "de")[0]
	if got, want := behind[q.From:q.To], "1 Stunde und 30 Minuten oder weniger"; got != want {
		t.Errorf("quantity %q, want %q", got, want)
	}
	if got, want := behind[q.NumberFrom:q.NumberTo], "1 Stunde und 30 Minuten"; got != want {
		t.Errorf("number %q, want %q", got, want)
	}
}

func TestContext(t *testing.T) {
	for _, tt := range []struct{ context, text, want string }{
		{"Reaktionszeit Priorität 1", "innerhalb von 4 Stunden", "<=14400 duration response priority:1"},
		{"Reaktionszeit", "Wiederherstellung in 4 Stunden", "14400 duration resolution"},
		{"Verfügbarkeit", "2 s", "2 duration"},
	} {
		if got := show(quantity.In(tt.context, tt.text, "de")); got != tt.want {
			t.Errorf("In(%q, %q) = %s, want %s", tt.context, tt.text, got, tt.want)
		}
	}
}

// A text may end behind the word that a figure or a unit should follow.
func TestCutOff(t *testing.T) {
	for _, text := range []string{"We clean the hall, and every", "Every", "alle", "Die Prüfung alle", "each", "every other", "jede"} {
		for _, lang := range []string{"de", "en"} {
			if got := quantity.Find(text, lang); len(got) > 0 {
				t.Errorf("Find(%q, %q) = %s, want nothing", text, lang, show(got))
			}
		}
	}
}

func TestBare(t *testing.T) {
	like := quantity.Find("höchstens 4 Stunden", "de")[0]
	for _, tt := range []struct{ text, want string }{{"8", "28800 duration"}, {" 1,5 ", "5400 duration"}, {"8 h", "no"}, {"", "no"}, {"ja", "no"}, {"8 %", "no"}, {"8 €", "no"}} {
		got := "no"
		if q, ok := quantity.Bare(tt.text, "de", like); ok {
			got = showOne(q)
		}
		if got != tt.want {
			t.Errorf("Bare(%q) = %s, want %s", tt.text, got, tt.want)
		}
	}
}

// TestReadBack writes random quantities as people do and reads them back.
func TestReadBack(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	type sample struct {
		unit  string
		kind  quantity.Kind
		scale *big.Rat
	}
	languages := map[string]struct {
		comparators map[string]quantity.Comparator
		units       []sample
	}{
		"de": {
			map[string]quantity.Comparator{"": quantity.Stated, "mindestens ": quantity.AtLeast, "höchstens ": quantity.AtMost, "bis zu ": quantity.Upto, "weniger als ": quantity.LessThan, "ca. ": quantity.About, "≥ ": quantity.AtLeast},
			[]sample{{" %", quantity.Percent, big.NewRat(1, 1)}, {" Stunden", quantity.Duration, big.NewRat(3600, 1)}, {"\u00a0TB", quantity.Data, big.NewRat(1e12, 1)}, {" Mio. €", quantity.Money, big.NewRat(1e6, 1)}, {" km", quantity.Length, big.NewRat(1000, 1)}, {" Mbit/s", quantity.Rate, big.NewRat(1e6, 1)}},
		},
		"en": {
			map[string]quantity.Comparator{"": quantity.Stated, "at least ": quantity.AtLeast, "no more than ": quantity.AtMost, "up to ": quantity.Upto, "less than ": quantity.LessThan, "approx. ": quantity.About, "≤ ": quantity.AtMost},
			[]sample{{"%", quantity.Percent, big.NewRat(1, 1)}, {" hours", quantity.Duration, big.NewRat(3600, 1)}, {" TB", quantity.Data, big.NewRat(1e12, 1)}, {" million euros", quantity.Money, big.NewRat(1e6, 1)}, {" kg", quantity.Mass, big.NewRat(1000, 1)}, {" Mbit/s", quantity.Rate, big.NewRat(1e6, 1)}},
		},
	}
	for range 4000 {
		lang := []string{"de", "en"}[rng.IntN(2)]
		l := languages[lang]
		words := slices.Sorted(maps.Keys(l.comparators))
		w := words[rng.IntN(len(words))]
		u := l.units[rng.IntN(len(l.units))]
		value, figure := written(rng, lang)
		text := w + figure + u.unit
		qs := quantity.Find("Wir sagen "+text+" zu.", lang)
		if len(qs) != 1 || qs[0].Kind != u.kind || qs[0].Comparator != l.comparators[w] || len(qs[0].Values) != 1 ||
			qs[0].Values[0].Cmp(new(big.Rat).Mul(value, u.scale)) != 0 {
			t.Fatalf("Find(%q, %q) = %s", text, lang, show(qs))
		}
	}
}

// written is a random number and how a person writes it in a language, with or without groups of three digits.
func written(rng *rand.Rand, lang string) (*big.Rat, string) {
	whole := rng.IntN([]int{10, 1000, 5_000_000}[rng.IntN(3)])
	group, point := ".", ","
	if lang == "en" {
		group, point = ",", "."
	}
	s := strconv.Itoa(whole)
	if rng.IntN(2) == 0 {
		for i := len(s) - 3; i > 0; i -= 3 {
			s = s[:i] + group + s[i:]
		}
	}
	value := big.NewRat(int64(whole), 1)
	if digits := rng.IntN(3); digits > 0 {
		f := 1 + rng.IntN(9)
		s += point + strings.Repeat("0", digits-1) + strconv.Itoa(f)
		value.Add(value, big.NewRat(int64(f), []int64{10, 100}[digits-1]))
	}
	return value, s
}

// TestDateReadBack does the same for every day of four years.
func TestDateReadBack(t *testing.T) {
	for d := time.Date(2025, 1, 1, 0, 0, 0, 0, time.UTC); d.Year() < 2029; d = d.AddDate(0, 0, 1) {
		year, week := d.ISOWeek()
		german := []string{"Januar", "Februar", "März", "April", "Mai", "Juni", "Juli", "August", "September", "Oktober", "November", "Dezember"}[d.Month()-1]
		for _, text := range []string{
			d.Format("02.01.2006"), d.Format("2.1.2006"), d.Format("2.1.06"), d.Format(time.DateOnly), d.Format("January 2, 2006"), d.Format("2 January 2006"), d.Format("2 Jan 2006"),
			fmt.Sprintf("%d. %s %d", d.Day(), german, d.Year()), fmt.Sprintf("KW %d/%d", week, year), fmt.Sprintf("Q%d %d", (int(d.Month())+2)/3, d.Year()), d.Format("January 2006"),
		} {
			qs := quantity.Find("Lieferung: "+text, "de")
			want := big.NewRat(d.Unix()/86400, 1)
			if len(qs) != 1 || qs[0].Kind != quantity.Date || qs[0].Low().Cmp(want) > 0 || qs[0].High().Cmp(want) < 0 {
				t.Fatalf("%s is read as %s", text, show(qs))
			}
		}
	}
}

func FuzzFind(f *testing.F) {
	f.Add("mindestens 99,9 % im Jahr", "de")
	f.Add("up to €1,000 or 1.000 users, 24/7, Q3 2026", "")
	f.Add("Priorität 1: -10 °C bis +50 °C, NBD, 2 x 960 GB, one and a half hours", "en")
	b, err := os.ReadFile(phrasings)
	if err != nil {
		f.Fatal(err)
	}
	for line := range strings.Lines(string(b)) {
		lang, rest, _ := strings.Cut(line, "\t")
		text, _, _ := strings.Cut(rest, "\t")
		f.Add(text, lang)
	}
	f.Fuzz(func(t *testing.T, text, lang string) {
		last := 0
		qs := quantity.In(text, text, lang)
		for _, q := range qs {
			if q.From < last || q.NumberFrom < q.From || q.NumberTo <= q.NumberFrom || q.To < q.NumberTo || q.To > len(text) {
				t.Fatalf("quantity at %d:%d, number from %d, of %d bytes, after %d", q.From, q.To, q.NumberFrom, len(text), last)
			}
			last = q.To
			if len(q.Values) == 0 || len(q.Upper) > 0 && len(q.Upper) != len(q.Values) {
				t.Fatalf("values %v to %v", q.Values, q.Upper)
			}
			if v := quantity.Compare(q, q); v == quantity.Weaker || v == quantity.Unrelated {
				t.Fatalf("%q is %v to itself", text[q.From:q.To], v)
			}
		}
		for _, a := range qs {
			for _, b := range qs {
				if a.Below(b) && b.Below(a) {
					t.Fatalf("%q and %q are below each other", text[a.From:a.To], text[b.From:b.To])
				}
			}
		}
	})
}
