package markdown

import (
	"bytes"
	"html"
	"path"
	"strings"
	"sync"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/util"

	"github.com/offerlint/offerlint/parsers/pattern"
)

// An inliner reads the inline nodes of one block.
type inliner struct {
	*run
	r       *reader
	cell    bool // an escaped pipe stands for a pipe, even in code
	anchors []anchor
	bold    []int // where <b> and <strong> opened
	italic  []int
}

// An anchor is an open <a href>.
type anchor struct {
	from, start int
	target      string
}

// inline reads the text of a block. It is valid until the next call.
func (r *reader) inline(n ast.Node) *run {
	r.run = run{str: r.run.str[:0], at: r.run.at[:0]}
	in := inliner{run: &r.run, r: r, cell: n.Kind() == east.KindTableCell}
	in.children(n)
	return in.run
}

func (in *inliner) children(n ast.Node) {
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		in.node(c)
	}
}

func (in *inliner) node(n ast.Node) {
	base := in.r.base
	switch n := n.(type) {
	case *ast.Text:
		at := n.Segment.Start + base
		in.text(in.r.src.text[at:n.Segment.Stop+base], at)
		if n.SoftLineBreak() || n.HardLineBreak() {
			in.lineBreak(n.Segment.Stop + base)
		}
	case *ast.String:
		in.put(string(n.Value), in.here(base))
	case *ast.CodeSpan:
		in.codeSpan(n)
	case *ast.Emphasis:
		from := len(in.str)
		in.children(n)
		switch {
		case from == len(in.str): // all of it was struck through
		case n.Level == 2:
			in.strong = append(in.strong, Range{from, len(in.str)})
		default:
			in.emph = append(in.emph, Range{from, len(in.str)})
		}
	case *ast.Link:
		in.link(n, n.Pos()+base, string(n.Destination), n.Reference, false)
	case *ast.Image:
		in.link(n, n.Pos()+base, string(n.Destination), n.Reference, true)
	case *ast.AutoLink:
		in.autoLink(n)
	case *ast.RawHTML:
		in.rawHTML(n)
	case *east.Strikethrough:
		// What is struck through is not said any more.
	default:
		in.children(n)
	}
}

// here is the place of the last byte read, or at before the first.
func (in *inliner) here(at int) int {
	if n := len(in.at); n > 0 {
		return int(in.at[n-1])
	}
	return at
}

func (in *inliner) codeSpan(n *ast.CodeSpan) {
	from := len(in.str)
	for c := n.FirstChild(); c != nil; c = c.NextSibling() {
		t, ok := c.(*ast.Text)
		if !ok {
			continue
		}
		at := t.Segment.Start + in.r.base
		b := in.r.src.text[at : t.Segment.Stop+in.r.base]
		for len(b) > 0 {
			i := bytes.IndexAny(b, "\n|")
			if i < 0 {
				in.add(b, at)
				break
			}
			switch {
			case b[i] == '|' && in.cell && i > 0 && b[i-1] == '\\':
				in.add(b[:i-1], at)
				in.add(b[i:i+1], at+i)
			case b[i] == '\n':
				in.add(b[:i], at)
				in.lineBreak(at + i)
			default:
				in.add(b[:i+1], at)
			}
			b, at = b[i+1:], at+i+1
		}
	}
	in.code = append(in.code, Range{from, len(in.str)})
}

func (in *inliner) link(n ast.Node, start int, dest string, ref *ast.ReferenceLink, image bool) {
	from := len(in.str)
	in.children(n)
	dest = unescape(dest)
	if dest == "" || ref != nil && !isTarget(dest) {
		return
	}
	if len(in.str) == from {
		in.put(path.Base(dest), start) // an image without a description is known by its file
	}
	l := link{from: from, to: len(in.str), start: start, target: dest, image: image}
	l.end = linkEnd(in.r.src.text, max(in.here(start)+1, start+1), ref != nil)
	in.links = append(in.links, l)
}

func unescape(dest string) string {
	b := util.UnescapePunctuations([]byte(dest))
	return html.UnescapeString(string(b))
}

// linkEnd finds the end of a link whose label ends at or before text[i]: behind the bracket or parenthesis that closes it.
func linkEnd(text []byte, i int, ref bool) int {
	for i < len(text) && text[i] != ']' && text[i] != '\n' {
		i++
	}
	if i >= len(text) || text[i] != ']' {
		return min(i, len(text))
	}
	i++
	if i >= len(text) || text[i] != '(' && (!ref || text[i] != '[') {
		return i
	}
	closer := map[byte]byte{'(': ')', '[': ']'}[text[i]]
	depth := 0
	for j := i; j < len(text) && text[j] != '\n'; j++ {
		switch text[j] {
		case '\\':
			j++
		case text[i]:
			depth++
		case closer:
			if depth--; depth == 0 {
				return j + 1
			}
		}
	}
	return i
}

func (in *inliner) autoLink(n *ast.AutoLink) {
	label := n.Label(in.r.src.text[in.r.base:])
	at := max(n.Pos(), 0) + in.r.base
	if i := bytes.Index(in.r.src.text[at:], label); i >= 0 {
		at += i
	}
	from := len(in.str)
	in.add(label, at)
	target := string(label)
	if n.AutoLinkType == ast.AutoLinkEmail && !strings.HasPrefix(target, "mailto:") {
		target = "mailto:" + target
	}
	in.links = append(in.links, link{from: from, to: len(in.str), start: at, end: at + len(label), target: target})
}

