package matrix

import (
	"cmp"
	"errors"
	"fmt"
	"io"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"

	"github.com/offerlint/offerlint/lint"
)

// MadeFilled is the value of the document property lint.MadeBy in a template that this package filled in.
const MadeFilled = "filled matrix"

// A Filling says what became of a template.
type Filling struct {
	Sheet     string
	HeaderRow int
	Columns   map[string]string // what was found, by letter: "C" → "requirement"
	Unknown   []string          // headers that are none of ours, and were left alone
	Rows      int               // rows that belong to a criterion
	Cells     int               // cells that were filled in
	Kept      []Kept            // cells that hold something else
	NoRow     []string          // IDs of criteria that have no row
	NoID      []string          // what stands in the column of IDs and is no criterion of the bid
}

// Kept is a cell that was left as it is.
type Kept struct {
	Cell, Has, Ours string
	Refused         bool // the cell is empty, and its list of answers does not allow ours
}

// NoHeader says that no row of a template names our columns.
type NoHeader struct{ Sheets []string }

func (e *NoHeader) Error() string {
	return fmt.Sprintf("no header found on %s: looked in the first %d rows for at least two of them, one the ID or the requirement: "+
		"ID or Nr., Anforderung or Requirement, Art or Type, Punkte or Points, Status, Erfüllungsgrad or Compliance, Antwort or Response, "+
		"Befunde or Findings, Nachweis or Evidence, Verweis or Proposal reference, Zuständig or Owner", strings.Join(e.Sheets, ", "), headerDepth)
}

const headerDepth = 60 // rows in which a header is looked for

// A form is a template in which the header was found.
type form struct {
	*excelize.File
	t      *table
	sheet  string
	header int           // row, from 1
	cols   map[field]int // from 1
	rows   [][]string    // as displayed, from row 1
	more   map[field]int // the second column that names the same field, from 1
	lists  []choice
	done   Filling
}

