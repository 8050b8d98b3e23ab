package main

import (
	"encoding/base64"
	_ "image/png" // excelize asks package image for the size of the picture
	"strings"

	"github.com/xuri/excelize/v2"
)

// oddities are the traps in what a workbook is made of.
func oddities() []trap {
	const head = "Nr.|Anforderung|Art|Erfüllt?"
	list := []string{head, "W-1|Das Fahrzeug räumt Gehwege.|MUSS|Ja", "W-2|Das Fahrzeug streut Splitt.|SOLL"}
	return []trap{
		{
			"text-box.xlsx", "a text box floats above the table", "2 criteria; the account counts 1 text box",
			made("Anforderungen", func(b *book) {
				b.rows(list...)
				b.do(func() error {
					return b.f.AddShape(b.sheet, &excelize.Shape{
						Cell: "F2", Type: "rect", Width: 300, Height: 60,
						Paragraph: []excelize.RichTextRun{{Text: "Das Fahrzeug ist bis zum 1. November zu liefern."}},
					})
				})
			}),
		},
		{
			"picture.xlsx", "a picture floats above the table", "2 criteria; the account counts 1 picture",
			made("Anforderungen", func(b *book) {
				b.rows(list...)
				b.do(func() error {
					dot, err := base64.StdEncoding.DecodeString(dotPNG)
					if err != nil {
						return err
					}
					return b.f.AddPictureFromBytes(b.sheet, "F2", &excelize.Picture{Extension: ".png", File: dot})
				})
			}),
		},
		{
			"external-link.xlsx", "a formula takes its value from another workbook", "2 criteria; the value is that in the file, the account counts 1 external link", externalLink(),
		},
		{
			"dimension-million.xlsx", "the sheet declares a million rows and has three", "2 criteria in 3 rows",
			made("Anforderungen", func(b *book) {
				b.rows(list...)
				b.do(func() error { return b.f.SetSheetDimension(b.sheet, "A1:L1048576") })
			}),
		},
		{
			"invalid-utf8.xlsx", "a byte in the sheet is no UTF-8, rows follow it", "an error, or all 4 criteria; never the 2 before the byte alone",
			made("Anforderungen", func(b *book) {
				b.rows(list...)
				b.replace(firstSheet, "</sheetData>", inlineRow("4", "W-3", "Das Fahrzeug f\xe4hrt elektrisch.", "MUSS")+inlineRow("5", "W-4", "Das Fahrzeug ist leise.", "SOLL")+"</sheetData>")
			}),
		},
		{
			"text-40000.xlsx", "a text of 40,000 characters, more than Excel allows", "an error that names the cell",
			made("Anforderungen", func(b *book) {
				b.rows(list...)
				b.replace(firstSheet, "</sheetData>", inlineRow("4", "W-3", strings.Repeat("Das Auto ist rot. ", 2223)[:40000], "MUSS")+"</sheetData>")
			}),
		},
		{
			"macros.xlsm", "a workbook with the extension and type of one with macros", "2 criteria, as from any other workbook",
			made("Anforderungen", func(b *book) {
				b.rows(list...)
				b.replace(contentTypes, "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml", "application/vnd.ms-excel.sheet.macroEnabled.main+xml")
			}),
		},
	}
}

// dotPNG is a grey picture of one by one pixel.
const dotPNG = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAAAAAA6fptVAAAACklEQVR4nGNoAAAAggCBd81ytgAAAABJRU5ErkJggg=="

// inlineRow is a row whose texts stand in the sheet itself.
func inlineRow(n string, cells ...string) string {
	var b strings.Builder
	b.WriteString(`<row r="` + n + `">`)
	for i, s := range cells {
		b.WriteString(`<c r="` + string(rune('A'+i)) + n + `" t="inlineStr"><is><t>` + s + `</t></is></c>`)
	}
	b.WriteString(`</row>`)
	return b.String()
}

const (
	relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
	packages  = "http://schemas.openxmlformats.org/package/2006/relationships"
)

func externalLink() func() ([]byte, error) {
	return made("Anforderungen", func(b *book) {
		b.rows("Nr.|Anforderung|Art|Gewichtung|Erfüllt?", "W-1|Das Fahrzeug räumt Gehwege.|MUSS||Ja", "W-2|Das Fahrzeug streut Splitt.|SOLL")
		b.set("D2", 40) // before the formula: excelize keeps it as the formula's value
		b.formula("D2", "[1]Punkte!$B$2")
		b.set("D3", 60)
		b.replace("xl/workbook.xml", "</sheets>", `</sheets><externalReferences><externalReference xmlns:r="`+relations+`" r:id="rId90"/></externalReferences>`)
		b.replace("xl/_rels/workbook.xml.rels", "</Relationships>", `<Relationship Id="rId90" Type="`+relations+`/externalLink" Target="externalLinks/externalLink1.xml"/></Relationships>`)
		b.replace(contentTypes, "</Types>", `<Override PartName="/xl/externalLinks/externalLink1.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.externalLink+xml"/></Types>`)
		b.add("xl/externalLinks/externalLink1.xml", `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><externalLink xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">`+
			`<externalBook xmlns:r="`+relations+`" r:id="rId1"><sheetNames><sheetName val="Punkte"/></sheetNames></externalBook></externalLink>`)
		b.add("xl/externalLinks/_rels/externalLink1.xml.rels", `<?xml version="1.0" encoding="UTF-8" standalone="yes"?><Relationships xmlns="`+packages+`">`+
			`<Relationship Id="rId1" Type="`+relations+`/externalLinkPath" Target="punkte-musterhausen.xlsx" TargetMode="External"/></Relationships>`)
	})
}
