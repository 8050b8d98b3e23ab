package workbook

import (
	"bytes"
	"fmt"
	"math"
	"slices"
	"strconv"
	"strings"

	"github.com/offerlint/offerlint/parsers/table"
)

// fill says what the cell that was just read displays.
func (r *sheetReader) fill(c *table.Cell, st style) error {
	raw := &r.cell
	look := richText{struck: someCell, bold: someCell}
	switch raw.kind {
	case "s":
		shared, err := r.sharedString()
		if err != nil {
			return err
		}
		look = shared
		c.Text = st.symbol(shared.text)
	case "inlineStr":
		look = raw.inline
		if look.text == "" && raw.hasValue { // written so by some programs, and shown by Excel
			look = richText{text: r.texts.repeated(unescaped(raw.value)), struck: someCell, bold: someCell}
		}
		c.Text = st.symbol(look.text)
	case "str":
		c.Text = st.symbol(r.texts.repeated(unescaped(raw.value)))
	case "b":
		c.Text = truth(string(raw.value))
	case "e":
		c.Text = r.texts.repeated(raw.value)
		if raw.picture {
			r.notes[pictures]++ // a picture in a cell is an error value to programs that do not know of it
		}
	case "d":
		c.Text, c.Date = isoDate(string(raw.value)), len(bytes.TrimSpace(raw.value)) > 0
	default:
		r.number(c, bytes.TrimSpace(raw.value), st)
	}
	r.noteFormula(c)
	c.Struck, c.Bold = look.struck.all(st.struck), look.bold.all(st.bold)
	if !c.Struck && look.struck.some(st.struck) {
		r.notes[struckRuns]++
		c.Extra().Shown, c.Text = c.Text, st.symbol(look.unstruck(st.struck))
	}
	return nil
}

// kindOf is string(b), without an allocation for the kinds that are frequent.
func kindOf(b []byte) string {
	switch string(b) {
	case "s":
		return "s"
	case "str":
		return "str"
	case "inlineStr":
		return "inlineStr"
	}
	return string(b)
}

// noteFormula puts a formula without value on the list of those to be calculated. An empty text is a value (type str);
// no value, or an empty one without type, is none.
func (r *sheetReader) noteFormula(c *table.Cell) {
	raw := &r.cell
	if !raw.hasFormula || c.Formula() == "" {
		return
	}
	p := pending{row: r.row.N, col: raw.col, style: raw.style}
	value := string(raw.value)
	switch {
	case value == "" && (raw.kind != "str" || !raw.hasValue) && raw.inline.text == "":
		c.Text, c.Number, c.Date, c.NoValue = "", false, false, true
		r.pending = append(r.pending, p)
	case value == "0" && (raw.kind == "" || raw.kind == "n"):
		r.zeros = append(r.zeros, p)
	case value != "":
		r.valued = true
	}
}

// doubtZeros takes away the zeros that stand in for values: XlsxWriter writes one for every formula, and asks for
// calculation on opening. Such a zero is no answer and no price. Where any formula has another value, somebody did
// calculate, and zero is zero.
func (b *book) doubtZeros() {
	if !b.recalc || slices.ContainsFunc(b.sheets, func(s *sheet) bool { return s.valued }) {
		return
	}
	for _, s := range b.sheets {
		for _, p := range s.zeros {
			if c := s.cellAt(p.place()); c != nil {
				c.Text, c.Number, c.Date, c.NoValue = "", false, false, true
				s.pending = append(s.pending, p)
			}
		}
	}
}

func (r *sheetReader) sharedString() (richText, error) {
	v := bytes.TrimSpace(r.cell.value)
	if len(v) == 0 {
		return richText{}, nil
	}
	i, err := strconv.Atoi(string(v))
	text, ok := r.known.text(i)
	if !ok && err == nil && i >= 0 {
		r.known = r.strings.upTo(i)
		text, ok = r.known.text(i)
	}
	if err != nil || !ok {
		return richText{}, r.faulty(r.row.N, r.cell.col,
			fmt.Sprintf("refers to a text %q that is not there, the workbook is damaged", printable(string(v))))
	}
	return text, nil
}

// number fills c with the number or date that b is; a value that is neither is text.
func (r *sheetReader) number(c *table.Cell, b []byte, st style) {
	v, err := strconv.ParseFloat(string(b), 64)
	if err != nil || math.IsNaN(v) || math.IsInf(v, 0) {
		c.Text = unescape(string(b))
		return
	}
	r.show(c, v, st)
	if c.Number && c.Text != string(b) {
		c.Extra().Value = string(b)
	}
}

// show writes a number into c as its style displays it.
func (b *book) show(c *table.Cell, v float64, st style) {
	if s, is := st.format.isDate(v); is {
		if text, ok := s.showDate(v, b.date1904); ok {
			c.Text, c.Date = text, true
			return
		}
		c.Text, c.Number = plain(v), true
		return
	}
	c.Text, c.Number = st.format.show(v), true
}

func truth(v string) string {
	if isTrue(strings.TrimSpace(strings.ToLower(v))) {
		return "TRUE"
	}
	if strings.TrimSpace(v) == "" {
		return ""
	}
	return "FALSE"
}
