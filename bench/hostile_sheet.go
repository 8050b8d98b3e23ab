package bench

import (
	"bufio"
	"fmt"
	"slices"
	"strings"
)

// hugeSheets have more of something than people make.
func hugeSheets() []Hostile {
	return []Hostile{
		{Name: "1,048,576 rows of one cell", Slow: true, RFP: workbook(sheet(func(w *bufio.Writer) {
			for i := range 1 << 20 {
				fmt.Fprintf(w, `<row r="%d"><c r="A%d"><v>%d</v></c></row>`, i+1, i+1, i)
			}
		}, nil)), Want: "has 1048576 rows with content, and up to 200000 are read"},
		{Name: "a million declared rows", RFP: workbook(sheet(func(w *bufio.Writer) {
			list(10)(w)
			for i := 12; i <= 1<<20; i++ {
				fmt.Fprintf(w, `<row r="%d" s="1" customFormat="1"/>`, i)
			}
		}, nil)), Want: "11 rows, 10 criteria, 10 answered"},
		{Name: "a million cells with a colour only", RFP: workbook(sheet(func(w *bufio.Writer) {
			list(10)(w)
			for i := 12; i <= 1<<20; i++ {
				fmt.Fprintf(w, `<row r="%d"><c r="A%d" s="1"/></row>`, i, i)
			}
		}, nil)), Want: "11 rows, 10 criteria, 10 answered"},
		{Name: "dimension A1:XFD1048576", RFP: workbook(func(w *bufio.Writer) {
			fmt.Fprint(w, declaration, `<worksheet `, namespaces, `><dimension ref="A1:XFD1048576"/><sheetData>`)
			inlineRow(w, 1, "Nr.", "Anforderung", "Art", "Erfüllt?")
			criterion(w, 1)
			inlineRow(w, 1<<20, "K-2", "Das System druckt.", "MUSS", "Ja")
			fmt.Fprint(w, `</sheetData></worksheet>`)
		}), Want: "1048576 rows, 2 criteria, 2 answered"},
		{Name: "a criterion in the last cell", RFP: workbook(sheet(func(w *bufio.Writer) {
			list(10)(w)
			fmt.Fprint(w, `<row r="1048576"><c r="XFD1048576"><v>1</v></c></row>`)
		}, nil)), Want: "1048576 rows, 10 criteria, 10 answered"},
		{Name: "16,384 columns × 100 rows", Slow: true, RFP: workbook(wide(16384, 100, func(i int) string { return fmt.Sprintf("Spalte %d", i) })), Want: "100 rows"},
		{Name: "10,000 columns with header words", Slow: true, RFP: workbook(wide(10_000, 100, headerWord)), Want: "100 rows"},
		{Name: "10,000 sheets", Slow: true, RFP: manySheets(10_000), Want: "20000 rows, 10000 criteria, 10000 answered"},
		{Name: "200,000 rows", Slow: true, RFP: workbook(sheet(list(199_999), nil)), Want: "200000 rows, 199999 criteria, 199999 answered"},
	}
}

func wide(cols, rows int, head func(i int) string) func(w *bufio.Writer) {
	return sheet(func(w *bufio.Writer) {
		texts := make([]string, cols)
		for n := range rows {
			for i := range texts {
				if texts[i] = head(i); n > 0 {
					texts[i] = fmt.Sprintf("w%d", (n*31+i*7)%97)
				}
			}
			inlineRow(w, n+1, texts...)
		}
	}, nil)
}

// headerWord repeats what columns are called.
func headerWord(i int) string {
	words := []string{"Nr.", "Anforderung", "Art", "Erfüllt?", "Kommentar", "Gewichtung", "Nachweis", "Ja", "Nein", "Preis"}
	return words[i%len(words)]
}

func manySheets(n int) Input {
	parts := slices.Concat(skeleton(nil)[:2], []part{
		{"xl/workbook.xml", func(w *bufio.Writer) {
			fmt.Fprint(w, declaration, `<workbook `, namespaces, `><sheets>`)
			for i := 1; i <= n; i++ {
				fmt.Fprintf(w, `<sheet name="Los %d" sheetId="%d" r:id="rId%d"/>`, i, i, i)
			}
			fmt.Fprint(w, `</sheets></workbook>`)
		}},
		{"xl/_rels/workbook.xml.rels", func(w *bufio.Writer) {
			fmt.Fprint(w, declaration, `<Relationships xmlns="`, packages, `relationships">`)
			for i := 1; i <= n; i++ {
				fmt.Fprintf(w, `<Relationship Id="rId%d" Type="%s/worksheet" Target="worksheets/sheet%d.xml"/>`, i, office, i)
			}
			fmt.Fprint(w, `</Relationships>`)
		}},
	})
	for i := 1; i <= n; i++ {
		parts = append(parts, part{fmt.Sprintf("xl/worksheets/sheet%d.xml", i), sheet(func(w *bufio.Writer) {
			inlineRow(w, 1, "Nr.", "Anforderung", "Art", "Erfüllt?")
			inlineRow(w, 2, fmt.Sprintf("K-%d", i), fmt.Sprintf("Das System legt den Vorgang %d ab.", i), "MUSS", "Ja")
		}, nil)})
	}
	return archive("rfp.xlsx", parts...)
}

