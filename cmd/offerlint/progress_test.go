package main

import (
	"bytes"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// TestProgress goes through a run over two bids as a person sees it, a beat at a time.
func TestProgress(t *testing.T) {
	var b bytes.Buffer
	p := &progress{to: &b, bids: 2, timer: time.AfterFunc(time.Hour, func() {})}
	a := &app{busy: p}
	a.begin("one")
	p.tick()
	a.aside()
	b.WriteString("a message\n")
	p.tick()
	a.begin("two")
	p.tick()
	a.rest()
	p.tick()
	want := "| 1/2 one" + "\r         \r" + "a message\n" + "/ 1/2 one" + "\r         \r" + "- 2/2 two" + "\r         \r"
	if diff := cmp.Diff(want, b.String()); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}
