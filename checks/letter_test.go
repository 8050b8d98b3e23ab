package checks_test

import (
	"archive/zip"
	"bytes"
	"fmt"
	"io"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
)

// setProperty sets a document property of a workbook. What others do not name is empty.
func setProperty(f *excelize.File, name, value string) error {
	p, err := f.GetDocProps()
	if err != nil {
		return err
	}
	switch name {
	case "creator":
		p.Creator = value
	case "lastModifiedBy":
		p.LastModifiedBy = value
	case "title":
		p.Title = value
	case "subject":
		p.Subject = value
	case "company":
		return f.SetAppProps(&excelize.AppProperties{Company: value})
	default:
		return fmt.Errorf("no property %q is known to the test", name)
	}
	return f.SetDocProps(p)
}

// takeValues adds the other workbook that a fact names, as Excel writes it; excelize cannot.
func takeValues(t *testing.T, book string, sheets []*sheet) {
	t.Helper()
	target := ""
	for _, s := range sheets {
		for _, fact := range s.facts {
			if m := valuesFact.FindStringSubmatch(strings.TrimSpace(fact)); m != nil {
				target = m[1]
			}
		}
	}
	if target == "" {
		return
	}
	parts, order := unzip(t, book)
	parts["xl/workbook.xml"] = strings.Replace(parts["xl/workbook.xml"], "</sheets>",
		`</sheets><externalReferences><externalReference r:id="rIdOther"/></externalReferences>`, 1)
	parts["xl/_rels/workbook.xml.rels"] = strings.Replace(parts["xl/_rels/workbook.xml.rels"], "</Relationships>",
		`<Relationship Id="rIdOther" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/externalLink" Target="externalLinks/externalLink1.xml"/></Relationships>`, 1)
	parts["xl/externalLinks/externalLink1.xml"] = `<externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>`
	parts["xl/externalLinks/_rels/externalLink1.xml.rels"] = `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
		`<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/externalLinkPath" TargetMode="External" Target="` + target + `"/></Relationships>`
	zipTo(t, book, parts, append(order, "xl/externalLinks/externalLink1.xml", "xl/externalLinks/_rels/externalLink1.xml.rels"))
}

// writeLetter writes a Word document of lines: `title: …`, `creator: …` and `header: …` first, then paragraphs, of which
// `comment NAME: …`, `inserted NAME: …` and `link: …` are what they say. A file whose only line is "encrypted" is none.
func writeLetter(t *testing.T, name, text string) {
	t.Helper()
	var body, comments, header, links, props strings.Builder
	for line := range strings.Lines(text) {
		line = strings.TrimSpace(line)
		kind, rest, _ := strings.Cut(line, ": ")
		word, who, _ := strings.Cut(kind, " ")
		switch word {
		case "encrypted":
			writeFile(t, name, "\xd0\xcf\x11\xe0 this is no archive")
			return
		case "title", "creator", "lastModifiedBy":
			fmt.Fprintf(&props, "<%s>%s</%s>", word, rest, word)
		case "header":
			fmt.Fprintf(&header, "<w:p><w:r><w:t>%s</w:t></w:r></w:p>", rest)
		case "comment":
			fmt.Fprintf(&comments, `<w:comment w:author="%s"><w:p><w:r><w:t>%s</w:t></w:r></w:p></w:comment>`, who, rest)
		case "inserted":
			fmt.Fprintf(&body, `<w:p><w:ins w:author="%s"><w:r><w:t>%s</w:t></w:r></w:ins></w:p>`, who, rest)
		case "link":
			fmt.Fprintf(&links, `<Relationship Id="l" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink" TargetMode="External" Target="%s"/>`, rest)
		default:
			fmt.Fprintf(&body, "<w:p><w:r><w:t>%s</w:t></w:r></w:p>", line)
		}
	}
	in := func(root, content string) string { return "<" + root + ">" + content + "</" + root + ">" }
	zipTo(t, name, map[string]string{
		"[Content_Types].xml": in("Types", ""),
		"word/document.xml":   in("w:document", in("w:body", body.String())),
		"word/comments.xml":   in("w:comments", comments.String()),
		"word/header1.xml":    in("w:hdr", header.String()),
		"docProps/core.xml":   in("coreProperties", props.String()),

		"word/_rels/document.xml.rels": in("Relationships", links.String()),
	}, []string{"[Content_Types].xml", "docProps/core.xml", "word/document.xml", "word/comments.xml", "word/header1.xml", "word/_rels/document.xml.rels"})
}

func unzip(t *testing.T, name string) (parts map[string]string, order []string) {
	t.Helper()
	zr, err := zip.OpenReader(name)
	must(t, err)
	defer zr.Close()
	parts = map[string]string{}
	for _, f := range zr.File {
		in, err := f.Open()
		must(t, err)
		b, err := io.ReadAll(in)
		must(t, err)
		must(t, in.Close())
		parts[f.Name] = string(b)
		order = append(order, f.Name)
	}
	return parts, order
}

func zipTo(t *testing.T, name string, parts map[string]string, order []string) {
	t.Helper()
	var buf bytes.Buffer
	zw := zip.NewWriter(&buf)
	for _, part := range order {
		w, err := zw.Create(part)
		must(t, err)
		_, err = io.WriteString(w, parts[part])
		must(t, err)
	}
	must(t, zw.Close())
	writeFile(t, name, buf.String())
}
