package table

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers/pattern"
)

// findTerms finds the columns that state the obligation: those named so whose values are words of obligation, and
// unnamed ones that hold nothing else. A priority counts only where its words are words of obligation; "high" and "1"
// say what the customer would do first, not what it can do without.
func (t *span) findTerms(cands map[int]candidate) {
	for k := range t.terms { // from the config
		if tc := &t.terms[k]; !tc.key.isWhole {
			tc.key = newObligationKey(tc.values, tc.header, t.r.key.terms)
		}
	}
	named := append(t.all(cands, fieldObligation, scorePrefix), t.all(cands, fieldPriority, scorePrefix)...)
	for _, col := range sortedCols(cands) {
		c := cands[col]
		if len(c.c.guesses) == 0 && !t.taken[col] && c.p.filled >= 3 && c.p.terms*10 >= c.p.filled*9 && c.p.distinct <= 8 {
			named = append(named, c)
		}
	}
	for _, c := range named {
		if t.taken[c.col] || c.p.filled == 0 || len(t.terms) > 0 && c.score < scorePart {
			continue
		}
		key := newObligationKey(c.p.values, c.c.own, t.r.key.terms)
		if slices.ContainsFunc(c.c.guesses, func(g guess) bool { return g.field == fieldPriority }) {
			key = obligationKey{legend: t.r.key.terms}
		}
		read := 0
		for _, v := range c.p.values {
			if key.read(v).ok || key.isWhole || headingType(v) {
				read++
			}
		}
		if read*10 >= len(c.p.values)*6 {
			t.taken[c.col] = true
			t.terms = append(t.terms, termColumn{col: c.col, header: c.c.own, key: key})
		}
	}
	if len(t.terms) == 0 {
		t.termsByValues(cands)
	}
}

func sortedCols(cands map[int]candidate) []int { return slices.Sorted(maps.Keys(cands)) }

// Headers that may be the customer's as well as the bidder's: they are a claim only where their content or their group
// says so; what stands below anyonesHeaders in a customer's file is the customer's own status unless a list of answers
// is offered. Below smallHeaders stands one of a few answers even while the column is empty; a mark below yesHeaders is a
// yes.
var (
	anyonesHeaders = strings.Split("bewertung|status|rating|conformance|implementation status", "|")
	softHeaders    = strings.Split("bewertung|status|rating|conformance|implementation status|support|supported|availability|capability|umsetzung|abdeckung|fit", "|")
	smallHeaders   = strings.Split("ja/nein|ja / nein|j/n|erfuellt|erfuellt ja/nein|erfuellung|erfuellungsgrad|erfuellungsstatus|wird erfuellt|compliant|compliance|compliance code|compliance status|comply|comply y/n|complies|"+
		"yes/no|y/n|response code|level of compliance|fit/gap|conformance level|met|meets requirement|zusage|bestaetigung|konformitaet|abdeckungsgrad|realisierungsart|loesungsart|umsetzungsart|umsetzungsstatus|umsetzungsstand|standard ja/nein|csp caiq answer", "|")
	plainHeaders = strings.Split("angabe|angaben|eintragung", "|") // where they are filled in, what stands there tells whose they are
	// tickedWords are in headers below which a mark says that something is chosen or enclosed: "Auswahl Bieter (X)".
	tickedWords = strings.Fields("auswahl ankreuzen angekreuzt anzukreuzen beigefuegt beigelegt liegt enclosed attached selected chosen tick")
	yesHeaders  = strings.Split("erfuellt|wird erfuellt|compliant|comply|complies|met|meets requirement|supported|bestaetigung|zusage", "|")
)

// offered reports whether a list validation offers answers, and not just TRUE and FALSE.
func offered(allowed []string) bool {
	n, logical := 0, 0
	codes := closedCodes(allowed)
	seen := map[lint.Claim]bool{}
	for _, a := range allowed {
		f := bareAnswer(a)
		if f == "true" || f == "false" || f == "wahr" || f == "falsch" {
			logical++
		}
		if c := max(claimIndex()[f], codes[f]); c != lint.Unstated {
			n++
			seen[c] = true
		}
	}
	return n*2 >= len(allowed) && len(seen) >= 2 && logical < len(allowed)
}

