package table

import (
	"slices"
	"strings"
	"unicode/utf8"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers/pattern"
)

// ReadClaim reads what an answer cell says about compliance. The cell is compared folded, without trailing punctuation;
// one that begins with an answer and goes on ("Ja, siehe Konzept 2.1") has that answer, or the weaker one that follows
// it at once ("Yes, partially"). Allowed are the answers that the form offers, or all that stand in its column; they
// decide what J, N, Y, 1 and 0 mean, and may be nil. A tick is a yes and a cross a no anywhere. Single letters and codes that nothing explains, and placeholders, are Unclear; free text and cells
// that nobody filled in are Unstated.
func ReadClaim(s string, allowed []string) lint.Claim {
	c, _ := readClaim(s, answerKey{codes: closedCodes(allowed), allowed: allowed})
	return c
}

// An answerKey says how the codes of one column are read.
type answerKey struct {
	legend  map[string]lint.Claim // what the sheet's own legend says; it beats everything else
	codes   map[string]lint.Claim // what single letters mean in this column
	allowed []string
}

// readClaim reads a claim and how many bytes of s say it; what follows is text.
func readClaim(s string, key answerKey) (claim lint.Claim, n int) {
	f := bareAnswer(s)
	switch {
	case f == "" || unfilled(s):
		return lint.Unstated, 0
	case key.known(f) != lint.Unstated:
		return key.known(f), len(s)
	}
	if c, n := checkedBox(s); n > 0 {
		return c, n
	}
	if c, n := key.leading(s); n > 0 {
		return c, n
	}
	listed := slices.ContainsFunc(key.allowed, func(a string) bool { return bareAnswer(a) == f })
	if listed || utf8.RuneCountInString(f) <= 3 || strings.Trim(f, "?!._ …") == "" {
		return lint.Unclear, len(s)
	}
	return lint.Unstated, 0
}

// known reads a whole answer.
func (k answerKey) known(f string) lint.Claim {
	if c, ok := k.legend[f]; ok {
		return c
	}
	if c, ok := k.codes[f]; ok {
		return c
	}
	if strings.HasPrefix(f, "tbd") && utf8.RuneCountInString(f) < 8 {
		return lint.Unclear
	}
	if c := claimIndex()[f]; c != lint.Unstated {
		return c
	}
	return signClaim(f)
}

// signClaim reads an answer that is a tick or a cross, in text or as a picture. A cross in a box is left out: it is a
// choice as often as a no.
func signClaim(s string) lint.Claim {
	switch strings.TrimRight(s, "\ufe0e\ufe0f") {
	case "✓", "✔", "✅", "☑":
		return lint.Full
	case "✗", "✘", "❌", "✖":
		return lint.No
	}
	return lint.Unstated
}

// bareAnswer is an answer without the punctuation around it.
func bareAnswer(s string) string {
	f := strings.TrimRight(folded(s), " .!:;,")
	if strings.HasPrefix(f, "(") && strings.HasSuffix(f, ")") || strings.HasPrefix(f, "[") && strings.HasSuffix(f, "]") {
		f = strings.TrimSpace(f[1 : len(f)-1])
	}
	return f
}

// unfilled reports whether a cell is still as the form came: a choice that nobody made.
func unfilled(s string) bool {
	if hasSymbol(s) && strings.ContainsAny(s, unmarkedSigns) && !strings.ContainsAny(s, "☒☑") {
		return true
	}
	if longWords(s) {
		return false
	}
	f := bareAnswer(s)
	return slices.Contains(templates, f) || strings.Trim(f, "_ .…<>[]()") == "" && f != "" || onlyLabels(s)
}

// onlyLabels reports whether each line of a cell is a label with nothing behind its colon: "Hersteller/Typ:".
func onlyLabels(s string) bool {
	if !strings.Contains(s, ":") || claimIndex()[bareAnswer(s)] != lint.Unstated { // "Ja:"
		return false
	}
	for l := range strings.SplitSeq(s, "\n") {
		l = strings.TrimRight(l, " _.…\t\u00a0")
		if l != "" && (!strings.HasSuffix(l, ":") || wordCount(l) > 4) {
			return false
		}
	}
	return true
}

