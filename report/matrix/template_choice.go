package matrix

import (
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"
)

// A choice is a list of answers that some cells allow.
type choice struct {
	ranges  [][4]int // first column and row, last column and row
	answers []string
}

// choices reads the lists of answers of the form's sheet. A list that cannot be read allows everything.
func (f *form) choices() error {
	all, err := f.GetDataValidations(f.sheet)
	if err != nil {
		return err
	}
	for _, v := range all {
		if v.Type != "list" || !v.ShowErrorMessage {
			continue
		}
		answers := f.answers(strings.TrimPrefix(v.Formula1, "="))
		if len(answers) == 0 {
			continue
		}
		c := choice{answers: answers}
		for ref := range strings.FieldsSeq(v.Sqref) {
			if r, ok := corners(ref); ok {
				c.ranges = append(c.ranges, r)
			}
		}
		f.lists = append(f.lists, c)
	}
	return nil
}

// answers are what a list holds: the words in quotes, or the cells that it names; nil where it says so in another way.
func (f *form) answers(formula string) []string {
	if quoted := strings.Trim(formula, `"`); len(formula) > 2 && formula[0] == '"' {
		words := strings.FieldsFunc(quoted, func(r rune) bool { return r == ',' || r == ';' })
		for i := range words {
			words[i] = strings.TrimSpace(words[i])
		}
		return words
	}
	for _, n := range f.GetDefinedName() {
		if strings.EqualFold(n.Name, formula) {
			formula = strings.TrimPrefix(n.RefersTo, "=")
		}
	}
	sheet, ref, found := cutLast(formula, "!")
	if !found {
		sheet, ref = f.sheet, formula
	}
	r, ok := corners(strings.ReplaceAll(ref, "$", ""))
	if !ok || (r[2]-r[0]+1)*(r[3]-r[1]+1) > 1000 {
		return nil
	}
	var out []string
	for col := r[0]; col <= r[2]; col++ {
		for row := r[1]; row <= r[3]; row++ {
			at, err := excelize.CoordinatesToCellName(col, row)
			if err != nil {
				return nil
			}
			v, err := f.GetCellValue(strings.ReplaceAll(strings.Trim(sheet, "'"), "''", "'"), at)
			if err != nil {
				return nil
			}
			out = append(out, strings.TrimSpace(v))
		}
	}
	return out
}

// corners reads A2:B7 or A2.
func corners(ref string) ([4]int, bool) {
	first, last, found := strings.Cut(ref, ":")
	if !found {
		last = first
	}
	c1, r1, err1 := excelize.CellNameToCoordinates(first)
	c2, r2, err2 := excelize.CellNameToCoordinates(last)
	return [4]int{c1, r1, c2, r2}, err1 == nil && err2 == nil && c1 <= c2 && r1 <= r2
}

// listed reports whether a column has a list of answers below the header.
func (f *form) listed(col int) bool {
	return slices.ContainsFunc(f.lists, func(l choice) bool {
		return slices.ContainsFunc(l.ranges, func(r [4]int) bool { return col >= r[0] && col <= r[2] && r[3] > f.header })
	})
}

// allowed reports whether a cell takes an answer.
func (f *form) allowed(cell, answer string) bool {
	c, ok := corners(cell)
	for _, l := range f.lists {
		if ok && slices.ContainsFunc(l.ranges, func(r [4]int) bool { return c[0] >= r[0] && c[0] <= r[2] && c[1] >= r[1] && c[1] <= r[3] }) {
			return slices.Contains(l.answers, answer)
		}
	}
	return true
}
