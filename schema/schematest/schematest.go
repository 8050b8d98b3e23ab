// Package schematest is what the tests of all schemas have in common.
package schematest

import (
	"os"
	"regexp"
	"strconv"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/offerlint/offerlint/strictyaml"
)

// Current fails where the schema in a file is not the one that the types give; update writes it anew.
func Current(t *testing.T, file string, got []byte, update bool) {
	t.Helper()
	if update {
		if err := os.WriteFile(file, got, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), string(got)); diff != "" {
		t.Errorf("go test -update in this folder writes it anew (-want +got):\n%s", diff)
	}
}

var number = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^-?(0|[1-9][0-9]*)(\.[0-9]+)?$`) })

// Plain is a YAML value as a validator sees it. A key without a value is left out, as the loader does.
func Plain(n *strictyaml.Node) any {
	switch n.Kind() {
	case strictyaml.Mapping:
		out := map[string]any{}
		for _, f := range n.Fields() {
			if f.Kind() != strictyaml.Nothing {
				out[f.Key().Text()] = Plain(f)
			}
		}
		return out
	case strictyaml.List:
		out := []any{}
		for _, item := range n.Items() {
			out = append(out, Plain(item))
		}
		return out
	}
	s := n.Text()
	switch {
	case s == "true" || s == "false":
		return s == "true"
	case number().MatchString(s):
		if f, err := strconv.ParseFloat(s, 64); err == nil {
			return f
		}
	}
	return s
}
