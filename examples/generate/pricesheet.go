package main

import (
	"fmt"

	"github.com/xuri/excelize/v2"
)

const (
	priceSheet  = "Preisblatt"
	priceHeader = 4
)

// A priceLine is a row of the price sheet: a position, a section where only Text is set, or a sum where Formula is set.
// Prices are in cents, so that nothing is rounded.
type priceLine struct {
	Pos, Text, Unit string
	Quantity        int
	Offered         int    // the quantity in our copy, where it is another
	Price           int    // in our copy
	Word            string // in our copy, in place of the price
	Typed           int    // in our copy, a total that was typed in over the formula
	Remark          string // in our copy
	Formula         string // of a sum, in the column of totals
	Ours            string // the formula in our copy, where it is another
	Final           int    // in the copy that goes out, the price where ours lacked one
}

// A priceCopy is one of the copies of the price sheet.
type priceCopy int

const (
	issuedPrices   priceCopy = iota // empty, as the customer issued it
	reviewedPrices                  // as the bidder filled it in, with what is planted
	finishedPrices                  // as the bidder hands it in
)

// of is the line as a copy has it.
func (l priceLine) of(c priceCopy) priceLine {
	switch {
	case c == issuedPrices:
		l.Price, l.Remark = 0, ""
	case c == finishedPrices && l.Final > 0:
		l.Price = l.Final
	}
	if c != reviewedPrices {
		l.Offered, l.Word, l.Typed, l.Ours = 0, "", 0, ""
	}
	return l
}

// priceLines are the rows of the price sheet, from the one below the header on. Rows 6 to 12 hold the positions of part A.
func priceLines() []priceLine {
	return []priceLine{
		{Text: "A Lizenzen und Einführung"},
		{Pos: "1", Text: "Lizenz je Arbeitsplatz, unbefristet", Quantity: 640, Unit: "Stück", Price: 182_50},
		{Pos: "2", Text: "Installation und Einrichtung", Quantity: 1, Unit: "psch.", Price: 18_400_00},
		{Pos: "3", Text: "Anbindung von Fachverfahren", Quantity: 6, Unit: "Stück", Price: 3_250_00, Typed: 19_050_00},
		{Pos: "4", Text: "Datenübernahme aus dem Altsystem", Quantity: 1, Unit: "psch.", Final: 42_500_00},
		{Pos: "5", Text: "Schulung der Fachadministration", Quantity: 4, Unit: "Tag", Price: 1_180_00},
		{Pos: "6", Text: "Schulung der Sachbearbeitung", Quantity: 28, Offered: 26, Unit: "Tag", Price: 980_00},
		{Pos: "7", Text: "Modul Texterkennung", Quantity: 1, Unit: "Stück", Price: 9_600_00},
		{Text: "Summe A netto", Formula: "SUM(F6:F12)", Ours: "SUM(F6:F11)"},
		{Text: "B Pflege für vier Jahre"},
		{Pos: "8", Text: "Pflege des Systems", Quantity: 48, Unit: "Monat", Price: 1_450_00},
		{Pos: "9", Text: "Rufbereitschaft werktags von 7 bis 19 Uhr", Quantity: 48, Unit: "Monat", Word: "in Pos. 8 enthalten", Final: 280_00},
		{Pos: "10", Text: "Einspielen neuer Fassungen", Quantity: 8, Unit: "Stück", Remark: "ohne Berechnung"},
		{Text: "Summe B netto", Formula: "SUM(F15:F17)"},
		{Text: "Gesamtsumme netto", Formula: "F13+F18"},
		{Text: "zzgl. 19 % Umsatzsteuer", Formula: "ROUND(F19*0.19,2)"},
		{Text: "Gesamtsumme brutto", Formula: "F19+F20"},
		{Text: "C Bedarfspositionen (werden nicht in die Gesamtsumme eingerechnet)"},
		{Pos: "11", Text: "Schulung am Wochenende", Quantity: 2, Unit: "Tag", Price: 1_350_00},
		{Pos: "12", Text: "Beratung vor Ort auf Abruf", Quantity: 10, Unit: "Tag", Price: 1_120_00},
	}
}

// prices builds a copy of the customer's price sheet.
func prices(c priceCopy) ([]byte, error) {
	about := &excelize.DocProperties{
		Title: "Preisblatt Dokumentenmanagementsystem", Subject: "Vergabe VG-2026-117", Language: "de-DE",
		Creator: "Stadt Musterhausen", LastModifiedBy: "Stadt Musterhausen", Version: "1.0",
		Created: "2026-10-12T08:00:00Z", Modified: "2026-10-12T08:00:00Z",
	}
	switch c {
	case reviewedPrices:
		about.LastModifiedBy, about.Modified = "Beispiel Systemhaus GmbH", "2026-11-13T15:40:00Z"
	case finishedPrices:
		about.LastModifiedBy, about.Modified = "Beispiel Systemhaus GmbH", "2026-12-11T16:20:00Z"
	}
	return assemble(about, filling{priceSheet, func(s *sheet) { s.writePrices(c) }})
}

// priceStyles are the styles of amounts in euro: worked out, to be filled in, added up.
type priceStyles struct{ money, price, sum int }

