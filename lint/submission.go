package lint

import "time"

// A Submission says until when the offer has to be with the customer.
type Submission struct {
	Due time.Time // in the zone that was written; the zero time where nobody said it
	// DayOnly says that Due names a day and no hour. It is then the midnight at which that day begins, and the offer is in
	// time all day.
	DayOnly bool
	// QuestionsUntil, BindingUntil and ContractStart are days, YYYY-MM-DD: the last one on which questions are answered, the
	// last one on which the offer binds us, and the first one of the contract. "" where nobody said it.
	QuestionsUntil, BindingUntil, ContractStart string
	// ValidUntil is the last day until which our offer says it is valid, YYYY-MM-DD; "" where the config does not say.
	ValidUntil string
}

// Left is the time until an offer is due.
type Left struct {
	Days  int // whole days, or days of the calendar where not Exact; negative where the day is past
	Hours int // hours beyond the days, 0 to 23; 0 where not Exact
	Exact bool
	Over  bool // the offer is too late
}

const day = 24 * time.Hour

// Left is how much time there is until the offer is due. It counts whole hours where both the hour of the submission and
// that of Now are known, else days of the calendar. It is false where no due date or no day to judge by is known.
func (c Config) Left() (Left, bool) {
	due := c.Submission.Due
	if due.IsZero() || c.Today == "" {
		return Left{}, false
	}
	if !c.Now.IsZero() && !c.Submission.DayOnly {
		left := due.Sub(c.Now)
		if left < 0 {
			return Left{Days: int(left / day), Exact: true, Over: true}, true
		}
		return Left{Days: int(left / day), Hours: int(left % day / time.Hour), Exact: true}, true
	}
	today, err := time.Parse(time.DateOnly, c.Today)
	if err != nil {
		return Left{}, false
	}
	last := time.Date(due.Year(), due.Month(), due.Day(), 0, 0, 0, 0, time.UTC)
	days := int(last.Sub(today) / day)
	return Left{Days: days, Over: days < 0}, true
}
