// Package workbook reads Excel workbooks (.xlsx, .xlsm) into grids, one per sheet, and refuses every other file with one
// line that says what to do.
//
// It reads the parts of the package itself, in one stream each, and leaves to excelize what excelize alone can do: the
// calculation of formulas that were saved without a value. Reading sheets through excelize v2.11.1 would lose rows in
// silence: it drops errors of decompression, and ends a sheet early at the first byte that is not valid UTF-8.
package workbook

import (
	"errors"
	"slices"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers/cores"
	"github.com/offerlint/offerlint/parsers/limit"
	"github.com/offerlint/offerlint/parsers/table"
)

// What Excel itself allows in a sheet.
const (
	maxRow  = limit.Row
	maxCol  = limit.Col
	maxText = limit.CellUnits
)

// Limits bound what a workbook may cost to read.
type Limits = limit.Limits

// Read reads the workbook at path, which is printed as name. There is one grid per sheet, hidden ones included, in the
// order of the workbook. Errors begin with name and say what to do; a workbook that is read in part only is an error.
//
// Text is what a cell displays, with these exceptions, which make it mean the same everywhere: words that are struck
// through in a text that is not struck as a whole are left out, numbers have a decimal
// point and no grouping, dates are YYYY-MM-DD, times HH:MM, truth values TRUE and FALSE, and a number that its format
// hides is shown all the same. Cells that hold nothing but blanks are left out, as are cells without content, whatever
// their colour. A cell counts as content when it has text, a formula or a comment.
//
// The notes of a grid are, where they are not zero: hidden-rows and hidden-columns (those with content), comments,
// pictures, charts (and diagrams), text-boxes, form-controls, external-links (formulas that refer to another workbook; what no formula refers
// to is noted at the first sheet), formulas-without-value, calculated-formulas, struck-runs (cells of which a part is
// struck through), covered-cells (with content under a merged range, which no program shows), lists-not-read (list
// validations whose source cannot be told) and chart-sheet.
func Read(path, name string, limits Limits) ([]*table.Grid, error) {
	limits = limits.Full()
	f, err := open(path, name, limits.Bytes)
	if err != nil {
		return nil, err
	}
	defer func() { _ = f.close() }() // was only read
	ps, err := unpack(f, name, limits.Bytes)
	if err != nil {
		return nil, err
	}
	b := &book{name: name, parts: ps, file: f, rows: limits.Rows, count: limit.NewCount(name, limits)}
	if err := b.read(); err != nil {
		return nil, err
	}
	grids := make([]*table.Grid, len(b.sheets))
	for i, s := range b.sheets {
		grids[i] = s.grid
	}
	return grids, nil
}

// A book is a workbook while it is read.
type book struct {
	name    string // as printed
	file    *file  // for excelize
	parts   *parts
	strings *sharedStrings
	shared  string // the part that they are in
	styles  []style
	theme   func() []uint32 // the colours that fills number, read when one does
	sheets  []*sheet
	names   map[string]string // defined names in lower case, with the sheet's index before those of a sheet
	// date1904 says that days are counted from 1904. recalc says that the program which wrote the workbook asks for its
	// formulas to be calculated when it is opened.
	date1904, recalc bool
	externals        int // other workbooks that formulas may refer to
	rows             int // that a sheet may have
	count            *limit.Count
	listed           int               // cells that lists were read from
	byName           map[string]*sheet // by names in lower case; see sheetNamed
}

// read reads all sheets. What one sheet says about another (lists, formulas) is resolved at the end.
func (b *book) read() error {
	entries, err := b.readIndex()
	if err != nil {
		return err
	}
	if err := b.readSheets(entries); err != nil {
		return err
	}
	for _, s := range b.sheets {
		s.coverBlanks()
		if err := s.cover(); err != nil {
			return err
		}
	}
	for i, s := range b.sheets {
		s.index = i
	}
	b.doubtZeros()
	b.calculate()
	for _, s := range b.sheets {
		b.allow(s)
	}
	b.noteExternals()
	for _, s := range b.sheets {
		s.finish()
	}
	return nil
}

// readSheets reads the sheets side by side. All are read to the end, even if one cannot be, so that the error does not
// depend on which of them is first.
func (b *book) readSheets(entries []entry) error {
	b.sheets = make([]*sheet, len(entries))
	errs := make([]error, len(entries))
	cores.Share(len(entries), 1, func(i, _ int) { b.sheets[i], errs[i] = b.readSheet(entries[i]) })
	err := b.strings.wait()
	b.strings = nil // the cells have their texts
	if err != nil {
		return err // a sheet may have missed a text because of it
	}
	for _, err := range errs {
		var size *limit.Error
		if errors.As(err, &size) {
			return err // which of the sheets is the one too many depends on chance
		}
	}
	for _, err := range errs {
		if err != nil {
			return err
		}
	}
	return nil
}

// noteExternals leaves a note at the first sheet where the workbook refers to others and no formula shows where.
func (b *book) noteExternals() {
	for _, s := range b.sheets {
		if s.notes[externalLinks] > 0 {
			return
		}
	}
	b.sheets[0].notes[externalLinks] = b.externals
}

// The facts of a sheet, in the order in which they are noted.
const (
	hiddenRows = iota
	hiddenColumns
	comments
	pictures
	charts
	textBoxes
	formControls
	externalLinks
	withoutValue
	calculated
	struckRuns
	coveredCells
	listsNotRead
	chartSheet
	facts
)

var factNames = [facts]string{
	"hidden-rows", "hidden-columns", "comments", "pictures", "charts", "text-boxes", "form-controls", "external-links",
	"formulas-without-value", "calculated-formulas", "struck-runs", "covered-cells", "lists-not-read", "chart-sheet",
}

// finish counts what the account needs to know.
func (s *sheet) finish() {
	g := s.grid
	for _, r := range g.Rows {
		g.LastRow = r.N // ascending
		if r.Hidden {
			s.notes[hiddenRows]++
		}
		for _, c := range r.Cells {
			s.lastCol = max(s.lastCol, c.Col)
			if c.NoValue {
				s.notes[withoutValue]++
			}
			if c.Comment() != "" {
				s.notes[comments]++
			}
		}
	}
	slices.SortFunc(s.hidden, func(a, b columns) int { return a.from - b.from })
	next := 1 // column that is not known to be hidden; runs may overlap
	for _, h := range s.hidden {
		for next = max(next, h.from); next <= min(h.to, s.lastCol); next++ {
			if g.HiddenCols == nil {
				g.HiddenCols = map[int]bool{}
			}
			g.HiddenCols[next] = true
		}
	}
	s.notes[hiddenColumns] = len(g.HiddenCols)
	s.notes[textBoxes] = len(g.Text)
	for i, n := range s.notes {
		if n > 0 {
			g.Notes = append(g.Notes, lint.Note{Fact: factNames[i], N: n})
		}
	}
}
