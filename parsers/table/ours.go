package table

import (
	"slices"
	"strings"

	"github.com/offerlint/offerlint/lint"
)

// Known is Options.Known for a list of criteria: by ID, however it is written, the words of all criteria that have it.
func Known(all []*lint.Criterion) func(id string) (words []string, ok bool) {
	ix := map[string][]string{}
	for _, c := range all {
		k := idKey(c.ID)
		ix[k] = append(ix[k], c.Title, c.Text, strings.TrimSpace(c.Title+"\n"+c.Text))
	}
	return func(id string) ([]string, bool) {
		ws, ok := ix[idKey(id)]
		return ws, ok
	}
}

// isKnown reports whether a cell of our file is the ID of a criterion.
func (r *reader) isKnown(s string) bool {
	if s == "" || r.opt.Known == nil || r.opt.Side != lint.SideOffer {
		return false
	}
	_, ok := r.opt.Known(s)
	return ok
}

// knownColumn finds the column of a file of ours that names the customer's criteria: the one that names most, where most
// of its cells do. Any list has plain numbers: all of them must be known, and without a header they name nothing.
func (r *reader) knownColumn(rows []int, headed bool) int {
	if r.opt.Known == nil || r.opt.Side != lint.SideOffer {
		return 0
	}
	best, most := 0, 0
	for _, col := range r.used(rows) {
		seen, filled, named := map[string]bool{}, 0, false
		for _, i := range rows {
			s := r.text(i, col)
			filled += one(s != "")
			plain := strings.Trim(s, "0123456789") == ""
			if r.isKnown(s) && (headed || !plain) {
				seen[idKey(s)], named = true, named || !plain
			}
		}
		if n := len(seen); n > most && (n*10 >= filled*6 && named || n == filled) && (n > 1 || filled == 1) {
			best, most = col, n
		}
	}
	return best
}

// answerTable reads a sheet of ours whose header says nothing, by the IDs that it answers.
func (r *reader) answerTable() []*span {
	rows := r.shownFrom(0)
	id := r.knownColumn(rows, false)
	if id == 0 {
		return nil
	}
	k := slices.IndexFunc(rows, func(i int) bool { return r.isKnown(r.text(i, id)) })
	t := &span{r: r, h: &header{top: rows[k]}, top: rows[k], end: len(r.rows)}
	if k > 0 {
		t.h = &header{top: rows[k-1], height: 1, cols: r.nameColumns(rows[k-1], -1)}
		t.top = rows[k-1]
	}
	r.note("inferred-columns")
	return []*span{t}
}

// findKnown takes the column of a file of ours that names the customer's criteria as its IDs, whatever its header says.
func (t *span) findKnown(rows []int) {
	if t.id != 0 {
		t.answering = t.r.knownColumn(rows, true) == t.id
		return
	}
	if id := t.r.knownColumn(rows, true); id != 0 && !t.taken[id] {
		t.id, t.taken[id], t.answering = id, true, true
		t.because(id, "holds the IDs of the customer's criteria")
	}
}

// plainNumbers reports whether the IDs of a sheet of ours are numbers, as any list has them.
func (t *span) plainNumbers(rows []int) bool {
	return !slices.ContainsFunc(rows, func(i int) bool { return strings.Trim(t.r.text(i, t.id), "0123456789") != "" })
}

// findAnswers reads the rest of a sheet of ours that names the customer's criteria. Texts that are not the customer's
// are our answers, and so is what stands in a column whose header names nothing else. In a copy of the customer's list
// such a column is the customer's, where there is another one for our answers; and a list that is merely numbered as the
// customer's is read by its headers alone.
func (t *span) findAnswers(cands map[int]candidate, rows []int) {
	if !t.answering || t.priced || t.plainNumbers(rows) {
		return
	}
	for _, col := range []*int{&t.text, &t.title} {
		if *col != 0 && !t.quotes(rows, *col) {
			t.comment, *col = append(t.comment, *col), 0
		}
	}
	if t.text == 0 {
		t.text, t.title = t.title, 0
	}
	if t.text == 0 {
		t.findQuoted(cands, rows)
	}
	copied := t.text != 0 && len(t.answerCols())+len(t.comment) > 0
	for _, col := range sortedCols(cands) {
		c := cands[col]
		if named := slices.ContainsFunc(c.c.guesses, func(g guess) bool { return g.score >= scoreSuffix }); named || copied {
			continue
		}
		if !t.taken[col] && c.p.filled > 0 && !hasWord(c.c.name, buyerWords) && !t.r.g.HiddenCols[col] {
			t.comment, t.taken[col] = append(t.comment, col), true
		}
	}
	slices.Sort(t.comment)
}

