package checks_test

import (
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers"
	"github.com/offerlint/offerlint/phrase"
	"github.com/offerlint/offerlint/quantity"
)

// judged writes the examples of a text in the notation of the pages, reads the first one and judges it by all rules. It
// returns, for each criterion, the rules that speak about it and those that they replace in brackets.
func judged(t *testing.T, stage lint.Stage, src string) map[string]string {
	t.Helper()
	e := parsePage(t, "judged", src+"\nFindings:\n\n```\n```\n")[0]
	t.Chdir(t.TempDir())
	e.write(t)
	cfg, _ := e.config(t)
	bid, err := parsers.Read(cfg)
	if err != nil {
		t.Fatal(err)
	}
	res, err := lint.Run(bid, core(t), lint.Options{Stage: stage, Match: phrase.Match})
	if err != nil {
		t.Fatal(err)
	}
	out := map[string]string{}
	for _, f := range res.Findings {
		if f.Criterion == nil {
			continue
		}
		var gone []string
		for _, r := range f.Related {
			gone = append(gone, replacedBy(t, r))
		}
		slices.Sort(gone)
		line := f.Severity.String() + " " + f.Rule.Name
		if len(gone) > 0 {
			line += " (" + strings.Join(gone, ", ") + ")"
		}
		out[f.Criterion.ID] = strings.TrimPrefix(out[f.Criterion.ID]+"; "+line, "; ")
	}
	return out
}

// replacedBy names the check whose message a related place carries.
func replacedBy(t *testing.T, r lint.Related) string {
	t.Helper()
	for _, rule := range core(t).Rules {
		if rule.Messages == r.Messages {
			return rule.Name
		}
	}
	t.Fatalf("no rule has the message %q", r.Messages.EN)
	return ""
}

// One cause is one finding, at each stage: the check that says most about an empty or unclear row speaks alone.
func TestOneFindingForOneRow(t *testing.T) {
	const marks = "## Example: marks\n\n`rfp.xlsx!Anforderungen`:\n\n" + `| Nr. | Anforderung | Art | Ja | Nein |
| --- | --- | --- | --- | --- |
| K-1 | Das System muss Akten exportieren. | MUSS | x | |
| K-2 | Das System muss Postfächer überwachen. | MUSS | | |
| K-3 | Das System muss Vertretungen kennen. | MUSS | | |
| K-4 | Das System muss Etiketten drucken. | MUSS | x | x |
| K-5 | Das System kann Karten zeigen. | KANN | | |

Workbook:

` + "```\nhidden row 4\n```\n"
	const list = "## Example: a list\n\n`rfp.xlsx!Anforderungen`:\n\n" + `| Nr. | Anforderung | Art | Erfüllung |
| --- | --- | --- | --- |
| K-1 | Das System muss Akten exportieren. | MUSS | Ja |
| K-2 | Das System muss Postfächer überwachen. | MUSS | zu klären |
| K-3 | Das System muss Vertretungen kennen. | MUSS | |

Workbook:

` + "```\nlist D2:D4: Ja|Nein\nhidden row 4\n```\n"
	for _, tc := range []struct {
		name  string
		src   string
		stage lint.Stage
		want  map[string]string
	}{
		{"marks at draft", marks, lint.Draft, map[string]string{
			"K-2": "info unmarked-answer (missing-response)",
			"K-3": "info hidden-criterion (missing-response, unmarked-answer)",
			"K-4": "error contradictory-marks (unclear-claim)",
		}},
		{"marks at review", marks, lint.Review, map[string]string{
			"K-2": "error unmarked-answer (missing-response)",
			"K-3": "error hidden-criterion (missing-response, unmarked-answer)",
			"K-4": "error contradictory-marks (unclear-claim)",
			"K-5": "info unmarked-answer (missing-response)",
		}},
		{"marks at submit", marks, lint.Submit, map[string]string{
			"K-2": "blocker unmarked-answer (missing-response)",
			"K-3": "blocker hidden-criterion (missing-response, unmarked-answer)",
			"K-4": "error contradictory-marks (unclear-claim)",
			"K-5": "warning unmarked-answer (missing-response)",
		}},
		{"a list at draft", list, lint.Draft, map[string]string{
			"K-2": "warning invalid-answer (unclear-claim)",
			"K-3": "info hidden-criterion (missing-response)",
		}},
		{"a list at submit", list, lint.Submit, map[string]string{
			"K-2": "error invalid-answer (unclear-claim)",
			"K-3": "blocker hidden-criterion (missing-response)",
		}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if diff := cmp.Diff(tc.want, judged(t, tc.stage, tc.src)); diff != "" {
				t.Errorf("findings by criterion (-want +got):\n%s", diff)
			}
		})
	}
}

