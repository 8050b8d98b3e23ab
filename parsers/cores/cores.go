// Package cores shares work among the cores of the machine.
package cores

import (
	"iter"
	"runtime"
	"sync"
	"sync/atomic"
)

// Share does work for n things in parts of so many at the most, each once, and returns when all are done. The parts
// must not depend on each other: which is done first is not said. Work that fits into one part is done by the caller.
func Share(n, part int, work func(from, to int)) {
	workers := min(runtime.GOMAXPROCS(0), (n+part-1)/part)
	if workers < 2 {
		for from := 0; from < n; from += part {
			work(from, min(from+part, n))
		}
		return
	}
	var next atomic.Int64
	var group sync.WaitGroup
	for range workers {
		group.Go(func() {
			for {
				from := int(next.Add(int64(part))) - part
				if from >= n {
					return
				}
				work(from, min(from+part, n))
			}
		})
	}
	group.Wait()
}

// InOrder does work for n things in parts of so many at the most, and gives the results in the order of the things: while
// one is used, the next ones are worked on. The parts must not depend on each other, nor on what is done with the results.
func InOrder[T any](n, part int, work func(from, to int) T) iter.Seq[T] {
	return func(yield func(T) bool) {
		if n <= part {
			if n > 0 {
				yield(work(0, n))
			}
			return
		}
		var enough atomic.Bool
		results := make(chan chan T, runtime.GOMAXPROCS(0)) // there or not
		go func() {
			defer close(results)
			for from := 0; from < n && !enough.Load(); from += part {
				result := make(chan T, 1)
				results <- result
				go func() { result <- work(from, min(from+part, n)) }()
			}
		}()
		for result := range results {
			if r := <-result; !enough.Load() && !yield(r) {
				enough.Store(true) // what is being worked on comes to its end
			}
		}
	}
}
