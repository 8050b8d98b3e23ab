package report

import (
	"bytes"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers/cores"
)

// labelWidth is how much of a criterion's title the list shows.
const labelWidth = 60

// listColumns are the columns of the list, in the order of the header.
const listColumns = 6

func (t text) criterionHeader() [listColumns]string {
	return [listColumns]string{"ID", t.pick("ART", "TYPE"), t.pick("GEWICHT", "WEIGHT"), t.pick("ANTWORT", "CLAIM"), t.pick("STELLE", "PLACE"), t.pick("KRITERIUM", "CRITERION")}
}

// A listRow is a row of the list. Its cells lie one behind the other, so that a large list does not make a text of each.
type listRow struct {
	text []byte
	ends [listColumns]int
}

func (r *listRow) cell(i int) []byte {
	if i == 0 {
		return r.text[:r.ends[0]]
	}
	return r.text[r.ends[i-1]:r.ends[i]]
}

// criterionRow says what was read: ID, obligation in the customer's word, weight, claim and place; addTitle adds the title.
func (t text) criterionRow(row *listRow, c *lint.Criterion, at *places) {
	b, ends := row.text[:0], &row.ends
	b = append(b, c.ID...)
	ends[0] = len(b)
	b = append(b, t.obligation(c)...)
	ends[1] = len(b)
	b = append(b, weightCell(c)...)
	ends[2] = len(b)
	b = append(b, claim(c)...)
	ends[3] = len(b)
	b = at.appendTo(b, c.At.Location)
	ends[4], ends[5] = len(b), len(b)
	row.text = b
}

func (r *listRow) addTitle(c *lint.Criterion) {
	r.text = appendShort(r.text, c.Label(), labelWidth)
	r.ends[listColumns-1] = len(r.text)
}

// places prints the places of one sheet, which most of a list are in, without looking at its name each time.
type places struct{ file, sheet, prefix string }

func (p *places) appendTo(b []byte, l lint.Location) []byte {
	if l.Sheet == "" || l.Line < 1 {
		return append(b, l.String()...)
	}
	if p.prefix == "" || l.File != p.file || l.Sheet != p.sheet {
		*p = places{l.File, l.Sheet, strings.TrimSuffix(l.String(), l.Cell())}
	}
	return append(append(b, p.prefix...), l.Cell()...)
}

// criteriaRows lists all criteria below a header.
func (t text) criteriaRows() [][]string {
	header := t.criterionHeader()
	rows, row, at := [][]string{header[:]}, &listRow{}, &places{}
	for _, c := range t.r.Bid.Criteria {
		t.criterionRow(row, c, at)
		row.addTitle(c)
		cells := make([]string, listColumns)
		for i := range cells {
			cells[i] = string(row.cell(i))
		}
		rows = append(rows, cells)
	}
	return rows
}

// rowsAtOnce is how many rows of the list a core makes before it makes others.
const rowsAtOnce = 512

// criteria prints the list in columns. Rows are made twice, once for the widths: a large list would take more room than
// all that was read.
func (t text) criteria() {
	all := t.r.Bid.Criteria
	header := &listRow{}
	for i, name := range t.criterionHeader() {
		header.text = append(header.text, name...)
		header.ends[i] = len(header.text)
	}
	width := widths{}.with(header)
	for w := range cores.InOrder(len(all), rowsAtOnce, func(from, to int) (w widths) {
		row, at := &listRow{}, &places{}
		for _, c := range all[from:to] {
			t.criterionRow(row, c, at)
			w = w.with(row)
		}
		return w
	}) {
		width = width.or(w)
	}
	_, _ = t.Write(width.line(nil, header)) // the writer keeps the error
	for lines := range cores.InOrder(len(all), rowsAtOnce, func(from, to int) (lines []byte) {
		row, at := &listRow{}, &places{}
		lines = make([]byte, 0, (to-from)*width.room())
		for _, c := range all[from:to] {
			t.criterionRow(row, c, at)
			row.addTitle(c)
			lines = width.line(lines, row)
		}
		return lines
	}) {
		_, _ = t.Write(lines)
	}
	fmt.Fprintln(t)
}

