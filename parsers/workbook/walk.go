package workbook

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"strings"

	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"
)

// A handler is called for the elements of a part by their local names: what a workbook says does not depend on the
// prefixes its writer chose, nor on the edition (strict, transitional) of the namespaces. Attributes and texts are valid
// until it returns; a text may come in several pieces.
type handler struct {
	start func(name string, attrs []attribute) error
	end   func(name string) error
	text  func(b []byte)
}

// A refusal is what a handler objects to in a part that is well-formed so far.
type refusal struct{ error }

func (e *refusal) Unwrap() error { return e.error }

// walk streams a part through h. The error wraps fs.ErrNotExist where there is no such part.
func (p *parts) walk(part string, h handler) error { return p.walkWith(part, h, nil) }

// walkWith is walk where something else reads a part of it; see scanner.after.
func (p *parts) walkWith(part string, h handler, after func(s *scanner) (again bool, err error)) error {
	in, err := p.open(part)
	if err != nil {
		return err
	}
	defer in.Close()
	s := newScanner(in)
	s.after = after
	err = s.walk(h)
	var no *refusal
	switch {
	case errors.As(err, &no):
		return no.error
	case err != nil:
		return p.damaged(part, err)
	}
	return nil
}

// walkGeneral reads what is left of the part with encoding/xml. Raw tokens cost a third less than checked ones; the
// nesting is checked here.
func (s *scanner) walkGeneral(h handler) error {
	rest := io.MultiReader(bytes.NewReader(s.buf[s.pos:s.end]), s.in)
	if s.utf16 {
		rest = unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder().Reader(rest)
	}
	in := &tokenReader{in: rest}
	d := xml.NewDecoder(in)
	d.CharsetReader = charset
	for {
		in.left = maxToken
		tok, err := d.RawToken()
		if errors.Is(err, io.EOF) && len(s.open) == 0 && s.seen {
			return nil
		}
		if errors.Is(err, io.EOF) {
			err = errors.New("ends in the middle")
		}
		if err != nil {
			return s.atLine(err)
		}
		if err := s.token(h, tok); err != nil {
			return err
		}
	}
}

// token hands a token of encoding/xml to h.
func (s *scanner) token(h handler, tok xml.Token) error {
	switch t := tok.(type) {
	case xml.StartElement:
		s.attrs = s.attrs[:0]
		for _, a := range t.Attr {
			if el := s.named(full(a.Name)); !el.isNamespace() {
				s.attrs = append(s.attrs, attribute{a.Name.Local, []byte(a.Value)})
			}
		}
		return s.begin(h, s.named(full(t.Name)), s.attrs, false)
	case xml.EndElement:
		if len(s.open) == 0 || s.open[len(s.open)-1].full != full(t.Name) {
			return fmt.Errorf("unexpected </%s>", printable(t.Name.Local))
		}
		el := s.open[len(s.open)-1]
		s.open = s.open[:len(s.open)-1]
		return s.finish(h, el)
	case xml.CharData:
		if h.text != nil && len(s.open) > 0 {
			h.text(t)
		}
	}
	return nil
}

// full is a raw name as it is written.
func full(n xml.Name) string {
	if n.Space == "" {
		return n.Local
	}
	return n.Space + ":" + n.Local
}

// atLine counts the lines that encoding/xml did not see.
func (s *scanner) atLine(err error) error {
	var se *xml.SyntaxError
	if errors.As(err, &se) {
		se.Line += s.line + bytes.Count(s.buf[:s.pos], []byte("\n"))
	}
	return err
}

// A tokenReader bounds what encoding/xml reads for one token.
type tokenReader struct {
	in   io.Reader
	left int
}

func (r *tokenReader) Read(b []byte) (int, error) {
	if r.left <= 0 {
		return 0, errToken
	}
	n, err := r.in.Read(b)
	r.left -= n
	return n, err
}

// isUTF16 knows a part in the other encoding that the standard allows, and encoding/xml does not.
func isUTF16(b []byte) bool {
	return bytes.HasPrefix(b, []byte("\xff\xfe")) || bytes.HasPrefix(b, []byte("\xfe\xff"))
}

func charset(label string, in io.Reader) (io.Reader, error) {
	if strings.HasPrefix(strings.ToLower(label), "utf-16") {
		return in, nil // has been converted already
	}
	enc, err := htmlindex.Get(label)
	if err != nil {
		return nil, fmt.Errorf("unknown encoding %q", printable(label))
	}
	return enc.NewDecoder().Reader(in), nil
}

// attr is the value of the attribute with that local name; "" where there is none.
func attr(as []attribute, local string) string {
	for _, a := range as {
		if a.name == local {
			return string(a.value)
		}
	}
	return ""
}

// isTrue reads a truth value of an attribute.
func isTrue(s string) bool { return s == "1" || s == "true" || s == "on" }
