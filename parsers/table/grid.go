// Package table reads requirement tables, whatever carrier they came in: it finds the header, says what each column
// holds, and accounts for every row. The carriers (workbook, csv) fill a Grid; Read makes criteria, positions,
// responses and an account of it.
package table

import "github.com/offerlint/offerlint/lint"

// A Grid is one sheet or CSV file as its carrier read it.
type Grid struct {
	File    string // as printed
	Sheet   string // "" for a CSV file
	Hidden  bool
	Rows    []Row // ascending by N; rows without any content may be left out
	LastRow int   // the last row (CSV: record) with content; rows up to it are accounted for
	Notes   []lint.Note
	// Protected says that the sheet is protected against changes, with or without a password.
	Protected bool
	// HiddenCols are the columns (from 1) that are hidden.
	HiddenCols map[int]bool
	// Allowed are the answers that list validations offer, by column from 1: the list that covers most of its cells.
	Allowed map[int][]string
	// Lists say which cells take their values from which list, by column and then by row. Where it is empty, Allowed holds
	// for all cells of a column.
	Lists []List
	// Text holds what stands outside the cells (text boxes), in reading order.
	Text []string
	// Blanks are cells without content that have a colour other than white, by row and column; of a sheet that has very many,
	// the first ones. A cell under a merged range, in a hidden row or in a hidden column is none.
	Blanks []Blank
	// Margins hold the headers and footers of the printed page, each part of one for itself, without codes.
	Margins []string
}

// A Blank is an empty cell in a colour, 0xRRGGBB.
type Blank struct {
	Row, Col int32
	Colour   uint32
}

// A List is what the cells of a column may hold in some rows, by a list validation.
type List struct {
	Col, From, To int // column, first and last row, from 1
	Answers       []string
}

// A Row is one row of a sheet, or one record of a CSV file.
type Row struct {
	N      int // row number, or number of the record, from 1
	Hidden bool
	Cells  []Cell // ascending by Col; empty cells may be left out
	// Places are where the cells stand in a CSV file, one for each; nil in a workbook, where row and column say it.
	Places []Place
}

// A Place is where the field of a CSV file begins and ends: lines, and bytes of a line, from 1.
type Place struct{ Line, Col, EndLine, EndCol int32 }

// A Cell is what stands in one cell. A large workbook has a million of them, so what few cells have lies apart.
type Cell struct {
	Col     int    // from 1
	Text    string // as displayed, verbatim, but without words that are struck through in a text that is not
	extras  *Extras
	Number  bool // the cell holds a number, not a text
	Date    bool // the cell holds a date
	NoValue bool // the formula has no value in the file and could not be calculated
	Bold    bool
	Filled  bool // has a background colour
	Struck  bool // all of it is struck through
}

// Extras are what few cells have. The zero value is a cell that has none of it.
type Extras struct {
	Formula   string // without the equals sign
	Link      string
	Comment   string
	Shown     string // as displayed, struck words included, where Text lacks them
	Value     string // the number as the file holds it, where Text shows it rounded or dressed: 1234.5 of "1.234,50 €"
	NotInFile bool   // the value of the formula was calculated; the file has none
	MergeTo   int    // last column of the merged range that begins here; 0 for none
	MergeEnd  int    // last row of the merged range that begins here; 0 for none
}

// Extra is what the cell has beyond its text, for writing.
func (c *Cell) Extra() *Extras {
	if c.extras == nil {
		c.extras = &Extras{}
	}
	return c.extras
}

// has is what the cell has beyond its text, for reading.
func (c *Cell) has() Extras {
	if c.extras == nil {
		return Extras{}
	}
	return *c.extras
}

// Plain reports whether the cell has nothing beyond its text.
func (c *Cell) Plain() bool { return c.extras == nil }

// Formula is that of the cell, without the equals sign; "" for none.
func (c *Cell) Formula() string {
	if c.extras == nil {
		return ""
	}
	return c.extras.Formula
}

// Value is the number in the cell as the file holds it; "" where the cell holds none.
func (c *Cell) Value() string {
	switch {
	case !c.Number:
		return ""
	case c.has().Value != "":
		return c.has().Value
	}
	return c.Text
}

// Link is the target of the cell's hyperlink; "" for none.
func (c *Cell) Link() string { return c.has().Link }

// Comment is what the notes on the cell say; "" for none.
func (c *Cell) Comment() string { return c.has().Comment }

// MergeTo is the last column of the merged range that begins here; 0 for none.
func (c *Cell) MergeTo() int { return c.has().MergeTo }

// MergeEnd is the last row of the merged range that begins here; 0 for none.
func (c *Cell) MergeEnd() int { return c.has().MergeEnd }

// At is the place of the k-th cell of a row.
func (g *Grid) At(row Row, k int) lint.Span {
	if k < len(row.Places) {
		p := row.Places[k]
		at := lint.Location{File: g.File, Line: int(p.Line), Col: int(p.Col)}
		return lint.Span{Location: at, EndLine: int(p.EndLine), EndCol: int(p.EndCol)}
	}
	return lint.At(lint.Location{File: g.File, Sheet: g.Sheet, Line: row.N, Col: row.Cells[k].Col})
}

// At is the cell of a row in column col; ok is false where there is none with content.
func (r Row) At(col int) (Cell, bool) {
	for _, c := range r.Cells {
		if c.Col == col {
			return c, c.Text != "" || c.Formula() != ""
		}
	}
	return Cell{Col: col}, false
}
