package parsers_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	bidfile "github.com/offerlint/offerlint/config"
	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers"
)

// overridden reads rfp.csv (or the file named) with an entry of the config.
func overridden(t *testing.T, entry lint.RFPFile) (*lint.Bid, error) {
	t.Helper()
	if entry.Path == "" {
		entry.Path = "rfp.csv"
	}
	entry.At = lint.Location{File: "offerlint.yaml", Line: 2, Col: 5}
	return parsers.Read(lint.Config{Dir: ".", RFP: []lint.RFPFile{entry}})
}

// ids lists the criteria that were read, with their texts.
func ids(b *lint.Bid) []string {
	var out []string
	for _, c := range b.Criteria {
		out = append(out, c.ID+" "+c.Label())
	}
	return out
}

// addsUp holds the invariant of the account, which overrides must not break.
func addsUp(t *testing.T, b *lint.Bid) {
	t.Helper()
	n := 0
	for _, s := range b.Sources {
		sum := s.Criteria + s.Positions + s.AnswerRows + s.Headings + s.Continuations + s.Blank + len(s.Skipped)
		if sum != s.Rows || s.Blank < 0 {
			t.Errorf("%s %s: %d rows, of which %d are accounted for: %+v", s.File, s.Sheet, s.Rows, sum, s)
		}
		n += s.Criteria
	}
	if n != len(b.Criteria) {
		t.Errorf("the sources say %d criteria, the bid has %d", n, len(b.Criteria))
	}
}

// A list whose first lines look like a header, with rows in it that nobody can tell from criteria.
const muddled = `ID,Requirement
X-1,Not part of this tender.

Ref,Wording,Kind
K-1,The system exports data.,must
K-2,The system imports data.,must
K-3,The system prints data.,may
K-4,The system sorts data.,may
`

func TestOverrides(t *testing.T) {
	tests := []struct {
		name, src string
		entry     lint.RFPFile
		want      []string
		skipped   []int
	}{
		{
			"header_row leaves out what stands above where that is a table of its own", muddled,
			lint.RFPFile{HeaderRow: 4, Columns: map[string]string{"id": "A", "text": "B", "obligation": "C"}},
			[]string{"K-1 The system exports data.", "K-2 The system imports data.", "K-3 The system prints data.", "K-4 The system sorts data."},
			[]int{1, 2},
		},
		{
			"rows keep their header", "Nr.,Anforderung\nA-1,Das System druckt.\nA-2,Das System sendet.\nA-3,Das System sortiert.\n",
			lint.RFPFile{Rows: lint.RowRange{From: 3, To: 3}},
			[]string{"A-2 Das System sendet."},
			[]int{2, 4},
		},
		{
			"skipped rows stay in the account, blank ones as blank", "Nr.,Anforderung\nA-1,Das System druckt.\n\nA-2,Das System sendet.\nA-3,Das System sortiert.\n",
			lint.RFPFile{Skip: []lint.RowRange{{From: 2, To: 4}}},
			[]string{"A-3 Das System sortiert."},
			[]int{2, 4},
		},
		{
			"all at once", muddled,
			lint.RFPFile{
				HeaderRow: 4, Rows: lint.RowRange{From: 6}, Skip: []lint.RowRange{{From: 7, To: 7}},
				Columns: map[string]string{"id": "Ref", "text": "Wording"},
			},
			[]string{"K-2 The system imports data.", "K-4 The system sorts data."},
			[]int{1, 2, 5, 7},
		},
		{
			"a header of words that nobody knows", "Zork,Blurb,Fnord\nQ,x,y\nWhizz,Bang,Pop\nX1,The system exports data.,z\nX2,The system imports data.,z\n",
			lint.RFPFile{HeaderRow: 3, Columns: map[string]string{"id": "A", "text": "B"}},
			[]string{"X1 The system exports data.", "X2 The system imports data."},
			[]int{1, 2},
		},
		{
			"a header that would be a column's letters", "ID,TXT\n1,The system exports data.\n2,The system imports data.\n",
			lint.RFPFile{Columns: map[string]string{"id": "ID", "text": "TXT"}},
			[]string{"1 The system exports data.", "2 The system imports data."},
			nil,
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			folder(t, map[string]string{"rfp.csv": tt.src})
			b, err := overridden(t, tt.entry)
			if err != nil {
				t.Fatal(err)
			}
			addsUp(t, b)
			if diff := cmp.Diff(tt.want, ids(b)); diff != "" {
				t.Errorf("criteria (-want +got)\n%s", diff)
			}
			var skipped []int
			for _, k := range b.Sources[0].Skipped {
				if k.Reason != "not-selected" {
					t.Errorf("row %d is skipped as %s", k.Row, k.Reason)
				}
				skipped = append(skipped, k.Row)
			}
			if diff := cmp.Diff(tt.skipped, skipped); diff != "" {
				t.Errorf("skipped rows (-want +got)\n%s", diff)
			}
		})
	}
}

