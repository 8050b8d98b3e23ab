package linking

import (
	"slices"
	"strings"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers/pattern"
)

// asking are the words with which customers ask. A sentence of ours has them where it repeats one of theirs.
var asking = pattern.Must(`(?i)(?:^|[^\p{L}])(?:muss|müssen|soll|sollen|sollte|sollten|darf|dürfen|ist zu|sind zu|shall|must|should|may|will|is to be|are to be)(?:$|[^\p{L}])`)

// demanding are the words of asking that no promise of ours has: "will" is in both.
var demanding = pattern.Must(`(?i)(?:^|[^\p{L}])(?:muss|müssen|soll|sollen|sollte|sollten|darf|dürfen|ist zu|sind zu|shall|must|should|may|is to be|are to be)(?:$|[^\p{L}])`)

// titleWords is how many words a heading has at least that repeats a text: people shorten titles.
const titleWords = 6

// quoted notes that the blocks from i on, up to n, quote a criterion in other letters than the customer's. Plain paragraphs
// count only where both texts ask for something: an answer may well repeat what is asked, as a statement.
func (l *linker) quoted(c *chapter, k *lint.Criterion, i, n int, said string) {
	b := c.blocks()[i]
	words := len(strings.Fields(said))
	marked := b.Quoted || b.Kind == lint.Cell || c.allItalic(i) || c.allBold(i) && words >= titleWords
	switch {
	case b.Kind == lint.Heading && words < titleWords, words < 3:
		return
	case !marked && b.Kind != lint.Heading && (!asking.MatchString(said) || !asking.MatchString(k.Text)):
		return
	}
	s := normal(said)
	if slices.Contains(l.quotes.own[k], s) || slices.ContainsFunc(l.quotes.of[k], func(t int) bool { return l.quotes.texts[t].text == s }) {
		return
	}
	last := c.blocks()[n-1].Span
	at := lint.Span{Location: b.Span.Location, EndLine: last.EndLine, EndCol: last.EndCol}
	l.res.Altered = append(l.res.Altered, lint.Alteration{What: lint.AlteredQuotation, Criterion: k, At: at, Original: k.At, Was: k.Text, Is: strings.TrimSpace(said)})
}
