package report

import "testing"

func TestWrap(t *testing.T) {
	for _, tt := range []struct {
		name, head, text string
		width            int
		want             string
	}{
		{"no width", "a.md:1: ", "eins  zwei\tdrei", 0, "a.md:1: eins  zwei\tdrei"},
		{"too narrow to wrap", "a: ", "eins zwei drei vier fünf sechs sieben acht neun", 39, "a: eins zwei drei vier fünf sechs sieben acht neun"},
		{"fits", "a: ", "eins zwei", 40, "a: eins zwei"},
		{"to the last character", "a: ", "eins zwei drei vier fünf sechs sieben8", 41, "a: eins zwei drei vier fünf sechs sieben8"},
		{"breaks between words", "a: ", "eins zwei drei vier fünf sechs sieben89", 40, "a: eins zwei drei vier fünf sechs\n    sieben89"},
		{"keeps a long word whole", "a: ", "x/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa b", 40, "a: x/aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa\n    b"},
		{"a long head stands alone", "angebot/antworten.xlsx:Blatt!F14: ", "eins zwei", 40, "angebot/antworten.xlsx:Blatt!F14:\n    eins zwei"},
		{"no-break spaces hold", "a: ", "eins zwei drei vier fünf sechs 99,9\u00a0%", 40, "a: eins zwei drei vier fünf sechs 99,9\u00a0%"},
		{"no-break spaces move together", "a: ", "eins zwei drei vier fünf sechs7 99,9\u00a0%", 40, "a: eins zwei drei vier fünf sechs7\n    99,9\u00a0%"},
	} {
		if got := wrap(tt.head, len(tt.head), tt.text, tt.width, 4); got != tt.want {
			t.Errorf("%s:\n%s\nwant\n%s", tt.name, got, tt.want)
		}
	}
}
