package strictyaml_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/offerlint/offerlint/strictyaml"
)

var item = []strictyaml.Pair{{Key: "id", Value: "n"}, {Key: "by", Value: strictyaml.Quote("A: ä")}}

func TestAppendItemss(t *testing.T) {
	for _, tt := range []struct{ name, src, want string }{
		{"nothing", "", "list:\n  - {id: n, by: \"A: ä\"}\n"},
		{"comments only", "# head\n", "# head\nlist:\n  - {id: n, by: \"A: ä\"}\n"},
		{"no such key", "a: 1 # one", "a: 1 # one\nlist:\n  - {id: n, by: \"A: ä\"}\n"},
		{"empty", "list: # none yet\nb: 2\n", "list: # none yet\n  - {id: n, by: \"A: ä\"}\nb: 2\n"},
		{"empty at the end", "list:", "list:\n  - {id: n, by: \"A: ä\"}\n"},
		{"brackets", "list: []  # none\nb: 2\n", "list:  # none\n  - {id: n, by: \"A: ä\"}\nb: 2\n"},
		{"null", "list: ~\n", "list:\n  - {id: n, by: \"A: ä\"}\n"},
		{"flow list", "list: [{id: a}, {id: b} ] # x\n", "list: [{id: a}, {id: b}, {id: n, by: \"A: ä\"} ] # x\n"},
		{
			"wrapped item, comments", "list:\n  # first\n  - {id: a,\n     x: \"]} # no\"} # why\n\n# about b\nb: 2\n",
			"list:\n  # first\n  - {id: a,\n     x: \"]} # no\"} # why\n  - {id: n, by: \"A: ä\"}\n\n# about b\nb: 2\n",
		},
		{
			"block items at the margin", "list:\n- id: a\n  x: |\n    long\n\n    # text\n\nb: 2\n",
			"list:\n- id: a\n  x: |\n    long\n\n    # text\n- id: n\n  by: \"A: ä\"\n\nb: 2\n",
		},
		{"no end of line", "list:\n  - {id: a}", "list:\n  - {id: a}\n  - {id: n, by: \"A: ä\"}\n"},
		{"Windows", "\ufefflist:\r\n  - {id: a}\r\nb: 2\r\n", "\ufefflist:\r\n  - {id: a}\r\n  - {id: n, by: \"A: ä\"}\r\nb: 2\r\n"},
	} {
		got, err := strictyaml.AppendItems("f.yaml", []byte(tt.src), "list", item)
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		if diff := cmp.Diff(tt.want, string(got)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.name, diff)
		}
	}
	for _, src := range []string{"{list: []}\n", "list: x\n", "list: {a: 1}\n", "list: [a\n", "- a\n"} {
		if got, err := strictyaml.AppendItems("f.yaml", []byte(src), "list", item); err == nil || !strings.HasPrefix(err.Error(), "f.yaml:") {
			t.Errorf("%q became %q, %v", src, got, err)
		}
	}
}

func TestSetFields(t *testing.T) {
	set := []strictyaml.Pair{{Key: "by", Value: "new"}, {Key: "on", Value: "2026-11-20"}}
	for _, tt := range []struct{ name, src, want string }{
		{
			"flow", "list:\n  - {id: a, by: old}\n  - {id: b, by: 'it''s', # who\n     on: 2026-01-01} # x\n",
			"list:\n  - {id: a, by: old}\n  - {id: b, by: new, # who\n     on: 2026-11-20} # x\n",
		},
		{"a key that is missing", "list: [{id: a}, {id: b, by: [x, \"y]\"]}]\n", "list: [{id: a}, {id: b, by: new, on: 2026-11-20}]\n"},
		{
			"block", "list:\n  - id: a\n  - id: b # the second\n    by: \"a \\\" b\"  # who\n    # end\nb: 1\n",
			"list:\n  - id: a\n  - id: b # the second\n    by: new  # who\n    on: 2026-11-20\n    # end\nb: 1\n",
		},
		{"no end of the last line", "list:\n  - id: a\n  - id: b\n    on:", "list:\n  - id: a\n  - id: b\n    on: 2026-11-20\n    by: new"},
		{"no value", "list:\n  - id: a\n  - id: b\n    by:\n    on: x\n", "list:\n  - id: a\n  - id: b\n    by: new\n    on: 2026-11-20\n"},
	} {
		got, err := strictyaml.SetFields("f.yaml", []byte(tt.src), "list", map[int][]strictyaml.Pair{1: set})
		if err != nil {
			t.Errorf("%s: %v", tt.name, err)
			continue
		}
		if diff := cmp.Diff(tt.want, string(got)); diff != "" {
			t.Errorf("%s (-want +got):\n%s", tt.name, diff)
		}
	}
	for _, src := range []string{"list: [{id: a}]\n", "list:\n - &x {id: a}\n - *x\n", "list:\n - a\n - id: b\n   by: two\n     lines\n"} {
		if got, err := strictyaml.SetFields("f.yaml", []byte(src), "list", map[int][]strictyaml.Pair{1: set}); err == nil {
			t.Errorf("%q became %q", src, got)
		}
	}
}

// What Quote writes is read back as it was.
func TestQuote(t *testing.T) {
	for _, s := range []string{
		"", "K-12", "017", "1.5", "2026-11-20", "true", "No", "~", "null", "a: b", "a #b", "a, b", "[x]", "it's", `"q" \ b`, "zwei\nZeilen\t!", "ä ö", " lead",
		"trail ", "- x", "*a", "&a", "!t", "%", "@", "`", "a\u2028b", "a\u00a0b", "\ufeff", "a}", "?", "K/1", "http://x.example/a b", "Q-7", "\u0085", "=",
	} {
		var got struct {
			A string   `yaml:"a"`
			L []string `yaml:"l"`
		}
		src := "{a: " + strictyaml.Quote(s) + ", l: " + strictyaml.QuoteList([]string{s, "b"}) + "}"
		if err := strictyaml.Decode("f.yaml", []byte(src), &got); err != nil || got.A != s || len(got.L) != 2 || got.L[0] != s {
			t.Errorf("%q was written as %s and read as %q, %v", s, src, got, err)
		}
	}
}
