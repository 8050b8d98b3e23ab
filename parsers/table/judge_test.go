package table_test

import (
	"fmt"
	"maps"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers/table"
)

// doubts prints problems one per line: check, place, criterion, values.
func doubts(ps []lint.Problem) []string {
	var out []string
	for _, p := range ps {
		id := "-"
		if p.Criterion != nil {
			id = p.Criterion.ID
		}
		var args []string
		for _, k := range slices.Sorted(maps.Keys(p.Args)) {
			args = append(args, k+"="+p.Args[k])
		}
		out = append(out, fmt.Sprintf("%s %s %s %s", p.Check, p.At, id, strings.Join(args, "; ")))
	}
	return out
}

func notes(s *table.Sheet) map[string]int {
	m := map[string]int{}
	for _, n := range s.Source.Notes {
		m[n.Fact] = n.N
	}
	return m
}

func number(row int) change { return cell(row, 1, func(c *table.Cell) { c.Number = true }) }
func comment(row, col int, s string) change {
	return cell(row, col, func(c *table.Cell) { c.Extra().Comment = s })
}

func TestDoubts(t *testing.T) {
	for _, tc := range []struct {
		name    string
		rows    []string
		changes []change
		want    []string
	}{
		{
			name: "no mark, and two or three marks",
			rows: []string{
				"Nr.|Anforderung|Ja|Teilweise|Nein|Bemerkung",
				"K-1|Das System muss Akten exportieren.|x|||",
				"K-2|Das System muss Postfächer überwachen.||||später",
				"K-3|Das System muss Vertretungen kennen.|x|✓||",
				"K-4|[ENTFÄLLT] Das System muss Etiketten drucken.||||",
				"K-5|Das System muss Belege drucken.|x|x|x|",
			},
			want: []string{
				"unmarked-answer rfp/katalog.xlsx:Liste!C3 K-2 choices=Ja | Teilweise | Nein",
				"contradictory-marks rfp/katalog.xlsx:Liste!C4 K-3 first=Ja; second=Teilweise",
				"contradictory-marks rfp/katalog.xlsx:Liste!C6 K-5 first=Ja, Teilweise; second=Nein",
			},
		},
		{
			name: "two marks that mean the same contradict nothing",
			rows: []string{
				"ID|Requirement|Implemented|Fully implemented|Planned",
				"R-1|The system shall accept contactless cards.|x|x|",
				"R-2|The system shall work without a network.|x||x",
			},
			want: []string{"contradictory-marks rfp/katalog.xlsx:Liste!C3 R-2 first=Implemented; second=Planned"},
		},
		{
			name: "answers beside the dropdown, fields to be written in, and rows not filled in",
			rows: []string{
				"Nr.|Frage|Antwort",
				"F-1|Werden Sicherungen verschlüsselt?|JA.",
				"F-2|Wird die Rücksicherung geübt?|teilweise",
				"F-3|Wer betreibt das Rechenzentrum?|Beispiel Hosting GmbH, Musterhausen",
				"F-4|Ist das Rechenzentrum zertifiziert?|Bitte auswählen",
				"F-5|Liegt ein Testat vor?|",
			},
			changes: []change{list(3, "Ja", "Nein")},
			want:    []string{"invalid-answer rfp/katalog.xlsx:Liste!C3 F-2 allowed=Ja | Nein; match=teilweise"},
		},
		{
			name: "words that no list offers, beside the dropdown",
			rows: []string{
				"Nr.|Anforderung|Erfüllung",
				"1|Das System muss Akten exportieren.|machbar",
				"2|Das System muss Postfächer überwachen.|voll erfüllt laut Handbuch",
				"3|Das System muss Vertretungen kennen.|erfüllt",
				"4|Betreiber des Rechenzentrums|Beispiel Hosting",
			},
			changes: []change{list(3, "erfüllt", "nicht erfüllt")},
			want: []string{
				"invalid-answer rfp/katalog.xlsx:Liste!C2 1 allowed=erfüllt | nicht erfüllt; match=machbar",
				"invalid-answer rfp/katalog.xlsx:Liste!C3 2 allowed=erfüllt | nicht erfüllt; match=voll erfüllt laut Handbuch",
			},
		},
		{
			name: "a column of allowed answers is a list for each row",
			rows: []string{
				"Nr.|Anforderung|Zulässige Antworten|Antwort des Bieters",
				"1|Das System muss Akten exportieren.|Ja / Nein|Ja",
				"2|Das System muss Postfächer überwachen.|Ja / Nein / geplant|geplant",
				"3|Das System muss Vertretungen kennen.|Ja / Nein|geplant",
			},
			want: []string{"invalid-answer rfp/katalog.xlsx:Liste!D4 3 allowed=Ja | Nein; match=geplant"},
		},
		{
			name: "IDs that became numbers",
			rows: []string{
				"Nr.|Anforderung|Art",
				"001|Das System muss Akten exportieren.|MUSS",
				"2|Das System muss Postfächer überwachen.|MUSS",
				"003|Das System muss Vertretungen kennen.|MUSS",
				"004|Das System muss Etiketten drucken.|MUSS",
				"1.00E+05|Das System muss Belege drucken.|MUSS",
			},
			changes: []change{number(3), number(6)},
			want: []string{
				"coerced-id rfp/katalog.xlsx:Liste!A3 2 id=2; into=number",
				"coerced-id rfp/katalog.xlsx:Liste!A6 1.00E+05 id=1.00E+05; into=number",
			},
		},
		{
			name: "one ID that became a date",
			rows: []string{
				"Nr.|Anforderung|Art",
				"2-9|Das System muss Akten exportieren.|MUSS",
				"2026-01-03|Das System muss Postfächer überwachen.|MUSS",
				"13-1|Das System muss Vertretungen kennen.|MUSS",
			},
			changes: []change{cell(3, 1, func(c *table.Cell) { c.Date = true })},
			want:    []string{"coerced-id rfp/katalog.xlsx:Liste!A3 2026-01-03 id=2026-01-03; into=date"},
		},
		{
			name: "a few doubled IDs are mistakes",
			rows: []string{
				"Nr.|Anforderung|Art",
				"1|Das System muss Akten exportieren.|MUSS",
				"2|Das System muss Postfächer überwachen.|MUSS",
				"2|Das System muss Vertretungen kennen.|MUSS",
			},
			want: []string{"duplicate-criterion rfp/katalog.xlsx:Liste!A4 2 id=2; other=rfp/katalog.xlsx:Liste!A3"},
		},
		{
			name: "a numbering that begins anew in each section is said once",
			rows: []string{
				"Nr.|Kapitel|Anforderung|Art",
				"1|Export|Das System muss Akten exportieren.|MUSS",
				"2|Export|Das System muss Postfächer überwachen.|MUSS",
				"3|Export|Das System muss Vertretungen kennen.|MUSS",
				"1|Druck|Das System muss Etiketten drucken.|MUSS",
				"2|Druck|Das System muss Belege drucken.|MUSS",
				"3|Druck|Das System muss Listen drucken.|MUSS",
				"4|Druck|Das System muss Karten drucken.|MUSS",
				"1|Suche|Das System muss Volltexte finden.|MUSS",
				"2|Suche|Das System muss Metadaten finden.|MUSS",
				"4|Suche|Das System muss Anlagen finden.|MUSS",
			},
			want: []string{"duplicate-criterion rfp/katalog.xlsx:Liste!A5 - criterion=4 IDs (1, 2, 3 …); id=1; other=rfp/katalog.xlsx:Liste"},
		},
	} {
		t.Run(tc.name, func(t *testing.T) {
			s := read(t, sheet("Liste", tc.rows, tc.changes...))
			if diff := cmp.Diff(tc.want, doubts(s.Problems)); diff != "" {
				t.Errorf("problems (-want +got):\n%s", diff)
			}
		})
	}
}

