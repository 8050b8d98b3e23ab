package markdown

import (
	"bytes"
	"cmp"
	"html"
	"slices"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers/pattern"
)

// A run is the plain text of one block while it is read, with the place of each of its bytes in source.text.
type run struct {
	str      []byte
	at       []int32
	lines    []int // offsets in str at which a line begins
	links    []link
	code     []Range
	strong   []Range
	emph     []Range
	comments []comment
	ids      []string
}

// A link is str[from:to], read at source.text[start:end].
type link struct {
	from, to, start, end int
	label, target        string
	image                bool
}

// A comment was read at source.text[from:to]; its text begins at inner.
type comment struct {
	text            []byte
	from, to, inner int
}

// add appends bytes that stand at place at, one after the other.
func (in *run) add(b []byte, at int) {
	if n := len(in.lines); n > 0 && in.lines[n-1] == len(in.str) {
		t := bytes.TrimLeft(b, " \t")
		at += len(b) - len(t)
		b = t
	}
	in.str = append(in.str, b...)
	from := len(in.at)
	in.at = slices.Grow(in.at, len(b))[:from+len(b)]
	for i := range b {
		in.at[from+i] = int32(at + i)
	}
}

// put appends text that stands for what is written at place at, such as an entity.
func (in *run) put(s string, at int) {
	in.str = append(in.str, s...)
	for len(in.at) < len(in.str) {
		in.at = append(in.at, int32(at))
	}
}

// lineBreak notes that a new line begins, and puts one space where text stands before it.
func (in *run) lineBreak(at int) {
	for len(in.str) > 0 && (in.str[len(in.str)-1] == ' ' || in.str[len(in.str)-1] == '\t') {
		in.str, in.at = in.str[:len(in.str)-1], in.at[:len(in.at)-1]
	}
	if len(in.str) > 0 {
		in.put(" ", at)
	}
	if n := len(in.lines); n == 0 || in.lines[n-1] != len(in.str) {
		in.lines = append(in.lines, len(in.str))
	}
}

var entity = pattern.Must(`^&(?:#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[A-Za-z][A-Za-z0-9]{1,31});`)

// text appends Markdown text: entities are read, and backslashes before punctuation are left out.
func (in *run) text(b []byte, at int) {
	if bytes.IndexByte(b, '&') < 0 && bytes.IndexByte(b, '\\') < 0 {
		in.add(b, at)
		return
	}
	for i := 0; i < len(b); {
		j := bytes.IndexAny(b[i:], `\&`)
		if j < 0 {
			in.add(b[i:], at+i)
			return
		}
		in.add(b[i:i+j], at+i)
		i += j
		if b[i] == '&' {
			if m := entity.Find(b[i:]); m != nil {
				if s := html.UnescapeString(string(m)); s != string(m) {
					in.put(s, at+i)
					i += len(m)
					continue
				}
			}
		} else if i+1 < len(b) && isPunct(b[i+1]) {
			i++
		}
		in.add(b[i:i+1], at+i)
		i++
	}
}

func isPunct(c byte) bool {
	return c >= '!' && c <= '/' || c >= ':' && c <= '@' || c >= '[' && c <= '`' || c >= '{' && c <= '~'
}

// cut removes str[i:j].
func (in *run) cut(i, j int) {
	if i >= j {
		return
	}
	in.str, in.at = slices.Delete(in.str, i, j), slices.Delete(in.at, i, j)
	move := func(p int) int {
		switch {
		case p <= i:
			return p
		case p < j:
			return i
		}
		return p - (j - i)
	}
	for k := range in.links {
		in.links[k].from, in.links[k].to = move(in.links[k].from), move(in.links[k].to)
	}
	in.code, in.strong, in.emph = moved(in.code, move), moved(in.strong, move), moved(in.emph, move)
	var lines []int
	for _, l := range in.lines {
		if l = move(l); len(lines) == 0 || lines[len(lines)-1] != l {
			lines = append(lines, l)
		}
	}
	in.lines = lines
}

func moved(rs []Range, move func(int) int) []Range {
	out := rs[:0]
	for _, r := range rs {
		if r = (Range{move(r.From), move(r.To)}); r.From < r.To {
			out = append(out, r)
		}
	}
	return out
}

func overlaps(rs []Range, from, to int) bool {
	for _, r := range rs {
		if r.From < to && from < r.To {
			return true
		}
	}
	return false
}

// attributes are {#K-12 .class} behind a block, also as kramdown writes it: {: #K-12}.
var attributes = pattern.Must(`[ \t]*\{:?[ \t]*((?:[#.][^\s{}]+|[A-Za-z-]+=[^\s{}]+)(?:[ \t]+(?:[#.][^\s{}]+|[A-Za-z-]+=[^\s{}]+))*)[ \t]*\}[ \t]*$`)

// finish takes attributes and links that are no Markdown out of the text, and trims it.
func (in *run) finish() {
	in.trim()
	// The patterns are slow and seldom match: a byte that they need is looked for first.
	if m := in.attributes(); m != nil && !overlaps(in.code, m[0], m[1]) {
		for _, f := range bytes.Fields(in.str[m[2]:m[3]]) {
			if f[0] == '#' {
				in.ids = append(in.ids, string(f[1:]))
			}
		}
		in.cut(m[0], m[1])
	}
	in.looseLinks()
	in.addresses()
	in.trim()
	in.labels()
	in.evidenceLines()
	slices.SortStableFunc(in.links, func(a, b link) int { return cmp.Compare(a.start, b.start) })
}

func (in *run) attributes() []int {
	if bytes.IndexByte(in.str, '{') < 0 {
		return nil
	}
	return attributes.FindSubmatchIndex(in.str)
}

func (in *run) trim() {
	from, to := 0, len(in.str)
	for to > 0 && isBlank(in.str[to-1]) {
		to--
	}
	for from < to && isBlank(in.str[from]) {
		from++
	}
	in.cut(to, len(in.str))
	in.cut(0, from)
	if n := len(in.lines); n > 0 && in.lines[n-1] >= len(in.str) {
		in.lines = in.lines[:n-1]
	}
}

func isBlank(c byte) bool { return c == ' ' || c == '\t' || c == '\n' }

// labels fixes what each link is called, now that the text does not move any more.
func (in *run) labels() {
	for i, l := range in.links {
		if l.label == "" {
			in.links[i].label = string(bytes.TrimSpace(in.str[l.from:l.to]))
		}
	}
}

// marks appends where the pieces of the text came from, at least one place, to ms.
func (in *run) marks(ms []lint.Mark, src *source, from int) []lint.Mark {
	if len(in.at) == 0 {
		return append(ms, lint.Mark{At: src.at(from)})
	}
	var next lint.Location // behind the piece that was read last
	for i := 0; i < len(in.at); {
		at := in.at[i]
		l, end := src.stretch(int(at))
		if i == 0 || l.Line != next.Line || l.Col != next.Col {
			ms = append(ms, lint.Mark{Offset: i, At: l})
		}
		n := 1
		for piece, most := in.at[i:], end-int(at); n < len(piece) && n < most && piece[n] == at+int32(n); {
			n++
		}
		next, i = l, i+n
		next.Col += n
	}
	return ms
}
