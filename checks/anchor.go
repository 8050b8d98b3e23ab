package checks

import (
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/offerlint/offerlint/lint"
)

// An anchor is the day by which evidence is judged.
type anchor string

// The anchors. The zero value stands for the submission.
const (
	atSubmission    anchor = "submission"
	atBinding       anchor = "binding"
	atContractStart anchor = "contract-start"
)

var anchors = []string{string(atSubmission), string(atBinding), string(atContractStart)}

// UnmarshalText implements encoding.TextUnmarshaler.
func (a *anchor) UnmarshalText(text []byte) error {
	if !slices.Contains(anchors, string(text)) {
		return fmt.Errorf("unknown anchor %q, want one of %s", text, strings.Join(anchors, ", "))
	}
	*a = anchor(text)
	return nil
}

// anchored are the parameters of checks that judge by a day.
type anchored struct {
	Anchor anchor `yaml:"anchor"`
}

func atTheAnchor() any { return &anchored{} }

// dayOf is the day by which a rule judges, YYYY-MM-DD, and how messages call it. Where the bid does not name the day of the
// rule, it is that of submission, and today where that is past or not known; "" where no day is known at all.
func dayOf(p *lint.Pass) (day string, words lint.Messages) {
	a, _ := p.Rule.Params.(*anchored)
	s, today := p.Bid.Config.Submission, p.Bid.Config.Today
	type dated struct {
		day    string
		de, en string
	}
	try := []dated{{lastSubmission(p.Bid.Config), "bei der Abgabe", "at the submission"}}
	switch {
	case a != nil && a.Anchor == atBinding:
		try = slices.Insert(try, 0, dated{s.BindingUntil, "bis zum Ende der Bindefrist", "until the offer ceases to bind us"})
	case a != nil && a.Anchor == atContractStart:
		try = slices.Insert(try, 0, dated{s.ContractStart, "bei Vertragsbeginn", "at the start of the contract"})
	}
	for _, d := range append(try, dated{today, "heute", "today"}) {
		if d.day != "" && d.day >= today {
			on := dayWords(d.day)
			return d.day, lint.Messages{DE: d.de + ", am " + on.DE, EN: d.en + ", " + on.EN}
		}
	}
	return "", lint.Messages{}
}

// lastSubmission is the day of submission; "" where nobody said it.
func lastSubmission(cfg lint.Config) string {
	if cfg.Submission.Due.IsZero() {
		return ""
	}
	return cfg.Submission.Due.Format(time.DateOnly)
}

// dayWords is a day, YYYY-MM-DD, as people write it; one that is none stays as it is.
func dayWords(day string) lint.Messages {
	t, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return lint.Messages{DE: day, EN: day}
	}
	return lint.Messages{DE: t.Format("02.01.2006"), EN: t.Format("2 January 2006")}
}