// offersChoice reports whether a cell holds the answers to choose from, none of them chosen: "☐ ja ☐ nein", "ja / nein".
func offersChoice(s string) bool {
	if hasSymbol(s) && strings.ContainsAny(s, unmarkedSigns) {
		return unfilled(s) && letters(s) != ""
	}
	return !longWords(s) && slices.Contains(templates, bareAnswer(s))
}

// hasSymbol reports whether a text may hold a box, tick or cross: their codes, from U+2000 to U+2FFF, begin with one byte.
func hasSymbol(s string) bool { return strings.IndexByte(s, 0xe2) >= 0 }

// longWords reports whether a text shows more than any template or line of dots does.
func longWords(s string) bool {
	const template = 48 // bytes without blanks; the longest of templates has 23
	shown, letters := 0, false
	for i := 0; i < len(s) && shown <= template; i++ {
		if isPlain(s[i]) {
			shown++
			letters = letters || s[i] >= '0' && s[i] <= 'z' && !strings.ContainsRune("<>[]_", rune(s[i]))
		}
	}
	return shown > template && letters
}

// leading reads an answer at the start of a cell: "Ja, siehe Konzept 2.1", "Yes – see annex", "Nein (Release 5)".
func (k answerKey) leading(s string) (lint.Claim, int) {
	for _, end := range wordEnds(s, 5) {
		c := k.known(bareAnswer(s[:end]))
		if c == lint.Unstated || !goesOn(s[:end], s[end:], c) {
			continue
		}
		rest := strings.TrimLeft(s[end:], " ,;:.–—-(/=\n\r\t\u00a0")
		if weaker, n := k.weaker(rest); weaker != lint.Unstated && (c == lint.Full || weaker == lint.No) {
			return weaker, wholeWording(s, end, len(s)-len(rest)+n)
		}
		if taken := takenBack(rest); c.Yes() && taken != lint.Unstated {
			return taken, len(s)
		}
		return c, end
	}
	return lint.Unstated, 0
}

// weaker finds a claim short of full right behind a yes, and where it ends: "Ja, teilweise", "Yes (planned for Q3)".
func (k answerKey) weaker(rest string) (lint.Claim, int) {
	skipped := 0
	for _, skip := range []string{"aber ", "jedoch ", "but ", "only ", "nur ", "allerdings ", "leider "} {
		if len(rest) >= len(skip) && strings.EqualFold(rest[:len(skip)], skip) {
			rest, skipped = rest[len(skip):], skipped+len(skip)
		}
	}
	for _, end := range wordEnds(rest, 4) {
		switch c := claimIndex()[bareAnswer(rest[:end])]; c {
		case lint.Unstated, lint.Full, lint.Unclear, lint.Noted:
		default:
			return c, skipped + end
		}
	}
	return lint.Unstated, 0
}

// What takes a yes back, or a part of it, right behind it. Each is matched at the start of what follows the yes, folded.
var (
	notAtAll = pattern.Must(`^(?:(?:aber|jedoch|leider|but|doch) )*(?:nicht|nein|not|no)[ .!)]*$` +
		`|^(?:we|it|this|das|dies|wir|es) (?:do not|don't|does not|doesn't|is not|isn't|cannot|can't|können(?: das| dies)? nicht|wird nicht|ist nicht)(?: (?:support|supported|offer|offered|provide|provided|meet|comply|deliver|delivered|available|unterstützt|erfüllt|erfüllen|anbieten|angeboten|liefern|möglich|enthalten))?(?: (?:this|it|that|das|dies))?[ .!)]*$` +
		`|^(?:cannot|can not|can't) be `)
	unsettled = pattern.Must(`^(?:noch )?(?:offen|zu klären|klärung|tbd|tbc|to be |open|pending|unklar)`)
	notYet    = pattern.Must(`^(?:ab|erst ab|from|as of|starting) (?:(?:q[1-4]|januar|februar|märz|april|mai|juni|juli|august|september|oktober|november|dezember|january|february|march|may|june|july|october|december|anfang|mitte|ende|early|mid|late|frühjahr|sommer|herbst|winter)[ ./]*)?20[2-9][0-9]`)
	inPart    = pattern.Must(`^(?:(?:aber|jedoch|allerdings|but|however|doch)[ ,]+)*(?:leider )?(?:nicht (?:in|im|für|auf|bei|mit|am|alle|jede|immer|überall|vollständig|ganz)|nur |ausser |ausgenommen|mit ausnahme|bis auf |z\. ?t\.|zum teil|partiell|in teilen|not (?:in|for|on|at|with|all|every|yet|fully|always|everywhere|tested)|only |except|excluding|apart from|with (?:some |minor )?(?:exceptions?|limitations?|restrictions?)|mit (?:geringen |kleinen )?(?:einschränkung|ausnahme|abweichung))`)
	notOnly   = pattern.Must(`^(?:aber |but )?(?:nicht nur|not only|nur positiv|only if you)`)
)

