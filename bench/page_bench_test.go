package bench_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/offerlint/offerlint/bench"
	"github.com/offerlint/offerlint/checks"
	"github.com/offerlint/offerlint/chromium"
	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers"
	"github.com/offerlint/offerlint/phrase"
	"github.com/offerlint/offerlint/report"
	"github.com/offerlint/offerlint/rulesets"
)

// maxPage is the most that the page of 10,000 criteria may be: a file that a mail still carries.
const maxPage = 15 << 20

// judged reads a filled-in catalogue of that many criteria and checks it.
func judged(tb testing.TB, rows int) *lint.Result {
	tb.Helper()
	file, _ := generate(tb, bench.Catalogue{Rows: rows})
	name := filepath.Base(file)
	tb.Chdir(filepath.Dir(file))
	bid, err := parsers.Read(lint.Config{
		Name: "bench", Dir: ".", RFP: []lint.RFPFile{{Path: name}}, Offer: []lint.OfferFile{{Path: name}},
	})
	if err != nil {
		tb.Fatal(err)
	}
	set, err := rulesets.Load(checks.All(), rulesets.Layer{Name: "core"})
	if err != nil {
		tb.Fatal(err)
	}
	res, err := lint.Run(bid, set, lint.Options{Stage: lint.Submit, Match: phrase.Match})
	if err != nil {
		tb.Fatal(err)
	}
	return res
}

func page(tb testing.TB, res *lint.Result) []byte {
	tb.Helper()
	var b bytes.Buffer
	if err := report.HTML(&b, []*lint.Result{res}, report.Options{Link: func(file string) string { return file }}); err != nil {
		tb.Fatal(err)
	}
	return b.Bytes()
}

// TestPageSize holds that a page grows by so little for each criterion that 10,000 fit.
func TestPageSize(t *testing.T) {
	const rows = 1000
	if n := len(page(t, judged(t, rows))) * (10_000 / rows); n > maxPage {
		t.Errorf("the page of 10,000 criteria would be %d MB, want at most %d", n>>20, maxPage>>20)
	}
}

// BenchmarkPage writes the page of a filled-in catalogue, opens it in Chromium and uses it. The metrics of a line: page-MB
// is the size of the file; paint-ms the time from opening it to the first paint with text; ready-ms that until the filters
// work; filter-ms and search-ms the time from choosing, or from the last key of a search, until the list is painted anew.
func BenchmarkPage(b *testing.B) {
	for _, rows := range []int{1000, 10_000} {
		b.Run(fmt.Sprint(rows), func(b *testing.B) {
			res := judged(b, rows)
			var source []byte
			for b.Loop() {
				source = page(b, res)
			}
			b.StopTimer()
			b.ReportMetric(float64(len(source))/(1<<20), "page-MB")
			file := filepath.Join(b.TempDir(), "page.html")
			if err := os.WriteFile(file, source, 0o600); err != nil {
				b.Fatal(err)
			}
			p := chromium.New(b)
			p.Open(file)
			for _, m := range inBrowser {
				b.ReportMetric(chromium.Eval[float64](p, m.expression), m.metric)
			}
		})
	}
}

// inBrowser are the expressions that measure. A list is painted where the frame after it has begun.
var inBrowser = []struct{ metric, expression string }{
	{"paint-ms", `performance.getEntriesByName('first-contentful-paint')[0].startTime`},
	{"ready-ms", `performance.getEntriesByType('navigation')[0].domContentLoadedEventEnd`},
	{"filter-ms", `new Promise(done => {
		const form = document.querySelector('[data-list] form'), field = form.elements.severity ?? form.elements.status
		const begin = performance.now()
		field.selectedIndex = 1
		field.dispatchEvent(new Event('input', {bubbles: true}))
		requestAnimationFrame(() => requestAnimationFrame(() => { done(performance.now() - begin); field.selectedIndex = 0 }))
	})`},
	{"search-ms", `new Promise(done => {
		const field = document.querySelector('[data-list] form').elements.text
		const begin = performance.now()
		new MutationObserver((_, o) => {
			o.disconnect()
			requestAnimationFrame(() => requestAnimationFrame(() => done(performance.now() - begin)))
		}).observe(document.querySelector('[role=status]'), {childList: true})
		field.value = 'K-000777'
		field.dispatchEvent(new Event('input', {bubbles: true}))
	})`},
}
