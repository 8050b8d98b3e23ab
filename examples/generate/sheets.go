package main

import (
	"fmt"
	"strings"
	"unicode/utf8"

	"github.com/xuri/excelize/v2"
)

// writeHints fills the sheet of instructions, which comes first and holds no criteria.
func (s *sheet) writeHints(e edition) {
	s.width("A", 26)
	s.width("B", 96)
	s.set("A1", "Stadt Musterhausen", s.styles.title)
	s.set("A2", "Beschaffung eines Dokumentenmanagementsystems, Vergabenummer VG-2026-117", s.styles.note)
	s.do(func() error { return s.f.MergeCell(s.name, "A2", "B2") })
	s.set("A3", fmt.Sprintf("Anforderungskatalog, Version %s vom %s", e.Version, e.Date), s.styles.note)
	s.do(func() error { return s.f.MergeCell(s.name, "A3", "B3") })
	n := s.pairs(5, "Hinweise", "Bitte beachten Sie beim Ausfüllen", [][2]string{
		{"Felder", "Füllen Sie ausschließlich die hellblauen Felder aus. Zeilen und Spalten dürfen nicht verändert werden."},
		{"MUSS", "Mindestanforderung. Ist eine MUSS-Anforderung nicht erfüllt, kann das Angebot nicht berücksichtigt werden."},
		{"SOLL", "Wird mit der angegebenen Punktzahl bewertet: im Standard voll, mit Zusatzkosten zur Hälfte, sonst null Punkte."},
		{"KANN", "Wird nicht bewertet und dient der Information der Stadt."},
		{"Erläuterung", "Wo eine Beschreibung verlangt ist, genügt der Verweis auf ein Kapitel des Angebots."},
		{"Nachweis", "Nennen Sie den Dateinamen oder die Nummer der Anlage. Ein Nachweis ist nur beizufügen, wo er verlangt ist."},
		{"Preise", "Mehrkosten sind ausschließlich im Preisblatt (Anlage 3 der Vergabeunterlagen) anzugeben."},
	})
	n = s.pairs(n+1, "Eintrag", "Bedeutung", [][2]string{
		{standard, "Die Anforderung wird vom angebotenen System ohne weitere Kosten erfüllt."},
		{extra, "Die Anforderung wird erfüllt; die Kosten stehen im Preisblatt."},
		{declined, "Die Anforderung wird nicht oder nicht vollständig erfüllt."},
	})
	s.set(fmt.Sprintf("A%d", n+1), "Firma des Bieters", s.styles.text)
	s.set(fmt.Sprintf("B%d", n+1), e.Bidder, s.styles.answer)
	s.do(func() error { return s.f.SetSheetDimension(s.name, fmt.Sprintf("A1:B%d", n+1)) })
	s.page("portrait")
}

// pairs writes a small table of two columns from the given row on, and returns the row below it.
func (s *sheet) pairs(row int, left, right string, lines [][2]string) int {
	s.set(fmt.Sprintf("A%d", row), left, s.styles.header)
	s.set(fmt.Sprintf("B%d", row), right, s.styles.header)
	for i, l := range lines {
		s.set(fmt.Sprintf("A%d", row+1+i), l[0], s.styles.text)
		s.set(fmt.Sprintf("B%d", row+1+i), l[1], s.styles.text)
	}
	return row + 1 + len(lines)
}

// writeCatalogue fills the sheet with the criteria: title and notes above the header, sections, one row a criterion,
// and the sum of the points.
func (s *sheet) writeCatalogue(e edition) {
	s.writeHead(e)
	choice := excelize.NewDataValidation(true)
	n := headerRow + 1
	points := 0
	sections := catalogue()
	if e.change != nil {
		sections = e.change(sections)
	}
	for _, sec := range sections {
		s.across(n, sec.Name, s.styles.section)
		n++
		first := n
		for _, r := range sec.Rows {
			if r.Amended && !e.Amended {
				continue
			}
			s.writeRow(n, r, e)
			points += r.Points
			n++
		}
		choice.SetSqref(fmt.Sprintf("F%d:F%d", first, n-1))
	}
	s.set(fmt.Sprintf("C%d", n), "Summe der Punkte", s.styles.text)
	sum := fmt.Sprintf("E%d", n)
	// The value goes first: excelize keeps it as the formula's result, for readers that do not calculate.
	s.set(sum, points, s.styles.total)
	s.do(func() error { return s.f.SetCellFormula(s.name, sum, fmt.Sprintf("SUM(E%d:E%d)", headerRow+1, n-1)) })
	s.do(func() error { return s.f.SetSheetDimension(s.name, fmt.Sprintf("A1:%s%d", lastCol, n)) })
	s.writeChoice(choice, "Erfüllungsgrad", "Bitte einen Eintrag der Liste wählen.", grades())
	s.finish(headerRow)
}

