package matrix

import (
	"fmt"
	"path"
	"strconv"
	"time"

	"github.com/xuri/excelize/v2"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/report"
)

// matrix writes the sheet with one row for each criterion.
func (b *book) matrix(names sheetNames, p plan) error {
	widths := make([]float64, len(columns))
	for i, c := range columns {
		widths[i] = c.width
	}
	l, err := b.list(names.matrix, widths, 1)
	if err != nil {
		return err
	}
	for i, c := range columns {
		if c.hidden {
			if err := l.out.SetColVisible(i+1, i+1, false); err != nil {
				return err
			}
		}
	}
	header := make([]string, len(columns))
	for i, c := range columns {
		header[i] = c.en
		if b.t.lang == "de" {
			header[i] = c.de
		}
	}
	if err := l.header(header, func(i int) look {
		h := headLook(i)
		if columns[i].entry {
			h.fill, h.text = entryHead, entryText
		}
		return h
	}); err != nil {
		return err
	}
	for _, r := range b.t.rows {
		cells := make([]cell, len(columns))
		for i, c := range columns {
			cells[i] = b.cell(r, c, names, p)
		}
		if err := l.write(cells); err != nil {
			return err
		}
	}
	if err := b.work(l, names); err != nil {
		return err
	}
	return l.close(at(verifiedOn) + 1)
}

// cell is one cell of the matrix.
func (b *book) cell(r *row, c column, names sheetNames, p plan) cell {
	out := cell{text: b.fit(b.t.value(r, c.field), r), look: look{box: true, plain: c.hidden, struck: r.Withdrawn && c.field == requirement}}
	if c.entry {
		out.look.fill = entryFill
	}
	switch c.field {
	case id:
		out.look.bold, out.look.format = true, "@"
	case points:
		out.num, out.look.across = r.Weight, "center"
	case requirement:
		out.look.format = "@"
		if r.Title != "" && r.Text != "" && r.Title != r.Text && !r.Withdrawn {
			out.runs = roomFor([]excelize.RichTextRun{{Text: clean(r.Title) + "\n", Font: font(ink, true)}, {Text: clean(r.Text), Font: font(ink, false)}})
		}
	case status:
		out.look.bold, out.look.format = true, "@"
	case findings:
		b.findingsCell(&out, r)
	case evidence:
		out.link = b.proofLink(r, names, p)
	case answered:
		var places []string
		for i, a := range r.answers() {
			if i == 0 {
				out.link = b.t.to(a.At.Location)
			}
			places = append(places, b.t.brief(a.At.Location))
		}
		out.text = fit(clean(joined("\n", places...)), "…")
	case source:
		out.link = b.t.to(r.At.Location)
		out.text = clean(b.t.brief(r.At.Location))
		if r.Hidden {
			out.text += b.t.pick("\n(ausgeblendet)", "\n(hidden)")
		}
	case verifiedOn, waivedUntil:
		out.look.format = b.t.pick("dd.mm.yyyy", "yyyy-mm-dd")
		out.num = serial(out.text)
	case owner, verifiedBy, verifiedWith, waivedBy, key, sameID, madeOwner, made, judged, section, obligation, claim, response, question, waiverReason:
		out.look.format = "@"
	}
	out.look.link = !out.link.none()
	return out
}

// brief is a place for people, without folders: the link leads there, and its tip names all of it.
func (t *table) brief(l lint.Location) string {
	file := path.Base(l.File)
	switch {
	case l.Cell() != "":
		return l.Sheet + "!" + l.Cell() + " in " + file
	case l.Line > 0:
		return fmt.Sprintf(t.pick("%s, Zeile %d", "%s, line %d"), file, l.Line)
	}
	return file
}

// fit shortens what no cell of Excel can hold, and says where the whole of it stands.
func (b *book) fit(s string, r *row) string {
	s = clean(s)
	if units(s) <= excelize.TotalCellChars {
		return s
	}
	where := r.At.Location
	if as := r.answers(); len(as) > 0 {
		where = as[0].At.Location
	}
	return fit(s, " … "+b.t.pick("[gekürzt; vollständig in ", "[shortened; all of it in ")+b.t.place(where)+"]")
}

func font(colour string, bold bool) *excelize.Font {
	return &excelize.Font{Family: "Calibri", Size: fontSize, Bold: bold, Color: colour}
}

