package overlay

import (
	"fmt"
	"slices"
	"strconv"
	"strings"
)

// The order of elements in the styles (ECMA-376, 18.8.39, CT_Stylesheet).
var stylesOrder = strings.Fields(`numFmts fonts fills borders cellStyleXfs cellXfs cellStyles dxfs tableStyles colors extLst`)

// styles are the styles of a workbook. New ones are put behind those that are there, so that no number changes.
type styles struct {
	src    []byte
	root   tag
	lists  map[string]*list
	codes  map[int]string // of the number formats that the workbook defines, by their number
	clones map[string]int // what restyle and plain have made, by what they were asked for
}

// A list is one of the lists of the styles: fonts, fills, borders, cellXfs.
type list struct {
	name  string
	el    element // the zero value where the workbook has none
	items []string
	was   int // how many items the source has
}

// What stands in a list that the workbook lacks: the entries that Excel expects there.
var firstItems = map[string][]string{
	"fonts":   {`<%sfont><%[1]ssz val="11"/><%[1]sname val="Calibri"/><%[1]sfamily val="2"/></%[1]sfont>`},
	"fills":   {`<%sfill><%[1]spatternFill patternType="none"/></%[1]sfill>`, `<%sfill><%[1]spatternFill patternType="gray125"/></%[1]sfill>`},
	"borders": {`<%sborder><%[1]sleft/><%[1]sright/><%[1]stop/><%[1]sbottom/><%[1]sdiagonal/></%[1]sborder>`},
	"cellXfs": {`<%sxf numFmtId="0" fontId="0" fillId="0" borderId="0"/>`},
}

// readStyles reads the styles; a workbook without any gets a part for them.
func (b *Book) readStyles() error {
	if b.stylesPart == "" || !b.has(b.stylesPart) {
		b.stylesPart = b.beside("styles.xml")
		if _, err := b.relate(b.workbook, "styles", b.stylesPart); err != nil {
			return err
		}
		if err := b.declare(b.stylesPart, "application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"); err != nil {
			return err
		}
		b.set(b.stylesPart, []byte(xmlHead+`<styleSheet xmlns="`+b.main()+`"></styleSheet>`))
	}
	src, err := b.part(b.stylesPart)
	if err != nil {
		return err
	}
	top, err := root(src)
	if err != nil {
		return fmt.Errorf("%s: %w", b.stylesPart, err)
	}
	if top.closes { // <styleSheet/>
		e := element{top, top}
		src = apply(src, []edit{e.into(" ")})
		if top, err = root(src); err != nil {
			return err
		}
	}
	b.styles = &styles{src: src, root: top, lists: map[string]*list{}, codes: map[int]string{}, clones: map[string]int{}}
	if fs, ok := child(src, "numFmts"); ok {
		for _, f := range children(src, fs.open) {
			b.styles.codes[integer(f.open.attr("numFmtId"))] = f.open.attr("formatCode")
		}
	}
	for name, first := range firstItems {
		l := &list{name: name}
		for _, e := range children(src, tag{}) {
			if e.open.name != name {
				continue
			}
			l.el = e
			for _, item := range children(src, e.open) {
				l.items = append(l.items, item.text())
			}
		}
		l.was = len(l.items)
		if l.was == 0 {
			for _, f := range first {
				l.items = append(l.items, fmt.Sprintf(f, top.prefix))
			}
		}
		b.styles.lists[name] = l
	}
	return nil
}

// beside is the name of a part in the folder of the workbook's own.
func (b *Book) beside(name string) string {
	return b.workbook[:strings.LastIndexByte(b.workbook, '/')+1] + name
}

// add puts an item behind the others of a list, unless it was added before, and gives back its number. The text has %s
// where the prefix of the part goes.
func (st *styles) add(name, text string) int {
	text = strings.ReplaceAll(text, "%s", st.root.prefix)
	l := st.lists[name]
	for i := l.was; i < len(l.items); i++ {
		if l.items[i] == text {
			return i
		}
	}
	l.items = append(l.items, text)
	return len(l.items) - 1
}

// fill is a plain colour, RRGGBB.
func (st *styles) fill(rgb string) int {
	return st.add("fills", `<%sfill><%spatternFill patternType="solid"><%sfgColor rgb="FF`+rgb+
		`"/><%sbgColor indexed="64"/></%spatternFill></%sfill>`)
}

