package csv

import (
	"fmt"
	"strings"
	"unicode"

	"github.com/offerlint/offerlint/parsers/limit"
	"github.com/offerlint/offerlint/parsers/table"
)

// A cursor is a place in the file: off counts from the beginning of the text, line and col are 1-based, col in bytes.
type cursor struct{ off, line, col int }

// A parser takes records from a source.
type parser struct {
	src  *source
	sep  rune // 0: none, every line is one cell
	name string
	cur  cursor

	cells int // with content in the record before, for the room that a record needs

	// lenient reads faulty quotes as text, for a look at the file: which separator it has is to be found before what is
	// wrong with it can be said.
	lenient            bool
	brokenLine, broken int // how many cells of the last line with faulty quotes were read as they stand
	wasted             int // bytes that were read for them
}

// peek is the rune at a place and the place behind it; ok is false at the end. A line break is one '\n' however it is
// written.
func (p *parser) peek(at cursor) (r rune, next cursor, ok bool) {
	data := p.src.data
	if at.off >= len(data) {
		return 0, at, false
	}
	r, n := p.src.decode(data[at.off:])
	next = cursor{at.off + n, at.line, at.col + n}
	if r == '\r' {
		if next.off < len(data) {
			if r2, n2 := p.src.decode(data[next.off:]); r2 == '\n' {
				next.off += n2
			}
		}
		r = '\n'
	}
	if r == '\n' {
		next.line, next.col = at.line+1, 1
	}
	return r, next, true
}

// A value is what one field holds, and where; the zero value is an empty one.
type value struct {
	text string
	at   table.Place
}

// record reads the cells of the next record that hold anything into row; ok is false where there is no further record.
func (p *parser) record(row *table.Row) (ok bool, err error) {
	if _, _, more := p.peek(p.cur); !more {
		return false, nil
	}
	for col := 1; ; col++ {
		v, err := p.field()
		if err != nil {
			return false, err
		}
		if v.text != "" {
			if err := p.fits(col, v); err != nil {
				return false, err
			}
			if row.Cells == nil {
				row.Cells, row.Places = make([]table.Cell, 0, p.cells), make([]table.Place, 0, p.cells)
			}
			row.Cells = append(row.Cells, table.Cell{Col: col, Text: v.text})
			row.Places = append(row.Places, v.at)
		}
		r, next, more := p.peek(p.cur)
		p.cur = next
		if !more || r == '\n' {
			p.cells = max(len(row.Cells), 1)
			return true, nil
		}
	}
}

// fits refuses what Excel would drop in silence when it opens the file.
func (p *parser) fits(col int, v value) error {
	what := ""
	switch {
	case col > limit.Col:
		what = fmt.Sprintf("stands in column %d, and Excel knows %d: split the table", col, limit.Col)
	case limit.TooLong(v.text):
		what = fmt.Sprintf("holds more than %d characters, which Excel does not allow: split the text", limit.CellUnits)
	default:
		return nil
	}
	return fmt.Errorf("%s:%d:%d: %s", p.name, v.at.Line, v.at.Col, what)
}

// field reads a cell and stops at the separator, line break or end behind it.
func (p *parser) field() (value, error) {
	start := p.cur
	at := start
	if p.src.plain && at.off < len(p.src.data) && isWord(p.src.data[at.off]) {
		return p.bare(start), nil // most cells begin with a letter
	}
	for { // blanks before a quote belong to the separator: a, "b"
		r, next, ok := p.peek(at)
		if ok && r == '"' && (!p.lenient || !p.tooBroken()) {
			return p.quoted(start, at, next)
		}
		if !ok || r != ' ' {
			return p.bare(start), nil
		}
		at = next
	}
}

func (p *parser) ends(r rune, ok bool) bool { return !ok || r == '\n' || p.sep != 0 && r == p.sep }

func (p *parser) bare(start cursor) value {
	var b strings.Builder
	last := start
	at := start
	for {
		if n := p.letters(at.off, 0); n > 0 {
			b.Write(p.src.data[at.off : at.off+n])
			at.off, at.col = at.off+n, at.col+n
			last = cursor{at.off - 1, at.line, at.col - 1}
		}
		r, next, ok := p.peek(at)
		if p.ends(r, ok) {
			p.cur = at
			return p.cell(b.String(), start, last)
		}
		b.WriteRune(r)
		last, at = lastByte(at, next), next
	}
}

