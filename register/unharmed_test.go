package register

import (
	"strings"
	"testing"

	"github.com/offerlint/offerlint/strictyaml"
)

// An edit that does something else than it should is not handed on.
func TestUnharmed(t *testing.T) {
	const before = "verifications:\n  - {criterion: K-1, by: a}\n  - {criterion: K-2, by: b}\nwaivers: []\n"
	root, err := strictyaml.Parse("r", []byte(before))
	if err != nil {
		t.Fatal(err)
	}
	set := map[string]map[int][]strictyaml.Pair{"verifications": {0: {{Key: "by", Value: "c"}}}}
	add := map[string][][]strictyaml.Pair{"verifications": {{{Key: "criterion", Value: "K-3"}, {Key: "by", Value: "d"}}}}
	const good = "verifications:\n  - {criterion: K-1, by: c}\n  - {criterion: K-2, by: b}\n  - {criterion: K-3, by: d}\nwaivers: []\n"
	if err := unharmed("r", root, []byte(good), set, add); err != nil {
		t.Error(err)
	}
	for name, out := range map[string]string{
		"the wrong entry":    strings.NewReplacer("by: c", "by: a", "by: b", "by: c").Replace(good),
		"nothing set":        strings.Replace(good, "by: c", "by: a", 1),
		"a field too many":   strings.Replace(good, "K-2, by: b", "K-2, by: b, on: 2026-01-01", 1),
		"an entry is lost":   strings.Replace(good, "  - {criterion: K-2, by: b}\n", "", 1),
		"added in between":   "verifications:\n  - {criterion: K-1, by: c}\n  - {criterion: K-3, by: d}\n  - {criterion: K-2, by: b}\nwaivers: []\n",
		"a list is lost":     strings.Replace(good, "waivers: []\n", "", 1),
		"added to the wrong": good + "assumptions:\n  - {id: A-1, text: x}\n",
	} {
		if err := unharmed("r", root, []byte(out), set, add); err == nil {
			t.Errorf("%s: handed on:\n%s", name, out)
		}
	}
}
