package table

import (
	"cmp"
	"slices"
	"strings"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers/cores"
)

// columns say what each column of a table holds; 0 where there is none.
type columns struct {
	id, text, title, parent, lot, weight, points, allowed, owner int
	quantity, unit, unitPrice, total                             int
	section, comment, evidence, required, reference, deviation   []int
	prices                                                       []int        // of a price sheet, further columns of money
	terms                                                        []termColumn // obligations
	claim                                                        int
	marks                                                        []markColumn // answers to be marked
	story                                                        []storyPart  // the text is a sentence in several columns
	embed                                                        embedding
	scheme                                                       idScheme
	priced                                                       bool
	byContent                                                    bool
	answers                                                      answerKey             // how the claim column is read, but for the sheet's legend
	smallSet                                                     bool                  // the claim column has a small set of answers
	smallAnyway                                                  bool                  // also where its cells have no list
	spelled                                                      map[string]lint.Claim // answers that its header explains
	claimHeader                                                  string
	answering                                                    bool     // the IDs of our file are those of the customer's criteria
	unread                                                       []string // letters of filled columns that are read as nothing
	states                                                       []int    // the customer's own columns in which criteria are marked as withdrawn
	taken                                                        map[int]bool
}

type termColumn struct {
	col    int
	header string
	key    obligationKey
	values []string
	known  map[string]term // what its cells state, where they say but a few things
}

// mostKnown is how many different values of a type column are read beforehand. Most have three.
const mostKnown = 64

func (tc *termColumn) learn(values []string) {
	if len(values) > mostKnown {
		return
	}
	tc.known = map[string]term{}
	for _, v := range values {
		tc.known[v] = tc.key.read(v)
	}
}

// read says what a cell of the column states.
func (tc *termColumn) read(s string) term {
	if t, ok := tc.known[s]; ok {
		return t
	}
	return tc.key.read(s)
}

type markColumn struct {
	col   int
	label string
	claim lint.Claim
}

// body lists the rows of the table that show something and are no header.
func (t *span) body() []int {
	if t.rowsOf == nil {
		t.rowsOf, t.again = []int{}, map[int]bool{}
		for i := t.h.top + t.h.height; i < t.end; i++ {
			switch {
			case t.r.fates[i] != (fate{}):
			case t.repeats(i):
				t.again[i] = true
			default:
				t.rowsOf = append(t.rowsOf, i)
			}
		}
	}
	return t.rowsOf
}

// A candidate is a column that may hold a field.
type candidate struct {
	col, score int
	c          column
	p          profile
}

// resolve decides what each column holds: by its header, then by its content, and by what the config says before all.
func (t *span) resolve() {
	rows := t.body()
	t.taken = map[int]bool{}
	t.force()
	cands := map[int]candidate{}
	for _, c := range t.h.cols {
		cands[c.col] = candidate{col: c.col, c: c}
	}
	cols := t.r.used(rows)
	for _, c := range t.h.cols {
		if !slices.Contains(cols, c.col) {
			cols = append(cols, c.col)
		}
	}
	profiles := make([]profile, len(cols))
	cores.Share(len(cols), 1, func(i, _ int) { profiles[i] = t.r.profile(cols[i], rows) })
	t.profiles = map[int]profile{}
	for i, col := range cols {
		c := cands[col]
		c.col, c.p = col, profiles[i]
		cands[col], t.profiles[col] = c, c.p
	}
	t.findKnown(rows)
	t.findMarks(cands)
	t.findTermMarks(cands)
	t.findID(cands, rows)
	t.findStory(cands)
	t.findText(cands)
	t.findTerms(cands)
	t.findClaim(cands)
	t.findOthers(cands, len(rows))
	t.findAnswers(cands, rows)
	t.findByContent(cands, rows)
	t.findGiven(cands)
	t.findStates(cands)
	t.findUnread(cands)
	if t.id == 0 && t.text != 0 {
		t.embed = t.r.embedded(rows, t.text)
	}
	t.scheme = newIDScheme(t.sureIDs(rows))
}

// profile is that of a column of the table.
func (t *span) profile(col int) profile {
	if p, ok := t.profiles[col]; ok {
		return p
	}
	return t.r.profile(col, t.body())
}

