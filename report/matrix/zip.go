package matrix

import (
	"archive/zip"
	"bytes"
	"cmp"
	"fmt"
	"io"
	"io/fs"
	"path"
	"slices"
	"strings"
)

// A packer writes the parts of a workbook in a fixed order, so that two runs give the same bytes: excelize writes streamed
// sheets and the list of parts in the order of a map. It also writes the links of sheets, for which excelize takes time by the square of their
// number, and cannot write the cell to which a link into another workbook leads: Excel keeps it apart from the address, in
// the attribute location.
type packer struct {
	w     io.Writer
	parts map[string]*bytes.Buffer
	links map[string][]placed // by the part of the sheet, which holds one link of excelize's in their stead
}

// A placed link stands in a cell.
type placed struct {
	cell string
	to   target
}

func newPacker(w io.Writer) *packer {
	return &packer{w: w, parts: map[string]*bytes.Buffer{}, links: map[string][]placed{}}
}

// Create begins a part.
func (p *packer) Create(name string) (io.Writer, error) {
	b := &bytes.Buffer{}
	p.parts[name] = b
	return b, nil
}

// AddFS is part of what excelize asks of a packer; it has no use for it.
func (p *packer) AddFS(fs.FS) error { return fs.ErrInvalid }

// Close writes all parts.
func (p *packer) Close() error {
	if err := p.addLinks(); err != nil {
		return err
	}
	if types := p.parts[contentTypes]; types != nil {
		p.parts[contentTypes] = bytes.NewBuffer(sortedTypes(types.Bytes()))
	}
	names := make([]string, 0, len(p.parts))
	for name := range p.parts {
		names = append(names, name)
	}
	// Programs that guess what a file is look at its first part.
	slices.SortFunc(names, func(a, b string) int {
		return cmp.Or(cmp.Compare(strings.Count(a, "/"), strings.Count(b, "/")), cmp.Compare(a, b))
	})
	z := zip.NewWriter(p.w)
	for _, name := range names {
		w, err := z.Create(name)
		if err != nil {
			return err
		}
		if _, err := w.Write(p.parts[name].Bytes()); err != nil {
			return err
		}
	}
	return z.Close()
}

const contentTypes = "[Content_Types].xml"

// sortedTypes puts the list of parts into an order. Its schema allows any.
func sortedTypes(types []byte) []byte {
	i, j := bytes.Index(types, []byte("<Default ")), bytes.LastIndex(types, []byte("</Types>"))
	if i < 0 || j < i {
		return types
	}
	elements := strings.SplitAfter(strings.ReplaceAll(string(types[i:j]), "</Default>", "</Default>\n"), "\n")
	elements = slices.Concat(elements[:len(elements)-1], strings.SplitAfter(elements[len(elements)-1], "</Override>"))
	slices.Sort(elements)
	return slices.Concat(types[:i], []byte(strings.ReplaceAll(strings.Join(elements, ""), "\n", "")), types[j:])
}

// addLinks puts the links into their sheets, and the addresses into the part that goes with each.
func (p *packer) addLinks() error {
	const begin, end = "<hyperlinks>", "</hyperlinks>"
	for part, links := range p.links {
		sheet := p.parts[part].Bytes()
		i, j := bytes.Index(sheet, []byte(begin)), bytes.Index(sheet, []byte(end))
		rels := path.Dir(part) + "/_rels/" + path.Base(part) + ".rels"
		if i < 0 || j < i || p.parts[rels] != nil {
			return fmt.Errorf("%s has no place for its links", part)
		}
		var elements, addresses bytes.Buffer
		ids := map[string]int{}
		for _, l := range links {
			elements.WriteString(`<hyperlink ref="` + l.cell + `"`)
			if l.to.address != "" {
				n, known := ids[l.to.address]
				if !known {
					n = len(ids) + 1
					ids[l.to.address] = n
					fmt.Fprintf(&addresses, `<Relationship Id="rId%d" Type="%s" Target="%s" TargetMode="External"/>`, n, linkType, attribute.Replace(l.to.address))
				}
				fmt.Fprintf(&elements, ` r:id="rId%d"`, n)
			}
			for _, a := range [][2]string{{"location", l.to.place}, {"tooltip", l.to.tip}} {
				if a[1] != "" {
					elements.WriteString(" " + a[0] + `="` + attribute.Replace(a[1]) + `"`)
				}
			}
			elements.WriteString("/>")
		}
		p.parts[part] = bytes.NewBuffer(slices.Concat(sheet[:i+len(begin)], elements.Bytes(), sheet[j:]))
		if len(ids) > 0 {
			p.parts[rels] = bytes.NewBufferString(relsBegin + addresses.String() + "</Relationships>")
		}
	}
	return nil
}

const (
	linkType  = "http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink"
	relsBegin = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n" +
		`<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`
)

// attribute escapes a text for an attribute of XML. What XML cannot hold at all was taken out by clean.
var attribute = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;", "\n", "&#10;", "\t", "&#9;")
