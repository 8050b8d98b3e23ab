package checks

import (
	"slices"
	"strconv"
	"strings"

	"github.com/offerlint/offerlint/lint"
)

// Limits that a criterion states itself: "in höchstens 500 Wörtern", "max. 2,000 characters", "word limit: 300".
var (
	limitBefore = lazily(`(?i)(?:höchstens|maximal|max\.?|nicht[\s\p{Z}]+mehr[\s\p{Z}]+als|bis[\s\p{Z}]+zu|längstens|nicht[\s\p{Z}]+länger[\s\p{Z}]+als|maximum(?:[\s\p{Z}]+of)?|at[\s\p{Z}]+most|no[\s\p{Z}]+more[\s\p{Z}]+than|not[\s\p{Z}]+more[\s\p{Z}]+than|` +
		`up[\s\p{Z}]+to|not[\s\p{Z}]+exceed(?:ing)?|(?:limited|restricted|begrenzt|beschränkt)[\s\p{Z}]+(?:to|auf)|not[\s\p{Z}]+be[\s\p{Z}]+longer[\s\p{Z}]+than|within)(?:[\s\p{Z}]+(?:a|an|einem|einen|the|ca\.|insgesamt|total|of|limit|umfang|von)){0,3}[\s\p{Z}]+` + limitNumber + limitUnit)
	limitAfter = lazily(`(?i)` + limitNumber + limitUnit + `[\s\p{Z}]*(?:(?:maximum|limit|max\.?|or[\s\p{Z}]+(?:less|fewer)|oder[\s\p{Z}]+weniger|nicht[\s\p{Z}]+überschreiten)|[^.;]{0,30}(?:nicht[\s\p{Z}]+(?:zu[\s\p{Z}]+)?überschreiten|nicht[\s\p{Z}]+überschritten))`)
	limitNamed = lazily(`(?i)(?:(?:wort|wörter|zeichen)(?:zahl|limit|grenze|begrenzung|anzahl)|(?:word|character)[\s\p{Z}-]*(?:limit|count)|umfang|länge|length)[\s\p{Z}]*(?:[:=]|ist|is|beträgt)?[\s\p{Z}]*(?:max(?:imal|\.)?|höchstens)?[\s\p{Z}]*` + limitNumber + limitUnit)
	limitTitle = lazily(`(?i)(?:word|character)[\s\p{Z}-]*(?:limit|count)[\s\p{Z}]*(?:[:=]|is|of)?[\s\p{Z}]*` + limitNumber + `()(?:$|[^\p{L}\p{N}])`)
)

const (
	limitNumber = `(\d{1,3}(?:[.,'’\s\p{Z}]\d{3})+|\d+)`
	limitUnit   = `[\s\p{Z}-]*(wörtern|wörter|worten|worte|words?|zeichen|anschlägen?|characters?)(?:$|[^\p{L}])`
)

// limitStems are in every unit and name of a limit.
var limitStems = []string{"wort", "wört", "zeichen", "anschl", "word", "character"}

// stated is the limit that a criterion states for its response; the zero value for none. A limit on a field of the product
// ("ein Feld mit bis zu 500 Zeichen") is none: the text has to ask for words.
func stated(c *lint.Criterion) limits {
	text := c.Title + "\n" + c.Text
	var l limits
	if low := strings.ToLower(text); !slices.ContainsFunc(limitStems, func(stem string) bool { return strings.Contains(low, stem) }) {
		return l // as most criteria: the patterns cost more
	}
	if !c.AsksText && !answerLimit().MatchString(text) {
		return l
	}
	for _, form := range []func() *lazyRegexp{limitBefore, limitAfter, limitNamed, limitTitle} {
		m := form().FindStringSubmatch(text)
		if m == nil {
			continue
		}
		n, err := strconv.Atoi(strings.Map(digits, m[1]))
		if err != nil || n == 0 {
			continue
		}
		unit := strings.ToLower(m[2])
		switch {
		case strings.HasPrefix(unit, "w") || unit == "" && strings.Contains(strings.ToLower(m[0]), "word"):
			l.Words = n
		default:
			l.Characters = n
		}
		return l
	}
	return l
}

func digits(r rune) rune {
	if r >= '0' && r <= '9' {
		return r
	}
	return -1
}

// answerLimit are words by which a text speaks about its answer.
var answerLimit = lazily(`(?i)antwort|beantwort|beschreib|erläuter|darstell|darleg|stellen[\s\p{Z}]+sie|konzept|ausführung|answer|respon[ds]|describe|explain|outline|summar|state|statement|narrative|word[\s\p{Z}]+(?:limit|count)|wortlimit|zeichenlimit|wortzahl`)
