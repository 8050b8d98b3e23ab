package matrix

import (
	"bytes"
	"fmt"
	"io"
	"path"
	"slices"
	"strings"

	"github.com/offerlint/offerlint/report"
)

// A packer writes the parts of a workbook. It also writes the links of sheets, for which excelize takes time by the square of
// their number, and cannot write the cell to which a link into another workbook leads: Excel keeps it apart from the address, in
// the attribute location.
type packer struct {
	*report.Pack
	links map[string][]placed // by the part of the sheet, which holds one link of excelize's in their stead
}

// A placed link stands in a cell.
type placed struct {
	cell string
	to   target
}

func newPacker(w io.Writer) *packer {
	return &packer{report.NewPack(w), map[string][]placed{}}
}

// Close writes all parts.
func (p *packer) Close() error {
	if err := p.addLinks(); err != nil {
		return err
	}
	return p.Pack.Close()
}

// addLinks puts the links into their sheets, and the addresses into the part that goes with each.
func (p *packer) addLinks() error {
	const begin, end = "<hyperlinks>", "</hyperlinks>"
	for part, links := range p.links {
		sheet := p.Parts[part].Bytes()
		i, j := bytes.Index(sheet, []byte(begin)), bytes.Index(sheet, []byte(end))
		rels := path.Dir(part) + "/_rels/" + path.Base(part) + ".rels"
		if i < 0 || j < i || p.Parts[rels] != nil {
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
		p.Parts[part] = bytes.NewBuffer(slices.Concat(sheet[:i+len(begin)], elements.Bytes(), sheet[j:]))
		if len(ids) > 0 {
			p.Parts[rels] = bytes.NewBufferString(relsBegin + addresses.String() + "</Relationships>")
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
