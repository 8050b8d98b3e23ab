package matrix

import (
	"fmt"
	"slices"
	"strconv"

	"github.com/xuri/excelize/v2"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/report"
)

// The summary's columns: B holds names, C to L numbers; texts run over all of them.
const (
	summaryFirst = 2
	summaryLast  = 12
	nameWidth    = 40.0
	numberWidth  = 11.5
	textWidth    = nameWidth + (summaryLast-summaryFirst)*numberWidth
)

// A sheetPen writes the summary from top to bottom. The first error stays and ends the writing.
type sheetPen struct {
	b    *book
	name string
	row  int
	err  error
}

// summary writes the page for the boss: the verdict, the numbers, the sections with a chart, what the colours mean, and what
// was not read.
func (b *book) summary(names sheetNames, p plan) error {
	if _, err := b.add(names.summary); err != nil {
		return err
	}
	s := &sheetPen{b: b, name: names.summary, row: 1}
	s.page()
	s.title()
	s.tiles()
	s.first(names, p)
	if len(b.t.rows) > 0 {
		s.shares(b.t.pick("Nach Abschnitt", "By section"), report.BySection(b.t.r), true)
	}
	if owned := report.ByOwner(b.t.r); len(owned) > 1 || len(owned) == 1 && owned[0].Name != "" {
		s.shares(b.t.pick("Nach Zuständigen", "By owner"), owned, false)
	}
	s.legend()
	s.texts(b.t.pick("Was nicht gelesen wurde", "What was not read"), b.t.notRead())
	s.texts(b.t.pick("Was gelesen wurde", "What was read"), b.t.account())
	s.texts(b.t.pick("Zu dieser Mappe", "About this workbook"), b.t.notes(names))
	return s.err
}

func (s *sheetPen) do(err error) {
	if s.err == nil {
		s.err = err
	}
}

func (s *sheetPen) page() {
	fit, grid := true, false
	s.do(s.b.SetSheetProps(s.name, &excelize.SheetPropsOptions{FitToPage: &fit}))
	s.do(s.b.SetSheetView(s.name, 0, &excelize.ViewOptions{ShowGridLines: &grid}))
	s.do(s.b.SetColWidth(s.name, "A", "A", 2))
	s.do(s.b.SetColWidth(s.name, "B", "B", nameWidth))
	s.do(s.b.SetColWidth(s.name, "C", "L", numberWidth))
	s.do(s.b.paper(s.name, "portrait"))
}

// put writes a cell that runs from one column to another.
func (s *sheetPen) put(from, to int, c cell) {
	left, err := excelize.CoordinatesToCellName(from, s.row)
	s.do(err)
	right, err := excelize.CoordinatesToCellName(to, s.row)
	s.do(err)
	n, err := s.b.style(c.look)
	s.do(err)
	s.do(s.b.SetCellStyle(s.name, left, right, n))
	if to > from {
		s.do(s.b.MergeCell(s.name, left, right))
	}
	if c.num != nil {
		s.do(s.b.SetCellFloat(s.name, left, *c.num, -1, 64))
	} else {
		s.do(s.b.SetCellStr(s.name, left, fit(clean(c.text), "…")))
	}
}

// line writes a text over all columns and goes to the next row.
func (s *sheetPen) line(text string, l look) {
	s.put(summaryFirst, summaryLast, cell{text: text, look: l})
	size := l.size
	if size == 0 {
		size = fontSize
	}
	n := lines(clean(text), textWidth*fontSize/size)
	s.tall(float64(n)*lineHeight*size/fontSize + rowPadding)
	s.row++
}

func (s *sheetPen) tall(points float64) { s.do(s.b.SetRowHeight(s.name, s.row, min(points, 409))) }

func (s *sheetPen) title() {
	t := s.b.t
	s.line(t.heading(), look{size: 18, bold: true})
	s.line(t.subtitle(), look{size: 11, text: quietText})
	s.row++
	verdict := look{size: 14, bold: true, down: "center"}.in(report.SeverityColour(report.Worst(t.r.Summary)))
	s.put(summaryFirst, summaryLast, cell{text: report.Verdict(t.r.Summary, t.r.Stage, t.lang), look: verdict})
	s.tall(30)
	s.row += 2
}

