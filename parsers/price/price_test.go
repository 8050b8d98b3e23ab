package price_test

import (
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers/price"
	"github.com/offerlint/offerlint/parsers/table"
)

// grid makes a sheet of lines whose cells are separated by "|": "=A1*2" is a formula without value, "=A1*2 → 8" one with,
// "'8" the text 8, and what reads as a number is one.
func grid(sheet string, lines ...string) *table.Grid {
	g := &table.Grid{File: "preise.xlsx", Sheet: sheet, LastRow: len(lines)}
	for i, line := range lines {
		row := table.Row{N: i + 1}
		for k, s := range strings.Split(line, "|") {
			if s = strings.TrimSpace(s); s == "" {
				continue
			}
			c := table.Cell{Col: k + 1}
			if f, ok := strings.CutPrefix(s, "="); ok {
				f, s, ok = strings.Cut(f, " → ")
				c.Extra().Formula, c.NoValue = f, !ok
			}
			c.Text = strings.TrimPrefix(s, "'")
			_, err := strconv.ParseFloat(s, 64)
			c.Number = err == nil
			row.Cells = append(row.Cells, c)
		}
		g.Rows = append(g.Rows, row)
	}
	return g
}

const head = "Pos.|Bezeichnung|Menge|Einheit|Einzelpreis|Gesamtpreis"

func follow(gs ...*table.Grid) (*lint.Bid, []price.Followed) {
	var sheets []*table.Sheet
	bid := &lint.Bid{}
	for _, g := range gs {
		s := table.Read(g, table.Options{Lang: "de"})
		sheets = append(sheets, s)
		bid.Positions = append(bid.Positions, s.Positions...)
		bid.Totals = append(bid.Totals, s.Totals...)
	}
	return bid, price.Follow(gs, sheets)
}

