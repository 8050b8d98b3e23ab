package table

import (
	"slices"
	"strings"

	"github.com/offerlint/offerlint/lint"
)

// costOf is the cell in which the form of a requirement table asks for the extra costs of one criterion; nil where
// it has none. A column of efforts, in days, names no price.
func (t *span) costOf(i int) *lint.Amount {
	for _, c := range t.h.cols {
		asked := slices.ContainsFunc(c.guesses, func(g guess) bool { return g.field == fieldCost && g.score >= scorePrefix })
		h := folded(c.name)
		if asked && !t.taken[c.col] && !strings.Contains(h, "enthalten") && !strings.Contains(h, "included") &&
			(strings.Contains(h, "kosten") || strings.Contains(h, "preis") || strings.Contains(h, "cost") || strings.Contains(h, "price")) {
			cost := t.r.amount(i, c.col)
			return &cost
		}
	}
	return nil
}
