package main

import (
	"encoding/binary"
	"strings"
	"unicode/utf16"

	"golang.org/x/text/encoding/charmap"
)

// lines joins the lines of a text file, each with its end.
func lines(end string, ls ...string) string { return strings.Join(ls, end) + end }

// text returns the way to make a file of that content.
func text(content string) func() ([]byte, error) {
	return func() ([]byte, error) { return []byte(content), nil }
}

// plain are the traps in CSV and TSV files.
func plain() []trap {
	const head = "Nr.;Anforderung;Art;Gewichtung;Erfüllt?"
	list := []string{head, "G-1;Die Geräte mähen bis 8 cm Höhe.;MUSS;2,5;Ja", "G-2;Die Geräte wenden selbsttätig.;SOLL;1,25;Nein", "G-3;Die Geräte laden über Mittag.;KANN;0,5;"}
	return []trap{
		{
			"cp1252.csv", "semicolons, Windows-1252, decimal commas: what a German Excel writes", "3 criteria with umlauts and the weights 2.5, 1.25 and 0.5",
			func() ([]byte, error) { return charmap.Windows1252.NewEncoder().Bytes([]byte(lines("\r\n", list...))) },
		},
		{
			"byte-order-mark.csv", "UTF-8 with a byte order mark before the first header", "3 criteria; the mark is no part of the header",
			text("\ufeff" + lines("\r\n", list...)),
		},
		{
			"utf16.csv", "UTF-16 with a byte order mark", "3 criteria",
			func() ([]byte, error) {
				data := []byte{0xff, 0xfe}
				for _, u := range utf16.Encode([]rune(lines("\r\n", list...))) {
					data = binary.LittleEndian.AppendUint16(data, u)
				}
				return data, nil
			},
		},
		{
			"sep-line.csv", "a first line sep=| for Excel", "3 criteria; the line is in the account and is no header",
			text(lines("\n", "sep=|", strings.ReplaceAll(list[0], ";", "|"), strings.ReplaceAll(list[1], ";", "|"), strings.ReplaceAll(list[2], ";", "|"), strings.ReplaceAll(list[3], ";", "|"))),
		},
		{
			"ragged.csv", "records of different length", "3 criteria; cells that are missing are empty",
			text(lines("\n", head, "G-1;Die Geräte mähen bis 8 cm Höhe.;MUSS", "G-2;Die Geräte wenden selbsttätig.", "", "G-3;Die Geräte laden über Mittag.;KANN;0,5;Ja;;;")),
		},
		{
			"multi-line.csv", "cells with line breaks, separators and quotes", "2 criteria; places are lines of the file, rows are records",
			text(lines("\n", head, "G-1;\"Die Geräte\n- mähen;\n- wenden;\n- laden.\";MUSS;2,5;Ja", "G-2;\"Die Anzeige zeigt \"\"bereit\"\".\";SOLL;1;Nein")),
		},
		{
			"no-header.csv", "no header at all", "3 criteria, told by what the columns hold",
			text(lines("\n", "G-1;Die Geräte mähen bis acht Zentimeter Höhe.;MUSS", "G-2;Die Geräte wenden am Rand selbsttätig.;SOLL", "G-3;Die Geräte laden in der Mittagspause.;KANN")),
		},
		{
			"export-ticket.csv", "an export of tickets: the column Status holds the state of a ticket, not an answer", "3 criteria without an answer",
			text("Vorgangstyp;Schlüssel;Zusammenfassung;Beschreibung;Priorität;Status\nAnforderung;MH-1;Anmeldung;Benutzer melden sich mit Kennwort an.;Hoch;Offen\nAnforderung;MH-2;Abmeldung;Benutzer melden sich wieder ab.;Mittel;In Prüfung\nAnforderung;MH-3;Größe;Benutzer ändern die Schriftgröße.;Niedrig;Offen\n"),
		},
		{
			"export-headings.csv", "an export of a requirement tool: titles have IDs, and a type that says so", "2 criteria and one for information, under 2 titles",
			text("ID,Object Heading,Object Text,Object Type\nSYS-1,Start,,Heading\nSYS-2,,The system shall start within ten seconds.,Requirement\nSYS-3,Log,,Heading\nSYS-4,,The system shall log all errors.,Requirement\nSYS-5,,This chapter will be revised.,Information\n"),
		},
		{
			"tabs.tsv", "tabs between the cells, commas inside them", "3 criteria with the weights 2.5, 1.25 and 0.5",
			text(strings.ReplaceAll(lines("\n", list...), ";", "\t")),
		},
	}
}
