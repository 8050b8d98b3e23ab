package lint

import (
	"sync/atomic"
	"testing"
)

// TestShared holds that what checks share is found once in a run, for each key, and never taken over by the next run.
func TestShared(t *testing.T) {
	type key struct{ n int }
	var found atomic.Int32
	ask := func(p *Pass, n int) int {
		return Shared(p, key{n}, func() int { found.Add(1); return 10 * n })
	}
	check := func(id string) *Rule {
		return &Rule{
			Name: id, Levels: []Level{{Severity: map[Stage]Severity{Review: Info}}},
			Check: &Check{ID: id, Run: func(p *Pass) error {
				if a, b := ask(p, 1), ask(p, 2); a != 10 || b != 20 {
					t.Errorf("%s is given %d and %d", id, a, b)
				}
				return nil
			}},
		}
	}
	set := &Ruleset{Rules: []*Rule{check("one"), check("two")}}
	for run := 1; run <= 2; run++ {
		if _, err := Run(&Bid{}, set, Options{Stage: Review}); err != nil {
			t.Fatal(err)
		}
		if found := int(found.Load()); found != 2*run {
			t.Errorf("after %d runs of two rules with two keys: found %d times, want %d", run, found, 2*run)
		}
	}
}