// findingsCell sets the severity of each finding apart. It leads nowhere: LibreOffice shows a cell with a link on one line
// and in one font.
func (b *book) findingsCell(out *cell, r *row) {
	if len(r.findings) == 0 {
		return
	}
	if reason := clean(r.standing.Reason().In(b.t.lang)); reason != "" {
		out.runs = append(out.runs, excelize.RichTextRun{Text: reason + "\n", Font: font(ink, false)})
	}
	for i, f := range r.findings {
		end := "\n"
		if i == len(r.findings)-1 {
			end = ""
		}
		out.runs = append(out.runs,
			excelize.RichTextRun{Text: b.t.severity(f.Severity) + ": ", Font: font(report.SeverityColour(f.Severity).Text, true)},
			excelize.RichTextRun{Text: clean(b.t.short(f)) + end, Font: font(ink, false)})
	}
	out.runs = roomFor(out.runs)
}

// roomFor gives up the fonts of a text that is too long for a cell; it is then shortened in one font.
func roomFor(runs []excelize.RichTextRun) []excelize.RichTextRun {
	if units(plain(runs)) > excelize.TotalCellChars {
		return nil
	}
	return runs
}

// proofLink leads to the one piece of evidence, or to the list of several.
func (b *book) proofLink(r *row, names sheetNames, p plan) target {
	proofs := r.proofs()
	if len(proofs) == 1 {
		if to := b.t.proofAddress(proofs[0]); to != "" {
			return target{address: to}
		}
	}
	if row := p.evidence[r.Criterion]; row > 0 {
		return target{place: inQuotes(names.evidence) + "!A" + strconv.Itoa(row)}
	}
	return target{}
}

// serial is a date as Excel counts it; nil for a text that is none.
func serial(date string) *float64 {
	d, err := time.Parse(time.DateOnly, date)
	if err != nil {
		return nil
	}
	days := d.Sub(time.Date(1899, 12, 30, 0, 0, 0, 0, time.UTC)).Hours() / 24
	return &days
}

// work makes the sheet fit to be worked in: colours that follow the status, lists to choose from, dates, and names by which
// offerlint finds the columns again.
func (b *book) work(l *list, names sheetNames) error {
	last := max(l.row, 2)
	column := func(f field) string {
		name := lint.ColumnName(at(f) + 1)
		return fmt.Sprintf("%s2:%s%d", name, name, last)
	}
	var rules []excelize.ConditionalFormatOptions
	for _, s := range report.Statuses() {
		colour := report.StatusColour(s)
		style, err := b.NewConditionalStyle(&excelize.Style{
			Font: &excelize.Font{Color: colour.Text}, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{colour.Fill}},
		})
		if err != nil {
			return err
		}
		rules = append(rules, excelize.ConditionalFormatOptions{
			Type: "cell", Criteria: "==", Value: `"` + report.Status(s, b.t.lang) + `"`, Format: &style,
		})
	}
	if err := b.SetConditionalFormat(l.name, column(status), rules); err != nil {
		return err
	}
	if err := b.choices(l.name, column, names); err != nil {
		return err
	}
	for i, c := range columns {
		name := lint.ColumnName(i + 1)
		if err := b.SetDefinedName(&excelize.DefinedName{
			Name: definedName(c.field), RefersTo: fmt.Sprintf("%s!$%s$2:$%s$%d", inQuotes(l.name), name, name, last),
		}); err != nil {
			return err
		}
	}
	return nil
}

func definedName(f field) string { return "offerlint_" + string(f) }

// choices adds what may be chosen from. A status is one of ours; owners are a proposal; dates have to be dates.
func (b *book) choices(sheet string, column func(field) string, names sheetNames) error {
	from := func(col string, n int) string {
		return fmt.Sprintf("%s!$%s$1:$%s$%d", inQuotes(names.lists), col, col, n)
	}
	states := excelize.NewDataValidation(true)
	states.SetSqref(column(status))
	states.SetSqrefDropList(from("A", len(report.Statuses())))
	states.SetError(excelize.DataValidationErrorStyleStop, "Status", b.t.pick("Bitte einen Status aus der Liste wählen.", "Please choose a status from the list."))
	all := []*excelize.DataValidation{states}
	if n := len(b.t.owner); n > 0 {
		for _, f := range []field{owner, verifiedBy, waivedBy} {
			people := excelize.NewDataValidation(true)
			people.SetSqref(column(f))
			people.SetSqrefDropList(from("B", n))
			people.ShowErrorMessage = false
			all = append(all, people)
		}
	}
	for _, f := range []field{verifiedOn, waivedUntil} {
		dates := excelize.NewDataValidation(true)
		dates.SetSqref(column(f))
		if err := dates.SetRange(36526, 73050, excelize.DataValidationTypeDate, excelize.DataValidationOperatorBetween); err != nil {
			return err
		}
		dates.SetError(excelize.DataValidationErrorStyleStop, b.t.pick("Datum", "Date"), b.t.pick("Bitte ein Datum eingeben.", "Please enter a date."))
		all = append(all, dates)
	}
	for _, v := range all {
		if err := b.AddDataValidation(sheet, v); err != nil {
			return err
		}
	}
	return nil
}
