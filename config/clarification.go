package config

import (
	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/strictyaml"
)

// clarificationFields are the columns of a list of questions and answers that the config may name.
var clarificationFields = []string{"number", "reference", "question", "answer", "date"}

// A clarificationEntry is an entry under clarifications: where the customer publishes bidders' questions and the answers.
type clarificationEntry struct {
	at      *strictyaml.Node
	Path    place    `yaml:"path"`
	Sheets  []string `yaml:"sheets"`
	Columns columns  `yaml:"columns"`
}

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
	return strictyaml.Join(needsPath(e.at, e.Path), e.Columns.validate("column", clarificationFields))
}

// file is the entry in the words of package lint.
func (e clarificationEntry) file() lint.ClarificationFile {
	return lint.ClarificationFile{Path: e.Path.value, At: location(e.at), Sheets: e.Sheets, Columns: e.Columns.names()}
}
