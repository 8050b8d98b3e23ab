package parsers

import (
	"fmt"
	"io"
	"os"
	"strings"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers/workbook"
)

// madeByRole is the role of a file that offerlint made. Read as an answer, a commented copy would answer everything a
// second time.
const madeByRole = "made-by-offerlint"

// madeBy says what a file is that offerlint made; "" where it did not make it.
func (r *reader) madeBy(f file) string {
	ext := f.ext()
	if ext == ".xlsx" || ext == ".xlsm" {
		return workbook.MadeBy(f.path, f.name, r.limits())
	}
	marks := ownMarks[ext]
	if marks == nil {
		return ""
	}
	head := headOf(f.path)
	for _, m := range marks {
		if i := strings.Index(head, m.text); i == 0 || i > 0 && !m.first {
			return m.made
		}
	}
	return ""
}

// A mark is how the text of a report of offerlint is known.
type mark struct {
	text  string
	first bool // the file begins with it; else it stands among the first lines
	made  string
}

// ownMarks are the marks of packages report and report/matrix, by the extension of the file.
var ownMarks = map[string][]mark{
	".html": {{`<meta name="generator" content="offerlint matrix">`, false, "matrix"}, {`<meta name="generator" content="offerlint">`, false, "report"}},
	".htm":  {{`<meta name="generator" content="offerlint matrix">`, false, "matrix"}, {`<meta name="generator" content="offerlint">`, false, "report"}},
	".md":   {{"<!-- offerlint: matrix -->", true, "matrix"}, {"<!-- offerlint: questions -->", true, "questions"}},
	".json": {{"{\n  \"version\": 1,\n  \"bids\": [", true, "report"}},
	".csv":  {{"offerlint: Schlüssel", false, "matrix"}, {"offerlint: key", false, "matrix"}},
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
