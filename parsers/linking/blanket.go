package linking

import (
	"slices"
	"strconv"
	"strings"
	"unicode"
	"unicode/utf8"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers/fold"
	"github.com/offerlint/offerlint/parsers/markdown"
	"github.com/offerlint/offerlint/parsers/pattern"
)

// The words of a sentence that claims many criteria at once. All are matched against a folded sentence.
var (
	every   = pattern.Must(`\b(?:alle[rn]?|samtliche[rn]?|sämtliche[rn]?|jede[rs]?|all|every|each|any)\b`)
	demands = pattern.Must(`(?:^|\s)((?:(?:muss|a|ausschluss|k\.?o\.?|must|mandatory|pflicht)[- ])?(?:(?:mindest|muss|pflicht|ausschluss)?(?:anforderung(?:en)?|kriterien|kriterium|forderungen|vorgaben)|requirements?|criteria|criterion|must-haves))(?:$|[\s,.:(])`)
	meets   = pattern.Must(`(?:^|\s)(?:erfüll(?:t|en|e|bar)|übererfüllt|eingehalten|einhalten|abgedeckt|umgesetzt|bestätigt|bestätigen|halten\s.*\sein|hält\s.*\sein|decken\s.*\sab|deckt\s.*\sab|setzen\s.*\sum|meets?|met|compl(?:y|ies|ied|iant|iance)|fulfil(?:l|ls|led|s)?|satisf(?:y|ies|ied)|cover(?:s|ed)?|support(?:s|ed)?|conform(?:s|ed)?)(?:$|[\s,.:;)])`)
	// A denial, a condition, an exception, a question, or a demand of the customer's is no claim.
	unless = pattern.Must(`(?:^|\s)(?:nicht|kein\p{L}*|nie|not|no|never|cannot|without|ohne|except|excluding|ausgenommen|ausser|abgesehen|mit ausnahme|bis auf|wenn|falls|sofern|soweit|if|unless|provided|insofar|müssen|muss|sollen|sollte\p{L}*|must|shall|should|has to|have to|is to be|are to be|sind zu|ist zu|teilweise|partially|partly|grösstenteils|weitgehend|mostly|überwiegend|fast|nearly|almost|whether|ob|prüfen|check)(?:$|[\s,.:;])`)
	// What may stand between "all" and the noun, or follow it, without changing whose requirements they are.
	plain      = pattern.Must(`^(?:der|die|das|den|dieser?|dieses|the|of|these|those|your|ihre[rn]?|genannten?|aufgeführten?|gestellten?|beschriebenen?|geforderten?|obigen?|vorgenannten?|o\.g\.|oben|formulierten?|definierten?|aufgelisteten?|nachfolgenden?|folgenden?|vorstehenden?|stated|listed|above|following|described|mentioned|given|specified|customer's|hier|in|aus|von|des|from|under|gemäss|nach|laut|per|im|und|and|to|bis|through|as|wie|a|an|set|out|defined|full|fully|mandatory|verbindlichen?|with|by|our|solution|system|angebot|us|wir|unsere[rnm]?|unser|lösung|bieter|produkt|product|offer|are|is|be|been|werden|wird|sind|will|have|can|können|durch|vollständig|vollumfänglich|uneingeschränkt|voll|ausnahmslos|entirely|completely|ganz|hiermit|hereby|damit|thus|which|we|completeness|currently|already|bereits|heute)$`)
	whole      = pattern.Must(`^(?:lastenheft\p{L}*|pflichtenheft\p{L}*|leistungsbeschreibung|leistungsverzeichnis\p{L}*|kriterienkatalog\p{L}*|anforderungskatalog\p{L}*|katalog\p{L}*|ausschreibung\p{L}*|vergabeunterlagen|auftraggeber\p{L}*|kunden|rfp|rfi|rfq|tender|specification|customer|catalogue|catalog|questionnaire|fragebogen\p{L}*|list|liste|document|dokument\p{L}*)$`)
	part       = pattern.Must(`(?:kapitel[ns]?|abschnitte?n?s?|ziffern?|ziff\.?|teils?|sections?|chapters?|clauses?|parts?)\s+((?:nr\.?\s+)?(?:[0-9][0-9a-z]*|[ivx]{1,4}|[a-z][0-9]*)(?:\.[0-9a-z]+)*\b)((?:\s*(?:,|und|and|&|bis|to|through|-)\s*[0-9]+(?:\.[0-9]+)*\b)*)`)
	bareNumber = pattern.Must(`(?:anforderungen|kriterien|vorgaben|requirements|criteria)\s+(?:in|aus|unter|zu|under|of|from)\s+([0-9]{1,2}(?:\.[0-9]{1,2})*)(?:$|[\s,.;:])`)
	steps      = pattern.Must(`(,|und|and|&|bis|to|through|-)\s*([0-9.]+)`)
	prefix     = pattern.Must(`^(?:kapitel|abschnitt|section|chapter|teil|part|ziffer)\s+`)
	partWord   = pattern.Must(`^(?:kapiteln?|kapitels|abschnitte?n?s?|ziffern?|ziff|teils?|sections?|chapters?|clauses?|parts?|nr)$`)
	brackets   = pattern.Must(`\([^()]*\)|"[^"]*"`)
	unreserved = pattern.Must(`\b(?:ohne|without(?: any)?) (?:jede |jegliche )?(?:einschränkung\p{L}*|ausnahme\p{L}*|vorbehalt\p{L}*|abweichung\p{L}*|exceptions?|reservations?|restrictions?|limitations?|deviations?)`)
	number     = pattern.Must(`[0-9]+(?:\.[0-9]+)*`)
	here       = pattern.Must(`\b(?:dieses|diesem|this)\s+(?:kapitels?|abschnitts?|chapter|section)\b`)
	quoted     = pattern.Must(`"([^"]{3,80})"`)
)

