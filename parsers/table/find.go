package table

import (
	"slices"
	"strings"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers/cores"
)

// A column is one column of a table, with all that its header says.
type column struct {
	col     int
	name    string // the header, two rows joined by " / "
	group   string // the merged header above it
	own     string // the cell directly above the data
	plain   string // own in its normal form; "" until plainHeader was asked
	guesses []guess
	mark    lint.Claim   // what a mark below own claims; Unstated for a header that is no answer
	below   *lint.Layout // see layout
}

// layout is that of the cells below, which share it.
func (c *column) layout() *lint.Layout {
	if c.below == nil {
		c.below = &lint.Layout{Under: c.name}
	}
	return c.below
}

// plainly reports whether a header names a field and no other.
func (c column) plainly(field string) bool {
	return len(c.guesses) > 0 && onlyFields(c.guesses, field) && c.guesses[0].score >= scorePart
}

// A header is one to three rows that name columns.
type header struct {
	top, height int // index of its first row, number of rows
	cols        []column
	score       int
}

// A span is one table: its header and the rows below it, up to the next table.
type span struct {
	r        *reader
	h        *header
	top, end int            // rows of the table by index, header included
	rowsOf   []int          // see body
	filledTo int            // see bodyEnd
	measured bool           // filledTo is known
	again    map[int]bool   // rows by index in which the header comes again; its own words may be titles of sections
	cards    bool           // a form of blocks, see cardTable
	links    int            // of a summary: the column that shows the sums of other sheets; see summaryTable
	why      map[int]string // column → why it was taken, where its header alone does not tell
	profiles map[int]profile
	columns
	state
}

// headerRows is how far down a first header is looked for, in rows that show something.
const headerRows = 60

// findTables cuts the grid into tables.
func (r *reader) findTables() []*span {
	if r.named("clarifications") || r.g.Hidden && r.named("scoring") {
		return nil
	}
	first := r.forcedHeader()
	if first == nil {
		if ts := r.cardTable(); ts != nil {
			return ts
		}
		first = r.firstHeader()
	}
	if first == nil {
		if ts := r.answerTable(); ts != nil {
			return ts
		}
		first = r.listHeader()
	}
	if first == nil {
		if t := r.summaryTable(); t != nil {
			return []*span{t}
		}
		first = r.priceHeader()
	}
	if first == nil {
		return r.contentTable()
	}
	tables := []*span{{r: r, h: first, top: first.top}}
	worded := r.wordedRows(first.top + first.height)
	for i := first.top + first.height; i < len(r.rows); i++ {
		if !worded[i] {
			continue
		}
		h := r.headerAt(i, true)
		if last := tables[len(tables)-1]; h == nil || last.repeats(i) || last.tells(i) {
			continue
		}
		tables[len(tables)-1].end = i
		tables = append(tables, &span{r: r, h: h, top: i})
		i += h.height - 1
	}
	tables[len(tables)-1].end = len(r.rows)
	return tables
}

// tells reports whether a row is one of the table's own: a cell below its ID, title or text holds no word of a header.
// "Mandatory" and "No" are such words too, and make no header of a row that asks for something.
func (t *span) tells(i int) bool {
	if t.r.namesColumns(i) {
		return false
	}
	for _, c := range t.h.cols {
		if len(c.guesses) == 0 || c.guesses[0].score < scorePart {
			continue
		}
		if f := c.guesses[0].field; f != fieldID && f != fieldText && f != fieldTitle {
			continue
		}
		if s := t.r.text(i, c.col); s != "" && len(readHeader(s)) == 0 {
			return true
		}
	}
	return false
}

// namesColumns reports whether a row is nothing but a header, whatever single word of it nobody knows: three words of
// headers that make up three quarters of its cells, the first of them that of an ID.
func (r *reader) namesColumns(i int) bool {
	shown, known := 0, 0
	for _, c := range r.rows[i].Cells {
		s := clean(c.Text)
		if s == "" {
			continue
		}
		shown++
		fields := headers().exact[r.plain(s)]
		if shown == 1 && !slices.Contains(fields, fieldID) {
			return false
		}
		known += one(len(fields) > 0)
	}
	return known >= 3 && known*4 >= shown*3
}

