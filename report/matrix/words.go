package matrix

import (
	"strconv"
	"strings"

	"github.com/offerlint/offerlint/lint"
)

// A pair is one term in both languages.
type pair struct{ de, en string }

func (p pair) in(lang string) string {
	if lang == "de" {
		return p.de
	}
	return p.en
}

// statusMeanings explain the statuses in legends.
var statusMeanings = map[lint.Status]pair{
	lint.StatusMissed:        {"nicht beantwortet, oder die Antwort bleibt hinter der Forderung zurück", "not answered, or the answer falls short of what is asked"},
	lint.StatusAssumed:       {"die Antwort beruht auf etwas, das niemand bestätigt hat", "the answer rests on something that nobody confirmed"},
	lint.StatusUnverified:    {"beantwortet, aber nicht belegt", "answered, but nothing proves it"},
	lint.StatusAnswered:      {"keine Regel erhebt Einwände; von niemandem freigegeben", "no rule objects; nobody has verified it"},
	lint.StatusVerified:      {"eine Person hat diesen Wortlaut freigegeben", "a person verified this wording"},
	lint.StatusWaived:        {"alle Befunde sind mit Grund, Person und Frist akzeptiert", "all findings are accepted with reason, person and end date"},
	lint.StatusNotApplicable: {"gestrichen, oder nur zur Information", "withdrawn, or for information only"},
}

// severityMeanings explain the severities in legends.
var severityMeanings = map[lint.Severity]pair{
	lint.Blocker: {"das Angebot kann deswegen ausgeschlossen werden", "the offer may be excluded for it"},
	lint.Error:   {"vor der Abgabe beheben", "mend before the offer goes out"},
	lint.Warning: {"vor der Abgabe ansehen", "look at it before the offer goes out"},
	lint.Info:    {"gut zu wissen", "good to know"},
}

// decimal writes a number with a decimal sign; "" for nil.
func decimal(n *float64, sign string) string {
	if n == nil {
		return ""
	}
	return strings.Replace(strconv.FormatFloat(*n, 'f', -1, 64), ".", sign, 1)
}

// day writes a date as it is written in a language; what is no date stays as it is.
func day(date, lang string) string {
	if len(date) == len("2006-01-02") && lang == "de" {
		return date[8:] + "." + date[5:7] + "." + date[:4]
	}
	return date
}
