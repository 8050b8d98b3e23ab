package linking

import (
	"slices"
	"strings"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers/fold"
	"github.com/offerlint/offerlint/parsers/markdown"
	"github.com/offerlint/offerlint/parsers/pattern"
)

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
	for _, id := range b.Anchors() {
		if k := l.ids.one(id); k != nil && strengthOfID(id) == strong {
			l.add(c, i, lint.ViaID, k)
			return nil
		}
	}
	if list := l.readAt(c, i); list != nil {
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

// readAt finds the IDs at the start of a block, or inside a heading.
func (l *linker) readAt(c *chapter, i int) *idList {
	s := c.blocks()[i].Str
	if c.isTitle(i) {
		if list := l.ids.readTitle(s); list != nil {
			return list
		}
	}
	if list := l.ids.read(s); list != nil {
		return list
	}
	if c.rowOf[c.blocks()[i]] != nil {
		return nil
	}
	return l.ids.readLabel(s)
}

// unknownAt lists readings of a start that no criterion has: an ID behind a constant prefix (2a), or an ID of the
// list's shape that is none of it.
func (l *linker) unknownAt(c *chapter, base candidate, s string) []candidate {
	var out []candidate
	if base.row == nil && c.isTitle(base.i) {
		if n, ok := l.ids.strayTitle(s); ok {
			x := base
			x.token, x.name, x.dress = n.token, n, c.dressOf(base.i, n, "")
			return append(out, x)
		}
	}
	for _, n := range names(s) {
		k := key(n.token)
		if l.ids.shapes[shape(k)] && len(out) == 0 {
			x := base
			x.token, x.name, x.dress = n.token, n, c.dressOf(base.i, n, "")
			out = append(out, x)
		}
		if len(n.token) > longestID || l.ids.weak == 0 {
			continue
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

// longestID is how many bytes an ID may have that is looked for inside a word: nobody types a longer one.
const longestID = 64

var endsInLetter = pattern.Must(`\p{L}$`)

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
		return n.dressed() || bold || x.kind == lint.Heading || x.row != nil || len(x.list.criteria) > 1
	case dotted:
		switch {
		case x.row != nil:
			return n.word != "" || n.alone && (x.row.roles.about || x.akin())
		case n.word != "" || n.alone && (bold || x.kind == lint.Heading), x.labelled():
			return true
		case x.kind == lint.Heading:
			return shares(x.c.blocks()[x.i].Str[x.list.rest:], x.list.criteria[0])
		default:
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

// akin reports whether the text beside an ID has a word of substance in common with the criterion.
func (x candidate) akin() bool {
	for _, s := range x.near() {
		if word.MatchString(s) && shares(s, x.list.criteria[0]) {
			return true
		}
	}
	return false
}

// common are words of five letters and more that any two texts of an offer share.
var common = pattern.Must(`^(?:werden|worden|wurde\p{L}*|einer|eines|einem|einen|diese\p{L}*|durch|nicht|sowie|müssen|können|sollen|haben|unser\p{L}*|ihrer|seine\p{L}*|jeder|jedes|jeweil\p{L}*|gegen|unter|zwischen|system\p{L}*|anbieter\p{L}*|bieter\p{L}*|kunde\p{L}*|customer\p{L}*|vendor\p{L}*|shall|should|would|could|their|there|these|those|which|where|about|after|before|other|every|being|between|anforderung\p{L}*|requirement\p{L}*|kriteri\p{L}*|criteri\p{L}*)$`)

// shares reports whether a text has a word of substance in common with a criterion; one without words has all in common.
func shares(text string, c *lint.Criterion) bool {
	return strings.TrimSpace(text) == "" || sharedWords(text, c) > 0
}

// sharedWords counts the words of substance that a text has in common with a criterion.
func sharedWords(text string, c *lint.Criterion) int {
	theirs := distinct(fold.String(c.Title + " " + c.Text + " " + c.Section))
	n := 0
	for _, w := range distinct(fold.String(text)) {
		if len(w) < 5 || common.MatchString(w) {
			continue
		}
		if slices.ContainsFunc(theirs, func(t string) bool {
			return len(t) >= 5 && (strings.Contains(w, t) || strings.Contains(t, w) || w[:5] == t[:5]) && !common.MatchString(t)
		}) {
			n++
		}
	}
	return n
}

// strayByItself notes a heading, row, item or bold line that answers an ID the list does not have, where the ID can be
// nothing else.
func (l *linker) strayByItself(x candidate) bool {
	k := key(x.token)
	s := strengthOfID(x.token)
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
