package bench_test

import (
	"os"
	"syscall"
)

// peakOf is the most memory that a process had, in MiB. Linux counts in KiB.
func peakOf(p *os.ProcessState) float64 {
	usage, ok := p.SysUsage().(*syscall.Rusage)
	if !ok {
		return 0
	}
	return float64(usage.Maxrss) / 1024
}
