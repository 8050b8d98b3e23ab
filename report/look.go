package report

import "github.com/offerlint/offerlint/lint"

// A Colour is how one severity or status looks in every output that has colours: a background and a text colour that
// reads on it (contrast at least 4.5 to 1, WCAG 2.1), and a strong tone for charts and borders. All are RRGGBB.
type Colour struct{ Fill, Text, Strong string }

// severityColours go from alarming to quiet; a reader who tells no colours apart has the words beside them.
var severityColours = map[lint.Severity]Colour{
	lint.Blocker: {Fill: "F8C9C9", Text: "7A0012", Strong: "A4001D"},
	lint.Error:   {Fill: "FCE0D0", Text: "7F2A00", Strong: "C2410C"},
	lint.Warning: {Fill: "FFF2C2", Text: "5F4600", Strong: "B7860B"},
	lint.Info:    {Fill: "DCEBFA", Text: "123F6B", Strong: "2F6FB0"},
}

// statusColours go with the words of statusWords.
var statusColours = map[lint.Status]Colour{
	lint.StatusMissed:        {Fill: "F8C9C9", Text: "7A0012", Strong: "B3261E"},
	lint.StatusAssumed:       {Fill: "FCE0D0", Text: "7F2A00", Strong: "D9660A"},
	lint.StatusUnverified:    {Fill: "FFF2C2", Text: "5F4600", Strong: "C9970C"},
	lint.StatusAnswered:      {Fill: "DCEBFA", Text: "123F6B", Strong: "4A86C5"},
	lint.StatusVerified:      {Fill: "D5EFDD", Text: "0B4A25", Strong: "2C8A50"},
	lint.StatusWaived:        {Fill: "E8E0F4", Text: "40246B", Strong: "7A5BAA"},
	lint.StatusNotApplicable: {Fill: "E9EAEC", Text: "3C4043", Strong: "8A9097"},
}

// statuses in the order in which tables, legends and charts show them: what needs work first.
var statuses = []lint.Status{
	lint.StatusMissed, lint.StatusAssumed, lint.StatusUnverified, lint.StatusAnswered, lint.StatusVerified,
	lint.StatusWaived, lint.StatusNotApplicable,
}
