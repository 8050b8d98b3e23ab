package workbook

import (
	"fmt"
	"slices"
	"sort"
	"strconv"
	"strings"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers/limit"
	"github.com/offerlint/offerlint/parsers/table"
)

// A sheet is one sheet while it is read.
type sheet struct {
	grid    *table.Grid
	index   int // of the sheet in the workbook, from 0
	notes   [facts]int
	hidden  []columns
	lastCol int
	merges  []area
	lists   []validation
	parts   int       // of lists that were told apart, see mostLists
	across  int       // columns of their areas, see mostColumns
	pending []pending // formulas without value, in the order of the sheet
	zeros   []pending // formulas with the value zero
	valued  bool      // some formula has a value other than zero
}

// columns is a run of columns.
type columns struct{ from, to int }

// A pending cell holds a formula whose value is not in the file.
type pending struct {
	row, col int
	style    int
}

// readSheet reads one sheet and what belongs to it: comments first, because they also stand on cells that the sheet itself
// does not list.
func (b *book) readSheet(e entry) (*sheet, error) {
	s := &sheet{grid: &table.Grid{File: b.name, Sheet: e.name, Hidden: e.hidden}}
	if e.kind == "chartsheet" {
		s.notes[chartSheet] = 1
		return s, b.readChartSheet(s, e.part)
	}
	rs, err := b.parts.rels(e.part)
	if err != nil {
		return nil, err
	}
	r := &sheetReader{book: b, sheet: s, rels: byID(rs), shared: map[string]sharedFormula{}, roomFor: b.parts.rows(e.part)}
	r.manyStrings = 2*b.parts.size(b.shared) > b.parts.size(e.part)
	r.texts = &texts{}
	r.rich.texts = r.texts
	if r.comments, err = b.readComments(rs); err != nil {
		return nil, err
	}
	if err := b.parts.walkWith(e.part, handler{start: r.start, end: r.end, text: r.chars}, r.behindStart); err != nil {
		return nil, err
	}
	if r.filled > b.rows {
		return nil, limit.TooManyRows(s.span(place{}).Location, r.filled, b.rows)
	}
	if err := r.order(); err != nil {
		return nil, err
	}
	r.adopt()
	r.addComments()
	r.addLinks()
	return s, b.readDrawings(s, rs)
}

// A sheetReader follows the XML of a sheet.
type sheetReader struct {
	*book
	*sheet
	roomFor  int          // how many rows the part can hold
	known    knownStrings // shared strings that have been read
	rels     map[string]rel
	comments map[place]string
	links    []link
	shared   map[string]sharedFormula
	orphans  []orphan

	filled       int // rows with content so far
	cells, shown int // since the last call of pay: cells with content, bytes of their texts

	inData      bool // inside sheetData
	manyStrings bool // the part with the shared strings is half as large or larger
	inPiece     bool // this is the reader of a piece
	row         table.Row
	width       int // of the row before, for the room that a row needs
	cell        rawCell
	inCell      bool
	text        *[]byte // what character data goes to; nil: nowhere
	value       []byte  // of a value, or of what stands outside of cells
	texts       *texts
	rich        richReader
	inRich      bool
	dv          *validation
}

// place is a cell of a sheet.
type place struct{ row, col int }

type link struct {
	area   area
	target string
}

type sharedFormula struct {
	place
	tokens []token
}

// rawCell is a cell as it is written.
type rawCell struct {
	col        int
	style      int
	kind       string // n, s, str, inlineStr, b, e, d
	picture    bool   // the cell shows a picture
	value      []byte
	hasValue   bool
	formula    string
	hasFormula bool
	shared     string // number of the shared formula; "" for none
	inline     richText
}

func (r *sheetReader) start(name string, as []attribute) error {
	switch {
	case r.inRich:
		r.rich.start(name, as)
	case r.inCell:
		r.startInCell(name, as)
	case r.inData && name == "row":
		return r.startRow(as)
	case r.inData && name == "c":
		return r.startCell(as)
	case name == "sheetData":
		r.inData = true
	case r.dv != nil:
		r.startInValidation(name)
	default:
		r.startOutside(name, as)
	}
	return nil
}

func (r *sheetReader) chars(b []byte) {
	switch {
	case r.inRich:
		r.rich.chars(b)
	case r.text != nil:
		*r.text = append(*r.text, b...)
	}
}

