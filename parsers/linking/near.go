package linking

import (
	"cmp"
	"iter"
	"slices"
	"sort"
	"unicode/utf8"
)

// How far two texts may be apart, in parts of the longer one, for the pieces of that number in quotes.near to find them.
var reach = [...]float64{0.11, 0.15, 0.2}

// mostSpent is what may be spent on comparing one text with others that it is not like: a look at the letters of one costs 1,
// and counting its edits much more. Those that share the rarest pieces come first; it is not enough for all only where hundreds
// of criteria are hardly different from each other.
const (
	mostSpent  = 2000
	countEdits = 20
)

// pieces finds the texts that are few edits apart from one. Texts are cut into pieces, none of which overlap, and each edit
// changes one of them at most: of more pieces than edits, one is still there as it was, and has moved by no more runes than
// there are edits. Of each text only as many pieces are kept as it takes, the rarest, so that what all criteria say leads to
// none of them (Li, Deng, Wang and Feng, Pass-Join, 2011).
type pieces struct {
	reach float64
	sizes []int // in runes, of the pieces that there are
	texts []counted
	bits  int     // hashes are cut to so many bits
	from  []int32 // hash → where its spots begin in the list
	list  []spot
}

// counted is what a text is looked at for first.
type counted struct {
	letters letters
	found   uint8 // scratch: how many of its pieces were found
}

// A spot is where a piece stands.
type spot struct {
	text  int32
	at    uint16 // offset of the first rune, and four more bits of the hash
	runes uint16 // how many the text has, to 65535
}

// A lead is a piece of the text that is looked for, and the spots at which others have one of its hash.
type lead struct {
	at, from, to int32
	more         uint16
}

// most is how many edits a text of n runes may be apart from another, which may be longer.
func (p *pieces) most(n int) int { return int(float64(n)/(1-p.reach)*p.reach + 1e-9) }

// size is how many runes the pieces of a text of n runes have: few enough that there are more pieces than edits.
func (p *pieces) size(n int) int {
	return max(1, min(int((1-p.reach)/p.reach*2/3+0.5), n/(p.most(n)+1)))
}

func newPieces(texts []saying, reach float64) *pieces {
	p := &pieces{reach: reach, bits: 10, texts: make([]counted, len(texts))}
	total := 0
	for i, t := range texts {
		p.texts[i] = counted{letters: lettersOf(t.text)}
		size := p.size(min(t.runes, mostRunes))
		total += p.kept(t.runes)
		if !slices.Contains(p.sizes, size) {
			p.sizes = append(p.sizes, size)
		}
	}
	for total > 1<<p.bits {
		p.bits++
	}
	often := make([]int32, 1<<p.bits)
	for _, t := range texts {
		p.cut(t, func(x piece) { often[x.slot]++ })
	}
	p.from = make([]int32, len(often)+1)
	var room []piece
	for _, t := range texts {
		room = p.rarest(t, often, room[:0])
		for _, x := range room {
			p.from[x.slot+1]++
		}
	}
	for i := range often {
		p.from[i+1] += p.from[i]
	}
	p.list = make([]spot, p.from[len(often)])
	next := slices.Clone(p.from)
	for i, t := range texts {
		room = p.rarest(t, often, room[:0])
		for _, x := range room {
			p.list[next[x.slot]] = spot{int32(i), uint16(x.at)<<4 | x.more, uint16(min(t.runes, 1<<16-1))}
			next[x.slot]++
		}
	}
	for i := range often {
		slices.SortFunc(p.list[p.from[i]:p.from[i+1]], func(a, b spot) int { return cmp.Or(cmp.Compare(a.at, b.at), cmp.Compare(a.text, b.text)) })
	}
	return p
}

// kept is how many pieces are kept of a text of n runes.
func (p *pieces) kept(n int) int {
	n = min(n, mostRunes)
	return min(p.most(n)+1, n/p.size(n))
}

// A piece of a text.
type piece struct {
	slot  int    // its hash
	more  uint16 // and more of that
	at    int    // offset of the first rune
	often int32  // how many there are
}

// rarest are the pieces that are kept of a text.
func (p *pieces) rarest(t saying, often []int32, room []piece) []piece {
	p.cut(t, func(x piece) {
		x.often = often[x.slot]
		room = append(room, x)
	})
	slices.SortFunc(room, func(a, b piece) int { return cmp.Or(cmp.Compare(a.often, b.often), cmp.Compare(a.at, b.at)) })
	return room[:p.kept(t.runes)]
}

// cut calls back for each piece of a text.
func (p *pieces) cut(t saying, yield func(piece)) {
	size, at, n := p.size(min(t.runes, mostRunes)), 0, 0
	h := uint64(size)
	for _, r := range t.text {
		h = mixed(h, r)
		if n++; n%size == 0 {
			yield(p.hashed(h, at))
			h, at = uint64(size), n
		}
		if n == mostRunes {
			return
		}
	}
}

// mixed is the hash of a piece with one more rune; that of none is its size.
func mixed(h uint64, r rune) uint64 { return (h ^ uint64(r)) * 0x9e3779b97f4a7c15 }

func (p *pieces) hashed(h uint64, at int) piece {
	return piece{slot: int(h >> (64 - p.bits)), more: uint16(h >> 16 & 15), at: at}
}

