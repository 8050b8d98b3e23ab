package markdown

import (
	"bytes"
	"html"
	"strings"

	"github.com/yuin/goldmark/ast"

	"github.com/offerlint/offerlint/lint"
)

// An htmlState is what HTML opened and did not close yet. A table cell may stay open over several pieces of HTML with
// Markdown between them.
type htmlState struct {
	tables []place // tables that are open, the innermost last
	open   bool    // a cell is open
	head   int     // level of the open heading; 0 for none
	item   int     // depth of lists
	raw    string  // name of the open element whose text is not shown or is code; "" for none
	text   *inliner
	from   int // where the text began
	to     int
}

// htmlBlock reads a piece of HTML. A line that begins with a comment is one too; what stands behind the comment is
// read as Markdown.
func (r *reader) htmlBlock(n *ast.HTMLBlock) {
	var b []byte
	var at []int
	add := func(start, stop int) {
		for i := start; i < stop; i++ {
			b, at = append(b, r.src.text[i]), append(at, i)
		}
	}
	for i := range n.Lines().Len() {
		s := n.Lines().At(i)
		add(s.Start+r.base, s.Stop+r.base)
	}
	if n.HasClosure() {
		add(n.ClosureLine.Start+r.base, n.ClosureLine.Stop+r.base)
	}
	if n.HTMLBlockType == ast.HTMLBlockType2 {
		k := r.leadingComments(b, at)
		b, at = b[k:], at[k:]
		if len(bytes.TrimSpace(b)) == 0 {
			return
		}
		if b[0] != '<' {
			r.parse(at[0], at[len(at)-1]+1)
			return
		}
	}
	r.readHTML(b, at)
	r.html.flush(r)
	r.html.head = 0
}

// leadingComments emits the comments at the start of b and returns where they end.
func (r *reader) leadingComments(b []byte, at []int) int {
	pos := 0
	for {
		k := pos + len(b[pos:]) - len(bytes.TrimLeft(b[pos:], " \t\n"))
		if !bytes.HasPrefix(b[k:], []byte("<!--")) {
			return k
		}
		end := commentEnd(b, k)
		in := &run{}
		in.comment(b[k:end], at[k], at[end-1]+1)
		r.comments(in.comments, nil)
		pos = end
	}
}

// commentEnd is the end of the comment that begins at b[k]; an unclosed one runs to the end.
func commentEnd(b []byte, k int) int {
	for _, empty := range []string{"<!-->", "<!--->"} {
		if bytes.HasPrefix(b[k:], []byte(empty)) {
			return k + len(empty)
		}
	}
	if i := bytes.Index(b[k+4:], []byte("-->")); i >= 0 {
		return k + 4 + i + 3
	}
	return len(b)
}

// readHTML reads tags, comments and text.
func (r *reader) readHTML(b []byte, at []int) {
	h := &r.html
	for pos := 0; pos < len(b); {
		lt := bytes.IndexByte(b[pos:], '<')
		if lt != 0 {
			end := len(b)
			if lt > 0 {
				end = pos + lt
			}
			h.add(r, b[pos:end], at[pos:end])
			pos = end
			continue
		}
		end := tagEnd(b, pos)
		switch {
		case end == 0:
			h.add(r, b[pos:pos+1], at[pos:pos+1])
			end = pos + 1
		case bytes.HasPrefix(b[pos:], []byte("<!--")):
			h.begin(r, at[pos])
			h.text.comment(b[pos:end], at[pos], at[end-1]+1)
		case !isElement(b[pos:end]):
			h.add(r, b[pos:end], at[pos:end])
		default:
			h.tag(r, parseTag(b[pos:end]), at[pos], at[end-1]+1)
		}
		pos = end
	}
}

// tagEnd is the end of the tag, comment or declaration at b[k], or 0 where there is none.
func tagEnd(b []byte, k int) int {
	switch {
	case bytes.HasPrefix(b[k:], []byte("<!--")):
		return commentEnd(b, k)
	case bytes.HasPrefix(b[k:], []byte("<!")), bytes.HasPrefix(b[k:], []byte("<?")):
		if i := bytes.IndexByte(b[k:], '>'); i >= 0 {
			return k + i + 1
		}
		return 0
	case !tagName.Match(b[k:]):
		return 0
	}
	quote := byte(0)
	for i := k; i < len(b); i++ {
		switch {
		case quote != 0:
			if b[i] == quote {
				quote = 0
			}
		case b[i] == '"' || b[i] == '\'':
			quote = b[i]
		case b[i] == '>':
			return i + 1
		}
	}
	return 0
}

