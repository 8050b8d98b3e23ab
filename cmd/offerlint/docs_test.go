package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/spf13/cobra"
)

var docs = []string{"README.md", "CHANGELOG.md", "examples/README.md", "docs/guide.md", "docs/de/README.md", "docs/de/leitfaden.md", "docs/de/regeln.md", "docs/ci.md", "docs/rules.md", "CONTRIBUTING.md", "bench/README.md"}

// TestDocsLinkToWhatExists follows the links of the documents to files, pictures and headings of this repository.
func TestDocsLinkToWhatExists(t *testing.T) {
	link := regexp.MustCompile(`\]\(([^)]+)\)`)
	seen := 0
	for _, doc := range docs {
		text := document(t, doc)
		for _, m := range link.FindAllStringSubmatch(text, -1) {
			file, heading, _ := strings.Cut(m[1], "#")
			if strings.Contains(file, "://") {
				continue
			}
			seen++
			target := filepath.Join("../..", filepath.Dir(doc), filepath.FromSlash(file))
			if _, err := os.Stat(target); file != "" && err != nil {
				t.Errorf("%s: %v", doc, err)
			}
			if heading != "" && file == "" && !headings(text)[heading] {
				t.Errorf("%s: no heading for #%s", doc, heading)
			}
		}
	}
	if seen < 50 {
		t.Errorf("%d links found, want more: is the pattern right?", seen)
	}
}

// headings are those of a document as GitHub names them in links: lower case, without punctuation, blanks as hyphens.
func headings(text string) map[string]bool {
	names := map[string]bool{}
	for _, m := range regexp.MustCompile(`(?m)^#+ (.+)$`).FindAllStringSubmatch(text, -1) {
		name := regexp.MustCompile(`[^\p{L}\p{N}\- ]`).ReplaceAllString(strings.ToLower(m[1]), "")
		names[strings.ReplaceAll(name, " ", "-")] = true
	}
	return names
}

// TestDocsNameCommandsThatExist looks up each command and flag that the documents show.
func TestDocsNameCommandsThatExist(t *testing.T) {
	shown := regexp.MustCompile("(?m)(?:`|^ {4,}|^> |/)offerlint ([a-z][^`\n]*)")
	seen := 0
	for _, doc := range docs {
		for _, m := range shown.FindAllStringSubmatch(document(t, doc), -1) {
			ours, _, _ := strings.Cut(m[1], " | ") // what a pipe hands on to is another program
			words := strings.Fields(ours)
			root := (&app{}).root(nil)
			cmd, _, err := root.Find(words)
			if err != nil || cmd == root {
				t.Errorf("%s: offerlint %s: no such command", doc, m[1])
				continue
			}
			seen++
			for _, w := range words[1:] {
				name, _, _ := strings.Cut(strings.TrimLeft(w, "-"), "=")
				if strings.HasPrefix(w, "-") && !hasFlag(cmd, name) {
					t.Errorf("%s: offerlint %s: no flag %s", doc, m[1], w)
				}
			}
		}
	}
	if seen < 50 {
		t.Errorf("%d commands found, want more: is the pattern right?", seen)
	}
}

func hasFlag(cmd *cobra.Command, name string) bool {
	if len(name) == 1 {
		return cmd.Flags().ShorthandLookup(name) != nil
	}
	return cmd.Flags().Lookup(name) != nil || cmd.InheritedFlags().Lookup(name) != nil
}

func document(t *testing.T, doc string) string {
	t.Helper()
	b, err := os.ReadFile(filepath.Join("../..", filepath.FromSlash(doc)))
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}
