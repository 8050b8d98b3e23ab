// Package pdf counts the pages of PDF files, and reads nothing else of them.
//
// A count is given only where the file leaves no doubt: the tree of pages is walked leaf by leaf, and has to agree with the
// number that its root states. What is encrypted, damaged or unusual is an error, never a guess.
package pdf

import (
	"bytes"
	"errors"
	"fmt"
)

// What keeps the pages of a file from being counted.
var (
	ErrNoPDF     = errors.New("no PDF file")
	ErrEncrypted = errors.New("encrypted")
	ErrUnclear   = errors.New("its list of pages cannot be read for certain")
)

// Bounds of what is followed: pages, how deep they lie, bytes of all object streams unpacked, and bytes of the objects that the
// tree of pages names, each as often as it is named.
const (
	maxPages    = 100_000
	maxDepth    = 64
	maxUnpacked = 256 << 20
	maxResolved = 256 << 20
)

// Pages counts the pages of a PDF file. The errors are those above.
func Pages(src []byte) (int, error) {
	// The head may stand behind a few bytes of others: ISO 32000-1, implementation note 13 of the 1.7 reference.
	if !bytes.Contains(src[:min(len(src), 1024)], []byte("%PDF-")) {
		return 0, ErrNoPDF
	}
	d := &document{src: src, at: map[int]found{}, packedLeft: maxUnpacked, resolveLeft: maxResolved}
	d.scan()
	n, err := d.count()
	if err != nil && d.encrypted {
		return 0, ErrEncrypted
	}
	return n, err
}

// A document is a PDF file whose objects were found by going through it from start to end, as programs do that mend a damaged
// one: an object that is written again further down replaces the earlier one, as ISO 32000-1, 7.5.6 wants it.
type document struct {
	src       []byte
	at        map[int]found
	root      value // the last /Root that a trailer names
	encrypted bool

	packedLeft, resolveLeft int // of maxUnpacked and maxResolved
}

// found is where an object stands: in the file itself, or in the unpacked text of an object stream.
type found struct {
	text []byte
	pos  int
}

// scan finds the objects and trailers. The content of streams is passed over: it may look like anything.
func (d *document) scan() {
	trailer := after(d.src, "trailer", 0)
	for pos := after(d.src, "obj", 0); pos <= len(d.src); {
		for trailer < pos && trailer <= len(d.src) {
			p := &parser{src: d.src, pos: trailer}
			d.trailer(p.value(0))
			trailer = after(d.src, "trailer", trailer)
		}
		next := d.object(pos)
		if trailer < next {
			trailer = after(d.src, "trailer", next) // it stood in the content of a stream
		}
		pos = after(d.src, "obj", next)
	}
	for ; trailer <= len(d.src); trailer = after(d.src, "trailer", trailer) {
		p := &parser{src: d.src, pos: trailer}
		d.trailer(p.value(0))
	}
}

// after is the position behind the next occurrence of a word; behind the end of the text where there is none.
func after(src []byte, word string, from int) int {
	if i := bytes.Index(src[from:], []byte(word)); i >= 0 {
		return from + i + len(word)
	}
	return len(src) + 1
}

// object reads the object whose keyword "obj" ends at pos, and returns where to go on.
func (d *document) object(pos int) int {
	number, ok := numberBefore(d.src, pos-len("obj"))
	if !ok {
		return pos
	}
	d.at[number] = found{d.src, pos}
	p := &parser{src: d.src, pos: pos}
	dict, _ := p.value(0).(map[string]value)
	data, end, ok := d.stream(dict, p.pos)
	if !ok {
		return p.pos
	}
	switch dict["Type"] {
	case name("XRef"):
		d.trailer(dict)
	case name("ObjStm"):
		d.packed(dict, data)
	}
	return end
}

// numberBefore reads the number of an object, which stands before "obj" and its generation: "12 0 obj".
func numberBefore(src []byte, pos int) (int, bool) {
	words := [2]int{}
	for i := range words {
		end := pos
		for end > 0 && isSpace(src[end-1]) {
			end--
		}
		start := end
		for start > 0 && src[start-1] >= '0' && src[start-1] <= '9' && end-start < 10 {
			start--
		}
		if start == end || i > 0 && end == pos {
			return 0, false
		}
		for _, c := range src[start:end] {
			words[i] = words[i]*10 + int(c-'0')
		}
		pos = start
	}
	return words[1], true
}

