package checks

import (
	"strconv"
	"time"

	"github.com/offerlint/offerlint/lint"
)

// settled reports whether something confirmed an assumption: a question with an answer, or what else confirmed_by names.
func (a *listedAssumption) settled(r *lint.Register) bool {
	if a.Status != lint.AssumptionConfirmed || a.ConfirmedBy == "" {
		return false
	}
	q := r.QuestionByID(a.ConfirmedBy)
	return q == nil || q.Answer != ""
}

// open reports whether an assumption is one that nobody confirmed and nobody gave up.
func (a *listedAssumption) open(r *lint.Register) bool {
	return a.Status == lint.AssumptionOpen || a.Status == lint.AssumptionConfirmed && !a.settled(r)
}

// daysUntil is how many days there are from one day to another, both YYYY-MM-DD; negative where it is past, and false where
// one of them is not known.
func daysUntil(today, day string) (int, bool) {
	from, err := time.Parse(time.DateOnly, today)
	to, err2 := time.Parse(time.DateOnly, day)
	if err != nil || err2 != nil {
		return 0, false
	}
	return int(to.Sub(from) / (24 * time.Hour)), true
}

// stillDays says how many days are left, in words.
func stillDays(n int) lint.Messages {
	switch n {
	case 0:
		return lint.Messages{DE: "heute", EN: "today"}
	case 1:
		return lint.Messages{DE: "noch 1 Tag", EN: "1 day left"}
	}
	return lint.Messages{DE: "noch " + strconv.Itoa(n) + " Tage", EN: strconv.Itoa(n) + " days left"}
}

// toAsk says whether questions can still be asked, and until when.
func toAsk(cfg lint.Config) (words lint.Messages, over bool) {
	until := cfg.Submission.QuestionsUntil
	n, ok := daysUntil(cfg.Today, until)
	if !ok {
		return lint.Messages{}, false
	}
	on, left := dayWords(until), stillDays(n)
	if n < 0 {
		return lint.Messages{DE: "seit dem " + on.DE, EN: "since " + on.EN}, true
	}
	return lint.Messages{DE: "bis zum " + on.DE + " (" + left.DE + ")", EN: "until " + on.EN + " (" + left.EN + ")"}, false
}

// concerned are the criteria that the rule holds for. What is about no criterion is nil, and concerned too.
func concerned(p *lint.Pass) map[*lint.Criterion]bool {
	out := map[*lint.Criterion]bool{nil: true}
	for c := range p.Criteria() {
		out[c] = true
	}
	return out
}
