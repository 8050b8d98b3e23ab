package table

import (
	"crypto/sha256"
	"encoding/hex"
	"slices"
	"strconv"
	"strings"
	"unicode/utf8"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers/pattern"
)

// key makes the name of a criterion that survives renumbering. A criterion without any words has its ID alone.
func key(section, title, text, id string) string {
	words := firstOf(text, title)
	if words == "" {
		words = idKey(id)
	}
	return keyOfFolded(folded(section), folded(words))
}

func keyOfFolded(section, words string) string {
	var room [512]byte
	text := append(append(append(room[:0], section...), 0), words...)
	sum := sha256.Sum256(text)
	var out [24]byte
	hex.Encode(out[:], sum[:12])
	return string(out[:])
}

// keyOf is the key of a criterion whose words were folded already.
func (r *reader) keyOf(c *lint.Criterion, words string) string {
	if words == "" {
		words = folded(idKey(c.ID))
	}
	if c.Section != r.sectionNow {
		r.sectionNow, r.foldedSection = c.Section, folded(c.Section)
	}
	return keyOfFolded(r.foldedSection, words)
}

// criterion makes a criterion of a row, or adds the row's answer to the criterion that it repeats.
func (t *span) criterion(l line) fate {
	r := t.r
	c := t.build(l)
	t.last, t.lastRow = c, l.i
	if l.id == "" {
		r.out.unnamed[c] = true
	} else {
		t.before = c.ID
		key := l.key
		if c.ID != l.id {
			key = idKey(c.ID)
		}
		if lot := lotOf(c); lot != "" {
			key += "\x00" + lot
		}
		if first := r.first[key]; first != nil {
			if sameText(first, c) {
				first.Responses = adopt(first, c.Responses)
				t.last = first
				t.judge(first, l)
				return fate{class: answerRow}
			}
			c.Extra().DuplicateOf = first
			r.out.Problems = append(r.out.Problems, duplicate(c, first))
		} else {
			r.first[key] = c
		}
	}
	r.out.Criteria = append(r.out.Criteria, c)
	r.out.rows = append(r.out.rows, r.rows[l.i].N)
	t.judge(c, l)
	t.doubtID(c, l)
	return fate{class: aCriterion}
}

func duplicate(c, first *lint.Criterion) lint.Problem {
	return lint.Problem{Check: checkDuplicate, Criterion: c, At: c.At, Args: lint.Args{"id": c.ID, "other": first.At.String()}}
}

// adopt moves responses to another criterion. An empty one says nothing that the criterion does not say already, save
// which cell of another file is still to be filled in.
func adopt(to *lint.Criterion, rs []*lint.Response) []*lint.Response {
	out := to.Responses
	for _, r := range rs {
		known := slices.ContainsFunc(out, func(o *lint.Response) bool { return o.At.File == r.At.File })
		if r.Empty() && known {
			continue
		}
		r.Criterion = to
		out = append(out, r)
	}
	return out
}

// sameText reports whether a repeated ID stands for the same criterion: one of the two has no text, or the words agree.
func sameText(a, b *lint.Criterion) bool {
	wa, wb := letters(a.Text), letters(b.Text)
	ta, tb := letters(a.Title), letters(b.Title)
	switch {
	case wa == "" && ta == "" || wb == "" && tb == "":
		return true
	case wa == wb:
		return true
	case wb == ta && ta != "" || wa == tb && tb != "":
		return true
	}
	return wa == tb+wb || wb == ta+wa
}

// letters is a text without anything but letters and digits, folded, so that a changed line break is no change.
func letters(s string) string {
	return strings.Map(func(r rune) rune {
		if r < utf8.RuneSelf && isDropped(byte(r)) {
			return -1
		}
		return r
	}, folded(s))
}

// isDropped reports whether letters drops a sign.
func isDropped(c byte) bool {
	switch c {
	case ' ', '\n', '\r', '\t', '\v', '\f', '.', ',', ';', ':', '!', '?', '"', '\'', '(', ')', '-', '*':
		return true
	}
	return false
}

// hasLetters reports whether letters(s) is anything.
func hasLetters(s string) bool {
	for i := range len(s) {
		if c := s[i]; c >= '0' && c <= '9' || isLetter(c) {
			return true
		}
	}
	return letters(s) != ""
}

