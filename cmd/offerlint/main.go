// Command offerlint checks offers against the customer's requirement workbook: it finds what was missed, what went out
// unverified, and what was assumed that nobody confirmed.
package main

import (
	"os"
	"runtime"
	"runtime/debug"
)

const (
	// spare is how much memory the program takes before it looks for garbage at all. Most runs need less, and a fifth of their
	// time would go into looking for it.
	spare = 40 << 20
	// room is how much memory the program takes before it looks for garbage more often than by habit: a bid of 200,000 rows stays
	// within half a gibibyte, and takes no longer. It is no limit: what a bid needs it gets.
	room = 420 << 20
)

func main() {
	collectLate()
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}

// collectLate puts the first collection of garbage off, and leaves the next ones to habit. GOGC and GOMEMLIMIT overrule it.
func collectLate() {
	if os.Getenv("GOGC") != "" || os.Getenv("GOMEMLIMIT") != "" {
		return
	}
	debug.SetGCPercent(-1)
	debug.SetMemoryLimit(spare)
	unused := new([64]byte) // the first collection finds it
	runtime.AddCleanup(unused, func(struct{}) {
		debug.SetMemoryLimit(room)
		debug.SetGCPercent(100)
	}, struct{}{})
}
