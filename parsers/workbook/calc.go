package workbook

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers/limit"
	"github.com/offerlint/offerlint/parsers/table"
)

// Bounds of the calculation of formulas. What is beyond them stays without value, and is marked so.
const (
	calcFormulas = 20_000    // formulas without value in a workbook
	calcCells    = 1_000_000 // cells that their ranges name, together: about 4 µs each with excelize v2.11.1
	calcSheet    = 300_000   // cells on a sheet: excelize keeps about 1.6 kB for each
	calcFormula  = 8192      // characters of a formula, as in Excel
	calcText     = 256       // bytes of a text in a cell that cost as much as a cell
	calcReplaced = 1024      // bytes of a text that may be put into another again and again
)

// safeFunctions are those whose result depends on their arguments alone and whose cost is bounded by them. A formula with
// any other function is not calculated: TODAY would make the result depend on the day, REPT and the like on patience.
var safeFunctions = strings.Fields(`ABS AND AVERAGE CEILING CHAR CHOOSE CODE COLUMN COLUMNS CONCAT CONCATENATE COUNT COUNTA
	COUNTBLANK COUNTIF COUNTIFS DATE DAY EXACT FALSE FIND FLOOR HLOOKUP HYPERLINK IF IFERROR IFNA IFS INDEX INT ISBLANK
	ISERROR ISNA ISNUMBER ISTEXT LEFT LEN LOOKUP LOWER MATCH MAX MID MIN MOD MONTH N NA NOT OR PRODUCT PROPER RIGHT ROUND
	ROUNDDOWN ROUNDUP ROW ROWS SEARCH SIGN SUBSTITUTE SUBTOTAL SUM SUMIF SUMIFS SUMPRODUCT SWITCH T TEXT TEXTJOIN TRIM TRUE
	TRUNC UPPER VALUE VLOOKUP XLOOKUP YEAR`)

// A calculator works out the formulas of a workbook whose values are not in the file.
type calculator struct {
	book    *book
	file    *excelize.File
	pending map[string]*job // "sheet!A1"
	cells   int             // what is left of calcCells
}

// A job is one formula to calculate.
type job struct {
	sheet *sheet
	pending
	begun bool
}

// calculate fills in the values of formulas that were saved without one. Cells for which that does not succeed keep
// NoValue.
func (b *book) calculate() {
	n, big := 0, false
	for _, s := range b.sheets {
		n += len(s.pending)
		cells := 0
		for _, r := range s.grid.Rows {
			cells += len(r.Cells)
		}
		big = big || cells > calcSheet
	}
	if n == 0 || n > calcFormulas || big {
		return
	}
	f, err := b.openExcelize()
	if err != nil {
		return // the values stay unknown, which the cells say
	}
	defer f.Close()
	c := &calculator{book: b, file: f, pending: map[string]*job{}, cells: calcCells}
	var jobs []*job
	for _, s := range b.sheets {
		for _, p := range s.pending {
			j := &job{sheet: s, pending: p}
			jobs = append(jobs, j)
			c.pending[jobKey(s, p.place())] = j
		}
	}
	c.prepare(jobs)
	for _, j := range jobs {
		c.run(j)
	}
}

// prepare makes values of all formulas that have one, in the workbook that excelize has in memory: else it would calculate
// them again, with functions that it knows badly or that ask for the day. The others get their wording each, because
// formulas that cells share would be lost as soon as the first of them becomes a value.
func (c *calculator) prepare(jobs []*job) {
	if c.file.CalcChain != nil {
		c.file.CalcChain.C = nil // searched for each formula that goes
	}
	for _, s := range c.book.sheets {
		for _, r := range s.grid.Rows {
			for _, cell := range r.Cells {
				if cell.Formula() != "" && !cell.NoValue {
					// Where it fails, the formula stays, and is calculated with the formula that refers to it.
					_ = c.file.SetCellFormula(s.grid.Sheet, lint.ColumnName(cell.Col)+strconv.Itoa(r.N), "")
				}
			}
		}
	}
	for _, j := range jobs {
		if cell := j.sheet.cellAt(j.place()); cell != nil {
			if err := c.file.SetCellFormula(j.sheet.grid.Sheet, j.cellName(), cell.Formula()); err != nil {
				j.begun = true // is not calculated
			}
		}
	}
}

