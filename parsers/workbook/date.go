package workbook

import (
	"fmt"
	"math"
	"strings"
	"time"
)

// lastDay is 31 December 9999, the last day that Excel shows.
const lastDay = 2958465

// isDate says whether the format shows v as a date or time.
func (f *numberFormat) isDate(v float64) (section, bool) {
	if f == nil {
		return section{}, false
	}
	s, _ := f.pick(v)
	return s, s.date || s.clock
}

// showDate writes a day number as YYYY-MM-DD, HH:MM, or both with a blank between, as far as the section shows them;
// ok is false where Excel shows no date for it either.
func (s section) showDate(v float64, from1904 bool) (text string, ok bool) {
	if v < 0 || v > lastDay+1 || math.IsNaN(v) {
		return "", false
	}
	seconds := int64(math.Round(v * 86400))
	if s.elapsed {
		return clock(seconds/3600, seconds), true
	}
	days, hour := seconds/86400, seconds%86400/3600
	if !s.date {
		return clock(hour, seconds), true
	}
	text = day(days, from1904)
	if s.clock {
		text += " " + clock(hour, seconds)
	}
	return text, true
}

func clock(hours, seconds int64) string {
	t := fmt.Sprintf("%02d:%02d", hours, seconds%3600/60)
	if seconds%60 != 0 {
		t += fmt.Sprintf(":%02d", seconds%60)
	}
	return t
}

// day counts days as Excel does, for whom 1900 was a leap year: day 60 is a 29 February that never was.
func day(n int64, from1904 bool) string {
	base := time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)
	switch {
	case from1904:
		base = time.Date(1904, 1, 1, 0, 0, 0, 0, time.UTC)
	case n == 60:
		return "1900-02-29"
	case n < 60:
		n++
	}
	return base.AddDate(0, 0, int(n)).Format(time.DateOnly)
}

// isoDate reads a date that the cell itself writes out, 2026-03-05T12:30:00 (type d), to the form of showDate.
func isoDate(s string) string {
	s = strings.TrimSuffix(strings.TrimSpace(s), "Z")
	date, tod, found := strings.Cut(s, "T")
	if !found {
		return s
	}
	tod, _, _ = strings.Cut(tod, ".")
	tod = strings.TrimSuffix(tod, ":00")
	if tod == "00:00" || tod == "" {
		return date
	}
	return strings.TrimSpace(date + " " + tod)
}
