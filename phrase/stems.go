package phrase

import (
	"slices"
	"sort"
	"strings"
)

// stems are beginnings of words, or ends of words read backwards, in an order in which the longest that a word begins with is
// found at once.
type stems struct {
	list   []string   // sorted
	parent []int32    // stem → the longest other stem that it begins with; -1: none
	bucket [257]int32 // byte → the first stem that begins with it or a greater one
}

// sort brings the stems in order, once all are in the list.
func (l *stems) sort() {
	slices.Sort(l.list)
	l.list = slices.Compact(l.list)
	l.parent = make([]int32, len(l.list))
	for i, s := range l.list {
		p := int32(i - 1)
		for p >= 0 && !strings.HasPrefix(s, l.list[p]) {
			p = l.parent[p]
		}
		l.parent[i] = p
	}
	for c := range l.bucket {
		l.bucket[c] = int32(sort.Search(len(l.list), func(i int) bool { return int(l.list[i][0]) >= c }))
	}
}

// number is the number of a stem that is in the list.
func (l *stems) number(key string) int32 {
	i, _ := slices.BinarySearch(l.list, key)
	return int32(i)
}

// extends reports whether the stem a begins with the stem b or is b.
func (l *stems) extends(a, b int32) bool {
	for a > b {
		a = l.parent[a]
	}
	return a == b
}

// longest is the longest stem that the word begins with, or -1. All others are its parents: whatever sorts between a stem
// and a word that begins with it begins with it, too.
func (l *stems) longest(key []byte) int32 {
	if len(key) == 0 || len(l.list) == 0 {
		return -1
	}
	lo, hi := l.bucket[key[0]], l.bucket[int(key[0])+1]
	first := lo
	for lo < hi {
		mid := (lo + hi) / 2
		if l.list[mid] <= string(key) {
			lo = mid + 1
		} else {
			hi = mid
		}
	}
	if lo == first {
		return -1
	}
	s := lo - 1
	for s >= 0 && (len(l.list[s]) > len(key) || string(key[:len(l.list[s])]) != l.list[s]) {
		s = l.parent[s]
	}
	return s
}

// reversed is s with its bytes in the opposite order: what words end with is looked up like what they begin with.
func reversed(s string) string {
	b := []byte(s)
	slices.Reverse(b)
	return string(b)
}
