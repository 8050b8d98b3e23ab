package markdown

import (
	"bytes"
	"slices"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers/pattern"
)

// A reader turns the syntax tree of a file into blocks.
type reader struct {
	src    *source
	parser parser.Parser
	doc    *Doc
	base   int             // offset in src.text of the fragment that the tree was parsed from
	used   map[string]bool // link reference definitions that something refers to
	quoted int             // depth of block quotes
	item   int             // innermost list item, from 1; 0 for none
	lists  int
	fresh  bool     // no block of the innermost item was read yet
	marker string   // of the innermost item, until its first block is read
	ids    []string // anchors that stand alone; they name the block that follows
	table  place    // the cell that is being read
	html   htmlState
	run    run // the block that is being read; its room is used again for the next
	blocks slab[lint.Block]
	marks  slab[lint.Mark]
	found  []lint.Mark // those of the last block
	lines  slab[int]
}

// A slab hands out what is needed many times, so that not each of it is allocated by itself.
type slab[T any] []T

// take is room for n zero values.
func (s *slab[T]) take(n int) []T {
	const chunk = 64
	if len(*s) < n {
		*s = make([]T, max(n, chunk))
	}
	out := (*s)[:n:n]
	*s = (*s)[n:]
	return out
}

// A place names a cell; the zero value is outside of tables.
type place struct{ table, row, col int }

var frontMatterKey = pattern.Must(`^[\p{L}_][\p{L}\p{N}_ .-]*:(\s|$)`)

// frontMatter reads YAML between two lines of dashes at the top, and returns where the text begins.
func (r *reader) frontMatter() int {
	t := r.src.text
	if !bytes.HasPrefix(t, []byte("---\n")) {
		return 0
	}
	keys := 0
	for from := 4; from < len(t); {
		to := from + bytes.IndexByte(t[from:], '\n')
		if to < from {
			to = len(t)
		}
		line := string(bytes.TrimRight(t[from:to], " \t"))
		switch {
		case line == "---" || line == "...":
			if keys == 0 {
				return 0
			}
			in := &run{}
			in.add(t[4:max(from-1, 4)], 4)
			r.emit(lint.Code, 0, in, 0, to)
			return min(to+1, len(t))
		case line == "", line[0] == ' ', line[0] == '\t', line[0] == '#', line[0] == '-':
		case frontMatterKey.MatchString(line):
			keys++
		default:
			return 0
		}
		from = to + 1
	}
	return 0
}

// parse reads text[from:to] as Markdown.
func (r *reader) parse(from, to int) {
	frag := r.src.text[from:to]
	base, used := r.base, r.used
	r.base, r.used = from, map[string]bool{}
	root := r.parser.Parse(text.NewReader(frag))
	r.collect(root)
	r.children(root)
	r.html.flush(r)
	r.base, r.used = base, used
}

func (r *reader) collect(n ast.Node) {
	var ref *ast.ReferenceLink
	switch n := n.(type) {
	case *ast.Link:
		ref = n.Reference
	case *ast.Image:
		ref = n.Reference
	}
	if ref != nil {
		r.used[util.ToLinkReference(ref.Value)] = true
	}
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		r.collect(c)
	}
}

func (r *reader) children(n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		r.block(c)
	}
}

func (r *reader) block(n ast.Node) {
	switch n := n.(type) {
	case *ast.Heading:
		r.heading(n)
	case *ast.Blockquote:
		r.quoted++
		r.children(n)
		r.quoted--
	case *ast.List:
		r.list(n)
	case *ast.FencedCodeBlock, *ast.CodeBlock:
		r.code(n)
	case *ast.HTMLBlock:
		r.htmlBlock(n)
	case *east.Table:
		r.tableBlock(n)
	case *ast.LinkReferenceDefinition:
		r.definition(n)
	case *ast.ThematicBreak:
	default:
		if n.Type() == ast.TypeBlock && n.Lines() != nil && n.Lines().Len() > 0 {
			r.paragraph(n)
			return
		}
		r.children(n)
	}
}

// bounds are the offsets in the file's text of what a node's lines hold.
func (r *reader) bounds(n ast.Node) (from, to int) {
	lines := n.Lines()
	if lines == nil || lines.Len() == 0 {
		p := max(n.Pos(), 0) + r.base
		return p, p + 1
	}
	from, to = lines.At(0).Start+r.base, lines.At(lines.Len()-1).Stop+r.base
	for to > from+1 && (r.src.text[to-1] == '\n' || r.src.text[to-1] == ' ') {
		to--
	}
	return from, to
}

// lineEnd is the offset of the line feed that ends the line at off, or the end of the text.
func (r *reader) lineEnd(off int) int {
	if i := bytes.IndexByte(r.src.text[min(off, len(r.src.text)):], '\n'); i >= 0 {
		return off + i
	}
	return len(r.src.text)
}

