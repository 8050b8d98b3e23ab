package report

import (
	"fmt"
	"strconv"
	"strings"
	"time"

	"github.com/offerlint/offerlint/lint"
)

var (
	dayWord  = word{"Tag", "Tage", "day", "days"}
	hourWord = word{"Stunde", "Stunden", "hour", "hours"}
)

// Due says when the offer has to be with the customer, on the customer's clock: "15.12.2026, 12:00 (UTC+01:00)". It is ""
// where nobody said it.
func Due(c lint.Config, lang string) string {
	s := c.Submission
	switch {
	case s.Due.IsZero():
		return ""
	case s.DayOnly:
		return dayText(s.Due, lang)
	}
	zone := s.Due.Format("UTC-07:00")
	if _, offset := s.Due.Zone(); offset == 0 {
		zone = "UTC"
	}
	return dayText(s.Due, lang) + ", " + s.Due.Format("15:04") + " (" + zone + ")"
}

// TimeLeft says how much time there is until the offer is due: "43 days 2 hours left". It is "" where that is not known.
func TimeLeft(c lint.Config, lang string) string {
	left, ok := c.Left()
	de := lang == "de"
	switch {
	case !ok:
		return ""
	case left.Over && left.Days == 0:
		return map[bool]string{true: "die Frist ist abgelaufen", false: "the deadline has passed"}[de]
	case left.Over && de:
		return fmt.Sprintf("die Frist ist seit %s abgelaufen", dative(-left.Days))
	case left.Over:
		return fmt.Sprintf("the deadline passed %s ago", dayWord.count(lang, -left.Days))
	case !left.Exact && left.Days == 0:
		return map[bool]string{true: "heute", false: "today"}[de]
	}
	parts := []string{dayWord.count(lang, left.Days)}
	switch {
	case left.Exact && left.Days == 0 && left.Hours == 0:
		parts[0] = map[bool]string{true: "weniger als eine Stunde", false: "less than an hour"}[de]
	case left.Exact && left.Days == 0:
		parts[0] = hourWord.count(lang, left.Hours)
	case left.Exact:
		parts = append(parts, hourWord.count(lang, left.Hours))
	}
	if de {
		return "noch " + strings.Join(parts, " ")
	}
	return strings.Join(parts, " ") + " left"
}

// dative is what German puts after "seit": 1 Tag, 3 Tagen.
func dative(days int) string {
	if days == 1 {
		return "1 Tag"
	}
	return strconv.Itoa(days) + " Tagen"
}

// dayText prints a day as people write it: 15.12.2026, or 15 Dec 2026.
func dayText(t time.Time, lang string) string {
	if lang == "de" {
		return t.Format("02.01.2006")
	}
	return t.Format("2 Jan 2006")
}
