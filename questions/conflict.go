package questions

import (
	"slices"
	"strconv"
	"strings"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers/pattern"
)

// duration writes minutes for people: "8 h 46 min".
func duration(minutes int) string {
	h, m := minutes/60, minutes%60
	switch {
	case h == 0:
		return strconv.Itoa(m) + " min"
	case m == 0:
		return strconv.Itoa(h) + " h"
	}
	return strconv.Itoa(h) + " h " + strconv.Itoa(m) + " min"
}

var modalWording = map[string]wording{
	"de": {
		question: "Die Art ist „{type}“, der Text sagt „{words}“. Was gilt für dieses Kriterium?",
		readings: []string{
			"Es gilt die Art „{type}“; das Wort im Text beschreibt nur die Funktion.",
			"Es gilt der Text: „{words}“.",
		},
		why: "Ein verbindliches Kriterium, das ein Angebot nicht erfüllt, schließt es aus; ein nicht verbindliches kostet höchstens Punkte.",
	},
	"en": {
		question: "The type is “{type}”, the text says “{words}”. Which of them applies to this criterion?",
		readings: []string{
			"The type “{type}” applies; the word in the text only describes the function.",
			"The text applies: “{words}”.",
		},
		why: "A mandatory criterion that an offer does not meet excludes it; one that is not mandatory costs points at most.",
	},
}

// users are those whose duties and options say nothing about the bidder: "Besucher müssen sich anmelden können".
var users = pattern.Must(`(?i)(?:benutzer|nutzer|anwender|kund|besuch|mitarbeit|gäste|person|administrator|user|customer|visitor|passenger|admin|staff|bediener)[\p{L}:*]*[^.;\n]{0,40}?$`)

// conflicting asks about a criterion whose type column and wording disagree. What users must or may do says nothing about the
// bidder.
func conflicting(c *lint.Criterion, lang string) []doubt {
	word := c.ObligationConflict()
	if word == "" {
		return nil
	}
	s := wordsOf(c)
	at := strings.Index(strings.ToLower(s), strings.ToLower(word))
	if at < 0 {
		return nil
	}
	head := s[:at]
	if i := strings.LastIndexAny(head, ".;\n"); i >= 0 {
		head = head[i+1:]
	}
	if users.MatchString(head) || subordinate.MatchString(head) || verbFinal.MatchString(s[at+len(word):]) || escapes.MatchString(word) {
		return nil
	}
	words := passage(s, at, at+len(word))
	return []doubt{{
		criteria: []*lint.Criterion{c}, words: words, sign: word,
		wording: modalWording[lang].with("{type}", c.ObligationWord, "{words}", words),
	}}
}

// subordinate are beginnings of clauses that describe a case or a thing, and ask for nothing.
var subordinate = pattern.Must(`(?i)(?:^|[^\p{L}])(?:wenn|falls|sofern|weil|da|damit|dass|bei dem|bei der|bei denen|für die|für den|welche|welcher|in denen|if|when|because|that|which|who|where)(?:[^\p{L}][^.;\n]*)?$`)

// verbFinal matches what follows a verb at the end of its clause: in German only subordinate clauses end in their verb.
var verbFinal = pattern.Must(`^(?:\s*[.,;:)]|\s*$)`)

// escapes are words that soften a part of a criterion, which another kind of doubt asks about.
var escapes = pattern.Must(`(?i)möglichkeit|wünschenswert|desirable|recommended|empfohlen`)

var contradictionWording = map[string]wording{
	"de": {
		question: "{first} verlangt „{words}“, {second} verlangt „{other}“. Welche Angabe gilt?",
		readings: []string{"Es gilt {first}: „{words}“.", "Es gilt {second}: „{other}“.", "Beide gelten, für Verschiedenes; dann bitten wir um die Angabe, wofür."},
		why:      "Ein Angebot kann nicht beide Angaben zugleich treffen; wer die strengere annimmt, bietet teurer an als gefordert.",
	},
	"en": {
		question: "{first} asks for “{words}”, {second} asks for “{other}”. Which of them applies?",
		readings: []string{"{first} applies: “{words}”.", "{second} applies: “{other}”.", "Both apply, to different things; in that case please state to what."},
		why:      "An offer cannot meet both; a bidder who takes the stricter one offers at a higher price than asked for.",
	},
}

