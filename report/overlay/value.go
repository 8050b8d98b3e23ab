package overlay

import (
	"fmt"
	"html"
	"regexp"
	"strings"
	"sync"
)

// A Spot is a cell of a sheet, by row and column from 1.
type Spot struct {
	Sheet    string
	Row, Col int
}

// A Kind says what a cell holds.
type Kind uint8

// The kinds of values. Empty cells may have a look.
const (
	Empty Kind = iota
	Text
	Number
	Logical // TRUE or FALSE
	Failure // #REF!, #DIV/0!
)

// A Value is what stands in a cell.
type Value struct {
	Kind Kind
	// Text is the text as typed, the number as the file holds it, TRUE or FALSE, or the name of the error.
	Text string
	// Formula is that of the cell, without the equals sign; "?" where it is shared with another cell. Of a cell with a formula
	// Kind and Text are its last result.
	Formula string
	Format  Format
	Struck  bool // all of it is struck through

	runs []textRun
}

// A textRun is a part of a text in its own look: the elements inside its rPr, as they are written.
type textRun struct{ look, text string }

// A Format is what kind of number a cell shows.
type Format uint8

// The formats that change what a number means when they are lost.
const (
	Plain Format = iota
	Date
	Percent
)

// Contents are what stands in the cells of a sheet.
type Contents struct {
	Cells   map[Spot]Value
	Formats map[Spot]Format // of empty cells that show dates or percentages
	Links   map[Spot]string // addresses and files that cells link to
	merges  map[int][]area  // by each row that they cover
}

// First is the cell that a merged range shows in place of a cell; the cell itself where it is in none. Last is the last row of
// the range.
func (c *Contents) First(at Spot) (first Spot, last int) {
	for _, m := range c.merges[at.Row] {
		if m.holds(cell{at.Row, at.Col}) {
			return Spot{at.Sheet, m.from.row, m.from.col}, m.to.row
		}
	}
	return at, at.Row
}

// Contents reads a sheet; one that is a chart has none.
func (b *Book) Contents(name string) (*Contents, error) {
	for _, ref := range b.sheets {
		if ref.name != name {
			continue
		}
		c, err := b.contents(ref)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", ref.part, err)
		}
		return c, nil
	}
	return nil, fmt.Errorf("no sheet %q", name)
}

// Sheets lists the names of all sheets in their order.
func (b *Book) Sheets() []string {
	var names []string
	for _, s := range b.sheets {
		names = append(names, s.name)
	}
	return names
}

func (b *Book) contents(ref sheetRef) (*Contents, error) {
	out := &Contents{Cells: map[Spot]Value{}, Formats: map[Spot]Format{}, Links: map[Spot]string{}, merges: map[int][]area{}}
	src, err := b.part(ref.part)
	if err != nil {
		return nil, err
	}
	if top, err := root(src); err == nil && (top.name == "chartsheet" || top.name == "dialogsheet") {
		return out, nil
	}
	s, err := b.survey(ref)
	if err != nil {
		return nil, err
	}
	if err := b.readLinks(s, out); err != nil {
		return nil, err
	}
	for _, m := range s.merges {
		for row := m.from.row; row <= min(m.to.row, m.from.row+maxMerged); row++ {
			out.merges[row] = append(out.merges[row], m)
		}
	}
	if s.data.empty() {
		return out, nil
	}
	sc := &scanner{src: s.src[:s.data.close.end], pos: s.data.open.end, depth: 2}
	n, col := 0, 0
	var open tag
	for t, ok := sc.next(); ok; t, ok = sc.next() {
		switch {
		case t.depth == 2 && t.name == "row" && t.opens:
			n, col = rowNumber(t, n), 0
		case t.depth == 3 && t.name == "c" && t.opens:
			col++
			if c, ok := parseCell(t.attr("r")); ok {
				col = c.col
			}
			open = t
			if f := b.styles.format(integer(t.attr("s"))); t.closes && f != Plain {
				out.Formats[Spot{ref.name, n, col}] = f
			}
		case t.depth == 3 && t.name == "c":
			v, err := b.value(s.src, element{open, t})
			if err != nil {
				return nil, err
			}
			if v.Kind != Empty || v.Formula != "" {
				out.Cells[Spot{ref.name, n, col}] = v
			} else if v.Format != Plain {
				out.Formats[Spot{ref.name, n, col}] = v.Format
			}
		}
	}
	return out, nil
}

// maxMerged bounds the rows of a merged range that are listed: nobody answers in larger ones.
const maxMerged = 2000

