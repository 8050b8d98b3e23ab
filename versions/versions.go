// Package versions compares two versions of what a customer asks for, as criteria and positions and not as cells: which were
// added, removed, moved, renumbered or reworded, and in what. Inserting a row or sorting a sheet changes nothing but places.
//
// It is deterministic, bounded, and grows below quadratic: similar texts are looked for among those that share rare words.
package versions

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers/fold"
)

// A Class says what happened to a criterion or position between two versions.
type Class string

// The classes, in the order in which reports list them. One change may be of several.
const (
	Added      Class = "added"
	Removed    Class = "removed"
	Replaced   Class = "replaced" // the same ID asks for something else
	Merged     Class = "merged"   // several old ones became one
	Split      Class = "split"    // one old one became several
	Struck     Class = "struck"   // marked as deleted, and still there
	Restored   Class = "restored" // no longer marked as deleted
	Hidden     Class = "hidden"
	Shown      Class = "shown" // no longer hidden
	Obligation Class = "obligation-changed"
	Threshold  Class = "threshold-changed" // a number in the text, or the unit after it
	Weight     Class = "weight-changed"
	Allowed    Class = "answers-changed" // the answers that the form allows
	Quantity   Class = "quantity-changed"
	Unit       Class = "unit-changed"
	Reworded   Class = "reworded"
	Renumbered Class = "renumbered"
	Moved      Class = "moved"
	Unchanged  Class = "unchanged"
)

// Classes lists all classes in their order.
func Classes() []Class {
	return []Class{
		Added, Removed, Replaced, Merged, Split, Struck, Restored, Hidden, Shown, Obligation, Threshold, Weight, Allowed,
		Quantity, Unit, Reworded, Renumbered, Moved, Unchanged,
	}
}

// An Entry is one criterion or position of a version. Exactly one of Criterion and Position is set.
type Entry struct {
	ID        string // as the customer gives it; "" where he gives none
	Title     string
	Text      string
	Section   string
	Quantity  string // of a position, as displayed
	Unit      string
	Criterion *lint.Criterion
	Position  *lint.Position
	At        lint.Span

	id    string   // ID for comparing: case, dashes and a trailing point do not count
	place string   // section for comparing, without its number
	words []string // folded words of title and text, without signs
	body  []string // those of the text alone, where it has one
	said  string   // all words of the entry in one text
	// untitled says that the title does not count, since the other version has none.
	untitled bool
	print    string // those words in one text
}

// Of lists what a bid asks for: its criteria and then its positions, in the customer's order.
func Of(b *lint.Bid) []*Entry {
	es := make([]*Entry, 0, len(b.Criteria)+len(b.Positions))
	places := map[string]string{} // few sections hold many entries
	for _, c := range b.Criteria {
		e := Entry{Title: c.Title, Text: c.Text, Section: c.Section, Criterion: c, At: c.At}
		if c.HasID() {
			e.ID = c.ID
		}
		es = append(es, newEntry(e, places))
	}
	for _, p := range b.Positions {
		e := Entry{Text: p.Text, Section: p.Section, Quantity: p.Quantity, Unit: p.Unit, Position: p, At: p.At}
		if p.HasID() {
			e.ID = p.ID
		}
		es = append(es, newEntry(e, places))
	}
	return es
}

func newEntry(e Entry, places map[string]string) *Entry {
	e.read()
	e.said = e.print
	place, known := places[e.Section]
	if !known {
		place = section(e.Section)
		places[e.Section] = place
	}
	e.id, e.place = strings.TrimRight(fold.String(e.ID), ". "), place
	return &e
}

// Wording is title and text, a line each.
func (e *Entry) Wording() string {
	switch {
	case e.Title == "" || e.Title == e.Text:
		return e.Text
	case e.Text == "":
		return e.Title
	}
	return e.Title + "\n" + e.Text
}

// read takes the words of the entry apart.
func (e *Entry) read() {
	e.words = wordsOf(e.asked())
	e.print = strings.Join(e.words, " ")
	if e.body = e.words; e.Title != "" && e.Text != "" {
		e.body = wordsOf(e.unnumbered(e.Text))
	}
}

// compared is the wording that counts.
func (e *Entry) compared() string {
	if e.untitled && e.Text != "" {
		return e.Text
	}
	return e.Wording()
}

// wordsOf are the folded words of a text, without signs.
func wordsOf(s string) []string {
	var words []string
	for _, t := range tokens(s) {
		if t.word {
			words = append(words, t.folded)
		}
	}
	return words
}

// asked is the wording without the entry's own number.
func (e *Entry) asked() string { return e.unnumbered(e.compared()) }

