package checks

import (
	"strconv"
	"strings"
	"time"
)

const monthNames = `jan(?:uar|uary)?|jänner|feb(?:ruar|ruary)?|märz|mar(?:ch)?|apr(?:il)?|mai|may|jun[ie]?|jul[iy]?|aug(?:ust)?|sep(?:t|tember)?|` +
	`okt(?:ober)?|oct(?:ober)?|nov(?:ember)?|dez(?:ember)?|dec(?:ember)?`

// dateWords finds a day: 31.01.2027, 31. Januar 2027, January 31, 2027, 2027-01-31, Ende Januar 2027. A date with slashes is
// none: which of its numbers is the month cannot be told.
const dateWords = `(?:(?P<d>\d{1,2})\.\s?(?P<m>\d{1,2})\.\s?(?P<y>\d{4}|\d{2})\b|(?P<isoY>\d{4})-(?P<isoM>\d{2})-(?P<isoD>\d{2})|` +
	`(?P<dayD>\d{1,2})(?:\.|st|nd|rd|th)?\s+(?:of\s+)?(?P<dayM>` + monthNames + `)\.?,?\s+(?P<dayY>\d{4})|` +
	`(?P<usM>` + monthNames + `)\.?\s+(?P<usD>\d{1,2})(?:st|nd|rd|th)?,?\s+(?P<usY>\d{4})|` +
	`(?:ende|(?:the\s+)?end\s+of)\s+(?P<endM>` + monthNames + `)\s+(?P<endY>\d{4}))`

// months are the first letters of the months, German and English.
var months = []string{"jan|jän", "feb", "mär|mar", "apr", "mai|may", "jun", "jul", "aug", "sep", "okt|oct", "nov", "dez|dec"}

func monthOf(word string) int {
	r := []rune(strings.ToLower(word))
	for i, names := range months {
		if strings.Contains("|"+names+"|", "|"+string(r[:3])+"|") {
			return i + 1
		}
	}
	return 0
}

// dayIn is the day of a match of dateWords, by the names of its groups; false where there is no such day.
func dayIn(group func(name string) string) (time.Time, bool) {
	number := func(name string) int { n, _ := strconv.Atoi(group(name)); return n }
	var y, m, d int
	switch {
	case group("d") != "":
		y, m, d = number("y"), number("m"), number("d")
		if len(group("y")) == 2 {
			y += 2000
		}
	case group("isoY") != "":
		y, m, d = number("isoY"), number("isoM"), number("isoD")
	case group("dayM") != "":
		y, m, d = number("dayY"), monthOf(group("dayM")), number("dayD")
	case group("usM") != "":
		y, m, d = number("usY"), monthOf(group("usM")), number("usD")
	case group("endM") != "":
		return time.Date(number("endY"), time.Month(monthOf(group("endM"))+1), 0, 0, 0, 0, 0, time.UTC), true
	}
	t := time.Date(y, time.Month(m), d, 0, 0, 0, 0, time.UTC)
	return t, t.Month() == time.Month(m) && t.Day() == d && m > 0
}
