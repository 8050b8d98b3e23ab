package overlay

import (
	"bytes"
	"fmt"
	"regexp"
	"strconv"
	"strings"
	"sync"
)

// Comments are shown in shapes of VML, the drawing language of Office 2000; Excel shows no comment without its shape. What
// is written here is what Excel writes. Such parts are not always well-formed XML, so they are changed as text.

const emptyBoxes = `<xml xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" ` +
	`xmlns:x="urn:schemas-microsoft-com:office:excel"></xml>`

const boxType = `<v:shapetype id="_x0000_t202" coordsize="21600,21600" o:spt="202" path="m,l,21600r21600,l21600,xe">` +
	`<v:stroke joinstyle="miter"/><v:path gradientshapeok="t" o:connecttype="rect"/></v:shapetype>`

const box = `<v:shape id="_x0000_s%d" type="#_x0000_t202" style="position:absolute;margin-left:60pt;margin-top:2pt;` +
	`width:%dpt;height:%dpt;z-index:%d;visibility:hidden" fillcolor="#ffffe1" o:insetmode="auto"><v:fill color2="#ffffe1"/>` +
	`<v:shadow on="t" color="black" obscured="t"/><v:path o:connecttype="none"/>` +
	`<v:textbox style="mso-direction-alt:auto"><div style="text-align:left"></div></v:textbox>` +
	`<x:ClientData ObjectType="Note"><x:MoveWithCells/><x:SizeWithCells/><x:Anchor>%s</x:Anchor><x:AutoFill>False</x:AutoFill>` +
	`<x:Row>%d</x:Row><x:Column>%d</x:Column></x:ClientData></v:shape>`

// Identifiers of shapes are given out by the thousand; an idmap lists the thousands of a part. The first identifier of
// each is the drawing's own.
const clusterSize = 1024

var (
	idmap = sync.OnceValue(func() *regexp.Regexp {
		return regexp.MustCompile(`<(?:\w+:)?idmap\b[^>]*\bdata\s*=\s*["']([^"']*)["']`)
	})
	shapeID   = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`_x0000_s(\d+)`) })
	shapeType = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`\bid\s*=\s*["']_x0000_t202["']`) })
	boxesRoot = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`<xml\b[^>]*>`) })
)

// countShapes finds the identifiers of shapes that are in use anywhere in the workbook.
func (b *Book) countShapes() error {
	for _, f := range b.zip.File {
		if !strings.HasSuffix(key(f.Name), ".vml") || f.FileInfo().IsDir() {
			continue
		}
		src, err := b.part(f.Name)
		if err != nil {
			return err
		}
		for _, m := range idmap().FindAllSubmatch(src, -1) {
			for _, n := range strings.Split(string(m[1]), ",") {
				b.cluster = max(b.cluster, integer(strings.TrimSpace(n)))
			}
		}
		for _, m := range shapeID().FindAllSubmatch(src, -1) {
			b.cluster = max(b.cluster, integer(string(m[1]))/clusterSize)
		}
	}
	return nil
}

// writeBoxes adds a box for each new comment, and enlarges those of the comments that ours were joined to.
func (b *Book) writeBoxes(part string, s *sheet, notes []*note, joined map[cell]string) error {
	src, err := b.part(part)
	if err != nil {
		return err
	}
	src = enlarge(src, s, joined)
	var shapes strings.Builder
	var clusters []string
	n := 0
	for _, note := range notes {
		if _, ok := joined[note.at]; ok {
			continue
		}
		if n%(clusterSize-1) == 0 {
			b.cluster++
			clusters = append(clusters, strconv.Itoa(b.cluster))
		}
		text := ""
		for _, r := range note.comment {
			text += r.Text
		}
		height := boxHeight(text)
		fmt.Fprintf(&shapes, box, b.cluster*clusterSize+1+n%(clusterSize-1), points(boxWidth), points(height), n+1,
			s.anchor(note.at, boxWidth, height), note.at.row-1, note.at.col-1)
		n++
	}
	if n > 0 {
		if src, err = insertShapes(src, shapes.String(), clusters); err != nil {
			return err
		}
	}
	b.set(part, src)
	return nil
}

// insertShapes puts shapes behind those of a part, and notes the thousands of identifiers that they use.
func insertShapes(src []byte, shapes string, clusters []string) ([]byte, error) {
	end := bytes.LastIndex(src, []byte("</xml>"))
	top := boxesRoot().FindIndex(src)
	if end < 0 || top == nil {
		return nil, errDamaged
	}
	var edits []edit
	declared := string(src[top[0]:top[1]])
	for _, ns := range []string{
		`xmlns:v="urn:schemas-microsoft-com:vml"`, `xmlns:o="urn:schemas-microsoft-com:office:office"`,
		`xmlns:x="urn:schemas-microsoft-com:office:excel"`,
	} {
		if !strings.Contains(declared, ns[:len("xmlns:v=")]) {
			edits = append(edits, edit{top[1] - 1, top[1] - 1, " " + ns})
		}
	}
	list := strings.Join(clusters, ",")
	if m := idmap().FindSubmatchIndex(src); m != nil {
		if old := string(src[m[2]:m[3]]); old != "" {
			list = old + "," + list
		}
		edits = append(edits, edit{m[2], m[3], list})
	} else {
		edits = append(edits, edit{top[1], top[1], `<o:shapelayout v:ext="edit"><o:idmap v:ext="edit" data="` + list + `"/></o:shapelayout>`})
	}
	if !shapeType().Match(src) {
		shapes = boxType + shapes
	}
	return apply(src, append(edits, edit{end, end, shapes})), nil
}

