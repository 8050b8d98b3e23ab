package main

import (
	"errors"
	"strings"

	"github.com/xuri/excelize/v2"
)

// answers are the traps in where and how the form wants to be answered.
func answers() []trap {
	return []trap{
		{
			"marks-yes-no.xlsx", "two columns, Ja and Nein, to be marked with an x", "claims full, no, full; the remark is text",
			table("Nr.|Anforderung|Ja|Nein|Bemerkung", "L-1|Die Leuchten sind dimmbar.|x", "L-2|Die Leuchten melden Störungen.||X|Nur über das Steuergerät.", "L-3|Die Leuchten sind wasserdicht.|1"),
		},
		{
			"marks-prefixed.xlsx", "the columns to be marked say umgesetzt ja, umgesetzt nein, nicht anwendbar", "claims full, no, not-applicable",
			table("Nr|Maßnahme|umgesetzt ja|umgesetzt nein|nicht anwendbar|Beschreibung der Umsetzung", "L-1|Schaltschränke sind verschlossen.|x|||Mit Dreikant.", "L-2|Ausfälle werden gemeldet.||x", "L-3|Mandanten sind getrennt.|||x|Es gibt nur einen."),
		},
		{
			"marks-in-part.xlsx", "four columns to be marked: YES, IN-PART, NO, N/A", "claims full, partial, no, not-applicable",
			made("Requirements", func(b *book) {
				b.rows("ID|Requirement|YES|IN-PART|NO|N/A|Comments", "L-1|The lamps can be dimmed.|✓", "L-2|The lamps report faults.||✔||| Through the controller only.",
					"L-3|The lamps are waterproof.|||☒", "L-4|The lamps run on batteries.||||x|There is no battery.")
			}),
		},
		{
			"marks-none-and-two.xlsx", "a row with no mark, and one with two", "claims full, unstated, unclear: two marks are never a yes",
			table("Nr.|Anforderung|Ja|Nein", "L-1|Die Leuchten sind dimmbar.|x", "L-2|Die Leuchten melden Störungen.", "L-3|Die Leuchten sind wasserdicht.|x|x"),
		},
		{
			"marks-wingdings.xlsx", "check marks that are letters in the font Wingdings", "þ is a checked box, o an empty one, ü a check mark", wingdings(),
		},
		{
			"list-x14.xlsx", "the dropdown lies in the x14 extension and points to a hidden sheet", "the answers that it allows, and the answer column by them", x14("Auswahlfeld"),
		},
		{
			"list-header.xlsx", "a header that names no answer above a dropdown that offers answers", "the column with the dropdown is the answer column", x14("Stand beim Produkt"),
		},
		{
			"list-whole-column.xlsx", "the dropdown covers the whole column, header included", "2 criteria; the header is no answer",
			made("Anforderungen", func(b *book) {
				b.rows("Nr.|Anforderung|Art|Erfüllungsgrad", "L-1|Die Leuchten sind dimmbar.|MUSS|Im Standard erfüllt", "L-2|Die Leuchten melden Störungen.|SOLL")
				b.list("C1:C1048576", "MUSS", "SOLL", "KANN")
				b.list("D1:D1048576", "Im Standard erfüllt", "Mit Zusatzkosten erfüllt", "Nicht erfüllt")
			}),
		},
		{
			"list-by-row.xlsx", "the dropdowns of one column differ from row to row, and one row has none", "each criterion with the answers of its own row; Gold is a choice, and no answer that nobody understands", listByRow(),
		},
		{
			"list-beside.xlsx", "each row takes its dropdown from its own columns, or from a list that another cell names", "each criterion with the answers of its own row", listBeside(),
		},
		{
			"reference-page.xlsx", "a column says on which page of the offer the answer stands", "4 criteria; a page number is no answer, a chapter is referred to",
			table("Nr.|Anforderung|Erfüllt?|Fundstelle im Angebot (Seite)", "L-1|Die Leuchten sind dimmbar.|Ja|12", "L-2|Die Leuchten melden Störungen.||S. 13 f.", "L-3|Die Leuchten sind wasserdicht.||siehe Konzept 2.1", "L-4|Die Leuchten sind schaltbar.||14-16"),
		},
		{
			"legend-letters.xlsx", "single letters as answers, and a legend on the sheet that explains them", "claims as the legend says: full, partial, configured, no",
			table("Legende:", "F|Voll erfüllt", "P|Teilweise erfüllt", "C|Durch Konfiguration", "N|Nicht erfüllt", "", "Nr.|Anforderung|Erfüllung|Bemerkung",
				"L-1|Die Leuchten sind dimmbar.|F", "L-2|Die Leuchten melden Störungen.|P|Nur bei Tag.", "L-3|Die Leuchten sind schaltbar.|C", "L-4|Die Leuchten sind wasserdicht.|N"),
		},
		{
			"legend-sheet.xlsx", "the legend of the letters stands on a sheet of instructions, which numbers its steps", "claims as the legend says; a number of a step explains nothing",
			made("Instructions", func(b *book) {
				b.rows("1|Available in all rows is one response code.", "2|Not available means no points.", "", "Code|Meaning", "S|Standard: provided out of the box", "M|Modification: requires a change of the code", "F|Future: planned for a later release", "N|Not available")
				b.on("Lamps")
				b.rows("Req #|Requirement|Response Code|Comments", "L-1|The lamps can be dimmed.|S", "L-2|The lamps report faults.|M|By order.", "L-3|The lamps are waterproof.|F", "L-4|The lamps run on batteries.|N", "L-5|The lamps can be painted.|1")
			}),
		},
		{
			"letters-unexplained.xlsx", "the same letters, and nothing that explains them", "all four claims are unclear, none is a yes",
			table("Nr.|Anforderung|Erfüllung|Bemerkung", "L-1|Die Leuchten sind dimmbar.|F", "L-2|Die Leuchten melden Störungen.|P|Nur bei Tag.", "L-3|Die Leuchten sind schaltbar.|C",
				"L-4|Die Leuchten sind wasserdicht.|N"),
		},
	}
}

