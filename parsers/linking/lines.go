package linking

import (
	"strings"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers/pattern"
)

var (
	// unfinished are ends of lines behind which the sentence goes on, so that an ID at the start of the next is a mention.
	unfinished = pattern.Must(`(?i)(?:[,/&+(–—-]|(?:^|[^\p{L}])(?:und|oder|sowie|and|or|bis|to|siehe|see|vgl\.|cf\.|s\.|nr\.?|no\.|wie|as|auch|also|in|von|of|bei|zu|zur|zum|nach|mit|with|für|for|gemäß|per|aus|from|anforderung(?:en)?|kriteri\p{L}+|requirements?|criteri\p{L}+))\s*$`)
	finished   = pattern.Must(`[.!?;:]["”“)\]*_]*\s*$`)
)

// splitLines cuts paragraphs and items before each line that begins with a strong ID of the list, or one written like it.
func (l *linker) splitLines(c *chapter) {
	c.doc.Cut(func(i int) int {
		if b := c.doc.Text.Blocks[i]; b.Kind != lint.Paragraph && b.Kind != lint.Item {
			return 0
		}
		return l.nextLine(c, i)
	})
}

// nextLine is the offset of the first line behind the first at which an answer of its own begins; 0 where none does.
func (l *linker) nextLine(c *chapter, i int) int {
	s, lines := c.blocks()[i].Str, c.doc.Facts[i].Lines
	for n := 1; n < len(lines); n++ {
		from, to := lines[n], len(s)
		if n+1 < len(lines) {
			to = lines[n+1]
		}
		if from <= 0 || from >= to || to > len(s) {
			continue
		}
		m, known, ok := l.lineID(s[from:to])
		if !ok || unfinished.MatchString(lastBytes(s[:from])) {
			continue
		}
		m.shift(from)
		if l.begins(c, i, from, m, known) {
			return from
		}
	}
	return 0
}

// begins reports whether an ID at the start of a line opens an answer: by its dress, or because the block begins with
// such a line and its sentence is finished, or all lines are written alike. In other prose it is a mention.
func (l *linker) begins(c *chapter, i, from int, n name, known bool) bool {
	s := c.blocks()[i].Str
	if n.word != "" || n.open != "" || strings.ContainsAny(n.close, ":-)]") || c.bold(i, n) {
		return true
	}
	first, _, leads := l.lineID(s[:c.doc.Facts[i].Lines[1]])
	switch {
	case !known:
		return false
	case leads:
		return finished.MatchString(lastBytes(s[:from])) || first.word == n.word && first.close == n.close
	}
	return !n.alone && strings.HasSuffix(strings.TrimSpace(s[:from]), ":")
}

// lastBytes is the end of a text, enough for a word: looking at all of it before each line would take long.
func lastBytes(s string) string { return s[max(0, len(s)-40):] }

// lineID is the strong ID at the start of a line; known says that the list has it.
func (l *linker) lineID(s string) (n name, known, ok bool) {
	if list := l.ids.read(s); list != nil {
		return list.name, true, list.strength == strong
	}
	for _, n := range names(s) {
		if l.ids.shapes[shape(key(n.token))] && strengthOfID(n.token) == strong {
			return n, false, true
		}
	}
	return n, false, false
}

// splitClaims cuts blocks that begin with an answer and go on with a text, as the cells of a workbook are: "Ja, mit Solr".
func (l *linker) splitClaims(c *chapter) {
	c.doc.Cut(func(i int) int {
		b := c.doc.Text.Blocks[i]
		if b.Kind != lint.Paragraph && b.Kind != lint.Item && (b.Kind != lint.Cell || b.Row() < 2) {
			return 0
		}
		start := 0
		var allowed []string
		if list := l.ids.read(b.Str); list != nil && (list.strength == strong || list.dressed()) {
			start = list.rest
			if len(list.criteria) == 1 {
				allowed = list.criteria[0].Allowed
			}
		}
		if n := l.claimEnd(b.Str[start:], allowed, start > 0); n > 0 {
			return start + n
		}
		return 0
	})
}

var (
	// pauses are places at which an answer may end and a text begin.
	pauses = pattern.Must(`[,;:.!]["”“*]*\s+|\s*[–—]\s*|\s+-\s+|\s*\(|^(?:[✓✔✅✗✘❌✖]\x{fe0f}?)\s*|^(?i:ja|nein|yes)\s+`)
	letter = pattern.Must(`[\p{L}\p{N}]`)
)

// claimEnd is where the answer ends that a short text, or one behind an ID, begins with; 0 where all of it is one, or
// none of it.
func (l *linker) claimEnd(s string, allowed []string, named bool) int {
	from := 0
	if m := labelled.FindStringSubmatchIndex(s); m != nil {
		from = m[2]
	} else if m := checkbox.FindString(s); m != "" && !signs.MatchString(s) {
		from = len(m)
	}
	text := s[from:]
	short := len(strings.Fields(text)) <= shortWords
	claim := lint.Unstated
	switch {
	case short:
		claim = l.opt.ReadClaim(text, allowed)
	case named:
		if m := sentence.FindStringSubmatch(text); m != nil && len(strings.Fields(m[1])) <= shortWords {
			claim = l.opt.ReadClaim(m[1], allowed)
		}
	}
	if !definite(claim) {
		return 0
	}
	for _, m := range pauses.FindAllStringIndex(text, 6) {
		at := m[1]
		if strings.HasSuffix(text[:at], "(") {
			at--
		}
		head, rest := text[:m[0]], text[at:]
		if m[0] == 0 {
			head = text[:at]
		}
		if letter.MatchString(rest) && l.opt.ReadClaim(head, allowed) == claim && !definite(l.opt.ReadClaim(rest, allowed)) {
			return from + at
		}
	}
	return 0
}