// What is wrong with the answer in a row that repeats a criterion is said about that criterion; what is wrong with its
// ID was said where it stood first.
func TestDoubtsFollowTheAnswer(t *testing.T) {
	theirs := read(t, sheet("Liste", []string{
		"Nr.|Anforderung|Erfüllung",
		"001|Das System muss Akten exportieren.|",
		"2|Das System muss Postfächer überwachen.|",
		"003|Das System muss Vertretungen kennen.|",
	}, list(3, "Ja", "Nein"), number(3)))
	all := table.Merge(nil, theirs)

	ours := read(t, sheet("Antworten", []string{
		"Nr.|Anforderung|Erfüllung",
		"001|Das System muss Akten exportieren.|Ja",
		"2|Das System muss Postfächer überwachen.|teilweise",
		"003|Das System muss Vertretungen kennen.|Ja, siehe Konzept 2.1",
	}, number(3)))
	table.Answer(all, ours)
	want := []string{"invalid-answer rfp/katalog.xlsx:Antworten!C3 2 allowed=Ja | Nein; match=teilweise"}
	if diff := cmp.Diff(want, doubts(ours.Problems)); diff != "" {
		t.Errorf("problems of our workbook (-want +got):\n%s", diff)
	}
	for _, p := range ours.Problems {
		if p.Criterion != all[1] {
			t.Errorf("%s speaks about a criterion that is not in the bid", p.Check)
		}
	}

	marks := read(t, sheet("Matrix", []string{
		"Nr.|Ja|Nein",
		"001|x|x",
		"2|x|",
		"003||",
	}, number(3)))
	all = table.Merge(all, marks)
	want = []string{
		"contradictory-marks rfp/katalog.xlsx:Matrix!B2 001 first=Ja; second=Nein",
		"unmarked-answer rfp/katalog.xlsx:Matrix!B4 003 choices=Ja | Nein",
	}
	if diff := cmp.Diff(want, doubts(marks.Problems)); diff != "" {
		t.Errorf("problems of the second sheet (-want +got):\n%s", diff)
	}
	if len(all) != 3 || marks.Problems[0].Criterion != all[0] || marks.Problems[1].Criterion != all[2] {
		t.Errorf("the doubts about the second sheet speak about other criteria than the first")
	}
}

