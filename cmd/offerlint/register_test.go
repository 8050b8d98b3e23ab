package main

import (
	"os"
	"regexp"
	"strconv"
	"strings"
	"time"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/xuri/excelize/v2"
)

// fillMatrix types into a matrix as a person does, a day as a date: fill MATRIX ID:COLUMN=TEXT... The columns are those of the
// defined names, as verified_by.
func fillMatrix(ts *testscript.TestScript, _ bool, args []string) {
	f, err := excelize.OpenFile(ts.MkAbs(args[0]))
	ts.Check(err)
	defer f.Close()
	const sheet = "Matrix"
	column := map[string]int{}
	for _, n := range f.GetDefinedName() {
		if name, ok := strings.CutPrefix(n.Name, "offerlint_"); ok {
			_, ref, _ := strings.Cut(strings.ReplaceAll(n.RefersTo, "$", ""), "!")
			first, _, _ := strings.Cut(ref, ":")
			column[name], _, err = excelize.CellNameToCoordinates(first)
			ts.Check(err)
		}
	}
	rows, err := f.GetRows(sheet)
	ts.Check(err)
	for _, arg := range args[1:] {
		where, text, _ := strings.Cut(arg, "=")
		id, name, _ := strings.Cut(where, ":")
		if column[name] == 0 {
			ts.Fatalf("the matrix has no column %s", name)
		}
		found := false
		for i, row := range rows {
			if len(row) == 0 || row[0] != id {
				continue
			}
			found = true
			cell := columnName(ts, column[name]) + strconv.Itoa(i+1)
			if day, err := time.Parse(time.DateOnly, text); err == nil {
				ts.Check(f.SetCellValue(sheet, cell, day))
				continue
			}
			ts.Check(f.SetCellStr(sheet, cell, text))
		}
		if !found {
			ts.Fatalf("the matrix has no row %s", id)
		}
	}
	ts.Check(f.Save())
}

// appendFile adds a file to the end of another: append FILE MORE.
func appendFile(ts *testscript.TestScript, _ bool, args []string) {
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(ts.ReadFile(args[0])+ts.ReadFile(args[1])), 0o644))
}

// substitute replaces what a pattern matches, which has to be one place: subst FILE PATTERN TEXT.
func substitute(ts *testscript.TestScript, _ bool, args []string) {
	text, pattern := ts.ReadFile(args[0]), regexp.MustCompile(args[1])
	if n := len(pattern.FindAllString(text, -1)); n != 1 {
		ts.Fatalf("%q is found %d times, want once", args[1], n)
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(pattern.ReplaceAllLiteralString(text, args[2])), 0o644))
}

func columnName(ts *testscript.TestScript, n int) string {
	name, err := excelize.ColumnNumberToName(n)
	ts.Check(err)
	return name
}
