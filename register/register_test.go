package register

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/offerlint/offerlint/lint"
)

const full = `# who proves what
evidence:
  - {id: iso27001, title: ISO/IEC 27001:2022, file: evidence\iso 27001.pdf, kind: certificate, issuer: Prüfstelle, holder: Beispiel GmbH,
     scope: Betrieb, issued: 2025-03-01, valid_until: 2028-02-29, status: available, covers: [K-12, "SEC-*"]}
verifications:
  - {criterion: K-12, by: a.muster, on: 2026-11-20, evidence: [iso27001], files: {iso27001: 0a1b}, judged: "v1:0123456789ab.0123456789ab.-.0123456789ab"}
assumptions:
  - {id: A-1, criterion: K-40, text: "Der Proxy ist da.", owner: b.beispiel, status: confirmed, confirmed_by: Q-7}
questions:
  - {id: Q-7, criterion: 017, text: "Ist der Proxy da?", asked: 2026-11-10, answer: "Ja.", answered: 2026-11-15}
waivers:
  - {rule: hedged-response, criterion: K-3, reason: "agreed with legal", by: c.muster, until: 2026-12-15}
assignments:
  - {criterion: "SEC-*", owner: d.beispiel, author: e.muster, consulted: [{who: f.muster, on: 2026-11-12, result: "Ja"}]}
`

func TestRead(t *testing.T) {
	for _, src := range []string{full, strings.ReplaceAll(full, "\n", "\r\n"), "\ufeff" + full} {
		r, err := Read([]byte(src), "register.yaml")
		if err != nil {
			t.Fatal(err)
		}
		at := func(line int) lint.Location { return lint.Location{File: "register.yaml", Line: line, Col: 5} }
		want := lint.Register{
			Source: []byte(src),
			File:   "register.yaml",
			Evidence: []*lint.EvidenceEntry{{
				ID: "iso27001", Title: "ISO/IEC 27001:2022", File: "evidence/iso 27001.pdf", Kind: "certificate", Issuer: "Prüfstelle",
				Holder: "Beispiel GmbH", Scope: "Betrieb", Issued: "2025-03-01", ValidUntil: "2028-02-29", Covers: []string{"K-12", "SEC-*"}, At: at(3),
			}},
			Verifications: []*lint.Verification{{
				Entry: lint.Entry{Criterion: "K-12", At: at(6)}, By: "a.muster", On: "2026-11-20", Evidence: []string{"iso27001"},
				Files:  map[string]string{"iso27001": "0a1b"},
				Judged: lint.Fingerprint{Text: "0123456789ab", Obligation: "0123456789ab", Response: "0123456789ab"},
			}},
			Assumptions: []*lint.Assumption{{
				Entry: lint.Entry{Criterion: "K-40", At: at(8)}, ID: "A-1", Text: "Der Proxy ist da.", Owner: "b.beispiel",
				Status: lint.AssumptionConfirmed, ConfirmedBy: "Q-7",
			}},
			Questions: []*lint.Question{{
				Entry: lint.Entry{Criterion: "017", At: at(10)}, ID: "Q-7", Text: "Ist der Proxy da?", Asked: "2026-11-10", Answer: "Ja.",
				Answered: "2026-11-15",
			}},
			Waivers: []*lint.Waiver{{
				Entry: lint.Entry{Criterion: "K-3", At: at(12)}, Rule: "hedged-response", Reason: "agreed with legal", By: "c.muster", Until: "2026-12-15",
			}},
			Assignments: []*lint.Assignment{{
				Criterion: "SEC-*", Owner: "d.beispiel", Author: "e.muster",
				Consulted: []lint.Consultation{{Who: "f.muster", On: "2026-11-12", Result: "Ja"}}, At: at(14),
			}},
		}
		if diff := cmp.Diff(want, r.Register, cmpopts.IgnoreUnexported(lint.Register{})); diff != "" {
			t.Errorf("(-want +got):\n%s", diff)
		}
	}
}

func TestReadEmpty(t *testing.T) {
	for _, src := range []string{"", "# nothing yet\n", "\ufeff\n\n", "evidence:\n"} {
		if r, err := Read([]byte(src), "register.yaml"); err != nil || !r.Present() {
			t.Errorf("%q: %v", src, err)
		}
	}
}

