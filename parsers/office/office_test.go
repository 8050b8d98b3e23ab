package office_test

import (
	"archive/zip"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/offerlint/offerlint/parsers/office"
)

// write makes an Office file of parts, given as name, text, name, text, ….
func write(t *testing.T, parts ...string) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "Angebot Müller.docx")
	f, err := os.Create(name)
	if err != nil {
		t.Fatal(err)
	}
	zw := zip.NewWriter(f)
	for i := 0; i < len(parts); i += 2 {
		w, err := zw.Create(parts[i])
		if err == nil {
			_, err = w.Write([]byte(parts[i+1]))
		}
		if err != nil {
			t.Fatal(err)
		}
	}
	if err := zw.Close(); err != nil {
		t.Fatal(err)
	}
	if err := f.Close(); err != nil {
		t.Fatal(err)
	}
	return name
}

const rels = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">`

func external(id, kind, target string) string {
	return `<Relationship Id="` + id + `" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/` + kind + `" TargetMode="External" Target="` + target + `"/>`
}

func TestRead(t *testing.T) {
	long := strings.Repeat("ä", 3000)
	for _, test := range []struct {
		name  string
		parts []string
		want  office.File
	}{
		{"nothing", []string{"word/document.xml", "<w:document/>"}, office.File{}},
		{
			"properties",
			[]string{
				"docProps/core.xml", `<cp:coreProperties><dc:creator>Anna  Muster</dc:creator><dc:title/><dcterms:created>2026</dcterms:created></cp:coreProperties>`,
				"docProps/app.xml", `<Properties><Company>Beispiel GmbH</Company><TitlesOfParts><vt:vector><vt:lpstr>A</vt:lpstr><vt:lpstr>B</vt:lpstr></vt:vector></TitlesOfParts></Properties>`,
				"docProps/custom.xml", `<Properties><property name="Kunde"><vt:lpwstr>Gemeinde &amp; Stadt</vt:lpwstr></property></Properties>`,
			},
			office.File{Properties: []office.Property{
				{Name: "creator", Value: "Anna Muster"},
				{Name: "created", Value: "2026"},
				{Name: "Company", Value: "Beispiel GmbH"},
				{Name: "TitlesOfParts", Value: "AB"},
				{Name: "Kunde", Value: "Gemeinde & Stadt", Custom: true},
			}},
		},
		{
			"a value without end is cut, between two letters",
			[]string{"docProps/custom.xml", `<Properties><property name="x"><vt:lpwstr>` + long + `</vt:lpwstr></property></Properties>`},
			office.File{Properties: []office.Property{{Name: "x", Value: strings.Repeat("ä", 1000), Custom: true}}},
		},
		{
			"broken properties do not keep the rest from being read",
			[]string{
				"docProps/core.xml", `<cp:coreProperties><dc:creator>Anna</cp:coreProperties`,
				"docProps/app.xml", `<Properties><Company>Beispiel`,
				"word/comments.xml", `<w:comments><w:comment w:author="B"><w:p><w:r><w:t>Stimmt</w:t></w:r></w:p><w:p><w:r><w:t>das?</w:t></w:r></w:p></w:comment></w:comments>`,
			},
			office.File{
				Comments: []office.Remark{{Author: "B", Text: "Stimmt das?"}},
				Faults:   []office.Fault{{Part: "docProps/core.xml", Why: office.NoXML}, {Part: "docProps/app.xml", Why: office.NoXML}},
			},
		},
		{
			"tracked changes, a watermark and the first lines",
			[]string{
				"word/document.xml", `<w:document><w:body><w:p><w:pPr><w:rPr><w:ins w:author="C"/></w:rPr></w:pPr><w:r><w:t>Kon</w:t></w:r><w:r><w:t>zept</w:t></w:r></w:p>` +
					`<w:p><w:del w:author="C"><w:r><w:delText>alt</w:delText></w:r></w:del></w:p></w:body></w:document>`,
				"word/header1.xml", `<w:hdr><w:p><w:r><w:pict><v:shape><v:textpath string="ENTWURF"/></v:shape></w:pict></w:r></w:p></w:hdr>`,
			},
			office.File{
				Changes: []office.Remark{{Author: "C"}, {Author: "C", Text: "alt"}},
				Margins: []string{"ENTWURF"},
				Lines:   []string{"Konzept", "alt"},
			},
		},
		{
			"other workbooks are numbered by the workbook and not by their names",
			[]string{
				"xl/workbook.xml", `<workbook><externalReferences><externalReference r:id="b"/><externalReference r:id="a"/></externalReferences></workbook>`,
				"xl/_rels/workbook.xml.rels", rels + `<Relationship Id="a" Target="externalLinks/externalLink1.xml"/><Relationship Id="b" Target="externalLinks/externalLink2.xml"/></Relationships>`,
				"xl/externalLinks/_rels/externalLink1.xml.rels", rels + external("r", "externalLinkPath", "first.xlsx") + `</Relationships>`,
				"xl/externalLinks/_rels/externalLink2.xml.rels", rels + external("r", "externalLinkPath", "second.xlsx") + `</Relationships>`,
				"xl/worksheets/_rels/sheet1.xml.rels", rels + external("r", "hyperlink", "file:///C:/x.pdf") + external("s", "hyperlink", "file:///C:/x.pdf") + `</Relationships>`,
				"xl/connections.xml", `<connections><connection name="Preise"/></connections>`,
			},
			office.File{Links: []office.Link{
				{Target: "file:///C:/x.pdf"},
				{Target: "Preise", Data: true},
				{Target: "second.xlsx", Book: 1, Data: true},
				{Target: "first.xlsx", Book: 2, Data: true},
			}},
		},
		{
			"a presentation",
			[]string{"ppt/comments/comment1.xml", `<p:cmLst><p:cm authorId="0"><p:text>Folie raus</p:text></p:cm></p:cmLst>`},
			office.File{Comments: []office.Remark{{Text: "Folie raus"}}},
		},
	} {
		t.Run(test.name, func(t *testing.T) {
			got, err := office.Read(write(t, test.parts...), 1<<20)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(&test.want, got); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

// What cannot be opened is called closed, whatever is wrong with it; a file that is not there is the system's to name.
func TestReadClosed(t *testing.T) {
	dir := t.TempDir()
	for name, text := range map[string]string{"encrypted.docx": "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "empty.docx": "", "short.docx": "PK\x03\x04"} {
		file := filepath.Join(dir, name)
		if err := os.WriteFile(file, []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
		if _, err := office.Read(file, 1<<20); !errors.Is(err, office.Closed) {
			t.Errorf("%s: got %v", name, err)
		}
	}
	if _, err := office.Read(filepath.Join(dir, "none.docx"), 1<<20); !os.IsNotExist(err) {
		t.Errorf("a file that is not there: got %v", err)
	}
}

// Of more comments than are kept, the rest is no error, and the part is not called read.
func TestReadMany(t *testing.T) {
	one := `<w:comment w:author="B"><w:p><w:r><w:t>x</w:t></w:r></w:p></w:comment>`
	name := write(t, "word/comments.xml", "<w:comments>"+strings.Repeat(one, 30000)+"</w:comments>")
	got, err := office.Read(name, 16<<20)
	if err != nil || len(got.Comments) != 20000 {
		t.Fatalf("got %d comments, %v", len(got.Comments), err)
	}
	if diff := cmp.Diff([]office.Fault{{Part: "word/comments.xml", Why: office.TooLarge}}, got.Faults); diff != "" {
		t.Errorf("faults (-want +got):\n%s", diff)
	}
}

// What is unpacked is bounded; a part that is read for two reasons is one fault.
func TestReadBounds(t *testing.T) {
	name := write(t, "xl/_rels/workbook.xml.rels", rels+strings.Repeat(" ", 2000), "docProps/app.xml", "<Properties><Company>Muster</Company></Properties>")
	got, err := office.Read(name, 1000)
	want := &office.File{
		Properties: []office.Property{{Name: "Company", Value: "Muster"}},
		Faults:     []office.Fault{{Part: "xl/_rels/workbook.xml.rels", Why: office.TooLarge}},
	}
	if diff := cmp.Diff(want, got); diff != "" || err != nil {
		t.Errorf("%v (-want +got):\n%s", err, diff)
	}
}
