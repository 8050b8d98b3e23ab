package parsers

import (
	"strings"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers/fold"
)

// fewest is how many shared criteria make two files suspicious; below it they are no sign of anything.
const fewest = 3

// mostlySame compares the criteria of two files, folded ID → key. A bare number counts only where the text is the same.
func mostlySame(a, b map[string]string) bool {
	shared := 0
	for id, key := range b {
		other, ok := a[id]
		if ok && (other == key || strings.Trim(id, "0123456789.") != "") {
			shared++
		}
	}
	return shared >= fewest && 2*shared > min(len(a), len(b))
}

// SameCriteria reports whether two files, each read as a bid of its own, hold mostly the same criteria: two versions of the
// customer's list, or the list and our copy of it. Read refuses two such files of the customer's side by side.
func SameCriteria(a, b *lint.Bid) bool { return mostlySame(keys(a), keys(b)) }

// keys are the criteria of a bid, folded ID → key.
func keys(b *lint.Bid) map[string]string {
	m := make(map[string]string, len(b.Criteria))
	for _, c := range b.Criteria {
		m[fold.String(c.ID)] = c.Key
	}
	return m
}
