// Command offerlint checks offers against the customer's requirement workbook: it finds what was missed, what went out
// unverified, and what was assumed that nobody confirmed.
package main

import (
	"os"
	"runtime/debug"
)

// room is how much memory the program takes before it looks for garbage more often than by habit: a bid of 200,000 rows stays
// within half a gibibyte, and takes no longer. It is no limit: what a bid needs it gets. GOMEMLIMIT overrules it.
const room = 420 << 20

func main() {
	if os.Getenv("GOMEMLIMIT") == "" {
		debug.SetMemoryLimit(room)
	}
	os.Exit(run(os.Args[1:], os.Stdin, os.Stdout, os.Stderr))
}
