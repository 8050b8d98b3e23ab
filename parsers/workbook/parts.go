package workbook

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"path"
	"strings"

	"golang.org/x/text/encoding/htmlindex"
	"golang.org/x/text/encoding/unicode"
)

// parts are the files inside a workbook, found without regard to case: some writers differ from their own index.
type parts struct {
	name  string // of the workbook, as printed
	files map[string]*zip.File
	left  int64 // how much may still be unpacked
	limit int64
}

func partKey(s string) string {
	return strings.ToLower(strings.TrimPrefix(path.Clean("/"+strings.ReplaceAll(s, `\`, "/")), "/"))
}

// unpack opens the archive, or says what the file is instead of a workbook.
func unpack(data []byte, name string, limit int64) (*parts, error) {
	zr, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		return nil, refuse(data, name)
	}
	ps := &parts{name: name, files: map[string]*zip.File{}, left: limit, limit: limit}
	for _, f := range zr.File {
		key := partKey(f.Name)
		if ps.files[key] != nil && !f.FileInfo().IsDir() {
			return nil, fmt.Errorf("%s: holds the part %q twice: open it in Excel and save it again", name, f.Name)
		}
		ps.files[key] = f
	}
	return ps, refuseZip(zr, ps)
}

// read unpacks a part and checks it against its checksum. The error wraps fs.ErrNotExist where there is no such part.
func (p *parts) read(part string) ([]byte, error) {
	f := p.files[partKey(part)]
	if f == nil {
		return nil, &missingPart{p.name, part}
	}
	if f.Flags&1 != 0 {
		return nil, fmt.Errorf("%s: is encrypted: remove the password and save it again", p.name)
	}
	rc, err := f.Open()
	if err != nil {
		return nil, p.damaged(part, err)
	}
	defer rc.Close()
	var buf bytes.Buffer
	if _, err := buf.ReadFrom(io.LimitReader(rc, p.left+1)); err != nil {
		return nil, p.damaged(part, err)
	}
	if p.left -= int64(buf.Len()); p.left < 0 {
		return nil, tooBig(p.name, p.limit)
	}
	return fromUTF16(buf.Bytes()), nil
}

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

// fromUTF16 turns a part in UTF-16, which the standard allows and encoding/xml does not know, into UTF-8.
func fromUTF16(b []byte) []byte {
	if !bytes.HasPrefix(b, []byte("\xff\xfe")) && !bytes.HasPrefix(b, []byte("\xfe\xff")) {
		return b
	}
	out, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewDecoder().Bytes(b)
	if err != nil {
		return b // the XML reader then says what is wrong
	}
	return out
}

// A handler is called for the elements of a part by their local names: what a workbook says does not depend on the
// prefixes its writer chose, nor on the edition (strict, transitional) of the namespaces.
type handler struct {
	start func(name string, attrs []xml.Attr) error
	end   func(name string) error
	text  func(b []byte)
}

// walk streams a part through h. Raw tokens cost a third less than checked ones; the nesting is checked here.
func (p *parts) walk(part string, data []byte, h handler) error {
	d := xml.NewDecoder(bytes.NewReader(data))
	d.CharsetReader = charset
	var open []xml.Name
	seen := false
	for {
		tok, err := d.RawToken()
		if errors.Is(err, io.EOF) && len(open) == 0 && seen {
			return nil
		}
		if errors.Is(err, io.EOF) {
			err = errors.New("ends in the middle")
		}
		if err != nil {
			return p.damaged(part, err)
		}
		switch t := tok.(type) {
		case xml.StartElement:
			open, seen = append(open, t.Name), true
			err = h.start(t.Name.Local, t.Attr)
		case xml.EndElement:
			if len(open) == 0 || open[len(open)-1] != t.Name {
				return p.damaged(part, fmt.Errorf("unexpected </%s>", t.Name.Local))
			}
			open = open[:len(open)-1]
			if h.end != nil {
				err = h.end(t.Name.Local)
			}
		case xml.CharData:
			if h.text != nil && len(open) > 0 {
				h.text(t)
			}
		}
		if err != nil {
			return err
		}
	}
}

func charset(label string, in io.Reader) (io.Reader, error) {
	if strings.HasPrefix(strings.ToLower(label), "utf-16") {
		return in, nil // has been converted already
	}
	enc, err := htmlindex.Get(label)
	if err != nil {
		return nil, fmt.Errorf("unknown encoding %q", printable(label))
	}
	return enc.NewDecoder().Reader(in), nil
}

// attr is the value of the attribute with that local name; "" where there is none.
func attr(as []xml.Attr, local string) string {
	for _, a := range as {
		if a.Name.Local == local {
			return a.Value
		}
	}
	return ""
}

// isTrue reads a truth value of an attribute.
func isTrue(s string) bool { return s == "1" || s == "true" || s == "on" }

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
	data, err := p.read(list)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, err
	}
	var rs []rel
	err = p.walk(list, data, handler{start: func(name string, as []xml.Attr) error {
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
	return rs, err
}

func findRel(rs []rel, id string) (rel, bool) {
	for _, r := range rs {
		if r.id == id {
			return r, true
		}
	}
	return rel{}, false
}