// hostileTexts have texts that are long, or many times there.
func hostileTexts() []Hostile {
	return []Hostile{
		{Name: "1 MiB shared string, 10,000 times", RFP: repeated(1<<20, 10_000), Want: "holds more than 32767 characters"},
		{Name: "32,767 character shared string, 10,000 times", RFP: repeated(32767, 10_000), Want: "cells with content or more than 64 MiB of text"},
		{Name: "half of the text that is read", Slow: true, RFP: repeated(32767, 1000), Want: "1001 rows, 1000 criteria"},
		{Name: "number format of 200 letters, a million cells", Slow: true, RFP: workbook(sheet(func(w *bufio.Writer) {
			for i := 1; i <= 100_000; i++ {
				fmt.Fprintf(w, `<row r="%d">`, i)
				for col := 1; col <= 10; col++ {
					fmt.Fprintf(w, `<c r="%s%d" s="1"><v>1</v></c>`, column(col), i)
				}
				fmt.Fprint(w, `</row>`)
			}
		}, nil), stylesPart(func(w *bufio.Writer) {
			fmt.Fprintf(w, `<numFmts count="1"><numFmt numFmtId="170" formatCode="0&quot;%s&quot;"/></numFmts>`, strings.Repeat("x", 200))
			fmt.Fprint(w, `<fonts><font/></fonts><fills><fill/></fills><cellXfs><xf numFmtId="0"/><xf numFmtId="170"/></cellXfs>`)
		})...), Want: "cells with content or more than 64 MiB of text"},
		{Name: "500,000 styles", Slow: true, RFP: workbook(sheet(list(10), nil), stylesPart(func(w *bufio.Writer) {
			fmt.Fprint(w, `<numFmts>`)
			for i := range 250_000 {
				fmt.Fprintf(w, `<numFmt numFmtId="%d" formatCode="0.00&quot; Stk %d&quot;"/>`, 200+i, i)
			}
			fmt.Fprint(w, `</numFmts><fonts>`)
			for range 250_000 {
				fmt.Fprint(w, `<font><b/><sz val="11"/><name val="Calibri"/></font>`)
			}
			fmt.Fprint(w, `</fonts><fills><fill/></fills><cellXfs>`)
			for i := range 500_000 {
				fmt.Fprintf(w, `<xf numFmtId="%d" fontId="%d"/>`, 200+i/2, i/2)
			}
			fmt.Fprint(w, `</cellXfs>`)
		})...), Want: "11 rows, 10 criteria, 10 answered"},
	}
}

// stylesPart are the parts of a workbook with styles and shared strings of its own.
func stylesPart(inner func(w *bufio.Writer)) []part {
	return []part{
		{"xl/styles.xml", func(w *bufio.Writer) {
			fmt.Fprint(w, declaration, `<styleSheet `, namespaces, `>`)
			inner(w)
			fmt.Fprint(w, `</styleSheet>`)
		}},
	}
}

// repeated is a list in which all texts are the same one, of size letters.
func repeated(size, times int) Input {
	return workbook(sheet(func(w *bufio.Writer) {
		inlineRow(w, 1, "Nr.", "Anforderung")
		for i := 1; i <= times; i++ {
			fmt.Fprintf(w, `<row r="%d"><c r="A%d"><v>%d</v></c><c r="B%d" t="s"><v>0</v></c></row>`, i+1, i+1, i, i+1)
		}
	}, nil), part{"xl/sharedStrings.xml", func(w *bufio.Writer) {
		const sentence = "Das System muss Bescheide ablegen, prüfen und versenden. "
		t := strings.Repeat(sentence, size/len([]rune(sentence))+1)
		fmt.Fprintf(w, `%s<sst %s count="%d" uniqueCount="1"><si><t>%s</t></si></sst>`, declaration, namespaces, times, string([]rune(t)[:size]))
	}})
}
