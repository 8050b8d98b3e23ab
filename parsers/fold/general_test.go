package fold

import (
	"math/rand/v2"
	"testing"
)

// TestOnePassFoldsLikeUnicode: the quick way gives what normalising and folding by the tables of Unicode give.
func TestOnePassFoldsLikeUnicode(t *testing.T) {
	same := func(s string) {
		if got, want := String(s), general(s); got != want {
			t.Errorf("%q folds to %q in one pass, want %q", s, got, want)
		}
	}
	for r := rune(0); r < 0x3000; r++ {
		for _, s := range []string{string(r), "a" + string(r) + "b", "A" + string(r) + " ", "u\u0308" + string(r), string(r) + "\u0308"} {
			same(s)
		}
	}
	letters := []rune("aAzÄäßµ×÷ÿ \u00a0\t\u00ad\u0308–„“'’€…Ā\x00\x7f\u0085")
	random := rand.New(rand.NewPCG(1, 2))
	for range 50_000 {
		var s []rune
		for range random.IntN(8) {
			s = append(s, letters[random.IntN(len(letters))])
		}
		same(string(s))
	}
	for _, s := range []string{"\xff", "a\xc3", "x\xed\xa0\x80 "} {
		same(s)
	}
}
