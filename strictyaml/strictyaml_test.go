package strictyaml_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/offerlint/offerlint/strictyaml"
)

type inner struct {
	ID   string   `yaml:"id"`
	Tags []string `yaml:"tags"`
}

type sample struct {
	Name    string            `yaml:"name"`
	Count   int               `yaml:"count"`
	Share   float64           `yaml:"share"`
	On      bool              `yaml:"on"`
	Inner   inner             `yaml:"inner"`
	Items   []inner           `yaml:"items"`
	Words   map[string]string `yaml:"words"`
	Opt     *bool             `yaml:"opt"`
	Any     *strictyaml.Node  `yaml:"any"`
	Either  either            `yaml:"either"`
	Later   string            `yaml:"register,later"`
	Ignored string            `yaml:"-"`
}

// An either is written as a text or as a mapping.
type either struct{ Path string }

// UnmarshalYAMLNode implements strictyaml.Unmarshaler.
func (e *either) UnmarshalYAMLNode(n *strictyaml.Node) error {
	if n.Kind() == strictyaml.Text {
		if n.Text() == "bad" {
			return errors.New("bad text")
		}
		e.Path = n.Text()
		return nil
	}
	type plain struct {
		Path string `yaml:"path"`
	}
	return n.Decode((*plain)(e))
}

