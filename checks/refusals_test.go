package checks_test

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/offerlint/offerlint/checks"
	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/phrase"
	"github.com/offerlint/offerlint/rulesets"
)

// declinedFindings lets declined-criterion speak about one criterion with the given text.
func declinedFindings(t *testing.T, text string, c lint.Criterion, rs ...*lint.Response) []*lint.Finding {
	t.Helper()
	b := bidOf(c, rs...)
	b.Criteria[0].Text = text
	set, err := rulesets.Load(checks.All(), rulesets.Layer{Name: "core"})
	if err != nil {
		t.Fatal(err)
	}
	set.Rules = []*lint.Rule{set.Rule("declined-criterion")}
	res, err := lint.Run(b, set, lint.Options{Stage: lint.Review, Match: phrase.Match})
	if err != nil {
		t.Fatal(err)
	}
	return res.Findings
}

// Refusals that are put into a sentence, and sentences that sound like one and are the answer that is wanted.
func TestRefusalsInSentences(t *testing.T) {
	const (
		search  = "Das System muss eine Volltextsuche bieten."
		browser = "The solution shall run in Chrome and Edge."
		thirds  = "Das System darf keine Daten an Dritte übermitteln."
		cards   = "The system must not store card numbers."
	)
	for _, tc := range []struct {
		criterion, text string
		refused         bool
	}{
		{search, "Wird nicht unterstützt.", true},
		{search, "K-1: Wird nicht unterstützt.", true},
		{search, "Leider nicht möglich.", true},
		{search, "Können wir nicht anbieten.", true},
		{search, "Wir erfüllen diese Anforderung nicht.", true},
		{search, "Diese Anforderung können wir leider nicht erfüllen.", true},
		{search, "Die Anforderung wird nur teilweise erfüllt.", true},
		{search, "Das ist im Standard nicht enthalten.", true},
		{search, "Keine.", true},
		{search, "Unser System unterstützt diese Funktion nicht.", true},
		{search, "Wird derzeit nicht unterstützt, weil der Hersteller die Schnittstelle entfernt hat.", true},
		{search, "Ist nicht Bestandteil unseres Angebots.", true},
		{search, "Nicht Bestandteil unseres Angebots.", true},
		{search, "Hierzu sind wir leider nicht in der Lage.", true},
		{search, "Dafür gibt es keine Lösung.", true},
		{browser, "This is not supported.", true},
		{browser, "Our product does not offer this.", true},
		{browser, "We are unable to comply.", true},
		{browser, "Unfortunately we cannot meet this requirement.", true},
		{browser, "Not supported by our product.", true},
		{browser, "This requirement cannot be met at this time.", true},
		{browser, "We don't support this.", true},
		{browser, "Out of scope.", true},
		{browser, "This is currently not available; an export is offered instead.", true},
		{thirds, "Diese Anforderung können wir nicht erfüllen.", true},
		{cards, "We cannot meet this requirement.", true},

		{thirds, "Es werden keine Daten an Dritte übermittelt.", false},
		{thirds, "Ist nicht möglich.", false},
		{cards, "This is not possible.", false},
		{"Ein Zugriff ohne Anmeldung ist zu verhindern, er wird ausgeschlossen.", "Nicht möglich.", false},
		{search, "Nicht nur Titel, sondern auch Inhalte werden durchsucht.", false},
		{search, "Eine Unterbrechung ist nicht erforderlich.", false},
		{search, "Nicht erforderlich.", false},
		{search, "Kein Problem.", false},
		{search, "Keine Daten verlassen das Haus.", false},
		{search, "Keine Einschränkungen.", false},
		{search, "Nicht möglich ist nur die Suche in gelöschten Akten.", false},
		{search, "Das ist im Standard nicht enthalten, wird von uns aber ohne Aufpreis geliefert.", false},
		{search, "Wird nicht unterstützt, sondern selbst erbracht.", false},
		{search, "Wir können nicht nur Titel durchsuchen.", false},
		{search, "Die Suche kennt alle Felder. Wird nicht unterstützt.", false},
		{search, "Internet Explorer 11 wird nicht unterstützt; alle anderen Browser sind zugelassen.", false},
		{search, "Das wird nicht in der Cloud gespeichert.", false},
		{browser, "Internet Explorer 11 is not supported; all other browsers are.", false},
		{browser, "There is no limit.", false},
		{browser, "No data leaves the EU.", false},
		{browser, "None of the pages needs a plug-in.", false},
		{browser, "Not only Chrome and Edge but also Firefox.", false},
		{browser, "This is not possible without a role.", false},
		{browser, "We do not offer this as an option, it is built in.", false},
		{browser, "Chrome and Edge are supported. Flash is not supported.", false},
		{browser, "This is not included in the base product, but we provide it at no cost.", false},
	} {
		fs := declinedFindings(t, tc.criterion, lint.Criterion{}, says(1, lint.Unstated, "", tc.text))
		if got := len(fs) > 0; got != tc.refused {
			t.Errorf("%q as the answer to %q: refused = %v, want %v", tc.text, tc.criterion, got, tc.refused)
		}
	}
}

