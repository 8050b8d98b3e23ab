package strictyaml

import (
	"bytes"
	"cmp"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"sync"

	"gopkg.in/yaml.v3"
)

// A Pair is a key and its value as YAML writes them: see Quote and QuoteList.
type Pair struct{ Key, Value string }

// plainText is what needs no quotes, in any reader of YAML: it begins with a letter, and holds no sign that means something.
var plainText = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^\p{L}[\p{L}\p{N}_./+-]*( [\p{L}\p{N}_./+-]+)*$`) })

var day = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^\d{4}-\d{2}-\d{2}$`) })

// Quote writes a text as a scalar on one line, in quotes where it needs some.
func Quote(s string) string {
	switch strings.ToLower(s) {
	case "true", "false", "null", "yes", "no", "on", "off", "y", "n":
		return strconv.Quote(s)
	}
	if plainText().MatchString(s) || day().MatchString(s) {
		return s
	}
	var b strings.Builder
	b.WriteByte('"')
	for _, r := range s {
		switch {
		case r == '"' || r == '\\':
			b.WriteByte('\\')
			b.WriteRune(r)
		case r == '\n':
			b.WriteString(`\n`)
		case r == '\t':
			b.WriteString(`\t`)
		case r < ' ' || r == 0x7f || r >= 0x80 && r <= 0xa0 || r == 0x2028 || r == 0x2029 || r == 0xfeff:
			fmt.Fprintf(&b, `\u%04x`, r)
		default:
			b.WriteRune(r)
		}
	}
	b.WriteByte('"')
	return b.String()
}

// QuoteList writes texts as a list on one line.
func QuoteList(items []string) string {
	quoted := make([]string, len(items))
	for i, s := range items {
		quoted[i] = Quote(s)
	}
	return "[" + strings.Join(quoted, ", ") + "]"
}

func flow(pairs []Pair) string {
	parts := make([]string, len(pairs))
	for i, p := range pairs {
		parts[i] = p.Key + ": " + p.Value
	}
	return "{" + strings.Join(parts, ", ") + "}"
}

// AppendItems adds mappings to the end of the list under a key of the document, and the key where there is none. All else
// stays byte for byte: comments, order, line ends. The items are written like the one before them, on one line or on many.
func AppendItems(file string, src []byte, key string, items ...[]Pair) ([]byte, error) {
	if len(items) == 0 {
		return src, nil
	}
	nl := lineEnd(src)
	first := key + ":" + nl + lines("  ", items, false, nl)
	if Blank(src) {
		return join(closed(src, nl), first), nil
	}
	s, err := splicerOf(file, src)
	if err != nil {
		return nil, err
	}
	list := s.root.Field(key)
	switch {
	case s.root.Kind() != Mapping || s.root.flow():
		return nil, s.root.Errorf("cannot add to what is written in braces; write one key a line")
	case list == nil:
		return s.checked(join(closed(s.src, nl), first))
	case list.Kind() == List && len(list.Items()) > 0 && !list.flow():
		return s.appendBlock(list, items, nl)
	case list.Kind() == List && len(list.Items()) > 0:
		end, err := s.end(list.Items()[len(list.Items())-1])
		if err != nil {
			return nil, err
		}
		return s.checked(s.replaced(end, end, commas(items)))
	case list.Kind() == Nothing || list.Kind() == List:
		return s.appendFirst(list, items, nl)
	}
	return nil, list.Errorf("want a list, got %s", list.got())
}

// AppendText adds an item to the end of the list under a key of the document, and the key where there is none. The item is YAML
// of its own, several lines without indentation. It is for lists that programs write: they stand in block style.
func AppendText(file string, src []byte, key, item string) ([]byte, error) {
	nl := lineEnd(src)
	var b strings.Builder
	lead := "  - "
	for line := range strings.Lines(item) {
		b.WriteString(lead + strings.TrimRight(line, "\r\n") + nl)
		lead = "    "
	}
	text := b.String()
	if Blank(src) {
		return join(closed(src, nl), key+":"+nl+text), nil
	}
	s, err := splicerOf(file, src)
	if err != nil {
		return nil, err
	}
	items := s.root.Field(key).Items()
	switch {
	case s.root.Field(key) == nil:
		return s.checked(join(closed(s.src, nl), key+":"+nl+text))
	case len(items) == 0 || s.root.Field(key).flow() || s.dash(items[len(items)-1]) < 0:
		return nil, s.root.Field(key).Errorf("cannot add to this list; write it with one item a line")
	}
	at := s.belowEnd(s.dash(items[len(items)-1]))
	return s.checked(join(closed(s.src[:at], nl), text, string(s.src[at:])))
}

// appendFirst writes the first items of a list that is empty: "key:", "key: []" or "key: ~".
func (s *splicer) appendFirst(list *Node, items [][]Pair, nl string) ([]byte, error) {
	from := s.start(list.Key()) + len(list.Key().node.Value)
	colon := bytes.IndexByte(s.src[from:], ':')
	if colon < 0 {
		return nil, list.Errorf("cannot add to this list; write it as a key with one item a line")
	}
	from += colon + 1
	to := from
	switch {
	case list.Kind() == List:
		end, err := s.end(list)
		if err != nil {
			return nil, err
		}
		to = end
	case list.node.Value != "":
		to = s.start(list) + len(list.node.Value)
	}
	src := s.replaced(from, to, "")
	at := from + lineLength(src[from:])
	return s.checked(join(closed(src[:at], nl), lines("  ", items, false, nl), string(src[at:])))
}

