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
