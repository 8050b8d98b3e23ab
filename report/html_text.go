package report

import (
	"cmp"
	"math"
	"net/url"
	"path"
	"path/filepath"
	"slices"
	"strconv"
	"strings"

	"github.com/offerlint/offerlint/lint"
)

// htmlPlain is a text from an input file as it may be shown: control characters and those that turn the direction of a text are
// made visible, lines stay.
func htmlPlain(s string) string {
	if !strings.ContainsAny(s, "\n\r\t") {
		return lint.Printable(s)
	}
	lines := strings.Split(strings.NewReplacer("\r\n", "\n", "\r", "\n", "\t", " ").Replace(s), "\n")
	for i, l := range lines {
		lines[i] = lint.Printable(l)
	}
	return strings.Join(lines, "\n")
}

// A htmlBlock is a piece of a response. Rows is set for a table and Parts for everything else.
type htmlBlock struct {
	Class string // p, heading, item, code or table
	Deep  int    // item: 1, 2 or 3
	Parts []htmlPart
	Rows  [][][]htmlPart
}

// A htmlPart is a piece of text; Found says that a finding speaks of these words.
type htmlPart struct {
	Text  string
	Found bool
}

// htmlBlocks lists what a response says beyond its claim. The words that findings speak of are marked.
func htmlBlocks(t *lint.Text, found []*lint.Finding) []htmlBlock {
	if t == nil {
		return nil
	}
	var out []htmlBlock
	blocks := t.Blocks
	for i := 0; i < len(blocks); i++ {
		b := blocks[i]
		if b.Customer || b.Kind == lint.Comment || b.Str == "" && b.Table() == 0 {
			continue
		}
		if n := tableLen(blocks[i:]); n > 0 {
			out = append(out, htmlTable(blocks[i:i+n], found))
			i += n - 1
			continue
		}
		block := htmlBlock{Class: "p", Parts: marked(b, found)}
		switch b.Kind {
		case lint.Heading:
			block.Class = "heading"
		case lint.Item:
			block.Class, block.Deep = "item", int(min(max(b.Level, 1), 3))
		case lint.Code:
			block.Class = "code"
		}
		out = append(out, block)
	}
	return out
}

// tableLen is how many of the first blocks are cells of one table that has more than one row; 0 where they are not. A
// response that is a single row of a table reads better as sentences.
func tableLen(blocks []*lint.Block) int {
	first := blocks[0]
	if first.Table() == 0 {
		return 0
	}
	n := slices.IndexFunc(blocks, func(b *lint.Block) bool { return b.Table() != first.Table() || b.Customer })
	if n < 0 {
		n = len(blocks)
	}
	if blocks[n-1].Row() == first.Row() {
		return 0
	}
	return n
}

func htmlTable(cells []*lint.Block, found []*lint.Finding) htmlBlock {
	t := htmlBlock{Class: "table"}
	for i, c := range cells {
		if i == 0 || c.Row() != cells[i-1].Row() {
			t.Rows = append(t.Rows, nil)
		}
		last := len(t.Rows) - 1
		t.Rows[last] = append(t.Rows[last], marked(c, found))
	}
	return t
}

// marked cuts the text of a block at the words that findings speak of.
func marked(b *lint.Block, found []*lint.Finding) []htmlPart {
	type cut struct{ from, to int }
	var cuts []cut
	for _, f := range found {
		if i := matchIn(b, f); i >= 0 {
			cuts = append(cuts, cut{i, i + len(f.Match)})
		}
	}
	slices.SortFunc(cuts, func(a, b cut) int { return cmp.Or(cmp.Compare(a.from, b.from), cmp.Compare(b.to, a.to)) })
	var parts []htmlPart
	done := 0
	for _, c := range cuts {
		if c.to <= done {
			continue
		}
		if c.from > done {
			parts = append(parts, htmlPart{Text: htmlPlain(b.Str[done:c.from])})
		}
		from := max(c.from, done)
		parts = append(parts, htmlPart{Text: htmlPlain(b.Str[from:c.to]), Found: true})
		done = c.to
	}
	if done < len(b.Str) || len(parts) == 0 {
		parts = append(parts, htmlPart{Text: htmlPlain(b.Str[done:])})
	}
	return parts
}

// matchIn is where the words of a finding stand in a block; -1 where they stand elsewhere.
func matchIn(b *lint.Block, f *lint.Finding) int {
	if f.Match == "" || !b.Span.Overlaps(f.At) {
		return -1
	}
	for from := 0; from < len(b.Str); {
		i := strings.Index(b.Str[from:], f.Match)
		if i < 0 {
			return -1
		}
		if i += from; b.Span.Sheet != "" || b.At(i, i+len(f.Match)).Location == f.At.Location {
			return i
		}
		from = i + 1
	}
	return -1
}

// A htmlPlace is a place in a file.
type htmlPlace struct{ File, Href, Where string }

// place is a location with the file counted from the bid's folder.
func (b *htmlBid) place(l lint.Location) htmlPlace {
	p := htmlPlace{File: b.inBid(l.File), Href: b.href(l.File)}
	switch {
	case l.Sheet != "" && l.Line > 0:
		p.Where = lint.Printable(l.Sheet) + " · " + l.Cell()
	case l.Sheet != "":
		p.Where = lint.Printable(l.Sheet)
	case l.Line > 0:
		p.Where = b.T("Zeile ", "line ") + strconv.Itoa(l.Line)
	}
	return p
}

// inBid is the path of a file as it is named in the bid's folder.
func (b *htmlBid) inBid(file string) string { return lint.Printable(strings.TrimPrefix(file, b.dir())) }

// inBidAll names the files in a message as inBid does.
func (b *htmlBid) inBidAll(message string) string {
	if dir := b.dir(); dir != "" {
		message = strings.ReplaceAll(message, dir, "")
	}
	return lint.Printable(message)
}

// dir is the bid's folder as the names of its files begin; "" where they do not.
func (b *htmlBid) dir() string {
	dir := path.Clean(filepath.ToSlash(b.r.Bid.Config.Dir)) + "/"
	return strings.TrimPrefix(dir, "./")
}

// href is the address of a file from the page; "" where there is none.
func (b *htmlBid) href(file string) string {
	if b.opt.Link == nil || file == "" {
		return ""
	}
	p := b.opt.Link(file)
	if p == "" {
		return ""
	}
	return (&url.URL{Path: p}).String()
}

// webHref is an address that may be followed; "" for any other text. An address is never guessed.
func webHref(s string) string {
	u, err := url.Parse(strings.TrimSpace(s))
	if err != nil {
		return ""
	}
	switch strings.ToLower(u.Scheme) {
	case "http", "https":
		if u.Host == "" {
			return ""
		}
	case "mailto":
	default:
		return ""
	}
	return u.String()
}

// htmlNumber prints points: at most two decimals, with a comma in German.
func htmlNumber(v float64, lang string) string {
	s := strconv.FormatFloat(math.Round(v*100)/100, 'f', -1, 64)
	if lang == "de" {
		s = strings.Replace(s, ".", ",", 1)
	}
	return s
}
