package overlay

import (
	"bytes"
	"cmp"
	"encoding/xml"
	"fmt"
	"html"
	"slices"
	"strings"
)

// A tag is one tag of a part, with its place in the bytes of the part.
type tag struct {
	src           []byte
	at, end       int    // src[at:end] is the tag, angle brackets included
	prefix, name  string // prefix with its colon
	opens, closes bool   // an empty element does both
	depth         int    // of its element; the root has 0
}

// A scanner walks over the tags of a part, in order. Texts, comments and instructions are passed over. It expects that the
// part is well-formed.
type scanner struct {
	src   []byte
	pos   int
	depth int
}

// next is the next tag; ok is false at the end of the part.
func (s *scanner) next() (t tag, ok bool) {
	for {
		i := bytes.IndexByte(s.src[s.pos:], '<')
		if i < 0 {
			return tag{}, false
		}
		at := s.pos + i
		rest := s.src[at:]
		switch {
		case bytes.HasPrefix(rest, []byte("<!--")):
			ok = s.skip(at, "-->")
		case bytes.HasPrefix(rest, []byte("<![CDATA[")):
			ok = s.skip(at, "]]>")
		case bytes.HasPrefix(rest, []byte("<?")):
			ok = s.skip(at, "?>")
		case bytes.HasPrefix(rest, []byte("<!")):
			ok = s.skip(at, ">")
		default:
			return s.tagAt(at)
		}
		if !ok {
			return tag{}, false
		}
	}
}

func (s *scanner) skip(at int, until string) bool {
	i := bytes.Index(s.src[at:], []byte(until))
	s.pos = at + i + len(until)
	return i >= 0
}

func (s *scanner) tagAt(at int) (tag, bool) {
	end, quote := at+1, byte(0)
	for ; end < len(s.src); end++ {
		c := s.src[end]
		if quote != 0 {
			if c == quote {
				quote = 0
			}
			continue
		}
		if c == '"' || c == '\'' {
			quote = c
		}
		if c == '>' {
			break
		}
	}
	if end >= len(s.src) {
		return tag{}, false
	}
	end++
	s.pos = end
	t := tag{src: s.src, at: at, end: end, opens: s.src[at+1] != '/'}
	t.closes = !t.opens || s.src[end-2] == '/'
	body := s.src[at+1 : end-1]
	if !t.opens {
		body = body[1:]
	}
	if i := bytes.IndexAny(body, " \t\r\n/"); i >= 0 {
		body = body[:i]
	}
	full := string(body)
	if i := strings.IndexByte(full, ':'); i >= 0 {
		t.prefix, full = full[:i+1], full[i+1:]
	}
	t.name = full
	if !t.opens {
		s.depth--
	}
	t.depth = s.depth
	if t.opens && !t.closes {
		s.depth++
	}
	return t, true
}

// An attr is one attribute of a tag; src[at:end] is its value as written, without its quotes.
type attr struct {
	full    string // with prefix
	at, end int
}

// attrs lists the attributes of a tag, declarations of namespaces included.
func (t tag) attrs() []attr {
	var as []attr
	i := t.at + 1 + len(t.prefix) + len(t.name)
	for {
		for i < t.end && bytes.IndexByte([]byte(" \t\r\n"), t.src[i]) >= 0 {
			i++
		}
		eq := bytes.IndexByte(t.src[i:t.end], '=')
		if eq < 0 {
			return as
		}
		a := attr{full: strings.TrimSpace(string(t.src[i : i+eq]))}
		i += eq + 1
		for i < t.end && t.src[i] != '"' && t.src[i] != '\'' {
			i++
		}
		if i >= t.end {
			return as
		}
		a.at = i + 1
		n := bytes.IndexByte(t.src[a.at:t.end], t.src[i])
		if n < 0 {
			return as
		}
		a.end = a.at + n
		as = append(as, a)
		i = a.end + 1
	}
}

// find is the attribute of a local name. What is declared as a namespace is none.
func (t tag) find(name string) (attr, bool) {
	for _, a := range t.attrs() {
		if strings.HasPrefix(a.full, "xmlns") {
			continue
		}
		if a.full[strings.IndexByte(a.full, ':')+1:] == name {
			return a, true
		}
	}
	return attr{}, false
}

