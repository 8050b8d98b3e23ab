package config_test

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"

	"github.com/offerlint/offerlint/config"
	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/strictyaml"
)

func TestRead(t *testing.T) {
	src := `bid: wassernetz-9
customer: Zweckverband Erlendorf
tender: ZV-017
language: de
stage: submit
rfp:
  - path: rfp\katalog.xlsx
    sheets: [Anforderungen, 2]
    columns: {id: "Nr.", text: C}
    expect: {criteria: 12, must: 0}
    preset: caiq
    header_row: 5
    rows: 6–240
    skip: [2-4, "17", 300 -]
  - {path: ../rfp/v2.xlsx, replaces: rfp/katalog.xlsx}
  - {path: rfp/LB.docx, read_by: a.muster, on: 2026-11-03, criteria: rfp\aus-LB.csv}
offer:
  - offer/**/*.md
  - {path: offer/a.xlsx, sheets: [A], columns: {claim: F}}
owners:
  - {who: b.beispiel, criteria: ["3.*"], sections: [Betrieb], sheets: [Preise]}
reading: {max_size: 64 MiB, max_rows: 200000, max_cells: 3, max_text: 1KiB, max_markdown: 2KiB}
limits: {words: 500, characters: 4000}
rulesets: [vgv, .\house.yaml]
rules: {hedged-response: {severity: error}}
submission: {due: 2026-12-15T12:00:00+01:00}
`
	got, err := config.Read([]byte(src), "some/dir/offerlint.yaml", "dir/offerlint.yaml")
	if err != nil {
		t.Fatal(err)
	}
	at := func(line, col int) lint.Location {
		return lint.Location{File: "dir/offerlint.yaml", Line: line, Col: col}
	}
	want := &config.File{
		Config: lint.Config{
			File: "dir/offerlint.yaml", Dir: "some/dir", Name: "wassernetz-9", Customer: "Zweckverband Erlendorf",
			Tender: "ZV-017", Language: "de", Stage: lint.Submit, HasStage: true,
			Submission: lint.Submission{Due: time.Date(2026, 12, 15, 12, 0, 0, 0, time.FixedZone("", 3600))},
			RFP: []lint.RFPFile{
				{
					Path: "rfp/katalog.xlsx", At: at(7, 5), Sheets: []string{"Anforderungen", "2"},
					Columns: map[string]string{"id": "Nr.", "text": "C"}, Expect: map[string]int{"criteria": 12, "must": 0},
					Preset: "caiq", HeaderRow: 5, Rows: lint.RowRange{From: 6, To: 240},
					Skip: []lint.RowRange{{From: 2, To: 4}, {From: 17, To: 17}, {From: 300}},
				},
				{Path: "../rfp/v2.xlsx", At: at(15, 5), Replaces: "rfp/katalog.xlsx"},
				{Path: "rfp/LB.docx", At: at(16, 5), ReadBy: "a.muster", On: "2026-11-03", Criteria: "rfp/aus-LB.csv"},
			},
			Offer: []lint.OfferFile{
				{Path: "offer/**/*.md", At: at(18, 5)},
				{Path: "offer/a.xlsx", At: at(19, 5), Sheets: []string{"A"}, Columns: map[string]string{"claim": "F"}},
			},
			Owners: []lint.Owner{
				{Who: "b.beispiel", Criteria: []string{"3.*"}, Sections: []string{"Betrieb"}, Sheets: []string{"Preise"}},
			},
			Reading: lint.Reading{MaxSize: 64 << 20, MaxRows: 200_000, MaxCells: 3, MaxText: 1 << 10, MaxMarkdown: 2 << 10},
			Limits:  lint.Limits{Words: 500, Characters: 4000},
		},
		Rulesets:   []string{"vgv", "./house.yaml"},
		RulesetsAt: []lint.Location{at(24, 12), at(24, 17)},
	}
	if diff := cmp.Diff(want, got, cmpopts.IgnoreFields(config.File{}, "Rules")); diff != "" {
		t.Errorf("read (-want +got):\n%s", diff)
	}
	if got.Rules.Field("hedged-response").Kind() != strictyaml.Mapping {
		t.Errorf("rules are %v", got.Rules)
	}
}

