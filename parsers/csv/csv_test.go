package csv_test

import (
	"encoding/binary"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/google/go-cmp/cmp"

	"github.com/offerlint/offerlint/parsers/csv"
	"github.com/offerlint/offerlint/parsers/limit"
	"github.com/offerlint/offerlint/parsers/table"
)

func read(t *testing.T, data string) (*table.Grid, error) {
	t.Helper()
	file := filepath.Join(t.TempDir(), "rfp.csv")
	if err := os.WriteFile(file, []byte(data), 0o600); err != nil {
		t.Fatal(err)
	}
	return csv.Read(file, "rfp.csv", limit.Limits{})
}

// cells lists the cells of a grid as row/column line:col-line:col text.
func cells(g *table.Grid) []string {
	var out []string
	for _, r := range g.Rows {
		for k, c := range r.Cells {
			at := g.At(r, k)
			out = append(out, fmt.Sprintf("%d/%d %d:%d-%d:%d %s", r.N, c.Col, at.Line, at.Col, at.EndLine, at.EndCol, c.Text))
		}
	}
	return out
}

func utf16le(s string) string {
	var b []byte
	for _, u := range utf16.Encode([]rune(s)) {
		b = binary.LittleEndian.AppendUint16(b, u)
	}
	return string(b)
}

func utf16be(s string) string {
	var b []byte
	for _, u := range utf16.Encode([]rune(s)) {
		b = binary.BigEndian.AppendUint16(b, u)
	}
	return string(b)
}

func TestRead(t *testing.T) {
	cases := map[string]struct {
		data string
		last int
		want []string
	}{
		"plain": {"Nr.,Text\nK-1,Ja\n", 2, []string{"1/1 1:1-1:3 Nr.", "1/2 1:5-1:8 Text", "2/1 2:1-2:3 K-1", "2/2 2:5-2:6 Ja"}},
		"semicolons, decimal commas, CRLF": {
			"Nr.;Preis\r\nK-1;1,50\r\n", 2, []string{"1/1 1:1-1:3 Nr.", "1/2 1:5-1:9 Preis", "2/1 2:1-2:3 K-1", "2/2 2:5-2:8 1,50"},
		},
		"tabs":             {"a\tb;c\n1\t2\n", 2, []string{"1/1 1:1-1:1 a", "1/2 1:3-1:5 b;c", "2/1 2:1-2:1 1", "2/2 2:3-2:3 2"}},
		"bars, old Mac":    {"a|b\r1|2\r", 2, []string{"1/1 1:1-1:1 a", "1/2 1:3-1:3 b", "2/1 2:1-2:1 1", "2/2 2:3-2:3 2"}},
		"declared":         {"sep=|\r\na;b|c\r\n", 2, []string{"2/1 2:1-2:3 a;b", "2/2 2:5-2:5 c"}},
		"byte order mark":  {"\ufeffNr.;Text\n", 1, []string{"1/1 1:1-1:3 Nr.", "1/2 1:5-1:8 Text"}},
		"UTF-16 LE":        {"\xff\xfe" + utf16le("ä;€\n1;😀"), 2, []string{"1/1 1:1-1:2 ä", "1/2 1:5-1:6 €", "2/1 2:1-2:2 1", "2/2 2:5-2:8 😀"}},
		"UTF-16 BE":        {"\xfe\xff" + utf16be("ä;€"), 1, []string{"1/1 1:1-1:2 ä", "1/2 1:5-1:6 €"}},
		"UTF-16 unmarked":  {utf16le("Nr.;Text"), 1, []string{"1/1 1:1-1:6 Nr.", "1/2 1:9-1:16 Text"}},
		"Windows-1252":     {"\xdcber;\x80 5\n", 1, []string{"1/1 1:1-1:4 Über", "1/2 1:6-1:8 € 5"}},
		"mixed encodings":  {"für;\xfcber\n", 1, []string{"1/1 1:1-1:4 für", "1/2 1:6-1:9 über"}},
		"line break":       {"a;\"b\r\nc\";d\r\ne;f\r\n", 2, []string{"1/1 1:1-1:1 a", "1/2 1:4-2:1 b\nc", "1/3 2:4-2:4 d", "2/1 3:1-3:1 e", "2/2 3:3-3:3 f"}},
		"doubled quotes":   {"a;\"er sagte \"\"ja\"\"\"\n", 1, []string{"1/1 1:1-1:1 a", "1/2 1:4-1:18 er sagte \"ja\""}},
		"stray quotes":     {"K-1;\"TFT 19\" Monitor\";x\n", 1, []string{"1/1 1:1-1:3 K-1", "1/2 1:6-1:20 TFT 19\" Monitor", "1/3 1:23-1:23 x"}},
		"inch":             {"K-1;5\" Rohr;x\n", 1, []string{"1/1 1:1-1:3 K-1", "1/2 1:5-1:11 5\" Rohr", "1/3 1:13-1:13 x"}},
		"quoted beginning": {"K-1;\"Umbau\" der Halle\nK-2;x\n", 2, []string{"1/1 1:1-1:3 K-1", "1/2 1:5-1:21 \"Umbau\" der Halle", "2/1 2:1-2:3 K-2", "2/2 2:5-2:5 x"}},
		"blank before":     {"a, \"b, c\"\n1,2\n", 2, []string{"1/1 1:1-1:1 a", "1/2 1:5-1:8 b, c", "2/1 2:1-2:1 1", "2/2 2:3-2:3 2"}},
		"ragged and blank": {"a;b\n\n;;\nc\nd;e;f\n\n \n", 5, []string{
			"1/1 1:1-1:1 a", "1/2 1:3-1:3 b", "4/1 4:1-4:1 c", "5/1 5:1-5:1 d", "5/2 5:3-5:3 e", "5/3 5:5-5:5 f",
		}},
		"one column": {"Anforderung\nDas System ist schnell, sicher und schön.\nEs läuft.\nEs läuft, und zwar lange.\n", 4, []string{
			"1/1 1:1-1:11 Anforderung", "2/1 2:1-2:42 Das System ist schnell, sicher und schön.", "3/1 3:1-3:10 Es läuft.", "4/1 4:1-4:26 Es läuft, und zwar lange.",
		}},
		"title above": {"Katalog\nNr.;Text\n1;a\n2;b\n", 4, []string{
			"1/1 1:1-1:7 Katalog", "2/1 2:1-2:3 Nr.", "2/2 2:5-2:8 Text", "3/1 3:1-3:1 1", "3/2 3:3-3:3 a", "4/1 4:1-4:1 2", "4/2 4:3-4:3 b",
		}},
		"text kept":    {"a;=1+1;+49;-;@x;1.10;=\"007\"\n", 1, []string{"1/1 1:1-1:1 a", "1/2 1:3-1:6 =1+1", "1/3 1:8-1:10 +49", "1/4 1:12-1:12 -", "1/5 1:14-1:15 @x", "1/6 1:17-1:20 1.10", "1/7 1:22-1:27 007"}},
		"no last line": {"a;b", 1, []string{"1/1 1:1-1:1 a", "1/2 1:3-1:3 b"}},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			g, err := read(t, c.data)
			if err != nil {
				t.Fatal(err)
			}
			wantSound(t, g, c.data)
			if d := cmp.Diff(c.want, cells(g)); d != "" || g.LastRow != c.last {
				t.Errorf("last row %d, want %d; cells (-want +got):\n%s", g.LastRow, c.last, d)
			}
		})
	}
}

