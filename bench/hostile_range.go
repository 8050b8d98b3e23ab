package bench

import (
	"bufio"
	"fmt"
)

// hostileRanges have many merged cells, dropdowns, comments and links.
func hostileRanges() []Hostile {
	return []Hostile{
		{Name: "50,000 merges", Slow: true, RFP: workbook(sheet(list(100_000), func(w *bufio.Writer) {
			fmt.Fprint(w, `<mergeCells>`)
			for i := range 50_000 {
				fmt.Fprintf(w, `<mergeCell ref="F%d:F%d"/>`, 2*i+2, 2*i+3)
			}
			fmt.Fprint(w, `</mergeCells>`)
		})), Want: "100001 rows, 100000 criteria, 100000 answered"},
		{Name: "50,000 overlapping merges", RFP: workbook(sheet(list(10_000), func(w *bufio.Writer) {
			fmt.Fprint(w, `<mergeCells>`)
			for i := range 50_000 {
				fmt.Fprintf(w, `<mergeCell ref="F%d:H1048576"/>`, i%100+2)
			}
			fmt.Fprint(w, `</mergeCells>`)
		})), Want: "is merged in ranges that overlap"},
		{Name: "a merge of the whole sheet", RFP: workbook(sheet(list(10), func(w *bufio.Writer) {
			fmt.Fprint(w, `<mergeCells><mergeCell ref="A1:XFD1048576"/></mergeCells>`)
		})), Want: "1 rows, 0 criteria"},
		{Name: "100,000 dropdowns", Slow: true, RFP: workbook(sheet(list(100_000), func(w *bufio.Writer) {
			fmt.Fprint(w, `<dataValidations>`)
			for i := range 100_000 {
				fmt.Fprintf(w, `<dataValidation type="list" sqref="D%d"><formula1>"Ja,Nein,Teil %d"</formula1></dataValidation>`, i+2, i)
			}
			fmt.Fprint(w, `</dataValidations>`)
		})), Want: "100001 rows, 100000 criteria, 100000 answered"},
		{Name: "10,000 dropdowns from ranges of 900 cells", Slow: true, RFP: workbook(sheet(list(20_000), func(w *bufio.Writer) {
			fmt.Fprint(w, `<dataValidations>`)
			for i := range 10_000 {
				fmt.Fprintf(w, `<dataValidation type="list" sqref="D%d"><formula1>$A$%d:$A$%d</formula1></dataValidation>`, i+2, i+2, i+902)
			}
			fmt.Fprint(w, `</dataValidations>`)
		})), Want: "20001 rows, 20000 criteria, 20000 answered"},
		{Name: "100 dropdowns for 10,000 areas each", Slow: true, RFP: workbook(sheet(list(20_000), func(w *bufio.Writer) {
			fmt.Fprint(w, `<dataValidations>`)
			for i := range 100 {
				fmt.Fprint(w, `<dataValidation type="list" sqref="`)
				for n := range 10_000 {
					fmt.Fprintf(w, "A%d:XFD%d ", n+1, n+1)
				}
				fmt.Fprintf(w, `"><formula1>"Ja,Nein,%d"</formula1></dataValidation>`, i)
			}
			fmt.Fprint(w, `</dataValidations>`)
		})), Want: "20001 rows, 20000 criteria, 20000 answered"},
		{Name: "a dropdown of 100,000 values", Slow: true, RFP: workbook(sheet(list(100_000), func(w *bufio.Writer) {
			fmt.Fprint(w, `<dataValidations><dataValidation type="list" sqref="D2:D1048576"><formula1>$A$1:$C$100001</formula1></dataValidation></dataValidations>`)
		})), Want: "100001 rows, 100000 criteria, 100000 answered"},
		{Name: "a dropdown of 100,000 values in itself", Slow: true, RFP: workbook(sheet(list(10), func(w *bufio.Writer) {
			fmt.Fprint(w, `<dataValidations><dataValidation type="list" sqref="D2:D1048576"><formula1>"Ja`)
			for i := range 100_000 {
				fmt.Fprintf(w, ",Wert %d", i)
			}
			fmt.Fprint(w, `"</formula1></dataValidation></dataValidations>`)
		})), Want: "11 rows, 10 criteria, 10 answered"},
		{Name: "100,000 comments", Slow: true, RFP: workbook(sheet(list(100_000), nil), comments(func(i int) int { return i + 2 })...), Want: "100001 rows, 100000 criteria, 100000 answered"},
		{Name: "100,000 comments on one cell", Slow: true, RFP: workbook(sheet(list(10), nil), comments(func(int) int { return 2 })...), Want: "11 rows, 10 criteria"},
		{Name: "100,000 hyperlinks", Slow: true, RFP: workbook(sheet(list(100_000), func(w *bufio.Writer) {
			fmt.Fprint(w, `<hyperlinks>`)
			for i := range 100_000 {
				fmt.Fprintf(w, `<hyperlink ref="B%d" r:id="rId%d"/>`, i+2, i)
			}
			fmt.Fprint(w, `</hyperlinks>`)
		}), part{"xl/worksheets/_rels/sheet1.xml.rels", func(w *bufio.Writer) {
			fmt.Fprint(w, declaration, `<Relationships xmlns="`, packages, `relationships">`)
			for i := range 100_000 {
				fmt.Fprintf(w, `<Relationship Id="rId%d" Type="%s/hyperlink" Target="https://beispiel.example/%d" TargetMode="External"/>`, i, office, i)
			}
			fmt.Fprint(w, `</Relationships>`)
		}}), Want: "100001 rows, 100000 criteria, 100000 answered"},
		{Name: "1,000,000 hidden columns", RFP: workbook(func(w *bufio.Writer) {
			fmt.Fprint(w, declaration, `<worksheet `, namespaces, `><cols>`)
			for range 1_000_000 {
				fmt.Fprint(w, `<col min="5" max="16384" hidden="1"/>`)
			}
			fmt.Fprint(w, `</cols><sheetData>`)
			list(10)(w)
			fmt.Fprint(w, `<row r="12"><c r="XFD12"><v>1</v></c></row></sheetData></worksheet>`)
		}), Want: "12 rows, 10 criteria"},
	}
}

