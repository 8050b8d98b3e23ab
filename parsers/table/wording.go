package table

import (
	"strings"

	"github.com/offerlint/offerlint/parsers/cores"
)

// A wording is what the words of a criterion say about its obligation and about what the offer has to hold. It depends
// on the words alone, so that the wordings of many rows are read side by side.
type wording struct {
	title, text string
	folded      string // of the text, or of the title where there is no text
	withdrawn   string // the word that strikes the criterion
	term        term
	asksText    bool
	asksProof   bool
}

func readWording(title, text string) wording {
	main := firstOf(text, title)
	w := wording{title: title, text: text, folded: folded(main)}
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

// rowsAtOnce is how many rows a core reads before it takes the next ones: rows differ, so that equal shares would not be
// equal work.
const rowsAtOnce = 128

// readWordings reads the words of all rows that may hold a criterion.
func (t *span) readWordings() {
	rows := t.body()
	t.wordings = make([]wording, t.end)
	cores.Share(len(rows), rowsAtOnce, func(from, to int) {
		for _, i := range rows[from:to] {
			text := t.r.text(i, t.text)
			if t.id == 0 {
				_, text = t.embed.split(text)
			}
			t.wordings[i] = readWording(t.r.text(i, t.title), text)
		}
	})
}

// wordingOf is the wording of a row as it was understood.
func (t *span) wordingOf(l line) wording {
	if l.i < len(t.wordings) {
		if w := t.wordings[l.i]; w.title == l.title && w.text == l.text {
			t.wordings[l.i] = wording{} // its words are not needed again
			return w
		}
	}
	return readWording(l.title, l.text)
}
