package main

import (
	"regexp"
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"
)

const pricesIntro = `# Price sheets with one fault or one trick each

` + "`checks/prices_test.go`" + ` says what must be found in each, and that nothing is found in the sound ones. Files named
*-blank* are the customer's sheet of which the file of the same name is our copy. The files and this list are written by
` + "`go run ./testdata/workbooks/generate`" + `; change them there. All names are invented.

| file | fault or trick | what must be found |
|---|---|---|
`

const (
	deHead = "Pos.|Bezeichnung|Menge|Einheit|Einzelpreis|Gesamtpreis"
	enHead = "Item|Description|Quantity|Unit|Unit price|Total price"
)

// prices are the price sheets, the sound ones last.
func prices() []trap {
	return slices.Concat(missing(), products(), sums(), formulas(), copies(), layouts(), unnamed(), soundRows(), soundSums())
}

// priced makes a workbook of price sheets. Cells are written as by line; fill may do more.
func priced(sheet string, lines []string, fill ...func(b *book)) func() ([]byte, error) {
	return func() ([]byte, error) {
		data, err := made(sheet, func(b *book) {
			b.line(lines...)
			for _, f := range fill {
				f(b)
			}
		})()
		if err != nil {
			return nil, err
		}
		parts, err := unpack(data)
		if err != nil {
			return nil, err
		}
		for name, text := range parts {
			if strings.HasPrefix(name, "xl/worksheets/") {
				parts[name] = resultType.ReplaceAllString(text, "$1")
			}
		}
		return pack(parts)
	}
}

// resultType is the type that excelize gives the result of every formula: text, also where it is a number.
var resultType = regexp.MustCompile(` t="str"(><f>[^<]*</f><v>-?[0-9.]+</v>)`)

// line appends rows, whose cells are separated by "|": "=C2*E2 → 8" is a formula with its value, "=C2*E2" one without, "'8"
// the text 8, and what reads as a number is one.
func (b *book) line(lines ...string) {
	for _, line := range lines {
		for i, s := range strings.Split(line, "|") {
			cell, err := excelize.CoordinatesToCellName(i+1, b.next)
			b.do(func() error { return err })
			if s = strings.TrimSpace(s); s == "" {
				continue
			}
			f, isFormula := strings.CutPrefix(s, "=")
			f, value, hasValue := strings.Cut(f, " → ")
			if !isFormula {
				value, hasValue = s, true
			}
			n, err := strconv.ParseFloat(value, 64)
			switch {
			case hasValue && err == nil:
				b.set(cell, n)
			case hasValue && !isFormula:
				b.set(cell, strings.TrimPrefix(value, "'"))
			}
			if isFormula {
				b.formula(cell, f)
			}
		}
		b.next++
	}
}

// three are the lines of a sound sheet, without its sums.
func three(head string) []string {
	if head == enHead {
		return []string{head, "1|Ticket reader|3|piece|1600|=C2*E2 → 4800", "2|Installation on site|6|day|950|=C3*E3 → 5700", "3|Spare reader|2|piece|800|=C4*E4 → 1600"}
	}
	return []string{head, "1|Grundlizenz|3|Stück|1600|=C2*E2 → 4800", "2|Schulung vor Ort|6|Tag|950|=C3*E3 → 5700", "3|Übernahme der Altdaten|2|Tag|800|=C4*E4 → 1600"}
}

// with is three with the n-th line replaced, and further lines.
func with(head string, n int, line string, more ...string) []string {
	lines := three(head)
	if n > 0 {
		lines[n] = line
	}
	return append(lines, more...)
}

const (
	sumDE   = "|Summe netto||||=SUM(F2:F4) → 12100"
	sumEN   = "|Total excl. VAT||||=SUM(F2:F4) → 12100"
	taxDE   = "|zzgl. 19 % MwSt.||||=F5*0.19 → 2299"
	grossDE = "|Summe brutto||||=F5+F6 → 14399"
)

