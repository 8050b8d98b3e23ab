package bench

import (
	"fmt"
	"io"
	"math/rand/v2"
	"slices"
	"strings"
)

// An Amendment is a catalogue in two versions. Of a hundred rows of the old one two have another number in the text, one is
// reworded, and one is gone; one is new in their place. The same Amendment always gives the same bytes.
type Amendment struct {
	Rows       int  // of the old version, below the header
	Renumbered bool // every row has another number, and the new ones stand on top
	NoIDs      bool // the column of numbers is empty
}

// Changes are how many rows an amendment changes, by what is done to them.
type Changes struct{ Numbers, Reworded, Removed, Added int }

// Write writes both versions.
func (a Amendment) Write(old, updated io.Writer) (Changes, error) {
	g := &generator{random: rand.New(rand.NewPCG(2026, 8))}
	var before, after, added [][]string
	var done Changes
	for i := range a.Rows {
		row := g.criterion(i)
		row[textColumn] = fmt.Sprintf("Binnen %d Stunden: %s", 1+i%40, row[textColumn])
		before = append(before, row)
		row = slices.Clone(row)
		switch i % 100 {
		case 7, 57:
			row[textColumn] = strings.Replace(row[textColumn], "Binnen ", "Binnen 1", 1)
			done.Numbers++
		case 23:
			row[textColumn] += " Ausgenommen sind Entwürfe."
			done.Reworded++
		case 77:
			done.Removed++
			fresh := g.criterion(a.Rows + i)
			added = append(added, fresh)
			done.Added++
			if !a.Renumbered {
				after = append(after, fresh)
			}
			continue
		}
		after = append(after, row)
	}
	if a.Renumbered {
		after = append(added, after...)
	}
	for i := range after {
		after[i] = slices.Clone(after[i])
		if a.Renumbered {
			after[i][0] = fmt.Sprintf("N-%06d", i+1)
		}
	}
	if a.NoIDs {
		for _, row := range slices.Concat(before, after) {
			row[0] = ""
		}
	}
	if err := written(old, before); err != nil {
		return done, err
	}
	return done, written(updated, after)
}

const textColumn = 2

// written writes rows as a workbook.
func written(w io.Writer, rows [][]string) error {
	g := &generator{rows: len(rows), lines: rows, index: map[string]int{}}
	return pack(w, append(skeleton(g.sheet), part{"xl/sharedStrings.xml", g.sharedStrings})...)
}