func (r *sheetReader) end(name string) error {
	switch {
	case r.inRich && name == "is":
		r.inRich, r.cell.inline = false, r.rich.take()
	case r.inRich:
		r.rich.end(name)
	case r.inCell && name == "c":
		r.inCell = false
		return r.endCell()
	case r.inCell:
		r.endInCell(name)
	case r.inData && name == "row":
		return r.endRow()
	case name == "sheetData":
		r.inData = false
	case r.dv != nil:
		r.endInValidation(name)
	case margin(name) && r.text != nil:
		r.grid.Margins = append(r.grid.Margins, marginTexts(string(r.value))...)
		r.text = nil
	}
	return nil
}

// endRow keeps a row that has content. Behind the last that is allowed, rows are counted only.
func (r *sheetReader) endRow() error {
	cells := r.row.Cells
	r.row.Cells = nil
	if len(cells) == 0 {
		return nil
	}
	r.width = len(cells)
	if r.filled++; r.filled > r.rows {
		return nil
	}
	r.row.Cells = cells
	r.grid.Rows = append(r.grid.Rows, r.row)
	r.row.Cells = nil
	return r.pay()
}

// pay counts the cells and texts since it was last asked.
func (r *sheetReader) pay() error {
	if r.inPiece {
		return nil // they are paid for when it is taken
	}
	cells, shown := r.cells, r.shown
	r.cells, r.shown = 0, 0
	return r.count.Add(cells, shown)
}

// startRow begins a row. The reference may be left out, then the row follows the one before.
func (r *sheetReader) startRow(as []attribute) error {
	n := r.row.N + 1
	if ref := attr(as, "r"); ref != "" {
		v, err := strconv.Atoi(ref)
		if err != nil {
			return r.faulty(n, 1, fmt.Sprintf("has the row number %q, the workbook is damaged", printable(ref)))
		}
		n = v
	}
	if n < 1 || n > maxRow {
		return r.faulty(0, 0, fmt.Sprintf("has a row %d, beyond the last that Excel knows (%d)", n, maxRow))
	}
	hidden := isTrue(attr(as, "hidden")) || attr(as, "ht") == "0" && isTrue(attr(as, "customHeight"))
	r.row = table.Row{N: n, Hidden: hidden}
	r.cell.col = 0
	return nil
}

func (r *sheetReader) startCell(as []attribute) error {
	col := r.cell.col + 1
	r.cell = rawCell{value: r.cell.value[:0]}
	for _, a := range as {
		switch a.name {
		case "r":
			row, c, ok := parseCell(a.value)
			if !ok || row != r.row.N {
				return r.faulty(r.row.N, 1, fmt.Sprintf("has a cell %q in row %d, the workbook is damaged", printable(string(a.value)), r.row.N))
			}
			col = c
		case "s":
			r.cell.style, _ = strconv.Atoi(string(a.value)) // a style that cannot be told is none
		case "t":
			r.cell.kind = kindOf(a.value)
		case "vm":
			r.cell.picture = true
		}
	}
	if col > maxCol {
		return r.faulty(r.row.N, 1, "has more columns than Excel knows, the workbook is damaged")
	}
	r.cell.col, r.inCell = col, true
	return nil
}

func (r *sheetReader) startInCell(name string, as []attribute) {
	switch name {
	case "v":
		r.cell.hasValue, r.cell.value = true, r.cell.value[:0]
		r.text = &r.cell.value
	case "f":
		r.cell.hasFormula = true
		if attr(as, "t") == "shared" {
			r.cell.shared = attr(as, "si")
		}
		r.collect()
	case "is":
		r.inRich = true
	}
}

func (r *sheetReader) collect() {
	r.value = r.value[:0]
	r.text = &r.value
}

func (r *sheetReader) endInCell(name string) {
	switch name {
	case "v":
		r.text = nil
	case "f":
		r.cell.formula, r.text = string(r.value), nil
	}
}

// endCell keeps a cell that has content.
func (r *sheetReader) endCell() error {
	raw := &r.cell
	r.resolveShared()
	c := table.Cell{Col: raw.col}
	if f := strings.TrimSpace(raw.formula); f != "" {
		c.Extra().Formula = f
	}
	at := place{r.row.N, raw.col}
	if text := r.comments[at]; text != "" {
		c.Extra().Comment = text
		delete(r.comments, at)
	}
	style := r.styleOf(raw.style)
	if err := r.fill(&c, style); err != nil {
		return err
	}
	if strings.TrimSpace(c.Text) == "" {
		c.Text = ""
	}
	if limit.TooLong(c.Text) {
		return r.faulty(at.row, at.col, fmt.Sprintf("holds more than %d characters, which Excel does not allow: split the text", maxText))
	}
	if c.Text == "" && c.Formula() == "" && c.Comment() == "" {
		if style.colour != 0 && !r.row.Hidden && len(r.grid.Blanks) < mostBlanks {
			r.grid.Blanks = append(r.grid.Blanks, table.Blank{Row: int32(at.row), Col: int32(at.col), Colour: style.colour})
		}
		return nil
	}
	c.Filled = style.filled
	if f := c.Formula(); f != "" {
		if r.isExternal(f) {
			r.notes[externalLinks]++
		}
		c.Extra().Link = linkOf(f)
	}
	if r.row.Cells == nil {
		r.row.Cells = make([]table.Cell, 0, max(r.width, 4))
	}
	r.row.Cells = append(r.row.Cells, c)
	r.cells++
	if r.shown += len(c.Text); r.shown > 1<<20 {
		return r.pay()
	}
	return nil
}

