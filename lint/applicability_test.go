package lint_test

import (
	"errors"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/offerlint/offerlint/lint"
)

func TestLotsOf(t *testing.T) {
	for _, tt := range []struct {
		cell string
		want []string
	}{
		{"", nil},
		{"1", []string{"1"}},
		{"Los 1", []string{"1"}},
		{"03", []string{"3"}},
		{"Los 1 und 3", []string{"1", "3"}},
		{"1, 2, 5", []string{"1", "2", "5"}},
		{"2-4", []string{"2", "3", "4"}},
		{"Lose 2 bis 4", []string{"2", "3", "4"}},
		{"Lot A", []string{"a"}},
		{"A/B", []string{"a", "b"}},
		{"alle", nil},
		{"alle Lose", nil},
		{"all", nil},
		{"Los 2.1", []string{"2.1"}},
		{"1-9999999", []string{"1-9999999"}},
		{"Hardware", nil},
		{"0", []string{"0"}},
		{"1 + 1", []string{"1"}},
		{"Los 1a", []string{"1a"}},
		{"alle außer Los 2", nil},
		{"außer 2", nil},
		{"except lot 2", nil},
		{"nicht Los 2", nil},
	} {
		if diff := cmp.Diff(tt.want, lint.LotsOf(tt.cell)); diff != "" {
			t.Errorf("%q (-want +got):\n%s", tt.cell, diff)
		}
	}
}

// TestMatchesID: * alone stands for anything; other signs stand in customers' IDs.
func TestMatchesID(t *testing.T) {
	for _, tt := range []struct {
		pattern, id string
		want        bool
	}{
		{"K-12", "k-12", true},
		{"K-1", "K-12", false},
		{"K-*", "K-12", true},
		{"3.*", "3.1/a", true},
		{"*", "", true},
		{"[K-12]", "[k-12]", true},
		{"[K-12]", "K", false},
		{"[K-1*", "[K-12]", true},
		{`A\*`, `A\7`, true},
		{"K?*", "K1", false},
		{"K?*", "K?1", true},
		{"KI-*", "K-3", false},
		{"K-[1]", "K-[1]", true},
	} {
		if got := lint.MatchesID(tt.pattern, tt.id); got != tt.want {
			t.Errorf("%q of %q: got %v, want %v", tt.pattern, tt.id, got, tt.want)
		}
	}
}

// Who offers a part of a lot is asked what holds for the whole of it.
func TestPartOfALot(t *testing.T) {
	cs := []*lint.Criterion{{ID: "K-1", Lot: "Los 1"}, {ID: "K-2", Lot: "1a"}, {ID: "K-3", Lot: "1b"}, {ID: "K-4", Lot: "2"}, {ID: "K-5", Lot: "11"}}
	res, err := lint.Run(&lint.Bid{Criteria: cs, Config: lint.Config{Lots: []lint.Lot{{Name: "1a"}}}}, &lint.Ruleset{}, lint.Options{})
	if err != nil {
		t.Fatal(err)
	}
	var got []bool
	for _, c := range cs {
		got = append(got, res.Status[c].Reason().DE == "")
	}
	if diff := cmp.Diff([]bool{true, true, false, false, false}, got); diff != "" {
		t.Errorf("asked (-want +got):\n%s", diff)
	}
}

// A criterion that does not apply is not judged, keeps its reason, and the counts add up.
func TestNotApplicable(t *testing.T) {
	cs := []*lint.Criterion{{ID: "K-1", Lot: "1"}, {ID: "K-2", Lot: "2"}, {ID: "KI-1"}, {ID: "K-3", Withdrawn: true, Lot: "2"}}
	bid := &lint.Bid{Criteria: cs, Config: lint.Config{
		Lots: []lint.Lot{{Name: "1"}, {Name: "7"}},
		NotApplicable: []lint.Exemption{
			{Criteria: []string{"KI-*"}, Reason: "no AI"},
			{Criteria: []string{"X-*"}, Reason: "x"},
			{Where: func(s lint.Subject) (bool, error) { return s.Criterion.ID == "K-9", nil }, WhereText: "id is K-9", Reason: "x"},
		},
	}}
	var judged []string
	var unused []lint.UnusedEntry
	rule := &lint.Rule{Name: "r", Check: &lint.Check{ID: "r", Run: func(p *lint.Pass) error {
		for c := range p.Criteria() {
			judged = append(judged, c.ID)
		}
		unused = p.UnusedEntries()
		return nil
	}}}
	res, err := lint.Run(bid, &lint.Ruleset{Rules: []*lint.Rule{rule}}, lint.Options{})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff([]string{"K-1"}, judged); diff != "" {
		t.Errorf("judged (-want +got):\n%s", diff)
	}
	want := []lint.UnusedEntry{{Entry: "not_applicable: X-*"}, {Entry: "not_applicable: id is K-9"}, {Entry: "lots: 7"}}
	if diff := cmp.Diff(want, unused); diff != "" {
		t.Errorf("unused (-want +got):\n%s", diff)
	}
	if s := res.Summary; s.NotApplicable != 3 || s.Missed != 1 || s.Criteria != 4 {
		t.Errorf("summary is %+v", s)
	}
	if s := res.Status[cs[2]]; s.Reason().DE != "no AI" || res.Status[cs[1]].Reason().DE != "Los 2 wird nicht angeboten" {
		t.Errorf("reasons are %+v and %+v", s, res.Status[cs[1]])
	}
	if s := res.Status[cs[3]]; s.Reason().EN != "withdrawn by the customer" {
		t.Errorf("a withdrawn criterion is %+v", s)
	}
}

func TestConditionThatFails(t *testing.T) {
	bid := &lint.Bid{Criteria: []*lint.Criterion{{ID: "K-1"}}, Config: lint.Config{NotApplicable: []lint.Exemption{
		{Where: func(lint.Subject) (bool, error) { return false, errors.New("broken") }, Reason: "x"},
	}}}
	if _, err := lint.Run(bid, &lint.Ruleset{}, lint.Options{}); err == nil {
		t.Error("no error for a condition that cannot be evaluated")
	}
}
