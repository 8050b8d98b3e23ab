package main

import "github.com/xuri/excelize/v2"

// rows are the traps in rows that are no criteria, or are some against appearances.
func rows() []trap {
	const head = "Nr.|Anforderung|Art|Punkte|Antwort des Bieters"
	return []trap{
		{
			"group-parent.xlsx", "numbers that only open the numbers below them, and one that asks for something itself",
			"4 criteria; 1 and 2 are headings, 3 has a type of its own and is a criterion",
			table(head, "1|Ausleihe", "1.1|Das System leiht Medien an angemeldete Leser aus.|MUSS", "1.2|Das System mahnt überfällige Medien nach zwei Wochen an.|SOLL",
				"2|Rückgabe", "2.1|Das System nimmt Medien am Automaten ohne Personal zurück.|SOLL", "3|Das System ist ohne Barrieren zu bedienen.|MUSS"),
		},
		{
			"lots-sheets.xlsx", "two lots on two sheets ask for the same under the same ID", "4 criteria, for each lot is awarded on its own; the answer for lot 1 is none for lot 2",
			made("Los 1 Nord", func(b *book) {
				b.rows(head, "M-1|Das System verleiht Medien.|MUSS||Ja", "M-2|Das System mahnt Medien an.|SOLL||Ja")
				b.on("Los 2 Süd")
				b.rows(head, "M-1|Das System verleiht Medien.|MUSS||Ja", "M-2|Das System mahnt Medien an.|SOLL")
			}),
		},
		{
			"lots-column.xlsx", "a column says to which lot a criterion belongs, and IDs come again in the next lot", "4 criteria in two lots",
			table("Los|Nr.|Anforderung|Art|Antwort des Bieters", "1|M-1|Das System verleiht Medien.|MUSS|Ja", "1|M-2|Das System mahnt Medien an.|SOLL|Ja", "2|M-1|Das System verleiht Medien.|MUSS|Nein", "2|M-2|Das System mahnt Filme an.|SOLL"),
		},
		{
			"continuation.xlsx", "the text of a criterion goes on in the rows below it", "2 criteria, 3 continuations; the first text has all four rows",
			table(head, "M-1|Das System verleiht:|MUSS", "|- Bücher und Hefte,", "|- Filme auf Datenträgern,", "|- Spiele in Schachteln.", "M-2|Das System mahnt überfällige Medien an.|SOLL"),
		},
		{
			"totals.xlsx", "a subtotal in the middle and a total at the end", "3 criteria, 2 rows skipped as totals",
			table(head, "M-1|Das System verleiht Medien.|B|10", "M-2|Das System mahnt Medien an.|B|5", "|Zwischensumme||=SUM(D2:D3)", "M-3|Das System druckt Etiketten.|A", "|Summe||=SUM(D2:D3)"),
		},
		{
			"legend-and-instructions.xlsx", "instructions above the table, a legend below it", "2 criteria; the instruction is skipped, the legend's rows are headings",
			table("Bitte füllen Sie in der folgenden Tabelle nur die gelb hinterlegten Felder aus; alle anderen Felder sind gesperrt und dürfen nicht verändert werden.", "",
				head, "M-1|Das System verleiht Medien.|MUSS", "M-2|Das System mahnt Medien an.|SOLL", "", "Legende:", "J|erfüllt", "N|nicht erfüllt"),
		},
		{
			"sentinel.xlsx", "an end mark, a copyright line and a page number below the table", "2 criteria, 3 rows skipped as sentinels",
			table(head, "M-1|Das System verleiht Medien.|MUSS", "M-2|Das System mahnt Medien an.|SOLL", "End Table Data", "© 2026 Stadt Musterhausen, alle Rechte vorbehalten", "Seite 1 von 1"),
		},
		{
			"struck-row.xlsx", "a row with an ID and one without are struck through", "3 criteria, the struck one withdrawn; the struck row without ID is skipped",
			made("Anforderungen", func(b *book) {
				b.rows(head, "M-1|Das System verleiht Medien.|MUSS", "M-2|Das System faxt Mahnungen.|MUSS", "|Das System druckt Faxe aus.", "M-3|Das System mahnt Medien an.|SOLL")
				b.look("A3", "C4", font(excelize.Font{Strike: true}))
			}),
		},
		{
			"withdrawn-state.xlsx", "a column of the customer's own says which criteria are gone", "3 criteria, one of them withdrawn",
			table("Req ID|Requirement|Status|Verification|Comply (Y/N)", "M-1|The pump shall deliver twenty litres a minute.|Approved|Test|Y", "M-2|The pump shall be painted blue.|Deleted|Inspection", "M-3|The pump shall run for a year.|In review|Analysis|N"),
		},
		{
			"withdrawn.xlsx", "criteria that the customer withdrew in words", "5 criteria, 3 of them withdrawn; a fee that is waived strikes nothing",
			table(head, "M-1|entfällt", "M-2|[GELÖSCHT] Das System faxt Mahnungen.|MUSS", "M-3|reserved", "M-4|Das System mahnt Medien an.|SOLL",
				"M-5|Die Gebühr entfällt bei Lesern unter 18 Jahren.|MUSS"),
		},
		{
			"phantom-rows.xlsx", "rows that hold formulas whose value is an empty text", "2 criteria, 3 rows skipped as phantoms",
			made("Anforderungen", func(b *book) {
				b.rows(head, "M-1|Das System verleiht Medien.|MUSS", "M-2|Das System mahnt Medien an.|SOLL")
				for _, n := range []string{"4", "5", "6"} {
					b.replace(firstSheet, "</sheetData>", `<row r="`+n+`"><c r="D`+n+`" t="str"><f>IF(B`+n+`="","",5)</f><v></v></c></row></sheetData>`)
				}
			}),
		},
		{
			"phantom-uncached.xlsx", "the same formulas, saved without values", "2 criteria, 3 rows skipped as phantoms",
			table(head, "M-1|Das System verleiht Medien.|MUSS", "M-2|Das System mahnt Medien an.|SOLL", `|||=IF(B4="","",5)`, `|||=IF(B5="","",5)`, `|||=IF(B6="","",5)`),
		},
	}
}

