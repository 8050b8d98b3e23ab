package matrix_test

import (
	"archive/zip"
	"bytes"
	"io"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/report/matrix"
)

func points(f float64) *float64 { return &f }

// hostile are texts that a spreadsheet, a page or a table might take for something else.
var hostile = []string{
	"=1+1", "+49 30", "-", "@SUM(A1)", "\t=1", "\r=1", "=HYPERLINK(\"http://x\")", "<script>alert(1)</script>", "a|b\r\nc", "_x003D_1", "&amp;", "x\x00y\xffz",
	"1.10", "007", "2026-11-02", "'quoted", strings.Repeat("long ", 9000),
}

// sample is a bid in which every text of others is s.
func sample(lang, s string) *lint.Result {
	cfg := lint.Config{
		Name: s, Customer: s, Tender: s, Language: lang, Today: "2026-11-02", Owners: []lint.Owner{{Who: s, Criteria: []string{"*"}}, {Who: "b.beispiel"}},
	}
	at := lint.At(lint.Location{File: "rfp/a b#.xlsx", Sheet: "It's \"x\" & y", Line: 7, Col: 3})
	block := func(kind lint.BlockKind, row int) *lint.Block {
		return &lint.Block{Kind: kind, Str: s, Layout: &lint.Layout{Table: row, Row: row}}
	}
	c := &lint.Criterion{ID: s, Key: "k1", Title: s, Text: s + "!", Section: s, ObligationWord: s, Weight: points(2.5), Owner: s, At: at, AnswerAt: at}
	answer := lint.At(lint.Location{File: "offer/ä.md", Line: 3, Col: 1})
	c.Responses = []*lint.Response{{
		Criterion: c, Claim: lint.Full, ClaimCell: block(lint.Cell, 0), At: answer,
		Text: &lint.Text{Blocks: []*lint.Block{block(lint.Paragraph, 0), block(lint.Item, 0), block(lint.Cell, 1), block(lint.Cell, 1)}},
		Evidence: []lint.Evidence{
			{Link: &lint.Link{Label: s, Target: s, At: answer}},
			{Link: &lint.Link{Label: s + "2", Target: "javascript:alert(1)", Web: true, At: answer}},
			{Link: &lint.Link{Label: "there", Target: "x.pdf", Path: "offer/x y.pdf", Exists: true, At: answer}},
			{Link: &lint.Link{Label: "gone", Target: "y.pdf", Path: "offer/y.pdf", At: answer}},
		},
	}}
	gone := &lint.Criterion{ID: "W", Key: "k2", Text: s, Withdrawn: true, At: at}
	gone.Responses = []*lint.Response{{Criterion: gone, At: at}}
	rule := &lint.Rule{
		Name: "test-rule", Check: &lint.Check{ID: "test-rule"}, Kind: lint.Missed,
		Messages: lint.Messages{DE: "{{criterion}} fehlt: {{what}}", EN: "{{criterion}} lacks {{what}}"},
	}
	p := &lint.Position{ID: s, Text: s, Unit: s, Quantity: s, UnitPrice: s, Total: s, At: at}
	finding := func(c *lint.Criterion, p *lint.Position) *lint.Finding {
		return &lint.Finding{Rule: rule, Kind: lint.Missed, Severity: lint.Error, Criterion: c, Position: p, At: at, Args: lint.Args{"what": s}}
	}
	return &lint.Result{
		Bid: &lint.Bid{Config: cfg, Criteria: []*lint.Criterion{c, gone}, Positions: []*lint.Position{p}}, Stage: lint.Review,
		Findings: []*lint.Finding{finding(c, nil), finding(nil, p), finding(nil, nil)},
		Status: map[*lint.Criterion]lint.Standing{
			c: {Status: lint.StatusMissed}, gone: {Status: lint.StatusNotApplicable, Because: &lint.Messages{DE: "gestrichen", EN: "withdrawn"}},
		},
		Summary: lint.Summary{Criteria: 2, Missed: 1, NotApplicable: 1, Error: 3},
	}
}

