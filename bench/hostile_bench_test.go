package bench_test

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/offerlint/offerlint/bench"
	"github.com/offerlint/offerlint/checks"
	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers"
	"github.com/offerlint/offerlint/phrase"
	"github.com/offerlint/offerlint/rulesets"
)

// prepare writes the files of a hostile bid into dir, and returns its config.
func prepare(tb testing.TB, h bench.Hostile, dir string) lint.Config {
	tb.Helper()
	for _, in := range []bench.Input{h.RFP, h.Offer} {
		if in.Name == "" {
			continue
		}
		f, err := os.Create(filepath.Join(dir, in.Name))
		if err != nil {
			tb.Fatal(err)
		}
		if err := in.Write(f); err != nil {
			tb.Fatal(err)
		}
		if err := f.Close(); err != nil {
			tb.Fatal(err)
		}
	}
	cfg := lint.Config{Dir: dir, RFP: []lint.RFPFile{{Path: h.RFP.Name}}, Offer: []lint.OfferFile{{Path: h.RFP.Name}}}
	if h.Offer.Name != "" {
		cfg.Offer = []lint.OfferFile{{Path: h.Offer.Name}}
	}
	return cfg
}

// outcome is what comes of a bid: the error, or a count of what was read.
func outcome(h bench.Hostile, cfg lint.Config) string {
	bid, err := parsers.Read(cfg)
	if err != nil {
		return err.Error()
	}
	rows, answered := 0, 0
	for _, s := range bid.Sources {
		rows += s.Rows
	}
	for _, c := range bid.Criteria {
		for _, r := range c.Responses {
			if !r.Empty() {
				answered++
				break
			}
		}
	}
	text := fmt.Sprintf("%d rows, %d criteria, %d answered", rows, len(bid.Criteria), answered)
	if !h.Check {
		return text
	}
	set, err := rulesets.Load(checks.All(), rulesets.Layer{Name: "core"})
	if err != nil {
		return err.Error()
	}
	if _, err := lint.Run(bid, set, lint.Options{Stage: lint.Review, Match: phrase.Match}); err != nil {
		return err.Error()
	}
	return text
}

// TestHostile reads hostile bids: each ends in a clear error, or in a result that has all of its rows. The slow ones are read
// where OFFERLINT_HOSTILE is set.
func TestHostile(t *testing.T) {
	for _, h := range bench.Hostiles() {
		t.Run(h.Name, func(t *testing.T) {
			if h.Slow && os.Getenv("OFFERLINT_HOSTILE") == "" {
				t.Skip("OFFERLINT_HOSTILE is not set: takes seconds")
			}
			if got := outcome(h, prepare(t, h, t.TempDir())); !strings.Contains(got, h.Want) {
				t.Errorf("got %.300q, want %q", got, h.Want)
			}
		})
	}
}

// BenchmarkHostile reads every hostile bid on a fresh heap; peak-MB is the most that was on it, garbage included.
func BenchmarkHostile(b *testing.B) {
	for _, h := range bench.Hostiles() {
		b.Run(h.Name, func(b *testing.B) {
			cfg := prepare(b, h, b.TempDir())
			read := func(string) (int, error) { outcome(h, cfg); return 0, nil }
			for b.Loop() {
				b.StopTimer()
				runtime.GC()
				b.StartTimer()
				_, _ = read("")
			}
			b.ReportMetric(peak(b, way{"hostile", read}, ""), "peak-MB")
		})
	}
}
