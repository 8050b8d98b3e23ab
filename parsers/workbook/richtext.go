package workbook

import (
	"bytes"
	"strconv"
	"strings"
)

// A richText is the text of a cell, a shared string or a comment, without phonetic hints.
type richText struct {
	text         string
	struck, bold mixture
}

// A mixture says how much of a text has an emphasis: its runs say yes, no, or leave it to the cell.
type mixture uint8

const (
	someYes mixture = 1 << iota
	someNo
	someCell
)

// all and some say whether all or any of the text has the emphasis, in a cell that has it itself or not.
func (m mixture) all(cell bool) bool {
	return m.some(cell) && m&someNo == 0 && (cell || m&someCell == 0)
}
func (m mixture) some(cell bool) bool { return m&someYes != 0 || cell && m&someCell != 0 }

// A richReader gathers a richText from the elements inside <si>, <is> or <text>.
type richReader struct {
	texts         *texts // where the result is kept
	b             []byte
	inText        bool
	phonetic      int  // depth of <rPh>
	run           bool // inside <r>
	ownFont       bool // the run says what it looks like
	strike, heavy bool
	struck, bold  mixture
}

func (r *richReader) start(name string, as []attribute) {
	switch name {
	case "rPh":
		r.phonetic++
	case "r":
		r.run, r.ownFont, r.strike, r.heavy = true, false, false, false
	case "rPr":
		r.ownFont = r.run
	case "strike":
		r.strike = on(as)
	case "b":
		r.heavy = on(as)
	case "t":
		r.inText = r.phonetic == 0
	}
}

func (r *richReader) chars(b []byte) {
	if !r.inText {
		return
	}
	r.b = append(r.b, b...)
	if len(bytes.TrimSpace(b)) > 0 {
		r.struck |= r.mix(r.strike)
		r.bold |= r.mix(r.heavy)
	}
}

func (r *richReader) mix(yes bool) mixture {
	switch {
	case !r.ownFont:
		return someCell
	case yes:
		return someYes
	}
	return someNo
}

func (r *richReader) end(name string) {
	switch name {
	case "rPh":
		r.phonetic--
	case "r":
		r.run, r.ownFont = false, false
	case "t":
		r.inText = false
	}
}

// take returns what was gathered and begins anew.
func (r *richReader) take() richText {
	t := richText{text: r.texts.repeated(unescaped(r.b)), struck: r.struck, bold: r.bold}
	*r = richReader{texts: r.texts, b: r.b[:0]}
	return t
}

// on reads <strike/> and <b/>, which are true unless val says otherwise.
func on(as []attribute) bool {
	v := attr(as, "val")
	return v == "" || isTrue(v)
}

// unescape undoes the escapes that Excel puts in place of control characters: _x000D_ is a carriage return, and
// _x005F_ an underscore that would read as such an escape. Line breaks are one line feed, as Excel shows them.
func unescape(s string) string {
	if strings.Contains(s, "_x") {
		var b strings.Builder
		for {
			i := strings.Index(s, "_x")
			if i < 0 {
				break
			}
			b.WriteString(s[:i])
			s = s[i:]
			n, err := strconv.ParseUint(s[2:min(6, len(s))], 16, 16)
			if len(s) < 7 || s[6] != '_' || err != nil || n >= 0xd800 && n < 0xe000 {
				b.WriteString("_x")
				s = s[2:]
				continue
			}
			b.WriteRune(rune(n))
			s = s[7:]
		}
		s = b.String() + s
	}
	if strings.Contains(s, "\r") {
		s = strings.ReplaceAll(strings.ReplaceAll(s, "\r\n", "\n"), "\r", "\n")
	}
	return strings.ReplaceAll(s, "\x00", "")
}