// findQuoted takes a column whose header names nothing, and that holds the customer's words, as his text: our remarks may be
// longer.
func (t *span) findQuoted(cands map[int]candidate, rows []int) {
	named := slices.DeleteFunc(slices.Clone(rows), func(i int) bool { return !t.r.isKnown(t.r.text(i, t.id)) })
	for _, col := range sortedCols(cands) {
		said := slices.ContainsFunc(named, func(i int) bool { return t.r.text(i, col) != "" })
		if !t.taken[col] && said && t.quotes(named, col) {
			t.text, t.taken[col] = col, true
			t.because(col, "holds the customer's words")
			return
		}
	}
}

// quotes reports whether a column of ours holds the customer's words, changed or not, in at least half of the rows.
func (t *span) quotes(rows []int, col int) bool {
	same, told := 0, 0
	for _, i := range rows {
		s := t.r.text(i, col)
		theirs, ok := t.r.opt.Known(t.r.text(i, t.id))
		if s == "" || !ok {
			continue
		}
		told++
		same += one(slices.ContainsFunc(theirs, func(w string) bool { return resembles(s, w) }))
	}
	return same*2 >= told
}

// resembles reports whether two texts are the same but for some changes: one begins with the other, or they share two of
// five words.
func resembles(a, b string) bool {
	la, lb := letters(a), letters(b)
	if la == "" || lb == "" {
		return false
	}
	if strings.HasPrefix(la, lb) || strings.HasPrefix(lb, la) {
		return true
	}
	wa, wb := contentWords(a), contentWords(b)
	shared := 0
	for w := range wa {
		shared += one(wb[w])
	}
	return shared*5 >= (len(wa)+len(wb)-shared)*2 && shared > 0
}

// contentWords are the words of a text without those that occur in every text.
func contentWords(s string) map[string]bool {
	ws := map[string]bool{}
	for w := range strings.FieldsFuncSeq(folded(s), func(r rune) bool { return strings.ContainsRune(" \n\t.,;:!?\"'()[]/-", r) }) {
		if !smallWords.Has(w) {
			ws[w] = true
		}
	}
	return ws
}

// spelledSets are the letters of which a header may be made that spells its answers out: "E/N/T".
var spelledSets = append(slices.Clone(codeSets),
	map[string]lint.Claim{"e": lint.Full, "n": lint.No, "t": lint.Partial},
	map[string]lint.Claim{"f": lint.Full, "p": lint.Partial, "n": lint.No},
)

// spelledAnswers reads a header that spells its answers out: at least two different ones, one of them a yes. It is nil
// for all other headers.
func spelledAnswers(header string) map[string]lint.Claim {
	parts := strings.FieldsFunc(plain(header), func(r rune) bool { return strings.ContainsRune("/|,;", r) })
	if len(parts) < 2 || len(parts) > 6 {
		return nil
	}
	for _, set := range spelledSets {
		out, different, yes := map[string]lint.Claim{}, map[lint.Claim]bool{}, false
		for _, p := range parts {
			p = bareAnswer(p)
			c, ok := set[p]
			if !ok {
				c = claimIndex()[p]
			}
			out[p], different[c], yes = c, true, yes || c.Yes()
		}
		if yes && len(different) >= 2 && !different[lint.Unstated] && !different[lint.Unclear] {
			return out
		}
	}
	return nil
}

// filledClaim finds the one column of answers under a header that is no header of answers: one that spells the answers
// out, or a column that holds nothing else and that its header gives to the bidder or calls remarks. In a form that was
// filled in, and has no remarks, it is the last column under whatever header. Nobody guesses which of two is ours.
func (t *span) filledClaim(cands map[int]candidate) int {
	var found []int
	last, remarks := 0, false
	for _, col := range sortedCols(cands) {
		if c := cands[col]; !t.taken[col] && c.p.filled > 0 {
			last, remarks = col, remarks || c.means(fieldComment)
		}
	}
	for _, col := range sortedCols(cands) {
		c := cands[col]
		if t.taken[col] || t.r.g.HiddenCols[col] || hasWord(c.c.name, buyerWords) || !onlyFields(t.known(c), fieldClaim, fieldComment) {
			continue
		}
		ours := t.r.opt.Filled && col == last && !remarks || t.answering || forBidder(c.c.name) || c.means(fieldComment)
		if spelledAnswers(c.c.own) != nil || ours && c.answersOnly() {
			found = append(found, col)
		}
	}
	if len(found) != 1 {
		return 0
	}
	t.r.note("inferred-columns")
	t.because(found[0], "the only column filled with answers")
	return found[0]
}

func onlyFields(gs []guess, fields ...string) bool {
	return !slices.ContainsFunc(gs, func(g guess) bool { return !slices.Contains(fields, g.field) })
}

