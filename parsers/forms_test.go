package parsers_test

import (
	"fmt"
	"testing"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"

	"github.com/offerlint/offerlint/lint"
)

// TestFormsAndAnswerSheets reads what a customer's form becomes when it is filled in, and sheets of answers without it.
func TestFormsAndAnswerSheets(t *testing.T) {
	const asked = "ID;Anforderung;Art\nF-11;Das System muss suchen.;MUSS\nF-12;Das System muss drucken.;MUSS\n"
	for _, tc := range []struct {
		name        string
		files       map[string]string
		rfp, offer  string
		first, next string
	}{
		{
			"remarks of a form that is the offer as well",
			map[string]string{"form.csv": "Nr.;Anforderung;Art;Bemerkung\nF-11;Das System muss suchen.;MUSS;Wir suchen mit Solr.\nF-12;Das System muss drucken.;MUSS;\n"},
			"form.csv", "form.csv", "Wir suchen mit Solr.", "",
		},
		{
			"remarks of a form that is not",
			map[string]string{"form.csv": "Nr.;Anforderung;Art;Bemerkung\nF-11;Das System muss suchen.;MUSS;Gilt für das Amt 12.\nF-12;Das System muss drucken.;MUSS;\n", "ours.md": "## F-12 Drucken\n\nDas tut der Druckdienst.\n"},
			"form.csv", "ours.md", "", "Das tut der Druckdienst.",
		},
		{
			"a sheet of answers",
			map[string]string{"r.csv": asked, "a.csv": "Kürzel;Was wir liefern\nF-11;Wir suchen mit Solr.\nF-12;Das tut der Druckdienst.\n"},
			"r.csv", "a.csv", "Wir suchen mit Solr.", "Das tut der Druckdienst.",
		},
	} {
		t.Run(tc.name, func(t *testing.T) {
			folder(t, tc.files)
			b := mustRead(t, config([]string{tc.rfp}, tc.offer))
			var got []string
			for _, c := range b.Criteria {
				got = append(got, c.Best().Text.String())
			}
			if diff := cmp.Diff([]string{tc.first, tc.next}, got); diff != "" {
				t.Errorf("answers (-want +got):\n%s", diff)
			}
			for _, p := range b.Problems {
				t.Errorf("problem %s at %s", p.Check, p.At)
			}
		})
	}
}

func TestNotesOfUnreadColumns(t *testing.T) {
	folder(t, map[string]string{"r.csv": "ID;Anforderung;Art;Zeichen\nF-11;Das System muss suchen.;MUSS;rot\nF-12;Das System muss drucken.;MUSS;blau\n"})
	b := mustRead(t, config([]string{"r.csv"}))
	if diff := cmp.Diff([]lint.Note{{Fact: "unread-columns", N: 1}}, b.Sources[0].Notes); diff != "" || b.Sources[0].Reasons["unread"] != "D" {
		t.Errorf("notes (-want +got):\n%s, columns %q", diff, b.Sources[0].Reasons["unread"])
	}
}

func TestMergedTitlesOfAWorkbook(t *testing.T) {
	folder(t, nil)
	f := excelize.NewFile()
	for i, row := range [][]any{
		{"Nr.", "Anforderung", "Art", "Erfüllt"},
		{"1", "Allgemeines"},
		{"1.1", "Das System druckt Belege.", "MUSS", "Ja"},
		{"1.2", "Das System druckt Karten.", "MUSS", "Ja"},
		{"2", "Betrieb"},
		{"2.1", "Das System läuft ohne Pause.", "MUSS", "Ja"},
		{"2.2", "Das System meldet Störungen.", "MUSS", "Nein"},
	} {
		if err := f.SetSheetRow("Sheet1", fmt.Sprintf("A%d", i+1), &row); err != nil {
			t.Fatal(err)
		}
	}
	for _, r := range []int{2, 5} {
		if err := f.MergeCell("Sheet1", fmt.Sprintf("B%d", r), fmt.Sprintf("D%d", r)); err != nil {
			t.Fatal(err)
		}
	}
	if err := f.SaveAs("r.xlsx"); err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, c := range mustRead(t, config([]string{"r.xlsx"})).Criteria {
		got = append(got, c.ID+" "+c.Section)
	}
	if diff := cmp.Diff([]string{"1.1 1 Allgemeines", "1.2 1 Allgemeines", "2.1 2 Betrieb", "2.2 2 Betrieb"}, got); diff != "" {
		t.Errorf("criteria (-want +got):\n%s", diff)
	}
}