func (h *htmlState) begin(r *reader, at int) {
	if h.text == nil {
		h.text, h.from = &inliner{run: &run{}, r: r}, at
	}
	h.to = max(h.to, at+1)
}

// add appends text that is shown.
func (h *htmlState) add(r *reader, b []byte, at []int) {
	if len(b) == 0 || h.text == nil && h.raw == "" && len(bytes.TrimSpace(b)) == 0 {
		return
	}
	h.begin(r, at[0])
	if len(bytes.TrimSpace(b)) > 0 {
		h.to = at[len(at)-1] + 1
	}
	for i := 0; i < len(b); i++ {
		if b[i] == '\n' && h.raw == "" {
			h.text.lineBreak(at[i])
			continue
		}
		if b[i] == '&' {
			if m := entity.Find(b[i:]); m != nil {
				h.text.put(html.UnescapeString(string(m)), at[i])
				i += len(m) - 1
				continue
			}
		}
		h.text.add(b[i:i+1], at[i])
	}
}

// flush emits the text that was gathered.
func (h *htmlState) flush(r *reader) {
	in := h.text
	h.text = nil
	if in == nil {
		return
	}
	switch {
	case h.raw != "":
		in.trim()
		r.emit(lint.Code, 0, in.run, h.from, h.to)
	case h.open:
		r.emit(lint.Cell, 0, in.run, h.from, h.to)
	case h.head > 0:
		r.emit(lint.Heading, h.head, in.run, h.from, h.to)
	case h.item > 0:
		level := h.item
		if r.item > 0 {
			level += r.doc.Items[r.item-1].Level
		}
		r.emit(lint.Item, level, in.run, h.from, h.to)
	default:
		r.emitText(in.run, h.from, h.to)
	}
	h.from, h.to = 0, 0
}

// tag reads a tag of an HTML block.
func (h *htmlState) tag(r *reader, t tag, from, to int) {
	if h.raw != "" {
		if t.close && t.name == h.raw {
			h.flush(r)
			h.raw = ""
		}
		return
	}
	if !blockTags[t.name] && t.name != "script" && t.name != "style" || t.name == "br" {
		h.begin(r, from)
		h.text.tag(t, from, to)
		h.to = max(h.to, to)
		return
	}
	h.flush(r)
	if t.attr["id"] != "" && !t.close {
		h.begin(r, from)
		h.text.ids = append(h.text.ids, t.attr["id"])
	}
	switch t.name {
	case "script", "style", "pre":
		if !t.close {
			h.raw = t.name
		}
	case "h1", "h2", "h3", "h4", "h5", "h6":
		h.head = 0
		if !t.close {
			h.head = int(t.name[1] - '0')
		}
	case "ul", "ol":
		if t.close {
			h.item = max(h.item-1, 0)
		} else {
			h.item++
		}
	default:
		h.tableTag(r, t, from)
	}
}

// tableTag reads the tags of a table. Cells without content are blocks too, so that columns keep their numbers.
func (h *htmlState) tableTag(r *reader, t tag, from int) {
	n := len(h.tables)
	switch strings.TrimSuffix(t.name, "s") {
	case "table":
		h.open = false
		if t.close {
			h.tables = h.tables[:max(n-1, 0)]
			r.table = place{}
			return
		}
		r.doc.Tables++
		h.tables = append(h.tables, place{table: r.doc.Tables})
	case "tr":
		h.open = false
		if n > 0 && !t.close {
			h.tables[n-1].row++
			h.tables[n-1].col = 0
		}
	case "td", "th":
		h.open = false
		if n == 0 || t.close {
			return
		}
		p := &h.tables[n-1]
		p.row = max(p.row, 1)
		p.col++
		h.open, r.table = true, *p
		h.begin(r, from)
	}
}
