package table

// A preview is what a row says by itself, whatever stands above it. Rows are classified one after the other, because each
// may belong to the one above; they are previewed side by side, ahead of that.
type preview struct {
	line    line
	wording wording
	sayings []saying // of the cells in t.spoken
}

// A saying is what the cell of an answer tells by itself.
type saying struct {
	wordless, unfilled bool
	cited              []citation
	asked              bool // see asksSo
}

// rowsAtOnce is how many rows a core previews before it takes the next ones: rows differ, so that equal shares would not be
// equal work, and what is not classified yet is kept in memory.
const rowsAtOnce = 256

func (t *span) previews(rows []int) []preview {
	ps := make([]preview, len(rows))
	sayings := make([]saying, len(rows)*len(t.spoken))
	for k, i := range rows {
		p := &ps[k]
		p.line = t.line(i)
		p.sayings, sayings = sayings[:len(t.spoken)], sayings[len(t.spoken):]
		t.preview(p)
	}
	return ps
}

// preview reads the words of a row whose cells are known.
func (t *span) preview(p *preview) {
	if t.priced {
		return // positions are told by their cells alone
	}
	p.wording = readWording(p.line.title, p.line.text)
	for k, col := range t.spoken {
		if s := t.r.text(p.line.i, col); s != "" {
			p.sayings[k] = saying{wordless: !hasLetters(s), unfilled: unfilled(s), cited: citations(s), asked: t.asksSo(p.line.i, s) && !t.offers(col, p.line)}
		}
	}
}