// takenBack reads what follows a yes: "Ja, aber nicht in der Cloud" is a yes in part, "Ja, nicht" none that anybody could
// rely on, "Ja, ab 2028" a plan. "Yes, not only …" and a sentence about something else leave the yes as it is.
func takenBack(rest string) lint.Claim {
	f := folded(rest)
	switch {
	case f == "" || notOnly.MatchString(f):
		return lint.Unstated
	case notAtAll.MatchString(f), unsettled.MatchString(f):
		return lint.Unclear
	case notYet.MatchString(f):
		return lint.Roadmap
	case inPart.MatchString(f):
		return lint.Partial
	}
	return lint.Unstated
}

// wholeWording is where an answer ends that was weakened between from and to: at the bracket's end, where the weaker
// words stand in one.
func wholeWording(s string, from, to int) int {
	if strings.Contains(s[from:to], "(") {
		if i := strings.IndexByte(s[to:], ')'); i >= 0 {
			return to + i + 1
		}
	}
	return to
}

// goesOn reports whether what follows an answer is a new thought, so that the answer stands for itself. "Available in
// three languages" is a sentence, "Available: in three languages" an answer with a text.
func goesOn(head, rest string, c lint.Claim) bool {
	trimmed := strings.TrimLeft(rest, " \t\u00a0")
	if trimmed == "" {
		return true
	}
	r, _ := utf8.DecodeRuneInString(trimmed)
	if signClaim(bareAnswer(head)) != lint.Unstated {
		return true // a sign begins no sentence
	}
	if strings.ContainsRune(",;:(–—\n\r/=", r) || r == '.' && !strings.HasPrefix(trimmed, "..") {
		return true
	}
	if r == '-' {
		return len(trimmed) < len(rest) || strings.HasPrefix(trimmed, "- ")
	}
	switch bareAnswer(head) {
	case "ja", "nein", "yes":
		return startsWithAny(folded(trimmed), "siehe ", "s. ", "see ", "mit ", "with ", "aber ", "but ", "wir ", "we ", "teilweise", "via ", "durch ", "über ")
	}
	return c != lint.Full && c != lint.No && startsWithAny(folded(trimmed), "siehe ", "see ", "- ")
}

func startsWithAny(s string, heads ...string) bool {
	return slices.ContainsFunc(heads, func(h string) bool { return strings.HasPrefix(s, h) })
}

// wordEnds lists where the first n words of s end, longest run first.
func wordEnds(s string, n int) []int {
	var ends []int
	for i, r := range s {
		if strings.ContainsRune(" ,;:.(–—\n\r\t\u00a0=", r) && i > 0 {
			if p, _ := utf8.DecodeLastRuneInString(s[:i]); !strings.ContainsRune(" ,;:.(–—\n\r\t\u00a0=", p) {
				ends = append(ends, i)
			}
		}
		if len(ends) == n {
			break
		}
	}
	if len(ends) < n && s != "" {
		ends = append(ends, len(s))
	}
	slices.Reverse(ends)
	return ends
}

// Boxes with their words: in front of them, as most forms have it, or behind.
var (
	boxFirst = pattern.Must(`(☒|☑|☐|□|\[[xX]\]|\[ \]|\([xX]\)|\( \))\s*([^☒☑☐□\[(\n]*)`)
	boxLast  = pattern.Must(`([^☒☑☐□\[\])(\n]*?)\s*(☒|☑|☐|□|\[[xX]\]|\[ \]|\([xX]\)|\( \))`)
)

