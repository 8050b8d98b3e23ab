package workbook

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"

	"github.com/offerlint/offerlint/parsers/limit"
)

// A file is a workbook as it lies there. It is not kept in memory, if it can be read at any place: what is not a regular
// file cannot.
type file struct {
	io.ReaderAt
	size  int64
	close func() error
}

func open(path, name string, most int64) (*file, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, unreadable(name, err)
	}
	out := &file{ReaderAt: f, close: f.Close}
	info, err := f.Stat()
	if err != nil {
		return nil, errors.Join(unreadable(name, err), f.Close())
	}
	if out.size = info.Size(); !info.Mode().IsRegular() {
		var buf bytes.Buffer
		_, err := buf.ReadFrom(io.LimitReader(f, most+1))
		if err = errors.Join(err, f.Close()); err != nil {
			return nil, unreadable(name, err)
		}
		out = &file{bytes.NewReader(buf.Bytes()), int64(buf.Len()), func() error { return nil }}
	}
	if out.size > most {
		return nil, errors.Join(limit.Unpacked(name, most), out.close())
	}
	return out, nil
}

func (f *file) reader() io.Reader { return io.NewSectionReader(f, 0, f.size) }

// unreadable names the file once, as it is printed: the system's error has its path as well.
func unreadable(name string, err error) error {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		err = pe.Err
	}
	return fmt.Errorf("%s: cannot be read: %w", name, err)
}
