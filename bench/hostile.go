package bench

import (
	"archive/zip"
	"bufio"
	"fmt"
	"io"
)

// A Hostile is a bid that is hard to read: damaged, made to harm, or only much larger than any that we know. The same one
// always has the same bytes.
type Hostile struct {
	Name  string
	RFP   Input // the customer's
	Offer Input // ours; without a name there is none
	// Want is what comes of it: a part of the error, or what was read as Outcome in the tests words it. Never less than
	// there is, in silence.
	Want string
	// Slow says that it takes half a second and more to write and to read.
	Slow bool
	// Check says that the whole check is carried out, and not the reading alone.
	Check bool
}

// An Input is a file of a Hostile.
type Input struct {
	Name  string
	write func(w *bufio.Writer) error
}

// Write writes the file.
func (in Input) Write(w io.Writer) error {
	bw := bufio.NewWriterSize(w, 1<<16)
	if err := in.write(bw); err != nil {
		return fmt.Errorf("writing %s: %w", in.Name, err)
	}
	return bw.Flush()
}

// Hostiles lists them all.
func Hostiles() []Hostile {
	var all []Hostile
	for _, some := range [][]Hostile{
		hugeSheets(), hostileTexts(), hostileRanges(), hostileFormulas(), hostilePackages(), hostileCSV(), hostileMarkdown(), hostileAnswers(),
	} {
		all = append(all, some...)
	}
	return all
}

// A part is a file inside of a workbook.
type part struct {
	name  string
	write func(w *bufio.Writer)
}

// pack writes a package of parts. Errors of writing are those of the bufio.Writer, which keeps the first.
func pack(w io.Writer, parts ...part) error {
	zw := zip.NewWriter(w)
	for _, p := range parts {
		pw, err := zw.Create(p.name)
		if err != nil {
			return fmt.Errorf("writing %s: %w", p.name, err)
		}
		bw := bufio.NewWriterSize(pw, 1<<16)
		p.write(bw)
		if err := bw.Flush(); err != nil {
			return fmt.Errorf("writing %s: %w", p.name, err)
		}
	}
	return zw.Close()
}

// text is a file of plain text.
func text(name string, write func(w *bufio.Writer)) Input {
	return Input{name, func(w *bufio.Writer) error { write(w); return nil }}
}

// workbook is a workbook of these parts, beside those that every workbook with one sheet has.
func workbook(sheet func(w *bufio.Writer), more ...part) Input {
	return archive("rfp.xlsx", append(skeleton(sheet), more...)...)
}

// skeleton are the parts that every workbook with one sheet has, that sheet last.
func skeleton(sheet func(w *bufio.Writer)) []part {
	return []part{
		{"[Content_Types].xml", fixed(contentTypes)},
		{"_rels/.rels", fixed(topRels)},
		{"xl/workbook.xml", fixed(workbookXML)},
		{"xl/_rels/workbook.xml.rels", fixed(workbookRels)},
		{"xl/worksheets/sheet1.xml", sheet},
	}
}

func archive(name string, parts ...part) Input {
	return Input{name, func(w *bufio.Writer) error { return pack(w, parts...) }}
}

// sheet is the part of a sheet: rows, and what stands behind them.
func sheet(rows func(w *bufio.Writer), behind func(w *bufio.Writer)) func(w *bufio.Writer) {
	return func(w *bufio.Writer) {
		fmt.Fprint(w, declaration, `<worksheet `, namespaces, `><sheetData>`)
		rows(w)
		fmt.Fprint(w, `</sheetData>`)
		if behind != nil {
			behind(w)
		}
		fmt.Fprint(w, `</worksheet>`)
	}
}

// list is a list of n criteria from row 1 on, header included.
func list(n int) func(w *bufio.Writer) {
	return func(w *bufio.Writer) {
		inlineRow(w, 1, "Nr.", "Anforderung", "Art", "Erfüllt?")
		for i := 1; i <= n; i++ {
			criterion(w, i)
		}
	}
}

// criterion is the i-th criterion of a list, in row i+1.
func criterion(w *bufio.Writer, i int) {
	inlineRow(w, i+1, fmt.Sprintf("K-%06d", i), fmt.Sprintf("Das System legt den Vorgang %d ab.", i), "MUSS", "Ja")
}

func inlineRow(w *bufio.Writer, n int, texts ...string) {
	fmt.Fprintf(w, `<row r="%d">`, n)
	for i, t := range texts {
		if t != "" {
			fmt.Fprintf(w, `<c r="%s%d" t="inlineStr"><is><t>`, column(i+1), n)
			escape(w, t)
			fmt.Fprint(w, `</t></is></c>`)
		}
	}
	fmt.Fprint(w, `</row>`)
}

// column is the name of a column, from 1.
func column(n int) string {
	name := ""
	for ; n > 0; n = (n - 1) / 26 {
		name = string(rune('A'+(n-1)%26)) + name
	}
	return name
}