// resolveShared gives a cell that shares the formula of another its own wording of it.
func (r *sheetReader) resolveShared() {
	c := &r.cell
	if c.shared == "" {
		return
	}
	at := place{r.row.N, c.col}
	if c.formula != "" {
		r.shared[c.shared] = sharedFormula{at, tokens(c.formula)}
		return
	}
	if m, ok := r.shared[c.shared]; ok {
		c.formula = moved(m.tokens, at.row-m.row, at.col-m.col)
		return
	}
	c.formula = unknownFormula
	r.orphans = append(r.orphans, orphan{at, c.shared})
}

// unknownFormula stands for the wording of a shared formula that is nowhere in the sheet.
const unknownFormula = "?"

// An orphan is a cell that shares a formula of which the wording had not come yet.
type orphan struct {
	place
	shared string
}

// adopt gives the orphans the formulas whose wording came after them.
func (r *sheetReader) adopt() {
	for _, o := range r.orphans {
		m, ok := r.shared[o.shared]
		c := r.cellAt(o.place)
		if ok && c != nil {
			c.Extra().Formula = moved(m.tokens, o.row-m.row, o.col-m.col)
		}
	}
}

func (b *book) styleOf(i int) style {
	if i < 0 || i >= len(b.styles) {
		return style{}
	}
	return b.styles[i]
}

func (s *sheet) span(p place) lint.Span {
	return lint.At(lint.Location{File: s.grid.File, Sheet: s.grid.Sheet, Line: p.row, Col: p.col})
}

func (s *sheet) faulty(row, col int, what string) error {
	return fmt.Errorf("%s: %s: open it in Excel, let Excel repair it and save it again", s.span(place{row, col}).Location, what)
}

// order brings rows and cells into order. Excel writes them so; others need not. What stands in one cell twice cannot be
// told apart, and is an error.
func (r *sheetReader) order() error {
	r.join()
	for _, row := range r.grid.Rows {
		cs := row.Cells
		for i := 1; i < len(cs); i++ {
			if cs[i].Col == cs[i-1].Col {
				return r.faulty(row.N, cs[i].Col, "is there twice, the workbook is damaged")
			}
		}
	}
	return nil
}

// join sorts rows and cells, and makes one of rows with the same number.
func (r *sheetReader) join() {
	rows := r.grid.Rows
	sort.SliceStable(rows, func(i, j int) bool { return rows[i].N < rows[j].N })
	out := rows[:0]
	for _, row := range rows {
		if n := len(out); n > 0 && out[n-1].N == row.N {
			out[n-1].Cells = append(out[n-1].Cells, row.Cells...)
			out[n-1].Hidden = out[n-1].Hidden || row.Hidden
			continue
		}
		out = append(out, row)
	}
	for _, row := range out {
		slices.SortStableFunc(row.Cells, func(a, b table.Cell) int { return a.Col - b.Col })
	}
	r.grid.Rows = out
}

func (p pending) place() place { return place{p.row, p.col} }

func (p place) compare(q place) int {
	if p.row != q.row {
		return p.row - q.row
	}
	return p.col - q.col
}

// cellAt finds a cell; nil where it has no content.
func (s *sheet) cellAt(p place) *table.Cell {
	rows := s.grid.Rows
	i := s.rowFrom(p.row)
	if i == len(rows) || rows[i].N != p.row {
		return nil
	}
	cs := rows[i].Cells
	j := sort.Search(len(cs), func(j int) bool { return cs[j].Col >= p.col })
	if j == len(cs) || cs[j].Col != p.col {
		return nil
	}
	return &cs[j]
}

// rowFrom is the index of the first row with content at or below row n.
func (s *sheet) rowFrom(n int) int {
	rows := s.grid.Rows
	return sort.Search(len(rows), func(i int) bool { return rows[i].N >= n })
}
