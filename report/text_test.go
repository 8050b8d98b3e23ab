package report_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/report"
)

// result makes a bid with n criteria that nobody answered; every second one carries points.
func result(t *testing.T, n int, sev lint.Severity) *lint.Result {
	t.Helper()
	bid := &lint.Bid{Config: lint.Config{Name: "test", Language: "de"}}
	for i := 1; i <= n; i++ {
		c := &lint.Criterion{ID: fmt.Sprintf("K-%d", i), Title: "Titel", Section: "S"}
		c.At = lint.At(lint.Location{File: "rfp.xlsx", Sheet: "Blatt 1", Line: i + 1, Col: 1})
		if i%2 == 0 {
			w := float64(i)
			c.Weight = &w
		}
		c.Responses = []*lint.Response{{Criterion: c, At: c.At}}
		bid.Criteria = append(bid.Criteria, c)
	}
	bid.Sources = []lint.Source{{
		File: "rfp.xlsx", Sheet: "Blatt 1", Role: "criteria", Rows: n + 3, Criteria: n, Headings: 1, Blank: 1,
		Skipped: []lint.SkippedRow{{Row: n + 3, Reason: "total"}}, Notes: []lint.Note{{Fact: "hidden-rows", N: 2}},
	}}
	bid.Documents = []*lint.Document{
		{File: "rfp/LB.docx", Side: lint.SideCustomer, Role: "not-read"},
		{File: "notes.txt", Role: "not-read"},
		{File: "rfp/old.xlsx", Side: lint.SideCustomer, Role: "replaced"},
	}
	rule := &lint.Rule{
		Name: "missing-response", Kind: lint.Missed, Messages: lint.Messages{DE: "{{criterion}} ist nicht beantwortet", EN: "{{criterion}} is not answered"},
		Levels: []lint.Level{{Severity: map[lint.Stage]lint.Severity{lint.Review: sev}}},
		Check: &lint.Check{ID: "missing-response", Run: func(p *lint.Pass) error {
			for c := range p.Criteria() {
				p.Report(lint.Finding{Criterion: c})
			}
			return nil
		}},
	}
	res, err := lint.Run(bid, &lint.Ruleset{Rules: []*lint.Rule{rule}}, lint.Options{Stage: lint.Review})
	if err != nil {
		t.Fatal(err)
	}
	return res
}

func text(t *testing.T, res *lint.Result, opt report.Options) string {
	t.Helper()
	var b bytes.Buffer
	if err := report.Text(&b, []*lint.Result{res}, opt); err != nil {
		t.Fatal(err)
	}
	return b.String()
}

func TestText(t *testing.T) {
	want := `test · Stufe Prüfung
2 Fehler: vor der Abgabe beheben

rfp.xlsx:'Blatt 1'!A2: Fehler: K-1 „Titel“ ist nicht beantwortet [missing-response]
rfp.xlsx:'Blatt 1'!A3: Fehler: K-2 „Titel“ ist nicht beantwortet [missing-response]

rfp.xlsx  Blatt 1  5 Zeilen: 2 Kriterien, 1 Überschrift, 1 Leerzeile, 1 Summe; 2 ausgeblendete Zeilen
ersetzt, nicht gelesen: rfp/old.xlsx
nicht gelesen: rfp/LB.docx
weder unter rfp noch unter offer genannt, nicht gelesen: notes.txt
kein Register: keine Antwort ist von einer Person freigegeben
2 Kriterien: 2 Lücken, 0 Annahmen, 0 unbelegt, 0 beantwortet, 0 freigegeben, 0 akzeptiert
`
	if diff := cmp.Diff(want, text(t, result(t, 2, lint.Error), report.Options{})); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
}

// On a terminal the gravest findings with the most points come first, five of a rule at most; in a pipe every finding.
func TestTerminalShortensLongLists(t *testing.T) {
	res := result(t, 9, lint.Error)
	var got []string
	for _, line := range strings.Split(text(t, res, report.Options{Lang: "en", Terminal: true}), "\n") {
		if strings.Contains(line, "missing-response") {
			got = append(got, line[max(strings.Index(line, "K-"), 0):][:3])
		}
	}
	if diff := cmp.Diff([]string{"K-8", "K-6", "K-4", "K-2", "K-1", "4 m"}, got); diff != "" {
		t.Errorf("(-want +got)\n%s", diff)
	}
	if n := strings.Count(text(t, res, report.Options{}), "[missing-response]"); n != 9 {
		t.Errorf("%d findings in a pipe, want 9", n)
	}
	chosen := report.Options{Terminal: true, Show: func(f *lint.Finding) bool { return f.Criterion.ID != "K-8" }}
	if n := strings.Count(text(t, res, chosen), "[missing-response]"); n != 8 {
		t.Errorf("%d findings of those chosen, want 8: who chose wants to see all", n)
	}
}

func TestCountedFindingsAreOneLine(t *testing.T) {
	got := text(t, result(t, 9, lint.Counted), report.Options{Lang: "en"})
	if !strings.Contains(got, "info: 9 criteria still to come [missing-response]\n") || strings.Count(got, "missing-response") != 1 {
		t.Errorf("counted findings are not one line:\n%s", got)
	}
	if !strings.Contains(got, "9 criteria: 9 missed") {
		t.Errorf("counted criteria are missed all the same:\n%s", got)
	}
}

