package main

import (
	"fmt"

	"github.com/xuri/excelize/v2"
)

const (
	guideSheet = "Instructions"
	formSheet  = "Requirements"

	formHeader = 3
)

// form builds the response form of the Rivermouth Transit Authority and returns the bytes of the .xlsx file: empty as it was
// issued, or as Sample Fare Systems Ltd returns it.
func form(returned bool) ([]byte, error) {
	about := &excelize.DocProperties{
		Title: "Smart ticketing: requirements", Subject: "Tender RTA-2026-031", Language: "en-GB",
		Creator: "Rivermouth Transit Authority", LastModifiedBy: "Rivermouth Transit Authority", Version: "1.0",
		Created: "2026-10-05T08:00:00Z", Modified: "2026-10-05T08:00:00Z",
	}
	bidder := ""
	if returned {
		bidder = "Sample Fare Systems Ltd"
		about.LastModifiedBy, about.Modified = bidder, "2026-10-30T16:00:00Z"
	}
	return assemble(about,
		filling{guideSheet, func(s *sheet) { s.writeGuide(bidder) }},
		filling{formSheet, func(s *sheet) { s.writeForm(returned) }})
}

// writeGuide fills the sheet of instructions.
func (s *sheet) writeGuide(bidder string) {
	s.width("A", 26)
	s.width("B", 96)
	s.set("A1", "Rivermouth Transit Authority", s.styles.title)
	s.set("A2", "Smart ticketing for ferries and trams, tender RTA-2026-031", s.styles.note)
	s.do(func() error { return s.f.MergeCell(s.name, "A2", "B2") })
	n := s.pairs(4, "Column", "How to complete it", [][2]string{
		{"Compliance", "Choose an entry from the list in every row. Complete the blue cells only."},
		{"Response", "State how the requirement is met, or name the chapter of your offer that does."},
		{"Evidence", "Name the file that proves the response, where a requirement asks for one."},
	})
	n = s.pairs(n+1, "Type", "Meaning", [][2]string{
		{"Shall", "Mandatory. An offer that does not meet it may be rejected."},
		{"Should", "Scored with the weight given."},
		{"May", "Optional; not scored."},
	})
	n = s.pairs(n+1, "Entry", "Meaning", [][2]string{
		{full, "The system offered meets the requirement as written."},
		{partial, "It meets a part of the requirement; the response says which."},
		{none, "It does not meet the requirement."},
	})
	s.set(fmt.Sprintf("A%d", n+1), "Name of bidder", s.styles.text)
	s.set(fmt.Sprintf("B%d", n+1), bidder, s.styles.answer)
	s.do(func() error { return s.f.SetSheetDimension(s.name, fmt.Sprintf("A1:B%d", n+1)) })
	s.page("portrait")
}

// writeForm fills the sheet with the requirements, one row each.
func (s *sheet) writeForm(returned bool) {
	s.across(1, "Smart ticketing: requirements and responses", s.styles.title)
	for _, c := range []struct {
		col, title string
		width      float64
	}{
		{"A", "ID", 9},
		{"B", "Area", 22},
		{"C", "Requirement", 60},
		{"D", "Type", 9},
		{"E", "Weight", 9},
		{"F", "Compliance", 20},
		{"G", "Response", 44},
		{lastCol, "Evidence", 34},
	} {
		s.width(c.col, c.width)
		s.set(fmt.Sprintf("%s%d", c.col, formHeader), c.title, s.styles.header)
	}
	s.height(formHeader, 24)
	n := formHeader
	for _, r := range requirements() {
		n++
		s.writeRequirement(n, r, returned)
	}
	s.do(func() error { return s.f.SetSheetDimension(s.name, fmt.Sprintf("A1:%s%d", lastCol, n)) })
	choice := excelize.NewDataValidation(true)
	choice.SetSqref(fmt.Sprintf("F%d:F%d", formHeader+1, n))
	s.writeChoice(choice, "Compliance", "Please choose an entry from the list.", []string{full, partial, none})
	s.finish(formHeader)
}

func (s *sheet) writeRequirement(n int, r requirement, returned bool) {
	if !returned {
		r.Compliance, r.Comment, r.Evidence = "", "", ""
	}
	var weight any = ""
	if r.Weight > 0 {
		weight = r.Weight
	}
	for _, c := range []struct {
		col   string
		value any
		style int
	}{
		{"A", r.ID, s.styles.text},
		{"B", r.Area, s.styles.text},
		{"C", r.Text, s.styles.text},
		{"D", r.Type, s.styles.short},
		{"E", weight, s.styles.number},
		{"F", r.Compliance, s.styles.answer},
		{"G", r.Comment, s.styles.answer},
		{lastCol, r.Evidence, s.styles.answer},
	} {
		s.set(fmt.Sprintf("%s%d", c.col, n), c.value, c.style)
	}
	s.height(n, lineHeight*float64(max(lines(r.Area, 22), lines(r.Text, 60), lines(r.Comment, 44), lines(r.Evidence, 34))))
}