func (s *sheet) writeHead(e edition) {
	s.across(1, "Anforderungskatalog Dokumentenmanagementsystem", s.styles.title)
	s.across(2, fmt.Sprintf("Stadt Musterhausen, Vergabe VG-2026-117, Version %s vom %s", e.Version, e.Date), s.styles.note)
	s.across(3, "Bitte nur die hellblauen Felder ausfüllen und die Ausfüllhinweise beachten. "+
		"Die Punkte sind Höchstpunkte.", s.styles.note)
	for _, c := range []struct {
		col, title string
		width      float64
	}{
		{"A", "Nr.", 8},
		{"B", "Anforderung", 26},
		{"C", "Beschreibung", 58},
		{"D", "Art", 9},
		{"E", "Punkte", 9},
		{"F", "Erfüllungsgrad", 21},
		{"G", "Erläuterung des Bieters", 50},
		{lastCol, "Nachweis / Anlage", 34},
	} {
		s.width(c.col, c.width)
		s.set(fmt.Sprintf("%s%d", c.col, headerRow), c.title, s.styles.header)
	}
	s.height(headerRow, 30)
}

// writeRow writes one criterion, and the answer where the edition has one. The zero row stays blank.
func (s *sheet) writeRow(n int, r row, e edition) {
	if r.ID == "" {
		return
	}
	at := func(col string) string { return fmt.Sprintf("%s%d", col, n) }
	s.set(at("A"), r.ID, s.styles.text)
	s.set(at("B"), r.Title, s.styles.text)
	s.set(at("C"), r.Text, s.styles.text)
	s.set(at("D"), r.Type, s.styles.short)
	s.set(at("E"), "", s.styles.number)
	if r.Points > 0 {
		s.set(at("E"), r.Points, s.styles.number)
	}
	if !e.Answered {
		r.Grade, r.Comment, r.Evidence, r.Target = "", "", "", ""
	}
	s.set(at("F"), r.Grade, s.styles.answer)
	s.set(at("G"), r.Comment, s.styles.answer)
	s.set(at(lastCol), r.Evidence, s.styles.answer)
	s.height(n, lineHeight*float64(max(lines(r.Title, 26), lines(r.Text, 58), lines(r.Comment, 50), lines(r.Evidence, 34))))
	if r.Target != "" {
		s.do(func() error { return s.f.SetCellHyperLink(s.name, at(lastCol), r.Target, "External") })
		s.set(at(lastCol), "", s.styles.link)
	}
}

// lineHeight is the height of one line of 11 points. Heights are set because not every program fits them on opening.
const lineHeight = 15

// lines estimates how many lines text takes in a column, whose width is counted in digits.
func lines(text string, width int) int {
	n, used := 1, 0
	for _, word := range strings.Fields(text) {
		w := utf8.RuneCountInString(word)
		if used > 0 && used+1+w > width {
			n, used = n+1, 0
		}
		used += w + 1
	}
	return n
}

// writeChoice lets cells take one of the choices only; title and complaint are shown for anything else.
func (s *sheet) writeChoice(cells *excelize.DataValidation, title, complaint string, choices []string) {
	s.do(func() error { return cells.SetDropList(choices) })
	cells.SetError(excelize.DataValidationErrorStyleStop, title, complaint)
	s.do(func() error { return s.f.AddDataValidation(s.name, cells) })
}

// finish freezes the header, repeats it on every page and opens the workbook on this sheet.
func (s *sheet) finish(headerRow int) {
	s.do(func() error {
		return s.f.SetPanes(s.name, &excelize.Panes{
			Freeze: true, YSplit: headerRow, TopLeftCell: fmt.Sprintf("A%d", headerRow+1), ActivePane: "bottomLeft",
		})
	})
	s.do(func() error {
		return s.f.SetDefinedName(&excelize.DefinedName{
			Name: "_xlnm.Print_Titles", RefersTo: fmt.Sprintf("%s!$%d:$%d", s.name, headerRow, headerRow), Scope: s.name,
		})
	})
	s.page("landscape")
	s.do(func() error {
		i, err := s.f.GetSheetIndex(s.name)
		s.f.SetActiveSheet(i)
		return err
	})
}
