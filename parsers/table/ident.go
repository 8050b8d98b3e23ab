package table

import (
	"cmp"
	"path"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/offerlint/offerlint/parsers/pattern"
)

// idKey is the form in which IDs are compared: without case, brackets, trailing punctuation, leading zeros and kind of
// dash. Between digits a bracket or blank stays, as a sign of its own: AC-2 (1) is not AC-21.
func idKey(id string) string {
	f := strings.TrimRight(withoutBrackets(folded(id)), ".:,;-")
	var room [64]byte
	key := room[:0]
	digits := false // inside a run of digits
	for i := 0; i < len(f); i++ {
		digit := f[i] >= '0' && f[i] <= '9'
		more := i+1 < len(f) && f[i+1] >= '0' && f[i+1] <= '9'
		if f[i] == '0' && !digits && more {
			continue
		}
		digits = digit
		key = append(key, f[i])
	}
	if len(key) == len(f) {
		return f // as most are
	}
	return string(key)
}

// withoutBrackets drops brackets, quotes and blanks, and puts one sign for those between two digits.
func withoutBrackets(s string) string {
	const drop = "()[]{}\"'* "
	if !strings.ContainsAny(s, drop) {
		return s
	}
	var b strings.Builder
	digit, dropped := false, false
	for i := range len(s) {
		if strings.IndexByte(drop, s[i]) >= 0 {
			dropped = true
			continue
		}
		d := s[i] >= '0' && s[i] <= '9'
		if dropped && digit && d {
			b.WriteByte('_')
		}
		digit, dropped = d, false
		b.WriteByte(s[i])
	}
	return b.String()
}

var (
	// A code at the start of a text: "K-12 Verfügbarkeit", "[AC-030]: …", "3.2.1 Anmeldung", "1. Understand".
	leadingCode = pattern.Must(`^\s*[\[(]?([A-ZÄÖÜ&]{1,6}(?:[-_.][A-ZÄÖÜ]{1,6})?[-_. ]?\d{1,5}(?:[._-]\d{1,4}){0,4}[a-z]?)[\])]?(?:\s*[:.)–—-]+\s*|\s+|$)`)
	leadingPath = pattern.Must(`^\s*[\[(]?(\d{1,4}(?:\.\d{1,4}){0,5}[a-z]?)[\])]?(?:[.):]+\s*|\s*[–—-]\s+|\s+)`)
	// A code that closes an announcing line: "This component must satisfy requirement AC-030:".
	announced = pattern.Must(`^[^\n]{0,150}?\b([A-Z&]{1,6}(?:-[A-Z]{1,6})?-\d{1,5}(?:[._]\d{1,4}){0,3}[a-z]?)\s*:\s*(?:\n|$)`)
)

// An embedding is where the IDs of a list without ID column stand inside its texts.
type embedding struct {
	re    *pattern.Pattern
	strip bool // the text goes on behind the ID
}

// embeddings in the order of trust.
func embeddings() []embedding {
	return []embedding{{leadingCode, true}, {announced, false}, {leadingPath, true}}
}

// split takes the ID out of a text.
func (e embedding) split(text string) (id, rest string) {
	if e.re == nil {
		return "", text
	}
	m := e.re.FindStringSubmatchIndex(text)
	if m == nil {
		return "", text
	}
	id = text[m[2]:m[3]]
	if rest = strings.TrimSpace(text[m[1]:]); e.strip && rest != "" {
		return id, rest
	}
	return id, text
}

// findEmbedding looks for IDs inside texts: seven of ten texts must have one, and nearly all of these must differ.
func findEmbedding(texts []string) embedding {
	if len(texts) < 2 {
		return embedding{}
	}
	for _, e := range embeddings() {
		seen, n, back, last := map[string]bool{}, 0, 0, ""
		for _, t := range texts {
			id, _ := e.split(t)
			if id == "" {
				continue
			}
			if e.re == leadingPath && last != "" && comparePaths(last, id) > 0 {
				back++
			}
			n, last = n+1, id
			seen[idKey(id)] = true
		}
		if n*10 >= len(texts)*7 && len(seen)*10 >= n*9 && back*10 <= n {
			return e
		}
	}
	return embedding{}
}

