package overlay

import (
	"slices"
	"strconv"
	"strings"
)

// A sheet is what one sheet's part says, as far as marks have to know it.
type sheet struct {
	ref      sheetRef
	src      []byte
	root     tag
	children []element
	data     element // <sheetData>
	rels     []rel

	cols          []colRange
	merges        []area
	threads       map[cell]bool // cells with a conversation
	notes         map[cell]bool // cells with a comment
	hiddenRows    map[int]bool
	heights       map[int]float64 // in points, of rows that state theirs
	defaultHeight float64         // in points
	defaultWidth  float64         // in characters
	defaultHidden bool            // rows that state nothing are hidden
}

// A colRange is an entry of <cols>.
type colRange struct {
	from, to, style int
	width           float64 // in characters; 0 for the default
	hidden          bool
}

// survey reads the part of a sheet.
func (b *Book) survey(ref sheetRef) (*sheet, error) {
	src, err := b.part(ref.part)
	if err != nil {
		return nil, err
	}
	s := &sheet{
		ref: ref, src: src, threads: map[cell]bool{}, notes: map[cell]bool{}, hiddenRows: map[int]bool{}, heights: map[int]float64{},
		defaultHeight: 15, defaultWidth: 9.14,
	}
	if s.root, err = root(src); err != nil {
		return nil, err
	}
	s.children = children(src, tag{})
	i := slices.IndexFunc(s.children, func(e element) bool { return e.open.name == "sheetData" })
	if i < 0 {
		return nil, errDamaged
	}
	s.data = s.children[i]
	s.readLayout()
	if s.rels, err = b.rels(ref.part); err != nil {
		return nil, err
	}
	return s, b.readTalk(s)
}

// readLayout reads what is said about rows and columns as a whole.
func (s *sheet) readLayout() {
	for _, e := range s.children {
		switch e.open.name {
		case "sheetFormatPr":
			s.defaultHeight = number(e.open.attr("defaultRowHeight"), s.defaultHeight)
			s.defaultWidth = number(e.open.attr("defaultColWidth"), s.defaultWidth)
			s.defaultHidden = isTrue(e.open.attr("zeroHeight"))
		case "cols":
			for _, c := range children(s.src, e.open) {
				s.cols = append(s.cols, colRange{
					integer(c.open.attr("min")), integer(c.open.attr("max")), integer(c.open.attr("style")),
					number(c.open.attr("width"), 0), isTrue(c.open.attr("hidden")),
				})
			}
		case "mergeCells":
			for _, m := range children(s.src, e.open) {
				if a, ok := parseArea(m.open.attr("ref")); ok {
					s.merges = append(s.merges, a)
				}
			}
		}
	}
	n := 0
	sc := &scanner{src: s.src[:s.data.close.end], pos: s.data.open.end, depth: 2}
	for t, ok := sc.next(); ok && !s.data.empty(); t, ok = sc.next() {
		if t.depth != 2 || t.name != "row" || !t.opens {
			continue
		}
		n = rowNumber(t, n)
		if isTrue(t.attr("hidden")) {
			s.hiddenRows[n] = true
		}
		if ht := number(t.attr("ht"), -1); ht >= 0 {
			s.heights[n] = ht
		}
	}
}

// readTalk notes where comments and conversations stand.
func (b *Book) readTalk(s *sheet) error {
	for _, r := range s.rels {
		into := map[string]map[cell]bool{"comments": s.notes, "threadedComment": s.threads}[r.kind]
		if into == nil || !b.has(r.target) {
			continue
		}
		src, err := b.part(r.target)
		if err != nil {
			return err
		}
		sc := &scanner{src: src}
		for t, ok := sc.next(); ok; t, ok = sc.next() {
			if c, ok := parseCell(t.attr("ref")); ok && t.opens && (t.name == "comment" || t.name == "threadedComment") {
				into[c] = true
			}
		}
	}
	return nil
}

// rowNumber is the number that a row states, else the one after the row before.
func rowNumber(t tag, before int) int {
	if n, err := strconv.Atoi(t.attr("r")); err == nil {
		return n
	}
	return before + 1
}

func isTrue(s string) bool { return s == "1" || s == "true" || s == "on" }

func integer(s string) int {
	n, _ := strconv.Atoi(s) // what is no number is the default
	return n
}

func number(s string, otherwise float64) float64 {
	f, err := strconv.ParseFloat(strings.TrimSpace(s), 64)
	if err != nil || f < 0 {
		return otherwise
	}
	return f
}

func (s *sheet) column(col int) (colRange, bool) {
	for _, c := range s.cols {
		if col >= c.from && col <= c.to {
			return c, true
		}
	}
	return colRange{}, false
}

func (s *sheet) isHidden(c cell) bool {
	col, _ := s.column(c.col)
	return s.ref.hidden || col.hidden || s.isHiddenRow(c.row)
}

func (s *sheet) isHiddenRow(row int) bool {
	_, stated := s.heights[row]
	return s.hiddenRows[row] || s.defaultHidden && !stated
}

// firstOfMerged finds the first cell of the merged range in which each of the cells lies; those in none are left out.
func (s *sheet) firstOfMerged(cells []cell) map[cell]cell {
	sorted := slices.Clone(cells)
	slices.SortFunc(sorted, cell.compare)
	first := map[cell]cell{}
	for _, m := range s.merges {
		i, _ := slices.BinarySearchFunc(sorted, cell{m.from.row, 0}, cell.compare)
		for ; i < len(sorted) && sorted[i].row <= m.to.row; i++ {
			if m.holds(sorted[i]) {
				first[sorted[i]] = m.from
			}
		}
	}
	return first
}

// covered reports whether a cell lies under a merged range.
func (s *sheet) covered(c cell) bool {
	return slices.ContainsFunc(s.merges, func(m area) bool { return m.holds(c) && m.from != c })
}
