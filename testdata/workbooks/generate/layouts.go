package main

// layouts are price sheets as customers lay them out, sound ones and some with a fault in a place that only the layout tells.
func layouts() []trap {
	return append(faultyLayouts(), soundLayouts()...)
}

func faultyLayouts() []trap {
	return []trap{
		{
			"vat-column.xlsx", "a column of tax rates beside that of prices, one of which is missing", "missing-price at E3",
			priced("Pricing schedule", []string{
				vatColumn, "1|Printed handbooks|500|each|12.4|=C2*E2 → 6200|7%", "2|Training on site|14|day||=C3*E3 → 0|19%", "|Total excl. VAT||||=SUM(F2:F3) → 6200",
			}),
		},
		{
			"vat-column-typed.xlsx", "the same without formulas", "missing-price at E3",
			priced("Pricing schedule", []string{vatColumn, "1|Printed handbooks|500|each|12.4|6200|7%", "2|Training on site|14|day|||19%", "|Total excl. VAT||||6200"}),
		},
		{
			"short-without-tax.xlsx", "a Gesamtsumme ohne MwSt., which is no tax, and leaves the last position out", "sum-range-short at F5",
			priced("Preisblatt", with(deHead, 0, "", "|Gesamtsumme ohne MwSt.||||=SUM(F2:F3) → 10500")),
		},
		{
			"once-monthly.xlsx", "costs once and costs by the month, a position with neither", "missing-price at D4",
			priced("Preisblatt", []string{
				onceMonthly, "1|Mandant einrichten|1|4800|=C2*D2 → 4800|0|=C2*F2 → 0", "2|Nutzerlizenz|250|0|=C3*D3 → 0|14.9|=C3*F3 → 3725",
				"3|Betrieb im Rechenzentrum|1||=C4*D4 → 0||=C4*F4 → 0", "|Summe|||=SUM(E2:E4) → 4800||=SUM(G2:G4) → 3725",
			}),
		},
		{
			"short-on-top.xlsx", "a sum above the table that ends too early", "sum-range-short at F2",
			priced("Preisblatt", onTop("=SUM(F5:F6) → 17600")),
		},
		{
			"short-evaluated.xlsx", "a Wertungssumme that leaves the last position out", "sum-range-short at F5",
			priced("Preisblatt", with(deHead, 0, "", "|Wertungssumme||||=SUM(F2:F3) → 10500")),
		},
		{
			"summary-tax.xlsx", "a summary of the lots whose tax is that of an older rate", "arithmetic-error at C5",
			priced("Zusammenstellung", []string{"Los|Bezeichnung|Betrag netto", "1|Tische und Stühle|27600", "2|Regale|14700", "|Gesamtsumme netto|=SUM(C2:C3) → 42300", "|19 % MwSt.|=ROUND(C4*0.16,2) → 6768"}),
		},
		{
			"short-link.xlsx", "a summary that shows a position of the second lot in place of its sum", "sum-range-short at C3",
			priced("Zusammenstellung", []string{"Los|Bezeichnung|Betrag netto", "1|Tische und Stühle|='Los 1'!F4", "2|Regale|='Los 2'!F3", "|Gesamtsumme netto|=SUM(C2:C3)"}, lots),
		},
		{
			"short-overview.xlsx", "an overview without a header that says anything, whose sum leaves out a lot", "sum-range-short at B6",
			priced("Übersicht", []string{"Angebot der Beispiel GmbH", "Bereich|Wert", "Los 1|='Los 1'!F4", "Los 2|='Los 2'!F4", "Los 3|='Los 3'!F4", "Gesamtsumme|=SUM(B3:B4)"}, lots),
		},
		{
			"years.xlsx", "costs by the year, a row that nobody filled in", "missing-price at F3",
			priced("Costs", []string{years, "1|Licences|12000|12000|12000|=SUM(C2:E2) → 36000", "2|Implementation||||=SUM(C3:E3) → 0", "|Total||||=SUM(F2:F3) → 36000"}),
		},
	}
}

const (
	vatColumn   = "Line|Description|Qty|UoM|Unit rate ex. VAT (EUR)|Line total ex. VAT (EUR)|VAT rate"
	onceMonthly = "Pos.|Leistung|Menge|Einmalig je Einheit|Einmalig gesamt|Monatlich je Einheit|Monatlich gesamt"
	years       = "Ref|Cost element|Year 1|Year 2|Year 3|Total (3 years)"
)

// onTop is a sheet that shows its sums above the positions.
func onTop(sum string) []string {
	return []string{
		"Preisblatt Wartung", "Gesamtpreis netto:|||||" + sum, "MwSt. 19 %:|||||=F2*0.19", "Pos.|Bezeichnung|Menge|Einheit|Einzelpreis|Gesamtpreis",
		"1|Wartung Aufzug Nord|4|Jahr|2100|=C5*E5 → 8400", "2|Wartung Aufzug Süd|4|Jahr|2300|=C6*E6 → 9200", "3|Störungen beseitigen|60|Std.|98|=C7*E7 → 5880",
	}
}

