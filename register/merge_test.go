package register

import (
	"testing"

	"github.com/offerlint/offerlint/lint"
)

// A criterion that is asked in two lots has two rows in the matrix and one assignment, which knows its number only.
func TestMergeOwnersOfTwoLots(t *testing.T) {
	for _, tt := range []struct {
		owners          [2]string
		writes, refused int
	}{
		{[2]string{"a.muster", "a.muster"}, 1, 0},
		{[2]string{"a.muster", "b.beispiel"}, 1, 1},
	} {
		var rows []*lint.Entered
		bid := &lint.Bid{Config: lint.Config{Today: "2026-11-20"}}
		for i, lot := range []string{"1", "2"} {
			c := &lint.Criterion{ID: "K-1", Key: "k" + lot, Lot: lot, Text: "Das System druckt."}
			bid.Criteria = append(bid.Criteria, c)
			rows = append(rows, &lint.Entered{
				Of: c, Judged: Fingerprint(c.Parts()), Owner: tt.owners[i], Changed: map[lint.EnteredField]bool{lint.EnteredOwner: true},
			})
		}
		m, err := NewMerge(&lint.Result{Bid: bid}, rows)
		if err != nil {
			t.Fatal(err)
		}
		if len(m.Writes) != tt.writes || len(m.Refused) != tt.refused {
			t.Errorf("%v: %d writes, %d refused, want %d and %d", tt.owners, len(m.Writes), len(m.Refused), tt.writes, tt.refused)
		}
	}
}
