package workbook

import (
	"cmp"
	"slices"
	"strconv"
	"strings"

	"github.com/offerlint/offerlint/parsers/table"
)

// readComments reads the notes and the threaded comments of a sheet. Excel keeps a copy of each thread as a note, with a
// sentence about newer versions around it; the thread replaces it.
func (b *book) readComments(rs []rel) (map[place]string, error) {
	out := map[place]string{}
	for _, kind := range []string{"comments", "threadedComment"} {
		fresh := map[place][]byte{}
		for _, r := range rs {
			if r.kind != kind || r.external {
				continue
			}
			if err := b.optional(r.target, func(part string) error {
				return b.readCommentPart(part, kind == "threadedComment", fresh)
			}); err != nil {
				return nil, err
			}
		}
		for p, t := range fresh {
			out[p] = string(t)
		}
	}
	return out, nil
}

func (b *book) readCommentPart(part string, thread bool, out map[place][]byte) error {
	element := "comment"
	if thread {
		element = "threadedComment"
	}
	var at place
	var r richReader
	in := false // inside <text>, which holds rich text in a note and plain text in a thread
	return b.parts.walk(part, handler{
		start: func(name string, as []attribute) error {
			switch name {
			case element:
				at.row, at.col, _ = parseCell(attr(as, "ref")) // what is anchored nowhere is left out below
			case "text":
				in = true
				r.inText = thread
			default:
				if in {
					r.start(name, as)
				}
			}
			return nil
		},
		text: func(t []byte) {
			if in {
				r.chars(t)
			}
		},
		end: func(name string) error {
			switch {
			case name == "text":
				in = false
				text := strings.TrimSpace(r.take().unstruck(false))
				if text == "" || at.row == 0 {
					return nil
				}
				if len(out[at]) > 0 {
					out[at] = append(out[at], '\n')
				}
				out[at] = append(out[at], text...)
				return b.count.Add(0, len(text))
			case in:
				r.end(name)
			}
			return nil
		},
	})
}

// addComments puts the comments that stand on cells which the sheet does not list into rows of their own.
func (r *sheetReader) addComments() {
	rest := make([]place, 0, len(r.comments))
	for p := range r.comments {
		rest = append(rest, p)
	}
	slices.SortFunc(rest, place.compare)
	if len(rest) == 0 {
		return
	}
	for _, p := range rest {
		c := table.Cell{Col: p.col}
		c.Extra().Comment = r.comments[p]
		r.grid.Rows = append(r.grid.Rows, table.Row{N: p.row, Cells: []table.Cell{c}})
	}
	r.join()
}

// link follows a <hyperlink>: an address outside, or a place in the workbook.
func (r *sheetReader) link(as []attribute) {
	a, ok := parseArea(attr(as, "ref"))
	if !ok {
		return
	}
	target := ""
	if rel, ok := r.rels[attr(as, "id")]; ok {
		target = rel.target
	}
	if loc := attr(as, "location"); loc != "" {
		target += "#" + loc
	}
	if target != "" {
		r.links = append(r.links, link{a, target})
	}
}

func (r *sheetReader) addLinks() {
	for _, l := range r.links {
		if c := r.cellAt(place{l.area.row, l.area.col}); c != nil {
			c.Extra().Link = l.target
		}
	}
}

// A shape is what floats above a sheet, with the cell at which it begins.
type shape struct {
	place
	text strings.Builder
}

// readDrawings reads the text boxes of a sheet and counts what cannot be read: pictures and form controls.
func (b *book) readDrawings(s *sheet, rs []rel) error {
	for _, r := range rs {
		switch r.kind {
		case "drawing":
			err := b.optional(r.target, func(part string) error { return b.readDrawing(s, part) })
			if err != nil {
				return err
			}
		case "ctrlProp":
			s.notes[formControls]++
		case "image": // a background picture
			s.notes[pictures]++
		}
	}
	return nil
}

func (b *book) readDrawing(s *sheet, part string) error {
	d := drawingReader{}
	if err := b.parts.walk(part, handler{start: d.start, end: d.end, text: d.chars}); err != nil {
		return err
	}
	slices.SortStableFunc(d.shapes, func(a, b *shape) int { return cmp.Or(a.row-b.row, a.col-b.col) })
	s.notes[pictures] += d.pictures
	s.notes[charts] += d.charts
	for _, sh := range d.shapes {
		if t := strings.TrimSpace(sh.text.String()); t != "" {
			s.grid.Text = append(s.grid.Text, t)
		}
	}
	return nil
}

// A drawingReader follows a drawing: anchors with shapes and pictures, which may lie in groups.
type drawingReader struct {
	at       place // where the anchor begins
	inFrom   bool
	number   strings.Builder
	fallback int // depth of <mc:Fallback>, which repeats its <mc:Choice> for older programs
	shapes   []*shape
	body     bool // inside the text of a shape
	inText   bool
	pictures int
	charts   int // and diagrams
}

func (d *drawingReader) start(name string, _ []attribute) error {
	switch {
	case name == "Fallback":
		d.fallback++
	case d.fallback > 0:
	case strings.HasSuffix(name, "Anchor"):
		d.at = place{}
	case name == "from":
		d.inFrom = true
	case d.inFrom:
		d.number.Reset()
	case name == "pic":
		d.pictures++
	case name == "graphicFrame":
		d.charts++
	case name == "txBody":
		d.body = true
		d.shapes = append(d.shapes, &shape{place: d.at})
	case d.body && name == "t":
		d.inText = true
	case d.body && name == "br":
		d.write("\n")
	}
	return nil
}

func (d *drawingReader) end(name string) error {
	switch {
	case name == "Fallback":
		d.fallback--
	case d.fallback > 0:
	case name == "from":
		d.inFrom = false
	case d.inFrom && name == "row":
		d.at.row, _ = strconv.Atoi(strings.TrimSpace(d.number.String())) // only for the order
	case d.inFrom && name == "col":
		d.at.col, _ = strconv.Atoi(strings.TrimSpace(d.number.String()))
	case name == "txBody":
		d.body = false
	case name == "t":
		d.inText = false
	case d.body && name == "p":
		d.write("\n")
	}
	return nil
}

func (d *drawingReader) chars(b []byte) {
	switch {
	case d.inFrom:
		d.number.Write(b)
	case d.inText:
		d.write(string(b))
	}
}

func (d *drawingReader) write(t string) { d.shapes[len(d.shapes)-1].text.WriteString(t) }

// readChartSheet reads a sheet without cells: all it has floats above it.
func (b *book) readChartSheet(s *sheet, part string) error {
	rs, err := b.parts.rels(part)
	if err != nil {
		return err
	}
	return b.readDrawings(s, rs)
}