// near are the texts that may be so unlike the one that is looked for, in parts of the longer, and not more, by the number of
// pieces that they have in common: those with the rarest first.
func (p *pieces) near(own *wanted, unlike float64) iter.Seq[int] {
	return func(yield func(int) bool) {
		var touched []int32
		defer func() {
			for _, i := range touched {
				p.texts[i].found = 0
			}
		}()
		shortest, enough := p.enough(own.n, unlike)
		moved := p.most(own.n)
		for _, k := range own.leads(p) {
			for _, x := range within(p.list[k.from:k.to], int(k.at)-moved, int(k.at)+moved) {
				n := int(x.runes) - shortest
				if x.at&15 != k.more || n < 0 || n >= len(enough) {
					continue
				}
				t := &p.texts[x.text]
				if t.found++; t.found == 1 {
					touched = append(touched, x.text)
				}
				if t.found == enough[n] && !yield(int(x.text)) {
					return
				}
				t.found = min(t.found, 254)
			}
		}
	}
}

// enough is how many pieces of a text have to be found, from those that are as short as they may be to those as long.
func (p *pieces) enough(n int, unlike float64) (shortest int, out []uint8) {
	edits := func(longer int) int { return int(unlike*float64(longer) + 1e-9) }
	n = min(n, 1<<16-1)
	shortest = n - edits(n)
	for m := shortest; m < 1<<16 && m-n <= edits(max(m, n)); m++ {
		out = append(out, uint8(min(max(p.kept(m)-edits(min(max(m, n), mostRunes)), 1), 250)))
	}
	return shortest, out
}

// within are the spots, of one hash, that stand from here to there.
func within(spots []spot, from, to int) []spot {
	if len(spots) <= 8 {
		return spots
	}
	i := sort.Search(len(spots), func(i int) bool { return int(spots[i].at>>4) >= from })
	j := sort.Search(len(spots)-i, func(j int) bool { return int(spots[i+j].at>>4) > to })
	return spots[i : i+j]
}

// leads are the pieces of a text, at each of its runes, that others have too, the rarest first.
func (p *pieces) leads(runes []rune) []lead {
	var out []lead
	for _, size := range p.sizes {
		for at := range len(runes) - size + 1 {
			h := uint64(size)
			for _, r := range runes[at : at+size] {
				h = mixed(h, r)
			}
			x := p.hashed(h, at)
			if from, to := p.from[x.slot], p.from[x.slot+1]; from < to {
				out = append(out, lead{int32(at), from, to, x.more})
			}
		}
	}
	slices.SortFunc(out, func(a, b lead) int { return cmp.Or(cmp.Compare(a.to-a.from, b.to-b.from), cmp.Compare(a.at, b.at)) })
	return out
}

// like are the texts that may be so unlike the one that is looked for, in parts of the longer, and not more. The distance that
// likeness takes from a diff is never smaller than the true one.
func (q *quotes) like(own *wanted, unlike float64) iter.Seq[int] {
	return func(yield func(int) bool) {
		spent := 0
		p := q.pieces(unlike)
		for i := range p.near(own, unlike) {
			t := &q.texts[i]
			if spent > mostSpent {
				return
			}
			spent++
			most := int(unlike*float64(max(len(own.runes), min(t.runes, mostRunes)))) + 1
			if t.runes <= mostRunes && own.n <= mostRunes && own.letters.apart(&p.texts[i].letters) > most {
				continue
			}
			spent += countEdits
			if !own.beyond(t, most) && !yield(i) {
				return
			}
		}
	}
}

// pieces are those that find texts within a distance, in parts of the longer one.
func (q *quotes) pieces(unlike float64) *pieces {
	k := 0
	for k+1 < len(reach) && reach[k]+1e-9 < unlike {
		k++
	}
	if q.near[k] == nil {
		q.near[k] = newPieces(q.texts, reach[k])
	}
	return q.near[k]
}

// wanted is a text that is looked for.
type wanted struct {
	runes   []rune // at most mostRunes
	n       int    // how many it has
	letters letters
	edits   *edits // nil until it is compared
	led     []lead // for the pieces of by
	by      *pieces
}

func newWanted(s string) *wanted {
	return &wanted{runes: cut(s), n: utf8.RuneCountInString(s), letters: lettersOf(s)}
}

func (w *wanted) leads(p *pieces) []lead {
	if w.by != p {
		w.led, w.by = p.leads(w.runes), p
	}
	return w.led
}

// beyond reports whether a text is more than so many edits apart.
func (w *wanted) beyond(t *saying, most int) bool {
	if w.edits == nil {
		w.edits = newEdits(w.runes)
	}
	return w.edits.beyond(t.text, min(t.runes, mostRunes), most)
}

// letters counts the runes of a text, whatever their order, by a few bits of them and to 255 each. Two texts are at least as
// many edits apart as their letters.
type letters [32]uint8

func lettersOf(s string) (out letters) {
	for _, r := range s {
		if n := &out[uint32(r)%32]; *n < 255 {
			*n++
		}
	}
	return out
}

func (a *letters) apart(b *letters) int {
	more, less := 0, 0
	for i := range a {
		if d := int(a[i]) - int(b[i]); d > 0 {
			more += d
		} else {
			less -= d
		}
	}
	return max(more, less)
}
