// Package overlay lays comments, colours and one sheet of its own over a workbook (.xlsx, .xlsm) and leaves everything
// else as it is: every part of the package that need not change is copied byte for byte, and in those that change, bytes
// are inserted and nothing is written anew. Saving through a library would lose what the library does not know: dropdowns
// in extension lists, threaded comments, form controls, macros.
//
// What is written follows ECMA-376 in the order of elements, and the habits of Excel where the standard leaves a choice.
package overlay

import (
	"cmp"
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// A Mark colours one cell and puts a comment on it. Where several marks meet in one cell, the colour is that of the first
// and the comment holds the texts of all, in the order in which they are given.
type Mark struct {
	Sheet    string
	Row, Col int    // from 1
	Fill     string // RRGGBB; "" for a mark that is but a comment
	Edge     string // RRGGBB, of a frame: many forms have pale fills of their own
	Ink      string // RRGGBB, for a cell whose letters would not be read on Fill; others keep their colour
	Text     []Run
}

// A Run is a piece of a comment.
type Run struct {
	Text string
	Bold bool
}

// A Place says where a mark went.
type Place struct {
	Cell string // the cell that is coloured, such as F14: the first of a merged range
	// Note is the cell that holds the comment: Cell, or one to its right where Cell holds a conversation (a threaded comment),
	// in place of which Excel would not show a comment. It is "" where no cell near by is free.
	Note   string
	Hidden bool // the cell lies in a hidden sheet, row or column
	Cut    bool // the comment does not hold the whole text
}

// Words are what comments say of themselves.
type Words struct {
	Elsewhere string // before a comment that could not stand on its cell: "%s" stands for the cell
	More      string // in place of what a comment has no room for
}

// maxMarks is how many marks one comment spells out: a comment does not scroll. maxUnits bounds a comment as a whole, in
// UTF-16 units; Excel's limit for a text is 32,767.
const (
	maxMarks = 8
	maxUnits = 32000
)

// author is who the comments are by.
const author = "offerlint"

// Mark marks cells. The places are in the order of the marks.
func (b *Book) Mark(marks []Mark, words Words) ([]Place, error) {
	places := make([]Place, len(marks))
	bySheet := map[string][]int{}
	for i, m := range marks {
		bySheet[m.Sheet] = append(bySheet[m.Sheet], i)
	}
	for _, ref := range b.sheets {
		of := bySheet[ref.name]
		if len(of) == 0 {
			continue
		}
		delete(bySheet, ref.name)
		if err := b.markSheet(ref, marks, of, words, places); err != nil {
			return nil, fmt.Errorf("%s: %w", ref.part, err)
		}
	}
	for name := range bySheet {
		return nil, fmt.Errorf("no sheet %q", name)
	}
	return places, nil
}

// A note is what one cell gets.
type note struct {
	cell          // that is coloured
	at      cell  // that holds the comment; zero for none
	marks   []int // which of the marks, in their order
	comment []Run
}

func (b *Book) markSheet(ref sheetRef, marks []Mark, of []int, words Words, places []Place) error {
	s, err := b.survey(ref)
	if err != nil {
		return err
	}
	notes := s.gather(marks, of)
	s.settle(notes)
	for _, n := range notes {
		cut := false
		n.comment, cut = compose(n, marks, words)
		p := Place{Cell: n.name(), Hidden: s.isHidden(n.cell), Cut: cut}
		if n.at != (cell{}) {
			p.Note = n.at.name()
		}
		for _, i := range n.marks {
			places[i] = p
		}
	}
	edits := s.colour(notes, func(n *note, old int) int {
		first := marks[n.marks[0]]
		return b.styles.restyle(old, first)
	})
	more, err := b.comment(s, notes)
	if err != nil {
		return err
	}
	b.set(ref.part, apply(s.src, append(edits, more...)))
	return nil
}

// gather puts the marks of a sheet together by cell, in the order of rows and columns.
func (s *sheet) gather(marks []Mark, of []int) []*note {
	var cells []cell
	for _, i := range of {
		cells = append(cells, cell{marks[i].Row, marks[i].Col})
	}
	first := s.firstOfMerged(cells)
	byCell := map[cell]*note{}
	var notes []*note
	for k, i := range of {
		at := cells[k]
		if m, ok := first[at]; ok {
			at = m
		}
		n := byCell[at]
		if n == nil {
			n = &note{cell: at}
			byCell[at] = n
			notes = append(notes, n)
		}
		n.marks = append(n.marks, i)
	}
	slices.SortFunc(notes, func(a, b *note) int { return a.compare(b.cell) })
	return notes
}

// settle says where each comment stands. A cell with a conversation keeps it; the comment goes to the next free cell.
func (s *sheet) settle(notes []*note) {
	const near = 8
	taken := map[cell]bool{}
	for _, n := range notes {
		if !s.threads[n.cell] {
			n.at = n.cell
			taken[n.at] = true
		}
	}
	for _, n := range notes {
		for col := n.col + 1; n.at == (cell{}) && col <= min(n.col+near, maxCol); col++ {
			c := cell{n.row, col}
			if !taken[c] && !s.threads[c] && !s.notes[c] && !s.covered(c) && !s.isHidden(c) {
				n.at = c
				taken[c] = true
			}
		}
	}
}

// compose writes the comment of a cell.
func compose(n *note, marks []Mark, words Words) (runs []Run, cut bool) {
	if n.at != n.cell {
		runs = append(runs, Run{Text: strings.ReplaceAll(words.Elsewhere, "%s", n.name()) + "\n"})
	}
	left := maxUnits / 2 // the rest is for the comment that may stand there already
	for k, i := range n.marks {
		size := 0
		for _, r := range marks[i].Text {
			size += units(r.Text)
		}
		if k == maxMarks || size > left {
			return append(runs, Run{Text: "\n\n" + words.More}), true
		}
		left -= size
		if k > 0 {
			runs = append(runs, Run{Text: "\n\n"})
		}
		runs = append(runs, marks[i].Text...)
	}
	return runs, false
}

// units counts UTF-16 units, as Excel counts characters.
func units(s string) int {
	n := 0
	for _, r := range s {
		if n++; r > 0xffff {
			n++
		}
	}
	return n
}

// A cell is a place in a sheet, from 1.
type cell struct{ row, col int }

// What Excel itself allows in a sheet.
const (
	maxRow = 1 << 20
	maxCol = 1 << 14
)

func (c cell) compare(d cell) int { return cmp.Or(c.row-d.row, c.col-d.col) }

func (c cell) name() string { return columnName(c.col) + strconv.Itoa(c.row) }

func columnName(col int) string {
	name := ""
	for ; col > 0; col = (col - 1) / 26 {
		name = string(rune('A'+(col-1)%26)) + name
	}
	return name
}

// parseCell reads A1, with or without signs of an absolute reference.
func parseCell(s string) (cell, bool) {
	var c cell
	for _, r := range s {
		switch {
		case r == '$':
		case c.row == 0 && r >= 'A' && r <= 'Z':
			c.col = c.col*26 + int(r-'A') + 1
		case c.row == 0 && r >= 'a' && r <= 'z':
			c.col = c.col*26 + int(r-'a') + 1
		case r >= '0' && r <= '9':
			c.row = c.row*10 + int(r-'0')
		default:
			return cell{}, false
		}
		if c.row > maxRow || c.col > maxCol {
			return cell{}, false
		}
	}
	return c, c.row > 0 && c.col > 0
}

// An area is a rectangle of cells, both ends included.
type area struct{ from, to cell }

func parseArea(s string) (area, bool) {
	a, b, two := strings.Cut(s, ":")
	from, ok := parseCell(a)
	if !two {
		return area{from, from}, ok
	}
	to, ok2 := parseCell(b)
	return area{from, to}, ok && ok2
}

func (a area) holds(c cell) bool {
	return c.row >= a.from.row && c.row <= a.to.row && c.col >= a.from.col && c.col <= a.to.col
}

func (a area) String() string { return a.from.name() + ":" + a.to.name() }
