package strictyaml

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"sort"
	"unicode/utf8"

	"gopkg.in/yaml.v3"
)

// MaxBytes is the size of a file up to which it is read: no file that people write comes near it.
const MaxBytes = 16 << 20

// Limits that no file of a bid comes near, and that keep a hostile one from taking the machine.
const (
	maxDepth    = 64
	maxExpanded = 10_000 // nodes reached through aliases
)

// A document is the text of a file and where its lines start.
type document struct {
	file  string
	src   []byte
	yaml  []int // offsets of the lines as YAML counts them: NEL, LS and PS break a line too
	lines []int // offsets of the lines as editors count them
	// marks are, by the index of a very long line in yaml, the offsets of every markEvery-th character in it.
	marks map[int][]int
}

// markEvery is how many characters are counted at most to find a place in a line.
const markEvery = 1024

func newDocument(file string, src []byte) *document {
	d := &document{file: file, src: src, yaml: []int{0}, lines: []int{0}}
	for i := 0; i < len(src); {
		r, size := utf8.DecodeRune(src[i:])
		if r == '\r' && i+1 < len(src) && src[i+1] == '\n' {
			size = 2
		}
		i += size
		switch r {
		case '\n', '\r':
			d.yaml, d.lines = append(d.yaml, i), append(d.lines, i)
		case '\u0085', '\u2028', '\u2029':
			d.yaml = append(d.yaml, i)
		}
	}
	d.mark()
	return d
}

// mark notes places in lines that are so long that counting from their start for each node would take by the square: a register
// of thousands of entries may stand on one line.
func (d *document) mark() {
	for i, from := range d.yaml {
		end := len(d.src)
		if i+1 < len(d.yaml) {
			end = d.yaml[i+1]
		}
		if end-from <= 4*markEvery {
			continue
		}
		if d.marks == nil {
			d.marks = map[int][]int{}
		}
		n := 0
		for at := range string(d.src[from:end]) {
			if n%markEvery == 0 {
				d.marks[i] = append(d.marks[i], from+at)
			}
			n++
		}
	}
}

// offset turns a line and a column of yaml.v3, which counts characters, into an offset.
func (d *document) offset(line, col int) int {
	if line < 1 {
		return 0
	}
	i := min(line, len(d.yaml)) - 1
	off := d.yaml[i]
	if marks := d.marks[i]; len(marks) > 0 && col > markEvery {
		m := min((col-1)/markEvery, len(marks)-1)
		off, col = marks[m], col-m*markEvery
	}
	for ; col > 1 && off < len(d.src); col-- {
		_, size := utf8.DecodeRune(d.src[off:])
		off += size
	}
	return off
}

func (d *document) position(off int) (line, col int) {
	line = sort.Search(len(d.lines), func(i int) bool { return d.lines[i] > off })
	return line, off - d.lines[line-1] + 1
}

func (d *document) errorAt(off int, format string, args ...any) error {
	line, col := d.position(off)
	return &Error{File: d.file, Line: line, Col: col, Msg: fmt.Sprintf(format, args...)}
}

func (d *document) node(y *yaml.Node, key *Node) *Node {
	n := &Node{doc: d, node: y, at: y, key: key}
	if y.Kind == yaml.AliasNode {
		n.node = y.Alias
	}
	return n
}

// parse returns the root and what is wrong with the document. The root is nil if nothing in it can be relied on.
func parse(file string, src []byte) (*Node, []error) {
	src = bytes.TrimPrefix(src, []byte("\ufeff"))
	d := newDocument(file, src)
	switch bad := invalidUTF8(src); {
	case len(src) > MaxBytes:
		return nil, []error{d.errorAt(0, "the file is larger than %d MiB", MaxBytes>>20)}
	case bad >= 0:
		return nil, []error{d.errorAt(bad, "invalid UTF-8; save the file as UTF-8")}
	}
	dec := yaml.NewDecoder(bytes.NewReader(src))
	root, err := next(dec)
	if err == nil && root.Kind == yaml.DocumentNode && len(root.Content) == 1 {
		root = root.Content[0]
	}
	switch {
	case errors.Is(err, io.EOF) || err == nil && root.Kind == yaml.ScalarNode && root.Tag == "!!null":
		return nil, []error{d.errorAt(0, "the file is empty")}
	case err != nil:
		return nil, []error{d.syntaxError(err)}
	}
	w := walker{doc: d, inside: map[*yaml.Node]bool{}}
	w.walk(root, 0, false)
	if w.broken {
		return nil, w.errs
	}
	second, err := next(dec)
	switch {
	case err == nil:
		at := d.offset(second.Line, second.Column)
		w.errs = append(w.errs, d.errorAt(at, "a second document starts here; one file holds one"))
	case !errors.Is(err, io.EOF):
		return nil, append(w.errs, d.syntaxError(err))
	}
	return d.node(root, nil), w.errs
}

