package strictyaml

import (
	"bytes"
	"errors"
	"fmt"

	"gopkg.in/yaml.v3"
)

// A splicer knows where the nodes of a text begin and end.
type splicer struct {
	file string
	src  []byte
	bom  int
	root *Node
}

func splicerOf(file string, src []byte) (*splicer, error) {
	root, err := Parse(file, src)
	if err != nil {
		return nil, err
	}
	return &splicer{file: file, src: src, bom: len(src) - len(bytes.TrimPrefix(src, []byte("\ufeff"))), root: root}, nil
}

// start is the offset at which a node begins.
func (s *splicer) start(n *Node) int {
	return s.bom + n.doc.offset(n.at.Line, n.at.Column)
}

func (s *splicer) lineStart(off int) int { return bytes.LastIndexByte(s.src[:off], '\n') + 1 }

func (s *splicer) replaced(from, to int, with string) []byte {
	return join(s.src[:from], with, string(s.src[to:]))
}

// checked hands an edited text on if it still can be read; whoever edits checks what it says.
func (s *splicer) checked(src []byte) ([]byte, error) {
	if _, err := Parse(s.file, src); err != nil {
		return nil, fmt.Errorf("%s: this change would break the file; make it by hand (%w)", s.file, err)
	}
	return src, nil
}

// dash is the offset of the dash before an item of a list in block style; -1 where it stands on another line.
func (s *splicer) dash(item *Node) int {
	at := s.start(item)
	line := s.lineStart(at)
	i := bytes.LastIndexByte(s.src[line:at], '-')
	if i < 0 || len(bytes.TrimLeft(s.src[line:line+i], " ")) > 0 {
		return -1
	}
	return line + i
}

// belowEnd is the offset of the line after the last one that belongs to the item with a dash at an offset: the lines below
// it that are indented deeper.
func (s *splicer) belowEnd(dash int) int {
	depth := dash - s.lineStart(dash)
	at := dash + lineLength(s.src[dash:])
	end := at
	for at < len(s.src) {
		line := s.src[at : at+lineLength(s.src[at:])]
		text := bytes.TrimLeft(line, " ")
		blank := len(bytes.TrimSpace(text)) == 0
		if !blank && len(line)-len(text) <= depth {
			break
		}
		at += len(line)
		if !blank {
			end = at
		}
	}
	return end
}

// end is the offset after the last byte of a node.
func (s *splicer) end(n *Node) (int, error) {
	from := s.start(n)
	if n.at != n.node {
		return from + 1 + len(n.at.Value), nil
	}
	switch {
	case n.node.Anchor != "":
	case n.node.Kind != yaml.ScalarNode && n.flow():
		return s.closing(from)
	case n.node.Kind == yaml.ScalarNode && n.node.Style&(yaml.SingleQuotedStyle|yaml.DoubleQuotedStyle) != 0:
		return s.quoteEnd(from)
	case n.node.Kind == yaml.ScalarNode && n.node.Style&(yaml.LiteralStyle|yaml.FoldedStyle) == 0:
		if bytes.HasPrefix(s.src[from:], []byte(n.node.Value)) {
			return from + len(n.node.Value), nil
		}
	case n.Kind() == List && len(n.Items()) > 0:
		return s.end(n.Items()[len(n.Items())-1])
	case n.Kind() == Mapping && len(n.Fields()) > 0:
		fields := n.Fields()
		return s.end(fields[len(fields)-1])
	}
	return 0, n.Errorf("cannot change what is written like this; write it on one line, or change it by hand")
}

// quoteEnd is the offset after the closing quote of a scalar that begins at an offset.
func (s *splicer) quoteEnd(from int) (int, error) {
	quote := s.src[from]
	for i := from + 1; i < len(s.src); i++ {
		switch {
		case quote == '"' && s.src[i] == '\\':
			i++
		case s.src[i] == quote && quote == '\'' && i+1 < len(s.src) && s.src[i+1] == quote:
			i++
		case s.src[i] == quote:
			return i + 1, nil
		}
	}
	return 0, errors.New("a quote is not closed")
}

// closing is the offset after the bracket or brace that closes the one at an offset.
func (s *splicer) closing(from int) (int, error) {
	depth := 0
	for i := from; i < len(s.src); i++ {
		before := byte(' ')
		if i > 0 {
			before = s.src[i-1]
		}
		opens := bytes.IndexByte([]byte(" \t\n,[{:"), before) >= 0 // elsewhere a quote or a # is a sign like others
		switch c := s.src[i]; {
		case (c == '"' || c == '\'') && opens:
			end, err := s.quoteEnd(i)
			if err != nil {
				return 0, err
			}
			i = end - 1
		case c == '#' && opens:
			i += lineLength(s.src[i:]) - 1
		case c == '[' || c == '{':
			depth++
		case c == ']' || c == '}':
			if depth--; depth == 0 {
				return i + 1, nil
			}
		}
	}
	return 0, errors.New("a bracket is not closed")
}
