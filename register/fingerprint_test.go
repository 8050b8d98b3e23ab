package register_test

import (
	"encoding/csv"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/xuri/excelize/v2"
	"golang.org/x/text/unicode/norm"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers"
	"github.com/offerlint/offerlint/register"
)

// form is a customer's form, filled in.
var form = [][]string{
	{"Nr.", "Anforderung", "Art", "Erfüllungsgrad", "Bemerkung"},
	{"K-1", "Das System muss im Jahresmittel zu 99,9 % verfügbar sein.", "MUSS", "Ja", "Gemessen wird monatlich, über alle Knoten."},
	{"K-2", "Die Übergabe an das Archiv soll über XDOMEA erfolgen.", "SOLL", "Nein", "Geplant für das nächste Jahr."},
	{"K-3", "Antwortzeit höchstens 3 Sekunden (95 % der Fälle).", "MUSS", "Ja", "Im Mittel 1,5 Sekunden."},
}

func copied(rows [][]string) [][]string {
	out := make([][]string, len(rows))
	for i, r := range rows {
		out[i] = slices.Clone(r)
	}
	return out
}

// saved writes a table as a workbook whose column of claims has a list.
func saved(t *testing.T, rows [][]string) string {
	t.Helper()
	f := excelize.NewFile()
	defer f.Close()
	must(t, f.SetSheetName("Sheet1", "Anforderungen"))
	for i, row := range rows {
		cell, err := excelize.CoordinatesToCellName(1, i+1)
		must(t, err)
		must(t, f.SetSheetRow("Anforderungen", cell, &row))
	}
	col, err := excelize.ColumnNumberToName(slices.IndexFunc(rows[0], func(h string) bool { return norm.NFC.String(h) == "Erfüllungsgrad" }) + 1)
	must(t, err)
	dv := excelize.NewDataValidation(true)
	dv.Sqref = col + "2:" + col + "20"
	must(t, dv.SetDropList([]string{"Ja", "Nein"}))
	must(t, f.AddDataValidation("Anforderungen", dv))
	name := filepath.Join(t.TempDir(), "form.xlsx")
	must(t, f.SaveAs(name))
	return name
}

func savedCSV(t *testing.T, rows [][]string) string {
	t.Helper()
	name := filepath.Join(t.TempDir(), "form.csv")
	f, err := os.Create(name)
	must(t, err)
	w := csv.NewWriter(f)
	w.Comma = ';'
	must(t, w.WriteAll(rows))
	must(t, f.Close())
	return name
}

// fingerprints reads a filled-in form and returns the fingerprint of each criterion.
func fingerprints(t *testing.T, file string) map[string]lint.Fingerprint {
	t.Helper()
	bid, err := parsers.Read(lint.Config{Dir: ".", RFP: []lint.RFPFile{{Path: file}}, Offer: []lint.OfferFile{{Path: file}}})
	must(t, err)
	if len(bid.Criteria) != 3 {
		t.Fatalf("%d criteria in %s, want 3", len(bid.Criteria), file)
	}
	out := map[string]lint.Fingerprint{}
	for _, c := range bid.Criteria {
		out[c.ID] = register.Fingerprint(c.Parts())
	}
	return out
}

