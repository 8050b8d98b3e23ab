package parsers

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers/table"
)

// A plan is what the config says about one sheet. The zero value leaves everything to detection.
type plan struct {
	columns map[string]string // field → header text or column letter
	header  int               // row of the header; 0 to detect it
	exact   bool              // header is the first row of the header, and not just one of its rows
	rows    lint.RowRange
	skip    []lint.RowRange
	reasons map[string]string
}

// plans makes a plan for each sheet of a file, in the order of the sheets.
func plans(f file, grids []*table.Grid) ([]plan, error) {
	if err := oneSheet(f, grids); err != nil {
		return nil, err
	}
	out := make([]plan, len(grids))
	var preset *preset
	if f.rfp != nil && f.rfp.Preset != "" {
		if preset = presetNamed(f.rfp.Preset); preset == nil {
			return nil, fmt.Errorf("%sunknown preset %q, want one of %s", where(f), f.rfp.Preset, strings.Join(Presets(), ", "))
		}
	}
	fits := preset == nil
	for i, g := range grids {
		p := &out[i]
		p.columns, p.reasons = named(f.columns(), g), map[string]string{}
		if f.rfp == nil || !f.chooses(g) {
			continue
		}
		p.header, p.exact, p.rows, p.skip = f.rfp.HeaderRow, f.rfp.HeaderRow > 0, f.rfp.Rows, f.rfp.Skip
		if preset == nil {
			continue
		}
		if found := preset.find(g, p.header); found != nil {
			fits = true
			found.use(p, preset.name, rowOf(g, found.row))
		}
	}
	if !fits {
		return nil, fmt.Errorf("%s%s: no row has the headers of preset %s (%s); take the preset out, or name the columns under columns",
			where(f), f.name, preset.name, preset.layout())
	}
	return out, nil
}

// where is the place of the file's entry in the config, with a colon; "" where flags named it.
func where(f file) string {
	if f.rfp == nil || f.rfp.At.File == "" {
		return ""
	}
	return f.rfp.At.String() + ": "
}

// chooses reports whether the config wants the sheet to be read.
func (f file) chooses(g *table.Grid) bool {
	chosen := f.sheets()
	return len(chosen) == 0 || slices.Contains(chosen, g.Sheet)
}

// oneSheet refuses row numbers where nothing says which sheet they count.
func oneSheet(f file, grids []*table.Grid) error {
	e := f.rfp
	if e == nil || len(e.Sheets) > 0 || len(grids) == 1 || e.HeaderRow == 0 && e.Rows == (lint.RowRange{}) && len(e.Skip) == 0 {
		return nil
	}
	var names []string
	for _, g := range grids {
		names = append(names, g.Sheet)
	}
	return fmt.Errorf("%s%s: header_row, rows and skip count the rows of one sheet, and this workbook has %s; name the sheet under sheets",
		where(f), f.name, strings.Join(names, ", "))
}

// named turns a header such as "ID", which would be read as the letters of a column far to the right, into one that is not.
func named(columns map[string]string, g *table.Grid) map[string]string {
	if columns == nil {
		return nil
	}
	width := 0
	for _, row := range g.Rows {
		for _, c := range row.Cells {
			width = max(width, c.Col)
		}
	}
	out := make(map[string]string, len(columns))
	for field, v := range columns {
		if table.ColumnNumber(v) > width {
			v = strings.ToLower(v)
		}
		out[field] = v
	}
	return out
}

func rowOf(g *table.Grid, n int) table.Row {
	for _, row := range g.Rows {
		if row.N == n {
			return row
		}
	}
	return table.Row{N: n}
}

func rowNumber(n int) string { return strconv.Itoa(n) }