func (r *reader) heading(n *ast.Heading) {
	r.html.tables, r.html.open = nil, false // a table that nobody closed ends here
	from, to := r.bounds(n)
	in := r.inline(n)
	line := r.src.text[r.src.lines[r.src.at(from).Line-1]:from]
	if i := bytes.LastIndexByte(line, '#'); i >= 0 {
		from -= len(bytes.TrimLeft(line, " \t>")) // the number signs belong to the heading
	} else if end := r.lineEnd(to); end < len(r.src.text) && n.Lines().Len() > 0 {
		to = r.lineEnd(end + 1) // and so does the line below it
	}
	r.emit(lint.Heading, n.Level, in, from, to)
}

func (r *reader) paragraph(n ast.Node) {
	from, to := r.bounds(n)
	r.emitText(r.inline(n), from, to)
}

// emitText emits running text as what it is here: a paragraph, or a piece of a list item or of a cell.
func (r *reader) emitText(in *run, from, to int) {
	switch {
	case r.html.open:
		r.emit(lint.Cell, 0, in, from, to)
	case r.item > 0:
		r.emit(lint.Item, r.doc.Items[r.item-1].Level, in, from, to)
	default:
		r.emit(lint.Paragraph, 0, in, from, to)
	}
}

func (r *reader) list(n *ast.List) {
	r.lists++
	list, parent, fresh, marker := r.lists, r.item, r.fresh, r.marker
	level := 1
	if parent > 0 {
		level = r.doc.Items[parent-1].Level + 1
	}
	numbers := r.numbers(n)
	i := 0
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		r.doc.Items = append(r.doc.Items, Item{Parent: parent, List: list, Level: level})
		r.item, r.fresh, r.marker = len(r.doc.Items), true, ""
		if i < len(numbers) {
			r.marker = numbers[i]
		}
		r.children(c)
		if c.FirstChild() == nil {
			r.bareNumber(c)
		}
		i++
	}
	r.item, r.fresh, r.marker = parent, fresh && n.FirstChild() == nil, marker
}

var leadingNumber = pattern.Must(`^[ \t]*([0-9]{1,9}[.)])`)

// bareNumber reads an item that is nothing but its number: people put "1)" on a line of its own and the answer below.
func (r *reader) bareNumber(item ast.Node) {
	p := item.Pos()
	if p < 0 || p+r.base >= len(r.src.text) {
		return
	}
	if m := leadingNumber.FindSubmatchIndex(r.src.text[p+r.base:]); m != nil {
		in := &run{}
		from, to := p+r.base+m[2], p+r.base+m[3]
		in.add(r.src.text[from:to], from)
		r.marker = ""
		r.emit(lint.Item, r.doc.Items[r.item-1].Level, in, from, to)
	}
}

var orderedMarker = pattern.Must(`([0-9]{1,9})([.)])$`)

// numbers are the markers of an ordered list as typed, where they ascend; else as a renderer counts them.
func (r *reader) numbers(n *ast.List) []string {
	if !n.IsOrdered() {
		return nil
	}
	var typed, counted []string
	last, ascending := -1, true
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		counted = append(counted, itoa(n.Start+len(counted))+string(n.Marker))
		m := orderedMarker.FindSubmatch(r.markerText(c))
		if m == nil {
			ascending = false
			continue
		}
		v := atoi(string(m[1]))
		ascending = ascending && v > last
		last = v
		typed = append(typed, string(m[0]))
	}
	if ascending && len(typed) == len(counted) {
		return typed
	}
	return counted
}

// markerText is what stands before the content of a list item on its line.
func (r *reader) markerText(item ast.Node) []byte {
	for c := item.FirstChild(); c != nil; c = c.FirstChild() {
		if ls := c.Lines(); ls != nil && ls.Len() > 0 {
			from := ls.At(0).Start + r.base
			line := r.src.text[r.src.lines[r.src.at(from).Line-1]:from]
			if i := bytes.LastIndexAny(line, ".)"); i >= 0 {
				return line[:i+1]
			}
			return nil
		}
	}
	return nil
}

func (r *reader) code(n ast.Node) {
	in := &run{}
	for i := range n.Lines().Len() {
		s := n.Lines().At(i)
		in.add(r.src.text[s.Start+r.base:s.Stop+r.base], s.Start+r.base)
	}
	from, to := r.bounds(n)
	if _, ok := n.(*ast.FencedCodeBlock); ok {
		if p := n.Pos(); p >= 0 {
			from = min(from, p+r.base)
		}
		if end := r.lineEnd(to); end < len(r.src.text) {
			next := bytes.TrimLeft(r.src.text[end+1:r.lineEnd(end+1)], " \t>")
			if bytes.HasPrefix(next, []byte("```")) || bytes.HasPrefix(next, []byte("~~~")) {
				to = r.lineEnd(end + 1)
			}
		}
	}
	in.str = bytes.TrimRight(in.str, "\n")
	in.at = in.at[:len(in.str)]
	r.emit(lint.Code, 0, in, from, to)
}

