package table

import (
	"slices"
	"strings"
	"unicode"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers/cores"
)

// Options say what is known about a grid beforehand.
type Options struct {
	// Columns overrides the detection: field → header text or column letter.
	Columns map[string]string
	// Lang is "de" or "en"; "" to detect it.
	Lang string
	// Side says whose file it is. In a customer's file a filled column of remarks is the customer's, not an answer,
	// unless the form gives it to the bidder. The zero value is read like SideCustomer.
	Side lint.Side
	// Filled says that a customer's file is our answer as well: the form, filled in.
	Filled bool
	// Known tells a file of ours which IDs the customer's criteria have, and their words; see the function Known. Where it
	// is nil, answers are found by the headers of their columns alone.
	Known func(id string) (words []string, ok bool)
	// Exists reports whether the file at a path, as printed, is there. Where it is nil, Evidence.Path and Link.Path stay
	// empty, so that nobody takes a file for missing that was not looked for.
	Exists func(printed string) bool
	// Once says that the cells of the grid are not asked for when it has been read: those of criteria are dropped on the way.
	Once bool
	// Legend is what the other sheets of the workbook say about the codes of its answers and types; nil for nothing.
	Legend *Legend
}

// A Sheet is what was read from one Grid.
type Sheet struct {
	Source    lint.Source
	Criteria  []*lint.Criterion // in the order of the rows
	Positions []*lint.Position
	Totals    []*lint.Total
	Problems  []lint.Problem
	Notices   []lint.Notice // headings and instructions
	Pairs     []Pair        // of a sheet of ours: which rows of the customer's it repeats
	Lang      string        // "de" or "en"; "" where it cannot be told
	Side      lint.Side

	unnamed map[*lint.Criterion]bool            // their IDs were made up from sheet and row
	rows    []int                               // the row of each criterion, until sheets are joined
	moved   map[*lint.Criterion]*lint.Criterion // those whose rows answer an earlier one → that one
	retold  bool                                // an earlier one has other words now
	aside   bool                                // its answers are to a question of its own: see asksOtherwise
}

// What became of a row. The zero value is the cautious one: nobody has understood the row.
type class uint8

const (
	unclassified class = iota
	aCriterion
	aPosition
	answerRow
	heading
	continuation
	blank
	skipped
)

type fate struct {
	class  class
	reason string // of skipped rows
}

// A place is a cell by row and column number.
type place struct{ row, col int }

// A reader reads one grid.
type reader struct {
	g         *Grid
	opt       Options
	rows      []Row // ascending by N, one for each number
	fates     []fate
	cover     map[place]place       // cells inside a merged range → its first cell
	plains    map[string]string     // normalised short cells
	guesses   map[string][]guess    // what short cells mean as headers
	marks     map[string]lint.Claim // what a mark below them claims
	inText    map[string][]citation // what short cells cite
	criteria  slab[lint.Criterion]
	responses slab[lint.Response]
	blocks    slab[lint.Block]
	headers   map[string]bool // short cells that are words of a header, or are none
	blanks    map[string]bool // short cells that nobody filled in, or that somebody did
	// sectionNow is the section of the row before, and foldedSection what it folds to.
	sectionNow, foldedSection string
	titled                    map[string]term // what titles of sections declare
	names                     []string        // what the sheet's name says it is for
	tables                    []*span
	headed                    bool // a table was found, whatever it holds
	key                       legend
	first                     map[string]*lint.Criterion // by ID and lot
	lists                     map[int]*lists             // see listsOf
	lot                       *string                    // see lotNamed
	choices                   map[*string]bool           // of a list, by its first answer
	struck                    map[place]bool             // cells for answers, by index and column, that are struck through
	out                       *Sheet
}

// Read finds the tables of a grid, classifies every row and makes criteria, positions and responses of them. It never
// fails: what it cannot understand is in the account and in Problems.
//
// Criteria whose table has no column for answers have no response; linking gives them one.
func Read(g *Grid, opt Options) *Sheet {
	r := newReader(g, opt)
	r.tables = r.findTables()
	r.key = r.readLegend()
	r.adoptLegend()
	for _, t := range r.tables {
		if !t.cards {
			t.resolve()
		}
	}
	r.headed = len(r.tables) > 0
	r.tables = slices.DeleteFunc(r.tables, func(t *span) bool { return !t.cards && !t.holds() })
	for _, t := range r.tables {
		if t.cards {
			t.readCards()
			continue
		}
		t.read()
	}
	r.rest()
	r.readAsides()
	r.account()
	r.out.Problems = restarted(r.out.Problems, r.out.Source, true)
	return r.out
}

// rowsGlanced is how many rows a core looks at before it takes the next ones, where little is asked of each.
const rowsGlanced = 4096

