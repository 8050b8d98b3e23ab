package office

import (
	"archive/zip"
	"encoding/xml"
	"path"
	"slices"
	"strings"
)

// properties reads core.xml, app.xml and custom.xml. In the first two the element is the name, in the last an attribute.
func (r *reader) properties(base string) handler {
	name := ""
	var value strings.Builder
	depth := 0
	custom := base == "custom.xml"
	return handler{
		start: func(el string, as []xml.Attr) {
			depth++
			switch {
			case custom && el == "property":
				name = attr(as, "name")
				value.Reset()
			case !custom && depth == 2:
				name = el
				value.Reset()
			}
		},
		text: func(s string) {
			if name != "" && value.Len() < maxValue {
				value.WriteString(s)
			}
		},
		end: func(string) {
			depth--
			if depth != 1 || name == "" {
				return
			}
			if v := clip(value.String()); v != "" {
				keep(r, &r.out.Properties, Property{clip(name), v, custom})
			}
			name = ""
		},
	}
}

// relations reads where a part leads to. Book is the number of the workbook that formulas mean, if the part is about one.
func (r *reader) relations(book int) handler {
	return handler{start: func(el string, as []xml.Attr) {
		if el != "Relationship" || attr(as, "TargetMode") != "External" {
			return
		}
		kind := path.Base(attr(as, "Type"))
		l := Link{Target: clip(attr(as, "Target")), Data: strings.Contains(strings.ToLower(kind), "externallink") || kind == "xlPathMissing"}
		if l.Data {
			l.Book = book
		}
		r.link(l)
	}}
}

// connections reads the data connections of a workbook. What they are made of may hold the name of a server or a password.
func (r *reader) connections() handler {
	return handler{start: func(el string, as []xml.Attr) {
		if el == "connection" {
			r.link(Link{Target: clip(attr(as, "name")), Data: true})
		}
	}}
}

func (r *reader) link(l Link) {
	if l.Target != "" && !r.seen[l] {
		keep(r, &r.out.Links, l)
		r.seen[l] = !r.over
	}
}

// comments reads those of a document (comment) or a presentation (cm).
func (r *reader) comments() handler {
	in := false
	var m Remark
	var text strings.Builder
	return handler{
		start: func(el string, as []xml.Attr) {
			if el == "comment" || el == "cm" {
				in, m = true, Remark{Author: clip(attr(as, "author"))}
				text.Reset()
			}
			if el == "p" && in {
				text.WriteString(" ")
			}
		},
		text: func(s string) {
			if in && text.Len() < maxValue {
				text.WriteString(s)
			}
		},
		end: func(el string) {
			if (el == "comment" || el == "cm") && in {
				in, m.Text = false, clip(text.String())
				keep(r, &r.out.Comments, m)
			}
		},
	}
}

// tracked are the elements of WordprocessingML that hold a tracked change (ISO/IEC 29500-1, 17.13.5).
var tracked = []string{"ins", "del", "moveFrom", "moveTo"}

// document reads the text of a Word part: its lines up to maxLines, its watermarks and its tracked changes.
func (r *reader) document(lines *[]string) handler {
	var line, change strings.Builder
	inText, depth := false, 0 // depth of tracked changes
	author := ""
	return handler{
		start: func(el string, as []xml.Attr) {
			switch {
			case slices.Contains(tracked, el):
				if depth++; depth == 1 {
					change.Reset()
					author = clip(attr(as, "author"))
				}
			case el == "t" || el == "delText":
				inText = true
			case el == "textpath" && attr(as, "string") != "": // a watermark is a picture of words
				keep(r, &r.out.Margins, clip(attr(as, "string")))
			}
		},
		text: func(s string) {
			if inText && depth > 0 && change.Len() < maxValue {
				change.WriteString(s)
			}
			if inText && len(*lines) < maxLines && line.Len() < maxValue {
				line.WriteString(s)
			}
		},
		end: func(el string) {
			switch {
			case el == "t" || el == "delText":
				inText = false
			case el == "p":
				if s := clip(line.String()); s != "" && len(*lines) < maxLines {
					*lines = append(*lines, s)
				}
				line.Reset()
			case slices.Contains(tracked, el) && depth > 0:
				if depth--; depth == 0 {
					keep(r, &r.out.Changes, Remark{author, clip(change.String())})
				}
			}
		},
	}
}

// externalBooks numbers the other workbooks that formulas may name, by the names of their parts: externalLink1.xml → 1.
func (r *reader) externalBooks(files []*zip.File) map[string]int {
	var ids []string
	parts := map[string]string{} // ID of the relation → name of the part
	for _, f := range files {
		switch strings.ToLower(strings.TrimPrefix(f.Name, "/")) {
		case "xl/workbook.xml":
			r.walk(f, handler{start: func(el string, as []xml.Attr) {
				if el == "externalReference" {
					ids = append(ids, attr(as, "id"))
				}
			}})
		case "xl/_rels/workbook.xml.rels":
			r.walk(f, handler{start: func(el string, as []xml.Attr) {
				if el == "Relationship" {
					parts[attr(as, "Id")] = strings.ToLower(path.Base(strings.ReplaceAll(attr(as, "Target"), `\`, "/")))
				}
			}})
		}
	}
	out := map[string]int{}
	for i, id := range ids {
		out[parts[id]] = i + 1
	}
	return out
}
