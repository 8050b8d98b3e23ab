package bench_test

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/offerlint/offerlint/bench"
	"github.com/offerlint/offerlint/checks"
	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers"
	"github.com/offerlint/offerlint/phrase"
	"github.com/offerlint/offerlint/rulesets"
)

// answered reads a filled-in catalogue of that many rows, and loads the rules.
func answered(tb testing.TB, rows int) (lint.Config, *lint.Ruleset) {
	tb.Helper()
	dir := tb.TempDir()
	f, err := os.Create(filepath.Join(dir, "answered.xlsx"))
	if err != nil {
		tb.Fatal(err)
	}
	if _, err := (bench.Answered{Rows: rows}).Write(f); err != nil {
		tb.Fatal(err)
	}
	if err := f.Close(); err != nil {
		tb.Fatal(err)
	}
	set, err := rulesets.Load(checks.All(), rulesets.Layer{Name: "core"})
	if err != nil {
		tb.Fatal(err)
	}
	return lint.Config{
		Name: "answered", Dir: dir, Language: "de", Today: "2026-11-02",
		RFP: []lint.RFPFile{{Path: "answered.xlsx"}}, Offer: []lint.OfferFile{{Path: "answered.xlsx"}},
	}, set
}

// BenchmarkJudging reads a filled-in catalogue and runs the rules of core over it, in turn. check-ratio is the processor
// time of the rules in parts of that of the reading, and clock-ratio the same by the clock.
func BenchmarkJudging(b *testing.B) {
	cfg, set := answered(b, 5000)
	var reading, judging cost
	for b.Loop() {
		var bid *lint.Bid
		var err error
		wall, cpu := timedCPU(func() { bid, err = parsers.Read(cfg) })
		if err != nil {
			b.Fatal(err)
		}
		reading.add(cost{wall: wall, cpu: cpu})
		wall, cpu = timedCPU(func() { _, err = lint.Run(bid, set, lint.Options{Stage: lint.Submit, Match: phrase.Match}) })
		if err != nil {
			b.Fatal(err)
		}
		judging.add(cost{wall: wall, cpu: cpu})
	}
	b.ReportMetric(float64(judging.cpu)/float64(reading.cpu), "check-ratio")
	b.ReportMetric(float64(judging.wall)/float64(reading.wall), "clock-ratio")
	b.ReportMetric(float64(judging.cpu.Milliseconds())/float64(b.N), "check-cpu-ms/op")
	b.ReportMetric(float64(reading.cpu.Milliseconds())/float64(b.N), "read-cpu-ms/op")
}
