package main

import (
	"bytes"
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
)

// TestMatrixOfExamples compares the matrix of the example bids, as text, with the golden ones.
func TestMatrixOfExamples(t *testing.T) {
	for _, name := range examples {
		for format, ext := range map[string]string{"csv": ".csv", "markdown": ".md"} {
			status, out, errOut := offerlint(t, "matrix", "examples/"+name, "--format", format, "--today", "2026-11-02")
			if status != statusClean || errOut != "" {
				t.Errorf("%s: exit status %d, %s", name, status, errOut)
			}
			golden(t, filepath.Join("../../testdata/bids", name+".matrix"+ext), strings.ReplaceAll(out, "\r\n", "\n"))
		}
	}
}

// TestMatrixIsRepeatable makes each format twice, the second time over the first: the same bytes, and no input file touched.
func TestMatrixIsRepeatable(t *testing.T) {
	for _, name := range examples {
		before := hashes(t, "../../examples/"+name)
		for _, ext := range []string{".xlsx", ".html", ".md", ".csv"} {
			file := filepath.Join(t.TempDir(), "matrix"+ext)
			var made [2][]byte
			for i := range made {
				if status, _, errOut := offerlint(t, "matrix", "examples/"+name, "-o", file, "--today", "2026-11-02"); status != statusClean {
					t.Fatalf("%s%s: exit status %d, %s", name, ext, status, errOut)
				}
				var err error
				if made[i], err = os.ReadFile(file); err != nil {
					t.Fatal(err)
				}
			}
			if !bytes.Equal(made[0], made[1]) {
				t.Errorf("%s%s: two runs differ", name, ext)
			}
		}
		if diff := cmp.Diff(before, hashes(t, "../../examples/"+name)); diff != "" {
			t.Errorf("%s: input files changed (-before +after)\n%s", name, diff)
		}
	}
}

// require skips a test where a program is missing, and fails it where OFFERLINT_REQUIRE, a list with commas, names the program.
func require(t *testing.T, program string) string {
	t.Helper()
	path, err := exec.LookPath(program)
	if err == nil {
		return path
	}
	if slices.Contains(strings.Split(os.Getenv("OFFERLINT_REQUIRE"), ","), program) {
		t.Fatalf("%s is required, but %v", program, err)
	}
	t.Skipf("%s is missing: %v", program, err)
	return ""
}

// TestLibreOfficeOpensTheMatrix has LibreOffice open each matrix and save it again: the same sheets, the same words, the chart,
// the lists to choose from, and nothing calculated.
func TestLibreOfficeOpensTheMatrix(t *testing.T) {
	soffice := require(t, "soffice")
	for _, name := range examples {
		dir := t.TempDir()
		file := filepath.Join(dir, "matrix.xlsx")
		if status, _, errOut := offerlint(t, "matrix", "examples/"+name, "-o", file, "--today", "2026-11-02"); status != statusClean {
			t.Fatalf("%s: exit status %d, %s", name, status, errOut)
		}
		cmd := exec.Command(soffice, "-env:UserInstallation=file://"+filepath.ToSlash(dir)+"/profile", "--headless",
			"--convert-to", "xlsx", "--outdir", filepath.Join(dir, "saved"), file)
		if out, err := cmd.CombinedOutput(); err != nil {
			t.Fatalf("%s: %v\n%s", name, err, out)
		}
		ours, saved := openFile(t, file), openFile(t, filepath.Join(dir, "saved", "matrix.xlsx"))
		if diff := cmp.Diff(ours.GetSheetList(), saved.GetSheetList()); diff != "" {
			t.Errorf("%s: sheets (-ours +saved)\n%s", name, diff)
		}
		// LibreOffice keeps of cells with links, from the tenth column on, only one line.
		if diff := cmp.Diff(columns(t, ours, "Matrix", 9), columns(t, saved, "Matrix", 9)); diff != "" {
			t.Errorf("%s: matrix (-ours +saved)\n%s", name, diff)
		}
		lists, err := saved.GetDataValidations("Matrix")
		if err != nil || len(lists) < 4 {
			t.Errorf("%s: %d lists and dates to enter, %v", name, len(lists), err)
		}
		if _, ok := saved.Pkg.Load("xl/charts/chart1.xml"); !ok {
			t.Errorf("%s: the chart is gone", name)
		}
	}
}

