package register

import (
	"errors"
	"fmt"
	"slices"
	"strings"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/strictyaml"
)

// A Write puts one entry into a register.
type Write struct {
	List string // evidence, verifications, assumptions, questions, waivers or assignments
	// Old is where the entry stands in the register as the command read it; the zero value adds an entry.
	Old lint.Location
	// Same are the keys that make two entries one: criterion, or rule and criterion.
	Same []string
	// Fields are the keys with their values as YAML writes them. One without a value is left out, or emptied where the
	// entry has it.
	Fields []strictyaml.Pair
}

// Splice puts entries into the text of a register. Before is the text as the command read it, which may be nothing, and now
// the one that is there by then: where somebody changed the same entry in between, or added it, nothing is written.
func Splice(printed string, before, now []byte, writes []Write) ([]byte, error) {
	old, err := strictyaml.Parse(printed, blank(before))
	if err != nil {
		return nil, err
	}
	if _, err := Read(now, printed); err != nil {
		return nil, err
	}
	root, err := strictyaml.Parse(printed, blank(now))
	if err != nil {
		return nil, err
	}
	set, add := map[string]map[int][]strictyaml.Pair{}, map[string][][]strictyaml.Pair{}
	var lists []string
	edits := map[string]*listEdit{}
	for _, w := range writes {
		if set[w.List] == nil {
			set[w.List], lists = map[int][]strictyaml.Pair{}, append(lists, w.List)
			edits[w.List] = newListEdit(old.Field(w.List), root.Field(w.List))
		}
		i, err := w.find(edits[w.List], root)
		switch {
		case err != nil:
			return nil, err
		case i >= 0:
			e := edits[w.List].now[i]
			fields := w.changed(e)
			if before, twice := set[w.List][i]; twice && !slices.Equal(before, fields) {
				return nil, e.Errorf("this entry is to be changed to two different things; make one change after the other")
			}
			set[w.List][i] = fields
		default:
			add[w.List] = append(add[w.List], w.filled())
		}
	}
	out := now
	for _, list := range lists {
		if len(set[list]) > 0 {
			if out, err = strictyaml.SetFields(printed, out, list, set[list]); err != nil {
				return nil, err
			}
		}
		if out, err = strictyaml.AppendItems(printed, out, list, add[list]...); err != nil {
			return nil, err
		}
	}
	return out, unharmed(printed, root, out, set, add)
}

// unharmed reports an edit that did something else than it should: of the entries that are there each says what it said, but for
// the fields that were set, and below them stand those that were added.
func unharmed(printed string, root *strictyaml.Node, out []byte, set map[string]map[int][]strictyaml.Pair, add map[string][][]strictyaml.Pair) error {
	if _, err := Read(out, printed); err != nil {
		return fmt.Errorf("%s: this change would break the file; make it by hand (%w)", printed, err)
	}
	after, err := strictyaml.Parse(printed, blank(out))
	if err != nil {
		return err
	}
	for _, now := range after.Fields() {
		list := now.Key().Text()
		before, items := root.Field(list).Items(), now.Items()
		if len(items) != len(before)+len(add[list]) {
			return now.Errorf("cannot add to %s; make the change by hand", list)
		}
		for i, e := range items {
			if i < len(before) && !says(e, before[i], set[list][i]) || i >= len(before) && !says(e, nil, add[list][i-len(before)]) {
				return now.Errorf("cannot change this list without harm to its entry %d; make the change by hand", i+1)
			}
		}
	}
	for _, old := range root.Fields() {
		if after.Field(old.Key().Text()) == nil {
			return old.Errorf("this change would lose %s; make it by hand", old.Key().Text())
		}
	}
	return nil
}

// says reports whether an entry has these fields, and all others as they were before.
func says(e, before *strictyaml.Node, fields []strictyaml.Pair) bool {
	set := map[string]bool{}
	for _, f := range fields {
		set[f.Key] = true
		want, err := strictyaml.Parse(f.Key, []byte(f.Key+": "+f.Value))
		if err != nil || !equal(want.Field(f.Key), e.Field(f.Key)) {
			return false
		}
	}
	for _, f := range e.Fields() {
		if key := f.Key().Text(); !set[key] && !equal(f, before.Field(key)) {
			return false
		}
	}
	for _, f := range before.Fields() {
		if e.Field(f.Key().Text()) == nil {
			return false
		}
	}
	return true
}

