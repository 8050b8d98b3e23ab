package register

import (
	"strconv"
	"strings"

	"github.com/offerlint/offerlint/lint"
)

// A Merge is what people filled in to a matrix, on its way into the register.
type Merge struct {
	Changes []Change
	Refused []Change
	Writes  []Write
	Judged  []lint.Parts // what verifications and waivers are about, for the history

	res  *lint.Result
	next int // the number of the next question
}

// A Change is one sentence about what is written about a criterion, or why nothing is.
type Change struct {
	Criterion *lint.Criterion
	Text      lint.Messages
}

// NewMerge says what the rows of a matrix change in the register of a bid, and which rows are refused: rows that show another
// text or response than the one that is there, in which the register was changed since, or that cannot be meant. A row is taken
// over as a whole or not at all. Nothing is deleted.
func NewMerge(res *lint.Result, rows []*lint.Entered) (*Merge, error) {
	m := &Merge{res: res}
	for _, q := range res.Bid.Register.Questions {
		if n, err := strconv.Atoi(strings.TrimPrefix(strings.TrimPrefix(q.ID, "Q"), "-")); err == nil {
			m.next = max(m.next, n)
		}
	}
	for _, e := range rows {
		row := &mergedRow{Merge: m, e: e, next: m.next}
		refused, err := row.read()
		switch {
		case err != nil:
			return nil, err
		case refused != lint.Messages{}:
			m.Refused = append(m.Refused, Change{e.Of, refused})
		default:
			m.Changes, m.Writes, m.next = append(m.Changes, row.changes...), append(m.Writes, row.writes...), row.next
			if row.judges {
				m.Judged = append(m.Judged, e.Of.Parts())
			}
		}
	}
	return m, nil
}

// Apply puts the changes into the texts of a register and its history.
func (m *Merge) Apply(printed string, now, history []byte) (register, newHistory []byte, err error) {
	return Apply(printed, m.res.Bid.Register.Source, now, history, m.Writes, m.Judged)
}
