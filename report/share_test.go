package report

import (
	"math"
	"strconv"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/offerlint/offerlint/lint"
)

func TestSharesAddUp(t *testing.T) {
	w := func(f float64) *float64 { return &f }
	cs := []*lint.Criterion{
		{ID: "1", Section: "B", Weight: w(3)},
		{ID: "2", Section: "A", Weight: w(2)},
		{ID: "3", Section: "B"},
		{ID: "4", Section: "B", Weight: w(4)},
	}
	r := &lint.Result{Bid: &lint.Bid{Criteria: cs}, Status: map[*lint.Criterion]lint.Standing{
		cs[0]: {Status: lint.StatusMissed}, cs[1]: {Status: lint.StatusUnverified},
		cs[2]: {Status: lint.StatusAssumed}, cs[3]: {Status: lint.StatusAnswered},
	}}
	want := []*Share{
		{Name: "B", Criteria: 3, Points: 7, AtStake: 3, Count: map[lint.Status]int{
			lint.StatusMissed: 1, lint.StatusAssumed: 1, lint.StatusAnswered: 1,
		}},
		{Name: "A", Criteria: 1, Points: 2, AtStake: 2, Count: map[lint.Status]int{lint.StatusUnverified: 1}},
	}
	if diff := cmp.Diff(want, bySection(r)); diff != "" {
		t.Errorf("shares by section (-want +got):\n%s", diff)
	}
}

// contrast is the ratio of WCAG 2.1 between two colours, from 1 to 21.
func contrast(t *testing.T, a, b string) float64 {
	t.Helper()
	light := func(c string) float64 {
		sum := 0.0
		for i, factor := range []float64{0.2126, 0.7152, 0.0722} {
			n, err := strconv.ParseUint(c[2*i:2*i+2], 16, 8)
			if err != nil {
				t.Fatalf("colour %q: %v", c, err)
			}
			v := float64(n) / 255
			if v <= 0.04045 {
				v /= 12.92
			} else {
				v = math.Pow((v+0.055)/1.055, 2.4)
			}
			sum += factor * v
		}
		return sum + 0.05
	}
	x, y := light(a), light(b)
	return max(x, y) / min(x, y)
}

func TestColoursCanBeRead(t *testing.T) {
	for s, c := range severityColours {
		if r := contrast(t, c.Fill, c.Text); r < 4.5 {
			t.Errorf("%v: contrast %.1f, want at least 4.5", s, r)
		}
	}
	for _, s := range statuses {
		c, ok := statusColours[s]
		if !ok {
			t.Errorf("%v has no colour", s)
			continue
		}
		if r := contrast(t, c.Fill, c.Text); r < 4.5 {
			t.Errorf("%v: contrast %.1f, want at least 4.5", s, r)
		}
	}
}
