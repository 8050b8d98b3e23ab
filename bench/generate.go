// Package bench measures how long it takes to read a large requirement workbook, and generates the workbooks for it. They
// are put together part by part, in the usual serialisation of Excel, because a library that writes workbooks would take
// longer than the reading that is measured.
package bench

import (
	"bufio"
	"encoding/xml"
	"fmt"
	"io"
	"math/rand/v2"
	"strings"
)

// A Catalogue describes a synthetic requirement workbook with one sheet: a header row, and rows of ten columns, of which
// two hold long texts that are all different. The same Catalogue always gives the same bytes.
type Catalogue struct {
	Rows   int  // below the header
	Inline bool // texts stand in their cells, as some programs write them, instead of in the table of shared strings
}

// Contents says what was written, the header included.
type Contents struct {
	Rows, Cells int
	Text        int64 // bytes of all texts as displayed, repeated ones each time
}

// Write writes the workbook.
func (c Catalogue) Write(w io.Writer) (Contents, error) {
	g := &generator{rows: c.Rows, inline: c.Inline, random: rand.New(rand.NewPCG(2026, 11)), index: map[string]int{}}
	err := pack(w, append(skeleton(g.sheet), part{"xl/sharedStrings.xml", g.sharedStrings})...)
	return g.contents, err
}

var header = []string{
	"Nr.", "Kategorie", "Anforderung", "Art", "Gewichtung", "Erfüllungsgrad", "Kommentar", "Nachweis", "Zuständig", "Kapitel",
}

var (
	categories = strings.Fields("Schnittstellen Betrieb Datenschutz Berechtigungen Suche Berichte Schulung Migration")
	kinds      = []string{"MUSS", "SOLL", "KANN"}
	claims     = []string{"erfüllt", "teilweise erfüllt", "nicht erfüllt"}
	teams      = []string{"Team Musterbau", "Team Beispielhafen", "Team Probelauf"}
	words      = strings.Fields(`Das System stellt Verfahren bereit, mit denen berechtigte Personen Vorgänge anlegen, prüfen und
		abschließen können. Änderungen sind nachvollziehbar zu protokollieren; Rückfragen werden im Arbeitskorb angezeigt, sofern
		Fristen berührt sind. Auswertungen nach Zeitraum, Ort & Zuständigkeit müssen ohne Programmierung möglich sein.
		Schnittstellen zu führenden Verfahren sind offen zu legen, Größe und Umfang der Anlagen < 50 MB je Datei.`)
)

// A generator writes the parts of one workbook: the sheet before the strings that it turns out to share. Errors of writing
// are those of the bufio.Writer, which keeps the first until it is flushed.
type generator struct {
	rows     int
	inline   bool
	lines    [][]string // the rows to write; nil: they are made while they are written
	random   *rand.Rand
	contents Contents
	shared   []string
	index    map[string]int
	uses     int
	text     strings.Builder
}

func (g *generator) sheet(w *bufio.Writer) {
	fmt.Fprintf(w, `%s<worksheet %s><dimension ref="A1:J%d"/><sheetViews><sheetView workbookViewId="0"/></sheetViews>`+
		`<sheetFormatPr defaultRowHeight="15"/><sheetData>`, declaration, namespaces, g.rows+1)
	g.row(w, 1, header)
	for i := range g.rows {
		g.row(w, i+2, g.line(i))
	}
	fmt.Fprint(w, `</sheetData><pageMargins left="0.7" right="0.7" top="0.78" bottom="0.78" header="0.3" footer="0.3"/></worksheet>`)
}

// line is one row: that which was made before, else a new one.
func (g *generator) line(i int) []string {
	if g.lines != nil {
		return g.lines[i]
	}
	return g.criterion(i)
}

// criterion is one row. The weight is a number.
func (g *generator) criterion(i int) []string {
	return []string{
		fmt.Sprintf("K-%06d", i+1), categories[i/50%len(categories)], g.sentence(i), kinds[i%len(kinds)], fmt.Sprint(1 + i%10),
		claims[i%len(claims)], g.sentence(i), fmt.Sprintf("Anlage %d", i%40+1), teams[i%len(teams)], fmt.Sprintf("Kapitel %d", i/50+1),
	}
}

