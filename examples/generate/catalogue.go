package main

// A section is a numbered part of the customer's catalogue.
type section struct {
	Name string
	Rows []row
}

// A row is one criterion of the catalogue and, beside it, what the bidder filled in. The zero row is a blank row.
type row struct {
	ID, Title, Text string
	Type            string // MUSS, SOLL or KANN
	Points          int    // most points that a SOLL earns; 0: none
	Amended         bool   // came with version 1.1, which the bidder's copy does not know

	Grade    string // the answer from the dropdown; "" where the bidder left it empty
	Comment  string
	Evidence string
	Target   string // file that the evidence cell links to; "" without a hyperlink
}

const (
	must   = "MUSS"
	should = "SOLL"
	may    = "KANN"

	standard = "Im Standard erfüllt"
	extra    = "Mit Zusatzkosten erfüllt"
	declined = "Nicht erfüllt"
)

// grades are the answers of the dropdown.
func grades() []string { return []string{standard, extra, declined} }

// catalogue is the requirement catalogue of the Stadt Musterhausen with the answers of the Beispiel Systemhaus GmbH.
// The faults in it are planted: examples/README.md lists them.
func catalogue() []section {
	return []section{
		{"1 Architektur und Betrieb", operation()},
		{"2 Ablage und Recherche", filing()},
		{"3 Vorgangsbearbeitung", workflow()},
		{"4 Schnittstellen und Migration", interfaces()},
		{"5 Informationssicherheit, Aufbewahrung und Aussonderung", security()},
		{"6 Schulung", training()},
		{"7 Einführung, Service und Support", service()},
	}
}

func operation() []row {
	return []row{
		{
			ID: "A-01", Title: "Webbasierter Zugriff", Type: must,
			Text:  "Alle Funktionen der Sachbearbeitung sind in einem aktuellen Webbrowser ohne lokale Installation nutzbar.",
			Grade: standard, Comment: "Freigegeben für Edge, Firefox ESR und Chrome.",
		},
		{
			ID: "A-02", Title: "Betrieb im Rechenzentrum", Type: must,
			Text: "Das System wird in einem Rechenzentrum in Deutschland betrieben. Das Informationssicherheitsmanagement des " +
				"Rechenzentrums ist durch ein Zertifikat nach ISO/IEC 27001 nachzuweisen; der Nachweis ist dem Angebot beizufügen.",
			Grade: standard, Comment: "Betrieb in den Rechenzentren Nordheim und Südheim, beide in Deutschland.",
			Evidence: "Anlage 1: Zertifikat ISO/IEC 27001", Target: "anlagen/anlage-01-iso27001-zertifikat.txt",
		},
		{
			ID: "A-03", Title: "Verfügbarkeit", Type: must,
			Text:  "Das System ist im Jahresmittel zu mindestens 99,5 % der Zeit verfügbar. Vereinbarte Wartungsfenster zählen nicht mit.",
			Grade: standard, Comment: "Zugesichert sind 99,7 % im Jahresmittel, gemessen im Minutentakt am Übergabepunkt des Rechenzentrums.",
		},
		{
			ID: "A-04", Title: "Betriebskonzept", Type: should, Points: 10,
			Text:  "Beschreiben Sie die Architektur und den Betrieb des angebotenen Systems (Komponenten, Standorte, Überwachung).",
			Grade: standard, Comment: "Siehe Angebot, Kapitel 1.",
		},
		{
			ID: "A-05", Title: "Mandantentrennung", Type: must,
			Text:  "Die Daten der Kernverwaltung und der Eigenbetriebe werden in getrennten Mandanten geführt.",
			Grade: standard,
		},
		{
			ID: "A-06", Title: "Datensicherung", Type: must,
			Text:  "Die Daten werden täglich gesichert. Nach einem Ausfall ist der Stand des Vortags innerhalb von acht Stunden wiederhergestellt.",
			Grade: standard, Comment: "Sicherung täglich um 22 Uhr. Die Wiederherstellung ist in der Regel nach acht Stunden abgeschlossen.",
		},
		{
			ID: "A-07", Title: "Barrierefreiheit", Type: must,
			Text: "Die Oberfläche erfüllt die BITV 2.0. Dies ist durch den Prüfbericht einer unabhängigen Stelle nachzuweisen; " +
				"der Prüfbericht ist beizufügen.",
			Grade: standard, Comment: "Die Oberfläche wurde im März 2026 von einer unabhängigen Stelle geprüft.",
		},
		{
			ID: "A-08", Title: "App für Tablets", Type: may,
			Text:  "Für die Gremienarbeit kann eine App für Tablets angeboten werden.",
			Grade: declined, Comment: "Eine eigene App ist nicht Teil des Angebots; die Weboberfläche ist auf Tablets bedienbar.",
		},
	}
}

