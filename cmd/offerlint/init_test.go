package main

import (
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

func TestSideOf(t *testing.T) {
	tests := []struct {
		path         string
		want         side
		contradicted bool
	}{
		{"rfp/list.xlsx", theirSide, false},
		{"RFP2026/list.xlsx", theirSide, false},
		{"01_Vergabeunterlagen/Katalog.xlsx", theirSide, false},
		{"Öffentliche Ausschreibung/Katalog.xlsx", theirSide, false},
		{"Angebot/Kapitel 1.md", ourSide, false},
		{"Unser Angebot (final)/x.md", ourSide, false},
		{"Ausschreibung/Angebot/x.md", ourSide, false},
		{"Angebot/Ausschreibung/x.xlsx", theirSide, false},
		{"rfp/response-form.xlsx", theirSide, true},
		{"offer/rfp.xlsx", ourSide, true},
		{"rfp/Katalog_ausgefüllt.xlsx", ourSide, false},
		{"rfp/Katalog_ausgefu\u0308llt.xlsx", ourSide, false},
		{"katalog.xlsx", unknownSide, false},
		{"angebot.md", ourSide, false},
		{"Tender response.xlsx", unknownSide, false},
		{"Preferred/offering.md", unknownSide, false},
	}
	for _, tt := range tests {
		if got, contradicted := sideOf(tt.path); got != tt.want || contradicted != tt.contradicted {
			t.Errorf("sideOf(%q) = %v, %v, want %v, %v", tt.path, got, contradicted, tt.want, tt.contradicted)
		}
	}
}

func TestNewerName(t *testing.T) {
	for _, pair := range [][2]string{ // the newer one first
		{"katalog-v2.xlsx", "katalog.xlsx"},
		{"katalog_v10.xlsx", "katalog_v9.xlsx"},
		{"2026-11-03/katalog.xlsx", "2026-02-20/katalog.xlsx"},
		{"katalog.xlsx", "katalog_alt.xlsx"},
		{"Katalog 02.xlsx", "katalog 1.xlsx"},
		{"katalog (2).xlsx", "katalog (1).xlsx"},
	} {
		if !newerName(pair[0], pair[1]) || newerName(pair[1], pair[0]) {
			t.Errorf("%q is not newer than %q", pair[0], pair[1])
		}
	}
}

// TestInitWithOddNames holds that whatever files are called, what init writes is read by check.
func TestInitWithOddNames(t *testing.T) {
	if runtime.GOOS == "windows" {
		t.Skip("Windows does not allow these names")
	}
	const list, answer = "ID,Requirement\nK-1,The system exports data.\n", "## K-1 Export\n\nAs CSV.\n"
	for _, name := range []string{
		`quote"d`, "it's", "a: b", "# no comment", "- dash", "{a,b}", "[x]", "star*", "what?", "tab\there", "line\nbreak", `back\slash`, "na\u00efve",
		"nai\u0308ve", "soft\u00adhyphen", "no\u00a0break", "\u2028separator", "100%", "!bang", "&anchor", "*alias", "null", "~", "bad\xffutf8", "\u202eright",
	} {
		t.Run(strings.ToValidUTF8(name, "?"), func(t *testing.T) {
			dir := filepath.Join(t.TempDir(), "bid")
			for file, text := range map[string]string{
				"rfp/list.csv": list, "rfp/" + name + ".csv": strings.ReplaceAll(list, "K-1", "L-1"), "rfp/" + name + ".docx": "x",
				"offer/one.md": answer, "offer/" + name + ".md": answer, name + "/offer/two.md": answer,
			} {
				full := filepath.Join(dir, file)
				if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
					t.Fatal(err)
				}
				if err := os.WriteFile(full, []byte(text), 0o600); err != nil {
					t.Skip(err)
				}
			}
			var out, errOut strings.Builder
			if status := run([]string{"init", dir}, strings.NewReader(""), &out, &errOut); status != 0 {
				t.Fatalf("init: status %d\n%s", status, &errOut)
			}
			errOut.Reset()
			if status := run([]string{"check", "--fail-on", "never", dir}, strings.NewReader(""), &out, &errOut); status != 0 {
				text, _ := os.ReadFile(filepath.Join(dir, "offerlint.yaml"))
				t.Errorf("check: status %d\n%s\n%s", status, &errOut, text)
			}
		})
	}
}

// TestInitKeepsFilesOfOthersOut holds that a pattern for chapters matches no file that is not ours.
func TestInitKeepsFilesOfOthersOut(t *testing.T) {
	s := &survey{
		files:    []string{"p/offer/a.md", "p/offer/b/c.md", "p/rfp/d.md", "q/e.md", "q/f.MD", "r/g.md", "h.md"},
		left:     []string{"r/.hidden"},
		chapters: []string{"p/offer/a.md", "p/offer/b/c.md", "q/e.md", "q/f.MD", "r/g.md", "h.md"},
	}
	want := []string{"p/offer/**/*.md", "q/**/*.md", "q/**/*.MD", "r/g.md", "h.md"}
	if diff := cmp.Diff(want, s.patterns()); diff != "" {
		t.Errorf("patterns (-want +got)\n%s", diff)
	}
}
