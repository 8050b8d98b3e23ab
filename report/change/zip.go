package change

import (
	"archive/zip"
	"bytes"
	"io"
	"io/fs"
	"maps"
	"slices"
)

// A packer writes the parts of a workbook in the order of their names, so that two runs give the same bytes.
type packer struct {
	w     io.Writer
	parts map[string]*bytes.Buffer
}

func newPacker(w io.Writer) *packer { return &packer{w, map[string]*bytes.Buffer{}} }

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
	z := zip.NewWriter(p.w)
	for _, name := range slices.Sorted(maps.Keys(p.parts)) {
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