func filing() []row {
	return []row{
		{
			ID: "A-09", Title: "Aktenplan", Type: must,
			Text:  "Der Aktenplan der Stadt wird als Baum abgebildet und von der Fachadministration gepflegt.",
			Grade: standard,
		},
		{
			ID: "A-10", Title: "Ablage mit der Maus", Type: should, Points: 5,
			Text:  "Dateien und E-Mails werden mit der Maus in eine Akte gezogen und dort abgelegt.",
			Grade: standard, Comment: "Aus dem Explorer und aus Outlook, auch mehrere Dateien zugleich.",
		},
		{
			ID: "A-11", Title: "Volltextsuche", Type: must,
			Text:  "Die Suche umfasst Inhalte und Metadaten. Angezeigt werden nur Treffer, für die eine Leseberechtigung besteht.",
			Grade: standard, Comment: "Treffer erscheinen nur, sofern der Benutzer angemeldet ist und Leserechte an der Akte hat.",
		},
		{
			ID: "A-12", Title: "Revisionssichere Ablage", Type: must,
			Text: "Abgeschlossene Vorgänge sind unveränderbar. Beschreiben Sie, wie nachträgliche Änderungen und Löschungen " +
				"verhindert und protokolliert werden.",
			Grade: standard, Comment: "Siehe Angebot, Kapitel 2.",
		},
		{
			ID: "A-13", Title: "Versionierung", Type: must,
			Text: "Jede Änderung an einem Dokument erzeugt eine neue Version. Ältere Versionen können eingesehen und wiederhergestellt werden.",
		},
		{
			ID: "A-14", Title: "Metadaten je Aktenart", Type: should, Points: 5,
			Text:  "Die Fachadministration legt für jede Aktenart eigene Metadatenfelder mit Wertelisten und Pflichtfeldern an.",
			Grade: standard,
		},
		{
			ID: "A-15", Title: "Texterkennung", Type: should, Points: 5,
			Text:  "Gescannte Dokumente werden mit Texterkennung erschlossen und sind danach im Volltext auffindbar.",
			Grade: extra, Comment: "Das Modul Texterkennung ist im Preisblatt als Position 7 ausgewiesen.",
		},
		{
			ID: "A-16", Title: "Bearbeitungsnachweis", Type: must,
			Text:  "Das System führt zu jeder Akte einen lückenlosen Bearbeitungsnachweis darüber, wer wann was geändert hat.",
			Grade: standard,
		},
		{
			ID: "A-17", Title: "Trefferlisten ausgeben", Type: may,
			Text:  "Trefferlisten können als Tabelle ausgegeben werden.",
			Grade: standard, Comment: "Ausgabe als CSV und XLSX.",
		},
	}
}

func workflow() []row {
	return []row{
		{
			ID: "A-18", Title: "Umlauf und Mitzeichnung", Type: must,
			Text:  "Umlauf, Mitzeichnung und Kenntnisnahme werden elektronisch abgebildet und in der Akte dokumentiert.",
			Grade: standard, Comment: "Reihenfolge und Parallelschritte legt die Sachbearbeitung beim Start des Umlaufs fest.",
		},
		{
			ID: "A-19", Title: "Vertretung", Type: must,
			Text:  "Beschäftigte tragen ihre Vertretung selbst ein. Die Vertretung sieht die Vorgänge der vertretenen Person.",
			Grade: standard,
		},
		{
			ID: "A-20", Title: "Wiedervorlage", Type: must,
			Text:  "Vorgänge und Dokumente werden mit Datum und Empfänger auf Wiedervorlage gelegt.",
			Grade: standard, Comment: "Erinnerung am Tag der Wiedervorlage im Postkorb und per E-Mail.",
		},
		{}, // blank rows do stand in the middle of real catalogues
		{
			ID: "A-21", Title: "Anpassung der Laufwege", Type: should, Points: 10,
			Text:  "Laufwege werden ohne Programmierung geändert. Beschreiben Sie, wie die Fachadministration dabei vorgeht.",
			Grade: standard, Comment: "Siehe Angebot, Kapitel 2.",
		},
		{
			ID: "A-22", Title: "Elektronische Signatur", Type: should, Points: 10,
			Text:  "Dokumente werden aus dem System heraus qualifiziert elektronisch signiert (Fernsignatur).",
			Grade: extra, Comment: "Die Anbindung an einen Fernsignaturdienst ist für das zweite Quartal 2027 geplant. " +
				"Der Diensteanbieter wird im Feinkonzept festgelegt.",
		},
		{
			ID: "A-23", Title: "Fristenkontrolle", Type: must,
			Text:  "Termine und Fristen eines Vorgangs werden überwacht; die Überschreitung einer Frist wird der Leitung angezeigt.",
			Grade: standard, Comment: "Geplante Termine und überfällige Vorgänge stehen in einer gemeinsamen Übersicht.",
		},
		{
			ID: "A-24", Title: "Gemeinsamer Postkorb", Type: must,
			Text:  "Jede Organisationseinheit verfügt über einen gemeinsamen Postkorb.",
			Grade: standard,
		},
	}
}

