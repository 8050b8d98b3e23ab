package parsers

import (
	"fmt"
	"io"
	"os"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers/workbook"
)

// madeByRole is the role of a file that offerlint made. Read as an answer, a commented copy would answer everything a
// second time.
const madeByRole = "made-by-offerlint"

// MadeBy says what the file at a path is that offerlint made, a workbook or a text; "" where it did not make it.
func MadeBy(path string) string { return (&reader{}).madeBy(file{path: path, name: path}) }

// madeBy is MadeBy within the limits of the bid.
func (r *reader) madeBy(f file) string {
	if ext := f.ext(); ext == ".xlsx" || ext == ".xlsm" {
		return workbook.MadeBy(f.path, f.name, r.limits())
	}
	return lint.MadeText(headOf(f.path))
}

// headOf is how a file begins; "" where it cannot be read, which whoever reads it will say.
func headOf(path string) string {
	f, err := os.Open(path)
	if err != nil {
		return ""
	}
	defer f.Close()
	head := make([]byte, 2048)
	n, _ := io.ReadFull(f, head) // a short file is as good as a long one
	return string(head[:n])
}

// spareOwn takes what offerlint made out of the files of one side, and accounts for them. Where nothing is
// left, the wrong file was named.
func (r *reader) spareOwn(files []file, side lint.Side) ([]file, error) {
	var left []file
	var own *lint.Document
	for _, f := range files {
		what := r.madeBy(f)
		if what == "" {
			left = append(left, f)
			continue
		}
		own = &lint.Document{File: f.name, Side: side, Role: madeByRole, Reason: what}
		if r.document(f.name) == nil {
			r.docs = append(r.docs, own)
		}
	}
	if own != nil && len(left) == 0 {
		return nil, fmt.Errorf("%s: was made by offerlint (%s) and is not read; name the workbook that it was made from",
			own.File, own.Reason)
	}
	return left, nil
}
