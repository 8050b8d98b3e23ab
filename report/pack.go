package report

import (
	"archive/zip"
	"bytes"
	"cmp"
	"io"
	"io/fs"
	"maps"
	"slices"
	"strings"
)

// A Pack writes the parts of a workbook in a fixed order, so that two runs give the same bytes: excelize writes streamed
// sheets and the list of parts in the order of a map. It is what excelize asks for in SetZipWriter.
type Pack struct {
	Parts map[string]*bytes.Buffer // by name
	w     io.Writer
}

// NewPack is an empty pack that will be written to w.
func NewPack(w io.Writer) *Pack { return &Pack{map[string]*bytes.Buffer{}, w} }

// Create begins a part.
func (p *Pack) Create(name string) (io.Writer, error) {
	b := &bytes.Buffer{}
	p.Parts[name] = b
	return b, nil
}

// AddFS is part of what excelize asks for; it has no use for it.
func (p *Pack) AddFS(fs.FS) error { return fs.ErrInvalid }

// Close writes all parts.
func (p *Pack) Close() error {
	if types := p.Parts[contentTypes]; types != nil {
		p.Parts[contentTypes] = bytes.NewBuffer(sortedTypes(types.Bytes()))
	}
	// Programs that guess what a file is look at its first part.
	names := slices.SortedFunc(maps.Keys(p.Parts), func(a, b string) int {
		return cmp.Or(cmp.Compare(strings.Count(a, "/"), strings.Count(b, "/")), cmp.Compare(a, b))
	})
	z := zip.NewWriter(p.w)
	for _, name := range names {
		w, err := z.Create(name)
		if err != nil {
			return err
		}
		if _, err := w.Write(p.Parts[name].Bytes()); err != nil {
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