func (j *job) cellName() string { return cellName(j.place()) }

func cellName(p place) string { return lint.ColumnName(p.col) + strconv.Itoa(p.row) }

func jobKey(s *sheet, p place) string {
	return strings.ToLower(s.grid.Sheet) + "!" + lint.ColumnName(p.col) + strconv.Itoa(p.row)
}

// openExcelize opens the workbook a second time, in the library that calculates. It panics on some damaged workbooks.
func (b *book) openExcelize() (f *excelize.File, err error) {
	defer func() {
		if r := recover(); r != nil {
			err = fmt.Errorf("%s: %v", b.name, r)
		}
	}()
	most := b.parts.limit
	return excelize.OpenReader(b.file.reader(),
		excelize.Options{UnzipSizeLimit: most, UnzipXMLSizeLimit: most, RawCellValue: true})
}

// run calculates a formula after those cells that it names, and only if all of these have values: a function such as
// IFERROR would turn what is unknown into an answer. It reports whether the cell has a value afterwards; a circle has none.
func (c *calculator) run(j *job) bool {
	cell := j.sheet.cellAt(j.place())
	if j.begun || cell == nil {
		return cell != nil && !cell.NoValue
	}
	j.begun = true
	ts := tokens(cell.Formula())
	refs, ok := c.references(j.sheet, ts)
	if !safe(ts) || !ok || len(cell.Formula()) > calcFormula {
		return false
	}
	cost := len(ts)
	for _, r := range refs {
		cost += r.cost()
	}
	if cost > c.cells {
		return false
	}
	c.cells -= cost
	if !c.readyAll(refs, ts) {
		return false
	}
	formula, ok := c.comparable(j.sheet, ts)
	if !ok || formula != cell.Formula() && c.file.SetCellFormula(j.sheet.grid.Sheet, j.cellName(), formula) != nil {
		return false
	}
	text, ok := c.value(j)
	if ok = ok && !limit.TooLong(text); ok {
		c.show(j, cell, text)
	}
	return ok
}

// A reference is the cells that a formula names in one place.
type reference struct {
	sheet *sheet
	area  area
}

// cost is how many cells excelize looks at. For each it goes through all merged ranges of the sheet.
func (r reference) cost() int {
	return (r.area.endRow - r.area.row + 1) * (r.area.endCol - r.area.col + 1) * (1 + len(r.sheet.merges)/100)
}

// references lists what a formula on s refers to; ok is false where it is not clear what that is. Whole columns and rows
// reach as far as the content does.
func (c *calculator) references(s *sheet, ts []token) (refs []reference, ok bool) {
	for i := 0; i < len(ts); i++ {
		from := s
		if i > 0 && ts[i-1].kind == sheetRef {
			from = c.book.sheetNamed(unquoteSheet(ts[i-1].text))
		}
		text := ts[i].text
		switch {
		case ts[i].kind != cellRef && ts[i].kind != lineRef:
			continue
		case i+2 < len(ts) && ts[i+1].text == ":" && ts[i+2].kind == ts[i].kind:
			text += ":" + ts[i+2].text
			i += 2
		case ts[i].kind == lineRef || i+1 < len(ts) && ts[i+1].text == ":":
			return nil, false
		}
		a, valid := parseArea(text)
		if !valid || from == nil {
			return nil, false
		}
		if ts[i].kind == lineRef {
			last, lastCol := from.extent()
			a.endRow, a.endCol = min(a.endRow, max(last, a.row)), min(a.endCol, max(lastCol, a.col))
		}
		refs = append(refs, reference{from, a})
	}
	return refs, true
}

