package table

import (
	"strings"

	"github.com/offerlint/offerlint/parsers/pattern"
)

var (
	// A mark in brackets behind the text. Words that may as well name a state of the product count in capitals, or behind
	// a sentence.
	withdrawnAtEnd = pattern.Must(`[\[(]\s*(?:(entfällt|entfallen|gestrichen|withdrawn|deprecated|obsolete|obsolet)|(gelöscht|deleted|removed|reserved))\s*[\])]\s*[.!]?$`)
	capitalAtEnd   = pattern.Must(`[\[(]\s*\p{Lu}{4,}\s*[\])]\s*[.!]?$`)
	// A text that says nothing but that the criterion is gone, or that its number belongs to none.
	withdrawnWhole = pattern.Must(`^(?:(?:die |diese |das |dieses |der |dieser |the |this )?(?:anforderung|kriterium|position|frage|punkt|ziffer|requirement|criterion|question|item) ` +
		`(?:ist |wurde |wird |is |was |has been )?(entfällt|entfallen|gestrichen|gelöscht|deleted|withdrawn|removed|deprecated))$`)
	vacantNumber = pattern.Must(`^(?:bleibt |wurde |ist )?(?:frei|nicht besetzt|unbesetzt|nicht belegt|nicht vergeben|frei gelassen|freigelassen|vacant|unassigned|not assigned|not in use)$`)
)

var withdrawnText = pattern.Must(`^\s*(?:[\[(*~]+\s*(entfällt|entfallen|gestrichen|gelöscht|reserviert|deleted|reserved|deprecated|removed|withdrawn|not used|obsolete|obsolet)\s*[\])*~]+|` +
	`(entfällt|entfallen|gestrichen|gelöscht|reserviert|deleted|reserved|deprecated|withdrawn|not used|intentionally left blank|intentionally blank)\s*(?:[.:;–—-].*)?$)`)

// withdrawnWord finds the mark by which a customer strikes a criterion: the whole cell ("entfällt", "RESERVED",
// "Anforderung entfallen"), or brackets at its beginning or end ("[GELÖSCHT] …"). "Die Gebühr
// entfällt" strikes nothing.
func withdrawnWord(s string) string {
	if s == "" {
		return ""
	}
	f := folded(s)
	return withdrawnOfFolded(s, f, telling().Groups(f))
}

// withdrawing are the words without one of which nothing is withdrawn.
var withdrawing = strings.Split("entfällt|entfallen|gestrichen|gelöscht|reserviert|deleted|reserved|deprecated|removed|withdrawn|not used|obsolet|intentionally", "|")

// withdrawnOfFolded is withdrawnWord of a text that was folded already, and holds what has says.
func withdrawnOfFolded(s, f string, has uint64) string {
	if has&hasWithdrawing == 0 {
		return ""
	}
	if m := withdrawnText.FindStringSubmatch(f); m != nil {
		return m[1] + m[2]
	}
	if m := withdrawnWhole.FindStringSubmatch(strings.Trim(f, " -–—*.!()[]")); m != nil {
		return m[1]
	}
	m := withdrawnAtEnd.FindStringSubmatchIndex(f)
	if m == nil {
		return ""
	}
	if m[2] >= 0 {
		return f[m[2]:m[3]]
	}
	if capitalAtEnd.MatchString(strings.TrimSpace(s)) || endsSentence(strings.TrimSpace(f[:m[0]])) {
		return f[m[4]:m[5]]
	}
	return ""
}

// longestVacant is longer than anything that vacantNumber matches.
const longestVacant = 40

// vacantOfFolded reads a criterion whose number belongs to none: all that it says, folded, is "Frei" or "- nicht besetzt -".
func vacantOfFolded(f string) string {
	if f = strings.Trim(f, " -–—*.!()[]\n"); len(f) <= longestVacant && vacantNumber.MatchString(f) {
		return f
	}
	return ""
}
