package pdf

import (
	"bytes"
	"compress/zlib"
	"io"
	"strconv"
)

// A value is an object as a PDF file writes it: int, name, ref, []value, map[string]value, or nil for what does not matter
// here: strings, fractions, true, false and null.
type value any

type (
	name string
	ref  int // the number of the object that is meant
)

// A parser reads values out of a text. What it cannot read is nil; it always goes on, and always ends.
type parser struct {
	src []byte
	pos int
}

func isSpace(c byte) bool {
	return c == ' ' || c == '\n' || c == '\r' || c == '\t' || c == '\f' || c == 0
}

func isDelimiter(c byte) bool { return bytes.IndexByte([]byte("()<>[]{}/%"), c) >= 0 }

// space passes over blanks and remarks.
func (p *parser) space() {
	for p.pos < len(p.src) {
		switch c := p.src[p.pos]; {
		case isSpace(c):
			p.pos++
		case c == '%':
			for p.pos < len(p.src) && p.src[p.pos] != '\n' && p.src[p.pos] != '\r' {
				p.pos++
			}
		default:
			return
		}
	}
}

func (p *parser) has(sign string) bool {
	if !bytes.HasPrefix(p.src[p.pos:], []byte(sign)) {
		return false
	}
	p.pos += len(sign)
	return true
}

// value reads the next value.
func (p *parser) value(depth int) value {
	p.space()
	switch {
	case p.pos >= len(p.src):
		return nil
	case depth > maxDepth:
		p.pos++ // so that lists end
		return nil
	case p.has("<<"):
		return p.dict(depth)
	case p.has("["):
		return p.list(depth)
	case p.has("("):
		p.text()
		return nil
	case p.has("<"):
		if i := bytes.IndexByte(p.src[p.pos:], '>'); i >= 0 {
			p.pos += i + 1
		}
		return nil
	case p.has("/"):
		return name(unescape(p.word()))
	case isDelimiter(p.src[p.pos]):
		p.pos++
		return nil
	}
	return p.number()
}

func (p *parser) dict(depth int) value {
	m := map[string]value{}
	for p.pos < len(p.src) {
		if p.space(); p.pos >= len(p.src) || p.has(">>") {
			break
		}
		key, isName := p.value(depth + 1).(name)
		if !isName {
			break // damaged
		}
		m[string(key)] = p.value(depth + 1)
	}
	return m
}

func (p *parser) list(depth int) value {
	var vs []value
	for p.pos < len(p.src) {
		if p.space(); p.pos >= len(p.src) || p.has("]") {
			break
		}
		vs = append(vs, p.value(depth+1))
	}
	return vs
}

// text passes over a string in brackets, in which brackets nest and a backslash takes the next sign as it is.
func (p *parser) text() {
	for open := 1; p.pos < len(p.src) && open > 0; p.pos++ {
		switch p.src[p.pos] {
		case '\\':
			p.pos++
		case '(':
			open++
		case ')':
			open--
		}
	}
	p.pos = min(p.pos, len(p.src))
}

func (p *parser) word() string {
	start := p.pos
	for p.pos < len(p.src) && !isSpace(p.src[p.pos]) && !isDelimiter(p.src[p.pos]) {
		p.pos++
	}
	return string(p.src[start:p.pos])
}

// number reads a whole number, or a reference: "12 0 R". Any other word is nil.
func (p *parser) number() value {
	n, err := strconv.Atoi(p.word())
	if err != nil {
		return nil
	}
	before := p.pos
	p.space()
	if _, err := strconv.ParseUint(p.word(), 10, 16); err == nil {
		if p.space(); p.word() == "R" {
			return ref(n)
		}
	}
	p.pos = before
	return n
}

// unescape reads a name, in which #2F stands for a sign: ISO 32000-1, 7.3.5.
func unescape(s string) string {
	var out []byte
	for i := 0; i < len(s); i++ {
		if s[i] == '#' && i+2 < len(s) {
			if c, err := strconv.ParseUint(s[i+1:i+3], 16, 8); err == nil {
				out = append(out, byte(c))
				i += 2
				continue
			}
		}
		out = append(out, s[i])
	}
	return string(out)
}

// inflate unpacks an object stream, up to so many bytes. Of the ways of packing, only the one in use is known: Flate without a
// predictor. What was unpacked counts as read where ok is false, too.
func inflate(dict map[string]value, data []byte, most int) ([]byte, bool) {
	filter := dict["Filter"]
	if list, isList := filter.([]value); isList && len(list) == 1 {
		filter = list[0]
	}
	switch {
	case dict["Filter"] == nil:
		return data, true
	case filter != name("FlateDecode") || dict["DecodeParms"] != nil:
		return nil, false
	}
	z, err := zlib.NewReader(bytes.NewReader(data))
	if err != nil {
		return nil, false
	}
	text, err := io.ReadAll(io.LimitReader(z, int64(most)+1))
	return text, err == nil && len(text) <= most
}
