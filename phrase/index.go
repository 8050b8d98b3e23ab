package phrase

// An index says which phrases may begin or stand where a word is met. Each phrase is filed in one of five ways.
type index struct {
	byPair map[[2]int32][]int32 // two words of the lexicon → phrases that may begin with them
	byStem [][]int32            // beginning of words → phrases that may begin with it
	byTail [][]int32            // end of words → phrases that may begin with it
	byWord [][]int32            // word of the lexicon → phrases that may begin with it
	byNeed [][]int32            // word of the lexicon → phrases that are looked for only in blocks that hold it

	pairs  []bool    // word of the lexicon → some pair begins with it
	needs  [][]int32 // phrase → words of the lexicon of which every match holds one; nil: none are known
	begins [][]int32 // phrase → the words with one of which it begins; nil where that may be a stem or a pair
	reach  []int32   // phrase → from the first word of a match to its last there are at most as many
}

// newIndex files the phrases. Many of them begin with the same "in", "unter" or "we": one that begins with two plain words
// is filed under both, and any other under the words with which it begins or under those that it needs, whichever fewer
// others have.
func newIndex(patterns []pattern, lex *lexicon) index {
	x := index{
		byPair: map[[2]int32][]int32{}, byStem: make([][]int32, len(lex.heads.list)), byTail: make([][]int32, len(lex.tails.list)),
		byWord: make([][]int32, len(lex.roles)), byNeed: make([][]int32, len(lex.roles)), pairs: make([]bool, len(lex.roles)),
		needs: make([][]int32, len(patterns)), begins: make([][]int32, len(patterns)), reach: make([]int32, len(patterns)),
	}
	begin, need := make([]int, len(lex.roles)), make([]int, len(lex.roles)) // how many phrases have the word there
	for i, p := range patterns {
		for t := range p.terms() {
			lex.number(t)
		}
		x.needs[i], x.begins[i], x.reach[i] = p.need(), p.begins(), p.reach()
		count(begin, x.begins[i], 1)
		count(need, x.needs[i], 1)
	}
	for i, p := range patterns {
		ph := int32(i)
		if words := x.begins[i]; words == nil {
			x.fileFirsts(p, ph)
		} else if needs := x.needs[i]; needs != nil && count(need, needs, 0) < count(begin, words, 0) {
			file(x.byNeed, needs, ph)
		} else {
			file(x.byWord, words, ph)
		}
	}
	return x
}

// fileFirsts files a phrase under each way in which it may begin.
func (x *index) fileFirsts(p pattern, ph int32) {
	for alt := range p.firsts() {
		switch t := alt[0]; {
		case t.open:
			x.byStem[t.stem] = appendNew(x.byStem[t.stem], ph)
		case t.tail:
			x.byTail[t.stem] = appendNew(x.byTail[t.stem], ph)
		case len(alt) > 1 && alt[1].plain():
			pair := [2]int32{t.word, alt[1].word}
			x.byPair[pair], x.pairs[t.word] = appendNew(x.byPair[pair], ph), true
		default:
			x.byWord[t.word] = appendNew(x.byWord[t.word], ph)
		}
	}
}

// count adds n to the number of each word, and adds the numbers up.
func count(of []int, words []int32, n int) int {
	sum := 0
	for _, w := range words {
		of[w] += n
		sum += of[w]
	}
	return sum
}

func file(in [][]int32, words []int32, ph int32) {
	for _, w := range words {
		in[w] = appendNew(in[w], ph)
	}
}
