package markdown_test

import (
	"bytes"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers/markdown"
	"github.com/offerlint/offerlint/parsers/pattern"
)

var kinds = []string{"paragraph", "heading", "item", "cell", "code", "comment"}

// show prints one line per block: place, kind, text, links.
func show(d *markdown.Doc) string {
	var b strings.Builder
	for i, x := range d.Text.Blocks {
		f := d.Facts[i]
		fmt.Fprintf(&b, "%d:%d %s", x.Marks[0].At.Line, x.Marks[0].At.Col, kinds[x.Kind])
		if x.Level > 0 {
			fmt.Fprintf(&b, "%d", x.Level)
		}
		if x.Quoted {
			b.WriteString(" quoted")
		}
		if x.Table() > 0 {
			fmt.Fprintf(&b, " %d.%d.%d", x.Table(), x.Row(), x.Col())
		}
		if f.Marker != "" {
			fmt.Fprintf(&b, " <%s>", f.Marker)
		}
		for _, id := range x.Anchors() {
			fmt.Fprintf(&b, " #%s", id)
		}
		fmt.Fprintf(&b, " %q", x.Str)
		for _, l := range x.Links {
			fmt.Fprintf(&b, " [%s](%s)", l.Label, l.Target)
			if l.Image {
				b.WriteString("!")
			}
		}
		b.WriteByte('\n')
	}
	return b.String()
}

