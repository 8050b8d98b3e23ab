package table

import (
	"runtime"
	"strings"
	"sync"
	"sync/atomic"
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
	w := wording{title: title, text: text, folded: folded(firstOf(text, title))}
	w.term = termOfFolded(firstOf(text, title), w.folded)
	head := ""
	if title != "" && text != "" {
		head = folded(title)
		w.withdrawn = withdrawnOfFolded(title, head)
		head += " "
	}
	if w.withdrawn == "" {
		w.withdrawn = firstOf(withdrawnOfFolded(firstOf(text, title), w.folded), vacantOfFolded(head+w.folded))
	}
	w.asksText, w.asksProof = asksFor(strings.TrimSpace(title+"\n"+text), hasTextStem|hasEvidenceStem)
	return w
}

// fewRows is how many rows are read faster by one goroutine than by several.
const fewRows = 64

// readWordings reads the words of all rows that may hold a criterion.
func (t *span) readWordings() {
	rows := t.body()
	t.wordings = make([]wording, t.end)
	read := func(rows []int) {
		for _, i := range rows {
			text := t.r.text(i, t.text)
			if t.id == 0 {
				_, text = t.embed.split(text)
			}
			t.wordings[i] = readWording(t.r.text(i, t.title), text)
		}
	}
	if len(rows) < fewRows {
		read(rows)
		return
	}
	const chunk = 256 // rows differ, so that equal shares would not be equal work
	sideBySide((len(rows)+chunk-1)/chunk, func(k int) { read(rows[k*chunk : min((k+1)*chunk, len(rows))]) })
}

// sideBySide does n pieces of work, which must not depend on each other, on all cores.
func sideBySide(n int, work func(i int)) {
	var next atomic.Int64
	var workers sync.WaitGroup
	for range min(n, runtime.GOMAXPROCS(0)) {
		workers.Go(func() {
			for i := next.Add(1) - 1; i < int64(n); i = next.Add(1) - 1 {
				work(int(i))
			}
		})
	}
	workers.Wait()
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
