// Package schema writes JSON Schemas of what package strictyaml reads, from the same types, so that editors complete and
// check rulesets and offerlint.yaml as they are written. Only tests use it: the schemas lie in docs/schema.
package schema

import (
	"encoding"
	"encoding/json"
	"reflect"
	"strings"
)

// A Schema is a JSON Schema, or a part of one.
type Schema = map[string]any

// A Writer turns types into schemas.
type Writer struct {
	// Special is the schema of a type that reads itself, by its name; a type that is not in it is read field by field.
	Special map[string]Schema
	// Defs are the definitions of named structs, filled while types are written.
	Defs map[string]Schema
}

// Text is any scalar: strictyaml takes 017 and true verbatim where a text is asked.
func Text() Schema { return Schema{"type": []string{"string", "number", "boolean"}} }

// OneOf is one of several words.
func OneOf(words ...string) Schema { return Schema{"enum": words} }

// Of is the schema of a type.
func (w *Writer) Of(t reflect.Type) Schema {
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	if s, ok := w.Special[t.Name()]; ok {
		return s
	}
	if reflect.PointerTo(t).Implements(reflect.TypeFor[encoding.TextUnmarshaler]()) {
		return Text()
	}
	switch t.Kind() {
	case reflect.Struct:
		return w.ref(t)
	case reflect.Slice:
		return Schema{"type": "array", "items": w.Of(t.Elem())}
	case reflect.Map:
		return Schema{"type": "object", "additionalProperties": w.Of(t.Elem())}
	case reflect.Bool:
		return Schema{"type": "boolean"}
	case reflect.Int, reflect.Int64:
		return Schema{"type": "integer"}
	case reflect.Float64:
		return Schema{"type": "number"}
	}
	return Text()
}

// ref is a reference to the definition of a struct, which is written where it is met first.
func (w *Writer) ref(t reflect.Type) Schema {
	if t.Name() == "" {
		return w.Struct(t)
	}
	if _, ok := w.Defs[t.Name()]; !ok {
		w.Defs[t.Name()] = Schema{} // it may hold itself
		w.Defs[t.Name()] = w.Struct(t)
	}
	return Schema{"$ref": "#/$defs/" + t.Name()}
}

// Struct is the schema of a struct, written out. One with a field that a list stands for may be that list.
func (w *Writer) Struct(t reflect.Type) Schema {
	properties := Schema{}
	var list Schema
	for _, f := range reflect.VisibleFields(t) {
		name, option, _ := strings.Cut(f.Tag.Get("yaml"), ",")
		if name == "" || name == "-" || !f.IsExported() || option == "later" {
			continue
		}
		properties[name] = w.Of(f.Type)
		if option == "items" {
			list = w.Of(f.Type)
		}
	}
	s := Schema{"type": "object", "properties": properties, "additionalProperties": false}
	if list != nil {
		return Schema{"oneOf": []Schema{s, list}}
	}
	return s
}

// File is a schema as it lies on the disk.
func File(id, title string, root Schema, defs map[string]Schema) ([]byte, error) {
	out := Schema{"$schema": "https://json-schema.org/draft/2020-12/schema", "$id": id, "title": title, "$defs": defs}
	for k, v := range root {
		out[k] = v
	}
	b, err := json.MarshalIndent(out, "", "  ")
	return append(b, '\n'), err
}
