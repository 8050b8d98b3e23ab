package workbook_test

import (
	"archive/zip"
	"encoding/xml"
	"io"
	"io/fs"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"
	"testing"

	"github.com/offerlint/offerlint/parsers/table"
	"github.com/offerlint/offerlint/parsers/workbook"
)

// TestCorpus reads real workbooks: each gives grids that hold every cell of the file, or one error that says what to do.
func TestCorpus(t *testing.T) {
	dir := os.Getenv("OFFERLINT_CORPUS")
	if dir == "" {
		t.Skip("OFFERLINT_CORPUS is not set: real workbooks are not read")
	}
	read := 0
	refused := eachWorkbook(t, dir, func(file, name string, grids []*table.Grid) {
		read++
		wantSound(t, grids)
		wantAllCells(t, file, name, grids)
	})
	t.Logf("%d workbooks read, %d refused", read, refused)
	if read == 0 {
		t.Errorf("no workbook in %s could be read", dir)
	}
}

// eachWorkbook reads all workbooks below dir, and returns how many were refused.
func eachWorkbook(t *testing.T, dir string, check func(file, name string, grids []*table.Grid)) (refused int) {
	t.Helper()
	err := filepath.WalkDir(dir, func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		switch strings.ToLower(filepath.Ext(file)) {
		case ".xlsx", ".xlsm", ".xls", ".xlsb", ".ods":
		default:
			return nil
		}
		name, _ := filepath.Rel(dir, file)
		grids, err := workbook.Read(file, name, workbook.Limits{})
		if err != nil {
			refused++
			wantAdvice(t, name, err)
			t.Log(err)
			return nil
		}
		check(file, name, grids)
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
	return refused
}

// wantAdvice checks that an error is one line that begins with the file and says what to do.
func wantAdvice(t *testing.T, name string, err error) {
	t.Helper()
	msg := err.Error()
	advice := false
	for _, verb := range []string{"save", "get the file", "ask for", "give it", "split", "unpack"} {
		advice = advice || strings.Contains(msg, verb)
	}
	if !strings.HasPrefix(msg, name+":") || strings.Contains(msg, "\n") || !advice {
		t.Errorf("error does not say what to do: %s", msg)
	}
}

// wantAllCells compares the cells of the grids with a count of those in the XML.
func wantAllCells(t *testing.T, file, name string, grids []*table.Grid) {
	t.Helper()
	want, ok := countCells(t, file)
	if !ok {
		t.Errorf("%s: read, but its XML could not be counted", name)
		return
	}
	got := 0
	for _, g := range grids {
		for _, r := range g.Rows {
			for _, c := range r.Cells {
				if c.Text != "" || c.Formula() != "" {
					got++
				}
			}
		}
		for _, n := range g.Notes {
			if n.Fact == "covered-cells" {
				got += n.N
			}
		}
	}
	if got != want {
		t.Errorf("%s: read %d cells with content, the XML has %d", name, got, want)
	}
}

type countedSheet struct {
	Cells []struct {
		T  string   `xml:"t,attr"`
		V  *string  `xml:"v"`
		F  *string  `xml:"f"`
		Is []string `xml:"is>t"`
		Rs []string `xml:"is>r>t"`
	} `xml:"sheetData>row>c"`
}

type countedStrings struct {
	Items []struct {
		T []string `xml:"t"`
		R []string `xml:"r>t"`
	} `xml:"si"`
}

// countCells counts in another way than the reader: by whole documents, sheet parts by their folder.
func countCells(t *testing.T, file string) (int, bool) {
	t.Helper()
	zr, err := zip.OpenReader(file)
	if err != nil {
		return 0, false
	}
	defer zr.Close()
	related := targets(t, &zr.Reader)
	var shared countedStrings
	var sheets []countedSheet
	for _, f := range zr.File {
		key := strings.ToLower(strings.ReplaceAll(f.Name, `\`, "/"))
		switch {
		case path.Base(key) == "sharedstrings.xml":
			err = decode(f, &shared)
		case strings.HasSuffix(related[key], "sheet"):
			var s countedSheet
			err = decode(f, &s)
			sheets = append(sheets, s)
		}
		if err != nil {
			t.Logf("%s: %v", f.Name, err)
			return 0, false
		}
	}
	n := 0
	for _, s := range sheets {
		for _, c := range s.Cells {
			text := strings.Join(append(c.Is, c.Rs...), "")
			if c.V != nil {
				text += *c.V
			}
			if i, err := strconv.Atoi(text); c.T == "s" && err == nil && i < len(shared.Items) {
				text = strings.Join(append(shared.Items[i].T, shared.Items[i].R...), "")
			}
			if strings.TrimSpace(strings.ReplaceAll(text, "_x000D_", "")) != "" || c.F != nil {
				n++
			}
		}
	}
	return n, true
}

// targets says of what kind the parts are.
func targets(t *testing.T, zr *zip.Reader) map[string]string {
	t.Helper()
	out := map[string]string{}
	for _, f := range zr.File {
		name := strings.ReplaceAll(f.Name, `\`, "/")
		if path.Ext(name) != ".rels" {
			continue
		}
		var rels struct {
			Rel []struct {
				Type   string `xml:"Type,attr"`
				Target string `xml:"Target,attr"`
			} `xml:"Relationship"`
		}
		if err := decode(f, &rels); err != nil {
			t.Fatalf("%s: %v", f.Name, err)
		}
		for _, r := range rels.Rel {
			target := strings.TrimPrefix(r.Target, "/")
			if target == r.Target {
				target = path.Join(path.Dir(path.Dir(name)), target)
			}
			out[strings.ToLower(target)] = path.Base(r.Type)
		}
	}
	return out
}

func decode(f *zip.File, v any) error {
	rc, err := f.Open()
	if err != nil {
		return err
	}
	defer rc.Close()
	data, err := io.ReadAll(rc)
	if err != nil {
		return err
	}
	return xml.Unmarshal(data, v)
}

// wantSound checks what holds for every grid: order, places inside the sheet, the last row, the marks of a cell.
func wantSound(t *testing.T, grids []*table.Grid) {
	t.Helper()
	if len(grids) == 0 {
		t.Error("no grids and no error")
	}
	for _, g := range grids {
		last := 0
		for _, r := range g.Rows {
			if r.N <= last || r.N > 1<<20 || len(r.Cells) == 0 {
				t.Errorf("%s: row %d with %d cells after row %d", g.Sheet, r.N, len(r.Cells), last)
			}
			last = r.N
			col := 0
			for k, c := range r.Cells {
				if c.Col <= col || c.Col > 1<<14 || r.Places != nil {
					t.Errorf("%s: column %d after column %d of row %d", g.Sheet, c.Col, col, r.N)
				}
				if c.NoValue && (c.Text != "" || c.Formula() == "") || c.Text == "" && c.Formula() == "" && c.Comment() == "" {
					t.Errorf("%v: an impossible cell: %+v", g.At(r, k), c)
				}
				col = c.Col
			}
		}
		if g.LastRow != last {
			t.Errorf("%s: last row %d, want %d", g.Sheet, g.LastRow, last)
		}
	}
}
