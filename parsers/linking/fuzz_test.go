package linking_test

import (
	"testing"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers/linking"
	"github.com/offerlint/offerlint/parsers/markdown"
)

// Whatever the offer says, every response and stray has a place in it, and consists of its blocks.
func FuzzLink(f *testing.F) {
	for _, h := range habits {
		f.Add(h.list, h.md)
	}
	f.Add("§ 4 (1) | x\n! | y\n | z\n1.2 | Ä", "§ 4 (1) foo\n\n| 1.2 |\n|-|\n| |\n<!-- answers: 1.2, ,; -->\n")
	f.Fuzz(func(t *testing.T, list, md string) {
		cs := criteria(list)
		d := markdown.Read([]byte(md), "x.md")
		res := linking.Link(cs, []*markdown.Doc{d}, linking.Options{ReadClaim: readClaim})
		own, places := map[*lint.Block]bool{}, map[lint.Span]bool{}
		for _, b := range d.Text.Blocks {
			own[b], places[b.Span] = true, true
		}
		inside := func(at lint.Span) bool { return at.File == "x.md" && at.Line >= 1 && at.EndLine >= at.Line }
		for _, s := range res.Strays {
			if !inside(s.At) {
				t.Errorf("stray %q at %v", s.ID, s.At)
			}
		}
		n := 0
		for _, c := range cs {
			for _, r := range c.Responses {
				n++
				if !inside(r.At) || r.Criterion != c {
					t.Errorf("response to %q at %v", c.ID, r.At)
				}
				if r.ClaimCell != nil && !places[r.ClaimCell.Span] { // below a mark stands a copy that says what is ticked
					t.Errorf("response to %q has a claim from elsewhere", c.ID)
				}
				if r.Text == nil {
					continue
				}
				for _, b := range r.Text.Blocks {
					if !own[b] || b == r.ClaimCell && r.Via != lint.ViaBlanket {
						t.Errorf("response to %q has block %q", c.ID, b.Str)
					}
				}
			}
		}
		if n != len(res.Responses) {
			t.Errorf("%d responses reported, criteria have %d", len(res.Responses), n)
		}
	})
}
