package markdown

import (
	"bytes"
	"sort"
	"unicode/utf16"
	"unicode/utf8"

	"golang.org/x/text/encoding/charmap"

	"github.com/offerlint/offerlint/lint"
)

// A source is the file as UTF-8 with line feeds only, and the way back to the bytes as they lie in the file.
type source struct {
	file  string
	text  []byte
	size  int   // of the file
	lines []int // offsets in text at which a line begins
	last  int   // the line that was asked for last
	// text[from[i]:] was read at byte orig[i] of the file, byte by byte up to from[i+1].
	from, orig []int
}

// newSource decodes a file. A lone carriage return ends a line, as Markdown has it.
func newSource(src []byte, file string) *source {
	s := &source{file: file, size: len(src)}
	switch {
	case bytes.HasPrefix(src, []byte("\xef\xbb\xbf")):
		s.decodeUTF8(src, 3)
	case bytes.HasPrefix(src, []byte("\xff\xfe")):
		s.decodeUTF16(src, 0)
	case bytes.HasPrefix(src, []byte("\xfe\xff")):
		s.decodeUTF16(src, 1)
	case utf8.Valid(src):
		s.decodeUTF8(src, 0)
	default:
		for i, c := range src {
			s.add(charmap.Windows1252.DecodeByte(c), i, i+1 < len(src) && src[i+1] == '\n')
		}
	}
	s.lines = make([]int, 1, bytes.Count(s.text, []byte("\n"))+1)
	for i := bytes.IndexByte(s.text, '\n'); i >= 0; {
		begin := i + 1
		s.lines = append(s.lines, begin)
		if i = bytes.IndexByte(s.text[begin:], '\n'); i >= 0 {
			i += begin
		}
	}
	return s
}

func (s *source) decodeUTF8(src []byte, i int) {
	if i < len(src) && bytes.IndexByte(src, '\r') < 0 && utf8.Valid(src[i:]) {
		s.text, s.from, s.orig = src[i:], []int{0}, []int{i}
		return
	}
	for i < len(src) {
		r, n := utf8.DecodeRune(src[i:])
		s.add(r, i, i+1 < len(src) && src[i+1] == '\n')
		i += n
	}
}

// decodeUTF16 reads pairs of bytes; hi is the place of the high byte in a pair.
func (s *source) decodeUTF16(src []byte, hi int) {
	unit := func(i int) rune {
		if i+1 >= len(src) {
			return 0
		}
		return rune(src[i+1-hi])<<8 | rune(src[i+hi])
	}
	for i := 2; i+1 < len(src); i += 2 {
		r := unit(i)
		if utf16.IsSurrogate(r) {
			if p := utf16.DecodeRune(r, unit(i+2)); p != utf8.RuneError {
				s.add(p, i, false)
				i += 2
				continue
			}
		}
		s.add(r, i, unit(i+2) == '\n')
	}
}

// add appends a rune that was read at byte at. A carriage return before a line feed is left out.
func (s *source) add(r rune, at int, beforeLF bool) {
	if r == '\r' {
		if beforeLF {
			return
		}
		r = '\n'
	}
	n := len(s.text)
	if k := len(s.from); k == 0 || s.orig[k-1]+n-s.from[k-1] != at {
		s.from, s.orig = append(s.from, n), append(s.orig, at)
	}
	s.text = utf8.AppendRune(s.text, r)
}

// place is the byte of the file at which text[off] was read; the last byte for an offset behind the end.
func (s *source) place(off int) int {
	off = min(off, len(s.text)-1)
	i := 0
	if len(s.from) > 1 {
		i = sort.SearchInts(s.from, off+1) - 1
	}
	if i < 0 || len(s.from) == 0 {
		return 0
	}
	p := s.orig[i] + off - s.from[i]
	if i+1 < len(s.orig) {
		p = min(p, s.orig[i+1]-1)
	}
	return max(min(p, s.size-1), 0)
}

// line is the line of text[off], from 0. A text is read from front to back: the line that was asked for last is tried first, and
// the one behind it.
func (s *source) line(off int) int {
	for range 2 {
		if off < s.lines[s.last] {
			break
		}
		if s.last+1 == len(s.lines) || off < s.lines[s.last+1] {
			return s.last
		}
		s.last++
	}
	s.last = sort.SearchInts(s.lines, off+1) - 1
	return s.last
}

// at is the line and byte column of text[off].
func (s *source) at(off int) lint.Location {
	off = max(min(off, len(s.text)-1), 0)
	line := s.line(off)
	start := 0
	if line > 0 {
		start = s.place(s.lines[line])
	}
	return lint.Location{File: s.file, Line: line + 1, Col: s.place(off) - start + 1}
}

// stretch is the place of text[off], and the offset up to which its line of the file goes on byte by byte.
func (s *source) stretch(off int) (at lint.Location, end int) {
	at, end = s.at(off), len(s.text)-1
	if at.Line < len(s.lines) {
		end = min(end, s.lines[at.Line])
	}
	if len(s.from) > 1 {
		if i := sort.SearchInts(s.from, off+1); i < len(s.from) {
			end = min(end, s.from[i])
		}
	}
	return at, end
}

// span is the place of text[from:to].
func (s *source) span(from, to int) lint.Span {
	end := s.at(max(from, to-1))
	return lint.Span{Location: s.at(from), EndLine: end.Line, EndCol: end.Col}
}
