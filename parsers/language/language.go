// Package language counts the small words by which German is told from English.
package language

import (
	"strings"
	"sync"
	"unicode"
	"unicode/utf8"
)

// Words are small words of German and of English. They may be used by several goroutines.
type Words struct {
	list func() *list
}

// A list is never changed after it was made.
type list struct {
	of      map[string]tongue
	most    int         // bytes of the longest
	lengths [256]uint32 // by their first byte: bit n where one of them has n bytes
}

type tongue struct{ de, en int }

// New takes the words of both languages, in lower case, separated by blanks. A word may belong to both. The list is made when
// it is first looked at.
func New(german, english string) *Words {
	return &Words{list: sync.OnceValue(func() *list { return newList(german, english) })}
}

func newList(german, english string) *list {
	w := &list{of: map[string]tongue{}}
	for _, s := range strings.Fields(german) {
		w.of[s] = tongue{1, w.of[s].en}
	}
	for _, s := range strings.Fields(english) {
		w.of[s] = tongue{w.of[s].de, 1}
	}
	for s := range w.of {
		w.most = max(w.most, len(s))
		w.lengths[s[0]] |= 1 << len(s)
	}
	return w
}

// Has reports whether a word in lower case is one of them.
func (w *Words) Has(word string) bool {
	_, ok := w.list().of[word]
	return ok
}

// Count counts the words of both languages in a text, whatever their case. Everything but letters parts words.
func (w *Words) Count(s string) (de, en int) {
	known := w.list()
	var buf [32]byte
	for i := 0; i < len(s); {
		from := i
		for i < len(s) && small[s[i]] != 0 {
			i++
		}
		word := buf[:0]
		switch n := i - from; {
		case i < len(s) && s[i] >= utf8.RuneSelf:
			word, i = lower(word, s, from)
		case n <= known.most && n > 0 && known.lengths[small[s[from]]]>>n&1 != 0:
			for _, c := range []byte(s[from:i]) {
				word = append(word, small[c])
			}
			i++
		default: // most words are none of ours, as their first letter and length say
			i++
			continue
		}
		t := known.of[string(word)]
		de, en = de+t.de, en+t.en
	}
	return de, en
}

// small are the letters of ASCII in lower case, and 0 for everything else.
var small = func() (t [256]byte) {
	for c := byte('a'); c <= 'z'; c++ {
		t[c], t[c-0x20] = c, c
	}
	return t
}()

// lower is the word that begins at s[i] in lower case, or none where it does not fit into the room, and where what follows it
// begins.
func lower(room []byte, s string, i int) (word []byte, next int) {
	word = room
	for fits := true; i < len(s); {
		r, size := utf8.DecodeRuneInString(s[i:])
		if i += size; !unicode.IsLetter(r) {
			break
		}
		if fits = fits && len(word)+utf8.UTFMax <= cap(room); fits {
			word = utf8.AppendRune(word, unicode.ToLower(r))
		} else {
			word = room
		}
	}
	return word, i
}