// lots are price sheets of three lots.
func lots(b *book) {
	for _, name := range []string{"Los 1", "Los 2", "Los 3"} {
		b.on(name)
		b.line(deHead, "1|Tische und Regale|40|Stück|310|=C2*E2", "2|Montage vor Ort|60|Stück|35|=C3*E3", "|Summe "+name+"||||=SUM(F2:F3)")
	}
}

func soundLayouts() []trap {
	return []trap{
		{
			"sound-optional-part.xlsx", "Bedarfspositionen with a subtotal of their own, which the sum leaves out", "nothing",
			priced("Preisblatt", with(deHead, 0, "", "|Zwischensumme||||=SUM(F2:F4) → 12100", "Bedarfspositionen", "4|Schulung am Wochenende|2|Tag|1200|=C7*E7 → 2400", "5|Zweites Handbuch|2|Stück|90|=C8*E8 → 180",
				"|Zwischensumme||||=SUM(F7:F8) → 2580", "|Gesamtsumme netto||||=F5 → 12100")),
		},
		{
			"sound-links.xlsx", "a summary that shows the positions of a lot one by one", "nothing",
			priced("Zusammenstellung", []string{"Nr.|Bezeichnung|Betrag netto", "1|Tische und Regale|='Los 1'!F2", "2|Montage vor Ort|='Los 1'!F3", "3|Los 2|='Los 2'!F4", "|Gesamtsumme netto|=SUM(C2:C4)"}, lots),
		},
		{
			"sound-rate-word.xlsx", "a position whose total reads nur EP, and which no sum counts", "nothing",
			priced("LV", with("OZ|Leistungstext|Menge|Einheit|EP in EUR|GP in EUR", 2, "2|Zulage Stahlbeton|14|St|22|nur EP", "|Summe LV (netto)||||=F2+F4 → 6400")),
		},
		{
			"sound-cash-discount.xlsx", "a Skonto below the gross sum", "nothing",
			priced("Preisblatt", with(deHead, 0, "", sumDE, taxDE, grossDE, "|Skonto 2 % bei Zahlung binnen 14 Tagen||||=F7*0.02 → 287.98")),
		},
		{
			"sound-collection.xlsx", "pages of a bill that are carried to a collection", "nothing",
			priced("Bill 1", []string{
				"Item|Description|Qty|Unit|Rate|Amount", "A|Excavate trenches|120|m3|18.5|=C2*E2 → 2220", "B|Disposal off site|120|m3|24|=C3*E3 → 2880", "|To Collection||||=SUM(F2:F3) → 5100",
				"D|Concrete C25/30|64|m3|165|=C5*E5 → 10560", "|To Collection||||=F5 → 10560", "|COLLECTION", "|Page 1||||=F4 → 5100", "|Page 2||||=F6 → 10560", "|Total Bill 1 carried to Summary||||=F8+F9 → 15660",
			}),
		},
		{
			"sound-price-unit.xlsx", "prices with their unit behind them", "nothing",
			priced("Preisblatt", []string{deHead, "1|Anfahrt|10|Stück|EUR 45,00|EUR 450,00", "2|Techniker|80|Std|'98,50 €/h|'7.880,00 €", "3|Material|1|psch|1.250,--|1.250,--", "|Summe||||'9.580,00 €"}),
		},
		{
			"sound-shipping.xlsx", "costs whose words stand in the column of the prices", "nothing",
			priced("Pricing", with(enHead, 0, "", "||||Subtotal|=SUM(F2:F4) → 12100", "||||Shipping|250", "||||Total|=F5+F6 → 12350")),
		},
		{
			"sound-month-factor.xlsx", "a price by the month, and its costs by the year", "nothing",
			priced("Preisblatt", []string{
				"Pos.|Leistung|Einheit|Menge pro Jahr|Einheitspreis netto (€)|Gesamtpreis netto pro Jahr (€)", "1|Papier abfahren|Leerung|520|9.8|=D2*E2 → 5096", "2|Restabfall abfahren|Leerung|1040|16.4|=D3*E3 → 17056",
				"3|Miete der Behälter|Stück und Monat|40|4.1|=D4*E4*12 → 1968", "Summe netto|||||=SUM(F2:F4) → 24120",
			}),
		},
		{
			"sound-lot-overview.xlsx", "an overview without a header that says anything", "nothing",
			priced("Übersicht", []string{"Angebot der Beispiel GmbH", "Bereich|Wert", "Los 1|='Los 1'!F4", "Los 2|='Los 2'!F4", "Los 3|='Los 3'!F4", "Gesamtsumme|=SUM(B3:B5)", "19 % USt.|=ROUND(B6*0.19,2)"}, lots),
		},
		{
			"sound-lump.xlsx", "a lump sum without a quantity, whose total is no product", "nothing",
			priced("LV", with("OZ|Kurztext|Menge|ME|EP|GP", 0, "", "4|Dokumentation||psch|1800|1800", "|Summe netto||||=SUM(F2:F5) → 13900")),
		},
		{
			"sound-part.xlsx", "rows that say what a price is made of", "nothing",
			priced("Preisblatt", []string{
				deHead, "1|Wartung und Pflege|4|Jahr|24000|=C2*E2 → 96000", "|davon Software||||60000", "|davon Geräte||||36000", "2|Schulungstag|10|Tag|1200|=C5*E5 → 12000",
				"|Summe netto||||=F2+F5 → 108000",
			}),
		},
		{
			"sound-vat-column.xlsx", "a column of tax rates beside that of prices", "nothing",
			priced("Pricing schedule", []string{
				vatColumn, "1|Printed handbooks|500|each|12.4|=C2*E2 → 6200|7%", "2|Training on site|14|day|980|=C3*E3 → 13720|19%", "|Total excl. VAT||||=SUM(F2:F3) → 19920",
				"|VAT 7%||||=F2*0.07 → 434", "|VAT 19%||||=F3*0.19 → 2606.8", "|Total incl. VAT||||=F4+F5+F6 → 22960.8",
			}),
		},
		{
			"sound-once-monthly.xlsx", "costs once and costs by the month, one of them zero in each row", "nothing",
			priced("Preisblatt", []string{
				onceMonthly, "1|Mandant einrichten|1|4800|=C2*D2 → 4800|0|=C2*F2 → 0", "2|Nutzerlizenz|250|0|=C3*D3 → 0|14.9|=C3*F3 → 3725", "|Summe|||=SUM(E2:E3) → 4800||=SUM(G2:G3) → 3725",
			}),
		},
		{
			"sound-gross.xlsx", "totals of the gross price, which stands beside the net one", "nothing",
			priced("Preisblatt", []string{
				"lfd. Nr.|Artikel|Menge|Einzelpreis netto|MwSt.-Satz|Einzelpreis brutto|Gesamtpreis brutto", "1|Kaffee, 1 kg|400|10|7|=D2*1.07 → 10.7|=C2*F2 → 4280",
				"2|Becher, 100 Stück|50|4.5|19|=ROUND(D3*1.19,2) → 5.36|=C3*F3 → 268", "|Summe brutto|||||=SUM(G2:G3) → 4548",
			}),
		},
		{
			"sound-summary.xlsx", "a summary of the lots, without quantities", "nothing",
			priced("Zusammenstellung", []string{
				"Los|Bezeichnung|Betrag netto", "1|Tische und Stühle|27600", "2|Regale|14700", "|Gesamtsumme netto|=SUM(C2:C3) → 42300", "|Nachlass bei Zuschlag für beide Lose|=-ROUND(C4*0.02,2) → -846",
				"|Summe nach Nachlass|=C4+C5 → 41454", "|19 % MwSt.|=ROUND(C6*0.19,2) → 7876.26", "|Gesamtsumme brutto|=C6+C7 → 49330.26",
			}),
		},
		{
			"sound-on-top.xlsx", "sums above the table", "nothing",
			priced("Preisblatt", onTop("=SUM(F5:F7) → 23480")),
		},
		{
			"sound-years.xlsx", "costs by the year, which the total adds up", "nothing",
			priced("Costs", []string{years, "1|Licences|12000|12000|12000|=SUM(C2:E2) → 36000", "2|Implementation|48000|0|0|=SUM(C3:E3) → 48000", "|Total|=SUM(C2:C3)|=SUM(D2:D3)|=SUM(E2:E3)|=SUM(F2:F3) → 84000"}),
		},
		{
			"sound-tiers.xlsx", "prices by the number of users", "nothing",
			priced("Preise", []string{"Preisstaffel|von|bis|Preis je Nutzer und Monat in EUR", "1|1|100|12.5", "2|101|500|11", "3|501|1000|9.75", "4|1001||8.9"}),
		},
		{
			"sound-count.xlsx", "sums that stay empty until prices are there", "nothing",
			priced("Preisblatt", []string{
				deHead, "1|Router|20|Stück|410|=IF(E2=\"\",\"\",ROUND(C2*E2,2))", "2|Schalter|35|Stück|229.99|=IF(E3=\"\",\"\",ROUND(C3*E3,2))", "|Netto||||=IF(COUNT(F2:F3)=0,\"\",SUM(F2:F3))",
				"|Umsatzsteuer|19%|||=IF(F4=\"\",\"\",ROUND(F4*C5,2))", "|Brutto||||=IF(F4=\"\",\"\",F4+F5)",
			}),
		},
	}
}
