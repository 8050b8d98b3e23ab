package workbook

import (
	"strconv"
	"strings"
)

// A style is what the look of a cell says about its content.
type style struct {
	format       *numberFormat // nil: General
	struck, bold bool
	filled       bool   // has a background colour other than white
	colour       uint32 // that colour, 0xRRGGBB; 0 where it is not known
	symbols      string // the symbol font of the cell in lower case; "" for fonts that show letters
}

// readStyles reads the looks that cells refer to by number.
func (b *book) readStyles(part string) error {
	r := styleReader{codes: map[int]string{}, formats: map[int]*numberFormat{}, theme: b.theme}
	if err := b.parts.walk(part, handler{start: r.start, end: r.end}); err != nil {
		return err
	}
	b.styles = r.styles
	return nil
}

// A styleReader follows the stylesheet: number formats, fonts and fills come before the list that combines them, as the
// schema demands.
type styleReader struct {
	codes   map[int]string
	formats map[int]*numberFormat
	fonts   []style
	fills   []look
	theme   func() []uint32 // the colours of the workbook's theme
	styles  []style
	inFonts bool // fonts and fills also stand in differential styles (dxfs), which are numbered for themselves
	inFills bool
	inXfs   bool
}

func (r *styleReader) start(name string, as []attribute) error {
	switch {
	case name == "fonts" || name == "fills" || name == "cellXfs":
		r.section(name, true)
	case name == "numFmt":
		if id, err := strconv.Atoi(attr(as, "numFmtId")); err == nil {
			r.codes[id] = attr(as, "formatCode")
		}
	case r.inFonts:
		r.font(name, as)
	case r.inFills:
		r.fill(name, as)
	case r.inXfs && name == "xf":
		r.styles = append(r.styles, r.style(as))
	}
	return nil
}

func (r *styleReader) end(name string) error { r.section(name, false); return nil }

func (r *styleReader) section(name string, in bool) {
	switch name {
	case "fonts":
		r.inFonts = in
	case "fills":
		r.inFills = in
	case "cellXfs":
		r.inXfs = in
	}
}

func (r *styleReader) font(name string, as []attribute) {
	if name == "font" {
		r.fonts = append(r.fonts, style{})
	}
	if len(r.fonts) == 0 {
		return
	}
	f := &r.fonts[len(r.fonts)-1]
	switch name {
	case "strike":
		f.struck = on(as)
	case "b":
		f.bold = on(as)
	case "name":
		if n := strings.ToLower(attr(as, "val")); symbolFonts[n] != nil {
			f.symbols = n
		}
	}
}

func (r *styleReader) fill(name string, as []attribute) {
	if name == "fill" {
		r.fills = append(r.fills, look{})
	}
	if len(r.fills) == 0 {
		return
	}
	f := &r.fills[len(r.fills)-1]
	switch name {
	case "patternFill":
		t := attr(as, "patternType")
		f.filled = t != "" && t != "none" && t != "gray125" // gray125 is the second fill of every workbook, and unused
	case "gradientFill":
		f.filled = true
	case "fgColor":
		white := strings.EqualFold(attr(as, "rgb"), "FFFFFFFF") || attr(as, "indexed") == "9" ||
			attr(as, "theme") == "0" && attr(as, "tint") == ""
		if f.filled = f.filled && !white; f.filled {
			f.colour = r.colour(as)
		}
	}
}

func (r *styleReader) style(as []attribute) style {
	var s style
	if i, err := strconv.Atoi(attr(as, "fontId")); err == nil && i >= 0 && i < len(r.fonts) {
		s = r.fonts[i]
	}
	if i, err := strconv.Atoi(attr(as, "fillId")); err == nil && i >= 0 && i < len(r.fills) {
		s.filled, s.colour = r.fills[i].filled, r.fills[i].colour
	}
	id, err := strconv.Atoi(attr(as, "numFmtId"))
	if err != nil {
		return s
	}
	if f, ok := r.formats[id]; ok {
		s.format = f
		return s
	}
	code, ok := r.codes[id]
	if !ok {
		code = builtinFormats[id]
	}
	s.format = parseFormat(code)
	r.formats[id] = s.format
	return s
}

// symbolFonts say what a letter looks like in a font of symbols. Only the signs with which people mark a form.
var symbolFonts = map[string]map[rune]string{
	"wingdings":   {'ü': "✓", 'û': "✗", 'þ': "☑", 'ý': "☒", 'x': "☒", 'o': "☐", '¨': "☐"},
	"wingdings 2": {'P': "✓", 'O': "✗", 'R': "☑", 'Q': "☒", 'S': "☒", 'T': "☒", '£': "☐", '*': "☐"},
	"webdings":    {'a': "✓", 'r': "✗", 'c': "☐"},
}

// symbol is what text looks like in the symbol font of the cell, where it is one sign that marks a form.
func (s style) symbol(text string) string {
	if s.symbols == "" {
		return text
	}
	rs := []rune(strings.TrimSpace(text))
	if len(rs) != 1 {
		return text
	}
	r := rs[0]
	if r >= 0xf000 && r <= 0xf0ff {
		r -= 0xf000 // symbol fonts are also written in the private use area
	}
	if sign, ok := symbolFonts[s.symbols][r]; ok {
		return sign
	}
	return text
}