func missing() []trap {
	return []trap{
		{
			"missing-zero.xlsx", "an empty price, and a formula that makes zero of it", "missing-price at E3",
			priced("Preisblatt", with(deHead, 2, "2|Schulung vor Ort|6|Tag||=C3*E3 → 0", "|Summe netto||||=SUM(F2:F4) → 6400")),
		},
		{
			"missing-dash.xlsx", "a dash for a price", "missing-price at E3",
			priced("Prices", with(enHead, 2, "2|Installation on site|6|day|-|", "|Total||||=SUM(F2:F4) → 6400")),
		},
		{
			"missing-linked.xlsx", "a price that is a reference to an empty cell", "missing-price at E3",
			priced("Preisblatt", with(deHead, 2, "2|Schulung vor Ort|6|Tag|=E9 → 0|=C3*E3 → 0", "|Summe netto||||=SUM(F2:F4) → 6400")),
		},
		{
			"missing-rate-only.xlsx", "a Bedarfsposition without a unit price, its total not wanted", "missing-price at E3",
			priced("Preisblatt", with(deHead, 2, "2|Bedarfsposition: Schulung am Wochenende|6|Tag||nur Einheitspreis", "|Summe netto||||=F2+F4 → 6400")),
		},
		{
			"zero.xlsx", "a zero that somebody typed", "zero-price at E3",
			priced("Preisblatt", with(deHead, 2, "2|Schulung vor Ort|6|Tag|0|=C3*E3 → 0", "|Summe netto||||=SUM(F2:F4) → 6400")),
		},
		{
			"word-included.xlsx", "inkl. for a price", "price-not-a-number at E3",
			priced("Preisblatt", with(deHead, 2, "2|Schulung vor Ort|6|Tag|inkl.|", "|Summe netto||||=SUM(F2:F4) → 6400")),
		},
		{
			"word-see-position.xlsx", "another position named for a price", "price-not-a-number at E3",
			priced("Preisblatt", with(deHead, 2, "2|Schulung vor Ort|6|Tag|siehe Pos. 1|", "|Summe netto||||=SUM(F2:F4) → 6400")),
		},
		{
			"word-on-request.xlsx", "on request for a price", "price-not-a-number at E3",
			priced("Prices", with(enHead, 2, "2|Installation on site|6|day|on request|", "|Total||||=SUM(F2:F4) → 6400")),
		},
		{
			"text-number.xlsx", "a total that is kept as a text, which the sum leaves out", "price-not-a-number at F3",
			priced("Preisblatt", with(deHead, 2, "2|Schulung vor Ort|6|Tag|950|'5.700,00", "|Summe netto||||=SUM(F2:F4) → 6400")),
		},
		{
			"extra-cost.xlsx", "an answer at extra cost, and nothing in the column for it", "extra-cost-unpriced at E3",
			priced("Anforderungen", []string{
				"Nr.|Anforderung|Art|Erfüllungsgrad|Zusatzkosten", "A-1|Das System muss Akten exportieren.|MUSS|Im Standard erfüllt|",
				"A-2|Das System soll Texte erkennen.|SOLL|Mit Zusatzkosten erfüllt|", "A-3|Das System soll Postfächer kennen.|SOLL|Mit Zusatzkosten erfüllt|4500",
			}),
		},
	}
}

