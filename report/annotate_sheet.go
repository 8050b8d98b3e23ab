package report

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/report/overlay"
)

// The columns of the list, in characters: severity, kind, criterion, cell, place, what is wrong, what to do, owner, rule.
var listWidths = []float64{17, 13, 13, 26, 26, 60, 52, 16, 22}

func (a *annotation) sheetName() string { return a.pick("INTERN offerlint", "INTERNAL offerlint") }

// sheet is the summary: what the copy is, how the offer stands, what the colours mean, and the list of findings.
func (a *annotation) sheet(signed bool) overlay.Sheet {
	s := overlay.Sheet{Name: a.sheetName(), Colour: severityColours[lint.Blocker].Strong, Widths: listWidths}
	worst := severityColours[worst(a.r.Summary)]
	s.Rows = append(
		s.Rows,
		line(a.pick("INTERN: nicht mit dem Angebot abgeben", "INTERNAL: do not submit with the offer"),
			overlay.Style{Bold: true, Size: 16, Ink: severityColours[lint.Blocker].Text}),
		line(a.about(), overlay.Style{}),
		line(Verdict(a.r.Summary, a.r.Stage, a.lang), overlay.Style{Bold: true, Size: 13, Fill: worst.Fill, Ink: worst.Text}),
		line(SummaryLine(a.r.Summary, a.lang), overlay.Style{}),
	)
	for _, n := range a.notes(signed) {
		s.Rows = append(s.Rows, line(n, overlay.Style{}))
	}
	s.Rows = append(s.Rows, overlay.Row{})
	s.Rows = append(s.Rows, a.legend()...)
	s.Rows = append(s.Rows, overlay.Row{})
	if len(a.remarks) == 0 {
		s.Rows = append(s.Rows, line(a.pick("Keine Befunde.", "No findings."), overlay.Style{Bold: true}))
		return s
	}
	s.Rows = append(s.Rows, a.header())
	s.Header = len(s.Rows)
	for _, m := range a.remarks {
		s.Rows = append(s.Rows, a.entry(m))
	}
	return s
}

// line is a row with one text across all columns. Excel does not find the height of merged cells by itself.
func line(text string, style overlay.Style) overlay.Row {
	size, width := 11, 0.0
	if style.Size > 0 {
		size = style.Size
	}
	for _, w := range listWidths {
		width += w
	}
	return overlay.Row{
		Height: height(lines(text, width*11/float64(size)), size),
		Cells:  []overlay.Cell{{Text: text, Span: len(listWidths), Style: style}},
	}
}

// lines is how many lines a text takes in a column of so many characters. A word that does not fit moves on, which costs
// about a tenth; text in bold is as much wider.
func lines(text string, width float64) int {
	n := 0
	for _, l := range strings.Split(text, "\n") {
		n += 1 + int(float64(len([]rune(l)))/(width*0.9))
	}
	return n
}

// height is that of lines of text, in points.
func height(lines, size int) float64 { return float64(lines*size)*1.35 + 3 }

// about names the bid, and the stage and the day by which it is judged.
func (a *annotation) about() string {
	c := a.r.Bid.Config
	parts := []string{c.Name}
	for _, s := range []string{c.Customer, c.Tender} {
		if s != "" {
			parts = append(parts, s)
		}
	}
	parts = append(parts, a.pick("Stufe ", "stage ")+stageWords[a.r.Stage].in(a.lang, 1), a.opt.When.Format("2006-01-02"))
	return lint.Printable(strings.Join(parts, " · "))
}

// notes say what the copy is, and what a reader would not expect of it.
func (a *annotation) notes(signed bool) []string {
	notes := []string{fmt.Sprintf(a.pick(
		"Kopie von %s. Korrekturen gehören in das Original, das unverändert ist; ein neuer Lauf ersetzt diese Kopie. Nur Farben, Kommentare und dieses Blatt sind neu.",
		"A copy of %s. Corrections belong into the original, which is unchanged; a new run replaces this copy. Only colours, comments and this sheet are new.",
	), lint.Printable(a.opt.File))}
	add := func(n int, de, en string) {
		if n > 0 {
			notes = append(notes, fmt.Sprintf(a.pick(de, en), n))
		}
	}
	if len(a.opt.Owners) > 0 {
		notes = append(notes, a.pick("Nur Befunde zu Kriterien von: ", "Only findings on criteria of: ")+lint.Printable(strings.Join(a.opt.Owners, ", "))+
			a.pick(". Urteil und Summen oben gelten für das ganze Angebot.", ". The verdict and the totals above are those of the whole offer."))
	}
	for _, r := range a.r.Rules {
		if n := a.counted[r]; n > 0 {
			notes = append(notes, fmt.Sprintf(a.pick("%s noch offen [%s]; auf dieser Stufe werden sie nur gezählt.", "%s still to come [%s]; at this stage they are only counted."),
				criterionWord.count(a.lang, n), r.Name))
		}
	}
	add(a.sum().Elsewhere, "Befunde ohne Zelle in dieser Mappe: %d; ihre Stelle steht in der Liste.", "Findings without a cell in this workbook: %d; the list says where they stand.")
	hidden, moved, without, cut := a.odd()
	add(hidden, "Markierte Zellen in ausgeblendeten Blättern, Zeilen oder Spalten: %d; sie bleiben ausgeblendet.", "Marked cells in hidden sheets, rows or columns: %d; they stay hidden.")
	add(moved, "Zellen mit einer Unterhaltung: %d; der Kommentar steht in einer Zelle rechts davon, die die Liste nennt.", "Cells with a conversation: %d; the comment stands in a cell to the right, which the list names.")
	add(without, "Zellen mit einer Unterhaltung und ohne freie Zelle daneben: %d; sie sind gefärbt, der Befund steht nur hier.", "Cells with a conversation and no free cell beside them: %d; they are coloured, and the finding stands here only.")
	add(cut, "Zellen mit mehr Befunden, als ein Kommentar fasst: %d; die Liste hat alle.", "Cells with more findings than a comment holds: %d; the list has all.")
	if signed {
		notes = append(notes, a.pick("Die digitale Signatur des Originals gilt nicht für diese Kopie.", "The digital signature of the original does not hold for this copy."))
	}
	return notes
}

