package table

import (
	"slices"
	"strconv"
	"strings"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers/pattern"
)

// Some forms have no table: each question is a block of rows below each other, its parts named in the first cell.
//
//	Question 1                                   Anforderung 1 | Lieferung binnen 10 Tagen
//	Please describe your supervision model.      Erfüllt       | ja
//	Response (max 500 words):                    Bemerkung     | frei Haus
//	Each site has a supervisor.
var (
	// cardTitle opens a block: "Question 1", "Frage 2: Welche Software …", "Anforderung 3", "4. Describe …".
	cardTitle = pattern.Must(`(?i)^((?:(?:frage|question|anforderung|requirement|kriterium|criterion|aufgabe|task|item|q)[  ]?(?:nr\.?|no\.?|#)?[  ]?)?\d{1,3}(?:[.-]\d{1,3}){0,3}[a-z]?)(?:[  ]*[:.)–-]+|[  ]|$)\s*(.*)$`)
	// cardAnswer is the label of the answer, alone in its cell or with the answer behind a colon.
	cardAnswer = pattern.Must(`(?is)^(?:(?:ihre |your |our |unsere )?(?:antwort|stellungnahme|response|answer)(?: (?:des|der|of the) \pL+| bieter| anbieter)?|(?:bidder|supplier|tenderer|vendor|contractor|bieter|anbieter)['’]?s?[ -]?(?:response|answer|antwort))\s*(?:\([^)]*\)|\[[^\]]*\])?\s*(?::\s*(.*))?$`)
	// cardClaim is the label of a claim, whose value stands beside it.
	cardClaim = pattern.Must(`(?i)^(?:(?:wird |ist )?erfüllt|erfüllung|erfüllungsgrad|compliant|compliance|comply|complies|konform|status|zusage|met)\s*(?:\([^)]*\))?\s*[:?]?$`)
	// cardRemark is the label of what is said beyond the claim.
	cardRemark = pattern.Must(`(?i)^(?:bemerkung(?:en)?|kommentar(?:e)?|erläuterung(?:en)?|begründung|comments?|remarks?|explanation|notes?|nachweis(?:e)?|anlagen?|evidence)(?: (?:des|der) \pL+)?\s*(?:\([^)]*\))?\s*:?$`)
	// cardScore is what the answer may earn, beside the title of the block.
	cardScore = pattern.Must(`(?i)(?:score|points|marks|punkte|weight|gewicht)`)
)

// A cardRole says what the first cell of a row is in a form of blocks.
type cardRole uint8

const (
	cardText cardRole = iota
	cardOpens
	cardAnswers
	cardClaims
	cardRemarks
)

// cardRole is what row i is, after a block that was opened by number before. A number without a word opens the next block only: others
// are amounts.
func (r *reader) cardRole(i int, before string) cardRole {
	row := r.rows[i]
	s := r.text(i, firstCol(row))
	role := cardRoleOf(s)
	if role != cardOpens {
		return role
	}
	m := cardTitle.FindStringSubmatch(s)
	if _, err := strconv.Atoi(m[1]); err != nil {
		return role
	}
	words := wordCount(m[2])
	for _, c := range row.Cells {
		if c.Col > firstCol(row) {
			words += wordCount(c.Text)
		}
	}
	n, _ := strconv.Atoi(m[1])
	last, _ := strconv.Atoi(before)
	if n != last+1 || words < 3 {
		return cardText
	}
	return role
}

func cardRoleOf(s string) cardRole {
	switch {
	case len(s) > maxHeader && !cardTitle.MatchString(s[:min(len(s), 60)]):
		return cardText
	case cardAnswer.MatchString(s):
		return cardAnswers
	case cardClaim.MatchString(s):
		return cardClaims
	case cardRemark.MatchString(s):
		return cardRemarks
	case cardTitle.MatchString(s):
		return cardOpens
	}
	return cardText
}

// cardTable finds a form of blocks: at least two are opened, and each of nearly all has a place for its answer.
func (r *reader) cardTable() []*span {
	if len(r.names) > 0 || len(r.opt.Columns) > 0 || !r.mayBeCards() {
		return nil
	}
	opened, closed, first := 0, 0, -1
	open, before := false, ""
	for _, i := range r.shownFrom(0) {
		switch r.cardRole(i, before) {
		case cardOpens:
			before = cardTitle.FindStringSubmatch(r.text(i, firstCol(r.rows[i])))[1]
			opened++
			open = true
			if first < 0 {
				first = i
			}
		case cardAnswers, cardClaims:
			closed += one(open)
			open = false
		case cardText, cardRemarks:
		}
	}
	if opened < 2 || closed < 2 || closed*5 < opened*4 {
		return nil
	}
	r.note("inferred-columns")
	return []*span{{r: r, h: &header{top: first}, top: first, end: len(r.rows), cards: true}}
}

// mayBeCards is a quick look at the first rows: blocks have their labels alone in the first cell, and tables hardly ever.
func (r *reader) mayBeCards() bool {
	const rows = 200
	labels := 0
	shown := r.shownFrom(0)
	for _, i := range shown[:min(rows, len(shown))] {
		s := r.text(i, firstCol(r.rows[i]))
		labels += one(len(s) <= maxHeader && (cardAnswer.MatchString(s) || cardClaim.MatchString(s)))
	}
	return labels >= 2
}

// readCards reads a form of blocks, row by row.
func (t *span) readCards() {
	t.r.reason("header", "no header: blocks of rows, each with a question and the place for its answer")
	t.prepareCards()
	for i := t.top; i < t.end; i++ {
		if t.r.fates[i] == (fate{}) {
			t.r.fates[i] = t.card(i)
		}
	}
}

