package versions

import (
	"slices"
	"unicode/utf8"

	"github.com/offerlint/offerlint/lint"
)

// Since notes in a bid what became of each criterion and position since the version that was accepted. A bid without such
// a version stays as it is.
func Since(b *lint.Bid) {
	v := b.Register.Accepted
	if v == nil {
		return
	}
	old := Of(&lint.Bid{Criteria: v.Criteria, Positions: v.Positions})
	b.Revised(revisions(Compare(old, Of(Asked(b)))))
}

// Asked is a bid with what the customer asks for alone: positions of our own price sheets are left out.
func Asked(b *lint.Bid) *lint.Bid {
	ours := map[string]bool{}
	for _, d := range b.Documents {
		ours[d.File] = d.Side == lint.SideOffer
	}
	out := &lint.Bid{Config: b.Config, Criteria: b.Criteria}
	for _, p := range b.Positions {
		if p.Original == nil && !ours[p.At.File] {
			out.Positions = append(out.Positions, p)
		}
	}
	return out
}

// revisions are the changes in the words of package lint. What was merged or split is several of them: one for each entry.
func revisions(c *Comparison) []*lint.Revision {
	var out []*lint.Revision
	for _, ch := range c.Changes {
		r := revision(ch)
		out = append(out, r)
		for _, e := range ch.More {
			more := *r
			switch {
			case ch.Is(Merged):
				more.Old, more.New, more.Into = e.Criterion, nil, ch.New.Criterion
				more.OldPosition, more.NewPosition = e.Position, nil
			default:
				more.New, more.From, more.NewPosition = e.Criterion, ch.Old.Criterion, e.Position
			}
			more.Words = ""
			out = append(out, &more)
		}
	}
	return out
}

// maxWordsShown is how much of a difference a message shows, in characters; in a longer one less of the unchanged text is
// shown.
const maxWordsShown = 110

func shown(ps []Piece) string {
	var s string
	for _, around := range []int{24, 12, 5} {
		if s = Line(ps, around, nil); utf8.RuneCountInString(s) <= maxWordsShown {
			break
		}
	}
	return s
}

func revision(ch *Change) *lint.Revision {
	told := *ch
	if len(ch.Classes) > 1 && Stale(ch) { // the words that are shown tell that they are others
		told.Classes = slices.DeleteFunc(slices.Clone(ch.Classes), func(c Class) bool { return c == Reworded })
	}
	r := &lint.Revision{
		Substance: ch.Substance(), What: lint.Messages{DE: told.What("de"), EN: told.What("en")},
		Stale: Stale(ch), Words: shown(ch.Pieces),
	}
	for _, c := range ch.Classes {
		r.Classes = append(r.Classes, string(c))
	}
	if ch.Old != nil {
		r.Old, r.OldPosition = ch.Old.Criterion, ch.Old.Position
	}
	if ch.New != nil {
		r.New, r.NewPosition = ch.New.Criterion, ch.New.Position
	}
	return r
}

// Stale reports whether a response to the old entry may be wrong now: what is asked, or the answers that are allowed, are
// others. A new weight, or a row that was hidden, makes no answer wrong.
func Stale(ch *Change) bool {
	return slices.ContainsFunc([]Class{Replaced, Merged, Split, Obligation, Threshold, Allowed, Quantity, Unit}, ch.Is) || ch.Is(Reworded) && !ch.Slight
}
