package workbook

import (
	"archive/zip"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"
	"sync/atomic"

	"github.com/offerlint/offerlint/parsers/limit"
)

// parts are the files inside a workbook, found without regard to case: some writers differ from their own index. They
// may be opened from several goroutines.
type parts struct {
	name  string // of the workbook, as printed
	files map[string]*zip.File
	left  atomic.Int64 // how much may still be unpacked
	limit int64
}

func partKey(s string) string {
	return strings.ToLower(strings.TrimPrefix(path.Clean("/"+strings.ReplaceAll(s, `\`, "/")), "/"))
}

// unpack opens the archive, or says what the file is instead of a workbook.
func unpack(f *file, name string, most int64) (*parts, error) {
	zr, err := zip.NewReader(f, f.size)
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return nil, refuse(f, name)
	}
	ps := &parts{name: name, files: map[string]*zip.File{}, limit: most}
	ps.left.Store(most)
	for _, f := range zr.File {
		key := partKey(f.Name)
		if ps.files[key] != nil && !f.FileInfo().IsDir() {
			return nil, fmt.Errorf("%s: holds the part %q twice: open it in Excel and save it again", name, f.Name)
		}
		ps.files[key] = f
	}
	return ps, refuseZip(zr, ps)
}

// open unpacks a part while it is read; at its end it is checked against its checksum. The size that the archive declares
// is counted beforehand: archive/zip does not give more. The error wraps fs.ErrNotExist where there is no such part.
func (p *parts) open(part string) (io.ReadCloser, error) {
	f := p.files[partKey(part)]
	if f == nil {
		return nil, &missingPart{p.name, part}
	}
	if f.Flags&1 != 0 {
		return nil, fmt.Errorf("%s: is encrypted: remove the password and save it again", p.name)
	}
	if f.UncompressedSize64 > uint64(p.limit) || p.left.Add(-int64(f.UncompressedSize64)) < 0 {
		return nil, limit.Unpacked(p.name, p.limit)
	}
	in, err := f.Open()
	if err != nil {
		return nil, p.damaged(part, err)
	}
	if f.UncompressedSize64 > worthAhead {
		return unpackAhead(in), nil
	}
	return in, nil
}

// size is how many bytes a part has, unpacked; 0 where it is not there.
func (p *parts) size(part string) uint64 {
	if f := p.files[partKey(part)]; f != nil {
		return f.UncompressedSize64
	}
	return 0
}

// rows is how many rows with content the part of a sheet can hold: <row><c><v>1</v></c></row> are 27 bytes.
func (p *parts) rows(part string) int { return int(min(p.size(part)/27, maxRow)) }

// A missingPart is the error about a part that is not there. It is fs.ErrNotExist.
type missingPart struct{ name, part string }

func (e *missingPart) Error() string {
	return fmt.Sprintf("%s: has no part %q, the workbook is damaged: open it in Excel and save it again", e.name, e.part)
}

func (e *missingPart) Is(target error) bool { return target == fs.ErrNotExist }

func (p *parts) damaged(part string, err error) error {
	if errors.Is(err, zip.ErrChecksum) || errors.Is(err, zip.ErrFormat) || errors.Is(err, io.ErrUnexpectedEOF) {
		err = errors.New("does not match its length and checksum")
	}
	return fmt.Errorf("%s: %s: %w: the workbook is damaged: open it in Excel, let Excel repair it and save it again",
		p.name, part, err)
}

// A rel is a relation of a part to another, or to an address.
type rel struct {
	id, kind string // kind is the last step of the type: "worksheet", "comments"
	target   string // a part, or an address where external
	external bool
}

// rels lists the relations of a part; none where it has no list of them.
func (p *parts) rels(part string) ([]rel, error) {
	dir, base := path.Split(part)
	list := dir + "_rels/" + base + ".rels"
	var rs []rel
	err := p.walk(list, handler{start: func(name string, as []attribute) error {
		if name != "Relationship" {
			return nil
		}
		r := rel{id: attr(as, "Id"), kind: path.Base(attr(as, "Type")), target: attr(as, "Target")}
		r.external = attr(as, "TargetMode") == "External"
		switch {
		case r.external:
		case strings.HasPrefix(r.target, "/"):
			r.target = strings.TrimPrefix(path.Clean(r.target), "/")
		default:
			r.target = path.Join(dir, strings.ReplaceAll(r.target, `\`, "/"))
		}
		rs = append(rs, r)
		return nil
	}})
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	return rs, err
}

// byID finds relations by their names; of several with one name it is the first.
func byID(rs []rel) map[string]rel {
	m := make(map[string]rel, len(rs))
	for _, r := range rs {
		if _, found := m[r.id]; !found {
			m[r.id] = r
		}
	}
	return m
}
