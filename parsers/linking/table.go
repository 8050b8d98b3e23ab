package linking

import (
	"slices"
	"strings"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers/fold"
	"github.com/offerlint/offerlint/parsers/pattern"
)

// A role says what a column of a table holds.
type role uint8

// The roles. Other columns hold our answer.
const (
	roleAnswer role = iota
	roleID
	roleText
	roleClaim
	roleMark // the header is an answer, "Ja", and the cell a mark
	roleEvidence
	roleSection
)

// A row is one row of a table.
type row struct {
	table, n int
	first    int   // index of its first block
	end      int   // index behind its last block
	cells    []int // indices of its blocks
	roles    *roles
	more     []*row // rows below without an ID: they go on with this one
}

// roles are what the columns of a table hold.
type roles struct {
	of     map[int]role
	header map[int]string
	about  bool // the header speaks of demands and answers
	// codes are answers that explain the letters of a column: those that its header offers, else all that stand in it.
	codes map[int][]string
}

// The words of headers. Their order matters: "How the requirement was met" is an answer, "Erfüllung der Anforderung" a
// claim, "Kommentar zur Erfüllung" an answer.
var headers = []struct {
	role role
	re   *pattern.Pattern
}{
	{roleAnswer, pattern.Must(`^(?:how|wie)\b|kommentar|comment|erläuterung|bemerkung|begründung|explanation|remark|anmerkung`)},
	{roleEvidence, pattern.Must(`nachweis|beleg|evidence|artefa[ck]t|artifact|attachment|anlage|anhang|\bproof|supporting|\blinks?\b`)},
	{roleClaim, pattern.Must(`erfüllungsgrad|erfüllt|^erfüllung|ja ?/ ?nein|yes ?/ ?no|complian(?:ce|t)|complies|comply|konform|fulfil|zusage|^status$|^met\??$|y ?/ ?n\b|j ?/ ?n\b`)},
	{roleID, pattern.Must(`^(?:#|id|ids|nr\.?|no\.?|lfd\.? ?nr\.?|nummer|number|ref\.?|pos\.?|kürzel)$|\bids?$|-id\b|\bnr\.?$|\bno\.?$|nummer$|number$`)},
	{roleAnswer, pattern.Must(`antwort|response|answer|umsetzung|lösung|solution|approach|description of|unsere?\b|\bour\b|vendor|bidder|bieter`)},
	{roleText, pattern.Must(`anforderung|kriteri|criteri|requirement|\bfrage|question|muss-|\btext\b`)},
	{roleSection, pattern.Must(`^(?:kapitel|abschnitt|chapter|section|kategorie|category|bereich|thema|topic|titel|title|bearbeiter(?::?in)?|verantwortlich\p{L}*|zuständig\p{L}*|owner|author|autor|responsible|prio\p{L}*|gewicht\p{L}*|weight|punkte|points)$`)},
}

// about are words of headers that tell a table of answers from a list of milestones or versions.
var about = pattern.Must(`anforderung|kriteri|criteri|requirement|frage|question|antwort|answer|response|erfüll|fulfil|complian|comply|complies|how (?:it|we)|wie wir|umsetzung`)

func headerRole(s string) role {
	f := strings.Trim(fold.String(s), " *:?")
	for _, h := range headers {
		if f != "" && h.re.MatchString(f) {
			return h.role
		}
	}
	return roleAnswer
}

// answerHeader reports whether a header speaks of our answers. One that nobody wrote may.
func answerHeader(s string) bool {
	f := strings.Trim(fold.String(s), " *:?")
	for _, h := range headers {
		if h.re.MatchString(f) {
			return h.role == roleAnswer
		}
	}
	return f == ""
}

// readTables finds the rows of the tables and what their columns hold.
func (l *linker) readTables(c *chapter) {
	byTable := map[int]*roles{}
	var last *row
	for i, b := range c.blocks() {
		if b.Kind != lint.Cell || b.Table() == 0 {
			continue
		}
		if last == nil || last.table != b.Table() || last.n != b.Row() {
			last = &row{table: b.Table(), n: b.Row(), first: i}
			c.rows = append(c.rows, last)
			c.tables[b.Table()] = append(c.tables[b.Table()], last)
		}
		last.cells = append(last.cells, i)
		last.end = i + 1
		c.rowOf[b] = last
		if byTable[b.Table()] == nil {
			byTable[b.Table()] = &roles{of: map[int]role{}, header: map[int]string{}, codes: map[int][]string{}}
		}
		last.roles = byTable[b.Table()]
	}
	for _, r := range c.rows {
		if r.n == 1 && !l.isData(c, r) {
			l.header(c, r)
		}
	}
	for n := 1; n <= c.doc.Tables; n++ {
		l.readCodes(c, c.tables[n])
	}
}

