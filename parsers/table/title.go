package table

import (
	"slices"
	"strings"
	"unicode"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers/pattern"
)

// titleInHeader is the section's title where it stands in the header row, above the IDs or texts.
func (t *span) titleInHeader(i int) string {
	for _, col := range []int{t.id, t.text} {
		s := t.r.text(i, col)
		if s == "" || len(readHeader(s)) > 0 {
			continue
		}
		first := t.h.top + t.h.height - 1
		if i == first && len(t.again) == 0 || i != first && plain(s) == plain(t.r.text(first, col)) {
			continue
		}
		return s
	}
	return ""
}

// titleAbove is the title of a table of several on a sheet, or one that says what all criteria of the table are: "Teil A
// Ausschlusskriterien". It stands alone in the last row above the header.
func (t *span) titleAbove() string {
	for i := t.top - 1; i >= 0; i-- {
		switch n, _ := t.r.rows[i].content(); {
		case t.r.fates[i].class == aCriterion: // its cells may be gone, see letGo
			return ""
		case n == 0:
			continue
		case n > 1 || t.r.rows[i].N+2 < t.r.rows[t.top].N || t.r.fates[i] != (fate{}) && t.r.fates[i].class != heading:
			return ""
		}
		s := t.r.text(i, firstCol(t.r.rows[i]))
		says := t.r.key.rows[i] || strings.Contains(s, "*") || declares.MatchString(folded(s)) || endsSentence(s) || isInstruction(s)
		if wordCount(s) <= 12 && !says && (len(t.r.tables) > 1 || sectionTerm(s).ok || lotTitle.MatchString(s)) {
			return s
		}
		return ""
	}
	return ""
}

// shortLeaves is how many words the criteria of a list of mere names have, and the titles above them.
const shortLeaves = 4

// isParent reports whether a row with a number only opens the rows numbered below it. A row that has its own type, or
// an answer, or says more than a title, is a criterion.
func (t *span) isParent(l line) bool {
	if !t.opensNumbers(l.key) {
		return false
	}
	label := firstOf(l.text, l.title)
	ws := wordCount(label)
	if l.says || l.termCell != "" || ws == 0 || ws > 12 || endsSentence(label) || l.title != "" && l.text != "" {
		return false
	}
	if t.grouped && t.length <= shortLeaves && ws <= shortLeaves && !strings.ContainsAny(l.key, ".-_") {
		return true
	}
	return l.styled && ws <= t.length || len(t.terms) > 0 && ws < t.length || ws <= 6 && ws*2 <= t.length
}

// opensLetter reports whether a letter without a number, A above A.1 and A.2, only opens the criteria below it.
func (t *span) opensLetter(l line, label string) bool {
	n := wordCount(label)
	return t.parents[idKey(l.idCell)] && !l.says && !l.term.ok && n <= 12 && n < t.length && !endsSentence(label)
}

// opensNumbers reports whether other IDs stand below one: 1.1 below 1, and below 1.0.
func (t *span) opensNumbers(key string) bool {
	head, zero := strings.CutSuffix(key, ".0")
	return t.parents[key] || zero && t.parents[head]
}

// inSection reports whether a row holds the title of a section where all rows have theirs: a number perhaps, the title in
// a section column, and nothing else. Where criteria have their section beside them, only a number that others continue
// opens one: a criterion whose text is missing stays a criterion.
func (t *span) inSection(l line) bool {
	if t.id == 0 || l.text != "" || l.title != "" || l.says || l.onlyCol == t.id || l.idCell != "" && l.shown < 2 {
		return false
	}
	if l.id != "" && !t.apart && !t.parents[l.key] {
		return false
	}
	for _, c := range t.r.rows[l.i].Cells {
		if clean(c.Text) != "" && c.Col != t.id && (!slices.Contains(t.section, c.Col) || c.Formula() != "") {
			return false
		}
	}
	return l.i < t.lastID
}

// runsAcross reports whether the title of a row with a number is merged across the columns in which a criterion has its
// type or its answer, so that it has room for neither.
func (t *span) runsAcross(l line) bool {
	label := firstOf(l.text, l.title)
	if label == "" || l.says || l.termCell != "" || l.i >= t.lastID || wordCount(label) > 12 || endsSentence(label) {
		return false
	}
	across := func(col int) bool {
		from, ok := t.r.cover[place{t.r.rows[l.i].N, col}]
		return ok && from.row == t.r.rows[l.i].N && (from.col == t.text || from.col == t.title)
	}
	covered := 0
	for _, tc := range t.terms {
		covered += one(across(tc.col))
	}
	answers := t.answerCols()
	for _, col := range answers {
		covered += one(across(col))
	}
	return covered > 0 && covered == len(t.terms)+len(answers)
}

