package linking

import (
	"slices"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers/markdown"
	"github.com/offerlint/offerlint/parsers/pattern"
)

// ends are places at which the customer's words may end and ours begin.
var ends = pattern.Must(`[.:;?!]["”“*]*\s|\s[–—-]\s`)

// splitQuotes cuts blocks that begin with a criterion's own words and go on with ours.
func (l *linker) splitQuotes(c *chapter) {
	last := -1 // the block that was cut last: what stands there now is ours
	c.doc.Cut(func(i int) int {
		b := c.doc.Text.Blocks[i]
		if i == last || b.Kind != lint.Paragraph && b.Kind != lint.Item && b.Kind != lint.Cell || l.quotes.find(b.Str).like >= alike {
			return 0
		}
		start := 0
		var k *lint.Criterion
		if list := l.ids.read(b.Str); list != nil {
			start = list.rest
			if len(list.criteria) == 1 {
				k = list.criteria[0]
			}
		} else if ns := names(b.Str); len(ns) > 0 && ns[0].dressed() {
			start = ns[0].rest
		}
		if k != nil && l.quotes.agrees(k, b.Str[min(start, len(b.Str)):]) >= alike {
			return 0
		}
		at := l.quoteEnd(c, i, start, k)
		if at > 0 {
			last = i
		}
		return at
	})
}

// quoteEnd is where the words of a criterion end that begin at start of block i; 0 where there are none.
func (l *linker) quoteEnd(c *chapter, i, start int, k *lint.Criterion) int {
	b, f := c.doc.Text.Blocks[i], c.doc.Facts[i]
	cuts := slices.Clone(f.Lines)
	for _, rs := range [][]markdown.Range{f.Strong, f.Emph} {
		if len(rs) > 0 && rs[0].From <= start {
			cuts = append(cuts, rs[0].To)
		}
	}
	for _, m := range ends.FindAllStringIndex(b.Str, 60) {
		cuts = append(cuts, m[1])
	}
	at, best := 0, 0.0
	for _, cut := range cuts {
		if cut <= start || cut >= len(b.Str) || !word.MatchString(b.Str[cut:]) {
			continue
		}
		s := b.Str[start:cut]
		like := 0.0
		if m := l.quotes.find(s); m.clear {
			like = m.like
		}
		if k != nil && long(normal(s)) {
			like = max(like, l.quotes.agrees(k, s))
		}
		if like >= alike && like > best {
			at, best = cut, like
		}
	}
	return at
}
