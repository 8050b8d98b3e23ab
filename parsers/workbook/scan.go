package workbook

import (
	"bytes"
	"errors"
	"io"

	"github.com/offerlint/offerlint/parsers/pattern"
)

// A scanner takes a part apart into elements and texts, without copying what it can point to. It knows XML as programs
// write it, in UTF-8: prefixes, attributes in any order, entities, CDATA, comments and processing instructions. In front
// of whatever else it meets it stops, and leaves the rest of the part to encoding/xml, so that it need not judge what is
// well-formed: both ways, a part gives the same elements and texts, or the same error. For a whole sheet, encoding/xml
// takes about six times as long.
type scanner struct {
	in    io.Reader
	buf   []byte // what was read and is not handled yet is buf[pos:end]
	pos   int
	end   int
	eof   bool
	utf16 bool
	line  int // line breaks before buf

	// after is called after each tag and text until it says that it need not be any more. It may read on by itself.
	after func(s *scanner) (again bool, err error)

	open    []*element
	seen    bool // some element has begun
	names   map[string]*element
	recent  [256]*element // of names, by a few of their bytes
	attrs   []attribute
	scratch []byte // values and texts in which entities are spelled out
}

// An element is the name of elements or attributes, as written and without its prefix.
type element struct{ full, local string }

// An attribute of an element. Its value has its entities spelled out, and is valid until the handler returns.
type attribute struct {
	name  string // without its prefix
	value []byte
}

// Bounds of what is in memory at a time. A token is a tag, or a text between tags: the longest text of a cell with every
// character written as an entity has 330 kB. Excel nests about ten elements, and knows about a thousand names.
const (
	window   = 64 << 10
	maxToken = 16 << 20
	maxDepth = 1000
	maxNames = 4096
)

var (
	errToken = errors.New("holds more than 16 MiB without a tag")
	errDepth = errors.New("nests more than 1000 elements")
)

// An outcome says what became of a token.
type outcome uint8

const (
	done    outcome = iota
	partial         // it goes on beyond buf
	foreign         // encoding/xml has to read it
)

func newScanner(in io.Reader) *scanner {
	return &scanner{in: in, buf: make([]byte, window), names: map[string]*element{}}
}

// more slides what is left to the beginning of buf and fills it up. At the end of the part it sets eof.
func (s *scanner) more() error {
	s.line += bytes.Count(s.buf[:s.pos], []byte("\n"))
	s.end = copy(s.buf, s.buf[s.pos:s.end])
	s.pos = 0
	if s.end == len(s.buf) {
		if s.end >= maxToken {
			return errToken
		}
		s.buf = append(s.buf, make([]byte, len(s.buf))...)
	}
	for empty := 0; s.end < len(s.buf); {
		n, err := s.in.Read(s.buf[s.end:])
		s.end += n
		if empty++; n > 0 {
			empty = 0
		}
		switch {
		case errors.Is(err, io.EOF):
			s.eof = true
			return nil
		case err != nil:
			return err
		case empty > 100:
			return io.ErrNoProgress
		}
	}
	return nil
}

// walk hands all elements and texts to h.
func (s *scanner) walk(h handler) error {
	if err := s.more(); err != nil {
		return err
	}
	if s.utf16 = isUTF16(s.buf[:s.end]); s.utf16 {
		return s.walkGeneral(h)
	}
	if bytes.HasPrefix(s.buf[:s.end], []byte("\ufeff")) {
		s.pos = 3
	}
	for {
		o, err := s.next(h)
		if o == partial && !s.eof {
			err = s.more()
			o = done
		}
		if err != nil {
			return err
		}
		if o != done {
			return s.walkGeneral(h) // which also says what is missing at the end
		}
		if s.after != nil {
			again, err := s.after(s)
			if err != nil {
				return err
			}
			if !again {
				s.after = nil
			}
		}
	}
}

// next reads one token: the text before the next tag, or the tag.
func (s *scanner) next(h handler) (outcome, error) {
	b := s.buf[s.pos:s.end]
	n := bytes.IndexByte(b, '<')
	switch {
	case n < 0 || n == 0 && len(b) < 2:
		return partial, nil
	case n > 0:
		o := s.text(h, b[:n], inText)
		if o == done {
			s.pos += n
		}
		return o, nil
	case b[1] == '/':
		return s.endTag(h, b)
	case b[1] == '!':
		return s.declaration(h, b), nil
	case b[1] == '?':
		return s.instruction(b), nil
	}
	return s.startTag(h, b)
}

func (s *scanner) text(h handler, b []byte, m mode) outcome {
	s.scratch = s.scratch[:0]
	t, ok := s.clean(b, m)
	if !ok {
		return foreign
	}
	if h.text != nil && len(s.open) > 0 {
		h.text(t)
	}
	return done
}

