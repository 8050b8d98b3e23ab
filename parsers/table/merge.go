package table

import (
	"slices"

	"github.com/offerlint/offerlint/lint"
)

// Merge joins a further sheet to the criteria that were read before it, and returns all of them in order. The sheet is
// changed: a row that repeats a criterion already read, with the same text or none, becomes an answer row, and its
// responses go to that criterion; one with the same ID and another text stays a criterion of its own and is reported.
// Criteria without an ID of their own are recognised by their text. Where the earlier one stands on a hidden sheet or
// row and the later one does not, the criterion is told as the visible row tells it.
func Merge(all []*lint.Criterion, s *Sheet) []*lint.Criterion { return NewMerger(all).Merge(s) }

// Merge is the function Merge for all criteria that the merger knows, to which it adds those of the sheet.
func (m *Merger) Merge(s *Sheet) []*lint.Criterion {
	m.refresh()
	var kept []*lint.Criterion
	aside := 0
	for _, c := range s.Criteria {
		first := m.find(c, s)
		if first != nil && (s.unnamed[c] || sameText(first, c)) {
			if s.aside {
				aside += withoutClaim(first, c)
			}
			s.answers(first, c)
			continue
		}
		if first != nil && c.DuplicateOf() == nil {
			c.Extra().DuplicateOf = first
			s.Problems = append(s.Problems, duplicate(c, first))
		}
		kept = append(kept, c)
	}
	for _, c := range kept { // its first appearance on this sheet is an answer row now
		if c.DuplicateOf() != nil && !slices.Contains(kept, c.DuplicateOf()) {
			c.Extra().DuplicateOf = m.find(c, s)
		}
	}
	if aside > 0 {
		s.Source.Notes = append(s.Source.Notes, lint.Note{Fact: "other-question", N: aside})
	}
	s.settle(kept)
	s.Problems = restarted(s.Problems, s.Source, false)
	m.changed = m.changed || s.retold
	m.all = append(m.all, kept...)
	return m.all
}

// Answer joins a sheet of ours to the customer's criteria: its rows answer the criteria whose ID or text they have, and
// become answer rows. A row that keeps the ID but has another text answers all the same, and is reported. Rows whose ID
// no criterion has are returned as strays, for they answer nothing. Where no row at all is known, the sheet is none of
// answers: its rows are skipped and the sheet is reported.
func Answer(all []*lint.Criterion, s *Sheet) []*lint.Stray { return NewMerger(all).Answer(s) }

// Answer is the function Answer for all criteria that the merger knows.
func (m *Merger) Answer(s *Sheet) []*lint.Stray {
	m.refresh()
	if len(s.Criteria) > 0 && !slices.ContainsFunc(s.Criteria, func(c *lint.Criterion) bool { return m.find(c, s) != nil }) {
		unrelated(s)
		return nil
	}
	var strays []*lint.Stray
	for _, c := range s.Criteria {
		first := m.find(c, s)
		if first == nil {
			first = m.inPlace(c, s)
		}
		if other := m.renumbered(c, first, s); other != nil {
			first = other
		}
		if first == nil {
			strays = append(strays, &lint.Stray{ID: c.ID, At: c.At, Empty: !c.Answered()})
			s.Source.Criteria--
			s.Source.AnswerRows++
			continue
		}
		s.Pairs = append(s.Pairs, newPair(first, c))
		dropRepeated(first, c)
		if !s.unnamed[c] && !sameText(first, c) {
			p := duplicate(c, first)
			p.Criterion = first
			s.Problems = append(s.Problems, p)
		}
		s.answers(first, c)
		s.offList(first, c)
	}
	s.settle(nil)
	m.changed = m.changed || s.retold
	return strays
}

