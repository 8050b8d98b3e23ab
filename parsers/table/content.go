package table

import (
	"slices"

	"github.com/offerlint/offerlint/lint"
)

// listHeader finds the header of a plain list: one column of texts below "Frage" or "Requirement".
func (r *reader) listHeader() *header {
	if len(r.names) > 0 {
		return nil
	}
	for i := range min(len(r.rows), 10) {
		if r.fates[i] != (fate{}) {
			continue
		}
		h := &header{top: i, height: 1, cols: r.nameColumns(i, -1)}
		for _, c := range h.cols {
			if len(c.guesses) == 0 || c.guesses[0].score < scorePart || !slices.ContainsFunc(c.guesses, func(g guess) bool { return g.field == fieldText }) {
				continue
			}
			p := r.profile(c.col, r.shownFrom(i+1))
			if p.filled >= 2 && p.words >= 3*p.filled && !r.glossary(h) {
				h.score = scorePart
				return h
			}
		}
	}
	return nil
}

// maxGuessed is how many columns a table may have that is read without a header. Wider ones are data of some kind.
const maxGuessed = 8

// contentTable reads a table without a header that anyone would recognise: a column of IDs beside a column of texts, or
// texts that begin with their number. What was inferred is noted.
func (r *reader) contentTable() []*span {
	if len(r.names) > 0 && len(r.opt.Columns) == 0 || r.opt.Columns == nil && r.contentRole() == "price" {
		return nil
	}
	t := &span{r: r, h: &header{top: 0, height: 0}, top: 0, end: len(r.rows)}
	rows := r.shownFrom(0)
	if len(r.used(rows)) > maxGuessed && len(r.opt.Columns) == 0 {
		return nil
	}
	id, text := r.idColumn(rows), 0
	if len(r.opt.Columns) == 0 {
		text = r.textColumn(rows, id)
		if text == 0 || id == 0 && r.embedded(rows, text).re == nil {
			return nil
		}
	}
	t.byContent = true
	r.note("inferred-columns")
	switch {
	case id == 0:
		t.header(rows, text)
	case !hasDigit(r.text(rows[0], id)): // its IDs have digits, so this row names them
		t.h = &header{top: rows[0], height: 1, cols: r.nameColumns(rows[0], -1)}
		t.top = rows[0]
	}
	return []*span{t}
}

// shownFrom lists the rows from index i on that show something.
func (r *reader) shownFrom(i int) []int {
	var out []int
	for ; i < len(r.rows); i++ {
		if r.fates[i] == (fate{}) {
			out = append(out, i)
		}
	}
	return out
}

// header takes the row above the first numbered text as the header of a table found by content.
func (t *span) header(rows []int, text int) {
	e := t.r.embedded(rows, text)
	for k, i := range rows {
		if id, _ := e.split(t.r.text(i, text)); id != "" {
			if k > 0 {
				t.h = &header{top: rows[k-1], height: 1, cols: t.r.nameColumns(rows[k-1], -1)}
				t.top = rows[k-1]
			}
			return
		}
	}
}

// shortText takes, in a list that has IDs and answers but no texts, the one column right of the IDs that says in each row a few
// words of its own: "Document" in a list of what is to be enclosed.
func (t *span) shortText(cands map[int]candidate, rows []int) int {
	answers := slices.Concat(t.answerCols(), t.comment)
	found := 0
	for _, col := range sortedCols(cands) {
		c := cands[col]
		words := c.p.words*2 >= 3*c.p.filled && c.p.distinct*10 >= c.p.filled*9 && c.p.filled*10 >= len(rows)*8 && c.p.filled > 1
		if !words || col <= t.id || slices.Contains(answers, col) || !c.namesAnswer() || t.answered(cands) || t.r.opt.Side == lint.SideOffer || t.r.g.HiddenCols[col] {
			continue
		}
		if found != 0 {
			return 0
		}
		found = col
	}
	if found != 0 && len(answers) > 0 {
		t.evidence = slices.DeleteFunc(t.evidence, func(col int) bool { return col == found })
		t.taken[found] = true
		t.r.note("inferred-columns")
		t.because(found, "the only column that says something else in each row")
		return found
	}
	return 0
}

// longerText takes a column under an unknown header for the text, where it holds sentences that differ from row to row and
// the column that is named like a text holds but a word or three: that one is the title then. No text of the customer's is to be
// left out for the want of a word.
func (t *span) longerText(cands map[int]candidate, rows []int, first int, free func(candidate, int) bool) {
	if t.text == 0 || t.title != 0 || t.byContent || t.answering || t.priced {
		return
	}
	short := t.profile(t.text)
	for _, col := range sortedCols(cands) {
		c := cands[col]
		sentences := short.words < 4*short.filled && free(c, 4) && c.p.filled*2 >= len(rows) && len(c.p.values)*10 >= c.p.filled*8 && c.p.words*max(short.filled, 1) > short.words*c.p.filled
		if sentences && (first == 0 || col < first) && len(c.c.guesses) == 0 && c.c.own != "" && !hasWord(c.c.name, buyerWords) {
			t.title, t.text, t.taken[col] = t.text, col, true
			t.r.note("inferred-columns")
			t.because(col, "longer texts than those named so, to the left of the answers")
			return
		}
	}
}

// takeGiven takes the columns whose own header gives them to the bidder: "Angebot des Bieters (Fabrikat)", and remarks
// behind them: "Begründung der Selbsteinschätzung". Texts in all rows of a form that is not filled in are the customer's:
// "Mitwirkung des Auftragnehmers".
func (t *span) takeGiven(cands map[int]candidate) {
	first := 0
	for _, col := range sortedCols(cands) {
		c := cands[col]
		theirs := c.means(fieldText) || c.means(fieldTitle) || c.p.filled >= 2 && c.p.words >= 3*c.p.filled && !t.answered(cands) && t.r.opt.Side != lint.SideOffer
		if !t.taken[col] && !t.priced && !theirs && forBidder(c.c.own) && len(t.known(c)) == 0 && !t.r.g.HiddenCols[col] && c.p.formulas == 0 {
			t.comment, t.taken[col] = append(t.comment, col), true
			first = max(first, col)
		}
	}
	if first > 0 {
		t.takeAll(cands, &t.comment, fieldComment, scorePrefix, func(c candidate) bool {
			return c.col > first && t.ours(c, true) && !t.r.g.HiddenCols[c.col]
		})
	}
	slices.Sort(t.comment)
}