// unnumbered takes the entry's own number out of a text: a new number asks for nothing else. A number without a letter may be
// anything.
func (e *Entry) unnumbered(s string) string {
	if !strings.ContainsFunc(e.ID, unicode.IsLetter) || !strings.ContainsFunc(e.ID, unicode.IsDigit) {
		return s
	}
	for from := 0; ; {
		i := strings.Index(s[from:], e.ID)
		if i < 0 {
			return s
		}
		i += from
		end := i + len(e.ID)
		before, _ := utf8.DecodeLastRuneInString(s[:i])
		after, _ := utf8.DecodeRuneInString(s[end:])
		if letter(before) || letter(after) {
			from = end
			continue
		}
		s, from = s[:i]+s[end:], i
	}
}

// Name is what people call the entry: its ID, else its place.
func (e *Entry) Name() string {
	if e.ID != "" {
		return e.ID
	}
	if e.At.Sheet != "" {
		return e.At.Sheet + "!" + e.At.Cell()
	}
	return e.At.String()
}

// Label is the title, else the text.
func (e *Entry) Label() string {
	if e.Title != "" {
		return e.Title
	}
	return e.Text
}

func (e *Entry) hidden() bool {
	if e.Criterion != nil {
		return e.Criterion.Hidden
	}
	return e.Position.Hidden
}

func (e *Entry) withdrawn() bool { return e.Criterion != nil && e.Criterion.Withdrawn }

// A Change is what became of one entry, or of several where some were merged or one was split.
type Change struct {
	Classes []Class  // in the order of Classes; never empty
	Old     *Entry   // nil: added
	New     *Entry   // nil: removed
	More    []*Entry // the other old ones of a merger, the other new ones of a split
	// Pieces is the difference of the wordings, word by word; nil where they are the same or one of them is missing.
	Pieces []Piece
	// Slight says that the words differ in nothing that matters: no number, modal verb, negation or content word.
	Slight bool
	// Values are what changed besides the wording, old and new, by class.
	Values map[Class][2]string
}

// Is reports whether a change is of a class.
func (c *Change) Is(class Class) bool { return slices.Contains(c.Classes, class) }

// Substance reports whether somebody has to look at an answer again: all but moves, new numbers, and words that say the same.
func (c *Change) Substance() bool {
	return slices.ContainsFunc(c.Classes, func(class Class) bool {
		return class != Moved && class != Renumbered && class != Unchanged && (class != Reworded || !c.Slight)
	})
}

// Entry is the new entry, else the old.
func (c *Change) Entry() *Entry {
	if c.New != nil {
		return c.New
	}
	return c.Old
}

// A Comparison is what changed between two versions: every entry of both is in exactly one change.
type Comparison struct {
	Changes []*Change // in the order of the new version; what was removed stands after what it followed
	Old     int       // entries of the old version
	New     int       // entries of the new version
}

// Count is how many changes are of a class.
func (c *Comparison) Count(class Class) int {
	n := 0
	for _, ch := range c.Changes {
		if ch.Is(class) {
			n++
		}
	}
	return n
}

// Substance reports whether any change is one of substance.
func (c *Comparison) Substance() bool { return slices.ContainsFunc(c.Changes, (*Change).Substance) }

// Compare says what became of each entry of old and where each of new comes from.
func Compare(old, updated []*Entry) *Comparison {
	alike(old, updated)
	m := newMatcher(old, updated)
	m.match()
	more := m.joined()
	sections := m.renamed(func(e *Entry) string { return e.place })
	moved := m.moved(sections)
	c := &Comparison{Old: len(old), New: len(updated)}
	known := m.vocabulary()
	for j, e := range updated {
		switch i := m.from[j]; {
		case m.absorbed[e]:
		case i < 0 && more[e] == nil:
			c.Changes = append(c.Changes, &Change{Classes: []Class{Added}, New: e})
		case i < 0:
			first, rest := more[e][0], more[e][1:]
			c.Changes = append(c.Changes, &Change{Classes: []Class{Merged}, Old: first, New: e, More: rest, Pieces: Words(together(first, rest), e.compared())})
		default:
			c.Changes = append(c.Changes, describe(old[i], e, more, moved[j], m.foreign[i], known))
		}
	}
	c.insertRemoved(m, more)
	return c
}

// insertRemoved puts each entry that is gone behind the change of the entry that it followed.
func (c *Comparison) insertRemoved(m *matcher, more map[*Entry][]*Entry) {
	after := map[*Entry][]*Change{}
	var last *Entry
	for i, e := range m.old {
		switch {
		case m.absorbed[e]:
		case m.of[i] >= 0:
			last = e
		case more[e] != nil:
			first, rest := more[e][0], more[e][1:]
			ch := &Change{Classes: []Class{Split}, Old: e, New: first, More: rest, Pieces: Words(e.compared(), together(first, rest))}
			after[last] = append(after[last], ch)
		default:
			after[last] = append(after[last], &Change{Classes: []Class{Removed}, Old: e})
		}
	}
	out := slices.Clone(after[nil])
	for _, ch := range c.Changes {
		out = append(out, ch)
		if ch.Old != nil {
			out = append(out, after[ch.Old]...)
		}
	}
	c.Changes = out
}