// attr is the value of the attribute of a local name; "" where there is none.
func (t tag) attr(name string) string {
	a, ok := t.find(name)
	if !ok {
		return ""
	}
	return html.UnescapeString(string(t.src[a.at:a.end]))
}

// with is the tag as text, with an attribute set.
func (t tag) with(name, value string) string {
	if a, ok := t.find(name); ok {
		return string(t.src[t.at:a.at]) + escape(value) + string(t.src[a.end:t.end])
	}
	end := t.end - 1
	if t.opens && t.closes {
		end--
	}
	return strings.TrimRight(string(t.src[t.at:end]), " \t\r\n") + fmt.Sprintf(" %s=\"%s\"", name, escape(value)) + string(t.src[end:t.end])
}

// fresh reads a tag again that was made by with.
func fresh(text string) tag {
	t, _ := (&scanner{src: []byte(text)}).next()
	return t
}

// namespace is what a declaration on the tag binds a prefix to; a prefix is written with its colon.
func (t tag) namespace(prefix string) string {
	want := "xmlns"
	if prefix != "" {
		want += ":" + strings.TrimSuffix(prefix, ":")
	}
	for _, a := range t.attrs() {
		if a.full == want {
			return html.UnescapeString(string(t.src[a.at:a.end]))
		}
	}
	return ""
}

// bound is a prefix, with its colon, that a declaration on the tag binds to a namespace.
func (t tag) bound(namespace string) (prefix string, ok bool) {
	for _, a := range t.attrs() {
		if p, isDecl := strings.CutPrefix(a.full, "xmlns:"); isDecl && string(t.src[a.at:a.end]) == namespace {
			return p + ":", true
		}
	}
	return "", false
}

// An element is a child of the root of a part, or of another element.
type element struct {
	open, close tag // the same tag where it is empty
}

func (e element) empty() bool { return e.open.closes }

// text is the element as it is written.
func (e element) text() string { return string(e.open.src[e.open.at:e.close.end]) }

// children lists the elements right below one: below the root for the zero tag.
func children(src []byte, of tag) []element {
	s := &scanner{src: src, pos: of.end}
	if of.src == nil {
		root, ok := s.next()
		if !ok || root.closes {
			return nil
		}
	} else if of.closes {
		return nil
	}
	s.depth = 1
	var es []element
	var open tag
	for {
		t, ok := s.next()
		if !ok || t.depth < 1 {
			return es
		}
		if t.depth > 1 {
			continue
		}
		if t.opens {
			open = t
		}
		if t.closes {
			es = append(es, element{open, t})
		}
	}
}

// root is the tag that opens a part.
func root(src []byte) (tag, error) {
	t, ok := (&scanner{src: src}).next()
	if !ok || !t.opens {
		return tag{}, errDamaged
	}
	return t, nil
}

// An edit puts text in place of bytes [at, end) of a part.
type edit struct {
	at, end int
	text    string
}

// apply carries out edits, which do not overlap. Those at the same place keep their order.
func apply(src []byte, edits []edit) []byte {
	slices.SortStableFunc(edits, func(a, b edit) int { return cmp.Or(a.at-b.at, a.end-b.end) })
	var out bytes.Buffer
	at := 0
	for _, e := range edits {
		out.Write(src[at:e.at])
		out.WriteString(e.text)
		at = e.end
	}
	out.Write(src[at:])
	return out.Bytes()
}

// into is the edit that puts text at the end of an element, which may be empty.
func (e element) into(text string) edit {
	if !e.empty() {
		return edit{e.close.at, e.close.at, text}
	}
	t := e.open
	return edit{t.at, t.end, strings.TrimRight(string(t.src[t.at:t.end-2]), " \t\r\n") + ">" + text + "</" + t.prefix + t.name + ">"}
}

// escape writes a text for XML. Characters that XML does not allow become U+FFFD.
func escape(s string) string {
	var b strings.Builder
	_ = xml.EscapeText(&b, []byte(s)) // a Builder takes everything
	return b.String()
}
