package markdown

import (
	"bytes"
	"sync"

	"github.com/yuin/goldmark/ast"
	east "github.com/yuin/goldmark/extension/ast"
	"github.com/yuin/goldmark/parser"
	"github.com/yuin/goldmark/text"
	"github.com/yuin/goldmark/util"
)

// parserFor is the parser for a text. The one that finds bare addresses looks at each blank: texts in which there can be none
// are spared it. Both keep nothing of what they parsed.
func parserFor(text []byte) parser.Parser {
	for _, sign := range []string{"://", "@", "www."} {
		if bytes.Contains(text, []byte(sign)) {
			return linkingParser()
		}
	}
	return plainParser()
}

var (
	plainParser   = sync.OnceValue(func() parser.Parser { return newParser() })
	linkingParser = sync.OnceValue(func() parser.Parser { return newParser(util.Prioritized(addresses{}, 999)) })
)

// newParser is CommonMark with GitHub's strikethrough and what is given, and with tables and headings read as people write
// them.
func newParser(more ...util.PrioritizedValue) parser.Parser {
	inline := append(parser.DefaultInlineParsers(), util.Prioritized(strikethrough{}, 500))
	return parser.NewParser(
		parser.WithBlockParsers(append(blockParsers(), util.Prioritized(tightHeading{}, 601))...),
		parser.WithInlineParsers(append(inline, more...)...),
		parser.WithParagraphTransformers(append([]util.PrioritizedValue{util.Prioritized(definitions{}, 99)},
			append(parser.DefaultParagraphTransformers(), util.Prioritized(tables{}, 200), util.Prioritized(pieces{}, 300))...)...),
	)
}

// blockParsers are those of CommonMark, with a bound to block quotes in each other: goldmark v1.8.7 looks at all that are open
// for each line and each sign.
func blockParsers() []util.PrioritizedValue {
	ps := parser.DefaultBlockParsers()
	quote := parser.NewBlockquoteParser()
	for i, p := range ps {
		if p.Value == quote {
			ps[i].Value = shallow{quote}
		}
	}
	return ps
}

// shallow reads block quotes in each other; those further inside are text.
type shallow struct{ parser.BlockParser }

const deepest = 100

func (s shallow) Open(parent ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	depth := 0
	for n := parent; n != nil; n = n.Parent() {
		if depth++; depth > deepest {
			return nil, parser.NoChildren
		}
	}
	return s.BlockParser.Open(parent, reader, pc)
}

// A tightHeading is a heading without a space after the number signs: "####A." and "###Process". Renderers up to
// 2017 took it, so real offers are full of it. "#1" and a hashtag in running text are none.
type tightHeading struct{}

func (tightHeading) Trigger() []byte { return []byte{'#'} }

func (tightHeading) Open(_ ast.Node, reader text.Reader, pc parser.Context) (ast.Node, parser.State) {
	line, segment := reader.PeekLine()
	pos := pc.BlockOffset()
	if pos < 0 {
		return nil, parser.NoChildren
	}
	i := pos
	for i < len(line) && line[i] == '#' {
		i++
	}
	level := i - pos
	if level < 1 || level > 6 || i == len(line) || util.IsSpace(line[i]) {
		return nil, parser.NoChildren
	}
	if level == 1 && (util.IsNumeric(line[i]) || ast.IsParagraph(pc.LastOpenedBlock().Node)) {
		return nil, parser.NoChildren
	}
	content := bytes.TrimRight(line[i:], " \t\n")
	if closed := bytes.TrimRight(content, "#"); len(closed) > 0 && len(closed) < len(content) {
		content = bytes.TrimRight(closed, " \t")
	}
	start := segment.Start + i - segment.Padding
	node := ast.NewHeading(level)
	node.Lines().Append(text.NewSegment(start, start+len(content)))
	reader.AdvanceToEOL()
	return node, parser.NoChildren
}

func (tightHeading) Continue(ast.Node, text.Reader, parser.Context) parser.State { return parser.Close }
func (tightHeading) Close(ast.Node, text.Reader, parser.Context)                 {}
func (tightHeading) CanInterruptParagraph() bool                                 { return true }
func (tightHeading) CanAcceptIndentedLine() bool                                 { return false }

// definitions reads the link reference definitions at the start of a very long paragraph some lines at a time: goldmark
// v1.8.7 looks at all lines of a paragraph for each. The rest is left to its own transformer.
type definitions struct{}

// someLines are read at once. A piece ends before a line that may begin a definition.
const someLines = 256

