// Package office reads what the files of Office programs (.docx, .xlsx, .pptx and their kin) carry along beside the text that
// people read: document properties, comments, tracked changes, links to other files, headers, watermarks and the first lines.
// The cells of a workbook are not its business: package workbook reads those.
package office

import (
	"archive/zip"
	"encoding/xml"
	"errors"
	"io"
	"path"
	"slices"
	"strings"
)

// A File is what was found in one file.
type File struct {
	Properties []Property // those with a value, in the order of the file
	Links      []Link     // what lies outside of the file, each target of each kind once
	Comments   []Remark   // of a document or a presentation
	Changes    []Remark   // tracked changes; in a workbook the logs of a shared one, without author and text
	Margins    []string   // headers, footers and watermarks of a document
	Lines      []string   // the first lines of a document, at most maxLines
	// Faults are parts that could not be read, and why. What they hold is unknown.
	Faults []Fault
}

// A Property is one of core.xml, app.xml or custom.xml.
type Property struct {
	Name   string // creator, title, Company, …, or as people called it
	Value  string
	Custom bool
}

// A Link leads out of the file.
type Link struct {
	Target string
	// Book is the number by which formulas name another workbook: 1 of [1]Sheet!A1; 0 for any other link.
	Book int
	// Data says that values are read from the target: another workbook, a data connection.
	Data bool
}

// A Fault is a part that could not be read.
type Fault struct {
	Part string
	Why  Why
}

// Why says what is wrong with a part, or with a file as a whole.
type Why string

// The reasons. Closed is about a file: encrypted, damaged, or no Office file at all.
const (
	Closed   Why = "closed"
	NoXML    Why = "no-xml"
	TooLarge Why = "too-large"
	Damaged  Why = "damaged"
)

// Error implements error.
func (w Why) Error() string { return string(w) }

// A Remark is a comment or a tracked change.
type Remark struct{ Author, Text string }

// Bounds of what is kept, and of what is unpacked for it. A file beyond them is not called clean: it has a fault.
const (
	maxLines  = 8
	maxValue  = 2000  // bytes of a property, a comment, a line
	maxKept   = 20000 // properties, links, comments, changes: each
	maxPart   = 64 << 20
	maxFaults = 20
)

// Read looks into a file, of which it unpacks at most so many bytes. The error is Closed, or that of the system.
func Read(name string, most int64) (*File, error) {
	zr, err := zip.OpenReader(name)
	if err != nil && !errors.Is(err, zip.ErrInsecurePath) {
		if errors.Is(err, zip.ErrFormat) || errors.Is(err, io.ErrUnexpectedEOF) {
			err = Closed
		}
		return nil, err
	}
	defer zr.Close()
	r := reader{out: &File{}, left: most, seen: map[Link]bool{}}
	books := r.externalBooks(zr.File)
	for _, f := range zr.File {
		r.part(f, books)
	}
	slices.SortStableFunc(r.out.Links, func(a, b Link) int { return a.Book - b.Book })
	return r.out, nil
}

// A reader goes through the parts of a file.
type reader struct {
	out  *File
	left int64
	seen map[Link]bool
	over bool // the part that is read holds more than is kept
}

// keep adds to one of the lists of a file.
func keep[T any](r *reader, list *[]T, v T) {
	if r.over = r.over || len(*list) >= maxKept; !r.over {
		*list = append(*list, v)
	}
}

func (r *reader) part(f *zip.File, books map[string]int) {
	name := strings.ToLower(strings.TrimPrefix(f.Name, "/"))
	base := path.Base(name)
	switch {
	case strings.HasPrefix(name, "docprops/") && strings.HasSuffix(name, ".xml"):
		r.walk(f, r.properties(base))
	case strings.HasSuffix(name, ".rels"):
		r.walk(f, r.relations(books[strings.TrimSuffix(base, ".rels")]))
	case name == "xl/connections.xml":
		r.walk(f, r.connections())
	case strings.HasPrefix(name, "xl/revisions/revisionlog"):
		r.out.Changes = append(r.out.Changes, Remark{})
	case name == "word/comments.xml", strings.HasPrefix(name, "ppt/comments/") && strings.HasSuffix(name, ".xml"):
		r.walk(f, r.comments())
	case name == "word/document.xml":
		r.walk(f, r.document(&r.out.Lines))
	case strings.HasPrefix(name, "word/") && (strings.HasPrefix(base, "header") || strings.HasPrefix(base, "footer")) && path.Dir(name) == "word":
		r.walk(f, r.document(&r.out.Margins))
	}
}

// A handler is called for each element, text and end of an element, by local names.
type handler struct {
	start func(name string, as []xml.Attr)
	text  func(s string)
	end   func(name string)
}

// walk streams a part through h. A part that cannot be read to its end is a fault, once.
func (r *reader) walk(f *zip.File, h handler) {
	r.over = false
	why := r.stream(f, h)
	if why == "" && r.over {
		why = TooLarge
	}
	known := slices.ContainsFunc(r.out.Faults, func(o Fault) bool { return o.Part == f.Name })
	if why != "" && !known && len(r.out.Faults) < maxFaults {
		r.out.Faults = append(r.out.Faults, Fault{f.Name, why})
	}
}

func (r *reader) stream(f *zip.File, h handler) Why {
	if f.UncompressedSize64 > maxPart || r.left < int64(f.UncompressedSize64) {
		return TooLarge
	}
	r.left -= int64(f.UncompressedSize64)
	in, err := f.Open()
	if err != nil {
		return Damaged
	}
	defer in.Close()
	d := xml.NewDecoder(in)
	depth := 0
	for {
		tok, err := d.RawToken()
		if errors.Is(err, io.EOF) && depth == 0 {
			return ""
		}
		if err != nil {
			return NoXML
		}
		switch t := tok.(type) {
		case xml.StartElement:
			depth++
			if h.start != nil {
				h.start(t.Name.Local, t.Attr)
			}
		case xml.CharData:
			if h.text != nil {
				h.text(string(t))
			}
		case xml.EndElement:
			depth--
			if h.end != nil {
				h.end(t.Name.Local)
			}
		}
	}
}

func attr(as []xml.Attr, local string) string {
	for _, a := range as {
		if a.Name.Local == local {
			return a.Value
		}
	}
	return ""
}

// clip is a text on one line, bounded.
func clip(s string) string {
	if len(s) > maxValue {
		s = strings.ToValidUTF8(s[:maxValue], "")
	}
	return strings.Join(strings.Fields(s), " ")
}
