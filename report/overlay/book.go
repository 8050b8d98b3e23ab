package overlay

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"io"
	"path"
	"regexp"
	"strings"
	"sync"
	"time"
	"unicode/utf16"
)

// maxPart bounds what one part may unpack to, in bytes.
const maxPart = 1 << 30

// errDamaged is about a part that does not hold what it should.
var errDamaged = errors.New("is damaged; open the workbook in Excel and save it again")

// A Book is a workbook while things are laid over it. Its source stays untouched.
type Book struct {
	zip     *zip.Reader
	names   map[string]string // key of a part → its name in the archive
	changed map[string][]byte // by key: parts that differ from the source, or are new
	added   []string          // names of new parts, in the order in which they are written

	workbook   string // the part with the list of sheets
	strict     bool   // the namespaces are those of ISO 29500 Strict
	sheets     []sheetRef
	styles     *styles
	stylesPart string
	cluster    int // the last thousand of shape identifiers in use
	signed     bool
	texts      [][]textRun // that cells share; nil until they are read
}

// Open opens a workbook of size bytes. Errors say what is wrong with which part.
func Open(r io.ReaderAt, size int64) (*Book, error) {
	zr, err := zip.NewReader(r, size)
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return nil, fmt.Errorf("is no .xlsx workbook: %w", err)
	}
	b := &Book{zip: zr, names: map[string]string{}, changed: map[string][]byte{}}
	for _, f := range zr.File {
		if f.FileInfo().IsDir() {
			continue
		}
		if b.names[key(f.Name)] != "" {
			return nil, fmt.Errorf("holds the part %q twice; open it in Excel and save it again", f.Name)
		}
		b.names[key(f.Name)] = f.Name
		b.signed = b.signed || strings.HasPrefix(key(f.Name), "_xmlsignatures/")
	}
	if err := b.readIndex(); err != nil {
		return nil, err
	}
	if err := b.readStyles(); err != nil {
		return nil, err
	}
	return b, b.countShapes()
}

// Signed reports whether the source bears a digital signature. It does not hold for the copy.
func (b *Book) Signed() bool { return b.signed }

// key makes names of parts comparable: some writers differ from their own index in case and kind of slash.
func key(name string) string {
	return strings.ToLower(strings.TrimPrefix(path.Clean("/"+strings.ReplaceAll(name, `\`, "/")), "/"))
}

func (b *Book) has(name string) bool {
	_, ok := b.names[key(name)]
	return ok
}

// part is what a part holds by now, in UTF-8.
func (b *Book) part(name string) ([]byte, error) {
	k := key(name)
	if src, ok := b.changed[k]; ok {
		return src, nil
	}
	for _, f := range b.zip.File {
		if key(f.Name) != k {
			continue
		}
		in, err := f.Open()
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		defer in.Close()
		src, err := io.ReadAll(io.LimitReader(in, maxPart+1))
		switch {
		case err != nil:
			return nil, fmt.Errorf("%s: %w", name, err)
		case len(src) > maxPart:
			return nil, fmt.Errorf("%s: is larger than %d MiB", name, maxPart>>20)
		}
		src, err = toUTF8(src)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		return src, nil
	}
	return nil, fmt.Errorf("%s: is missing; open the workbook in Excel and save it again", name)
}

var declaredEncoding = sync.OnceValue(func() *regexp.Regexp { return regexp.MustCompile(`^\s*<\?xml[^>]*encoding\s*=\s*["']([^"']*)["']`) })

// toUTF8 converts a part in the other encoding that the standard allows, UTF-16.
func toUTF8(src []byte) ([]byte, error) {
	var order binary.ByteOrder
	switch {
	case bytes.HasPrefix(src, []byte("\xff\xfe")):
		order = binary.LittleEndian
	case bytes.HasPrefix(src, []byte("\xfe\xff")):
		order = binary.BigEndian
	default:
		head := bytes.TrimPrefix(src[:min(len(src), 200)], []byte("\ufeff"))
		m := declaredEncoding().FindSubmatch(head)
		if m == nil || strings.EqualFold(string(m[1]), "utf-8") || strings.EqualFold(string(m[1]), "us-ascii") {
			return src, nil
		}
		return nil, fmt.Errorf("is written in %s; open the workbook in Excel and save it again", m[1])
	}
	var u []uint16
	for src = src[2:]; len(src) > 1; src = src[2:] {
		u = append(u, order.Uint16(src))
	}
	out := string(utf16.Decode(u))
	if m := declaredEncoding().FindStringSubmatchIndex(out); m != nil {
		out = out[:m[2]] + "UTF-8" + out[m[3]:]
	}
	return []byte(out), nil
}

// set replaces a part, or adds it.
func (b *Book) set(name string, src []byte) {
	k := key(name)
	if b.names[k] == "" {
		b.names[k] = name
		b.added = append(b.added, name)
	}
	b.changed[k] = src
}

// free is a name for a new part that no part has; the pattern holds %d.
func (b *Book) free(pattern string) string {
	for n := 1; ; n++ {
		if name := fmt.Sprintf(pattern, n); !b.has(name) {
			return name
		}
	}
}

// Write writes the copy. Parts that did not change are copied as they are packed; those that did, and new ones, are dated
// when. The same book and date give the same bytes.
func (b *Book) Write(w io.Writer, when time.Time) error {
	b.styles.flush(b)
	out := zip.NewWriter(w)
	if err := out.SetComment(b.zip.Comment); err != nil {
		return err
	}
	for _, f := range b.zip.File {
		src, ok := b.changed[key(f.Name)]
		if !ok || f.FileInfo().IsDir() {
			if err := out.Copy(f); err != nil {
				return fmt.Errorf("%s: %w", f.Name, err)
			}
			continue
		}
		if err := write(out, f.Name, src, when); err != nil {
			return err
		}
	}
	for _, name := range b.added {
		if err := write(out, name, b.changed[key(name)], when); err != nil {
			return err
		}
	}
	return out.Close()
}

func write(out *zip.Writer, name string, src []byte, when time.Time) error {
	w, err := out.CreateHeader(&zip.FileHeader{Name: name, Method: zip.Deflate, Modified: when})
	if err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	if _, err := w.Write(src); err != nil {
		return fmt.Errorf("%s: %w", name, err)
	}
	return nil
}
