// Package strictyaml reads YAML without guessing. It is the only importer of gopkg.in/yaml.v3.
//
// What yaml.v3 lets pass is an error here: unknown and duplicate keys, a second document, a value of another type,
// tags, merge keys. Every error starts with its position, file:line:column in bytes as editors count them, and all
// errors of a file come at once, in its order. Scalars are taken verbatim, so that the ID 017 stays 017 and 2026-01-02
// stays a text.
//
// A key without a value states nothing: it is read as if it were not there, so that a list whose entries are all
// commented out does no harm. An empty list item is an error.
package strictyaml

import (
	"slices"
	"strings"

	"gopkg.in/yaml.v3"
)

// A Kind says what a node is.
type Kind uint8

// The kinds. Nothing is a key without a value, or null.
const (
	Nothing Kind = iota
	Text
	List
	Mapping
)

// A Node is a value in a YAML file, with its place. A nil node is Nothing and has no place.
type Node struct {
	doc  *document
	node *yaml.Node // what it says, aliases followed
	at   *yaml.Node // where it stands: node, or the alias of it
	key  *Node      // nil for the root and for items of a list
}

// Parse reads a file that holds one YAML document. The name is the one in errors. The node is nil if there is an error.
func Parse(file string, src []byte) (*Node, error) {
	root, errs := parse(file, src)
	if len(errs) > 0 {
		return nil, Join(errs...)
	}
	return root, nil
}

// Kind says what the node is.
func (n *Node) Kind() Kind {
	switch {
	case n == nil:
		return Nothing
	case n.node.Kind == yaml.SequenceNode:
		return List
	case n.node.Kind == yaml.MappingNode:
		return Mapping
	case n.node.Kind == yaml.ScalarNode && n.node.Tag != "!!null":
		return Text
	}
	return Nothing
}

// Text is a scalar as written, without its quotes: 017 is "017". It is "" for lists and mappings.
func (n *Node) Text() string {
	if n.Kind() != Text {
		return ""
	}
	return n.node.Value
}

// Key is the key that the node is the value of; nil for the root and for items of a list.
func (n *Node) Key() *Node {
	if n == nil {
		return nil
	}
	return n.key
}

// File is the name that Parse or Decode was given.
func (n *Node) File() string {
	if n == nil {
		return ""
	}
	return n.doc.file
}

// Pos is the line and the column, in bytes, at which the node starts; both are 1-based.
func (n *Node) Pos() (line, col int) {
	if n == nil {
		return 0, 0
	}
	return n.doc.position(n.doc.offset(n.at.Line, n.at.Column))
}

// PosIn is the position of Text()[i:]. Where the text is not written in one piece, as in a block or with escapes, it is
// the position of the node.
func (n *Node) PosIn(i int) (line, col int) {
	text := n.Text()
	if n.Kind() != Text || n.at != n.node || i < 0 || i > len(text) {
		return n.Pos()
	}
	from := n.doc.offset(n.node.Line, n.node.Column)
	if n.node.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) != 0 {
		from++
	}
	if from+len(text) > len(n.doc.src) || string(n.doc.src[from:from+len(text)]) != text {
		return n.Pos()
	}
	return n.doc.position(from + i)
}

// Items are the items of a list; nil for anything else.
func (n *Node) Items() []*Node {
	if n.Kind() != List {
		return nil
	}
	items := make([]*Node, len(n.node.Content))
	for i, y := range n.node.Content {
		items[i] = n.doc.node(y, nil)
	}
	return items
}

// Fields are the values of a mapping in the order of the file, each with its Key; nil for anything else. Keys that are
// no text are left out: reading the file reported them.
func (n *Node) Fields() []*Node {
	if n.Kind() != Mapping {
		return nil
	}
	fields := make([]*Node, 0, len(n.node.Content)/2)
	for i := 0; i+1 < len(n.node.Content); i += 2 {
		if tag := n.node.Content[i].Tag; tag == "!!null" || tag == "!!merge" {
			continue
		}
		fields = append(fields, n.doc.node(n.node.Content[i+1], n.doc.node(n.node.Content[i], nil)))
	}
	return fields
}

// Field is the value of a key of a mapping; nil if there is none.
func (n *Node) Field(key string) *Node {
	for _, f := range n.Fields() {
		if f.key.Text() == key {
			return f
		}
	}
	return nil
}

// Find is the first scalar at or below the node that says exactly this; nil if there is none. Keys are left out.
func (n *Node) Find(text string) *Node {
	switch n.Kind() {
	case Text:
		if n.Text() == text {
			return n
		}
	case List, Mapping:
		for _, child := range slices.Concat(n.Items(), n.Fields()) {
			if found := child.Find(text); found != nil {
				return found
			}
		}
	}
	return nil
}

// String describes the node for an error: "a list", "a mapping", "nothing", or the quoted text.
func (n *Node) String() string {
	switch n.Kind() {
	case List:
		return "a list"
	case Mapping:
		return "a mapping"
	case Text:
		return quote(n.Text())
	}
	if n != nil && n.node.Value != "" {
		return n.node.Value
	}
	return "nothing"
}

// plain reports whether the text is written without quotes, as numbers and true and false are.
func (n *Node) plain() bool {
	return n.Kind() == Text && n.node.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle|yaml.LiteralStyle|yaml.FoldedStyle) == 0
}

// isNull reports whether the node is the written word null or ~, and not a value left out.
func (n *Node) isNull() bool { return n.Kind() == Nothing && strings.TrimSpace(n.node.Value) != "" }
