package bench_test

import (
	"fmt"
	"runtime"
	"testing"
	"time"

	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/text"

	"github.com/offerlint/offerlint/bench"
	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers/cores"
	"github.com/offerlint/offerlint/parsers/markdown"
	"github.com/offerlint/offerlint/phrase"
)

var offer = bench.Offer{Files: 1000, Bytes: 10_000}

// ruleset makes rules that report every hit.
func ruleset(rules, each int) *lint.Ruleset {
	all := bench.Phrases(rules, each)
	set := &lint.Ruleset{}
	for i := range rules {
		mine := all[i*each : (i+1)*each]
		set.Rules = append(set.Rules, &lint.Rule{
			Name: fmt.Sprintf("rule-%03d", i), Kind: lint.Assumed,
			Levels: []lint.Level{{Severity: map[lint.Stage]lint.Severity{lint.Review: lint.Info}}},
			Check: &lint.Check{
				ID:      fmt.Sprintf("rule-%03d", i),
				Params:  func() any { return nil },
				Phrases: func(any) []lint.Phrase { return mine },
				Run: func(p *lint.Pass) error {
					for f := range p.Hits() {
						p.Report(lint.Finding{At: f.Block.At(f.Start, f.End), Match: f.Match()})
					}
					return nil
				},
			},
		})
	}
	return set
}

// judge parses the chapters and runs the rules over them, as a check does.
func judge(chapters [][]byte, set *lint.Ruleset) (*lint.Result, error) {
	bid := &lint.Bid{Passages: make([]*lint.Text, len(chapters))}
	cores.Share(len(chapters), 8, func(from, to int) {
		for i := from; i < to; i++ {
			bid.Passages[i] = markdown.Read(chapters[i], fmt.Sprintf("offer/%04d.md", i)).Text
		}
	})
	return lint.Run(bid, set, lint.Options{Stage: lint.Review, Match: phrase.Match})
}

// parseAlone is what the others are compared with: goldmark with GitHub's extensions, on one core.
func parseAlone(chapters [][]byte) {
	parser := goldmark.New(goldmark.WithExtensions(extension.GFM)).Parser()
	for _, c := range chapters {
		parser.Parse(text.NewReader(c))
	}
}

// BenchmarkRules compares parsing and judging an offer on all cores with goldmark's parsing of the same files on one, in
// one run. goldmark-ratio is our time in parts of goldmark's; cpu-ratio the same for the processor time of all cores, which
// other programs on the machine disturb less; with nothing else running, the former is near the latter by the cores.
func BenchmarkRules(b *testing.B) {
	chapters := offer.Chapters()
	for _, rules := range []int{0, 20, 200, 2000} {
		b.Run(fmt.Sprintf("%d/%d", rules, rules*10), func(b *testing.B) {
			set := ruleset(rules, 10)
			var theirs, ours, theirCPU, ourCPU time.Duration
			for b.Loop() {
				b.StopTimer()
				wall, cpu := timedCPU(func() { parseAlone(chapters) })
				theirs, theirCPU = theirs+wall, theirCPU+cpu
				b.StartTimer()
				wall, cpu = timedCPU(func() {
					if _, err := judge(chapters, set); err != nil {
						b.Fatal(err)
					}
				})
				ours, ourCPU = ours+wall, ourCPU+cpu
			}
			b.ReportMetric(float64(ours)/float64(theirs), "goldmark-ratio")
			if theirCPU > 0 {
				b.ReportMetric(float64(ourCPU)/float64(theirCPU), "cpu-ratio")
			}
		})
	}
}

// timedCPU runs f on a heap without the garbage of what ran before.
func timedCPU(f func()) (wall, cpu time.Duration) {
	runtime.GC()
	start, before := time.Now(), spent()
	f()
	return time.Since(start), spent() - before
}

// TestRulesFindSomething checks that the phrases of the benchmark are found, in both languages.
func TestRulesFindSomething(t *testing.T) {
	small := bench.Offer{Files: 40, Bytes: 10_000}
	res, err := judge(small.Chapters(), ruleset(200, 10))
	if err != nil {
		t.Fatal(err)
	}
	if len(res.Findings) < 50 {
		t.Errorf("%d findings, want many", len(res.Findings))
	}
}