// appendBlock writes items below the last one of a list in block style.
func (s *splicer) appendBlock(list *Node, items [][]Pair, nl string) ([]byte, error) {
	old := list.Items()
	last := old[len(old)-1]
	dash := s.dash(last)
	if dash < 0 {
		return nil, last.Errorf("cannot find the dash of this item; write it as \"- \" at the beginning of its line")
	}
	indent := string(s.src[s.lineStart(dash):dash])
	text := lines(indent, items, last.Kind() == Mapping && !last.flow(), nl)
	at := s.belowEnd(dash)
	return s.checked(join(closed(s.src[:at], nl), text, string(s.src[at:])))
}

// SetFields changes values of items of the list under a key, which are mappings, by their index, and adds the keys that
// they do not have.
func SetFields(file string, src []byte, key string, changes map[int][]Pair) ([]byte, error) {
	nl := lineEnd(src)
	open := src
	src = closed(src, nl) // else the end of the last value and the end of its line were one place
	s, err := splicerOf(file, src)
	if err != nil {
		return nil, err
	}
	items := s.root.Field(key).Items()
	var edits []edit
	for i, fields := range changes {
		if i >= len(items) || items[i].Kind() != Mapping || len(items[i].Fields()) == 0 {
			return nil, fmt.Errorf("%s: %s has no entry %d", file, key, i+1)
		}
		if items[i].at != items[i].node || items[i].node.Anchor != "" {
			return nil, items[i].Errorf("cannot change an entry with an anchor or an alias; change it by hand")
		}
		for _, f := range fields {
			e, err := s.setField(items[i], f)
			if err != nil {
				return nil, err
			}
			e.order = len(edits)
			edits = append(edits, e)
		}
	}
	slices.SortFunc(edits, func(a, b edit) int { return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(a.order, b.order)) })
	out := make([]byte, 0, len(src))
	at := 0
	for _, e := range edits {
		out = append(append(out, src[at:e.from]...), e.text...)
		at = e.to
	}
	out = append(out, src[at:]...)
	if len(open) < len(src) {
		out = bytes.TrimSuffix(out, []byte(nl))
	}
	return s.checked(out)
}

// An edit puts a text in the place of src[from:to].
type edit struct {
	from, to int
	text     string
	order    int
}

func (s *splicer) setField(item *Node, f Pair) (edit, error) {
	if old := item.Field(f.Key); old != nil {
		if old.Kind() == Nothing && old.node.Value == "" {
			at := s.start(old.Key()) + len(f.Key) + 1
			return edit{from: at, to: at, text: " " + f.Value}, nil
		}
		end, err := s.end(old)
		return edit{from: s.start(old), to: end, text: f.Value}, err
	}
	all := item.Fields()
	end, err := s.end(all[len(all)-1])
	if err != nil || item.flow() {
		return edit{from: end, to: end, text: ", " + f.Key + ": " + f.Value}, err
	}
	nl := lineEnd(s.src)
	first := s.start(item)
	indent := strings.Repeat(" ", len([]rune(string(s.src[s.lineStart(first):first]))))
	end += lineLength(s.src[end:])
	return edit{from: end, to: end, text: indent + f.Key + ": " + f.Value + nl}, nil
}

// lines writes items of a list, each on one line or, in blocks, one key a line.
func lines(indent string, items [][]Pair, blocks bool, nl string) string {
	var b strings.Builder
	for _, item := range items {
		if !blocks {
			b.WriteString(indent + "- " + flow(item) + nl)
			continue
		}
		lead := "- "
		for _, p := range item {
			b.WriteString(indent + lead + p.Key + ": " + p.Value + nl)
			lead = "  "
		}
	}
	return b.String()
}

func commas(items [][]Pair) string {
	var b strings.Builder
	for _, item := range items {
		b.WriteString(", " + flow(item))
	}
	return b.String()
}

// Blank reports whether a text says nothing: blank lines and comments.
func Blank(src []byte) bool {
	for line := range bytes.Lines(bytes.TrimPrefix(src, []byte("\ufeff"))) {
		if s := bytes.TrimSpace(line); len(s) > 0 && s[0] != '#' {
			return false
		}
	}
	return true
}

// flow reports whether the node is written in brackets or braces.
func (n *Node) flow() bool { return n.node.Style&yaml.FlowStyle != 0 }

func lineEnd(src []byte) string {
	if bytes.Contains(src, []byte("\r\n")) {
		return "\r\n"
	}
	return "\n"
}

// closed is a text that ends with its last line.
func closed(src []byte, nl string) []byte {
	if len(src) == 0 || src[len(src)-1] == '\n' {
		return src
	}
	return join(src, nl)
}

func join(src []byte, more ...string) []byte {
	return append(bytes.Clone(src), strings.Join(more, "")...)
}

// lineLength is the length of the rest of the line, with its end.
func lineLength(src []byte) int {
	if i := bytes.IndexByte(src, '\n'); i >= 0 {
		return i + 1
	}
	return len(src)
}