// tiles are the numbers that a boss asks for: a row of large figures above a row of words.
func (s *sheetPen) tiles() {
	t := s.b.t
	var all, stake float64
	for _, share := range report.BySection(t.r) {
		all, stake = all+share.Points, stake+share.AtStake
	}
	type tile struct {
		from, to int
		n, word  string
		colour   report.Colour
	}
	quiet := report.Colour{Fill: "EEF1F5", Text: ink}
	number := func(f float64) string { return decimal(&f, t.pick(",", ".")) }
	sum := t.r.Summary
	tiles := []tile{{2, 2, strconv.Itoa(sum.Criteria), t.pick("Kriterien", "criteria"), quiet}}
	if n := len(t.r.Bid.Positions); sum.Criteria == 0 {
		tiles = []tile{{2, 2, strconv.Itoa(n), t.pick("Positionen", "positions"), quiet}}
	}
	for i, n := range []int{sum.Missed, sum.Assumed, sum.Unverified, sum.Answered + sum.Verified} {
		if sum.Criteria == 0 {
			break
		}
		st := report.Statuses()[i]
		word := report.StatusOf(n, st, t.lang)
		if st == lint.StatusAnswered && sum.Verified > 0 {
			word += " / " + report.Status(lint.StatusVerified, t.lang)
		}
		tiles = append(tiles, tile{3 + 2*i, 4 + 2*i, strconv.Itoa(n), word, report.StatusColour(st)})
	}
	stakeColour := quiet
	if stake > 0 {
		stakeColour = report.StatusColour(lint.StatusMissed)
	}
	if all > 0 {
		tiles = append(tiles, tile{11, 12, number(stake), t.pick("von ", "of ") + number(all) + t.pick(" Punkten in Gefahr", " points at stake"), stakeColour})
	}
	for _, x := range tiles {
		s.put(x.from, x.to, cell{text: x.n, look: look{size: 20, bold: true, across: "center", down: "center"}.in(x.colour)})
	}
	s.tall(32)
	s.row++
	for _, x := range tiles {
		s.put(x.from, x.to, cell{text: x.word, look: look{across: "center"}.in(x.colour)})
	}
	s.tall(18)
	s.row += 2
}

// heading begins a part of the page.
func (s *sheetPen) heading(text string) {
	s.line(text, look{size: 13, bold: true, text: headFill})
}

// mostFirst is how many findings the summary names.
const mostFirst = 6

// first names the gravest findings, each with a link to its row.
func (s *sheetPen) first(names sheetNames, p plan) {
	t := s.b.t
	fs := slices.DeleteFunc(t.sorted(), func(f *lint.Finding) bool { return f.Severity < lint.Warning })
	if len(fs) == 0 {
		return
	}
	s.heading(t.pick("Was zuerst zu tun ist", "What to do first"))
	for _, f := range fs[:min(len(fs), mostFirst)] {
		label := t.severity(f.Severity)
		about, _, to := p.about(f, names)
		if about != "" {
			label += ": " + about
		}
		if to.none() {
			to.place = inQuotes(names.findings) + "!A1"
		}
		message := fit(clean(f.Message(t.lang)), "…")
		l := look{box: true, bold: true, down: "center", format: "@"}.in(report.SeverityColour(f.Severity))
		s.put(2, 2, cell{text: label, look: l})
		s.do(s.b.SetCellHyperLink(s.name, "B"+strconv.Itoa(s.row), to.place, "Location"))
		s.put(3, summaryLast, cell{text: message, look: look{box: true, down: "center", format: "@"}})
		s.tall(height(max(lines(clean(label), nameWidth), lines(message, textWidth-nameWidth))))
		s.row++
	}
	if n := len(fs) - mostFirst; n > 0 {
		s.line(fmt.Sprintf(t.pick("und %d weitere auf dem Blatt „%s“", "and %d more on the sheet “%s”"), n, names.findings), look{text: quietText})
	}
	s.row++
}