func TestDecodeErrors(t *testing.T) {
	bomb := "a: &a [x, x, x, x, x, x, x, x, x, x]\n"
	for c := 'b'; c < 'i'; c++ {
		bomb += fmt.Sprintf("%c: &%c [%s*%c]\n", c, c, strings.Repeat(fmt.Sprintf("*%c, ", c-1), 9), c-1)
	}
	tests := []struct{ name, src, want string }{
		{"unknown key", "name: x\nnam: y\n", `f.yaml:2:1: unknown key "nam", did you mean "name"?`},
		{"unknown key, nothing near", "inner:\n  colour: y\n", `f.yaml:2:3: unknown key "colour", want one of id, tags`},
		{"near a later key", "registr: y\n", `f.yaml:1:1: unknown key "registr", did you mean "register"?`},
		{"later key", "register: y\n", `f.yaml:1:1: not supported yet: "register"; remove it or comment it out`},
		{"ignored field", "Ignored: y\n", `f.yaml:1:1: unknown key "Ignored", want one of name, count, share, on, inner, items, words, opt, any, either`},
		{"duplicate", "name: x\ncount: 1\nname: y\n", `f.yaml:3:1: duplicate key "name", first in line 1`},
		{
			"all errors, in order", "name: x\nname: y\ncount: z\nitems:\n  - {id: 1, tag: [x]}\n  - tags: x\n",
			"f.yaml:2:1: duplicate key \"name\", first in line 1\nf.yaml:3:8: want a whole number, got \"z\"\n" +
				"f.yaml:5:13: unknown key \"tag\", did you mean \"tags\"?\nf.yaml:6:11: want a list, got text",
		},
		{"list for text", "name: [x]\n", `f.yaml:1:7: want text, got a list`},
		{"mapping for list", "items: {a: b}\n", `f.yaml:1:8: want a list, got a mapping`},
		{"list for mapping", "inner: [a]\n", `f.yaml:1:8: want a mapping, got a list`},
		{"text for mapping", "words: x\n", `f.yaml:1:8: want a mapping, got text`},
		{"null for text", "name: ~\n", `f.yaml:1:7: want text, got ~; put it into quotes if the word is meant`},
		{"empty item", "inner:\n  tags:\n    - a\n    -\n", `f.yaml:4:6: want a value, got nothing; an empty item says nothing`},
		{"octal", "count: 017\n", `f.yaml:1:8: want a whole number, got "017"`},
		{"underscore", "count: 1_000\n", `f.yaml:1:8: want a whole number, got "1_000"`},
		{"quoted number", "count: \"5\"\n", `f.yaml:1:8: want a whole number, got "5"`},
		{"too big", "count: 99999999999999999999\n", `f.yaml:1:8: want a whole number, got "99999999999999999999"`},
		{"decimal comma", "share: 1,5\n", `f.yaml:1:8: want a number with a decimal point, got "1,5"`},
		{"infinity", "share: .inf\n", `f.yaml:1:8: want a number with a decimal point, got ".inf"`},
		{"yes", "on: yes\n", `f.yaml:1:5: want true or false, got "yes"`},
		{"hook without position", "either: bad\n", `f.yaml:1:9: bad text`},
		{"hook with position", "either: {pth: x}\n", `f.yaml:1:10: unknown key "pth", did you mean "path"?`},
		{"second document", "name: x\n---\nname: y\n", `f.yaml:2:1: a second document starts here; one file holds one`},
		{"fault in the second", "name: x\n---\nname: [\n", "f.yaml:3:1: did not find expected node content; a bracket is not closed, or a value is missing"},
		{"empty", "", `f.yaml:1:1: the file is empty`},
		{"only comments", "# nothing\n\n", `f.yaml:1:1: the file is empty`},
		{"no mapping", "- a\n", `f.yaml:1:1: want a mapping, got a list`},
		{"invalid UTF-8", "name: x\ncustomer: M\xfcller\n", `f.yaml:2:12: invalid UTF-8; save the file as UTF-8`},
		{"UTF-16", "\xff\xfen\x00", `f.yaml:1:1: invalid UTF-8; save the file as UTF-8`},
		{"columns count bytes", "inner: {id: üü, tagz: [x]}\n", `f.yaml:1:19: unknown key "tagz", did you mean "tags"?`},
		{"NEL is no line", "name: \"a\u0085b\"\nnam: x\n", `f.yaml:2:1: unknown key "nam", did you mean "name"?`},
		{"CRLF", "name: x\r\nnam: x\r\n", `f.yaml:2:1: unknown key "nam", did you mean "name"?`},
		{"byte order mark", "\ufeffnam: x\n", `f.yaml:1:1: unknown key "nam", did you mean "name"?`},
		{"tag", "name: !!int 3\n", `f.yaml:1:7: tag "!!int" is not supported; remove it`},
		{"merge", "inner: &i {id: x}\nitems:\n  - <<: *i\n", `f.yaml:3:5: merge keys (<<) are not supported; write the keys out`},
		{"null key", "~: x\n", `f.yaml:1:1: a key must be a text, got ~; put it into quotes`},
		{"list as key", "? [a]\n: b\n", `f.yaml:1:3: a key must be a text`},
		{"alias of itself", "any: &a [*a]\n", `f.yaml:1:10: alias "*a" stands inside the value that it repeats`},
		{"alias bomb", bomb, `f.yaml:4:36: aliases expand to more than 10000 values`},
		{"deep", "any: " + strings.Repeat("[", 70) + strings.Repeat("]", 70), `f.yaml:1:70: nested more than 64 levels deep`},
		{"very deep", "any: " + strings.Repeat("[", 20000), `f.yaml:1:1: exceeded max depth of 10000`},
		{"large", strings.Repeat("#", 17<<20), `f.yaml:1:1: the file is larger than 16 MiB`},
		{"tab", "inner:\n\tid: x\n", `f.yaml:2:1: a tab indents this line; use spaces`},
		{"tab after item", "inner:\n  id: x\n\ttags: []\n", `f.yaml:3:1: a tab indents this line; use spaces`},
		{"indented too far", "name: 1\n count: 2\non: true\n", `f.yaml:2:2: mapping values are not allowed in this context; indent it like the line above, or put a text that holds ": " into quotes`},
		{"indented too little", "inner:\n  id: 1\n tags: []\non: true\n", `f.yaml:3:2: did not find expected key; look at the indentation and the quotes`},
		{"bracket", "inner:\n  tags: [a, b\n  id: x\nname: y\n", `f.yaml:2:3: did not find expected ',' or ']'; a bracket is not closed`},
		{"quote", "name: x\ninner:\n  id: \"abc\n  tags: []\n", `f.yaml:3:3: found unexpected end of stream; a quote is not closed`},
		{"escape", "name: x\ninner:\n  id: \"rfp\\katalog\"\n", `f.yaml:3:3: found unknown escape character; use single quotes, in which a backslash is a backslash`},
		{"anchor", "name: x\ninner:\n  id: *foo\non: true\n", `f.yaml:3:3: unknown anchor 'foo' referenced; put a text that starts with * into quotes`},
		{"control character", "name: x\ninner: \x01\n", `f.yaml:2:1: control characters are not allowed`},
		{"apostrophe", "count: 1\nname: 'it's'\non: true\n", `f.yaml:2:1: did not find expected key; look at the indentation and the quotes`},
		{"percent sign", "count: 1\nname: %b\non: true\n", "f.yaml:2:1: found character that cannot start any token; put a text that starts with @, %, ` or a tab into quotes"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			err := strictyaml.Decode("f.yaml", []byte(tt.src), new(sample))
			if err == nil {
				t.Fatalf("no error, want %s", tt.want)
			}
			if diff := cmp.Diff(tt.want, err.Error()); diff != "" {
				t.Errorf("error (-want +got):\n%s", diff)
			}
		})
	}
}

