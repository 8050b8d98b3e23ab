// Package pattern compiles regular expressions when they are first used, and tries them only on texts that hold a word which
// they need. The readers of bids and the checks have hundreds of them, most of which a run never needs: compiling all of them at
// the start took longer than reading a small bid, and trying all of them on every text longer than all else.
package pattern

import (
	"os"
	"regexp"
	"strings"
	"sync"
)

// A Pattern is a regular expression that may not have been compiled yet. It may be used by several goroutines.
type Pattern struct {
	source  string
	looked  sync.Once
	needed  *need
	made    sync.Once
	matcher *regexp.Regexp
}

// Must is regexp.MustCompile, put off until a text comes that may match. In tests it compiles at once, so that a faulty pattern
// is found whether or not a test uses it.
func Must(source string) *Pattern {
	p := &Pattern{source: source}
	if strings.HasSuffix(strings.TrimSuffix(os.Args[0], ".exe"), ".test") {
		p.compiled()
	}
	return p
}

// needs is what a text must hold; nil where that is not known. It and compiled are no sync.OnceValue, which would cost the program
// eight allocations for each pattern at every start.
func (p *Pattern) needs() *need {
	p.looked.Do(func() { p.needed = needOf(p.source) })
	return p.needed
}

func (p *Pattern) compiled() *regexp.Regexp {
	p.made.Do(func() { p.matcher = regexp.MustCompile(p.source) })
	return p.matcher
}

// lacks reports that a text holds nothing of what the pattern needs.
func lacks[T string | []byte](p *Pattern, text T) bool {
	n := p.needs()
	return n != nil && !holds(n, text)
}

// String is the source of the pattern.
func (p *Pattern) String() string { return p.source }