// sureIDs are the cells of the ID column in the rows that ask for something beyond doubt: those with a text and a type,
// else those with a text. Titles, notes and legends stand in the same column.
func (t *span) sureIDs(rows []int) []string {
	if t.id == 0 {
		return nil
	}
	const told, typed = 1, 2
	sure := make([]uint8, len(rows)) // what stands beside the ID
	cores.Share(len(rows), rowsGlanced, func(from, to int) {
		for k, i := range rows[from:to] {
			if t.r.text(i, t.text) != "" || t.r.text(i, t.title) != "" {
				sure[from+k] |= told
			}
			if slices.ContainsFunc(t.terms, func(tc termColumn) bool { return t.r.text(i, tc.col) != "" }) {
				sure[from+k] |= typed
			}
		}
	})
	nTold, nTyped := 0, 0
	ids := make([]string, len(rows))
	for k, i := range rows {
		if ids[k] = t.r.text(i, t.id); ids[k] != "" {
			nTold += one(sure[k]&told != 0)
			nTyped += one(sure[k] == told|typed)
		}
	}
	least := uint8(0)
	switch {
	case nTyped*3 >= nTold && nTyped > 0:
		least = told | typed
	case nTold > 0:
		least = told
	}
	out := ids[:0]
	for k, s := range ids {
		if s != "" && sure[k]&least == least {
			out = append(out, s)
		}
	}
	return out
}

// force takes over the columns that the config names.
func (t *span) force() {
	single := map[string]*int{
		fieldID: &t.id, fieldText: &t.text, fieldTitle: &t.title, fieldParent: &t.parent, fieldLot: &t.lot, fieldWeight: &t.weight, fieldPoints: &t.points,
		fieldAllowed: &t.allowed, fieldOwner: &t.owner, fieldQuantity: &t.quantity, fieldUnit: &t.unit, fieldUnitPrice: &t.unitPrice, fieldTotal: &t.total, fieldClaim: &t.claim,
	}
	lists := map[string]*[]int{fieldSection: &t.section, fieldComment: &t.comment, fieldEvidence: &t.evidence, fieldReference: &t.reference, fieldDeviation: &t.deviation}
	for _, f := range sortedKeys(t.r.opt.Columns) {
		v := t.r.opt.Columns[f]
		col := ColumnNumber(v)
		if col == 0 {
			col = t.h.find(plain(v))
		}
		if col == 0 {
			t.r.problem(-1, f+": "+v)
			continue
		}
		t.taken[col] = true
		t.because(col, "named in offerlint.yaml")
		switch {
		case single[f] != nil:
			*single[f] = col
		case lists[f] != nil:
			*lists[f] = append(*lists[f], col)
		case f == fieldObligation:
			t.terms = append(t.terms, termColumn{col: col, header: v, values: t.r.profile(col, t.body()).values})
		}
	}
}

// all lists the free candidates for a field with at least a score, best header first, then from the left.
func (t *span) all(cands map[int]candidate, field string, least int) []candidate {
	var out []candidate
	for _, c := range cands {
		for _, g := range c.c.guesses {
			if g.field == field && g.score >= least && !t.taken[c.col] {
				c.score = g.score
				out = append(out, c)
				break
			}
		}
	}
	slices.SortFunc(out, func(a, b candidate) int { return cmp.Or(b.score-a.score, a.col-b.col) })
	return out
}

// pick takes the best candidate for a field.
func (t *span) pick(cands map[int]candidate, field string, least int) int {
	if cs := t.all(cands, field, least); len(cs) > 0 {
		t.taken[cs[0].col] = true
		return cs[0].col
	}
	return 0
}

