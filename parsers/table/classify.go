package table

import (
	"slices"
	"strconv"
	"strings"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers/cores"
	"github.com/offerlint/offerlint/parsers/pattern"
)

// read classifies all rows of the table.
func (t *span) read() {
	r := t.r
	for k := range t.h.height {
		r.fates[t.h.top+k] = fate{class: heading}
		r.out.Source.HeaderRows = append(r.out.Source.HeaderRows, r.rows[t.h.top+k].N)
	}
	if t.h.height > 0 {
		t.headingNow = firstOf(t.titleInHeader(t.h.top+t.h.height-1), t.titleAbove())
	}
	t.mergeColumns()
	t.noteUnread()
	t.explain()
	t.prepare()
	var rows []int
	for i := t.h.top + t.h.height; i < t.end; i++ {
		if r.fates[i] == (fate{}) {
			rows = append(rows, i)
		}
	}
	for ps := range cores.InOrder(len(rows), rowsAtOnce, func(from, to int) []preview { return t.previews(rows[from:to]) }) {
		for k := range ps {
			t.now = &ps[k]
			i := t.now.line.i
			r.fates[i] = t.classify(i)
			t.letGo(i)
		}
	}
	t.now = nil
}

// letGo drops the cells of a row that has become a criterion, where nobody asks for them again: of a large sheet they take
// as much room as the criteria. Formulas may refer to cells, merged ones stand for others, and comments are read at the end.
// Rows below, which are previewed at the same time, look at nothing else of those above.
func (t *span) letGo(i int) {
	r := t.r
	if r.opt.Once && r.fates[i].class == aCriterion && !slices.ContainsFunc(r.tables, func(t *span) bool { return t.priced }) &&
		!slices.ContainsFunc(r.rows[i].Cells, func(c Cell) bool { return !c.Plain() }) {
		r.rows[i].Cells = nil
	}
}

// classify says what one row is. Order matters: what has an ID of its own is a criterion, whatever else it looks like.
func (t *span) classify(i int) fate {
	l := t.now.line
	switch {
	case t.again[i]:
		t.r.out.Source.HeaderRows = append(t.r.out.Source.HeaderRows, t.r.rows[i].N)
		t.open(t.titleInHeader(i))
		return fate{class: heading}
	case l.formula && l.shown <= 1 && l.text == "" && l.title == "" && (l.idCell == l.only):
		return fate{skipped, "phantom"}
	case t.explains(l):
		t.explained = t.r.rows[l.i].N
		return fate{class: heading}
	case sentinel(t.r.rows[i]) && (t.id == 0 || l.id == "" || l.text == ""):
		return fate{skipped, "sentinel"}
	case t.priced:
		return t.price(l)
	case t.signs(l):
		return fate{class: heading}
	case t.inSection(l):
		t.open(strings.TrimSpace(l.idCell + " " + t.sectionOf(l.i)))
		return fate{class: heading}
	case headingType(l.termCell) && !l.says && firstOf(l.title, l.text) != "":
		t.open(strings.TrimSpace(l.idCell + " " + firstOf(l.title, l.text)))
		return fate{class: heading}
	case l.id != "" && t.isParent(l):
		t.open(strings.TrimSpace(l.id + " " + firstOf(l.title, l.text)))
		return fate{class: heading}
	case l.idCell != "" && t.runsAcross(l):
		t.open(strings.TrimSpace(l.idCell + " " + firstOf(l.text, l.title)))
		return fate{class: heading}
	case l.id != "":
		return t.criterion(l)
	case l.struck:
		return fate{skipped, "struck"}
	case t.isTotal(l):
		return fate{skipped, "total"}
	case l.formula && l.idCell == "" && firstOf(l.title, l.text) != "":
		t.r.note("unstable-ids")
		return t.criterion(l)
	case l.idCell != "":
		return t.strangeID(l)
	case t.id != 0:
		return t.withoutID(l)
	}
	return t.inList(l)
}

func firstOf(a, b string) string {
	if a != "" {
		return a
	}
	return b
}

// open begins a section.
func (t *span) open(title string) {
	if title != "" {
		t.headingNow, t.declared = title, term{}
	}
	t.last = nil
}

// explains reports whether the row directly below the header explains or numbers the columns.
func (t *span) explains(l line) bool {
	if t.h.height == 0 || t.r.rows[l.i].N > max(t.r.rows[t.h.top+t.h.height-1].N, t.explained)+1 || l.shown < 2 {
		return false
	}
	numbered, bracketed, described := 0, 0, 0
	for _, c := range t.r.rows[l.i].Cells {
		s := clean(c.Text)
		if s == "" {
			continue
		}
		n := strings.Trim(s, "() .")
		if strings.EqualFold(n, lint.ColumnName(numbered+1)) || n == strconv.Itoa(numbered+1) {
			numbered++
		}
		if strings.HasPrefix(s, "(") && strings.HasSuffix(s, ")") {
			bracketed++
		}
		if describes(s) || wordCount(s) >= 4 {
			described++
		}
	}
	switch {
	case numbered == l.shown && (t.text == 0 || l.text == "" || wordCount(l.text) == 1 && t.length > 1):
		return l.shown >= 3 || t.length > 2
	case bracketed == l.shown:
		return true
	case t.id != 0 && wordCount(l.idCell) >= 4 && !strings.ContainsAny(l.idCell, "0123456789"):
		// Whoever numbers his criteria does not do it in four words without a digit.
		return described*2 >= l.shown
	}
	return describes(l.text) || t.id != 0 && describes(l.idCell)
}