// TestFormulas recalculates the formula of one position's total.
func TestFormulas(t *testing.T) {
	other := grid("Zweites Blatt", "1.5|10", "'2,5|x", "|#N/A")
	for _, tt := range []struct{ formula, want string }{ // in row 2: C is 3, E is 0.1; row 3 holds the text "2,5" and nothing
		{"C2*E2", "3/10"},
		{"C2*E2+C2*E2", "3/5"},
		{"-C2^2", "9"},
		{"2^-1", "?"},
		{"2*(C2+1)/4%", "200"},
		{"+C2", "3"},
		{"C2*C3", "15/2"},
		{"C2*E3", "0"},
		{"C2*B2", "#VALUE!"},
		{"C2/E3", "#DIV/0!"},
		{"C2*#REF!", "#REF!"},
		{"SUM(C2:C4)", "3"},
		{"sum(C2,E2,1)", "41/10"},
		{"SUM(C2:C3,'Zweites Blatt'!A1:A2)", "9/2"},
		{"'Zweites Blatt'!A1*'Zweites Blatt'!A2", "15/4"},
		{"'Zweites Blatt'!B1*'Zweites Blatt'!B2", "#VALUE!"},
		{"SUM('Zweites Blatt'!A1:B3)", "#N/A!"},
		{"Fehlt!A1", "?"},
		{"[1]Blatt!A1", "?"},
		{"Rabatt*C2", "?"},
		{"ROUND(C2*E2*1.15,2)", "7/20"},
		{"ROUND(-2.5,0)", "-3"},
		{"ROUND(1234,-2)", "1200"},
		{"ROUNDUP(C2*E2,0)", "1"},
		{"ROUNDDOWN(2.99,1)", "29/10"},
		{"INT(-0.5)", "-1"},
		{"TRUNC(-1.5)", "-1"},
		{"PRODUCT(C2,E2)", "3/10"},
		{"PRODUCT(C2:E2)", "3/10"},
		{"SUMPRODUCT(C2:C3,E2:E3)", "3/10"},
		{"IF(E2=\"\",\"\",C2*E2)", "3/10"},
		{"IF(E3=\"\",\"\",C2*E2)", ""},
		{"IF(E3>0,1,2)", "2"},
		{"IF(C2>=3,C2*E2)", "3/10"},
		{"IFERROR(C2/E3,7)", "7"},
		{"MAX(C2,E2,0)", "3"},
		{"MIN(C2,E2)", "1/10"},
		{"SUBTOTAL(9,C2:E2)", "31/10"},
		{"SUBTOTAL(1,C2:E2)", "?"},
		{"VLOOKUP(C2,A1:B9,2,0)", "#N/A"},
		{"VLOOKUP(2,A1:C9,3,FALSE)", "?"}, // a text
		{"VLOOKUP(1,A1:E9,5,FALSE)", "1/10"},
		{"VLOOKUP(\"lizenz\",B1:E9,4,0)", "1/10"},
		{"VLOOKUP(\"Liz*\",B1:E9,4,0)", "?"},
		{"VLOOKUP(1,A1:E9,5)", "?"},
		{"VLOOKUP(1,A1:E9,5,TRUE)", "?"},
		{"VLOOKUP(1,A1:E9,6,0)", "?"},
		{"VLOOKUP(2.5,C1:E9,1,0)", "?"}, // a number that is kept as a text
		{"VLOOKUP(1,A1:E9,5,FALSE)+HLOOKUP(\"Menge\",A1:E3,2,FALSE)", "31/10"},
		{"HLOOKUP(1,A1:E9,5,0)", "#N/A"},
		{"HLOOKUP(\"Menge\",A1:E3,2)", "?"},
		{"HLOOKUP(\"Menge\",A1:E3,4,0)", "?"},
		{"INDEX(E2:E3,MATCH(\"lizenz\",B2:B3,0))", "1/10"},
		{"INDEX(A1:E3,MATCH(1,A1:A3,0),MATCH(\"Menge\",A1:E1,0))", "3"},
		{"INDEX(C2:E2,3)", "1/10"},
		{"INDEX(E2:E3,MATCH(\"Lizenzen\",B2:B3,0))", "#N/A"},
		{"INDEX(E2:E3,5)", "#REF!"},
		{"INDEX(A2:E3,0,3)", "?"},
		{"MATCH(1,A2:A3)", "?"},
		{"MATCH(1,A2:A3,1)", "?"},
		{"XLOOKUP(\"Lizenz\",B2:B3,E2:E3)", "1/10"},
		{"_xlfn.XLOOKUP(\"Miete\",B2:B3,E2:E3,7)", "7"},
		{"XLOOKUP(\"Miete\",B2:B3,E2:E3)", "#N/A"},
		{"XLOOKUP(\"Lizenz\",B2:B3,A2:E2)", "?"},
		{"COUNT(A2:E2)", "3"},
		{"COUNTA(A2:E2)", "5"},
		{"COUNTIF(A2:A3,\">=1\")", "2"},
		{"COUNTIF(B2:B3,\"Lizenz\")", "1"},
		{"COUNTIF(A2:A3,\"<>1\")", "?"},
		{"IF(AND(C2>1,E2<1),5,6)", "5"},
		{"IF(OR(C2>5,NOT(E2<1)),5,6)", "6"},
		{"IF(AND(C2/E3>1,TRUE),5,6)", "#DIV/0!"},
		{"IF(ISBLANK(E3),1,2)", "1"},
		{"IF(ISNUMBER(B2),1,2)", "2"},
		{"IF(ISERROR(C2/E3),1,2)", "1"},
		{"ABS(-C2)", "3"},
		{"IF(\"Los \"&A2=\"Los 1\",4,5)", "4"},
		{"IF(E2&\"\"=\"0.1\",4,5)", "?"},
		{"SUMIF(A2:A3,1,C2:C3)", "3"},
		{"SUMIF(B2:B3,\"LIZENZ\",E2:E3)", "1/10"},
		{"SUMIF(B:B,\"Lizenz\",E:E)", "1/10"},
		{"SUMIF(A2:A3,A2,C2)", "3"},
		{"SUMIF(C2:C2,3)", "3"},
		{"SUMIF(A2:A3,9,C2:C3)", "0"},
		{"SUMIF(A2:A3,\"<2\",C2:C3)", "3"},
		{"SUMIF(A2:A3,\"<=\"&A2,C2:C3)", "3"},
		{"SUMIF(A2:A3,\">1\",C2:C3)", "0"},
		{"SUMIF(A2:A3,\"<>2\",C2:C3)", "3"},
		{"SUMIF(B2:B3,\"<>Pflege\",C2:C3)", "3"},
		{"SUMIF(B2:B3,\">Pflege\",C2:C3)", "?"},
		{"SUMIF(C2:C3,\">1\")", "?"}, // a number that is kept as a text
		{"SUMIF(B2:B3,\"<>\",C2:C3)", "?"},
		{"SUMIF(B2:B3,\"Liz*\",C2:C3)", "?"},
		{"SUMIF(C2:C3,2.5,E2:E3)", "?"},
		{"SUMIFS(E2:E3,A2:A3,1,B2:B3,\"Lizenz\")", "1/10"},
		{"SUMIFS(E2:E3,A2:A3,1,B2:B3,\"Pflege\")", "0"},
		{"SUMIFS(E2:E3,A2:A3)", "?"},
		{"TODAY()", "?"},
		{"F2", "?"},
		{"F2+1", "?"},
		{"SUM(F:F)", "?"},
		{"SUM(C:C)", "3"},
		{"$C$2*E$2", "3/10"},
		{"C2:E2", "?"},
		{"C2 E2", "?"},
		{"\"3\"*2", "?"},
		{"(C2", "?"},
		{"9^99", "?"},
		{"1E5", "100000"},
	} {
		bid, _ := follow(grid("Preise", head, "1|Lizenz|3|Stück|0.1|="+tt.formula, "2|Pflege|'2,5|Jahr||"), other)
		a := bid.Positions[0].Cells.Total
		got := "?"
		switch {
		case a.Error != "":
			got = a.Error
		case a.Result != nil:
			got = a.Result.RatString()
		case a.Adds != nil:
			got = ""
		}
		if strings.TrimSuffix(tt.want, "!") != strings.TrimSuffix(got, "!") {
			t.Errorf("=%s gives %s, want %s", tt.formula, got, tt.want)
		}
	}
}

