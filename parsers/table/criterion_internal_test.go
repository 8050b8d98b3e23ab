package table

import (
	"math/rand/v2"
	"testing"
)

// TestBeginOtherwise: what is said to begin otherwise has other letters.
func TestBeginOtherwise(t *testing.T) {
	signs := []rune("aAbB1 .,-\n\v\f\t(<@`&äÄßu\u0308\u0338=≠\u00a0\u00ad–")
	random := rand.New(rand.NewPCG(1, 2))
	text := func() string {
		var s []rune
		for range random.IntN(5) {
			s = append(s, signs[random.IntN(len(signs))])
		}
		return string(s)
	}
	otherwise := 0
	for range 200_000 {
		a, b := text(), text()
		if !beginOtherwise(a, b) {
			continue
		}
		if otherwise++; letters(a) == letters(b) {
			t.Fatalf("%q and %q have the same letters, and are said to begin otherwise", a, b)
		}
	}
	if otherwise == 0 || beginOtherwise("Ja, (K-1) ist erfüllt", "ja K1 IST  ERFÜLLT") || !beginOtherwise("(K-1) ist", "K2 ist") {
		t.Error("does not tell texts apart")
	}
}
