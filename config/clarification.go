package config

import (
	"slices"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/strictyaml"
)

// clarificationFields are the columns of a list of questions and answers that the config may name.
var clarificationFields = []string{"number", "reference", "question", "answer", "date"}

// A clarificationEntry is an entry under clarifications: where the customer publishes bidders' questions and the answers.
type clarificationEntry struct {
	at      *strictyaml.Node
	Path    place                `yaml:"path"`
	Sheets  []string             `yaml:"sheets"`
	Columns clarificationColumns `yaml:"columns"`
}

// clarificationColumns are header texts or letters by field.
type clarificationColumns map[string]place

// UnmarshalYAMLNode implements strictyaml.Unmarshaler: a plain text is the path.
func (e *clarificationEntry) UnmarshalYAMLNode(n *strictyaml.Node) error {
	e.at = n
	if n.Kind() == strictyaml.Text {
		return n.Decode(&e.Path)
	}
	type plain clarificationEntry
	return n.Decode((*plain)(e))
}

func (e clarificationEntry) validate() error {
	errs := []error{needsPath(e.at, e.Path)}
	for key, column := range e.Columns {
		if column.at != nil && !slices.Contains(clarificationFields, key) {
			errs = append(errs, column.at.Key().Errorf("%s", strictyaml.Unknown("column", key, clarificationFields)))
		}
	}
	return strictyaml.Join(errs...)
}

// file is the entry in the words of package lint.
func (e clarificationEntry) file() lint.ClarificationFile {
	f := lint.ClarificationFile{Path: e.Path.value, At: location(e.at), Sheets: e.Sheets}
	for key, column := range e.Columns {
		if f.Columns == nil {
			f.Columns = map[string]string{}
		}
		f.Columns[key] = column.value
	}
	return f
}
