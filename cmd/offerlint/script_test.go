package main

import (
	"encoding/csv"
	"errors"
	"flag"
	"fmt"
	"os"
	"os/exec"
	"strconv"
	"strings"
	"testing"

	"github.com/rogpeppe/go-internal/testscript"
	"github.com/xuri/excelize/v2"
)

var update = flag.Bool("update", false, "rewrite golden files")

func TestMain(m *testing.M) {
	if os.Getenv("LC_ALL") == "" { // the language of whoever runs the tests is no part of them; scripts set it where it is
		if err := os.Setenv("LC_ALL", "C"); err != nil {
			panic(err)
		}
	}
	testscript.Main(m, map[string]func(){"offerlint": main})
}

// TestScripts runs the command line end to end: every command, flag, exit status and format.
func TestScripts(t *testing.T) {
	testscript.Run(t, testscript.Params{
		Dir:           "../../testdata/script",
		UpdateScripts: *update,
		Cmds: map[string]func(*testscript.TestScript, bool, []string){
			"edit":   edit,
			"status": status,
			"xlsx":   makeWorkbook,
			"cells":  printCells,
			"fill":   fillMatrix,
			"append": appendFile,
			"subst":  substitute,
		},
	})
}

// status runs a command and wants an exact exit status: status 2 offerlint check.
func status(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) < 2 {
		ts.Fatalf("usage: status N command args...")
	}
	want, err := strconv.Atoi(args[0])
	ts.Check(err)
	got := 0
	if err := ts.Exec(args[1], args[2:]...); err != nil {
		var exit *exec.ExitError
		if !errors.As(err, &exit) {
			ts.Fatalf("%v", err)
		}
		got = exit.ExitCode()
	}
	if got != want {
		ts.Fatalf("exit status %d, want %d", got, want)
	}
}

// edit puts one text in the place of another, as a person does in an editor: edit FILE OLD NEW.
func edit(ts *testscript.TestScript, neg bool, args []string) {
	if neg || len(args) != 3 {
		ts.Fatalf("usage: edit FILE OLD NEW")
	}
	before := ts.ReadFile(args[0])
	if strings.Count(before, args[1]) != 1 {
		ts.Fatalf("%s: %q stands there %d times, want once", args[0], args[1], strings.Count(before, args[1]))
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[0]), []byte(strings.Replace(before, args[1], args[2], 1)), 0o644))
}

// makeWorkbook writes a workbook: xlsx FILE SHEET=CSV... [password]. Each CSV file of the script becomes a sheet.
func makeWorkbook(ts *testscript.TestScript, _ bool, args []string) {
	f := excelize.NewFile()
	defer f.Close()
	var opts []excelize.Options
	for i, arg := range args[1:] {
		sheet, from, ok := strings.Cut(arg, "=")
		if !ok {
			opts = append(opts, excelize.Options{Password: arg})
			continue
		}
		if i == 0 {
			ts.Check(f.SetSheetName("Sheet1", sheet))
		} else {
			_, err := f.NewSheet(sheet)
			ts.Check(err)
		}
		r := csv.NewReader(strings.NewReader(ts.ReadFile(from)))
		r.FieldsPerRecord = -1
		rows, err := r.ReadAll()
		ts.Check(err)
		for n, row := range rows {
			cell, err := excelize.CoordinatesToCellName(1, n+1)
			ts.Check(err)
			ts.Check(f.SetSheetRow(sheet, cell, &row))
		}
	}
	ts.Check(f.SaveAs(ts.MkAbs(args[0]), opts...))
	if _, err := os.Stat(ts.MkAbs(args[0])); err != nil {
		ts.Fatalf("%v", err)
	}
}

// printCells writes the texts and comments of a workbook to a file, one cell a line: cells WORKBOOK FILE. Line breaks are
// printed as " / ".
func printCells(ts *testscript.TestScript, _ bool, args []string) {
	f, err := excelize.OpenFile(ts.MkAbs(args[0]))
	ts.Check(err)
	defer f.Close()
	var out strings.Builder
	for _, sheet := range f.GetSheetList() {
		rows, err := f.GetRows(sheet)
		ts.Check(err)
		for r, row := range rows {
			for c, text := range row {
				name, err := excelize.CoordinatesToCellName(c+1, r+1)
				ts.Check(err)
				formula, err := f.GetCellFormula(sheet, name)
				ts.Check(err)
				if text+formula != "" {
					fmt.Fprintf(&out, "%s!%s: %s\n", sheet, name, strings.ReplaceAll(text, "\n", " / "))
				}
				if formula != "" {
					fmt.Fprintf(&out, "%s!%s is the formula %s\n", sheet, name, formula)
				}
			}
		}
		comments, err := f.GetComments(sheet)
		ts.Check(err)
		for _, c := range comments {
			text := c.Text
			for _, run := range c.Paragraph {
				text += run.Text
			}
			fmt.Fprintf(&out, "%s!%s comment by %s: %s\n", sheet, c.Cell, c.Author, strings.ReplaceAll(text, "\n", " / "))
		}
	}
	ts.Check(os.WriteFile(ts.MkAbs(args[1]), []byte(out.String()), 0o644))
}
