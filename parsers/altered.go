package parsers

import (
	"cmp"
	"slices"
	"strings"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers/fold"
	"github.com/offerlint/offerlint/parsers/table"
	"github.com/offerlint/offerlint/quantity"
)

// alterations compares our copies of the customer's forms with what he issued.
func (r *reader) alterations() {
	if len(r.returned) == 0 || len(r.issued) == 0 {
		return
	}
	copied := map[*lint.Criterion]bool{}
	for i := range r.returned {
		for _, p := range r.returned[i].pairs {
			copied[p.Criterion] = true
		}
	}
	of := make([]*form, len(r.returned))  // our sheet → the customer's
	books := map[string]map[string]bool{} // our file → the customer's files of which it is a copy
	for i := range r.returned {
		if of[i] = r.originOf(&r.returned[i]); of[i] != nil {
			books[r.returned[i].file] = with(books[r.returned[i].file], of[i].file)
		}
	}
	for i := range r.returned {
		ours := &r.returned[i]
		for j := range r.issued {
			theirs := &r.issued[j]
			if of[i] == nil && books[ours.file][theirs.file] && theirs.sheet == ours.sheet {
				of[i] = theirs
			}
		}
		if of[i] != nil {
			r.compare(of[i], ours, copied)
		}
	}
	r.compareSheets(of, books)
}

func with(set map[string]bool, s string) map[string]bool {
	if set == nil {
		set = map[string]bool{}
	}
	set[s] = true
	return set
}

// originOf is the sheet of the customer's of which ours is a copy; nil where it is none.
func (r *reader) originOf(ours *form) *form {
	votes := map[*form]int{}
	vote := func(at lint.Span) {
		for j := range r.issued {
			if r.issued[j].file == at.File && r.issued[j].sheet == at.Sheet {
				votes[&r.issued[j]]++
				return
			}
		}
	}
	if table.Repeats(ours.pairs) {
		for _, p := range ours.pairs {
			vote(p.Was.At)
		}
	}
	own := 0
	for _, p := range r.bid.Positions {
		if p.At.File == ours.file && p.At.Sheet == ours.sheet {
			own++
			if p.Original != nil {
				vote(p.Original.At)
			}
		}
	}
	var best *form
	for j := range r.issued {
		if f := &r.issued[j]; votes[f] > 0 && (best == nil || votes[f] > votes[best]) {
			best = f
		}
	}
	if best == nil || len(ours.pairs) == 0 && votes[best]*2 < own {
		return nil
	}
	return best
}

// compare notes in what a copy differs from the customer's sheet.
func (r *reader) compare(theirs, ours *form, copied map[*lint.Criterion]bool) {
	add := func(a lint.Alteration) { r.bid.Alterations = append(r.bid.Alterations, a) }
	reworded := map[lint.Span]bool{}
	for _, p := range renumbered(ours.pairs) {
		add(lint.Alteration{What: lint.AlteredNumber, Criterion: p.Criterion, At: p.Is.At, Original: p.Was.At, Was: p.Was.ID, Is: p.Is.ID})
	}
	for _, p := range ours.pairs {
		for _, a := range slices.Concat(differences(p), beside(theirs, ours, p)) {
			if a.What == lint.AlteredAnswers && (theirs.unlistable || ours.unlistable) {
				continue
			}
			if a.What == lint.AlteredWording {
				reworded[p.Is.At] = true
				a.At, a.Original = ours.wordingAt(p.Is, a.Was), theirs.wordingAt(p.Was, a.Is)
			}
			add(a)
		}
	}
	// What was altered is no second criterion under the same ID.
	r.bid.Problems = slices.DeleteFunc(r.bid.Problems, func(p lint.Problem) bool {
		return p.Check == "duplicate-criterion" && reworded[p.At]
	})
	whole := lint.Span{Location: lint.Location{File: ours.file, Sheet: ours.sheet}}
	origin := lint.Span{Location: lint.Location{File: theirs.file, Sheet: theirs.sheet}}
	if theirs.grid.Protected && !ours.grid.Protected {
		add(lint.Alteration{What: lint.MissingProtection, At: whole, Original: origin})
	}
	for _, p := range theirs.prose {
		if _, there := ours.texts[fold.String(p.text)]; there {
			continue
		}
		is := ours.nearest(p)
		if is.text == "" {
			is.at = whole
		}
		add(lint.Alteration{What: lint.AlteredCell, At: is.at, Original: p.at, Was: p.text, Is: is.text})
	}
	r.compareRows(theirs, ours, copied)
}

