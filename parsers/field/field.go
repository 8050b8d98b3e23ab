// Package field finds the fields of a form that are ours to fill in and that are empty: a label with nothing behind it, a line to
// write on, a cell in a colour that the form explains, a list of answers of which none is chosen.
//
// It knows labels by a list and colours by what the form itself says about them. A field that it does not know is not
// reported; the rows of criteria and positions are the business of package table.
package field

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers/cores"
	"github.com/offerlint/offerlint/parsers/fold"
	"github.com/offerlint/offerlint/parsers/table"
)

// A place is a cell of a sheet.
type place struct {
	sheet    string
	row, col int
}

// A finder goes through the sheets of one workbook.
type finder struct {
	legends []legend
	out     []lint.Field
	seen    map[place]bool
}

// Empty finds the empty fields on the visible sheets of a workbook, each cell for itself. Those in rows of criteria and
// positions are among them: which these are is not known here.
func Empty(grids []*table.Grid) []lint.Field {
	f := &finder{seen: map[place]bool{}}
	if slices.ContainsFunc(grids, func(g *table.Grid) bool { return len(g.Blanks) > 0 }) {
		for _, g := range grids {
			f.legends = append(f.legends, legends(g)...)
		}
	}
	for _, g := range grids {
		if g.Sheet == "" || g.Hidden || sample(g.Sheet) {
			continue
		}
		f.labels(g)
		if len(f.legends) > 0 {
			f.colours(g)
		}
		f.lists(g)
	}
	return f.out
}

// sample tells sheets that show how a form is filled in.
func sample(sheet string) bool {
	s := fold.String(sheet)
	return slices.ContainsFunc([]string{"beispiel", "example", "sample", "ausfüllhinweis"}, func(w string) bool { return strings.Contains(s, w) })
}

// add notes a field, once. What nobody sees is nobody's to fill in.
func (f *finder) add(g *table.Grid, row, col int, field lint.Field) {
	p := place{g.Sheet, row, col}
	if f.seen[p] || g.HiddenCols[col] {
		return
	}
	f.seen[p] = true
	field.At = lint.At(lint.Location{File: g.File, Sheet: g.Sheet, Line: row, Col: col})
	field.Label = strings.Join(strings.Fields(field.Label), " ")
	field.N = 1
	f.out = append(f.out, field)
}

// A pending field has a label that is ours only where a strong one stands near.
type pending struct {
	row, col int
	field    lint.Field
}

// near is how many rows apart a strong and a weak label may stand.
const near = 10

// rowsAtOnce is how many rows a core looks at before it takes the next ones.
const rowsAtOnce = 4096

// labelled says of each row whether any of its cells may ask for something.
func labelled(rows []table.Row) []bool {
	out := make([]bool, len(rows))
	cores.Share(len(rows), rowsAtOnce, func(from, to int) {
		for i := from; i < to; i++ {
			for k := range rows[i].Cells {
				out[i] = out[i] || mayAsk(rows[i], &rows[i].Cells[k])
			}
		}
	})
	return out
}

func mayAsk(row table.Row, c *table.Cell) bool {
	return !c.Number && !row.Hidden && (maybeLabel(c.Text) || strings.Contains(c.Text, "__"))
}

// labels finds the labels of a sheet without anything behind them, and the lines to write on.
func (f *finder) labels(g *table.Grid) {
	var maybe []pending
	var anchors []int // rows of strong labels, filled in or not
	part := chapter{}
	labelled := labelled(g.Rows)
	for i, row := range g.Rows {
		part.next(row)
		for k := range row.Cells {
			c := &row.Cells[k]
			if !labelled[i] || !mayAsk(row, c) {
				continue
			}
			label, sure, rest := read(c.Text)
			if field, ok := gapBehind(row, k); ok && !part.away(field.Label) {
				f.add(g, row.N, c.Col, field)
				continue
			}
			if field, ok := gapIn(c.Text); ok && !part.away(c.Text) {
				f.add(g, row.N, c.Col, field)
				continue
			}
			if sure == none || part.away(label) {
				continue
			}
			if sure >= colon {
				anchors = append(anchors, row.N)
			}
			if rest != "" || heads(row, k) {
				continue
			}
			col := max(c.Col, c.MergeTo()) + 1
			if filled(g, i, k, col) {
				continue
			}
			field := lint.Field{Label: label, Mark: lint.ByLabel, Signer: signer.MatchString(fold.String(label))}
			if sure == weak {
				maybe = append(maybe, pending{row.N, col, field})
				continue
			}
			f.add(g, row.N, col, field)
		}
	}
	for _, m := range maybe {
		if slices.ContainsFunc(anchors, func(r int) bool { return r-m.row <= near && m.row-r <= near }) {
			f.add(g, m.row, m.col, m.field)
		}
	}
}