func TestRead(t *testing.T) {
	for _, tt := range []struct{ name, md, want string }{
		{
			"headings", "# One #\n##Two\n####A.\n###CA->Mail\n#hash tag\n#1 in sales\nSetext *two*\n---\nSet\n===\n",
			"1:3 heading1 \"One\"\n2:3 heading2 \"Two\"\n3:5 heading4 \"A.\"\n4:4 heading3 \"CA->Mail\"\n5:2 heading1 \"hash tag\"\n6:1 heading2 \"#1 in sales Setext two\"\n9:1 heading1 \"Set\"\n",
		},
		{"hash in a sentence", "we sell\n#cabbage here\n\n    #code\n", "1:1 paragraph \"we sell #cabbage here\"\n4:5 code \"#code\"\n"},
		{
			"attributes", "# Daten {#K-12 .x}\n\nText {: #K-13}\n\n<a name=\"K-14\"></a>\n\n## Mehr\n\nMenge {1, 2}\n",
			"1:3 heading1 #K-12 \"Daten\"\n3:1 paragraph #K-13 \"Text\"\n7:4 heading2 #K-14 \"Mehr\"\n9:1 paragraph \"Menge {1, 2}\"\n",
		},
		{
			"plain text", "**Bold** and *it* and `co\\de` and ~~gone~~ &amp; \\*star\\* f&uuml;r<br>neu\nweich  \nhart\\\nEnde\n",
			"1:3 paragraph \"Bold and it and co\\\\de and  & *star* für neu weich hart Ende\"\n",
		},
		{
			"links", "[a](b.pdf \"t\") ![img](c.png) <http://d.example> http://e.example/x_y. [r] [s][r]\n\n[r]: f%20g.pdf\n",
			"1:2 paragraph \"a img http://d.example http://e.example/x_y. r s\" [a](b.pdf) [img](c.png)! [http://d.example](http://d.example) [http://e.example/x_y](http://e.example/x_y) [r](f%20g.pdf) [s](f%20g.pdf)\n",
		},
		{
			"links with a space", "[Plan] (a/b c.pdf), ![Bild]\n(c.png), [Wiki] (https://w.example/x) and [this] (not a file) and `[x] (y.pdf)`\n",
			"1:2 paragraph \"Plan, Bild, Wiki and [this] (not a file) and [x] (y.pdf)\" [Plan](a/b c.pdf) [Bild](c.png)! [Wiki](https://w.example/x)\n",
		},
		{
			"evidence lines", "Nachweis: ISO 27001\n**Beleg:** zertifikat.pdf\nAnlage: a.pdf, b.pdf und c.xlsx\nEvidence: [x](y.pdf)\nAttachment: none\nNachweis: folgt\n",
			"1:1 paragraph \"Nachweis: ISO 27001 Beleg: zertifikat.pdf Anlage: a.pdf, b.pdf und c.xlsx Evidence: x Attachment: none Nachweis: folgt\" [ISO 27001]() [zertifikat.pdf](zertifikat.pdf) [a.pdf](a.pdf) [b.pdf](b.pdf) [c.xlsx](c.xlsx) [x](y.pdf)\n",
		},
		{
			"lists", "1. one\n2. two\n   soft\n\n   more\n   - deep\n     > said\n1) other\n\n- [ ] box\n",
			"1:4 item1 <1.> \"one\"\n2:4 item1 <2.> \"two soft\"\n5:4 item1 \"more\"\n6:6 item2 \"deep\"\n7:8 item2 quoted \"said\"\n8:4 item1 <1)> \"other\"\n10:3 item1 \"[ ] box\"\n",
		},
		{"ordered as typed", "1. a\n3. b\n4. c\n\ntext\n\n1. x\n1. y\n", "1:4 item1 <1.> \"a\"\n2:4 item1 <3.> \"b\"\n3:4 item1 <4.> \"c\"\n5:1 paragraph \"text\"\n7:4 item1 <1.> \"x\"\n8:4 item1 <2.> \"y\"\n"},
		{"numbers alone", "1)\n\nOne\n\n> 2.\n> Two\n", "1:1 item1 \"1)\"\n3:1 paragraph \"One\"\n5:3 item1 quoted \"2.\"\n6:3 paragraph quoted \"Two\"\n"},
		{"quotes", "> # K-1\n> said &\n> done\n>> twice\n", "1:5 heading1 quoted \"K-1\"\n2:3 paragraph quoted \"said & done\"\n4:4 paragraph quoted \"twice\"\n"},
		{
			"table", "| a | b\n|---|---\n| x \\| y | `p\\|q` | third |\n| z\n",
			"1:3 cell 1.1.1 \"a\"\n1:7 cell 1.1.2 \"b\"\n3:3 cell 1.2.1 \"x | y\"\n3:13 cell 1.2.2 \"p|q\"\n3:21 cell 1.2.3 \"third\"\n4:3 cell 1.3.1 \"z\"\n4:4 cell 1.3.2 \"\"\n4:4 cell 1.3.3 \"\"\n",
		},
		{
			"table with another delimiter row", "before\na | b | c\n-|-|-|-\n1 | 2 | 3\n\nafter\n",
			"1:1 paragraph \"before\"\n2:1 cell 1.1.1 \"a\"\n2:5 cell 1.1.2 \"b\"\n2:9 cell 1.1.3 \"c\"\n4:1 cell 1.2.1 \"1\"\n4:5 cell 1.2.2 \"2\"\n4:9 cell 1.2.3 \"3\"\n6:1 paragraph \"after\"\n",
		},
		{
			"comments", "<!-- answers: K-1 --> **Ja**, sicher\n\nText <!-- in --> mehr\n\n<!-- a\nb -->\n\n[//]: # (hidden)\n",
			"1:6 comment \"answers: K-1\"\n1:25 paragraph \"Ja, sicher\"\n3:1 paragraph \"Text  mehr\"\n3:11 comment \"in\"\n5:6 comment \"a\\nb\"\n8:1 comment \"[//]: # (hidden)\"\n",
		},
		{"definitions that are text", "[K-1]: erfüllt\n\n[K-2]: x.pdf\n", "1:1 paragraph \"[K-1]: erfüllt\"\n3:1 paragraph \"[K-2]: x.pdf\"\n"},
		{"code", "```go\na := 1\n```\n\n    b\n\n---\ntext\n", "2:1 code \"a := 1\"\n5:5 code \"b\"\n8:1 paragraph \"text\"\n"},
		{"front matter", "---\ntitle: Angebot\ntags: [a, b]\n---\n# Text\n", "2:1 code \"title: Angebot\\ntags: [a, b]\"\n5:3 heading1 \"Text\"\n"},
		{"no front matter", "---\nJust a line between rules.\n\n---\n", "2:1 paragraph \"Just a line between rules.\"\n"},
		{
			"html", "<div align=center>\n<h2>Kopf</h2>\nText &lt; <b>fett</b> <a href=\"u.pdf\">hier</a><br/>\nneu\n<ul><li>eins<li>zwei</ul>\n</div>\n\n<script>x < y</script>\n",
			"2:5 heading2 \"Kopf\"\n3:1 paragraph \"Text < fett hier neu\" [hier](u.pdf)\n5:9 item1 \"eins\"\n5:17 item1 \"zwei\"\n8:9 code \"x < y\"\n",
		},
		{"html that nobody closed", "<h2>Kopf\n\n<p>Text\n", "1:5 heading2 \"Kopf\"\n3:4 paragraph \"Text\"\n"},
		{
			"html table", "<table><tr><th>ID</th><th></th></tr>\n<tr><td>K-1</td><td>\n\n**Ja**\n\n</td></tr></table>\n\ndanach\n",
			"1:16 cell 1.1.1 \"ID\"\n1:23 cell 1.1.2 \"\"\n2:9 cell 1.2.1 \"K-1\"\n2:17 cell 1.2.2 \"\"\n4:3 cell 1.2.2 \"Ja\"\n8:1 paragraph \"danach\"\n",
		},
		{"image without description", "![](bilder/plan.png)\n", "1:1 paragraph \"plan.png\" [plan.png](bilder/plan.png)!\n"},
		{"carriage returns and a byte order mark", "\ufeff# K-1\r\nZeile eins\r\n\r\n- zwei\r\n  drei\r", "1:6 heading1 \"K-1\"\n2:1 paragraph \"Zeile eins\"\n4:3 item1 \"zwei drei\"\n"},
		{"Windows-1252", "# F\xfcr \x84uns\x93\n", "1:3 heading1 \"Für „uns“\"\n"},
		{"UTF-16", "\xff\xfe#\x00 \x00\xfc\x00b\x00\n\x00x\x00\n\x00", "1:7 heading1 \"üb\"\n2:1 paragraph \"x\"\n"},
		{"empty", "", ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			if diff := cmp.Diff(tt.want, show(markdown.Read([]byte(tt.md), "offer.md"))); diff != "" {
				t.Errorf("blocks (-want +got):\n%s", diff)
			}
		})
	}
}