// sentence makes a text of 80 to 300 characters that occurs nowhere else: it ends in a number of its own.
func (g *generator) sentence(i int) string {
	g.text.Reset()
	end := fmt.Sprintf("Vorgang %d-%d.", i+1, g.random.Uint32())
	for most := 80 + g.random.IntN(190) - len(end); g.text.Len() < most; {
		g.text.WriteString(words[g.random.IntN(len(words))])
		g.text.WriteByte(' ')
	}
	return g.text.String() + end
}

const weightColumn = 4

func (g *generator) row(w *bufio.Writer, n int, texts []string) {
	g.contents.Rows++
	fmt.Fprintf(w, `<row r="%d" spans="1:%d">`, n, len(texts))
	for col, text := range texts {
		g.contents.Cells++
		g.contents.Text += int64(len(text))
		ref := fmt.Sprintf("%c%d", 'A'+col, n)
		switch {
		case col == weightColumn && n > 1:
			fmt.Fprintf(w, `<c r="%s"><v>%s</v></c>`, ref, text)
		case g.inline:
			fmt.Fprintf(w, `<c r="%s" t="inlineStr"><is><t>`, ref)
			escape(w, text)
			fmt.Fprint(w, `</t></is></c>`)
		default:
			fmt.Fprintf(w, `<c r="%s" t="s"><v>%d</v></c>`, ref, g.share(text))
		}
	}
	fmt.Fprint(w, `</row>`)
}

func (g *generator) share(text string) int {
	g.uses++
	i, ok := g.index[text]
	if !ok {
		i = len(g.shared)
		g.index[text] = i
		g.shared = append(g.shared, text)
	}
	return i
}

func (g *generator) sharedStrings(w *bufio.Writer) {
	fmt.Fprintf(w, `%s<sst %s count="%d" uniqueCount="%d">`, declaration, namespaces, g.uses, len(g.shared))
	for _, text := range g.shared {
		fmt.Fprint(w, `<si><t>`)
		escape(w, text)
		fmt.Fprint(w, `</t></si>`)
	}
	fmt.Fprint(w, `</sst>`)
}

// escape writes text as XML; the writer keeps the error.
func escape(w *bufio.Writer, text string) { _ = xml.EscapeText(w, []byte(text)) }

func fixed(text string) func(w *bufio.Writer) {
	return func(w *bufio.Writer) { fmt.Fprint(w, declaration, text) }
}

const (
	declaration = `<?xml version="1.0" encoding="UTF-8" standalone="yes"?>` + "\n"
	main        = `http://schemas.openxmlformats.org/spreadsheetml/2006/main`
	office      = `http://schemas.openxmlformats.org/officeDocument/2006/relationships`
	packages    = `http://schemas.openxmlformats.org/package/2006/`
	sheetType   = `application/vnd.openxmlformats-officedocument.spreadsheetml.`
	namespaces  = `xmlns="` + main + `" xmlns:r="` + office + `"`

	contentTypes = `<Types xmlns="` + packages + `content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>` +
		`<Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="` + sheetType + `sheet.main+xml"/>` +
		`<Override PartName="/xl/worksheets/sheet1.xml" ContentType="` + sheetType + `worksheet+xml"/>` +
		`<Override PartName="/xl/sharedStrings.xml" ContentType="` + sheetType + `sharedStrings+xml"/></Types>`
	topRels      = `<Relationships xmlns="` + packages + `relationships"><Relationship Id="rId1" Type="` + office + `/officeDocument" Target="xl/workbook.xml"/></Relationships>`
	workbookXML  = `<workbook ` + namespaces + `><sheets><sheet name="Anforderungen" sheetId="1" r:id="rId1"/></sheets></workbook>`
	workbookRels = `<Relationships xmlns="` + packages + `relationships"><Relationship Id="rId1" Type="` + office + `/worksheet" Target="worksheets/sheet1.xml"/>` +
		`<Relationship Id="rId2" Type="` + office + `/sharedStrings" Target="sharedStrings.xml"/>` +
		`<Relationship Id="rId3" Type="` + office + `/styles" Target="styles.xml"/></Relationships>`
)
