// Package csv reads tables in plain text into grids, as people, Excel and other programs write them: any usual separator,
// any usual encoding, cells with line breaks, lines of different length. What cannot be read with certainty is an error with
// its line; nothing is left out in silence.
package csv

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"

	"github.com/offerlint/offerlint/parsers/table"
)

// maxBytes bounds the size of a file; a list of criteria has less than a thousandth of it.
const maxBytes = 256 << 20

// Read reads the file at path, which is printed as name. Errors begin with name, with line and column where there are any.
//
// A row is a record: what the separators and line breaks outside quotes make one. Records are numbered from 1, blank
// lines and a leading "sep=;" included; those without content are left out of Rows. Cells that hold nothing but blanks are
// left out too. Text is verbatim, without the quotes around it and with line feeds for line breaks. The place of a cell is
// that of its text inside the quotes, in lines and bytes of the file as it is; a byte order mark does not count. No cell is
// marked as a number: "1.10" is what somebody wrote.
func Read(path, name string) (*table.Grid, error) {
	data, err := readFile(path, name)
	if err != nil {
		return nil, err
	}
	if err := refuse(data, name); err != nil {
		return nil, err
	}
	src := newSource(data)
	if src.binary() {
		return nil, fmt.Errorf("%s: is not text: save it as CSV or as .xlsx", name)
	}
	sep, found := src.declared()
	if !found {
		sep = sniff(src)
	}
	p := &parser{src: src, sep: sep, name: name, cur: cursor{line: 1, col: 1}}
	g := &table.Grid{File: name}
	for n := 1; ; n++ {
		row := table.Row{N: n}
		ok, err := p.record(&row)
		if err != nil {
			return nil, err
		}
		if !ok {
			break
		}
		if found && n == 1 || len(row.Cells) == 0 {
			continue
		}
		g.Rows = append(g.Rows, row)
		g.LastRow = n
	}
	if len(g.Rows) == 0 {
		return nil, fmt.Errorf("%s: has no content: get the file again", name)
	}
	return g, nil
}

func readFile(path, name string) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, unreadable(name, err)
	}
	defer f.Close()
	var buf bytes.Buffer
	if _, err := buf.ReadFrom(io.LimitReader(f, maxBytes+1)); err != nil {
		return nil, unreadable(name, err)
	}
	if buf.Len() > maxBytes {
		return nil, fmt.Errorf("%s: is larger than %d MiB: split it", name, maxBytes>>20)
	}
	return buf.Bytes(), nil
}

// unreadable names the file once, as it is printed: the system's error has its path as well.
func unreadable(name string, err error) error {
	var pe *fs.PathError
	if errors.As(err, &pe) {
		err = pe.Err
	}
	return fmt.Errorf("%s: cannot be read: %w", name, err)
}

// refuse says what a file is that has the name of a CSV file only.
func refuse(data []byte, name string) error {
	head := strings.ToLower(string(bytes.TrimSpace(data[:min(len(data), 512)])))
	switch {
	case len(data) == 0:
		return fmt.Errorf("%s: is empty (0 bytes): get the file again", name)
	case strings.HasPrefix(head, "pk\x03\x04"):
		return fmt.Errorf("%s: is a zip archive or workbook with the name of a CSV file: give it the extension .xlsx", name)
	case bytes.HasPrefix(data, []byte("\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1")):
		return fmt.Errorf("%s: is an old or encrypted workbook with the name of a CSV file: save it as .xlsx without password", name)
	case strings.HasPrefix(head, "%pdf"):
		return fmt.Errorf("%s: is a PDF, not a table: ask for the table itself", name)
	case strings.HasPrefix(head, "<!doctype html") || strings.HasPrefix(head, "<html"):
		return fmt.Errorf("%s: is an HTML page, not a table: open it in Excel and save it as .xlsx", name)
	}
	return nil
}

// span is the place of the text between two cursors; an empty one is the place where it would begin.
func span(from, last cursor) table.Place {
	return table.Place{Line: int32(from.line), Col: int32(from.col), EndLine: int32(last.line), EndCol: int32(last.col)}
}
