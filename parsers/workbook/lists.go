package workbook

import (
	"cmp"
	"slices"
	"sort"
	"strconv"
	"strings"

	"github.com/offerlint/offerlint/parsers/table"
)

// A validation is a list from which the cells of some areas take their values.
type validation struct {
	isList  bool
	areas   []area
	formula string
}

// startOutside follows what stands before and after the cells.
func (r *sheetReader) startOutside(name string, as []attribute) {
	switch name {
	case "dimension":
		if a, ok := parseArea(attr(as, "ref")); ok && r.grid.Rows == nil {
			r.grid.Rows = make([]table.Row, 0, min(a.endRow, r.roomFor))
		}
	case "col":
		from, err1 := strconv.Atoi(attr(as, "min"))
		to, err2 := strconv.Atoi(attr(as, "max"))
		gone := isTrue(attr(as, "hidden")) || attr(as, "width") == "0"
		if err1 == nil && err2 == nil && gone {
			r.hidden = append(r.hidden, columns{from, to})
		}
	case "sheetProtection":
		r.grid.Protected = isTrue(attr(as, "sheet"))
	case "mergeCell":
		if a, ok := parseArea(attr(as, "ref")); ok {
			r.merges = append(r.merges, a)
		}
	case "hyperlink":
		r.link(as)
	case "dataValidation":
		r.dv = &validation{isList: attr(as, "type") == "list", areas: parseAreas(attr(as, "sqref"))}
	default:
		if margin(name) {
			r.collect()
		}
	}
}

// startInValidation follows a validation. In the extension list (x14) formula and areas are elements: <xm:f>, <xm:sqref>.
func (r *sheetReader) startInValidation(name string) {
	if name == "formula1" || name == "sqref" {
		r.collect()
	}
}

func (r *sheetReader) endInValidation(name string) {
	switch name {
	case "formula1":
		r.dv.formula, r.text = strings.TrimSpace(string(r.value)), nil
	case "sqref":
		r.dv.areas, r.text = append(r.dv.areas, parseAreas(string(r.value))...), nil
	case "dataValidation":
		if r.dv.isList && len(r.dv.areas) > 0 {
			r.lists = append(r.lists, *r.dv)
		}
		r.dv = nil
	}
}

func parseAreas(s string) []area {
	var as []area
	for _, f := range strings.Fields(s) {
		if a, ok := parseArea(f); ok {
			as = append(as, a)
		}
	}
	return as
}

// A share says how many cells of a column take their values from a list.
type share struct {
	list  []string
	cells int
}

// Bounds of what the lists of a sheet may cost. People choose from a few lists of a few answers.
const (
	mostLists   = 20_000    // lists that are told apart, where each row has its own; rows beyond have none
	mostColumns = 1_000_000 // columns of the areas that take their values from lists, together
	mostListed  = 300_000   // cells that the lists of all sheets name, together; what is beyond is noted as not read
)

// allow finds, for each column with content, which lists its cells take their values from, and the one that covers most of
// them.
func (b *book) allow(s *sheet) {
	last, lastCol := s.extent()
	found := map[string][]string{} // formula → its list
	listOf := func(formula string) []string {
		list, ok := found[formula]
		if !ok {
			list = b.listOf(s, formula)
			found[formula] = list
		}
		return list
	}
	columns := map[int]*shares{}
	for _, v := range s.lists {
		if !s.allowBy(v, area{1, 1, last, lastCol}, listOf, columns) {
			s.notes[listsNotRead]++
		}
	}
	if s.parts >= mostLists || s.across >= mostColumns {
		s.notes[listsNotRead]++ // those further down
	}
	sortLists(s.grid.Lists)
	for col, lists := range columns {
		if s.grid.Allowed == nil {
			s.grid.Allowed = map[int][]string{}
		}
		best := slices.MaxFunc(lists.of, func(a, b share) int { return a.cells - b.cells }) // the first of equals
		s.grid.Allowed[col] = slices.Clone(best.list)
	}
}

