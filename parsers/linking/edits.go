package linking

import "unicode/utf8"

// edits measures how many edits texts are apart from one text: insertions, deletions and replacements of a rune. It takes
// a fiftieth of the time that a diff takes (Myers 1999, in the form of Hyyrö 2003: a bit for each rune of the text).
type edits struct {
	size   int
	blocks int
	ascii  [utf8.RuneSelf][]uint64
	other  map[rune][]uint64
	none   []uint64
	plus   []uint64 // scratch: the bits at which the distance grows from one rune of the text to the next, and shrinks
	minus  []uint64
}

const wordBits = 64

func newEdits(text []rune) *edits {
	e := &edits{size: len(text), blocks: (len(text) + wordBits - 1) / wordBits, other: map[rune][]uint64{}}
	e.none, e.plus, e.minus = make([]uint64, e.blocks), make([]uint64, e.blocks), make([]uint64, e.blocks)
	for i, r := range text {
		bits := e.of(r)
		if &bits[0] == &e.none[0] {
			bits = make([]uint64, e.blocks)
			if r < utf8.RuneSelf {
				e.ascii[r] = bits
			} else {
				e.other[r] = bits
			}
		}
		bits[i/wordBits] |= 1 << (i % wordBits)
	}
	return e
}

// of is the places of a rune in the text.
func (e *edits) of(r rune) []uint64 {
	bits := e.other[r]
	if r >= 0 && r < utf8.RuneSelf {
		bits = e.ascii[r]
	}
	if bits == nil {
		return e.none
	}
	return bits
}

// beyond reports whether the first n runes of t are more than most edits apart.
func (e *edits) beyond(t string, n, most int) bool {
	if e.size == 0 {
		return n > most
	}
	for i := range e.blocks {
		e.plus[i], e.minus[i] = ^uint64(0), 0
	}
	distance := e.size
	for _, r := range t {
		if n == 0 {
			break
		}
		n--
		if distance += e.column(e.of(r)); distance-n > most {
			return true
		}
	}
	return distance > most
}

// column goes one rune of the other text further, and returns by how much the distance to all of the text changes.
func (e *edits) column(equal []uint64) int {
	carry := 1
	for i, eq := range equal {
		p, m := e.plus[i], e.minus[i]
		down := eq | m
		if carry < 0 {
			eq |= 1
		}
		across := (((eq & p) + p) ^ p) | eq
		grows, shrinks := m|^(across|p), p&across
		last := uint64(1) << (wordBits - 1)
		if i == e.blocks-1 {
			last = 1 << ((e.size - 1) % wordBits)
		}
		next := 0
		switch {
		case grows&last != 0:
			next = 1
		case shrinks&last != 0:
			next = -1
		}
		grows, shrinks = grows<<1, shrinks<<1
		switch {
		case carry < 0:
			shrinks |= 1
		case carry > 0:
			grows |= 1
		}
		e.plus[i], e.minus[i] = shrinks|^(down|grows), grows&down
		carry = next
	}
	return carry
}