func interfaces() []row {
	return []row{
		{
			ID: "A-25", Title: "Anbindung der Fachverfahren", Type: must,
			Text:  "Fachverfahren legen Dokumente über eine dokumentierte Webschnittstelle ab und rufen sie darüber ab.",
			Grade: standard, Comment: "REST-Schnittstelle, beschrieben nach OpenAPI 3.1.",
		},
		{
			ID: "A-25", Title: "Verzeichnisdienst", Type: must,
			Text:  "Benutzer und Gruppen werden aus dem Active Directory der Stadt übernommen und nächtlich abgeglichen.",
			Grade: standard, Comment: "Abgleich über LDAPS, täglich um 1 Uhr.",
		},
		{
			ID: "A-27", Title: "E-Mail", Type: must,
			Text:  "E-Mails werden mit ihren Anhängen aus Microsoft Outlook in die Akte übernommen.",
			Grade: standard, Comment: "Add-in für Outlook 2024 und Microsoft 365.",
		},
		{
			ID: "A-28", Title: "Arbeitsplatzscanner", Type: must,
			Text:  "Die vorhandenen Arbeitsplatzscanner der Stadt werden über TWAIN angesprochen.",
			Grade: declined, Comment: "Scans werden aus einem Netzordner übernommen. TWAIN wird nicht unterstützt.",
		},
		{
			ID: "A-29", Title: "Austausch über xdomea", Type: must,
			Text: "Akten und Vorgänge werden im Format xdomea 3 ein- und ausgeführt. Beschreiben Sie den Umfang beider " +
				"Richtungen.",
			Grade: standard, Comment: "Siehe Angebot, Kapitel 3.",
		},
		{
			ID: "A-30", Title: "Datenübernahme aus dem Altsystem", Type: should, Points: 20,
			Text: "Rund 1,2 Millionen Dokumente werden aus dem Altsystem übernommen. Beschreiben Sie Ihr Vorgehen " +
				"(Probelauf, Prüfung, Abnahme).",
			Grade: standard, Comment: "Siehe Angebot, Kapitel 3.",
		},
		{
			ID: "A-31", Title: "Schnittstellendokumentation", Type: should, Points: 5,
			Text:  "Die Schnittstellen sind vollständig dokumentiert. Ein Auszug der Dokumentation ist als Nachweis beizufügen.",
			Grade: standard, Comment: "Die vollständige Dokumentation liegt jeder Auslieferung bei.",
			Evidence: "anlagen/anlage-04-schnittstellen.txt",
		},
	}
}

