// Package chromium opens pages in a headless Chromium, for tests and benchmarks of what offerlint writes for browsers. The
// program itself does not use it.
package chromium

import (
	"context"
	"errors"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"

	"github.com/chromedp/cdproto/emulation"
	"github.com/chromedp/cdproto/log"
	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/cdproto/page"
	"github.com/chromedp/cdproto/runtime"
	"github.com/chromedp/chromedp"
)

// Required is the environment variable that lists what a test must not be skipped for want of, separated by commas:
// "chromium,axe".
const Required = "OFFERLINT_REQUIRE"

// Axe is the environment variable that names the file axe.min.js of axe-core.
const Axe = "OFFERLINT_AXE"

// Missing skips a test for want of something, or fails it where that is required.
func Missing(tb testing.TB, what, why string) {
	tb.Helper()
	if slices.Contains(strings.Split(os.Getenv(Required), ","), what) {
		tb.Fatalf("%s is required, but %s", what, why)
	}
	tb.Skipf("%s is missing: %s", what, why)
}

// A Page is a page in a browser of its own, which ends with the test.
type Page struct {
	tb  testing.TB
	ctx context.Context
	*behaviour
}

// behaviour is what a page did that its test may have to know.
type behaviour struct {
	mu         sync.Mutex
	url        string // what was opened
	complaints []string
}

// New starts a browser with an empty page, 1280 by 900 pixels. It skips the test where there is no Chromium.
func New(tb testing.TB) *Page {
	tb.Helper()
	options := append(chromedp.DefaultExecAllocatorOptions[:],
		chromedp.ExecPath(find(tb)),
		// The sandbox wants rights that root in a container does not have; the pages are our own.
		chromedp.NoSandbox, chromedp.DisableGPU,
		chromedp.Flag("disable-quic", true), chromedp.Flag("disable-component-update", true),
	)
	ctx, stop := chromedp.NewExecAllocator(context.Background(), options...)
	tb.Cleanup(stop)
	ctx, cancel := chromedp.NewContext(ctx)
	tb.Cleanup(cancel)
	p := &Page{tb, ctx, &behaviour{}}
	p.Size(1280, 900)
	p.listen()
	return p
}

// In is the same page in a test within the test that made it.
func (p *Page) In(tb testing.TB) *Page { return &Page{tb, p.ctx, p.behaviour} }

func find(tb testing.TB) string {
	tb.Helper()
	for _, name := range []string{"chromium", "chromium-browser", "google-chrome"} {
		if path, err := exec.LookPath(name); err == nil {
			return path
		}
	}
	Missing(tb, "chromium", "no chromium, chromium-browser or google-chrome on the path; apt-get install chromium")
	return ""
}

// listen collects what a page that minds its own business does not do: errors on the console, dialogs, loading anything.
func (p *Page) listen() {
	p.tb.Helper()
	p.check(chromedp.Listen(p.ctx, func(event any) {
		switch e := event.(type) {
		case *page.EventJavascriptDialogOpening:
			p.complain("dialog: " + e.Message)
		case *network.EventRequestWillBeSent:
			if !p.opened(e.Request.URL) {
				p.complain("loads " + e.Request.URL)
			}
		case *runtime.EventExceptionThrown:
			p.complain("exception: " + thrown(e.ExceptionDetails))
		case *runtime.EventConsoleAPICalled:
			p.complain("console: " + string(e.Type))
		case *log.EventEntryAdded:
			p.complain("log: " + e.Entry.Text)
		}
	}))
}

func thrown(d *runtime.ExceptionDetails) string {
	if d.Exception != nil && d.Exception.Description != "" {
		return d.Exception.Description
	}
	return d.Text
}

func (b *behaviour) complain(s string) {
	b.mu.Lock()
	defer b.mu.Unlock()
	b.complaints = append(b.complaints, s)
}

func (b *behaviour) opened(url string) bool {
	b.mu.Lock()
	defer b.mu.Unlock()
	return url == b.url
}

// Complaints lists all that went to the console, each dialog, and each address but the page's own that was loaded.
func (p *Page) Complaints() []string {
	p.tb.Helper()
	Eval[int](p, "0") // what came before its answer has been heard of
	p.mu.Lock()
	defer p.mu.Unlock()
	return slices.Clone(p.complaints)
}

// Open loads a file.
func (p *Page) Open(file string) {
	p.tb.Helper()
	abs, err := filepath.Abs(file)
	p.check(err)
	p.mu.Lock()
	p.url = "file://" + filepath.ToSlash(abs)
	p.mu.Unlock()
	p.check(chromedp.Do(p.ctx, chromedp.Navigate(p.url)))
}

// Size sets the size of the window in pixels.
func (p *Page) Size(width, height int64) {
	p.tb.Helper()
	p.check(chromedp.Do(p.ctx, chromedp.EmulateViewport(width, height)))
}

// Media sets what media queries see: "dark" or "light", on "screen" or in "print".
func (p *Page) Media(scheme, medium string) {
	p.tb.Helper()
	_, err := chromedp.Call(p.ctx, emulation.SetEmulatedMedia, emulation.SetEmulatedMediaParams{
		Media: medium, Features: []*emulation.MediaFeature{{Name: "prefers-color-scheme", Value: scheme}},
	})
	p.check(err)
}

// Scripts switches the scripts of the pages that are opened from now on on or off.
func (p *Page) Scripts(on bool) {
	p.tb.Helper()
	_, err := chromedp.Call(p.ctx, emulation.SetScriptExecutionDisabled, emulation.SetScriptExecutionDisabledParams{Value: !on})
	p.check(err)
}

// Press types keys, such as "\t".
func (p *Page) Press(keys string) {
	p.tb.Helper()
	p.check(chromedp.Do(p.ctx, chromedp.KeyEvent(keys)))
}

// PDF prints the page as a browser does, on the paper that its style sheet names.
func (p *Page) PDF() []byte {
	p.tb.Helper()
	pdf, err := chromedp.Run(p.ctx, chromedp.PrintToPDF(chromedp.PDFPreferCSSPageSize(), chromedp.PDFPrintBackground()))
	p.check(err)
	return pdf
}

// Eval is the value of a JavaScript expression in the page; it waits for a promise.
func Eval[T any](p *Page, expression string) T {
	p.tb.Helper()
	v, err := chromedp.Run(p.ctx, chromedp.Evaluate[T](expression, chromedp.EvalAwaitPromise))
	if err != nil {
		p.tb.Fatalf("evaluating %.120s: %v", expression, err)
	}
	return v
}

// Accessible lists what axe-core finds wrong with the page as it is shown now, such as too little contrast or a field
// without a name. It skips the test where axe-core is not there.
func (p *Page) Accessible() []string {
	p.tb.Helper()
	file := os.Getenv(Axe)
	if file == "" {
		Missing(p.tb, "axe", Axe+" does not name the axe.min.js of axe-core")
	}
	script, err := os.ReadFile(file)
	p.check(err)
	Eval[bool](p, string(script)+";typeof axe === 'object'")
	return Eval[[]string](p, `axe.run(document, {resultTypes: ['violations']}).then(r => r.violations.flatMap(v =>
		v.nodes.map(n => v.id + ': ' + n.target.join(' ') + ': ' + n.failureSummary)))`)
}

func (p *Page) check(err error) {
	p.tb.Helper()
	if err != nil && !errors.Is(err, context.Canceled) {
		p.tb.Fatal(err)
	}
}
