package main

import "github.com/xuri/excelize/v2"

// soundRows are price sheets without a fault whose rows look as if they had one.
func soundRows() []trap {
	return []trap{
		{
			"sound-quantities.xlsx", "quantities that are kept as texts, which multiply all the same", "nothing",
			priced("Preisblatt", []string{deHead, "1|Grundlizenz|'3|Stück|1600|=C2*E2 → 4800", "2|Schulung vor Ort|'6|Tag|950|=C3*E3 → 5700", "|Summe netto||||=SUM(F2:F3) → 10500"}),
		},
		{
			"sound-percent.xlsx", "a price in percent of an amount, and one per hundred", "nothing",
			priced("Preisblatt", []string{deHead, "1|Grundlizenz|3|Stück|1600|=C2*E2 → 4800", "2|Pflege im Jahr|4800|% auf €|15|=C3*E3/100 → 720", "3|Etiketten|250|100 Stück|12|30", "|Summe netto||||=SUM(F2:F4) → 5550"}),
		},
		{
			"sound-months.xlsx", "a column of months between price and total", "nothing",
			priced("Prices", []string{
				"Item|Description|Quantity|Unit|Unit price|Months|Total price", "1|Hosting|2|server|310|36|=C2*E2*F2 → 22320", "2|Support|4|seat|85.5|36|12312", "|Total||||||=SUM(G2:G3) → 34632",
			}),
		},
		{
			"sound-discount-column.xlsx", "a column of discounts", "nothing",
			priced("Preisblatt", []string{
				"Pos.|Bezeichnung|Menge|Einheit|Einzelpreis|Rabatt %|Gesamtpreis", "1|Grundlizenz|3|Stück|1600|10|=C2*E2*(1-F2/100) → 4320", "2|Schulung vor Ort|6|Tag|950|0|=C3*E3*(1-F3/100) → 5700",
				"|Summe netto|||||=SUM(G2:G3) → 10020",
			}),
		},
		{
			"sound-period.xlsx", "totals for four years, as the header says", "nothing",
			priced("Preisblatt", []string{"Pos.|Bezeichnung|Menge|Einheit|Preis je Jahr|Gesamtpreis (4 Jahre)", "1|Pflege|2|Stück|500|4000", "2|Betrieb|1|Stück|900|3600", "|Summe netto||||7600"}),
		},
		{
			"sound-rounding.xlsx", "unrounded prices behind cents that do not add up on paper", "nothing",
			priced("Preisblatt", []string{deHead, "1|Grundlizenz|1|Stück|33.3333333333333|=C2*E2 → 33.3333333333333", "2|Schulung|1|Tag|33.3333333333333|=C3*E3 → 33.3333333333333", "3|Pflege|1|Jahr|33.3333333333333|=C4*E4 → 33.3333333333333", "|Summe netto||||=SUM(F2:F4) → 100"},
				func(b *book) { b.look("E2", "F5", excelize.Style{NumFmt: 4}) }),
		},
		{
			"sound-rounded.xlsx", "ROUND in every row, and a total that is rounded down", "nothing",
			priced("Prices", []string{enHead, "1|Ticket reader|7|piece|14.285|=ROUND(C2*E2,2) → 100", "2|Cable|3|m|0.115|0.34", "|Total||||=SUM(F2:F3) → 100.34"}),
		},
		{
			"sound-lump-sums.xlsx", "lump sums without quantity and unit price", "nothing",
			priced("Preisblatt", with(deHead, 0, "", "4|Anfahrt, pauschal||psch.||300", "|Summe netto||||=SUM(F2:F5) → 12400")),
		},
		{
			"sound-zero.xlsx", "a zero that the remark confirms", "nothing",
			priced("Preisblatt", []string{deHead + "|Bemerkung", "1|Grundlizenz|3|Stück|1600|=C2*E2 → 4800|", "2|Schulung vor Ort|6|Tag|0|=C3*E3 → 0|kostenfrei", "|Summe netto||||=SUM(F2:F3) → 4800|"}),
		},
		{
			"sound-rate-only.xlsx", "a Bedarfsposition with a unit price, its total not wanted", "nothing",
			priced("Preisblatt", with(deHead, 2, "2|Bedarfsposition: Schulung am Wochenende|6|Tag|950|nur EP", "|Summe netto||||=SUM(F2:F4) → 6400")),
		},
		{
			"sound-locale-en.xlsx", "amounts as texts with commas for thousands", "nothing",
			priced("Prices", []string{enHead, "1|Ticket reader for the city|'1,000|piece|'$1.25|'$1,250.00", "2|Installation on the site|'6.5|day|'$950.00|'$6,175.00", "|Total||||'$7,425.00"}),
		},
	}
}