func products() []trap {
	return []trap{
		{
			"product-typed.xlsx", "a total that was typed in with two digits exchanged", "arithmetic-error at F3",
			priced("Preisblatt", []string{deHead, "1|Grundlizenz|3|Stück|1600|4800", "2|Schulung vor Ort|6|Tag|950.5|5730", "3|Übernahme der Altdaten|2|Tag|800|1600", "|Summe netto||||12130"}),
		},
		{
			"product-row.xlsx", "a formula that takes the quantity from the row above", "arithmetic-error at F3",
			priced("Preisblatt", with(deHead, 2, "2|Schulung vor Ort|6|Tag|950|=C2*E3 → 2850", "|Summe netto||||=SUM(F2:F4) → 9250")),
		},
		{
			"product-stale.xlsx", "a formula whose value is from before the price was changed", "arithmetic-error at F3; the sum was made of the old value and is out of date as well",
			priced("Prices", with(enHead, 2, "2|Installation on site|6|day|950|=C3*E3 → 5400", "|Total||||=SUM(F2:F4) → 11800")),
		},
		{
			"product-cent.xlsx", "a total that is a cent off", "arithmetic-error at F3",
			priced("Preisblatt", []string{deHead, "1|Grundlizenz|3|Stück|1600|4800", "2|Schulung vor Ort|3|Tag|33.33|100", "3|Übernahme der Altdaten|2|Tag|800|1600"}),
		},
		{
			"product-empty.xlsx", "a position with a price whose total was left empty, which the sum misses", "arithmetic-error at F3",
			priced("Preisblatt", with(deHead, 2, "2|Schulung vor Ort|6|Tag|950|", "|Summe netto||||=SUM(F2:F4) → 6400")),
		},
		{
			"currencies.xlsx", "a price in francs among prices in euros", "mixed-currencies at E3",
			priced("Preisblatt", []string{deHead, "1|Grundlizenz für die Stadt|3|Stück|'1.600,00 €|'4.800,00 €", "2|Schulung vor Ort|6|Tag|'CHF 950,00|'CHF 5.700,00", "3|Übernahme der Altdaten|2|Tag|'800,00 €|'1.600,00 €"}),
		},
		{
			"product-local.xlsx", "texts with decimal commas, one product wrong", "arithmetic-error at F2",
			priced("Preisblatt", []string{deHead, "1|Grundlizenz für die Stadt|'1.000|Stück|'1,25 €|'1.520,00 €", "2|Schulung vor Ort|'6,5|Tag|'950,00 €|'6.175,00 €", "|Summe netto||||'7.695,00 €"}),
		},
		{
			"lookup-stale.xlsx", "a price that INDEX and MATCH look up, and whose value in the file is that of an older list", "arithmetic-error at E3",
			priced("Prices", with(enHead, 2, "2|Installation on site|6|day|=INDEX(Rates!B2:B3,MATCH(\"Engineer\",Rates!A2:A3,0)) → 900|=C3*E3 → 5700", sumEN), rates),
		},
	}
}