// gapBehind reads a cell that is nothing but a line to write on, the label in the cell before it.
func gapBehind(row table.Row, k int) (lint.Field, bool) {
	text := row.Cells[k].Text
	if k == 0 || gap.FindString(text) == "" || strings.Trim(gap.ReplaceAllString(text, ""), " _.\n\t") != "" {
		return lint.Field{}, false
	}
	label := strings.Trim(row.Cells[k-1].Text, " :\t\n")
	if letters(label) < 3 || len(label) > longestLabel || mayStayEmpty(label) || gap.FindString(label) != "" {
		return lint.Field{}, false
	}
	return lint.Field{Label: label, Mark: lint.ByGap, Signer: signer.MatchString(fold.String(label))}, true
}

// gapIn reads "Firma: ______": a label of any kind with a line to write on and nothing else.
func gapIn(text string) (lint.Field, bool) {
	if len(text) > 4*longestLabel || optional.MatchString(fold.String(text)) {
		return lint.Field{}, false
	}
	at := gap.FindStringIndex(text)
	if at == nil || !strings.Contains(text, "__") && !strings.Contains(text[:at[0]], ":") {
		return lint.Field{}, false
	}
	label := strings.Trim(text[:at[0]], " :\t\n")
	after := strings.TrimFunc(gap.ReplaceAllString(text[at[1]:], ""), func(r rune) bool { return strings.ContainsRune(" .,;:/|\n\t", r) })
	_, sure, _ := read(after + ":")
	if label == "" || len(label) > longestLabel || after != "" && sure == none && len(after) > 12 {
		return lint.Field{}, false
	}
	return lint.Field{Label: label, Mark: lint.ByGap, Signer: signer.MatchString(fold.String(label))}, true
}

// heads reports whether the k-th cell of a row is the header of a table: another label follows at once.
func heads(row table.Row, k int) bool {
	if k+1 >= len(row.Cells) || row.Cells[k+1].Col > max(row.Cells[k].Col, row.Cells[k].MergeTo())+1 {
		return false
	}
	_, sure, rest := read(row.Cells[k+1].Text)
	return sure != none && rest == ""
}

// filled reports whether a value stands behind the label: in the same row before the next label, or in the cell below.
func filled(g *table.Grid, i, k, col int) bool {
	row := g.Rows[i]
	if k+1 < len(row.Cells) {
		next := row.Cells[k+1]
		if _, sure, _ := read(next.Text); (sure == none || next.Col == col) && gap.FindString(next.Text) == "" {
			return true
		}
	}
	below, two := textBelow(g, i, 1, row.Cells[k].Col), textBelow(g, i, 2, row.Cells[k].Col)
	// Labels that stand below each other are no values of each other: behind a value comes a blank, or the next label.
	return below != "" && len(below) <= longestLabel && !isLabel(below) && (two == "" || isLabel(two))
}

// textBelow is the text n rows below the i-th row; "" where there is none.
func textBelow(g *table.Grid, i, n, col int) string {
	for _, r := range g.Rows[i+1 : min(len(g.Rows), i+1+n)] {
		if r.N == g.Rows[i].N+n {
			c, _ := r.At(col)
			return strings.TrimSpace(c.Text)
		}
	}
	return ""
}

// isLabel reports whether a text is the label of any field.
func isLabel(text string) bool {
	_, sure, _ := read(strings.TrimSuffix(text, ":") + ":")
	return sure != none || strings.HasSuffix(text, ":")
}

