package main

// headers are the traps in where the columns are named.
func headers() []trap {
	const head = "Nr.|Anforderung|Art|Erfüllungsgrad|Bemerkung des Bieters"
	return []trap{
		{
			"blank-row.xlsx", "a blank row in the middle of the list", "4 criteria, 1 blank row; the list goes on below it",
			table(head, "K-1|Das System erfasst Parkausweise.|MUSS", "K-2|Das System druckt Parkausweise.|MUSS", "",
				"K-3|Das System verlängert Parkausweise.|SOLL", "K-4|Das System sperrt Parkausweise.|KANN"),
		},
		{
			"header-row-6.xlsx", "the header stands in row 6, below metadata", "2 criteria; title, number and date are headings",
			table("Anforderungskatalog Parkausweise", "Vergabestelle|Stadt Musterhausen", "Vergabenummer|VG-2026-301", "Stand|12.10.2026", "",
				head, "K-1|Das System erfasst Parkausweise.|MUSS", "K-2|Das System druckt Parkausweise.|SOLL"),
		},
		{
			"header-two-rows.xlsx", "merged groups Auftraggeber and Bieter above the header, the word Bemerkung in both",
			"2 header rows, 3 criteria; only the remark of the bidder is an answer", headerTwoRows(),
		},
		{
			"header-three-rows.xlsx", "a header of three rows, merged across and downwards", "3 header rows, 3 criteria, claims from Ja | Nein; the remark below Bieter is part of the answer",
			headerThreeRows(),
		},
		{
			"header-three-explained.xlsx", "a header of three rows, hints and column numbers below it, and columns for remarks on both sides", "5 header rows and headings, 2 criteria; only the remark of the bidder is an answer",
			headerThreeExplained(),
		},
		{
			"header-per-section.xlsx", "the header comes again in each section, the section's title in its ID column",
			"4 criteria in 2 sections; both header rows are headings",
			made("Questionnaire", func(b *book) {
				b.rows("Supplier Questionnaire", "Version 2.1", "",
					"Company Information||Answer|Additional Information|Guidance",
					"COMP-01|Where is the registered office of the company?|||Give the full address.",
					"COMP-02|Does the company hold a business continuity plan?|Yes||Attach it if you can.",
					"", "Data Protection||Answer|Additional Information|Guidance",
					"DATA-01|Is personal data encrypted at rest?|No|Planned for spring.|Name the algorithm.",
					"DATA-02|Is personal data kept in the country of the customer?|Yes||Name the data centres.")
				b.bold("A4", "C4", "D4", "E4", "A8", "C8", "D8", "E8")
			}),
		},
		{
			"header-missing.xlsx", "no header at all", "3 criteria, told by what the columns hold",
			table("K-1|Das System erfasst alle Parkausweise der Stadt.|MUSS", "K-2|Das System druckt alle Parkausweise auf Papier.|MUSS",
				"K-3|Das System verlängert alle Parkausweise am Tag des Ablaufs.|SOLL"),
		},
		{
			"header-explained.xlsx", "a row below the header explains the columns", "2 criteria; the explanation is a heading",
			table(head, "Laufende Nummer der Anforderung|Beschreibung der Anforderung durch die Vergabestelle|MUSS, SOLL oder KANN|(vom Bieter auszuwählen)|(freiwillige Angabe)",
				"K-1|Das System erfasst Parkausweise.|MUSS", "K-2|Das System druckt Parkausweise.|SOLL"),
		},
		{
			"header-numbered.xlsx", "a row below the header numbers the columns", "2 criteria; the numbers are a heading",
			table(head, "1|2|3|4|5", "1|Das System erfasst Parkausweise.|MUSS", "2|Das System druckt Parkausweise.|SOLL"),
		},
		{
			"header-bracketed.xlsx", "a row below the header gives hints in brackets", "2 criteria; the hints are a heading",
			table(head, "(fortlaufend)|(Text der Vergabestelle)|(MUSS, SOLL, KANN)|(vom Bieter auszuwählen)|(freiwillig)",
				"K-1|Das System erfasst Parkausweise.|MUSS", "K-2|Das System druckt Parkausweise.|SOLL"),
		},
		{
			"two-tables.xlsx", "two tables on one sheet, with other columns in another order", "2 criteria from the first and 2 from the second table",
			table(head, "K-1|Das System erfasst Parkausweise.|MUSS|Ja", "K-2|Das System druckt Parkausweise.|SOLL|Nein", "", "Schulung", "",
				"Kriterium|ID|Antwort", "Die Schulung findet in Musterhausen statt.|S-1|Ja", "Die Schulung dauert höchstens zwei Tage.|S-2|Nein"),
		},
		{
			"two-tables-beside.xlsx", "two tables stand side by side on one sheet", "2 criteria from the left table and 3 from the right one, each with an account of its own",
			table("Hardware||||Software", "Nr.|Anforderung|Erfüllt||Nr.|Anforderung|Erfüllt", "H-1|Das Gerät hat eine Kamera.|ja||S-1|Das Programm läuft ohne Netz.|nein", "H-2|Das Gerät hat eine Tastatur.|nein||S-2|Das Programm spricht Deutsch.|ja", "||||S-3|Das Programm druckt Etiketten."),
		},
		{
			"section-merged.xlsx", "titles of sections are merged across all columns", "3 criteria, each with its section",
			made("Anforderungen", func(b *book) {
				b.rows("Nr.|Anforderung|Art", "1 Fachliche Anforderungen", "K-1|Das System erfasst Parkausweise.|MUSS", "K-2|Das System druckt Parkausweise.|SOLL",
					"2 Technische Anforderungen", "K-3|Das System läuft im Rechenzentrum der Stadt.|MUSS")
				b.merge("A2", "C2")
				b.merge("A5", "C5")
			}),
		},
		{
			"section-merged-down.xlsx", "category and obligation are merged downwards over several criteria", "3 criteria, each with its section and obligation",
			made("Anforderungen", func(b *book) {
				b.rows("Nr.|Kategorie|Anforderung|Art", "K-1|Erfassung|Das System erfasst Parkausweise.|MUSS", "K-2||Das System prüft die Anschrift.", "K-3|Druck|Das System druckt Parkausweise.|SOLL")
				b.merge("B2", "B3")
				b.merge("D2", "D3")
			}),
		},
		{
			"header-words.xlsx", "header words with line breaks, asterisks and hints in brackets", "2 criteria with obligation, claim and remark",
			table("Lfd.\nNr. *|Anforderung*\n(Beschreibung)|Art|Erfüllt?*\n(vom Bieter auszufüllen)|Bemerkung\n(optional, vom Bieter)",
				"1|Das System erfasst Parkausweise.|MUSS|Ja|Seit 2024.", "2|Das System druckt Parkausweise.|KANN|Nein"),
		},
		{
			"header-offered.xlsx", "no numbers; the values offered look like IDs and stand behind the texts", "3 criteria, none with the offered value as its ID; it is a remark",
			table("Merkmal|Mindestanforderung|Angebotener Wert|Erfüllt (ja/nein)", "Geschwindigkeit|mindestens 40 Seiten in der Minute|45|ja", "Gewicht|höchstens 40 kg|42|nein", "Netzwerk|Gigabit Ethernet"),
		},
		{
			"header-chapter.xlsx", "the numbers stand under Kapitel, and a column is the bidder's by its header alone", "3 criteria with their numbers; the make offered is a remark",
			table("Kapitel|Überschrift|Leistungsbeschreibung|Angebot des Bieters (Fabrikat/Typ)|erfüllt ja/nein", "1.1|Tisch|Höhenverstellbar von 65 bis 125 cm.", "1.2|Stuhl|Mit Armlehnen und Lordosenstütze.|Modell X|ja", "1.3|Schrank|Abschließbar, mit drei Böden.||nein"),
		},
		{
			"header-self-score.xlsx", "the bidder scores itself, and gives its reasons in a column that does not name it", "2 criteria; the reasons are part of the answer",
			table("Lfd. Nr.|Bezeichnung der Leistung|Bewertungskriterium (A/B)|Punkte max.|Selbsteinschätzung Bieter (0-10)|Begründung der Selbsteinschätzung", "1|Ergonomie der Oberfläche|B|10|8|Studie mit zwölf Personen.", "2|Verfügbarkeit im Jahresmittel|A"),
		},
		{
			"header-contractor.xlsx", "a form that is not filled in yet has a column that says what the contractor has to do", "2 criteria without an answer: the words are the customer's, although the header names the contractor",
			table("Nr.|Anforderung|Mitwirkung des Auftragnehmers|Hintergrund|Erfüllt?", "1|Das System läuft vor dem ersten Mai.|Er stellt zwei Personen für vier Wochen ab.|Am ersten Mai beginnt die Saison, in der alle Plätze der Stadt vermietet sind.", "2|Das System soll die alten Daten übernehmen.|Er liest die alten Tabellen selbst ein.|Die alten Tabellen stammen von drei Ämtern, die sie verschieden geführt haben."),
		},
		{
			"header-unknown-text.xlsx", "the column with the texts has a header that nobody knows", "3 criteria with their texts; the column that is named like one holds their titles",
			table("Req ID|Requirement|Wording as agreed|MoSCoW|Supplier response", "R-1|Login|Users log in with the account that they have already.|Must|Yes", "R-2|Audit|All changes are kept together with their authors.|Must|No", "R-3|Theme|Users choose between a light and a dark theme.|Could"),
		},
		{
			"header-score-columns.xlsx", "columns say what earns how many points", "2 criteria with weights, and no column that is not read",
			table("Nr.|Kriterium|Gewicht|0 Punkte|5 Punkte|10 Punkte|Konzept des Bieters", "B-1|Projektorganisation|30|keine Angaben|Rollen benannt|Vertretung benannt", "B-2|Schulung|20|keine Angaben|Schulungen genannt|Plan liegt vor|Siehe Kapitel 3."),
		},
		{
			"header-hyphens.xlsx", "header words of several lines, one of them divided by a hyphen", "2 criteria with obligation, claim and remark",
			table("Lfd.\nNr.|Anfor-\nderung|Art der\nAnforderung|Erfüllungs-\ngrad|Bemer-\nkung des\nBieters",
				"1|Das System erfasst Parkausweise.|MUSS|Ja|Seit 2024.", "2|Das System druckt Parkausweise.|KANN|Nein"),
		},
		{
			"header-sollwert.xlsx", "the text column is called Anforderung / Sollwert", "2 criteria with text and claim",
			table("Pos.|Anforderung / Sollwert|Erfüllt (Ja/Nein)|Bemerkung des Bieters", "1.1|Reichweite des Fahrzeugs 300 km|Ja|340 km", "1.2|Ladezeit des Fahrzeugs 45 min|Nein|60 min"),
		},
	}
}

