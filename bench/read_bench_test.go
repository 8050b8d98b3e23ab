package bench_test

import (
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"runtime/metrics"
	"testing"
	"time"

	"github.com/xuri/excelize/v2"

	"github.com/offerlint/offerlint/bench"
	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers"
	"github.com/offerlint/offerlint/parsers/workbook"
)

// A way of reading a workbook: it returns the number of rows.
type way struct {
	name string
	read func(file string) (int, error)
}

var ways = []way{{"workbook", readWorkbook}, {"parsers", readBid}}

// readExcelize is what the others are compared with: every row and cell, once.
func readExcelize(file string) (rows int, err error) {
	f, err := excelize.OpenFile(file, excelize.Options{UnzipSizeLimit: 1 << 30, UnzipXMLSizeLimit: 1 << 30})
	if err != nil {
		return 0, err
	}
	defer f.Close()
	it, err := f.Rows(f.GetSheetList()[0])
	if err != nil {
		return 0, err
	}
	for it.Next() {
		if _, err := it.Columns(); err != nil {
			return 0, err
		}
		rows++
	}
	return rows, it.Error()
}

func readWorkbook(file string) (int, error) {
	grids, err := workbook.Read(file, "rfp.xlsx", workbook.Limits{})
	if err != nil {
		return 0, err
	}
	return len(grids[0].Rows), nil
}

func readBid(file string) (int, error) {
	bid, err := parsers.Read(lint.Config{Dir: filepath.Dir(file), RFP: []lint.RFPFile{{Path: filepath.Base(file)}}})
	if err != nil {
		return 0, err
	}
	return bid.Sources[0].Rows, nil
}

// generate writes a workbook of that many rows.
func generate(tb testing.TB, c bench.Catalogue) (file string, contents bench.Contents) {
	tb.Helper()
	file = filepath.Join(tb.TempDir(), "rfp.xlsx")
	f, err := os.Create(file)
	if err != nil {
		tb.Fatal(err)
	}
	contents, err = c.Write(f)
	if err != nil {
		tb.Fatal(err)
	}
	if err := f.Close(); err != nil {
		tb.Fatal(err)
	}
	return file, contents
}

// TestRows checks that all ways of reading see all of the workbook: else their times could not be compared.
func TestRows(t *testing.T) {
	for _, inline := range []bool{false, true} {
		file, contents := generate(t, bench.Catalogue{Rows: 1000, Inline: inline})
		for _, w := range append(ways, way{"excelize", readExcelize}) {
			if rows, err := w.read(file); err != nil || rows != contents.Rows || rows != 1001 {
				t.Errorf("%s, inline %v: %d rows, want %d (%v)", w.name, inline, rows, contents.Rows, err)
			}
		}
	}
}

// BenchmarkRead reads each workbook in turn with excelize and with offerlint. The metrics of a line: excelize-ratio is the
// time of offerlint in parts of that of excelize, in the same run; peak-MB is the most that offerlint had on its heap,
// garbage included; text-MB is the text that the workbook displays.
func BenchmarkRead(b *testing.B) {
	for _, rows := range []int{1000, 10_000, 100_000} {
		for _, inline := range []bool{false, true} {
			strings := "shared"
			if inline {
				strings = "inline"
			}
			file, contents := generate(b, bench.Catalogue{Rows: rows, Inline: inline})
			for _, w := range ways {
				b.Run(fmt.Sprintf("%s/%s/%d", w.name, strings, rows), func(b *testing.B) { compare(b, w, file, contents) })
			}
		}
	}
}

func compare(b *testing.B, w way, file string, contents bench.Contents) {
	var theirs, ours time.Duration
	for b.Loop() {
		b.StopTimer()
		theirs += timed(b, readExcelize, file, contents.Rows)
		b.StartTimer()
		ours += timed(b, w.read, file, contents.Rows)
	}
	b.ReportMetric(float64(ours)/float64(theirs), "excelize-ratio")
	b.ReportMetric(float64(contents.Text)/(1<<20), "text-MB")
	b.ReportMetric(peak(b, w, file), "peak-MB")
}

// timed reads on a heap that the other reader has not left its garbage on.
func timed(b *testing.B, read func(string) (int, error), file string, want int) time.Duration {
	b.Helper()
	runtime.GC()
	start := time.Now()
	rows, err := read(file)
	took := time.Since(start)
	if err != nil || rows != want {
		b.Fatalf("%d rows, want %d (%v)", rows, want, err)
	}
	return took
}

// peak reads once more, and returns the most that the heap held meanwhile, garbage included, in MiB.
func peak(b *testing.B, w way, file string) float64 {
	b.Helper()
	runtime.GC()
	before := heap()
	most := before
	stop, stopped := make(chan struct{}), make(chan struct{})
	go func() {
		defer close(stopped)
		for {
			select {
			case <-stop:
				return
			case <-time.After(2 * time.Millisecond):
				most = max(most, heap())
			}
		}
	}()
	_, err := w.read(file)
	close(stop)
	<-stopped
	if err != nil {
		b.Fatal(err)
	}
	return float64(most-before) / (1 << 20)
}

func heap() uint64 {
	s := []metrics.Sample{{Name: "/memory/classes/heap/objects:bytes"}}
	metrics.Read(s)
	return s[0].Value.Uint64()
}