// A listEdit is a list as the command read it and as it is now. It finds entries without going through the list for each.
type listEdit struct {
	now    []*strictyaml.Node
	before map[lint.Location]*strictyaml.Node // by place
	at     map[string]int                     // the first index of an entry of now, by what it says
	added  []*strictyaml.Node                 // entries of now that were not there before
}

func newListEdit(before, now *strictyaml.Node) *listEdit {
	l := &listEdit{now: now.Items(), before: map[lint.Location]*strictyaml.Node{}, at: map[string]int{}}
	known := map[string]bool{}
	for _, e := range before.Items() {
		l.before[location(e)], known[said(e)] = e, true
	}
	for i, e := range l.now {
		text := said(e)
		if _, ok := l.at[text]; !ok {
			l.at[text] = i
		}
		if !known[text] {
			l.added = append(l.added, e)
		}
	}
	return l
}

// find is the index of the entry in the list of now; -1 where it is to be added.
func (w Write) find(l *listEdit, root *strictyaml.Node) (int, error) {
	if old := l.before[w.Old]; old != nil {
		if i, ok := l.at[said(old)]; ok {
			return i, nil
		}
		return 0, root.Errorf("%s was changed by somebody else in the meantime; look at it and try again", w.name())
	}
	for _, e := range l.added {
		if w.same(e) {
			return 0, e.Errorf("%s was entered by somebody else in the meantime; look at it and try again", w.name())
		}
	}
	if w.Old != (lint.Location{}) {
		return 0, errors.New("the entry to change is not in the register")
	}
	return -1, nil
}

// same reports whether an entry is about the same thing as this one.
func (w Write) same(e *strictyaml.Node) bool {
	for _, key := range w.Same {
		if !strings.EqualFold(strictyaml.Quote(e.Field(key).Text()), w.value(key)) {
			return false
		}
	}
	return len(w.Same) > 0
}

func (w Write) value(key string) string {
	for _, f := range w.Fields {
		if f.Key == key {
			return f.Value
		}
	}
	return ""
}

func (w Write) name() string {
	var parts []string
	for _, key := range w.Same {
		parts = append(parts, w.value(key))
	}
	return strings.Join(parts, " ")
}

func (w Write) filled() []strictyaml.Pair {
	var out []strictyaml.Pair
	for _, f := range w.Fields {
		if f.Value != "" {
			out = append(out, f)
		}
	}
	return out
}

// changed are the fields that an entry does not have like that.
func (w Write) changed(e *strictyaml.Node) []strictyaml.Pair {
	var out []strictyaml.Pair
	for _, f := range w.Fields {
		switch old := e.Field(f.Key); {
		case f.Value != "":
			out = append(out, f)
		case old.Kind() == strictyaml.List:
			out = append(out, strictyaml.Pair{Key: f.Key, Value: "[]"})
		case old.Kind() == strictyaml.Mapping:
			out = append(out, strictyaml.Pair{Key: f.Key, Value: "{}"})
		case old.Kind() == strictyaml.Text:
			out = append(out, strictyaml.Pair{Key: f.Key, Value: `""`})
		}
	}
	return out
}

// equal reports whether two nodes say the same.
func equal(a, b *strictyaml.Node) bool { return said(a) == said(b) }

// said is what a node says, with all that is below it. A block of text at the very end of a file may get the end of its last line:
// that does not count.
func said(n *strictyaml.Node) string {
	var b strings.Builder
	var say func(n *strictyaml.Node)
	say = func(n *strictyaml.Node) {
		fmt.Fprintf(&b, "%d%q", n.Kind(), strings.TrimRight(n.Text(), "\n"))
		for _, below := range append(n.Items(), n.Fields()...) {
			fmt.Fprintf(&b, "(%q", below.Key().Text())
			say(below)
			b.WriteByte(')')
		}
	}
	say(n)
	return b.String()
}
