package linking

import (
	"math/rand/v2"
	"testing"
)

// distance is the textbook's way.
func distance(a, b []rune) int {
	row := make([]int, len(b)+1)
	for j := range row {
		row[j] = j
	}
	for i, r := range a {
		before := row[0]
		row[0] = i + 1
		for j, s := range b {
			cost := before
			if r != s {
				cost++
			}
			before, row[j+1] = row[j+1], min(cost, row[j]+1, row[j+1]+1)
		}
	}
	return row[len(b)]
}

func TestEdits(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	text := func() []rune {
		out := make([]rune, r.IntN(200))
		for i := range out {
			out[i] = []rune("abcäß€")[r.IntN(6)]
		}
		return out
	}
	for range 500 {
		a, b := text(), text()
		if r.IntN(2) == 0 { // a few slips
			b = append([]rune{}, a...)
			for range r.IntN(5) {
				if len(b) > 0 {
					b[r.IntN(len(b))] = 'z'
				}
			}
		}
		e, want := newEdits(a), distance(a, b)
		for _, most := range []int{want - 1, want, want + 1, want / 2} {
			if got := e.beyond(string(b), len(b), most); got != (want > most) {
				t.Fatalf("%q and %q are %d apart: beyond %d is %v", string(a), string(b), want, most, got)
			}
		}
	}
}
