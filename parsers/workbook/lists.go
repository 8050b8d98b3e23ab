package workbook

import (
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
	case "mergeCell":
		if a, ok := parseArea(attr(as, "ref")); ok {
			r.merges = append(r.merges, a)
		}
	case "hyperlink":
		r.link(as)
	case "dataValidation":
		r.dv = &validation{isList: attr(as, "type") == "list", areas: parseAreas(attr(as, "sqref"))}
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

// allow finds, for each column with content, the list that covers most of its cells.
func (b *book) allow(s *sheet) {
	last, lastCol := s.extent()
	found := map[string][]string{} // formula → its list
	columns := map[int][]share{}
	for _, v := range s.lists {
		list, ok := found[v.formula]
		if !ok {
			list = b.listOf(s, v.formula)
			found[v.formula] = list
		}
		if list == nil {
			s.notes[listsNotRead]++
			continue
		}
		for _, a := range v.areas {
			cells := min(a.endRow, last) - a.row + 1
			for col := a.col; cells > 0 && col <= min(a.endCol, lastCol); col++ {
				columns[col] = addShare(columns[col], list, cells)
			}
		}
	}
	for col, shares := range columns {
		if s.grid.Allowed == nil {
			s.grid.Allowed = map[int][]string{}
		}
		best := slices.MaxFunc(shares, func(a, b share) int { return a.cells - b.cells }) // the first of equals
		s.grid.Allowed[col] = slices.Clone(best.list)
	}
}

func addShare(shares []share, list []string, cells int) []share {
	for i := range shares {
		if slices.Equal(shares[i].list, list) {
			shares[i].cells += cells
			return shares
		}
	}
	return append(shares, share{list, cells})
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
		if inner, ok := indirect(formula); ok {
			formula = inner
			continue
		}
		target, a, ok := b.parseRange(s, formula)
		if ok {
			return target.values(a)
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
	var out []string
	for _, item := range strings.Split(t, sep) {
		if item = strings.TrimSpace(item); item != "" && !slices.Contains(out, item) {
			out = append(out, item)
		}
	}
	return out
}

func indirect(formula string) (string, bool) {
	const call = `INDIRECT("`
	if len(formula) < len(call)+2 || !strings.EqualFold(formula[:len(call)], call) || !strings.HasSuffix(formula, `")`) {
		return "", false
	}
	return strings.ReplaceAll(formula[len(call):len(formula)-2], `""`, `"`), true
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
	for _, t := range b.sheets {
		if strings.EqualFold(t.grid.Sheet, name) {
			return t, a, true
		}
	}
	return nil, area{}, false
}

// lookUp finds a defined name: that of the sheet before that of the workbook.
func (b *book) lookUp(s *sheet, name string) (string, bool) {
	for i, t := range b.sheets {
		if t == s {
			if f, ok := b.names[strconv.Itoa(i)+":"+strings.ToLower(name)]; ok {
				return f, true
			}
		}
	}
	f, ok := b.names[":"+strings.ToLower(name)]
	return f, ok
}

// values lists what an area displays, each once; nil where it is empty or holds more than anybody chooses from.
func (s *sheet) values(a area) []string {
	var out []string
	for _, r := range s.grid.Rows[s.rowFrom(a.row):] {
		if r.N > a.endRow {
			break
		}
		for _, c := range r.Cells[sort.Search(len(r.Cells), func(i int) bool { return r.Cells[i].Col >= a.col }):] {
			t := strings.TrimSpace(c.Text)
			if c.Col > a.endCol {
				break
			}
			if t != "" && !slices.Contains(out, t) {
				out = append(out, t)
			}
		}
		if len(out) > longestList {
			return nil
		}
	}
	return out
}