func sums() []trap {
	return []trap{
		{
			"sum-typed.xlsx", "a sum that was typed in and forgets a position", "arithmetic-error at F5",
			priced("Preisblatt", []string{deHead, "1|Grundlizenz|3|Stück|1600|4800", "2|Schulung vor Ort|6|Tag|950|5700", "3|Übernahme der Altdaten|2|Tag|800|1600", "|Summe netto||||10500"}),
		},
		{
			"sum-stale.xlsx", "a sum whose value is from before", "arithmetic-error at F5",
			priced("Prices", with(enHead, 0, "", "|Total||||=SUM(F2:F4) → 12000")),
		},
		{
			"sum-double.xlsx", "a grand total over positions and their subtotal", "arithmetic-error at F6",
			priced("Preisblatt", with(deHead, 0, "", "|Zwischensumme||||=SUM(F2:F4) → 12100", "|Gesamtsumme netto||||=SUM(F2:F5) → 24200")),
		},
		{
			"sum-of-prices.xlsx", "a sum over the column of unit prices", "arithmetic-error at F5",
			priced("Preisblatt", with(deHead, 0, "", "|Summe netto||||=SUM(E2:E4) → 3350")),
		},
		{
			"tax-rate.xlsx", "a tax of 16 % under the words 19 %", "arithmetic-error at F6",
			priced("Preisblatt", with(deHead, 0, "", sumDE, "|zzgl. 19 % MwSt.||||=F5*0.16 → 1936", "|Summe brutto||||=F5+F6 → 14036")),
		},
		{
			"tax-typed.xlsx", "a tax that was typed in wrongly, its rate in a cell of its own", "arithmetic-error at F6",
			priced("Prices", []string{enHead, "1|Ticket reader|3|piece|1600|4800", "2|Installation on site|6|day|950|5700", "3|Spare reader|2|piece|800|1600", "|Total||||12100", "|VAT|||'20 %|2240", "|Total incl. VAT||||14340"}),
		},
		{
			"gross.xlsx", "a gross amount that was typed in wrongly", "arithmetic-error at F7",
			priced("Preisblatt", []string{deHead, "1|Grundlizenz|3|Stück|1600|4800", "2|Schulung vor Ort|6|Tag|950|5700", "3|Übernahme der Altdaten|2|Tag|800|1600", "|Summe netto||||12100", "|zzgl. 19 % MwSt.||||2299", "|Summe brutto||||14939"}),
		},
		{
			"discount.xlsx", "a discount that is not what its rate says", "arithmetic-error at F6",
			priced("Preisblatt", with(deHead, 0, "", sumDE, "|abzgl. 3 % Nachlass||||=F5*0.02 → 242", "|Summe nach Nachlass||||=F5-F6 → 11858")),
		},
		{
			"short-end.xlsx", "a sum that ends before the last row", "sum-range-short at F5",
			priced("Preisblatt", with(deHead, 0, "", "|Summe netto||||=SUM(F2:F3) → 10500")),
		},
		{
			"short-middle.xlsx", "a sum that leaves out a row in between", "sum-range-short at F5",
			priced("Prices", with(enHead, 0, "", "|Total||||=F2+F4 → 6400")),
		},
		{
			"short-below.xlsx", "a row that was added below the sum", "sum-range-short at F5",
			priced("Preisblatt", with(deHead, 0, "", sumDE, "4|Reisekosten|1|psch.|90|=C6*E6 → 90")),
		},
		{
			"short-lot.xlsx", "a grand total that leaves out a lot", "sum-range-short at F11",
			priced("Preisblatt", []string{
				deHead, "|Los 1", "1.1|Grundlizenz|1|Stück|500|=C3*E3 → 500", "|Summe Los 1||||=SUM(F3) → 500", "|Los 2", "2.1|Schulung vor Ort|1|Tag|600|=C6*E6 → 600",
				"|Summe Los 2||||=SUM(F6) → 600", "|Los 3", "3.1|Übernahme der Altdaten|1|Tag|700|=C9*E9 → 700", "|Summe Los 3||||=SUM(F9) → 700", "|Gesamtsumme netto||||=F4+F7 → 1100",
			}),
		},
		{
			"short-sumif.xlsx", "a sum of a lot by SUMIF that ends before its last row", "sum-range-short at G8",
			priced("Preisblatt", []string{
				"Los|Pos.|Bezeichnung|Menge|Einheit|Einzelpreis|Gesamtpreis", "1|1.1|Grundlizenz|2|Stück|500|=D2*F2 → 1000", "1|1.2|Erweiterung|3|Stück|70|=D3*F3 → 210", "2|2.1|Schulung|1|Tag|900|=D4*F4 → 900",
				"2|2.2|Reise|1|psch.|100|=D5*F5 → 100", "||Summe Los 1||||=SUMIF(A2:A5,1,G2:G5) → 1210", "||Summe Los 2||||=SUMIF(A2:A4,2,G2:G4) → 900", "||Gesamtsumme netto||||=G6+G7 → 2110",
			}),
		},
		{
			"short-hidden.xlsx", "a hidden row that the sum leaves out", "sum-range-short at F5",
			priced("Preisblatt", with(deHead, 0, "", "|Summe netto||||=F2+F3 → 10500"), func(b *book) { b.hideRow(4) }),
		},
		{
			"optional.xlsx", "a Bedarfsposition in the sum", "optional-position-summed at F5",
			priced("Preisblatt", with(deHead, 3, "3|Bedarfsposition: Schulung am Wochenende|2|Tag|800|=C4*E4 → 1600", sumDE)),
		},
		{
			"alternative.xlsx", "an alternative, named so in a column of its own, in the sum", "optional-position-summed at F5",
			priced("Preisblatt", []string{
				deHead + "|Art", "1|Grundlizenz|3|Stück|1600|=C2*E2 → 4800|Normal", "2|Schulung vor Ort|6|Tag|950|=C3*E3 → 5700|Normal", "3|Schulung im Netz|2|Tag|800|=C4*E4 → 1600|Alternativ", sumDE,
			}),
		},
		{
			"options-excluded.xlsx", "an option in a total that says it has none", "optional-position-summed at F5",
			priced("Prices", with(enHead, 3, "3|Optional: second depot|2|piece|800|=C4*E4 → 1600", "|Total excluding options||||=SUM(F2:F4) → 12100")),
		},
	}
}