// value reads a cell.
func (b *Book) value(src []byte, e element) (Value, error) {
	v := Value{Format: b.styles.format(integer(e.open.attr("s"))), Struck: b.styles.struck(integer(e.open.attr("s")))}
	raw, has := "", false
	for _, c := range children(src, e.open) {
		switch c.open.name {
		case "f":
			if v.Formula = plain(src, c); v.Formula == "" {
				v.Formula = "?"
			}
		case "v":
			raw, has = plain(src, c), true
		case "is":
			v.runs = richRuns(src, c)
			has = true
		}
	}
	switch kind := e.open.attr("t"); {
	case !has:
		return v, nil
	case kind == "s":
		if err := b.readTexts(); err != nil {
			return v, err
		}
		if i := integer(raw); i >= 0 && i < len(b.texts) {
			v.runs = b.texts[i]
		}
		v.Kind = Text
	case kind == "inlineStr":
		v.Kind = Text
	case kind == "str", kind == "d": // d: a day as 2026-11-02T00:00:00, which a number cannot hold
		v.Kind, v.Text = Text, raw
	case kind == "b":
		v.Kind, v.Text = Logical, map[bool]string{true: "TRUE", false: "FALSE"}[isTrue(raw)]
	case kind == "e":
		v.Kind, v.Text = Failure, raw
	case raw != "":
		v.Kind, v.Text = Number, raw
	}
	for _, r := range v.runs {
		v.Text += r.text
	}
	if v.Kind == Text && strings.TrimSpace(v.Text) == "" {
		v.Kind = Empty
	}
	return v, nil
}

// plain is the text of an element without markup.
func plain(src []byte, e element) string {
	text := inner(src, e)
	if strings.HasPrefix(text, "<![CDATA[") {
		return strings.TrimSuffix(strings.TrimPrefix(text, "<![CDATA["), "]]>")
	}
	return html.UnescapeString(text)
}

var encoded = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`_x([0-9A-Fa-f]{4})_`) })

// typed is a text as people typed it: Excel writes what XML cannot hold as _x000D_.
func typed(s string) string {
	return encoded().ReplaceAllStringFunc(s, func(m string) string {
		var r rune
		if _, err := fmt.Sscanf(m[2:6], "%x", &r); err != nil {
			return m
		}
		return string(r)
	})
}

// richRuns reads the text of an element <si> or <is>. Readings for East Asian words (rPh) are left out.
func richRuns(src []byte, e element) []textRun {
	var out []textRun
	for _, c := range children(src, e.open) {
		switch c.open.name {
		case "t":
			out = append(out, textRun{text: typed(plain(src, c))})
		case "r":
			var r textRun
			for _, p := range children(src, c.open) {
				switch p.open.name {
				case "rPr":
					if p.open.prefix == "" {
						r.look = inner(src, p)
					}
				case "t":
					r.text += typed(plain(src, p))
				}
			}
			out = append(out, r)
		}
	}
	return out
}

// readTexts reads the texts that cells share.
func (b *Book) readTexts() error {
	if b.texts != nil {
		return nil
	}
	b.texts = [][]textRun{}
	rs, err := b.rels(b.workbook)
	if err != nil {
		return err
	}
	for _, r := range rs {
		if r.kind != "sharedStrings" || !b.has(r.target) {
			continue
		}
		src, err := b.part(r.target)
		if err != nil {
			return err
		}
		for _, e := range children(src, tag{}) {
			if e.open.name == "si" {
				b.texts = append(b.texts, richRuns(src, e))
			}
		}
	}
	return nil
}

var (
	quotedFormat = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`"[^"]*"|\[[^\]]*\]|\\.|_.`) })
	dateLetters  = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?i)[dyhms]`) })
)

// format says what kind of number a style shows (ECMA-376, 18.8.30: 9 and 10 are percentages, 14 to 22 and 45 to 47 dates and
// times).
func (st *styles) format(style int) Format {
	xfs := st.lists["cellXfs"]
	if style < 0 || style >= len(xfs.items) {
		return Plain
	}
	id := integer(fresh(xfs.items[style]).attr("numFmtId"))
	code, own := st.codes[id]
	code = quotedFormat().ReplaceAllString(code, "")
	switch {
	case !own && (id == 9 || id == 10), own && strings.Contains(code, "%"):
		return Percent
	case !own && (id >= 14 && id <= 22 || id >= 45 && id <= 47), own && !strings.EqualFold(code, "general") && dateLetters().MatchString(code):
		return Date
	}
	return Plain
}

// struck reports whether a style strikes its text through.
func (st *styles) struck(style int) bool {
	xfs, fonts := st.lists["cellXfs"], st.lists["fonts"]
	if style < 0 || style >= len(xfs.items) {
		return false
	}
	font := integer(fresh(xfs.items[style]).attr("fontId"))
	if font < 0 || font >= len(fonts.items) {
		return false
	}
	src := []byte(fonts.items[font])
	for _, e := range children(src, tag{}) {
		if e.open.name == "strike" {
			val := e.open.attr("val")
			return val == "" || isTrue(val)
		}
	}
	return false
}

// From1904 reports whether the workbook counts days from 1904, as those of old Macs do.
func (b *Book) From1904() bool {
	src, err := b.part(b.workbook)
	if err != nil {
		return false // Open has read it
	}
	pr, ok := child(src, "workbookPr")
	return ok && isTrue(pr.open.attr("date1904"))
}
