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
	// HiddenCols are the columns (from 1) that are hidden.
	HiddenCols map[int]bool
	// Allowed are the answers that list validations offer, by column from 1: the list that covers most of its cells.
	Allowed map[int][]string
	// Text holds what stands outside the cells (text boxes), in reading order.
	Text []string
}

// A Row is one row of a sheet, or one record of a CSV file.
type Row struct {
	N      int // row number, or number of the record, from 1
	Hidden bool
	Cells  []Cell // ascending by Col; empty cells may be left out
}

// A Cell is what stands in one cell.
type Cell struct {
	Col     int    // from 1
	Text    string // as displayed, verbatim; struck runs are kept
	Number  bool   // the cell holds a number, not a text
	Date    bool   // the cell holds a date
	Formula string // without the equals sign; "" for none
	// NoValue says that the formula has no value in the file and could not be calculated.
	NoValue  bool
	Bold     bool
	Filled   bool // has a background colour
	Struck   bool // all of it is struck through
	MergeTo  int  // last column of the merged range that begins here; 0 for none
	MergeEnd int  // last row of the merged range that begins here; 0 for none
	Link     string
	Comment  string
	At       lint.Span // of the cell; for CSV the place of the field in the file
}

// At is the cell of a row in column col; ok is false where there is none with content.
func (r Row) At(col int) (Cell, bool) {
	for _, c := range r.Cells {
		if c.Col == col {
			return c, c.Text != "" || c.Formula != ""
		}
	}
	return Cell{Col: col}, false
}