// A place in the text of a block is the place of these bytes in the file.
func TestPlaces(t *testing.T) {
	for _, tt := range []struct{ md, find, want string }{
		{"# Kopf\n\nein *zwei* drei\n", "drei", "3:12-15"},
		{"eins &uuml; zwei\n", "zwei", "1:13-16"},
		{"eins\\* zwei\n", "zwei", "1:8-11"},
		{"> - eins\n>   zwei\n", "zwei", "2:5-8"},
		{"eins\r\nzwei\r\n", "zwei", "2:1-4"},
		{"\ufeffeins\n", "eins", "1:4-7"},
		{"-\teins\n", "eins", "1:3-6"},
		{"| a |\n|---|\n| `x` zwei |\n", "zwei", "3:7-10"},
		{"[eins](ziel.pdf) zwei\n", "zwei", "1:18-21"},
		{"![Bild] (b c.png) zwei\n", "zwei", "1:19-22"},
		{"<p>ä zwei</p>\n", "zwei", "1:7-10"},
		{"über zwei\n", "zwei", "1:7-10"},
		{"<!-- c --> *eins* zwei\n", "zwei", "1:19-22"},
		{"a  \nzwei\n", "zwei", "2:1-4"},
		{"a<br>  zwei\n", "zwei", "1:8-11"},
	} {
		for _, b := range markdown.Read([]byte(tt.md), "x.md").Text.Blocks {
			i := strings.Index(b.Str, tt.find)
			if i < 0 {
				continue
			}
			at := b.At(i, i+len(tt.find))
			if got := fmt.Sprintf("%d:%d-%d", at.Line, at.Col, at.EndCol); got != tt.want {
				t.Errorf("%q: %q stands at %s, want %s", tt.md, tt.find, got, tt.want)
			}
			tt.find = "\x00"
		}
		if tt.find != "\x00" {
			t.Errorf("%q: %q was not found", tt.md, tt.find)
		}
	}
}

// A span covers the markup that belongs to a block alone, so that removing its lines leaves none behind.
func TestSpans(t *testing.T) {
	for _, tt := range []struct{ md, want string }{
		{" ## Kopf ##\n", "1:2-1"},
		{"Kopf\nzwei\n====\nText\n", "1:1-3 4:1-4"},
		{"> ### Kopf\n> Text\n", "1:3-1 2:3-2"},
		{"```\na\nb\n```\nText\n", "1:1-4 5:1-5"},
		{"<!-- a\nb -->\n", "1:1-2"},
		{"eins\nzwei\n", "1:1-2"},
	} {
		var got []string
		for _, b := range markdown.Read([]byte(tt.md), "x.md").Text.Blocks {
			got = append(got, fmt.Sprintf("%d:%d-%d", b.Span.Line, b.Span.Col, b.Span.EndLine))
		}
		if diff := cmp.Diff(tt.want, strings.Join(got, " ")); diff != "" {
			t.Errorf("%q (-want +got):\n%s", tt.md, diff)
		}
	}
}

