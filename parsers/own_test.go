package parsers_test

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers"
)

// form writes a small requirement workbook; made is the value of the property that marks it as ours, "" for none.
func form(t *testing.T, path, made string) {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	for i, row := range [][]any{
		{"Nr.", "Anforderung", "Erfüllungsgrad", "Bemerkung"},
		{"K-1", "Das System verschickt Bescheide.", "ja", "Per Post."},
		{"K-2", "Das System exportiert Daten.", "ja", "Als CSV."},
		{"K-3", "Das System druckt Listen.", "ja", "Als PDF."},
	} {
		cell, err := excelize.CoordinatesToCellName(1, i+1)
		if err != nil {
			t.Fatal(err)
		}
		if err := f.SetSheetRow("Sheet1", cell, &row); err != nil {
			t.Fatal(err)
		}
	}
	if made != "" {
		if err := f.SetCustomProps(excelize.CustomProperty{Name: lint.MadeBy, Value: made}); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
		t.Fatal(err)
	}
	if err := f.SaveAs(path); err != nil {
		t.Fatal(err)
	}
}

// What offerlint made is in the account and nowhere else, whether a glob or a name leads to it, or nothing at all.
func TestOwnWorkbooksAreNotRead(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	form(t, "rfp/form.xlsx", "")
	form(t, "rfp/INTERN-form.xlsx", "annotated copy")
	form(t, "offer/answers.xlsx", "")
	form(t, "offer/matrix.xlsx", "matrix")
	form(t, "INTERN-answers.xlsx", "annotated copy")
	form(t, "customer.xlsx", "") // has no such property, and is as before
	bid, err := parsers.Read(lint.Config{
		File: "offerlint.yaml", Dir: ".",
		RFP:   []lint.RFPFile{{Path: "rfp/*.xlsx"}},
		Offer: []lint.OfferFile{{Path: "offer/answers.xlsx"}, {Path: "offer/matrix.xlsx"}},
	})
	if err != nil {
		t.Fatal(err)
	}
	roles := map[string]string{}
	for _, d := range bid.Documents {
		roles[d.File] = d.Role + " " + d.Reason
	}
	for file, want := range map[string]string{
		"rfp/form.xlsx": "read ", "offer/answers.xlsx": "read ", "customer.xlsx": "not-read ",
		"rfp/INTERN-form.xlsx": "made-by-offerlint annotated copy", "offer/matrix.xlsx": "made-by-offerlint matrix",
		"INTERN-answers.xlsx": "made-by-offerlint annotated copy",
	} {
		if roles[file] != want {
			t.Errorf("%s: role %q, want %q", file, roles[file], want)
		}
	}
	if len(bid.Criteria) != 3 || len(bid.Documents) != 6 {
		t.Errorf("%d criteria in %d files, want 3 in 6", len(bid.Criteria), len(bid.Documents))
	}
	if i := slices.IndexFunc(bid.Sources, func(s lint.Source) bool { return roles[s.File] != "read " }); i >= 0 {
		t.Errorf("%s was read", bid.Sources[i].File)
	}
}

// A bid of which nothing is left is the wrong file, not a clean offer.
func TestOwnWorkbookAlone(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	form(t, "form.xlsx", "")
	form(t, "INTERN-form.xlsx", "annotated copy")
	own, theirs := "INTERN-form.xlsx", "form.xlsx"
	for _, cfg := range []lint.Config{
		{Dir: ".", RFP: []lint.RFPFile{{Path: own}}, Offer: []lint.OfferFile{{Path: own}}},
		{Dir: ".", RFP: []lint.RFPFile{{Path: own}}},
		{Dir: ".", RFP: []lint.RFPFile{{Path: theirs}}, Offer: []lint.OfferFile{{Path: "INTERN-*"}}},
	} {
		_, err := parsers.Read(cfg)
		if err == nil || !strings.HasPrefix(err.Error(), "INTERN-form.xlsx: was made by offerlint (annotated copy) and is not read; name ") {
			t.Errorf("error %v", err)
		}
	}
}

