//go:build !linux

package bench_test

import "os"

// peakOf is 0: other systems count in other units, or not at all.
func peakOf(*os.ProcessState) float64 { return 0 }