// withoutClaim takes the answer to another question out of a row that repeats a criterion, where the criterion has its claim
// elsewhere: a "No" below "Can be inherited from the platform" does not decline what is implemented. It counts what it takes.
func withoutClaim(first, c *lint.Criterion) (taken int) {
	claimed := slices.ContainsFunc(first.Responses, func(r *lint.Response) bool { return r.Claim != lint.Unstated })
	if !claimed {
		return 0
	}
	c.Responses = slices.DeleteFunc(c.Responses, func(r *lint.Response) bool {
		if r.ClaimCell == nil {
			return false
		}
		taken++
		r.Claim, r.ClaimCell = lint.Unstated, nil
		if r.Text != nil {
			r.At = r.Text.Blocks[0].Span
		}
		return r.Text == nil
	})
	return taken
}

// dropRepeated takes the customer's own words out of our answers: in a returned form whose headers mislead, the column of
// what is asked could else pass for an answer. Where the row tells these words in their own column too, the cell stays, as
// the customer's words and no answer.
func dropRepeated(first, c *lint.Criterion) {
	asked, told := wordingsOf(first), wordingsOf(c)
	for _, r := range c.Responses {
		if r.Text == nil {
			continue
		}
		r.Text.Blocks = slices.DeleteFunc(r.Text.Blocks, func(b *lint.Block) bool {
			words := letters(b.Str)
			if words == "" || !slices.Contains(asked, words) {
				return false
			}
			proveNothing(r, b)
			b.Customer = slices.Contains(told, words)
			return !b.Customer
		})
		if len(r.Text.Blocks) == 0 {
			r.Text = nil
		}
	}
}

// wordingsOf are the texts of a criterion, for comparing.
func wordingsOf(c *lint.Criterion) []string {
	return []string{letters(c.Text), letters(c.Title), letters(c.Title + c.Text)}
}

// proveNothing takes what the customer's words cite out of the evidence of ours.
func proveNothing(r *lint.Response, b *lint.Block) {
	r.Evidence = slices.DeleteFunc(r.Evidence, func(e lint.Evidence) bool {
		return slices.ContainsFunc(b.Links, func(l lint.Link) bool { return l.At == e.At })
	})
}

// answers makes the row of c an answer row to first.
func (s *Sheet) answers(first, c *lint.Criterion) {
	s.retold = take(first, c) || s.retold
	if s.moved == nil {
		s.moved = map[*lint.Criterion]*lint.Criterion{}
	}
	s.moved[c] = first
	s.Source.Criteria--
	s.Source.AnswerRows++
}

// settle keeps what remains of the sheet's own criteria, and the problems that speak about them. What is wrong with the
// answer in a row that answers an earlier criterion is said about that criterion; what is wrong with its ID or text has
// been said there.
func (s *Sheet) settle(kept []*lint.Criterion) {
	own := map[*lint.Criterion]bool{} // false for those that are gone
	for _, c := range s.Criteria {
		own[c] = false
	}
	for _, c := range kept {
		own[c] = true
	}
	s.Problems = slices.DeleteFunc(s.Problems, func(p lint.Problem) bool {
		stays, mine := own[p.Criterion]
		if p.Criterion == nil {
			return p.Check == checkDuplicate && len(kept) == 0
		}
		return mine && !stays && (s.moved[p.Criterion] == nil || !aboutAnswer(p.Check))
	})
	for i, p := range s.Problems {
		if first := s.moved[p.Criterion]; first != nil {
			s.Problems[i].Criterion = first
		}
	}
	s.Criteria = kept
	if s.Source.Criteria == 0 && s.Source.AnswerRows > 0 {
		s.Source.Role = "answers"
	}
}

// Unread accounts for a grid that is not to be read: every row with content is skipped for the reason given.
func Unread(g *Grid, reason string) *Sheet {
	r := newReader(g, Options{})
	for i, f := range r.fates {
		if f == (fate{}) {
			r.fates[i] = fate{skipped, reason}
		}
	}
	r.account()
	r.out.Source.Role = reason
	return r.out
}

