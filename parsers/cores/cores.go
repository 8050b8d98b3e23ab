// Package cores shares work among the cores of the machine.
package cores

import (
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
