package register

import (
	"slices"
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

	questions map[*lint.Criterion][]*lint.Question // of the register
	waivers   map[*lint.Criterion][]*lint.Waiver   // of the register
	found     map[*lint.Criterion][]*lint.Finding
	assigned  map[string]*lint.Assignment // the first of each ID, without regard to case
	owners    map[string]string           // what is written about an ID: the owner
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
	m := newMerge(res)
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
			if row.owns {
				m.owners[e.Of.ID] = e.Owner
			}
			if row.judges {
				m.Judged = append(m.Judged, e.Of.Parts())
			}
		}
	}
	return m, nil
}

// newMerge looks at each list of the register once, however many rows there are.
func newMerge(res *lint.Result) *Merge {
	m := &Merge{
		res: res, questions: map[*lint.Criterion][]*lint.Question{}, waivers: map[*lint.Criterion][]*lint.Waiver{},
		found: map[*lint.Criterion][]*lint.Finding{}, assigned: map[string]*lint.Assignment{}, owners: map[string]string{},
	}
	r := &res.Bid.Register
	for _, q := range r.Questions {
		m.questions[q.Of] = append(m.questions[q.Of], q)
	}
	for _, w := range r.Waivers {
		m.waivers[w.Of] = append(m.waivers[w.Of], w)
	}
	for _, f := range res.Findings {
		m.found[f.Criterion] = append(m.found[f.Criterion], f)
	}
	for _, a := range slices.Backward(r.Assignments) {
		m.assigned[strings.ToLower(a.Criterion)] = a
	}
	return m
}

// Apply puts the changes into the texts of a register and its history.
func (m *Merge) Apply(printed string, now, history []byte) (register, newHistory []byte, err error) {
	return Apply(printed, m.res.Bid.Register.Source, now, history, m.Writes, m.Judged)
}
