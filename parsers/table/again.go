package table

// repeats reports whether row i is the table's header once more. The cell above the IDs or texts may hold the title of
// the section instead.
func (t *span) repeats(i int) bool {
	same, shown, k := 0, 0, 0
	cells := t.r.rows[i].Cells
	for n := range cells {
		s, col := clean(cells[n].Text), cells[n].Col
		if s == "" {
			continue
		}
		shown++
		for k < len(t.h.cols) && t.h.cols[k].col < col { // both ascend
			k++
		}
		if k < len(t.h.cols) && t.h.cols[k].col == col && (t.h.cols[k].own == s || len(s) <= maxHeader && t.r.samePlain(t.plainHeader(k), s)) {
			same++
		}
	}
	return same >= 2 && same*2 > shown || same >= 2 && same >= shown-1
}

// plainHeader is the k-th header in its normal form.
func (t *span) plainHeader(k int) string {
	if c := &t.h.cols[k]; c.plain == "" && c.own != "" {
		c.plain = plain(c.own)
	}
	return t.h.cols[k].plain
}

// samePlain reports whether a cell says the same as a header in its normal form. Most do not, as their first letters
// tell, or their number: the normal form drops none and, up to the first sign, changes nothing but their case.
func (r *reader) samePlain(header, s string) bool {
	for i := 0; i < len(header) && i < len(s) && isLetter(header[i]) && isLetter(s[i]); i++ {
		if header[i] != s[i]|0x20 {
			return false
		}
	}
	for i, letters := 0, 0; i < len(s); i++ {
		if letters += one(isLetter(s[i])); letters > len(header) {
			return false
		}
	}
	return header == r.plain(s)
}

// plain is the normalised form of a short cell, worked out once.
func (r *reader) plain(s string) string {
	p, ok := r.plains[s]
	if !ok {
		p = plain(s)
		remember(r.plains, s, p)
	}
	return p
}
