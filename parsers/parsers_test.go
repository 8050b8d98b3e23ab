package parsers_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers"
)

// folder writes files into a new working directory.
func folder(t *testing.T, files map[string]string) {
	t.Helper()
	t.Chdir(t.TempDir())
	for name, content := range files {
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
}

func config(rfp []string, offer ...string) lint.Config {
	cfg := lint.Config{File: "offerlint.yaml", Dir: "."}
	for _, p := range rfp {
		cfg.RFP = append(cfg.RFP, lint.RFPFile{Path: p, At: lint.Location{File: "offerlint.yaml", Line: 2, Col: 3}})
	}
	for _, p := range offer {
		cfg.Offer = append(cfg.Offer, lint.OfferFile{Path: p, At: lint.Location{File: "offerlint.yaml", Line: 5, Col: 3}})
	}
	return cfg
}

func mustRead(t *testing.T, cfg lint.Config) *lint.Bid {
	t.Helper()
	bid, err := parsers.Read(cfg)
	if err != nil {
		t.Fatal(err)
	}
	return bid
}

const list = "ID,Requirement\nK-1,The system exports data.\nK-2,The system imports data.\n"

// TestEveryFileIsAccountedFor holds that no file of the bid's folder vanishes.
func TestEveryFileIsAccountedFor(t *testing.T) {
	folder(t, map[string]string{
		"offerlint.yaml":             "",
		"rfp/list.csv":               list,
		"rfp/spec.docx":              "x",
		"rfp/terms/conditions.pdf":   "x",
		"offer/one.md":               "## K-1 Export\n\nAs CSV, see [the format](proof/format.pdf).\n",
		"offer/two.docx":             "x",
		"offer/logo.png":             "x",
		"offer/proof/format.pdf":     "x",
		"offer/proof/other.pdf":      "x",
		"notes/mine.txt":             "x",
		"offer/~$answers.xlsx":       "lock",
		"other-bid/offerlint.yaml":   "",
		"other-bid/rfp/elsewhere.md": "x",
		".git/config":                "x",
	})
	bid := mustRead(t, config([]string{"rfp/list.csv", "rfp/spec.docx"}, "offer/**/*.*"))
	got := map[string]string{}
	for _, d := range bid.Documents {
		got[d.File] = string(d.Side) + "/" + d.Role
	}
	want := map[string]string{
		"offerlint.yaml":           "/config",
		"rfp/list.csv":             "customer/read",
		"rfp/spec.docx":            "customer/not-read",
		"rfp/terms/conditions.pdf": "customer/not-read",
		"offer/one.md":             "offer/read",
		"offer/proof/format.pdf":   "offer/evidence",
		"offer/proof/other.pdf":    "offer/not-read",
		"offer/two.docx":           "offer/not-read",
		"offer/logo.png":           "offer/ours",
		"notes/mine.txt":           "/not-read",
		"offer/~$answers.xlsx":     "/lock",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("documents (-want +got)\n%s", diff)
	}
}

// TestDecomposedNames: a file that a Mac stored with a decomposed umlaut is the one that the text names.
func TestDecomposedNames(t *testing.T) {
	folder(t, map[string]string{
		"rfp/list.csv":                list,
		"offer/a.md":                  "## K-1\n\nSiehe [Bericht](Pr\u00fcfbericht.pdf).\n",
		"offer/Pru\u0308fbericht.pdf": "x",
	})
	bid := mustRead(t, config([]string{"rfp/list.csv"}, "offer/*.md"))
	e := bid.Criteria[0].Responses[0].Evidence
	if len(e) != 1 || !e[0].Exists {
		t.Errorf("evidence = %+v, want one file that exists", e)
	}
	for _, d := range bid.Documents {
		if strings.HasSuffix(d.File, ".pdf") && d.Role != "evidence" {
			t.Errorf("%s has the role %q, want evidence", d.File, d.Role)
		}
	}
}

// TestLinkedFolders: a link to a folder is not walked, so it must not be passed over in silence.
func TestLinkedFolders(t *testing.T) {
	folder(t, map[string]string{"rfp/list.csv": list, "real/a.md": "## K-1\n\nYes.\n", "offer/b.md": "## K-2\n\nYes.\n"})
	if err := os.Symlink("../real", "offer/link"); err != nil {
		t.Skip(err)
	}
	_, err := parsers.Read(config([]string{"rfp/list.csv"}, "offer"))
	if err == nil || !strings.Contains(err.Error(), "offer/link is a link to a folder") {
		t.Errorf("error = %v, want one that names the link", err)
	}
}

// TestForgottenChapters: what lies among our files and nobody named is called not read, not ours.
func TestForgottenChapters(t *testing.T) {
	folder(t, map[string]string{
		"rfp/list.csv": list, "offer/a.md": "## K-1\n\nYes.\n", "offer/b.docx": "x", "offer/c.xlsx": "x", "offer/logo.png": "x",
	})
	for _, d := range mustRead(t, config([]string{"rfp/list.csv"}, "offer/*.md")).Documents {
		want := map[string]string{"offer/b.docx": "not-read", "offer/c.xlsx": "not-read", "offer/logo.png": "ours"}[d.File]
		if want != "" && d.Role != want {
			t.Errorf("%s has the role %q, want %q", d.File, d.Role, want)
		}
	}
}

func TestReadByCountsFromItsDay(t *testing.T) {
	folder(t, map[string]string{"rfp/list.csv": list, "rfp/spec.docx": "x", "offer.md": "## K-1\n\nYes.\n"})
	cfg := config([]string{"rfp/list.csv", "rfp/spec.docx"}, "offer.md")
	cfg.RFP[1].ReadBy, cfg.RFP[1].On = "a.muster", "2026-11-02"
	for today, want := range map[string]string{"2026-11-01": "", "2026-11-02": "a.muster", "": "a.muster"} {
		cfg.Today = today
		for _, d := range mustRead(t, cfg).Documents {
			if d.File == "rfp/spec.docx" && d.ReadBy != want {
				t.Errorf("on %q the file was read by %q, want %q", today, d.ReadBy, want)
			}
		}
	}
}

func TestEveryCriterionHasAResponse(t *testing.T) {
	folder(t, map[string]string{
		"rfp/list.csv":      "ID,Requirement,Answer\nK-1,The system exports data.,\nK-2,The system imports data.,\nK-3,The system prints.,\n",
		"offer/answers.csv": "ID,Requirement,Answer\nK-1,The system exports data.,Yes\nK-2,The system imports data.,\nK-9,Not asked.,Yes\n",
	})
	bid := mustRead(t, config([]string{"rfp/list.csv"}, "offer/answers.csv"))
	var got []string
	for _, c := range bid.Criteria {
		for _, r := range c.Responses {
			got = append(got, c.ID+" "+r.Claim.String()+" "+r.At.String())
		}
	}
	// An empty cell of our own workbook is the one to fill in; without one it is the customer's.
	want := []string{"K-1 full offer/answers.csv:2:30", "K-2 unstated offer/answers.csv:3:28", "K-3 unstated rfp/list.csv:4:22"}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("responses (-want +got)\n%s", diff)
	}
	if len(bid.Strays) != 1 || bid.Strays[0].ID != "K-9" {
		t.Errorf("strays = %v, want K-9", bid.Strays)
	}
}

