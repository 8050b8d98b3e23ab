package main

import (
	"slices"
	"strings"
)

// secondAmendment is the customer's catalogue after its second amendment: what "offerlint diff" is shown with.
func secondAmendment() edition {
	return edition{
		Version: "2.0", Date: "16.11.2026", Modified: "2026-11-16T09:00:00Z",
		Author: "Stadt Musterhausen", Amended: true, change: amend,
	}
}

// amend carries out the second amendment: one change of each kind that a bid team meets.
func amend(sections []section) []section {
	edit := func(id, title string, change func(*row)) {
		for _, s := range sections {
			for i := range s.Rows {
				if s.Rows[i].ID == id && (title == "" || s.Rows[i].Title == title) {
					change(&s.Rows[i])
				}
			}
		}
	}
	reword := func(id, old, updated string) {
		edit(id, "", func(r *row) { r.Text = strings.Replace(r.Text, old, updated, 1) })
	}
	reword("A-03", "99,5 %", "99,9 %")
	edit("A-10", "", func(r *row) { r.Type, r.Points = must, 0 })
	edit("A-14", "", func(r *row) { r.Points = 10 })
	reword("A-17", "als Tabelle", "als Tabellen")
	reword("A-20", "mit Datum und Empfänger", "mit Datum, Empfänger und Anlass")
	edit("A-25", "Verzeichnisdienst", func(r *row) { r.ID = "A-26" }) // the number was used twice
	reword("A-30", "1,2 Millionen", "1,5 Millionen")
	remove(&sections[0], "A-08")
	encryption := remove(&sections[4], "A-33")
	sections[0].Rows = append(sections[0].Rows, encryption)
	sections[6].Rows = append(sections[6].Rows, row{
		ID: "A-49", Title: "Ende des Vertrags", Type: must,
		Text: "Bei Vertragsende werden alle Akten mit ihren Metadaten binnen 30 Tagen im Format xdomea 3 übergeben.",
	})
	return sections
}

// remove takes a row out of a section and returns it.
func remove(s *section, id string) row {
	i := slices.IndexFunc(s.Rows, func(r row) bool { return r.ID == id })
	r := s.Rows[i]
	s.Rows = slices.Delete(s.Rows, i, i+1)
	return r
}