// findMarks finds columns that are named like answers and hold nothing but marks.
func (t *span) findMarks(cands map[int]candidate) {
	if t.h.answerMarks() == 0 || t.claim != 0 {
		return
	}
	var found []markColumn
	for _, c := range t.h.cols {
		cl := c.mark
		p := cands[c.col].p
		numbers := p.filled > 0 && p.digits*10 >= p.filled*7 && p.marks*2 < p.filled // "No." above them is no answer
		if cl == lint.Unstated || cl == lint.Unclear || hasWord(c.group, buyerWords) || t.taken[c.col] || p.words > 4*max(p.filled, 1) || numbers {
			continue
		}
		found = append(found, markColumn{col: c.col, label: strings.TrimSpace(strings.TrimRight(c.own, "*: ")), claim: cl})
	}
	different, yes := map[lint.Claim]bool{}, false
	for _, m := range found {
		different[m.claim] = true
		yes = yes || m.claim.Yes()
	}
	if len(different) < 2 || !yes {
		return
	}
	for _, m := range found {
		t.taken[m.col] = true
		t.because(m.col, "to be marked")
	}
	t.marks = found
}

// findTermMarks finds columns named Muss | Soll | Kann, or A | B, that hold marks.
func (t *span) findTermMarks(cands map[int]candidate) {
	var found []termColumn
	letters := map[string]int{}
	for _, c := range t.h.cols {
		p := cands[c.col].p
		if t.taken[c.col] || p.filled == 0 || p.marks < p.filled {
			continue
		}
		if of, ok := headerObligation(c.own); ok {
			found = append(found, termColumn{col: c.col, header: c.own, key: obligationKey{whole: of, isWhole: true, header: c.own}})
		} else if f := bareTerm(c.own); f == "a" || f == "b" {
			letters[f] = c.col
		}
	}
	if len(letters) == 2 {
		for _, l := range []string{"a", "b"} {
			of := map[string]lint.Obligation{"a": lint.Exclusion, "b": lint.Scored}[l]
			found = append(found, termColumn{col: letters[l], header: strings.ToUpper(l), key: obligationKey{whole: of, isWhole: true, header: strings.ToUpper(l)}})
		}
	}
	for _, f := range found {
		t.taken[f.col] = true
	}
	t.terms = append(t.terms, found...)
}

// findID takes, of the columns that are named like an ID, the one that tells most rows apart.
func (t *span) findID(cands map[int]candidate, rows []int) {
	if t.id != 0 {
		return
	}
	cs := t.all(cands, fieldID, scorePrefix)
	slices.SortStableFunc(cs, func(a, b candidate) int { return one(t.technical(a)) - one(t.technical(b)) })
	numbered := func(c candidate) bool { return c.p.filled == 0 || c.p.digits*10 >= c.p.filled*7 }
	if slices.ContainsFunc(cs, func(c candidate) bool { return numbered(c) && c.p.filled > 0 }) { // "Line" beside "Item", which names it
		cs = slices.DeleteFunc(cs, func(c candidate) bool { return !numbered(c) && c.means(fieldTitle) })
	}
	most := 0
	for _, c := range cs {
		if c.usableID(len(rows)) {
			most = max(most, c.distinct())
		}
	}
	for _, c := range cs {
		if c.usableID(len(rows)) && c.distinct()*10 >= most*9 {
			t.id = c.col
			t.taken[c.col] = true
			return
		}
	}
	if id := t.r.idColumn(rows); id != 0 && !t.taken[id] && (t.byContent || t.mayNumber(cands, id)) {
		t.id = id
		t.taken[id] = true
		t.r.note("inferred-columns")
		t.because(id, "short values with digits, all different")
	}
}

// mayNumber reports whether a column that looks like IDs may be one by its place and header: it stands in front of the
// texts, for what is offered stands behind them, and is called nothing; or it holds nothing but codes, and is called a chapter,
// the place in the customer's document, or "Anforderung" beside the column of the texts.
func (t *span) mayNumber(cands map[int]candidate, id int) bool {
	behind := false
	for _, c := range cands {
		for _, g := range c.c.guesses {
			if (g.field == fieldText || g.field == fieldTitle) && g.score >= scorePart && c.col < id {
				return false
			}
		}
		behind = behind || c.col > id && (c.means(fieldText) || c.means(fieldTitle)) && c.p.words >= 2*c.p.filled && c.p.filled > 0
	}
	c := cands[id]
	codes := c.p.digits == c.p.filled && c.p.words == c.p.filled && !datesThroughout(c.p.values)
	return len(c.c.guesses) == 0 && !namesPrice(c.c.own) || codes && (c.means(fieldSection) || c.means(fieldTitle) || behind && onlyFields(c.c.guesses, fieldText, fieldTitle, fieldOther, fieldReference))
}

