package markdown

import (
	"math/rand/v2"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/yuin/goldmark"
	"github.com/yuin/goldmark/ast"
	"github.com/yuin/goldmark/extension"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// TestAddressesAsGoldmark puts sentences together of what addresses are made of, and has goldmark's extensions read them as well.
func TestAddressesAsGoldmark(t *testing.T) {
	theirs := goldmark.New(goldmark.WithExtensions(extension.Linkify, extension.Strikethrough)).Parser()
	ours := parser.NewParser(parser.WithBlockParsers(parser.DefaultBlockParsers()...), parser.WithParagraphTransformers(parser.DefaultParagraphTransformers()...),
		parser.WithInlineParsers(append(parser.DefaultInlineParsers(), util.Prioritized(strikethrough{}, 500), util.Prioritized(addresses{}, 999))...))
	parts := strings.Fields(`http:// https:// ftp:// www. e.example a.b.example x_y.example e:80 :8443 /a /b_c ?q=1 &amp; &x; ; , . ! ) ( ( * ** _ ~ ~~ @ a@b
		c.d@e.example -f@g_h.example - # [x] ] [ \ " > Wort umlautä ( $ = % + ' : http:/ mailto: HTTP://`)
	parts = append(parts, " ", " ", " ", " ", "\n", "\n", strings.Repeat("h", 250), strings.Repeat("a.", 130))
	r := rand.New(rand.NewPCG(1, 2))
	links := 0
	for range 20_000 {
		var b strings.Builder
		for range 1 + r.IntN(9) {
			b.WriteString(parts[r.IntN(len(parts))])
		}
		source := []byte(b.String())
		want, got := tree(theirs, source), tree(ours, source)
		links += strings.Count(want, "AutoLink")
		if strings.Contains(b.String(), "www.") && strings.ContainsAny(b.String(), "$:") && want != got {
			continue // ours may have a port and a $ there as well
		}
		if diff := cmp.Diff(want, got); diff != "" {
			t.Fatalf("%q (-goldmark +ours)\n%s", source, diff)
		}
	}
	if links < 1000 {
		t.Errorf("%d addresses, want more", links)
	}
}

// tree is what a parser makes of a text: the kinds of its nodes, and the texts and addresses.
func tree(p parser.Parser, source []byte) string {
	var b strings.Builder
	_ = ast.Walk(p.Parse(text.NewReader(source)), func(n ast.Node, entering bool) (ast.WalkStatus, error) {
		if !entering {
			b.WriteString(")")
			return ast.WalkContinue, nil
		}
		b.WriteString(" (" + n.Kind().String())
		switch n := n.(type) {
		case *ast.Text:
			b.WriteString(" " + string(n.Segment.Value(source)))
		case *ast.AutoLink:
			b.WriteString(" " + string(n.Label(source)))
		}
		return ast.WalkContinue, nil
	})
	return b.String()
}