func TestDecodeVerbatim(t *testing.T) {
	src := `
name: 2026-01-02
count: -3
share: 0.5
on: true
inner: {id: 017, tags: [1_000, yes, 0x1F, off, "null", "1.50"]}
items:
  - &one {id: K-1}
  - *one
words:
  de:
  en: x
opt: false
either: a.md
any: {a: b}
`
	var got sample
	if err := strictyaml.Decode("f.yaml", []byte(src), &got); err != nil {
		t.Fatal(err)
	}
	no := false
	want := sample{
		Name: "2026-01-02", Count: -3, Share: 0.5, On: true,
		Inner: inner{ID: "017", Tags: []string{"1_000", "yes", "0x1F", "off", "null", "1.50"}},
		Items: []inner{{ID: "K-1"}, {ID: "K-1"}},
		Words: map[string]string{"en": "x"}, Opt: &no, Either: either{"a.md"},
	}
	any := got.Any
	got.Any = nil
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("decoded (-want +got):\n%s", diff)
	}
	if f := any.Field("a"); f.Text() != "b" || f.Key().Text() != "a" {
		t.Errorf("field a of %v is %q", any, f.Text())
	}
}

func TestDecodeStatesNothing(t *testing.T) {
	got := sample{Name: "below", Count: 3, Items: []inner{{ID: "x"}}}
	src := "name:\ncount:\nitems:\n  # - {id: y}\nopt:\neither:\nany:\n"
	if err := strictyaml.Decode("f.yaml", []byte(src), &got); err != nil {
		t.Fatal(err)
	}
	want := sample{Name: "below", Count: 3, Items: []inner{{ID: "x"}}}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("decoded (-want +got):\n%s", diff)
	}
}

type lists struct {
	Phrases map[string][]string `yaml:"phrases"`
	All     []string            `yaml:"all"`
	Max     int                 `yaml:"max"`
}

func TestLayers(t *testing.T) {
	defaults := lists{Phrases: map[string][]string{"de": {"a"}, "en": {"b"}}, All: []string{"x"}, Max: 1}
	got := defaults
	decode := func(src string, do func(*strictyaml.Node, any) error) error {
		n, err := strictyaml.Parse("f.yaml", []byte(src))
		if err != nil {
			t.Fatal(err)
		}
		return do(n, &got)
	}
	if err := decode("phrases: {de: [c]}\nmax: 2\n", (*strictyaml.Node).Decode); err != nil {
		t.Fatal(err)
	}
	if err := decode("phrases: {de: [d], fr: [e]}\nall: [y]\n", (*strictyaml.Node).Append); err != nil {
		t.Fatal(err)
	}
	want := lists{Phrases: map[string][]string{"de": {"c", "d"}, "en": {"b"}, "fr": {"e"}}, All: []string{"x", "y"}, Max: 2}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("layered (-want +got):\n%s", diff)
	}
	below := lists{Phrases: map[string][]string{"de": {"a"}, "en": {"b"}}, All: []string{"x"}, Max: 1}
	if diff := cmp.Diff(below, defaults); diff != "" {
		t.Errorf("the layer below changed (-want +got):\n%s", diff)
	}
	err := decode("max: 3\n", (*strictyaml.Node).Append)
	if want := "f.yaml:1:6: only lists can be added to; use with"; err == nil || err.Error() != want {
		t.Errorf("appending to a number: %v, want %s", err, want)
	}
}

// TestPositionsInLongLines: places in a line of thousands of entries are right, also behind letters of several bytes.
func TestPositionsInLongLines(t *testing.T) {
	src := "first: 1\nlist: [" + strings.Repeat("äöü, ", 3000) + "end]\n"
	root, err := strictyaml.Parse("f.yaml", []byte(src))
	if err != nil {
		t.Fatal(err)
	}
	col := len("list: [") + 1
	for i, n := range root.Field("list").Items() {
		if line, got := n.Pos(); line != 2 || got != col {
			t.Fatalf("item %d is at %d:%d, want 2:%d", i, line, got, col)
		}
		col += len("äöü, ")
	}
}

func TestPositions(t *testing.T) {
	src := "plain: äb cd\nquoted: \"ab cd\"\nblock: |\n  ab\n  cd\nescaped: \"a\\tb\"\n"
	root, err := strictyaml.Parse("f.yaml", []byte(src))
	if err != nil {
		t.Fatal(err)
	}
	tests := []struct {
		key       string
		at        int
		line, col int
	}{
		{"plain", 0, 1, 8},
		{"plain", 4, 1, 12},
		{"quoted", 3, 2, 13},
		{"block", 3, 3, 8},
		{"escaped", 2, 6, 10},
		{"plain", 99, 1, 8},
	}
	for _, tt := range tests {
		if line, col := root.Field(tt.key).PosIn(tt.at); line != tt.line || col != tt.col {
			t.Errorf("%s[%d] is at %d:%d, want %d:%d", tt.key, tt.at, line, col, tt.line, tt.col)
		}
	}
	if line, col := root.Field("quoted").Key().Pos(); line != 2 || col != 1 {
		t.Errorf("key is at %d:%d, want 2:1", line, col)
	}
	if n := root.Find("ab cd"); n.Key().Text() != "quoted" {
		t.Errorf("found %v", n)
	}
	if n := root.Find("quoted"); n != nil {
		t.Errorf("found the key %v", n)
	}
}