func (definitions) Transform(node *ast.Paragraph, reader text.Reader, pc parser.Context) {
	lines := node.Lines()
	from := 0
	for lines.Len()-from > 2*someLines {
		to := from + someLines
		for to < lines.Len() && !bytes.HasPrefix(value(reader, lines.At(to)), []byte("[")) {
			to++
		}
		piece := ast.NewParagraph()
		piece.Lines().AppendAll(lines.Sliced(from, to))
		node.Parent().InsertBefore(node.Parent(), node, piece)
		parser.LinkReferenceParagraphTransformer.Transform(piece, reader, pc)
		from = to
		if piece.Parent() != nil { // not all lines are definitions
			node.Parent().RemoveChild(node.Parent(), piece)
			from -= piece.Lines().Len()
			break
		}
	}
	if from > 0 {
		rest := text.NewSegments()
		rest.AppendAll(lines.Sliced(from, lines.Len()))
		node.SetLines(rest)
	}
}

// pieces cuts a paragraph of so many lines that nobody can have meant one: goldmark v1.8.7 goes through all of them for each
// link.
type pieces struct{}

const mostLines = 2000

func (pieces) Transform(node *ast.Paragraph, _ text.Reader, _ parser.Context) {
	lines := node.Lines()
	from := 0
	for ; node.Parent() != nil && lines.Len()-from > mostLines; from += mostLines {
		piece := ast.NewParagraph()
		piece.SetPos(lines.At(from).Start)
		piece.Lines().AppendAll(lines.Sliced(from, from+mostLines))
		node.Parent().InsertBefore(node.Parent(), node, piece)
	}
	if from > 0 {
		rest := text.NewSegments()
		rest.AppendAll(lines.Sliced(from, lines.Len()))
		node.SetLines(rest)
	}
}

// tables turns paragraphs into tables. GitHub drops cells beyond the header and shows a table as text whose delimiter row
// has another number of cells than its header; here every cell stays.
type tables struct{}

func (tables) Transform(node *ast.Paragraph, reader text.Reader, _ parser.Context) {
	lines := node.Lines()
	head := -1
	for i := 1; i < lines.Len() && head < 0; i++ {
		if delimiter(value(reader, lines.At(i))) && bytes.IndexByte(value(reader, lines.At(i-1)), '|') >= 0 {
			head = i - 1
		}
	}
	if head < 0 {
		return
	}
	table := east.NewTable()
	table.SetPos(lines.At(head).Start)
	width := 0
	for i := head; i < lines.Len(); i++ {
		if i == head+1 {
			continue
		}
		row := splitRow(reader.Source(), lines.At(i), width)
		width = max(width, row.ChildCount())
		if i == head {
			table.AppendChild(table, east.NewTableHeader(row))
		} else {
			table.AppendChild(table, row)
		}
	}
	node.Parent().InsertAfter(node.Parent(), node, table)
	if head == 0 {
		node.Parent().RemoveChild(node.Parent(), node)
		return
	}
	lines.SetSliced(0, head)
	last := lines.At(head - 1)
	lines.Set(head-1, last.TrimRightSpace(reader.Source()))
}

func value(r text.Reader, s text.Segment) []byte { return r.Source()[s.Start:s.Stop] }

// delimiter reports whether a line is the row of dashes below a table's header.
func delimiter(line []byte) bool {
	line = bytes.TrimSpace(line)
	if bytes.IndexByte(line, '|') < 0 && bytes.IndexByte(line, ':') < 0 {
		return false
	}
	cells := bytes.Split(bytes.TrimSuffix(bytes.TrimPrefix(line, []byte("|")), []byte("|")), []byte("|"))
	for _, c := range cells {
		c = bytes.TrimSpace(c)
		c = bytes.TrimSuffix(bytes.TrimPrefix(c, []byte(":")), []byte(":"))
		if len(c) == 0 || len(bytes.Trim(c, "-")) > 0 {
			return false
		}
	}
	return true
}

// splitRow cuts a line at its pipes. It has at least width cells.
func splitRow(source []byte, line text.Segment, width int) *east.TableRow {
	line = line.TrimLeftSpace(source)
	line = line.TrimRightSpace(source)
	row := east.NewTableRow(nil)
	row.SetPos(line.Start)
	pos, end := line.Start, line.Stop
	if pos < end && source[pos] == '|' {
		pos++
	}
	if end > pos && source[end-1] == '|' && source[max(end-2, 0)] != '\\' {
		end--
	}
	for from, more := pos, true; more; {
		to := from
		for to < end && (source[to] != '|' || to > from && source[to-1] == '\\') {
			to++
		}
		row.AppendChild(row, newCell(source, from, to))
		from, more = to+1, to < end
	}
	for row.ChildCount() < width {
		row.AppendChild(row, newCell(source, end, end))
	}
	return row
}

func newCell(source []byte, from, to int) *east.TableCell {
	c := east.NewTableCell()
	seg := text.NewSegment(from, to)
	seg = seg.TrimLeftSpace(source)
	seg = seg.TrimRightSpace(source)
	c.SetPos(min(from, max(len(source)-1, 0)))
	if seg.Stop > seg.Start {
		c.Lines().Append(seg)
		c.SetPos(seg.Start)
	}
	return c
}