func newReader(g *Grid, opt Options) *reader {
	r := &reader{g: g, opt: opt, rows: ordered(g.Rows), cover: map[place]place{}, plains: map[string]string{}, guesses: map[string][]guess{}, marks: map[string]lint.Claim{}, first: map[string]*lint.Criterion{}, inText: map[string][]citation{}, titled: map[string]term{}, blanks: map[string]bool{}, struck: map[place]bool{}, lists: map[int]*lists{}, choices: map[*string]bool{}, headers: map[string]bool{}}
	r.fates = make([]fate, len(r.rows))
	r.names = rolesOfName(g.Sheet)
	r.out = &Sheet{Lang: opt.Lang, Side: opt.Side, unnamed: map[*lint.Criterion]bool{}}
	if r.out.Lang == "" {
		r.out.Lang = detectLanguage(r.rows)
	}
	r.expandMerges()
	cores.Share(len(r.rows), rowsGlanced, func(from, to int) {
		for i := from; i < to; i++ {
			if shown, formula := r.rows[i].content(); shown == 0 {
				r.fates[i] = fate{class: blank}
				if formula {
					r.fates[i] = fate{class: skipped, reason: "phantom"}
				}
			}
		}
	})
	return r
}

// ordered brings the rows into the order that the rest relies on, joining rows of the same number. Carriers keep that
// order already; a row that they got wrong must not upset the account.
func ordered(rows []Row) []Row {
	if inOrder(rows) {
		return rows
	}
	rows = slices.Clone(rows)
	slices.SortStableFunc(rows, func(a, b Row) int { return a.N - b.N })
	var out []Row
	for _, row := range rows {
		switch {
		case row.N < 1:
		case len(out) > 0 && out[len(out)-1].N == row.N:
			last := &out[len(out)-1]
			last.Cells = append(slices.Clone(last.Cells), row.Cells...)
			last.Places = append(slices.Clone(last.Places), row.Places...)
		default:
			out = append(out, row)
		}
	}
	for i := range out {
		if byCol := func(a, b Cell) int { return a.Col - b.Col }; !slices.IsSortedFunc(out[i].Cells, byCol) {
			out[i].Cells = slices.Clone(out[i].Cells)
			slices.SortStableFunc(out[i].Cells, byCol)
		}
	}
	return out
}

func inOrder(rows []Row) bool {
	last := 0
	for _, row := range rows {
		if row.N <= last {
			return false
		}
		last = row.N
		for k := 1; k < len(row.Cells); k++ {
			if row.Cells[k].Col < row.Cells[k-1].Col {
				return false
			}
		}
	}
	return true
}

// content counts the cells of a row that show something, and says whether there are formulas that show nothing.
func (r Row) content() (shown int, formula bool) {
	for k := range r.Cells {
		if c := &r.Cells[k]; clean(c.Text) != "" {
			shown++
		} else if c.Formula() != "" {
			formula = true
		}
	}
	return shown, formula
}

// clean trims blanks of every kind, visible or not.
func clean(s string) string {
	if n := len(s); n > 0 && isPlain(s[0]) && isPlain(s[n-1]) {
		return s
	}
	return strings.TrimFunc(s, func(r rune) bool {
		return unicode.IsSpace(r) || r == '\u00ad' || r >= '\u200b' && r <= '\u200d' || r == '\u2060' || r == '\ufeff'
	})
}

// isPlain reports whether a byte is a character of ASCII that shows something.
func isPlain(c byte) bool { return c > ' ' && c < 0x7f }

// lastRow is the last row that is accounted for.
func (r *reader) lastRow() int {
	if n := len(r.rows); n > 0 {
		return max(r.g.LastRow, r.rows[n-1].N)
	}
	return max(r.g.LastRow, 0)
}

// cell is the cell of the i-th row in a column, as it stands.
func (r *reader) cell(i, col int) Cell {
	cells := r.rows[i].Cells
	if col > 0 && col <= len(cells) && cells[col-1].Col == col { // no empty cell before it
		return cells[col-1]
	}
	if k, ok := slices.BinarySearchFunc(cells, col, func(c Cell, col int) int { return c.Col - col }); ok {
		return cells[k]
	}
	return Cell{Col: col}
}

func (r *reader) formula(i, col int) string {
	c := r.cell(i, col)
	return c.Formula()
}

func (r *reader) link(i, col int) string {
	c := r.cell(i, col)
	return c.Link()
}

// text is what a cell shows, trimmed.
func (r *reader) text(i, col int) string {
	if col == 0 {
		return ""
	}
	return clean(r.cell(i, col).Text)
}

// at is the place of a cell, also of one that is not there: then that of the cell before it in the row.
func (r *reader) at(i, col int) lint.Span {
	row := r.rows[i]
	if r.g.Sheet != "" {
		return lint.At(lint.Location{File: r.g.File, Sheet: r.g.Sheet, Line: row.N, Col: max(col, 1)})
	}
	var best lint.Span
	for k, c := range row.Cells {
		at := r.g.At(row, k)
		if at.Line > 0 && (best.Line == 0 || c.Col <= col) {
			best = at
			if c.Col < col {
				best.Line, best.Col = at.EndLine, at.EndCol
			}
		}
	}
	if best.Line == 0 {
		return lint.At(lint.Location{File: r.g.File, Line: row.N, Col: 1})
	}
	return best
}

