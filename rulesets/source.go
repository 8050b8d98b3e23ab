package rulesets

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/strictyaml"
)

// A source is a ruleset that was read.
type source struct {
	name    string
	origin  string // what its rules are said to come from: the name of a built-in, else the file as printed
	section bool   // the rules: section of an offerlint.yaml
	rules   []*strictyaml.Node
}

// A stack reads rulesets, each after those it extends.
type stack struct {
	sources []*source
	seen    map[string]bool        // read already
	open    []ref                  // being read, outermost first
	files   []string               // those read, absolute
	spare   bool                   // leave built-in rulesets unread
	need    func(rule string) bool // whether the wordings of a built-in rule are read; nil: all are
	errs    []error
}

func (s *stack) fail(errs ...error) { s.errs = append(s.errs, errs...) }

// A ref is a ruleset that somebody names.
type ref struct {
	key     string // the same for the same ruleset
	builtin string // "" for a file
	path    string // for opening; "" for a built-in
	printed string
}

// isFile reports whether a name is that of a file.
func isFile(name string) bool {
	return strings.ContainsAny(name, `/\`) || strings.HasSuffix(name, ".yaml") || strings.HasSuffix(name, ".yml")
}

func builtinRef(name string) ref {
	return ref{key: "built-in " + name, builtin: name, printed: name + ".yaml"}
}

// fileRef names a file relative to a folder; printed is that folder in messages.
func fileRef(name, dir, printed string) ref {
	name = strings.ReplaceAll(name, `\`, "/")
	if filepath.IsAbs(name) || path.IsAbs(name) {
		dir, printed = "", ""
	}
	r := ref{path: filepath.Join(dir, filepath.FromSlash(name)), printed: path.Join(printed, name)}
	r.key = r.path
	if abs, err := filepath.Abs(r.path); err == nil {
		r.key = abs
	}
	return r
}

// add reads a layer and what it extends.
func (s *stack) add(l Layer) {
	switch {
	case l.Rules != nil:
		s.sources = append(s.sources, &source{name: l.Name, origin: cmp.Or(l.Name, l.Rules.File()), section: true, rules: s.rules(l.Rules)})
	case l.Data != nil:
		s.read(fileRef(l.Name, l.Dir, filepath.ToSlash(l.Dir)), l.Data)
	case isFile(l.Name):
		dir := filepath.ToSlash(l.Dir)
		if l.At.File != "" {
			dir = path.Dir(l.At.File)
		}
		s.load(fileRef(l.Name, l.Dir, dir), l.fault)
	default:
		s.load(builtinRef(l.Name), l.fault)
	}
}

// fault is an error about the name of the layer, at the place where it is written.
func (l Layer) fault(format string, args ...any) error {
	msg := fmt.Sprintf(format, args...)
	if l.At.File == "" {
		return errors.New(msg)
	}
	return &strictyaml.Error{File: l.At.File, Line: l.At.Line, Col: l.At.Col, Msg: msg}
}

// load reads the ruleset that a ref names; fault makes an error at the place of the name.
func (s *stack) load(r ref, fault func(format string, args ...any) error) {
	if i := slices.IndexFunc(s.open, func(o ref) bool { return o.key == r.key }); i >= 0 {
		var way []string
		for _, o := range append(slices.Clone(s.open[i:]), r) {
			way = append(way, o.printed)
		}
		s.fail(fault("extends goes in a circle: %s", strings.Join(way, " extends ")))
		return
	}
	if s.seen[r.key] {
		return
	}
	if r.builtin != "" && s.spare {
		return
	}
	if r.builtin == "" {
		data, err := readFile(r.path)
		if err != nil {
			s.fail(fault("reading ruleset %q: %s", r.printed, reason(err)))
			return
		}
		s.read(r, data)
		return
	}
	data, err := Read(r.builtin)
	if err != nil {
		s.fail(fault("%s", err))
		return
	}
	s.read(r, data)
}

// readFile reads regular files only: a device or a pipe may never end.
func readFile(path string) ([]byte, error) {
	info, err := os.Stat(path)
	switch {
	case err != nil:
		return nil, err
	case !info.Mode().IsRegular():
		return nil, errors.New("not a regular file")
	}
	return os.ReadFile(path)
}

// reason is why a file could not be read, without its name.
func reason(err error) error {
	var p *fs.PathError
	if errors.As(err, &p) {
		return p.Err
	}
	return err
}

// read takes a ruleset apart, reads what it extends, and puts it on top.
func (s *stack) read(r ref, data []byte) {
	s.seen[r.key] = true
	if r.builtin == "" {
		s.files = append(s.files, r.key)
	}
	var y rulesetYAML
	if err := strictyaml.Decode(r.printed, data, &y); err != nil {
		s.fail(err)
	}
	s.open = append(s.open, r)
	for _, e := range y.Extends {
		s.extend(r, e)
	}
	s.open = s.open[:len(s.open)-1]
	src := &source{name: y.Name.at.Text(), origin: r.printed, rules: s.rules(y.Rules)}
	if r.builtin != "" {
		src.origin = r.builtin
	}
	s.named(r, y.Name, src.name)
	if r.builtin != "" {
		src.rules = append(src.rules, s.wordings(r.builtin)...)
	}
	if src.name == "" {
		src.name = strings.TrimSuffix(path.Base(r.printed), path.Ext(r.printed))
	}
	s.sources = append(s.sources, src)
}

// wordings are what a built-in ruleset says of its rules in a folder named like it: their phrases and examples, in a file named
// like the rule.
func (s *stack) wordings(builtin string) []*strictyaml.Node {
	files, err := fs.Glob(embedded, builtin+"/*.yaml")
	s.fail(err)
	var out []*strictyaml.Node
	for _, f := range files {
		if s.need != nil && !s.need(strings.TrimSuffix(path.Base(f), ".yaml")) {
			continue
		}
		data, err := embedded.ReadFile(f)
		s.fail(err)
		var y rulesetYAML
		s.fail(strictyaml.Decode(f, data, &y))
		out = append(out, s.rules(y.Rules)...)
	}
	return out
}

// named refuses a name that another ruleset has: the two could not be told apart where they are named.
func (s *stack) named(r ref, at word, name string) {
	if r.builtin == "" && slices.Contains(Builtin(), name) {
		s.fail(at.at.Errorf("%q is the name of a built-in ruleset; choose another", name))
		return
	}
	for _, other := range s.sources {
		if name != "" && other.name == name && !other.section {
			s.fail(at.at.Errorf("%q is the name of %s, too; choose another", name, other.origin))
		}
	}
}

func (s *stack) extend(from ref, e *strictyaml.Node) {
	name := e.Text()
	switch {
	case e.Kind() != strictyaml.Text:
		s.fail(e.Errorf("want the name of a ruleset, got %s", e))
	case !isFile(name):
		s.load(builtinRef(name), e.Errorf)
	case from.builtin != "":
		s.fail(e.Errorf("a built-in ruleset extends built-in rulesets only"))
	default:
		s.load(fileRef(name, filepath.Dir(from.path), path.Dir(from.printed)), e.Errorf)
	}
}

// rules are the entries of a rules: section.
func (s *stack) rules(n *strictyaml.Node) []*strictyaml.Node {
	if k := n.Kind(); k != strictyaml.Mapping && k != strictyaml.Nothing {
		s.fail(n.Errorf("want a mapping of rules, got %s", n))
	}
	return n.Fields()
}

// location is the place of a node.
func location(n *strictyaml.Node) lint.Location {
	line, col := n.Pos()
	return lint.Location{File: n.File(), Line: line, Col: col}
}
