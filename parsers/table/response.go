package table

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers/pattern"
)

// respond reads the answer cells of a row. A table that has no place for answers gives none.
func (t *span) respond(c *lint.Criterion, l line) {
	at := t.answerCol()
	c.AnswerAt = c.At
	if at != 0 {
		c.AnswerAt = t.r.at(l.i, at)
	}
	said := slices.ContainsFunc(t.deviation, func(col int) bool { return t.said(l.i, col) != "" })
	if at == 0 && !said {
		return
	}
	r := t.r.responses.next()
	r.Criterion, r.Via, r.At = c, lint.ViaRow, c.AnswerAt
	t.claimOf(r, l)
	t.textOf(r, l)
	if r.Claim == lint.ExtraCost {
		r.Cost = t.costOf(l.i)
	}
	if r.ClaimCell == nil && r.Text != nil {
		r.At = r.Text.Blocks[0].Span
	}
	c.Responses = []*lint.Response{r}
}

// said is what a cell for answers says. What is struck through is not said any more.
func (t *span) said(i, col int) string {
	if c := t.r.cell(i, col); c.Struck && clean(c.Text) != "" {
		t.r.struck[place{i, col}] = true
		return ""
	}
	return t.r.text(i, col)
}

// answerCol is the column in which the form expects the answer: that of the claim, else that of the text.
func (t *span) answerCol() int {
	for _, cols := range [][]int{t.answerCols(), t.comment, t.evidence, t.reference} {
		if len(cols) > 0 {
			return cols[0]
		}
	}
	return 0
}

// fewWords is how long an answer may be that is meant for a column of a few answers and is none of them.
const fewWords = 4

// claimOf reads the claim. What a claim cell says beyond its claim becomes text, so that no word stands in two blocks.
func (t *span) claimOf(r *lint.Response, l line) {
	if len(t.marks) > 0 {
		t.marked(r, l)
		return
	}
	s := t.said(l.i, t.claim)
	if s == "" || t.r.unfilled(s) {
		return
	}
	if t.chooses(l.i) && offers(t.r.listAt(l.i, t.claim), s) {
		add(r, t.block(l.i, t.claim))
		return
	}
	claim, n := t.readClaim(l.i, s)
	r.Claim = claim
	if claim == lint.Unstated {
		n = 0
	}
	cell := t.block(l.i, t.claim)
	// Where the form offers a handful of answers, a few other words are an answer that nobody can place: no yes.
	value := hasDigit(s) && hasDigit(l.text) && wordCount(l.text) <= valueWords // "8 h" where "4 h" is asked for
	if value && claim == lint.Unclear && n == len(s) && strings.Contains(s, " ") {
		r.Claim, n = lint.Unstated, 0
	}
	if claim == lint.Unstated && t.small(l.i) && wordCount(s) <= fewWords && !value {
		r.Claim, n = lint.Unclear, len(s)
	}
	if n > 0 {
		r.ClaimCell = part(cell, 0, n)
	}
	rest := strings.TrimLeft(s[n:], " ,;:.–—-/\n\r\t\u00a0")
	if hasLetters(rest) {
		at := len(s) - len(rest)
		add(r, part(cell, at, len(s)))
	}
}

// readClaim reads a cell of the claim column, by the sheet's legend and the codes of the column, or of the row where rows
// offer different answers.
func (t *span) readClaim(i int, s string) (lint.Claim, int) {
	if ls := t.r.listsOf(t.claim); ls != nil && (ls.mixed || t.r.listAt(i, t.claim) == nil) {
		return readClaim(s, t.answersAt(i))
	}
	said, known := t.claims[s]
	if !known {
		key := t.answers
		key.legend = t.r.key.claims
		said.claim, said.n = readClaim(s, key)
		remember(t.claims, s, said)
	}
	return said.claim, said.n
}

// unfilled is that of a cell, which many cells share.
func (r *reader) unfilled(s string) bool {
	empty, known := r.blanks[s]
	if !known {
		empty = unfilled(s)
		remember(r.blanks, s, empty)
	}
	return empty
}