// A blanket is what a sentence claims at once.
type blanket struct {
	criteria []*lint.Criterion
	scoped   bool // it names a range, chapter or section
}

// blanketClaims adds a response to each criterion that a sentence about many of them names.
func (l *linker) blanketClaims(criteria []*lint.Criterion) {
	for _, c := range l.chapters {
		for i, b := range c.blocks() {
			if b.Customer || b.Kind == lint.Code || b.Kind == lint.Comment || !mayClaim(b.Str) || c.isCustomers(b) {
				continue
			}
			for _, s := range sentences(b.Str) {
				l.blanketSentence(c, i, s, criteria)
			}
		}
	}
}

// mayClaim is a quick look at whether a text speaks of demands or chapters at all.
func mayClaim(s string) bool {
	s = strings.ToLower(s)
	return slices.ContainsFunc([]string{
		"forderung", "kriteri", "vorgabe", "requirement", "criteri", "must-have", "kapitel", "abschnitt", "ziff", "teil",
		"section", "chapter", "clause", "part",
	}, func(w string) bool { return strings.Contains(s, w) })
}

// isCustomers reports whether a cell stands in a column of the customer's words.
func (c *chapter) isCustomers(b *lint.Block) bool {
	r := c.rowOf[b]
	return r != nil && b.Row() > 1 && r.roles.of[b.Col()] == roleText
}

func (l *linker) blanketSentence(c *chapter, i int, at markdown.Range, criteria []*lint.Criterion) {
	b := c.blocks()[i]
	k := l.claimsMany(c, i, b.Str[at.From:at.To], criteria)
	if o := c.opens[i]; o != nil && o.ranged {
		return // the range that opens this passage says so already
	}
	if len(k.criteria) == 0 || !k.scoped && c.owner[i] != nil {
		return // "all requirements are met" within one response speaks of that criterion's parts
	}
	for _, x := range k.criteria {
		r := &lint.Response{
			Criterion: x, Via: lint.ViaBlanket, At: b.At(at.From, at.To),
			Text: &lint.Text{File: c.doc.Text.File, Blocks: []*lint.Block{b}},
		}
		x.Responses = append(x.Responses, r)
		l.res.Responses = append(l.res.Responses, r)
	}
}

// sentences cuts a text at ends of sentences. A number or a letter before a full stop ends none.
func sentences(s string) []markdown.Range {
	var out []markdown.Range
	from := 0
	for i := 0; i+1 < len(s); i++ {
		if !strings.ContainsRune(".!?;", rune(s[i])) || s[i+1] != ' ' {
			continue
		}
		w := s[from:i]
		if j := strings.LastIndexByte(w, ' '); s[i] == '.' && len(w)-j-1 <= 4 && fold.String(w[j+1:]) != "met" {
			continue
		}
		if i+2 < len(s) && s[i] == '.' && unicode.IsLower(rune(s[i+2])) {
			continue
		}
		out = append(out, markdown.Range{From: from, To: i + 1})
		from = i + 2
	}
	if from < len(s) {
		out = append(out, markdown.Range{From: from, To: len(s)})
	}
	return out
}

