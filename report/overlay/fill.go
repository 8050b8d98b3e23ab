package overlay

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// A Filling puts a value into one cell, in the look that the cell has. Of a merged range it goes into the first cell.
type Filling struct {
	Spot
	Value Value
	Link  string // an address or file that the cell links to; "" for none
}

// Fill puts values into cells. A cell that holds a formula, or anything else, is overwritten: who must not do that looks first.
// Formulas of the workbook are marked to be calculated when it is opened, and results that new numbers make wrong are taken away.
func (b *Book) Fill(fillings []Filling) error {
	bySheet := map[string][]Filling{}
	for _, f := range fillings {
		bySheet[f.Sheet] = append(bySheet[f.Sheet], f)
	}
	for _, ref := range b.sheets {
		of := bySheet[ref.name]
		if len(of) == 0 {
			continue
		}
		delete(bySheet, ref.name)
		if err := b.fillSheet(ref, of); err != nil {
			return fmt.Errorf("%s: %w", ref.part, err)
		}
	}
	for name := range bySheet {
		return fmt.Errorf("no sheet %q", name)
	}
	if len(fillings) == 0 {
		return nil
	}
	numbers := map[string]bool{}
	for _, f := range fillings {
		if f.Value.Kind == Number {
			numbers[f.Sheet] = true
		}
	}
	if len(numbers) > 0 {
		if err := b.forget(numbers); err != nil {
			return err
		}
	}
	return b.recalculate()
}

func (b *Book) fillSheet(ref sheetRef, of []Filling) error {
	s, err := b.survey(ref)
	if err != nil {
		return err
	}
	var cells []cell
	for _, f := range of {
		cells = append(cells, cell{f.Row, f.Col})
	}
	first := s.firstOfMerged(cells)
	values := map[cell]Value{}
	links := map[cell]string{}
	var notes []*note
	for i, f := range of {
		at := cells[i]
		if m, ok := first[at]; ok {
			at = m
		}
		if _, twice := values[at]; !twice {
			notes = append(notes, &note{cell: at})
		}
		values[at], links[at] = f.Value, f.Link
	}
	slices.SortFunc(notes, func(a, b *note) int { return a.compare(b.cell) })
	edits := s.write(notes, func(n *note, old *element, style int) string { return b.filled(s, n, old, style, values[n.cell]) })
	more, err := b.link(s, notes, links)
	if err != nil {
		return err
	}
	b.set(ref.part, apply(s.src, append(edits, more...)))
	return nil
}

// filled writes a cell with a value: the old one with another content, or a new one in the style that it inherits.
func (b *Book) filled(s *sheet, n *note, old *element, style int, v Value) string {
	p := s.root.prefix
	text := fmt.Sprintf(`<%sc r="%s" s="%d">`, p, n.name(), style)
	if old != nil {
		text = old.open.without("t", "vm", "cm")
		if strings.HasSuffix(text, "/>") {
			text = strings.TrimRight(strings.TrimSuffix(text, "/>"), " \t\r\n") + ">"
		}
	}
	t := fresh(text)
	body := ""
	switch v.Kind {
	case Text:
		t = fresh(t.with("t", "inlineStr"))
		body = "<" + p + "is>" + v.rich(p) + "</" + p + "is>"
	case Logical:
		t = fresh(t.with("t", "b"))
		body = "<" + p + "v>" + map[bool]string{true: "1", false: "0"}[v.Text == "TRUE"] + "</" + p + "v>"
	case Number:
		body = "<" + p + "v>" + escape(v.Text) + "</" + p + "v>"
	}
	if v.Formula != "" {
		t, body = fresh(t.without("t")), "<"+p+"f>"+escape(v.Formula)+"</"+p+"f>"
	}
	return string(t.src) + body + "</" + p + "c>"
}

// rich writes a text with the looks of its parts.
func (v Value) rich(p string) string {
	one := func(s string) string { return `<` + p + `t xml:space="preserve">` + cellText(s) + `</` + p + `t>` }
	looks := p == "" && slices.ContainsFunc(v.runs, func(r textRun) bool { return r.look != "" })
	if !looks {
		return one(v.Text)
	}
	var out strings.Builder
	for _, r := range v.runs {
		look := ""
		if r.look != "" {
			look = "<rPr>" + r.look + "</rPr>"
		}
		out.WriteString("<r>" + look + one(r.text) + "</r>")
	}
	return out.String()
}