// A chapter says whether the rows that are read belong to the customer, or to some bidders only.
type chapter struct {
	others bool
	since  int // the row of the heading that said so
}

// next takes note of a heading: a row with one short text and no colon behind it.
func (c *chapter) next(row table.Row) {
	if c.others && row.N-c.since > 12 {
		c.others = false
	}
	if len(row.Cells) != 1 {
		return
	}
	text := strings.TrimSpace(row.Cells[0].Text)
	s := fold.String(text)
	if text == "" || len(text) > longestLabel || noHeading.MatchString(s) {
		return
	}
	if open := strings.LastIndex(s, "("); open > 0 && strings.HasSuffix(s, "):") {
		s = s[:open] // "Remarks (optional):" is a field of its own, and begins no part
	}
	switch {
	case theirsHead.MatchString(s) || otherHead.MatchString(s):
		c.others, c.since = true, row.N
	case oursHead.MatchString(s):
		c.others = false
	}
}

// away reports whether a label in this part is not ours. One that names the bidder always is.
func (c *chapter) away(label string) bool {
	s := fold.String(label)
	if theirsHead.MatchString(s) || otherHead.MatchString(s) {
		return true
	}
	return c.others && !oursHead.MatchString(s) && !signer.MatchString(s)
}

// lists finds the cells with a list of answers of which none is chosen, beside a text in the same row.
func (f *finder) lists(g *table.Grid) {
	for _, l := range g.Lists {
		from := slices.IndexFunc(g.Rows, func(r table.Row) bool { return r.N >= l.From })
		if from < 0 {
			continue
		}
		for _, row := range g.Rows[from:] {
			if row.N > l.To {
				break
			}
			if _, ok := row.At(l.Col); ok || row.Hidden {
				continue
			}
			if label := besideLeft(row, l.Col); label != "" && !mayStayEmpty(label) {
				f.add(g, row.N, l.Col, lint.Field{Label: label, Mark: lint.ByList, Legend: strings.Join(l.Answers[:min(len(l.Answers), 4)], ", ")})
			}
		}
	}
}

// besideLeft is the nearest text to the left of a column; "" where there is none with words.
func besideLeft(row table.Row, col int) string {
	label := ""
	for _, c := range row.Cells {
		if c.Col >= col {
			break
		}
		if !c.Number && letters(c.Text) >= 3 {
			label = c.Text
		}
	}
	return label
}

func letters(s string) int {
	n := 0
	for _, r := range s {
		if r >= 'A' && r <= 'Z' || r >= 'a' && r <= 'z' || r > 0xbf {
			n++
		}
	}
	return n
}

// most is how many fields below each other are still named one by one.
const most = 5

// Join brings fields into order and makes one of those that lie below each other in one column and are marked in the same way, by
// colour or list, where their label is the same or they are many.
func Join(fields []lint.Field) []lint.Field {
	slices.SortStableFunc(fields, func(a, b lint.Field) int {
		return cmp.Or(cmp.Compare(a.At.Sheet, b.At.Sheet), cmp.Compare(a.At.Col, b.At.Col), cmp.Compare(a.At.Line, b.At.Line))
	})
	var out []lint.Field
	for len(fields) > 0 {
		n := 1
		for n < len(fields) && follows(fields[n-1], fields[n]) {
			n++
		}
		run := fields[:n]
		fields = fields[n:]
		first := run[0]
		if n > most || !slices.ContainsFunc(run, func(f lint.Field) bool { return f.Label != first.Label }) {
			first.N, first.At.EndLine = n, run[n-1].At.EndLine
			run = []lint.Field{first}
		}
		out = append(out, run...)
	}
	return out
}

func follows(above, f lint.Field) bool {
	return f.Mark >= lint.ByColour && above.Mark == f.Mark && above.Legend == f.Legend && !above.Signer && !f.Signer &&
		above.At.File == f.At.File && above.At.Sheet == f.At.Sheet && above.At.Col == f.At.Col && above.At.Line+1 == f.At.Line
}

// cell names a cell: D4.
func cell(row, col int) string { return lint.ColumnName(col) + strconv.Itoa(row) }
