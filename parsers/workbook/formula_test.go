package workbook_test

import (
	"fmt"
	"testing"

	"github.com/xuri/excelize/v2"
)

// TestCalculated fills in values that the file lacks, and only those that do not depend on the day or on guesses.
func TestCalculated(t *testing.T) {
	grids := made(t, func(f *excelize.File) {
		_, err := f.NewSheet("Deckblatt")
		must(t, err, f.SetCellFormula("Deckblatt", "A1", "TODAY()"), f.SetCellFormula("Deckblatt", "A2", "A1+1"))
		for cell, formula := range map[string]string{
			"A2": "ROW()-1", "A3": "A2+1", "A4": `"K-"&TEXT(A3,"000")`, "A5": `"1."&"10"`, "A6": "1/0", "A7": "NOSUCH(1)",
			"A8": `IFERROR(A7+1,"ja")`, "A9": "Deckblatt!A2+1", "A10": "REPT(\"x\",9)", "A11": "A12", "A12": "A11", "A13": "[1]Fremd!A1", "A14": `IF(A2=1,"","x")`, "A15": "SUM(A2:A9)",
		} {
			must(t, f.SetCellFormula("Sheet1", cell, formula))
		}
	})
	diff(t, "cells", []string{
		"A2=1# =ROW()-1", "A3=2# =A2+1", `A4=K-002 ="K-"&TEXT(A3,"000")`, `A5=1.10 ="1."&"10"`, "A6=#DIV/0! =1/0", "A7=! =NOSUCH(1)",
		`A8=! =IFERROR(A7+1,"ja")`, "A9=! =Deckblatt!A2+1", `A10=! =REPT("x",9)`, "A11=! =A12", "A12=! =A11", "A13=! =[1]Fremd!A1", `A14= =IF(A2=1,"","x")`, "A15=! =SUM(A2:A9)",
	}, texts(grids[0]))
	diff(t, "notes", map[string]int{"formulas-without-value": 8, "calculated-formulas": 6}, notes(grids[0]))
	diff(t, "cover", []string{"A1=! =TODAY()", "A2=! =A1+1"}, texts(grids[1]))
}

// TestCalculatedFormat shows a calculated price as its format does, and follows chains in both directions.
func TestCalculatedFormat(t *testing.T) {
	g := made(t, func(f *excelize.File) {
		euro := `#,##0.00\ "€"`
		style, err := f.NewStyle(&excelize.Style{CustomNumFmt: &euro})
		must(t, err, f.SetCellStyle("Sheet1", "C1", "C3", style), f.SetSheetRow("Sheet1", "A1", &[]any{3, 12.5}), f.SetSheetRow("Sheet1", "A2", &[]any{2, 1}),
			f.SetCellFormula("Sheet1", "C1", "A1*B1"), f.SetCellFormula("Sheet1", "C2", "A2*B2"), f.SetCellFormula("Sheet1", "C3", "SUM(C1:C2)"),
			f.SetCellFormula("Sheet1", "D1", "D2+1"), f.SetCellFormula("Sheet1", "D2", "C3+1"), f.SetCellFormula("Sheet1", "E1", `IF(A1=3,"",1)`))
	})[0]
	diff(t, "cells", []string{
		"A1=3#", "B1=12.5#", "C1=37.50 €# =A1*B1", "D1=41.5# =D2+1", `E1= =IF(A1=3,"",1)`, "A2=2#", "B2=1#", "C2=2.00 €# =A2*B2",
		"D2=40.5# =C3+1", "C3=39.50 €# =SUM(C1:C2)",
	}, texts(g))
}

// TestSharedFormulas gives every cell its own wording, wherever the first of them stands.
func TestSharedFormulas(t *testing.T) {
	g := packed(t, parts{"xl/worksheets/sheet1.xml": sheetOf(
		`<row r="1"><c r="A1"><f t="shared" si="7"/><v>9</v></c></row>`+
			`<row r="2"><c r="A2"><f t="shared" ref="A2:A4" si="7">B2*$C$1+B$1+SUM(B:B,'x A1'!B2)&amp;"B2"</f></c></row>`+
			`<row r="3"><c r="A3"><f t="shared" si="7"/><v>8</v></c><c r="B3"><f t="shared" si="8"/><v>7</v></c></row>`, "")})
	diff(t, "cells", []string{
		`A1=9# =B1*$C$1+B$1+SUM(B:B,'x A1'!B1)&"B2"`, `A2=! =B2*$C$1+B$1+SUM(B:B,'x A1'!B2)&"B2"`,
		`A3=8# =B3*$C$1+B$1+SUM(B:B,'x A1'!B3)&"B2"`, "B3=7# =?",
	}, texts(g))
}

// TestSharedCalculated keeps the formulas of the others when the first of those that share one becomes a value.
func TestSharedCalculated(t *testing.T) {
	g := packed(t, parts{"xl/worksheets/sheet1.xml": sheetOf(
		`<row r="1"><c r="A1"><v>5</v></c><c r="B1"><f t="shared" ref="B1:B3" si="0">A1*2</f></c></row>`+
			`<row r="2"><c r="A2"><v>6</v></c><c r="B2"><f t="shared" si="0"/></c></row>`+
			`<row r="3"><c r="A3"><v>7</v></c><c r="B3"><f t="shared" si="0"/></c></row>`, "")})
	diff(t, "cells", []string{"A1=5#", "B1=10# =A1*2", "A2=6#", "B2=12# =A2*2", "A3=7#", "B3=14# =A3*2"}, texts(g))
}

