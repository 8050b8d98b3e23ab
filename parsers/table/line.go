package table

import (
	"maps"
	"slices"
	"strings"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers/cores"
)

// state is what is remembered from row to row.
type state struct {
	headingNow string            // the section that the last heading opened
	last       *lint.Criterion   // the criterion of the row above, nil after a heading
	lastRow    int               // its row by index, continuations included
	before     string            // the ID above
	seen       map[string]bool   // IDs with a dot, for restoring zeros
	parents    map[string]bool   // IDs that have others below them
	grouped    bool              // all IDs of the first level have
	cells      int               // how many cells of the customer a criterion's row usually shows
	length     int               // how many words a criterion's text usually has
	declared   term              // what a sentence in this section says about all of its criteria
	ourCols    []bool            // by column, see isAnswer
	spoken     []int             // columns for answers in words: texts, and the evidence that they cite
	now        *preview          // of the row that is being classified
	apart      bool              // sections stand in rows of their own, never beside a text
	explained  int               // the number of the row below the header that explains or numbers the columns
	dressed    bool              // most rows are bold or filled, so that it says nothing
	lastID     int               // the last row with an ID, by index
	rowTerms   func(string) term // reads obligations out of IDs
	inherited  map[int]string    // the last value of each section column
	sparse     map[int]bool      // section columns that are filled only where they change
	zeros      int               // how many digits the IDs have, where they are padded with zeros; else 0
	claims     map[string]said   // what short cells of the claim column say
	labels     []string          // of the columns to be marked; see allowedAt
	// Of a form of blocks: the rows below are an answer, and the block has a place for one already.
	answerOpen, cardAnswered bool

	dated bool // the IDs are written like dates throughout, so that a date among them is no slip
}

func (t *span) mergeColumns() {
	s := &t.r.out.Source
	if s.Columns == nil {
		s.Columns = map[string][]string{}
	}
	m := t.letters()
	for _, f := range sortedKeys(m) {
		for _, l := range m[f] {
			if !slices.Contains(s.Columns[f], l) {
				s.Columns[f] = append(s.Columns[f], l)
			}
		}
	}
}

// mostlyDressed reports whether so many rows are bold or filled that it marks no titles.
func (r *reader) mostlyDressed(rows []int) bool {
	n := 0
	for _, i := range rows {
		n += one(slices.ContainsFunc(r.rows[i].Cells, func(c Cell) bool { return c.Bold || c.Filled }))
	}
	return n*10 > len(rows)*4 && len(rows) > 4
}

// prepare looks once over the rows for what only the whole table tells.
func (t *span) prepare() {
	t.findOurs()
	t.claims = map[string]said{}
	t.seen, t.parents, t.inherited, t.sparse = map[string]bool{}, map[string]bool{}, map[int]string{}, map[int]bool{}
	var ids, heads []string // heads are the keys of the first level
	cells, wordsPer := map[int]int{}, []int{}
	rows := t.body()
	t.apart = !slices.ContainsFunc(rows, func(i int) bool {
		beside := slices.ContainsFunc(t.section, func(col int) bool { return t.r.text(i, col) != "" })
		return beside && t.r.text(i, t.text)+t.r.text(i, t.title) != ""
	})
	t.dressed = t.r.mostlyDressed(rows)
	for k := range t.terms {
		t.terms[k].learn(t.profile(t.terms[k].col).values)
	}
	for _, l := range t.outlines(rows) {
		if l.id != "" {
			ids = append(ids, l.id)
			t.lastID = l.i
			key := l.key
			if !strings.ContainsAny(key, ".-_") {
				heads = append(heads, key)
			}
			for k := range len(strings.TrimSuffix(key, ".0")) {
				// "1.2" and "1-2" stand below "1", and so does "1a".
				if key[k] == '.' || key[k] == '-' || k > 0 && key[k-1] >= '0' && key[k-1] <= '9' && isLetter(key[k]) {
					t.parents[key[:k]] = true
				}
			}
		}
		if l.words > 0 {
			cells[l.given]++
			wordsPer = append(wordsPer, l.words)
		}
	}
	for _, n := range slices.Sorted(maps.Keys(cells)) {
		if cells[n] >= cells[t.cells] {
			t.cells = n
		}
	}
	slices.Sort(wordsPer)
	if len(wordsPer) > 0 {
		t.length = wordsPer[len(wordsPer)/2]
	}
	if r := t.r; len(r.out.rows) == 0 && !t.priced { // room for all at once
		r.first, r.out.rows = make(map[string]*lint.Criterion, len(ids)), make([]int, 0, len(rows))
	}
	t.grouped = t.allGrouped(heads)
	t.rowTerms = idTerms(ids)
	t.zeros, t.dated = padded(ids), datesThroughout(ids)
	for _, col := range t.section {
		p := t.profile(col)
		t.sparse[col] = p.filled*10 < len(rows)*6
	}
}

