package matrix

import (
	"archive/zip"
	"bytes"
	"cmp"
	"io"
	"io/fs"
	"slices"
	"strings"
)

// A packer writes the parts of a workbook in a fixed order, so that two runs give the same bytes: excelize writes streamed
// sheets in the order of a map. It also adds the cells to which links into other workbooks lead, which excelize cannot: Excel
// itself keeps them apart from the address, in the attribute location.
type packer struct {
	w     io.Writer
	parts map[string]*bytes.Buffer
	// cells by part and cell: xl/worksheets/sheet2.xml, K7 → 'Site list'!C14
	cells map[string]map[string]string
}

func newPacker(w io.Writer) *packer {
	return &packer{w: w, parts: map[string]*bytes.Buffer{}, cells: map[string]map[string]string{}}
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
	names := make([]string, 0, len(p.parts))
	for name := range p.parts {
		names = append(names, name)
	}
	// Programs that guess what a file is look at its first part.
	slices.SortFunc(names, func(a, b string) int {
		first := func(s string) int { return strings.Count(s, "/") }
		return cmp.Or(cmp.Compare(first(a), first(b)), cmp.Compare(a, b))
	})
	z := zip.NewWriter(p.w)
	for _, name := range names {
		w, err := z.Create(name)
		if err != nil {
			return err
		}
		if _, err := w.Write(located(p.parts[name].Bytes(), p.cells[name])); err != nil {
			return err
		}
	}
	return z.Close()
}

// located adds the attribute location to the links of a sheet.
func located(sheet []byte, cells map[string]string) []byte {
	from := bytes.Index(sheet, []byte("<hyperlinks"))
	if len(cells) == 0 || from < 0 {
		return sheet
	}
	open := []byte(`<hyperlink ref="`)
	var out bytes.Buffer
	out.Write(sheet[:from])
	rest := sheet[from:]
	for {
		i := bytes.Index(rest, open)
		if i < 0 {
			out.Write(rest)
			return out.Bytes()
		}
		i += len(open)
		n := bytes.IndexByte(rest[i:], '"')
		if n < 0 {
			out.Write(rest)
			return out.Bytes()
		}
		out.Write(rest[:i+n+1])
		if to := cells[string(rest[i:i+n])]; to != "" {
			out.WriteString(` location="` + attribute.Replace(to) + `"`)
		}
		rest = rest[i+n+1:]
	}
}

// attribute escapes a text for an attribute of XML.
var attribute = strings.NewReplacer("&", "&amp;", "<", "&lt;", ">", "&gt;", `"`, "&quot;", "\n", "&#10;", "\t", "&#9;")