// signing begins the rows below a form in which it is signed.
var signing = pattern.Must(`^(?:ort ?(?:,|/|und) ?datum|datum ?(?:,|/|und) ?(?:ort|unterschrift)|(?:rechtsverbindliche )?unterschrift|name in (?:druckbuchstaben|blockschrift)|name des (?:unterzeichn|erklärend)\p{L}*|(?:firmen)?stempel|` +
	`place(?:,| and) date|signature|signed(?: by| on behalf of)?|authori[sz]ed signatory|company stamp|name \(?in (?:block|capital) \p{L}+\)?)` +
	`(?: ?(?:/|,|&|und|and) ?(?:name|stempel|datum|unterschrift|stamp|date|signature))*(?: (?:des|der|of the|of) \p{L}+)?\s*(?:\([^)]*\))?[:*._ ]*$`)

// signs reports whether a row is one in which the form is signed: its first cell is the label of a signature, and no number of its
// own stands before it.
func (t *span) signs(l line) bool {
	first := t.r.text(l.i, firstCol(t.r.rows[l.i]))
	return l.id == "" && !l.says && !l.term.ok && len(first) <= maxHeader && signing.MatchString(folded(first))
}

func endsSentence(s string) bool { return s != "" && strings.ContainsRune(".?!;", rune(s[len(s)-1])) }

// isTotal reports whether a row without ID adds up.
func (t *span) isTotal(l line) bool {
	for _, c := range t.r.rows[l.i].Cells {
		s := clean(c.Text)
		switch { // "Summe Titel 01" adds up, and so does "Titel 01" with "Summe" beside it
		case totalWord(s):
			return l.text == "" || l.text == s || totalWord(l.text)
		case s != "" && !hasDigit(s):
			return false
		}
	}
	return false
}

// strangeID classifies a row whose ID cell does not look like the others: a title, a note or a legend in the first
// column, or a criterion with an odd ID.
func (t *span) strangeID(l line) fate {
	label := firstOf(l.text, l.title)
	switch {
	case l.shown == 1 && t.titleLike(l):
		t.open(l.only)
		return fate{class: heading}
	case l.shown == 1:
		return t.prose(l)
	case label != "" && t.opensLetter(l, label):
		t.open(l.idCell + " " + label)
		return fate{class: heading}
	case t.titlesBeside(l):
		t.open(l.idCell)
		return fate{class: heading}
	case exampleID(l.idCell) && l.i < t.lastID:
		return fate{skipped, "instruction"}
	case label != "" && (l.term.ok || l.says || wordCount(label) >= 5 && wordCount(l.idCell) <= 4 && l.i < t.lastID && !l.styled):
		l.id, l.key = l.idCell, idKey(l.idCell)
		return t.criterion(l)
	case t.r.key.rows[l.i] || l.i > t.lastID:
		return fate{class: heading}
	case label != "" && wordCount(l.idCell) <= 3 && wordCount(label) <= 8 && l.styled && l.shown <= 3:
		t.open(l.idCell + " " + label)
		return fate{class: heading}
	case label != "" && wordCount(l.idCell) <= 4:
		l.id, l.key = l.idCell, idKey(l.idCell)
		return t.criterion(l)
	}
	return fate{}
}

// exampleID reports whether the ID says that the row only shows how the form is to be filled in.
func exampleID(s string) bool {
	f := strings.TrimRight(folded(s), " .:")
	return slices.Contains([]string{"example", "beispiel", "bsp", "muster", "sample", "z.b", "e.g"}, f)
}

// withoutID classifies a row with an empty ID cell in a list that has IDs.
func (t *span) withoutID(l line) fate {
	label := firstOf(l.text, l.title)
	follows := t.last != nil && t.adjacent(l.i)
	switch {
	case label != "" && l.termCell != "" && (l.term.ok || l.says || t.r.text(l.i, t.terms[0].col) != "") && !t.onlyMerged(l):
		return t.criterion(l)
	case label == "" && l.says && follows:
		t.addToAnswer(l)
		return fate{class: continuation}
	case label == "" && follows && t.isOption(l):
		t.addToText(line{i: l.i, text: t.optionOf(l)})
		return fate{class: continuation}
	case label != "" && l.says:
		return t.criterion(l)
	case l.shown == 1 && l.onlyCol != t.text && l.onlyCol != t.title && t.titleLike(l):
		t.open(l.only)
		return fate{class: heading}
	case label != "" && (l.styled || !follows) && t.titleLike(l) && l.shown <= 2:
		t.open(label)
		return fate{class: heading}
	case l.shown == 1 && l.merged && !t.titleLike(l):
		return t.prose(l)
	case label != "" && follows && t.titleLike(l) && t.opensSection(l):
		t.open(label)
		return fate{class: heading}
	case label != "" && follows && t.standsAlone(l):
		return t.criterion(l)
	case label != "" && follows:
		t.addToText(l)
		return fate{class: continuation}
	case l.shown == 1 || l.i > t.lastID:
		return t.prose(l)
	}
	return fate{}
}