func workbook(t *testing.T, r *lint.Result, opt matrix.Options) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := matrix.Workbook(&b, r, opt); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func open(t *testing.T, content []byte) *excelize.File {
	t.Helper()
	f, err := excelize.OpenReader(bytes.NewReader(content))
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { _ = f.Close() })
	return f
}

// part reads one part of a workbook.
func part(t *testing.T, content []byte, name string) string {
	t.Helper()
	z, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		t.Fatal(err)
	}
	f, err := z.Open(name)
	if err != nil {
		t.Fatal(err)
	}
	b, err := io.ReadAll(f)
	if err != nil {
		t.Fatal(err)
	}
	return string(b)
}

// Whatever the files hold, it is text in every cell of every sheet, and the workbook opens.
func TestNothingBecomesAFormula(t *testing.T) {
	for _, lang := range []string{"de", "en"} {
		for _, s := range hostile {
			content := workbook(t, sample(lang, s), matrix.Options{})
			f := open(t, content)
			for i, sheet := range f.GetSheetList() {
				xml := part(t, content, "xl/worksheets/sheet"+string(rune('1'+i))+".xml")
				if strings.Contains(xml, "<f>") || strings.Contains(xml, "<f ") {
					t.Errorf("%.20q: a formula on sheet %s", s, sheet)
				}
				if rows, err := f.GetRows(sheet); err != nil || len(rows) == 0 {
					t.Errorf("%.20q: %d rows of sheet %s, %v", s, len(rows), sheet, err)
				}
			}
		}
	}
	f := open(t, workbook(t, sample("en", "=1+1"), matrix.Options{}))
	if got, err := f.GetCellValue("Matrix", "A2"); got != "=1+1" || err != nil {
		t.Errorf("the ID reads %q, %v", got, err)
	}
}

// What a bid manager sees in the first row of the matrix.
func TestWorkbookReadsBack(t *testing.T) {
	f := open(t, workbook(t, sample("de", "1.10"), matrix.Options{}))
	if diff := cmp.Diff([]string{"Übersicht", "Matrix", "Befunde", "Nachweise", "Positionen", "Listen"}, f.GetSheetList()); diff != "" {
		t.Errorf("sheets (-want +got)\n%s", diff)
	}
	rows, err := f.GetRows("Matrix")
	if err != nil {
		t.Fatal(err)
	}
	want := []string{
		"1.10", "1.10", "1.10\n1.10!", "1.10", "2.5", "Lücke", "1.10", "1.10\n• 1.10\n1.10 | 1.10", "Fehler: 1.10 fehlt: 1.10",
		"1.10\n1.102\nthere\ngone (fehlt)", "ä.md, Zeile 3", "1.10", "", "", "", "", "", "", "", "It's \"x\" & y!C7 in a b#.xlsx", "k1", "1.10", "1.10",
	}
	if diff := cmp.Diff(want, rows[1]); diff != "" {
		t.Errorf("first row (-want +got)\n%s", diff)
	}
	if got := rows[2][8]; got != "gestrichen" {
		t.Errorf("the reason of what does not apply reads %q", got)
	}
	style, err := f.GetCellStyle("Matrix", "A2")
	if err != nil {
		t.Fatal(err)
	}
	if s, err := f.GetStyle(style); err != nil || s.CustomNumFmt == nil || *s.CustomNumFmt != "@" {
		t.Errorf("an ID is not formatted as text: %+v, %v", s, err)
	}
	props, err := f.GetCustomProps()
	if diff := cmp.Diff([]excelize.CustomProperty{{Name: lint.MadeBy, Value: "matrix"}}, props); diff != "" || err != nil {
		t.Errorf("properties (-want +got)\n%s%v", diff, err)
	}
	doc, err := f.GetDocProps()
	if err != nil || doc.Created != "2026-11-02T00:00:00Z" || doc.Modified != doc.Created || doc.Language != "de" {
		t.Errorf("document properties %+v, %v", doc, err)
	}
	if visible, err := f.GetSheetVisible("Listen"); visible || err != nil {
		t.Errorf("the sheet with lists is in sight, %v", err)
	}
	if visible, err := f.GetColVisible("Matrix", "U"); visible || err != nil {
		t.Errorf("the column with keys is in sight, %v", err)
	}
	for i, p := range f.GetDefinedName() {
		if strings.Contains(p.RefersTo, "#REF") {
			t.Errorf("name %d: %+v", i, p)
		}
	}
}