// forBidder reports whether a header gives its column to the bidder, and does not speak to it: "Hinweise für Bieter".
func forBidder(name string) bool {
	return bidders(name) && !hasWord(name, []string{"fuer", "an", "for", "to"})
}

// answersOnly reports whether nearly all cells of a column are answers, and half of its values plain ones.
func (c candidate) answersOnly() bool {
	plainly := 0
	key := answerKey{codes: closedCodes(c.p.values)}
	for _, v := range c.p.values {
		claim, _ := readClaim(v, key)
		plainly += one(claim != lint.Unstated && claim != lint.Unclear)
	}
	return c.p.filled > 0 && c.p.claims*10 >= c.p.filled*8 && plainly*2 >= len(c.p.values)
}

// takeRemarks takes the remarks of a form that was filled in and has no other place for answers. Of several columns, the
// last one is ours.
func (t *span) takeRemarks(cands map[int]candidate) {
	last := 0
	for _, c := range t.all(cands, fieldComment, scorePart) {
		if c.p.filled > 0 && !hasWord(c.c.name, buyerWords) && !t.r.g.HiddenCols[c.col] {
			last = max(last, c.col)
		}
	}
	if last != 0 {
		t.comment, t.taken[last] = append([]int{last}, t.comment...), true
	}
}

// findGiven takes the columns that are the bidder's by their header alone, where nothing else asks for an answer.
func (t *span) findGiven(cands map[int]candidate) {
	if len(t.answerCols())+len(t.comment)+len(t.evidence)+len(t.reference) > 0 || t.priced {
		return
	}
	for _, col := range sortedCols(cands) {
		if c := cands[col]; !t.taken[col] && forBidder(c.c.name) && len(t.known(c)) == 0 && !t.r.g.HiddenCols[col] {
			t.comment, t.taken[col] = append(t.comment, col), true
		}
	}
}

// findUnread lists the filled columns of a list of criteria that were read as nothing. Columns that are named as the
// customer's own business, such as sources and dates, are understood, and left.
func (t *span) findUnread(cands map[int]candidate) {
	if t.priced {
		return
	}
	for _, col := range sortedCols(cands) {
		c := cands[col]
		business := slices.ContainsFunc(t.known(c), func(g guess) bool {
			return slices.Contains([]string{fieldPriority, fieldRequired, fieldExpected, fieldCost, fieldState, fieldOther}, g.field)
		})
		if !t.taken[col] && c.p.filled > 0 && !business && !t.r.key.cols[col] && !t.onlySentinels(col) {
			t.unread = append(t.unread, lint.ColumnName(col))
		}
	}
}

// onlySentinels reports whether nothing stands in a column but end marks.
func (t *span) onlySentinels(col int) bool {
	return !slices.ContainsFunc(t.body(), func(i int) bool { return t.r.text(i, col) != "" && !sentinel(t.r.rows[i]) })
}

// noteUnread tells of columns that were read as nothing, each once.
func (t *span) noteUnread() {
	s := &t.r.out.Source
	have := strings.Split(s.Reasons["unread"], ", ")
	for _, l := range t.unread {
		if slices.Contains(have, l) {
			continue
		}
		t.r.note("unread-columns")
		if s.Reasons == nil {
			s.Reasons = map[string]string{}
		}
		s.Reasons["unread"] = strings.TrimPrefix(s.Reasons["unread"]+", "+l, ", ")
	}
}

// neutralHeaders may stand above obligations as well as above anything else: their values tell.
var neutralHeaders = strings.Split("kategorie|klasse|art|einstufung|prioritaet|prio|level|stufe|typ|gruppe|kuerzel|kennzeichen|kennzeichnung|category|class|priority|type|group|grade|code", "|")

// termsByValues finds an obligation below a neutral header: all of its values are words or letters of one vocabulary of
// obligations, and one of them obliges.
func (t *span) termsByValues(cands map[int]candidate) {
	for _, col := range sortedCols(cands) {
		c := cands[col]
		if t.taken[col] || c.p.filled < 2 || c.p.distinct > 8 || !slices.Contains(neutralHeaders, plain(c.c.own)) {
			continue
		}
		key := newObligationKey(c.p.values, c.c.own, t.r.key.terms)
		obliges, all := false, true
		for _, v := range c.p.values {
			r := key.read(v)
			all = all && r.ok
			obliges = obliges || r.of == lint.Must || r.of == lint.Exclusion || r.of == lint.Should
		}
		if all && obliges {
			t.taken[col] = true
			t.terms = append(t.terms, termColumn{col: col, header: c.c.own, key: key})
			return
		}
	}
}
