package table

import (
	"slices"
)

// untranslated leaves out of the columns of texts those that say the same in another language as the first one does: sentences
// in every row in which it has one. The first language is the customer's own.
func (t *span) untranslated(cs []candidate) []candidate {
	if len(cs) < 2 {
		return cs
	}
	first := slices.MinFunc(cs, func(a, b candidate) int { return a.col - b.col })
	lang := languageOf(first.p.values)
	if lang == "" || first.p.words < 4*first.p.filled {
		return cs
	}
	return slices.DeleteFunc(cs, func(c candidate) bool {
		other := languageOf(c.p.values)
		return c.col != first.col && other != "" && other != lang && c.p.filled*10 >= first.p.filled*9 && c.p.filled <= first.p.filled && c.p.words >= 4*c.p.filled
	})
}

// languageOf is the language of most values, "de" or "en"; "" where neither has twice as many small words as the other.
func languageOf(values []string) string {
	de, en := 0, 0
	for _, v := range values[:min(len(values), 40)] {
		d, e := countWords(v)
		de, en = de+d, en+e
	}
	return clearly(de, en)
}
