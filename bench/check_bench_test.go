package bench_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/offerlint/offerlint/config"
	"github.com/offerlint/offerlint/parsers"
)

// asReader names a bid's folder whose files this program is to read as offerlint does, and do nothing else.
const asReader = "BENCH_READ_BID"

// readAlone reads all files of a bid, without rules and reports.
func readAlone(dir string) error {
	path := filepath.Join(dir, config.Name)
	f, err := config.Load(path, path)
	if err != nil {
		return err
	}
	_, err = parsers.Read(f.Config)
	return err
}

// BenchmarkCheck runs `offerlint check` over each example, and a process that only reads the files of the same bid, in turn.
// read-ratio and cpu-ratio are the time of the check in parts of that of the reading, by the clock and on all cores.
func BenchmarkCheck(b *testing.B) {
	program := filepath.Join(b.TempDir(), "offerlint")
	if out, err := exec.Command("go", "build", "-o", program, "../cmd/offerlint").CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	for _, name := range []string{"dms-musterhausen", "ticketing-rivermouth"} {
		dir := filepath.Join("..", "examples", name)
		b.Run(name, func(b *testing.B) {
			var reading, checking cost
			for b.Loop() {
				b.StopTimer()
				read := exec.Command(os.Args[0])
				read.Env = append(os.Environ(), asReader+"="+dir)
				reading.add(run(b, read))
				b.StartTimer()
				checking.add(run(b, exec.Command(program, "check", dir, "--today", "2026-11-02")))
			}
			b.ReportMetric(float64(checking.wall)/float64(reading.wall), "read-ratio")
			b.ReportMetric(float64(checking.cpu)/float64(reading.cpu), "cpu-ratio")
			b.ReportMetric(float64(checking.cpu.Milliseconds())/float64(b.N), "cpu-ms/op")
		})
	}
}

// TestReadBid holds the reading that BenchmarkCheck compares with: all files of the examples are read.
func TestReadBid(t *testing.T) {
	for _, name := range []string{"dms-musterhausen", "ticketing-rivermouth"} {
		if err := readAlone(filepath.Join("..", "examples", name)); err != nil {
			t.Errorf("%s: %v", name, err)
		}
	}
	if err := readAlone(t.TempDir()); err == nil {
		t.Error("a folder without a bid is read")
	}
}
