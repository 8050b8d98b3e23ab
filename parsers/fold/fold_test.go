package fold_test

import (
	"testing"

	"github.com/offerlint/offerlint/parsers/fold"
)

func TestString(t *testing.T) {
	for in, want := range map[string]string{
		"  Größe  ":             "grösse",
		"STRASSE":               "strasse",
		"Straße":                "strasse",
		"fu\u0308r":             "für",
		"99,9\u00a0%\u202f!":    "99,9 % !",
		"Ver\u00adfüg\u200bbar": "verfügbar",
		"a – b — c − d":         "a - b - c - d",
		"„so“ ‚und‘ «so»":       "\"so\" 'und' \"so\"",
		"\ufeffID\r\n":          "id",
		"":                      "",
		"\u00a0":                "",
	} {
		if got := fold.String(in); got != want {
			t.Errorf("%q folds to %q, want %q", in, got, want)
		}
	}
}