func (t *span) prepareCards() {
	t.claims, t.seen, t.parents, t.inherited, t.sparse = map[string]said{}, map[string]bool{}, map[string]bool{}, map[int]string{}, map[int]bool{}
	t.rowTerms = func(string) term { return term{} }
	t.taken = map[int]bool{}
}

// card reads one row of a form of blocks. What stands below the place for an answer, up to the next blank row, is the answer;
// a row that belongs to no block is unclassified, for nobody can tell whether it answers anything.
func (t *span) card(i int) fate {
	col := firstCol(t.r.rows[i])
	s := t.r.text(i, col)
	role := t.r.cardRole(i, t.before)
	if t.answerOpen && !t.adjacent(i) {
		t.answerOpen = false // what follows a blank row answers nothing
	}
	switch {
	case role == cardOpens:
		return t.openCard(i, col, s)
	case t.last == nil && role == cardText:
		return t.betweenCards(i, s)
	case t.last == nil:
		return fate{} // an answer to no question
	case role == cardAnswers, role == cardClaims, role == cardRemarks:
		t.answerCard(i, col, role)
		return fate{class: continuation}
	case t.answerOpen:
		for _, c := range t.r.rows[i].Cells {
			t.cardAnswerIn(i, c.Col, 0)
		}
		return fate{class: continuation}
	case !t.cardAnswered:
		for _, c := range t.r.rows[i].Cells {
			if v := clean(c.Text); v != "" {
				t.addToText(line{i: i, text: v})
			}
		}
		return fate{class: continuation}
	}
	return t.betweenCards(i, s)
}

// betweenCards classifies a row that belongs to no block: the title of a section, an instruction, or what nobody can tell.
func (t *span) betweenCards(i int, s string) fate {
	shown, _ := t.r.rows[i].content()
	switch {
	case shown == 1 && wordCount(s) <= 12 && !endsSentence(s) && !asks(s):
		t.open(s)
		return fate{class: heading}
	case isInstruction(s):
		return fate{skipped, "instruction"}
	}
	t.last = nil // what answers it answers no block above
	return fate{}
}

// openCard begins a block. Beside its title may stand the question, and what the answer may earn.
func (t *span) openCard(i, col int, s string) fate {
	m := cardTitle.FindStringSubmatch(s)
	id := strings.TrimSpace(m[1])
	text := strings.TrimSpace(m[2])
	t.id, t.text, t.points = 0, col, 0
	for _, c := range t.r.rows[i].Cells {
		switch v := clean(c.Text); {
		case c.Col == col || v == "":
		case cardScore.MatchString(v) && hasDigit(v):
		case text == "":
			text, t.text = v, c.Col
		default:
			text += "\n" + v
		}
	}
	t.answerOpen, t.cardAnswered = false, false
	l := line{i: i, id: id, idCell: id, key: idKey(id), text: text}
	t.now = &preview{line: l, wording: readWording("", text)}
	return t.criterion(l)
}

// answerCard reads the answer behind a label in the same cell, or beside it.
func (t *span) answerCard(i, col int, role cardRole) {
	t.lastRow, t.cardAnswered = i, true
	s := t.r.text(i, col)
	at, from := col, len(s)
	if m := cardAnswer.FindStringSubmatchIndex(s); role == cardAnswers && m != nil && m[2] >= 0 && m[3] > m[2] {
		from = m[2]
	}
	if from == len(s) {
		k := slices.IndexFunc(t.r.rows[i].Cells, func(c Cell) bool { return c.Col > col && clean(c.Text) != "" })
		if k < 0 {
			t.answerOpen = role == cardAnswers
			t.expectAnswer(i, col)
			return
		}
		at, from = t.r.rows[i].Cells[k].Col, 0
	}
	t.answerOpen = false
	if role == cardClaims {
		t.claim = at
		r := t.cardResponse(t.r.at(i, at))
		t.claimOf(r, line{i: i})
		t.claim = 0
	} else {
		t.cardAnswerIn(i, at, from)
	}
	for _, c := range t.r.rows[i].Cells {
		if c.Col > at {
			t.cardAnswerIn(i, c.Col, 0)
		}
	}
}

// expectAnswer notes where the form wants an answer that is not there.
func (t *span) expectAnswer(i, col int) {
	if len(t.last.Responses) == 0 {
		t.last.AnswerAt = t.r.at(i, col)
		t.cardResponse(t.last.AnswerAt)
	}
}

// cardAnswerIn takes the words of a cell, from a byte on, as an answer.
func (t *span) cardAnswerIn(i, col, from int) {
	t.lastRow = i
	s := t.said(i, col)
	if s == "" || t.r.unfilled(s[from:]) {
		return
	}
	b := part(t.block(i, col), from, len(s))
	r := t.cardResponse(b.Span)
	if claim, n := readClaim(b.Str, answerKey{}); r.ClaimCell == nil && claim != lint.Unstated && claim != lint.Unclear && n > 0 {
		r.Claim, r.ClaimCell = claim, part(b, 0, n)
		if rest := strings.TrimLeft(b.Str[n:], " ,;:.–—-/\n\r\t\u00a0"); hasLetters(rest) {
			add(r, part(b, len(b.Str)-len(rest), len(b.Str)))
		}
		return
	}
	b.Customer = letters(b.Str) == letters(t.last.Text)
	add(r, b)
}

// cardResponse is the response of the block that is open.
func (t *span) cardResponse(at lint.Span) *lint.Response {
	c := t.last
	if len(c.Responses) == 0 {
		r := t.r.responses.next()
		r.Criterion, r.Via, r.At = c, lint.ViaRow, at
		c.AnswerAt = at
		c.Responses = []*lint.Response{r}
	}
	return c.Responses[len(c.Responses)-1]
}
