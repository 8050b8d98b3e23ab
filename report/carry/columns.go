package carry

import (
	"maps"
	"slices"
	"strings"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/report/overlay"
	"github.com/offerlint/offerlint/versions"
)

// Fields of columns that are ours to fill in, and of those that are the customer's. Others are whoever's filled them in.
var (
	ourFields   = strings.Fields("claim comment evidence reference deviation unit_price total")
	theirFields = strings.Fields("id parent section lot title text obligation weight points allowed quantity unit")
)

// A side is one of the versions, with what stands in its cells.
type side struct {
	Version
	sheets map[string]*sheet
	names  []string // of the sheets, in their order
}

// A sheet is one sheet of a version.
type sheet struct {
	*overlay.Contents
	name    string
	fields  map[int]string // column → what the reader took it for
	headers map[int]string // column → its header, folded
	titles  map[int]string // column → its header, verbatim
	first   int            // the first row of its first header; 0 for none
	own     map[int]bool   // rows of criteria and positions
	entries map[int]bool   // these, and the rows that go on with them or repeat them
	texts   map[string]bool
	width   int
}

func (s *side) read() error {
	s.sheets, s.names = map[string]*sheet{}, s.Book.Sheets()
	for _, name := range s.names {
		c, err := s.Book.Contents(name)
		if err != nil {
			return err
		}
		sh := &sheet{Contents: c, name: name, fields: map[int]string{}, headers: map[int]string{}, titles: map[int]string{}, own: map[int]bool{}, entries: map[int]bool{}, texts: map[string]bool{}}
		for at, v := range c.Cells {
			sh.texts[folded(v.Text)] = true
			sh.width = max(sh.width, at.Col)
		}
		s.sheets[name] = sh
	}
	for _, c := range s.Bid.Criteria {
		s.entry(c.At, true)
		for _, at := range elsewhere(c) {
			s.entry(at, false)
		}
	}
	for _, p := range s.Bid.Positions {
		s.entry(p.At, true)
	}
	for _, src := range s.Bid.Sources {
		if sh := s.sheets[src.Sheet]; sh != nil {
			sh.describe(src)
		}
	}
	return nil
}

// elsewhere is where the cells of a criterion's responses stand that are not in its own row: rows below it that go on with it,
// or rows of other sheets that repeat it.
func elsewhere(c *lint.Criterion) []lint.Span {
	var out []lint.Span
	add := func(b *lint.Block) {
		at := b.Span
		if at.Sheet != "" && (at.Sheet != c.At.Sheet || at.Line != c.At.Line) && !slices.Contains(out, at) {
			out = append(out, at)
		}
	}
	for _, r := range c.Responses {
		if r.ClaimCell != nil {
			add(r.ClaimCell)
		}
		if r.Text != nil {
			for _, b := range r.Text.Blocks {
				add(b)
			}
		}
	}
	return out
}

func (s *side) entry(at lint.Span, own bool) {
	if sh := s.sheets[at.Sheet]; sh != nil {
		sh.entries[at.Line] = true
		sh.own[at.Line] = sh.own[at.Line] || own
	}
}

// describe takes over what the reader made of the columns. A header of several rows is all of its words. A column of a sheet with
// several tables, which is ours in one of them, is taken for ours: what is the customer's stands in the new version, too.
func (s *sheet) describe(src lint.Source) {
	for _, field := range slices.Sorted(maps.Keys(src.Columns)) {
		for _, l := range src.Columns[field] {
			if col := number(l); !slices.Contains(ourFields, s.fields[col]) {
				s.fields[col] = field
			}
		}
	}
	for _, row := range src.HeaderRows {
		if s.first == 0 || row < s.first {
			s.first = row
		}
		for col := 1; col <= s.width; col++ {
			at, _ := s.First(overlay.Spot{Sheet: s.name, Row: row, Col: col})
			text := strings.Join(strings.Fields(s.Cells[at].Text), " ")
			if f := folded(text); f != "" && !strings.Contains("\x00"+s.headers[col]+"\x00", "\x00"+f+"\x00") {
				s.headers[col] = strings.TrimLeft(s.headers[col]+"\x00"+f, "\x00")
				s.titles[col] = strings.TrimSpace(s.titles[col] + " " + text)
			}
		}
	}
}

