package checks

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
)

// A part is one of several things that a criterion asks for.
type part struct {
	text   string     // verbatim, without its mark
	label  string     // "c" or "3"; "" for a bullet or an item of a sentence
	keys   []string   // folded words by which a response names it: none of them stands in the lead or in another part
	anyKey bool       // all of its words stand there, too: one is enough to name it
	like   [][]string // for each key, what people write in its place
	aside  []string   // words of its own in brackets, such as examples: one of them names it, too
}

var (
	// A mark at the start of a line: a) (a) 1. 1) (1) ii) and bullets.
	markedLine = lazily(`^[\s\p{Z}]*(?:\(?([a-zA-Z]|[ivx]{1,4}|\d{1,2})\)|(\d{1,2}|[a-z])\.[\s\p{Z}]|([-–—•*·▪●◦‣]))[\s\p{Z}]*(\S.*)$`)
	// A mark within a line: only with a bracket, since "am 1. Januar" is no list.
	numberMark = lazily(`(?:^|[\s\p{Z}:;,])(\d{1,2})\.[\s\p{Z}]`) // three of them in a row, from 1 on
	inlineMark = lazily(`(?:^|[\s\p{Z}:;,])\(?([a-z]|[ivx]{1,4}|\d{1,2})\)[\s\p{Z}]`)

	// Leads after which the parts are examples, or of which one is enough.
	notAll = lazily(`(?i)(?:\bz\.[\s\p{Z}]?b\.|beispiel|\be\.[\s\p{Z}]?g\.|such as|for example|for instance|(?:mindestens|wenigstens|zumindest|nur) ein|` +
		`eine[rsmn]? der|einer der folgenden|wahlweise|alternativ|entweder|either|one of|one or more|any of|at least one|oder vergleichbar)`)
	// The word before the last part is none of the part before it: "a) PDF und b) TIFF".
	endsInAnd = lazily(`(?i)[\s\p{Z},;]+(?:und|sowie|and|as[\s\p{Z}]+well[\s\p{Z}]+as)[\s\p{Z},;.]*$`)
	endsInOr  = lazily(`(?i)(?:^|[\s\p{Z},;])(?:oder|or|bzw\.?)[\s\p{Z},;.]*$`)
)

// partsOf are the parts of a criterion that marks them: lines or words with letters, numbers or bullets. Nil where it has
// fewer than two, or where not all of them are asked for.
func partsOf(text string) []part {
	lead, items, labels := markedLines(text)
	if len(items) < 2 {
		lead, items, labels = inlineMarks(text)
	}
	if len(items) < 2 || notAll().MatchString(lead) || slices.ContainsFunc(items[:len(items)-1], endsInOr().MatchString) {
		return nil
	}
	var parts []part
	for i, s := range items {
		s = endsInAnd().ReplaceAllString(strings.TrimSpace(s), "")
		parts = append(parts, part{text: strings.TrimRight(s, ",;. "), label: labels[i]})
	}
	return withKeys(lead, parts)
}

// markedLines are the items that begin lines. The first mark says which kind of mark counts: a bullet below a letter is part
// of what the letter asks. A paragraph behind a blank line belongs to no item.
func markedLines(text string) (lead string, items, labels []string) {
	kind, closed := 0, false
	for line := range strings.SplitSeq(text, "\n") {
		m := markedLine().FindStringSubmatch(line)
		of, label := kindOfMark(m)
		switch {
		case m != nil && (kind == 0 || kind == of):
			kind, closed = of, false
			items, labels = append(items, m[4]), append(labels, strings.ToLower(label))
		case len(items) == 0:
			lead += line + "\n"
		case strings.TrimSpace(line) == "":
			closed = true
		case !closed:
			items[len(items)-1] += " " + strings.TrimSpace(line)
		}
	}
	return lead, items, labels
}

// kindOfMark tells letters, numbers and bullets apart.
func kindOfMark(m []string) (kind int, label string) {
	if m == nil {
		return 0, ""
	}
	switch label = m[1] + m[2]; {
	case label == "":
		return 1, ""
	case unicode.IsDigit(rune(label[0])):
		return 2, label
	}
	return 3, label
}

