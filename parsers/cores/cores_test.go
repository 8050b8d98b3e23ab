package cores_test

import (
	"sync/atomic"
	"testing"

	"github.com/offerlint/offerlint/parsers/cores"
)

func TestShareDoesAllOnce(t *testing.T) {
	for _, n := range []int{0, 1, 7, 8, 9, 1000} {
		done := make([]atomic.Int32, n)
		cores.Share(n, 8, func(from, to int) {
			if to-from > 8 || from%8 != 0 {
				t.Errorf("a part from %d to %d", from, to)
			}
			for i := from; i < to; i++ {
				done[i].Add(1)
			}
		})
		for i := range done {
			if got := done[i].Load(); got != 1 {
				t.Errorf("of %d, number %d was done %d times", n, i, got)
			}
		}
	}
}

func TestInOrderGivesAllInTheirOrder(t *testing.T) {
	for _, n := range []int{0, 1, 7, 8, 9, 1000} {
		want := 0
		for got := range cores.InOrder(n, 8, func(from, to int) [2]int { return [2]int{from, to} }) {
			if got[0] != want || got[1] != min(want+8, n) {
				t.Fatalf("of %d, a part from %d to %d, want one from %d", n, got[0], got[1], want)
			}
			want = got[1]
		}
		if want != n {
			t.Errorf("of %d, %d were given", n, want)
		}
	}
}

func TestInOrderEndsEarly(t *testing.T) {
	var done atomic.Int32
	for from := range cores.InOrder(100_000, 8, func(from, _ int) int { done.Add(1); return from }) {
		if from == 16 {
			break
		}
	}
	if got := done.Load(); got < 3 || got > 1000 {
		t.Errorf("%d parts were worked on, want a few more than 3", got)
	}
}