func (t *span) build(l line) *lint.Criterion {
	r := t.r
	c := r.criteria.next()
	section := t.sectionOf(l.i)
	c.ID, c.Title, c.Text, c.Section, c.Lot = l.id, l.title, l.text, inLot(t.lotAt(l.i), section), t.lotsOf(l.i, section)
	c.Hidden, c.Owner, c.Weight, c.Allowed = r.g.Hidden || r.rows[l.i].Hidden, r.text(l.i, t.owner), t.weightOf(l.i), t.allowedAt(l.i)
	if c.Text == "" {
		c.Text, c.Title = c.Title, ""
	}
	col := t.text
	if t.id != 0 && l.idCell+r.formula(l.i, t.id) != "" {
		col = t.id
	} else if r.text(l.i, col) == "" && t.title != 0 {
		col = t.title
	}
	c.At = r.at(l.i, col)
	t.restore(c, l)
	if c.ID == "" {
		n := r.rows[l.i].N
		if r.g.Sheet == "" {
			n = c.At.Line
		}
		c.ID = fallbackID(r.g.File, r.g.Sheet, n)
	}
	w := t.now.wording
	t.oblige(c, l, w)
	c.AsksText, c.AsksEvidence = w.asksText, w.asksProof
	for _, col := range t.required {
		if s := folded(r.text(l.i, col)); s != "" && !slices.Contains([]string{"-", "nein", "no", "n", "n/a", "keine", "none", "keiner", "kein", "entfällt"}, s) && !onRequest.MatchString(s) {
			if described.MatchString(s) {
				c.AsksText = true
			} else {
				c.AsksEvidence = true
			}
		}
	}
	c.Expects = t.expects(c, l.i)
	c.Key = t.r.keyOf(c, w.folded)
	t.respond(c, l)
	return c
}

// described is a proof that the answer is itself: "Konzept", "Kurze Beschreibung".
var described = pattern.Must(`^(?:kurz\p{L}*|kurze\p{L}* |textliche\p{L}* |schriftliche\p{L}* |freie\p{L}* |brief |short |written |narrative )?(?:konzept|kurzkonzept|beschreibung|erläuterung|darstellung|freitext|text|angabe|angaben|kurzbeschreibung|concept|description|narrative|statement|explanation|text|response|method statement)s?$`)

// restore gives an ID back the zero that a number cell lost.
func (t *span) restore(c *lint.Criterion, l line) {
	if l.id == "" {
		return
	}
	key := l.key
	if id, lost := restoreZero(l.id, t.before, t.seen); lost && t.id != 0 {
		c.ID, key = id, idKey(id)
		t.r.note("restored-ids")
	}
	if strings.Contains(key, ".") { // restoreZero looks for no others
		t.seen[key] = true
	}
	if t.r.cell(l.i, t.id).Date && t.id != 0 {
		t.r.note("date-ids")
	}
	if t.id != 0 && countsRows.MatchString(t.r.formula(l.i, t.id)) {
		t.r.note("unstable-ids")
	}
}

// sectionOf is the section of a row: its category columns, else the title above it. A column that is filled only where
// the section changes holds on until the next change.
func (t *span) sectionOf(i int) string {
	var parts []string
	for k, col := range t.section {
		s := t.r.spread(i, col)
		if s != "" {
			if t.inherited[col] != s {
				for _, finer := range t.section[k+1:] {
					delete(t.inherited, finer)
				}
			}
			t.inherited[col] = s
		} else if t.sparse[col] {
			s = t.inherited[col]
		}
		if s = oneLine(s); s != "" && !slices.Contains(parts, s) {
			parts = append(parts, s)
		}
	}
	if len(parts) == 0 {
		return oneLine(t.headingNow)
	}
	return strings.Join(parts, " / ")
}

func (t *span) weightOf(i int) *float64 {
	for _, col := range []int{t.weight, t.points} {
		if col == t.points && t.r.formula(i, col) != "" {
			continue // points that are worked out from the answer are those earned, not those to be had
		}
		s := strings.TrimSpace(strings.TrimRight(t.r.text(i, col), "% "))
		s = strings.TrimSpace(strings.TrimSuffix(strings.TrimSuffix(folded(s), "punkte"), "points"))
		if !strings.Contains(s, ".") {
			s = strings.Replace(s, ",", ".", 1)
		}
		if v, err := strconv.ParseFloat(s, 64); err == nil && v >= 0 && v < 1e9 {
			return &v
		}
	}
	return nil
}

