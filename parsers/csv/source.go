package csv

import (
	"bytes"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"
)

// A source is the text of a file, read rune by rune, with the bytes that each takes in the file.
type source struct {
	data   []byte // without byte order mark
	decode func(b []byte) (r rune, size int)
	plain  bool // the bytes of ASCII stand for themselves
}

// newSource recognises the encoding: a byte order mark decides, then zeros in every second byte. All else is read as
// UTF-8, and bytes that are none as Windows-1252, one by one: no text in Windows-1252 is UTF-8 by chance for more than a
// sign or two, and files put together from both exist.
func newSource(data []byte) *source {
	switch {
	case bytes.HasPrefix(data, []byte("\xef\xbb\xbf")):
		return &source{data[3:], decode8, true}
	case bytes.HasPrefix(data, []byte("\xff\xfe")):
		return &source{data[2:], decode16(le), false}
	case bytes.HasPrefix(data, []byte("\xfe\xff")):
		return &source{data[2:], decode16(be), false}
	}
	even, odd := 0, 0
	head := data[:min(len(data), 1024)]
	for i, c := range head {
		if c == 0 && i%2 == 0 {
			even++
		} else if c == 0 {
			odd++
		}
	}
	switch {
	case odd > len(head)/4 && even < odd/8+1:
		return &source{data, decode16(le), false}
	case even > len(head)/4 && odd < even/8+1:
		return &source{data, decode16(be), false}
	}
	return &source{data, decode8, true}
}

func decode8(b []byte) (rune, int) {
	r, size := utf8.DecodeRune(b)
	if r == utf8.RuneError && size == 1 {
		r = charmap.Windows1252.DecodeByte(b[0])
	}
	return r, size
}

func le(b []byte) rune { return rune(b[0]) | rune(b[1])<<8 }
func be(b []byte) rune { return rune(b[1]) | rune(b[0])<<8 }

func decode16(unit func([]byte) rune) func([]byte) (rune, int) {
	return func(b []byte) (rune, int) {
		if len(b) < 2 {
			return utf8.RuneError, len(b)
		}
		r := unit(b)
		if !utf16.IsSurrogate(r) {
			return r, 2
		}
		if len(b) >= 4 {
			if r2 := utf16.DecodeRune(r, unit(b[2:])); r2 != utf8.RuneError {
				return r2, 4
			}
		}
		return utf8.RuneError, 2
	}
}

// binary reports whether the file is no text: it holds zeros, which no encoding of text does.
func (s *source) binary() bool {
	if s.plain {
		return bytes.IndexByte(s.data, 0) >= 0
	}
	for i := 0; i < len(s.data); {
		r, n := s.decode(s.data[i:])
		if r == 0 {
			return true
		}
		i += n
	}
	return false
}

// declared reads the line "sep=;" by which Excel is told the separator.
func (s *source) declared() (rune, bool) {
	var line []rune
	for i := 0; i < len(s.data) && len(line) < 8; {
		r, n := s.decode(s.data[i:])
		if r == '\r' || r == '\n' {
			break
		}
		line = append(line, r)
		i += n
	}
	t := string(line)
	if len(t) > 1 && t[0] == '"' && t[len(t)-1] == '"' {
		t = t[1 : len(t)-1]
	}
	rs := []rune(t)
	if len(rs) == 5 && (string(rs[:4]) == "sep=" || string(rs[:4]) == "SEP=" || string(rs[:4]) == "Sep=") {
		return rs[4], true
	}
	return 0, false
}
