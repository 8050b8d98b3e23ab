package stem_test

import (
	"math/rand/v2"
	"slices"
	"strings"
	"testing"

	"github.com/offerlint/offerlint/parsers/stem"
)

func TestGroups(t *testing.T) {
	f := stem.New([]string{"muss", "darf nicht"}, []string{"nicht", "ß"}, nil, []string{"us", ""})
	for s, want := range map[string]uint64{
		"":                     0,
		"das system":           0,
		"es muss":              1<<0 | 1<<3,
		"darf nich":            0,
		"es darf nicht":        1<<0 | 1<<1,
		"darf nich t, grüße":   0 | 1<<1,
		"mus darf us und nich": 1 << 3,
	} {
		if got := f.Groups(s); got != want {
			t.Errorf("%q has groups %b, want %b", s, got, want)
		}
		if got := f.Any(s); got != (want != 0) {
			t.Errorf("%q has any: %v, want %v", s, got, want != 0)
		}
	}
}

func TestFirst(t *testing.T) {
	f := stem.New([]string{"must not", "must", "shall", "must be"})
	all := func(int, int) bool { return true }
	for s, want := range map[string]string{
		"it must not and shall": "must not",
		"it must be":            "must",
		"shall it must not":     "shall",
		"nothing":               "",
	} {
		if got, from := f.First(s, all); got != want || from != strings.Index(s, want) && want != "" {
			t.Errorf("%q begins with %q at %d, want %q", s, got, from, want)
		}
	}
	later := func(from, _ int) bool { return from > 2 }
	if got, from := f.First("must it shall", later); got != "shall" || from != 8 {
		t.Errorf("got %q at %d, want shall at 8", got, from)
	}
}

// TestLikeContains compares with one search after the other, on random texts of few letters.
func TestLikeContains(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	word := func(most int) string {
		b := make([]byte, 1+random.IntN(most))
		for i := range b {
			b[i] = "abc "[random.IntN(4)]
		}
		return string(b)
	}
	for range 2000 {
		groups := make([][]string, 3)
		for i := range groups {
			for range random.IntN(4) {
				groups[i] = append(groups[i], word(4))
			}
		}
		f, s := stem.New(groups...), word(20)
		got := f.Groups(s)
		for i, g := range groups {
			want := slices.ContainsFunc(g, func(w string) bool { return strings.Contains(s, w) })
			if (got>>i&1 == 1) != want {
				t.Fatalf("%q in %q: %v, want %v", g, s, !want, want)
			}
		}
		flat := slices.Concat(groups...)
		want, at := "", -1
		for _, w := range flat {
			if i := strings.Index(s, w); i >= 0 && (at < 0 || i < at) {
				want, at = w, i
			}
		}
		if text, from := f.First(s, func(int, int) bool { return true }); text != want || from != at {
			t.Fatalf("first of %q in %q: %q at %d, want %q at %d", flat, s, text, from, want, at)
		}
	}
}