// next reads a document. yaml.v3 is frozen; should it panic on an input, that is an error like any other.
func next(dec *yaml.Decoder) (root *yaml.Node, err error) {
	defer func() {
		if v := recover(); v != nil {
			root, err = nil, fmt.Errorf("yaml: %v", v)
		}
	}()
	root = new(yaml.Node)
	err = dec.Decode(root)
	return root, err
}

func invalidUTF8(src []byte) int {
	for i := 0; i < len(src); {
		r, size := utf8.DecodeRune(src[i:])
		if r == utf8.RuneError && size == 1 {
			return i
		}
		i += size
	}
	return -1
}

// A walker looks for what yaml.v3 lets pass.
type walker struct {
	doc      *document
	errs     []error
	inside   map[*yaml.Node]bool // anchors above the node
	expanded int
	alias    *yaml.Node // the outermost alias that is followed
	broken   bool       // the tree must not be walked again
}

func (w *walker) walk(y *yaml.Node, depth int, aliased bool) {
	switch {
	case w.broken:
		return
	case aliased:
		w.expanded++
	}
	switch {
	case depth > maxDepth:
		w.fail(y, "nested more than %d levels deep", maxDepth)
	case w.expanded > maxExpanded:
		w.fail(w.alias, "aliases expand to more than %d values", maxExpanded)
	case y.Kind == yaml.AliasNode && (y.Alias == nil || w.inside[y.Alias]):
		w.fail(y, "alias %q stands inside the value that it repeats", "*"+y.Value)
	case y.Kind == yaml.AliasNode:
		if !aliased {
			w.alias = y
		}
		w.walk(y.Alias, depth, true)
	default:
		w.inside[y] = true
		w.value(y, depth, aliased)
		delete(w.inside, y)
	}
}

func (w *walker) value(y *yaml.Node, depth int, aliased bool) {
	if y.Style&yaml.TaggedStyle != 0 && !aliased {
		w.report(y, "tag %q is not supported; remove it", y.Tag)
	}
	if y.Kind == yaml.MappingNode && !aliased {
		w.keys(y)
	}
	for i, child := range y.Content {
		if y.Kind == yaml.MappingNode && i%2 == 0 {
			continue
		}
		w.walk(child, depth+1, aliased)
	}
}

func (w *walker) keys(y *yaml.Node) {
	first := map[string]*yaml.Node{}
	for i := 0; i < len(y.Content); i += 2 {
		k := y.Content[i]
		switch old := first[k.Value]; {
		case k.Kind != yaml.ScalarNode:
			// What stands in a list or mapping used as a key was not looked at; nothing may walk it.
			w.fail(k, "a key must be a text")
		case k.Style&yaml.TaggedStyle != 0:
			w.report(k, "tag %q is not supported; remove it", k.Tag)
		case k.Tag == "!!merge":
			w.report(k, "merge keys (<<) are not supported; write the keys out")
		case k.Tag == "!!null":
			w.report(k, "a key must be a text, got %s; put it into quotes", w.doc.node(k, nil))
		case old != nil:
			line, _ := w.doc.position(w.doc.offset(old.Line, old.Column))
			w.report(k, "duplicate key %q, first in line %d", k.Value, line)
		default:
			first[k.Value] = k
		}
	}
}

func (w *walker) report(y *yaml.Node, format string, args ...any) {
	w.errs = append(w.errs, w.doc.errorAt(w.doc.offset(y.Line, y.Column), format, args...))
}

func (w *walker) fail(y *yaml.Node, format string, args ...any) {
	w.report(y, format, args...)
	w.broken = true
}