// firstHeader finds the first header that is about as telling as the best one, so that a chance match in a title does
// not open a table, and an earlier table is not lost to a wider one below.
func (r *reader) firstHeader() *header {
	var found []*header
	best, seen := 0, 0
	for i := 0; i < len(r.rows) && seen < headerRows; i++ {
		if r.fates[i] != (fate{}) {
			continue
		}
		seen++
		if h := r.headerAt(i, false); h != nil && !r.glossary(h) && r.allows(h) {
			found, best = append(found, h), max(best, h.score)
		}
	}
	for _, h := range found {
		if h.score*2 >= best {
			return h
		}
	}
	return nil
}

// allows reports whether a sheet whose name says that it holds no criteria may have this table all the same: only one
// that no glossary or log has.
func (r *reader) allows(h *header) bool {
	if !r.named("instructions") && !r.named("lists") && !r.named("cover") {
		return true
	}
	return h.has(fieldID) && (h.has(fieldText) || h.has(fieldTitle)) && (h.has(fieldClaim) || h.has(fieldObligation) || h.has(fieldComment))
}

// headerAt reads row i, alone or with the one below it, as a header. Strict: only words that are a header of their own,
// in at least half of the cells, count; that is for rows below the first header, which may be anything.
func (r *reader) headerAt(i int, strict bool) *header {
	if r.fates[i] != (fate{}) {
		return nil
	}
	one := &header{top: i, height: 1, cols: r.nameColumns(i, -1)}
	if strict && !one.strict() {
		return nil
	}
	one.weigh()
	best := one
	if !strict && r.spans(i) {
		best = better(best, &header{top: i, height: 2, cols: r.nameColumns(i, i+1)})
		if r.spans(i + 1) {
			best = better(best, &header{top: i, height: 3, cols: r.nameThree(i)})
		}
	}
	if best.score == 0 {
		return nil
	}
	return best
}

// wordedRows says of each row by its index, from one on, whether it has the words of a header.
func (r *reader) wordedRows(first int) []bool {
	worded := make([]bool, len(r.rows))
	cores.Share(len(r.rows)-first, rowsGlanced, func(from, to int) {
		own := &reader{rows: r.rows, headers: map[string]bool{}, plains: map[string]string{}} // remembers short cells for itself
		for i := first + from; i < first+to; i++ {
			worded[i] = r.fates[i] == (fate{}) && own.headerWords(i)
		}
	})
	return worded
}

// headerWords reports whether half of a row's cells are known words, as a header that stands between data must be. It is
// asked of every row of a table, so it looks at nothing else.
func (r *reader) headerWords(i int) bool {
	known, shown, unsure := 0, 0, 0
	for _, c := range r.rows[i].Cells {
		s := clean(c.Text)
		if s == "" {
			continue
		}
		shown++
		switch {
		case len(s) > maxHeader || c.Number || strings.Count(s, " ") > 12:
		case len(s) > mostWords:
			unsure++ // words that are costly to look up, and hardly ever a header
		case r.headerWord(s):
			known++
		}
	}
	if known+unsure < 2 || (known+unsure)*2 < shown {
		return false
	}
	if unsure > 0 {
		for _, c := range r.rows[i].Cells {
			if s := clean(c.Text); len(s) > mostWords && len(s) <= maxHeader && !c.Number && strings.Count(s, " ") <= 12 {
				known += one(r.headerWord(s))
			}
		}
	}
	return known >= 2 && known*2 >= shown
}

// mostWords is the length from which a cell is rather a text than the words of a header.
const mostWords = 40

// headerWord reports whether a cell is a word of a header.
func (r *reader) headerWord(s string) bool {
	if isCode(s) {
		return false
	}
	is, known := r.headers[s]
	if !known {
		is = r.isHeaderWord(s)
		remember(r.headers, s, is)
	}
	return is
}

func (r *reader) isHeaderWord(s string) bool {
	return len(headers().exact[r.plain(s)]) > 0 || strings.ContainsAny(s, "(/|") && len(readHeader(s)) > 0
}