// marked reads a claim out of columns to be marked. Two marks that contradict each other are no clear answer.
func (t *span) marked(r *lint.Response, l line) {
	var labels []string
	claims := map[lint.Claim]bool{}
	sure := true
	for _, m := range t.marks {
		s := t.said(l.i, m.col)
		yes, plainly := marked(s, m.label)
		if !yes {
			continue
		}
		b := t.block(l.i, m.col)
		if !plainly && wordCount(s) > 1 { // "x (siehe Anhang)", or words instead of a mark
			add(r, b)
			_, plainly = marked(strings.Fields(s)[0], m.label)
			rest := strings.TrimLeft(strings.TrimPrefix(s, strings.Fields(s)[0]), " ,;:.–—-(")
			weaker, _ := t.answers.weaker(rest)
			plainly = plainly && weaker == lint.Unstated && takenBack(rest) == lint.Unstated
		}
		sure = sure && plainly
		labels, claims[m.claim] = append(labels, m.label), true
		if r.ClaimCell == nil {
			r.ClaimCell, r.Claim, r.At = b, m.claim, b.Span
		}
	}
	if r.ClaimCell == nil {
		return
	}
	// The mark itself says nothing to a reader; the header above it is what was ticked.
	cell := *r.ClaimCell
	cell.Str = strings.Join(labels, " + ")
	cell.Marks = cell.Marks[:min(1, len(cell.Marks))]
	cell.Links = nil
	r.ClaimCell = &cell
	if len(claims) > 1 || !sure {
		r.Claim = lint.Unclear
	}
}

// pages matches a reference that only says where the answer stands: "12", "S. 12 f.", "pp. 3, 7".
var pages = pattern.Must(`(?i)^(?:(?:s|p|pp|seiten?|pages?)[. ]\s*)?\d{1,4}(?:\s*(?:[-–,;/]|und|and|bis|to)\s*\d{1,4})*(?:\s*ff?\.?)?$`)

// textOf adds what the other answer cells say, and the evidence that they cite.
func (t *span) textOf(r *lint.Response, l line) {
	for k, col := range t.spoken {
		s, says := t.said(l.i, col), t.now.sayings[k]
		if (s == "" || says.wordless) && t.r.link(l.i, col) == "" || s != "" && says.unfilled || slices.Contains(t.reference, col) && pages.MatchString(s) {
			continue
		}
		b := t.blockCiting(l.i, col, says.cited)
		if slices.Contains(t.evidence, col) {
			b.Links = t.evidenceLinks(b)
		}
		if b.Str != "" {
			b.Customer = says.asked
			add(r, b)
		}
	}
	for _, ln := range r.Text.Links() {
		e := lint.Evidence{Link: ln}
		if !slices.ContainsFunc(r.Evidence, func(o lint.Evidence) bool { return o.Name() == e.Name() && o.Target == e.Target }) {
			r.Evidence = append(r.Evidence, e)
		}
	}
}

// valueWords is how many words a value has at most that is asked for beside its name.
const valueWords = 6

// offers reports whether a column is for what is offered, not for what is said about it: there "RAL 9016" answers "RAL 9016". So it
// does below any header that gives its column to the bidder, where a bare value is asked for beside its name.
func (t *span) offers(col int, l line) bool {
	value := t.title != 0 && l.title != "" && wordCount(l.text) <= valueWords && letters(t.r.text(l.i, col)) == letters(l.text)
	return slices.ContainsFunc(t.h.cols, func(c column) bool {
		return c.col == col && (hasWord(c.own, offeredWords) || value && bidders(c.own))
	})
}

// asksSo reports whether a row asks with just these words. Put into a column for answers, they answer nothing.
func (t *span) asksSo(i int, s string) bool {
	for _, col := range []int{t.text, t.title} {
		asked := t.r.text(i, col)
		if longer := max(len(asked), len(s)); longer < 2*min(len(asked), len(s)) && !beginOtherwise(asked, s) && letters(asked) == letters(s) {
			return true
		}
	}
	return false
}