// knockOut reads a word such as "K.o." or "Pass/Fail" where other criteria have their weight or points.
func (t *span) knockOut(i int) term {
	for _, col := range []int{t.weight, t.points} {
		if s := t.r.text(i, col); s != "" && !strings.ContainsAny(s, "0123456789") && t.r.formula(i, col) == "" {
			if k := readTerm(s); k.ok && !k.withdrawn && (k.of == lint.Exclusion || k.of == lint.Must) {
				return k
			}
		}
	}
	return term{}
}

// allowedAt lists the answers that the form allows in a row. Rows that allow the same share the list.
func (t *span) allowedAt(i int) []string {
	if s := t.r.text(i, t.allowed); s != "" {
		var out []string
		for _, a := range strings.FieldsFunc(s, func(r rune) bool { return strings.ContainsRune("/;,|\n", r) }) {
			if a = clean(a); a != "" {
				out = append(out, a)
			}
		}
		return out
	}
	if len(t.marks) > 0 {
		if t.labels == nil {
			for _, m := range t.marks {
				t.labels = append(t.labels, m.label)
			}
		}
		return slices.Clip(t.labels)
	}
	if t.claim != 0 {
		return slices.Clip(t.r.listAt(i, t.claim))
	}
	return nil
}

// oblige finds the obligation, from the most trusted source that says something.
func (t *span) oblige(c *lint.Criterion, l line, w wording) {
	struck := firstOf(withdrawnWord(l.termCell), w.withdrawn)
	if whole := t.r.text(l.i, t.text); struck == "" && whole != l.text { // the ID stands in front of the text
		struck = withdrawnWord(whole)
	}
	if struck == "" {
		struck = t.withdrawnState(l.i)
	}
	if struck != "" || l.term.withdrawn || l.gone {
		c.Withdrawn, c.Obligation, c.ObligationWord, c.ObligationSource = true, lint.Informative, struck, lint.FromText
		if l.term.withdrawn || withdrawnWord(l.termCell) != "" {
			c.ObligationWord, c.ObligationSource = l.termCell, lint.FromColumn
		}
		return
	}
	star := term{}
	if t.r.key.star.ok && starred(l.idCell, l.text, l.title) {
		star = t.r.key.star
	}
	section := t.r.sectionTerm(c.Section)
	for _, d := range []term{t.declared, t.r.key.declared} {
		if !section.ok {
			section = d
		}
	}
	for _, s := range []struct {
		t      term
		source lint.ObligationSource
	}{
		{l.term, lint.FromColumn},
		{t.knockOut(l.i), lint.FromColumn},
		{t.rowTerms(l.id), lint.FromID},
		{section, lint.FromSection},
		{star, lint.FromLegend},
		{w.term, lint.FromText},
	} {
		if s.t.ok {
			c.Obligation, c.ObligationWord, c.ObligationSource = s.t.of, s.t.word, s.source
			if s.source == lint.FromColumn && disagree(s.t, w.term) {
				c.Extra().ObligationConflict = w.term.word
				t.r.note("obligation-conflicts")
			}
			return
		}
	}
	c.Obligation, c.ObligationSource = lint.Must, lint.FromDefault
}

func (t *span) expects(c *lint.Criterion, i int) lint.Expects {
	switch {
	case len(t.marks) > 0 || t.small(i):
		return lint.ExpectsMark
	case c.AsksEvidence && !c.AsksText:
		return lint.ExpectsEvidence
	}
	return lint.ExpectsText
}

// addToText joins a row to the criterion above it.
func (t *span) addToText(l line) {
	s := firstOf(l.text, l.title)
	t.last.Text = strings.TrimSpace(t.last.Text + "\n" + s)
	t.lastRow = l.i
	text, proof := asksFor(strings.TrimSpace(t.last.Title+"\n"+t.last.Text), hasTextStem|hasEvidenceStem)
	t.last.AsksText, t.last.AsksEvidence = text, t.last.AsksEvidence || proof
	t.last.Key = key(t.last.Section, t.last.Title, t.last.Text, t.last.ID)
	if l.says {
		t.addToAnswer(l)
	}
}
