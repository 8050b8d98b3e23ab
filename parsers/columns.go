package parsers

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	"github.com/offerlint/offerlint/parsers/fold"
	"github.com/offerlint/offerlint/parsers/pattern"
	"github.com/offerlint/offerlint/parsers/table"
)

// letters are how Excel names a column.
var letters = pattern.Must(`^[A-Za-z]{1,3}$`)

// maxHeaders is how many headers a message lists.
const maxHeaders = 10

// knownColumns refuses a column in the config that no sheet of the file has: it would be guessed in its stead.
func knownColumns(f file, grids []*table.Grid) error {
	for _, field := range slices.Sorted(maps.Keys(f.columns())) {
		v := f.columns()[field]
		if !slices.ContainsFunc(grids, func(g *table.Grid) bool { return f.chooses(g) && hasColumn(g, v) }) {
			return fmt.Errorf("%s%s: no column %q for %s; its headers are %s", f.where(), f.name, v, field, headers(f, grids))
		}
	}
	return nil
}

// where is the place of the file's entry in the config, with a colon; "" where flags named it.
func (f file) where() string {
	if f.offer != nil && f.offer.At.File != "" {
		return f.offer.At.String() + ": "
	}
	return where(f)
}

// hasColumn reports whether a sheet has a cell with the text of the header, or content in the column with that letter.
func hasColumn(g *table.Grid, v string) bool {
	want, col := headerText(v), 0
	if letters.MatchString(v) {
		for _, r := range strings.ToUpper(v) {
			col = col*26 + int(r-'A') + 1
		}
	}
	for _, row := range g.Rows {
		for _, c := range row.Cells {
			if c.Col == col && c.Text != "" || strings.Contains(headerText(c.Text), want) && want != "" {
				return true
			}
		}
	}
	return false
}

func headerText(s string) string { return strings.Trim(fold.String(s), " *:?!.") }

// headers lists what stands in the row that is most likely the header: the first with the most texts.
func headers(f file, grids []*table.Grid) string {
	var best []string
	for _, g := range grids {
		if !f.chooses(g) {
			continue
		}
		for _, row := range g.Rows[:min(len(g.Rows), 60)] {
			var texts []string
			for _, c := range row.Cells {
				if c.Text != "" && !c.Number && len(c.Text) < 80 {
					texts = append(texts, fmt.Sprintf("%q", strings.Join(strings.Fields(c.Text), " ")))
				}
			}
			if len(texts) > len(best) {
				best = texts
			}
		}
	}
	if len(best) > maxHeaders {
		best = append(best[:maxHeaders], "…")
	}
	return strings.Join(best, ", ")
}