// renumbered are the rows of ours under another number than the customer's. Where that is most of them, the numbers are those of
// our own list, and of no copy.
func renumbered(pairs []table.Pair) []table.Pair {
	var out []table.Pair
	numbered := 0
	for _, p := range pairs {
		if !p.Was.HasID() || !p.Is.HasID() {
			continue
		}
		numbered++
		if fold.String(strings.TrimRight(p.Was.ID, ". ")) != fold.String(strings.TrimRight(p.Is.ID, ". ")) {
			out = append(out, p)
		}
	}
	if len(out)*2 > numbered {
		return nil
	}
	return out
}

// differences compares the customer's telling of a criterion with ours.
func differences(p table.Pair) []lint.Alteration {
	was, is := p.Was, p.Is
	base := lint.Alteration{Criterion: p.Criterion, At: is.At, Original: was.At}
	var out []lint.Alteration
	add := func(what lint.AlterationKind, x, y string) {
		a := base
		a.What, a.Was, a.Is = what, x, y
		out = append(out, a)
	}
	if x, y := wordings(was, is); y != "" && x != "" && fold.String(x) != fold.String(y) {
		add(lint.AlteredWording, x, y)
	}
	if len(was.Allowed) > 0 && !slices.EqualFunc(was.Allowed, is.Allowed, func(a, b string) bool { return fold.String(a) == fold.String(b) }) {
		add(lint.AlteredAnswers, strings.Join(was.Allowed, "\n"), strings.Join(is.Allowed, "\n"))
		out[len(out)-1].At = is.AnswerAt
	}
	switch {
	case is.Hidden && !was.Hidden:
		add(lint.HiddenRow, "", "")
	case was.Hidden && !is.Hidden:
		add(lint.ShownRow, "", "")
	}
	return out
}

// beside compares the cells beside the wording, column by column: the type, and weight or points. The reader may understand
// such a column in one of the two sheets alone.
func beside(theirs, ours *form, p table.Pair) []lint.Alteration {
	if p.Was.At.Sheet != theirs.sheet || p.Was.At.File != theirs.file {
		return nil
	}
	var out []lint.Alteration
	for _, f := range []struct {
		field string
		what  lint.AlterationKind
	}{{"obligation", lint.AlteredObligation}, {"weight", lint.AlteredWeight}, {"points", lint.AlteredWeight}} {
		for _, letter := range theirs.source.Columns[f.field] {
			from, to := theirs.column(letter), ours.columnLike(theirs, letter)
			if from == 0 || to == 0 {
				continue
			}
			was, is := theirs.cell(p.Was.At.Line, from), ours.cell(p.Is.At.Line, to)
			if was.Text != "" && !sameValue(was.Text, is.Text) {
				at := lint.At(lint.Location{File: ours.file, Sheet: ours.sheet, Line: p.Is.At.Line, Col: to})
				origin := lint.At(lint.Location{File: theirs.file, Sheet: theirs.sheet, Line: p.Was.At.Line, Col: from})
				out = append(out, lint.Alteration{What: f.what, Criterion: p.Criterion, At: at, Original: origin, Was: was.Text, Is: is.Text})
			}
		}
	}
	return out
}