// An outline is what prepare asks of a row.
type outline struct {
	i            int
	id, key      string
	given, words int // words of the text
}

// outlines are those of many rows, side by side.
func (t *span) outlines(rows []int) []outline {
	out := make([]outline, len(rows))
	cores.Share(len(rows), rowsAtOnce, func(from, to int) {
		for k := from; k < to; k++ {
			l := t.line(rows[k])
			out[k] = outline{l.i, l.id, l.key, l.given, wordCount(l.text)}
		}
	})
	return out
}

// allGrouped reports whether each number of the first level has others below it, so that it names a group.
func (t *span) allGrouped(heads []string) bool {
	return len(heads) >= 2 && !slices.ContainsFunc(heads, func(key string) bool { return !t.parents[key] })
}

// findOurs notes the columns that are ours to fill.
func (t *span) findOurs() {
	t.spoken = slices.Concat(t.comment, t.deviation, t.reference, t.evidence)
	cols := slices.Concat(t.answerCols(), t.spoken)
	if len(cols) == 0 {
		return
	}
	t.ourCols = make([]bool, slices.Max(cols)+1)
	for _, c := range cols {
		t.ourCols[c] = true
	}
}

// isAnswer reports whether a column is ours to fill.
func (t *span) isAnswer(col int) bool {
	return col < len(t.ourCols) && t.ourCols[col]
}

// identify finds the row's ID: in the ID column, by the formula there, or inside the text.
func (t *span) identify(l *line) {
	c := t.r.cell(l.i, t.id)
	l.formula = t.id != 0 && c.Formula() != ""
	switch {
	case t.id == 0:
		if id, rest := t.embed.split(l.text); id != "" {
			l.id, l.text = id, rest
		}
	case l.idCell == "" && l.formula:
		l.id = rowNumber(c.Formula(), t.r.rows[l.i].N)
	case t.scheme.fits(l.idCell) || t.answering && t.r.isKnown(l.idCell):
		l.id = l.idCell
	}
}

// said is what readClaim returns.
type said struct {
	claim lint.Claim
	n     int
}

// A line is one row with its cells read by their columns.
type line struct {
	i           int
	id, idCell  string // the ID; the cell of the ID column, whatever it holds
	key         string // idKey(id)
	title, text string
	term        term
	termCell    string
	says        bool // a cell for answers is filled
	shown       int  // cells that show something
	given       int  // those of them that are the customer's
	only        string
	onlyCol     int
	styled      bool // bold or filled, where most rows are not, or merged across columns
	merged      bool // merged across columns
	struck      bool // all of it is struck through
	gone        bool // all of it is, or all that it asks for
	formula     bool // the ID is a formula
}

// line reads the cells of a row.
func (t *span) line(i int) line {
	r := t.r
	l := line{i: i, idCell: r.text(i, t.id), title: r.text(i, t.title), text: t.told(i), struck: true}
	cells := r.rows[i].Cells
	for k := range cells {
		c := &cells[k]
		s := clean(c.Text)
		if s == "" {
			continue
		}
		l.shown++
		l.only, l.onlyCol = s, c.Col
		if !t.isAnswer(c.Col) || c.Struck {
			l.given++
		}
		l.struck = l.struck && c.Struck
		l.merged = l.merged || c.MergeTo() > c.Col
		l.styled = l.styled || c.MergeTo() > c.Col || (c.Bold || c.Filled) && !t.dressed
	}
	for k := range t.terms {
		tc := &t.terms[k]
		if s := r.spread(i, tc.col); s != "" && !l.term.ok && !r.cell(i, tc.col).Struck {
			l.term, l.termCell = tc.read(s), s
		}
	}
	l.says = l.shown > l.given
	l.gone = l.struck && l.shown > 0 || l.text+l.title != "" && r.struckOrEmpty(i, t.text) && r.struckOrEmpty(i, t.title)
	t.identify(&l)
	if l.id != "" {
		l.key = idKey(l.id)
	}
	return l
}

// struckOrEmpty reports whether a cell says nothing, or nothing that is not struck through.
func (r *reader) struckOrEmpty(i, col int) bool {
	return r.text(i, col) == "" || r.cell(i, col).Struck
}
