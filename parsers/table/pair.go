package table

import (
	"unicode/utf8"

	"github.com/offerlint/offerlint/lint"
)

// A Pair is a row of ours that repeats a criterion of the customer's, as both tell it.
type Pair struct {
	Criterion *lint.Criterion // the one that is answered
	Was, Is   *lint.Criterion // as the customer's row tells it, and ours
}

// newPair pairs a criterion with our row. Where the customer's row is hidden and ours is not, the criterion will be told as
// ours tells it; what the customer's says is kept here.
func newPair(first, c *lint.Criterion) Pair {
	p := Pair{first, first, c}
	if first.Hidden && !c.Hidden {
		was := *first
		p.Was = &was
	}
	return p
}

// inPlace finds the criterion of a row that has neither an ID nor the words of any: the one in the same row of the sheet of
// the same name, where the words were changed but are still like it.
func (m *Merger) inPlace(c *lint.Criterion, s *Sheet) *lint.Criterion {
	if !s.unnamed[c] || c.At.Sheet == "" {
		return nil
	}
	for _, first := range m.byID[idKey(fallbackID("", c.At.Sheet, c.At.Line))] {
		if first.At.Sheet == c.At.Sheet && first.At.Line == c.At.Line && !first.HasID() && resembles(firstOf(c.Text, c.Title), firstOf(first.Text, first.Title)) {
			return first
		}
	}
	return nil
}

// renumbered finds the criterion whose very words a row has under the number of another: the customer gave it another number
// since we copied the list. It is nil where the number and the words agree.
func (m *Merger) renumbered(c, first *lint.Criterion, s *Sheet) *lint.Criterion {
	if s.unnamed[c] || first != nil && sameText(first, c) {
		return nil
	}
	k := letters(firstOf(c.Text, c.Title))
	other := m.byText[k]
	if utf8.RuneCountInString(k) < fewestLetters || other == nil || !sameLot(other, c) {
		return nil
	}
	return other
}

// fewestLetters is how long a text is that tells a criterion by itself.
const fewestLetters = 20

// Repeats reports whether most rows of a sheet repeat the customer's words: then it is a copy of his form, and where the
// words differ they were changed. A list of our own may have short names for what he asks.
func Repeats(pairs []Pair) bool {
	same, told := 0, 0
	for _, p := range pairs {
		if firstOf(p.Is.Text, p.Is.Title) == "" || firstOf(p.Was.Text, p.Was.Title) == "" {
			continue
		}
		told++
		same += one(sameText(p.Was, p.Is))
	}
	return told > 0 && same*2 >= told
}