// checkedBox reads "☒ Ja ☐ Nein" and "Ja ☒ Nein ☐". Boxes that are all empty are no answer, two that are checked an
// unclear one.
func checkedBox(s string) (lint.Claim, int) {
	if !hasSymbol(s) && !strings.ContainsAny(s, "[(") {
		return lint.Unstated, 0
	}
	boxes, box, label := boxFirst.FindAllStringSubmatch(s, -1), 1, 2
	if first := boxFirst.FindStringIndex(s); first != nil && letters(s[:first[0]]) != "" {
		boxes, box, label = boxLast.FindAllStringSubmatch(s, -1), 2, 1
	}
	claim, checked := lint.Unstated, 0
	for _, m := range boxes {
		if m[box] == "☐" || m[box] == "□" || m[box] == "[ ]" || m[box] == "( )" {
			continue
		}
		checked++
		claim = claimIndex()[bareAnswer(strings.TrimLeft(m[label], " /|,;"))]
	}
	switch {
	case checked == 0:
		return lint.Unstated, 0
	case checked > 1 || claim == lint.Unstated:
		return lint.Unclear, len(s)
	}
	return claim, len(s)
}

// codeSets are the sets of letters that explain each other.
var codeSets = []map[string]lint.Claim{
	{"j": lint.Full, "n": lint.No, "t": lint.Partial},
	{"y": lint.Full, "n": lint.No, "p": lint.Partial},
	{"1": lint.Full, "0": lint.No},
	{"c": lint.Full, "pc": lint.Partial, "nc": lint.No},
}

// closedCodes says what letters mean in a column whose answers all belong to one set: J and Y explain themselves, J and
// N each other, but N alone may be "native".
func closedCodes(values []string) map[string]lint.Claim {
	for _, set := range codeSets {
		seen, letters := map[string]bool{}, true
		for _, v := range values {
			f := bareAnswer(v)
			_, code := set[f]
			letters = letters && (code || f == "" || claimIndex()[f] != lint.Unstated || signClaim(f) != lint.Unstated)
			if code {
				seen[f] = true
			}
		}
		if letters && (len(seen) >= 2 || seen["j"] || seen["y"]) {
			return set
		}
	}
	return nil
}

// marked reports whether a cell of a mark column is marked; sure is false where it says something else.
func marked(s, header string) (yes, sure bool) {
	f := bareAnswer(s)
	switch {
	case f == "" || strings.Trim(f, unmarkedSigns) == "" || f == "0" || f == "false" || f == "falsch" || f == "-":
		return false, true
	case f == "x" || f == "1" || f == "true" || f == "wahr" || f == "ja" || f == "yes" || f == "j" || f == "y":
		return true, true
	case strings.Trim(f, markedSigns) == "" || f == plainAnswer(header):
		return true, true
	}
	return true, false
}

// markHeader is the claim that a mark below a header makes: "Ja", "teilweise erfüllt", "umgesetzt nein".
func markHeader(header string) lint.Claim {
	f := plainAnswer(header)
	if c := claimIndex()[f]; c != lint.Unstated {
		return c
	}
	if party, of, ok := strings.Cut(header, ":"); ok && hasWord(party, bidderWords) && wordCount(party) <= 2 { // "Vendor: custom"
		if c := claimIndex()[plainAnswer(strings.TrimSpace(of))]; c != lint.Unstated {
			return c
		}
	}
	gs := readHeader(header) // "Clause No" is no answer
	if i := strings.LastIndexAny(f, " -:"); i > 0 && strings.Count(f, " ") <= 3 && (len(gs) == 0 || gs[0].field == fieldClaim) {
		switch last := f[i+1:]; last {
		case "ja", "nein", "teilweise", "teils", "geplant", "yes", "no", "partly", "partially", "planned":
			return claimIndex()[last]
		}
	}
	return lint.Unstated
}

// plainAnswer is the answer that a header names, without hints in brackets: "JA (Begründung angeben)".
func plainAnswer(header string) string {
	if i := strings.IndexAny(header, "([\n"); i > 0 {
		header = header[:i]
	}
	return bareAnswer(strings.TrimRight(header, "*? "))
}