// inlineMarks are the items that stand in a line, in the order of the alphabet, or in that of numbers.
func inlineMarks(text string) (lead string, items, labels []string) {
	marks := inOrder(text, inlineMark().FindAllStringSubmatchIndex(text, -1))
	if len(marks) == 0 {
		const sure = 3
		if marks = inOrder(text, numberMark().FindAllStringSubmatchIndex(text, -1)); len(marks) < sure {
			marks = nil
		}
	}
	for i, m := range marks {
		end := len(text)
		if i+1 < len(marks) {
			end = marks[i+1][0]
		} else if stop := strings.Index(text[m[1]:], ". "); stop >= 0 {
			end = m[1] + stop
		}
		items, labels = append(items, text[m[1]:end]), append(labels, text[m[2]:m[3]])
	}
	if len(marks) > 0 {
		lead = text[:marks[0][0]]
	}
	return lead, items, labels
}

// inOrder are those of the marks that follow the alphabet or the numbers from their beginning.
func inOrder(text string, all [][]int) (marks [][]int) {
	for _, m := range all {
		n, label := len(marks), text[m[2]:m[3]]
		if label == strconv.Itoa(n+1) || label == string(rune('a'+n)) || n < len(romans) && label == romans[n] {
			marks = append(marks, m)
		}
	}
	return marks
}

var romans = strings.Fields("i ii iii iv v vi vii viii ix x xi xii")

// withKeys gives each part the words that are its own: those outside of brackets, which explain, before those within. Where each of
// its words stands elsewhere, too, each of them will do.
func withKeys(lead string, parts []part) []part {
	words, plain := make([][]string, len(parts)), make([][]string, len(parts))
	for i, p := range parts {
		words[i], plain[i] = contentWords(p.text), contentWords(inBrackets().ReplaceAllString(p.text, " "))
	}
	common := contentWords(lead)
	for i := range parts {
		own := func(w string) bool {
			for k := range words {
				if k != i && repeated(w, words[k]) {
					return false
				}
			}
			return !repeated(w, common) && !slices.Contains(partWords, w)
		}
		parts[i].keys = keep(plain[i], own)
		if len(parts[i].keys) == 0 {
			parts[i].keys = keep(words[i], own)
		}
		parts[i].aside = keep(words[i], func(w string) bool { return own(w) && !slices.Contains(plain[i], w) })
		if len(parts[i].keys) == 0 {
			parts[i].keys, parts[i].anyKey = words[i], true
		}
		for _, k := range parts[i].keys {
			parts[i].like = append(parts[i].like, synonymsOf(k))
		}
	}
	return parts
}

func keep(words []string, is func(string) bool) []string {
	return slices.DeleteFunc(slices.Clone(words), func(w string) bool { return !is(w) })
}

var inBrackets = lazily(`\([^()]*\)`)

// partWords say nothing about what a part asks for.
var partWords = strings.Fields("alle aller jede jeder jedes jeden gegebenenfalls ggf bzw etc usw inkl inklusive einschliesslich sonstige weitere andere sowie zudem " +
	"anzahl zahl art typ fabrikat modell hersteller make model name angabe angaben number amount kind type name ausserdem dabei jeweils moglich moglichkeit notwendig erforderlich entsprechend folgende folgenden mindestens all any each every other further also " +
	"including possible possibility required necessary following least about into per via there where when who")

// listSeparator cuts a sentence at its commas and conjunctions.
var (
	listSeparator = lazily(`,?[\s\p{Z}]+(?:sowie(?:[\s\p{Z}]+auch)?|als[\s\p{Z}]+auch|und|as[\s\p{Z}]+well[\s\p{Z}]+as|and)[\s\p{Z}]+|,[\s\p{Z}]+`)
	endOfSentence = lazily(`[.!?;:](?:[\s\p{Z}]|$)|\n`)
	openEnded     = lazily(`(?i)(?:^|[^\p{L}])(?:etc|usw|u\.[\s\p{Z}]?[aä]|o\.[\s\p{Z}]?ä|and so on|und so weiter|and the like)(?:$|[^\p{L}])`)
	alternatives  = lazily(`(?i)[\s\p{Z}](?:oder|bzw\.?|or|und/oder|and/or)[\s\p{Z}]`)
	opensClause   = lazily(`(?i)^(?:die|der|das|wenn|falls|sofern|soweit|dass|ob|wobei|um|welche[rs]?|which|that|who|if|when|unless|where|so|but|aber|sondern)$`)
)

