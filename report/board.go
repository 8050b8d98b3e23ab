package report

import (
	"cmp"
	"slices"
	"strconv"
	"time"

	"github.com/offerlint/offerlint/lint"
)

// A board is where one bid stands: for whoever has to bring it out in time.
type board struct {
	r        *lint.Result
	lang     string
	sections []*Share
	owners   []*Share
	steps    []*step
}

// A step is what somebody has to do next about one kind of fault.
type step struct {
	owner    string
	rule     *lint.Rule
	severity lint.Severity
	counted  bool // not there yet at an early stage
	criteria []*lint.Criterion
	others   int // findings about no criterion
	atStake  float64
}

func newBoard(r *lint.Result, lang string) *board {
	return &board{
		r: r, lang: lang, sections: bySection(r), owners: shares(r, func(c *lint.Criterion) string { return c.Owner }), steps: stepsOf(r),
	}
}

// stepsOf puts findings of the severity warning and above together by owner and rule, what threatens the offer first, then what
// costs most points.
func stepsOf(r *lint.Result) []*step {
	type key struct {
		owner string
		rule  *lint.Rule
	}
	var out []*step
	by := map[key]*step{}
	for _, f := range r.Findings {
		if f.Severity < lint.Warning && !f.Counted {
			continue
		}
		k := key{rule: f.Rule}
		if f.Criterion != nil {
			k.owner = f.Criterion.Owner
		}
		s := by[k]
		if s == nil {
			s = &step{owner: k.owner, rule: f.Rule, counted: true}
			by[k] = s
			out = append(out, s)
		}
		s.add(f)
	}
	slices.SortStableFunc(out, func(a, b *step) int {
		return cmp.Or(cmp.Compare(b.severity, a.severity), cmp.Compare(b.atStake, a.atStake), cmp.Compare(b.number(), a.number()),
			cmp.Compare(a.owner, b.owner), cmp.Compare(a.rule.Name, b.rule.Name))
	})
	return out
}

func (s *step) add(f *lint.Finding) {
	s.severity, s.counted = max(s.severity, f.Severity), s.counted && f.Counted
	switch c := f.Criterion; {
	case c == nil:
		s.others++
	case !slices.Contains(s.criteria, c):
		s.criteria = append(s.criteria, c)
		if c.Weight != nil {
			s.atStake += *c.Weight
		}
	}
}

func (s *step) number() int { return len(s.criteria) + s.others }

// stake adds up the points of a bid, and those at stake.
func (b *board) stake() (points, atStake float64) {
	for _, s := range b.sections {
		points, atStake = points+s.Points, atStake+s.AtStake
	}
	return points, atStake
}

// questionsLeft is how many days questions are still answered, of the calendar; false where that is not known.
func (b *board) questionsLeft() (days int, ok bool) {
	c := b.r.Bid.Config
	until, err := time.Parse(time.DateOnly, c.Submission.QuestionsUntil)
	today, err2 := time.Parse(time.DateOnly, c.Today)
	if err != nil || err2 != nil {
		return 0, false
	}
	return int(until.Sub(today) / (24 * time.Hour)), true
}

// unasked and unanswered are the questions of the register without a date, and without an answer.
func (b *board) unasked() (ids []string) {
	for _, q := range b.r.Bid.Register.Questions {
		if q.Asked == "" && q.Answer == "" {
			ids = append(ids, q.ID)
		}
	}
	return ids
}

func (b *board) unanswered() (ids []string) {
	for _, q := range b.r.Bid.Register.Questions {
		if q.Asked != "" && q.Answer == "" {
			ids = append(ids, q.ID)
		}
	}
	return ids
}

// assumptionsOpen are those of the register that nobody confirmed, rejected or withdrew.
func (b *board) assumptionsOpen() (ids []string) {
	for _, a := range b.r.Bid.Register.Assumptions {
		if a.Status == lint.AssumptionOpen {
			ids = append(ids, a.ID)
		}
	}
	return ids
}

// columns are the statuses that the board shows: the first four always, the others where they occur.
func columns(rs ...*lint.Result) []lint.Status {
	out := []lint.Status{lint.StatusMissed, lint.StatusAssumed, lint.StatusUnverified, lint.StatusAnswered}
	for _, st := range []lint.Status{lint.StatusVerified, lint.StatusWaived, lint.StatusNotApplicable} {
		if slices.ContainsFunc(rs, func(r *lint.Result) bool {
			return countOf(r.Summary, st) > 0 || st == lint.StatusVerified && r.Bid.Register.Present()
		}) {
			out = append(out, st)
		}
	}
	return out
}

func countOf(s lint.Summary, st lint.Status) int {
	return map[lint.Status]int{
		lint.StatusMissed: s.Missed, lint.StatusAssumed: s.Assumed, lint.StatusUnverified: s.Unverified, lint.StatusAnswered: s.Answered,
		lint.StatusVerified: s.Verified, lint.StatusWaived: s.Waived, lint.StatusNotApplicable: s.NotApplicable,
	}[st]
}

// figure prints a number of the board; a zero is a dash, so that what is open catches the eye.
func figure(n int) string {
	if n == 0 {
		return "–"
	}
	return strconv.Itoa(n)
}

// dayOf prints a day, YYYY-MM-DD, as people write it; one that is none stays as it is.
func dayOf(day, lang string) string {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return day
	}
	return dayText(t, lang)
}

// byUrgency puts the bid that is due first first, and those that nobody knows it of last.
func byUrgency(results []*lint.Result) []*lint.Result {
	out := slices.Clone(results)
	slices.SortStableFunc(out, func(a, b *lint.Result) int {
		x, y := a.Bid.Config.Submission.Due, b.Bid.Config.Submission.Due
		if x.IsZero() != y.IsZero() {
			if x.IsZero() {
				return 1
			}
			return -1
		}
		return x.Compare(y)
	})
	return out
}
