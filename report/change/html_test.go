package change_test

import (
	"strings"
	"testing"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/report/change"
	"github.com/offerlint/offerlint/versions"
)

// Title and text stand on lines of their own, and signs that could forge a page are replaced.
func TestHTMLKeepsLines(t *testing.T) {
	of := func(text string) []*versions.Entry {
		return versions.Of(&lint.Bid{Criteria: []*lint.Criterion{{ID: "K-1", Title: "Verfügbarkeit", Text: text}}})
	}
	var b strings.Builder
	c := versions.Compare(of("Das System läuft zu 99,5 Prozent.\x1b[2J"), of("Das System läuft zu 99,9 Prozent.\x1b[2J"))
	if err := change.HTML(&b, c, change.Options{Lang: "de", Old: "v1", New: "v2"}); err != nil {
		t.Fatal(err)
	}
	if s := b.String(); !strings.Contains(s, "Verfügbarkeit\nDas System") || strings.Contains(s, "\x1b") || !strings.Contains(s, "\ufffd[2J") {
		t.Errorf("%s", s)
	}
}