// sameValue compares numbers by their value and words by their letters.
func sameValue(a, b string) bool {
	if fold.String(a) == fold.String(b) {
		return true
	}
	m, ok := quantity.Number(a, "")
	n, also := quantity.Number(b, "")
	return ok && also && m.Cmp(n) == 0
}

// wordings are what two rows ask, in those parts that both have. A row that has but one text may repeat either the title or the
// text of the other, or both in one.
func wordings(was, is *lint.Criterion) (x, y string) {
	switch {
	case was.Title != "" && is.Title != "":
		return was.Title + "\n" + was.Text, is.Title + "\n" + is.Text
	case was.Title != "":
		return closest(is.Text, was), is.Text
	case is.Title != "":
		return was.Text, closest(was.Text, is)
	}
	return was.Text, is.Text
}

// closest is the part of a criterion whose length is nearest to that of a text.
func closest(s string, c *lint.Criterion) string {
	best := c.Text
	for _, t := range []string{c.Title, c.Title + "\n" + c.Text} {
		if apart(s, t) < apart(s, best) {
			best = t
		}
	}
	return best
}

func apart(a, b string) int { return max(len(a), len(b)) - min(len(a), len(b)) }

// compareRows notes rows of criteria that are missing in a copy, and those that were added. A criterion that nobody answers is
// missed, and that is said already; the rows of price sheets are paired one by one (lint.Position.Original).
func (r *reader) compareRows(theirs, ours *form, copied map[*lint.Criterion]bool) {
	in := func(at lint.Span, f *form) bool { return at.File == f.file && at.Sheet == f.sheet }
	whole := lint.Span{Location: lint.Location{File: ours.file, Sheet: ours.sheet}}
	repeated := 0
	for _, c := range r.bid.Criteria {
		if in(c.At, theirs) && copied[c] {
			repeated++
		}
	}
	if len(ours.pairs) > 0 && repeated*10 >= theirs.criteria*7 {
		for _, c := range r.bid.Criteria {
			if in(c.At, theirs) && !copied[c] && c.Answered() && !c.Withdrawn {
				r.bid.Alterations = append(r.bid.Alterations, lint.Alteration{What: lint.MissingRow, Criterion: c, At: whole, Original: c.At})
			}
		}
		r.bid.Strays = slices.DeleteFunc(r.bid.Strays, func(s *lint.Stray) bool {
			row := in(s.At, ours) && !s.HasID()
			if row {
				r.bid.Alterations = append(r.bid.Alterations, lint.Alteration{What: lint.AddedRow, At: s.At, Original: lint.Span{Location: lint.Location{File: theirs.file, Sheet: theirs.sheet}}, Is: s.ID})
			}
			return row
		})
	}
}

// compareSheets notes sheets that are in none of the copies of a workbook of the customer's, and those that were added.
func (r *reader) compareSheets(of []*form, books map[string]map[string]bool) {
	there := map[*form]bool{}
	first := map[string]string{} // the customer's file → the first of our copies
	for i, f := range of {
		if f != nil {
			there[f] = true
			first[f.file] = cmp.Or(first[f.file], r.returned[i].file)
		}
	}
	for j := range r.issued {
		f := &r.issued[j]
		if ours := first[f.file]; ours != "" && !there[f] && f.source.Rows > 0 {
			at := lint.Span{Location: lint.Location{File: ours}}
			r.bid.Alterations = append(r.bid.Alterations, lint.Alteration{What: lint.MissingSheet, At: at, Original: lint.Span{Location: lint.Location{File: f.file, Sheet: f.sheet}}, Was: f.sheet})
		}
	}
	for i := range r.returned {
		f := &r.returned[i]
		if of[i] == nil && len(books[f.file]) > 0 && f.source.Rows > 0 {
			at := lint.Span{Location: lint.Location{File: f.file, Sheet: f.sheet}}
			r.bid.Alterations = append(r.bid.Alterations, lint.Alteration{What: lint.AddedSheet, At: at, Is: f.sheet})
		}
	}
}
