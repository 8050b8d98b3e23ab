package table_test

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/offerlint/offerlint/parsers/fold"
	"github.com/offerlint/offerlint/parsers/table"
)

// The short way of folding gives what the long way gives. The alphabet holds what the short way knows, and neighbours
// that send it the long way: combining marks, other dashes, soft hyphens, capital sharp s, dotted I.
func TestFolded(t *testing.T) {
	alphabet := []rune("aZ9 .\t\n\r\v\f\u0085\u00a0\u2003ÄÖÜäöüß„“”‚‘’«–—‐−§€°•·…\u0308\u00ad\u200bẞİſéÅ\u212b\x00\x7f")
	rng := rand.New(rand.NewPCG(1, 2))
	texts := []string{"\xff", "a\xc3", "Straße 1", "  ÜBER\u00a0uns "}
	for range 20_000 {
		var b strings.Builder
		for range rng.IntN(9) {
			b.WriteRune(alphabet[rng.IntN(len(alphabet))])
		}
		texts = append(texts, b.String())
	}
	for _, s := range texts {
		if got, want := table.Folded(s), fold.String(s); got != want {
			t.Fatalf("folded(%q) = %q, want %q", s, got, want)
		}
	}
}
