package main

import (
	"archive/zip"
	"bytes"
	"encoding/xml"
	"fmt"
	"strings"
	"time"
)

// A paragraph of a document; a heading is set in bold.
type paragraph struct {
	Heading bool
	Text    string
}

// docx builds the smallest WordprocessingML package that word processors open without repair (ECMA-376 part 1,
// section 11.3.10): content types, the package's relationship, and the main document.
func docx(ps []paragraph) ([]byte, error) {
	const head = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	body, err := documentBody(ps)
	if err != nil {
		return nil, err
	}
	var buf bytes.Buffer
	zw := zip.NewWriter(&buf)
	for _, part := range []struct{ name, xml string }{
		{"[Content_Types].xml", head + `<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">` +
			`<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
			`<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/>` +
			`</Types>`},
		{"_rels/.rels", head + `<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">` +
			`<Relationship Id="rId1" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument" Target="word/document.xml"/>` +
			`</Relationships>`},
		{"word/document.xml", head + body},
	} {
		// A fixed time: the bytes must not depend on the day of the run. Zip knows no year before 1980.
		w, err := zw.CreateHeader(&zip.FileHeader{
			Name: part.name, Method: zip.Deflate, Modified: time.Date(2026, 10, 12, 8, 0, 0, 0, time.UTC),
		})
		if err != nil {
			return nil, err
		}
		if _, err := w.Write([]byte(part.xml)); err != nil {
			return nil, err
		}
	}
	if err := zw.Close(); err != nil {
		return nil, err
	}
	return buf.Bytes(), nil
}

func documentBody(ps []paragraph) (string, error) {
	var b strings.Builder
	b.WriteString(`<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body>`)
	for _, p := range ps {
		style := ""
		if p.Heading {
			style = `<w:rPr><w:b/><w:sz w:val="28"/></w:rPr>`
		}
		var text bytes.Buffer
		if err := xml.EscapeText(&text, []byte(p.Text)); err != nil {
			return "", err
		}
		fmt.Fprintf(&b, `<w:p><w:r>%s<w:t xml:space="preserve">%s</w:t></w:r></w:p>`, style, text.String())
	}
	b.WriteString(`<w:sectPr><w:pgSz w:w="11906" w:h="16838"/></w:sectPr></w:body></w:document>`)
	return b.String(), nil
}

// leistungsbeschreibung asks for things that the catalogue does not: that is why an unread document matters.
func leistungsbeschreibung() []paragraph {
	return []paragraph{
		{true, "Leistungsbeschreibung"},
		{false, "Stadt Musterhausen, Beschaffung eines Dokumentenmanagementsystems, Vergabenummer VG-2026-117"},
		{true, "1 Gegenstand"},
		{false, "Die Stadt Musterhausen führt für 640 Arbeitsplätze in 14 Ämtern ein Dokumentenmanagementsystem ein. " +
			"Gegenstand sind Lizenzen, Einführung, Datenübernahme, Schulung und Pflege für vier Jahre."},
		{true, "2 Anforderungen"},
		{false, "Die Anforderungen an das System stehen im Anforderungskatalog (anforderungskatalog.xlsx)."},
		{true, "3 Pflichten des Auftragnehmers"},
		{false, "Der Auftragnehmer weist mit dem Angebot eine Betriebshaftpflichtversicherung mit einer Deckungssumme von " +
			"mindestens 3 Mio. Euro je Schadensfall nach."},
		{false, "Der Auftragnehmer setzt ausschließlich Personal ein, das nach dem Verpflichtungsgesetz verpflichtet ist."},
		{true, "4 Termine"},
		{false, "Vertragsbeginn ist der 1. Februar 2027. Die ersten drei Ämter arbeiten ab dem 1. September 2027 mit dem System."},
	}
}

// statementOfWork sends the reader back to the list of requirements and adds nothing to it.
func statementOfWork() []paragraph {
	return []paragraph{
		{true, "Statement of Work"},
		{false, "Rivermouth Transit Authority, smart ticketing for ferries and trams, tender RTA-2026-031"},
		{true, "1 Background"},
		{false, "The Authority runs four ferry routes and two tram lines with 61 stops. Paper tickets are sold at 18 counters " +
			"and on board."},
		{true, "2 Scope"},
		{false, "The supplier delivers, installs and operates the ticketing system for six years. All requirements are stated " +
			"in requirements.xlsx; this document adds none."},
	}
}