func TestReadDefaults(t *testing.T) {
	got, err := config.Read([]byte("rfp: [a.csv]\noffer: [b.md]\nowners:\nrules:\n"), "/bids/erlendorf/offerlint.yaml", "offerlint.yaml")
	if err != nil {
		t.Fatal(err)
	}
	if got.Name != "erlendorf" || got.HasStage || got.Language != "" || got.Rulesets != nil || got.Rules != nil {
		t.Errorf("defaults are %+v", got)
	}
}

// dueError is what is said of a due date in line 3.
func dueError(due string) string {
	return fmt.Sprintf("offerlint.yaml:3:19: want a day as 2026-12-15, or an hour with its zone as 2026-12-15T12:00:00+01:00, got %q", due)
}

// The zone of this computer must not show: +01:00 stays +01:00 where it happens to be local time, too.
func TestReadDue(t *testing.T) {
	t.Cleanup(func(l *time.Location) func() { return func() { time.Local = l } }(time.Local))
	var err error
	if time.Local, err = time.LoadLocation("Europe/Berlin"); err != nil {
		t.Skipf("no time zones here: %v", err)
	}
	for src, want := range map[string]string{
		"2026-12-15T12:00:00+01:00": "2026-12-15T12:00:00+01:00 +0100 false",
		"2026-12-15T12:00+01:00":    "2026-12-15T12:00:00+01:00 +0100 false",
		"2026-12-15T17:00:00Z":      "2026-12-15T17:00:00Z UTC false",
		"2026-12-15":                "2026-12-15T00:00:00Z UTC true",
	} {
		f, err := config.Read([]byte("rfp: [a.csv]\noffer: [b.md]\nsubmission: {due: "+src+"}\n"), "offerlint.yaml", "offerlint.yaml")
		if err != nil {
			t.Fatal(err)
		}
		due := f.Submission.Due
		zone, _ := due.Zone()
		if zone == "" {
			zone = due.Format("-0700")
		}
		if got := fmt.Sprint(due.Format(time.RFC3339), " ", zone, " ", f.Submission.DayOnly); got != want {
			t.Errorf("due %s was read as %s, want %s", src, got, want)
		}
	}
}

