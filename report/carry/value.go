package carry

import (
	"math"
	"strconv"
	"strings"
	"time"

	"github.com/offerlint/offerlint/report/overlay"
)

// dressed writes a number as text, as its cell shows it: a date or percentage as people of a language read it. Days are counted from 30 December 1899, which
// is right from 1 March 1900 on; Excel takes 1900 for a leap year.
func dressed(v overlay.Value, from1904 bool, lang string) string {
	n, err := strconv.ParseFloat(v.Text, 64)
	if err != nil {
		return v.Text
	}
	point := map[bool]string{true: ",", false: "."}[lang == "de"]
	switch v.Format {
	case overlay.Plain:
		return strings.Replace(v.Text, ".", point, 1)
	case overlay.Percent:
		return strings.Replace(strconv.FormatFloat(math.Round(n*1e10)/1e8, 'f', -1, 64), ".", point, 1) + " %"
	}
	start := time.Date(1899, time.December, 30, 0, 0, 0, 0, time.UTC)
	if from1904 {
		start = time.Date(1904, time.January, 1, 0, 0, 0, 0, time.UTC)
	}
	days, part := math.Modf(n)
	at := start.AddDate(0, 0, int(days)).Add(time.Duration(math.Round(part*86400)) * time.Second)
	day, clock := time.DateOnly, " 15:04"
	if lang == "de" {
		day = "02.01.2006"
	}
	switch {
	case part == 0:
		return at.Format(day)
	case days == 0:
		return at.Format(strings.TrimSpace(clock))
	}
	return at.Format(day + clock)
}