func must(t *testing.T, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

func TestFingerprintsSurvive(t *testing.T) {
	want := fingerprints(t, saved(t, form))
	for id, f := range want {
		if parts := f.Parts(); slices.Contains(parts[:], "") {
			t.Fatalf("%s: a part of %s is unknown in a workbook with a list", id, f)
		}
	}
	moved := copied(form)
	moved[1], moved[3] = moved[3], moved[1]
	inserted := copied(form)
	for i := range inserted {
		inserted[i] = slices.Insert(inserted[i], 2, []string{"Kapitel", "1", "1", "2"}[i])
	}
	nfd := copied(form)
	spaced := copied(form)
	for i, row := range nfd {
		for j, s := range row {
			nfd[i][j] = norm.NFD.String(s)
			if i > 0 {
				spaced[i][j] = strings.NewReplacer(" %", "\u00a0%", ", ", ",  ").Replace(s)
			}
		}
	}
	for name, file := range map[string]string{
		"row moved": saved(t, moved), "column inserted": saved(t, inserted), "NFD": saved(t, nfd), "other spaces": saved(t, spaced),
		"CSV": savedCSV(t, form), "NFD in CSV": savedCSV(t, nfd),
	} {
		same(t, name, want, fingerprints(t, file))
	}
}

func TestFingerprintsSurviveLibreOffice(t *testing.T) {
	soffice, err := exec.LookPath("soffice")
	if err != nil {
		if slices.Contains(strings.Split(os.Getenv("OFFERLINT_REQUIRE"), ","), "soffice") {
			t.Fatal("soffice is required and not there")
		}
		t.Skip("soffice is not there")
	}
	file := saved(t, form)
	dir := t.TempDir()
	cmd := exec.Command(soffice, "-env:UserInstallation=file://"+filepath.ToSlash(dir)+"/profile", "--headless", "--convert-to",
		"xlsx", "--outdir", filepath.Join(dir, "out"), file)
	if out, err := cmd.CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	same(t, "saved by LibreOffice", fingerprints(t, file), fingerprints(t, filepath.Join(dir, "out", "form.xlsx")))
}

func same(t *testing.T, how string, want, got map[string]lint.Fingerprint) {
	t.Helper()
	for id, w := range want {
		if d := w.Differs(got[id]); len(d) > 0 || got[id] == (lint.Fingerprint{}) {
			t.Errorf("%s: %s differs in %v: %s, %s", how, id, d, w, got[id])
		}
	}
}

func TestFingerprintsBreak(t *testing.T) {
	before := fingerprints(t, saved(t, form))
	for _, tt := range []struct {
		name     string
		row, col int
		from, to string
		want     string
	}{
		{"one word", 1, 4, "monatlich", "jährlich", "[response]"},
		{"another claim", 1, 3, "Ja", "Nein", "[response]"},
		{"soll to muss, in the text", 2, 1, "soll", "muss", "[text]"},
		{"soll to muss, in the column", 2, 2, "SOLL", "MUSS", "[obligation]"},
		{"99,9 to 99,5", 1, 1, "99,9", "99,5", "[text]"},
		{"15 for 1,5", 3, 4, "1,5", "15", "[response]"},
		{"a limit turned", 3, 1, "höchstens 3", "mindestens 3", "[text]"},
		{"a response removed", 3, 4, "Im Mittel 1,5 Sekunden.", "", "[response]"},
	} {
		rows := copied(form)
		if rows[tt.row][tt.col] = strings.Replace(rows[tt.row][tt.col], tt.from, tt.to, 1); rows[tt.row][tt.col] == form[tt.row][tt.col] {
			t.Fatalf("%s: nothing changed", tt.name)
		}
		after := fingerprints(t, saved(t, rows))
		for id, f := range before {
			want := "[]"
			if id == form[tt.row][0] {
				want = tt.want
			}
			if got := printed(f.Differs(after[id])); got != want {
				t.Errorf("%s: %s differs in %s, want %s", tt.name, id, got, want)
			}
		}
	}
}

func printed(parts []lint.FingerprintPart) string {
	var names []string
	for _, p := range parts {
		names = append(names, p.String())
	}
	return "[" + strings.Join(names, " ") + "]"
}

// Normal keeps what changes a meaning and nothing else.
func TestNormal(t *testing.T) {
	for _, group := range [][]string{
		{"99,9 %", "99,9%", "99,9\u00a0 %"},
		{"99.9 %"},
		{"999 %"},
		{"99,5 %"},
		{"≥ 5", "≥5"},
		{"≤ 5"},
		{"> 5"},
		{"5"},
		{"-5", "−5", "– -5"},
		{"± 5", "±5"},
		{"10-20", "10–20"},
		{"§ 57", "§57"},
		{"$ 57"},
		{"24/7"},
		{"24 7", "24, 7"},
		{"247"},
		{"E-Akte", "e akte", "E–Akte.", "\u201eE-Akte\u201c"},
		{"STRASSE", "Straße", "Stra\u00adße"},
		{"über", "u\u0308ber", "ÜBER!"},
		{"uber"},
		{""},
		{"☒ ja"},
		{"☐ ja"},
	} {
		for _, s := range group {
			if got, want := register.Normal(s), register.Normal(group[0]); got != want {
				t.Errorf("%q is %q, want %q as of %q", s, got, want, group[0])
			}
		}
	}
	seen := map[string]string{}
	for _, s := range []string{"99,9 %", "99.9 %", "999 %", "≥ 5", "≤ 5", "> 5", "5", "-5", "± 5", "10-20", "10 20", "24/7", "24 7", "247", "§ 57", "$ 57", "57", "über", "uber", "☒ ja", "☐ ja", "a < b", "a > b", "C++", "C"} {
		if other, ok := seen[register.Normal(s)]; ok {
			t.Errorf("%q and %q are both %q", s, other, register.Normal(s))
		}
		seen[register.Normal(s)] = s
	}
}

func TestWrittenFingerprints(t *testing.T) {
	f := lint.Fingerprint{Text: "0123456789ab", Obligation: "0123456789ab", Response: "ba9876543210"}
	const written = "v1:0123456789ab.0123456789ab.-.ba9876543210"
	if f.String() != written {
		t.Errorf("written %s, want %s", f, written)
	}
	if got, err := lint.ParseFingerprint(written); err != nil || got != f {
		t.Errorf("read %+v, %v", got, err)
	}
	g := f
	g.Answers, g.Text = "aaaaaaaaaaaa", "bbbbbbbbbbbb"
	if got := printed(f.Differs(g)); got != "[text]" {
		t.Errorf("differs in %s: an unknown part equals anything", got)
	}
	for _, s := range []string{"v2:" + written[3:], written + "x", "v1:", strings.ToUpper(written)} {
		if _, err := lint.ParseFingerprint(s); err == nil {
			t.Errorf("%q was taken", s)
		}
	}
}
