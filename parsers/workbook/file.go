package workbook

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
)

// A file is a workbook as it lies there. It is not kept in memory, if it can be read at any place: what is not a regular
// file cannot.
type file struct {
	io.ReaderAt
	size  int64
	close func() error
}

func open(path, name string, limit int64) (*file, error) {
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
		_, err := buf.ReadFrom(io.LimitReader(f, limit+1))
		if err = errors.Join(err, f.Close()); err != nil {
			return nil, unreadable(name, err)
		}
		out = &file{bytes.NewReader(buf.Bytes()), int64(buf.Len()), func() error { return nil }}
	}
	if out.size > limit {
		return nil, errors.Join(tooBig(name, limit), out.close())
	}
	return out, nil
}

func (f *file) reader() io.Reader { return io.NewSectionReader(f, 0, f.size) }

func (f *file) all() ([]byte, error) { return io.ReadAll(f.reader()) }

// unreadable names the file once, as it is printed: the system's error has its path as well.
func unreadable(name string, err error) error {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		err = pe.Err
	}
	return fmt.Errorf("%s: cannot be read: %w", name, err)
}

// A sizeError is about a workbook that unpacks to more than is allowed.
type sizeError struct {
	name string
	mib  int64
}

func tooBig(name string, limit int64) error { return &sizeError{name, (limit + 1<<20 - 1) >> 20} }

func (e *sizeError) Error() string {
	return fmt.Sprintf("%s: is larger than %d MiB when unpacked: split it, or remove pictures and unused sheets", e.name, e.mib)
}
