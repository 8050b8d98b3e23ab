package quantity

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

type tokenKind uint8

const (
	wordToken tokenKind = iota
	numberToken
	signToken
)

// A token is a word, a number with its separators, or a sign. Full stops behind abbreviations are left out.
type token struct {
	kind     tokenKind
	text     string // lower case
	from, to int
	upper    bool // begins with a capital letter
	glued    bool // nothing stands between it and the token before it
	sentence int  // ordinal of its sentence
}

func (t token) is(words ...string) bool {
	for _, w := range words {
		if t.text == w {
			return true
		}
	}
	return false
}

// abbreviations are words whose full stop ends no sentence.
var abbreviations = wordSet(`mind min max ca bzw ggf inkl exkl zzgl einschl std sek mio mrd tsd z b u a d h p m nr art abs approx e g i
	incl excl vs st hr hrs sec mo di mi do fr sa so jan feb mär apr jun jul aug sep sept okt oct nov dez dec mon tue wed thu fri sat sun
	tgl mtl jährl v kap ziff evtl gem vgl bspw jan. usw etc lfd wo stck stk tel no kl prio sev`)

// wordSet is a set of words, made when it is first looked at: the program starts more often than it reads numbers.
func wordSet(list string) func() map[string]bool {
	return sync.OnceValue(func() map[string]bool {
		set := map[string]bool{}
		for _, w := range strings.Fields(list) {
			set[w] = true
		}
		return set
	})
}

// longSentence is how many tokens a sentence has at most: what is longer is a list, and words at its end say nothing about
// numbers at its beginning.
const longSentence = 150

// tokens takes a text apart.
func tokens(text string) []token {
	var out []token
	sentence, since := 0, 0
	end := -1 // where the last token ended
	add := func(kind tokenKind, s string, from, to int) {
		first, _ := utf8.DecodeRuneInString(s)
		out = append(out, token{kind, strings.ToLower(s), from, to, unicode.IsUpper(first), from == end, sentence})
		end = to
		if n := len(out) - 1; out[since].sentence != sentence {
			since = n
		} else if n-since > longSentence {
			sentence++
		}
	}
	for i := 0; i < len(text); {
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case r == '\n':
			if !wraps(text, i) {
				sentence++
			}
			i += size
		case unicode.IsSpace(r):
			i += size
		case r >= '0' && r <= '9':
			to := numberEnd(text, i)
			add(numberToken, text[i:to], i, to)
			i = to
		case fractions[r] != "":
			add(numberToken, fractions[r], i, i+size)
			i += size
			end = i
		case unicode.IsLetter(r) || r == '°':
			to := wordEnd(text, i+size)
			add(wordToken, text[i:to], i, to)
			if n := &out[len(out)-1]; strings.ContainsAny(n.text, ":*_·") { // Nutzer:innen
				n.text = n.text[:strings.IndexAny(n.text, ":*_·")]
			}
			i = to
			if strings.HasPrefix(text[i:], ".") && abbreviations()[out[len(out)-1].text] {
				i++
				end = i
			}
		default:
			to := i + size
			if strings.HasPrefix(text[i:], ">=") || strings.HasPrefix(text[i:], "<=") {
				to = i + 2
			}
			add(signToken, text[i:to], i, to)
			if endsSentence(text, i, out) {
				sentence++
			}
			i = to
		}
	}
	return out
}

// wraps reports whether the line break at text[i] stands within a sentence, as in texts that were broken at a width: a small letter
// follows a word, and none that marks an item.
func wraps(text string, i int) bool {
	before, _ := utf8.DecodeLastRuneInString(strings.TrimRight(text[:i], " \r"))
	rest := strings.TrimLeft(text[i+1:], " ")
	next := firstRune(rest)
	if !unicode.IsLower(next) || !unicode.IsLetter(before) && before != ',' {
		return false
	}
	mark := firstRune(rest[wordEnd(rest, 0):])
	return mark != ')' && mark != '.'
}

// endsSentence reports whether the sign at text[i] ends a sentence. A full stop behind a number is the sign of an ordinal
// where a month or a part of the year follows.
func endsSentence(text string, i int, before []token) bool {
	switch text[i] {
	case '!', '?':
		return true
	case '.':
	default:
		return strings.HasPrefix(text[i:], "•")
	}
	rest := text[i+1:]
	if rest == "" || !strings.ContainsRune(" \u00a0\t\n", firstRune(rest)) {
		return rest == ""
	}
	next := strings.ToLower(strings.TrimLeft(rest, " \u00a0\t\n"))
	next = next[:wordEnd(next, 0)]
	if n := len(before); n > 1 && before[n-2].kind == numberToken {
		return months()[next] == 0 && !ordinalParts()[next]
	}
	return true
}

var ordinalParts = wordSet("quartal halbjahr kw kalenderwoche jahr monat tag stufe etage")

func firstRune(s string) rune {
	r, _ := utf8.DecodeRuneInString(s)
	return r
}

var fractions = map[rune]string{'½': "1/2", '¼': "1/4", '¾': "3/4"}

// wordEnd is where the word ends whose first letter lies before i. "Nutzer:innen" and "Nutzer*innen" are one word.
func wordEnd(text string, i int) int {
	for i < len(text) {
		r, size := utf8.DecodeRuneInString(text[i:])
		switch {
		case unicode.IsLetter(r) || r == '²' || r == '³' || unicode.Is(unicode.Mn, r):
			i += size
		case (r == ':' || r == '*' || r == '_' || r == '·') && (strings.HasPrefix(text[i+size:], "innen") || strings.HasPrefix(text[i+size:], "in ")):
			i += size
		default:
			return i
		}
	}
	return i
}

// numberEnd is where the number ends that begins at i. A blank belongs to it where it groups digits by three.
func numberEnd(text string, i int) int {
	start := i
	for i < len(text) && isDigit(text[i]) {
		i++
	}
	blanks := i-start <= 3 // only blanks between the groups so far
	for i < len(text) {
		r, size := utf8.DecodeRuneInString(text[i:])
		n := digitsAt(text, i+size)
		switch {
		case n > 0 && (r == '.' || r == ',' || r == '\'' || r == '’'):
			blanks = blanks && r != '.' && r != ','
		case n == 3 && blanks && (r == ' ' || r == '\u00a0' || r == '\u202f' || r == '\u2009'):
		default:
			return i
		}
		i += size + n
	}
	return i
}

func digitsAt(text string, i int) int {
	n := 0
	for i+n < len(text) && isDigit(text[i+n]) {
		n++
	}
	return n
}

func isDigit(b byte) bool { return b >= '0' && b <= '9' }
