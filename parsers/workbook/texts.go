package workbook

import (
	"bytes"
	"strings"
)

// texts keeps the texts of cells in few large pieces of memory: a sheet has a million of them, and each on its own would
// cost as much again for its place. The zero value is ready; nil keeps each text on its own.
type texts struct {
	chunk strings.Builder
	short map[string]string // short texts, which repeat
}

// Sizes of texts. A chunk is in memory as long as any text of it, which is why a long text has a place of its own.
const (
	firstChunk = 4 << 10
	lastChunk  = 256 << 10
	shortText  = 32
	mostShort  = 1 << 12
)

// keep is string(b).
func (t *texts) keep(b []byte) string {
	if t == nil || len(b) == 0 || len(b) > firstChunk/2 {
		return string(b)
	}
	if t.chunk.Cap()-t.chunk.Len() < len(b) {
		size := min(max(2*t.chunk.Cap(), firstChunk), lastChunk)
		t.chunk = strings.Builder{}
		t.chunk.Grow(size)
	}
	from := t.chunk.Len()
	t.chunk.Write(b)
	return t.chunk.String()[from:]
}

// repeated is string(b) for texts of which many are the same.
func (t *texts) repeated(b []byte) string {
	if t == nil || len(b) > shortText {
		return t.keep(b)
	}
	if s, ok := t.short[string(b)]; ok {
		return s
	}
	s := t.keep(b)
	if len(t.short) < mostShort {
		if t.short == nil {
			t.short = map[string]string{}
		}
		t.short[s] = s
	}
	return s
}

// unescaped is unescape for bytes; what has nothing to undo is returned as it is.
func unescaped(b []byte) []byte {
	if bytes.IndexByte(b, '\r') < 0 && !bytes.Contains(b, []byte("_x")) {
		return b
	}
	return []byte(unescape(string(b)))
}