func (r *reader) tableBlock(n ast.Node) {
	r.doc.Tables++
	row := 0
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		row++
		col := 0
		for d := c.FirstChild(); d != nil; d = d.NextSibling() {
			col++
			r.table = place{r.doc.Tables, row, col}
			from, to := r.bounds(d)
			r.emit(lint.Cell, 0, r.inline(d), from, to)
		}
	}
	r.table = place{}
}

// definition reads a link reference definition. Renderers hide it; but "[K-12]: erfüllt" is one too, so only those
// that something refers to are hidden here, and the idiom for comments, "[//]: # (text)", is a comment.
func (r *reader) definition(n *ast.LinkReferenceDefinition) {
	dest := string(n.Destination)
	from, to := r.bounds(n)
	in := &run{}
	for i := range n.Lines().Len() {
		s := n.Lines().At(i)
		in.lineBreak(s.Start + r.base)
		in.add(bytes.TrimRight(r.src.text[s.Start+r.base:s.Stop+r.base], " \n"), s.Start+r.base)
	}
	switch {
	case dest == "#" || dest == "":
		r.emit(lint.Comment, 0, in, from, to)
	case !r.used[util.ToLinkReference(n.Label)] || !isTarget(dest):
		r.emitText(in, from, to)
	}
}

// layout is that of a block of some kind with the names given to it.
func (r *reader) layout(kind lint.BlockKind, anchors []string) *lint.Layout {
	switch {
	case kind == lint.Cell:
		return &lint.Layout{Anchors: anchors, Table: r.table.table, Row: r.table.row, Col: r.table.col}
	case len(anchors) > 0:
		return &lint.Layout{Anchors: anchors}
	}
	return nil
}

// emit appends a block that was read from text[from:to], and the comments that stand in it.
func (r *reader) emit(kind lint.BlockKind, level int, in *run, from, to int) {
	if kind != lint.Code && kind != lint.Comment {
		in.finish()
	}
	if len(in.str) == 0 && kind != lint.Cell && kind != lint.Heading {
		r.ids = append(r.ids, in.ids...)
		r.comments(in.comments, nil)
		return
	}
	b := &r.blocks.take(1)[0]
	b.Kind, b.Level, b.Quoted, b.Str = kind, int32(level), r.quoted > 0, string(in.str)
	b.Marks, b.Span = r.placed(in, from), r.src.span(from, max(to, from+1))
	b.Layout = r.layout(kind, slices.Concat(r.ids, in.ids))
	for _, l := range in.links {
		b.Links = append(b.Links, lint.Link{
			Label: l.label, Target: l.target, Image: l.image, At: r.src.span(l.start, l.end),
		})
	}
	f := Facts{Item: r.item, Strong: in.strong, Emph: in.emph, Lines: in.lines}
	r.ids = nil
	if len(f.Lines) == 0 || f.Lines[0] != 0 {
		f.Lines = append(r.lines.take(1), f.Lines...)
	}
	if r.fresh && kind != lint.Comment {
		f.Marker, r.fresh = r.marker, false
	}
	r.doc.Text.Blocks = append(r.doc.Text.Blocks, b)
	r.doc.Facts = append(r.doc.Facts, f)
	r.comments(in.comments, b)
}

// placed are the marks of a text, in room of the reader.
func (r *reader) placed(in *run, from int) []lint.Mark {
	r.found = in.marks(r.found[:0], r.src, from)
	return append(r.marks.take(len(r.found))[:0], r.found...)
}

func (r *reader) comments(cs []comment, host *lint.Block) {
	for _, c := range cs {
		t := bytes.TrimSpace(c.text)
		in := &run{}
		in.add(t, c.inner+bytes.Index(c.text, t))
		b := &lint.Block{
			Kind: lint.Comment, Quoted: r.quoted > 0, Str: string(t),
			Marks: r.placed(in, c.from), Span: r.src.span(c.from, c.to),
		}
		r.doc.Text.Blocks = append(r.doc.Text.Blocks, b)
		r.doc.Facts = append(r.doc.Facts, Facts{Item: r.item, Lines: []int{0}, Host: host})
	}
}

func itoa(n int) string {
	if n < 10 {
		return string(rune('0' + max(n, 0)))
	}
	return itoa(n/10) + string(rune('0'+n%10))
}

func atoi(s string) int {
	n := 0
	for _, c := range s {
		n = n*10 + int(c-'0')
	}
	return n
}