func headerTwoRows() func() ([]byte, error) {
	return made("Anforderungen", func(b *book) {
		b.rows("Auftraggeber||||Bieter", "Nr.|Anforderung|Art|Bemerkung|Erfüllt|Bemerkung",
			"K-1|Das System erfasst Parkausweise.|MUSS|Heute auf Papier.|Ja|Mit dem Modul Erfassung.",
			"K-2|Das System druckt Parkausweise.|MUSS|Rund 900 im Jahr.|Nein",
			"K-3|Das System sperrt Parkausweise.|SOLL|Selten.")
		b.merge("A1", "D1")
		b.merge("E1", "F1")
	})
}

func headerThreeExplained() func() ([]byte, error) {
	return made("Anforderungen", func(b *book) {
		b.rows("Auftraggeber||||Bieter", "Nr.|Anforderung||Bemerkung|Erfüllung|||Bemerkung", "|Titel|Beschreibung||ja|teilweise|nein",
			"(lfd.)|(kurz)|(was gefordert wird)|(zur Erläuterung)|(ankreuzen)|(ankreuzen)|(ankreuzen)|(Pflicht bei teilweise und nein)", "1|2|3|4|5|6|7|8",
			"K-1|Erfassung|Das System erfasst alle Parkausweise der Stadt.|Etwa 4000.||x||Ohne die der Gäste.", "K-2|Druck|Das System druckt alle Parkausweise auf Papier.|Auch in Farbe.")
		for _, m := range [][2]string{{"A1", "D1"}, {"E1", "H1"}, {"A2", "A3"}, {"B2", "C2"}, {"D2", "D3"}, {"E2", "G2"}, {"H2", "H3"}} {
			b.merge(m[0], m[1])
		}
	})
}

func headerThreeRows() func() ([]byte, error) {
	return made("Anforderungen", func(b *book) {
		b.rows("Auftraggeber|||Bieter", "Nr.|Anforderung||Erfüllt||Erläuterung", "|Titel|Beschreibung|Ja|Nein",
			"K-1|Erfassung|Das System erfasst alle Parkausweise der Stadt.|x||Mit dem Modul Erfassung.",
			"K-2|Druck|Das System druckt alle Parkausweise auf Papier.||x",
			"K-3|Sperre|Das System sperrt Parkausweise bei Missbrauch.")
		for _, m := range [][2]string{{"A1", "C1"}, {"D1", "F1"}, {"A2", "A3"}, {"B2", "C2"}, {"D2", "E2"}, {"F2", "F3"}} {
			b.merge(m[0], m[1])
		}
	})
}
