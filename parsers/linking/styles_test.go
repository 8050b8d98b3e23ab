package linking_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/offerlint/offerlint/lint"
)

// styles are the ways in which people answer a list. Each writes one criterion and its answer; head and foot stand around
// all of them.
var styles = []struct {
	name, head, foot string
	one              func(id, text, answer string) string
}{
	{"headings with ID", "# Konzept\n\nWir freuen uns.\n\n", "# Anhang\n\nMit freundlichen Grüßen\n", func(id, _, a string) string { return "## " + id + "\n\n" + a + "\n\n" }},
	{"headings without a space", "#Konzept\n", "#Anhang\nGruß\n", func(id, _, a string) string { return "####" + id + ".\n" + a + "\n\n" }},
	{"headings with noun", "# Konzept\n\n", "# Anhang\n\nGruß\n", func(id, _, a string) string { return "## Requirement " + id + ":\n\n" + a + "\n\n" }},
	{"bold ID alone", "# Konzept\n\n", "# Anhang\n\nGruß\n", func(id, _, a string) string { return "**" + id + "**\n\n" + a + "\n\n" }},
	{"ID in brackets alone", "# Konzept\n\n", "# Anhang\n\nGruß\n", func(id, _, a string) string { return "(" + id + ")\n\n" + a + "\n\n" }},
	{"paragraph with ID and dash", "", "# Anhang\n\nGruß\n", func(id, _, a string) string { return "**" + id + " –** " + a + "\n\n" }},
	{"items with ID", "Zu den Punkten:\n\n", "\nGruß\n", func(id, _, a string) string { return "* " + id + ": " + a + "\n" }},
	{"nested items", "* Teil\n", "\nGruß\n", func(id, _, a string) string { return "  * **" + id + ")**\n    * " + a + "\n" }},
	{"heading with ID and text", "", "", func(id, x, a string) string { return "### " + id + ". " + x + "\n\n" + a + "\n\n" }},
	{"heading with text alone", "", "", func(_, x, a string) string { return "### " + x + "\n\n" + a + "\n\n" }},
	{"quote and answer", "", "", func(_, x, a string) string { return "> " + x + "\n\n" + a + "\n\n" }},
	{"quote with ID", "", "", func(id, x, a string) string { return "> **" + id + "** " + x + "\n>\n> " + a + "\n\n" }},
	{"italics and heading", "", "", func(_, x, a string) string {
		return "## Requirement\n\n*" + x + "*\n\n## How we met the requirement\n\n" + a + "\n\n"
	}},
	{"two lines", "", "", func(id, x, a string) string { return id + ". " + x + "  \n" + a + "\n\n" }},
	{"table of two", "Requirement | Answer\n---|---\n", "\nGruß\n", func(id, x, a string) string { return id + ". " + x + " | " + a + "\n" }},
	{"table of three", "| # | Criteria | How it was met |\n|---|:--|---|\n", "\nGruß\n", func(id, x, a string) string { return "| " + id + " | " + x + " | " + a + " |\n" }},
	{"table by ID", "| ID | Antwort |\n|---|---|\n", "\nGruß\n", func(id, _, a string) string { return "| " + id + " | " + a + " |\n" }},
	{"table by text", "| Anforderung | Antwort |\n|---|---|\n", "\nGruß\n", func(_, x, a string) string { return "| " + x + " | " + a + " |\n" }},
	{"html table", "<table><tr><th>ID</th><th>Antwort</th></tr>\n", "</table>\n\nGruß\n", func(id, _, a string) string { return "<tr><td>" + id + "</td><td>" + a + "</td></tr>\n" }},
	{"comment", "", "# Anhang\n\nGruß\n", func(id, _, a string) string { return "<!-- answers: " + id + " -->\n\n" + a + "\n\n" }},
	{"setext", "", "Anhang\n------\nGruß\n", func(id, _, a string) string { return id + ")\n---\n" + a + "\n\n" }},
}

// lists have IDs of several kinds.
func lists() map[string][]*lint.Criterion {
	texts := []string{
		"Das System verschlüsselt alle Daten auf dem Weg zum Rechenzentrum", "Der Anbieter betreibt eine Hotline in deutscher Sprache",
		"Anwender melden sich mit ihrer Karte an", "Berichte lassen sich als Datei ablegen", "Gelöschte Akten bleiben ein Jahr lang sichtbar",
		"Die Oberfläche ist ohne Maus bedienbar", "Schulungen finden vor Ort statt", "Das Archiv nimmt Bilder und Pläne auf",
	}
	out := map[string][]*lint.Criterion{}
	for name, format := range map[string]func(int) string{
		"letters": func(i int) string { return string(rune('a' + i)) },
		"numbers": func(i int) string { return fmt.Sprint(i + 1) },
		"dotted":  func(i int) string { return fmt.Sprintf("%d.%d", 1+i/4, 1+i%4) },
		"codes":   func(i int) string { return fmt.Sprintf("REQ-%03d", i+1) },
		"short":   func(i int) string { return fmt.Sprintf("K%d", i+1) },
	} {
		for i, x := range texts {
			out[name] = append(out[name], &lint.Criterion{ID: format(i), Text: x})
		}
	}
	return out
}

// Each way of answering links every answer to its criterion; with one answer left out (-1: none), that one alone is
// unanswered.
func TestStyles(t *testing.T) {
	for name := range lists() {
		for _, s := range styles {
			t.Run(name+"/"+s.name, func(t *testing.T) {
				for _, out := range []int{-1, 0, 4, 7} {
					cs := lists()[name]
					var b strings.Builder
					b.WriteString(s.head)
					for i, c := range cs {
						if i != out {
							b.WriteString(s.one(c.ID, c.Text, fmt.Sprintf("Gelöst durch Baustein%d.", i)))
						}
					}
					b.WriteString(s.foot)
					res := linkOne(cs, b.String())
					for i, c := range cs {
						said := ""
						for _, r := range c.Responses {
							said += r.Text.String()
						}
						if want := fmt.Sprintf("Baustein%d.", i); i != out && (!strings.Contains(said, want) || strings.Count(said, "Baustein") != 1) {
							t.Errorf("%d left out: %s has %q, want %q", out, c.ID, said, want)
						} else if i == out && c.Answered() {
							t.Errorf("%s was left out but has %q", c.ID, said)
						}
					}
					if len(res.Strays) > 0 {
						t.Errorf("%d left out: stray %q", out, res.Strays[0].ID)
					}
				}
			})
		}
	}
}
