package report

import (
	"io"
	"time"

	"github.com/offerlint/offerlint/lint"
)

// The JSON of the board, version 1. Fields are only ever added; what is not known is null.
type (
	jsonBoards struct {
		Version int         `json:"version"`
		Bids    []jsonBoard `json:"bids"`
	}
	jsonBoard struct {
		Name             string             `json:"name"`
		Customer         string             `json:"customer"`
		Tender           string             `json:"tender"`
		Stage            string             `json:"stage"`
		Verdict          string             `json:"verdict"`
		Due              *string            `json:"due"`
		DaysLeft         *int               `json:"days_left"`
		QuestionsUntil   *string            `json:"questions_until"`
		QuestionDaysLeft *int               `json:"question_days_left"`
		Register         bool               `json:"register"`
		Summary          jsonSummary        `json:"summary"`
		Points           float64            `json:"points"`
		AtStake          float64            `json:"at_stake"`
		Sections         []jsonShare        `json:"sections"`
		Owners           []jsonShare        `json:"owners"`
		Next             []jsonStep         `json:"next"`
		Unasked          []string           `json:"questions_to_ask"`
		Unanswered       []string           `json:"questions_unanswered"`
		AssumptionsOpen  []string           `json:"assumptions_open"`
		Consulted        []jsonConsultation `json:"consulted"`
	}
	jsonShare struct {
		Name     string         `json:"name"`
		Criteria int            `json:"criteria"`
		Count    map[string]int `json:"count"`
		Points   float64        `json:"points"`
		AtStake  float64        `json:"at_stake"`
	}
	jsonStep struct {
		Owner    string   `json:"owner"`
		Rule     string   `json:"rule"`
		Severity string   `json:"severity"`
		Counted  bool     `json:"counted"`
		Criteria []string `json:"criteria"`
		Others   int      `json:"others"` // findings about no criterion
		AtStake  float64  `json:"at_stake"`
		Advice   string   `json:"advice"`
	}
	jsonConsultation struct {
		Criterion string `json:"criterion"`
		Who       string `json:"who"`
		On        string `json:"on"`
		Result    string `json:"result"`
	}
)

// BoardJSON prints where bids stand for programs.
func BoardJSON(w io.Writer, results []*lint.Result, opt Options) error {
	out := jsonBoards{Version: 1, Bids: []jsonBoard{}}
	for _, r := range results {
		out.Bids = append(out.Bids, newBoard(r, opt.lang(r.Bid)).json())
	}
	return writeJSON(w, out)
}

func (b *board) json() jsonBoard {
	c := b.r.Bid.Config
	points, atStake := b.stake()
	j := jsonBoard{
		Name: c.Name, Customer: c.Customer, Tender: c.Tender, Stage: b.r.Stage.String(), Verdict: Verdict(b.r.Summary, b.r.Stage, b.lang),
		Register: b.r.Bid.Register.Present(), Summary: jsonSummaryOf(b.r.Summary), Points: points, AtStake: atStake,
		Sections: jsonShares(b.sections), Owners: jsonShares(b.owners), Next: []jsonStep{},
		Unasked: listed(b.unasked()), Unanswered: listed(b.unanswered()), AssumptionsOpen: listed(b.assumptionsOpen()),
		Consulted: []jsonConsultation{},
	}
	if !c.Submission.Due.IsZero() {
		due := c.Submission.Due.Format(time.RFC3339)
		if c.Submission.DayOnly {
			due = c.Submission.Due.Format(time.DateOnly)
		}
		j.Due = &due
	}
	if left, ok := c.Left(); ok {
		j.DaysLeft = &left.Days
	}
	if days, ok := b.questionsLeft(); ok {
		j.QuestionsUntil, j.QuestionDaysLeft = &c.Submission.QuestionsUntil, &days
	}
	for _, s := range b.steps {
		step := jsonStep{
			Owner: s.owner, Rule: s.rule.Name, Severity: s.severity.String(), Counted: s.counted, Criteria: []string{}, Others: s.others,
			AtStake: s.atStake, Advice: s.rule.Check.Advice.In(b.lang),
		}
		for _, c := range s.criteria {
			step.Criteria = append(step.Criteria, c.ID)
		}
		j.Next = append(j.Next, step)
	}
	for _, a := range b.r.Bid.Register.Assignments {
		for _, c := range a.Consulted {
			j.Consulted = append(j.Consulted, jsonConsultation{a.Criterion, c.Who, c.On, c.Result})
		}
	}
	return j
}

func jsonShares(shares []*Share) []jsonShare {
	out := []jsonShare{}
	for _, s := range shares {
		j := jsonShare{Name: s.Name, Criteria: s.Criteria, Count: map[string]int{}, Points: s.Points, AtStake: s.AtStake}
		for st, n := range s.Count {
			j.Count[st.String()] = n
		}
		out = append(out, j)
	}
	return out
}

// listed is a list that JSON writes as [] where it is empty.
func listed(s []string) []string {
	if s == nil {
		return []string{}
	}
	return s
}