// soundSums are those whose sums look as if they had a fault.
func soundSums() []trap {
	return []trap{
		{
			"sound-carried.xlsx", "a sum that is carried over to the next page", "nothing",
			priced("Preisblatt", []string{
				deHead, "1|Grundlizenz|3|Stück|1600|=C2*E2 → 4800", "2|Schulung vor Ort|6|Tag|950|=C3*E3 → 5700", "|Zwischensumme||||=SUM(F2:F3) → 10500", "", "|Übertrag||||=F4 → 10500",
				"3|Übernahme der Altdaten|2|Tag|800|=C7*E7 → 1600", "|Gesamtsumme netto||||=SUM(F6:F7) → 12100",
			}),
		},
		{
			"sound-lots.xlsx", "two lots with a header each, discount, tax and gross amount", "nothing",
			priced("Preisblatt", []string{
				"Los 1", deHead, "1|Grundlizenz|3|Stück|1600|=C3*E3 → 4800", "|Summe Los 1||||=SUM(F3:F3) → 4800", "", "Los 2", deHead, "1|Schulung vor Ort|6|Tag|950|=C8*E8 → 5700",
				"|Summe Los 2||||=SUM(F8:F8) → 5700", "", "|Gesamtsumme netto||||=F4+F9 → 10500", "|abzgl. 2 % Nachlass||||=-F11*0.02 → -210", "|Summe nach Nachlass||||=F11+F12 → 10290",
				"|zzgl. 19 % MwSt.||||=ROUND(F13*0.19,2) → 1955.1", "|Gesamtsumme brutto||||=F13+F14 → 12245.1",
			}),
		},
		{
			"sound-lots-below.xlsx", "sums of the lots, all of them below the list", "nothing",
			priced("Prices", with(enHead, 0, "", "|Total lot 1||||=SUM(F2:F3) → 10500", "|Total lot 2||||=F4 → 1600", "|Grand total||||=F5+F6 → 12100")),
		},
		{
			"sound-optional.xlsx", "a Bedarfsposition outside the sum, and options below it", "nothing",
			priced("Preisblatt", with(deHead, 0, "", "4|Bedarfsposition: Schulung am Wochenende|1|Tag|1200|=C5*E5 → 1200", sumDE, "|Optionale Leistungen", "5|Zweiter Standort|1|Stück|700|=C8*E8 → 700")),
		},
		{
			"sound-rates.xlsx", "rates for later orders, below the sum under a title of their own", "nothing",
			priced("Preisblatt", with(deHead, 0, "", sumDE, "", "|Stundensätze für Abrufe", "4|Beratung|1|Stunde|120|=C8*E8 → 120")),
		},
		{
			"sound-overview.xlsx", "an overview that adds up two sheets", "nothing",
			priced("Los 1", with(deHead, 0, "", sumDE), func(b *book) {
				b.on("Los 2")
				b.line(with(deHead, 0, "", sumDE)...)
				b.on("Preisblatt gesamt")
				b.line("Pos.|Bezeichnung|Menge|Gesamtpreis", "1|Los 1: Beschaffung|1|='Los 1'!F5 → 12100", "2|Los 2: Betrieb|1|='Los 2'!F5 → 12100", "|Gesamtsumme netto||=SUM(D2:D3) → 24200", "|zzgl. MwSt. 19 %||=D4*19% → 4598", "|Gesamtsumme brutto||=D4+D5 → 28798")
			}),
		},
		{
			"sound-gaps.xlsx", "blank rows, titles and a hidden row within the sum", "nothing",
			priced("Preisblatt", []string{
				deHead, "|Software", "1|Grundlizenz|3|Stück|1600|=C3*E3 → 4800", "", "|Dienste", "2|Schulung vor Ort|6|Tag|950|=C6*E6 → 5700", "3|Übernahme der Altdaten|2|Tag|800|=C7*E7 → 1600", "", "|Summe netto||||=SUM(F2:F8) → 12100",
			}, func(b *book) { b.hideRow(7) }),
		},
		{
			"sound-groups.xlsx", "positions that add up the ones below them", "nothing",
			priced("Preisblatt", []string{
				deHead, "1|Software|1|psch.||=SUM(F3:F4) → 10500", "1.1|Grundlizenz|3|Stück|1600|=C3*E3 → 4800", "1.2|Erweiterung|6|Stück|950|=C4*E4 → 5700", "2|Dienste|1|psch.||=F6 → 1600", "2.1|Schulung vor Ort|2|Tag|800|=C6*E6 → 1600",
				"|Summe netto||||=F2+F5 → 12100",
			}),
		},
		{
			"sound-subtotals.xlsx", "SUBTOTAL, which leaves other subtotals out", "nothing",
			priced("Prices", []string{
				enHead, "1|Ticket reader|3|piece|1600|=C2*E2 → 4800", "|Subtotal||||=SUBTOTAL(9,F2:F2) → 4800", "2|Installation on site|6|day|950|=C4*E4 → 5700", "|Subtotal||||=SUBTOTAL(9,F4:F4) → 5700", "|Grand total||||=SUBTOTAL(9,F2:F5) → 10500",
			}),
		},
		{
			"sound-two-taxes.xlsx", "two rates of tax for different parts", "nothing",
			priced("Preisblatt", []string{
				deHead, "1|Bücher|10|Stück|20|=C2*E2 → 200", "2|Regale|2|Stück|150|=C3*E3 → 300", "|Summe netto||||=SUM(F2:F3) → 500", "|zzgl. 7 % MwSt.||||=F2*0.07 → 14", "|zzgl. 19 % MwSt.||||=F3*0.19 → 57", "|Summe brutto||||=SUM(F4:F6) → 571",
			}),
		},
		{
			"sound-lookup.xlsx", "a price that INDEX and MATCH look up in a list of another sheet", "nothing",
			priced("Prices", with(enHead, 2, "2|Installation on site|6|day|=INDEX(Rates!B2:B3,MATCH(\"Engineer\",Rates!A2:A3,0)) → 950|=C3*E3 → 5700", sumEN), rates),
		},
		{
			"unknown-workings.xlsx", "a price that refers to a sheet of workings, where a function is not recalculated", "unchecked-formula at B2 of that sheet",
			priced("Prices", with(enHead, 2, "2|Installation on site|6|day|=Workings!B2 → 950|=C3*E3 → 5700", sumEN), func(b *book) {
				b.on("Workings")
				b.line("Rate|Day", "Engineer|=OFFSET(B2,1,0) → 950", "Driver|950")
			}),
		},
		{
			"unknown-function.xlsx", "a price by a function that is not recalculated", "unchecked-formula at E3",
			priced("Prices", with(enHead, 2, "2|Installation on site|6|day|=OFFSET(Rates!B1,1,0) → 950|=C3*E3 → 5700", sumEN), rates),
		},
		{
			"sound-rate-list.xlsx", "prices out of a list of rates, and sums of lots by SUMIF", "nothing",
			priced("Preisblatt", []string{
				"Los|Pos.|Bezeichnung|Menge|Einheit|Einzelpreis|Gesamtpreis", "1|1.1|Beratung|2|Tag|=VLOOKUP(\"Beratung\",Sätze!A2:B3,2,FALSE) → 950|=D2*F2 → 1900",
				"2|2.1|Schulung|3|Tag|=VLOOKUP(\"Schulung\",Sätze!A2:B3,2,FALSE) → 800|=D3*F3 → 2400", "1|1.2|Grundlizenz|1|Stück|500|=D4*F4 → 500",
				"||Summe Los 1||||=SUMIF(A2:A4,1,G2:G4) → 2400", "||Summe Los 2||||=SUMIF(A2:A4,2,G2:G4) → 2400", "||Gesamtsumme netto||||=G5+G6 → 4800",
			}, func(b *book) {
				b.on("Sätze")
				b.line("Leistung|Satz", "Beratung|950", "Schulung|800")
			}),
		},
		{
			"sound-tax-after-discount.xlsx", "a tax on what is left after a discount, which no row states", "nothing",
			priced("Prices", with(enHead, 0, "", "|Subtotal||||=SUM(F2:F4) → 12100", "|Less 5 % discount||||=-F5*0.05 → -605", "|VAT 20 %||||=(F5+F6)*0.2 → 2299", "|Total incl. VAT||||=SUM(F5:F7) → 13794")),
		},
		{
			"sound-monthly.xlsx", "costs once and by the month", "nothing",
			priced("Preisblatt", []string{
				"Pos.|Bezeichnung|Menge|einmalige Kosten|monatliche Kosten|Gesamtkosten 48 Monate", "1|Einrichtung|1|5000||=C2*(D2+48*E2) → 5000", "2|Betrieb|2||310|=C3*(D3+48*E3) → 29760",
				"3|Rufbereitschaft|1|0|99|=C4*(D4+48*E4) → 4752", "|Summe netto||||=SUM(F2:F4) → 39512",
			}),
		},
		{
			"sound-tax-chain.xlsx", "sum, tax and gross amount by formula", "nothing",
			priced("Preisblatt", with(deHead, 0, "", sumDE, taxDE, grossDE)),
		},
	}
}

// rates is a list of rates on a sheet of its own.
func rates(b *book) {
	b.on("Rates")
	b.line("Role|Rate", "Engineer|950", "Driver|400")
}
