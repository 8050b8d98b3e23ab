package matrix_test

import (
	"bytes"
	"encoding/csv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/offerlint/offerlint/report/matrix"
)

// What each program opens by double click: its separator, its decimal sign, a mark for UTF-8, CRLF.
func TestDialects(t *testing.T) {
	for name, want := range map[string]string{
		"":         "ID,Section,Requirement,Type,Points",
		"excel-en": "\ufeffID,Section,Requirement,Type,Points",
		"excel-de": "\ufeffID;Section;Requirement;Type;Points",
	} {
		var b bytes.Buffer
		d := matrix.Dialects[name]
		if err := matrix.CSV(&b, sample("en", "=1;2"), matrix.Options{}, d); err != nil {
			t.Fatal(err)
		}
		got := b.String()
		if !strings.HasPrefix(got, want) {
			t.Errorf("%q begins %.60q", name, got)
		}
		if strings.Count(got, "\n") == strings.Count(got, "\r\n") {
			t.Errorf("%q: a line break inside a cell is a line break alone, and one at the end of a record is CRLF", name)
		}
		r := csv.NewReader(strings.NewReader(strings.TrimPrefix(got, "\ufeff")))
		r.Comma = d.Comma
		rows, err := r.ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		if want := []string{"'=1;2", "'=1;2", "'=1;2\n=1;2!", "'=1;2", "2" + d.Decimal + "5"}; !cmp.Equal(want, rows[1][:5]) {
			t.Errorf("%q: %q", name, rows[1][:5])
		}
		if !matrix.Ours("csv", b.Bytes()) {
			t.Errorf("%q is not known again", name)
		}
	}
}

// No text of others ends a cell of the table, or becomes markup or a formula.
func TestTextsStayTexts(t *testing.T) {
	for _, s := range hostile {
		var page, md, list bytes.Buffer
		r := sample("en", s)
		if err := matrix.HTML(&page, r, matrix.Options{}); err != nil {
			t.Fatal(err)
		}
		if err := matrix.Markdown(&md, r, matrix.Options{}); err != nil {
			t.Fatal(err)
		}
		if err := matrix.CSV(&list, r, matrix.Options{}, matrix.Dialects["excel-de"]); err != nil {
			t.Fatal(err)
		}
		if p := page.String(); strings.Contains(p, "<script") || strings.Contains(p, `href="javascript:`) || strings.Count(p, "<tr>") != 3 {
			t.Errorf("%.20q: the page has a script or %d rows", s, strings.Count(p, "<tr>"))
		}
		var rows []string
		for line := range strings.Lines(md.String()) {
			if strings.HasPrefix(line, "|") {
				rows = append(rows, line)
			}
		}
		bars := func(s string) int { return strings.Count(s, "|") - strings.Count(s, `\|`) }
		if len(rows) != 4 || bars(rows[2]) != bars(rows[0]) || strings.Contains(strings.ReplaceAll(md.String(), `\<`, ""), "<script") {
			t.Errorf("%.20q: the table has %d rows, %d signs in a row", s, len(rows), bars(rows[min(2, len(rows)-1)]))
		}
		c := csv.NewReader(strings.NewReader(strings.TrimPrefix(list.String(), "\ufeff")))
		c.Comma = ';'
		records, err := c.ReadAll()
		if err != nil {
			t.Fatal(err)
		}
		for _, cell := range append(records[1], records[2]...) {
			if cell != "" && strings.ContainsRune("=+-@\t\r", rune(cell[0])) {
				t.Errorf("%.20q: a cell begins %.20q", s, cell)
			}
		}
		if !matrix.Ours("html", page.Bytes()) || !matrix.Ours("markdown", md.Bytes()) {
			t.Errorf("%.20q: not known again", s)
		}
	}
	for _, format := range []string{"html", "markdown", "csv"} {
		if matrix.Ours(format, []byte("ID,Section\n<html>")) || matrix.Ours(format, nil) {
			t.Errorf("a foreign file is taken for our %s", format)
		}
	}
}