// Sheets that number their criteria alike are one finding for each further sheet; our own copies add none.
func TestNumberingPerSheet(t *testing.T) {
	rows := func(verb string) []string {
		out := []string{"Nr.|Anforderung|Art|Erfüllung"}
		for i, what := range []string{"Akten", "Listen", "Karten", "Belege", "Etiketten"} {
			out = append(out, fmt.Sprintf("%d|Das System muss %s %s.|MUSS|", i+1, what, verb))
		}
		return out
	}
	all := table.Merge(nil, read(t, sheet("Export", rows("exportieren"))))
	var got []string
	for _, verb := range []string{"drucken", "suchen"} {
		s := read(t, sheet("Blatt "+verb, rows(verb)))
		all = table.Merge(all, s)
		got = append(got, doubts(s.Problems)...)
	}
	want := []string{
		"duplicate-criterion rfp/katalog.xlsx:'Blatt drucken'!A2 - criterion=5 IDs (1, 2, 3 …); id=1; other=rfp/katalog.xlsx:Export",
		"duplicate-criterion rfp/katalog.xlsx:'Blatt suchen'!A2 - criterion=5 IDs (1, 2, 3 …); id=1; other=rfp/katalog.xlsx:Export",
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Errorf("problems (-want +got):\n%s", diff)
	}
	if len(all) != 15 {
		t.Errorf("%d criteria, want all 15", len(all))
	}
	again := read(t, sheet("Blatt suchen", rows("suchen")))
	if table.Answer(all, again); len(again.Problems) != 0 {
		t.Errorf("our copy is reported: %v", doubts(again.Problems))
	}
}