func openFile(t *testing.T, path string) *excelize.File {
	t.Helper()
	f, err := excelize.OpenFile(path)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.Close() })
	return f
}

// columns are the first n cells of each row of a sheet.
func columns(t *testing.T, f *excelize.File, sheet string, n int) [][]string {
	t.Helper()
	rows, err := f.GetRows(sheet)
	if err != nil {
		t.Fatal(err)
	}
	for i, row := range rows {
		rows[i] = append(slices.Clone(row), make([]string, n)...)[:n]
	}
	return rows
}

// TestFilesAreReplacedWholeOrNot: what cannot be written leaves the old file and nothing beside it.
func TestFilesAreReplacedWholeOrNot(t *testing.T) {
	dir := t.TempDir()
	file := filepath.Join(dir, "ä b.csv")
	if err := replaceFile(file, func(w io.Writer) error { _, err := io.WriteString(w, "old"); return err }); err != nil {
		t.Fatal(err)
	}
	full := errors.New("disk full")
	err := replaceFile(file, func(w io.Writer) error { _, err := io.WriteString(w, "ne"); return errors.Join(err, full) })
	if !errors.Is(err, full) {
		t.Errorf("error %v", err)
	}
	got, err := os.ReadFile(file)
	if string(got) != "old" || err != nil {
		t.Errorf("the file holds %q, %v", got, err)
	}
	if names, err := os.ReadDir(dir); len(names) != 1 || err != nil {
		t.Errorf("left behind: %v, %v", names, err)
	}
}

// TestEntriesOutliveTheMatrix: what people entered is kept when the matrix is made again; where the customer's text changed that
// is said, and where the criterion is gone nothing is overwritten.
func TestEntriesOutliveTheMatrix(t *testing.T) {
	t.Chdir(t.TempDir())
	customer := func(list string) {
		t.Helper()
		if err := os.WriteFile("rfp.csv", []byte("Nr.;Anforderung;Art;Antwort\n"+list), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	matrix := func() (int, string) {
		t.Helper()
		var out, errOut bytes.Buffer
		status := run([]string{"matrix", "--rfp", "rfp.csv", "--offer", "rfp.csv", "-o", "m.xlsx", "--quiet"}, strings.NewReader(""), &out, &errOut)
		return status, errOut.String()
	}
	entered := func() string {
		t.Helper()
		f := openFile(t, "m.xlsx")
		v, err := f.GetCellValue("Matrix", "O2")
		if err != nil {
			t.Fatal(err)
		}
		return v
	}
	customer("K-1;Das System exportiert Daten.;MUSS;Ja\nK-2;Das System druckt.;MUSS;Ja\n")
	if status, errOut := matrix(); status != statusClean || errOut != "" {
		t.Fatalf("exit status %d, %s", status, errOut)
	}
	f := openFile(t, "m.xlsx")
	if err := errors.Join(f.SetCellStr("Matrix", "O2", "Welche Daten?"), f.Save()); err != nil {
		t.Fatal(err)
	}
	for _, step := range []struct {
		name, list, says string
		status           int
	}{
		{"the same", "K-1;Das System exportiert Daten.;MUSS;Nein\nK-2;Das System druckt.;MUSS;Ja\n", "", statusClean},
		{"renumbered", "K-7;Das System exportiert Daten.;MUSS;Nein\nK-2;Das System druckt.;MUSS;Ja\n", "", statusClean},
		{"reworded", "K-7;Das System exportiert alles.;MUSS;Nein\nK-2;Das System druckt.;MUSS;Ja\n", "m.xlsx: K-7: the customer's text changed", statusClean},
		{"gone", "K-2;Das System druckt.;MUSS;Ja\nK-3;Das System faltet.;MUSS;Ja\n", "for what is no longer asked: K-7; choose another name", statusBroken},
	} {
		customer(step.list)
		status, errOut := matrix()
		if status != step.status || !strings.Contains(errOut, step.says) || step.says == "" && errOut != "" {
			t.Errorf("%s: exit status %d, %s", step.name, status, errOut)
		}
		if got := entered(); got != "Welche Daten?" {
			t.Errorf("%s: the question reads %q", step.name, got)
		}
	}
}