// unrelated accounts for a table of ours that names none of the customer's criteria.
func unrelated(s *Sheet) {
	for _, n := range s.rows {
		s.Source.Skipped = append(s.Source.Skipped, lint.SkippedRow{Row: n, Reason: "unknown"})
	}
	slices.SortStableFunc(s.Source.Skipped, func(a, b lint.SkippedRow) int { return a.Row - b.Row })
	s.Source.Criteria, s.Source.Responses, s.Source.Role = 0, 0, "unknown"
	first := s.Criteria[0]
	at := lint.Span{Location: lint.Location{File: s.Source.File, Sheet: s.Source.Sheet}}
	s.Problems = []lint.Problem{{Check: "unreadable-row", At: at, Args: lint.Args{"text": first.ID + " " + first.Label()}}}
	s.Criteria = nil
}

// A Merger joins one sheet after the other to the criteria that were read before it: a workbook may have thousands. It finds
// criteria by ID and by text.
type Merger struct {
	all     []*lint.Criterion
	indexed int                          // how many of all can be found; the others are learned when something is looked for
	byID    map[string][]*lint.Criterion // more than one where the customer used an ID twice
	byText  map[string]*lint.Criterion   // nil for a text that stands for two criteria: it tells neither
	changed bool                         // a criterion that is known has other words by now
}

// NewMerger makes a merger that knows these criteria, in their order. They are not to be changed but by the merger.
func NewMerger(all []*lint.Criterion) *Merger {
	m := &Merger{all: slices.Clip(all), changed: true}
	m.refresh()
	return m
}

// refresh learns all criteria anew where that is needed.
func (m *Merger) refresh() {
	if !m.changed {
		return
	}
	all := m.all
	*m = Merger{byID: map[string][]*lint.Criterion{}, byText: map[string]*lint.Criterion{}, all: make([]*lint.Criterion, 0, len(all))}
	m.all = append(m.all, all...)
}

// learn indexes the criteria that were added last: a workbook with one sheet never looks for any.
func (m *Merger) learn() {
	for ; m.indexed < len(m.all); m.indexed++ {
		m.index(m.all[m.indexed])
	}
}

func (m *Merger) index(c *lint.Criterion) {
	id := idKey(c.ID)
	m.byID[id] = append(m.byID[id], c)
	k := letters(firstOf(c.Text, c.Title))
	for _, k := range []string{k, k + "\x00" + lotOf(c)} {
		if _, twice := m.byText[k]; twice {
			m.byText[k] = nil
		} else {
			m.byText[k] = c
		}
	}
}

func (m *Merger) find(c *lint.Criterion, s *Sheet) *lint.Criterion {
	if len(m.all) == 0 {
		return nil
	}
	m.learn()
	if s.unnamed[c] {
		k := letters(firstOf(c.Text, c.Title))
		if k == "" {
			return nil
		}
		if first := m.byText[k+"\x00"+lotOf(c)]; first != nil {
			return first
		}
		if first := m.byText[k]; first != nil && sameLot(first, c) {
			return first
		}
		return nil
	}
	var same []*lint.Criterion
	for _, first := range m.byID[idKey(c.ID)] {
		if sameLot(first, c) {
			same = append(same, first)
		}
	}
	for _, first := range same {
		if sameText(first, c) {
			return first
		}
	}
	if len(same) > 0 {
		return same[0]
	}
	return nil
}

// take gives the answer of a repeated row to the criterion, and reports whether the words by which that is found changed.
func take(first, c *lint.Criterion) (retold bool) {
	if first.Hidden && !c.Hidden {
		rs, extras := first.Responses, *c.Extra()
		extras.DuplicateOf = first.DuplicateOf()
		*first = *c
		first.Extras, first.Responses = &extras, nil
		first.Responses = adopt(first, c.Responses)
		first.Responses = adopt(first, rs)
		return true
	}
	first.Responses = adopt(first, c.Responses)
	if first.Text == "" && first.Title == "" {
		first.Text, first.Title, first.Section = c.Text, c.Title, firstOf(first.Section, c.Section)
		retold = first.Text != "" || first.Title != ""
	}
	if len(first.Allowed) == 0 {
		first.Allowed = c.Allowed
	}
	return retold
}
