package linking

import (
	"strings"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers/fold"
	"github.com/offerlint/offerlint/parsers/pattern"
)

var (
	// inBrackets is an ID that a sentence has in brackets: "The service starts on 1 April (REQ-027) at all sites.".
	inBrackets = pattern.Must(`[(\[]([^()\[\]\n]{1,60})[)\]]`)
	// coveredBy are sentences that say which criterion their paragraph answers: "Pay is covered by REQ-016.".
	coveredBy = pattern.Must(`(?i)^[^.!?\n]{0,80}\b(?:covered|answered|addressed|dealt with|asked for|required|demanded|beantwortet|abgedeckt|behandelt|gefordert|verlangt)\b[^.!?\n]{0,30}$`)
)

// mostMentioned is how many IDs a paragraph may mention to answer them: more make a list of references.
const mostMentioned = 3

// mentions opens responses to criteria that nothing else answers, at paragraphs that have their ID in brackets inside a
// sentence, or say that they cover it, and have two words of the criterion. A mention behind "siehe" refers to another place, and one
// beside no more than the subject ("how much the stretchers (K-22) matter to you") may be about anything.
func (l *linker) mentions() {
	for _, c := range l.chapters {
		for i, b := range c.blocks() {
			if c.opens[i] != nil || c.shadow[i] || c.rowOf[b] != nil || b.Quoted || b.Kind != lint.Paragraph && b.Kind != lint.Item {
				continue
			}
			ks := l.mentionedIn(b.Str)
			if len(ks) == 0 || len(ks) > mostMentioned {
				continue
			}
			for _, k := range ks {
				if len(l.opened[k]) == 0 && sharedWords(b.Str, k) >= 2 {
					l.add(c, i, lint.ViaID, k).mention = true
				}
			}
		}
	}
}

// mentionedIn lists the criteria that a paragraph names in brackets, or in a sentence that says that it covers them. They must
// be strong.
func (l *linker) mentionedIn(s string) []*lint.Criterion {
	var out []*lint.Criterion
	for _, m := range inBrackets.FindAllStringSubmatchIndex(s, -1) {
		if list := l.ids.read(s[m[2]:m[3]]); list != nil && list.alone && list.word == "" && list.strength == strong && !list.ranged {
			out = append(out, list.criteria...)
		}
	}
	first, _, _ := strings.Cut(s, ". ")
	if i := strings.LastIndexByte(first, ' '); i > 0 && coveredBy.MatchString(fold.String(first[:i])) {
		if list := l.ids.read(strings.TrimSuffix(first[i+1:], ".")); list != nil && list.alone && list.strength == strong {
			out = append(out, list.criteria...)
		}
	}
	return out
}