func (s *scanner) startTag(h handler, b []byte) (outcome, error) {
	el, i, o := s.nameAt(b, 1)
	if o != done {
		return o, nil
	}
	s.attrs, s.scratch = s.attrs[:0], s.scratch[:0]
	for {
		i = skipSpace(b, i)
		switch {
		case i+1 >= len(b) && (i == len(b) || b[i] == '/'):
			return partial, nil
		case b[i] == '>':
			s.pos += i + 1
			return done, s.begin(h, el, s.attrs, false)
		case b[i] == '/' && b[i+1] == '>':
			s.pos += i + 2
			return done, s.begin(h, el, s.attrs, true)
		}
		if i, o = s.attribute(b, i); o != done {
			return o, nil
		}
	}
}

// begin reports an element, and its end where it is empty.
func (s *scanner) begin(h handler, el *element, as []attribute, empty bool) error {
	s.seen = true
	if err := h.start(el.local, as); err != nil {
		return &refusal{err}
	}
	if empty {
		return s.finish(h, el)
	}
	if s.open = append(s.open, el); len(s.open) > maxDepth {
		return errDepth
	}
	return nil
}

func (s *scanner) finish(h handler, el *element) error {
	if h.end == nil {
		return nil
	}
	if err := h.end(el.local); err != nil {
		return &refusal{err}
	}
	return nil
}

// attribute reads the attribute that begins at b[i], and says where it ends. Declarations of namespaces are left out.
func (s *scanner) attribute(b []byte, i int) (int, outcome) {
	name, i, o := s.nameAt(b, i)
	if o != done {
		return i, o
	}
	for _, sign := range []byte("=\"") {
		if i = skipSpace(b, i); i == len(b) {
			return i, partial
		}
		if b[i] != sign && (sign == '=' || b[i] != '\'') {
			return i, foreign
		}
		i++
	}
	n := bytes.IndexByte(b[i:], b[i-1])
	if n < 0 {
		return i, partial
	}
	value, ok := s.clean(b[i:i+n], inValue)
	if !ok {
		return i, foreign
	}
	if !name.isNamespace() {
		s.attrs = append(s.attrs, attribute{name.local, value})
	}
	return i + n + 1, done
}

func (s *scanner) endTag(h handler, b []byte) (outcome, error) {
	if len(s.open) == 0 {
		return foreign, nil
	}
	el := s.open[len(s.open)-1]
	i := 2 + len(el.full)
	if len(b) < i {
		return partial, nil
	}
	if string(b[2:i]) != el.full {
		return foreign, nil
	}
	if i = skipSpace(b, i); i == len(b) {
		return partial, nil
	}
	if b[i] != '>' {
		return foreign, nil
	}
	s.pos += i + 1
	s.open = s.open[:len(s.open)-1]
	return done, s.finish(h, el)
}

// declaration reads a comment or CDATA. The other one that XML knows, of the type of document, is none of Excel's.
func (s *scanner) declaration(h handler, b []byte) outcome {
	const comment, cdata = "<!--", "<![CDATA["
	switch {
	case bytes.HasPrefix(b, []byte(comment)):
		n := bytes.Index(b[len(comment):], []byte("--"))
		if n += len(comment) + 2; n < len(comment)+2 || n == len(b) {
			return partial
		}
		if b[n] != '>' {
			return foreign
		}
		s.pos += n + 1
	case bytes.HasPrefix(b, []byte(cdata)):
		n := bytes.Index(b, []byte("]]>"))
		if n < 0 {
			return partial
		}
		if o := s.text(h, b[len(cdata):n], inCDATA); o != done {
			return o
		}
		s.pos += n + 3
	case len(b) < len(cdata):
		return partial
	default:
		return foreign
	}
	return done
}

// instruction passes over a processing instruction, if it does not say that the part is other than XML 1.0 in UTF-8.
func (s *scanner) instruction(b []byte) outcome {
	n := bytes.Index(b, []byte("?>"))
	if n < 0 {
		return partial
	}
	target, i, o := s.nameAt(b[:n+1], 2)
	if o != done {
		return foreign
	}
	if target.full == "xml" && !usual.Match(b[i:n]) {
		return foreign
	}
	s.pos += n + 2
	return done
}

// usual is what the declaration of a part says; any other is for encoding/xml to judge.
var usual = pattern.Must(`^\s+version=(?:"1\.0"|'1\.0')(?:\s+encoding=(?:"(?i:utf-8)"|'(?i:utf-8)'))?(?:\s+standalone=(?:"\w+"|'\w+'))?\s*$`)