// TestStandInZero does not take the zeros of a program that did not calculate for prices.
func TestStandInZero(t *testing.T) {
	const rows = `<row r="1"><c r="A1"><v>2</v></c><c r="B1"><f>A1*3</f><v>0</v></c><c r="C1"><f>NOSUCH(A1)</f><v>0</v></c>%s</row>`
	book := `<workbook ` + ns + `><sheets><sheet name="K" r:id="r1"/></sheets><calcPr fullCalcOnLoad="1"/></workbook>`
	g := packed(t, parts{"xl/workbook.xml": book, "xl/worksheets/sheet1.xml": sheetOf(fmt.Sprintf(rows, ""), "")})
	diff(t, "zeros", []string{"A1=2#", "B1=6# =A1*3", "C1=! =NOSUCH(A1)"}, texts(g))
	g = packed(t, parts{"xl/workbook.xml": book, "xl/worksheets/sheet1.xml": sheetOf(fmt.Sprintf(rows, `<c r="D1"><f>A1</f><v>2</v></c>`), "")})
	diff(t, "values", []string{"A1=2#", "B1=0# =A1*3", "C1=0# =NOSUCH(A1)", "D1=2# =A1"}, texts(g))
}

func TestEmptyTextIsAValue(t *testing.T) {
	g := packed(t, parts{"xl/worksheets/sheet1.xml": sheetOf(`<row r="1"><c r="A1" t="str"><f>NOSUCH(B1)</f><v></v></c></row>`, "")})
	diff(t, "cells", []string{"A1= =NOSUCH(B1)"}, texts(g))
}

func TestExternalLinks(t *testing.T) {
	book := `<workbook ` + ns + `><sheets><sheet name="K" r:id="r1"/></sheets><externalReferences><externalReference r:id="x"/></externalReferences></workbook>`
	g := packed(t, parts{"xl/workbook.xml": book, "xl/worksheets/sheet1.xml": sheetOf(
		`<row r="1"><c r="A1"><f>[1]Preise!B2</f><v>3</v></c><c r="B1"><f>SUM(Liste[2026])</f><v>3</v></c><c r="C1"><f>'C:\x\[1]Site list'!A1</f><v>3</v></c></row>`, "")})
	diff(t, "notes", map[string]int{"external-links": 2}, notes(g))
	g = packed(t, parts{"xl/workbook.xml": book})
	diff(t, "notes where no formula shows the link", map[string]int{"external-links": 1}, notes(g))
}

// TestComparedWithNothing calculates what Excel makes of cells without content, or nothing: excelize holds such a cell and
// an empty text for two things.
func TestComparedWithNothing(t *testing.T) {
	for _, tt := range []struct{ formula, want string }{ // A1 is x, B1 and C1 hold nothing, D1 an empty text, E1 the number 5
		{`B1=""`, "TRUE"},
		{`B1<>""`, "FALSE"},
		{`""=B1`, "TRUE"},
		{`$B$1 = ""`, "TRUE"},
		{`Sheet1!B1=""`, "TRUE"},
		{`""=Sheet1!B1`, "TRUE"},
		{`D1=""`, "TRUE"},
		{`B1="x"`, "FALSE"},
		{`A1="X"`, "TRUE"},
		{`A1=B1`, "FALSE"},
		{`B1=0`, "TRUE"},
		{`B1>=0`, "TRUE"},
		{`B1<1`, "TRUE"},
		{`E1>B1`, "TRUE"},
		{`E1=5`, "TRUE"},
		{`B1=C1`, "TRUE"},
		{`B1=D1`, "TRUE"},
		{`IF(B1="","leer","voll")`, "leer"},
		{`IF(B1="","",5)`, ""},
		{`IF(A1="","",5)`, "5#"},
		{`AND(B1="",C1="")`, "TRUE"},
		{`OR(B1<>"",C1<>"")`, "FALSE"},
		{`IFS(B1="","a",TRUE,"b")`, "a"},
		{`LEN(B1)=0`, "TRUE"},
		{`TRIM(B1)=""`, "TRUE"},
		{`B1&""=""`, "TRUE"},
		{`B1+1=1`, "TRUE"},
		{`""=B1&"x"`, "FALSE"},
		{`ISBLANK(B1)`, "TRUE"},
		{`COUNTIF(A1:C1,"<>")`, "1#"},
		{`COUNTBLANK(B1:C1)`, "2#"},
		{`COUNTA(A1:C1)=1`, "TRUE"},
		{`IF(VLOOKUP("x",A1:A1,1,0)="x",1,2)`, "1#"},
		// What is not sure stays without value.
		{`B1=FALSE`, "!"},
		{`(B1)=""`, "!"},
		{`INDEX(A1:C1,1,2)=""`, "!"},
		{`VLOOKUP("x",A1:B1,2,0)=""`, "!"},
		{`SUMPRODUCT((A1:C1="")*1)`, "!"},
		{`COUNTIF(B1:C1,"")`, "!"},
		{`TEXT(B1,"0.0")`, "!"},
		{`E1="5"`, "!"},
		{`IF(NOT(B1),"a","b")`, "!"},
		{`CHOOSE(1,B1)=""`, "!"},
	} {
		g := made(t, func(f *excelize.File) {
			must(t, f.SetCellStr("Sheet1", "A1", "x"), f.SetCellStr("Sheet1", "D1", ""), f.SetCellValue("Sheet1", "E1", 5), f.SetCellFormula("Sheet1", "A9", tt.formula))
		})[0]
		cells := texts(g)
		diff(t, tt.formula, "A9="+tt.want+" ="+tt.formula, cells[len(cells)-1])
	}
}
