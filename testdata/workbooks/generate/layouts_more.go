package main

// unnamed are price sheets whose headers say little: the formulas tell what their columns hold.
func unnamed() []trap {
	return []trap{
		{
			"per-unit.xlsx", "a price pro Mengeneinheit beside the Mengeneinheit, one missing", "missing-price at E3",
			priced("Preisblatt", []string{
				"Lfd. Nr.|Leistungsgegenstand|Abnahmemenge (geschätzt)|Mengeneinheit|Preis pro Mengeneinheit|Preis gesamt", "1|Bereitstellung des Basissystems|1|Pauschale|25000|=C2*E2 → 25000",
				"2|Betrieb je Monat|48|Monate||=C3*E3 → 0", "Angebotspreis (netto)|||||=SUM(F2:F3) → 25000",
			}),
		},
		{
			"cost-sheet.xlsx", "costs once and by the year below a header without a word for the rows, one row empty", "missing-price at D6",
			priced("Kostenblatt", []string{
				"Kostenblatt", "|Kosten in EUR (netto)", "|einmalig|jährlich|Summe 4 Jahre", "Lizenzen|40000|0|=B4+4*C4 → 40000", "Wartung|0|7200|=B5+4*C5 → 28800", "Schulung|||=B6+4*C6 → 0",
				"Summe|=SUM(B4:B6)|=SUM(C4:C6)|=SUM(D4:D6) → 68800",
			}),
		},
		{
			"quantities.xlsx", "three columns of quantities, and a row that takes another one than the rest", "arithmetic-error at H3",
			priced("Rahmenvertrag", []string{
				"Pos.|Artikel|Mindestmenge|Höchstmenge|Schätzmenge|Einheit|Einzelpreis|Gesamtpreis", "1|Desinfektionsmittel|500|3000|1200|Flasche|3.5|=E2*G2 → 4200", "2|Handschuhe|1000|9000|4000|Packung|5|=C3*G3*3 → 15000",
				"3|Masken|1000|9000|4000|Packung|5|=E4*G4 → 20000", "|Summe||||||=SUM(H2:H4) → 39200",
			}),
		},
		{
			"tours.xlsx", "a list of tours without a header for words, whose totals multiply days by price, one missing", "missing-price at D3",
			priced("Preisangebot", []string{"Los|Tour|Fahrtage|Preis je Tag (netto) in Euro|Gesamtpreis (netto) in Euro", "1|Schulweg Nord|190|245|=C2*D2 → 46550", "2|Schwimmen|40||=C3*D3 → 0", "Gesamt||||=SUM(E2:E3) → 46550"}),
		},
		{
			"sound-quote.xlsx", "words of totals in the column of quantities, all amounts typed as texts", "nothing",
			priced("Quote", []string{
				"#|Part|Qty|Unit Price|Ext. Price", "1|Gate controller|12|'1,250.00|'15,000.00", "2|Cable set|12|85.50|'1,026.00", "3|Freight to the site|1|400.00|400.00", "||Subtotal||'16,426.00", "||Tax (8.25%)||'1,355.15",
				"||Total||'17,781.15",
			}),
		},
		{
			"sound-work-packages.xlsx", "days of two grades at two rates, and sums of the days", "nothing",
			priced("Price breakdown", []string{
				"WP|Work package|Senior days|Junior days|Senior rate|Junior rate|Expenses|Total price", "1|Analysis|20|10|1100|800|1500|=C2*E2+D2*F2+G2 → 31500", "2|Build|60|90|1100|800|4000|=C3*E3+D3*F3+G3 → 142000",
				"|Total|=SUM(C2:C3) → 80|=SUM(D2:D3) → 100|||=SUM(G2:G3) → 5500|=SUM(H2:H3) → 173500",
			}),
		},
		{
			"sound-days.xlsx", "a contingent of days that the sum adds up as well", "nothing",
			priced("Stundensätze", []string{"Rolle|Tagessatz netto (EUR)|Kontingent (PT)|Gesamt netto (EUR)", "Projektleitung|1200|60|=B2*C2 → 72000", "Entwicklung|1050|220|=B3*C3 → 231000", "Gesamtsumme||=SUM(C2:C3) → 280|=SUM(D2:D3) → 303000"}),
		},
	}
}
