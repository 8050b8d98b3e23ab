package linking

import (
	"strings"

	"github.com/offerlint/offerlint/parsers/fold"
	"github.com/offerlint/offerlint/parsers/pattern"
)

var (
	// labelBefore is a label of a few words with an ID in brackets, which opens a paragraph: "Wartung (V.4): …",
	// "Project manager (D-02). …".
	labelBefore = pattern.Must(`^\s*[^()\[\].:;!?\n]{2,80}?\s*[(\[]([^()\[\]\n]{1,60})[)\]]\s*([:.–—]|- )`)
	// introduced is how a paragraph begins that goes on with the number of what it answers: "Zu 5.5 nennen wir …".
	introduced = pattern.Must(`^(?:zu|zum|zur|ad|regarding|concerning|betreffend|betreffs|bezüglich|hinsichtlich)(?: |$)`)
)

// labelWords is how many words a label has at most, and shortLabel how many one that a full stop closes: a longer one is a sentence
// that mentions the ID at its end.
const labelWords, shortLabel = 8, 4

// readLabel finds the IDs in the brackets of a label.
func (x *ids) readLabel(s string) *idList {
	m := labelBefore.FindStringSubmatchIndex(s)
	if m == nil || strings.TrimSpace(s[m[1]:]) == "" {
		return nil
	}
	if n := len(strings.Fields(s[:m[2]])); n > labelWords || n > shortLabel && s[m[4]:m[5]] == "." {
		return nil
	}
	list := x.read(s[m[2]:m[3]])
	if list == nil || !list.alone || list.strength == weak {
		return nil
	}
	list.shift(m[2])
	list.open, list.close, list.alone = "(", ")", false
	list.rest = m[1]
	for list.rest < len(s) && s[list.rest] == ' ' {
		list.rest++
	}
	return list
}

// labelled reports whether a number stands in the brackets of a label, or behind a word that introduces an answer.
func (x candidate) labelled() bool {
	s := x.c.blocks()[x.i].Str
	return x.name.open == "(" && x.name.from > 1 || introduced.MatchString(fold.String(s[:min(x.name.from, len(s))]))
}
