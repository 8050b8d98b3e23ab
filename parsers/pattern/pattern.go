// Package pattern compiles regular expressions when they are first used. The readers of bids have more than a hundred of
// them, most of which a run never needs: compiling all of them at the start took longer than reading a small bid.
package pattern

import (
	"os"
	"regexp"
	"strings"
	"sync"
)

// A Pattern is a regular expression that may not have been compiled yet. It may be used by several goroutines.
type Pattern struct {
	source string
	once   sync.Once
	re     *regexp.Regexp
}

// Must is regexp.MustCompile, put off until the pattern is used. In tests it compiles at once, so that a faulty pattern
// is found whether or not a test uses it.
func Must(source string) *Pattern {
	p := &Pattern{source: source}
	if strings.HasSuffix(strings.TrimSuffix(os.Args[0], ".exe"), ".test") {
		p.compiled()
	}
	return p
}

func (p *Pattern) compiled() *regexp.Regexp {
	p.once.Do(func() { p.re = regexp.MustCompile(p.source) })
	return p.re
}

// String is the source of the pattern.
func (p *Pattern) String() string { return p.source }