func formulas() []trap {
	return []trap{
		{
			"typed-line.xlsx", "a number among formulas", "hard-coded-total at F3",
			priced("Preisblatt", with(deHead, 2, "2|Schulung vor Ort|6|Tag|950|5700", "4|Wartung|1|Jahr|400|=C5*E5 → 400", "|Summe netto||||=SUM(F2:F5) → 12500")),
		},
		{
			"typed-sum.xlsx", "a sum that was typed in below formulas", "hard-coded-total at F5",
			priced("Prices", with(enHead, 0, "", "|Total||||12100")),
		},
		{
			"typed-sum-wrong.xlsx", "a sum that was typed in below formulas, and wrongly", "arithmetic-error at F5, and not hard-coded-total as well",
			priced("Preisblatt", with(deHead, 0, "", "|Summe netto||||12010")),
		},
		{
			"error-reference.xlsx", "a reference to a row that was deleted", "formula-error at F3, and not again at the sum",
			priced("Preisblatt", with(deHead, 2, "2|Schulung vor Ort|6|Tag|950|=#REF!*E3", "|Summe netto||||=SUM(F2:F4)")),
		},
		{
			"error-quantity.xlsx", "words for a quantity", "formula-error at F3, and not again at the sum",
			priced("Preisblatt", with(deHead, 2, "2|Schulung vor Ort|nach Bedarf|Tag|950|=C3*E3", "|Summe netto||||=SUM(F2:F4)")),
		},
		{
			"error-elsewhere.xlsx", "an error on another sheet that a price refers to", "formula-error at E3, once",
			priced("Prices", with(enHead, 2, "2|Installation on site|6|day|=Rates!B2|=C3*E3", "|Total||||=SUM(F2:F4)"), func(b *book) {
				b.on("Rates")
				b.line("Role|Rate", "Engineer|=1/0")
			}),
		},
	}
}

func copies() []trap {
	blank := func(name, head string) trap {
		lines := []string{head}
		for i, l := range three(head)[1:] {
			cells := strings.Split(l, "|")
			cells[4], cells[5] = "", "=C"+strconv.Itoa(i+2)+"*E"+strconv.Itoa(i+2)+" → 0"
			lines = append(lines, strings.Join(cells, "|"))
		}
		return trap{name, "the customer's sheet", "three times missing-price", priced("Preise", append(lines, "|Total||||=SUM(F2:F4) → 0"))}
	}
	return []trap{
		blank("changed-quantity-blank.xlsx", deHead),
		{
			"changed-quantity.xlsx", "a quantity that we changed", "position-changed at C3",
			priced("Preise", with(deHead, 2, "2|Schulung vor Ort|5|Tag|950|=C3*E3 → 4750", "|Total||||=SUM(F2:F4) → 11150")),
		},
		blank("changed-unit-blank.xlsx", enHead),
		{
			"changed-unit.xlsx", "a unit that we changed", "position-changed at A3",
			priced("Preise", with(enHead, 2, "2|Installation on site|6|hour|950|=C3*E3 → 5700", "|Total||||=SUM(F2:F4) → 12100")),
		},
		blank("changed-text-blank.xlsx", deHead),
		{
			"changed-text.xlsx", "a word that limits what is asked", "position-changed at A3",
			priced("Preise", with(deHead, 2, "2|Schulung nicht vor Ort|6|Tag|950|=C3*E3 → 5700", "|Total||||=SUM(F2:F4) → 12100")),
		},
		blank("typed-over-blank.xlsx", enHead),
		{
			"typed-over.xlsx", "a number over the customer's formula", "hard-coded-total at F3",
			priced("Preise", with(enHead, 2, "2|Installation on site|6|day|950|5700", "|Total||||=SUM(F2:F4) → 12100")),
		},
		blank("rows-blank.xlsx", deHead),
		{
			"rows.xlsx", "a row of the customer's that is gone, and one of ours", "position-dropped at A4 of the customer's sheet, position-added at A4 of ours",
			priced("Preise", with(deHead, 3, "4|Reisekosten|1|psch.|900|=C4*E4 → 900", "|Total||||=SUM(F2:F4) → 11400")),
		},
		blank("sound-copy-blank.xlsx", deHead),
		{
			"sound-copy.xlsx", "our copy with a row moved, a product named and a number written otherwise", "nothing",
			priced("Preise", []string{
				deHead, "2|Schulung vor Ort|'6,0|Tag|950|=C2*E2 → 5700", "1|Grundlizenz Beispiel DMS|3|Stück|1600|=C3*E3 → 4800",
				"3|Übernahme der Altdaten|2|Tag|800|=C4*E4 → 1600", "|Total||||=SUM(F2:F4) → 12100",
			}),
		},
	}
}
