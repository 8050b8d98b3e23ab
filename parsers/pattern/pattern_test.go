package pattern_test

import (
	"testing"

	"github.com/offerlint/offerlint/parsers/pattern"
)

func TestMust(t *testing.T) {
	p := pattern.Must(`(\d+) Tage`)
	if got := p.FindStringSubmatch("in 14 Tagen"); len(got) != 2 || got[1] != "14" {
		t.Errorf("found %q", got)
	}
	if p.MatchString("in Tagen") || p.String() != `(\d+) Tage` {
		t.Errorf("%s matches where it should not", p)
	}
	defer func() {
		if recover() == nil {
			t.Error("a faulty pattern was not found in a test")
		}
	}()
	pattern.Must(`(`)
}