func listByRow() func() ([]byte, error) {
	return made("Anforderungen", func(b *book) {
		b.rows("Nr.|Anforderung|Antwort des Bieters", "L-1|Die Leuchten sind dimmbar.|Ja", "L-2|Die Leuchten melden Störungen.|J", "L-3|Welche Güteklasse hat die Leuchte?|Gold", "L-4|Welche Güteklasse hat der Mast?|Platin",
			"L-5|Wie wird die Leuchte befestigt?|Mit einer Schelle aus Edelstahl.", "L-6|Die Leuchten sind wasserdicht.|Gold", "L-7|Die Leuchten sind schaltbar.")
		b.list("C2 C7:C8", "Ja", "Nein")
		b.list("C3", "J", "N")
		b.list("C4:C5", "Gold", "Silber", "Bronze")
	})
}

func listBeside() func() ([]byte, error) {
	return made("Anforderungen", func(b *book) {
		b.rows("Nr.|Anforderung|Antwort des Bieters||||", "L-1|Die Leuchten sind dimmbar.|Ja|||Ja|Nein", "L-2|Die Leuchten melden Störungen.||||Standard|Option", "L-3|Die Leuchten sind wasserdicht.|Nein|Stufen", "L-4|Die Leuchten sind schaltbar.||Ganz")
		b.source("C2:C3", "F2:G2")
		b.source("C4:C5", "INDIRECT($D4)")
		b.on("Listen")
		b.rows("Ja|Ja", "Nein|Teilweise", "|Nein")
		b.do(func() error {
			return errors.Join(b.f.SetDefinedName(&excelize.DefinedName{Name: "Ganz", RefersTo: "Listen!$A$1:$A$2"}), b.f.SetDefinedName(&excelize.DefinedName{Name: "Stufen", RefersTo: "Listen!$B$1:$B$3"}))
		})
	})
}

func wingdings() func() ([]byte, error) {
	return made("Anforderungen", func(b *book) {
		b.rows("Nr.|Anforderung|Ja|Nein", "L-1|Die Leuchten sind dimmbar.|þ|o", "L-2|Die Leuchten melden Störungen.|o|þ", "L-3|Die Leuchten sind wasserdicht.|o|o", "L-4|Die Leuchten sind schaltbar.|ü")
		b.look("C2", "D5", font(excelize.Font{Family: "Wingdings"}))
	})
}

// extension is the list that newer programs write where its source lies on another sheet.
const extension = `<extLst><ext uri="{CCE6A557-97BC-4b89-ADB6-D9C93CAAB3DF}" xmlns:x14="http://schemas.microsoft.com/office/spreadsheetml/2009/9/main">` +
	`<x14:dataValidations count="1" xmlns:xm="http://schemas.microsoft.com/office/excel/2006/main">` +
	`<x14:dataValidation type="list" allowBlank="1" showInputMessage="1" showErrorMessage="1"><x14:formula1><xm:f>Listen!$A$1:$A$3</xm:f></x14:formula1>` +
	`<xm:sqref>C2:C4</xm:sqref></x14:dataValidation></x14:dataValidations></ext></extLst></worksheet>`

// x14 makes a form whose only answer column is called so and has its dropdown in the extension.
func x14(header string) func() ([]byte, error) {
	return made("Anforderungen", func(b *book) {
		b.rows("Nr.|Anforderung|"+header, "L-1|Die Leuchten sind dimmbar.|Vorhanden", "L-2|Die Leuchten melden Störungen.|Nicht vorhanden", "L-3|Die Leuchten sind wasserdicht.")
		b.replace(firstSheet, "</worksheet>", extension)
		b.on("Listen")
		b.rows("Vorhanden", "Geplant", "Nicht vorhanden")
		b.hide()
	})
}

