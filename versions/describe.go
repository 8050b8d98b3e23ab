package versions

import (
	"math/big"
	"slices"
	"strconv"
	"strings"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers/fold"
	"github.com/offerlint/offerlint/quantity"
)

// describe says in what two versions of one entry differ.
func describe(a, b *Entry, more map[*Entry][]*Entry, moved, foreign bool, known map[string]bool) *Change {
	c := &Change{Old: a, New: b, Values: map[Class][2]string{}}
	switch {
	case more[b] != nil:
		c.Classes, c.More = append(c.Classes, Merged), more[b]
	case more[a] != nil:
		c.Classes, c.More = append(c.Classes, Split), more[a]
	case foreign:
		c.Classes = append(c.Classes, Replaced)
	}
	c.marks(a, b)
	c.values(a, b)
	c.wording(a, b, known)
	if a.id != b.id {
		c.note(Renumbered, a.ID, b.ID)
	}
	if moved {
		c.note(Moved, a.Section, b.Section)
	}
	if len(c.Classes) == 0 {
		c.Classes = []Class{Unchanged}
	}
	order := Classes()
	slices.SortFunc(c.Classes, func(x, y Class) int { return slices.Index(order, x) - slices.Index(order, y) })
	return c
}

func (c *Change) note(class Class, old, updated string) {
	c.Classes = append(c.Classes, class)
	c.Values[class] = [2]string{old, updated}
}

// marks compares what the customer marked: as deleted, or by hiding it.
func (c *Change) marks(a, b *Entry) {
	switch {
	case b.withdrawn() && !a.withdrawn():
		c.Classes = append(c.Classes, Struck)
	case a.withdrawn() && !b.withdrawn():
		c.Classes = append(c.Classes, Restored)
	}
	switch {
	case b.hidden() && !a.hidden():
		c.Classes = append(c.Classes, Hidden)
	case a.hidden() && !b.hidden():
		c.Classes = append(c.Classes, Shown)
	}
}

// values compares what stands beside the wording.
func (c *Change) values(a, b *Entry) {
	if x, y := a.Criterion, b.Criterion; x != nil && y != nil {
		if x.Obligation != y.Obligation && x.Withdrawn == y.Withdrawn {
			c.note(Obligation, obligation(x), obligation(y))
		}
		if weight(x) != weight(y) {
			c.note(Weight, weight(x), weight(y))
		}
		if !slices.EqualFunc(x.Allowed, y.Allowed, func(s, t string) bool { return fold.String(s) == fold.String(t) }) {
			c.note(Allowed, strings.Join(x.Allowed, " | "), strings.Join(y.Allowed, " | "))
		}
		return
	}
	if !sameNumber(a.Quantity, b.Quantity) {
		c.note(Quantity, a.Quantity, b.Quantity)
	}
	if fold.String(a.Unit) != fold.String(b.Unit) {
		c.note(Unit, a.Unit, b.Unit)
	}
}

// obligation is the customer's own word, else ours.
func obligation(c *lint.Criterion) string {
	if c.ObligationWord != "" {
		return c.ObligationWord
	}
	return c.Obligation.String()
}

func weight(c *lint.Criterion) string {
	if c.Weight == nil {
		return ""
	}
	return strconv.FormatFloat(*c.Weight, 'f', -1, 64)
}

// sameNumber compares by value what both read as a number, and else by letters.
func sameNumber(a, b string) bool {
	if fold.String(a) == fold.String(b) {
		return true
	}
	x, y := number(a), number(b)
	return x != nil && y != nil && x.Cmp(y) == 0
}

func number(s string) *big.Rat {
	n, ok := quantity.Number(s, "")
	if !ok {
		return nil
	}
	return n
}

// wording compares the texts: their words, and the numbers among them. Of what was merged or split, all parts together.
func (c *Change) wording(a, b *Entry, known map[string]bool) {
	old, updated := a.asked(), b.asked()
	switch {
	case c.Is(Merged):
		old = together(a, c.More)
	case c.Is(Split):
		updated = together(b, c.More)
	}
	if old == updated || spokenText(old) == spokenText(updated) {
		return
	}
	c.Pieces = Words(old, updated)
	if c.More == nil {
		c.Pieces = Words(a.compared(), b.compared())
	}
	x, y := amounts(old), amounts(updated)
	if gone, come := without(x, y), without(y, x); !c.Is(Replaced) && gone+come != "" {
		c.note(Threshold, gone, come)
	}
	c.Classes = append(c.Classes, Reworded)
	c.Slight = slight(old, updated, known)
}

// together joins the wordings of several entries in the order of their places.
func together(e *Entry, more []*Entry) string {
	es := append([]*Entry{e}, more...)
	slices.SortStableFunc(es, func(a, b *Entry) int { return a.At.Compare(b.At.Location) })
	var parts []string
	for _, e := range es {
		parts = append(parts, e.asked())
	}
	return strings.Join(parts, "\n")
}

// spokenText is a text without case and the signs that say nothing.
func spokenText(s string) string { return strings.Join(spoken(tokens(s)), " ") }

// without lists the amounts of x that y lacks, as often as it does.
func without(x, y []amount) string {
	var out []string
	y = slices.Clone(y)
	for _, a := range x {
		if i := slices.IndexFunc(y, func(b amount) bool { return a.value == b.value }); i >= 0 {
			y = slices.Delete(y, i, i+1)
		} else {
			out = append(out, a.shown)
		}
	}
	return strings.Join(out, ", ")
}
