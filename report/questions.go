package report

import (
	"bufio"
	"encoding/csv"
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"strconv"
	"strings"

	"github.com/xuri/excelize/v2"

	"github.com/offerlint/offerlint/lint"
)

// questionHeads are the columns of a list of questions. The last one is the customer's.
var questionHeads = map[string][]string{
	"de": {"Nr.", "Kriterium", "Fundstelle", "Wortlaut", "Frage", "Mögliche Lesarten", "Grund der Frage", "Antwort"},
	"en": {"No.", "Criterion", "Place", "Wording", "Question", "Possible readings", "Why we ask", "Answer"},
}

// questionCells are the cells of a question. The customer knows files by their names; our folders are none of their business.
func questionCells(q *lint.QuestionDraft) []string {
	var ids, places []string
	for _, c := range q.Criteria {
		if !slices.Contains(ids, c.ID) {
			ids = append(ids, c.ID)
		}
		at := c.At.Location
		at.File = path.Base(at.File)
		places = append(places, at.String())
	}
	readings := make([]string, len(q.Readings))
	for i, r := range q.Readings {
		readings[i] = string(rune('a'+i)) + ") " + r
	}
	return []string{
		q.ID, strings.Join(ids, ", "), strings.Join(places, "\n"), q.Words, q.Text, strings.Join(readings, "\n"), q.Why, "",
	}
}

// questionsTitle names the list by the tender and the customer.
func questionsTitle(b *lint.Bid, lang string) string {
	title := "Clarification questions"
	if lang == "de" {
		title = "Bieterfragen"
	}
	for _, s := range []string{b.Config.Tender, b.Config.Customer} {
		if s != "" {
			title += " · " + s
		}
	}
	return title
}

// QuestionsMarkdown prints questions to the customer, one below the other.
func QuestionsMarkdown(w io.Writer, b *lint.Bid, qs []*lint.QuestionDraft, lang string) error {
	out := bufio.NewWriter(w)
	fmt.Fprintf(out, "%s\n\n# %s\n", lint.MarkdownMark("questions"), escape(questionsTitle(b, lang)))
	heads := questionHeads[lang]
	switch {
	case len(b.Criteria) == 0:
		fmt.Fprintln(out, "\n"+lint.Messages{DE: "Gelesen wurden nur Positionen und keine Kriterien.", EN: "Only positions were read and no criteria."}.In(lang))
	case len(qs) == 0:
		fmt.Fprintln(out, "\n"+lint.Messages{DE: "Der Text lässt nichts offen, wonach noch zu fragen wäre.", EN: "The text leaves nothing open that was not asked yet."}.In(lang))
	}
	for _, q := range qs {
		cells := questionCells(q)
		fmt.Fprintf(out, "\n## %s: %s\n\n", escape(cells[0]), escape(cells[1]))
		for i, cell := range cells[2 : len(cells)-1] {
			lines := strings.Split(cell, "\n")
			switch {
			case cell == "":
			case len(lines) == 1:
				fmt.Fprintf(out, "**%s:** %s\n\n", heads[i+2], escape(cell))
			default:
				fmt.Fprintf(out, "**%s:**\n\n", heads[i+2])
				for _, line := range lines {
					fmt.Fprintf(out, "- %s\n", escape(line))
				}
				fmt.Fprintln(out)
			}
		}
		fmt.Fprintf(out, "**%s:**\n", heads[len(heads)-1])
	}
	return out.Flush()
}

// QuestionsCSV prints questions as CSV: a header and one record for each. A mark says to Excel that it is UTF-8.
func QuestionsCSV(w io.Writer, qs []*lint.QuestionDraft, lang string, comma rune, mark bool) error {
	if mark {
		if _, err := io.WriteString(w, "\ufeff"); err != nil {
			return err
		}
	}
	out := csv.NewWriter(w)
	out.Comma, out.UseCRLF = comma, true
	rows := [][]string{questionHeads[lang]}
	for _, q := range qs {
		rows = append(rows, questionCells(q))
	}
	for _, row := range rows {
		cells := make([]string, len(row))
		for i, cell := range row {
			cells[i] = harmless(cell)
		}
		if err := out.Write(cells); err != nil {
			return err
		}
	}
	out.Flush()
	return out.Error()
}