// In a row the refusal may stand beside the claim, and counts even where the claim says yes.
func TestRefusalsInRows(t *testing.T) {
	row := func(claim lint.Claim, cell string, texts ...string) *lint.Response {
		r := &lint.Response{Claim: claim, At: at(1), Text: &lint.Text{}}
		if cell != "" {
			r.ClaimCell = block(1, cell)
		}
		for i, s := range texts {
			r.Text.Blocks = append(r.Text.Blocks, block(2+i, s))
		}
		return r
	}
	for _, tc := range []struct {
		name     string
		response *lint.Response
		line     int
		match    string
	}{
		{"no claim", row(lint.Unstated, "", "Wird nicht unterstützt."), 2, "Wird nicht unterstützt"},
		{"a yes that is contradicted", row(lint.Full, "Ja", "Leider nicht möglich."), 2, "Leider nicht möglich"},
		{"in the second cell", row(lint.Full, "Ja", "Stand Mai", "Leider nicht möglich."), 3, "Leider nicht möglich"},
		{"in the cell for the claim", row(lint.Unclear, "Leider nicht möglich"), 1, "Leider nicht möglich"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			fs := declinedFindings(t, "Das System muss Akten exportieren.", lint.Criterion{}, tc.response)
			if len(fs) != 1 || fs[0].At.Line != tc.line || fs[0].Match != tc.match {
				t.Errorf("findings = %+v, want one at line %d about %q", fs, tc.line, tc.match)
			}
		})
	}
}

// Only what the customer wrote stands in quotation marks, and of the answer the whole cell.
func TestWordsOfDeclinedCriterion(t *testing.T) {
	partly := says(1, lint.Partial, "Ja", "teilweise")
	partly.Text.Blocks[0].Kind, partly.Text.Blocks[0].Span = lint.Cell, at(1)
	for _, tc := range []struct {
		name      string
		criterion lint.Criterion
		response  *lint.Response
		want      string
	}{
		{"nothing states the obligation", lint.Criterion{}, says(1, lint.No, "Nein", ""), "K-1 „Text“: die Antwort lautet „Nein“"},
		{
			"a word of ours for what a heading states",
			lint.Criterion{Obligation: lint.Exclusion, ObligationSource: lint.FromSection},
			says(1, lint.No, "Nein", ""), "K-1 „Text“: die Antwort lautet „Nein“",
		},
		{
			"the customer's word",
			lint.Criterion{ObligationWord: "KO", ObligationSource: lint.FromColumn},
			says(1, lint.No, "Nein", ""), "K-1 „Text“: gefordert ist „KO“, die Antwort lautet „Nein“",
		},
		{"what qualifies a yes", lint.Criterion{}, partly, "K-1 „Text“: die Antwort lautet „Ja … teilweise“"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			fs := declinedFindings(t, "Text", tc.criterion, tc.response)
			if len(fs) != 1 {
				t.Fatalf("findings = %+v, want one", fs)
			}
			if diff := cmp.Diff(tc.want, fs[0].Message("de")); diff != "" {
				t.Errorf("message (-want +got):\n%s", diff)
			}
		})
	}
}

// A no is often the good answer to a question that nobody marked as binding.
func TestNoToAQuestion(t *testing.T) {
	const question = "Are passwords stored in plain text?"
	no := func() *lint.Response { return says(1, lint.No, "No", "") }
	stated := lint.Criterion{ObligationSource: lint.FromColumn, ObligationWord: "must"}
	for _, tc := range []struct {
		text string
		c    lint.Criterion
		want lint.Severity
	}{
		{question, lint.Criterion{}, lint.Info},
		{question + " ", lint.Criterion{}, lint.Info},
		{question, stated, lint.Error},
		{strings.TrimSuffix(question, "?") + ".", lint.Criterion{}, lint.Error},
	} {
		fs := declinedFindings(t, tc.text, tc.c, no())
		if len(fs) != 1 || fs[0].Severity != tc.want {
			t.Errorf("a no to %q, stated by %v: findings = %+v, want %v", tc.text, tc.c.ObligationSource, fs, tc.want)
		}
	}
}

// The message of a bare claim gives the reason that holds.
func TestReasonsOfBareClaim(t *testing.T) {
	ten := 10.0
	for _, tc := range []struct {
		c    lint.Criterion
		want string
	}{
		{lint.Criterion{Expects: lint.ExpectsMark, Weight: &ten}, "points are given for it"},
		{lint.Criterion{AsksText: true}, "a description is asked for"},
		{lint.Criterion{}, "the list has no column for a mark, so an answer in words is expected"},
	} {
		set := core(t)
		set.Rules = []*lint.Rule{set.Rule("bare-claim")}
		res, err := lint.Run(bidOf(tc.c, says(1, lint.Full, "Yes", "")), set, lint.Options{Stage: lint.Review, Match: phrase.Match})
		if err != nil {
			t.Fatal(err)
		}
		if len(res.Findings) != 1 || !strings.HasSuffix(res.Findings[0].Message("en"), "; "+tc.want) {
			t.Errorf("findings = %+v, want one that ends with %q", res.Findings, tc.want)
		}
	}
}

// A paragraph that begins with a yes and says more is an answer.
func TestYesWithContentIsNotBare(t *testing.T) {
	for text, want := range map[string][]int{
		"K-1: Ja, mit AES-256.":       nil,
		"Ja, mit AES-256 und TLS 1.3": nil,
		"K-1: Ja.":                    {1},
		"Ja":                          {1},
		"Ja, wird erfüllt.":           {1},
	} {
		if diff := cmp.Diff(want, linesOf(t, "bare-claim", bidOf(lint.Criterion{}, says(1, lint.Full, text, "")))); diff != "" {
			t.Errorf("%q: lines (-want +got):\n%s", text, diff)
		}
	}
}