// itemWords is how many words an item in the middle of a list has at most.
const itemWords = 4

// listedIn are the parts of a criterion that lists them in a sentence: "PDF, CSV und XLSX", "A, B as well as C". Nil where
// there are fewer than three, or where they are examples or alternatives.
func listedIn(text string) []part {
	for _, s := range endOfSentence().Split(text, -1) {
		if alternatives().MatchString(s) || notAll().MatchString(s) || openEnded().MatchString(s) {
			continue
		}
		if parts := itemsOf(s); parts != nil {
			return parts
		}
	}
	return nil
}

// itemsOf finds the list of one sentence: it ends after a conjunction, and what stands between the first and the last item is
// short.
func itemsOf(s string) []part {
	seps := listSeparator().FindAllStringIndex(s, -1)
	for last := len(seps) - 1; last >= 1; last-- {
		if strings.TrimSpace(s[seps[last][0]:seps[last][1]]) == "," {
			continue
		}
		first := last
		for first > 0 && isItem(s[seps[first-1][1]:seps[first][0]]) {
			first--
		}
		if last-first < 1 {
			continue
		}
		texts := []string{lastNoun(s[:seps[first][0]])}
		for i := first; i < last; i++ {
			texts = append(texts, s[seps[i][1]:seps[i+1][0]])
		}
		rest := s[seps[last][1]:]
		if doing().MatchString(rest) {
			return nil
		}
		texts = append(texts, firstNoun(rest))
		if slices.Contains(texts, "") || slices.ContainsFunc(texts, beginsExamples().MatchString) {
			return nil
		}
		var parts []part
		for _, t := range texts {
			parts = append(parts, part{text: t})
		}
		return withKeys("", parts)
	}
	return nil
}

// beginsExamples is before the first of what is named as examples: "bösartigen Code, wie Zeitfunktionen, Dateizugriffe und …".
var beginsExamples = lazily(`(?i)^(?:wie|etwa|like)[\s\p{Z}]`)

// isItem reports whether a piece of a sentence may be an item of a list: it is short, and names something.
func isItem(s string) bool {
	words := strings.Fields(s)
	return len(words) > 0 && len(words) <= itemWords && !doing().MatchString(s) && (len(words) == 1 || !opensClause().MatchString(words[0]) || slices.ContainsFunc(words[1:], isName)) && noun(s)
}

// doing begins a piece that says what is done, not what there is: "held that person accountable".
var doing = lazily(`(?i)^(?:not |to |then )?(?:[a-z]+(?:ed|s)|gave|held|took|made|kept|give|hold|take|make|keep|use|show|let|set|put) (?:that|this|these|those|the|an?|its|their|our|your|them|it|each|all|every)(?: |$)`)

// isName reports whether a word is written as a name or a German noun, or holds a digit.
func isName(w string) bool {
	return strings.ContainsFunc(w, func(r rune) bool { return unicode.IsUpper(r) || unicode.IsDigit(r) })
}

// noun reports whether a piece may hold a noun: in German one with a capital; English has none, so that any word will do.
func noun(s string) bool {
	return slices.ContainsFunc(strings.Fields(s), isName) || !germanWord().MatchString(s) && len(contentWords(s)) > 0
}

var germanWord = lazily(`(?i)[äöüß]|(?:^| )(?:der|die|das|den|dem|des|ein|eine|für|von|zu|mit|auf|im|bei|nicht)(?: |$)|(?:t|en|et)$`)

func lastNoun(s string) string {
	words := strings.Fields(s)
	if len(words) == 0 {
		return ""
	}
	return words[len(words)-1]
}

var smallWord = lazily(`(?i)^(?:by|in|on|at|to|from|for|with|through|via|as|of|a|an|the|nach|über|auf|in|im|mit|von|für|als|bei|zu|zur|zum|an|am|der|die|das|den|dem|ein|eine|einen|einer|auch)$`)

// firstNoun is the first word that names something, with what stands before it where that is an adjective.
func firstNoun(s string) string {
	words := strings.Fields(s)
	for i, w := range words {
		if i > itemWords {
			break
		}
		if isName(w) {
			return strings.Trim(w, ".,;:")
		}
	}
	for i, w := range words {
		if i <= itemWords && !smallWord().MatchString(w) {
			return strings.Trim(w, ".,;:")
		}
	}
	return ""
}