// findClaim finds the column in which the form wants its answer: named like one, with a list of answers, or filled with
// them. Where only the lists tell, there must be exactly one such column: nobody guesses which of two is ours.
func (t *span) findClaim(cands map[int]candidate) {
	if t.claim == 0 && len(t.marks) == 0 {
		t.claim = t.pickClaim(cands)
	}
	if t.claim == 0 {
		return
	}
	t.taken[t.claim] = true
	c := cands[t.claim]
	if t.title > t.claim && t.text != 0 && t.text < t.claim && cands[t.title].means(fieldText) && t.answered(cands) {
		t.comment, t.title = append(t.comment, t.title), 0 // "Description" behind the answer describes the answer
	}
	allowed := t.r.g.Allowed[t.claim]
	t.claimHeader = c.c.own
	h, _ := unbracket(c.c.own)
	t.answers = answerKey{allowed: allowed, codes: map[string]lint.Claim{}}
	values := allowed
	if len(allowed) == 0 {
		values = c.p.values
	}
	t.spelled = map[string]lint.Claim{}
	maps.Copy(t.spelled, spelledAnswers(c.c.own))
	maps.Copy(t.spelled, percentages(c.c.own, c.p.values))
	if slices.Contains(yesHeaders, h) || hasWord(h, tickedWords) {
		for _, sign := range []string{"x", "✓", "✔", "☒", "☑"} {
			t.spelled[sign] = lint.Full
		}
	}
	for _, codes := range []map[string]lint.Claim{closedCodes(values), t.spelled} {
		maps.Copy(t.answers.codes, codes)
	}
	t.smallAnyway = slices.Contains(smallHeaders, h) || spelledAnswers(c.c.own) != nil
	t.smallSet = t.smallAnyway || len(allowed) > 0 || c.p.filled > 0 && c.p.claims*10 >= c.p.filled*6
}

// inPercent is a header below which a number says how far something is met: "Erfüllung in %", "Compliance (%)".
var inPercent = pattern.Must(`%|\bprozent\b|\bpercent`)

// percentages reads the values below such a header: all, nothing, or a part.
func percentages(header string, values []string) map[string]lint.Claim {
	if !inPercent.MatchString(folded(header)) {
		return nil
	}
	out := map[string]lint.Claim{}
	for _, v := range values {
		n, err := strconv.ParseFloat(strings.Replace(strings.TrimSpace(strings.TrimSuffix(v, "%")), ",", ".", 1), 64)
		switch {
		case err != nil || n < 0 || n > 100:
		case n == 100:
			out[bareAnswer(v)] = lint.Full
		case n == 0:
			out[bareAnswer(v)] = lint.No
		case n == 1 && !strings.Contains(v, "%"): // all of it, or one in a hundred
		default:
			out[bareAnswer(v)] = lint.Partial
		}
	}
	return out
}

func (t *span) pickClaim(cands map[int]candidate) int {
	best, score := 0, 0
	for _, c := range t.all(cands, fieldClaim, scorePrefix) {
		h, _ := unbracket(c.c.own)
		soft := slices.Contains(softHeaders, h) || c.score < scorePart
		offers := t.r.offersAnswers(c.col)
		answers := offers || c.p.filled > 0 && c.p.claims*10 >= c.p.filled*6
		ours := bidders(c.c.name)
		theirs := !ours && hasWord(c.c.name, buyerWords)
		anyones := slices.Contains(anyonesHeaders, h) || c.score < scorePart && !startsWithAny(h, "erfuell", "compl", "antwort", "answer", "response")
		if slices.Contains(plainHeaders, h) && c.p.filled > 0 && !answers && t.r.opt.Side != lint.SideOffer && !t.r.opt.Filled {
			continue
		}
		byList := offers || t.r.opt.Side == lint.SideOffer || t.r.opt.Filled
		if theirs || soft && !answers && !ours || anyones && !ours && (!byList || answers && !offers && !settled(c.p.values)) {
			continue
		}
		sc := c.score
		if answers {
			sc += 60
		}
		if slices.Contains(smallHeaders, h) {
			sc += 30
		}
		if ours {
			sc += 20
		}
		if t.r.g.HiddenCols[c.col] {
			sc -= 50
		}
		if sc > score {
			best, score = c.col, sc
		}
	}
	if best != 0 {
		return best
	}
	for _, find := range []func(map[int]candidate) int{t.listedClaim, t.legendClaim, t.filledClaim} {
		if best = find(cands); best != 0 {
			break
		}
	}
	t.r.out.aside = best != 0 && t.asksOtherwise(cands[best])
	return best
}

