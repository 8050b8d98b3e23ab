package table

import (
	"slices"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers/pattern"
)

// The checks that report what this package finds.
const (
	checkDuplicate     = "duplicate-criterion"
	checkUnmarked      = "unmarked-answer"
	checkContradictory = "contradictory-marks"
	checkInvalid       = "invalid-answer"
	checkCoerced       = "coerced-id"
)

// aboutAnswer reports whether a check speaks about the answer cells of a row, and not about what the row asks.
func aboutAnswer(check string) bool {
	return check == checkUnmarked || check == checkContradictory || check == checkInvalid
}

// judge leaves the checks word of what is wrong with the answer cells of a row: no mark, marks that contradict each
// other, an answer that the form does not offer. The row answers c.
func (t *span) judge(c *lint.Criterion, l line) {
	switch {
	case c.Withdrawn:
	case len(t.marks) > 0:
		t.judgeMarks(c, l)
	case t.claim != 0:
		t.judgeList(c, l)
	}
}

func (t *span) judgeMarks(c *lint.Criterion, l line) {
	var labels, set []string
	var claims []lint.Claim
	at := 0
	for _, m := range t.marks {
		labels = append(labels, m.label)
		yes, _ := marked(t.said(l.i, m.col), m.label)
		if !yes || slices.Contains(claims, m.claim) {
			continue
		}
		set, claims = append(set, m.label), append(claims, m.claim)
		if at == 0 {
			at = m.col
		}
	}
	switch len(set) {
	case 0:
		t.about(checkUnmarked, c, t.r.at(l.i, t.marks[0].col), lint.Args{"choices": strings.Join(labels, " | ")})
	case 1:
	default:
		n := len(set) - 1
		t.about(checkContradictory, c, t.r.at(l.i, at), lint.Args{"first": strings.Join(set[:n], ", "), "second": set[n]})
	}
}

// judgeList compares an answer with those that the row's dropdown, or its column of allowed answers, offers. Forms
// mix lists with fields to be written in, and carriers other than workbooks know no rows; so what is no answer but a text
// is taken for such a field.
func (t *span) judgeList(c *lint.Criterion, l line) {
	s, allowed := t.said(l.i, t.claim), t.allowedAt(l.i)
	if s == "" || t.r.unfilled(s) || len(allowed) == 0 || offers(allowed, s) {
		return
	}
	ls := t.r.listsOf(t.claim)
	ownList := ls != nil && ls.mixed
	listed := wordCount(s) <= fewWords && (ownList || meantForList(s, t.r.listAt(l.i, t.claim)))
	if _, n := t.readClaim(l.i, s); n > 0 || listed {
		t.about(checkInvalid, c, t.r.at(l.i, t.claim), invalid(s, allowed))
	}
}

func (t *span) about(check string, c *lint.Criterion, at lint.Span, args lint.Args) {
	t.r.out.Problems = append(t.r.out.Problems, lint.Problem{Check: check, Criterion: c, At: at, Args: args})
}

// offers reports whether a list offers an answer, whatever its case, blanks and closing punctuation.
func offers(allowed []string, s string) bool {
	f := bareAnswer(s)
	return slices.ContainsFunc(allowed, func(a string) bool { return bareAnswer(a) == f })
}

// meantForList reports whether a few words in a cell with a list are an answer that the list does not offer: a single word,
// or one of the answers with something added. Lists are drawn over whole columns, with cells for names and places in them.
func meantForList(s string, allowed []string) bool {
	if len(allowed) < 2 {
		return false
	}
	f := " " + bareAnswer(s) + " "
	return wordCount(s) == 1 || slices.ContainsFunc(allowed, func(a string) bool { return strings.Contains(f, " "+bareAnswer(a)+" ") })
}

func invalid(s string, allowed []string) lint.Args {
	return lint.Args{"match": s, "allowed": shortList(allowed)}
}

// offList reports answers in a workbook of ours that has no list of its own, where the customer's form offers others.
// Only what reads as an answer counts; the words around it are ours to choose.
func (s *Sheet) offList(first, c *lint.Criterion) {
	if len(c.Allowed) > 0 || len(first.Allowed) == 0 {
		return
	}
	for _, r := range c.Responses {
		if text := r.ClaimText(); text != "" && !offers(first.Allowed, text) {
			s.Problems = append(s.Problems, lint.Problem{Check: checkInvalid, Criterion: c, At: r.ClaimCell.Span, Args: invalid(text, first.Allowed)})
		}
	}
}

var (
	// A number that Excel shows in powers of ten: the ID was 1E5 or 12E04.
	powerOfTen = pattern.Must(`^\d(?:[.,]\d+)?[Ee]\+\d+$`)
	// What Excel writes into a CSV file for 3-1 or 1.3: 2026-01-03, 03.01.2026, 03. Jan, Jan 03, 3-Jan.
	dateLike = pattern.Must(`(?i)^(?:\d{4}-\d{2}-\d{2}|\d{1,2}\.\d{1,2}\.(?:19|20)\d{2}|\d{1,2}/\d{1,2}/(?:19|20)\d{2}|` +
		`\d{1,2}[. -]{1,2}(?:jan|feb|mrz|mär|mar|apr|mai|may|jun|jul|aug|sep|okt|oct|nov|dez|dec)|(?:jan|feb|mrz|mär|mar|apr|mai|may|jun|jul|aug|sep|okt|oct|nov|dez|dec)[. -]{1,2}\d{2})$`)
)

// mayBeDate reports whether dateLike may match: it begins with a digit, or with a letter that begins a month.
func mayBeDate(s string) bool {
	return s != "" && (s[0] >= '0' && s[0] <= '9' || strings.IndexByte("jfmasond", s[0]|0x20) >= 0)
}

// doubtID reports an ID that a spreadsheet has turned into a date or a number. What it was cannot be told for sure.
func (t *span) doubtID(c *lint.Criterion, l line) {
	cell := t.r.cell(l.i, t.id)
	if t.id == 0 || l.idCell == "" || cell.Formula() != "" {
		return
	}
	into := ""
	switch {
	case cell.Date, mayBeDate(l.idCell) && dateLike.MatchString(l.idCell) && !t.dated:
		into = "date"
	case c.ID != l.id, strings.Contains(l.idCell, "+") && powerOfTen.MatchString(l.idCell), cell.Number && t.zeros > utf8.RuneCountInString(l.idCell) && digitsOnly(l.idCell):
		into = "number"
	default:
		return
	}
	t.about(checkCoerced, c, c.At, lint.Args{"id": l.idCell, "into": into})
}

func digitsOnly(s string) bool {
	return s != "" && !strings.ContainsFunc(s, func(r rune) bool { return !unicode.IsDigit(r) })
}

// padded is the number of digits that nearly all IDs have, where some begin with a zero; 0 where they are not padded.
func padded(ids []string) int {
	count, zero := map[int]int{}, map[int]bool{}
	for _, id := range ids {
		if n := len(id); digitsOnly(id) && n > 1 {
			count[n]++
			zero[n] = zero[n] || id[0] == '0'
		}
	}
	for n, k := range count { // at most one length holds most of the IDs
		if zero[n] && k*2 > len(ids) {
			return n
		}
	}
	return 0
}

// datesThroughout reports whether at least half of the IDs look like dates.
func datesThroughout(ids []string) bool {
	n := 0
	for _, id := range ids {
		n += one(mayBeDate(id) && dateLike.MatchString(id))
	}
	return n > 1 && n*2 >= len(ids)
}