// Few differing texts among many repeated rows are no numbering of its own.
func TestChangedTextsStaySingle(t *testing.T) {
	rows := []string{"Nr.|Anforderung|Art"}
	for i := range 12 {
		rows = append(rows, fmt.Sprintf("K-%d|Das System muss den Vorgang Nummer %d archivieren.|MUSS", i+1, i+1))
	}
	all := table.Merge(nil, read(t, sheet("Anforderungen", rows)))
	for i := 1; i <= 4; i++ {
		rows[i] = strings.Replace(rows[i], "archivieren", "löschen", 1)
	}
	s := read(t, sheet("Anlage", rows))
	table.Merge(all, s)
	if len(s.Problems) != 4 || s.Problems[0].Criterion == nil {
		t.Errorf("want one problem for each of four changed texts, got %v", doubts(s.Problems))
	}
}

func TestAsides(t *testing.T) {
	g := sheet("Liste", []string{
		"Betrieb",
		"",
		"Nr.|Anforderung|Erfüllung",
		"K-1|Das System muss Akten exportieren.|",
		"K-2|Das System muss Postfächer überwachen.|",
		"K-3|Das System muss Vertretungen kennen.|",
	},
		comment(1, 1, "Der Bieter muss eine Rufbereitschaft an Feiertagen stellen."),
		comment(3, 3, "Bitte in jeder Zeile Ja oder Nein auswählen."),
		comment(4, 2, "Bitte beschreiben Sie auch die Formate."),
		comment(5, 2, "Stand vom Frühjahr."),
	)
	g.Text = []string{
		"Alle Felder müssen ausgefüllt werden.",
		"Bitte beantworten Sie alle Fragen.",
		"Der Bieter muss seine Preise zwei Jahre lang halten.",
		"Stadt Musterhausen",
	}
	s := read(t, g)
	want := []string{
		"unreadable-row rfp/katalog.xlsx:Liste!A1 - text=Der Bieter muss eine Rufbereitschaft an Feiertagen stellen.",
		"unreadable-row rfp/katalog.xlsx:Liste - text=Der Bieter muss seine Preise zwei Jahre lang halten.",
	}
	if diff := cmp.Diff(want, doubts(s.Problems)); diff != "" {
		t.Errorf("problems (-want +got):\n%s", diff)
	}
	if n := notes(s); n["asking-comments"] != 3 || n["asking-text-boxes"] != 3 {
		t.Errorf("notes %v, want 3 asking comments and 3 asking text boxes", n)
	}
	if !s.Criteria[0].AsksText || s.Criteria[1].AsksText {
		t.Errorf("the comment on K-1, and no other, asks for a description")
	}
	ours := table.Read(g, table.Options{Side: lint.SideOffer})
	if len(ours.Problems) != 0 || notes(ours)["asking-comments"] != 0 {
		t.Errorf("our own comments are taken for the customer's: %v", doubts(ours.Problems))
	}
}

func TestUnstableIDs(t *testing.T) {
	noValue := func(row int) change { return cell(row, 1, func(c *table.Cell) { c.NoValue = true }) }
	s := read(t, sheet("Liste", []string{
		"Nr.|Anforderung|Bemerkung des Bieters",
		"=ROW()-1|Das System muss Akten exportieren.|",
		"=NUMMER(A2)|Das System muss Postfächer überwachen.|",
		"=NUMMER(A3)|Das System muss Vertretungen kennen.|",
	}, noValue(2), noValue(3), noValue(4)))
	if n := notes(s)["unstable-ids"]; n != 3 {
		t.Errorf("%d unstable IDs noted, want 3", n)
	}
	var ids []string
	for _, c := range s.Criteria {
		ids = append(ids, c.ID)
		if c.Key == "" {
			t.Errorf("%s has no key", c.ID)
		}
	}
	if diff := cmp.Diff([]string{"1", "Liste!3", "Liste!4"}, ids); diff != "" {
		t.Errorf("IDs (-want +got):\n%s", diff)
	}
	moved := read(t, sheet("Liste", []string{
		"Nr.|Anforderung|Bemerkung des Bieters",
		"",
		"=ROW()-1|Das System muss Akten exportieren.|",
		"=NUMMER(A2)|Das System muss Postfächer überwachen.|",
		"=NUMMER(A3)|Das System muss Vertretungen kennen.|",
	}))
	for i, c := range moved.Criteria {
		if c.Key != s.Criteria[i].Key {
			t.Errorf("the key of %q changes when a row is inserted", c.Text)
		}
	}
}