// readPlanned reads a sheet as the config says. Rows that it leaves out are put back into the account as not selected.
func readPlanned(f file, g *table.Grid, p plan, opt table.Options) (*table.Sheet, error) {
	if err := p.inside(f, g); err != nil {
		return nil, err
	}
	opt.Columns = p.columns
	opt.Once = opt.Once && p.header == 0 && p.rows == (lint.RowRange{}) && len(p.skip) == 0
	left := g
	if len(p.skip) > 0 {
		left = without(g, func(n int) bool { return holds(p.skip, n) })
	}
	s := table.Read(left, opt)
	if p.header > 0 && !p.heads(s.Source.HeaderRows) {
		left, opt = p.underHeader(left, opt)
		s = table.Read(left, opt)
	}
	if p.rows != (lint.RowRange{}) {
		head := p.headAbove(s.Source.HeaderRows)
		left = without(left, func(n int) bool { return !p.rows.Holds(n) && !slices.Contains(head, n) })
		s = table.Read(left, opt)
	}
	name := lint.Location{File: f.name, Sheet: g.Sheet}
	switch {
	case p.header > 0 && !p.heads(s.Source.HeaderRows):
		return nil, fmt.Errorf("%s%s: row %d (%s) is not understood as a header; name its columns under columns, or correct %s",
			where(f), name, p.header, quoteRow(rowOf(g, p.header)), p.said())
	case p.rows != (lint.RowRange{}) && s.Source.Criteria+s.Source.Positions+s.Source.AnswerRows == 0:
		return nil, fmt.Errorf("%s%s: no criterion in the rows %s; correct rows, or name the columns under columns", where(f), name, printRange(p.rows))
	}
	if left != g {
		restore(s, g, left)
	}
	p.explain(&s.Source)
	return s, nil
}

// inside refuses rows that the sheet does not have: they were meant for another file, or another version of it.
func (p plan) inside(f file, g *table.Grid) error {
	last := lastRow(g)
	bad := func(key string, n int) error {
		if n <= last {
			return nil
		}
		return fmt.Errorf("%s%s: %s: there is no row %d; the last one with content is %d", where(f),
			lint.Location{File: f.name, Sheet: g.Sheet}, key, n, last)
	}
	errs := []error{bad(p.said(), p.header), bad("rows", p.rows.From)}
	for _, s := range p.skip {
		errs = append(errs, bad("skip", s.From))
	}
	return errors.Join(errs...)
}

// said is the key of the config that names the header.
func (p plan) said() string {
	if p.exact {
		return "header_row"
	}
	return "preset"
}

// underHeader prepares a grid so that the table begins at the row of the plan. What stands above is left where it is, for
// legends stand there, unless another row would be taken for the header; then a named header takes the place of a letter,
// because a row that holds the named headers is the header whatever its words are.
func (p plan) underHeader(g *table.Grid, opt table.Options) (*table.Grid, table.Options) {
	first := p.header
	if !p.exact && p.header > 1 {
		first-- // the group row of a header of two rows
	}
	for _, from := range []int{first, p.header} {
		below := without(g, func(n int) bool { return n < from })
		if p.heads(table.Read(below, opt).Source.HeaderRows) {
			return below, opt
		}
	}
	below := without(g, func(n int) bool { return n < p.header })
	opt.Columns = p.byHeader(rowOf(g, p.header))
	return below, opt
}

// heads reports whether the first header of a sheet is the one that the plan means.
func (p plan) heads(rows []int) bool {
	if len(rows) == 0 {
		return false
	}
	return rows[0] == p.header || !p.exact && slices.Contains(block(rows, rows[0]), p.header)
}

// block are the rows of a header that follow each other, from one of them down.
func block(rows []int, from int) []int {
	out := []int{from}
	for slices.Contains(rows, out[len(out)-1]+1) {
		out = append(out, out[len(out)-1]+1)
	}
	return out
}

// headAbove are the rows of the header above the chosen rows: that of the plan, else the nearest.
func (p plan) headAbove(rows []int) []int {
	if p.header > 0 && slices.Contains(rows, p.header) {
		return block(rows, rows[0])
	}
	nearest := 0
	for _, n := range rows {
		if n < p.rows.From {
			nearest = max(nearest, n)
		}
	}
	for slices.Contains(rows, nearest-1) {
		nearest--
	}
	return block(rows, nearest)
}