// odd counts the cells of which there is something to say.
func (a *annotation) odd() (hidden, moved, without, cut int) {
	seen := map[string]bool{}
	for _, m := range a.remarks {
		if m.place.Cell == "" || seen[m.link()] {
			continue
		}
		seen[m.link()] = true
		if m.place.Hidden {
			hidden++
		}
		if m.place.Cut {
			cut++
		}
		switch m.place.Note {
		case m.place.Cell:
		case "":
			without++
		default:
			moved++
		}
	}
	return hidden, moved, without, cut
}

// legend says what the colours mean, and counts. A cell has the colour of the most severe finding in it.
func (a *annotation) legend() []overlay.Row {
	head := overlay.Style{Bold: true, Border: true, Fill: "E9EAEC"}
	rows := []overlay.Row{{Cells: []overlay.Cell{
		{Text: a.pick("Farbe", "Colour"), Style: head},
		{Text: a.pick("Befunde", "Findings"), Style: head},
		{Text: a.pick("Zellen", "Cells"), Style: head},
		{Text: a.pick("Füllung und Rahmen ersetzen in dieser Kopie die des Formulars; eine bedingte Formatierung kann sie verdecken.",
			"In this copy fill and frame replace those of the form; a conditional format may cover them."), Span: len(listWidths) - 3},
	}}}
	findings, cells := map[lint.Severity]int{}, map[lint.Severity]int{}
	seen := map[string]bool{}
	for _, m := range a.remarks { // the most severe come first
		findings[m.Severity]++
		if m.place.Cell != "" && !seen[m.link()] {
			seen[m.link()] = true
			cells[m.Severity]++
		}
	}
	for _, sev := range []lint.Severity{lint.Blocker, lint.Error, lint.Warning, lint.Info} {
		rows = append(rows, overlay.Row{Cells: []overlay.Cell{
			{Text: a.severity(sev), Style: coloured(sev)},
			{Text: strconv.Itoa(findings[sev]), Count: true, Style: overlay.Style{Border: true}},
			{Text: strconv.Itoa(cells[sev]), Count: true, Style: overlay.Style{Border: true}},
		}})
	}
	return rows
}

func coloured(s lint.Severity) overlay.Style {
	return overlay.Style{Bold: true, Border: true, Fill: severityColours[s].Fill, Ink: severityColours[s].Text}
}

func (a *annotation) header() overlay.Row {
	style := overlay.Style{Bold: true, Border: true, Fill: "E9EAEC"}
	var row overlay.Row
	for _, t := range [][2]string{
		{"Schwere", "Severity"},
		{"Art", "Kind"},
		{"Kriterium", "Criterion"},
		{"Zelle", "Cell"},
		{"Stelle im Text", "Place in the text"},
		{"Was ist falsch", "What is wrong"},
		{"Was tun", "What to do"},
		{"Zuständig", "Owner"},
		{"Regel", "Rule"},
	} {
		row.Cells = append(row.Cells, overlay.Cell{Text: a.pick(t[0], t[1]), Style: style})
	}
	return row
}

// entry is the row of one finding.
func (a *annotation) entry(m *remark) overlay.Row {
	var id, owner, cell, place string
	if m.Criterion != nil {
		id, owner = m.Criterion.ID, m.Criterion.Owner
	}
	if m.Position != nil {
		id = m.Position.ID
	}
	if m.place.Cell != "" {
		// The cell comes first: names of sheets are long, and links are cut at the edge of their cell.
		cell = m.place.Cell
		switch m.place.Note {
		case m.place.Cell:
		case "":
			cell += a.pick(" (ohne Kommentar)", " (without comment)")
		default:
			cell += a.pick(" (Kommentar bei ", " (comment at ") + m.place.Note + ")"
		}
		cell += " · " + m.at.Sheet
	}
	if m.At.Location != m.at {
		place = m.At.String()
	}
	border := overlay.Style{Border: true}
	link := border
	link.Link = cell != ""
	row := overlay.Row{Cells: []overlay.Cell{
		{Text: a.severity(m.Severity), Style: coloured(m.Severity)},
		{Text: kindWords[m.Kind].in(a.lang, 1), Style: border},
		{Text: lint.Printable(id), Style: border},
		{Text: lint.Printable(cell), Link: m.link(), Style: link},
		{Text: place, Style: border},
		{Text: m.Message(a.lang), Style: border},
		{Text: m.Rule.Check.Advice.In(a.lang), Style: border},
		{Text: lint.Printable(owner), Style: border},
		{Text: m.Rule.Name, Style: border},
	}}
	most := 1
	for i, c := range row.Cells {
		most = max(most, lines(c.Text, listWidths[i]))
	}
	row.Height = height(min(most, 25), 11) // Excel allows 409 points
	return row
}