func TestRefused(t *testing.T) {
	cases := map[string]struct{ data, want string }{
		"empty":                         {"", "rfp.csv: is empty (0 bytes): get the file again"},
		"blank":                         {"\n;;\n \n", "rfp.csv: has no content: get the file again"},
		"zip":                           {"PK\x03\x04", "rfp.csv: is a zip archive or workbook with the name of a CSV file: give it the extension .xlsx"},
		"ole":                           {"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "rfp.csv: is an old or encrypted workbook with the name of a CSV file: save it as .xlsx without password"},
		"pdf":                           {"%PDF-1.7", "rfp.csv: is a PDF, not a table: ask for the table itself"},
		"html":                          {"\n<!DOCTYPE html>", "rfp.csv: is an HTML page, not a table: open it in Excel and save it as .xlsx"},
		"noise":                         {"a;b\x00\x00\x01", "rfp.csv: is not text: save it as CSV or as .xlsx"},
		"never shut":                    {"a;b\nK-1;\"offen\nK-2;c\nK-3;d\n", "rfp.csv:2:5: a quote opens a cell and is never closed: close it, or write quotes in the text twice"},
		"never shut from the beginning": {"\"Nr.;b\nK-1;c\n", "rfp.csv:1:1: a quote opens a cell and is never closed: close it, or write quotes in the text twice"},
		"runs into another": {
			"a;b\nK-1;\"offen\nK-2;\"c\"\nK-3;d\n",
			"rfp.csv:2:5: a quote opens a cell that runs into another quote in line 3: close it, or write quotes in the text twice",
		},
		"too many": {strings.Repeat(`"a"b;`, 300) + "\n", "rfp.csv:1:501: a quote is one of too many that are not closed: close it, or write quotes in the text twice"},
	}
	for name, c := range cases {
		t.Run(name, func(t *testing.T) {
			g, err := read(t, c.data)
			if err == nil {
				t.Fatalf("read %v, want the error %q", cells(g), c.want)
			}
			if err.Error() != c.want {
				t.Errorf("got  %v\nwant %s", err, c.want)
			}
		})
	}
	if _, err := csv.Read(filepath.Join(t.TempDir(), "x.csv"), "rfp/x.csv", limit.Limits{}); err == nil || !strings.HasPrefix(err.Error(), "rfp/x.csv: cannot be read: ") {
		t.Errorf("missing file: %v", err)
	}
}

// wantSound checks what holds for every grid: order, places inside the file, the last row.
func wantSound(t *testing.T, g *table.Grid, data string) {
	t.Helper()
	lines := 1 + strings.Count(data, "\n") + strings.Count(data, "\r")
	last := 0
	line, col := 0, 0
	for _, r := range g.Rows {
		if r.N <= last || len(r.Cells) == 0 {
			t.Errorf("row %d with %d cells after row %d", r.N, len(r.Cells), last)
		}
		last = r.N
		before := 0
		for k, c := range r.Cells {
			at := g.At(r, k)
			if c.Col <= before || strings.TrimSpace(c.Text) == "" || at.Sheet != "" || at.File != g.File {
				t.Errorf("impossible cell after column %d: %+v", before, c)
			}
			if at.Line < line || at.Line == line && at.Col <= col || at.EndLine < at.Line || at.EndLine == at.Line && at.EndCol < at.Col ||
				at.EndLine > lines || at.Col < 1 || at.Col > len(data) || at.EndCol > len(data) {
				t.Errorf("impossible place after %d:%d: %+v", line, col, at)
			}
			before, line, col = c.Col, at.EndLine, at.EndCol
		}
	}
	if g.LastRow != last || last > lines {
		t.Errorf("last row %d, want %d, of %d lines", g.LastRow, last, lines)
	}
}

func FuzzRead(f *testing.F) {
	for _, s := range []string{
		"", "a;b\n1;2\n", "sep=,\na,b", "\ufeffa|\"b\r\n\"\"c\"|d", "\xff\xfea\x00;\x00\"\x00", "\"a\"b;\"c\n\";d\"", "=\"007\";\x80", "a\rb\r\n\rc", "\"\"\"", " \"a\" ,\"b\"\n",
	} {
		f.Add([]byte(s))
	}
	f.Fuzz(func(t *testing.T, data []byte) {
		g, err := read(t, string(data))
		if err == nil {
			wantSound(t, g, string(data))
			return
		}
		if !strings.HasPrefix(err.Error(), "rfp.csv:") {
			t.Errorf("error without its file: %v", err)
		}
	})
}

// TestCorpus reads real files: every one gives rows, and no text is lost on the way.
func TestCorpus(t *testing.T) {
	dir := os.Getenv("OFFERLINT_CORPUS")
	if dir == "" {
		t.Skip("OFFERLINT_CORPUS is not set: real files are not read")
	}
	n := 0
	err := filepath.WalkDir(dir, func(file string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || !strings.EqualFold(filepath.Ext(file), ".csv") {
			return err
		}
		n++
		name, _ := filepath.Rel(dir, file)
		data, err := os.ReadFile(file)
		if err != nil {
			return err
		}
		g, err := csv.Read(file, name, limit.Limits{})
		if err != nil {
			t.Error(err)
			return nil
		}
		wantSound(t, g, string(data))
		letters := 0
		for _, r := range g.Rows {
			for _, c := range r.Cells {
				letters += count(c.Text)
			}
		}
		t.Logf("%s: %d rows up to %d, %d cells in the first", name, len(g.Rows), g.LastRow, len(g.Rows[0].Cells))
		if want := count(string(data)); letters != want {
			t.Errorf("%s: read %d letters and digits, the file has %d", name, letters, want)
		}
		return nil
	})
	if err != nil || n == 0 {
		t.Errorf("%d files, %v", n, err)
	}
}

// count counts what no separator, quote or line break is.
func count(s string) int {
	n := 0
	for _, r := range s {
		if r > ' ' && !strings.ContainsRune("\"';,|\ufeff", r) {
			n++
		}
	}
	return n
}
