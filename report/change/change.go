// Package change prints what changed between two versions of a customer's files: for a terminal, for other programs, for a
// web page, and as a workbook with both texts side by side.
package change

import (
	"fmt"
	"strings"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/versions"
)

// Made is the value of the document property lint.MadeBy in the workbooks that this package makes.
const Made = "diff"

// Options say how a comparison is printed.
type Options struct {
	Lang     string // "de" or "en"
	Old, New string // the files as people know them
	All      bool   // list what did not change as well
	// Verbose shows places as well as names.
	Verbose bool
	// Touches are what of an offer hangs on each change; nil where no offer is looked at.
	Touches map[*versions.Change][]Touch
	// Paint colours words that went or came; nil: they are marked by signs, [-gone-] {+come+}.
	Paint func(op versions.Op, telling bool, text string) string
}

func (o Options) pick(de, en string) string {
	if o.Lang == "de" {
		return de
	}
	return en
}

// listed are the changes to print.
func (o Options) listed(c *versions.Comparison) []*versions.Change {
	var out []*versions.Change
	for _, ch := range c.Changes {
		if o.All || !ch.Is(versions.Unchanged) {
			out = append(out, ch)
		}
	}
	return out
}

// name is how a change is called: the number, both where it changed, and those it was merged with or split into.
func (o Options) name(c *versions.Change) string {
	e := c.Entry()
	s := e.Name()
	if c.Old != nil && c.New != nil && c.Old.Name() != c.New.Name() && (c.Old.ID != "" || c.New.ID != "") {
		s = c.Old.Name() + " → " + c.New.Name()
	}
	var more []string
	for _, m := range c.More {
		more = append(more, m.Name())
	}
	switch {
	case len(more) == 0:
	case c.Is(versions.Merged):
		s += o.pick(" (mit ", " (with ") + strings.Join(more, ", ") + ")"
	default:
		s += o.pick(" (und ", " (and ") + strings.Join(more, ", ") + ")"
	}
	return lint.Printable(s)
}

// sum adds up: how many criteria and positions either version has, and how many changes are of each class.
func (o Options) sum(c *versions.Comparison) string {
	var parts []string
	for _, class := range versions.Classes() {
		if n := c.Count(class); n > 0 {
			name, _, _ := strings.Cut(class.In(o.Lang), " (")
			parts = append(parts, fmt.Sprintf("%d %s", n, name))
		}
	}
	return fmt.Sprintf("%d → %d: %s", c.Old, c.New, strings.Join(parts, ", "))
}

// verdict says whether answers have to be looked at again, and how many.
func (o Options) verdict(c *versions.Comparison) string {
	n := 0
	for _, ch := range c.Changes {
		if ch.Substance() {
			n++
		}
	}
	switch n {
	case 0:
		return o.pick("Inhaltlich ist nichts geändert.", "Nothing of substance changed.")
	case 1:
		return o.pick("1 Änderung betrifft den Inhalt: Antwort neu ansehen.", "1 change of substance: look at the answer again.")
	}
	return fmt.Sprintf(o.pick("%d Änderungen betreffen den Inhalt: Antworten neu ansehen.", "%d changes of substance: look at the answers again."), n)
}

// wordings are the old and the new text in pieces. Where the words did not change, each is one piece; of what was added or
// removed there is one text.
func wordings(c *versions.Change) (old, updated []versions.Piece) {
	if c.Pieces == nil {
		if c.Old != nil {
			old = []versions.Piece{{Text: c.Old.Wording()}}
		}
		if c.New != nil {
			updated = []versions.Piece{{Text: c.New.Wording()}}
		}
		return old, updated
	}
	for _, p := range c.Pieces {
		if p.Op != versions.Insert {
			old = append(old, p)
		}
		if p.Op != versions.Gone {
			updated = append(updated, p)
		}
	}
	return old, updated
}