// shares writes a table of groups with their statuses and points, and a chart above it.
func (s *sheetPen) shares(name string, groups []*report.Share, chart bool) {
	t := s.b.t
	s.heading(name)
	if chart {
		s.chart(len(groups))
	}
	head := []string{"", t.pick("Kriterien", "Criteria")}
	for _, st := range report.Statuses() {
		head = append(head, report.Status(st, t.lang))
	}
	head = append(head, t.pick("Punkte", "Points"), t.pick("davon in Gefahr", "of these at stake"))
	for i, h := range head {
		l := headLook(i)
		if i > 0 {
			l.across = "center"
		}
		s.put(summaryFirst+i, summaryFirst+i, cell{text: h, look: l})
	}
	s.tall(30)
	s.row++
	total := &report.Share{Name: t.pick("Summe", "Total"), Count: map[lint.Status]int{}}
	for _, g := range groups {
		label := g.Name
		if label == "" {
			label = t.pick("(ohne)", "(none)")
		}
		s.share(label, g, false)
		total.Criteria += g.Criteria
		total.Points += g.Points
		total.AtStake += g.AtStake
		for st, n := range g.Count {
			total.Count[st] += n
		}
	}
	s.share(total.Name, total, true)
	s.row++
}

func (s *sheetPen) share(label string, g *report.Share, sum bool) {
	text := look{box: true, bold: sum, format: "@", down: "center"}
	if sum {
		text.fill = "EEF1F5"
	}
	s.put(2, 2, cell{text: label, look: text})
	figure := func(col int, n float64, l look) {
		l.box, l.across, l.down, l.bold = true, "center", "center", sum || l.bold
		if sum && l.fill == "" {
			l.fill = "EEF1F5"
		}
		l.format = `0;-0;"–"` // a dash for none lets the others stand out
		if n != float64(int64(n)) {
			l.format = "0.##"
		}
		s.put(col, col, cell{num: &n, look: l})
	}
	figure(3, float64(g.Criteria), look{})
	for i, st := range report.Statuses() {
		l := look{}
		if g.Count[st] > 0 {
			l = l.in(report.StatusColour(st))
		}
		figure(4+i, float64(g.Count[st]), l)
	}
	figure(11, g.Points, look{})
	stake := look{}
	if g.AtStake > 0 {
		stake = look{bold: true}.in(report.StatusColour(lint.StatusMissed))
	}
	figure(12, g.AtStake, stake)
	s.tall(height(lines(clean(label), nameWidth)))
	s.row++
}

// Rows below the chart have a height of their own, as programs differ in the one that they give to others. excelize, which
// places the chart by rows, takes 15 points for 18 pixels.
const (
	rowPixels = 18
	rowPoints = 15
)

// chart draws the groups of the table that follows as bars, a colour for each status that occurs.
func (s *sheetPen) chart(groups int) {
	t := s.b.t
	pixels := min(90+groups*34, 1400)
	top := s.row
	for range pixels/rowPixels + 2 {
		s.tall(rowPoints)
		s.row++
	}
	first, last := s.row+1, s.row+groups // below the header
	ref := func(col string, from, to int) string {
		return fmt.Sprintf("%s!$%s$%d:$%s$%d", inQuotes(s.name), col, from, col, to)
	}
	var series []excelize.ChartSeries
	for i, st := range report.Statuses() {
		if t.count(st) == 0 {
			continue
		}
		col := lint.ColumnName(4 + i)
		series = append(series, excelize.ChartSeries{
			Name:       fmt.Sprintf("%s!$%s$%d", inQuotes(s.name), col, first-1),
			Categories: ref("B", first, last), Values: ref(col, first, last),
			Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{report.StatusColour(st).Strong}},
		})
	}
	if len(series) == 0 {
		return
	}
	gap, overlap := uint(45), 100
	s.do(s.b.AddChart(s.name, "B"+strconv.Itoa(top), &excelize.Chart{
		Type: excelize.BarStacked, Series: series, GapWidth: &gap, Overlap: &overlap,
		Dimension: excelize.ChartDimension{Width: 1060, Height: uint(pixels)},
		Legend:    excelize.ChartLegend{Position: "bottom"},
		Title: excelize.ChartTitle{Paragraph: []excelize.RichTextRun{{
			Text: t.pick("Kriterien nach Abschnitt und Status", "Criteria by section and status"),
			Font: &excelize.Font{Size: 12, Bold: true, Color: headFill, Family: "Calibri"},
		}}},
		XAxis:  excelize.ChartAxis{ReverseOrder: true, Font: excelize.Font{Size: 9, Color: ink, Family: "Calibri"}},
		YAxis:  excelize.ChartAxis{MajorGridLines: true, TickLabelPosition: excelize.ChartTickLabelHigh, Font: excelize.Font{Size: 9, Color: ink, Family: "Calibri"}, NumFmt: excelize.ChartNumFmt{CustomNumFmt: "0"}},
		Border: excelize.LineOptions{Type: excelize.LineNone},
		Format: excelize.GraphicOptions{AltText: t.pick("Balken: Kriterien je Abschnitt nach Status; die Zahlen stehen in der Tabelle darunter", "Bars: criteria of each section by status; the numbers stand in the table below")},
	}))
}

