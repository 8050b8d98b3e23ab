package bench_test

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/offerlint/offerlint/bench"
	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers"
	"github.com/offerlint/offerlint/register"
	"github.com/offerlint/offerlint/versions"
)

var amendments = []struct {
	name string
	a    bench.Amendment
}{
	{"numbered", bench.Amendment{}},
	{"renumbered", bench.Amendment{Renumbered: true}},
	{"unnumbered", bench.Amendment{NoIDs: true}},
}

// amended writes both versions of an amendment into a folder.
func amended(tb testing.TB, a bench.Amendment) (dir string, done bench.Changes) {
	tb.Helper()
	dir = tb.TempDir()
	old, err := os.Create(filepath.Join(dir, "v1.xlsx"))
	if err != nil {
		tb.Fatal(err)
	}
	updated, err := os.Create(filepath.Join(dir, "v2.xlsx"))
	if err != nil {
		tb.Fatal(err)
	}
	if done, err = a.Write(old, updated); err != nil {
		tb.Fatal(err)
	}
	for _, f := range []*os.File{old, updated} {
		if err := f.Close(); err != nil {
			tb.Fatal(err)
		}
	}
	return dir, done
}

func readVersion(tb testing.TB, dir, name string) *lint.Bid {
	tb.Helper()
	bid, err := parsers.Read(lint.Config{Dir: dir, RFP: []lint.RFPFile{{Path: name}}})
	if err != nil {
		tb.Fatal(err)
	}
	return bid
}

// Every change of a large amendment is found, and nothing else, however the rows are numbered.
func TestAmendmentsAreFound(t *testing.T) {
	for _, tt := range amendments {
		a := tt.a
		a.Rows = 1000
		dir, done := amended(t, a)
		c := versions.Compare(versions.Of(readVersion(t, dir, "v1.xlsx")), versions.Of(readVersion(t, dir, "v2.xlsx")))
		substance := 0
		for _, ch := range c.Changes {
			if ch.Substance() {
				substance++
			}
		}
		got := bench.Changes{
			Numbers: c.Count(versions.Threshold), Reworded: c.Count(versions.Reworded) - c.Count(versions.Threshold),
			Removed: c.Count(versions.Removed), Added: c.Count(versions.Added),
		}
		if want := done.Numbers + done.Reworded + done.Removed + done.Added; got != done || substance != want {
			t.Errorf("%s: found %+v, %d of substance, want %+v, %d", tt.name, got, substance, done, want)
		}
	}
}

// BenchmarkAmendment compares the time of reading both versions with that of comparing them.
func BenchmarkAmendment(b *testing.B) {
	for _, tt := range amendments {
		for _, rows := range []int{1000, 2000, 4000} {
			b.Run(fmt.Sprintf("%s/rows=%d", tt.name, rows), func(b *testing.B) {
				a := tt.a
				a.Rows = rows
				dir, _ := amended(b, a)
				var reading, comparing time.Duration
				for b.Loop() {
					start := time.Now()
					old, updated := readVersion(b, dir, "v1.xlsx"), readVersion(b, dir, "v2.xlsx")
					reading += time.Since(start)
					start = time.Now()
					versions.Compare(versions.Of(old), versions.Of(updated))
					comparing += time.Since(start)
				}
				b.ReportMetric(float64(comparing)/float64(reading), "compare/read")
				b.ReportMetric(float64(comparing.Microseconds())/1000/float64(b.N), "compare-ms")
				b.ReportMetric(0, "ns/op")
			})
		}
	}
}

// BenchmarkAccepted compares the time of reading a bid with what the register and its history add to it: where there is none,
// where a version was accepted, and where the customer changed it since.
func BenchmarkAccepted(b *testing.B) {
	for _, tt := range []struct{ name, accepted string }{{"none", ""}, {"same", "v1.xlsx"}, {"amended", "v2.xlsx"}} {
		b.Run(tt.name, func(b *testing.B) {
			dir, _ := amended(b, bench.Amendment{Rows: 2000})
			if tt.accepted != "" {
				bid := readVersion(b, dir, tt.accepted)
				src, err := register.Accept(nil, &lint.Version{By: "a.muster", On: "2026-11-20", Criteria: bid.Criteria}, dir)
				if err != nil {
					b.Fatal(err)
				}
				if err := os.WriteFile(filepath.Join(dir, register.HistoryName), src, 0o600); err != nil {
					b.Fatal(err)
				}
			}
			var reading, adding time.Duration
			for b.Loop() {
				start := time.Now()
				bid := readVersion(b, dir, "v1.xlsx")
				reading += time.Since(start)
				start = time.Now()
				bid.Config.File = filepath.Join(dir, "offerlint.yaml")
				if err := register.Attach(bid); err != nil {
					b.Fatal(err)
				}
				versions.Since(bid)
				adding += time.Since(start)
			}
			b.ReportMetric(float64(adding)/float64(reading), "history/read")
			b.ReportMetric(float64(adding.Microseconds())/1000/float64(b.N), "history-ms")
			b.ReportMetric(0, "ns/op")
		})
	}
}