// obligations are the traps in how binding a criterion is.
func obligations() []trap {
	plain := []string{"Die Bänke haben eine Lehne.", "Die Bänke sind aus Holz.", "Die Bänke sind stapelbar.", "Die Bänke werden aufgestellt geliefert."}
	row := func(id string, i int, rest ...string) string {
		return strings.Join(append([]string{id, plain[i]}, rest...), "|")
	}
	return []trap{
		{
			"obligation-column.xlsx", "the obligation stands in a column: MUSS, SOLL, KANN, Info", "must, should, may and info, from the column",
			table("Nr.|Anforderung|Art", row("B-1", 0, "MUSS"), row("B-2", 1, "SOLL"), row("B-3", 2, "KANN"), row("B-4", 3, "Info")),
		},
		{
			"obligation-letters.xlsx", "the obligation is a letter: A or B", "exclusion and scored, from the column",
			table("Nr.|Kriterium|A/B|Punkte", row("1", 0, "A"), row("2", 1, "B", "10"), row("3", 2, "B", "5"), row("4", 3, "A")),
		},
		{
			"obligation-id-suffix.xlsx", "the obligation stands behind the ID: 3.1 (A)", "exclusion and scored, from the ID",
			table("Nr.|Kriterium|Antwort des Bieters", row("3.1 (A)", 0), row("3.2 (B)", 1), row("3.3 (A)", 2), row("3.4 (B)", 3)),
		},
		{
			"obligation-section.xlsx", "a title and a sentence declare the obligation of a section", "exclusion in the first section, scored in the second",
			made("Kriterien", func(b *book) {
				b.rows("Nr.|Kriterium|Antwort des Bieters", "1 Ausschlusskriterien", row("1.1", 0), row("1.2", 1),
					"2 Ausstattung", "Alle Kriterien dieses Abschnitts sind Bewertungskriterien.", row("2.1", 2), row("2.2", 3))
				b.merge("A2", "C2")
				b.merge("A5", "C5")
				b.merge("A6", "C6")
				b.bold("A2", "A5")
			}),
		},
		{
			"obligation-sheet.xlsx", "the sheet's name declares the obligation: A-Kriterien, B-Kriterien", "exclusion on the first sheet, scored on the second",
			made("A-Kriterien", func(b *book) {
				b.rows("Nr.|Kriterium|Erfüllt?", row("1", 0), row("2", 1))
				b.on("B-Kriterien")
				b.rows("Nr.|Kriterium|Antwort", row("11", 2), row("12", 3))
			}),
		},
		{
			"obligation-legend.xlsx", "a sentence above the table says what an asterisk behind the text means", "exclusion for the two with the asterisk, from the legend",
			table("Mit * gekennzeichnete Kriterien sind Ausschlusskriterien.", "", "Nr.|Kriterium|Antwort des Bieters", row("1", 0)+" *", row("2", 1), row("3", 2)+" *"),
		},
		{
			"obligation-text.xlsx", "the obligation stands in the text alone", "must, should, may, and must for SHALL NOT, from the text",
			made("Requirements", func(b *book) {
				b.rows("ID|Requirement|Response", "B-1|The benches shall have a backrest.", "B-2|The benches should be made of wood.", "B-3|The bidder may offer a second colour.", "B-4|The benches shall not be painted.")
			}),
		},
		{
			"obligation-id-kind.xlsx", "IDs begin with the kind of criterion, as in Switzerland: EK, TS, ZK", "exclusion, must and scored, from the ID",
			made("Kriterien", func(b *book) {
				b.rows("Nr.|Kriterium|Gewichtung|Nachweis|Angaben der Anbieterin", "EK1|Die Anbieterin nennt zwei vergleichbare Aufträge.||Referenzblatt", "TS1|Die Geräte laufen mit Strom aus der Schweiz.||Bestätigung", "ZK1|Preis|60|Preisblatt", "ZK2|Qualität des Vorgehens|40|Konzept")
			}),
		},
		{
			"obligation-sheet-two.xlsx", "the sheet's name speaks of two obligations, and a column tells which is which: MUSS, ZK", "must and scored, from the column",
			made("Muss- und Zuschlagskriterien", func(b *book) {
				b.rows("Pkt.|Anforderung|MUSS / ZK|max. Punkte|Bieterangabe", "1.1|Der Betrieb hat eine Gewerbeberechtigung.|MUSS", "1.2|Die Daten liegen in Österreich.|MUSS", "2.1|Reaktionszeit bei Störungen|ZK|30", "2.2|Qualität der Dokumentation|ZK|20")
			}),
		},
		{
			"obligation-points.xlsx", "K.o. and Pass/Fail stand in the column of points", "exclusion for these, from the column; points for the others",
			made("Eignung", func(b *book) {
				b.rows("Nr.|Eignungskriterium|Mindestanforderung|max. Punkte|Angabe des Bewerbers", "E-1|Umsatz|Mindestens zwei Millionen Euro im Jahr|K.o.", "E-2|Referenzen|Mindestens drei aus den letzten Jahren|30", "E-3|Versicherung|Mindestens drei Millionen Euro je Fall|Pass/Fail", "E-4|Personal|Mindestens fünf Fachkräfte|20")
			}),
		},
		{
			"obligation-default.xlsx", "nothing states the obligation", "must by default, and said to be so",
			table("Nr.|Anforderung|Antwort des Bieters", row("B-1", 0), row("B-2", 1)),
		},
	}
}