func TestLinkPlaces(t *testing.T) {
	for _, tt := range []struct{ md, want string }{
		{"a [b](c.pdf) d\n", "1:3-12"},
		{"a [b] (c.pdf) d\n", "1:3-13"},
		{"a <http://b.example> d\n", "1:4-19"},
		{"a http://b.example, d\n", "1:3-18"},
		{"a [b][c] d\n\n[c]: d.pdf\n", "1:3-8"},
		{"a [b] d\n\n[b]: d.pdf\n", "1:3-5"},
		{"Nachweis: **ISO 1**\n", "1:13-17"},
		{"<a href=\"x.pdf\">y</a> z\n", "1:1-21"},
	} {
		links := markdown.Read([]byte(tt.md), "x.md").Text.Links()
		if len(links) != 1 {
			t.Errorf("%q has %d links, want 1", tt.md, len(links))
			continue
		}
		at := links[0].At
		if got := fmt.Sprintf("%d:%d-%d", at.Line, at.Col, at.EndCol); got != tt.want {
			t.Errorf("%q: link at %s, want %s", tt.md, got, tt.want)
		}
	}
}

func TestCut(t *testing.T) {
	d := markdown.Read([]byte("*Eins zwei.*\nDrei [vier](f.pdf)\n"), "x.md")
	cut := 0
	d.Cut(func(int) int { cut++; return len("Eins zwei. ") * (cut % 2) }) // the first block, once
	want := "1:2 paragraph \"Eins zwei.\"\n2:1 paragraph \"Drei vier\" [vier](f.pdf)\n"
	if diff := cmp.Diff(want, show(d)); diff != "" {
		t.Errorf("blocks (-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]markdown.Range{{To: 10}}, d.Facts[0].Emph); diff != "" {
		t.Errorf("italics (-want +got):\n%s", diff)
	}
	if at := d.Text.Blocks[1].At(5, 9); at.Line != 2 || at.Col != 7 {
		t.Errorf("the second half begins at %v, want 2:7", at.Location)
	}
}

// Struck-through text is not said any more; what looks like a tag and is none of HTML waits to be replaced.
func TestStruckAndUnknownTags(t *testing.T) {
	src := "~~Ja~~ Nein\n\nAnsprechpartner: <Name>, <insert name>, <b>fett</b>\n\n<Kundenname>\n"
	var got []string
	for _, b := range markdown.Read([]byte(src), "x.md").Text.Blocks {
		got = append(got, b.Str)
	}
	if diff := cmp.Diff([]string{"Nein", "Ansprechpartner: <Name>, <insert name>, fett", "<Kundenname>"}, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

var visible = pattern.Must(`[\p{L}\p{N}]+`)

// Every word that stands in the file outside of markup stands in some block, as often.
func TestNothingIsLost(t *testing.T) {
	pieces := []string{
		"# Kopf %d\n\n", "##Eng %d\n", "Absatz %d\nmit Zeile\n\n", "- Punkt %d\n  - tief %d\n\n", "> Zitat %d\n\n", "| a%d | b |\n|---|---|\n| c | d | e%d |\n\n",
		"| f%d | g |\n|---|\n| h |\n\n", "```\ncode%d\n```\n\n", "Setext %d\n---\n\n", "<!-- kommentar%d --> danach\n\n", "<div>\nhtml%d <b>fett</b>\n</div>\n\n",
		"[K-%d]: erfüllt\n\n", "1. eins%d\n2. zwei\n\n", "Text <!-- innen%d --> weiter\n\n", "***\n", "    eingerückt%d\n\n", "~~alt~~ neu%d\n\n", "Name: <Kunde%d>\n\n", "[Titel%d] (nicht so)\n",
	}
	for a := range pieces {
		for b := range pieces {
			md := strings.ReplaceAll(pieces[a]+pieces[b]+pieces[(a*b+1)%len(pieces)], "%d", fmt.Sprint(a*100+b))
			left := map[string]int{}
			for _, x := range markdown.Read([]byte(md), "x.md").Text.Blocks {
				for _, w := range visible.FindAllString(x.Str, -1) {
					left[w]++
				}
			}
			plain := pattern.Must(`</?(?:div|b)>|~~alt~~|(?m)^\d\.`).ReplaceAllString(md, "")
			for _, w := range visible.FindAllString(plain, -1) {
				if left[w]--; left[w] < 0 {
					t.Errorf("%q is lost from %q", w, md)
				}
			}
		}
	}
}

// check holds what is true of any input.
func check(t *testing.T, src []byte) {
	t.Helper()
	d := markdown.Read(src, "x.md")
	lines := bytes.Split(bytes.ReplaceAll(bytes.ReplaceAll(src, []byte("\r\n"), []byte("\n")), []byte("\r"), []byte("\n")), []byte("\n"))
	inside := func(l lint.Location) bool {
		return l.File == "x.md" && l.Line >= 1 && l.Line <= len(lines) && l.Col >= 1 && l.Col <= len(src)
	}
	if len(d.Facts) != len(d.Text.Blocks) {
		t.Fatalf("%d facts for %d blocks", len(d.Facts), len(d.Text.Blocks))
	}
	for i, b := range d.Text.Blocks {
		if !inside(b.Span.Location) || b.Span.EndLine < b.Span.Line || b.Span.EndLine > len(lines) {
			t.Errorf("block %q at %v-%d is outside of the file", b.Str, b.Span, b.Span.EndLine)
		}
		if len(b.Marks) == 0 || b.Marks[0].Offset != 0 {
			t.Errorf("block %q has no mark at its start", b.Str)
		}
		for j, m := range b.Marks {
			if !inside(m.At) || j > 0 && m.Offset <= b.Marks[j-1].Offset || m.Offset > len(b.Str) {
				t.Errorf("block %q has mark %v", b.Str, m)
			}
		}
		for _, l := range b.Links {
			if !inside(l.At.Location) || l.At.EndLine < l.At.Line {
				t.Errorf("block %q has a link at %v", b.Str, l.At)
			}
		}
		for _, r := range append(append([]markdown.Range{}, d.Facts[i].Strong...), d.Facts[i].Emph...) {
			if r.From < 0 || r.From >= r.To || r.To > len(b.Str) {
				t.Errorf("block %q has range %v", b.Str, r)
			}
		}
		if n := d.Facts[i].Item; n < 0 || n > len(d.Items) {
			t.Errorf("block %q is in item %d of %d", b.Str, n, len(d.Items))
		}
	}
}

func FuzzMarkdown(f *testing.F) {
	for _, s := range []string{
		"", "# a\n", "####A.\n###b->c\n", "a | b\n-|-\n`\\|` | \\| | x", "> - 1. *a*\n>   b\n", "<!-- a --> b <!-- c", "[a] (b c.pdf) ![x]\n(y.png)",
		"---\na: b\n---\n", "\xff\xfea\x00\n\x00", "\xef\xbb\xbf\r\n\r", "&nGt;&#0;&amp", "[a]: b\n\n[a]\n", "<table><td>a\n\nb\n\n</table>", "Nachweis: a.pdf, b.pdf",
		"{#a}\n\n# {#b}\n", "<a href=\"x\">y\n\n<div id=x>\n", "**a**b*c*~~d~~", "\t\ta\n-\tb\n", "1. a\n   3) b\n", "\xfc\x80 a", "<pre>\n<b>&lt;", "~~~\n```\n",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, src []byte) { check(t, src) })
}

// The real offers keep what holds for any input. Places are compared with the file byte by byte.
func TestRealFiles(t *testing.T) {
	dir := os.Getenv("OFFERLINT_CORPUS")
	if dir == "" {
		t.Skip("OFFERLINT_CORPUS is not set: no real offers to read")
	}
	n := 0
	err := filepath.WalkDir(filepath.Join(dir, "offers"), func(p string, e os.DirEntry, err error) error {
		if err != nil || e.IsDir() || !strings.EqualFold(filepath.Ext(p), ".md") {
			return err
		}
		src, err := os.ReadFile(p)
		if err != nil {
			return err
		}
		n++
		check(t, src)
		lines := bytes.Split(src, []byte("\n"))
		for _, b := range markdown.Read(src, "x.md").Text.Blocks {
			for _, w := range visible.FindAllStringIndex(b.Str, -1) {
				at := b.At(w[0], w[1])
				line := lines[at.Line-1]
				if got := string(line[at.Col-1 : min(at.Col-1+w[1]-w[0], len(line))]); got != b.Str[w[0]:w[1]] && !bytes.Contains(line, []byte("&")) && !strings.ContainsAny(string(line), "*_`") {
					t.Errorf("%s:%d:%d reads %q, want %q", p, at.Line, at.Col, got, b.Str[w[0]:w[1]])
				}
			}
		}
		return nil
	})
	if err != nil || n == 0 {
		t.Errorf("read %d files: %v", n, err)
	}
}
