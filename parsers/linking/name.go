package linking

import (
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/offerlint/offerlint/parsers/fold"
	"github.com/offerlint/offerlint/parsers/pattern"
)

// A name is what stands at the start of a text where an ID may stand.
type name struct {
	token string // without brackets and closing punctuation
	from  int    // offset of the token in the text
	end   int    // offset behind the token
	rest  int    // offset of what follows the ID and its punctuation
	word  string // the noun before it, folded: "criteria"
	open  string // the bracket before it
	close string // the punctuation behind it
	alone bool   // nothing follows
}

// dressed reports whether the way it is written says that it is an ID, and no word or number of a sentence.
func (n name) dressed() bool { return n.word != "" || n.open != "" || n.close != "" || n.alone }

// Words that people put before an ID. Those in nouns say that an ID of a criterion follows.
var (
	nouns = pattern.Must(`^(?:(?:muss|soll|kann)-?)?(?:anforderung(?:en)?|kriterium|kriterien|kriterion|criterion|criteria|criterium|requirements?|reqs?|anf|krit|frage|question|req-id|anforderungs-id|kriteriums-id)$`)
	glue  = pattern.Must(`^(?:regarding|under|against|at|gemäß|nach|unter|concerning|on|as|in|of|respect|regard|regards|with|the|these|den|der|die|dem|bei|betreffend|betreffs|bezüglich|hinsichtlich|zu|zur|zum|ad|re|antwort(?:en)?|answers?|responses?|auf|to|for|nr|no|nummer|number|id|punkt|pos|position|item|ziff|ziffer|rfp|rfi|our|unsere)$`)
)

var checkbox = pattern.Must(`^\s*(?:\[[ xX]\]|[☐☒☑✓✔])\s*`)

// names lists the readings of the start of a text, the plainest first: as it stands, then without each word before.
func names(s string) []name {
	var out []name
	from := 0
	if m := checkbox.FindString(s); m != "" {
		from = len(m)
	}
	word := ""
	for range 6 {
		n, ok := lex(s, from)
		if !ok {
			return out
		}
		n.word = word
		out = append(out, n)
		f := fold.String(strings.TrimRight(n.token, "."))
		switch {
		case n.alone || n.open != "":
			return out
		case nouns.MatchString(f):
			word = f
		case !glue.MatchString(f):
			return out
		}
		from = n.end
		for from < len(s) && (s[from] == ' ' || s[from] == '.' || s[from] == ':') {
			from++
		}
	}
	return out
}

// emphasis takes signs away that close no ID.
var emphasis = strings.NewReplacer("*", "", "\"", "")

// lex reads one token and the punctuation around it.
func lex(s string, from int) (name, bool) {
	i := from
	for i < len(s) && strings.ContainsRune(" *_", rune(s[i])) {
		i++
	}
	n := name{}
	brackets := i
	for i < len(s) && strings.ContainsRune("([{<#\"", rune(s[i])) {
		i++
	}
	n.open = strings.Trim(s[brackets:i], "#\"")
	n.from = i
	for i < len(s) {
		r, size := utf8.DecodeRuneInString(s[i:])
		if !inToken(r) {
			break
		}
		i += size
	}
	n.token = strings.TrimRightFunc(s[n.from:i], func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsDigit(r) })
	if n.token == "" {
		return n, false
	}
	n.end = n.from + len(n.token)
	return n, n.punctuation(s)
}

// punctuation reads what closes an ID. It returns false where the token goes on, as in "a/b" or "10:30".
func (n *name) punctuation(s string) bool {
	i := n.end
	for i < len(s) && strings.ContainsRune(")]}>.:,;*\"", rune(s[i])) {
		i++
	}
	n.close += emphasis.Replace(s[n.end:i])
	if i < len(s) && n.close != "" && !strings.ContainsAny(n.close, ")]}>") {
		if r, _ := utf8.DecodeRuneInString(s[i:]); unicode.IsLetter(r) || unicode.IsDigit(r) {
			return false
		}
	}
	j := i
	for j < len(s) && s[j] == ' ' {
		j++
	}
	if r, size := utf8.DecodeRuneInString(s[j:]); r == '-' || isDash(r) {
		k := j + size
		if k == len(s) || s[k] == ' ' {
			n.close += "-"
			j = k
		}
	} else if r == '|' || r == '=' {
		j += size
	}
	for j < len(s) && s[j] == ' ' {
		j++
	}
	n.rest, n.alone = j, j >= len(s)
	return true
}