// Reports and matrices in formats of text are known by how they begin, also where a pattern of the offer names them.
func TestOwnTextsAreNotRead(t *testing.T) {
	dir := t.TempDir()
	t.Chdir(dir)
	form(t, "rfp/form.xlsx", "")
	const page = "<!DOCTYPE html>\n<head>\n<meta name=\"generator\" content=\"%s\">\n"
	files := map[string]string{
		"INTERN-report.html":       strings.Replace(page, "%s", "offerlint", 1),
		"INTERN-matrix.htm":        strings.Replace(page, "%s", "offerlint matrix", 1),
		"offer/INTERN-matrix.md":   "<!-- offerlint: matrix -->\n\n| ID |\n|---|\n| K-1 |\n",
		"INTERN-matrix.csv":        "ID,Status,offerlint: key\nK-1,answered,1\n",
		"INTERN-matrix-de.csv":     "\ufeffID;Status;offerlint: Schlüssel\r\nK-1;beantwortet;1\r\n",
		"offer/INTERN-report.md":   "<!-- offerlint: report -->\n\n- K-1 is not answered\n",
		"offer/INTERN-diff.md":     "<!-- offerlint: diff -->\n\n| K-1 |\n",
		"offer/INTERN-criteria.md": "<!-- offerlint: criteria -->\n\n| K-1 |\n",
		"INTERN-findings.csv":      "bid,severity,kind,rule,criterion,file\nb,error,missed,missing-response,K-1,x\n",
		"INTERN-criteria.csv":      "bid,type,id,section,title,text,obligation,obligation_word\nb,criterion,K-1,,,,must,\n",
		"rfp/Fragen.csv":           "\ufeffNr.;Kriterium;Fundstelle;Wortlaut;Frage;Antwort\r\nQ-1;K-1;;;Was gilt?;\r\n",
		"offer/about-junit.md":     "# Notes\n\nA file of ours begins with <testsuites name=\"offerlint\">.\n",
		"foreign.html":             strings.Replace(page, "%s", "offerlinter", 1),
		"offer/about-offerlint.md": "# Notes\n\nA matrix begins with <!-- offerlint: matrix -->.\n",
		"foreign.csv":              "ID,Status\nK-1,answered\n",
	}
	for name, text := range files {
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(text), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	bid, err := parsers.Read(lint.Config{
		File: "offerlint.yaml", Dir: ".", RFP: []lint.RFPFile{{Path: "rfp/*"}}, Offer: []lint.OfferFile{{Path: "offer/*.md"}},
	})
	if err != nil {
		t.Fatal(err)
	}
	roles := map[string]string{}
	for _, d := range bid.Documents {
		roles[d.File] = d.Role + " " + d.Reason
	}
	for file, want := range map[string]string{
		"INTERN-report.html": "made-by-offerlint report", "INTERN-matrix.htm": "made-by-offerlint matrix",
		"offer/INTERN-matrix.md": "made-by-offerlint matrix", "INTERN-matrix.csv": "made-by-offerlint matrix",
		"INTERN-matrix-de.csv": "made-by-offerlint matrix", "foreign.html": "not-read ", "foreign.csv": "not-read ",
		"offer/about-offerlint.md": "read ", "offer/about-junit.md": "read ",
		"offer/INTERN-report.md": "made-by-offerlint report", "offer/INTERN-diff.md": "made-by-offerlint diff",
		"offer/INTERN-criteria.md": "made-by-offerlint criteria", "INTERN-findings.csv": "made-by-offerlint report",
		"INTERN-criteria.csv": "made-by-offerlint criteria", "rfp/Fragen.csv": "made-by-offerlint questions",
	} {
		if roles[file] != want {
			t.Errorf("%s: role %q, want %q", file, roles[file], want)
		}
	}
}
