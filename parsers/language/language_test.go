package language_test

import (
	"strings"
	"testing"
	"unicode"

	"github.com/offerlint/offerlint/parsers/language"
)

const german, english = "der für in über müssen", "the in of"

func TestCount(t *testing.T) {
	w := language.New(german, english)
	for s, want := range map[string][2]int{
		"":                                {0, 0},
		"Der Weg führt für alle über DIE": {3, 0},
		"the top OF it, in(of)":           {1, 4},
		"FÜR derer Müssen. müssendes":     {2, 0},
		"@der[the{of`of":                  {1, 3},
		"fürfürfürfürfürfürfürfürfürfürfür": {0, 0},
		strings.Repeat("x", 40) + " der":    {1, 0},
		"in\u00adof":                        {1, 2},
	} {
		if de, en := w.Count(s); [2]int{de, en} != want {
			t.Errorf("%q counts %d and %d, want %v", s, de, en, want)
		}
	}
}

// FuzzCount compares with the plain way.
func FuzzCount(f *testing.F) {
	w := language.New(german, english)
	for _, s := range []string{"Der über\xff the", "ÜBER ǅ of\u0130n", "İn in"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		var want [2]int
		for _, word := range strings.FieldsFunc(s, func(r rune) bool { return !unicode.IsLetter(r) }) {
			for i, list := range []string{german, english} {
				for _, known := range strings.Fields(list) {
					if strings.Map(unicode.ToLower, word) == known {
						want[i]++
					}
				}
			}
		}
		if de, en := w.Count(s); [2]int{de, en} != want {
			t.Errorf("%q counts %d and %d, want %v", s, de, en, want)
		}
	})
}
