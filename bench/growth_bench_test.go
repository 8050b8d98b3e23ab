package bench_test

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/offerlint/offerlint/bench"
)

// grown is a bid of that many criteria, as TestHostile and BenchmarkHostile take one.
func grown(g bench.Growing, n int) bench.Hostile {
	h := bench.Hostile{Name: g.Name, RFP: g.RFP(n)}
	if g.Offer != nil {
		h.Offer = g.Offer(n)
	}
	return h
}

// TestGrowing checks that all criteria of the bids are read, and that all but one in fifty are answered: a slip may well make
// another word of one.
func TestGrowing(t *testing.T) {
	const n = 200
	for _, g := range bench.Growings() {
		var criteria, answered int
		h := grown(g, n)
		got := outcome(h, prepare(t, h, t.TempDir()))
		if _, err := fmt.Sscanf(got, "201 rows, %d criteria, %d answered", &criteria, &answered); err != nil {
			t.Fatalf("%s: %s", g.Name, got)
		}
		if criteria != n || g.Offer != nil && answered < n*49/50 {
			t.Errorf("%s: %s", g.Name, got)
		}
	}
}

// BenchmarkGrowth runs `offerlint check` over each bid in three sizes, each ten times the one before. cpu-ms is the processor
// time of a process, reports included; growth is how many times as long the size before took.
func BenchmarkGrowth(b *testing.B) {
	program := filepath.Join(b.TempDir(), "offerlint")
	if out, err := exec.Command("go", "build", "-o", program, "../cmd/offerlint").CombinedOutput(); err != nil {
		b.Fatalf("%v\n%s", err, out)
	}
	for _, g := range bench.Growings() {
		before := 0.0
		for _, n := range []int{100, 1000, 10_000} {
			b.Run(fmt.Sprintf("%s/%d", g.Name, n), func(b *testing.B) {
				dir := b.TempDir()
				h := grown(g, n)
				prepare(b, h, dir)
				answers := h.Offer.Name
				if answers == "" {
					answers = h.RFP.Name
				}
				config := fmt.Sprintf("bid: growth\nrfp: [{path: %s}]\noffer: [{path: %s}]\n", h.RFP.Name, answers)
				if err := os.WriteFile(filepath.Join(dir, "offerlint.yaml"), []byte(config), 0o600); err != nil {
					b.Fatal(err)
				}
				var took cost
				for b.Loop() {
					took.add(run(b, exec.Command(program, "check", dir, "--today", "2026-11-02")))
				}
				ms := float64(took.cpu.Milliseconds()) / float64(b.N)
				b.ReportMetric(ms, "cpu-ms")
				b.ReportMetric(took.peak, "peak-MB")
				if before > 0 {
					b.ReportMetric(ms/before, "growth")
				}
				before = ms
			})
		}
	}
}