var (
	shape     = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`(?s)<(?:\w+:)?shape\b.*?</(?:\w+:)?shape>`) })
	anchor    = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`<(?:\w+:)?Anchor>([^<]*)<`) })
	boxRow    = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`<(?:\w+:)?Row>\s*(\d+)\s*<`) })
	boxColumn = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`<(?:\w+:)?Column>\s*(\d+)\s*<`) })
)

// enlarge makes the boxes of comments that grew large enough for their texts. A box whose place cannot be read stays.
func enlarge(src []byte, s *sheet, joined map[cell]string) []byte {
	if len(joined) == 0 {
		return src
	}
	var edits []edit
	for _, m := range shape().FindAllIndex(src, -1) {
		text := src[m[0]:m[1]]
		a, r, c := anchor().FindSubmatchIndex(text), boxRow().FindSubmatch(text), boxColumn().FindSubmatch(text)
		if a == nil || r == nil || c == nil || !bytes.Contains(text, []byte(`"Note"`)) {
			continue
		}
		all, ok := joined[cell{integer(string(r[1])) + 1, integer(string(c[1])) + 1}]
		if !ok {
			continue
		}
		if grown, ok := s.grow(string(text[a[2]:a[3]]), boxHeight(all)); ok {
			edits = append(edits, edit{m[0] + a[2], m[0] + a[3], grown})
		}
	}
	return apply(src, edits)
}

// grow is an anchor with the same beginning that is at least as wide and high as ours are.
func (s *sheet) grow(old string, height int) (string, bool) {
	var v [8]int
	fields := strings.Split(old, ",")
	if len(fields) != len(v) {
		return "", false
	}
	for i, f := range fields {
		n, err := strconv.Atoi(strings.TrimSpace(f))
		if err != nil || n < 0 {
			return "", false
		}
		v[i] = n
	}
	if col, x := s.along(v[0], v[1]+boxWidth, maxCol, s.columnPixels); col > v[4] || col == v[4] && x > v[5] {
		v[4], v[5] = col, x
	}
	if row, y := s.along(v[2], v[3]+height, maxRow, s.rowPixels); row > v[6] || row == v[6] && y > v[7] {
		v[6], v[7] = row, y
	}
	return anchorText(v), true
}

func anchorText(v [8]int) string {
	var out []string
	for _, n := range v {
		out = append(out, strconv.Itoa(n))
	}
	return strings.Join(out, ", ")
}

// Sizes of our boxes in pixels of 1/96 inch, and how much of Tahoma 9 goes into a line.
const (
	boxWidth   = 380
	lineRunes  = 60
	lineHeight = 15
	boxLowest  = 60
	boxHighest = 900
)

func points(pixels int) int { return pixels * 3 / 4 }

// boxHeight is how high a box has to be for a text, in pixels.
func boxHeight(text string) int {
	lines := 0
	for _, l := range strings.Split(text, "\n") {
		lines += 1 + max(0, len([]rune(l))-1)/lineRunes
	}
	return min(max(lines*lineHeight+16, boxLowest), boxHighest)
}

// anchor places a box to the right of a cell: left column and offset in it, top row and offset, right, bottom; columns
// and rows from 0, offsets in pixels.
func (s *sheet) anchor(c cell, width, height int) string {
	left, top := min(c.col, maxCol-1), max(c.row-2, 0)
	right, x := s.along(left, 15+width, maxCol, s.columnPixels)
	bottom, y := s.along(top, 4+height, maxRow, s.rowPixels)
	return anchorText([8]int{left, 15, top, 4, right, x, bottom, y})
}

// along walks a distance from the beginning of a row or column, and says in which it ends and how far into it.
func (s *sheet) along(at, pixels, most int, size func(int) int) (int, int) {
	for at < most-1 && pixels >= size(at+1) {
		pixels -= size(at + 1)
		at++
	}
	return at, min(pixels, size(at+1))
}

// columnPixels is the width of a column, from 1: seven pixels for a character and five around all of them (Calibri 11).
func (s *sheet) columnPixels(col int) int {
	c, ok := s.column(col)
	switch {
	case c.hidden:
		return 0
	case ok && c.width > 0:
		return int(c.width*7 + 0.5)
	}
	return int(s.defaultWidth*7 + 0.5)
}

// rowPixels is the height of a row, from 1.
func (s *sheet) rowPixels(row int) int {
	if s.isHiddenRow(row) {
		return 0
	}
	if ht, ok := s.heights[row]; ok {
		return int(ht*4/3 + 0.5)
	}
	return int(s.defaultHeight*4/3 + 0.5)
}
