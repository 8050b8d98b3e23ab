package table

import "strings"

// A wording is what the words of a criterion say about its obligation and about what the offer has to hold. It depends
// on the words alone, so that the wordings of many rows are read side by side.
type wording struct {
	folded    string // of the text, or of the title where there is no text
	withdrawn string // the word that strikes the criterion
	term      term
	asksText  bool
	asksProof bool
}

func readWording(title, text string) wording {
	main := firstOf(text, title)
	w := wording{folded: folded(main)}
	has := telling().Groups(w.folded)
	w.term = termOfFolded(main, w.folded, has)
	all := w.folded
	if main == text && title != "" {
		head := folded(title)
		of := telling().Groups(head)
		w.withdrawn = withdrawnOfFolded(title, head, of)
		all, has = head+" "+w.folded, has|of
	}
	if w.withdrawn == "" {
		w.withdrawn = firstOf(withdrawnOfFolded(main, w.folded, has), vacantOfFolded(all))
	}
	if has&(hasTextStem|hasEvidenceStem) != 0 {
		w.asksText, w.asksProof = asksFor(strings.TrimSpace(title+"\n"+text), has)
	}
	return w
}