// QuestionsWorkbook writes questions as an Excel workbook that prints on A4 across, with a column for the customer's answers.
func QuestionsWorkbook(w io.Writer, b *lint.Bid, qs []*lint.QuestionDraft, lang string) (err error) {
	f := excelize.NewFile()
	defer func() { err = errors.Join(err, f.Close()) }()
	sheet := "Questions"
	if lang == "de" {
		sheet = "Bieterfragen"
	}
	head, err := f.NewStyle(&excelize.Style{
		Font: &excelize.Font{Bold: true, Color: "FFFFFF"}, Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{"1F3A5F"}},
		Alignment: &excelize.Alignment{Vertical: "center", WrapText: true},
	})
	if err != nil {
		return err
	}
	body, err := f.NewStyle(&excelize.Style{Alignment: &excelize.Alignment{Vertical: "top", WrapText: true}})
	if err != nil {
		return err
	}
	day := b.Config.Today
	if day == "" {
		day = "2000-01-01"
	}
	landscape, nine, one, zero := "landscape", 9, 1, 0
	fit := true
	steps := []func() error{
		func() error { return f.SetSheetName("Sheet1", sheet) },
		func() error { return questionRows(f, sheet, qs, lang, head, body) },
		func() error {
			return f.SetPanes(sheet, &excelize.Panes{Freeze: true, YSplit: 1, TopLeftCell: "A2", ActivePane: "bottomLeft"})
		},
		func() error { return f.SetSheetProps(sheet, &excelize.SheetPropsOptions{FitToPage: &fit}) },
		func() error {
			return f.SetPageLayout(sheet, &excelize.PageLayoutOptions{Orientation: &landscape, Size: &nine, FitToWidth: &one, FitToHeight: &zero})
		},
		func() error {
			return f.SetDocProps(&excelize.DocProperties{
				Title: questionsTitle(b, lang), Creator: "offerlint", LastModifiedBy: "offerlint",
				Created: day + "T00:00:00Z", Modified: day + "T00:00:00Z", Language: lang,
			})
		},
		func() error {
			return f.SetCustomProps(excelize.CustomProperty{Name: lint.MadeBy, Value: "questions"})
		},
	}
	for _, step := range steps {
		if err := step(); err != nil {
			return err
		}
	}
	f.SetZipWriter(func(w io.Writer) excelize.ZipWriter { return NewPack(w) })
	return f.Write(w)
}

// questionRows fills the sheet. A row is as high as its longest cell needs, for not every program does that on its own.
func questionRows(f *excelize.File, sheet string, qs []*lint.QuestionDraft, lang string, head, body int) error {
	widths := []float64{7, 12, 24, 26, 46, 46, 36, 36}
	rows := [][]string{questionHeads[lang]}
	for _, q := range qs {
		rows = append(rows, questionCells(q))
	}
	for i, width := range widths {
		col := lint.ColumnName(i + 1)
		if err := f.SetColWidth(sheet, col, col, width); err != nil {
			return err
		}
	}
	for n, row := range rows {
		lines := 1
		for i, cell := range row {
			need := 0
			for _, line := range strings.Split(cell, "\n") {
				need += 1 + len([]rune(line))/int(widths[i]*0.9)
			}
			lines = max(lines, need)
			if err := f.SetCellStr(sheet, lint.ColumnName(i+1)+strconv.Itoa(n+1), cell); err != nil {
				return err
			}
		}
		if err := f.SetRowHeight(sheet, n+1, min(float64(15*lines+4), 400)); err != nil {
			return err
		}
	}
	last := lint.ColumnName(len(widths))
	if err := f.SetCellStyle(sheet, "A1", last+"1", head); err != nil || len(qs) == 0 {
		return err
	}
	return f.SetCellStyle(sheet, "A2", last+strconv.Itoa(len(rows)), body)
}