// A number or letter before a title: "1 Meter readings", "2.1 Betrieb", "A. Billing", "III. Sonstiges", "Teil B – Preise".
var numberedTitle = pattern.Must(`^(?:(?:Teil|Kapitel|Abschnitt|Part|Chapter|Section)\s+)?(?:\d{1,2}(?:\.\d{1,2}){0,3}[.):]?|[A-Z][.):]|[IVX]{1,5}[.):]|[A-Z](?:\s+[–—-])|[A-Z]:)\s*[–—-]?\s+\p{Lu}[^\n]*$`)

// titlesBeside reports whether a row whose ID cell holds a numbered title, and which has no text, opens a section: what
// stands beside the title is the section's own weight, sum or count, or repeats what is to be filled in below. An answer
// beside it makes it doubtful.
func (t *span) titlesBeside(l line) bool {
	if firstOf(l.text, l.title) != "" || l.term.ok || l.i >= t.lastID || wordCount(l.idCell) > 12 || endsSentence(l.idCell) || !numberedTitle.MatchString(l.idCell) {
		return false
	}
	for _, c := range t.r.rows[l.i].Cells {
		s := clean(c.Text)
		if s == "" || c.Col == t.id || c.Col == t.weight || c.Col == t.points || c.Number || c.Formula() != "" || slices.Contains(t.section, c.Col) {
			continue
		}
		if t.isAnswer(c.Col) && !saysNothing(s) && len(readHeader(s)) == 0 || wordCount(s) > 4 {
			return false
		}
	}
	return true
}

// saysNothing reports whether a cell for answers holds what a title has there: a template, or that there is nothing to say.
func saysNothing(s string) bool {
	claim, _ := readClaim(s, answerKey{})
	return unfilled(s) || claim == lint.NotApplicable || strings.Trim(s, " -–—/") == ""
}

// plainNumberedTitle reports whether a text of a list without IDs is the title of a section: numbered, where the texts are
// not, and much shorter than these.
func (t *span) plainNumberedTitle(l line) bool {
	s := firstOf(l.text, l.title)
	n := wordCount(s)
	return l.shown == 1 && !t.numbered() && n <= 8 && n*2 <= t.length && !endsSentence(s) && numberedTitle.MatchString(s)
}

// introduces matches the beginning of a sentence that only says what the section is about.
var introduces = pattern.Must(`^(?:(?:in )?(?:diese[rsm]?|this) (?:abschnitt|kapitel|teil|blatt|section|chapter|part|sheet)(?: (?:enthält|beschreibt|umfasst|behandelt|betrifft|werden|covers|contains|describes|lists|sets out|deals)|[,:])` +
	`|(?:die )?(?:folgenden|nachfolgenden|nachstehenden) (?:anforderungen|kriterien|fragen|angaben)|the following (?:requirements|criteria|questions|section)|(?:nachfolgend|im folgenden) (?:werden|sind|finden))`)

// titleLike reports whether a row can be the title of a section: few words that are no sentence.
func (t *span) titleLike(l line) bool {
	s := firstOf(firstOf(l.text, l.title), l.only)
	n := wordCount(s)
	if l.shown == 1 && !l.styled && !t.namesRows(l.onlyCol) {
		return false
	}
	return n > 0 && n <= 12 && !endsSentence(s) && !isInstruction(s) && !startsWithAny(s, "-", "•", "*", "–", "·") && (t.last == nil && !t.priced || !unicode.IsLower([]rune(s)[0]))
}

// namesRows reports whether titles may stand in a column: where IDs, texts and sections stand, or to the left of them.
func (t *span) namesRows(col int) bool {
	return col == t.id || col == t.text || col == t.title || slices.Contains(t.section, col) || col < max(t.id, t.text, t.title)
}

// opensSection reports whether a plain short text in the text column stands above the next criterion like a title, and
// not below the last one like its last words.
func (t *span) opensSection(l line) bool {
	s := firstOf(l.text, l.title)
	if n := wordCount(s); n > 5 || n*2 > t.length || strings.HasSuffix(s, ",") || strings.HasSuffix(strings.TrimSpace(firstOf(t.last.Text, t.last.Title)), ":") {
		return false
	}
	for k := l.i + 1; k < t.end; k++ {
		if t.r.fates[k].class != blank {
			return t.line(k).id != ""
		}
	}
	return false
}
