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
	for _, w := range writes {
		if set[w.List] == nil {
			set[w.List], lists = map[int][]strictyaml.Pair{}, append(lists, w.List)
		}
		i, err := w.find(old, root)
		switch {
		case err != nil:
			return nil, err
		case i >= 0:
			e := root.Field(w.List).Items()[i]
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

// find is the index of the entry in the text of now; -1 where it is to be added.
func (w Write) find(before, now *strictyaml.Node) (int, error) {
	var old *strictyaml.Node
	for _, e := range before.Field(w.List).Items() {
		if location(e) == w.Old {
			old = e
		}
	}
	for i, e := range now.Field(w.List).Items() {
		switch {
		case old != nil && equal(old, e):
			return i, nil
		case old == nil && w.same(e) && !has(before.Field(w.List), e):
			return 0, e.Errorf("%s was entered by somebody else in the meantime; look at it and try again", w.name())
		}
	}
	if old == nil && w.Old != (lint.Location{}) {
		return 0, errors.New("the entry to change is not in the register")
	}
	if old != nil {
		return 0, now.Errorf("%s was changed by somebody else in the meantime; look at it and try again", w.name())
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

func has(list, e *strictyaml.Node) bool {
	for _, o := range list.Items() {
		if equal(o, e) {
			return true
		}
	}
	return false
}

// equal reports whether two nodes say the same. A block of text at the very end of a file may get the end of its last line.
func equal(a, b *strictyaml.Node) bool {
	if a.Kind() != b.Kind() || strings.TrimRight(a.Text(), "\n") != strings.TrimRight(b.Text(), "\n") {
		return false
	}
	as, bs := append(a.Items(), a.Fields()...), append(b.Items(), b.Fields()...)
	if len(as) != len(bs) {
		return false
	}
	for i := range as {
		if as[i].Key().Text() != bs[i].Key().Text() || !equal(as[i], bs[i]) {
			return false
		}
	}
	return true
}
