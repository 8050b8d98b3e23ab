package workbook

import (
	"bytes"
	"strconv"
	"strings"
)

// A richText is the text of a cell, a shared string or a comment, without phonetic hints.
type richText struct {
	text         string
	pieces       *[]lookPart // of a text that is struck through in part; nil for any other
	struck, bold mixture
}

// A lookPart is a part of a text that is struck through as one, or is not.
type lookPart struct {
	text   string
	struck mixture
}

// unstruck is what a text says once the words are gone that are struck through: those of its runs, and those that leave it
// to the cell where the cell is struck. A blank on either side of such words is one blank.
func (t richText) unstruck(cell bool) string {
	if t.pieces == nil {
		return t.text
	}
	var b strings.Builder
	blank := true // the text so far ends in one
	cut := false  // words went since then
	for _, p := range *t.pieces {
		if p.struck.some(cell) {
			cut = true
			continue
		}
		s := p.text
		if cut && blank {
			s = strings.TrimLeft(s, " \u00a0")
		}
		if s != "" {
			b.WriteString(s)
			cut, blank = false, strings.ContainsAny(s[len(s)-1:], " \n")
		}
	}
	if cut && blank {
		return strings.TrimRight(b.String(), " ")
	}
	return b.String()
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
	parts         []part
}

// A part is where a piece ends in the bytes of a richReader.
type part struct {
	end    int
	struck mixture
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
	r.part(r.mix(r.strike))
	if len(bytes.TrimSpace(b)) > 0 {
		r.struck |= r.mix(r.strike)
		r.bold |= r.mix(r.heavy)
	}
}

// part notes how far the piece goes that was just read.
func (r *richReader) part(struck mixture) {
	if n := len(r.parts); n > 0 && r.parts[n-1].struck == struck {
		r.parts[n-1].end = len(r.b)
		return
	}
	r.parts = append(r.parts, part{len(r.b), struck})
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
	if r.struck&(r.struck-1) != 0 { // more than one way
		ps := make([]lookPart, len(r.parts))
		from := 0
		for i, p := range r.parts {
			ps[i], from = lookPart{unescape(string(r.b[from:p.end])), p.struck}, p.end
		}
		t.pieces = &ps
	}
	*r = richReader{texts: r.texts, b: r.b[:0], parts: r.parts[:0]}
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