func TestObligationConflicts(t *testing.T) {
	s := read(t, sheet("Liste", []string{
		"Nr.|Anforderung|Art",
		"K-1|Das System muss Akten exportieren.|KANN",
		"K-2|Das System sollte Postfächer überwachen.|MUSS",
		"K-3|Das System muss Vertretungen kennen.|MUSS",
		"K-4|Das System kann Etiketten drucken.|MUSS",
	}))
	if n := notes(s)["obligation-conflicts"]; n != 2 {
		t.Errorf("%d conflicts noted, want 2", n)
	}
	if c := s.Criteria[0]; c.ObligationWord != "KANN" || c.Obligation != lint.May || len(s.Problems) != 0 {
		t.Errorf("the column's word is %q (%s), problems %v; want KANN, may, none", c.ObligationWord, c.Obligation, doubts(s.Problems))
	}
}

func TestReasons(t *testing.T) {
	for _, tc := range []struct {
		name string
		g    *table.Grid
		opt  table.Options
		want map[string]string
	}{
		{
			name: "headers and a dropdown",
			g: sheet("Liste", []string{
				"Musterhausen",
				"Nr.|Anforderung|Art|Wie sieht\\nes aus",
				"K-1|Das System muss Akten exportieren.|MUSS|",
				"K-2|Das System muss Postfächer überwachen.|MUSS|",
			}, list(4, "Ja", "Nein")),
			opt: table.Options{Columns: map[string]string{"obligation": "C"}},
			want: map[string]string{
				"header": "3 of 4 cells are header words", "id": `header "Nr." in A2`, "text": `header "Anforderung" in B2`,
				"obligation": `header "Art" in C2, named in offerlint.yaml`,
				"claim":      `header "Wie sieht es aus" in D2, the only column that offers answers to choose from, dropdown Ja | Nein`,
			},
		},
		{
			name: "columns to be marked below a group",
			g: sheet("Liste", []string{
				"Nr.|Anforderung|Vom Bieter anzukreuzen|",
				"||Ja|Nein",
				"K-1|Das System muss Akten exportieren.|x|",
				"K-2|Das System muss Postfächer überwachen.|x|",
			}, merge(1, 3, 4)),
			want: map[string]string{
				"header": "4 of 4 cells are header words", "id": `header "Nr." in A1`, "text": `header "Anforderung" in B1`,
				"claim": `header "Ja" in C2, to be marked; header "Nein" in D2, to be marked`,
			},
		},
		{
			name: "no header",
			g: sheet("Blatt1", []string{
				"K-1|Das System muss alle Akten exportieren.",
				"K-2|Das System muss alle Postfächer überwachen.",
				"K-3|Das System muss alle Vertretungen kennen.",
			}),
			want: map[string]string{
				"header": "none found: columns told by their content", "id": "short values with digits, all different", "text": "the longest texts of the sheet",
			},
		},
		{
			name: "a sheet of lists",
			g:    sheet("Listen", []string{"Ja", "Nein", "Teilweise"}),
			want: map[string]string{"role": "the sheet's name"},
		},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if diff := cmp.Diff(tc.want, table.Read(tc.g, tc.opt).Source.Reasons); diff != "" {
				t.Errorf("reasons (-want +got):\n%s", diff)
			}
		})
	}
}