// readyAll reports whether all cells that a formula refers to have values, and these values are few and short enough for it.
func (c *calculator) readyAll(refs []reference, ts []token) bool {
	longest := 0
	for _, r := range refs {
		n, ok := c.ready(r)
		if !ok {
			return false
		}
		longest = max(longest, n)
	}
	return c.cells >= 0 && !grows(ts, longest)
}

// grows reports whether a formula may make a text many times as long as those that it refers to, of which the longest is
// given in bytes.
func grows(ts []token, longest int) bool {
	n := 0
	for _, t := range ts {
		if t.kind == function && (strings.EqualFold(t.text, "SUBSTITUTE(") || strings.HasSuffix(strings.ToUpper(t.text), "TEXTJOIN(")) {
			n++
		}
	}
	return n > 1 || n == 1 && longest > calcReplaced
}

// ready calculates the formulas in r, and reports whether all its cells have values, and how long the longest is in bytes.
func (c *calculator) ready(r reference) (longest int, ok bool) {
	rows := r.sheet.grid.Rows
	for i := r.sheet.rowFrom(r.area.row); i < len(rows) && rows[i].N <= r.area.endRow; i++ {
		for k := range rows[i].Cells {
			cell := &rows[i].Cells[k]
			if cell.Col < r.area.col || cell.Col > r.area.endCol {
				continue
			}
			if cell.NoValue {
				j := c.pending[jobKey(r.sheet, place{rows[i].N, cell.Col})]
				if j == nil || !c.run(j) {
					return 0, false
				}
			}
			longest = max(longest, len(cell.Text))
			c.cells -= len(cell.Text) / calcText
		}
	}
	return longest, true
}

// safe reports whether a formula uses nothing but safe functions and cells of this workbook.
func safe(ts []token) bool {
	for _, t := range ts {
		name := strings.TrimPrefix(strings.ToUpper(strings.TrimSuffix(t.text, "(")), "_XLFN.")
		if t.kind == nameRef || t.kind == function && !slices.Contains(safeFunctions, name) {
			return false
		}
		if t.kind == sheetRef && strings.Contains(t.text, "[") {
			return false // another workbook
		}
	}
	return true
}

// value calculates a cell. An error value such as #DIV/0! is a value; what the library cannot do is none.
func (c *calculator) value(j *job) (text string, ok bool) {
	defer func() {
		if recover() != nil { // excelize panics on some formulas that it does not understand
			text, ok = "", false
		}
	}()
	text, err := c.file.CalcCellValue(j.sheet.grid.Sheet, j.cellName())
	if err != nil {
		// What the library cannot do is #VALUE! or #NAME? as well, but then it says more.
		return text, text != "" && text == err.Error() && isErrorValue(text)
	}
	return text, true
}

func isErrorValue(s string) bool {
	switch s {
	case "#DIV/0!", "#N/A", "#NUM!", "#REF!", "#NULL!", "#VALUE!":
		return true
	}
	return false
}

// show puts a calculated value into its cell, and into the workbook that excelize has in memory, so that formulas that
// refer to it need not calculate it again.
func (c *calculator) show(j *job, cell *table.Cell, text string) {
	v, err := strconv.ParseFloat(text, 64)
	isNumber := err == nil && text == plainExact(v)
	cell.NoValue, cell.Extra().NotInFile = false, true
	j.sheet.notes[calculated]++
	sheet, name := j.sheet.grid.Sheet, j.cellName()
	st := c.book.styleOf(j.style)
	if !isNumber {
		cell.Text = st.symbol(text)
		_ = c.file.SetCellStr(sheet, name, text) // saves time only
		return
	}
	c.book.show(cell, v, st)
	cell.Extra().Value = text
	_ = c.file.SetCellFloat(sheet, name, v, -1, 64)
}

// plainExact is how excelize writes a number that it calculated, as opposed to a text such as "007" or "1.10".
func plainExact(v float64) string {
	if s := strconv.FormatFloat(v, 'f', -1, 64); len(s) <= 21 {
		return s
	}
	return strings.ToUpper(strconv.FormatFloat(v, 'G', 15, 64))
}