// TestOurOwnCellsAreRead holds that what we write beside the answers is read too, and the customer's words are not ours.
func TestOurOwnCellsAreRead(t *testing.T) {
	folder(t, map[string]string{
		"rfp/list.csv":      "Please answer every row.,,\nID,Requirement,Answer\nK-1,The system exports data.,\n",
		"offer/answers.csv": "Please answer every row.,,All prices TBD.\nID,Requirement,Answer\nK-1,The system exports data.,Yes\n",
	})
	bid := mustRead(t, config([]string{"rfp/list.csv"}, "offer/answers.csv"))
	var got []string
	for _, p := range bid.Passages {
		for _, b := range p.Blocks {
			got = append(got, b.Str)
		}
	}
	if diff := cmp.Diff([]string{"All prices TBD.", "Yes"}, got); diff != "" {
		t.Errorf("passages (-want +got)\n%s", diff)
	}
}

func TestErrorsSayWhatToDo(t *testing.T) {
	many := "ID,Requirement\n"
	for _, id := range strings.Fields("A B C D E F") {
		many += "K-" + id + ",The system does " + id + ".\n"
	}
	folder(t, map[string]string{"rfp/a.csv": many, "rfp/b.csv": many, "rfp/list.csv": list, "offer.md": "x", "binary.md": "a\x00b", "rfp/old.xls": "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"})
	tests := []struct {
		name string
		cfg  lint.Config
		want string
	}{
		{"no such file", config([]string{"rfp/lsit.csv"}, "offer.md"), `offerlint.yaml:2:3: rfp: no such file: "rfp/lsit.csv"`},
		{"no match", config([]string{"rfp/list.csv"}, "offer/**/*.md"), `offerlint.yaml:5:3: offer: "offer/**/*.md" matches no file`},
		{"two versions", config([]string{"rfp/a.csv", "rfp/b.csv"}, "offer.md"), "rfp/a.csv and rfp/b.csv hold mostly the same criteria"},
		{"no text", config([]string{"rfp/list.csv"}, "binary.md"), "binary.md: is no text"},
		{"an old workbook", config([]string{"rfp/old.xls"}, "offer.md"), "rfp/old.xls: "},
	}
	misspelt := config([]string{"rfp/list.csv"}, "offer.md")
	misspelt.RFP[0].Replaces = "rfp/odl.csv"
	tests = append(tests, struct {
		name string
		cfg  lint.Config
		want string
	}{"nothing to replace", misspelt, `offerlint.yaml:2:3: replaces: no such file: "rfp/odl.csv"`})
	wrongPackage := config([]string{"rfp/list.csv"}, "offer.md")
	wrongPackage.Package = []string{"offer.md", "nowhere"}
	tests = append(tests, struct {
		name string
		cfg  lint.Config
		want string
	}{"no package", wrongPackage, `offerlint.yaml: package: "nowhere" names no file; what goes out cannot be checked`})
	wrongSheet := config([]string{"rfp/list.csv"}, "offer.md")
	wrongSheet.RFP[0].Sheets = []string{"Anforderungen"}
	tests = append(tests, struct {
		name string
		cfg  lint.Config
		want string
	}{"no such sheet", wrongSheet, `rfp/list.csv: no sheet "Anforderungen"`})
	wrongColumn := config([]string{"rfp/list.csv"}, "offer.md")
	wrongColumn.RFP[0].Columns = map[string]string{"id": "ID", "claim": "Answer"}
	tests = append(tests, struct {
		name string
		cfg  lint.Config
		want string
	}{"no such column", wrongColumn, `offerlint.yaml:2:3: rfp/list.csv: no column "Answer" for claim; its headers are "ID", "Requirement"`})
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			_, err := parsers.Read(tt.cfg)
			if err == nil || !strings.HasPrefix(err.Error(), tt.want) {
				t.Errorf("error = %v, want %s…", err, tt.want)
			}
		})
	}
}

// A block of a mixed file that does not tell its language is searched in both.
func TestLanguageOfBlocks(t *testing.T) {
	folder(t, map[string]string{
		"rfp/list.csv": list,
		"offer.md":     "## K-1 Export\n\nWir exportieren die Daten und sind fertig.\n\nThe data are exported by the system.\n\nTBD\n",
	})
	bid := mustRead(t, config([]string{"rfp/list.csv"}, "offer.md"))
	got := map[string]string{}
	for _, p := range bid.Passages {
		for _, b := range p.Blocks {
			got[b.Str] = b.Lang
		}
	}
	want := map[string]string{
		"K-1 Export": "", "Wir exportieren die Daten und sind fertig.": "de", "The data are exported by the system.": "en", "TBD": "",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("languages (-want +got)\n%s", diff)
	}
}