// rest decides about the rows outside all tables: titles and legends above and below them are headings, longer texts
// instructions. Where the sheet has no table at all, its role says why.
func (r *reader) rest() {
	if len(r.tables) == 0 {
		r.roleOnly()
		return
	}
	for i := range r.rows {
		if r.fates[i] == (fate{}) && r.tableOf(i) == nil {
			r.fates[i] = r.outside(i)
		}
	}
	slices.SortStableFunc(r.out.Totals, func(a, b *lint.Total) int { return a.Cell.At.Line - b.Cell.At.Line })
	for i, row := range r.rows {
		if r.fates[i].class == unclassified {
			r.fates[i] = fate{skipped, "unclassified"}
			r.problem(i, firstWords(row))
		}
	}
}

// outside classifies a row that no table covers. Above a price sheet, the customer may show what it adds up to.
func (r *reader) outside(i int) fate {
	n := 0
	if t := r.below(i); t != nil && t.priced && t.sumAbove(i) {
		return fate{skipped, "total"}
	}
	for _, c := range r.rows[i].Cells {
		n += wordCount(c.Text)
	}
	if n <= 12 || r.key.rows[i] {
		return fate{class: heading}
	}
	return fate{skipped, "instruction"}
}

// below is the first table that begins below a row; nil for none.
func (r *reader) below(i int) *span {
	for _, t := range r.tables {
		if t.top > i {
			return t
		}
	}
	return nil
}

func (r *reader) tableOf(i int) *span {
	for _, t := range r.tables {
		if i >= t.top && i < t.end {
			return t
		}
	}
	return nil
}

func (r *reader) problem(i int, text string) {
	at := lint.Span{Location: lint.Location{File: r.g.File, Sheet: r.g.Sheet}}
	if i >= 0 {
		at = r.at(i, firstCol(r.rows[i]))
	}
	r.out.Problems = append(r.out.Problems, lint.Problem{Check: "unreadable-row", At: at, Args: lint.Args{"text": text}})
}

func firstCol(row Row) int {
	for _, c := range row.Cells {
		if clean(c.Text) != "" {
			return c.Col
		}
	}
	return 1
}

// firstWords quotes the beginning of a row.
func firstWords(row Row) string {
	var ws []string
	for _, c := range row.Cells {
		ws = append(ws, strings.Fields(c.Text)...)
	}
	if len(ws) > 12 {
		return strings.Join(ws[:12], " ") + " …"
	}
	return strings.Join(ws, " ")
}

// account counts what became of the rows. Rows that the carrier left out are blank.
func (r *reader) account() {
	s := &r.out.Source
	s.File, s.Sheet, s.Hidden, s.Notes = r.g.File, r.g.Sheet, r.g.Hidden, append(slices.Clone(r.g.Notes), s.Notes...)
	if n := len(r.struck); n > 0 {
		s.Notes = append(s.Notes, lint.Note{Fact: "struck-answers", N: n})
	}
	s.Rows = r.lastRow()
	s.Blank = s.Rows - len(r.rows)
	for i, f := range r.fates {
		switch f.class {
		case aCriterion:
			s.Criteria++
		case aPosition:
			s.Positions++
		case answerRow:
			s.AnswerRows++
		case heading:
			s.Headings++
			r.notice(i)
		case continuation:
			s.Continuations++
		case blank:
			s.Blank++
		case unclassified, skipped:
			s.Skipped = append(s.Skipped, lint.SkippedRow{Row: r.rows[i].N, Reason: f.reason})
			if f.reason == "unclassified" || strings.HasPrefix(f.reason, "instruction") {
				r.notice(i)
			}
		}
	}
	s.Responses = countResponses(r.out.Criteria)
	switch {
	case s.Criteria > 0:
		s.Role = "criteria"
	case s.Positions+len(r.out.Totals) > 0:
		s.Role = "price"
	case s.Role == "" && len(r.names) > 0:
		s.Role = r.names[0]
	case s.Role == "" && len(s.Skipped) == 0:
		s.Role = "empty" // a form without rows
	case s.Role == "":
		s.Role = "unknown"
	}
}

// countResponses counts the criteria that say something in this sheet.
func countResponses(cs []*lint.Criterion) int {
	n := 0
	for _, c := range cs {
		if c.Answered() {
			n++
		}
	}
	return n
}

// note adds a fact to the account.
func (r *reader) note(fact string) {
	for k, have := range r.out.Source.Notes {
		if have.Fact == fact {
			r.out.Source.Notes[k].N++
			return
		}
	}
	r.out.Source.Notes = append(r.out.Source.Notes, lint.Note{Fact: fact, N: 1})
}