func TestReadErrors(t *testing.T) {
	for _, tt := range []struct{ src, want string }{
		{"verfications: []\n", `register.yaml:1:1: unknown key "verfications", did you mean "verifications"?`},
		{"evidence: [{id: a}, {id: a}]\n", `register.yaml:1:26: evidence "a" is listed twice, first in line 1`},
		{
			"evidence: [{id: iso27001}]\nverifications:\n  - {criterion: K-1, by: x, evidence: [iso2701], files: {iso: a}}\n",
			"register.yaml:3:40: unknown evidence \"iso2701\", did you mean \"iso27001\"?\n" +
				"register.yaml:3:58: unknown evidence \"iso\", want one of iso27001",
		},
		{"evidence: [{id: a, kind: certifcate}]\n", `register.yaml:1:26: unknown kind "certifcate", did you mean "certificate"?`},
		{"waivers:\n  - {rule: r, criterion: K-1, until: soon}\n", "register.yaml:2:5: reason is missing: why is the finding accepted?\n" +
			"register.yaml:2:5: by is missing: who accepted it?\nregister.yaml:2:38: want a day as 2026-11-20, got \"soon\""},
		{"questions: [{id: Q-7, text: x}]\nassumptions: [{id: A-1, text: y, confirmed_by: Q-8}]\n", `register.yaml:2:48: unknown question "Q-8", did you mean "Q-7"?`},
	} {
		_, err := Read([]byte(tt.src), "register.yaml")
		if err == nil || err.Error() != tt.want {
			t.Errorf("%s\nwant %s\ngot  %v", tt.src, tt.want, err)
		}
	}
}

// Entries find their criterion by ID, and after a renumbering by the key.
func TestBind(t *testing.T) {
	a, b := &lint.Criterion{ID: "K-1", Key: "a"}, &lint.Criterion{ID: "K-2", Key: "b", Owner: "z"}
	r := &lint.Register{
		Verifications: []*lint.Verification{
			{Entry: lint.Entry{Criterion: "k-1"}},
			{Entry: lint.Entry{Criterion: "K-1", Key: "b"}},
			{Entry: lint.Entry{Criterion: "K-2", Key: "old"}},
			{Entry: lint.Entry{Criterion: "K-9"}},
			{Entry: lint.Entry{Criterion: "K-9", Key: "a"}},
		},
		Assignments: []*lint.Assignment{{Criterion: "K-*", Owner: "o"}},
	}
	r.Bind(&lint.Bid{Criteria: []*lint.Criterion{a, b}})
	for i, want := range []*lint.Criterion{a, b, b, nil, a} {
		if got := r.Verifications[i].Of; got != want {
			t.Errorf("verification %d is about %v, want %v", i, got, want)
		}
	}
	if a.Owner != "o" || b.Owner != "o" {
		t.Errorf("owners %q and %q, want those of the assignment", a.Owner, b.Owner)
	}
}

func TestAttach(t *testing.T) {
	t.Chdir(t.TempDir())
	write := func(name, text string) {
		t.Helper()
		if err := os.WriteFile(filepath.FromSlash(name), []byte(text), 0o600); err != nil {
			t.Fatal(err)
		}
	}
	bid := func(named string) *lint.Bid {
		return &lint.Bid{
			Config:    lint.Config{File: "offerlint.yaml", Dir: ".", Register: named, RegisterAt: lint.Location{File: "offerlint.yaml", Line: 3, Col: 11}},
			Documents: []*lint.Document{{File: "register.yaml", Role: "not-read"}, {File: "zert.pdf", Role: "not-read"}, {File: "x.pdf", Role: "not-read"}},
		}
	}
	b := bid("")
	if err := Attach(b); err != nil || b.Register.Present() {
		t.Errorf("without a register: %v, %v", err, b.Register)
	}
	if err := Attach(bid("register.yaml")); err == nil || err.Error() != `offerlint.yaml:3:11: register: no such file: "register.yaml"` {
		t.Errorf("a register that is named and missing: %v", err)
	}
	write("register.yaml", "evidence: [{id: a, file: zert.pdf}, {id: b, file: fehlt.pdf}]\n")
	write("zert.pdf", "")
	if err := Attach(b); err != nil || !b.Register.Present() {
		t.Fatal(err, b.Register)
	}
	roles := []string{b.Documents[0].Role, b.Documents[1].Role, b.Documents[2].Role}
	if diff := cmp.Diff([]string{"register", "evidence", "not-read"}, roles); diff != "" {
		t.Errorf("roles (-want +got):\n%s", diff)
	}
	if e := b.Register.EvidenceByID("a"); !e.Exists || b.Register.EvidenceByID("b").Exists {
		t.Errorf("evidence %+v, want it there, and the other not", e)
	}
	write("register.yaml", "evidence: 7\n")
	if err := Attach(bid("")); err == nil {
		t.Error("a broken register was taken")
	}
}
