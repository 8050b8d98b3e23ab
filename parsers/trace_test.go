package parsers_test

import (
	"archive/zip"
	"bytes"
	"strings"
	"testing"

	"github.com/offerlint/offerlint/lint"
)

// zipped is an archive of one part.
func zipped(t *testing.T, part, text string) string {
	t.Helper()
	var b bytes.Buffer
	zw := zip.NewWriter(&b)
	w, err := zw.Create(part)
	if err == nil {
		_, err = w.Write([]byte(text))
	}
	if err == nil {
		err = zw.Close()
	}
	if err != nil {
		t.Fatal(err)
	}
	return b.String()
}

// A part of ours that cannot be read is said, also where the same part of a file of the customer's cannot be read either:
// nobody knows that they hold the same.
func TestUnreadPartBesideTheCustomers(t *testing.T) {
	broken := zipped(t, "word/comments.xml", "<w:comments>")
	folder(t, map[string]string{"offerlint.yaml": "", "rfp/list.csv": list, "rfp/form.docx": broken, "offer/a.md": "## K-1\n\nYes.\n", "offer/form.docx": broken})
	bid := mustRead(t, config([]string{"rfp/list.csv"}, "offer/a.md"))
	for _, tr := range bid.Traces {
		if tr.Kind == lint.NotInspected && tr.At.File == "offer/form.docx" {
			return
		}
	}
	t.Errorf("nothing says that offer/form.docx could not be looked into: %v", bid.Traces)
}

// max_size bounds what is unpacked of an Office file, and the PDF files whose pages are counted.
func TestSizeOfFilesThatGoOut(t *testing.T) {
	pages := "%PDF-1.4\n1 0 obj <</Pages 2 0 R>> endobj 2 0 obj <</Count 1 /Kids [3 0 R]>> endobj 3 0 obj <</Type /Page>> endobj trailer <</Root 1 0 R>>\n"
	folder(t, map[string]string{
		"offerlint.yaml": "", "rfp/list.csv": list, "offer/a.md": "## K-1\n\nYes.\n",
		"offer/letter.docx": zipped(t, "word/document.xml", "<w:document>"+strings.Repeat(" ", 2000)+"</w:document>"),
		"offer/one.pdf":     pages, "offer/two.pdf": pages + strings.Repeat(" ", 2000),
	})
	cfg := config([]string{"rfp/list.csv"}, "offer/a.md")
	cfg.Reading.MaxSize = 1000
	cfg.RequiredDocuments = []*lint.RequiredDocument{{Name: "Concept", Files: []string{"offer/*.pdf"}, MaxPages: 3}}
	bid := mustRead(t, cfg)
	for _, d := range bid.Documents {
		switch {
		case d.File == "offer/one.pdf" && d.Pages != 1, d.File == "offer/two.pdf" && d.Uncounted != "too-big":
			t.Errorf("%s: %d pages, %q", d.File, d.Pages, d.Uncounted)
		}
	}
	for _, tr := range bid.Traces {
		if tr.Kind == lint.NotInspected && tr.At.File == "offer/letter.docx" && tr.Text == "too-large" {
			return
		}
	}
	t.Errorf("nothing says that offer/letter.docx is too large: %v", bid.Traces)
}
