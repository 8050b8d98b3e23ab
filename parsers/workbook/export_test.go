package workbook

import (
	"bytes"
	"fmt"
	"strings"
)

// Events lists what a part holds, read by the scanner or, as an oracle, all by encoding/xml; and whether the scanner
// read all of it itself.
func Events(part []byte, general bool) (events []string, own bool, err error) {
	text := ""
	flush := func() {
		if text != "" {
			events = append(events, "text "+text)
		}
		text = ""
	}
	h := handler{
		start: func(name string, as []attribute) error {
			flush()
			var b strings.Builder
			for _, a := range as {
				fmt.Fprintf(&b, " %s=%q", a.name, a.value)
			}
			events = append(events, "start "+name+b.String())
			return nil
		},
		end:  func(name string) error { flush(); events = append(events, "end "+name); return nil },
		text: func(b []byte) { text += string(b) },
	}
	s := newScanner(bytes.NewReader(part))
	if !general {
		err = s.walk(h)
		return events, s.pos == s.end, err
	}
	if err := s.more(); err != nil {
		return nil, false, err
	}
	s.utf16 = isUTF16(s.buf[:s.end])
	return events, false, s.walkGeneral(h)
}

// InPieces lets rows be read in pieces of so many bytes, whatever the size of the sheet; in order, where size is 0. What it returns
// undoes that.
func InPieces(size int) (undo func()) {
	bytes, rows := pieceOfRows, fewestInPieces
	if pieceOfRows, fewestInPieces = size, 0; size == 0 {
		fewestInPieces = maxRow + 1
	}
	return func() { pieceOfRows, fewestInPieces = bytes, rows }
}
