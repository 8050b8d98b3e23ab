package phrase

import "sync"

// Sentences cuts a text into its sentences, text[from:to] of each, by the rules of this package, and at line breaks. The
// mark that ends a sentence belongs to it, the blanks between two belong to none. Lang says which abbreviations count; ""
// for those of both languages.
func Sentences(text, lang string) [][2]int {
	var out [][2]int
	before := int32(-1)
	for _, t := range newReader(noPatterns()).read(text, lang) {
		if t.sentence != before || t.is(afterBreak|afterPara) {
			out = append(out, [2]int{int(t.start), int(t.end)})
		}
		before, out[len(out)-1][1] = t.sentence, int(t.end)
	}
	return out
}

// noPatterns is a lexicon that knows the abbreviations only. It is never changed.
var noPatterns = sync.OnceValue(newLexicon)