// asksOtherwise reports whether a header is a question of its own, and does not ask whether something is met: "Can be inherited
// from the platform", "Beistellung des Auftraggebers nötig?".
func (t *span) asksOtherwise(c candidate) bool {
	const ownWords = 4
	return len(t.known(c)) == 0 && wordCount(c.c.own) >= ownWords && !hasWord(c.c.name, askedWords)
}

// askedWords are in a header that asks about the criterion or the product, however long it is.
var askedWords = strings.Fields(`requirement requirements criterion feature function functionality product solution system software service you your this it
	anforderung anforderungen kriterium funktion funktionalitaet produkt loesung system software dienst sie ihr ihre ihrem dies diese dieses diesen es
	erfuellt umgesetzt vorhanden verfuegbar met supported available offered delivered`)

// settled reports whether any value says how far something is met: "offen" and "in Prüfung" are the state of a ticket.
func settled(values []string) bool {
	return slices.ContainsFunc(values, func(v string) bool {
		c, _ := readClaim(v, answerKey{})
		return c != lint.Unstated && c != lint.Unclear && c != lint.Noted
	})
}

// listedClaim finds the one column that offers answers to choose from, under whatever header.
func (t *span) listedClaim(cands map[int]candidate) int {
	var listed []int
	for _, col := range sortedCols(cands) {
		if c := cands[col]; !t.taken[col] && t.r.offersAnswers(col) && !hasWord(c.c.name, buyerWords) && len(t.all(map[int]candidate{col: c}, fieldExpected, scorePrefix)) == 0 {
			listed = append(listed, col)
		}
	}
	if len(listed) != 1 {
		return 0
	}
	t.r.note("inferred-columns")
	t.because(listed[0], "the only column that offers answers to choose from")
	return listed[0]
}

// ours reports whether a column of remarks or proofs is the bidder's to fill. In a customer's file a column that is
// filled while nothing is answered holds the customer's own remarks.
func (t *span) ours(c candidate, answered bool) bool {
	switch {
	case bidders(c.c.name) || addressed.MatchString(plain(c.c.own)) || strings.Contains(plain(c.c.name), "service provider"):
		return true
	case hasWord(c.c.name, buyerWords):
		return false
	}
	return t.r.opt.Side == lint.SideOffer || c.p.filled == 0 || answered
}

// answered reports whether any cell for answers is filled in.
func (t *span) answered(cands map[int]candidate) bool {
	if cands[t.claim].p.filled > 0 && t.claim != 0 {
		for _, v := range cands[t.claim].p.values {
			if !unfilled(v) {
				return true
			}
		}
	}
	return slices.ContainsFunc(t.marks, func(m markColumn) bool { return cands[m.col].p.filled > 0 })
}

// findOthers finds the remaining columns.
func (t *span) findOthers(cands map[int]candidate, rows int) {
	answered := t.answered(cands)
	take := func(list *[]int, field string, least int, ok func(candidate) bool) {
		t.takeAll(cands, list, field, least, ok)
	}
	mine := func(c candidate) bool { return t.ours(c, answered) && !t.r.g.HiddenCols[c.col] }
	take(&t.evidence, fieldEvidence, scorePart, mine)
	take(&t.required, fieldRequired, scorePart, func(candidate) bool { return true })
	take(&t.comment, fieldComment, scorePart, mine)
	if len(t.comment) == 0 {
		take(&t.comment, fieldComment, scorePrefix, func(c candidate) bool {
			return mine(c) && (bidders(c.c.name) || t.claim != 0 || len(t.marks) > 0)
		})
	}
	if len(t.comment) == 0 { // "Antwort" beside a column of marks, or beside "Erfüllt"
		take(&t.comment, fieldClaim, scorePart, func(c candidate) bool {
			h, _ := unbracket(c.c.own)
			state := slices.Contains(anyonesHeaders, h) && c.p.filled > 0 && !bidders(c.c.name) // the customer's "Approved"
			return mine(c) && (t.claim != 0 || len(t.marks) > 0) && c.p.formulas == 0 && !state
		})
	}
	if said := func(col int) bool { return cands[col].p.filled > 0 }; t.r.opt.Filled && len(t.answerCols()) == 0 && !slices.ContainsFunc(t.comment, said) {
		t.takeRemarks(cands)
	}
	take(&t.reference, fieldReference, scorePart, mine)
	take(&t.deviation, fieldDeviation, scorePart, mine)
	take(&t.section, fieldSection, scoreSuffix, func(c candidate) bool {
		return len(t.section) < 3 && c.p.filled > 0 && (c.p.distinct*10 < c.p.filled*9 || c.p.filled*2 <= rows || rows < 6)
	})
	t.findSingles(cands)
}