// TestHeaderRowKeepsTheLegend holds that rows above the header are left where they are when the header is found anyway.
func TestHeaderRowKeepsTheLegend(t *testing.T) {
	folder(t, map[string]string{"rfp.csv": "V = Voll erfüllt; N = Nicht erfüllt,,\nNr.,Anforderung,Antwort\n1,Das System druckt.,V\n2,Das System sendet.,N\n"})
	b, err := overridden(t, lint.RFPFile{HeaderRow: 2})
	if err != nil {
		t.Fatal(err)
	}
	addsUp(t, b)
	if got := b.Criteria[0].Best().Claim; got != lint.Full {
		t.Errorf("V is read as %v, want full, as the legend says", got)
	}
	if got := b.Sources[0].Reasons["header"]; got != "header_row: 2" {
		t.Errorf("reason of the header is %q", got)
	}
}

// workbook writes rfp.xlsx with one sheet of rows and merged ranges.
func workbook(t *testing.T, rows [][]any, merged ...string) {
	t.Helper()
	folder(t, nil)
	f := excelize.NewFile()
	defer f.Close()
	for i, row := range rows {
		if err := f.SetSheetRow("Sheet1", fmt.Sprintf("A%d", i+1), &row); err != nil {
			t.Fatal(err)
		}
	}
	for _, m := range merged {
		from, to, _ := strings.Cut(m, ":")
		if err := f.MergeCell("Sheet1", from, to); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.SaveAs("rfp.xlsx"); err != nil {
		t.Fatal(err)
	}
}

// TestPresetForMarks reads a layout whose answers are columns to be marked, below a header of two merged rows.
func TestPresetForMarks(t *testing.T) {
	workbook(t, [][]any{
		{"Invented Implementation Summary"},
		{"Control ID", "Implementation Status", nil, nil, nil, "Control Origination"},
		{nil, "Implemented", "Partially Implemented", "Planned", "N/A", "Provider", "Shared"},
		{"ZZ-01 (a)", "X"},
		{"ZZ-01 (b)", nil, "X"},
		{"ZZ-02", nil, nil, nil, "X", "X"},
	}, "A1:G1", "A2:A3", "B2:E2", "F2:G2")
	b, err := overridden(t, lint.RFPFile{Path: "rfp.xlsx", Preset: "fedramp-cis"})
	if err != nil {
		t.Fatal(err)
	}
	addsUp(t, b)
	if diff := cmp.Diff("claim=B+C+D+E id=A", columnsOf(b.Sources[0])); diff != "" {
		t.Errorf("columns (-want +got)\n%s", diff)
	}
	var claims []string
	for _, c := range b.Criteria {
		claims = append(claims, c.ID+" "+c.Best().Claim.String())
	}
	if diff := cmp.Diff([]string{"ZZ-01 (a) full", "ZZ-01 (b) partial", "ZZ-02 not-applicable"}, claims); diff != "" {
		t.Errorf("claims (-want +got)\n%s", diff)
	}
}

// TestMergedSections holds that a section whose first row is skipped still counts for the rows below.
func TestMergedSections(t *testing.T) {
	workbook(t, [][]any{
		{"Bereich", "Nr.", "Anforderung"},
		{"Betrieb", "B-1", "Das System druckt."},
		{nil, "B-2", "Das System sendet."},
		{nil, "B-3", "Das System sortiert."},
		{"Schulung", "S-1", "Der Anbieter schult."},
	}, "A2:A4")
	b, err := overridden(t, lint.RFPFile{Path: "rfp.xlsx", Skip: []lint.RowRange{{From: 2, To: 2}}})
	if err != nil {
		t.Fatal(err)
	}
	addsUp(t, b)
	var got []string
	for _, c := range b.Criteria {
		got = append(got, c.ID+" "+c.Section)
	}
	if diff := cmp.Diff([]string{"B-2 Betrieb", "B-3 Betrieb", "S-1 Schulung"}, got); diff != "" {
		t.Errorf("sections (-want +got)\n%s", diff)
	}
}

func TestOverrideErrors(t *testing.T) {
	const at = "offerlint.yaml:2:5: "
	tests := []struct {
		name  string
		entry lint.RFPFile
		want  string
	}{
		{"header below the sheet", lint.RFPFile{HeaderRow: 40}, at + "rfp.csv: header_row: there is no row 40; the last one with content is 8"},
		{"rows below the sheet", lint.RFPFile{Rows: lint.RowRange{From: 9}}, at + "rfp.csv: rows: there is no row 9; the last one with content is 8"},
		{"skip below the sheet", lint.RFPFile{Skip: []lint.RowRange{{From: 17, To: 17}}}, at + "rfp.csv: skip: there is no row 17; the last one with content is 8"},
		{"an empty header", lint.RFPFile{HeaderRow: 3}, at + "rfp.csv: row 3 (empty) is not understood as a header; name its columns under columns, or correct header_row"},
		{"no header", lint.RFPFile{HeaderRow: 6}, at + "rfp.csv: row 6 (K-2 | The system imports data. | must) is not understood as a header; name its columns under columns, or correct header_row"},
		{"rows without criteria", lint.RFPFile{Rows: lint.RowRange{From: 3, To: 3}}, at + "rfp.csv: no criterion in the rows 3; correct rows, or name the columns under columns"},
		{"another layout", lint.RFPFile{Preset: "caiq"}, at + "rfp.csv: no row has the headers of preset caiq (Question ID, Question, CSP CAIQ Answer); take the preset out, or name the columns under columns"},
		{"no such preset", lint.RFPFile{Preset: "caic"}, at + `unknown preset "caic", want one of ` + strings.Join(parsers.Presets(), ", ")},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			folder(t, map[string]string{"rfp.csv": muddled})
			b, err := overridden(t, tt.entry)
			if err == nil {
				t.Fatalf("no error, want %s; got %v", tt.want, ids(b))
			}
			if diff := cmp.Diff(tt.want, err.Error()); diff != "" {
				t.Errorf("error (-want +got)\n%s", diff)
			}
		})
	}
}

