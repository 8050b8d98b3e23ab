package table

import (
	"slices"
	"strings"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers/pattern"
)

// A legend is what the sheet itself says about its codes and about all of its criteria.
type legend struct {
	claims   map[string]lint.Claim
	terms    map[string]lint.Obligation
	rows     map[int]bool // rows by index that are part of the legend
	declared term         // "Alle Anforderungen sind Ausschlusskriterien"
	star     term         // "Mit * gekennzeichnete Anforderungen sind Pflicht"
	loose    []meaning    // codes whose explanations are sentences, until settle
	cols     map[int]bool // columns that hold nothing but the legend
}

var legendItem = pattern.Must(`(?:^|[\s,;(|])"?'?([\p{L}]{1,3}|\d)"?'?\s*(?:=|:|–|—|\s-\s)\s*([^,;|\n=]{2,120})`)

// legendLabel stands before a legend in one line: "Key: S = Standard". It is no code itself.
var legendLabel = pattern.Must(`(?i)^\s*(?:key|legend|legende|codes?|response codes?|schlüssel|antwortcodes?)\s*:\s*`)

// readLegend reads the explanations above the first table, below the last one, and in text boxes.
func (r *reader) readLegend() legend {
	l := legend{claims: map[string]lint.Claim{}, terms: map[string]lint.Obligation{}, rows: map[int]bool{}, cols: map[int]bool{}}
	for i, row := range r.rows {
		if r.inBody(i) {
			continue
		}
		if n, _ := row.content(); n == 0 {
			continue
		}
		var cells []string
		for _, c := range row.Cells {
			if s := clean(c.Text); s != "" {
				cells = append(cells, s)
			}
		}
		l.rows[i] = l.take(cells)
	}
	for _, s := range r.g.Text {
		l.take([]string{s})
	}
	r.readBeside(&l)
	l.settle()
	if !l.declared.ok {
		l.declared = sectionTerm(r.g.Sheet)
	}
	return l
}

// inBody reports whether a row belongs to the rows of a table: it has as many cells as its rows have, or stands above
// one that has.
func (r *reader) inBody(i int) bool {
	t := r.tableOf(i)
	return t != nil && i < max(t.bodyEnd(), t.top+t.h.height)
}

// bodyEnd is the index behind the last row that has as many cells as the rows of the table have.
func (t *span) bodyEnd() int {
	if !t.measured {
		t.filledTo, t.measured = t.end, true
		for t.filledTo > t.top {
			if n, _ := t.r.rows[t.filledTo-1].content(); n > min(2, max(len(t.h.cols)-1, 1)) {
				break
			}
			t.filledTo--
		}
	}
	return t.filledTo
}

// take reads one row of explanations and reports whether it explained a code.
func (l *legend) take(cells []string) bool {
	explained := false
	if len(cells) >= 2 && len([]rune(cells[0])) <= 3 {
		explained = l.add(cells[0], cells[1])
	}
	for _, s := range cells {
		for _, m := range legendItem.FindAllStringSubmatch(legendLabel.ReplaceAllString(s, ""), -1) {
			explained = l.add(m[1], m[2]) || explained
		}
		for _, sentence := range sentences(s) {
			t := sectionTerm(sentence)
			if strings.Contains(s, "*") && wordCount(s) <= 25 {
				if !t.ok {
					t = textTermOf(sentence)
				}
				if t.ok && !l.star.ok {
					l.star = t
				}
				continue
			}
			if t.ok && !l.declared.ok && declares.MatchString(sentence) {
				l.declared = t
			}
		}
	}
	return explained
}

// textTermOf reads a word of obligation in a sentence that explains a sign.
func textTermOf(sentence string) term {
	for _, w := range words(sentence) {
		if t := readTerm(w); t.ok && !t.withdrawn && slices.Contains([]lint.Obligation{lint.Must, lint.Exclusion}, t.of) {
			return t
		}
	}
	return term{}
}

// add takes what a code means, as an answer or as an obligation.
func (l *legend) add(code, meaningText string) bool {
	f := bareAnswer(code)
	if f == "" {
		return false
	}
	claim := claimIndex()[bareAnswer(meaningText)]
	if claim == lint.Unstated {
		claim, _ = answerKey{}.leading(meaningText)
	}
	t := readTerm(meaningText)
	if !t.ok {
		t = sectionTerm(meaningText)
	}
	if claim == lint.Unstated && !t.ok {
		l.loose = append(l.loose, meaning{code: f, of: claimOfMeaning(meaningText)})
		return l.loose[len(l.loose)-1].of != lint.Unstated
	}
	if _, seen := l.claims[f]; claim != lint.Unstated && !seen {
		l.claims[f] = claim
	}
	if _, seen := l.terms[f]; t.ok && !t.withdrawn && !seen {
		l.terms[f] = t.of
	}
	return claim != lint.Unstated || t.ok
}

// starred reports whether a customer marked a criterion with a star at its end.
func starred(texts ...string) bool {
	return slices.ContainsFunc(texts, func(s string) bool { return strings.HasSuffix(folded(s), "*") })
}