// graded are words of texts and sections that set several values on purpose.
var graded = pattern.Must(`(?i)prio|stufe|klasse|level|severity|phase|kategorie|category|class|tier|los |lot |gold|silber|silver|bronze|typ |type `)

// A statement is a criterion as words, with the numbers taken out.
type statement struct {
	c       *lint.Criterion
	words   []string
	numbers []string // with their unit: "4 Stunden"
	modal   string
}

var number1 = pattern.Must(`(\d+(?:[.,]\d+)*) ?(%|\p{L}+)?`)

var modals = pattern.Must(`(?i)^(?:muss|müssen|soll|sollen|sollte|sollten|kann|können|darf|shall|must|should|may|can)$`)

// contradicting finds pairs of criteria that say the same but for one number with a unit, or for their modal verb.
func contradicting(criteria []*lint.Criterion, lang string) []doubt {
	byWords := map[string][]statement{}
	var out []doubt
	for _, c := range criteria {
		s := state(c)
		if c.Withdrawn || c.Obligation == lint.Informative || len(s.words) < 4 || graded.MatchString(c.Section+" "+c.Title+" "+c.Text+" ") {
			continue
		}
		key := strings.Join(s.words, " ")
		for _, o := range byWords[key] {
			if words, other, ok := differ(o, s); ok && o.c.Lot == c.Lot {
				out = append(out, doubt{
					criteria: []*lint.Criterion{o.c, c}, words: words,
					wording: contradictionWording[lang].with("{first}", o.c.ID, "{second}", c.ID, "{words}", words, "{other}", other),
				})
				break
			}
		}
		if len(byWords[key]) < maxAlike {
			byWords[key] = append(byWords[key], s)
		}
	}
	return out
}

// maxAlike is how many criteria of one wording each further one is compared with: a catalogue that repeats a sentence for
// thousands of modules must not take time by the square of their number.
const maxAlike = 8

func state(c *lint.Criterion) statement {
	st := statement{c: c}
	s := strings.Join(strings.Fields(wordsOf(c)), " ")
	for _, m := range number1.FindAllStringSubmatch(s, -1) {
		st.numbers = append(st.numbers, strings.TrimSpace(m[0]))
	}
	bare := number1.ReplaceAllStringFunc(s, func(m string) string {
		return "# " + strings.TrimLeft(m, "0123456789., ")
	})
	for _, w := range strings.FieldsFunc(strings.ToLower(bare), func(r rune) bool { return strings.ContainsRune(" ,.;:!?()[]„“”\"", r) }) {
		if modals.MatchString(w) {
			st.modal = w
			continue
		}
		st.words = append(st.words, w)
	}
	return st
}

// differ says in which words two statements of the same wording contradict each other: in one number that has a unit, or in the
// modal verb where the numbers agree.
func differ(a, b statement) (words, other string, ok bool) {
	if len(a.numbers) != len(b.numbers) {
		return "", "", false
	}
	var at []int
	for i := range a.numbers {
		if a.numbers[i] != b.numbers[i] {
			at = append(at, i)
		}
	}
	switch {
	case len(at) == 1:
		words, other = a.numbers[at[0]], b.numbers[at[0]]
		unit := strings.TrimLeft(words, "0123456789., ")
		return words, other, units.MatchString(unit) && unit == strings.TrimLeft(other, "0123456789., ")
	case len(at) == 0 && a.modal != b.modal && a.modal != "" && b.modal != "":
		return a.modal, b.modal, strength(a.modal) != strength(b.modal)
	}
	return "", "", false
}

// units follow a number that measures; after any other word a number names a thing: "Modul 2 schreibt".
var units = pattern.Must(`(?i)^(?:%|sekunden?|minuten?|stunden?|tagen?|arbeitstagen?|werktagen?|wochen?|monaten?|monate|jahren?|nutzer|benutzer|seconds?|minutes?|hours?|days?|weeks?|months?|years?|users|[kmgt]b|ms|km|cm|mm|kg|euro|eur)$`)

// strength tells what binds from what is wanted and what is allowed.
func strength(modal string) string {
	switch {
	case slices.Contains([]string{"muss", "müssen", "shall", "must"}, modal):
		return "must"
	case strings.HasPrefix(modal, "soll") || modal == "should":
		return "should"
	}
	return "may"
}