// without is the tag as text, without some of its attributes.
func (t tag) without(names ...string) string {
	out := string(t.src[t.at:t.end])
	for _, n := range names {
		u := fresh(out)
		a, ok := u.find(n)
		if !ok {
			continue
		}
		from := a.at - 1 // the quote
		for from > 0 && strings.IndexByte(" \t\r\n", out[from]) < 0 {
			from--
		}
		out = out[:from] + out[a.end+1:]
	}
	return out
}

// write is the edits that put something else in place of each note's cell. Make gets the cell as it is, or nil and the style
// that a cell there inherits.
func (s *sheet) write(notes []*note, make func(n *note, old *element, style int) string) []edit {
	rows, byNumber := wantRows(notes)
	var edits []edit
	s.walkRows(rows, byNumber, func(n *note, t tag) {
		e := element{t, t}
		if !t.closes {
			e.close = s.closing(t)
		}
		edits = append(edits, edit{t.at, e.close.end, make(n, &e, 0)})
	})
	return append(edits, s.missing(rows, func(n *note, r *wantRow) string { return make(n, nil, s.inherited(r, n.col)) })...)
}

// closing is the tag that closes an element.
func (s *sheet) closing(open tag) tag {
	sc := &scanner{src: s.src, pos: open.end, depth: open.depth + 1}
	for t, ok := sc.next(); ok; t, ok = sc.next() {
		if t.depth == open.depth && !t.opens {
			return t
		}
	}
	return open
}

// recalculate marks the workbook so that programs calculate its formulas when they open it: what stands in their cells was
// calculated before it was filled in.
func (b *Book) recalculate() error {
	src, err := b.part(b.workbook)
	if err != nil {
		return err
	}
	top, err := root(src)
	if err != nil {
		return fmt.Errorf("%s: %w", b.workbook, err)
	}
	var e edit
	if c, ok := child(src, "calcPr"); ok {
		e = edit{c.open.at, c.open.end, c.open.with("fullCalcOnLoad", "1")}
	} else {
		at := place(src, top, workbookOrder, "calcPr")
		e = edit{at, at, "<" + top.prefix + `calcPr fullCalcOnLoad="1"/>`}
	}
	b.set(b.workbook, apply(src, []edit{e}))
	return nil
}

// forget takes away results of formulas that were calculated before numbers were filled in: LibreOffice shows a result that a
// file holds, whatever the file asks for. On sheets with new numbers it is all of them that are numbers, on others the zeros.
func (b *Book) forget(filled map[string]bool) error {
	for _, ref := range b.sheets {
		if ref.part == "" || !b.has(ref.part) {
			continue
		}
		src, err := b.part(ref.part)
		if err != nil {
			return err
		}
		if edits := staleResults(src, filled[ref.name]); len(edits) > 0 {
			b.set(ref.part, apply(src, edits))
		}
	}
	return nil
}

// staleResults are the edits that take the numbers behind formulas out of a sheet: all, or those that are zero.
func staleResults(src []byte, all bool) []edit {
	var edits []edit
	sc := &scanner{src: src}
	number, formula := false, false
	open := tag{} // of a result
	for t, ok := sc.next(); ok; t, ok = sc.next() {
		switch {
		case t.depth == 3 && t.name == "c" && t.opens:
			kind := t.attr("t")
			number, formula, open = kind == "" || kind == "n" || kind == "str", false, tag{} // excelize calls numbers texts
		case t.depth == 4 && t.name == "f":
			formula = true
		case t.depth == 4 && t.name == "v" && t.opens && !t.closes && number && formula:
			open = t
		case t.depth == 4 && t.name == "v" && open.src != nil:
			n, err := strconv.ParseFloat(string(src[open.end:t.at]), 64)
			if err == nil && (all || n == 0) {
				edits = append(edits, edit{open.at, t.end, ""})
			}
			open = tag{}
		}
	}
	return edits
}
