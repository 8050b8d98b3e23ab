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

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers/limit"
	"github.com/offerlint/offerlint/parsers/table"
)

// Read reads the file at path, which is printed as name. Errors begin with name, with line and column where there are any.
//
// A row is a record: what the separators and line breaks outside quotes make one. Records are numbered from 1, blank
// lines and a leading "sep=;" included; those without content are left out of Rows. Cells that hold nothing but blanks are
// left out too. Text is verbatim, without the quotes around it and with line feeds for line breaks. The place of a cell is
// that of its text inside the quotes, in lines and bytes of the file as it is; a byte order mark does not count. No cell is
// marked as a number: "1.10" is what somebody wrote.
func Read(path, name string, limits limit.Limits) (*table.Grid, error) {
	limits = limits.Full()
	data, err := readFile(path, name, limits.Bytes)
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
	return p.grid(found, limits)
}

// grid reads all records, of which the first is no row where it only declares the separator. It reads on behind the last
// row that is allowed, to say how many there are.
func (p *parser) grid(declared bool, limits limit.Limits) (*table.Grid, error) {
	g := &table.Grid{File: p.name}
	count := limit.NewCount(p.name, limits)
	rows := 0
	for n := 1; ; n++ {
		if n > max(limits.Rows, limit.Row) {
			return nil, fmt.Errorf("%s:%d: has more than %d lines, blank ones included, which is more than Excel knows; remove what is no criterion",
				p.name, p.cur.line, n-1)
		}
		row := table.Row{N: n}
		ok, err := p.record(&row)
		if err != nil {
			return nil, err
		}
		if !ok {
			break
		}
		if declared && n == 1 || len(row.Cells) == 0 {
			continue
		}
		if rows++; rows > limits.Rows {
			continue
		}
		text := 0
		for _, c := range row.Cells {
			text += len(c.Text)
		}
		if err := count.Add(len(row.Cells), text); err != nil {
			return nil, err
		}
		g.Rows = append(g.Rows, row)
		g.LastRow = n
	}
	switch {
	case rows == 0:
		return nil, fmt.Errorf("%s: has no content: get the file again", p.name)
	case rows > limits.Rows:
		return nil, limit.TooManyRows(lint.Location{File: p.name}, rows, limits.Rows)
	}
	return g, nil
}

func readFile(path, name string, most int64) ([]byte, error) {
	f, err := os.Open(path)
	if err != nil {
		return nil, unreadable(name, err)
	}
	defer f.Close()
	var buf bytes.Buffer
	if info, err := f.Stat(); err == nil {
		buf.Grow(int(min(info.Size(), most)) + bytes.MinRead)
	}
	if _, err := buf.ReadFrom(io.LimitReader(f, most+1)); err != nil {
		return nil, unreadable(name, err)
	}
	if int64(buf.Len()) > most {
		return nil, fmt.Errorf("%s: is larger than %s: split it", name, limit.Size(most))
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
