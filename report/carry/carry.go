// Package carry brings our answers over into the customer's new version of his workbook: where what is asked is unchanged, moved
// or renumbered. What changed stays empty, with the difference as a comment. It never guesses, and says of every answer what
// became of it.
package carry

import (
	"io"
	"time"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/report/overlay"
	"github.com/offerlint/offerlint/versions"
)

// A Version is one version of the customer's workbook.
type Version struct {
	File string // as printed; that of the places in Bid
	Bid  *lint.Bid
	Book *overlay.Book
}

// Options say how the copy is made.
type Options struct {
	Lang     string // "de" or "en"
	Comments bool   // say in the copy what changed, and what was not placed
}

// A State says what became of an answer, or of a row of the new version.
type State string

// The states. Every answered row of the old version is in one of the first five; every row of the new version in one of all but
// Dropped.
const (
	Carried    State = "carried"
	InPart     State = "carried-in-part" // some cells of the row found no place
	Changed    State = "changed"         // left empty
	Dropped    State = "dropped"         // its criterion is gone
	NotPlaced  State = "not-placed"
	Unanswered State = "unanswered" // nothing to carry: it was not answered before
	New        State = "new"
)

// A Row is what became of one change between the versions.
type Row struct {
	*versions.Change
	State State
	// Answers are how many rows of the old version with an answer it stands for: more than one where criteria were merged.
	Answers int
	Cells   []Cell // in the order of the columns
}

// A Cell is one cell of ours in the old version.
type Cell struct {
	From overlay.Spot
	To   overlay.Spot // the zero Spot where it found no place
	Text string       // as people read it
	// Why it was not carried; the zero value where it was. AsValue says that a formula was carried as its result.
	Why     lint.Messages
	AsValue bool
}

// A Column is a column of the old version that is not carried: its header, how many rows of criteria and positions hold something
// in it that the new version does not, and why nothing of it is carried.
type Column struct {
	At    overlay.Spot // row 0
	Title string
	Cells int
	Why   lint.Messages
}

// An Outcome is what carrying would do, or did.
type Outcome struct {
	Old, New string
	Rows     []*Row
	// Beside are cells of ours outside the criteria and positions: a name on the cover sheet.
	Beside []Cell
	// Lost are columns of the old version of which nobody knows whether they were ours.
	Lost []Column
	// Filled are the rows of the new version in which somebody answered already.
	Filled int
	fills  []overlay.Filling
	marks  []overlay.Mark
	opt    Options
}

// Plan says what is carried where. Nothing is written.
func Plan(old, updated Version, opt Options) (*Outcome, error) {
	p := &planner{old: side{Version: old}, new: side{Version: updated}, columns: map[[2]string]*columns{}, shared: map[overlay.Spot][]*Row{}, lost: map[overlay.Spot]*Column{}, out: &Outcome{Old: old.File, New: updated.File, opt: opt}}
	for _, s := range []*side{&p.old, &p.new} {
		if err := s.read(); err != nil {
			return nil, err
		}
	}
	c := versions.Compare(versions.Of(old.Bid), versions.Of(updated.Bid))
	for _, ch := range c.Changes {
		p.out.Rows = append(p.out.Rows, p.row(ch))
	}
	p.settleShared()
	p.beside()
	p.lostColumns()
	p.out.Filled = p.new.answered()
	p.finish()
	return p.out, nil
}

// Answers is how many rows of the old version are answered.
func (o *Outcome) Answers() int {
	n := 0
	for _, r := range o.Rows {
		n += r.Answers
	}
	return n
}

// Count is how many answered rows of the old version are in a state.
func (o *Outcome) Count(s State) int {
	n := 0
	for _, r := range o.Rows {
		if r.State == s {
			n += r.Answers
		}
	}
	return n
}

// CountNew is how many rows of the new version are in a state.
func (o *Outcome) CountNew(s State) int {
	n := 0
	for _, r := range o.Rows {
		if r.State == s && r.New != nil {
			n++
			if r.Is(versions.Split) {
				n += len(r.More)
			}
		}
	}
	return n
}

// Cells is how many cells are written.
func (o *Outcome) Cells() int { return len(o.fills) }

// Comments is how many cells get a comment.
func (o *Outcome) Comments() int { return len(o.marks) }

// Write writes the copy: the new version with the answers. The same versions and date give the same bytes.
func (o *Outcome) Write(w io.Writer, updated *overlay.Book, when time.Time) error {
	if err := updated.Fill(o.fills); err != nil {
		return err
	}
	if len(o.marks) > 0 {
		words := overlay.Words{Elsewhere: o.pick("Zu %s:", "About %s:"), More: o.pick("(gekürzt)", "(shortened)")}
		if _, err := updated.Mark(o.marks, words); err != nil {
			return err
		}
	}
	return updated.Write(w, when)
}

func (o *Outcome) pick(de, en string) string { return lint.Messages{DE: de, EN: en}.In(o.opt.Lang) }