// TestAdds says which positions the sums of a workbook count, and how often.
func TestAdds(t *testing.T) {
	lots := grid("Los 1", head,
		"1|Lizenz|3|Stück|10|=C2*E2", "2|Pflege|1|Jahr|5|=C3*E3", "|Zwischensumme||||=SUM(F2:F3)",
		"3|Schulung|1|Tag|7|7", "4|Reise|1|psch.||", "|Summe netto||||=F4+SUM(F5:F6)", "|zzgl. 19 % MwSt.||||=F7*0.19", "|Summe brutto||||=F7+F8",
		"|Summe mit Zwischensumme||||=SUM(F2:F6)", "|Gesamt für 4 Jahre||||=F7*4", "|Summe unbekannt||||=SUM(F2:F3)+LOOKUP(1,A1:A2)", "|Summe der Tage||||=SUMIF(D2:D6,\"Tag\",F2:F6)")
	all := grid("Gesamt", "Pos.|Bezeichnung|Menge|Gesamtpreis", "1|Los 1|1|='Los 1'!F7", "2|Los 2|1|0", "|Gesamtsumme netto||=SUM(D2:D3)")
	bid, lost := follow(lots, all)
	var got []string
	for _, total := range bid.Totals {
		s := total.Label + ":"
		for _, a := range total.Cell.Adds {
			s += " " + a.Position.ID + "×" + a.Times.RatString()
			if a.Twice {
				s += "!"
			}
		}
		if total.Cell.Adds == nil {
			s += " ?"
		}
		got = append(got, s)
	}
	want := []string{
		"Zwischensumme: 1×1 2×1", "Summe netto: 1×1 2×1 3×1 4×1", "zzgl. 19 % MwSt.: 1×19/100 2×19/100 3×19/100 4×19/100",
		"Summe brutto: 1×119/100 2×119/100 3×119/100 4×119/100", "Summe mit Zwischensumme: 1×2! 2×2! 3×1 4×1",
		"Gesamt für 4 Jahre: 1×4 2×4 3×4 4×4", "Summe unbekannt: ?", "Summe der Tage: 3×1",
		"Gesamtsumme netto: 1×1 2×1 1×1 2×1 3×1 4×1",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
	if diff := cmp.Diff([]price.Followed{{Sheet: "Los 1", Formulas: 1, Cells: []string{"F12"}}}, lost); diff != "" {
		t.Errorf("formulas that were not followed (-want +got):\n%s", diff)
	}
}

// TestLongChain follows formulas that refer to each other until it gives up, and never longer.
func TestLongChain(t *testing.T) {
	lines := []string{head, "1|Lizenz|1|Stück|2|2"}
	for i := 3; i < 3000; i++ {
		n := strconv.Itoa(i - 1)
		lines = append(lines, strconv.Itoa(i-1)+"|Lizenz|1|Stück|2|=F"+n+"*F"+n)
	}
	bid, _ := follow(grid("Preise", lines...))
	if a := bid.Positions[3].Cells.Total; a.Result == nil || a.Result.RatString() != "256" {
		t.Errorf("the fourth total is %v, want 256", a.Result)
	}
	if a := bid.Positions[2000].Cells.Total; a.Result != nil {
		t.Error("a number of 600 digits and more was worked out")
	}
}

func FuzzFormula(f *testing.F) {
	for _, s := range []string{"SUM(F2:F9)", "-C2^2%", "'a''b'!A1:B2", "IF(A1=\"\",,1)", "((((1))))", "1E999", "$A:$B", "#REF!+1", "ROUND(F2,99999999999)"} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, formula string) {
		if strings.Contains(formula, "|") {
			return
		}
		bid, _ := follow(grid("Preise", head, "1|Lizenz|3|Stück|0.1|=C2*E2", "2|Pflege|2|Jahr|4|="+formula, "|Summe||||=SUM(F2:F3)"))
		for _, p := range bid.Positions {
			if p.At.Line < 1 {
				t.Error("a position without a place")
			}
		}
	})
}

func TestLinked(t *testing.T) {
	got := price.Linked([]*table.Grid{grid("A", "=Los!F5|=SUM('Los 2'!A1:B2)-'It''s'!C3|=[1]Fremd!A1+#REF!"), grid("B", "=5", "=Los!F5*Übersicht!A1")})
	want := map[string]bool{"los": true, "los 2": true, "it's": true, "[1]fremd": true, "#ref": true, "übersicht": true}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