// A link into a workbook has the cell apart from the address, as Excel writes it; nothing but files and web pages is linked.
func TestLinks(t *testing.T) {
	content := workbook(t, sample("en", "x"), matrix.Options{Link: func(f string) string { return "../" + f }})
	sheet, rels := part(t, content, "xl/worksheets/sheet2.xml"), part(t, content, "xl/worksheets/_rels/sheet2.xml.rels")
	for _, want := range []string{
		`<hyperlink ref="T2" r:id="rId2" location="'It''s &quot;x&quot; &amp; y'!C7" tooltip="../rfp/a b#.xlsx:`, `<hyperlink ref="J2" location="'Evidence'!A2"/>`,
	} {
		if !strings.Contains(sheet, want) {
			t.Errorf("no %s in the sheet", want)
		}
	}
	if want := `Target="../offer/ä.md" TargetMode="External"`; !strings.Contains(rels, want) {
		t.Errorf("no %s in\n%s", want, rels)
	}
	if want := `Target="../rfp/a%20b%23.xlsx"`; !strings.Contains(rels, want) {
		t.Errorf("no %s in\n%s", want, rels)
	}
	evidence := part(t, content, "xl/worksheets/_rels/sheet4.xml.rels")
	if !strings.Contains(evidence, "../offer/x%20y.pdf") || strings.Contains(evidence, "javascript") || strings.Contains(evidence, "y.pdf\"/>") {
		t.Errorf("links of the evidence:\n%s", evidence)
	}
}

func TestTwoRunsGiveTheSameBytes(t *testing.T) {
	for range 5 { // the order of a map shows only now and then
		one, two := workbook(t, sample("de", "x"), matrix.Options{}), workbook(t, sample("de", "x"), matrix.Options{})
		if !bytes.Equal(one, two) {
			t.Fatal("two runs differ")
		}
	}
	content := workbook(t, sample("de", "x"), matrix.Options{})
	z, err := zip.NewReader(bytes.NewReader(content), int64(len(content)))
	if err != nil {
		t.Fatal(err)
	}
	for _, f := range z.File {
		if f.ModifiedTime != 0 || f.ModifiedDate != 0 {
			t.Errorf("%s has a time of its own", f.Name)
		}
	}
	if z.File[0].Name != "[Content_Types].xml" {
		t.Errorf("the first part is %s", z.File[0].Name)
	}
}

// An answer longer than a cell says where the whole of it stands.
func TestLongTextsAreShortened(t *testing.T) {
	f := open(t, workbook(t, sample("en", strings.Repeat("long ", 9000)), matrix.Options{}))
	got, err := f.GetCellValue("Matrix", "H2")
	if err != nil || len(got) > excelize.TotalCellChars+10 || !strings.HasSuffix(got, "long … [shortened; all of it in offer/ä.md:3:1]") {
		t.Errorf("%d bytes, ends %q, %v", len(got), got[max(len(got)-60, 0):], err)
	}
}

// A bid of price lines alone has no criteria; the workbook still opens.
func TestPositionsAlone(t *testing.T) {
	r := sample("en", "x")
	r.Bid.Criteria, r.Findings, r.Summary = nil, nil, lint.Summary{}
	f := open(t, workbook(t, r, matrix.Options{}))
	if rows, err := f.GetRows("Positions"); err != nil || len(rows) != 2 {
		t.Errorf("%d rows, %v", len(rows), err)
	}
}