// technical reports whether a column holds the keys of a program: hidden, or GUIDs. People name a criterion by the other
// ID, where there is one.
func (t *span) technical(c candidate) bool {
	return t.r.g.HiddenCols[c.col] || c.p.distinct > 0 && len(c.p.values[0]) >= 32 && strings.Count(c.p.values[0], "-") >= 4
}

// distinct counts the different values of a column. Formulas that came without values number the rows, most likely.
func (c candidate) distinct() int {
	if c.p.filled == 0 {
		return c.p.formulas
	}
	return c.p.distinct
}

// means reports whether a header may mean a field.
func (c candidate) means(field string) bool {
	return slices.ContainsFunc(c.c.guesses, func(g guess) bool { return g.field == field })
}

// usableID reports whether a column named like an ID holds IDs: names and sentences are none.
func (c candidate) usableID(rows int) bool {
	if c.p.filled == 0 {
		return c.p.formulas > 0 || rows == 0
	}
	return c.p.ids*2 > c.p.filled || c.score >= scoreExact && c.p.words <= 4*c.p.filled && !c.means(fieldTitle)
}

// findText takes, of the columns that are named like a text or title, the one with the longest texts among those that
// are filled and differ from row to row; another one becomes the title.
func (t *span) findText(cands map[int]candidate) {
	var cs []candidate
	for _, c := range append(t.all(cands, fieldText, scorePrefix), t.all(cands, fieldTitle, scorePrefix)...) {
		amounts := c.score < scorePart && c.p.digits == c.p.filled && c.p.words <= c.p.filled // "Service credit"
		if c.p.filled > 0 && !amounts && c.p.marks*2 < c.p.filled && !t.r.offersAnswers(c.col) && !slices.ContainsFunc(cs, func(o candidate) bool { return o.col == c.col }) {
			cs = append(cs, c)
		}
	}
	filled, distinct := 0, 0
	for _, c := range cs {
		filled, distinct = max(filled, c.p.filled), max(distinct, c.p.distinct)
	}
	rank := func(c candidate) (n int) {
		if c.score >= scorePart && c.p.filled*2 >= filled {
			n += 4
		}
		if c.p.distinct*5 >= distinct*4 {
			n += 2
		}
		return n
	}
	slices.SortStableFunc(cs, func(a, b candidate) int {
		return cmp.Or(rank(b)-rank(a), b.p.words*max(a.p.filled, 1)-a.p.words*max(b.p.filled, 1), b.score-a.score, a.col-b.col)
	})
	cs = t.untranslated(cs)
	for _, c := range cs {
		switch {
		case t.text == 0:
			t.text = c.col
		case t.title == 0 && c.p.distinct*2 > c.p.filled && (c.score >= scorePart || c.score >= scoreSuffix && c.means(fieldTitle)):
			t.title = c.col
		default:
			continue
		}
		t.taken[c.col] = true
	}
	t.textBesideName(cands, cs)
	longer := t.title > t.text && cands[t.title].p.words > cands[t.text].p.words
	named := t.title > t.text && cands[t.title].c.plainly(fieldText) && cands[t.text].c.plainly(fieldTitle) // "Leistungsmerkmal" | "gefordert"
	if t.title != 0 && (longer || named) {
		t.title, t.text = t.text, t.title
	}
}

// textBesideName takes, where the text is only named like a title, "Control Name", a column of longer texts whose header ends like
// one of texts: "Control Requirement". The other is the title then.
func (t *span) textBesideName(cands map[int]candidate, cs []candidate) {
	if t.text == 0 || !cands[t.text].c.plainly(fieldTitle) {
		return
	}
	name := cands[t.text].p
	for _, c := range cs {
		if c.col != t.text && c.means(fieldText) && c.score >= scoreSuffix && c.p.words*max(name.filled, 1) > name.words*c.p.filled && c.p.filled*2 >= name.filled {
			if t.title != 0 && t.title != c.col {
				delete(t.taken, t.title)
			}
			t.title, t.text, t.taken[c.col] = t.text, c.col, true
			return
		}
	}
}