// comments are the parts of 100,000 comments in column B, the i-th in the row that at says.
func comments(at func(i int) int) []part {
	return []part{
		{"xl/worksheets/_rels/sheet1.xml.rels", func(w *bufio.Writer) {
			fmt.Fprintf(w, `%s<Relationships xmlns="%srelationships"><Relationship Id="rId1" Type="%s/comments" Target="../comments1.xml"/></Relationships>`,
				declaration, packages, office)
		}},
		{"xl/comments1.xml", func(w *bufio.Writer) {
			fmt.Fprint(w, declaration, `<comments `, namespaces, `><commentList>`)
			for i := range 100_000 {
				fmt.Fprintf(w, `<comment ref="B%d"><text><t>Bitte %d beachten.</t></text></comment>`, at(i), i)
			}
			fmt.Fprint(w, `</commentList></comments>`)
		}},
	}
}

// hostileFormulas are saved without values.
func hostileFormulas() []Hostile {
	return []Hostile{
		{Name: "a million shared formulas without values", Slow: true, RFP: workbook(sheet(func(w *bufio.Writer) {
			for i := 1; i <= 100_000; i++ {
				fmt.Fprintf(w, `<row r="%d">`, i)
				for col := 1; col <= 10; col++ {
					if i == 1 {
						fmt.Fprintf(w, `<c r="%s1"><f t="shared" ref="%s1:%s100000" si="%d">$L$1+M1*2</f></c>`, column(col), column(col), column(col), col)
						continue
					}
					fmt.Fprintf(w, `<c r="%s%d"><f t="shared" si="%d"/></c>`, column(col), i, col)
				}
				fmt.Fprint(w, `</row>`)
			}
		}, nil)), Want: "100000 rows, 0 criteria"},
		{Name: "20,000 formulas in a chain", Slow: true, RFP: workbook(sheet(func(w *bufio.Writer) {
			list(10)(w)
			for i := 12; i <= 20_010; i++ {
				fmt.Fprintf(w, `<row r="%d"><c r="F%d"><f>F%d+1</f></c></row>`, i, i, i+1)
			}
			fmt.Fprint(w, `<row r="20011"><c r="F20011"><v>1</v></c></row>`)
		}, nil)), Want: "20011 rows, 10 criteria"},
		{Name: "1,000 formulas that double a text each", RFP: workbook(sheet(func(w *bufio.Writer) {
			list(10)(w)
			fmt.Fprint(w, `<row r="12"><c r="F12" t="str"><v>Text</v></c></row>`)
			for i := 13; i <= 1012; i++ {
				fmt.Fprintf(w, `<row r="%d"><c r="F%d"><f>F%d&amp;F%d&amp;F%d&amp;F%d</f></c></row>`, i, i, i-1, i-1, i-1, i-1)
			}
		}, nil)), Want: "1012 rows, 10 criteria"},
		{Name: "a formula of 100,000 brackets", RFP: workbook(sheet(func(w *bufio.Writer) {
			list(10)(w)
			fmt.Fprint(w, `<row r="12"><c r="F12"><f>`)
			for range 100_000 {
				fmt.Fprint(w, `(`)
			}
			fmt.Fprint(w, `1`)
			for range 100_000 {
				fmt.Fprint(w, `)`)
			}
			fmt.Fprint(w, `</f></c></row>`)
		}, nil)), Want: "12 rows, 10 criteria"},
	}
}
