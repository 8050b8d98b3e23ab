package table

import (
	"maps"
	"slices"
	"sort"
	"unicode/utf8"

	"github.com/offerlint/offerlint/lint"
)

// lists are the list validations of one column, ascending by their first row.
type lists struct {
	of    []List
	reach []int // the last row of any list up to here
	mixed bool  // not all are the same
}

// listsOf gathers the lists of a column; nil where it has none, or where the carrier does not tell rows apart.
func (r *reader) listsOf(col int) *lists {
	if len(r.g.Lists) == 0 || col == 0 {
		return nil
	}
	if ls, ok := r.lists[col]; ok {
		return ls
	}
	from := sort.Search(len(r.g.Lists), func(k int) bool { return r.g.Lists[k].Col >= col })
	to := sort.Search(len(r.g.Lists), func(k int) bool { return r.g.Lists[k].Col > col })
	var ls *lists
	if from < to {
		ls = &lists{of: r.g.Lists[from:to]}
		last := 0
		for _, l := range ls.of {
			last = max(last, l.To)
			ls.reach = append(ls.reach, last)
			ls.mixed = ls.mixed || !slices.Equal(l.Answers, ls.of[0].Answers)
		}
	}
	r.lists[col] = ls
	return ls
}

// listAt is what a cell may hold; nil where no list says.
func (r *reader) listAt(i, col int) []string {
	ls := r.listsOf(col)
	if ls == nil {
		return r.g.Allowed[col]
	}
	row := r.rows[i].N
	for k := sort.Search(len(ls.of), func(k int) bool { return ls.of[k].From > row }) - 1; k >= 0 && ls.reach[k] >= row; k-- {
		if ls.of[k].To >= row {
			return ls.of[k].Answers
		}
	}
	return nil
}

// offersAnswers reports whether any list of a column offers answers.
func (r *reader) offersAnswers(col int) bool {
	if ls := r.listsOf(col); ls != nil && ls.mixed {
		var last []string
		for _, l := range ls.of {
			if !slices.Equal(l.Answers, last) && offered(l.Answers) {
				return true
			}
			last = l.Answers
		}
		return false
	}
	return offered(r.g.Allowed[col])
}

// answersAt says how the claim of a row is read: by the sheet's legend, and by what its own cell offers.
func (t *span) answersAt(i int) answerKey {
	key := t.answers
	key.legend = t.r.key.claims
	if ls := t.r.listsOf(t.claim); ls != nil {
		key.allowed = t.r.listAt(i, t.claim)
		if ls.mixed {
			key.codes = map[string]lint.Claim{}
			for _, codes := range []map[string]lint.Claim{closedCodes(key.allowed), t.spelled} {
				maps.Copy(key.codes, codes)
			}
		}
	}
	return key
}

// chooses reports whether a row's cell offers a choice among things, see answerKey.chooses.
func (t *span) chooses(i int) bool {
	list := t.r.listAt(i, t.claim)
	if len(list) < 2 {
		return false
	}
	yes, known := t.r.choices[&list[0]]
	if !known {
		yes = t.answersAt(i).chooses()
		t.r.choices[&list[0]] = yes
	}
	return yes
}

// chooses reports whether a row's cell offers a choice among things, not among answers: "Gold", "Silber", "Bronze".
// What is chosen is said in words then, and is neither a yes nor a no.
func (k answerKey) chooses() bool {
	return len(k.allowed) > 1 && !slices.ContainsFunc(k.allowed, func(a string) bool {
		f := bareAnswer(a)
		return k.known(f) != lint.Unstated || utf8.RuneCountInString(f) <= 3 || unfilled(a)
	})
}

// small reports whether the form wants one of a few answers in a row. In a column of lists, a cell without one is to be
// written in.
func (t *span) small(i int) bool {
	if t.claim == 0 || !t.smallSet {
		return false
	}
	ls := t.r.listsOf(t.claim)
	return ls == nil || t.smallAnyway || len(t.r.listAt(i, t.claim)) > 0
}