// frame is a border all around in one colour.
func (st *styles) frame(kind, rgb string) int {
	sides := ""
	for _, side := range []string{"left", "right", "top", "bottom"} {
		sides += `<%s` + side + ` style="` + kind + `"><%scolor rgb="FF` + rgb + `"/></%s` + side + `>`
	}
	return st.add("borders", `<%sborder>`+sides+`<%sdiagonal/></%sborder>`)
}

// restyle is the number of the style that is like another but for the colour of the cell and its frame, and of its letters
// where they are too light for it.
func (st *styles) restyle(old int, m Mark) int {
	if m.Fill == "" {
		return old
	}
	xfs := st.lists["cellXfs"]
	if old < 0 || old >= len(xfs.items) {
		old = 0 // what Excel takes a number out of range for
	}
	asked := fmt.Sprint(old, m.Fill, m.Edge, m.Ink)
	if n, ok := st.clones[asked]; ok {
		return n
	}
	text := xfs.items[old]
	t := fresh(text)
	rest := text[t.end:]
	t = fresh(t.with("fillId", strconv.Itoa(st.fill(m.Fill))))
	t = fresh(t.with("applyFill", "1"))
	t = fresh(t.with("borderId", strconv.Itoa(st.frame("medium", m.Edge))))
	t = fresh(t.with("applyBorder", "1"))
	if font, changed := st.darken(integer(t.attr("fontId")), m.Ink); changed {
		t = fresh(t.with("fontId", strconv.Itoa(font)))
		t = fresh(t.with("applyFont", "1"))
	}
	n := st.add("cellXfs", string(t.src)+rest)
	st.clones[asked] = n
	return n
}

// darken is a font in another colour, for one that is too light for a pale ground.
func (st *styles) darken(font int, ink string) (int, bool) {
	fonts := st.lists["fonts"]
	if font < 0 || font >= len(fonts.items) || ink == "" {
		return font, false
	}
	text := fonts.items[font]
	src := []byte(text)
	top, err := root(src)
	if err != nil {
		return font, false
	}
	for _, e := range children(src, tag{}) {
		if e.open.name == "color" && isLight(e.open) {
			colour := fmt.Sprintf(`<%scolor rgb="FF%s"/>`, top.prefix, ink)
			return st.add("fonts", string(apply(src, []edit{{e.open.at, e.close.end, colour}}))), true
		}
	}
	return font, false
}

// lightIndexes are the colours of the old palette that are not read on a pale ground: white, yellow, the light blues and
// greens (ECMA-376, 18.8.27, indexedColors).
var lightIndexes = []int{1, 3, 5, 7, 9, 11, 13, 15, 22, 26, 27, 31, 34, 35, 41, 42, 43, 44, 47}

// isLight judges a colour of letters. The colours 0 and 2 of a theme are those of backgrounds: white and nearly white.
func isLight(colour tag) bool {
	if rgb := colour.attr("rgb"); len(rgb) >= 6 {
		v, err := strconv.ParseUint(rgb[len(rgb)-6:], 16, 32)
		r, g, b := float64(v>>16&0xff), float64(v>>8&0xff), float64(v&0xff)
		return err == nil && 0.2126*r+0.7152*g+0.0722*b > 140
	}
	if theme := colour.attr("theme"); theme != "" {
		tint, _ := strconv.ParseFloat(colour.attr("tint"), 64) // 0: as it is
		return (theme == "0" || theme == "2") && tint > -0.4
	}
	index, err := strconv.Atoi(colour.attr("indexed"))
	return err == nil && slices.Contains(lightIndexes, index)
}

// flush writes the new items into the part.
func (st *styles) flush(b *Book) {
	var edits []edit
	for _, name := range stylesOrder {
		l := st.lists[name]
		if l == nil || len(l.items) == l.was {
			continue
		}
		added := strings.Join(l.items[l.was:], "")
		if l.el.open.src == nil {
			at := place(st.src, st.root, stylesOrder, name)
			edits = append(edits, edit{at, at, fmt.Sprintf(`<%s%s count="%d">%s</%[1]s%[2]s>`, st.root.prefix, name, len(l.items), added)})
			continue
		}
		t := fresh(l.el.open.with("count", strconv.Itoa(len(l.items))))
		if l.el.empty() {
			edits = append(edits, edit{l.el.open.at, l.el.open.end, element{t, t}.into(added).text})
			continue
		}
		edits = append(edits, edit{l.el.open.at, l.el.open.end, string(t.src)}, l.el.into(added))
	}
	if len(edits) > 0 {
		b.set(b.stylesPart, apply(st.src, edits))
	}
}
