package checks_test

import (
	"bufio"
	"os"
	"slices"
	"strings"
	"testing"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/phrase"
)

// hitsIn finds what a rule's phrases find in one block, exceptions applied.
func hitsIn(t *testing.T, r *lint.Rule, lang, s string) []string {
	t.Helper()
	var found []string
	check, rule := *r.Check, *r
	check.Run = func(p *lint.Pass) error {
		for f := range p.Hits() {
			found = append(found, f.Match())
		}
		return nil
	}
	rule.Check = &check
	bid := &lint.Bid{Passages: []*lint.Text{{Blocks: []*lint.Block{{Lang: lang, Str: s}}}}}
	if _, err := lint.Run(bid, &lint.Ruleset{Rules: []*lint.Rule{&rule}}, lint.Options{Match: phrase.Match}); err != nil {
		t.Fatal(err)
	}
	return found
}

// phraseRules are the rules of core that look for wordings anywhere in a sentence. Those of bare answers and of
// refusals count only where they fill a whole block or its beginning.
func phraseRules(t *testing.T) map[string]*lint.Rule {
	t.Helper()
	rules := map[string]*lint.Rule{}
	for _, r := range core(t).Rules {
		if r.Check.Phrases != nil && !slices.Contains([]string{"bare-claim", "missing-explanation", "declined-criterion"}, r.Name) {
			rules[r.Name] = r
		}
	}
	return rules
}

// sentences reads testdata/checks/NAME: lines "de: …" and "en: …" under headings "# …".
func sentences(t *testing.T, name string) map[string][][2]string {
	t.Helper()
	f, err := os.Open("../testdata/checks/" + name)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.Close() })
	out, heading := map[string][][2]string{}, ""
	for in := bufio.NewScanner(f); in.Scan(); {
		line := strings.TrimSpace(in.Text())
		lang, s, ok := strings.Cut(line, ": ")
		switch {
		case strings.HasPrefix(line, "# "):
			heading = line[2:]
		case line == "" || strings.HasPrefix(line, "//"):
		case !ok || lang != "de" && lang != "en":
			t.Fatalf("%s: want a line that begins with \"de: \" or \"en: \": %q", name, line)
		default:
			out[heading] = append(out[heading], [2]string{lang, s})
		}
	}
	return out
}

// Sound sentences that word lists tend to hit.
func TestSoundSentencesAreClean(t *testing.T) {
	rules, n := phraseRules(t), 0
	for _, list := range sentences(t, "sound.txt") {
		for _, s := range list {
			n++
			for name, r := range rules {
				if found := hitsIn(t, r, s[0], s[1]); len(found) > 0 {
					t.Errorf("%s: %q in the sound sentence: %s", name, found, s[1])
				}
			}
		}
	}
	if n < 60 {
		t.Errorf("only %d sentences, want at least 60", n)
	}
}
