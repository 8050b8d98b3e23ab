package clarification

import (
	"slices"
	"strings"
	"unicode"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers/pattern"
)

// Refer says which criteria each clarification names: by the reference, and by IDs in the question and the answer. A bare
// number counts in a reference, and elsewhere behind a word that says what it counts: Kriterium 12, requirement 3.4.
func Refer(list []*lint.Clarification, criteria []*lint.Criterion) {
	if len(list) == 0 {
		return
	}
	index := map[string]int{}
	for i, c := range criteria {
		if !c.HasID() {
			continue
		}
		if _, known := index[idKey(c.ID)]; !known {
			index[idKey(c.ID)] = i
		}
	}
	for _, c := range list {
		var named []int
		named = mentions(named, c.Reference, true, index)
		named = mentions(named, c.Question, false, index)
		named = mentions(named, c.Answer, false, index)
		slices.Sort(named)
		c.Criteria = nil
		for _, i := range slices.Compact(named) {
			c.Criteria = append(c.Criteria, criteria[i])
		}
	}
}

// idToken is what may be an ID: letters and digits with signs between them. A number may stand behind letters and a blank.
var idToken = pattern.Must(`[\pL\pN]+(?:[-‐‑–_./:]+[\pL\pN]+)*`)

// idKey is an ID for comparing: without case, blanks, brackets and kinds of dashes, and zeros in front of digits. K-7 is K7.
func idKey(id string) string {
	id = strings.Map(func(r rune) rune {
		switch {
		case unicode.Is(unicode.Pd, r):
			return '-'
		case strings.ContainsRune("[](){}", r):
			return -1
		}
		return r
	}, id)
	return lint.NumberKey(letterDash.ReplaceAllString(id, "$1$2"))
}

// letterDash is a dash or blank between letters and a number: K-7, K 7 and K7 are one.
var letterDash = pattern.Must(`(\pL)[- _](\pN)`)

var (
	// rangeSigns stand between the ends of a range.
	rangeSigns = pattern.Must(`^\s*(?:bis|to|through|-|–|—|…|\.\.\.?)\s*$`)
	// counted are words behind which a number is that of a criterion; elsewhere are words behind which it is not.
	counted   = pattern.Must(`(?i)(?:kriteri(?:um|en|ums)|anforderung(?:en)?|criteri(?:on|a)|requirements?|req\.?|position(?:en)?|pos\.?|items?|id)\s*(?:nr\.?|no\.?|nummer|number|#)?\s*:?\s*$`)
	elsewhere = pattern.Must(`(?i)(?:seiten?|s\.|pages?|p\.|§|art(?:ikel|icle)?\.?|anlagen?|annex|appendix|frage|question|los|lot|version|blatt)\s*(?:nr\.?|no\.?)?\s*$`)
)

// mentions adds the criteria that a text names. A range names what lies between its ends in the customer's order.
func mentions(named []int, text string, reference bool, index map[string]int) []int {
	last, lastEnd := -1, 0
	for _, at := range tokens(text, index) {
		i, end, ok := find(text, at, index)
		before := text[:at[0]]
		if ok && plainNumber(text[at[0]:end]) && (elsewhere.MatchString(before) || !reference && !counted.MatchString(before) && !continued(text, last, lastEnd, at[0])) {
			ok = false
		}
		if !ok {
			continue
		}
		if last >= 0 && rangeSigns.MatchString(strings.ToLower(text[lastEnd:at[0]])) && i > last && i-last < 200 {
			for j := last + 1; j < i; j++ {
				named = append(named, j)
			}
		}
		named = append(named, i)
		last, lastEnd = i, end
	}
	return named
}

// tokens are the places of what may be an ID. "A-07–A-09" and "A-07/A-08" are two where they are none as a whole.
func tokens(text string, index map[string]int) [][]int {
	var out [][]int
	for _, at := range idToken.FindAllStringIndex(text, -1) {
		if _, whole := index[idKey(text[at[0]:at[1]])]; whole || !strings.ContainsAny(text[at[0]:at[1]], "–/") {
			out = append(out, at)
			continue
		}
		for _, part := range parts.FindAllStringIndex(text[at[0]:at[1]], -1) {
			out = append(out, []int{at[0] + part[0], at[0] + part[1]})
		}
	}
	return out
}

var parts = pattern.Must(`[^–/]+`)

// continued reports whether a number goes on with a list that began behind a word: Kriterien 3, 4 und 7.
func continued(text string, last, lastEnd, from int) bool {
	if last < 0 {
		return false
	}
	between := strings.TrimSpace(strings.ToLower(text[lastEnd:from]))
	return slices.Contains([]string{",", "und", "and", "&", "/", "bis", "to", "-", "–", ";"}, between)
}

// find looks for the longest ID that begins with a token: "A 7" with what follows it, or the token.
func find(text string, at []int, index map[string]int) (i, end int, ok bool) {
	if m := spaced.FindStringIndex(text[at[0]:]); m != nil {
		if i, ok := index[idKey(text[at[0]:at[0]+m[1]])]; ok {
			return i, at[0] + m[1], true
		}
	}
	i, ok = index[idKey(text[at[0]:at[1]])]
	return i, at[1], ok
}

var spaced = pattern.Must(`^\pL{1,6} \d+(?:[.-]\d+)*`)

func plainNumber(s string) bool { return !strings.ContainsFunc(s, unicode.IsLetter) }
