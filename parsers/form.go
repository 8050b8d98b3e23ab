package parsers

import (
	"maps"
	"slices"
	"strings"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers/fold"
	"github.com/offerlint/offerlint/parsers/table"
)

// A form is a sheet of the customer's, or one of ours, as far as comparing them asks for it.
type form struct {
	file, sheet string
	grid        *table.Grid // with its rows, which are dropped elsewhere once a sheet is read
	source      lint.Source
	unlistable  bool             // has lists of answers that cannot be told
	prose       []prose          // of the customer's: texts beside the criteria and positions
	texts       map[string]prose // of ours: all texts by what they fold to
	sorted      []string         // their keys, once they are needed
	compared    int              // how many of them were compared letter by letter
	pairs       []table.Pair     // of ours
	criteria    int              // of the customer's
}

// prose is a text of the customer's.
type prose struct {
	at   lint.Span
	text string
}

// fewestProse is how many words a text has that is compared: shorter ones are labels, and gaps to be filled in.
const fewestProse = 4

// note keeps what comparing will ask for. The cells of a sheet are dropped once it has been read.
func (r *reader) note(g *table.Grid, s *table.Sheet, side lint.Side) {
	if !r.returns() {
		return
	}
	kept := *g
	f := form{file: g.File, sheet: g.Sheet, grid: &kept, source: s.Source, pairs: s.Pairs, criteria: len(s.Criteria)}
	f.unlistable = slices.ContainsFunc(g.Notes, func(n lint.Note) bool { return n.Fact == "lists-not-read" })
	if side == lint.SideOffer {
		f.texts = map[string]prose{}
		for _, row := range g.Rows {
			for k, c := range row.Cells {
				f.texts[fold.String(c.Text)] = prose{g.At(row, k), c.Text}
			}
		}
		r.returned = append(r.returned, f)
		return
	}
	f.prose = proseOf(g, s)
	r.issued = append(r.issued, f)
}

// proseOf lists the texts of a customer's sheet that are neither those of its criteria and positions nor stand where we answer.
func proseOf(g *table.Grid, s *table.Sheet) []prose {
	asks := map[int]bool{}
	for _, c := range s.Criteria {
		asks[c.At.Line] = true
	}
	for _, p := range s.Positions {
		asks[p.At.Line] = true
	}
	told, ours := map[string]bool{}, map[string]bool{}
	for _, f := range []string{"id", "title", "text"} {
		for _, l := range s.Source.Columns[f] {
			told[l] = true
		}
	}
	for _, f := range []string{"claim", "comment", "evidence", "reference", "deviation", "owner"} {
		for _, l := range s.Source.Columns[f] {
			ours[l] = true
		}
	}
	var out []prose
	for _, row := range g.Rows {
		for k, c := range row.Cells {
			l := lint.ColumnName(c.Col)
			switch {
			case len(strings.Fields(c.Text)) < fewestProse, c.Formula() != "", asks[row.N] && (told[l] || ours[l]), gap(c.Text):
			default:
				out = append(out, prose{g.At(row, k), c.Text})
			}
		}
	}
	return out
}

// gap reports whether a text leaves something for the bidder to fill in.
func gap(s string) bool {
	f := fold.String(s)
	return slices.ContainsFunc([]string{"...", "…", "__", "☐", "□", "[", "<", "bitte ", "please ", "einzutragen", "ausfüllen", "auszufüllen", "enter ", "eintragen"}, func(w string) bool {
		return strings.Contains(f, w)
	}) || strings.HasSuffix(f, ":")
}

// mostCompared bounds how many texts of one sheet of ours are compared letter by letter with those of the customer's that are
// gone: each time costs milliseconds, and a sheet in another language has nothing that is like his.
const mostCompared = 500

// nearest finds the text of ours that is like one of the customer's: the one in the same place, else the first by the alphabet; the
// zero value where none is. Only texts that share a third of their words are compared.
func (f *form) nearest(p prose) prose {
	want := fold.String(p.text)
	words := strings.Fields(want)
	theirs := map[string]bool{}
	for _, w := range words {
		theirs[w] = true
	}
	alike := func(s string) bool {
		if len(s)*2 <= len(want) || len(s) >= 2*len(want) || f.compared >= mostCompared {
			return false
		}
		shared := 0
		for w := range strings.FieldsSeq(s) {
			if theirs[w] {
				shared++
			}
		}
		if shared*3 < len(words) {
			return false
		}
		f.compared++
		return similar(s, want)
	}
	if here := f.cell(p.at.Line, p.at.Col); alike(fold.String(here.Text)) {
		return prose{lint.At(lint.Location{File: f.file, Sheet: f.sheet, Line: p.at.Line, Col: p.at.Col}), here.Text}
	}
	if f.sorted == nil {
		f.sorted = slices.Sorted(maps.Keys(f.texts))
	}
	if i := slices.IndexFunc(f.sorted, alike); i >= 0 {
		return f.texts[f.sorted[i]]
	}
	return prose{}
}

// column is the number of a column; 0 where the sheet has no such one.
func (f *form) column(letter string) int {
	if f.sheet == "" || len(f.source.HeaderRows) == 0 {
		return 0
	}
	return lint.ColumnNumber(letter)
}

// columnLike is the column with the same header as one of another sheet, the one in the same place before all others; 0 for none.
func (f *form) columnLike(other *form, letter string) int {
	col := other.column(letter)
	if col == 0 || f.sheet == "" || len(f.source.HeaderRows) == 0 {
		return 0
	}
	name := fold.String(other.cell(last(other.source.HeaderRows), col).Text)
	if name == "" {
		return 0
	}
	row := last(f.source.HeaderRows)
	if fold.String(f.cell(row, col).Text) == name {
		return col
	}
	for i := range f.grid.Rows {
		if f.grid.Rows[i].N != row {
			continue
		}
		for _, c := range f.grid.Rows[i].Cells {
			if fold.String(c.Text) == name {
				return c.Col
			}
		}
	}
	return 0
}

// wordingAt is the cell of a criterion's title or text that the wording of another file does not have; the row's own place where
// none can be told.
func (f *form) wordingAt(c *lint.Criterion, other string) lint.Span {
	if c.At.File != f.file || c.At.Sheet != f.sheet {
		return c.At
	}
	other = fold.String(other)
	for _, field := range []string{"title", "text"} {
		for _, letter := range f.source.Columns[field] {
			col := f.column(letter)
			if s := f.cell(c.At.Line, col).Text; s != "" && !strings.Contains(other, fold.String(s)) {
				return lint.At(lint.Location{File: f.file, Sheet: f.sheet, Line: c.At.Line, Col: col})
			}
		}
	}
	return c.At
}

func last(rows []int) int { return rows[len(rows)-1] }

// cell is the cell of a row and column.
func (f *form) cell(row, col int) table.Cell {
	i, ok := slices.BinarySearchFunc(f.grid.Rows, row, func(r table.Row, n int) int { return r.N - n })
	if !ok {
		return table.Cell{}
	}
	c, _ := f.grid.Rows[i].At(col)
	return c
}
