package main

import (
	"os"
	"runtime"
	"runtime/debug"
	"runtime/metrics"
)

const (
	// spare is how much memory the program takes before it looks for garbage at all. Most runs need less, and a fifth of their
	// time would go into looking for it.
	spare = 40 << 20
	// room is how much memory the program takes before it looks for garbage more often than by habit: a bid of 200,000 rows stays
	// within half a gibibyte, and takes no longer. It is no limit: what a bid needs it gets.
	room = 420 << 20
)

// Much is in memory where a file of several ten thousand rows is read. Then garbage may take up half as much as is kept, and not
// as much again: a third less memory for a twentieth of the time. Of smaller bids nobody would notice but the time.
const (
	much   = 32 << 20
	spared = 50 // per cent
)

// spareMemory puts the first collection of garbage off, leaves the next ones to habit, and looks for garbage more often once much
// is in memory. GOGC and GOMEMLIMIT overrule it.
func spareMemory() {
	if os.Getenv("GOGC") != "" || os.Getenv("GOMEMLIMIT") != "" {
		return
	}
	debug.SetGCPercent(-1)
	debug.SetMemoryLimit(spare)
	runtime.SetFinalizer(&collected{}, func(c *collected) {
		debug.SetMemoryLimit(room)
		debug.SetGCPercent(100)
		afterCollection(c)
	})
}

// A collected value belongs to nothing, so that every collection of garbage finds it.
type collected struct{ _ [16]byte }

// afterCollection is called when garbage was collected, until much is in memory.
func afterCollection(c *collected) {
	live := []metrics.Sample{{Name: "/gc/heap/live:bytes"}}
	metrics.Read(live)
	if live[0].Value.Uint64() > much {
		debug.SetGCPercent(spared)
		return
	}
	runtime.SetFinalizer(c, afterCollection)
}
