package main

// sheets are the traps in what a sheet is for.
func sheets() []trap {
	return []trap{
		{
			"price-sheet.xlsx", "a price sheet: quantities, unit prices, totals by formula", "3 positions and no criterion; one unit price is missing",
			made("Preisblatt", func(b *book) {
				b.rows("Lfd. Nr.|Position|Menge|Einheit|Einzelpreis|Summe (netto)", "1|Einrichtung des Systems||pauschal||=C2*E2", "2|Schulung der Beschäftigten||Tag||=C3*E3",
					"3|Wartung im ersten Jahr||Jahr||=C4*E4", "|Summe||||=SUM(F2:F4)")
				b.set("C2", 1)
				b.set("C3", 5)
				b.set("C4", 1)
				b.set("E2", 4800)
				b.set("E3", 950.5)
			}),
		},
		{
			"bill-of-quantities.xlsx", "a bill of quantities with titles, long texts and letters for units", "3 positions under 2 titles, and no criterion",
			made("LV", func(b *book) {
				b.rows("OZ|Kurztext|Menge|ME|EP|GP", "01|Erdarbeiten", "01.0010|Oberboden abtragen|120|m²||", "|bis 30 cm tief, seitlich lagern", "01.0020|Baugrube ausheben|85|m³||",
					"02|Pflasterarbeiten", "02.0010|Betonpflaster verlegen|110|m²||", "|Gesamtsumme netto||||=SUM(F3:F7)")
				b.bold("A2", "B2", "A6", "B6")
			}),
		},
		{
			"bill-of-quantities-units.xlsx", "prices in EUR, a column for the bidder's words, sums carried forward, an optional and an alternative position, and closing sums", "3 positions with their long texts, and no criterion",
			made("LV", func(b *book) {
				b.rows("OZ|Kurztext / Langtext|Menge|ME|EP in EUR|GP in EUR|Bieterangabe", "01|Baustelle", "01.0010|Baustelle einrichten|1|psch", "|Einrichten und Vorhalten für die gesamte Bauzeit.", "|Übertrag", "01.0020|Baustrom|1|St||nur Einheitspreis", "|*** Eventualposition ohne GP",
					"01.0030|Bauzaun|120|m", "|*** Alternativposition zu 01.0020", "|Hersteller/Typ: ............", "|Summe Titel 01", "|Nettosumme", "|zzgl. 19 % MwSt.", "|Bruttosumme")
			}),
		},
		{
			"price-rates.xlsx", "a list of daily rates without IDs and quantities, nothing filled in", "3 positions whose price is missing",
			made("Rate Card", func(b *book) {
				b.rows("Role|Level|Day rate (GBP, excl. VAT)|Comments", "Project manager|Senior", "Developer|Senior", "Developer|Junior")
			}),
		},
		{
			"sheet-questions.xlsx", "a first sheet asks questions without any table", "nobody takes it for a cover: its role is unknown, and it is reported",
			made("Fragen", func(b *book) {
				b.rows("Fragebogen", "", "Beschreiben Sie Ihr Unternehmen in Kürze.", "", "Beschreiben Sie Ihre drei wichtigsten Referenzen.", "", "Wie viele Personen beschäftigen Sie?")
				b.requirements()
			}),
		},
		{
			"sheet-instructions.xlsx", "a first sheet of instructions", "role instructions; the criteria come from the second sheet",
			made("Ausfüllhinweise", func(b *book) {
				b.rows("Hinweise zum Ausfüllen", "1. Füllen Sie im Blatt Anforderungen ausschließlich die gelb hinterlegten Felder aus, alle anderen Felder sind gesperrt.",
					"2. Jede Anforderung ist mit Ja oder Nein zu beantworten; nicht ausgefüllte Felder werden als nicht erfüllt gewertet.")
				b.requirements()
			}),
		},
		{
			"sheet-lists.xlsx", "a sheet that feeds dropdowns", "role lists, no criterion",
			made("Anforderungen", func(b *book) {
				b.requirements()
				b.on("Listen")
				b.rows("Art|Erfüllungsgrad", "MUSS|Im Standard erfüllt", "SOLL|Mit Zusatzkosten erfüllt", "KANN|Nicht erfüllt")
			}),
		},
		{
			"sheet-scoring.xlsx", "a sheet that weighs the groups of criteria", "role scoring, no criterion",
			made("Anforderungen", func(b *book) {
				b.requirements()
				b.on("Auswertung")
				b.rows("Gruppe|Gewichtung|Punkte", "Fahrzeug|40|10", "Service|60|5", "Summe|100|15")
			}),
		},
		{
			"sheet-scoring-repeated.xlsx", "a sheet that scores the answers and repeats IDs and texts by formula", "role scoring, no second criterion",
			made("Anforderungen", func(b *book) {
				b.requirements()
				b.on("Auswertung")
				b.rows("Nr.|Anforderung|Gewichtung|Punkte", "=Anforderungen!A2|=Anforderungen!B2|40|=IF(Anforderungen!D2=\"Ja\",10,0)", "=Anforderungen!A3|=Anforderungen!B3|60|=IF(Anforderungen!D3=\"Ja\",10,0)",
					"|Summe||=SUM(D2:D3)")
			}),
		},
		{
			"sheet-cover.xlsx", "a cover with a form for the bidder's name", "role cover, no criterion",
			made("Deckblatt", func(b *book) {
				b.rows("Vergabe VG-2026-302", "Winterdienst der Stadt Musterhausen", "", "Name des Bieters", "Anschrift", "Ansprechperson")
				b.requirements()
			}),
		},
	}
}

// requirements writes a plain list of two criteria on the sheet Anforderungen.
func (b *book) requirements() {
	b.on("Anforderungen")
	b.rows("Nr.|Anforderung|Art|Erfüllt?", "W-1|Das Fahrzeug räumt Gehwege.|MUSS", "W-2|Das Fahrzeug streut Splitt.|SOLL")
}