func TestReadErrors(t *testing.T) {
	const rest = "rfp: [a.csv]\noffer: [b.md]\n"
	tests := []struct{ name, src, want string }{
		{"empty", "", "offerlint.yaml:1:1: the file is empty"},
		{"no paths", "bid: x\n", "offerlint.yaml:1:1: rfp needs at least one path: the customer's files\n" +
			"offerlint.yaml:1:1: offer needs at least one path: our answers"},
		{"empty list", "rfp: []\noffer: [b.md]\n", "offerlint.yaml:1:1: rfp needs at least one path: the customer's files"},
		{"null entry", "rfp: [~]\noffer: [b.md]\n", "offerlint.yaml:1:7: want a value, got ~; put it into quotes if the word is meant"},
		{"not a list", "rfp: a.csv\noffer: [b.md]\n", "offerlint.yaml:1:6: want a list, got text"},
		{"unknown key", rest + "custmer: x\n", `offerlint.yaml:3:1: unknown key "custmer", did you mean "customer"?`},
		{"near a later key", rest + "registre: x\n", `offerlint.yaml:3:1: unknown key "registre", did you mean "register"?`},
		{
			"limits", rest + "limits: {words: 0, chars: 9}\n",
			"offerlint.yaml:3:17: want a number of 1 or more, got 0\nofferlint.yaml:3:20: unknown key \"chars\", want one of words, characters",
		},
		{"lot", rest + "lots: [1, alle]\n", `offerlint.yaml:3:11: want the number or letter of a lot, got "alle"; leave lots out to offer all`},
		{
			"not applicable", rest + "not_applicable:\n  - {criteria: [K-1]}\n  - {reason: x}\n  - {criteria: ['*'], reason: x}\n  - K-1\n",
			"offerlint.yaml:4:5: reason is missing: why do these criteria not apply?\n" +
				"offerlint.yaml:5:5: an entry under not_applicable needs criteria, as [\"KI-*\"], or where, an expression\n" +
				"offerlint.yaml:6:5: nothing of the bid would apply; name the criteria\n" +
				"offerlint.yaml:7:5: want a mapping, got text",
		},
		{
			"days", rest + "submission: {questions_until: 5.12.2026, binding_until: 2027-02-30}\nverification: requird\n",
			"offerlint.yaml:3:31: want a day as 2026-12-05, got \"5.12.2026\"\n" +
				"offerlint.yaml:3:57: want a day as 2026-12-05, got \"2027-02-30\"\n" +
				"offerlint.yaml:4:15: unknown verification \"requird\", did you mean \"required\"?",
		},
		{"due without zone", rest + "submission: {due: 2026-12-15T12:00}\n", dueError("2026-12-15T12:00")},
		{"due in German", rest + "submission: {due: 15.12.2026}\n", dueError("15.12.2026")},
		{"no such due day", rest + "submission: {due: 2026-02-30}\n", dueError("2026-02-30")},
		{"submission a text", rest + "submission: 2026-12-15\n", "offerlint.yaml:3:13: want a mapping, got text"},
		{"language", rest + "language: fr\n", `offerlint.yaml:3:11: unknown language "fr", want one of de, en`},
		{"stage", rest + "stage: sumbit\n", `offerlint.yaml:3:8: unknown stage "sumbit", did you mean "submit"?`},
		{"path missing", "rfp:\n  - {sheets: [A]}\noffer: [b.md]\n", "offerlint.yaml:2:5: path is missing"},
		{"path empty", "rfp: ['']\noffer: [b.md]\n", "offerlint.yaml:1:7: want a path, got an empty text"},
		{"path a list", "rfp:\n  - {path: [x]}\noffer: [b.md]\n", "offerlint.yaml:2:12: want text, got a list"},
		{"path with escape", "rfp: [\"rfp\\neu.xlsx\"]\noffer: [b.md]\n", `offerlint.yaml:1:7: "rfp\neu.xlsx" holds a control character; write slashes, or use single quotes, in which a backslash is a backslash`},
		{"listed twice", "rfp: [a.csv]\noffer:\n  - b/c.md\n  - {path: b\\c.md}\n", `offerlint.yaml:4:12: "b/c.md" is listed twice, first in line 3`},
		{"column field", "rfp:\n  - {path: a, columns: {obligaton: B}}\noffer: [b.md]\n", `offerlint.yaml:2:25: unknown field "obligaton", did you mean "obligation"?`},
		{"column empty", "rfp: [a.csv]\noffer:\n  - {path: a, columns: {id: ''}}\n", `offerlint.yaml:3:29: want the header or the letter of a column, got an empty text`},
		{"control total", "rfp:\n  - {path: a, expect: {criterion: 3, muss: 4, must: -1}}\noffer: [b.md]\n", "offerlint.yaml:2:24: unknown control total \"criterion\", did you mean \"criteria\"?\n" +
			"offerlint.yaml:2:38: unknown control total \"muss\", did you mean \"must\"?\nofferlint.yaml:2:53: want a number of 0 or more, got -1"},
		{"date", "rfp:\n  - {path: a, read_by: x, on: 3.11.2026}\noffer: [b.md]\n", `offerlint.yaml:2:31: want a date as YYYY-MM-DD, got "3.11.2026"`},
		{"no such day", "rfp:\n  - {path: a, read_by: x, on: 2026-02-30}\noffer: [b.md]\n", `offerlint.yaml:2:31: want a date as YYYY-MM-DD, got "2026-02-30"`},
		{"on alone", "rfp:\n  - {path: a, on: 2026-11-03}\noffer: [b.md]\n", "offerlint.yaml:2:15: on says when somebody read the file; read_by must say who"},
		{"header row", "rfp: [{path: a, header_row: 0}]\noffer: [b.md]\n", "offerlint.yaml:1:29: want a number of 1 or more, got 0"},
		{"rows", "rfp:\n  - {path: a, rows: 0-4}\n  - {path: c, rows: [4]}\n  - {path: d, rows: 7-6}\noffer: [b.md]\n", "offerlint.yaml:2:21: want rows as 6-240, 17, or 6- for all from there on, got \"0-4\"\n" +
			"offerlint.yaml:3:21: want rows as 6-240, 17, or 6- for all from there on, got a list\nofferlint.yaml:4:21: rows 7-6 end before they begin"},
		{"skip", "rfp:\n  - {path: a, skip: 4}\n  - {path: c, skip: [x, ~]}\noffer: [b.md]\n", "offerlint.yaml:2:21: want a list, got text\n" +
			"offerlint.yaml:3:22: want rows as 6-240, 17, or 6- for all from there on, got \"x\"\nofferlint.yaml:3:25: want a value, got ~; put it into quotes if the word is meant"},
		{"rows against the header", "rfp: [{path: a, header_row: 5, rows: 2-5, skip: [3-7]}]\noffer: [b.md]\n", "offerlint.yaml:1:38: the rows end at row 5, and the header is in row 5: nothing would be read\n" +
			"offerlint.yaml:1:50: row 5 is the header_row and cannot be skipped"},
		{"preset", "rfp: [{path: a, preset: hecvt}]\noffer: [b.md]\n", `offerlint.yaml:1:25: unknown preset "hecvt", did you mean "hecvat"?`},
		{"no preset", "rfp: [{path: a, preset: ''}]\noffer: [b.md]\n", `offerlint.yaml:1:25: unknown preset "", want one of ufab, ticketing-cc0, hecvat, caiq, us-erp, fedramp-cis`},
		{"sizes", rest + "reading: {max_size: 256, max_rows: -1}\n", "offerlint.yaml:3:21: want a size as 256MiB, in KiB, MiB or GiB, got \"256\"\nofferlint.yaml:3:36: want a number of 1 or more, got -1"},
		{"too large a size", rest + "reading: {max_size: 99999999999999999999GiB}\n", `offerlint.yaml:3:21: "99999999999999999999GiB" is more than any file holds`},
		{"replaces itself", "rfp:\n  - {path: a, replaces: a}\noffer: [b.md]\n", `offerlint.yaml:2:25: "a" cannot replace itself`},
		{"nobody owns", rest + "owners: [{criteria: [x]}]\n", "offerlint.yaml:3:10: who is missing: an owner needs a name"},
		{"owns nothing", rest + "owners: [{who: x}]\n", `offerlint.yaml:3:10: "x" owns nothing; name criteria, sections or sheets, all of them with criteria: ["*"]`},
		{"rulesets twice", rest + "rulesets: [core, core]\n", `offerlint.yaml:3:18: "core" is listed twice, first in line 3`},
		{
			"a document for each member, and nobody says who they are", rest + "required_documents: [{name: A, files: a, per: member}]\n",
			"offerlint.yaml:3:47: per: member needs members: in this file, the names of all of them; write members: [] where there are none",
		},
		{
			"an age that counts back from a day that is not there", rest + "required_documents: [{name: A, files: a, max_age: 6 months}]\n",
			"offerlint.yaml:3:51: max_age counts back from submission.due, which submission does not say",
		},
		{
			"the start of a contract that is not there", rest + "required_documents: [{name: A, files: a, max_age: 6 months, anchor: contract-start}]\n",
			"offerlint.yaml:3:69: max_age counts back from submission.contract_start, which submission does not say",
		},
		{
			"an anchor without an age", rest + "required_documents: [{name: A, files: a, anchor: submission}]\n",
			"offerlint.yaml:3:42: anchor is the day from which max_age counts back; say how old the document may be",
		},
		{"an age in no unit", rest + "required_documents: [{name: A, files: a, max_age: 6}]\n", `offerlint.yaml:3:51: want an age as 6 months, 90 days or 1 year, got "6"`},
		{
			"a name with a folder", rest + "required_documents: [{name: A, files: a, file_name: a/*.pdf}]\n",
			"offerlint.yaml:3:53: file_name is the name without its folder; the folder belongs under files",
		},
		{"a name with half a bracket", rest + "required_documents: [{name: A, files: a, file_name: '[a'}]\n", `offerlint.yaml:3:53: "[a" is no pattern: a bracket is not closed`},
		{"amendments twice", rest + "amendments: [{id: A-1}, {id: A-1}]\n", `offerlint.yaml:3:30: "A-1" is listed twice, first in line 3`},
		{"rules", rest + "rules: [x]\n", "offerlint.yaml:3:8: want a mapping, got a list"},
		{"in order", "stage: x\nrfp: [{pth: y}]\nofer: [b.md]\n", "offerlint.yaml:1:8: unknown stage \"x\", want one of draft, review, submit\nofferlint.yaml:2:7: path is missing\n" +
			"offerlint.yaml:2:8: unknown key \"pth\", did you mean \"path\"?\nofferlint.yaml:3:1: unknown key \"ofer\", did you mean \"offer\"?"},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			f, err := config.Read([]byte(tt.src), "d/offerlint.yaml", "offerlint.yaml")
			if err == nil {
				t.Fatalf("no error, want %s; got %+v", tt.want, f)
			}
			if diff := cmp.Diff(tt.want, err.Error()); diff != "" {
				t.Errorf("error (-want +got):\n%s", diff)
			}
		})
	}
}