// hidden are the traps in what nobody sees.
func hidden() []trap {
	const head = "Nr.|Anforderung|Art|Erfüllt?"
	list := []string{head, "V-1|Das System nimmt Anträge an.|MUSS|Ja", "V-2|Das System prüft Anträge.|MUSS", "V-3|Das System bescheidet Anträge.|SOLL|Nein", "V-4|Das System legt Anträge ab.|KANN|Ja"}
	return []trap{
		{
			"hidden-rows.xlsx", "two rows are hidden", "4 criteria, V-2 and V-3 marked as hidden",
			made("Anforderungen", func(b *book) {
				b.rows(list...)
				b.hideRow(3)
				b.hideRow(4)
			}),
		},
		{
			"hidden-columns.xlsx", "the column with the obligation is hidden", "4 criteria with their obligations; the account says that a column is hidden",
			made("Anforderungen", func(b *book) {
				b.rows(list...)
				b.do(func() error { return b.f.SetColVisible(b.sheet, "C", false) })
			}),
		},
		{
			"hidden-sheet.xlsx", "a hidden sheet repeats a criterion and holds another", "4 criteria on the visible sheet, 1 hidden one and 1 answer row on the hidden sheet",
			made("Anforderungen", func(b *book) {
				b.rows(list...)
				b.on("Anforderungen alt")
				b.rows(head, "V-1|Das System nimmt Anträge an.|MUSS", "V-9|Das System faxt Bescheide.|SOLL")
				b.hide()
			}),
		},
		{
			"filtered-rows.xlsx", "a filter was left on and hides rows", "4 criteria, the filtered ones marked as hidden",
			made("Anforderungen", func(b *book) {
				b.rows(list...)
				b.do(func() error {
					return b.f.AutoFilter(b.sheet, "A1:D5", []excelize.AutoFilterOptions{{Column: "C", Expression: "x == MUSS"}})
				})
				b.hideRow(4)
				b.hideRow(5)
			}),
		},
	}
}
