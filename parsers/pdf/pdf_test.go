package pdf_test

import (
	"bytes"
	"compress/zlib"
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/offerlint/offerlint/parsers/pdf"
)

const (
	head    = "%PDF-1.4\n"
	catalog = "1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj\n"
	two     = "2 0 obj <</Type /Pages /Count 2 /Kids [3 0 R 4 0 R]>> endobj\n"
	leaves  = "3 0 obj <</Type /Page /Parent 2 0 R>> endobj\n4 0 obj <</Type /Page /Parent 2 0 R>> endobj\n"
	tail    = "trailer <</Root 1 0 R>>\n%%EOF\n"
)

func TestPages(t *testing.T) {
	for _, c := range []struct {
		name, src string
		want      int
		err       error
	}{
		{"two pages", head + catalog + two + leaves + tail, 2, nil},
		{"a tree of trees", head + catalog + "2 0 obj <</Type/Pages/Count 3/Kids[5 0 R 6 0 R]>>endobj " +
			"5 0 obj<</Type/Pages/Count 2/Kids[3 0 R 4 0 R]>>endobj 6 0 obj<</Type/Page>>endobj\n" + leaves + tail, 3, nil},
		{"a page added at the end", head + catalog + two + leaves + tail +
			"2 0 obj <</Type /Pages /Count 3 /Kids [3 0 R 4 0 R 5 0 R]>> endobj\n5 0 obj <</Type /Page>> endobj\ntrailer <</Root 1 0 R /Prev 9>>\n", 3, nil},
		{"a page in the content of a stream", head + catalog + two + leaves +
			"7 0 obj <</Length 62>> stream\n2 0 obj <</Type /Pages /Count 9>> endobj trailer <</Root 9 0 R>>\nendstream endobj\n" + tail, 2, nil},
		{"objects packed in a stream", head + packed("") + "9 0 obj <</Type /XRef /Root 1 0 R>> stream\n\nendstream endobj\n", 2, nil},
		{"count and kids in objects of their own", head + catalog + "2 0 obj <</Type /Pages /Count 7 0 R /Kids 8 0 R>> endobj 7 0 obj 2 endobj\n" +
			"8 0 obj [3 0 R 4 0 R] endobj\n" + leaves + tail, 2, nil},
		{"names and strings that look like signs", head + "1 0 obj <</Title (a \\) >> obj \\() /Type /Cata#6Cog /Pages 2 0 R /X <3e3e>>> endobj\n" + two + leaves + tail, 2, nil},
		{"no page at all", head + catalog + "2 0 obj <</Type /Pages /Count 0 /Kids []>> endobj\n" + tail, 0, nil},
		{"the count disagrees", head + catalog + strings.Replace(two, "Count 2", "Count 3", 1) + leaves + tail, 0, pdf.ErrUnclear},
		{"a leaf is missing", head + catalog + two + tail, 0, pdf.ErrUnclear},
		{"a tree that holds itself", head + catalog + "2 0 obj <</Type /Pages /Count 1 /Kids [2 0 R]>> endobj\n" + tail, 0, pdf.ErrUnclear},
		{"a tree that doubles with every level and has no leaf", head + catalog + doubling(40) + tail, 0, pdf.ErrUnclear},
		{"no trailer", head + catalog + two + leaves, 0, pdf.ErrUnclear},
		{"encrypted, and its objects packed", head + packed("/DecodeParms <</Predictor 12>>") +
			"9 0 obj <</Type /XRef /Root 1 0 R /Encrypt 8 0 R>> stream\n\nendstream endobj\n", 0, pdf.ErrEncrypted},
		{"a form that is no PDF", "Eigenerklärung", 0, pdf.ErrNoPDF},
		{"empty", "", 0, pdf.ErrNoPDF},
		{"cut off", head + "1 0 obj <</Type (\\", 0, pdf.ErrUnclear},
	} {
		t.Run(c.name, func(t *testing.T) {
			n, err := pdf.Pages([]byte(c.src))
			if n != c.want || !errors.Is(err, c.err) {
				t.Errorf("got %d, %v; want %d, %v", n, err, c.want, c.err)
			}
		})
	}
}

// doubling is a tree of so many levels, each of which names the next one twice, and the last nothing.
func doubling(levels int) string {
	var b strings.Builder
	for i := range levels {
		fmt.Fprintf(&b, "%d 0 obj <</Type /Pages /Count 0 /Kids [%d 0 R %[2]d 0 R]>> endobj\n", i+2, i+3)
	}
	fmt.Fprintf(&b, "%d 0 obj <</Type /Pages /Count 0 /Kids []>> endobj\n", levels+2)
	return b.String()
}

// packed is the catalog and two pages in an object stream.
func packed(more string) string {
	parts := []string{"<</Type /Catalog /Pages 2 0 R>>", "<</Type /Pages /Count 2 /Kids [3 0 R 4 0 R]>>", "<</Type /Page>>", "<</Type /Page>>"}
	var index, body strings.Builder
	for i, p := range parts {
		fmt.Fprintf(&index, "%d %d ", i+1, body.Len())
		body.WriteString(p + " ")
	}
	var z bytes.Buffer
	w := zlib.NewWriter(&z)
	_, _ = w.Write([]byte(index.String() + body.String()))
	_ = w.Close()
	return fmt.Sprintf("6 0 obj <</Type /ObjStm /N 4 /First %d /Filter /FlateDecode %s /Length %d>> stream\n%s\nendstream endobj\n", index.Len(), more, z.Len(), z.String())
}

func FuzzPages(f *testing.F) {
	f.Add([]byte(head + catalog + two + leaves + tail))
	f.Add([]byte(head + packed("") + "9 0 obj <</Type /XRef /Root 1 0 R>> stream\n\nendstream endobj\n"))
	f.Add([]byte("%PDF-1 0 obj [[[[((((<<<<"))
	f.Fuzz(func(t *testing.T, src []byte) {
		if n, err := pdf.Pages(src); n < 0 || err != nil && n != 0 {
			t.Errorf("got %d, %v", n, err)
		}
	})
}
