package workbook

import (
	"bytes"
	"errors"
	"io"
	"runtime"
	"slices"
	"sync"
	"sync/atomic"

	"github.com/offerlint/offerlint/parsers/table"
)

// The rows of a large sheet are read in pieces, side by side, as long as they are plain: cells with values and texts. A piece
// with anything else in it (a formula, a row without its number, a fault) and all that follows is read in order, as any
// sheet is, so that there is one place that judges what is unusual.

// Tests make these smaller.
var (
	pieceOfRows    = 256 << 10 // bytes that a core reads before it takes the next ones
	fewestInPieces = 20_000    // rows for which a sheet has room that is read in pieces
)

// longestRow is how long a row may be for which the end is looked for: one of 16,384 cells with short texts.
const longestRow = 1 << 20

var endOfRow = []byte("</row>")

// errUnusual is about what is not read in pieces.
var errUnusual = errors.New("has to be read in order")

// A stretch is some rows as they are written, and in the end what they hold; nil where they have to be read in order.
type stretch struct {
	raw  []byte
	rows chan *sheetReader
}

// rowPieces are the pieces of a sheet.
type rowPieces struct {
	sheet  *sheetReader
	in     io.Reader
	open   []*element
	pieces chan *stretch // in their order
	left   []byte        // what was read and is in no piece, once pieces is closed
	enough atomic.Bool   // no further pieces are wanted
	raws   sync.Pool     // room for pieces: *[]byte
	texts  sync.Pool     // *texts
}

// behindStart waits for the start of the sheet's data and reads the rows, where that pays. Comments stand on cells, and ask for
// one order.
func (r *sheetReader) behindStart(s *scanner) (again bool, err error) {
	if !r.inData {
		return true, nil
	}
	cores := runtime.GOMAXPROCS(0)
	if r.manyStrings {
		cores-- // one reads the shared strings at the same time
	}
	if cores < 2 || r.roomFor < fewestInPieces || len(r.comments) > 0 {
		return false, nil
	}
	return false, r.readRows(s)
}

// readRows reads rows in pieces, and leaves to the scanner what is left.
func (r *sheetReader) readRows(s *scanner) error {
	head := bytes.NewReader(slices.Clone(s.buf[s.pos:s.end]))
	p := &rowPieces{sheet: r, in: io.MultiReader(head, s.in), open: slices.Clone(s.open), pieces: make(chan *stretch, runtime.GOMAXPROCS(0))}
	p.raws.New = func() any { return new([]byte) }
	p.texts.New = func() any { return new(texts) }
	s.end, s.eof = s.pos, false
	go p.split()
	var rest []io.Reader // from the first piece on that has to be read in order
	var err error
	for c := range p.pieces {
		rows := <-c.rows
		if err != nil || rest != nil || rows == nil || r.filled+rows.filled > r.rows {
			p.enough.Store(true)
			rest = append(rest, bytes.NewReader(c.raw))
			continue
		}
		err = r.take(rows)
		s.line += bytes.Count(c.raw, []byte("\n"))
		p.raws.Put(&c.raw)
	}
	s.in = io.MultiReader(append(rest, bytes.NewReader(p.left), p.in)...)
	if err != nil {
		return &refusal{err}
	}
	return nil
}

// split cuts what comes behind the last row of each piece.
func (p *rowPieces) split() {
	defer close(p.pieces)
	var left []byte
	for err := error(nil); err == nil && !p.enough.Load(); {
		raw := slices.Grow((*p.raws.Get().(*[]byte))[:0], len(left)+pieceOfRows)
		raw = append(raw, left...)
		for n := 0; len(raw) < len(left)+pieceOfRows && err == nil; raw = raw[:len(raw)+n] {
			n, err = p.in.Read(raw[len(raw) : len(left)+pieceOfRows])
		}
		end := bytes.LastIndex(raw, endOfRow) + len(endOfRow)
		if end < len(endOfRow) { // a row that is longer, or there is none
			if left = raw; len(left) > longestRow {
				break
			}
			continue
		}
		left = slices.Clone(raw[end:])
		c := &stretch{raw: raw[:end], rows: make(chan *sheetReader, 1)}
		p.pieces <- c
		go func() { c.rows <- p.read(c.raw) }()
	}
	p.left = left
}

// read reads the rows of a piece; nil where they have to be read in order.
func (p *rowPieces) read(raw []byte) *sheetReader {
	r := &sheetReader{book: p.sheet.book, inData: true, inPiece: true}
	r.sheet = &sheet{grid: &table.Grid{File: p.sheet.grid.File, Sheet: p.sheet.grid.Sheet}}
	r.texts = p.texts.Get().(*texts)
	defer p.texts.Put(r.texts)
	r.rich.texts = r.texts
	s := &scanner{buf: raw, end: len(raw), names: map[string]*element{}, open: slices.Clone(p.open)}
	h := handler{start: r.startPlain, end: r.endPlain, text: r.chars}
	for s.pos < s.end {
		if o, err := s.next(h); o != done || err != nil {
			return nil
		}
	}
	if len(s.open) != len(p.open) {
		return nil
	}
	return r
}

// startPlain is start for what can be read in pieces.
func (r *sheetReader) startPlain(name string, as []attribute) error {
	switch {
	case r.inRich:
	case r.inCell && (name == "v" || name == "is"):
	case !r.inCell && name == "c":
	case !r.inCell && name == "row" && attr(as, "r") != "": // else its number is the next one
	default:
		return errUnusual
	}
	return r.start(name, as)
}

func (r *sheetReader) endPlain(name string) error {
	if name == "sheetData" {
		return errUnusual
	}
	return r.end(name)
}

// take adds the rows of a piece.
func (r *sheetReader) take(p *sheetReader) error {
	r.grid.Rows = append(r.grid.Rows, p.grid.Rows...)
	r.grid.Blanks = append(r.grid.Blanks, p.grid.Blanks[:min(len(p.grid.Blanks), mostBlanks-len(r.grid.Blanks))]...)
	for i, n := range p.notes {
		r.notes[i] += n
	}
	r.row.N, r.width = p.row.N, p.width
	r.filled, r.cells, r.shown = r.filled+p.filled, r.cells+p.cells, r.shown+p.shown
	return r.pay()
}
