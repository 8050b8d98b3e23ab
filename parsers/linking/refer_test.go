package linking_test

import (
	"fmt"
	"testing"

	"github.com/offerlint/offerlint/lint"
	"github.com/offerlint/offerlint/parsers/linking"
	"github.com/offerlint/offerlint/parsers/markdown"
)

// TestReferences: a row that refers to a numbered chapter is answered by that chapter, and by nothing that answers
// somebody else or that it does not name for sure.
func TestReferences(t *testing.T) {
	concept := markdown.Read([]byte(`# 2 Betrieb

Einleitung.

## 2.1 Rechenzentrum

Wir betreiben zwei Standorte, siehe [Plan](https://example.org/plan).

### Standort Nord

Nord.

## 2.2 Support

Rund um die Uhr.

# 3 Anhang

Zeitplan.
`), "konzept.md")
	other := markdown.Read([]byte("## 3 Anhang\n\nZwei Kapitel 3.\n"), "weitere.md")
	tests := []struct {
		name, row, want string
		evidence        int
	}{
		{"siehe", "Ja, siehe Konzept 2.1", "Ja, siehe Konzept 2.1\nWir betreiben zwei Standorte, siehe Plan.\nNord.", 1},
		{"a column of references", "Kapitel 2.2", "Kapitel 2.2\nRund um die Uhr.", 0},
		{"English", "see section 2.2 for details", "see section 2.2 for details\nRund um die Uhr.", 0},
		{"two chapters of that number", "siehe Kapitel 3", "siehe Kapitel 3", 0},
		{"no such chapter", "siehe Kapitel 9", "siehe Kapitel 9", 0},
		{"a number that is no reference", "Die Anlage hat im Teil 2.1 des Hauses drei Räume mit je einem Schrank", "Die Anlage hat im Teil 2.1 des Hauses drei Räume mit je einem Schrank", 0},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			c := &lint.Criterion{ID: "K-1"}
			r := &lint.Response{Criterion: c, Via: lint.ViaRow, Text: &lint.Text{Blocks: []*lint.Block{{Kind: lint.Cell, Str: tt.row}}}}
			c.Responses = []*lint.Response{r}
			linking.Refer([]*lint.Criterion{c}, []*markdown.Doc{concept, other}, nil)
			if got := r.Text.String(); got != tt.want || len(r.Evidence) != tt.evidence {
				t.Errorf("text %q with %d evidence, want %q with %d", got, len(r.Evidence), tt.want, tt.evidence)
			}
		})
	}
}

// TestReferencesLeaveOthersAlone: passages of a chapter that answer another criterion, or one that does not exist, are no
// part of the answer that refers to the chapter; where one names the criterion itself, that passage is meant.
func TestReferencesLeaveOthersAlone(t *testing.T) {
	src := "# 4 Daten\n\nAllgemeines.\n\n## K-2 Export\n\nAls CSV.\n\n## K-93 Import\n\nFalsche Nummer.\n"
	row := func(id string) *lint.Criterion {
		c := &lint.Criterion{ID: id, Text: "Anforderung " + id}
		c.Responses = []*lint.Response{{
			Criterion: c, Via: lint.ViaRow, Text: &lint.Text{Blocks: []*lint.Block{{Kind: lint.Cell, Str: "siehe Kapitel 4"}}},
		}}
		return c
	}
	criteria := []*lint.Criterion{row("K-1"), row("K-2")}
	for n := 3; n < 40; n++ {
		criteria = append(criteria, &lint.Criterion{ID: fmt.Sprintf("K-%d", n), Text: fmt.Sprintf("Anforderung %d", n)})
	}
	docs := []*markdown.Doc{markdown.Read([]byte(src), "daten.md")}
	res := linking.Link(criteria, docs, linking.Options{})
	if len(res.Strays) != 1 {
		t.Fatalf("strays = %v, want K-93", res.Strays)
	}
	linking.Refer(criteria, docs, res.Strays)
	if got, want := criteria[0].Responses[0].Text.String(), "siehe Kapitel 4\nAllgemeines."; got != want {
		t.Errorf("K-1 is answered by %q, want %q", got, want)
	}
	if got, want := criteria[1].Responses[0].Text.String(), "siehe Kapitel 4"; got != want {
		t.Errorf("K-2 is answered by %q, want %q", got, want)
	}
}

// TestPersonsAreNoAnswers: a table of who is at work on what says nothing about the criteria.
func TestPersonsAreNoAnswers(t *testing.T) {
	var criteria []*lint.Criterion
	for n := 11; n < 20; n++ {
		criteria = append(criteria, &lint.Criterion{ID: fmt.Sprintf("K-%d", n), Text: fmt.Sprintf("Anforderung %d", n)})
	}
	src := "| ID | Bearbeiter |\n|---|---|\n| K-11 | Frau Muster |\n| K-12 | Herr Beispiel |\n\n| ID | Antwort | Owner |\n|---|---|---|\n| K-13 | Als CSV. | Frau Muster |\n"
	linking.Link(criteria, []*markdown.Doc{markdown.Read([]byte(src), "a.md")}, linking.Options{})
	for i, want := range map[int]bool{0: false, 1: false, 2: true} {
		if got := criteria[i].Answered(); got != want {
			t.Errorf("%s answered = %v, want %v", criteria[i].ID, got, want)
		}
	}
}

// TestCopiedParagraphs: the customer's sentences, pasted one by one below the ID, are no answer; what follows them is.
func TestCopiedParagraphs(t *testing.T) {
	for own, want := range map[string]bool{"": false, "\nWir prüfen täglich.\n": true} {
		c := &lint.Criterion{ID: "K-11", Text: "Das System prüft Akten. Es meldet jeden Fehler."}
		others := []*lint.Criterion{c, {ID: "K-12", Text: "Anderes."}, {ID: "K-13", Text: "Drittes."}}
		src := "## K-11\n\nDas System prüft Akten.\n\nEs meldet jeden Fehler.\n" + own
		linking.Link(others, []*markdown.Doc{markdown.Read([]byte(src), "a.md")}, linking.Options{})
		if got := c.Answered(); got != want {
			t.Errorf("with %q behind the copy, answered = %v, want %v", own, got, want)
		}
	}
}