// takeAll takes all candidates for a field that hold.
func (t *span) takeAll(cands map[int]candidate, list *[]int, field string, least int, holds func(candidate) bool) {
	for _, c := range t.all(cands, field, least) {
		if holds(c) {
			t.taken[c.col] = true
			*list = append(*list, c.col)
		}
	}
	slices.Sort(*list)
}

// findSingles finds the columns of which a table has one.
func (t *span) findSingles(cands map[int]candidate) {
	for _, f := range []struct {
		col   *int
		field string
		least int
	}{
		{&t.parent, fieldParent, scorePart},
		{&t.lot, fieldLot, scorePart},
		{&t.weight, fieldWeight, scorePrefix},
		{&t.points, fieldPoints, scorePrefix},
		{&t.allowed, fieldAllowed, scorePart},
		{&t.quantity, fieldQuantity, scorePrefix},
		{&t.unit, fieldUnit, scorePart},
		{&t.owner, fieldOwner, scorePart},
	} {
		if *f.col == 0 {
			*f.col = t.pick(cands, f.field, f.least)
		}
	}
	t.findPrices(cands)
}

// findByContent fills in what no header names: the text between ID and answers, and our words to the right of the
// answers.
func (t *span) findByContent(cands map[int]candidate, rows []int) {
	first := 0 // first column of answers
	for _, col := range append(t.answerCols(), t.comment...) {
		if first == 0 || col < first {
			first = col
		}
	}
	free := func(c candidate, words int) bool {
		return !t.taken[c.col] && len(t.known(c)) == 0 && c.p.filled > 0 && c.p.words >= words*c.p.filled && !t.r.g.HiddenCols[c.col]
	}
	if t.text == 0 && t.title == 0 && !t.answering {
		t.text = t.freeText(cands, rows, first, free)
	}
	if t.text == 0 && t.title == 0 && !t.answering && !t.byContent {
		// "Req" above sentences, and "Access control" as the title of a section: what holds no IDs is named by accident.
		t.text = t.freeText(cands, rows, first, func(c candidate, _ int) bool {
			return !t.taken[c.col] && c.misnamed() && c.p.words >= 2*c.p.filled && !t.r.g.HiddenCols[c.col]
		})
	}
	if t.text == 0 && t.title == 0 && t.r.opt.Side != lint.SideOffer && !t.byContent {
		// Whatever the header says, the customer filled it in: nobody has answered yet.
		t.text = t.freeText(cands, rows, first, func(c candidate, words int) bool {
			return !t.taken[c.col] && c.namesAnswer() && c.p.filled > 0 && c.p.words >= words*c.p.filled && !t.r.g.HiddenCols[c.col]
		})
	}
	if t.priced && t.text == 0 && t.title == 0 {
		t.text = t.firstWords(cands, rows)
	}
	if t.text == 0 && t.title == 0 && t.id != 0 && !t.byContent && !t.answering {
		t.text = t.shortText(cands, rows)
	}
	t.longerText(cands, rows, first, free)
	t.takeGiven(cands)
	if first == 0 && !t.byContent || len(t.comment) > 0 {
		return
	}
	for _, col := range sortedCols(cands) {
		c := cands[col]
		right := col > first && first != 0 && (t.answered(cands) || bidders(c.c.name)) || t.byContent && t.id == 0 && col > t.text
		if right && !t.r.key.cols[col] && free(c, 4) && (c.p.filled >= 3 || c.p.filled*2 >= len(rows)) && (bidders(c.c.name) || !hasWord(c.c.name, buyerWords)) {
			t.comment, t.taken[col] = append(t.comment, col), true
			t.r.note("inferred-columns")
			t.because(col, "texts to the right of the answers")
			return
		}
	}
}

// known are the fields that a header names plainly.
func (t *span) known(c candidate) []guess {
	return slices.DeleteFunc(slices.Clone(c.c.guesses), func(g guess) bool {
		return g.score < scoreSuffix || g.field == fieldSection && !slices.Contains(t.section, c.col)
	})
}