// A mark in a further row of a criterion answers it.
func TestMarkInTheRowBelow(t *testing.T) {
	got := judged(t, lint.Review, "## Example: two rows\n\n`rfp.xlsx!Anforderungen`:\n\n"+`| Nr. | Anforderung | Art | Ja | Nein |
| --- | --- | --- | --- | --- |
| K-1 | Das System muss Akten exportieren. | MUSS | x | |
| K-2 | Das System muss Postfächer überwachen. | MUSS | | |
| | | | x | |
| K-3 | Das System muss Vertretungen kennen. | MUSS | x | |
`)
	if len(got) != 0 {
		t.Errorf("findings %v, want none", got)
	}
}

// Prices are looked for in every copy of a line, and a line that comes twice is two lines.
func TestMissingPriceLines(t *testing.T) {
	position := func(file string, line int, id, price, total string) *lint.Position {
		at := lint.At(lint.Location{File: file, Sheet: "Preise", Line: line, Col: 1})
		to := lint.At(lint.Location{File: file, Sheet: "Preise", Line: line, Col: 5})
		amount := func(text string) lint.Amount {
			n, _ := quantity.Number(text, "en")
			return lint.Amount{At: to, Text: text, Value: n}
		}
		p := &lint.Position{ID: id, Text: "Lizenz", UnitPrice: price, Total: total, At: at, PriceAt: to}
		p.Cells.UnitPrice, p.Cells.Total = amount(price), amount(total)
		return p
	}
	for _, tc := range []struct {
		name      string
		positions []*lint.Position
		want      []string
	}{
		{"priced in our copy", []*lint.Position{position("rfp.xlsx", 2, "1", "", ""), position("offer.xlsx", 9, "1", "12.00", "")}, nil},
		{
			"priced in no copy: ours is the place",
			[]*lint.Position{position("rfp.xlsx", 2, "1", "", ""), position("offer.xlsx", 9, "1", "", "0.00")},
			[]string{"offer.xlsx:Preise!E9"},
		},
		{
			"the same line in two lots",
			[]*lint.Position{position("rfp.xlsx", 2, "1", "8.00", ""), position("rfp.xlsx", 3, "1", "", "")},
			[]string{"rfp.xlsx:Preise!E3"},
		},
		{"a lump sum", []*lint.Position{position("rfp.xlsx", 2, "1", "", "250,00 €")}, nil},
		{"offered for nothing", []*lint.Position{position("rfp.xlsx", 2, "1", "0", "")}, nil},
		{"a dash", []*lint.Position{position("rfp.xlsx", 2, "1", "–", "")}, []string{"rfp.xlsx:Preise!E2"}},
		{"a word in place of a price is another fault", []*lint.Position{position("rfp.xlsx", 2, "1", "n. V.", "")}, nil},
		{
			"a sheet without a column for prices",
			[]*lint.Position{{ID: "1", At: at(4), PriceAt: at(4)}},
			nil,
		},
	} {
		t.Run(tc.name, func(t *testing.T) {
			set := core(t)
			set.Rules = slices.DeleteFunc(set.Rules, func(r *lint.Rule) bool { return r.Name != "missing-price" })
			res, err := lint.Run(&lint.Bid{Positions: tc.positions}, set, lint.Options{Stage: lint.Submit})
			if err != nil {
				t.Fatal(err)
			}
			var got []string
			for _, f := range res.Findings {
				got = append(got, f.At.String())
				if f.Position == nil || f.Severity != lint.Error {
					t.Errorf("position %v, severity %s; want a position, error", f.Position, f.Severity)
				}
			}
			if diff := cmp.Diff(tc.want, got); diff != "" {
				t.Errorf("places (-want +got):\n%s", diff)
			}
		})
	}
}