// legend says what the words and colours mean, with their numbers.
func (s *sheetPen) legend() {
	t := s.b.t
	s.heading(t.pick("Was die Farben bedeuten", "What the colours mean"))
	row := func(word string, n int, meaning string, c report.Colour) {
		count := float64(n)
		s.put(2, 2, cell{text: word, look: look{box: true, bold: true, down: "center"}.in(c)})
		s.put(3, 3, cell{num: &count, look: look{box: true, across: "center", down: "center", format: `0;-0;"–"`}})
		s.put(4, summaryLast, cell{text: meaning, look: look{box: true, down: "center"}})
		s.tall(height(1))
		s.row++
	}
	for _, st := range report.Statuses() {
		row("Status: "+report.Status(st, t.lang), t.count(st), statusMeanings[st].in(t.lang), report.StatusColour(st))
	}
	sum := t.r.Summary
	for i, n := range []int{sum.Blocker, sum.Error, sum.Warning, sum.Info} {
		sev := []lint.Severity{lint.Blocker, lint.Error, lint.Warning, lint.Info}[i]
		row(t.pick("Befund: ", "Finding: ")+t.severity(sev), n, severityMeanings[sev].in(t.lang), report.SeverityColour(sev))
	}
	s.row++
}

func (s *sheetPen) texts(name string, lines []string) {
	if len(lines) == 0 {
		return
	}
	s.heading(name)
	for _, line := range lines {
		s.line(line, look{})
	}
	s.row++
}

// account says of each file and sheet what was read in it.
func (t *table) account() []string {
	var out []string
	for _, s := range t.r.Bid.Sources {
		at := clean((lint.Location{File: s.File, Sheet: s.Sheet}).String())
		out = append(out, at+": "+report.Account(s, t.lang))
	}
	return slices.Clip(out)
}

// notes say how the workbook is meant.
func (t *table) notes(n sheetNames) []string {
	if t.lang == "de" {
		return []string{
			"Intern: Befunde und Bewertungen gehören nicht in das Angebot.",
			"Die Spalten mit gelbem Kopf auf dem Blatt „" + n.matrix + "“ sind zum Arbeiten da; alles andere füllt offerlint und schreibt es beim nächsten Mal neu. " +
				"Wird die Matrix unter demselben Namen neu erstellt, bleibt erhalten, was in den gelben Spalten steht.",
			"Ein Erfüllungsgrad in Klammern ist aus dem Text gelesen; ohne Klammern steht er so im Formular. Ein Fragezeichen hinter der Art heißt: in den Unterlagen steht keine.",
			"Sehr lange Texte stehen ganz in der Zelle, auch wenn die Zeile nicht alles zeigt. Links führen zu den Dateien, solange die Mappe an ihrem Ort bleibt.",
			"Gedruckt wird bis zur Spalte „Freigegeben am“; ausgeblendete Spalten rechts braucht offerlint, um Zeilen wiederzuerkennen.",
		}
	}
	return []string{
		"Internal: findings and judgements do not belong into the offer.",
		"The columns with a yellow header on the sheet “" + n.matrix + "” are for working; all else is filled in by offerlint and written anew next time. " +
			"When the matrix is made again under the same name, what stands in the yellow columns is kept.",
		"A claim in brackets was read from the text; without brackets it stands in the form as it is. A question mark behind the type means that the files state none.",
		"Very long texts are in the cell as a whole, even where the row does not show all of them. Links lead to the files as long as the workbook stays where it is.",
		"Printing ends at the column “Verified on”; offerlint needs the hidden columns on the right to know rows again.",
	}
}
