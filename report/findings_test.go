package report

import "testing"

func TestFileURI(t *testing.T) {
	for file, want := range map[string]string{
		"offer/a b ü 50%.md":          "offer/a%20b%20%C3%BC%2050%25.md",
		"/srv/bids/k#1.csv":           "/srv/bids/k%231.csv",
		"a:b/k.csv":                   "./a:b/k.csv",
		"C:/Angebote/k 1.csv":         "file:///C:/Angebote/k%201.csv",
		"//server/Angebote 26/k?.csv": "file://server/Angebote%2026/k%3F.csv",
	} {
		if got := fileURI(file); got != want {
			t.Errorf("%s: %s, want %s", file, got, want)
		}
	}
}
