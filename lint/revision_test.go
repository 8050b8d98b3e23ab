package lint_test

import (
	"testing"

	"github.com/offerlint/offerlint/lint"
)

// Entries of the register follow their criteria to new numbers; those that were made after the change stay.
func TestEntriesFollowTheirCriteria(t *testing.T) {
	at := lint.At(lint.Location{File: "rfp.csv", Line: 9})
	criterion := func(id, key, text string) *lint.Criterion {
		return &lint.Criterion{ID: id, Key: key, At: at, Extras: &lint.Extras{Fingerprint: lint.Fingerprint{Text: text}}}
	}
	oldA, oldB, oldC := criterion("K-1", "a", "A"), criterion("K-2", "b", "B"), criterion("K-3", "c", "C")
	fresh, newA, newB := criterion("K-1", "f", "F"), criterion("K-2", "a", "A"), criterion("K-3", "b", "B2")
	revisions := []*lint.Revision{
		{New: fresh}, {Old: oldA, New: newA}, {Old: oldB, New: newB}, {Old: oldC, Into: newB},
	}
	for _, tt := range []struct {
		name string
		e    lint.Verification
		want *lint.Criterion
		void bool
	}{
		{"judged the old text", lint.Verification{Entry: lint.Entry{Criterion: "k-1", Of: fresh}, Judged: lint.Fingerprint{Text: "A"}}, newA, false},
		{"judged the text that the number has now", lint.Verification{Entry: lint.Entry{Criterion: "K-1", Of: fresh}, Judged: lint.Fingerprint{Text: "F"}}, fresh, false},
		{"has the key of what the number means now", lint.Verification{Entry: lint.Entry{Criterion: "K-1", Key: "f", Of: fresh}}, fresh, true},
		{"has the old key", lint.Verification{Entry: lint.Entry{Criterion: "K-1", Key: "a", Of: fresh}, Judged: lint.Fingerprint{Text: "A"}}, newA, false},
		{"says nothing", lint.Verification{Entry: lint.Entry{Criterion: "K-1", Of: fresh}}, newA, true},
		{"reworded", lint.Verification{Entry: lint.Entry{Criterion: "K-2", Of: newA}, Judged: lint.Fingerprint{Text: "B"}}, newB, true},
		{"merged into another", lint.Verification{Entry: lint.Entry{Criterion: "K-3", Of: newB}, Judged: lint.Fingerprint{Text: "C"}}, newB, true},
		{"a number that never was", lint.Verification{Entry: lint.Entry{Criterion: "K-9"}}, nil, true},
	} {
		v := tt.e
		b := &lint.Bid{Register: lint.Register{File: "register.yaml", Verifications: []*lint.Verification{&v}}}
		b.Revised(revisions)
		if v.Of != tt.want {
			t.Errorf("%s: is about %+v, want %+v", tt.name, v.Of, tt.want)
		}
		renamed := tt.want != nil && tt.want.ID != "K-1" && v.Criterion != tt.want.ID
		if c := b.Carried(); len(c) > 1 || renamed != (len(c) == 1) || renamed && c[0].Void != tt.void {
			t.Errorf("%s: carried %+v, want carried %t, void %t", tt.name, c, renamed, tt.void)
		}
	}
}

// A verification that followed its criterion speaks for that one, and no longer for the one that has the number now.
func TestVerificationOfAfterRenumbering(t *testing.T) {
	at := lint.At(lint.Location{File: "rfp.csv", Line: 9})
	criterion := func(id, text string) *lint.Criterion {
		return &lint.Criterion{ID: id, Key: text, At: at, Extras: &lint.Extras{Fingerprint: lint.Fingerprint{Text: text}}}
	}
	fresh, renumbered := criterion("K-1", "new"), criterion("K-2", "old")
	v := &lint.Verification{Entry: lint.Entry{Criterion: "K-1"}, Judged: lint.Fingerprint{Text: "old"}}
	b := &lint.Bid{Criteria: []*lint.Criterion{fresh, renumbered}}
	(&lint.Register{File: "register.yaml", Verifications: []*lint.Verification{v}}).Bind(b)
	b.Revised([]*lint.Revision{{New: fresh}, {Old: criterion("K-1", "old"), New: renumbered}})
	if got := b.VerifiedBy(fresh); got != nil {
		t.Errorf("the criterion that is new is verified by %+v", got)
	}
	if got := b.VerifiedBy(renumbered); got != v {
		t.Errorf("the criterion that was renumbered is verified by %+v, want the entry about its old number", got)
	}
}

// What became of a number is found in whatever dress.
func TestFormer(t *testing.T) {
	b := &lint.Bid{}
	r := &lint.Revision{Old: &lint.Criterion{ID: "A-7.", At: lint.At(lint.Location{File: "f", Line: 3})}}
	b.Revised([]*lint.Revision{r})
	for _, id := range []string{"A-7", "a-7.", " A-7 "} {
		if b.Former(id) != r {
			t.Errorf("%q is not found", id)
		}
	}
	if b.Former("A-8") != nil || b.RevisionOf(&lint.Criterion{}) != nil || (&lint.Bid{}).Former("A-7") != nil {
		t.Error("found what is not there")
	}
}