// spans reports whether row i groups columns of the next row: by merged cells that do not cover the whole table, or, in
// files without merged cells, by names of the parties above gaps that the next row fills.
func (r *reader) spans(i int) bool {
	if i+1 >= len(r.rows) || r.rows[i+1].N != r.rows[i].N+1 || r.fates[i+1] != (fate{}) {
		return false
	}
	below, fills, party := 0, 0, false
	for _, c := range r.rows[i+1].Cells {
		if clean(c.Text) == "" {
			continue
		}
		if c.Number || len([]rune(c.Text)) > maxHeader {
			return false
		}
		below++
		if r.text(i, c.Col) == "" {
			fills++
		}
	}
	n, _ := r.rows[i].content()
	for _, c := range r.rows[i].Cells {
		if clean(c.Text) == "" {
			continue
		}
		if c.MergeTo() > c.Col && c.MergeEnd() <= r.rows[i].N && below >= 2 && n > 1 {
			return true
		}
		party = party || c.Col <= mostNamed && r.text(i+1, c.Col) != "" && r.namesParty(c.Text)
	}
	return party && fills >= 1 && below >= 2 && n > 1
}

// namesParty reports whether a cell names the bidder or the customer.
func (r *reader) namesParty(s string) bool {
	return slices.ContainsFunc(words(r.plain(s)), func(w string) bool { return slices.Contains(bidderWords, w) || slices.Contains(buyerWords, w) })
}

// nameColumns joins the header cells of row i and, where sub is not negative, of row sub.
func (r *reader) nameColumns(i, sub int) []column {
	at := map[int]bool{}
	for _, k := range []int{i, sub} {
		if k >= 0 {
			for _, c := range r.rows[k].Cells {
				if clean(c.Text) != "" {
					at[c.Col] = true
				}
			}
		}
	}
	cols := make([]int, 0, len(at))
	for c := range at {
		cols = append(cols, c)
	}
	slices.Sort(cols)
	merges := slices.ContainsFunc(r.rows[i].Cells, func(c Cell) bool { return c.MergeTo() > c.Col })
	var out []column
	group := ""
	for _, c := range cols {
		top := r.text(i, c)
		if sub < 0 {
			out = append(out, r.column(c, top))
			continue
		}
		own := r.text(sub, c)
		switch {
		case top != "":
			group = top
		case merges:
			group = r.covering(i, c)
		}
		out = append(out, r.joined(c, top, group, own))
	}
	return out
}

// best is the highest score with which any column means a field.
func (h *header) best(field string) int {
	n := 0
	for _, c := range h.cols {
		for _, g := range c.guesses {
			if g.field == field {
				n = max(n, g.score)
			}
		}
	}
	return n
}

func (h *header) has(field string) bool { return h.best(field) >= scorePrefix }

// strict reports whether a row is a header beyond doubt: at least two cells are header words of different fields, and
// they make up half of the row.
func (h *header) strict() bool {
	exact, fields := 0, map[string]bool{}
	for _, c := range h.cols {
		if len(c.guesses) > 0 && c.guesses[0].score >= scorePart {
			exact++
			fields[c.guesses[0].field] = true
		}
	}
	return exact*2 >= len(h.cols) && len(fields) >= 2
}

// weigh scores a header; 0 is none. Two cells must mean different fields, one of them the ID or the text; or the form's
// answers must be named so plainly that ID and text can be told by their content.
func (h *header) weigh() *header {
	strong := []string{
		fieldObligation, fieldPriority, fieldWeight, fieldPoints, fieldAllowed, fieldClaim, fieldComment, fieldEvidence, fieldRequired,
		fieldReference, fieldDeviation, fieldQuantity, fieldUnit, fieldUnitPrice, fieldTotal, fieldExpected, fieldSection, fieldParent, fieldCost,
	}
	sum, answers := 0, h.answerMarks()
	cells := map[int]bool{} // columns that mean something: two fields in one cell are one
	for _, f := range append([]string{fieldID, fieldTitle, fieldText}, strong...) {
		if b := h.best(f); b >= scorePrefix {
			sum += b
		}
	}
	for _, c := range h.cols {
		for _, g := range c.guesses {
			if g.score >= scorePrefix && (slices.Contains(strong, g.field) || g.field == fieldID || g.field == fieldText || g.field == fieldTitle) {
				cells[c.col] = true
			}
		}
	}
	key := h.has(fieldID) || h.has(fieldText) || h.has(fieldTitle)
	form := h.best(fieldClaim) >= scorePart && (h.best(fieldComment) >= scorePart || h.best(fieldEvidence) >= scorePart || h.best(fieldExpected) >= scorePart)
	if key && (len(cells) >= 2 || answers >= 2) || form {
		h.score = sum + 40*answers
	}
	return h
}