// byHeader are the columns of the plan with one letter replaced by the header that stands there, and there alone.
func (p plan) byHeader(row table.Row) map[string]string {
	out := maps.Clone(p.columns)
	for _, field := range slices.Sorted(maps.Keys(out)) {
		col := table.ColumnNumber(out[field])
		for _, c := range row.Cells {
			alone := !slices.ContainsFunc(row.Cells, func(o table.Cell) bool {
				return o.Col != c.Col && (bare(o.Text) == bare(c.Text) || bare(withoutBrackets(o.Text)) == bare(c.Text))
			})
			if c.Col == col && alone && bare(c.Text) != "" && table.ColumnNumber(c.Text) == 0 {
				out[field] = c.Text
				return out
			}
		}
	}
	return out
}

// explain says where the config decided.
func (p plan) explain(s *lint.Source) {
	if len(p.reasons) == 0 && !p.exact {
		return
	}
	reasons := maps.Clone(s.Reasons)
	if reasons == nil {
		reasons = map[string]string{}
	}
	for field, why := range p.reasons {
		if field == "header" || len(s.Columns[field]) > 0 {
			reasons[field] = why
		}
	}
	if p.exact {
		reasons["header"] = "header_row: " + rowNumber(p.header)
	}
	s.Reasons = reasons
}

func holds(rs []lint.RowRange, n int) bool {
	return slices.ContainsFunc(rs, func(r lint.RowRange) bool { return r.Holds(n) })
}

// printRange prints rows as the config writes them.
func printRange(r lint.RowRange) string {
	switch r.To {
	case 0:
		return rowNumber(r.From) + "-"
	case r.From:
		return rowNumber(r.From)
	}
	return rowNumber(r.From) + "-" + rowNumber(r.To)
}

// quoteRow shows the first cells of a row.
func quoteRow(row table.Row) string {
	var cells []string
	for _, c := range row.Cells {
		if s := strings.Join(strings.Fields(c.Text), " "); s != "" {
			if r := []rune(s); len(r) > 24 {
				s = string(r[:24]) + "…"
			}
			cells = append(cells, s)
		}
		if len(cells) == 4 {
			return strings.Join(cells, " | ") + " | …"
		}
	}
	return cmp.Or(strings.Join(cells, " | "), "empty")
}

// lastRow is the last row with content.
func lastRow(g *table.Grid) int {
	last := g.LastRow
	for _, row := range g.Rows {
		last = max(last, row.N)
	}
	return last
}

// without is the grid without some of its rows; the account still counts them. A merged cell that begins in a row that goes
// and reaches into one that stays is kept there: it is the section or type of the rows below.
func without(g *table.Grid, drop func(n int) bool) *table.Grid {
	out := *g
	out.LastRow, out.Rows = lastRow(g), nil
	var open []table.Cell // merged cells of rows that went
	for _, row := range g.Rows {
		if drop(row.N) {
			for _, c := range row.Cells {
				if c.MergeEnd() > row.N {
					open = append(open, c)
				}
			}
			continue
		}
		if shown(row) {
			for _, c := range open {
				if c.MergeEnd() >= row.N && c.Text != "" && empty(row, c.Col) {
					row.Cells = append(slices.Clone(row.Cells), c)
				}
			}
			open = nil
		}
		out.Rows = append(out.Rows, row)
	}
	return &out
}

func shown(row table.Row) bool {
	return slices.ContainsFunc(row.Cells, func(c table.Cell) bool { return strings.TrimSpace(c.Text) != "" })
}

func empty(row table.Row, col int) bool {
	_, there := row.At(col)
	return !there
}

// restore puts the rows that were left out back into the account.
func restore(s *table.Sheet, whole, left *table.Grid) {
	kept := map[int]bool{}
	for _, row := range left.Rows {
		kept[row.N] = true
	}
	for _, k := range table.Unread(whole, "not-selected").Source.Skipped {
		if !kept[k.Row] {
			s.Source.Skipped = append(s.Source.Skipped, k)
			s.Source.Blank--
		}
	}
	slices.SortStableFunc(s.Source.Skipped, func(a, b lint.SkippedRow) int { return cmp.Compare(a.Row, b.Row) })
}
