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
	n := 0 // of the word in buf; more than known.most: the word is none of ours
	end := func() {
		if n > 0 && n <= known.most && known.lengths[buf[0]]>>n&1 != 0 {
			t := known.of[string(buf[:n])]
			de, en = de+t.de, en+t.en
		}
		n = 0
	}
	for i := 0; i < len(s); {
		c := s[i]
		if c < utf8.RuneSelf {
			i++
			if c |= 0x20; c < 'a' || c > 'z' {
				end()
			} else if n < known.most {
				buf[n] = c
				n++
			} else {
				n = len(buf)
			}
			continue
		}
		r, size := utf8.DecodeRuneInString(s[i:])
		i += size
		switch {
		case !unicode.IsLetter(r):
			end()
		case n+utf8.UTFMax <= len(buf) && n <= known.most:
			n += utf8.EncodeRune(buf[n:], unicode.ToLower(r))
		default:
			n = len(buf)
		}
	}
	end()
	return de, en
}
