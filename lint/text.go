package lint

import (
	"slices"
	"sort"
	"strings"
)

// A BlockKind says what a block was in its file.
type BlockKind uint8

// The kinds of block. Code is never searched for phrases.
const (
	Paragraph BlockKind = iota
	Heading
	Item
	Cell
	Code
	Comment
)

// A Block is the smallest piece of text in which a phrase may be found: a paragraph, a heading, one list item (without
// the items below it), one table cell or one workbook cell. A phrase never runs across two blocks.
type Block struct {
	Kind     BlockKind
	Quoted   bool   // stands inside a block quote
	Customer bool   // the customer's own words, found by linking: checks of phrases leave it out
	Level    int32  // heading: 1 to 6; item: its depth from 1; else 0
	Lang     string // "de" or "en"; "" where it cannot be told
	Str      string // plain text: no markup, line breaks inside a paragraph are one space
	Marks    []Mark // where the pieces of Str came from, ascending by Offset; none where all of it is at Span
	Span     Span   // all of the block in its file
	Links    []Link
	// Layout is what few blocks have, or many have alike; nil for the zero value.
	Layout *Layout
}

// A Layout is what is known of a block by where it stands. The blocks of one column of a workbook share theirs.
type Layout struct {
	Anchors []string // names given to it, verbatim: {#K-12}, <a id="K-12">
	Table   int      // cell of a table: the table's ordinal in its file from 1; else 0
	Row     int      // cell of a table: row from 1 (the header); else 0
	Col     int      // cell of a table: column from 1; else 0
	Under   string   // cell of a workbook or CSV file: the header of its column
}

// noLayout stands for that of a block without one.
var noLayout Layout

func (b *Block) layout() *Layout {
	if b.Layout == nil {
		return &noLayout
	}
	return b.Layout
}

// Anchors are the names given to the block.
func (b *Block) Anchors() []string { return b.layout().Anchors }

// Table is the ordinal of the table in its file, from 1; 0 for a block that is none of its cells, as for Row and Col.
func (b *Block) Table() int { return b.layout().Table }

// Row is the row of a cell in its table, from 1 (the header).
func (b *Block) Row() int { return b.layout().Row }

// Col is the column of a cell in its table, from 1.
func (b *Block) Col() int { return b.layout().Col }

// Under is the header of the column of a cell in a workbook or CSV file; "" for all other blocks.
func (b *Block) Under() string { return b.layout().Under }

// A Mark says that Str[Offset:] was read at At, byte by byte, up to the next mark. In a workbook cell the place is the
// cell as a whole.
type Mark struct {
	Offset int
	At     Location
}

// A Link is a reference in a block: [label](target), a bare address, or a line "Nachweis: …".
type Link struct {
	Label  string
	Target string // as written; an address, a path, or "" for evidence that is only named
	Image  bool
	Web    bool // Target is a web address: it cannot be looked at offline; known of links that are evidence
	At     Span
	// Path is the local file that Target names, as printed; "" where Target is no local path.
	Path string
	// Exists says that the file at Path is there. It is meaningful only where Path is set.
	Exists bool
}

// At is the span of Str[from:to] in the file.
func (b *Block) At(from, to int) Span {
	if len(b.Marks) == 0 {
		return b.Span
	}
	start := b.place(from)
	end := b.place(max(from, to-1))
	return Span{Location: start, EndLine: end.Line, EndCol: end.Col}
}

func (b *Block) place(off int) Location {
	i := sort.Search(len(b.Marks), func(i int) bool { return b.Marks[i].Offset > off })
	m := b.Marks[max(i-1, 0)]
	if m.At.Sheet == "" {
		m.At.Col += max(off-m.Offset, 0)
	}
	return m.At
}

// offset is where words that were read at a place begin in Str; in a workbook cell their first occurrence, and -1 where
// they do not occur.
func (b *Block) offset(at Location, words string) int {
	for _, m := range b.Marks {
		i := m.Offset + at.Col - m.At.Col
		if m.At.Sheet == "" && m.At.Line == at.Line && i >= m.Offset && i <= len(b.Str) && strings.HasPrefix(b.Str[i:], words) && b.place(i) == at {
			return i
		}
	}
	return strings.Index(b.Str, words)
}

// A Text is one passage: the blocks of a Markdown file, of a response, or a single cell, in their order.
type Text struct {
	File   string
	Blocks []*Block
}

// String joins what the blocks say, without code and the customer's own words, with line breaks between them.
func (t *Text) String() string {
	if t == nil {
		return ""
	}
	var parts []string
	for _, b := range t.Blocks {
		if b.says() {
			parts = append(parts, b.Str)
		}
	}
	return strings.Join(parts, "\n")
}

// Empty reports whether String is.
func (t *Text) Empty() bool { return t == nil || !slices.ContainsFunc(t.Blocks, (*Block).says) }

// says reports whether a block says something, and is neither code nor the customer's own words.
func (b *Block) says() bool {
	return !b.Customer && b.Kind != Code && b.Kind != Comment && b.Str != ""
}

// Links lists the links of all blocks but the customer's own words.
func (t *Text) Links() []*Link {
	if t == nil {
		return nil
	}
	var ls []*Link
	for _, b := range t.Blocks {
		if !b.Customer {
			for i := range b.Links {
				ls = append(ls, &b.Links[i])
			}
		}
	}
	return ls
}
