// Package stem finds which of many parts of words occur in a text, in one pass over it. It lets the reader of tables ask
// a costly question, such as a regular expression, only of the few texts that can answer it.
package stem

import "slices"

// A Finder looks for a fixed list of texts at once (Aho and Corasick, 1975, with all transitions worked out). It is never
// changed after New, and may be used by several goroutines.
type Finder struct {
	class  [256]uint8 // bytes that stand in no text are all of class 0
	width  int        // number of classes
	next   []uint32   // state*width+class → state; after New, that state*width, shifted by one, and one more where texts end there
	groups []uint64   // by state: which groups have a text that ends here
	ends   [][]int    // by state: the texts that end here, longest first
	texts  []string
}

// New prepares a finder for up to 64 groups of texts; a text may stand in several groups. Texts are compared byte by
// byte: fold both sides first. Empty texts are left out.
func New(groups ...[]string) *Finder {
	f := &Finder{width: 1}
	for _, g := range groups {
		for _, t := range g {
			f.know(t)
		}
	}
	f.grow()
	for i, g := range groups {
		for _, t := range g {
			f.add(t, i)
		}
	}
	f.link()
	f.pack()
	return f
}

func (f *Finder) know(text string) {
	for i := range len(text) {
		if f.class[text[i]] == 0 {
			f.class[text[i]] = uint8(f.width)
			f.width++
		}
	}
}

// grow appends a state, and returns its number.
func (f *Finder) grow() uint32 {
	f.next = append(f.next, make([]uint32, f.width)...)
	f.groups = append(f.groups, 0)
	f.ends = append(f.ends, nil)
	return uint32(len(f.groups) - 1)
}

func (f *Finder) add(text string, group int) {
	if text == "" {
		return
	}
	s := uint32(0)
	for i := range len(text) {
		at := int(s)*f.width + int(f.class[text[i]])
		if f.next[at] == 0 {
			n := f.grow()
			f.next[at] = n
		}
		s = f.next[at]
	}
	f.groups[s] |= 1 << group
	if n := slices.Index(f.texts, text); n < 0 {
		f.ends[s] = append(f.ends[s], len(f.texts))
		f.texts = append(f.texts, text)
	}
}

// link works out where each state goes on when its own path ends: at the longest end of it that begins another text.
func (f *Finder) link() {
	fail := make([]uint32, len(f.groups))
	var queue []uint32
	for c := range f.width {
		if n := f.next[c]; n != 0 {
			queue = append(queue, n)
		}
	}
	for len(queue) > 0 {
		s := queue[0]
		queue = queue[1:]
		f.groups[s] |= f.groups[fail[s]]
		f.ends[s] = append(f.ends[s], f.ends[fail[s]]...)
		for c := range f.width {
			at, other := int(s)*f.width+c, f.next[int(fail[s])*f.width+c]
			if n := f.next[at]; n != 0 {
				fail[n] = other
				queue = append(queue, n)
			} else {
				f.next[at] = other
			}
		}
	}
}

// pack spares those who go through a text a multiplication for each byte, and looking at groups where no text ends.
func (f *Finder) pack() {
	for i, s := range f.next {
		f.next[i] = s * uint32(f.width) << 1
		if f.groups[s] != 0 {
			f.next[i] |= 1
		}
	}
}

// state is the one that an entry of next leads to.
func (f *Finder) state(entry uint32) int { return int(entry>>1) / f.width }

// Groups says which groups have a text that occurs in s: bit i for the i-th.
func (f *Finder) Groups(s string) uint64 {
	var found uint64
	at := uint32(0)
	for i := range len(s) {
		if at = f.next[int(at>>1)+int(f.class[s[i]])]; at&1 != 0 {
			found |= f.groups[f.state(at)]
		}
	}
	return found
}

// Any reports whether any of the texts occurs in s.
func (f *Finder) Any(s string) bool {
	at := uint32(0)
	for i := range len(s) {
		if at = f.next[int(at>>1)+int(f.class[s[i]])]; at&1 != 0 {
			return true
		}
	}
	return false
}

// First finds the text that occurs first, and of several that begin there the one that was given first, among those
// that fits accepts. It returns "" and -1 where there is none.
func (f *Finder) First(s string, fits func(from, to int) bool) (text string, from int) {
	best, from := -1, -1
	at := uint32(0)
	for i := range len(s) {
		if at = f.next[int(at>>1)+int(f.class[s[i]])]; at&1 == 0 {
			continue
		}
		for _, n := range f.ends[f.state(at)] {
			start := i + 1 - len(f.texts[n])
			if (from < 0 || start < from || start == from && n < best) && fits(start, i+1) {
				best, from = n, start
			}
		}
	}
	if best < 0 {
		return "", -1
	}
	return f.texts[best], from
}
