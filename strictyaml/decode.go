package strictyaml

import (
	"encoding"
	"errors"
	"fmt"
	"math"
	"reflect"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"
)

// An Unmarshaler reads itself from a node, for values that may be written in more than one way. Errors without a position
// get that of the node. It is not called for a key without a value.
type Unmarshaler interface {
	UnmarshalYAMLNode(n *Node) error
}

// A Place is embedded in a struct that wants to know where it stands in its file.
type Place struct{ node *Node }

// At is the node that the struct was read from, of whatever kind that is; nil where its key is left out.
func (p Place) At() *Node { return p.node }

func (p *Place) note(n *Node) { p.node = n }

// Decode reads a file that holds one YAML document into a pointer, strictly. See Node.Decode for how.
func Decode(file string, src []byte, into any) error {
	root, errs := parse(file, src)
	if root != nil {
		errs = append(errs, root.decodeInto(into, setting))
	}
	return Join(errs...)
}

// Decode reads a node into a pointer, strictly.
//
// Keys of structs are named by the tag `yaml:"name"`, else by the field in lower case; `yaml:"-"` leaves a field out, and
// `yaml:"name,later"` marks a key that is recognised and refused. Texts are taken verbatim. Maps and structs keep what
// the node does not name, so that layers can be decoded one after the other; lists are replaced. Maps, lists and what
// pointers point to are copied before they change. A field of type *Node gets the node itself, a type that implements
// Unmarshaler reads itself, and one that implements encoding.TextUnmarshaler is given the text.
//
// A struct that embeds Place is told where it stands, before anything else of it is read.
//
// A struct with a field `yaml:"name,items"` may be written as a list, too, which is then that field.
func (n *Node) Decode(into any) error { return Join(n.decodeInto(into, setting)) }

// Append is like Decode, but adds to the lists it finds. Anything but a list below mappings is an error.
func (n *Node) Append(into any) error { return Join(n.decodeInto(into, adding)) }

type mode uint8

const (
	setting mode = iota
	adding
)

func (n *Node) decodeInto(into any, m mode) error {
	v := reflect.ValueOf(into)
	if v.Kind() != reflect.Pointer || v.IsNil() {
		return fmt.Errorf("cannot decode into %T: want a pointer", into)
	}
	return n.decode(v.Elem(), m)
}

var nodeType = reflect.TypeFor[*Node]()

func (n *Node) decode(v reflect.Value, m mode) error {
	if v.Type() == nodeType {
		if n.Kind() != Nothing {
			v.Set(reflect.ValueOf(n))
		}
		return nil
	}
	if n.Kind() == Nothing {
		if v.Kind() == reflect.String && n != nil && n.isNull() {
			return n.Errorf("want text, got %s; put it into quotes if the word is meant", n)
		}
		return nil
	}
	switch u := v.Addr().Interface().(type) {
	case Unmarshaler:
		return n.unmarshal(u, m)
	case encoding.TextUnmarshaler:
		return n.unmarshalText(u, m)
	}
	switch v.Kind() {
	case reflect.Pointer:
		p := reflect.New(v.Type().Elem())
		if !v.IsNil() {
			p.Elem().Set(v.Elem())
		}
		err := n.decode(p.Elem(), m)
		v.Set(p)
		return err
	case reflect.Struct:
		return n.decodeStruct(v, m)
	case reflect.Map:
		return n.decodeMap(v, m)
	case reflect.Slice:
		return n.decodeList(v, m)
	}
	if m == adding {
		return n.Errorf("only lists can be added to; use with")
	}
	return n.decodeScalar(v)
}

func (n *Node) unmarshal(u Unmarshaler, m mode) error {
	if m == adding {
		return n.Errorf("only lists can be added to; use with")
	}
	err := u.UnmarshalYAMLNode(n)
	var e *Error
	if err == nil || errors.As(err, &e) {
		return err
	}
	return n.Errorf("%s", err)
}

// unmarshalText lets a value read itself from a text. An error that has a method Offset stands at that byte of the text.
func (n *Node) unmarshalText(u encoding.TextUnmarshaler, m mode) error {
	switch {
	case m == adding:
		return n.Errorf("only lists can be added to; use with")
	case n.Kind() != Text:
		return n.Errorf("want text, got %s", n)
	}
	err := u.UnmarshalText([]byte(n.Text()))
	var inside interface{ Offset() int }
	switch {
	case err == nil:
		return nil
	case errors.As(err, &inside):
		line, col := n.PosIn(inside.Offset())
		return &Error{File: n.File(), Line: line, Col: col, Msg: err.Error()}
	}
	return n.Errorf("%s", err)
}

func (n *Node) decodeStruct(v reflect.Value, m mode) error {
	if p, ok := v.Addr().Interface().(interface{ note(n *Node) }); ok {
		p.note(n)
	}
	shape := shapeOf(v.Type())
	if n.Kind() == List {
		for _, f := range shape.fields {
			if f.items {
				return n.decode(v.FieldByIndex(f.index), m)
			}
		}
	}
	if n.Kind() != Mapping {
		return n.Errorf("want a mapping, got %s", n.got())
	}
	var errs []error
	for _, child := range n.Fields() {
		name := child.key.Text()
		f, ok := shape.fields[name]
		switch {
		case !ok:
			errs = append(errs, child.key.unknownKey(name, shape.accepted, shape.later))
		case f.later:
			errs = append(errs, child.key.Errorf("not supported yet: %q; remove it or comment it out", name))
		default:
			errs = append(errs, child.decode(v.FieldByIndex(f.index), m))
		}
	}
	return Join(errs...)
}

