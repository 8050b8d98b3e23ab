package checks_test

import (
	"fmt"
	"maps"
	"path/filepath"
	"regexp"
	"slices"
	"strconv"
	"strings"
	"testing"
	"time"

	"github.com/rogpeppe/go-internal/txtar"
	"github.com/xuri/excelize/v2"

	"github.com/offerlint/offerlint/lint"
)

// An example is one bid of a page or case, and the findings on it.
type example struct {
	name     string
	stage    lint.Stage
	lang     string // as the parsers found it
	files    map[string]string
	books    map[string][]*sheet // workbook → its sheets
	findings string
	from, to int // where the findings stand in the page, as lines; 0 in a case
}

// A sheet is a table of a page, with what a table cannot show.
type sheet struct {
	name  string
	rows  [][]string
	facts []string
}

var (
	blockName = regexp.MustCompile("^`([^`]+)`:$")
	stageLine = regexp.MustCompile(`^Stage: (\w+)$`)
)

// parsePage reads the examples of a page: the sections whose heading begins with "Example".
func parsePage(t *testing.T, page, src string) []*example {
	t.Helper()
	var all []*example
	var e *example
	var last *sheet
	name := ""
	lines := strings.Split(src, "\n")
	for i := 0; i < len(lines); i++ {
		line := lines[i]
		switch m := blockName.FindStringSubmatch(line); {
		case strings.HasPrefix(line, "#"):
			e, last, name = nil, nil, ""
			if strings.HasPrefix(line, "## Example") {
				e = newExample(strings.TrimPrefix(line, "## "))
				all = append(all, e)
			}
		case e == nil || line == "":
		case m != nil:
			name = m[1]
		case line == "Workbook:" || line == "Findings:":
			name = line
		case stageLine.MatchString(line):
			e.stage = stage(t, page, stageLine.FindStringSubmatch(line)[1])
		case name == "":
		case strings.HasPrefix(line, "```"):
			end := slices.Index(lines[i+1:], "```")
			if end < 0 {
				t.Fatalf("%s:%d: this block is not closed", page, i+1)
			}
			body := strings.Join(lines[i+1:i+1+end], "\n")
			if end > 0 {
				body += "\n"
			}
			if name == "Findings:" {
				e.from, e.to = i+1, i+1+end
			}
			e.put(t, page, name, body, last)
			i, name = i+1+end, ""
		case strings.HasPrefix(line, "|"):
			end := i
			for end < len(lines) && strings.HasPrefix(lines[end], "|") {
				end++
			}
			last = e.table(t, page, name, lines[i:end])
			i, name = end-1, ""
		default:
			t.Fatalf("%s:%d: want a fence or a table after %q", page, i+1, name)
		}
	}
	for _, e := range all {
		if e.from == 0 {
			t.Fatalf("%s: %q does not end with its findings", page, e.name)
		}
	}
	return all
}

func newExample(name string) *example {
	return &example{name: name, stage: lint.Review, files: map[string]string{}, books: map[string][]*sheet{}}
}

func stage(t *testing.T, where, s string) lint.Stage {
	t.Helper()
	st, err := lint.ParseStage(s)
	if err != nil {
		t.Fatalf("%s: %v", where, err)
	}
	return st
}

// put keeps a block that is not a table.
func (e *example) put(t *testing.T, where, name, body string, last *sheet) {
	t.Helper()
	switch {
	case name == "Findings:":
		e.findings = body
	case name != "Workbook:":
		e.files[name] = body
	case last == nil:
		t.Fatalf("%s: %q has no table before it", where, name)
	default:
		last.facts = append(last.facts, strings.Split(strings.TrimSpace(body), "\n")...)
	}
}

// table keeps a table, which is a sheet: `rfp.xlsx!Anforderungen`.
func (e *example) table(t *testing.T, where, name string, lines []string) *sheet {
	t.Helper()
	book, title, ok := strings.Cut(name, "!")
	if !ok || len(lines) < 2 {
		t.Fatalf("%s: want `workbook!sheet` before a table with a header, got %q", where, name)
	}
	s := &sheet{name: title}
	for i, line := range lines {
		if i != 1 {
			s.rows = append(s.rows, cells(line))
		}
	}
	e.books[book] = append(e.books[book], s)
	return s
}

// cells splits a row of a Markdown table. \| is a bar, <br> a line break.
func cells(line string) []string {
	const bar = "\x00"
	line = strings.ReplaceAll(strings.TrimSpace(line), `\|`, bar)
	parts := strings.Split(strings.TrimSuffix(strings.TrimPrefix(line, "|"), "|"), "|")
	for i, p := range parts {
		parts[i] = strings.NewReplacer(bar, "|", "<br>", "\n").Replace(strings.TrimSpace(p))
	}
	return parts
}

