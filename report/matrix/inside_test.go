package matrix

import (
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/xuri/excelize/v2"

	"github.com/offerlint/offerlint/lint"
)

// A header that named two fields would be one or the other by chance; one that is not spelled as headers are compared would
// never be found.
func TestHeaderWordsNameOneField(t *testing.T) {
	seen := map[string]field{}
	for f, words := range headerWords {
		for _, w := range words {
			if other, ok := seen[w]; ok && other != f {
				t.Errorf("%q names %s and %s", w, f, other)
			}
			seen[w] = f
			if spelled(w) != w {
				t.Errorf("%q is compared as %q", w, spelled(w))
			}
		}
	}
	for header, want := range map[string]field{
		"Anforderungs-ID": id, "Lfd. Nr.": id, "ERFÜLLUNGS-\nGRAD": claim, "Proposal  Section:": answered, "A/B": obligation, "Erfüllt (Ja/Nein)?": claim,
	} {
		if got, ok := fieldOfHeader(header); !ok || got != want {
			t.Errorf("%q names %q", header, got)
		}
	}
	// Our own matrix is a template, too.
	for _, c := range columns {
		if c.entry && c.field != owner || c.hidden {
			continue
		}
		for _, lang := range []string{"de", "en"} {
			if got, ok := fieldOfHeader(c.header(lang)); !ok || got != c.field {
				t.Errorf("our header %q names %q", c.header(lang), got)
			}
		}
	}
}

func TestAddresses(t *testing.T) {
	tb := newTable(&lint.Result{Bid: &lint.Bid{}}, Options{})
	for file, want := range map[string]string{
		"offer/ä ö.md": "offer/ä%20ö.md", "a#b%c.xlsx": "a%23b%25c.xlsx", "../x.md": "../x.md", "C:/bids/x.xlsx": "file:///C:/bids/x.xlsx",
		"//server/share/x y.xlsx": "file://server/share/x%20y.xlsx", "/home/x.md": "file:///home/x.md", "javascript:alert(1)": "./javascript:alert(1)",
		`a"b<c>`: "a%22b%3Cc%3E",
	} {
		if got := tb.address(file); got != want {
			t.Errorf("address of %q is %q, want %q", file, got, want)
		}
	}
}

func TestLines(t *testing.T) {
	for _, tt := range []struct {
		s     string
		width float64
		want  int
	}{{"", 10, 1}, {"one two", 10, 1}, {"one\ntwo\n\nthree", 10, 4}, {"twelve chars twelve chars", 10, 2}, {"eleven char thirteen char", 10, 3}, {strings.Repeat("x", 40), 10, 4}} {
		if got := lines(tt.s, tt.width); got != tt.want {
			t.Errorf("%q in %v: %d lines, want %d", tt.s, tt.width, got, tt.want)
		}
	}
}

// Whatever stands in a text, it fits, and no sign of two units is cut in half.
func TestFit(t *testing.T) {
	for _, s := range []string{strings.Repeat("word ", 7000), strings.Repeat("😀", 20000), strings.Repeat("x", 40000)} {
		got := fit(s, " … [all in x]")
		if n := len(utf16.Encode([]rune(got))); n > excelize.TotalCellChars || n < excelize.TotalCellChars-120 || !strings.HasSuffix(got, "[all in x]") || strings.ContainsRune(got, '\ufffd') {
			t.Errorf("%.10q: %d units, ends %q", s, n, got[len(got)-30:])
		}
	}
	if got := fit("short", "…"); got != "short" {
		t.Errorf("a short text became %q", got)
	}
}
