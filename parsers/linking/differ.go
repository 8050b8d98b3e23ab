package linking

import (
	"slices"
	"strings"
	"unicode"

	"github.com/sergi/go-diff/diffmatchpatch"

	"github.com/offerlint/offerlint/parsers/pattern"
)

// likeness is 1 - Levenshtein distance / length of the longer text, over runes.
func likeness(a, b string) float64 {
	if a == b {
		return 1
	}
	r, s := cut(a), cut(b)
	longer := max(len(r), len(s))
	if longer == 0 {
		return 1
	}
	d := newDiff()
	return 1 - float64(d.DiffLevenshtein(d.DiffMainRunes(r, s, false)))/float64(longer)
}

// isAlike reports whether likeness is at least alike. It looks at the true distance first, which is quick, and never larger
// than the one that a diff gives.
func isAlike(a, b string) bool {
	r, s := cut(a), cut(b)
	if newEdits(r).beyond(string(s), len(s), int((1-alike)*float64(max(len(r), len(s))))+1) {
		return false
	}
	return likeness(a, b) >= alike
}

// cut is the part of a text that is compared.
func cut(s string) []rune {
	r := []rune(s)
	return r[:min(len(r), mostRunes)]
}

// newDiff is a comparison that does not depend on the speed of the machine.
func newDiff() *diffmatchpatch.DiffMatchPatch {
	d := diffmatchpatch.New()
	d.DiffTimeout = 0
	return d
}

var (
	token    = pattern.Must(`[\p{L}\p{N}]+|[<>≤≥=%±§€$+-]`)
	negation = pattern.Must(`^(?:nicht|kein\p{L}*|nie|niemals|ohne|weder|noch|not|no|never|without|neither|nor|non|cannot|t)$`)
	numeral  = pattern.Must(`^(?:zwei|drei|vier|fünf|sechs|sieben|acht|neun|zehn|elf|zwölf|hundert|tausend|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|hundred|thousand|half|halb\p{L}*|doppelt\p{L}*|double)$`)
)

// tells reports whether the words in which two folded texts differ change the meaning: a number, a negation, or one word
// put for another. A slip of the pen or another ending does not.
func tells(a, b string) bool {
	x, y := token.FindAllString(a, -1), token.FindAllString(b, -1)
	if len(x)+len(y) > mostRunes {
		return a != b
	}
	for _, g := range gaps(x, y) {
		if strings.Join(g.left, "") == strings.Join(g.right, "") {
			continue // "setup" and "set up"
		}
		for _, w := range slices.Concat(g.left, g.right) {
			if strings.ContainsFunc(w, unicode.IsDigit) || negation.MatchString(w) || numeral.MatchString(w) ||
				!strings.ContainsFunc(w, unicode.IsLetter) && w != "-" && w != "+" {
				return true
			}
		}
		if len(g.left) > 0 && len(g.right) > 0 && !sameWords(g.left, g.right) {
			return true
		}
	}
	return false
}

// A gap is a place where two texts differ.
type gap struct{ left, right []string }

// gaps aligns two lists of words and returns where they differ.
func gaps(x, y []string) []gap {
	d := newDiff()
	code := map[string]rune{}
	var words []string
	encode := func(ws []string) []rune {
		var out []rune
		for _, w := range ws {
			r, ok := code[w]
			if !ok {
				r = rune(0x4e00 + len(words)) // any block of letters does; the words come back by their place
				code[w] = r
				words = append(words, w)
			}
			out = append(out, r)
		}
		return out
	}
	var out []gap
	open := false
	for _, part := range d.DiffMainRunes(encode(x), encode(y), false) {
		if part.Type == diffmatchpatch.DiffEqual {
			open = false
			continue
		}
		if !open {
			out, open = append(out, gap{}), true
		}
		g := &out[len(out)-1]
		for _, r := range part.Text {
			w := words[r-0x4e00]
			if part.Type == diffmatchpatch.DiffDelete {
				g.left = append(g.left, w)
			} else {
				g.right = append(g.right, w)
			}
		}
	}
	return out
}

// sameWords reports whether two groups of words are the same but for slips and endings.
func sameWords(a, b []string) bool {
	if len(a) != len(b) {
		return false
	}
	for i := range a {
		if !slip(a[i], b[i]) {
			return false
		}
	}
	return true
}

// slip reports whether two words are spellings or forms of one: they begin alike and differ in a letter, long ones in
// two. "inlet" and "outlet", "import" and "export" are not.
func slip(a, b string) bool {
	r, s := []rune(a), []rune(b)
	n := min(len(r), len(s))
	if n < 4 || string(r[:3]) != string(s[:3]) {
		return false
	}
	d := newDiff()
	most := 1
	if n >= 8 {
		most = 2
	}
	return d.DiffLevenshtein(d.DiffMainRunes(r, s, false)) <= most
}
