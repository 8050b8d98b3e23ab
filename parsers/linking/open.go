package linking

import (
	"regexp"
	"slices"
	"strings"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers/fold"
	"github.com/offerlint/offerlint/parsers/markdown"
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
	cs = l.accept(cs)
	l.sequences(cs)
	for _, c := range l.chapters {
		l.quoteOpenings(c)
		l.continuations(c)
	}
}

// A candidate is a place that may open a response by its ID.
type candidate struct {
	c     *chapter
	i     int // index of the block with the ID
	row   *row
	list  *idList // nil for an ID that no criterion has
	token string
	dress string // how it is written, and where: equal for the members of a sequence
	name  name
	kind  lint.BlockKind
	// numbered: the ID is the number of an ordered list, which any list has.
	numbered bool
	cross    bool // the same dress in other files belongs to the same sequence
}

var answers = regexp.MustCompile(`(?i)^\s*(?:answers|beantwortet)\s*:\s*(.+)$`)

// comments reads <!-- answers: K-12, K-13 -->. It stands for the block it is in, else for the next one.
func (l *linker) comments(c *chapter) {
	for i, b := range c.blocks() {
		m := answers.FindStringSubmatch(b.Str)
		if b.Kind != lint.Comment || m == nil {
			continue
		}
		at := c.next(i)
		if h := c.doc.Facts[i].Host; h != nil {
			at = slices.Index(c.blocks(), h)
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
	}
	for _, k := range ks {
		if !o.names(k) {
			o.criteria = append(o.criteria, k)
		}
	}
	return o
}

func (l *linker) stray(id string, at lint.Span) {
	l.res.Strays = append(l.res.Strays, &lint.Stray{ID: strings.TrimSpace(id), At: at})
}

// candidates lists the places that begin with something written like an ID of the list.
func (l *linker) candidates(c *chapter) []candidate {
	var out []candidate
	for i, b := range c.blocks() {
		if c.shadow[i] || b.Kind == lint.Code || b.Kind == lint.Comment || c.rowOf[b] != nil {
			continue
		}
		out = append(out, l.candidatesAt(c, i, nil)...)
	}
	for _, r := range c.rows {
		var found []candidate
		for _, i := range c.idCells(r) {
			found = append(found, l.candidatesAt(c, i, r)...)
		}
		out = append(out, found...)
	}
	return out
}

func (l *linker) candidatesAt(c *chapter, i int, r *row) []candidate {
	b, f := c.blocks()[i], c.doc.Facts[i]
	base := candidate{c: c, i: i, row: r, kind: b.Kind}
	var out []candidate
	for _, id := range f.IDs {
		if k := l.ids.one(id); k != nil && strengthOf(key(id)) == strong {
			l.add(c, i, lint.ViaID, k)
			return nil
		}
	}
	if list := l.ids.read(b.Str); list != nil {
		x := base
		x.list, x.token, x.name = list, list.token, list.name
		x.dress = c.dressOf(i, list.name, "")
		x.cross = list.word != "" && b.Kind == lint.Heading
		return append(out, x)
	}
	if f.Marker != "" {
		n := name{token: strings.Trim(f.Marker, ".)"), close: "list"}
		if k := l.ids.one(n.token); k != nil {
			x := base
			x.list = &idList{name: n, criteria: []*lint.Criterion{k}, strength: weak}
			x.token, x.name, x.numbered = n.token, n, true
			x.dress = c.dressOf(i, n, "")
			out = append(out, x)
		}
	}
	return append(out, l.unknownAt(c, base, b.Str)...)
}

// unknownAt lists readings of a start that no criterion has: an ID behind a constant prefix (2a), or an ID of the
// list's shape that is none of it.
func (l *linker) unknownAt(c *chapter, base candidate, s string) []candidate {
	var out []candidate
	for _, n := range names(s) {
		k := key(n.token)
		if l.ids.shapes[shape(k)] && len(out) == 0 {
			x := base
			x.token, x.name, x.dress = n.token, n, c.dressOf(base.i, n, "")
			out = append(out, x)
		}
		for p := 1; p < len(n.token); p++ {
			prefix, rest := n.token[:p], n.token[p:]
			kk := l.ids.one(rest)
			if kk == nil || strengthOf(key(rest)) != weak || !prefixed(prefix, rest) {
				continue
			}
			x := base
			m := n
			m.word += "+"
			x.list = &idList{name: m, criteria: []*lint.Criterion{kk}, strength: weak}
			x.token, x.name, x.dress = rest, m, c.dressOf(base.i, n, fold.String(prefix))
			out = append(out, x)
		}
	}
	return out
}

var endsInLetter = regexp.MustCompile(`\p{L}$`)

// prefixed reports whether a prefix can be told from the ID behind it: 2a, R12, RFP-a. 2.1 is a number of its own.
func prefixed(prefix, rest string) bool {
	digits := strings.TrimLeft(rest, "0123456789") != rest
	switch {
	case strings.Trim(prefix, "0123456789.-") == "":
		return !digits
	case endsInLetter.MatchString(prefix):
		return digits
	}
	return true
}

// dressOf describes how an ID is written and where.
func (c *chapter) dressOf(i int, n name, prefix string) string {
	b, f := c.blocks()[i], c.doc.Facts[i]
	d := []string{string(rune('0' + b.Kind)), string(rune('0' + b.Level)), n.word, n.open, strings.TrimRight(n.close, "-"), prefix}
	if c.bold(i, n) {
		d = append(d, "bold")
	}
	if strings.ToUpper(n.token) == n.token && strings.ToLower(n.token) != n.token {
		d = append(d, "upper")
	}
	if f.Marker != "" && n.close == "list" {
		d = append(d, "numbered")
	}
	return strings.Join(d, "\x00")
}

// bold reports whether the ID is in bold.
func (c *chapter) bold(i int, n name) bool {
	return slices.ContainsFunc(c.doc.Facts[i].Strong, func(r markdown.Range) bool { return r.From <= n.from && r.To >= n.end && n.end > 0 })
}

// accept opens responses at candidates that speak for themselves, and returns the others.
func (l *linker) accept(cs []candidate) []candidate {
	var rest []candidate
	for _, x := range cs {
		switch {
		case x.list == nil:
			if !l.strayByItself(x) {
				rest = append(rest, x)
			}
		case l.otherText(x):
		case x.speaks() || l.textAgrees(x):
			l.openAt(x)
		default:
			rest = append(rest, x)
		}
	}
	return rest
}

// openAt opens a response at a candidate.
func (l *linker) openAt(x candidate) {
	o := l.add(x.c, x.i, lint.ViaID, x.list.criteria...)
	if !x.numbered && x.row == nil {
		o.rest = x.list.rest
	}
	o.ranged = o.ranged || x.list.ranged
}

// speaks reports whether an ID of the list, where and as it is written, can be nothing else.
func (x candidate) speaks() bool {
	n, bold := x.name, x.c.bold(x.i, x.name)
	if x.list.ranged && x.row == nil && x.kind != lint.Heading && !bold && n.close == "" && !n.alone {
		return false // a sentence about a range
	}
	switch x.list.strength {
	case strong:
		return true
	case bare:
		return n.dressed() || bold || x.kind == lint.Heading || x.row != nil
	case dotted:
		switch {
		case n.word != "" || n.alone && (bold || x.row != nil || x.kind == lint.Heading):
			return true
		case x.kind == lint.Heading:
			return shares(x.c.blocks()[x.i].Str[x.list.rest:], x.list.criteria[0])
		case x.row == nil:
			return n.open != "" || bold || strings.ContainsAny(n.close, ":)")
		}
	}
	return false
}

// mayFollow reports whether a weak ID is written so that it may be a member of a sequence.
func (x candidate) mayFollow() bool {
	n := x.name
	switch {
	case x.numbered, n.alone, n.open != "", strings.Trim(n.word, "+") != "", strings.Trim(n.close, ",;") != "":
		return true
	case x.c.bold(x.i, n):
		return true
	case x.kind == lint.Heading:
		return strings.ContainsAny(n.token, "0123456789") // "1 Betrieb"; but "A new approach" is a sentence
	}
	return false
}

// rest is what follows the ID in its block.
func (x candidate) rest() string {
	b := x.c.blocks()[x.i]
	if x.numbered {
		return b.Str
	}
	return b.Str[min(x.name.rest, len(b.Str)):]
}

// textAgrees reports whether the text behind an ID, or the text next to it, quotes the criterion.
func (l *linker) textAgrees(x candidate) bool {
	k := x.list.criteria[0]
	if len(x.list.criteria) > 1 {
		return false
	}
	for _, s := range x.near() {
		if long(normal(s)) && l.quotes.agrees(k, s) >= alike {
			return true
		}
	}
	return false
}

// near are the texts that may quote the criterion of an ID: behind it, the block below, and the other cells of the row.
func (x candidate) near() []string {
	out := []string{x.rest()}
	bs := x.c.blocks()
	if x.row != nil {
		for _, i := range x.row.cells {
			if i != x.i {
				out = append(out, bs[i].Str)
			}
		}
		return out
	}
	if j := x.c.next(x.i); j >= 0 && x.c.rowOf[bs[j]] == nil {
		out = append(out, bs[j].Str)
	}
	return out
}

// otherText reports whether the text beside an ID is literally that of another criterion: then the ID is from another
// version of the list, or no ID at all.
func (l *linker) otherText(x candidate) bool {
	if len(x.list.criteria) > 1 {
		return false
	}
	s := []string{x.rest()}
	if x.row != nil {
		s = x.near()
	}
	for _, t := range s {
		if m := l.quotes.find(t); m.exact && m.c != x.list.criteria[0] && l.quotes.agrees(x.list.criteria[0], t) < 1 {
			return true
		}
	}
	return false
}

// shares reports whether a heading has a word of substance in common with a criterion.
func shares(heading string, c *lint.Criterion) bool {
	theirs := distinct(fold.String(c.Title + " " + c.Text + " " + c.Section))
	for _, w := range distinct(fold.String(heading)) {
		if len(w) < 4 {
			continue
		}
		for _, t := range theirs {
			if len(t) >= 4 && (w == t || len(w) >= 5 && len(t) >= 5 && (strings.Contains(w, t) || strings.Contains(t, w) || w[:5] == t[:5])) {
				return true
			}
		}
	}
	return strings.TrimSpace(heading) == ""
}

// strayByItself notes a heading, row, item or bold line that answers an ID the list does not have, where the ID can be
// nothing else.
func (l *linker) strayByItself(x candidate) bool {
	k := key(x.token)
	s := strengthOf(k)
	if s != strong && (x.name.word == "" || s == bare) || !l.ids.shapes[shape(k)] {
		return false
	}
	written := x.kind == lint.Heading || x.row != nil && x.row.n > 1 && x.name.alone && len(x.c.filled(x.row)) > 1 ||
		(x.kind == lint.Item || x.kind == lint.Paragraph) && (strings.ContainsAny(x.name.close, ":-)") || x.c.bold(x.i, x.name))
	if written {
		l.stray(x.token, x.c.blocks()[x.i].At(x.name.from, x.name.end))
	}
	return written
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
		if r != nil && (c.opens[r.first] != nil || r.roles.of[b.Col] == roleEvidence) {
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

var contents = regexp.MustCompile(`^(?:(?:[0-9.]+ )?(?:inhalt|inhaltsverzeichnis|contents|table of contents|toc))$`)

// findShadows marks blocks that list criteria without answering them: tables of contents, and lists of nothing but IDs
// below a line that ends in a colon.
func (c *chapter) findShadows(l *linker) {
	level := 0
	for i, b := range c.blocks() {
		if b.Kind == lint.Heading {
			if level == 0 || b.Level <= level {
				level = 0
				if contents.MatchString(normal(b.Str)) {
					level = b.Level
				}
			}
		}
		if level > 0 || l.pointer(b) {
			c.shadow[i] = true
		}
	}
	for i, b := range c.blocks() {
		if b.Kind == lint.Paragraph && strings.HasSuffix(b.Str, ":") && l.ids.read(b.Str) == nil {
			c.shadowList(l, i+1)
		}
	}
}

// shadowList marks the list that begins at block i where each of its items is an ID and nothing else.
func (c *chapter) shadowList(l *linker, i int) {
	end := i
	for end < len(c.blocks()) && c.doc.Facts[end].Item > 0 {
		list := l.ids.read(c.blocks()[end].Str)
		if list == nil || !list.alone {
			return
		}
		end++
	}
	for ; i < end; i++ {
		c.shadow[i] = true
	}
}

// pointer reports whether a block is nothing but a link to another place of the offer.
func (l *linker) pointer(b *lint.Block) bool {
	if b.Kind == lint.Heading || b.Kind == lint.Cell || len(b.Links) != 1 {
		return false
	}
	k := b.Links[0]
	if normal(k.Label) != normal(b.Str) || b.Str == "" {
		return false
	}
	return strings.HasPrefix(k.Target, "#") || k.Path != "" && l.read[k.Path]
}
