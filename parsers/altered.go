package parsers

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers/fold"
	"github.com/offerlint/offerlint/parsers/table"
	"github.com/offerlint/offerlint/quantity"
)

// A form is a sheet of the customer's, or one of ours, as far as comparing them asks for it.
type form struct {
	file, sheet string
	grid        *table.Grid // with its rows, which are dropped elsewhere once a sheet is read
	source      lint.Source
	unlistable  bool             // has lists of answers that cannot be told
	prose       []prose          // of the customer's: texts beside the criteria and positions
	texts       map[string]prose // of ours: all texts by what they fold to
	sorted      []string         // their keys, once they are needed
	compared    int              // how many of them were compared letter by letter
	pairs       []table.Pair     // of ours
	criteria    int              // of the customer's
}

// prose is a text of the customer's.
type prose struct {
	at   lint.Span
	text string
}

// fewestProse is how many words a text has that is compared: shorter ones are labels, and gaps to be filled in.
const fewestProse = 4

// note keeps what comparing will ask for. The cells of a sheet are dropped once it has been read.
func (r *reader) note(g *table.Grid, s *table.Sheet, side lint.Side) {
	if !r.returns() {
		return
	}
	kept := *g
	f := form{file: g.File, sheet: g.Sheet, grid: &kept, source: s.Source, pairs: s.Pairs, criteria: len(s.Criteria)}
	f.unlistable = slices.ContainsFunc(g.Notes, func(n lint.Note) bool { return n.Fact == "lists-not-read" })
	if side == lint.SideOffer {
		f.texts = map[string]prose{}
		for _, row := range g.Rows {
			for k, c := range row.Cells {
				f.texts[fold.String(c.Text)] = prose{g.At(row, k), c.Text}
			}
		}
		r.returned = append(r.returned, f)
		return
	}
	f.prose = proseOf(g, s)
	r.issued = append(r.issued, f)
}

// proseOf lists the texts of a customer's sheet that are neither those of its criteria and positions nor stand where we answer.
func proseOf(g *table.Grid, s *table.Sheet) []prose {
	asks := map[int]bool{}
	for _, c := range s.Criteria {
		asks[c.At.Line] = true
	}
	for _, p := range s.Positions {
		asks[p.At.Line] = true
	}
	told, ours := map[string]bool{}, map[string]bool{}
	for _, f := range []string{"id", "title", "text"} {
		for _, l := range s.Source.Columns[f] {
			told[l] = true
		}
	}
	for _, f := range []string{"claim", "comment", "evidence", "reference", "deviation", "owner"} {
		for _, l := range s.Source.Columns[f] {
			ours[l] = true
		}
	}
	var out []prose
	for _, row := range g.Rows {
		for k, c := range row.Cells {
			l := lint.ColumnName(c.Col)
			switch {
			case len(strings.Fields(c.Text)) < fewestProse, c.Formula() != "", asks[row.N] && (told[l] || ours[l]), gap(c.Text):
			default:
				out = append(out, prose{g.At(row, k), c.Text})
			}
		}
	}
	return out
}

// gap reports whether a text leaves something for the bidder to fill in.
func gap(s string) bool {
	f := fold.String(s)
	return slices.ContainsFunc([]string{"...", "…", "__", "☐", "□", "[", "<", "bitte ", "please ", "einzutragen", "ausfüllen", "auszufüllen", "enter ", "eintragen"}, func(w string) bool {
		return strings.Contains(f, w)
	}) || strings.HasSuffix(f, ":")
}

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
	for _, p := range ours.pairs {
		for _, a := range slices.Concat(differences(p), beside(theirs, ours, p)) {
			if a.What == lint.AlteredAnswers && (theirs.unlistable || ours.unlistable) {
				continue
			}
			reworded[p.Is.At] = reworded[p.Is.At] || a.What == lint.AlteredWording
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

// mostCompared bounds how many texts of one sheet of ours are compared letter by letter with those of the customer's that are
// gone: each time costs milliseconds, and a sheet in another language has nothing that is like his.
const mostCompared = 500

// nearest finds the text of ours that is like one of the customer's: the one in the same place, else the first by the alphabet; the
// zero value where none is. Only texts that share a third of their words are compared.
func (f *form) nearest(p prose) prose {
	want := fold.String(p.text)
	words := strings.Fields(want)
	theirs := map[string]bool{}
	for _, w := range words {
		theirs[w] = true
	}
	alike := func(s string) bool {
		if len(s)*2 <= len(want) || len(s) >= 2*len(want) || f.compared >= mostCompared {
			return false
		}
		shared := 0
		for w := range strings.FieldsSeq(s) {
			if theirs[w] {
				shared++
			}
		}
		if shared*3 < len(words) {
			return false
		}
		f.compared++
		return similar(s, want)
	}
	if here := f.cell(p.at.Line, p.at.Col); alike(fold.String(here.Text)) {
		return prose{lint.At(lint.Location{File: f.file, Sheet: f.sheet, Line: p.at.Line, Col: p.at.Col}), here.Text}
	}
	if f.sorted == nil {
		f.sorted = slices.Sorted(maps.Keys(f.texts))
	}
	if i := slices.IndexFunc(f.sorted, alike); i >= 0 {
		return f.texts[f.sorted[i]]
	}
	return prose{}
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

// column is the number of a column; 0 where the sheet has no such one.
func (f *form) column(letter string) int {
	n := 0
	for _, r := range letter {
		n = n*26 + int(r-'A') + 1
	}
	if f.sheet == "" || len(f.source.HeaderRows) == 0 {
		return 0
	}
	return n
}

// columnLike is the column with the same header as one of another sheet, the one in the same place before all others; 0 for none.
func (f *form) columnLike(other *form, letter string) int {
	col := other.column(letter)
	if col == 0 || f.sheet == "" || len(f.source.HeaderRows) == 0 {
		return 0
	}
	name := fold.String(other.cell(last(other.source.HeaderRows), col).Text)
	if name == "" {
		return 0
	}
	row := last(f.source.HeaderRows)
	if fold.String(f.cell(row, col).Text) == name {
		return col
	}
	for i := range f.grid.Rows {
		if f.grid.Rows[i].N != row {
			continue
		}
		for _, c := range f.grid.Rows[i].Cells {
			if fold.String(c.Text) == name {
				return c.Col
			}
		}
	}
	return 0
}

func last(rows []int) int { return rows[len(rows)-1] }

// cell is the cell of a row and column.
func (f *form) cell(row, col int) table.Cell {
	i, ok := slices.BinarySearchFunc(f.grid.Rows, row, func(r table.Row, n int) int { return r.N - n })
	if !ok {
		return table.Cell{}
	}
	c, _ := f.grid.Rows[i].At(col)
	return c
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