// allowBy notes what one validation allows in the cells with content, and reports whether any of its lists could be read.
func (s *sheet) allowBy(v validation, content area, listOf func(string) []string, columns map[int]*shares) bool {
	known := len(listOf(v.formula)) > 0 // also where its cells are all empty rows
	for _, a := range v.areas {
		// A column beyond the content may be the one in which to choose, beside the labels of a form that is still empty.
		a.endRow, a.endCol = min(a.endRow, content.endRow), min(a.endCol, content.endCol+1)
		for _, p := range v.split(a, mostLists-s.parts) {
			s.parts++
			list := listOf(v.at(p))
			if len(list) == 0 {
				continue
			}
			known = true
			for col := p.col; col <= p.endCol && s.across < mostColumns; col++ {
				s.across++
				if columns[col] == nil && col <= content.endCol {
					columns[col] = &shares{at: map[string]int{}}
				}
				if col <= content.endCol {
					columns[col].add(list, p.endRow-p.row+1)
				}
				s.grid.Lists = append(s.grid.Lists, table.List{Col: col, From: p.row, To: p.endRow, Answers: list})
			}
		}
	}
	return known
}

func sortLists(ls []table.List) {
	slices.SortStableFunc(ls, func(a, b table.List) int { return cmp.Or(a.Col-b.Col, a.From-b.From) })
}

// moves reports whether the source of the list moves with the cell, as relative references do: each row has the choices
// that stand in its own columns. A range of several rows is left where it is: its author forgot the dollar signs, and the
// cells further down would lose one choice after the other.
func (v validation) moves() (down, right bool) {
	rows := map[string]bool{}
	for _, t := range tokens(v.formula) {
		if t.kind == cellRef {
			down = down || shiftCell(t.text, 1, 0) != t.text
			right = right || shiftCell(t.text, 0, 1) != t.text
			rows[strings.TrimLeft(strings.ReplaceAll(t.text, "$", ""), "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz")] = true
		}
	}
	return down && len(rows) == 1, right
}

// at is the source of the list for the cells of a part of the validation.
func (v validation) at(part area) string {
	down, right := v.moves()
	rows, cols := 0, 0
	if down {
		rows = part.row - v.areas[0].row
	}
	if right {
		cols = part.col - v.areas[0].col
	}
	if rows == 0 && cols == 0 {
		return v.formula
	}
	return shift(v.formula, rows, cols)
}

// split divides an area into parts that have one list: all of it, or its rows, its columns, its cells, up to most of them.
func (v validation) split(a area, most int) []area {
	if a.row > a.endRow || a.col > a.endCol {
		return nil
	}
	height, width := a.endRow-a.row+1, a.endCol-a.col+1
	down, right := v.moves()
	if down {
		height = 1
	}
	if right {
		width = 1
	}
	var out []area
	for row := a.row; row <= a.endRow && len(out) < most; row += height {
		for col := a.col; col <= a.endCol && len(out) < most; col += width {
			out = append(out, area{row, col, row + height - 1, col + width - 1})
		}
	}
	return out
}

// shares are the lists of one column.
type shares struct {
	of []share
	at map[string]int // list → index
}

func (s *shares) add(list []string, cells int) {
	key := strings.Join(list, "\x00")
	i, ok := s.at[key]
	if !ok {
		i = len(s.of)
		s.at[key], s.of = i, append(s.of, share{list: list})
	}
	s.of[i].cells += cells
}

// extent is the last row and the last column with content.
func (s *sheet) extent() (row, col int) {
	for _, r := range s.grid.Rows {
		row, col = r.N, max(col, r.Cells[len(r.Cells)-1].Col)
	}
	return row, col
}

// longestList is more than anybody chooses an answer from; a longer list is a table of something else.
const longestList = 1000

// listOf resolves the source of a list as seen from sheet s: "Ja,Nein", a range here or on another sheet, a defined name,
// or INDIRECT of such. It is nil where the source cannot be told.
func (b *book) listOf(s *sheet, formula string) []string {
	for range 5 { // a name may stand for a name
		formula = strings.TrimSpace(strings.TrimPrefix(formula, "="))
		if strings.HasPrefix(formula, `"`) {
			return inlineList(formula)
		}
		if inner, ok := b.indirect(s, formula); ok {
			formula = inner
			continue
		}
		target, a, ok := b.parseRange(s, formula)
		if ok {
			return b.values(target, a)
		}
		named, ok := b.lookUp(s, formula)
		if !ok {
			return nil
		}
		formula = named
	}
	return nil
}