// unknownKey suggests any key that is recognised, and lists those that are accepted.
func (n *Node) unknownKey(name string, accepted, later []string) error {
	if near := Nearest(name, slices.Concat(accepted, later)); near != "" {
		accepted = []string{near}
	}
	return n.Errorf("%s", Unknown("key", name, accepted))
}

type field struct {
	index []int
	later bool
	items bool // a list stands for the field
}

// A shape is what the tags of a struct say: accepted are the names that may be used and later those that are refused, both
// in the order of the struct.
type shape struct {
	fields          map[string]field
	accepted, later []string
}

// shapes are the shapes that were read, by reflect.Type: a ruleset holds the same structs hundreds of times.
var shapes sync.Map

func shapeOf(t reflect.Type) *shape {
	known, ok := shapes.Load(t)
	if !ok {
		known, _ = shapes.LoadOrStore(t, newShape(t))
	}
	return known.(*shape)
}

// newShape reads the tags of a struct. Embedded structs without a tag count as part of it.
func newShape(t reflect.Type) *shape {
	s := &shape{fields: map[string]field{}}
	for _, sf := range reflect.VisibleFields(t) {
		name, option, _ := strings.Cut(sf.Tag.Get("yaml"), ",")
		embedded := sf.Anonymous && sf.Type.Kind() == reflect.Struct && name == ""
		if name == "-" || !sf.IsExported() || embedded || throughPointer(t, sf.Index) {
			continue
		}
		if name == "" {
			name = strings.ToLower(sf.Name)
		}
		s.fields[name] = field{index: sf.Index, later: option == "later", items: option == "items"}
		if option == "later" {
			s.later = append(s.later, name)
		} else {
			s.accepted = append(s.accepted, name)
		}
	}
	return s
}

// throughPointer reports whether a promoted field lies behind an embedded pointer, which may be nil.
func throughPointer(t reflect.Type, index []int) bool {
	for _, i := range index[:len(index)-1] {
		if t = t.Field(i).Type; t.Kind() != reflect.Struct {
			return true
		}
	}
	return false
}

func (n *Node) decodeMap(v reflect.Value, m mode) error {
	t := v.Type()
	switch {
	case t.Key().Kind() != reflect.String:
		return n.Errorf("cannot decode into %s", t)
	case n.Kind() != Mapping:
		return n.Errorf("want a mapping, got %s", n.got())
	}
	out := reflect.MakeMapWithSize(t, v.Len()+len(n.Fields()))
	for it := v.MapRange(); it.Next(); {
		out.SetMapIndex(it.Key(), it.Value())
	}
	var errs []error
	for _, child := range n.Fields() {
		key := reflect.ValueOf(child.key.node.Value).Convert(t.Key())
		value := reflect.New(t.Elem()).Elem()
		if old := out.MapIndex(key); old.IsValid() {
			value.Set(old)
		}
		errs = append(errs, child.decode(value, m))
		if child.Kind() != Nothing {
			out.SetMapIndex(key, value)
		}
	}
	v.Set(out)
	return Join(errs...)
}

func (n *Node) decodeList(v reflect.Value, m mode) error {
	if n.Kind() != List {
		return n.Errorf("want a list, got %s", n.got())
	}
	items := n.Items()
	out := reflect.MakeSlice(v.Type(), 0, v.Len()+len(items))
	if m == adding {
		out = reflect.AppendSlice(out, v)
	}
	var errs []error
	for _, item := range items {
		switch {
		case item.isNull():
			errs = append(errs, item.Errorf("want a value, got %s; put it into quotes if the word is meant", item))
			continue
		case item.Kind() == Nothing:
			errs = append(errs, item.Errorf("want a value, got nothing; an empty item says nothing"))
			continue
		}
		value := reflect.New(v.Type().Elem()).Elem()
		errs = append(errs, item.decode(value, setting))
		out = reflect.Append(out, value)
	}
	v.Set(out)
	return Join(errs...)
}

// got describes a node of the wrong kind; a text is not repeated where its words do not matter.
func (n *Node) got() string {
	if n.Kind() == Text {
		return "text"
	}
	return n.String()
}

// Numbers are read as people write them; 017, 1_000, 0x1F, .5 and 1e3 are no numbers here.
var (
	wholeNumber   = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[+-]?(0|[1-9][0-9]*)$`) })
	decimalNumber = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^[+-]?(0|[1-9][0-9]*)(\.[0-9]+)?$`) })
)

func (n *Node) decodeScalar(v reflect.Value) error {
	text := n.Text()
	switch {
	case v.Kind() == reflect.String:
		if n.Kind() != Text {
			return n.Errorf("want text, got %s", n)
		}
		v.SetString(text)
	case v.Kind() == reflect.Bool:
		if !n.plain() || text != "true" && text != "false" {
			return n.Errorf("want true or false, got %s", n)
		}
		v.SetBool(text == "true")
	case v.CanInt():
		i, err := strconv.ParseInt(text, 10, v.Type().Bits())
		if err != nil || !n.plain() || !wholeNumber().MatchString(text) {
			return n.Errorf("want a whole number, got %s", n)
		}
		v.SetInt(i)
	case v.CanFloat():
		f, err := strconv.ParseFloat(text, v.Type().Bits())
		if err != nil || !n.plain() || !decimalNumber().MatchString(text) || math.IsInf(f, 0) {
			return n.Errorf("want a number with a decimal point, got %s", n)
		}
		v.SetFloat(f)
	default:
		return n.Errorf("cannot decode into %s", v.Type())
	}
	return nil
}
