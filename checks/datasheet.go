package checks

import "strings"

// A data sheet has the unit of a row beside what it is about, and bare numbers behind it: "Tragkraft in kg", "≥ 120", "100".
var (
	// unitOfTitle is the unit at the end of a title: "Breite in mm", "Lautstärke [dB(A)]", "Weight (kg)".
	unitOfTitle = lazily(`^.*\p{L}[,:]? ?(?:\bin |\[|\()((?:[\p{L}°µΩ%€/²³]|dB\(A\)|\d\b)+)[\])]?$`)
	// numberAlone is a number with nothing but a word or sign of comparison before it, and a tolerance or the end of a range behind it.
	numberAlone = lazily(`(?i)^(?:mindestens|mind\.?|min\.?|höchstens|maximal|max\.?|bis zu|ab|at least|at most|minimum|maximum|up to|≥|≤|>=|<=|>|<|=)? ?[-+]?\d[\d.,' ]*(?: ?(?:±|\+/-|bis|to|-|–|…) ?[-+]?\d[\d.,' ]*)?$`)
)

// withUnit is a bare number with the unit that its title names; "" where either is none.
func withUnit(title, text string) string {
	text = strings.TrimSpace(text)
	m := unitOfTitle().FindStringSubmatch(strings.TrimSpace(title))
	if m == nil || !numberAlone().MatchString(text) {
		return ""
	}
	return text + " " + m[1]
}
