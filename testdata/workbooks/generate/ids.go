package main

import (
	"time"

	"github.com/xuri/excelize/v2"
)

// format is a look that consists of a number format alone.
func format(code string) excelize.Style { return excelize.Style{CustomNumFmt: &code} }

// ids are the traps in how criteria are numbered.
func ids() []trap {
	return []trap{
		{
			"id-number-format.xlsx", "the IDs are numbers, shown as 1.09, 1.10, 1.11 by their format", "IDs 1.09, 1.10 and 1.11, as displayed",
			made("Anforderungen", func(b *book) {
				b.rows("Nr.|Anforderung|Art", "|Das System führt ein Verzeichnis der Bäume.|MUSS", "|Das System plant die Pflege der Bäume.|MUSS", "|Das System meldet kranke Bäume.|SOLL")
				b.set("A2", 1.09)
				b.set("A3", 1.1)
				b.set("A4", 1.11)
				b.look("A2", "A4", format("0.00"))
			}),
		},
		{
			"id-number-general.xlsx", "the IDs are numbers without a format: 1.10 became 1.1", "1.1 after 1.9 is 1.10, and no second 1.1",
			made("Anforderungen", func(b *book) {
				b.rows("Nr.|Anforderung|Art")
				for i, verb := range []string{"erfasst", "zählt", "misst", "ordnet", "plant", "gießt", "düngt", "beschneidet", "ersetzt", "meldet", "löscht"} {
					b.rows("|Das System " + verb + " die Bäume der Stadt.|MUSS")
					id := []float64{1.1, 1.2, 1.3, 1.4, 1.5, 1.6, 1.7, 1.8, 1.9, 1.1, 1.11}[i]
					cell, err := excelize.CoordinatesToCellName(1, i+2)
					b.do(func() error { return err })
					b.set(cell, id)
				}
			}),
		},
		{
			"id-leading-zeros.xlsx", "the IDs are numbers, shown as 007 by their format", "IDs 007 and 008, as displayed",
			made("Anforderungen", func(b *book) {
				b.rows("Nr.|Anforderung|Art", "|Das System führt ein Verzeichnis der Bäume.|MUSS", "|Das System plant die Pflege der Bäume.|MUSS")
				b.set("A2", 7)
				b.set("A3", 8)
				b.look("A2", "A3", format("000"))
			}),
		},
		{
			"id-date.xlsx", "an ID such as 3-1 became a date", "3 criteria; the date is said to be no ID anyone wrote",
			made("Anforderungen", func(b *book) {
				b.rows("Nr.|Anforderung|Art", "2-13|Das System führt ein Verzeichnis der Bäume.|MUSS", "|Das System plant die Pflege der Bäume.|MUSS", "3-32|Das System meldet kranke Bäume.|SOLL")
				b.set("A3", time.Date(2026, time.January, 3, 0, 0, 0, 0, time.UTC))
				b.look("A3", "A3", excelize.Style{NumFmt: 14})
			}),
		},
		{
			"id-formula.xlsx", "the IDs are formulas, =ROW()-1, that were saved without values", "IDs 1, 2 and 3",
			table("Lfd. Nr.|Anforderung|Art", "=ROW()-1|Das System führt ein Verzeichnis der Bäume.|MUSS", "=ROW()-1|Das System plant die Pflege der Bäume.|MUSS",
				"=ROW()-1|Das System meldet kranke Bäume.|SOLL"),
		},
		{
			"id-formula-text.xlsx", "the IDs are formulas that put words and numbers together, saved without values", "IDs B-001, B-002 and B-003",
			table("ID|Anforderung|Art", `="B-"&TEXT(ROW()-1,"000")|Das System führt ein Verzeichnis der Bäume.|MUSS`, `="B-"&TEXT(ROW()-1,"000")|Das System plant die Pflege der Bäume.|MUSS`,
				`="B-"&TEXT(ROW()-1,"000")|Das System meldet kranke Bäume.|SOLL`),
		},
		{
			"id-in-text.xlsx", "no ID column: the texts begin with their IDs", "IDs AC-030 to AC-032, and texts without them",
			made("Requirements", func(b *book) {
				b.rows("Requirement|Response", "AC-030 The system keeps a register of all trees.|Yes", "AC-031 The system plans the care of all trees.|No", "AC-032 The system reports sick trees.")
			}),
		},
		{
			"id-brackets.xlsx", "a number in brackets behind an ID: AC-2 (1) stands beside AC-21", "4 criteria, and no ID twice",
			table("Control ID|Requirement|Compliant", "AC-2|The system manages accounts of its users.|Yes", "AC-2 (1)|The system locks unused accounts.|No", "AC-2 (2)|The system removes temporary accounts.|Yes", "AC-21|The system shares only what is released.|"),
		},
		{
			"id-letters.xlsx", "numbers with letters below plain numbers: 1 a) below 1", "4 criteria under 2 headings",
			table("Nr.|Anforderung|Muss|Soll|Erfüllt", "1|Allgemein", "1 a)|Die Anwendung läuft in jedem Browser.|x||ja", "1 b)|Die Anwendung passt sich kleinen Geräten an.||x|nein", "2|Sicherheit", "2 a)|Die Anwendung verlangt einen zweiten Faktor.|x", "2 b)|Die Anwendung meldet nach einer Stunde ab.||x"),
		},
		{
			"id-none.xlsx", "no IDs at all", "3 criteria, named by sheet and row",
			table("Anforderung|Erfüllt?", "Das System führt ein Verzeichnis der Bäume.|Ja", "Das System plant die Pflege der Bäume.|Nein", "Das System meldet kranke Bäume."),
		},
	}
}
