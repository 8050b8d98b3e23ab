package rulesets

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"github.com/expr-lang/expr/ast"
	"github.com/expr-lang/expr/file"

	"github.com/offerlint/offerlint/phrase"
	"github.com/offerlint/offerlint/strictyaml"
)

// An inspector looks for what expr accepts and a rule's author cannot mean.
type inspector struct {
	fields map[string][]string
	enums  map[string][]string
	bases  map[ast.Node]bool // identifiers that a field is read of, and names of functions
	names  []*ast.IdentifierNode
	faults []*file.Error
	texts  bool // response.text is read
}

// inspect reports the first fault of an expression, and whether it reads the text of a response.
func inspect(root ast.Node) (texts bool, err error) {
	i := &inspector{fields: envFields(), enums: enums(), bases: map[ast.Node]bool{}}
	ast.Walk(&root, i)
	for _, n := range i.names {
		i.name(n)
	}
	if len(i.faults) == 0 {
		return i.texts, nil
	}
	return false, slices.MinFunc(i.faults, func(a, b *file.Error) int { return cmp.Compare(a.From, b.From) })
}

func (i *inspector) fault(n ast.Node, format string, args ...any) {
	i.faults = append(i.faults, &file.Error{Location: n.Location(), Message: fmt.Sprintf(format, args...)})
}

// Visit implements ast.Visitor; what a node is made of was visited before it.
func (i *inspector) Visit(node *ast.Node) {
	switch n := (*node).(type) {
	case *ast.IdentifierNode:
		i.names = append(i.names, n)
	case *ast.MemberNode:
		i.member(n)
	case *ast.BinaryNode:
		i.binary(n)
	case *ast.BuiltinNode:
		i.function(n, n.Name)
	case *ast.CallNode:
		i.bases[n.Callee] = true
		if id, ok := n.Callee.(*ast.IdentifierNode); ok {
			i.function(n, id.Value)
		} else {
			i.fault(n, "only functions can be called: %s", strings.Join(functions, ", "))
		}
	case *ast.PredicateNode:
		if ast.Find(n.Node, isPredicate) != nil {
			i.fault(n, "a condition on a list cannot hold another one")
		}
	case *ast.VariableDeclaratorNode, *ast.SequenceNode:
		i.fault(n, "let and ; are not supported; write one expression")
	}
}

func isPredicate(n ast.Node) bool {
	_, ok := n.(*ast.PredicateNode)
	return ok
}

func (i *inspector) function(n ast.Node, name string) {
	if !slices.Contains(functions, name) {
		i.fault(n, "%s", strictyaml.Unknown("function", name, functions))
	}
}

// name looks at a name that no field is read of.
func (i *inspector) name(n *ast.IdentifierNode) {
	fields, known := i.fields[n.Value]
	switch {
	case i.bases[n]:
	case known:
		i.fault(n, "%s is no value; write %s.%s, or another of its fields: %s", n.Value, n.Value, fields[0], strings.Join(fields, ", "))
	default:
		i.fault(n, "%s", i.unknown(n.Value))
	}
}

// unknown is about a name that nothing has: a misspelt one, a field without what it is a field of, or a text without quotes.
func (i *inspector) unknown(name string) string {
	roots := []string{"criterion", "response", "bid"}
	if strictyaml.Nearest(name, roots) == "" {
		for _, root := range roots {
			if slices.Contains(i.fields[root], name) {
				return fmt.Sprintf("unknown name %q, did you mean %s.%s?", name, root, name)
			}
		}
		return fmt.Sprintf("%s; a text stands between quotes: %q", strictyaml.Unknown("name", name, roots), name)
	}
	return strictyaml.Unknown("name", name, roots)
}

func (i *inspector) member(n *ast.MemberNode) {
	root, ok := n.Node.(*ast.IdentifierNode)
	if !ok {
		return
	}
	fields, known := i.fields[root.Value]
	if !known {
		return // reported as an unknown name
	}
	i.bases[root] = true
	property, ok := n.Property.(*ast.StringNode)
	switch {
	case !ok:
		i.fault(n, "the field of %s must be written out", root.Value)
	case !slices.Contains(fields, property.Value):
		i.fault(property, "%s", strictyaml.Unknown(root.Value+" field", property.Value, fields))
	case root.Value == "response" && property.Value == "text":
		i.texts = true
	}
}

func (i *inspector) binary(n *ast.BinaryNode) {
	switch n.Operator {
	case "..":
		i.fault(n, "ranges are not supported")
	case "matches":
		pattern, ok := n.Right.(*ast.StringNode)
		if !ok {
			i.fault(n.Right, "the pattern after matches must be written out")
			return
		}
		if err := phrase.CheckRegexp(pattern.Value); err != nil {
			i.fault(pattern, "%s", err)
		}
	case "==", "!=", "in":
		i.compared(n.Left, n.Right)
		i.compared(n.Right, n.Left)
	}
}

// compared looks at the literals that a field is compared with. Outside a criterion or a response the field is empty,
// so "" is a word of all of them.
func (i *inspector) compared(field, with ast.Node) {
	name := fieldOf(field)
	words, ok := i.enums[name]
	if !ok {
		return
	}
	literals := []ast.Node{with}
	if list, ok := with.(*ast.ArrayNode); ok {
		literals = list.Nodes
	}
	for _, l := range literals {
		if s, ok := l.(*ast.StringNode); ok && s.Value != "" && !slices.Contains(words, s.Value) {
			i.fault(s, "%s", strictyaml.Unknown(name, s.Value, words))
		}
	}
}

// fieldOf is "criterion.obligation" for the node that reads it, with or without ?. and brackets; else "".
func fieldOf(n ast.Node) string {
	if chain, ok := n.(*ast.ChainNode); ok {
		n = chain.Node
	}
	m, ok := n.(*ast.MemberNode)
	if !ok {
		return ""
	}
	root, isName := m.Node.(*ast.IdentifierNode)
	property, isText := m.Property.(*ast.StringNode)
	if !isName || !isText {
		return ""
	}
	return root.Value + "." + property.Value
}