// stream finds the content of a stream behind its dictionary, and where it ends.
func (d *document) stream(dict map[string]value, pos int) (data []byte, end int, ok bool) {
	p := &parser{src: d.src, pos: pos}
	p.space()
	if dict == nil || !bytes.HasPrefix(d.src[p.pos:], []byte("stream")) {
		return nil, 0, false
	}
	start := p.pos + len("stream")
	if bytes.HasPrefix(d.src[start:], []byte("\r\n")) {
		start += 2
	} else if start < len(d.src) && (d.src[start] == '\n' || d.src[start] == '\r') {
		start++
	}
	if n, isNumber := dict["Length"].(int); isNumber && n >= 0 && n <= len(d.src)-start {
		p := &parser{src: d.src, pos: start + n}
		if p.space(); bytes.HasPrefix(d.src[p.pos:], []byte("endstream")) {
			return d.src[start : start+n], p.pos, true
		}
	}
	// The length may stand in an object of its own that has not been read yet.
	i := bytes.Index(d.src[start:], []byte("endstream"))
	if i < 0 {
		return d.src[start:], len(d.src), true
	}
	return d.src[start : start+i], start + i, true
}

// trailer notes what a trailer says.
func (d *document) trailer(v value) {
	dict, _ := v.(map[string]value)
	if dict["Root"] != nil {
		d.root = dict["Root"]
	}
	if dict["Encrypt"] != nil {
		d.encrypted = true
	}
}

// packed notes the objects of an object stream: ISO 32000-1, 7.5.7.
func (d *document) packed(dict map[string]value, data []byte) {
	text, ok := inflate(dict, data, d.packedLeft)
	d.packedLeft -= len(text)
	first, _ := dict["First"].(int)
	n, _ := dict["N"].(int)
	if !ok || first < 0 || first > len(text) {
		return
	}
	head := &parser{src: text[:first]}
	for range n {
		number, ok1 := head.value(0).(int)
		offset, ok2 := head.value(0).(int)
		if !ok1 || !ok2 || offset < 0 || offset > len(text)-first {
			return
		}
		d.at[number] = found{text, first + offset}
	}
}

// resolve is what a value stands for, where it is a reference to an object.
func (d *document) resolve(v value) value {
	for range maxDepth {
		r, isRef := v.(ref)
		if !isRef {
			return v
		}
		f, ok := d.at[int(r)]
		if !ok || d.resolveLeft < 0 {
			return nil
		}
		p := &parser{src: f.text, pos: f.pos}
		v = p.value(0)
		d.resolveLeft -= p.pos - f.pos
	}
	return nil
}

// count walks the tree of pages.
func (d *document) count() (int, error) {
	catalog, _ := d.resolve(d.root).(map[string]value)
	if catalog == nil {
		return 0, fmt.Errorf("%w: no catalog", ErrUnclear)
	}
	pages, _ := d.resolve(catalog["Pages"]).(map[string]value)
	stated, ok := d.resolve(pages["Count"]).(int)
	if !ok {
		return 0, fmt.Errorf("%w: no count", ErrUnclear)
	}
	leaves, ok := d.leaves(catalog["Pages"], 0, map[ref]bool{})
	if !ok || leaves != stated {
		return 0, fmt.Errorf("%w: %d pages found, %d stated", ErrUnclear, leaves, stated)
	}
	return leaves, nil
}

// leaves counts the pages below a node. A node that holds others stands in the tree once: seen are those that were met. The
// number counts only where ok is true.
func (d *document) leaves(v value, depth int, seen map[ref]bool) (n int, ok bool) {
	r, isRef := v.(ref)
	if !isRef || seen[r] || depth > maxDepth {
		return 0, false
	}
	node, _ := d.resolve(v).(map[string]value)
	kids, isTree := d.resolve(node["Kids"]).([]value)
	switch {
	case node == nil || node["Type"] != nil && d.resolve(node["Type"]) != name("Page") && !isTree:
		return 0, false
	case !isTree:
		return 1, true
	}
	seen[r] = true
	for _, k := range kids {
		below, ok := d.leaves(k, depth+1, seen)
		if n += below; !ok || n > maxPages {
			return n, false
		}
	}
	return n, true
}