// claimsMany reads a sentence that says that many criteria are met.
func (l *linker) claimsMany(c *chapter, i int, s string, criteria []*lint.Criterion) blanket {
	f := unreserved.ReplaceAllString(fold.String(s), "")
	noun, all := demands.FindStringSubmatchIndex(f), every.FindStringIndex(f)
	without := f
	if noun != nil {
		without = f[:noun[2]] + f[noun[3]:]
	}
	if strings.HasSuffix(f, "?") || !meets.MatchString(f) || unless.MatchString(without) {
		return blanket{}
	}
	scope, named := l.scope(c, i, s, f, criteria)
	switch {
	case noun == nil && (all == nil || !named):
		return blanket{}
	case noun != nil && !ours(f, noun[2:4], all, scope, named):
		return blanket{}
	case named:
		return blanket{criteria: scope, scoped: true}
	case all == nil || all[0] > noun[2]:
		return blanket{}
	}
	return blanket{criteria: binding(f[noun[2]:noun[3]], criteria)}
}

// ours reports whether the demands of a sentence are the customer's: nothing around the noun says that they are the law's
// or anybody else's, or a part of the list that cannot be told.
func ours(f string, noun, all []int, scope []*lint.Criterion, named bool) bool {
	before := strings.Fields(f[:noun[0]])
	if all != nil && all[1] <= noun[0] {
		before = strings.Fields(f[all[1]:noun[0]])
	} else if len(before) > 1 {
		before = before[len(before)-1:]
	}
	for _, w := range before {
		w = strings.Trim(w, ",.:()")
		if !plain.MatchString(w) && (!named || !strings.ContainsAny(w, "0123456789") && !partWord.MatchString(w)) {
			return false // "alle in Abschnitt 3 genannten Kriterien" names a part of the list
		}
	}
	titles := map[string]bool{}
	for _, k := range scope {
		for _, w := range distinct(fold.String(k.Section)) {
			titles[w] = true
		}
	}
	said := meets.MatchString(f[:noun[0]])
	for _, raw := range strings.Fields(brackets.ReplaceAllString(f[noun[1]:], " ")) {
		w := strings.Trim(raw, ",.:;!")
		switch {
		case meets.MatchString(w), said && (w == "und" || w == "and"):
			return true
		case w == "" || plain.MatchString(w) || whole.MatchString(w) || titles[w]:
		case named && (strings.ContainsAny(w, "0123456789") || partWord.MatchString(w) || utf8.RuneCountInString(w) == 1):
		default:
			return false
		}
		if said && strings.HasSuffix(raw, ",") {
			return true
		}
	}
	return true
}

// binding narrows a list down to the knock-out or mandatory criteria, where the noun says so.
func binding(noun string, criteria []*lint.Criterion) []*lint.Criterion {
	var want []lint.Obligation
	switch {
	case strings.HasPrefix(noun, "a-"), strings.HasPrefix(noun, "ausschluss"), strings.HasPrefix(noun, "k"):
		if !strings.HasPrefix(noun, "krit") {
			want = []lint.Obligation{lint.Exclusion}
		}
	case strings.HasPrefix(noun, "mus"), strings.HasPrefix(noun, "mandatory"), strings.HasPrefix(noun, "pflicht"), strings.HasPrefix(noun, "mindest"):
		want = []lint.Obligation{lint.Exclusion, lint.Must}
	}
	if want == nil {
		return criteria
	}
	return slices.DeleteFunc(slices.Clone(criteria), func(c *lint.Criterion) bool { return !slices.Contains(want, c.Obligation) })
}

// scope is the criteria that a sentence names by range, list, chapter or title of a section. Named says that it names
// some, whether or not the list has them.
func (l *linker) scope(c *chapter, i int, s, f string, criteria []*lint.Criterion) (out []*lint.Criterion, named bool) {
	if ks := l.idsIn(s); len(ks) > 1 {
		return ks, true
	}
	for _, m := range part.FindAllStringSubmatch(f, -1) {
		named = true
		out = append(out, inChapters(m[1], m[2], criteria)...)
	}
	if m := bareNumber.FindStringSubmatch(f); m != nil && !named {
		out, named = inChapters(m[1], "", criteria), true
	}
	if named {
		return l.unique(out), true
	}
	if here.MatchString(f) {
		return l.ofHeading(c, i, criteria), true
	}
	for _, m := range quoted.FindAllStringSubmatch(f, -1) {
		for _, k := range criteria {
			if t := sectionTitle(k.Section); t != "" && t == normal(m[1]) {
				out, named = append(out, k), true
			}
		}
	}
	return out, named
}

