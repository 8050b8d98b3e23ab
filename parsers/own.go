package parsers

import (
	"fmt"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers/workbook"
)

// madeByRole is the role of a workbook that offerlint made. Read as an answer, a commented copy would answer everything a
// second time.
const madeByRole = "made-by-offerlint"

// madeBy says what offerlint made of a workbook; "" where it did not make it.
func (r *reader) madeBy(f file) string {
	if ext := f.ext(); ext != ".xlsx" && ext != ".xlsm" {
		return ""
	}
	return workbook.MadeBy(f.path, f.name, r.limits())
}

// spareOwn takes the workbooks that offerlint made out of the files of one side, and accounts for them. Where nothing is
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