func security() []row {
	return []row{
		{
			ID: "A-32", Title: "Rollen und Rechte", Type: must,
			Text:  "Zugriffsrechte werden über Rollen vergeben und sind bis auf die einzelne Akte einstellbar.",
			Grade: standard, Comment: "Rollen, Gruppen und einzelne Rechte je Aktenplaneintrag, Akte und Vorgang.",
		},
		{
			ID: "A-33", Title: "Verschlüsselung", Type: must,
			Text:  "Daten werden bei der Übertragung (mindestens TLS 1.2) und auf den Datenträgern verschlüsselt.",
			Grade: standard, Comment: "TLS 1.3; Datenträger mit AES-256.",
		},
		{
			ID: "A-34", Title: "Protokolle der Administration", Type: must,
			Text:  "Eingriffe der Administration werden protokolliert. Die Protokolle können von der Revision eingesehen werden.",
			Grade: standard,
		},
		{
			ID: "A-35", Title: "Auftragsverarbeitung", Type: must,
			Text:  "Der Vertrag zur Auftragsverarbeitung der Stadt (Anlage 5 der Vergabeunterlagen) wird unverändert anerkannt.",
			Grade: standard, Comment: "Der Vertrag wird ohne Vorbehalt anerkannt.",
		},
		{
			ID: "A-36", Title: "Aufbewahrungsfristen", Type: must,
			Text:  "Aufbewahrungsfristen werden am Aktenplan hinterlegt und auf die Akten vererbt.",
			Grade: standard,
		},
		{
			ID: "A-37", Title: "Aussonderung", Type: should, Points: 10,
			Text:  "Beschreiben Sie den Ablauf der Aussonderung bis zur Übergabe an das Stadtarchiv.",
			Grade: standard, Comment: "Siehe Angebot, Kapitel 4.",
		},
		{
			ID: "A-38", Title: "Format für die Langzeitablage", Type: must,
			Text:  "Dokumente werden beim Abschluss des Vorgangs zusätzlich als PDF/A abgelegt.",
			Grade: standard, Comment: "PDF/A-2b; eingebettete Dateien als PDF/A-3.",
		},
		{
			ID: "A-39", Title: "Löschung personenbezogener Daten", Type: must,
			Text: "Personenbezogene Daten werden nach Ablauf der Frist gelöscht. Beschreiben Sie das Verfahren vom " +
				"Fristablauf bis zum Löschprotokoll.",
			Grade: standard,
		},
		{
			ID: "A-48", Title: "Sicherheitsprüfung", Type: should, Points: 5, Amended: true,
			Text: "Das System wird jährlich durch einen Penetrationstest einer unabhängigen Stelle geprüft; die Stadt erhält die " +
				"Zusammenfassung. (Ergänzt mit Änderungsmitteilung 1)",
		},
	}
}

func training() []row {
	return []row{
		{
			ID: "A-40", Title: "Schulung der Fachadministration", Type: must,
			Text: "Vier Beschäftigte werden an zwei Tagen vor Ort in der Fachadministration geschult.",
		},
		{
			ID: "A-41", Title: "Schulung der Sachbearbeitung", Type: must,
			Text: "Zwölf Gruppen zu je zehn Personen werden an je einem halben Tag vor Ort geschult.",
		},
	}
}

func service() []row {
	return []row{
		{
			ID: "A-42", Title: "Servicezeit", Type: must,
			Text:  "Der Service ist montags bis freitags von 8 bis 17 Uhr telefonisch und per E-Mail erreichbar.",
			Grade: standard, Comment: "Erreichbar montags bis freitags von 7 bis 18 Uhr.",
		},
		{
			ID: "A-43", Title: "Reaktionszeit", Type: must,
			Text:  "Bei betriebsverhindernden Störungen beginnt die Bearbeitung innerhalb von zwei Stunden der Servicezeit.",
			Grade: standard, Comment: "Beginn der Bearbeitung nach einer Stunde der Servicezeit.",
		},
		{
			ID: "A-44", Title: "Projektleitung", Type: must,
			Text:  "Die Projektleitung hat zwei vergleichbare Einführungen geleitet. Dies ist auf Verlangen nachzuweisen.",
			Grade: standard, Comment: "Frau Dr. Beispielhoff leitete die Einführungen in Beispielburg und Probstadt.",
		},
		{
			ID: "A-45", Title: "Referenzen", Type: must,
			Text:  "Der Bieter hat in den letzten drei Jahren zwei vergleichbare Systeme eingeführt. Eine Referenzliste ist als Nachweis beizufügen.",
			Grade: standard, Comment: "Drei Einführungen in den Jahren 2024 bis 2026.",
			Evidence: "anlagen/anlage-02-referenzliste.txt",
		},
		{
			ID: "A-46", Title: "Aktualisierungen", Type: should, Points: 5,
			Text:  "Aktualisierungen werden außerhalb der Dienstzeit eingespielt und zuvor in einer Testumgebung geprüft.",
			Grade: standard, Comment: "Vier Termine im Jahr, samstags; die Testumgebung erhält den neuen Stand zehn Arbeitstage vorher.",
		},
		{
			ID: "A-47", Title: "Vorgehen bei der Einführung", Type: should, Points: 10,
			Text:  "Beschreiben Sie Ihr Vorgehen bei der Einführung (Phasen, Ergebnisse, Beteiligung der Ämter).",
			Grade: standard, Comment: "Siehe Angebot, Kapitel 5.",
		},
	}
}
