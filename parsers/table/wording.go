package table

import (
	"slices"
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

// rowsAhead is how many rows are read ahead: many enough to keep all cores busy, and few enough to keep in memory.
const rowsAhead = 4096

// readAhead reads the words of the next rows, from the one with index i on.
func (t *span) readAhead(i int) {
	rows := t.body()
	k, _ := slices.BinarySearch(rows, i)
	rows = rows[k:min(k+rowsAhead, len(rows))]
	if len(rows) == 0 {
		return
	}
	t.ahead, t.wordings = rows, make([]wording, len(rows))
	cores.Share(len(rows), rowsAtOnce, func(from, to int) {
		for k := from; k < to; k++ {
			text := t.r.text(rows[k], t.text)
			if t.id == 0 {
				_, text = t.embed.split(text)
			}
			t.wordings[k] = readWording(t.r.text(rows[k], t.title), text)
		}
	})
}

// wordingOf is the wording of a row as it was understood.
func (t *span) wordingOf(l line) wording {
	if n := len(t.ahead); n == 0 || l.i > t.ahead[n-1] {
		t.readAhead(l.i)
	}
	if k, ok := slices.BinarySearch(t.ahead, l.i); ok {
		if w := t.wordings[k]; w.title == l.title && w.text == l.text {
			return w
		}
	}
	return readWording(l.title, l.text)
}