// Fill fills in a workbook that somebody else laid out and writes the copy. Rows are found by their IDs; where there are none,
// rows are written below the header. Formulas and cells that hold something stay as they are.
func Fill(template io.Reader, w io.Writer, r *lint.Result, opt Options) (_ *Filling, err error) {
	file, err := excelize.OpenReader(template, limits)
	if err != nil {
		return nil, fmt.Errorf("cannot be opened as a workbook: %w", err)
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	f := &form{File: file, t: newTable(r, opt)}
	if err := f.find(); err != nil {
		return nil, err
	}
	if err := f.choices(); err != nil {
		return nil, err
	}
	f.split()
	f.describe()
	write := f.byID
	if f.blank() {
		write = f.below
	}
	if err := write(); err != nil {
		return nil, err
	}
	if err := f.SetCustomProps(excelize.CustomProperty{Name: lint.MadeBy, Value: MadeFilled}); err != nil {
		return nil, err
	}
	pack := newPacker(w)
	f.SetZipWriter(func(io.Writer) excelize.ZipWriter { return pack })
	_, err = f.WriteToBuffer() // goes to pack
	return &f.done, err
}

// find looks for the row that names most of our columns, on all sheets; the first of several equal ones.
func (f *form) find() error {
	best := 0
	var sheets []string
	for _, sheet := range f.GetSheetList() {
		visible, err := f.GetSheetVisible(sheet)
		if err != nil {
			return err
		}
		if !visible {
			continue
		}
		sheets = append(sheets, sheet)
		rows, err := f.GetRows(sheet)
		if err != nil {
			return fmt.Errorf("%s: %w", sheet, err)
		}
		for i, row := range rows[:min(len(rows), headerDepth)] {
			cols, more := headerColumns(row)
			if n := len(cols); n > max(best, 1) && cols[id]+cols[requirement]+cols[longText] > 0 {
				best, f.sheet, f.header, f.cols, f.more, f.rows = n, sheet, i+1, cols, more, rows
			}
		}
	}
	if best == 0 {
		return &NoHeader{sheets}
	}
	return nil
}

// describe records what was found, and what was not understood.
func (f *form) describe() {
	f.done.Sheet, f.done.HeaderRow, f.done.Columns = f.sheet, f.header, map[string]string{}
	for fd, col := range f.cols {
		f.done.Columns[lint.ColumnName(col)] = string(fd)
	}
	for i, h := range f.rows[f.header-1] {
		if _, ours := f.done.Columns[lint.ColumnName(i+1)]; !ours && strings.TrimSpace(h) != "" {
			f.done.Unknown = append(f.done.Unknown, lint.ColumnName(i+1)+" "+strings.Join(strings.Fields(h), " "))
		}
	}
}

// headerColumns are the columns of ours that a row names, each field once: the first column counts, and more has the second.
func headerColumns(row []string) (cols, more map[field]int) {
	cols, more = map[field]int{}, map[field]int{}
	for i, h := range row {
		fd, ok := fieldOfHeader(h)
		switch {
		case !ok:
		case cols[fd] == 0:
			cols[fd] = i + 1
		case more[fd] == 0:
			more[fd] = i + 1
		}
	}
	// With a column for the title, what the customer asks stands apart from it.
	if n := cols[requirement]; n > 0 && cols[title] > 0 && cols[longText] == 0 {
		delete(cols, requirement)
		cols[longText] = n
	}
	if n := cols[longText]; n > 0 && cols[title] == 0 && cols[requirement] == 0 {
		delete(cols, longText)
		cols[requirement] = n
	}
	return cols, more
}

// split tells two columns for the response apart: where the first has a list of answers, it is for the claim.
func (f *form) split() {
	first, second := f.cols[response], f.more[response]
	if f.cols[claim] == 0 && second > 0 && f.listed(first) {
		f.cols[claim], f.cols[response] = first, second
	}
}

// asked is the column with what the customer asks; 0 where there is none.
func (f *form) asked() (field, int) {
	if n := f.cols[requirement]; n > 0 {
		return requirement, n
	}
	return longText, f.cols[longText]
}

func (f *form) at(row, col int) string {
	if row < 1 || row > len(f.rows) || col > len(f.rows[row-1]) || col < 1 {
		return ""
	}
	return strings.TrimSpace(f.rows[row-1][col-1])
}

// blank reports whether the columns that tell criteria apart are empty below the header.
func (f *form) blank() bool {
	_, asked := f.asked()
	for row := f.header + 1; row <= len(f.rows); row++ {
		if f.at(row, f.cols[id]) != "" || f.cols[id] == 0 && f.at(row, asked) != "" {
			return false
		}
	}
	return true
}

// byID fills the rows whose ID is one of the bid's, or whose text is where the form has no IDs.
func (f *form) byID() error {
	know, name := f.cols[id], func(r *row) string { return bare(r.ID) }
	if know == 0 {
		asked, col := f.asked()
		know, name = col, func(r *row) string { return spelled(f.t.value(r, asked)) }
	}
	byName := map[string][]*row{}
	for _, r := range f.t.rows {
		byName[name(r)] = append(byName[name(r)], r)
	}
	for n := f.header + 1; n <= len(f.rows); n++ {
		has := f.at(n, know)
		if has == "" {
			continue
		}
		wanted := bare(has)
		if f.cols[id] == 0 {
			wanted = spelled(has)
		}
		rs := byName[wanted]
		if len(rs) == 0 {
			f.done.NoID = append(f.done.NoID, has)
			continue
		}
		byName[wanted] = rs[1:] // an ID that the customer used twice stands for each in turn
		if err := f.fillRow(n, rs[0]); err != nil {
			return err
		}
	}
	for _, r := range f.t.rows {
		if slices.Contains(byName[name(r)], r) {
			f.done.NoRow = append(f.done.NoRow, r.ID)
		}
	}
	return nil
}

// bare is an ID without what writers add to it: case, blanks, brackets and a full stop at the end.
func bare(s string) string {
	s = strings.ToLower(strings.Join(strings.Fields(s), ""))
	return strings.TrimRight(strings.Trim(s, "[]()"), ".:")
}

// below writes a row for each criterion below the header, in the style of the first row there. What stands further down moves
// down.
func (f *form) below() error {
	first := f.header + 1
	free := 0
	for row := first; row <= len(f.rows) && !f.taken(row); row++ {
		free++
	}
	if need := len(f.t.rows) - free; need > 0 && first+free <= len(f.rows) {
		if err := f.InsertRows(f.sheet, first+free, need); err != nil {
			return err
		}
	}
	tall, err := f.GetRowHeight(f.sheet, first)
	if err != nil {
		return err
	}
	width := len(f.rows[f.header-1])
	f.rows = f.rows[:f.header] // below, all is empty
	for i, r := range f.t.rows {
		n := first + i
		if i > 0 {
			if err := f.copyStyle(first, n, width, tall); err != nil {
				return err
			}
		}
		if err := f.fillRow(n, r); err != nil {
			return err
		}
	}
	return nil
}

// taken reports whether a row holds anything; formulas for our rows do not count.
func (f *form) taken(row int) bool {
	for col := range f.rows[row-1] {
		at, err := excelize.CoordinatesToCellName(col+1, row)
		if err != nil || f.at(row, col+1) == "" {
			continue
		}
		if formula, err := f.GetCellFormula(f.sheet, at); err == nil && formula == "" {
			return true
		}
	}
	return false
}

func (f *form) copyStyle(from, to, width int, tall float64) error {
	for col := 1; col <= width; col++ {
		style, err := f.GetCellStyle(f.sheet, lint.ColumnName(col)+fmt.Sprint(from))
		if err != nil {
			return err
		}
		at := lint.ColumnName(col) + fmt.Sprint(to)
		if err := f.SetCellStyle(f.sheet, at, at, style); err != nil {
			return err
		}
	}
	if tall != defaultHeight {
		return f.SetRowHeight(f.sheet, to, tall)
	}
	return nil
}

const defaultHeight = 15 // of a row of which nobody said how high it is, as excelize gives it back

// fillRow writes what the matrix says of a criterion into a row.
func (f *form) fillRow(n int, r *row) error {
	f.done.Rows++
	for _, fd := range f.sortedFields() {
		if err := f.fillCell(n, fd, r); err != nil {
			return err
		}
	}
	return nil
}

// sortedFields are the fields of the form from left to right.
func (f *form) sortedFields() []field {
	out := make([]field, 0, len(f.cols))
	for fd := range f.cols {
		out = append(out, fd)
	}
	slices.SortFunc(out, func(a, b field) int { return cmp.Compare(f.cols[a], f.cols[b]) })
	return out
}

func (f *form) fillCell(n int, fd field, r *row) error {
	ours := fit(clean(f.t.value(r, fd)), "…")
	cell := lint.ColumnName(f.cols[fd]) + fmt.Sprint(n)
	if ours == "" {
		return nil
	}
	formula, err := f.GetCellFormula(f.sheet, cell)
	if err != nil {
		return err
	}
	has := f.at(n, f.cols[fd])
	switch {
	case formula != "":
		if has != ours {
			f.done.Kept = append(f.done.Kept, Kept{Cell: cell, Has: "=" + formula, Ours: ours})
		}
		return nil
	case has != "":
		if fd != id && spelled(has) != spelled(ours) && (fd != points || has != decimal(r.Weight, ",")) {
			f.done.Kept = append(f.done.Kept, Kept{Cell: cell, Has: has, Ours: ours})
		}
		return nil
	case !f.allowed(cell, ours):
		f.done.Kept = append(f.done.Kept, Kept{Cell: cell, Ours: ours, Refused: true})
		return nil
	}
	f.done.Cells++
	if fd == points {
		return f.SetCellFloat(f.sheet, cell, *r.Weight, -1, 64)
	}
	return f.SetCellStr(f.sheet, cell, ours)
}