func TestNearest(t *testing.T) {
	from := []string{"missing-response", "missing-price", "bare-claim", "on"}
	tests := []struct{ in, want string }{
		{"mising-response", "missing-response"},
		{"missing_price", "missing-price"},
		{"Bare-Claim", "bare-claim"},
		{"bear-claim", "bare-claim"},
		{"anything", ""},
		{"", ""},
		{"no", ""},
		{strings.Repeat("x", 1<<20), ""},
	}
	for _, tt := range tests {
		if got := strictyaml.Nearest(tt.in, from); got != tt.want {
			t.Errorf("Nearest(%.20q) = %q, want %q", tt.in, got, tt.want)
		}
	}
}

func TestJoin(t *testing.T) {
	at := func(file string, line int) error { return &strictyaml.Error{File: file, Line: line, Col: 1, Msg: "x"} }
	got := strictyaml.Join(at("b", 9), nil, errors.Join(at("a", 7), at("b", 2)), at("a", 1), at("b", 9))
	if diff := cmp.Diff("b:2:1: x\nb:9:1: x\na:1:1: x\na:7:1: x", got.Error()); diff != "" {
		t.Errorf("joined (-want +got):\n%s", diff)
	}
	if err := strictyaml.Join(nil, nil); err != nil {
		t.Errorf("joined nothing: %v", err)
	}
}

func FuzzDecode(f *testing.F) {
	f.Add("name: x\nitems: [{id: 017}]\n")
	f.Add("a: &a [*a]\n---\n\tb: \"\xff")
	f.Add("? [a]\n: b\r\n\u0085<<: *x\n")
	f.Fuzz(func(t *testing.T, src string) {
		var s sample
		err := strictyaml.Decode("f.yaml", []byte(src), &s)
		if err == nil {
			return
		}
		lines := strings.FieldsFunc(err.Error(), func(r rune) bool { return r == '\n' })
		if !strings.HasPrefix(lines[0], "f.yaml:") {
			t.Errorf("error without position: %s", err)
		}
	})
}

// A shout reads itself from a text.
type shout string

func (s *shout) UnmarshalText(text []byte) error {
	for i, c := range string(text) {
		if c >= 'a' && c <= 'z' {
			return quiet(i)
		}
	}
	*s = shout(text)
	return nil
}

type quiet int

func (q quiet) Error() string { return "too quiet" }
func (q quiet) Offset() int   { return int(q) }

func TestValuesThatReadThemselves(t *testing.T) {
	var into struct {
		Words struct {
			DE  []string `yaml:"de"`
			Any []string `yaml:"any,items"`
		} `yaml:"words"`
		Shout shout `yaml:"shout"`
	}
	if err := strictyaml.Decode("a.yaml", []byte("words: [x, y]\nshout: ÄB"), &into); err != nil {
		t.Fatal(err)
	}
	if len(into.Words.Any) != 2 || into.Words.DE != nil || into.Shout != "ÄB" {
		t.Errorf("got %+v", into)
	}
	err := strictyaml.Decode("a.yaml", []byte("words: x\nshout: 'ÄBc'"), &into)
	if want := "a.yaml:1:8: want a mapping, got text\na.yaml:2:12: too quiet"; err == nil || err.Error() != want {
		t.Errorf("error is %v, want %s", err, want)
	}
}

// A struct that embeds Place knows where it stands, also where it could not be read.
func TestPlace(t *testing.T) {
	type entry struct {
		strictyaml.Place
		ID string `yaml:"id"`
	}
	var d struct {
		Entries []entry `yaml:"entries"`
		None    entry   `yaml:"none"`
	}
	err := strictyaml.Decode("a.yaml", []byte("entries:\n  - {id: x}\n  - wrong\n"), &d)
	if err == nil || len(d.Entries) != 2 || d.None.At() != nil {
		t.Fatalf("%v, %+v", err, d)
	}
	for i, want := range []int{2, 3} {
		if line, col := d.Entries[i].At().Pos(); line != want || col != 5 {
			t.Errorf("entry %d stands in %d:%d, want %d:5", i, line, col, want)
		}
	}
}