// misnamed reports whether a header names an ID, and nothing else, above texts.
func (c candidate) misnamed() bool {
	return c.p.filled > 0 && c.p.digits*2 <= c.p.filled && len(c.c.guesses) > 0 && onlyFields(c.c.guesses, fieldID)
}

// namesAnswer reports whether a header names nothing but what a bidder writes.
func (c candidate) namesAnswer() bool {
	return !slices.ContainsFunc(c.c.guesses, func(g guess) bool {
		return g.score >= scoreSuffix && !slices.Contains([]string{fieldComment, fieldClaim, fieldDeviation, fieldEvidence}, g.field)
	})
}

func (t *span) freeText(cands map[int]candidate, rows []int, first int, free func(candidate, int) bool) int {
	if t.byContent {
		return t.longest(rows, t.id)
	}
	var cs []candidate
	for _, col := range sortedCols(cands) {
		if c := cands[col]; (first == 0 || col < first) && (c.p.filled*2 >= len(rows) && free(c, 4) || t.priced && c.p.filled >= 2 && free(c, 2)) {
			cs = append(cs, c)
		}
	}
	if len(cs) == 0 {
		return 0
	}
	slices.SortStableFunc(cs, func(a, b candidate) int { return cmp.Compare(b.p.words*a.p.filled, a.p.words*b.p.filled) })
	t.taken[cs[0].col] = true
	t.r.note("inferred-columns")
	t.because(cs[0].col, "longest text to the left of the answers")
	return cs[0].col
}

// longest takes the column of the longest texts beside the IDs.
func (t *span) longest(rows []int, id int) int {
	text := t.r.textColumn(rows, id)
	t.taken[text] = text != 0
	t.because(text, "the longest texts of the sheet")
	return text
}

// holds reports whether there is something to read: texts beside answers, a type or an ID, or IDs with answers. A table
// of names and numbers is none of requirements, unless its header says so.
func (t *span) holds() bool {
	asked := len(t.answerCols())+len(t.comment)+len(t.evidence)+len(t.terms) > 0
	text := firstColumn(t.text, t.title)
	if t.priced {
		return text != 0 || t.links != 0 || t.id != 0 && t.quantity != 0 && t.unitPrice+t.total != 0
	}
	if text == 0 {
		return t.id != 0 && (len(t.answerCols()) > 0 || t.answering && asked)
	}
	p := t.profile(text)
	named := slices.ContainsFunc(t.h.cols, func(c column) bool {
		return c.col == text && slices.ContainsFunc(c.guesses, func(g guess) bool { return g.field == fieldText && g.score >= scoreSuffix })
	})
	told := t.byContent || t.id != 0 || slices.ContainsFunc(t.h.cols, func(c column) bool {
		return slices.ContainsFunc(c.guesses, func(g guess) bool { return g.field == fieldText && g.score >= scorePrefix })
	})
	return asked || named && t.id != 0 || len(t.r.opt.Columns) > 0 || told && p.filled > 0 && p.words >= 2*p.filled
}

func firstColumn(a, b int) int {
	if a != 0 {
		return a
	}
	return b
}

// answerCols lists the columns in which the form wants an answer, in order.
func (t *span) answerCols() []int {
	var out []int
	if t.claim != 0 {
		out = append(out, t.claim)
	}
	for _, m := range t.marks {
		out = append(out, m.col)
	}
	return out
}

// letters is what each column of the table holds, for the account.
func (t *span) letters() map[string][]string {
	m := map[string][]string{}
	add := func(field string, cols ...int) {
		for _, c := range cols {
			if c > 0 {
				m[field] = append(m[field], lint.ColumnName(c))
			}
		}
	}
	add(fieldID, t.id)
	add(fieldParent, t.parent)
	add(fieldSection, t.section...)
	add(fieldLot, t.lot)
	add(fieldTitle, t.title)
	add(fieldText, t.text)
	for _, tc := range t.terms {
		add(fieldObligation, tc.col)
	}
	add(fieldWeight, t.weight)
	add(fieldPoints, t.points)
	add(fieldAllowed, t.allowed)
	add(fieldClaim, t.answerCols()...)
	add(fieldComment, t.comment...)
	add(fieldEvidence, t.evidence...)
	add(fieldReference, t.reference...)
	add(fieldDeviation, t.deviation...)
	add(fieldQuantity, t.quantity)
	add(fieldUnit, t.unit)
	add(fieldUnitPrice, t.unitPrice)
	add(fieldTotal, t.total)
	add(fieldOwner, t.owner)
	return m
}