// answerMarks counts the columns that are named like an answer, to be marked: Ja | Nein | teilweise.
func (h *header) answerMarks() int {
	seen := map[lint.Claim]bool{}
	yes := false
	for _, c := range h.cols {
		if cl := c.mark; cl != lint.Unstated && cl != lint.Unclear {
			seen[cl] = true
			yes = yes || cl.Yes()
		}
	}
	if !yes || len(seen) < 2 {
		return 0
	}
	return len(seen)
}

// glossary reports whether a "header" is the first line of a list that explains the columns of another sheet: below its
// words stand further header words, or sentences that describe a column.
func (r *reader) glossary(h *header) bool {
	if h.height == 1 && r.explainsTerms(h.top) {
		return true
	}
	next := h.top + h.height
	for next < len(r.rows) && r.fates[next].class == blank {
		next++
	}
	if next >= len(r.rows) {
		return false
	}
	for _, c := range h.cols {
		if len(c.guesses) == 0 {
			continue
		}
		f := c.guesses[0].field
		if f != fieldID && f != fieldText && f != fieldTitle {
			continue
		}
		below := readHeader(r.text(next, c.col))
		if len(below) > 0 && below[0].score == scoreExact && len(h.cols) <= 2 {
			return true
		}
	}
	return len(h.cols) == 2 && describes(r.text(h.top, h.cols[1].col))
}

// explainsTerms reports whether row i heads a list of terms and what they mean.
func (r *reader) explainsTerms(i int) bool {
	var cells []string
	for _, c := range r.rows[i].Cells {
		if s := clean(c.Text); s != "" {
			cells = append(cells, r.plain(s))
		}
	}
	return len(cells) >= 2 && len(cells) <= 3 && slices.Contains(termHeaders, cells[0]) && slices.Contains(meaningHeaders, cells[1])
}

// The headers of a glossary.
var (
	termHeaders    = strings.Split("begriff|begriffe|term|terms|abkuerzung|abbreviation|acronym|wort|ausdruck|defined term", "|")
	meaningHeaders = strings.Split("beschreibung|definition|definitionen|bedeutung|erlaeuterung|erklaerung|description|meaning|explanation", "|")
)

// describes reports whether a cell explains what a column holds.
func describes(s string) bool {
	return startsWithAny(folded(s), "the description of", "beschreibung der spalte", "bitte hier", "hier bitte", "description of the", "enter ", "a textual ", "a human readable", "please enter", "(vom ", "please provide the")
}

// forcedHeader finds the row that holds the header texts that the config names.
func (r *reader) forcedHeader() *header {
	var want []string
	for _, f := range sortedKeys(r.opt.Columns) {
		if v := r.opt.Columns[f]; ColumnNumber(v) == 0 {
			want = append(want, plain(v))
		}
	}
	for i := range r.rows {
		if len(want) == 0 || r.fates[i] != (fate{}) {
			continue
		}
		for _, sub := range []int{-1, i + 1} {
			if sub >= 0 && !r.spans(i) {
				continue
			}
			h := &header{top: i, height: 1, cols: r.nameColumns(i, sub), score: scoreExact}
			if sub >= 0 {
				h.height = 2
			}
			if !slices.ContainsFunc(want, func(w string) bool { return h.find(w) == 0 }) {
				return h
			}
		}
	}
	return nil
}

// find is the column whose header is w, normalised; 0 for none.
func (h *header) find(w string) int {
	for _, c := range h.cols {
		if outside, _ := unbracket(c.name); plain(c.name) == w || plain(c.own) == w || outside == w {
			return c.col
		}
	}
	return 0
}

// ColumnNumber reads a column letter as the config writes it; 0 for anything else. Words of three letters and more are headers.
func ColumnNumber(s string) int {
	n := 0
	for _, r := range strings.TrimSpace(s) {
		if r < 'A' || r > 'Z' || n > 26 {
			return 0
		}
		n = n*26 + int(r-'A') + 1
	}
	return n
}
