package rulesets

import (
	"encoding"
	"fmt"
	"reflect"
	"strings"
)

// A Parameter is one value of a rule's parameters; lists keep their items apart.
type Parameter struct {
	Name   string // as in YAML: phrases.de
	Values []string
}

// Parameters lists what a rule is set to, in the order of the check's type. Empty values are left out.
func Parameters(params any) []Parameter {
	var out []Parameter
	if params != nil {
		parameters(reflect.ValueOf(params), "", &out)
	}
	return out
}

func parameters(v reflect.Value, name string, out *[]Parameter) {
	if v.Kind() == reflect.Pointer {
		if !v.IsNil() {
			parameters(v.Elem(), name, out)
		}
		return
	}
	switch {
	case v.IsZero():
	case v.Kind() == reflect.Struct && !readsItself(v):
		for i := range v.NumField() {
			key, option, _ := strings.Cut(v.Type().Field(i).Tag.Get("yaml"), ",")
			switch {
			case option == "items" && name != "":
				key = name
			case name != "":
				key = name + "." + key
			}
			parameters(v.Field(i), key, out)
		}
	case v.Kind() == reflect.Slice:
		p := Parameter{Name: name}
		for i := range v.Len() {
			p.Values = append(p.Values, value(v.Index(i)))
		}
		*out = append(*out, p)
	default:
		*out = append(*out, Parameter{name, []string{value(v)}})
	}
}

// readsItself reports whether a value is written as a text in YAML.
func readsItself(v reflect.Value) bool {
	return v.CanAddr() && v.Addr().Type().Implements(reflect.TypeFor[encoding.TextUnmarshaler]())
}

// value writes one item: a struct in braces, everything else as it is.
func value(v reflect.Value) string {
	if v.Kind() != reflect.Struct || readsItself(v) {
		return fmt.Sprint(v.Interface())
	}
	var inner []Parameter
	parameters(v, "", &inner)
	var parts []string
	for _, p := range inner {
		parts = append(parts, p.Name+": "+strings.Join(p.Values, ", "))
	}
	return "{" + strings.Join(parts, "; ") + "}"
}