func (s *sheet) priceStyles() priceStyles {
	var st priceStyles
	euro := `#,##0.00\ [$€-407]`
	for _, d := range []struct {
		into *int
		like int
		bold bool
	}{{&st.money, s.styles.text, false}, {&st.price, s.styles.answer, false}, {&st.sum, s.styles.text, true}} {
		s.do(func() error {
			style, err := s.f.GetStyle(d.like)
			if err != nil {
				return err
			}
			style.CustomNumFmt = &euro
			style.Alignment = &excelize.Alignment{Vertical: "top", Horizontal: "right"}
			if d.bold {
				style.Font = &excelize.Font{Family: "Calibri", Size: 11, Bold: true}
			}
			*d.into, err = s.f.NewStyle(style)
			return err
		})
	}
	return st
}

// writePrices fills the price sheet.
func (s *sheet) writePrices(c priceCopy) {
	s.set("A1", "Preisblatt Dokumentenmanagementsystem (Anlage 3 der Vergabeunterlagen)", s.styles.title)
	s.set("A2", "Stadt Musterhausen, Vergabe VG-2026-117. Bitte in jeder Zeile den Einzelpreis netto in Euro eintragen; alles andere wird berechnet.", 0)
	for _, h := range []struct {
		col, title string
		width      float64
	}{
		{"A", "Pos.", 8},
		{"B", "Leistung", 48},
		{"C", "Menge", 9},
		{"D", "Einheit", 10},
		{"E", "Einzelpreis netto", 18},
		{"F", "Gesamtpreis netto", 18},
		{"G", "Bemerkung des Bieters", 30},
	} {
		s.width(h.col, h.width)
		s.set(fmt.Sprintf("%s%d", h.col, priceHeader), h.title, s.styles.header)
	}
	s.height(priceHeader, 30)
	st := s.priceStyles()
	values := map[string]int{} // cents in column F, by cell
	n := priceHeader
	for _, l := range priceLines() {
		n++
		s.writePriceLine(n, l.of(c), st, values)
	}
	s.do(func() error { return s.f.SetSheetDimension(s.name, fmt.Sprintf("A1:G%d", n)) })
	s.finish(priceHeader)
}

// writePriceLine writes a row, and notes what its total comes to.
func (s *sheet) writePriceLine(n int, l priceLine, st priceStyles, values map[string]int) {
	at := func(col string) string { return fmt.Sprintf("%s%d", col, n) }
	switch {
	case l.Formula != "":
		if l.Ours != "" {
			l.Formula = l.Ours
		}
		values[at("F")] = sumOf(l.Formula, values)
		s.set(at("B"), l.Text, s.styles.text)
		s.amount(at("F"), values[at("F")], l.Formula, st.sum)
		return
	case l.Pos == "":
		s.set(at("A"), l.Text, s.styles.section)
		s.do(func() error { return s.f.SetCellStyle(s.name, at("A"), at("G"), s.styles.section) })
		s.do(func() error { return s.f.MergeCell(s.name, at("A"), at("G")) })
		return
	}
	quantity := l.Quantity
	if l.Offered > 0 {
		quantity = l.Offered
	}
	s.set(at("A"), l.Pos, s.styles.text)
	s.set(at("B"), l.Text, s.styles.text)
	s.set(at("C"), quantity, s.styles.number)
	s.set(at("D"), l.Unit, s.styles.short)
	s.set(at("E"), l.Word, st.price)
	if l.Price > 0 || l.Remark != "" {
		s.amount(at("E"), l.Price, "", st.price)
	}
	formula := fmt.Sprintf("C%d*E%d", n, n)
	values[at("F")] = quantity * l.Price
	if l.Typed > 0 {
		values[at("F")], formula = l.Typed, ""
	}
	if l.Word != "" { // a word times a number is an error; the bidder put a zero over it
		formula = ""
	}
	s.amount(at("F"), values[at("F")], formula, st.money)
	s.set(at("G"), l.Remark, s.styles.answer)
}

// amount writes cents as euro, with the formula that they come from, if any. The value goes first: excelize keeps it as the
// formula's result.
func (s *sheet) amount(cell string, cents int, formula string, style int) {
	s.set(cell, float64(cents)/100, style)
	if formula != "" {
		s.do(func() error { return s.f.SetCellFormula(s.name, cell, formula) })
	}
}

// sumOf works out the three kinds of formulas in the price sheet.
func sumOf(formula string, values map[string]int) int {
	var from, to, x, y int
	if _, err := fmt.Sscanf(formula, "SUM(F%d:F%d)", &from, &to); err == nil {
		sum := 0
		for i := from; i <= to; i++ {
			sum += values[fmt.Sprintf("F%d", i)]
		}
		return sum
	}
	if _, err := fmt.Sscanf(formula, "ROUND(F%d*0.19,2)", &x); err == nil {
		return (values[fmt.Sprintf("F%d", x)]*19 + 50) / 100
	}
	if _, err := fmt.Sscanf(formula, "F%d+F%d", &x, &y); err != nil {
		panic("pricesheet: unknown formula " + formula)
	}
	return values[fmt.Sprintf("F%d", x)] + values[fmt.Sprintf("F%d", y)]
}