// idsIn is the criteria that a sentence names by strong IDs: lists and ranges.
func (l *linker) idsIn(s string) []*lint.Criterion {
	for from := 0; from < len(s); {
		if list := l.ids.read(s[from:]); list != nil && len(list.criteria) > 1 {
			return list.criteria
		}
		j := strings.IndexByte(s[from:], ' ')
		if j < 0 {
			return nil
		}
		from += j + 1
	}
	return nil
}

// inChapters is the criteria of chapter first and those that an enumeration or range adds: "4", " bis 6".
func inChapters(first, more string, criteria []*lint.Criterion) []*lint.Criterion {
	first = strings.TrimSpace(strings.TrimPrefix(first, "nr."))
	want := []string{first}
	last := first
	for _, step := range steps.FindAllStringSubmatch(more, -1) {
		n := strings.Trim(step[2], ".")
		if step[1] == "bis" || step[1] == "to" || step[1] == "through" || step[1] == "-" {
			want = append(want, count(last, n)...)
		}
		want = append(want, n)
		last = n
	}
	var out []*lint.Criterion
	for _, c := range criteria {
		if slices.ContainsFunc(want, func(w string) bool { return inChapter(w, c) }) {
			out = append(out, c)
		}
	}
	return out
}

// count lists the whole numbers between two.
func count(a, b string) []string {
	var out []string
	for n := toInt(a) + 1; n < toInt(b) && len(out) < 1000; n++ {
		out = append(out, strconv.Itoa(n))
	}
	return out
}

// inChapter reports whether the ID or the section of a criterion begins with a chapter's number, or is it.
func inChapter(n string, c *lint.Criterion) bool {
	begins := func(s string) bool {
		rest, ok := strings.CutPrefix(s, n)
		if !ok {
			return false
		}
		return rest == "" || !unicode.IsLetter(rune(rest[0])) && !unicode.IsDigit(rune(rest[0])) && rest[0] < 0x80
	}
	section := fold.String(c.Section)
	if m := prefix.FindString(section); m != "" {
		section = section[len(m):]
	}
	if begins(section) {
		return true
	}
	id := fold.String(c.ID)
	if begins(id) && id != n {
		return true
	}
	bare := strings.TrimLeftFunc(id, func(r rune) bool { return unicode.IsLetter(r) || r == '-' || r == '_' || r == ' ' })
	return bare != id && strings.ContainsAny(bare, ".-") && begins(bare) && bare != n || id == n && number.MatchString(n)
}

// sectionTitle is the folded title of a section, without its number.
func sectionTitle(s string) string { return normal(strings.TrimLeft(fold.String(s), "0123456789. )")) }

// ofHeading is the criteria of the section that the nearest heading above a block names, by number or title.
func (l *linker) ofHeading(c *chapter, i int, criteria []*lint.Criterion) []*lint.Criterion {
	for j := i; j >= 0; j-- {
		b := c.blocks()[j]
		if b.Kind != lint.Heading {
			continue
		}
		title := sectionTitle(b.Str)
		n := strings.Trim(number.FindString(firstWord(b.Str)), ".")
		var out []*lint.Criterion
		for _, k := range criteria {
			if t := sectionTitle(k.Section); t != "" && t == title || t == "" && n != "" && inChapter(n, k) {
				out = append(out, k)
			}
		}
		return out
	}
	return nil
}

func firstWord(s string) string {
	w, _, _ := strings.Cut(s, " ")
	return w
}

// unique keeps each criterion once, in the order of the list.
func (l *linker) unique(cs []*lint.Criterion) []*lint.Criterion {
	slices.SortFunc(cs, func(a, b *lint.Criterion) int { return l.ids.order[a] - l.ids.order[b] })
	return slices.Compact(cs)
}

func toInt(s string) int {
	n, err := strconv.Atoi(s)
	if err != nil {
		return 0
	}
	return n
}
