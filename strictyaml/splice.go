package strictyaml

import (
	"bytes"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"gopkg.in/yaml.v3"
)

// A Pair is a key and its value as YAML writes them: see Quote and QuoteList.
type Pair struct{ Key, Value string }

// plainText is what needs no quotes, in any reader of YAML: it begins with a letter, and holds no sign that means something.
var plainText = regexp.MustCompile(`^\p{L}[\p{L}\p{N}_./+-]*( [\p{L}\p{N}_./+-]+)*$`)

var day = regexp.MustCompile(`^\d{4}-\d{2}-\d{2}$`)

// Quote writes a text as a scalar on one line, in quotes where it needs some.
func Quote(s string) string {
	switch strings.ToLower(s) {
	case "true", "false", "null", "yes", "no", "on", "off", "y", "n":
		return strconv.Quote(s)
	}
	if plainText.MatchString(s) || day.MatchString(s) {
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

// AppendItem adds a mapping to the end of the list under a key of the document, and the key where there is none. All else
// stays byte for byte: comments, order, line ends. The item is written like the one before it, on one line or on many.
func AppendItem(file string, src []byte, key string, item []Pair) ([]byte, error) {
	nl := lineEnd(src)
	if hollow(src) {
		return join(closed(src, nl), key+":"+nl+"  - "+flow(item)+nl), nil
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
		return s.checked(join(closed(s.src, nl), key+":"+nl+"  - "+flow(item)+nl))
	case list.Kind() == List && len(list.Items()) > 0 && !list.flow():
		return s.appendBlock(list, item, nl)
	case list.Kind() == List && len(list.Items()) > 0:
		end, err := s.end(list.Items()[len(list.Items())-1])
		if err != nil {
			return nil, err
		}
		return s.checked(s.replaced(end, end, ", "+flow(item)))
	case list.Kind() == Nothing || list.Kind() == List:
		return s.appendFirst(list, item, nl)
	}
	return nil, list.Errorf("want a list, got %s", list.got())
}

// appendFirst writes the first item of a list that is empty: "key:", "key: []" or "key: ~".
func (s *splicer) appendFirst(list *Node, item []Pair, nl string) ([]byte, error) {
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
	return s.checked(join(closed(src[:at], nl), "  - "+flow(item)+nl, string(src[at:])))
}

// appendBlock writes an item below the last one of a list in block style.
func (s *splicer) appendBlock(list *Node, item []Pair, nl string) ([]byte, error) {
	items := list.Items()
	last := items[len(items)-1]
	dash := s.dash(last)
	if dash < 0 {
		return nil, last.Errorf("cannot find the dash of this item; write it as \"- \" at the beginning of its line")
	}
	indent := string(s.src[s.lineStart(dash):dash])
	text := indent + "- " + flow(item) + nl
	if last.Kind() == Mapping && !last.flow() {
		var b strings.Builder
		for i, p := range item {
			lead := indent + "  "
			if i == 0 {
				lead = indent + "- "
			}
			b.WriteString(lead + p.Key + ": " + p.Value + nl)
		}
		text = b.String()
	}
	at := s.belowEnd(dash)
	return s.checked(join(closed(s.src[:at], nl), text, string(s.src[at:])))
}

// SetFields changes values of the i-th item of the list under a key, a mapping, and adds the keys that it does not have.
func SetFields(file string, src []byte, key string, i int, fields []Pair) ([]byte, error) {
	for _, f := range fields {
		s, err := splicerOf(file, src)
		if err != nil {
			return nil, err
		}
		items := s.root.Field(key).Items()
		if i >= len(items) || items[i].Kind() != Mapping || len(items[i].Fields()) == 0 {
			return nil, fmt.Errorf("%s: %s has no entry %d", file, key, i+1)
		}
		if items[i].at != items[i].node || items[i].node.Anchor != "" {
			return nil, items[i].Errorf("cannot change an entry with an anchor or an alias; change it by hand")
		}
		if src, err = s.setField(items[i], f); err != nil {
			return nil, err
		}
	}
	return src, nil
}

func (s *splicer) setField(item *Node, f Pair) ([]byte, error) {
	if old := item.Field(f.Key); old != nil {
		if old.Kind() == Nothing && old.node.Value == "" {
			at := s.start(old.Key()) + len(f.Key) + 1
			return s.checked(s.replaced(at, at, " "+f.Value))
		}
		end, err := s.end(old)
		if err != nil {
			return nil, err
		}
		return s.checked(s.replaced(s.start(old), end, f.Value))
	}
	all := item.Fields()
	last := all[len(all)-1]
	end, err := s.end(last)
	if err != nil {
		return nil, err
	}
	if item.flow() {
		return s.checked(s.replaced(end, end, ", "+f.Key+": "+f.Value))
	}
	nl := lineEnd(s.src)
	first := s.start(item)
	indent := strings.Repeat(" ", len([]rune(string(s.src[s.lineStart(first):first]))))
	end += lineLength(s.src[end:])
	return s.checked(join(closed(s.src[:end], nl), indent+f.Key+": "+f.Value+nl, string(s.src[end:])))
}

// hollow reports whether a text says nothing: blank lines and comments.
func hollow(src []byte) bool {
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
