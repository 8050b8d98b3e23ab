package bench_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/offerlint/offerlint/bench"
)

// asExcelize names a workbook that this program is to read with excelize, and do nothing else.
const asExcelize = "BENCH_READ_WITH_EXCELIZE"

func TestMain(m *testing.M) {
	var err error
	switch file, bid := os.Getenv(asExcelize), os.Getenv(asReader); {
	case file != "":
		_, err = readExcelize(file)
	case bid != "":
		err = readAlone(bid)
	default:
		os.Exit(m.Run())
	}
	if err != nil {
		fmt.Fprintln(os.Stderr, err)
		os.Exit(2)
	}
}

// A cost is what one process took: time on the clock, time on all cores, and the most memory, in MiB.
type cost struct {
	wall, cpu time.Duration
	peak      float64
}

func (c *cost) add(o cost) {
	c.wall, c.cpu, c.peak = c.wall+o.wall, c.cpu+o.cpu, max(c.peak, o.peak)
}

// run runs a process to its end. Its exit status does not matter: findings are no failure here.
func run(b *testing.B, cmd *exec.Cmd) cost {
	b.Helper()
	start := time.Now()
	err := cmd.Run()
	wall := time.Since(start)
	if cmd.ProcessState == nil || cmd.ProcessState.ExitCode() > 1 {
		b.Fatalf("%s: %v", cmd, err)
	}
	return cost{wall: wall, cpu: cmd.ProcessState.UserTime() + cmd.ProcessState.SystemTime(), peak: peakOf(cmd.ProcessState)}
}

// BenchmarkCriteria runs `offerlint criteria` on a workbook, and a process that reads the same workbook with excelize's
// Rows() and does nothing with it, in turn: start, rules, reading, list and account against bare reading. The metrics of a
// line: excelize-ratio and cpu-ratio are the time of offerlint in parts of that of excelize, by the clock and on all
// cores; peak-MB is the most memory of the offerlint process, and room-MB what it is allowed: 60 and three times the text.
func BenchmarkCriteria(b *testing.B) {
	program := filepath.Join(b.TempDir(), "offerlint")
	if out, err := exec.Command("go", "build", "-o", program, "../cmd/offerlint").CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	for _, rows := range []int{1000, 10_000, 100_000} {
		for name, inline := range map[string]bool{"shared": false, "inline": true} {
			file, contents := generate(b, bench.Catalogue{Rows: rows, Inline: inline})
			b.Run(fmt.Sprintf("%s/%d", name, rows), func(b *testing.B) { comparePrograms(b, program, file, contents) })
		}
	}
}

func comparePrograms(b *testing.B, program, file string, contents bench.Contents) {
	var theirs, ours cost
	for b.Loop() {
		b.StopTimer()
		read := exec.Command(os.Args[0])
		read.Args[0] = "excelize" // by the name of a test, it would compile our expressions first
		read.Env = append(os.Environ(), asExcelize+"="+file)
		theirs.add(run(b, read))
		b.StartTimer()
		ours.add(run(b, exec.Command(program, "criteria", file)))
	}
	b.ReportMetric(float64(ours.wall)/float64(theirs.wall), "excelize-ratio")
	b.ReportMetric(float64(ours.cpu)/float64(theirs.cpu), "cpu-ratio")
	b.ReportMetric(float64(ours.cpu.Milliseconds())/float64(b.N), "cpu-ms/op")
	b.ReportMetric(ours.peak, "peak-MB")
	b.ReportMetric(60+3*float64(contents.Text)/(1<<20), "room-MB")
}