// offered is a header that names the letters of its answers.
var offered = pattern.Must(`(?i)(?:^|[^\p{L}])([yj])\s*/\s*(n)(?:$|[^\p{L}])`)

// readCodes finds what explains the letters in the columns of a table.
func (l *linker) readCodes(c *chapter, rows []*row) {
	values := map[int][]string{}
	for _, r := range rows {
		for _, i := range r.cells {
			b := c.blocks()[i]
			if _, header := r.roles.header[b.Col()]; b.Str != "" && (!header || r.n != 1) {
				values[b.Col()] = append(values[b.Col()], b.Str)
			}
		}
	}
	for col, vs := range values {
		codes := rows[0].roles.codes
		if m := offered.FindStringSubmatch(rows[0].roles.header[col]); m != nil {
			codes[col] = m[1:]
			continue
		}
		explained := func(s string) bool {
			return l.opt.ReadClaim(s, nil) == lint.Unclear && definite(l.opt.ReadClaim(s, vs))
		}
		if slices.ContainsFunc(vs, explained) {
			codes[col] = vs
		}
	}
}

// isData reports whether the first row of a table is one like the others: it begins with an ID of the list or repeats a
// criterion.
func (l *linker) isData(c *chapter, r *row) bool {
	for n, i := range r.cells {
		s := c.blocks()[i].Str
		if list := l.ids.read(s); n == 0 && list != nil && (list.strength == strong || list.dressed()) || l.quotes.find(s).clear {
			return true
		}
	}
	return false
}

func (l *linker) header(c *chapter, r *row) {
	var marks []int
	for _, i := range r.cells {
		b := c.blocks()[i]
		ro := headerRole(b.Str)
		if ro == roleAnswer || ro == roleClaim {
			if k := l.opt.ReadClaim(b.Str, nil); definite(k) && len(strings.Fields(b.Str)) <= 3 {
				ro = roleMark
				marks = append(marks, b.Col())
			}
		}
		r.roles.about = r.roles.about || about.MatchString(fold.String(b.Str))
		r.roles.header[b.Col()] = b.Str
		r.roles.of[b.Col()] = ro
	}
	if len(marks) == 1 { // "Erfüllt" alone heads a column of answers
		r.roles.of[marks[0]] = roleClaim
	}
}

// definite reports whether a claim says something.
func definite(c lint.Claim) bool {
	return c != lint.Unstated && c != lint.Unclear && c != lint.Noted
}

// idCells are the cells of a row in which its ID may stand, the likeliest first: in a column of IDs, then the first
// that is not empty, then the one behind it, where a running number comes first.
func (c *chapter) idCells(r *row) []int {
	var out, rest []int
	for _, i := range r.cells {
		b := c.blocks()[i]
		if b.Str == "" {
			continue
		}
		if r.roles.of[b.Col()] == roleID {
			out = append(out, i)
		} else if len(rest) < 2 && r.roles.of[b.Col()] != roleEvidence {
			rest = append(rest, i)
		}
	}
	return append(out, rest...)
}

// textColumn finds the column that repeats the criteria in a table whose header does not tell: at least half of the
// linked rows quote theirs there.
func (l *linker) textColumn(c *chapter, table int) int {
	quoted, rows := map[int]int{}, 0
	for _, r := range c.tables[table] {
		o := c.opens[r.first]
		if o == nil || o.row != r {
			continue
		}
		rows++
		for _, i := range r.cells {
			b := c.blocks()[i]
			if len(o.criteria) == 1 && l.quotes.repeats(o.criteria[0], b.Str) {
				quoted[b.Col()]++
			}
		}
	}
	for col := 1; col <= 30; col++ {
		header := c.tables[table][0].roles.header[col]
		if header != "" && answerHeader(header) {
			continue // our answers may say it in the customer's words
		}
		if quoted[col] > 0 && quoted[col]*2 >= rows {
			return col
		}
	}
	return 0
}
