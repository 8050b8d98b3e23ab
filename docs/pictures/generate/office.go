package main

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"image"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
)

// matrix shows the summary of the compliance matrix and the top of its main sheet.
func (s *studio) matrix(e example, bid string) error {
	book := filepath.Join(s.scratch, "matrix.xlsx")
	if err := s.offer(bid, "matrix", "-o", book); err != nil {
		return err
	}
	pdf, err := s.pdf(book)
	if err != nil {
		return err
	}
	if err := s.sheet(pdf, view{page: 1, headed: true, height: 1370}, e.lang+"-matrix-summary.png"); err != nil {
		return err
	}
	return s.sheet(pdf, view{page: e.matrixPage, headed: true, height: 900, share: e.matrixShare}, e.lang+"-matrix.png")
}

// annotated shows the form with one of its comments open, and the sheet that adds up.
func (s *studio) annotated(e example, bid string) error {
	if err := s.offer(bid, "annotate", "-o", s.scratch); err != nil {
		return err
	}
	book := filepath.Join(s.scratch, "INTERN-"+e.form+".xlsx")
	if err := opened(book, e.row); err != nil {
		return err
	}
	pdf, err := s.pdf(book)
	if err != nil {
		return err
	}
	return s.sheet(pdf, view{page: 2, height: 860}, e.lang+"-annotated.png")
}

// opened shows the comments in a row of a workbook, as a reader does who points at the cell: in the part that lays comments
// out, one element and one property say that they are hidden. row counts from 1.
func opened(book string, row int) error {
	old, err := os.ReadFile(book)
	if err != nil {
		return err
	}
	zr, err := zip.NewReader(bytes.NewReader(old), int64(len(old)))
	if err != nil {
		return err
	}
	var made bytes.Buffer
	zw := zip.NewWriter(&made)
	found := false
	for _, part := range zr.File {
		r, err := part.Open()
		if err != nil {
			return err
		}
		data, err := io.ReadAll(r)
		if err != nil {
			return err
		}
		if strings.HasSuffix(part.Name, ".vml") {
			shapes := strings.SplitAfter(string(data), "</v:shape>")
			for i, shape := range shapes {
				if strings.Contains(shape, fmt.Sprintf("<x:Row>%d</x:Row>", row-1)) {
					shape = strings.Replace(shape, "visibility:hidden", "visibility:visible", 1)
					shapes[i] = strings.Replace(shape, "<x:AutoFill>", "<x:Visible/><x:AutoFill>", 1)
					found = true
				}
			}
			data = []byte(strings.Join(shapes, ""))
		}
		w, err := zw.Create(part.Name)
		if err != nil {
			return err
		}
		if _, err := w.Write(data); err != nil {
			return err
		}
	}
	if !found {
		return fmt.Errorf("%s: no comment in row %d", book, row)
	}
	return errors.Join(zw.Close(), os.WriteFile(book, made.Bytes(), 0o644))
}

// pdf has LibreOffice print a workbook into a file, whose name it returns.
func (s *studio) pdf(book string) (string, error) {
	err := quietly(exec.Command(s.soffice, "-env:UserInstallation=file://"+filepath.Join(s.scratch, "office"), "--headless",
		"--convert-to", "pdf", "--outdir", s.scratch, book))
	return strings.TrimSuffix(book, ".xlsx") + ".pdf", err
}

// width is how wide the pictures of sheets are, in pixels.
const width = 1400

// A view is what is shown of a printed sheet.
type view struct {
	page   int     // of the PDF, from 1
	headed bool    // the page has a head, which is left out
	share  float64 // how much of the sheet is shown, from the left; 0: all
	height int     // pixels at most
}

// sheet keeps what a view shows of a PDF.
func (s *studio) sheet(pdf string, v view, name string) error {
	const draft = 72 // dots per inch: how wide the sheet is without its margins shows how many it takes
	picture, err := s.page(pdf, v.page, draft)
	if err != nil {
		return err
	}
	picture, err = s.page(pdf, v.page, draft*float64(width-2*margin)/float64(v.of(picture).Dx()))
	if err != nil {
		return err
	}
	return s.keep(name, cropped(picture, v.of(picture), v.height))
}

// of is the part of a picture that the view shows.
func (v view) of(p image.Image) image.Rectangle {
	r := inked(p, p.Bounds())
	if v.headed {
		r = inked(p, belowHead(p, r))
	}
	if v.share > 0 {
		r.Max.X = r.Min.X + int(v.share*float64(r.Dx()))
	}
	return r
}