// rewrite puts the findings of the examples into the page.
func rewrite(src string, examples []*example) string {
	lines := strings.Split(src, "\n")
	for _, e := range slices.Backward(examples) {
		found := strings.Split(strings.TrimSuffix(e.findings, "\n"), "\n")
		lines = slices.Replace(lines, e.from, e.to, found...)
	}
	return strings.Join(lines, "\n")
}

// parseCase reads a txtar file; its parts are named like the blocks of a page, without the quotes and colons.
func parseCase(t *testing.T, file string) *example {
	t.Helper()
	a, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	e := newExample("case")
	for line := range strings.Lines(string(a.Comment)) {
		if m := stageLine.FindStringSubmatch(strings.TrimSpace(line)); m != nil {
			e.stage = stage(t, file, m[1])
		}
	}
	var last *sheet
	for _, f := range a.Files {
		switch {
		case strings.Contains(f.Name, "!"):
			last = e.table(t, file, f.Name, strings.Split(strings.TrimSpace(string(f.Data)), "\n"))
		case f.Name == "Workbook" || f.Name == "Findings":
			e.put(t, file, f.Name+":", string(f.Data), last)
		default:
			e.put(t, file, f.Name, string(f.Data), last)
		}
	}
	return e
}

func (e *example) rewriteCase(t *testing.T, file string) {
	t.Helper()
	a, err := txtar.ParseFile(file)
	if err != nil {
		t.Fatal(err)
	}
	for i, f := range a.Files {
		if f.Name == "Findings" {
			a.Files[i].Data = []byte(e.findings)
		}
	}
	writeFile(t, file, string(txtar.Format(a)))
}

// names lists the files of the example, sorted.
func (e *example) names() []string {
	return slices.Sorted(func(yield func(string) bool) {
		for name := range maps.Keys(e.files) {
			if !yield(name) {
				return
			}
		}
		for name := range maps.Keys(e.books) {
			if !yield(name) {
				return
			}
		}
	})
}

// write puts the files of the example into the working directory.
func (e *example) write(t *testing.T) {
	t.Helper()
	for name, text := range e.files {
		if filepath.Ext(name) == ".docx" {
			writeLetter(t, filepath.FromSlash(name), text)
			continue
		}
		writeFile(t, filepath.FromSlash(name), text)
	}
	for name, sheets := range e.books {
		f := excelize.NewFile()
		for i, s := range sheets {
			if i == 0 {
				must(t, f.SetSheetName("Sheet1", s.name))
			} else if _, err := f.NewSheet(s.name); err != nil {
				t.Fatal(err)
			}
			s.fill(t, f)
		}
		must(t, f.SaveAs(filepath.FromSlash(name)))
		must(t, f.Close())
		takeValues(t, filepath.FromSlash(name), sheets)
	}
}

func (s *sheet) fill(t *testing.T, f *excelize.File) {
	t.Helper()
	for i, row := range s.rows {
		for j, text := range row {
			cell, err := excelize.CoordinatesToCellName(j+1, i+1)
			must(t, err)
			if text != "" {
				must(t, f.SetCellStr(s.name, cell, text))
			}
		}
	}
	for _, fact := range s.facts {
		if err := s.apply(f, strings.TrimSpace(fact)); err != nil {
			t.Fatalf("%s: %q: %v", s.name, fact, err)
		}
	}
}

var (
	hiddenFact  = regexp.MustCompile(`^hidden (row|column|sheet) (\w+)$`)
	listFact    = regexp.MustCompile(`^list ([A-Z]+\d+:[A-Z]+\d+): (.+)$`)
	commentFact = regexp.MustCompile(`^comment ([A-Z]+\d+): (.+)$`)
	struckFact  = regexp.MustCompile(`^struck ([A-Z]+\d+)$`)
	mergeFact   = regexp.MustCompile(`^merge ([A-Z]+\d+):([A-Z]+\d+)$`)
	formulaFact = regexp.MustCompile(`^([A-Z]+\d+): =(.+?)(?: → (.+))?$`)
	numberFact  = regexp.MustCompile(`^number ([A-Z]+\d+): (.+)$`)
	linkFact    = regexp.MustCompile(`^link ([A-Z]+\d+): (.+)$`)
	fillFact    = regexp.MustCompile(`^fill ([A-Z]+\d+):([A-Z]+\d+): ([0-9A-F]{6})$`)
	headerFact  = regexp.MustCompile(`^header: (.+)$`)
	propFact    = regexp.MustCompile(`^property (\w+): (.+)$`)
	valuesFact  = regexp.MustCompile(`^values from: (.+)$`)
	dateFact    = regexp.MustCompile(`^date ([A-Z]+\d+): (\d{4}-\d{2}-\d{2})$`)
)