func (in *inliner) rawHTML(n *ast.RawHTML) {
	if n.Segments.Len() == 0 {
		return
	}
	var b []byte
	for i := range n.Segments.Len() {
		s := n.Segments.At(i)
		b = append(b, in.r.src.text[s.Start+in.r.base:s.Stop+in.r.base]...)
	}
	from := n.Segments.At(0).Start + in.r.base
	to := n.Segments.At(n.Segments.Len()-1).Stop + in.r.base
	if bytes.HasPrefix(b, []byte("<!--")) {
		in.comment(b, from, to)
		return
	}
	if n.Segments.Len() == 1 && !isElement(b) {
		in.add(b, from)
		return
	}
	in.tag(parseTag(b), from, to)
}

// elements are the names of HTML elements that people write in Markdown, and what they contain.
var elements = sync.OnceValue(func() map[string]bool {
	m := map[string]bool{}
	for _, name := range strings.Fields(`a abbr address article aside audio b base bdi bdo big blockquote body br button canvas
		caption center cite code col colgroup data dd del details dfn dialog div dl dt em embed fieldset figcaption figure font
		footer form frame h1 h2 h3 h4 h5 h6 head header hr html i iframe img input ins kbd label legend li link main map mark
		math menu meta meter nav noscript object ol optgroup option output p param picture pre progress q rp rt ruby s samp
		script search section select slot small source span strike strong style sub summary sup svg table tbody td template
		textarea tfoot th thead time title tr track tt u ul var video wbr path g rect circle line polyline polygon text defs`) {
		m[name] = true
	}
	return m
})

// isElement reports whether b is a tag of HTML. "<Kundenname>" is none: a browser hides it, and it waits to be replaced.
func isElement(b []byte) bool {
	m := tagName.FindSubmatch(b)
	return m == nil || elements()[strings.ToLower(string(m[2]))]
}

// comment notes a comment written as b, with its delimiters.
func (in *run) comment(b []byte, from, to int) {
	t := bytes.TrimSuffix(bytes.TrimPrefix(b, []byte("<!--")), []byte("-->"))
	in.comments = append(in.comments, comment{text: t, from: from, to: to, inner: from + min(4, len(b)-len(t))})
}

// A tag is an HTML tag.
type tag struct {
	name  string
	close bool
	attr  map[string]string
}

var (
	tagName   = pattern.Must(`^<(/?)([A-Za-z][A-Za-z0-9-]*)`)
	attribute = pattern.Must(`([A-Za-z_:][\w:.-]*)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'=<>` + "`" + `]+))`)
)

// parseTag reads a tag; a name of "" says that it is none.
func parseTag(b []byte) tag {
	m := tagName.FindSubmatch(b)
	if m == nil {
		return tag{}
	}
	t := tag{name: strings.ToLower(string(m[2])), close: len(m[1]) > 0, attr: map[string]string{}}
	for _, a := range attribute.FindAllSubmatch(b[len(m[0]):], -1) {
		v := string(a[2]) + string(a[3]) + string(a[4])
		t.attr[strings.ToLower(string(a[1]))] = html.UnescapeString(v)
	}
	return t
}

// blockTags begin a line of their own, also in the middle of a cell.
var blockTags = map[string]bool{
	"br": true, "p": true, "div": true, "li": true, "ul": true, "ol": true, "hr": true, "tr": true, "td": true, "th": true,
	"h1": true, "h2": true, "h3": true, "h4": true, "h5": true, "h6": true, "table": true, "blockquote": true, "summary": true,
	"details": true, "section": true, "article": true, "dd": true, "dt": true, "dl": true, "center": true, "pre": true,
	"thead": true, "tbody": true, "tfoot": true, "caption": true, "figure": true, "figcaption": true, "header": true,
	"footer": true, "main": true, "nav": true, "aside": true, "form": true, "fieldset": true, "body": true, "html": true,
}

// tag reads a tag within text. The text around it stays; the tag does not.
func (in *inliner) tag(t tag, from, to int) {
	if id := t.attr["id"]; id != "" {
		in.ids = append(in.ids, id)
	} else if t.name == "a" && t.attr["name"] != "" {
		in.ids = append(in.ids, t.attr["name"])
	}
	switch {
	case t.name == "img":
		at := len(in.str)
		if alt := t.attr["alt"]; alt != "" || t.attr["src"] == "" {
			in.put(alt, from)
		} else {
			in.put(path.Base(t.attr["src"]), from)
		}
		if t.attr["src"] != "" {
			in.links = append(in.links, link{
				from: at, to: len(in.str), start: from, end: to, label: t.attr["alt"], target: t.attr["src"], image: true,
			})
		}
	case t.name == "a" && !t.close:
		in.anchors = append(in.anchors, anchor{len(in.str), from, t.attr["href"]})
	case t.name == "a":
		if n := len(in.anchors); n > 0 {
			a := in.anchors[n-1]
			in.anchors = in.anchors[:n-1]
			if a.target != "" {
				in.links = append(in.links, link{from: a.from, to: len(in.str), start: a.start, end: to, target: a.target})
			}
		}
	case t.name == "b" || t.name == "strong":
		in.bold = in.emphasis(in.bold, t.close, &in.strong)
	case t.name == "i" || t.name == "em":
		in.italic = in.emphasis(in.italic, t.close, &in.emph)
	case blockTags[t.name]:
		in.lineBreak(from)
	}
}

// emphasis opens or closes a part in bold or italics.
func (in *inliner) emphasis(open []int, closing bool, out *[]Range) []int {
	if !closing {
		return append(open, len(in.str))
	}
	if n := len(open); n > 0 {
		if open[n-1] < len(in.str) {
			*out = append(*out, Range{open[n-1], len(in.str)})
		}
		return open[:n-1]
	}
	return open
}
