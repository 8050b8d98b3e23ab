package report_test

import (
	"bytes"
	"encoding/csv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/report"
)

// listed is a result with criteria whose IDs and texts are given in pairs.
func listed(pairs ...string) *lint.Result {
	b := &lint.Bid{Config: lint.Config{Name: "bid", Language: "en"}}
	for i := 0; i < len(pairs); i += 2 {
		at := lint.At(lint.Location{File: "rfp.xlsx", Sheet: "List", Line: i + 2, Col: 1})
		c := &lint.Criterion{ID: pairs[i], Text: pairs[i+1], At: at}
		c.Responses = []*lint.Response{{Criterion: c, At: at}}
		b.Criteria = append(b.Criteria, c)
	}
	return &lint.Result{Bid: b}
}

// TestCSVRunsNothing holds that no cell of the list is a formula to a spreadsheet, and that nothing else of it changes, but for
// carriage returns, which RFC 4180 keeps for the ends of lines.
func TestCSVRunsNothing(t *testing.T) {
	cells := []string{"=1+1", "+49 30", "-", "@SUM(A1)", "\tx", "\r=x", "", "K-1", "a=b", "„=“", "two\nlines", `"quoted"`, "a,b", "'=1", " =1", "ä"}
	want := []string{"'=1+1", "'+49 30", "'-", "'@SUM(A1)", "'\tx", "'=x", "", "K-1", "a=b", "„=“", "two\nlines", `"quoted"`, "a,b", "'=1", " =1", "ä"}
	var pairs []string
	for _, c := range cells {
		pairs = append(pairs, "K", c)
	}
	var out bytes.Buffer
	if err := report.CriteriaCSV(&out, []*lint.Result{listed(pairs...)}, report.CriteriaOptions{}); err != nil {
		t.Fatal(err)
	}
	if s := out.String(); strings.Count(s, "\n") != strings.Count(s, "\r\n") {
		t.Errorf("lines do not all end in CRLF:\n%q", s)
	}
	rows, err := csv.NewReader(&out).ReadAll()
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, row := range rows[1:] {
		got = append(got, row[5])
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("texts (-want +got)\n%s", diff)
	}
}

// TestMarkdownKeepsItsTable holds that no text of the customer's ends a cell or a row, or becomes markup.
func TestMarkdownKeepsItsTable(t *testing.T) {
	var out strings.Builder
	res := listed("K|1", `a \| b`, "K_2", "two\r\nlines *bold* <br> `x` [l](y) ~~z~~ & c")
	if err := report.CriteriaMarkdown(&out, []*lint.Result{res}, report.CriteriaOptions{}); err != nil {
		t.Fatal(err)
	}
	var got []string
	for line := range strings.Lines(out.String()) {
		if strings.HasPrefix(line, "| K") {
			got = append(got, strings.TrimSpace(line))
		}
	}
	want := []string{
		`| K\|1 | must? |  |  | rfp.xlsx:List!A2 | a \\\| b |`,
		"| K\\_2 | must? |  |  | rfp.xlsx:List!A4 | two lines \\*bold\\* \\<br\\> \\`x\\` \\[l\\](y) \\~\\~z\\~\\~ \\& c |",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("rows (-want +got)\n%s", diff)
	}
}

func TestExplain(t *testing.T) {
	res := listed()
	res.Bid.Sources = []lint.Source{
		{
			File: "rfp.xlsx", Sheet: "List", Role: "criteria", Rows: 12, HeaderRows: []int{2, 3}, Criteria: 4,
			Columns: map[string][]string{"claim": {"C", "D"}, "id": {"A"}, "zeta": {"F"}, "text": {"B"}},
			Reasons: map[string]string{"id": "header \"Nr.\"\nin A3", "header": "two rows, merged", "obligation": "no column"},
			Skipped: []lint.SkippedRow{{Row: 5, Reason: "total"}, {Row: 7, Reason: "struck"}, {Row: 8, Reason: "struck"}, {Row: 9, Reason: "odd"}, {Row: 11, Reason: "odd"}},
		},
		{File: "offer.md", Role: "text", Blocks: 3},
		{File: "rfp.xlsx", Sheet: "Cover", Role: "cover", Rows: 1, Skipped: []lint.SkippedRow{{Row: 1, Reason: "cover"}}},
	}
	var out strings.Builder
	if err := report.CriteriaText(&out, []*lint.Result{res}, report.CriteriaOptions{Explain: true}); err != nil {
		t.Fatal(err)
	}
	_, got, _ := strings.Cut(out.String(), "\n0 criteria\n")
	want := `
rfp.xlsx:List: criteria
    header: rows 2, 3 (two rows, merged)
    id: A (header "Nr." in A3)
    text: B
    obligation: – (no column)
    claim: C, D
    zeta: F
    row 5: total
    rows 7-8: struck rows
    row 9: odd
    row 11: odd

rfp.xlsx:Cover: cover
    row 1: row of the cover
`
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("explanation (-want +got)\n%s", diff)
	}
}