// apply does what a table cannot show: `F7: =E7*2 → 14`, `hidden row 9`, `list F2:F9: Ja|Nein`, `comment B3: …`,
// `struck C4`, `merge A1:C1`, `number A2: 1.5`, `date A3: 2026-01-03`, `link B2: file:///C:/x.pdf`, `header: Draft`, `fill B2:B4: FFFF00`, `protected`,
// `property title: …`, and `values from: C:\prices.xlsx`, the other workbook that [1]Sheet!A1 names.
func (s *sheet) apply(f *excelize.File, fact string) error {
	if m := hiddenFact.FindStringSubmatch(fact); m != nil {
		return s.hide(f, m[1], m[2])
	}
	if m := listFact.FindStringSubmatch(fact); m != nil {
		dv := excelize.NewDataValidation(true)
		dv.Sqref = m[1]
		if err := dv.SetDropList(strings.Split(m[2], "|")); err != nil {
			return err
		}
		return f.AddDataValidation(s.name, dv)
	}
	if m := commentFact.FindStringSubmatch(fact); m != nil {
		return f.AddComment(s.name, excelize.Comment{Cell: m[1], Author: "offerlint", Text: m[2]})
	}
	if m := struckFact.FindStringSubmatch(fact); m != nil {
		style, err := f.NewStyle(&excelize.Style{Font: &excelize.Font{Strike: true}})
		if err != nil {
			return err
		}
		return f.SetCellStyle(s.name, m[1], m[1], style)
	}
	if fact == "protected" {
		return f.ProtectSheet(s.name, &excelize.SheetProtectionOptions{Password: "musterhausen", SelectLockedCells: true})
	}
	if m := mergeFact.FindStringSubmatch(fact); m != nil {
		return f.MergeCell(s.name, m[1], m[2])
	}
	if m := numberFact.FindStringSubmatch(fact); m != nil {
		n, err := strconv.ParseFloat(m[2], 64)
		if err != nil {
			return err
		}
		return f.SetCellFloat(s.name, m[1], n, -1, 64)
	}
	if m := linkFact.FindStringSubmatch(fact); m != nil {
		return f.SetCellHyperLink(s.name, m[1], m[2], "External")
	}
	if m := fillFact.FindStringSubmatch(fact); m != nil {
		style, err := f.NewStyle(&excelize.Style{Fill: excelize.Fill{Type: "pattern", Pattern: 1, Color: []string{m[3]}}})
		if err != nil {
			return err
		}
		return f.SetCellStyle(s.name, m[1], m[2], style)
	}
	if m := headerFact.FindStringSubmatch(fact); m != nil {
		return f.SetHeaderFooter(s.name, &excelize.HeaderFooterOptions{OddHeader: "&L&\"Arial,Bold\"&12 " + m[1] + "&R&P"})
	}
	if m := propFact.FindStringSubmatch(fact); m != nil {
		return setProperty(f, m[1], m[2])
	}
	if valuesFact.MatchString(fact) {
		return nil // see takeValues
	}
	if m := dateFact.FindStringSubmatch(fact); m != nil {
		return s.date(f, m[1], m[2])
	}
	if m := formulaFact.FindStringSubmatch(fact); m != nil {
		if m[3] != "" {
			// Behind a formula excelize leaves the number of a shared string standing as if it were the value.
			n, err := strconv.ParseFloat(m[3], 64)
			if err != nil {
				return err
			}
			if err := f.SetCellFloat(s.name, m[1], n, -1, 64); err != nil {
				return err
			}
		}
		return f.SetCellFormula(s.name, m[1], m[2])
	}
	return fmt.Errorf("this is no fact that the test knows")
}

// date writes a day as Excel does: a number of days, shown by the built-in date format 14.
func (s *sheet) date(f *excelize.File, cell, day string) error {
	at, err := time.Parse(time.DateOnly, day)
	if err != nil {
		return err
	}
	style, err := f.NewStyle(&excelize.Style{NumFmt: 14})
	if err != nil {
		return err
	}
	if err := f.SetCellValue(s.name, cell, at); err != nil {
		return err
	}
	return f.SetCellStyle(s.name, cell, cell, style)
}

func (s *sheet) hide(f *excelize.File, what, which string) error {
	switch what {
	case "row":
		n, err := strconv.Atoi(which)
		if err != nil {
			return err
		}
		return f.SetRowVisible(s.name, n, false)
	case "column":
		return f.SetColVisible(s.name, which, false)
	}
	return f.SetSheetVisible(which, false)
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
