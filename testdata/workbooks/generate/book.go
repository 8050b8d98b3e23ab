package main

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"maps"
	"regexp"
	"slices"
	"strings"

	"github.com/xuri/excelize/v2"
)

// A book is a workbook that is being made. It remembers the first error, after which it does nothing.
type book struct {
	f     *excelize.File
	sheet string // the one that is written to
	next  int    // its next row
	edits []edit
	err   error
}

// An edit changes a part of the finished package: excelize writes no oddities.
type edit struct {
	part     string
	old, new string // old is replaced by new, once; an old of "" makes the part
}

// made returns the way to make a workbook: a first sheet of that name, filled by fill.
func made(sheet string, fill func(b *book)) func() ([]byte, error) {
	return func() (data []byte, err error) {
		b := &book{f: excelize.NewFile(), sheet: sheet, next: 1}
		defer func() { err = errors.Join(err, b.f.Close()) }()
		b.do(func() error { return b.f.SetSheetName("Sheet1", sheet) })
		b.do(func() error {
			return b.f.SetDocProps(&excelize.DocProperties{
				Creator: "Stadt Musterhausen", LastModifiedBy: "Stadt Musterhausen",
				Created: "2026-10-12T08:00:00Z", Modified: "2026-10-12T08:00:00Z",
			})
		})
		fill(b)
		if b.err != nil {
			return nil, b.err
		}
		buf, err := b.f.WriteToBuffer()
		if err != nil {
			return nil, err
		}
		return repack(buf.Bytes(), b.edits)
	}
}

// table makes a workbook of one sheet, Anforderungen, with these rows and no further oddity.
func table(lines ...string) func() ([]byte, error) {
	return made("Anforderungen", func(b *book) { b.rows(lines...) })
}

func (b *book) do(action func() error) {
	if b.err == nil {
		b.err = action()
	}
}

// rows appends rows, whose cells are separated by "|"; "" is a blank row. A cell is trimmed of blanks, and one that
// begins with "=" is a formula, which keeps no value.
func (b *book) rows(lines ...string) {
	for _, line := range lines {
		for i, s := range strings.Split(line, "|") {
			cell, err := excelize.CoordinatesToCellName(i+1, b.next)
			b.do(func() error { return err })
			if s = strings.Trim(s, " "); s == "" {
				continue
			}
			if f, ok := strings.CutPrefix(s, "="); ok {
				b.formula(cell, f)
				continue
			}
			b.set(cell, s)
		}
		b.next++
	}
}

// on writes to another sheet from now on, which is made where it is missing.
func (b *book) on(sheet string) {
	b.do(func() error {
		_, err := b.f.NewSheet(sheet)
		return err
	})
	b.sheet, b.next = sheet, 1
}

func (b *book) set(cell string, v any) {
	b.do(func() error { return b.f.SetCellValue(b.sheet, cell, v) })
}

func (b *book) formula(cell, formula string) {
	b.do(func() error { return b.f.SetCellFormula(b.sheet, cell, formula) })
}

func (b *book) merge(from, to string) {
	b.do(func() error { return b.f.MergeCell(b.sheet, from, to) })
}

// look gives a range a style.
func (b *book) look(from, to string, style excelize.Style) {
	b.do(func() error {
		n, err := b.f.NewStyle(&style)
		if err != nil {
			return err
		}
		return b.f.SetCellStyle(b.sheet, from, to, n)
	})
}

// font is a look that consists of a font alone.
func font(f excelize.Font) excelize.Style { return excelize.Style{Font: &f} }

func (b *book) bold(cells ...string) {
	for _, c := range cells {
		b.look(c, c, font(excelize.Font{Bold: true}))
	}
}

// list offers the choices in the cells of a range.
func (b *book) list(sqref string, choices ...string) {
	dv := excelize.NewDataValidation(true)
	dv.SetSqref(sqref)
	b.do(func() error { return dv.SetDropList(choices) })
	b.do(func() error { return b.f.AddDataValidation(b.sheet, dv) })
}

// source offers in the cells of a range what stands in another, or what a formula gives.
func (b *book) source(sqref, formula string) {
	dv := excelize.NewDataValidation(true)
	dv.SetSqref(sqref)
	dv.SetSqrefDropList(formula)
	b.do(func() error { return b.f.AddDataValidation(b.sheet, dv) })
}

func (b *book) hideRow(row int) {
	b.do(func() error { return b.f.SetRowVisible(b.sheet, row, false) })
}

// hide hides the sheet, which must not be the only one.
func (b *book) hide() {
	b.do(func() error { return b.f.SetSheetVisible(b.sheet, false) })
}

// replace changes the first occurrence of a text in a part of the package; it must be there.
func (b *book) replace(part, from, to string) {
	b.edits = append(b.edits, edit{part, from, to})
}

// add adds a part to the package.
func (b *book) add(part, content string) {
	b.edits = append(b.edits, edit{part: part, new: content})
}

const (
	firstSheet   = "xl/worksheets/sheet1.xml"
	contentTypes = "[Content_Types].xml"
)

// repack writes the package anew with the edits, its parts in the order of their names and without any time.
func repack(data []byte, edits []edit) ([]byte, error) {
	parts, err := unpack(data)
	if err != nil {
		return nil, err
	}
	for _, e := range edits {
		old, have := parts[e.part]
		switch {
		case e.old == "" && have:
			return nil, fmt.Errorf("part %s is there already", e.part)
		case e.old != "" && !strings.Contains(old, e.old):
			return nil, fmt.Errorf("part %s does not hold %q", e.part, e.old)
		case e.old == "":
			parts[e.part] = e.new
		default:
			parts[e.part] = strings.Replace(old, e.old, e.new, 1)
		}
	}
	return pack(parts)
}

// pack writes the parts of a package.
func pack(parts map[string]string) ([]byte, error) {
	parts[contentTypes] = inOrder(parts[contentTypes])
	var buf bytes.Buffer
	zw := zip.NewWriter(&buf)
	for _, name := range slices.Sorted(maps.Keys(parts)) {
		w, err := zw.Create(name)
		if err != nil {
			return nil, err
		}
		if _, err := io.WriteString(w, parts[name]); err != nil {
			return nil, err
		}
	}
	if err := zw.Close(); err != nil {
		return nil, err
	}
	return buf.Bytes(), nil
}

var fileTypes = regexp.MustCompile(`(?:<Default [^>]*></Default>)+`)

// inOrder sorts the types of files by extension, which excelize writes in the order of a map.
func inOrder(types string) string {
	return fileTypes.ReplaceAllStringFunc(types, func(list string) string {
		const end = "</Default>"
		items := strings.SplitAfter(strings.TrimSuffix(list, end), end)
		items[len(items)-1] += end
		slices.Sort(items)
		return strings.Join(items, "")
	})
}

func unpack(data []byte) (map[string]string, error) {
	zr, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, err
	}
	parts := map[string]string{}
	for _, f := range zr.File {
		r, err := f.Open()
		if err != nil {
			return nil, err
		}
		content, err := io.ReadAll(r)
		if err != nil {
			return nil, err
		}
		parts[f.Name] = string(content)
	}
	return parts, nil
}