// widths are those of the columns of the list, in characters.
type widths [listColumns]int

func (w widths) with(row *listRow) widths {
	for i := range w {
		w[i] = max(w[i], utf8.RuneCount(row.cell(i)))
	}
	return w
}

func (w widths) or(o widths) widths {
	for i, n := range o {
		w[i] = max(w[i], n)
	}
	return w
}

// room is how many bytes a line takes, titles in full and some letters of two bytes included.
func (w widths) room() int {
	n := labelWidth + labelWidth/4
	for _, width := range w {
		n += width + 2
	}
	return n
}

// line adds a row to the lines of the list.
func (w widths) line(lines []byte, row *listRow) []byte {
	from := len(lines)
	for i := range w {
		cell := row.cell(i)
		lines = append(lines, cell...)
		for n := w[i] - utf8.RuneCount(cell) + 2; i < len(w)-1 && n > 0; n-- {
			lines = append(lines, ' ')
		}
	}
	return append(lines[:from+len(bytes.TrimRight(lines[from:], " "))], '\n')
}

// obligation is the customer's own word, else ours; ? marks one that nothing in the files states, and what follows a
// withdrawn criterion is that it is.
func (t text) obligation(c *lint.Criterion) string {
	switch {
	case c.Withdrawn:
		return "–"
	case c.ObligationWord != "":
		return c.ObligationWord
	case c.ObligationSource == lint.FromDefault:
		return obligationWords[c.Obligation].in(t.lang, 1) + "?"
	}
	return obligationWords[c.Obligation].in(t.lang, 1)
}

// claim is what the best response claims, in the words of its cell where it has one.
func claim(c *lint.Criterion) string {
	r := c.Best()
	if r == nil || r.Empty() {
		return ""
	}
	if s := r.ClaimText(); s != "" {
		return short(s, 24)
	}
	if r.Claim == lint.Unstated {
		return "text"
	}
	return r.Claim.String()
}

// short is a text on one line, cut to n characters; no more of it is looked at than can be shown.
func short(s string, n int) string {
	gap := func(r rune) bool { return r != ' ' && unicode.IsSpace(r) }
	if len(s) <= n && strings.TrimSpace(s) == s && !strings.Contains(s, "  ") && !strings.ContainsFunc(s, gap) {
		return s // as most are
	}
	return string(appendShort(make([]byte, 0, 2*n), s, n))
}

func appendShort(line []byte, s string, n int) []byte {
	from := len(line)
	shown, cut, blank := 0, from, false // runes; where the first n-1 of them end
	add := func(r rune) {
		if shown++; shown == n {
			cut = len(line)
		}
		line = utf8.AppendRune(line, r)
	}
	for _, r := range s {
		if unicode.IsSpace(r) {
			blank = shown > 0
			continue
		}
		if blank {
			add(' ')
			blank = false
		}
		if add(r); shown > n {
			return append(line[:from+len(bytes.TrimRight(line[from:cut], " ,;:."))], "…"...)
		}
	}
	return line
}

// readLine adds up what was read, by obligation: "48 Kriterien: 30 must, 12 should, 6 may; 0 Positionen".
func (t text) readLine() string {
	n := map[string]int{}
	var names []string
	for _, c := range t.r.Bid.Criteria {
		name := obligationWords[c.Obligation].in(t.lang, 1)
		if c.Withdrawn {
			name = t.pick("gestrichen", "withdrawn")
		}
		if n[name]++; n[name] == 1 {
			names = append(names, name)
		}
	}
	slices.Sort(names)
	parts := make([]string, 0, len(names))
	for _, name := range names {
		parts = append(parts, strconv.Itoa(n[name])+" "+name)
	}
	line := criterionWord.count(t.lang, len(t.r.Bid.Criteria))
	if len(parts) > 0 {
		line += ": " + strings.Join(parts, ", ")
	}
	if p := len(t.r.Bid.Positions); p > 0 {
		line += "; " + positionWord.count(t.lang, p)
	}
	return line
}