func TestVerdicts(t *testing.T) {
	for want, s := range map[string]lint.Summary{
		"3 blockers: do not submit":                                  {Blocker: 3, Error: 1},
		"1 error: mend before the offer goes out":                    {Error: 1, Warning: 4},
		"no errors; 2 warnings to look at before the offer goes out": {Warning: 2},
		"no findings that stand against submitting":                  {Info: 7},
	} {
		if got := report.Verdict(s, lint.Submit, "en"); got != want {
			t.Errorf("verdict %q, want %q", got, want)
		}
	}
	if got, want := report.Verdict(lint.Summary{Missed: 4}, lint.Draft, "de"), "4 Kriterien noch ohne Antwort; sonst keine Fehler"; got != want {
		t.Errorf("verdict %q, want %q", got, want)
	}
}

// TestJSONHasEveryField holds the promise that fields are only ever added: a program may rely on each of them.
func TestJSONHasEveryField(t *testing.T) {
	var b bytes.Buffer
	if err := report.JSON(&b, []*lint.Result{result(t, 1, lint.Error)}, report.Options{}); err != nil {
		t.Fatal(err)
	}
	var got map[string]any
	if err := json.Unmarshal(b.Bytes(), &got); err != nil {
		t.Fatal(err)
	}
	bid := got["bids"].([]any)[0].(map[string]any)
	for path, fields := range map[string]string{
		"summary":   "criteria missed assumed unverified answered verified waived not_applicable blocker error warning info",
		"sources":   "file sheet hidden role header_rows columns rows criteria positions answer_rows headings continuations blank skipped responses",
		"documents": "file side role read_by",
		"criteria":  "id key title text section obligation obligation_source expects weight hidden withdrawn status reason location responses",
		"findings":  "rule check kind severity criterion position message location related fingerprint waived",
	} {
		object, ok := bid[path].(map[string]any)
		if !ok {
			object = bid[path].([]any)[0].(map[string]any)
		}
		for _, f := range strings.Fields(fields) {
			if _, ok := object[f]; !ok {
				t.Errorf("%s has no field %q", path, f)
			}
		}
	}
	if bid["positions"] == nil {
		t.Error("positions is null, want an empty list")
	}
	place := bid["findings"].([]any)[0].(map[string]any)["location"]
	want := map[string]any{"file": "rfp.xlsx", "sheet": "Blatt 1", "line": 2.0, "column": 1.0, "cell": "A2", "end_line": 2.0, "end_column": 1.0}
	if diff := cmp.Diff(want, place); diff != "" {
		t.Errorf("location (-want +got)\n%s", diff)
	}
}

func TestTextGrouped(t *testing.T) {
	res := result(t, 5, lint.Error)
	for i, owner := range []string{"", "b.beispiel", "a.muster", "b.beispiel", "a.muster"} {
		res.Bid.Criteria[i].Owner, res.Bid.Criteria[i].Section = owner, []string{"Betrieb", "Schulung", ""}[i%3]
	}
	for _, tt := range []struct{ group, want string }{
		{"section", "Betrieb: 2 Fehler; auf dem Spiel: 4 Punkte\nK-1 K-4\nSchulung: 2 Fehler; auf dem Spiel: 2 Punkte\nK-2 K-5\nohne Abschnitt: 1 Fehler\nK-3\n"},
		{"owner", "a.muster: 2 Fehler\nK-3 K-5\nb.beispiel: 2 Fehler; auf dem Spiel: 6 Punkte\nK-2 K-4\nniemandem zugeordnet: 1 Fehler\nK-1\n"},
		{"rule", "missing-response: 5 Fehler\nK-1 K-2 K-3 K-4 K-5\n"},
	} {
		_, body, _ := strings.Cut(text(t, res, report.Options{Group: tt.group}), "beheben\n\n")
		body, _, _ = strings.Cut(body, "\nrfp.xlsx  Blatt 1")
		var got strings.Builder
		for line := range strings.Lines(body) {
			id, isFinding := strings.CutPrefix(line, "rfp.xlsx:'Blatt 1'!A")
			switch {
			case isFinding:
				_, id, _ = strings.Cut(id, "K-")
				got.WriteString("K-" + id[:1] + " ")
			case strings.TrimSpace(line) != "":
				got.WriteString(line)
			}
		}
		words := strings.Join(strings.Fields(got.String()), " ")
		if diff := cmp.Diff(strings.Join(strings.Fields(tt.want), " "), words); diff != "" {
			t.Errorf("by %s (-want +got)\n%s", tt.group, diff)
		}
	}
}

func TestTextWrapsItsHead(t *testing.T) {
	res := result(t, 1, lint.Error)
	res.Bid.Config.Customer, res.Bid.Config.Tender = "Zweckverband Beispiel für den Betrieb der Musterbahnen", "ZV-2026-004"
	got := text(t, res, report.Options{Lang: "de", Terminal: true, Width: 60})
	head, _, _ := strings.Cut(got, "\n1 Fehler")
	if diff := cmp.Diff("test · Zweckverband Beispiel für den Betrieb der\n    Musterbahnen · ZV-2026-004 · Stufe Prüfung", head); diff != "" {
		t.Errorf("on a terminal of 60 characters (-want +got)\n%s", diff)
	}
	if piped := text(t, res, report.Options{Lang: "de"}); !strings.HasPrefix(piped, "test · Zweckverband Beispiel für den Betrieb der Musterbahnen · ") {
		t.Errorf("in a pipe the head is wrapped:\n%s", piped)
	}
}
