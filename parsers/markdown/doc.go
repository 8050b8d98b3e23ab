// Package markdown reads Markdown files as bid teams write them: GitHub's dialect, plus the habits that GitHub does not
// render, such as headings without a space after the number signs and links with a space before the target. It keeps
// the place of every piece of text, and does not judge what the text answers; package linking does.
package markdown

import (
	"slices"
	"strings"

	"github.com/offerlint/offerlint/lint"
)

// A Doc is one Markdown file.
type Doc struct {
	// Text holds all blocks in the order of the file. Every word that a reader of the file sees stands in one of them.
	Text *lint.Text
	// Facts[i] says more about Text.Blocks[i].
	Facts []Facts
	// Items are the list items of the file in its order; item n of Facts.Item is Items[n-1].
	Items []Item
	// Tables counts the tables of the file. Cells name theirs by Block.Table.
	Tables int
}

// Facts is what is known of a block beyond lint.Block.
type Facts struct {
	// Marker is the number of an ordered list item as the reader sees it: "3." or "3)". It is set on the first block
	// of the item only.
	Marker string
	// Item is the innermost list item that holds the block, from 1; 0 for none.
	Item int
	// Lines are the offsets in Str at which a line of the file, or one after <br>, begins; the first is 0.
	Lines []int
	// Strong and Emph are the parts of Str in bold and in italics, ascending.
	Strong, Emph []Range
	// Host is the block in which an inline comment stands; nil for any other block.
	Host *lint.Block
}

// A Range is the part Str[From:To] of a block.
type Range struct{ From, To int }

// An Item is a list item.
type Item struct {
	Parent int // the item that holds the list, from 1; 0 for none
	List   int // ordinal of the list in the file, from 1
	Level  int // depth, from 1
}

// Read reads a Markdown file. The name is the path as printed. Any input is read: bytes that are no UTF-8 are taken as
// Windows-1252, or as UTF-16 where a byte order mark says so. src must not be changed afterwards.
func Read(src []byte, name string) *Doc {
	r := &reader{src: newSource(src, name), doc: &Doc{Text: &lint.Text{File: name}}}
	some := len(r.src.lines) / 2 // mostly, a blank line stands between two blocks
	r.doc.Text.Blocks, r.doc.Facts = make([]*lint.Block, 0, some), make([]Facts, 0, some)
	r.parser = parserFor(r.src.text)
	body := r.frontMatter()
	r.parse(body, len(r.src.text))
	return r.doc
}

// Covers reports whether r covers all of a text of n bytes.
func (r Range) Covers(n int) bool { return n > 0 && r.From == 0 && r.To >= n }

// Cut cuts blocks in two, again and again: at says, for the block with index i as it is then, where to cut its Str; 0 or less
// where not to. The first half is done with and does not come up again, the second takes the place of the block. Where either
// half would be empty, the block stays as it is. Indices are those before the call until it returns.
func (d *Doc) Cut(at func(i int) int) {
	var blocks []*lint.Block
	var facts []Facts
	for i := range d.Text.Blocks {
		for {
			n := at(i)
			if n <= 0 || !d.cuttable(i, n) {
				break
			}
			if blocks == nil {
				blocks, facts = slices.Clone(d.Text.Blocks[:i]), slices.Clone(d.Facts[:i])
			}
			head, tail, f, g := d.halves(i, n)
			blocks, facts = append(blocks, head), append(facts, f)
			d.Text.Blocks[i], d.Facts[i] = tail, g
		}
		if blocks != nil {
			blocks, facts = append(blocks, d.Text.Blocks[i]), append(facts, d.Facts[i])
		}
	}
	if blocks != nil {
		d.Text.Blocks, d.Facts = blocks, facts
	}
}

// cuttable reports whether both halves of block i would hold something.
func (d *Doc) cuttable(i, at int) bool {
	s := d.Text.Blocks[i].Str
	return at < len(s) && strings.Trim(s[:at], " ") != "" && strings.Trim(s[at:], " ") != ""
}

// halves cuts block i at offset at of its Str. The head is the block itself, shortened.
func (d *Doc) halves(i, at int) (head, tail *lint.Block, f, g Facts) {
	b := d.Text.Blocks[i]
	end, from := len(strings.TrimRight(b.Str[:at], " ")), len(b.Str)-len(strings.TrimLeft(b.Str[at:], " "))
	c := *b
	c.Str, c.Marks, c.Links = b.Str[from:], nil, nil
	if b.Layout != nil {
		without := *b.Layout
		without.Anchors = nil
		c.Layout = &without
	}
	c.Span = b.At(from, len(b.Str))
	c.Span.EndLine, c.Span.EndCol = b.Span.EndLine, b.Span.EndCol
	c.Marks = append(c.Marks, lint.Mark{At: c.Span.Location})
	for _, m := range b.Marks {
		if m.Offset > from {
			c.Marks = append(c.Marks, lint.Mark{Offset: m.Offset - from, At: m.At})
		}
	}
	var before []lint.Link
	for _, l := range b.Links {
		if l.At.Compare(c.Span.Location) < 0 {
			before = append(before, l)
		} else {
			c.Links = append(c.Links, l)
		}
	}
	first := b.At(0, end)
	b.Span.EndLine, b.Span.EndCol = first.EndLine, first.EndCol
	b.Str, b.Links = b.Str[:end], before
	for len(b.Marks) > 1 && b.Marks[len(b.Marks)-1].Offset >= end {
		b.Marks = b.Marks[:len(b.Marks)-1]
	}
	f, g = d.Facts[i].split(end, from)
	return b, &c, f, g
}

func (f Facts) split(end, from int) (head, tail Facts) {
	head, tail = f, f
	tail.Marker = ""
	head.Lines, tail.Lines = nil, []int{0}
	for _, l := range f.Lines {
		if l < end {
			head.Lines = append(head.Lines, l)
		} else if l > from {
			tail.Lines = append(tail.Lines, l-from)
		}
	}
	head.Strong, tail.Strong = splitRanges(f.Strong, end, from)
	head.Emph, tail.Emph = splitRanges(f.Emph, end, from)
	return head, tail
}

func splitRanges(rs []Range, end, from int) (head, tail []Range) {
	for _, r := range rs {
		if r.From < end {
			head = append(head, Range{r.From, min(r.To, end)})
		}
		if r.To > from {
			tail = append(tail, Range{max(r.From, from) - from, r.To - from})
		}
	}
	return head, tail
}