// comparePaths orders numbers such as 1.9 and 1.10 by their parts. Texts that begin with amounts, "24 hour support", are in no
// order.
func comparePaths(a, b string) int {
	as, bs := strings.Split(a, "."), strings.Split(b, ".")
	for k := range min(len(as), len(bs)) {
		if c := cmp.Or(len(as[k])-len(bs[k]), strings.Compare(as[k], bs[k])); c != 0 {
			return c
		}
	}
	return len(as) - len(bs)
}

// An idScheme is what the IDs of a column have in common, so that a note that stands in the ID column is no ID.
type idScheme struct {
	digits bool // nearly all have a digit
	letter bool // nearly all begin with a letter
	words  int  // no ID beside a text has more
	runes  int
}

func newIDScheme(ids []string) idScheme {
	digits, letter := 0, 0
	s := idScheme{words: 1, runes: 12}
	for _, id := range ids {
		if hasDigit(id) {
			digits++
		}
		if r, _ := utf8.DecodeRuneInString(id); unicode.IsLetter(r) {
			letter++
		}
		if n := wordCount(id); n <= 4 {
			s.words = max(s.words, n)
			s.runes = max(s.runes, min(len([]rune(id)), 80))
		}
	}
	s.digits = digits*10 >= len(ids)*7
	s.letter = letter*10 >= len(ids)*8 && len(ids) > 2
	return s
}

// fits reports whether a cell of the ID column is an ID.
func (s idScheme) fits(id string) bool {
	if id == "" || wordCount(id) > s.words || len([]rune(id)) > s.runes || strings.HasSuffix(id, ":") && !hasDigit(id) {
		return false
	}
	hasDigit := hasDigit(id)
	if s.letter && !strings.ContainsFunc(id, unicode.IsLetter) {
		return false
	}
	if s.digits {
		return hasDigit
	}
	return hasDigit || !totalWord(id)
}

// idLike reports whether a text looks like an ID wherever it stands: short, few words, and not a mere sign.
func idLike(s string) bool {
	return s != "" && len(s) <= 60 && wordCount(s) <= 3 && strings.ContainsFunc(s, func(r rune) bool { return unicode.IsDigit(r) || unicode.IsLetter(r) })
}

var rowFormula = pattern.Must(`(?i)^\s*(?:ROW|ZEILE)\(\)\s*(?:([+-])\s*(\d{1,6}))?\s*$`)

// countsRows matches formulas whose value depends on where the row stands: =ROW()-1, =A7+1, =COUNTA(…), =MAX(…)+1. Such
// an ID changes when the customer inserts a row.
var countsRows = pattern.Must(`(?i)(?:^|[^A-Z])(?:ROWS?|ZEILEN?|COUNTA?|ANZAHL2?|SUBTOTAL|TEILERGEBNIS|MAX)\(|^\s*\$?[A-Z]{1,3}\$?\d+\s*\+\s*1\s*$`)

// rowNumber works out =ROW()-1, by which many lists number themselves, and which libraries write without its value.
func rowNumber(formula string, row int) string {
	m := rowFormula.FindStringSubmatch(formula)
	if m == nil {
		return ""
	}
	n, _ := strconv.Atoi(m[2])
	if m[1] == "-" {
		n = -n
	}
	return strconv.Itoa(row + n)
}

// restoreZero gives back the zero that a number cell lost: 1.1 that follows 1.9 in a list that has had a 1.1 is 1.10.
func restoreZero(id, before string, seen map[string]bool) (string, bool) {
	i, j := strings.LastIndexByte(id, '.'), strings.LastIndexByte(before, '.')
	if i < 0 || i != j || id[:i] != before[:j] || !seen[idKey(id)] {
		return id, false
	}
	n, err := strconv.Atoi(before[j+1:])
	if err != nil || n%10 != 9 || strconv.Itoa(n+1) != id[i+1:]+"0" {
		return id, false
	}
	return id + "0", true
}

// fallbackID names a criterion to which the customer gave no ID.
func fallbackID(file, sheet string, line int) string {
	if sheet == "" {
		sheet = path.Base(file)
	}
	return sheet + "!" + strconv.Itoa(line)
}