// TestRowsNeedASheet holds that row numbers are refused where nothing says which sheet they count.
func TestRowsNeedASheet(t *testing.T) {
	folder(t, nil)
	f := excelize.NewFile()
	defer f.Close()
	if _, err := f.NewSheet("Fragen"); err != nil {
		t.Fatal(err)
	}
	for i, row := range [][]any{{"Nr.", "Frage"}, {"1", "Wer sind Sie?"}, {"2", "Was tun Sie?"}} {
		if err := f.SetSheetRow("Fragen", fmt.Sprintf("A%d", i+1), &row); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.SaveAs("rfp.xlsx"); err != nil {
		t.Fatal(err)
	}
	entry := lint.RFPFile{Path: "rfp.xlsx", Skip: []lint.RowRange{{From: 3, To: 3}}}
	want := "offerlint.yaml:2:5: rfp.xlsx: header_row, rows and skip count the rows of one sheet, and this workbook has Sheet1, Fragen; name the sheet under sheets"
	if _, err := overridden(t, entry); err == nil || err.Error() != want {
		t.Errorf("error is %v, want %s", err, want)
	}
	entry.Sheets = []string{"Fragen"}
	b, err := overridden(t, entry)
	if err != nil {
		t.Fatal(err)
	}
	addsUp(t, b)
	if diff := cmp.Diff([]string{"1 Wer sind Sie?"}, ids(b)); diff != "" {
		t.Errorf("criteria (-want +got)\n%s", diff)
	}
}

// TestPresets reads one small table in each of the known layouts; nothing of any real catalogue is in them.
func TestPresets(t *testing.T) {
	tests := []struct{ preset, src, want string }{
		{"ufab", "Nr.,Kriterium,A/B,Gewichtung,max. Punkte,Antwort,Verweis\n1.1,Das System druckt.,A,,,Ja,Kap. 2\n1.2,Das System sendet.,B,10,5,Nein,\n", "claim=F id=A obligation=C points=E reference=G text=B weight=D"},
		{"ticketing-cc0", "Lfd. Nr.,Kategorie,Anforderung,Beschreibung,Art,Erfüllungsgrad,Bewertung,Zusatzkosten,Kommentar Anbieter\n1,Kasse,Bon,Das System druckt einen Bon.,MUSS,Im Standard erfüllt,,,\n2,Kasse,Storno,Das System storniert Belege.,KANN,Nicht erfüllt,,,\n", "claim=F comment=I id=A obligation=E points=G section=B text=D title=C"},
		{"hecvat", "Invented Questionnaire,,,\nFirst Part,,Answer,Additional Information,Guidance\nINVA-01,Do you print?,Yes,We do.,\nINVA-02,Do you send?,No,,\nSecond Part,,Answer,Additional Information,Guidance\nINVB-01,Do you sort?,N/A,,\n", "claim=C comment=D id=A text=B"},
		{"caiq", "Invented v1,,,,\nQuestion ID,Question,CSP CAIQ Answer,SSRM Control Ownership,CSP Implementation Description  (Optional/Recommended),CCM Domain Title\nINV-01.1,Do you print?,Yes,,We do.,Printing\nINV-01.2,Do you send?,NA,,,Printing\n", "claim=C comment=E id=A section=F text=B"},
		{"us-erp", "Req #,Module,Requirement,Priority,Response Code,Comments\nGL-1,Ledger,The system prints.,R,Y,\nGL-2,Ledger,The system sends.,D,N,\n", "claim=E comment=F id=A obligation=D section=B text=C"},
	}
	tested := []string{}
	for _, tt := range tests {
		tested = append(tested, tt.preset)
		t.Run(tt.preset, func(t *testing.T) {
			folder(t, map[string]string{"rfp.csv": tt.src})
			b, err := overridden(t, lint.RFPFile{Preset: tt.preset})
			if err != nil {
				t.Fatal(err)
			}
			addsUp(t, b)
			if diff := cmp.Diff(tt.want, columnsOf(b.Sources[0])); diff != "" {
				t.Errorf("columns (-want +got)\n%s", diff)
			}
			for _, c := range b.Criteria {
				if c.Best().Claim == lint.Unstated {
					t.Errorf("%s: no claim was read", c.ID)
				}
			}
			if why := b.Sources[0].Reasons["id"]; !strings.HasPrefix(why, "preset "+tt.preset) {
				t.Errorf("reason of the ID column is %q", why)
			}
		})
	}
	tested = append(tested, "fedramp-cis") // in TestPresetForMarks
	if diff := cmp.Diff(parsers.Presets(), tested); diff != "" {
		t.Errorf("presets without a test (-want +got)\n%s", diff)
	}
}

// TestPresetVariants holds that presets know the headers in the other wordings that their families use.
func TestPresetVariants(t *testing.T) {
	for _, tt := range []struct{ preset, header, row, want string }{
		{"ufab", "Anf.-Nr.,Beschreibung der Anforderung,Kriterienart*,Gewichtungspunkte,Erfüllungsgrad* (bitte auswählen),Erläuterung des Bieters*", "F-1,Das System druckt.,B,50,erfüllt,Auf Papier.", "claim=E comment=F id=A obligation=C text=B weight=D"},
		{"ufab", "Pkt.,Anforderung,MUSS / ZK,max. Punkte,Bieterangabe,Fundstelle im Angebot", "1.1,Das System druckt.,ZK,30,Ja,Kap. 3", "claim=E id=A obligation=C points=D reference=F text=B"},
		{"ufab", "Krit.-Nr.,Kriterien,A-/B-Kriterium,Gewichtung in %,erreichbare Punkte,Angaben des Bieters", "1.1,Das System druckt.,B,30,10,Ja", "claim=F id=A obligation=C points=E text=B weight=D"},
		{"hecvat", "Part,,Vendor Answers,Additional Information,Guidance", "INVA-01,Do you print?,Yes,We do.,", "claim=C comment=D id=A text=B"},
		{
			"caiq", "Question ID,Question,CSP CAIQ Answer,SSRM Control Ownership,CSP Implementation Description (Optional/Recommended),CSC Responsibilities  (Optional/Recommended),CCM Control ID,CCM Control Specification,CCM Control Title,CCM Domain Title",
			"I&A-01.1,Do you print?,Yes,CSP-owned,We do.,,I&A-01,Print all.,Printing,Paper", "claim=C comment=E id=A section=J text=B",
		},
		{"caiq", "Question ID,Question,Service Provider AI-CAIQ Answer,SSRM Control Ownership,Service Provider Implementation Description (Optional/Recommended)", "I-01.1,Do you print?,Yes,,We do.", "claim=C comment=E id=A text=B"},
		{"us-erp", "Item #,Department,Functional Requirement,R/D,Ability,Explanation/Comments", "1,Finance,The system prints.,R,Y,By default.", "claim=E comment=F id=A obligation=D section=B text=C"},
		{"us-erp", "Requirement No.,Area,Business Requirement,Criticality,Proposer Response Code,Proposer Comments", "1,Finance,The system prints.,Required,Yes,By default.", "claim=E comment=F id=A obligation=D section=B text=C"},
	} {
		t.Run(tt.preset, func(t *testing.T) {
			folder(t, map[string]string{"rfp.csv": tt.header + "\n" + tt.row + "\n" + strings.Replace(tt.row, "1", "2", 1) + "\n"})
			b, err := overridden(t, lint.RFPFile{Preset: tt.preset})
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(tt.want, columnsOf(b.Sources[0])); diff != "" {
				t.Errorf("%s\ncolumns (-want +got)\n%s", tt.header, diff)
			}
		})
	}
}

// columnsOf prints the columns of a source, sorted by field.
func columnsOf(s lint.Source) string {
	var out []string
	for _, f := range []string{"claim", "comment", "evidence", "id", "obligation", "points", "reference", "section", "text", "title", "weight"} {
		if cols := s.Columns[f]; len(cols) > 0 {
			out = append(out, f+"="+strings.Join(cols, "+"))
		}
	}
	return strings.Join(out, " ")
}

// TestColumnsBeforePresets holds that what the config says about a column comes first.
func TestColumnsBeforePresets(t *testing.T) {
	folder(t, map[string]string{"rfp.csv": "Question ID,Question,CSP CAIQ Answer,CSP Implementation Description\nINV-01.1,Do you print?,Yes,We do.\n"})
	b, err := overridden(t, lint.RFPFile{Preset: "caiq", Columns: map[string]string{"evidence": "CSP Implementation Description"}})
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff("claim=C evidence=D id=A text=B", columnsOf(b.Sources[0])); diff != "" {
		t.Errorf("columns (-want +got)\n%s", diff)
	}
}

// TestConfigKnowsThePresets holds that offerlint.yaml accepts the presets that there are, and no others.
func TestConfigKnowsThePresets(t *testing.T) {
	read := func(name string) error {
		_, err := bidfile.Read([]byte("rfp: [{path: a.csv, preset: "+name+"}]\noffer: [b.md]\n"), "offerlint.yaml", "offerlint.yaml")
		return err
	}
	for _, name := range parsers.Presets() {
		if err := read(name); err != nil {
			t.Errorf("preset %s: %v", name, err)
		}
	}
	want := `offerlint.yaml:1:29: unknown preset "nothing-like-it", want one of ` + strings.Join(parsers.Presets(), ", ")
	if err := read("nothing-like-it"); err == nil || err.Error() != want {
		t.Errorf("error is %v, want %s", err, want)
	}
}

func TestLimits(t *testing.T) {
	long := "ID,Requirement\n" + strings.Repeat("K-1,The system exports data.\n", 40)
	folder(t, map[string]string{"rfp.csv": long, "offer.md": strings.Repeat("a", 2000)})
	cfg := lint.Config{Dir: ".", RFP: []lint.RFPFile{{Path: "rfp.csv"}}, Offer: []lint.OfferFile{{Path: "offer.md"}}}
	for _, tt := range []struct {
		name  string
		limit lint.Reading
		want  string
	}{
		{"rows", lint.Reading{MaxRows: 40}, "rfp.csv: has 41 rows with content, and up to 40 are read; remove what is no criterion, or raise max_rows under reading in offerlint.yaml"},
		{"size of a table", lint.Reading{MaxSize: 1 << 10}, "rfp.csv: has 2 KiB, and files of up to 1 KiB are read; split it, or raise max_size under reading in offerlint.yaml"},
		{"size of a chapter", lint.Reading{MaxSize: 1500}, "offer.md: has 2 KiB, and files of up to 2 KiB are read; split it, or raise max_size under reading in offerlint.yaml"},
		{"at the limit", lint.Reading{MaxRows: 41, MaxSize: 2000}, ""},
		{"none", lint.Reading{}, ""},
	} {
		t.Run(tt.name, func(t *testing.T) {
			cfg.Reading = tt.limit
			got := ""
			if _, err := parsers.Read(cfg); err != nil {
				got = err.Error()
			}
			if !strings.HasPrefix(got, tt.want) || tt.want == "" && got != "" {
				t.Errorf("error is %q, want %q", got, tt.want)
			}
		})
	}
}

// TestReplacedWithoutAnEntry holds that a file which another one replaces needs no entry of its own.
func TestReplacedWithoutAnEntry(t *testing.T) {
	folder(t, map[string]string{"offerlint.yaml": "", "rfp/v1.csv": list, "rfp/v2.csv": list, "offer/one.md": "## K-1\n\nYes.\n"})
	cfg := config([]string{"rfp/v2.csv"}, "offer/one.md")
	cfg.RFP[0].Replaces = "rfp/v1.csv"
	b := mustRead(t, cfg)
	for _, d := range b.Documents {
		if d.File == "rfp/v1.csv" && (d.Role != "replaced" || d.Side != lint.SideCustomer) {
			t.Errorf("rfp/v1.csv is %+v, want it replaced", d)
		}
	}
	if len(b.Criteria) != 2 {
		t.Errorf("%d criteria, want 2", len(b.Criteria))
	}
}

// TestFoldersWithSignsOfPatterns holds that only the pattern is one, and not the name of the bid's folder.
func TestFoldersWithSignsOfPatterns(t *testing.T) {
	folder(t, map[string]string{"bid [1] {a,b}/rfp.csv": list, "bid [1] {a,b}/offer/one.md": "## K-1\n\nYes.\n", "shared/two.md": "## K-2\n\nYes.\n"})
	cfg := config([]string{"*.csv"}, "offer/**/*.md", "../shared/*.md")
	cfg.Dir = "bid [1] {a,b}"
	cfg.File = cfg.Dir + "/offerlint.yaml"
	b := mustRead(t, cfg)
	for _, c := range b.Criteria {
		if !c.Answered() {
			t.Errorf("%s has no answer", c.ID)
		}
	}
	cfg.Offer[0].Path = "nowhere/*.md"
	want := `offerlint.yaml:5:3: offer: "nowhere/*.md" matches no file`
	if _, err := parsers.Read(cfg); err == nil || err.Error() != want {
		t.Errorf("error is %v, want %s", err, want)
	}
}
