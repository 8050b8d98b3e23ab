package main

import (
	"fmt"
	"io"
	"strings"
	"sync"
	"time"
)

// patience is how long a person waits before asking what is going on, and beat how often what is shown moves.
const (
	patience = time.Second
	beat     = 150 * time.Millisecond
)

// A progress says on standard error, on a terminal only, what is being read, once that takes longer than patience.
type progress struct {
	mu    sync.Mutex
	to    io.Writer
	timer *time.Timer
	bids  int
	done  int
	name  string // of the bid that is being read
	beats int
	shown int // how many characters stand on the terminal
	over  bool
}

// working begins to watch a run over so many bids. What it returns ends that.
func (a *app) working(bids int) (end func()) {
	if a.quiet || bids == 0 || !terminal(a.err) {
		return func() {}
	}
	p := &progress{to: a.err, bids: bids}
	a.busy = p
	p.mu.Lock()
	defer p.mu.Unlock()
	p.timer = time.AfterFunc(patience, p.tick)
	return func() { a.rest(); a.busy = nil }
}

// tick shows where the run is, until it is over.
func (p *progress) tick() {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.over {
		return
	}
	p.clear()
	line := []rune(fmt.Sprintf("%c %s", `|/-\`[p.beats%4], p.name))
	if p.bids > 1 {
		line = []rune(fmt.Sprintf("%c %d/%d %s", `|/-\`[p.beats%4], p.done+1, p.bids, p.name))
	}
	if w := width(p.to); w > 0 {
		line = line[:min(len(line), w-1)] // one that goes on in the next line could not be taken back
	}
	fmt.Fprint(p.to, string(line))
	p.shown = len(line)
	p.beats++
	p.timer.Reset(beat)
}

// clear takes away what is shown, on terminals that know no more than the start of a line as well.
func (p *progress) clear() {
	if p.shown > 0 {
		fmt.Fprint(p.to, "\r", strings.Repeat(" ", p.shown), "\r")
		p.shown = 0
	}
}

// begin says which bid comes next.
func (a *app) begin(name string) {
	if p := a.busy; p != nil {
		p.mu.Lock()
		defer p.mu.Unlock()
		if p.name != "" {
			p.done++
		}
		p.name = name
	}
}

// rest ends what is shown, before the results are printed.
func (a *app) rest() {
	if p := a.busy; p != nil {
		p.mu.Lock()
		defer p.mu.Unlock()
		p.timer.Stop()
		p.over = true
		p.clear()
	}
}

// aside takes away what is shown for a moment, to make room for a message.
func (a *app) aside() {
	if p := a.busy; p != nil {
		p.mu.Lock()
		defer p.mu.Unlock()
		p.clear()
	}
}