// beginOtherwise reports whether two texts differ in their first words already, as nearly all do.
func beginOtherwise(a, b string) bool {
	for i, j := 0, 0; ; i, j = i+1, j+1 {
		for i < len(a) && isDropped(a[i]) {
			i++
		}
		for j < len(b) && isDropped(b[j]) {
			j++
		}
		if i == len(a) || j == len(b) || a[i] >= utf8.RuneSelf || b[j] >= utf8.RuneSelf {
			return false // only the letters of both can tell
		}
		if c, d := a[i], b[j]; c != d && (c|0x20 != d|0x20 || !isLetter(c)) {
			return true
		}
	}
}

func add(r *lint.Response, b *lint.Block) {
	if r.Text == nil {
		r.Text = &lint.Text{File: b.Span.File, Blocks: make([]*lint.Block, 0, 2)}
	}
	r.Text.Blocks = append(r.Text.Blocks, b)
}

// addToAnswer joins the answer cells of a row below to the response of the criterion above.
func (t *span) addToAnswer(l line) {
	t.lastRow = l.i
	if len(t.last.Responses) == 0 {
		t.respond(t.last, l)
		return
	}
	r := t.last.Responses[len(t.last.Responses)-1]
	if r.ClaimCell == nil {
		t.claimOf(r, l)
	} else {
		for _, col := range t.answerCols() {
			if s := t.said(l.i, col); s != "" && !unfilled(s) {
				add(r, t.block(l.i, col))
				r.Claim = lint.Unclear // two answers to one criterion
			}
		}
	}
	t.textOf(r, l)
}

// block is a cell as text. In a workbook the place of every byte is the cell; in a CSV file each line of the cell has
// its own.
func (t *span) block(i, col int) *lint.Block {
	s := t.r.text(i, col)
	found, known := t.r.inText[s]
	if !known {
		found = citations(s)
		remember(t.r.inText, s, found)
	}
	return t.blockCiting(i, col, found)
}

// blockCiting is block where it is known what the cell cites.
func (t *span) blockCiting(i, col int, cited []citation) *lint.Block {
	s := t.r.text(i, col)
	at := t.r.at(i, col)
	b := t.r.blocks.next()
	b.Kind, b.Str, b.Span = lint.Cell, s, at
	if k, ok := slices.BinarySearchFunc(t.h.cols, col, func(c column, col int) int { return c.col - col }); ok {
		b.Layout = t.h.cols[k].layout()
	}
	if t.r.g.Sheet == "" {
		b.Marks = []lint.Mark{{At: at.Location}}
		line := at.Line
		for k := range len(s) {
			if s[k] == '\n' && line < at.EndLine {
				line++
				b.Marks = append(b.Marks, lint.Mark{Offset: k + 1, At: lint.Location{File: at.File, Line: line, Col: 1}})
			}
		}
	}
	b.Links = t.linksTo(b, cited)
	if target := t.r.link(i, col); target != "" && !strings.HasPrefix(target, "#") && !strings.HasPrefix(folded(target), "mailto:") {
		if !slices.ContainsFunc(b.Links, func(l lint.Link) bool { return l.Target == target }) {
			b.Links = append(b.Links, t.link(s, target, at))
		}
	}
	return b
}

// part is Str[from:to] of a block.
func part(b *lint.Block, from, to int) *lint.Block {
	if from == 0 && to >= len(b.Str) {
		return b
	}
	p := *b
	p.Str = b.Str[from:to]
	if len(b.Marks) > 0 {
		p.Marks = []lint.Mark{{At: b.At(from, to).Location}}
	}
	for _, m := range b.Marks {
		if m.Offset > from && m.Offset < to {
			p.Marks = append(p.Marks, lint.Mark{Offset: m.Offset - from, At: m.At})
		}
	}
	p.Links = slices.DeleteFunc(slices.Clone(b.Links), func(l lint.Link) bool { return !strings.Contains(p.Str, firstOf(l.Label, l.Target)) })
	return &p
}

func isLetter(c byte) bool { c |= 0x20; return c >= 'a' && c <= 'z' }
