package linking

import (
	"slices"
	"strings"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers/fold"
	"github.com/offerlint/offerlint/parsers/pattern"
)

// rowResponse reads the response in a row of a table and the rows that go on with it.
func (l *linker) rowResponse(c *chapter, o *opening, text int) {
	bs, r := c.blocks(), o.row
	last := r.end - 1
	cells := slices.Clone(r.cells)
	for _, m := range r.more {
		cells, last = append(cells, m.cells...), m.end-1
	}
	d := draft{at: lint.Span{Location: bs[r.first].Span.Location, EndLine: bs[last].Span.EndLine, EndCol: bs[last].Span.EndCol}}
	idCol := l.idColumn(c, o)
	var marks []lint.Claim
	told := false // the row has the customer's words already
	for _, i := range cells {
		b := bs[i]
		ro := r.roles.of[b.Col()]
		quotes := slices.ContainsFunc(o.criteria, func(k *lint.Criterion) bool {
			return l.quotes.repeats(k, b.Str) && (b.Col() == text || ro == roleText || !promises(b.Str, k))
		})
		switch {
		case b.Str == "" && len(b.Links) == 0, l.untouched(b.Str):
		case b.Col() == idCol, b.Col() == text, quotes, ro == roleID, ro == roleText, ro == roleSection:
			b.Customer = true
			asks := b.Col() != idCol && ro != roleID && ro != roleSection
			if asks && told && quotes && b.Col() != text && ro != roleText {
				d.blocks = append(d.blocks, i) // put where we answer, they are no answer, and stand there all the same
			}
			told = told || asks
			if len(o.criteria) == 1 && (b.Col() == text || ro == roleText || quotes) && b.Col() != idCol {
				l.quoted(c, o.criteria[0], i, i+1, b.Str)
			}
		case onPage(b.Str, r.roles.header[b.Col()]):
			b.Customer = true // where the answer stands, and not what it says
		case ro == roleMark && l.mark(b.Str, r.roles.header[b.Col()], o.criteria[0]) != lint.Unstated:
			marks = append(marks, l.mark(b.Str, r.roles.header[b.Col()], o.criteria[0]))
			d.ticked(b, r.roles.header[b.Col()])
		case ro == roleEvidence:
			d.evidenceCell(i, b)
		default:
			l.answerCell(&d, i, b, r.roles, o.criteria[0])
		}
	}
	d.settle(marks)
	for _, k := range o.criteria {
		via := o.via
		if o.ranged {
			via = lint.ViaBlanket
		}
		l.respond(k, via, c, d)
	}
}

// settle makes the marks of a row its claim.
func (d *draft) settle(marks []lint.Claim) {
	switch {
	case len(marks) == 1:
		d.claim = marks[0]
	case len(marks) > 1:
		d.claim = lint.Unclear
	case d.odd != nil && d.claim == lint.Unstated && d.cell == nil && len(d.blocks) == 0:
		d.claim, d.cell = lint.Unclear, d.odd // nobody answered but by a letter
	}
}

// Pages: "12", "12-14", "S. 12 f.", "pp. 3, 7", and the headers of columns that hold nothing else.
var (
	pages      = pattern.Must(`(?i)^(?:(?:s|p|pp|seiten?|pages?)[. ]\s*)?\d{1,4}(?:\s*(?:[-–,;/]|und|and|bis|to)\s*\d{1,4})*(?:\s*ff?\.?)?$`)
	pageWord   = pattern.Must(`(?i)^(?:s|p|pp|seiten?|pages?)[. ]`)
	pageHeader = pattern.Must(`\bseiten?\b|seitenzahl|^s\.$|\bpages?\b|fundstelle|\bverweis|\breference\b|\bref\b|\bwhere\b`)
)

// onPage reports whether a cell says on which page the answer stands: a number below "Seite", or "S. 12" anywhere.
func onPage(s, header string) bool {
	s = strings.TrimSpace(s)
	return pages.MatchString(s) && (pageWord.MatchString(s) || pageHeader.MatchString(fold.String(header)))
}

// idColumn is the column in which the ID stands, or 0 where the row was linked by its text alone.
func (l *linker) idColumn(c *chapter, o *opening) int {
	for _, i := range c.idCells(o.row) {
		b := c.blocks()[i]
		if list := l.ids.read(b.Str); list != nil && slices.Equal(list.criteria, o.criteria) {
			return b.Col()
		}
	}
	if o.via == lint.ViaID {
		return c.blocks()[c.idCells(o.row)[0]].Col()
	}
	return 0
}

// ticked makes a mark the claim cell. The mark itself says nothing to a reader; the header above it is what was ticked.
func (d *draft) ticked(b *lint.Block, header string) {
	cell := *b
	if d.marked {
		cell = *d.cell
		header = cell.Str + " + " + header
	}
	d.marked = true
	cell.Str, cell.Marks, cell.Links = header, cell.Marks[:min(1, len(cell.Marks))], nil
	d.cell = &cell
}

// noWord is a cell that holds a single letter, or signs: too little for a text, and a claim that nobody can read unless
// something explains it.
var noWord = pattern.Must(`^(?:\p{L}|[\p{S}\p{M}]+)[.!]?$`)

// cellClaim is what a cell says about compliance.
func (l *linker) cellClaim(b *lint.Block, ro *roles, k *lint.Criterion) lint.Claim {
	allowed := k.Allowed
	if len(allowed) == 0 {
		allowed = ro.codes[b.Col()]
	}
	claim := l.opt.ReadClaim(b.Str, allowed)
	if ro.of[b.Col()] == roleClaim || noWord.MatchString(b.Str) && (definite(claim) || claim == lint.Unclear) {
		return claim
	}
	if s := l.short(b.Str, k); definite(s) {
		return s
	}
	return lint.Unstated
}

// answerCell reads a cell that holds a claim, an answer, or both.
func (l *linker) answerCell(d *draft, i int, b *lint.Block, ro *roles, k *lint.Criterion) {
	claim, header := l.cellClaim(b, ro, k), ro.header[b.Col()]
	if ro.of[b.Col()] == roleClaim && d.cell == nil {
		said := l.opt.ReadClaim(header, k.Allowed)
		if definite(said) && (tick.MatchString(b.Str) || said != lint.Full && marked.MatchString(b.Str)) { // "x" below "Erfüllt"
			d.claim = said
			d.ticked(b, header)
			return
		}
	}
	if ro.of[b.Col()] != roleClaim && noWord.MatchString(b.Str) && !answerHeader(header) {
		d.odd = b
		return
	}
	brief := len(strings.Fields(b.Str)) <= 4
	switch {
	case claim != lint.Unstated && d.claim == lint.Unstated && brief && d.cell == nil:
		d.claim, d.cell = claim, b
		d.links = append(d.links, i)
		return
	case claim != lint.Unstated && d.claim == lint.Unstated:
		d.claim = claim
	}
	if word.MatchString(b.Str) || len(b.Links) > 0 {
		d.blocks = append(d.blocks, i)
	}
}