// inlineList reads "Ja,Nein,teilweise". The file has commas whatever the language; programs that write semicolons all the
// same mean a list.
func inlineList(formula string) []string {
	t := strings.ReplaceAll(strings.TrimSuffix(formula[1:], `"`), `""`, `"`)
	sep := ","
	if !strings.Contains(t, ",") {
		sep = ";"
	}
	var out distinct
	for _, item := range strings.Split(t, sep) {
		if !out.add(item) {
			return nil
		}
	}
	return out.list
}

// distinct gathers values, each once.
type distinct struct {
	list []string
	seen map[string]bool
}

// add is false once there are more than anybody chooses from.
func (d *distinct) add(value string) bool {
	value = strings.TrimSpace(value)
	if value == "" || d.seen[value] {
		return true
	}
	if d.seen == nil {
		d.seen = map[string]bool{}
	}
	d.seen[value] = true
	d.list = append(d.list, value)
	return len(d.list) <= longestList
}

// indirect reads INDIRECT("Antworten") and INDIRECT($B2), where a cell says which list is to be had.
func (b *book) indirect(s *sheet, formula string) (string, bool) {
	ts := tokens(formula)
	if len(ts) < 3 || !strings.EqualFold(ts[0].text, "INDIRECT(") || ts[len(ts)-1].text != ")" {
		return "", false
	}
	inner := formula[len(ts[0].text) : len(formula)-1]
	if len(ts) == 3 && strings.HasPrefix(inner, `"`) {
		return strings.ReplaceAll(strings.Trim(inner, `"`), `""`, `"`), true
	}
	from, a, ok := b.parseRange(s, inner)
	if !ok || a.row != a.endRow || a.col != a.endCol {
		return "", false
	}
	c := from.cellAt(place{a.row, a.col})
	return strings.TrimSpace(textOf(c)), c != nil && strings.TrimSpace(c.Text) != ""
}

func textOf(c *table.Cell) string {
	if c == nil {
		return ""
	}
	return c.Text
}

// parseRange reads a range with or without the name of a sheet.
func (b *book) parseRange(s *sheet, formula string) (*sheet, area, bool) {
	name, ref := "", formula
	if i := strings.LastIndexByte(formula, '!'); i >= 0 {
		name, ref = unquoteSheet(formula[:i+1]), formula[i+1:]
	}
	a, ok := parseArea(ref)
	if !ok {
		return nil, area{}, false
	}
	if name == "" {
		return s, a, true
	}
	if t := b.sheetNamed(name); t != nil {
		return t, a, true
	}
	return nil, area{}, false
}

// sheetNamed finds a sheet without regard to case; nil where there is none.
func (b *book) sheetNamed(name string) *sheet {
	if b.byName == nil {
		b.byName = make(map[string]*sheet, len(b.sheets))
		for _, s := range b.sheets {
			if key := strings.ToLower(s.grid.Sheet); b.byName[key] == nil {
				b.byName[key] = s
			}
		}
	}
	return b.byName[strings.ToLower(name)]
}

// lookUp finds a defined name: that of the sheet before that of the workbook.
func (b *book) lookUp(s *sheet, name string) (string, bool) {
	if f, ok := b.names[strconv.Itoa(s.index)+":"+strings.ToLower(name)]; ok {
		return f, true
	}
	f, ok := b.names[":"+strings.ToLower(name)]
	return f, ok
}

// values lists what an area of a sheet displays, each once; nil where it is empty or holds more than anybody chooses from,
// and where too many cells were looked at already.
func (b *book) values(s *sheet, a area) []string {
	var out distinct
	for _, r := range s.grid.Rows[s.rowFrom(a.row):] {
		if r.N > a.endRow {
			break
		}
		for _, c := range r.Cells[sort.Search(len(r.Cells), func(i int) bool { return r.Cells[i].Col >= a.col }):] {
			if c.Col > a.endCol {
				break
			}
			if b.listed++; b.listed > mostListed || !out.add(c.Text) {
				return nil
			}
		}
	}
	return out.list
}
