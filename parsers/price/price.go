// Package price recalculates price sheets: it follows the formulas of positions and totals through the sheets of a workbook,
// exactly, and says which positions each of them adds up. What it does not understand in full it does not recalculate.
package price

import (
	"cmp"
	"maps"
	"math/big"
	"slices"
	"strconv"
	"strings"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers/table"
)

// Followed says how far the price sheets of a workbook could be followed.
type Followed struct {
	Sheet    string
	Formulas int      // formulas in price cells, and in those that they refer to, whose result was taken from the file, because they could not be followed
	Cells    []string // the first few of them, by row
}

// Follow recalculates the formulas of all positions and totals of a workbook and sets Result, Error and Adds of their amounts.
// The grids are those of one file, and a sheet may be in several; the sheets are what was read from them. It returns, for
// the sheets where that is not zero, how many formulas could not be followed.
func Follow(grids []*table.Grid, sheets []*table.Sheet) []Followed {
	b := newBook(grids, sheets)
	for _, s := range sheets {
		for _, p := range s.Positions {
			for _, a := range []*lint.Amount{&p.Cells.Quantity, &p.Cells.UnitPrice, &p.Cells.Total} {
				b.set(a, p)
			}
		}
		for _, t := range s.Totals {
			b.set(&t.Cell, nil)
		}
	}
	lost := map[string][]place{}
	for at := range b.lost {
		lost[at.sheet] = append(lost[at.sheet], at)
	}
	var out []Followed
	for _, s := range sheets {
		if cells := lost[foldSheet(s.Source.Sheet)]; len(cells) > 0 {
			out = append(out, Followed{s.Source.Sheet, len(cells), names(cells)})
			delete(lost, foldSheet(s.Source.Sheet))
		}
	}
	for _, g := range grids { // a sheet of workings that prices refer to
		if cells := lost[foldSheet(g.Sheet)]; len(cells) > 0 {
			out = append(out, Followed{g.Sheet, len(cells), names(cells)})
			delete(lost, foldSheet(g.Sheet))
		}
	}
	return out
}

// names are the first few cells of many.
func names(cells []place) []string {
	const most = 4
	slices.SortFunc(cells, func(a, b place) int { return cmp.Or(a.row-b.row, a.col-b.col) })
	var out []string
	for _, at := range cells[:min(most, len(cells))] {
		out = append(out, lint.ColumnName(at.col)+strconv.Itoa(at.row))
	}
	if len(cells) > most {
		out = append(out, "…")
	}
	return out
}

// Linked lists the sheets, by their names in small letters, that formulas refer to by name.
func Linked(grids []*table.Grid) map[string]bool {
	linked := map[string]bool{}
	last := ""
	for _, g := range grids {
		for _, row := range g.Rows {
			for k := range row.Cells {
				f := row.Cells[k].Formula()
				for i := strings.IndexByte(f, '!'); i > 0; {
					if name := sheetBefore(f[:i]); name != last {
						last = name
						linked[foldSheet(name)] = true
					}
					next := strings.IndexByte(f[i+1:], '!')
					if next < 0 {
						break
					}
					i += 1 + next
				}
			}
		}
	}
	return linked
}

// sheetBefore is the name of a sheet that stands at the end of a piece of a formula, without its quotes.
func sheetBefore(s string) string {
	if rest, quoted := strings.CutSuffix(s, "'"); quoted {
		for i := len(rest) - 1; i >= 0; i-- {
			if rest[i] != '\'' {
				continue
			}
			if i > 0 && rest[i-1] == '\'' {
				i-- // a doubled quote is one of the name
				continue
			}
			return strings.ReplaceAll(rest[i+1:], "''", "'")
		}
		return rest
	}
	return s[strings.LastIndexAny(s, "+-*/^&=<>(,;: ")+1:]
}

// worth is the cell in which a position has its total; where the table has no column of totals, its price.
func worth(p *lint.Position) *lint.Amount {
	if p.Cells.Total.At.Line > 0 {
		return &p.Cells.Total
	}
	return &p.Cells.UnitPrice
}

// set fills in what following the formula of an amount tells. Of the position's own total, only other positions are noted.
func (b *book) set(a *lint.Amount, p *lint.Position) {
	if a.Formula == "" {
		return
	}
	at := cellOf(a)
	v, ok := b.formula(at)
	if !ok {
		b.lost[at] = true
		if !a.Stored {
			a.Error = "" // the program that made the file left the value out, and what another makes of the formula is not certain
			if p == nil {
				a.Value = nil
			}
		}
		return
	}
	if v.err != "" {
		a.Inherited = v.inherited
		if a.Error == "" {
			a.Error = v.err
		}
		return
	}
	if v.num != nil && !v.text {
		a.Result = v.num
		if !a.Stored {
			a.Value, a.Error = v.num, "" // nobody saw another
		}
	}
	if !v.opaque {
		a.Adds = addends(v.adds, p)
	}
}

// addends lists the positions in the order in which they stand in the workbook.
func addends(m map[*lint.Position]*lint.Addend, but *lint.Position) []lint.Addend {
	out := make([]lint.Addend, 0, len(m))
	for _, p := range slices.SortedFunc(maps.Keys(m), func(a, b *lint.Position) int { return a.At.Compare(b.At.Location) }) {
		if p != but {
			out = append(out, *m[p])
		}
	}
	return out
}

// place is a cell of the workbook.
type place struct {
	sheet    string // folded
	row, col int
}

func cellOf(a *lint.Amount) place { return place{foldSheet(a.At.Sheet), a.At.Line, a.At.Col} }

// one is the factor of what is added as it is.
var one = big.NewRat(1, 1)
