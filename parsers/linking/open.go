package linking

import (
	"slices"
	"strings"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers/markdown"
	"github.com/offerlint/offerlint/parsers/pattern"
)

// open finds where responses open: first what says so outright, then IDs that speak for themselves, then short IDs in
// sequences, then the criterion's own words.
func (l *linker) open() {
	var cs []candidate
	for _, c := range l.chapters {
		c.findShadows(l)
		l.comments(c)
		cs = append(cs, l.candidates(c)...)
	}
	rest := l.accept(cs)
	l.outlines(cs)
	l.sequences(rest)
	for _, c := range l.chapters {
		l.quoteOpenings(c)
		l.continuations(c)
	}
	l.mentions()
}

var answers = pattern.Must(`(?i)^\s*(?:answers|beantwortet)\s*:\s*(.+)$`)

// comments reads <!-- answers: K-12, K-13 -->. It stands for the block it is in, else for the next one.
func (l *linker) comments(c *chapter) {
	for i, b := range c.blocks() {
		m := answers.FindStringSubmatch(b.Str)
		if b.Kind != lint.Comment || m == nil {
			continue
		}
		at := c.next(i)
		if h := c.doc.Facts[i].Host; h != nil {
			for at = i; at >= 0 && c.blocks()[at] != h; at-- { // it stands a few blocks above
			}
		}
		for _, id := range splitIDs(m[1]) {
			k := l.ids.one(id)
			if k == nil {
				l.stray(id, b.Span)
				continue
			}
			if at >= 0 {
				l.add(c, at, lint.ViaComment, k)
			}
		}
	}
}

// splitIDs cuts a list of IDs. Blanks separate them too, as no ID in a comment needs one; those that have blanks are
// separated by commas.
func splitIDs(s string) []string {
	cut := func(r rune) bool { return r == ',' || r == ';' }
	if !strings.ContainsFunc(s, cut) {
		return strings.Fields(s)
	}
	var out []string
	for _, p := range strings.FieldsFunc(s, cut) {
		if p = strings.TrimSpace(p); p != "" {
			out = append(out, p)
		}
	}
	return out
}

// next is the index of the first block behind i that is no comment, or -1.
func (c *chapter) next(i int) int {
	for j := i + 1; j < len(c.blocks()); j++ {
		if c.blocks()[j].Kind != lint.Comment {
			return j
		}
	}
	return -1
}

// add opens a response at a block, or adds a criterion to the one that opens there.
func (l *linker) add(c *chapter, i int, via lint.Via, ks ...*lint.Criterion) *opening {
	r := c.rowOf[c.blocks()[i]]
	at := i
	if r != nil {
		at = r.first
	}
	o := c.opens[at]
	if o == nil {
		o = &opening{via: via, at: at, row: r}
		c.opens[at] = o
		if n := c.doc.Facts[at].Item; n > 0 {
			list := c.doc.Items[n-1].List
			a, known := c.lists[list]
			c.lists[list] = answering{n, a.many || known && a.item != n}
		}
	}
	for _, k := range ks {
		if !o.names(k) {
			o.criteria = append(o.criteria, k)
			l.opened[k] = append(l.opened[k], openedAt{c, o})
		}
	}
	return o
}

func (l *linker) stray(id string, at lint.Span) {
	s := lint.Stray{ID: strings.TrimSpace(id), At: at}
	if !l.noted[s] {
		l.noted[s] = true
		l.res.Strays = append(l.res.Strays, &s)
	}
}

// openAt opens a response at a candidate.
func (l *linker) openAt(x candidate) {
	o := l.add(x.c, x.i, lint.ViaID, x.list.criteria...)
	if !x.numbered && x.row == nil {
		o.rest = x.list.rest
	}
	o.ranged = o.ranged || x.list.ranged
}

func (c *chapter) filled(r *row) []int {
	return slices.DeleteFunc(slices.Clone(r.cells), func(i int) bool { return c.blocks()[i].Str == "" })
}

// quoteOpenings opens responses at blocks and rows that repeat a criterion, where no ID opened one.
func (l *linker) quoteOpenings(c *chapter) {
	for i, b := range c.blocks() {
		if c.opens[i] != nil || c.shadow[i] || b.Kind == lint.Code || b.Kind == lint.Comment || b.Str == "" {
			continue
		}
		r := c.rowOf[b]
		if r != nil && (c.opens[r.first] != nil || r.roles.of[b.Col()] == roleEvidence) {
			continue
		}
		if k := l.quotedBy(c, i); k != nil {
			l.add(c, i, lint.ViaQuote, k)
		}
	}
}

// quotedBy is the criterion that a block repeats, alone or together with the quoted blocks below it.
func (l *linker) quotedBy(c *chapter, i int) *lint.Criterion {
	b := c.blocks()[i]
	if m := l.quotes.find(b.Str); m.clear {
		return m.c
	}
	if list := l.ids.read(b.Str); list != nil {
		if m := l.quotes.find(b.Str[list.rest:]); m.clear {
			return m.c
		}
	} else if ns := names(b.Str); len(ns) > 0 && ns[0].dressed() {
		if m := l.quotes.find(b.Str[ns[0].rest:]); m.clear {
			return m.c
		}
	}
	if k := l.byTitle(c, i); k != nil {
		return k
	}
	if b.Quoted && (i == 0 || !c.blocks()[i-1].Quoted) {
		joined, n := c.quoteRun(i)
		if m := l.quotes.find(joined); n > 1 && m.clear {
			return m.c
		}
	}
	return nil
}

// byTitle is the criterion whose title a heading, or a line in bold, repeats literally. Short titles are chapters of
// their own more often than not.
func (l *linker) byTitle(c *chapter, i int) *lint.Criterion {
	b := c.blocks()[i]
	if b.Kind != lint.Heading && !c.allBold(i) {
		return nil
	}
	s := b.Str
	if ns := names(s); len(ns) > 0 && strings.Trim(ns[0].token, "0123456789.") == "" {
		s = s[ns[0].rest:]
	}
	t := normal(s)
	ks := l.quotes.byTitle[t]
	if len(ks) != 1 || len(t) < 15 || !strings.Contains(t, " ") {
		return nil
	}
	return ks[0]
}

func (c *chapter) allBold(i int) bool {
	return slices.ContainsFunc(c.doc.Facts[i].Strong, func(r markdown.Range) bool { return r.Covers(len(c.blocks()[i].Str)) })
}

func (c *chapter) allItalic(i int) bool {
	return slices.ContainsFunc(c.doc.Facts[i].Emph, func(r markdown.Range) bool { return r.Covers(len(c.blocks()[i].Str)) })
}

// quoteRun joins the blocks of a block quote from i on, and counts them.
func (c *chapter) quoteRun(i int) (string, int) {
	var parts []string
	for j := i; j < len(c.blocks()) && j < i+20 && c.blocks()[j].Quoted; j++ {
		parts = append(parts, c.blocks()[j].Str)
	}
	return strings.Join(parts, " "), len(parts)
}

// continuations gives rows whose first cells are empty to the row above.
func (l *linker) continuations(c *chapter) {
	var above *row
	for _, r := range c.rows {
		if o := c.opens[r.first]; o != nil && o.row == r {
			above = r
			continue
		}
		empty := c.blocks()[r.cells[0]].Str == ""
		if above == nil || above.table != r.table || !empty || len(c.filled(r)) == 0 {
			above = nil
			continue
		}
		above.more = append(above.more, r)
	}
}