// number reads the letters of a column.
func number(letters string) int {
	n := 0
	for _, r := range letters {
		n = n*26 + int(r-'A') + 1
	}
	return n
}

// filled is what stands in a cell, or in the range merged downwards to which it belongs.
func (s *sheet) filled(row, col int) (overlay.Value, bool) {
	at, _ := s.First(overlay.Spot{Sheet: s.name, Row: row, Col: col})
	if at.Col != col {
		return overlay.Value{}, false // the range shows what stands in another column
	}
	v, ok := s.Cells[at]
	return v, ok
}

// columns say where the columns of a sheet are in another.
type columns struct {
	to   map[int]int // 0: the new sheet has no such one
	ours []int       // those of the old sheet that are ours, ascending
	// unclear are those of which nobody knows whose they are: the new sheet does not have them, or the customer filled in some of it.
	unclear []int
}

// match finds the columns of a new sheet that are those of an old one: by their headers; of those without any, or with another
// one, where both have a single column of that field.
func match(old, updated *sheet) *columns {
	c := &columns{to: map[int]int{}}
	used := map[int]bool{}
	pair := func(from, to int) { c.to[from], used[to] = to, true }
	for col := 1; col <= old.width; col++ {
		for k := 1; old.headers[col] != "" && k <= updated.last(); k++ {
			if !used[k] && updated.headers[k] == old.headers[col] {
				pair(col, k)
				break
			}
		}
	}
	for col := 1; col <= old.width; col++ {
		field := old.fields[col]
		if c.to[col] > 0 || field == "" {
			continue
		}
		if k := updated.only(field); k > 0 && !used[k] && old.only(field) == col {
			pair(col, k)
		}
	}
	for col := 1; col <= old.width; col++ {
		switch {
		case isOurs(old, updated, col, c.to[col]):
			c.ours = append(c.ours, col)
		case !slices.Contains(theirFields, old.fields[col]) && !slices.Contains(theirFields, updated.fields[c.to[col]]):
			c.unclear = append(c.unclear, col)
		}
	}
	return c
}

// last is the last column that has a header or holds something.
func (s *sheet) last() int {
	last := s.width
	for col := range s.headers {
		last = max(last, col)
	}
	return last
}

// only is the one column of a field; 0 where the sheet has none or several.
func (s *sheet) only(field string) int {
	found := 0
	for col, f := range s.fields {
		if f == field && found > 0 {
			return 0
		}
		if f == field {
			found = col
		}
	}
	return found
}

// isOurs reports whether a column is filled in by us. One that the reader does not know is ours where the customer left it empty
// in the new version.
func isOurs(old, updated *sheet, from, to int) bool {
	was, is := old.fields[from], updated.fields[to]
	switch {
	case slices.Contains(ourFields, was):
		return true
	case slices.Contains(theirFields, was), slices.Contains(theirFields, is):
		return false
	case to > 0 && slices.Contains(ourFields, is):
		return true
	case to == 0:
		return false
	}
	for row := range updated.entries {
		if _, there := updated.filled(row, to); there {
			return false
		}
	}
	return true
}

// says reports whether a text stands in the row of an entry; of one that is gone, anywhere.
func (s *sheet) says(e *versions.Entry, text string) bool {
	if e == nil {
		return s.texts[folded(text)]
	}
	for col := 1; col <= s.width; col++ {
		if v, ok := s.filled(e.At.Line, col); ok && folded(v.Text) == folded(text) {
			return true
		}
	}
	return false
}

// answered is how many rows of criteria and positions hold something in a column that is ours.
func (s *side) answered() int {
	n := 0
	for _, sh := range s.sheets {
		for row := range sh.entries {
			for col, field := range sh.fields {
				if v, ok := sh.filled(row, col); ok && v.Formula == "" && slices.Contains(ourFields, field) {
					n++
					break
				}
			}
		}
	}
	return n
}
