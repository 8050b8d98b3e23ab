package main

import (
	"sync"
	"time"

	"github.com/schollz/progressbar/v3"
)

// patience is how long a person waits before asking what is going on.
const patience = time.Second

// A progress says on standard error, on a terminal only, what is being read, once that takes longer than patience.
type progress struct {
	mu    sync.Mutex
	bar   *progressbar.ProgressBar // nil until it is shown
	start *time.Timer
	bids  int
	done  int
	name  string // of the bid that is being read
	over  bool
}

// working begins to watch a run over so many bids. What it returns ends that.
func (a *app) working(bids int) (end func()) {
	if a.quiet || bids == 0 || !terminal(a.err) {
		return func() {}
	}
	p := &progress{bids: bids}
	a.busy = p
	p.start = time.AfterFunc(patience, func() {
		p.mu.Lock()
		defer p.mu.Unlock()
		if p.over {
			return
		}
		look := []progressbar.Option{
			progressbar.OptionSetWriter(a.err), progressbar.OptionClearOnFinish(), progressbar.OptionSetPredictTime(false),
			progressbar.OptionThrottle(100 * time.Millisecond), progressbar.OptionSetDescription(p.name),
		}
		if p.bids == 1 { // nobody knows how long one takes
			p.bar = progressbar.NewOptions(-1, append(look, progressbar.OptionSpinnerType(14))...)
			_ = p.bar.RenderBlank()
			return
		}
		p.bar = progressbar.NewOptions(p.bids, append(look, progressbar.OptionShowCount(), progressbar.OptionFullWidth())...)
		_ = p.bar.Set(p.done)
	})
	return func() { a.rest(); a.busy = nil }
}

// begin says which bid comes next.
func (a *app) begin(name string) {
	p := a.busy
	if p == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.name != "" {
		p.done++
	}
	p.name = name
	if p.bar != nil {
		p.bar.Describe(name)
		_ = p.bar.Set(p.done)
	}
}

// rest ends what is shown, before the results are printed.
func (a *app) rest() {
	p := a.busy
	if p == nil {
		return
	}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.start.Stop()
	p.over = true
	if p.bar != nil {
		_ = p.bar.Exit()
		_ = p.bar.Clear()
		p.bar = nil
	}
}

// aside takes away what is shown until the next bid, to make room for a message.
func (a *app) aside() {
	if p := a.busy; p != nil {
		p.mu.Lock()
		defer p.mu.Unlock()
		if p.bar != nil {
			_ = p.bar.Clear()
		}
	}
}
