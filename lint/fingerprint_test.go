package lint_test

import (
	"testing"

	"github.com/offerlint/offerlint/lint"
)

// What a response claims is part of what was judged, also where its words hold the same letters.
func TestPartsHoldTheClaim(t *testing.T) {
	at := lint.At(lint.Location{File: "rfp.xlsx", Sheet: "A", Line: 2, Col: 3})
	parts := func(claim, text string) string {
		r := &lint.Response{At: at, Text: &lint.Text{Blocks: []*lint.Block{{Str: text, Span: at}}}}
		if claim != "" {
			r.ClaimCell = &lint.Block{Str: claim, Span: at}
		}
		c := &lint.Criterion{ID: "A", Responses: []*lint.Response{r}}
		return c.Parts().Response
	}
	for _, tt := range []struct{ claim, text, want string }{
		{"A", "Das ABC-Modul.", "A\nDas ABC-Modul."},
		{"Ja", "Das Jahr ist frei wählbar.", "Ja\nDas Jahr ist frei wählbar."},
		{"A", "Alle Module.", "A\nAlle Module."},
		{"Ja", "Ja, als Modul.", "Ja, als Modul."},
		{"Ja", "Als Modul.\nJa", "Als Modul.\nJa"},
		{"", "Als Modul.", "Als Modul."},
		{"Ja", "", "Ja"},
	} {
		if got := parts(tt.claim, tt.text); got != tt.want {
			t.Errorf("%q and %q are judged as %q, want %q", tt.claim, tt.text, got, tt.want)
		}
	}
}
