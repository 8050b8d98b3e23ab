package main

// finished is version 1.1 as the bidder filled it in for the submission: what was planted in the copy under review is mended.
func finished() edition {
	return edition{
		Version: "1.1", Date: "26.10.2026", Modified: "2026-12-11T16:10:00Z",
		Author: "Beispiel Systemhaus GmbH", Amended: true, Answered: true, Bidder: "Beispiel Systemhaus GmbH", change: mend,
	}
}

// mend puts the answers of the finished bid into the catalogue.
func mend(all []section) []section {
	answers := mended()
	for _, sec := range all {
		for i, r := range sec.Rows {
			if m, ok := answers[r.ID]; ok {
				r.Grade, r.Comment, r.Evidence, r.Target = m.Grade, m.Comment, m.Evidence, m.Target
				sec.Rows[i] = r
			}
		}
	}
	return all
}

// mended are the answers of the finished bid that differ, by the ID of the criterion.
func mended() map[string]row {
	return map[string]row{
		"A-06": {Grade: standard, Comment: "Sicherung täglich um 22 Uhr. Die Wiederherstellung ist nach höchstens acht Stunden abgeschlossen."},
		"A-07": {
			Grade: standard, Comment: "Die Oberfläche wurde im März 2026 von einer unabhängigen Stelle geprüft.",
			Evidence: "anlagen/anlage-07-pruefbericht-bitv.txt",
		},
		"A-13": {Grade: standard, Comment: "Jedes Speichern erzeugt eine Version; Vergleich und Wiederherstellung in der Dokumentansicht."},
		"A-14": {Grade: standard, Comment: "Bis zu 60 Felder je Aktenart, mit Wertelisten und Pflichtfeldern; ausgeliefert werden 18 Vorlagen."},
		"A-22": {
			Grade: extra, Comment: "Der Fernsignaturdienst der Beispielsign GmbH ist seit Version 7.4 angebunden; er kostet zusätzlich 3.600,00 Euro netto je Jahr.",
		},
		"A-28": {Grade: standard, Comment: "Der Scan-Client spricht die Geräte über TWAIN 2.4 an und legt die Scans in der geöffneten Akte ab."},
		"A-39": {Grade: standard, Comment: "Siehe Angebot, Kapitel 4."},
		"A-40": {Grade: standard, Comment: "Zwei Tage vor Ort für vier Beschäftigte, mit Übungsakten der Stadt."},
		"A-41": {Grade: standard, Comment: "Vor Ort, je Gruppe ein halber Tag mit zwei Lehrkräften."},
		"A-48": {Grade: standard, Comment: "Geprüft wird jährlich im Mai; die Stadt erhält die Zusammenfassung innerhalb von zehn Arbeitstagen."},
	}
}