// isOption reports whether a row below a criterion holds nothing but another value that it may have, and the points for it:
// "bis 4 h", "5".
func (t *span) isOption(l line) bool {
	other := 0
	for _, c := range t.r.rows[l.i].Cells {
		switch {
		case clean(c.Text) == "" || c.Col == t.points || c.Col == t.weight:
		case slices.Contains(t.unread, lint.ColumnName(c.Col)):
			other++
		default:
			return false
		}
	}
	return other == 1 && t.points+t.weight != 0
}

// optionOf are the words of such a row.
func (t *span) optionOf(l line) string {
	for _, c := range t.r.rows[l.i].Cells {
		if s := clean(c.Text); s != "" && c.Col != t.points && c.Col != t.weight {
			return s
		}
	}
	return ""
}

// standsAlone reports whether a row without ID has all the cells that a criterion's row usually has, one of them beside
// its words and its section: its own priority, say. Then only the number is missing.
func (t *span) standsAlone(l line) bool {
	if t.cells < 3 || l.given < t.cells-1 {
		return false
	}
	return slices.ContainsFunc(t.r.rows[l.i].Cells, func(c Cell) bool {
		words := c.Col == t.id || c.Col == t.text || c.Col == t.title || slices.Contains(t.section, c.Col)
		return clean(c.Text) != "" && !words && !t.isAnswer(c.Col)
	})
}

// onlyMerged reports whether the row's type is nothing but that of the merged range above it.
func (t *span) onlyMerged(l line) bool {
	return !slices.ContainsFunc(t.terms, func(tc termColumn) bool { return t.r.text(l.i, tc.col) != "" })
}

// adjacent reports whether the row stands directly below the last criterion or its continuation.
func (t *span) adjacent(i int) bool { return t.r.rows[i].N == t.r.rows[t.lastRow].N+1 }

// prose classifies a text that stands alone: a note of the customer where nothing follows, where it runs across the
// columns, or where its words say so.
func (t *span) prose(l line) fate {
	f := folded(l.only)
	note := introduces.MatchString(f) || startsWithAny(f, "hinweis", "anmerkung", "note", "bemerkung", "*", "legende", "legend", "bitte ", "please ", "erläuterung")
	if d := sectionTerm(l.only); d.ok && declares.MatchString(f) {
		t.declared = d
		return fate{skipped, "instruction"}
	}
	switch {
	case t.r.key.rows[l.i] || strings.HasSuffix(f, ":") && wordCount(f) <= 4:
		t.last = nil
		return fate{class: heading}
	case isInstruction(l.only) || note || l.merged || l.i > t.lastID && t.lastID > 0:
		return fate{skipped, "instruction"}
	}
	return fate{}
}

// inList classifies a row of a list without ID column.
func (t *span) inList(l line) fate {
	label := firstOf(l.text, l.title)
	plainTitle := t.titleLike(l) && (l.styled || wordCount(label) <= 6 && !t.numbered())
	switch {
	case label == "" && l.says && t.last != nil && t.adjacent(l.i):
		t.addToAnswer(l)
		return fate{class: continuation}
	case label == "" && l.shown == 1 && t.titleLike(l):
		t.open(l.only)
		return fate{class: heading}
	case label == "":
		return t.prose(l)
	case l.id != "" || l.termCell != "" || l.says:
		return t.criterion(l)
	case t.cells > 1 && l.shown == 1 && plainTitle:
		t.open(label)
		return fate{class: heading}
	case t.plainNumberedTitle(l):
		t.open(label)
		return fate{class: heading}
	case t.cells == 1 && l.styled && t.titleLike(l) && t.length > 2*wordCount(label):
		t.open(label)
		return fate{class: heading}
	case isInstruction(label) && l.shown == 1:
		return fate{skipped, "instruction"}
	case t.numbered() && l.shown == 1:
		if t.titleLike(l) && (l.styled || t.last == nil || !t.adjacent(l.i)) {
			t.open(label)
			return fate{class: heading}
		}
		if t.last != nil && t.adjacent(l.i) {
			t.addToText(l)
			return fate{class: continuation}
		}
		return t.prose(l)
	}
	return t.criterion(l)
}

// numbered reports whether the texts of the list begin with their IDs.
func (t *span) numbered() bool { return t.embed.re != nil }
