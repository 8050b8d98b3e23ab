package clarification

import (
	"strconv"
	"strings"
	"time"

	"github.com/offerlint/offerlint/parsers/pattern"
)

var (
	isoDay    = pattern.Must(`\b(\d{4})-(\d{2})-(\d{2})\b`)
	dottedDay = pattern.Must(`\b(\d{1,2})\.\s?(\d{1,2})\.\s?(\d{4}|\d{2})\b`)
	slashDay  = pattern.Must(`\b(\d{1,2})/(\d{1,2})/(\d{4})\b`)
	wordDay   = pattern.Must(`(?i)\b(\d{1,2})(?:\.|st|nd|rd|th)?\s+(\pL{3,9})\.?,?\s+(\d{4})\b`)
	usDay     = pattern.Must(`(?i)\b(\pL{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})\b`)
)

var months = []string{"jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"}

// germanMonths are those whose first letters differ from the English ones.
var germanMonths = map[string]string{"mär": "mar", "mrz": "mar", "mai": "may", "okt": "oct", "dez": "dec"}

// Day reads the first day of a text as YYYY-MM-DD; "" where there is none. 03/04/2026 is another day in London than in New
// York, and is none.
func Day(s string) string {
	if m := isoDay.FindStringSubmatch(s); m != nil {
		return day(m[1], m[2], m[3])
	}
	if m := dottedDay.FindStringSubmatch(s); m != nil {
		return day(m[3], m[2], m[1])
	}
	if m := slashDay.FindStringSubmatch(s); m != nil {
		a, _ := strconv.Atoi(m[1])
		b, _ := strconv.Atoi(m[2])
		switch {
		case a > 12:
			return day(m[3], m[2], m[1])
		case b > 12 || a == b:
			return day(m[3], m[1], m[2])
		}
		return ""
	}
	if m := wordDay.FindStringSubmatch(s); m != nil {
		return day(m[3], month(m[2]), m[1])
	}
	if m := usDay.FindStringSubmatch(s); m != nil {
		return day(m[3], month(m[1]), m[2])
	}
	return ""
}

func month(name string) string {
	short := string([]rune(strings.ToLower(name))[:3])
	if en, ok := germanMonths[short]; ok {
		short = en
	}
	for i, m := range months {
		if m == short {
			return number(i + 1)
		}
	}
	return ""
}

// day is a day that exists; "" for any other.
func day(y, m, d string) string {
	if len(y) == 2 {
		y = "20" + y
	}
	pad := func(s string) string { return strings.Repeat("0", max(2-len(s), 0)) + s }
	out := y + "-" + pad(m) + "-" + pad(d)
	if _, err := time.Parse(time.DateOnly, out); err != nil {
		return ""
	}
	return out
}

func number(n int) string { return strconv.Itoa(n) }