// letters is how many bytes from off on stand for themselves, one character each, and end neither cell nor line. It is 0 in
// an encoding in which none do.
func (p *parser) letters(off int, stop byte) int {
	if !p.src.plain {
		return 0
	}
	n := 0
	for _, c := range p.src.data[off:] {
		if c < ' ' || c >= 0x7f || c == stop || rune(c) == p.sep && stop == 0 {
			break
		}
		n++
	}
	return n
}

func isWord(c byte) bool { return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' }

func isBlank(text string) bool {
	return text == "" || !isWord(text[0]) && strings.TrimFunc(text, func(r rune) bool { return unicode.IsSpace(r) || r == '\ufeff' }) == ""
}

// lastByte is the place of the last byte of the rune between two cursors.
func lastByte(at, next cursor) cursor {
	if next.line == at.line {
		at.col = next.col - 1
	}
	return at
}

// quoted reads a cell that begins with a quote at open. A quote inside that is neither doubled nor followed by the end of
// the cell is kept where the cell is on one line: people write "He said "yes"". Over several lines it is the sign of a quote
// that was never closed, which has swallowed the lines since: an error.
func (p *parser) quoted(start, open, first cursor) (value, error) {
	var b strings.Builder
	at, last, stray := first, first, 0
	for {
		if n := p.letters(at.off, '"'); n > 0 {
			b.Write(p.src.data[at.off : at.off+n])
			at.off, at.col = at.off+n, at.col+n
			last = cursor{at.off - 1, at.line, at.col - 1}
		}
		r, next, ok := p.peek(at)
		if !ok {
			return p.unclosed(start, open, at)
		}
		if r != '"' {
			b.WriteRune(r)
			if r == '\n' && stray > 0 {
				return p.unclosed(start, open, at)
			}
			last, at = lastByte(at, next), next
			continue
		}
		if r2, next2, ok2 := p.peek(next); ok2 && r2 == '"' {
			b.WriteByte('"')
			last, at = lastByte(next, next2), next2
			continue
		}
		if end, closed := p.afterQuote(next); closed {
			p.cur = end
			return p.cell(b.String(), first, last), nil
		}
		if at.line > open.line && p.lenient {
			return p.unclosed(start, open, at)
		}
		if at.line > open.line {
			return value{}, p.fault(open, fmt.Sprintf("opens a cell that runs into another quote in line %d", at.line))
		}
		stray++
		b.WriteByte('"')
		last, at = lastByte(at, next), next
	}
}

// afterQuote says whether a cell ends behind a quote; blanks may stand between.
func (p *parser) afterQuote(at cursor) (cursor, bool) {
	for {
		r, next, ok := p.peek(at)
		if p.ends(r, ok) {
			return at, true
		}
		if r != ' ' {
			return at, false
		}
		at = next
	}
}

// A line may have so many cells with faulty quotes, each of which costs a look at the whole line.
const (
	mostBroken = 100
	mostWasted = 16 << 20 // bytes
)

func (p *parser) tooBroken() bool {
	return p.broken > mostBroken || p.broken > 1 && p.wasted > mostWasted
}

// unclosed reads a cell again whose quote is not closed. Where the line has another quote, as in "Umbau" der Halle, the
// quotes are part of the text; where not, nobody can tell what the cell was to hold. It was read as far as at.
func (p *parser) unclosed(start, open, at cursor) (value, error) {
	if p.brokenLine != open.line {
		p.brokenLine, p.broken, p.wasted = open.line, 0, 0
	}
	p.broken++
	p.wasted += at.off - open.off
	if p.lenient {
		return p.bare(start), nil
	}
	if p.tooBroken() {
		return value{}, p.fault(open, "is one of too many that are not closed")
	}
	quotes := 0
	for at := open; ; {
		r, next, ok := p.peek(at)
		if !ok || r == '\n' {
			break
		}
		if r == '"' {
			quotes++
		}
		at = next
	}
	if quotes%2 == 0 {
		return p.bare(start), nil
	}
	return value{}, p.fault(open, "opens a cell and is never closed")
}

func (p *parser) fault(open cursor, what string) error {
	return fmt.Errorf("%s:%d:%d: a quote %s: close it, or write quotes in the text twice", p.name, open.line, open.col, what)
}

// cell makes a cell of a text; one of nothing but blanks is empty.
func (p *parser) cell(text string, from, last cursor) value {
	if isBlank(text) {
		return value{}
	}
	if len(text) > 3 && text[:2] == `="` && text[len(text)-1] == '"' && !strings.Contains(text[2:len(text)-1], `"`) {
		// ="007" keeps Excel from making a number of it, and shows 007
		return value{text: text[2 : len(text)-1], at: span(from, last)}
	}
	return value{text: text, at: span(from, last)}
}