func TestLoadMissing(t *testing.T) {
	_, err := config.Load(filepath.Join(t.TempDir(), "offerlint.yaml"), "bid/offerlint.yaml")
	if err == nil || !strings.HasPrefix(err.Error(), "bid/offerlint.yaml: ") || strings.Contains(err.Error(), os.TempDir()) {
		t.Errorf("error is %v", err)
	}
}

func TestFindAndBelow(t *testing.T) {
	root := t.TempDir()
	for _, path := range []string{
		"b/offerlint.yaml", "b/offer/a.md", "a/x/offerlint.yaml", "node_modules/offerlint.yaml", ".git/offerlint.yaml",
		"c/offerlint.yaml/not-a-file", "offerlint.yml",
	} {
		full := filepath.Join(root, path)
		if err := os.MkdirAll(filepath.Dir(full), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(full, nil, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	got, err := config.Below(root)
	if err != nil {
		t.Fatal(err)
	}
	want := []string{filepath.Join(root, "a/x/offerlint.yaml"), filepath.Join(root, "b/offerlint.yaml")}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("below (-want +got):\n%s", diff)
	}
	if path, ok := config.Find(filepath.Join(root, "b/offer")); !ok || path != want[1] {
		t.Errorf("found %q, %v in the parent", path, ok)
	}
	if path, ok := config.Find(filepath.Join(root, "c")); ok {
		t.Errorf("found %q above c", path)
	}
	if _, err := config.Below(filepath.Join(root, "nowhere")); err == nil {
		t.Error("a folder that is not there holds no bids")
	}
}

func FuzzRead(f *testing.F) {
	f.Add("rfp: [{path: a, columns: {id: A}, expect: {must: 1}, on: 2026-01-01}]\noffer: [b]\nowners: [{who: x}]\nrules: {}\n")
	f.Add("reading: {max_size: 1KiB}\nrfp: [{path: a, header_row: 2, rows: 3-, skip: [4, 5-6], preset: caiq}]\noffer: [b]\n")
	f.Add("rfp: [~]\noffer: {}\nowners: [&a {who: *a}]\nlots:\n")
	f.Fuzz(func(t *testing.T, src string) {
		file, err := config.Read([]byte(src), "d/offerlint.yaml", "offerlint.yaml")
		if err != nil && !strings.HasPrefix(err.Error(), "offerlint.yaml:") {
			t.Errorf("error without position: %s", err)
		}
		if err == nil && (len(file.RFP) == 0 || file.RFP[0].Path == "" || len(file.Offer) == 0 || file.Offer[0].Path == "") {
			t.Errorf("accepted without paths: %+v", file)
		}
	})
}

// A header is no path: it may hold a backslash and, in a cell with two lines, a line break.
func TestReadClarificationColumns(t *testing.T) {
	src := "rfp: [a.csv]\noffer: [b.md]\nclarifications: [{path: 'x\\q.csv', columns: {question: \"Bidder's\\nquestion\", answer: 'Yes\\No'}}]\n"
	f, err := config.Read([]byte(src), "offerlint.yaml", "offerlint.yaml")
	if err != nil {
		t.Fatal(err)
	}
	want := []lint.ClarificationFile{{
		Path: "x/q.csv", At: lint.Location{File: "offerlint.yaml", Line: 3, Col: 18},
		Columns: map[string]string{"question": "Bidder's\nquestion", "answer": `Yes\No`},
	}}
	if diff := cmp.Diff(want, f.Clarifications); diff != "" {
		t.Errorf("(-want +got):\n%s", diff)
	}
}
